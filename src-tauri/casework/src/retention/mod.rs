//! How long a closed case is kept, what keeps it longer, and when it may be disposed of. Nothing is ever disposed of by
//! itself: a day that has passed only allows someone to decide.

mod approval;
mod disposal;
mod pack;
mod reckoning;

pub use approval::{Approval, Hold, TypedApproval};
pub use disposal::{Obstacle, obstacles};
pub use pack::{Counted, RecordKind, RetentionPack, RetentionRule};
pub use reckoning::{Missing, Reckoned, Retention, RetentionFacts, retention};
