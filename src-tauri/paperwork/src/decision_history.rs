//! The decision history on paper: how a case stands, its dates and why each is what it is, and what happened in order.

mod printed;

use chrono::{DateTime, FixedOffset};

pub use crate::entry::{Entry, Row};
use crate::pdf;
pub use crate::pdf::{PaperError, Pdf};

/// The layout, beside the code so that a designer can read it.
const TEMPLATE: &str = concat!(
    include_str!("../templates/paper.typ"),
    include_str!("../templates/record.typ"),
    include_str!("../templates/decision_history.typ")
);

/// One case's decisions as they go on paper: only words, already chosen, in the order to be printed.
///
/// Nothing here is looked up, reckoned, sorted or left out: the caller gives the words. Every text may hold anything at
/// all; it is printed as it stands and never read as markup. A part that is empty says so in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionDocument {
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
    /// How the case stands on the day of making: the conclusion in words, then what needs to be known beside it.
    pub standing: Vec<Row>,
    /// The dates: a table, and below it why each is what it is.
    pub dates: Vec<DateRow>,
    /// Every event in the order in which it happened: decisions, letters, requests, what followed.
    pub entries: Vec<Entry>,
    /// Each time news was asked for, in the order in which it happened.
    pub asks: Vec<Entry>,
    /// Words that stand at the end, an item each: which packs the limits and rules came from.
    pub sources: Vec<String>,
}

/// One date of a case. An empty text in the table is printed as "Nothing recorded".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateRow {
    /// What falls on the day, such as "Reasonable Grounds decision"; the header of its row.
    pub title: String,
    /// The day, in the words to be printed.
    pub day: String,
    /// How firm it is, such as "Expected, not promised".
    pub kind: String,
    /// What happened about it so far; may be empty.
    pub happened: String,
    /// Why it is this day: the rule, and the days that do not count. Any length; line breaks are kept.
    pub why: String,
    /// Where the rule comes from; empty leaves the line out.
    pub source: String,
}

/// Returns the history as a PDF/UA-1 file: the same document gives the same bytes.
///
/// Characters that no font draws are shown by their number; [`Pdf::replaced`] lists them and the document says so.
///
/// # Errors
///
/// [`PaperError::Moment`] when `made_at` lies outside the years 0 to 9999. The others mean a fault in Daybook's own
/// template, never something in the words.
pub fn pdf(document: &DecisionDocument) -> Result<Pdf, PaperError> {
    pdf::make(TEMPLATE, document.made_at, |legible| printed::history(document, legible))
}

#[cfg(test)]
mod tests;
