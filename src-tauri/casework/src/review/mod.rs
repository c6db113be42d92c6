//! A supervisor's review of a copy of a case file: what is asked of it, what was said, what the worker answers, and
//! which copy comes first. A review changes nothing in the case.

mod checklist;
mod open;
mod order;
mod receipt;
mod record;
mod reply;
mod sign_off;
mod typed;

pub use checklist::{Checklist, Question};
pub use open::{OpenItem, as_of, open, title_of, urgency};
pub use order::{CopyState, UrgencyOf, order, superseded};
pub use receipt::{Came, Receipt, receipt};
pub use record::{Answered, Comment, Outcome, Remark, Review, Verdict};
pub use reply::{Reply, ReplyKind};
pub use sign_off::{SignOff, SignOffState, Signature, sign_offs};
pub use typed::{TypedAnswer, TypedComment, TypedReview};

use crate::finding::{Finding, FindingCode};

/// The most characters of a comment, of the reason for an outcome and of an answer.
pub const TEXT_LIMIT: u32 = 5000;

/// Adds what is odd about a typed text; none is missed where it is not needed.
fn text_findings(field: &str, typed: &str, needed: bool, findings: &mut Vec<Finding>) {
    let code = match u32::try_from(typed.trim().chars().count()).unwrap_or(u32::MAX) {
        0 if needed => FindingCode::Missing,
        length if length > TEXT_LIMIT => FindingCode::TooLong(TEXT_LIMIT),
        _ if typed.contains('\0') => FindingCode::ForbiddenCharacter,
        _ => return,
    };
    findings.push(Finding::new(field, code));
}
