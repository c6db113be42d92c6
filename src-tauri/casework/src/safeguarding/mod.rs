//! Safeguarding: the steps that never wait for the referral, what was recorded of them, and how they stand.
//!
//! A duty-to-notify report or an NRM referral is not safeguarding (Stockport statement 2023/24,
//! appendix 2): these steps run beside it, and neither waits for the other.

mod calling;
mod checking;
mod due;
mod fact;
mod helplines;
mod hours;
mod pathways;
mod record;
mod standing;

pub use calling::{Accepted, Beside, Lived, Situated, StepRecord, accepted, facts_of};
pub use checking::{Change, Fault, FaultCode, LARGEST, pack_named_in, preview_steps, read_pack, ways_gone};
pub use due::{Counted, Due};
pub use fact::{ASKED, Fact, FactGroup, FactIs, Facts, FactsTold, Known, Situation, changed, known};
pub use helplines::Helpline;
pub use hours::{Answering, Day, OpeningHours, answering, reached_again};
pub use pathways::{
    Audience, CalledBy, Confidence, Contact, OnHelp, Pack, Page, Pathways, Step, StepResult, When,
};
pub use record::{LINE_LIMIT, NewRecord, Outcome, TEXT_LIMIT, TypedRecord};
pub use standing::{Because, FACT_LIMIT, Group, Line, Opening, Rail, Stands, Status};
