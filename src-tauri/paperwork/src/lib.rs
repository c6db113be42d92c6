//! Daybook on paper: accessible PDF by Typst.
//!
//! A document is a plain structure of words ([`referral::ReferralDocument`]); a template under `templates/` lays it
//! out; the result is PDF/UA-1, tagged, in British English. What an officer wrote is data throughout: it reaches the
//! template as one JSON value and is never read as markup. Nothing here opens a file, the network or a clock.

mod fonts;
mod legible;
mod pdf;
pub mod referral;
mod world;

pub use pdf::{PaperError, Pdf};
