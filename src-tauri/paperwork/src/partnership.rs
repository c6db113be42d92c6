//! The partnership return on paper: a table of each measure with its bars, and how it is to be read.

mod printed;

use chrono::{DateTime, FixedOffset};

use crate::pdf;
pub use crate::pdf::{PaperError, Pdf};

/// The layout, beside the code so that a designer can read it.
const TEMPLATE: &str =
    concat!(include_str!("../templates/paper.typ"), include_str!("../templates/partnership.typ"));

/// The figures of a quarter in words. What is hidden has its word already: nothing here counts or hides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnershipDocument {
    /// "October to December 2026".
    pub period: String,
    /// More of the quarter is to come.
    pub open: bool,
    /// Where the figures come from.
    pub source: String,
    /// How many cases.
    pub total: String,
    /// When the document is made, with the offset of the clock on the wall. The same moment gives the same bytes.
    pub made_at: DateTime<FixedOffset>,
    pub tables: Vec<FigureTable>,
    /// What took how long, each with its words.
    pub times: Vec<(String, String)>,
    /// How the figures are to be read, a paragraph each.
    pub notes: Vec<String>,
}

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureTable {
    pub title: String,
    /// Whom it is about.
    pub about: String,
    pub total: String,
    pub rows: Vec<FigureRow>,
}

/// One category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRow {
    pub label: String,
    pub count: String,
    pub share: String,
    /// How long its bar is, of a hundred; none where it is hidden.
    pub percent: Option<u32>,
}

/// Returns the return as a PDF/UA-1 file: the same document gives the same bytes.
///
/// # Errors
///
/// [`PaperError::Moment`] when `made_at` lies outside the years 0 to 9999. The others mean a fault in Daybook's own
/// template, never something in the words.
pub fn pdf(document: &PartnershipDocument) -> Result<Pdf, PaperError> {
    pdf::make(TEMPLATE, document.made_at, |legible| printed::figures(document, legible))
}

#[cfg(test)]
mod tests;
