//! What crosses to the window and back: shapes only, no rule. Moments are RFC 3339 text with the
//! computer's offset, days are `YYYY-MM-DD`; the window formats them and decides nothing from them.

mod account;
mod cases;
mod consent;
mod export;
mod finding;
mod notes;
mod referral;
mod safeguarding;
mod sending;
mod vault;
mod worker;

pub use account::*;
pub use cases::*;
pub use consent::*;
pub use export::*;
pub use finding::*;
pub use notes::*;
pub use referral::*;
pub use safeguarding::*;
pub use sending::*;
pub use vault::*;
pub use worker::*;
