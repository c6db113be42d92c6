//! Safeguarding: the steps that never wait for the referral, what was recorded of them, and how they stand.
//!
//! A duty-to-notify report or an NRM referral is not safeguarding (Stockport statement 2023/24,
//! appendix 2): these steps run beside it, and neither waits for the other.

mod due;
mod helplines;
mod pathways;
mod record;
mod standing;

pub use due::{Counted, Due};
pub use helplines::Helpline;
pub use pathways::{Audience, Confidence, Contact, OnHelp, Pack, Pathways, Step};
pub use record::{LINE_LIMIT, NewRecord, Outcome, TEXT_LIMIT, TypedRecord};
pub use standing::{FACT_LIMIT, Group, Line, Opening, Rail, Status};
