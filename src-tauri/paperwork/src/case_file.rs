//! A case file on paper: what was chosen of a case, whole and counted, for someone who reads it without Daybook.

mod printed;

use chrono::{DateTime, FixedOffset};

pub use crate::entry::{Entry, Row};
use crate::pdf;
pub use crate::pdf::{PaperError, Pdf};

/// The layout, beside the code so that a designer can read it.
const TEMPLATE: &str = concat!(
    include_str!("../templates/paper.typ"),
    include_str!("../templates/record.typ"),
    include_str!("../templates/case_file.typ")
);

/// A case, or what was chosen of it, as it goes on paper: only words, already chosen, in the order to be printed.
///
/// Nothing here is looked up, sorted or left out: the caller gives the words, and what is printed about their number is
/// counted from what is given. Every text may hold anything at all; it is printed as it stands and never read as
/// markup. A part that is empty says so in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFileDocument {
    /// What it is, in words such as "Whole case" or "Referral pack"; it stands in the title.
    pub kind: String,
    /// Daybook's number of the case, such as `26-001`; the only name in the title, the header and the footer.
    pub case_number: String,
    /// What the case is called (initials); `None` leaves it out.
    pub called: Option<String>,
    /// When the copy is made, with the offset of the clock on the wall. The same moment gives the same bytes.
    pub made_at: DateTime<FixedOffset>,
    /// Who makes it, in words; `None` leaves the line out.
    pub made_by: Option<String>,
    /// A practice case says so on every page.
    pub practice: bool,
    /// Whether it is made to lie in a sealed file. A copy that is not begins with a page of its own: that it has left
    /// Daybook's protection, who may read it, where to keep it, and what to do when it is lost.
    pub protected: bool,
    /// The parts in their order.
    pub parts: Vec<PaperPart>,
    /// What is not in it by choice, in words, an item each.
    pub left_out: Vec<String>,
    /// Whether other words stand where names stood.
    pub names_replaced: bool,
    /// The files that go along with the copy.
    pub files: Vec<FileLine>,
    /// Words that stand at the end, an item each: which packs the words and rules came from.
    pub sources: Vec<String>,
}

/// A part of a case file; empty, the paper says "Nothing is recorded".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperPart {
    /// Its name, such as "Consent"; a line of the table of contents.
    pub title: String,
    /// What is recorded in it, in order.
    pub entries: Vec<PaperEntry>,
}

/// One thing recorded, and whether it still stands as it was first written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperEntry {
    /// What is printed of it. The words of its time, if any, stand in its heading, so that entries of the same name
    /// are told apart by whoever moves from one to the next.
    pub entry: Entry,
    /// It was added to, corrected or taken back after it was recorded; the paper says so in words.
    pub amended: bool,
}

/// A file that goes along with the copy. An empty text leaves its line out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLine {
    /// What it is called in the sealed file, such as `attachments/0001.pdf`.
    pub part: String,
    /// What the worker called it.
    pub name: String,
    /// Its size, in the words to be printed.
    pub size: String,
    /// Its SHA-256, as the reader will compare it; no invisible character is put into it.
    pub fingerprint: String,
}

/// Returns the copy as a PDF/UA-1 file: the same document gives the same bytes.
///
/// Characters that no font draws are shown by their number; [`Pdf::replaced`] lists them and the document says so.
///
/// # Errors
///
/// [`PaperError::Moment`] when `made_at` lies outside the years 0 to 9999. The others mean a fault in Daybook's own
/// template, never something in the words.
pub fn case_file(document: &CaseFileDocument) -> Result<Pdf, PaperError> {
    pdf::make(TEMPLATE, document.made_at, |legible| printed::file(document, legible))
}

#[cfg(test)]
mod tests;
