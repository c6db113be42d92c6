//! Daybook on paper: accessible PDF by Typst.
//!
//! A document is a plain structure of words ([`referral::ReferralDocument`], [`prompt_sheet::PromptSheet`],
//! [`consent_record::ConsentDocument`], [`decision_history::DecisionDocument`], [`numbers_card::NumbersCard`],
//! [`case_file::CaseFileDocument`], [`partnership::PartnershipDocument`], [`recovery_page::RecoveryPage`]); a template under `templates/` lays it out; the result is PDF/UA-1, tagged, in
//! British English. What an officer wrote is data throughout: it reaches the template as one JSON value and is never
//! read as markup. Nothing here opens a file, the network or a clock.
//!
//! Beside the papers, [`mod@calendar_file`] writes reminders for a calendar (iCalendar).

pub mod calendar_file;
pub mod case_file;
pub mod consent_record;
pub mod decision_history;
mod entry;
mod fonts;
mod form;
mod legible;
pub mod numbers_card;
pub mod pages;
pub mod partnership;
mod pdf;
mod printed;
pub mod prompt_sheet;
pub mod recovery_page;
pub mod referral;
mod world;

pub use form::FormEdition;
pub use pdf::{PaperError, Pdf};
