//! What crosses to the window and back: shapes only, no rule. Moments are RFC 3339 text with the
//! computer's offset, days are `YYYY-MM-DD`; the window formats them and decides nothing from them.

mod account;
mod attachments;
mod caseload;
mod cases;
mod closing;
mod consent;
mod decisions;
mod export;
mod finding;
mod indicators;
mod notes;
mod pathways;
mod people;
mod referral;
mod safeguarding;
mod search;
mod sending;
mod sharing;
mod talk;
mod vault;
mod warnings;
mod worker;

pub use account::*;
pub use attachments::*;
pub use caseload::*;
pub use cases::*;
pub use closing::*;
pub use consent::*;
pub use decisions::*;
pub use export::*;
pub use finding::*;
pub use indicators::*;
pub use notes::*;
pub use pathways::*;
pub use people::*;
pub use referral::*;
pub use safeguarding::*;
pub use search::*;
pub use sending::*;
pub use sharing::*;
pub use talk::*;
pub use vault::*;
pub use warnings::*;
pub use worker::*;
