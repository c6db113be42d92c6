//! The consent record on paper: what was decided and said, in the order in which it happened, and the PDF it becomes.

mod printed;

use chrono::{DateTime, FixedOffset};

pub use crate::entry::{Entry, Row};
use crate::pdf;
pub use crate::pdf::{PaperError, Pdf};

/// The layout, beside the code so that a designer can read it.
const TEMPLATE: &str = concat!(
    include_str!("../templates/paper.typ"),
    include_str!("../templates/record.typ"),
    include_str!("../templates/consent_record.typ")
);

/// One case's record of consent as it goes on paper: only words, already chosen, in the order to be printed.
///
/// Nothing here is looked up, sorted or left out: the caller gives the words. Every text may hold anything at all; it
/// is printed as it stands and never read as markup. A part that is empty says so in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentDocument {
    /// Daybook's number of the case, such as `26-001`; the only name in the title, the header and the footer.
    pub case_number: String,
    /// What the case is called (initials); `None` leaves it out.
    pub called: Option<String>,
    /// When the document is made, with the offset of the clock on the wall. The same moment gives the same bytes.
    pub made_at: DateTime<FixedOffset>,
    /// Who makes it, in words; `None` leaves the line out.
    pub made_by: Option<String>,
    /// A practice case says so on every page.
    pub practice: bool,
    /// What is stated at the referral: whether the person consented, whether they accept support.
    pub at_referral: Vec<Row>,
    /// Where each matter stands on the day of making, each apart.
    pub standings: Vec<Row>,
    /// Every event in the order in which it happened: decisions, conversations, records of capacity, sharing.
    pub entries: Vec<Entry>,
    /// What was shared, with whom and why, in the order in which it happened.
    pub sharings: Vec<Entry>,
    /// Words that stand at the end, an item each: which packs the statements and rules came from.
    pub sources: Vec<String>,
}

/// Returns the record as a PDF/UA-1 file: the same document gives the same bytes.
///
/// Characters that no font draws are shown by their number; [`Pdf::replaced`] lists them and the document says so.
///
/// # Errors
///
/// [`PaperError::Moment`] when `made_at` lies outside the years 0 to 9999. The others mean a fault in Daybook's own
/// template, never something in the words.
pub fn pdf(document: &ConsentDocument) -> Result<Pdf, PaperError> {
    pdf::make(TEMPLATE, document.made_at, |legible| printed::record(document, legible))
}

#[cfg(test)]
mod tests;
