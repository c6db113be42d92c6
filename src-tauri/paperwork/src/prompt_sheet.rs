//! The prompt sheet on paper: every question of the form, with room to write by hand.

mod printed;

use chrono::{DateTime, FixedOffset};

pub use crate::form::FormEdition;
use crate::pdf;
pub use crate::pdf::{PaperError, Pdf};

/// The layout, beside the code so that a designer can read it.
const TEMPLATE: &str =
    concat!(include_str!("../templates/paper.typ"), include_str!("../templates/prompt-sheet.typ"));

/// A blank sheet for one edition of the form. It has no place for anything about a person or a case.
///
/// Every text may hold anything at all; it is printed as it stands and never read as markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromptSheet {
    /// Which edition of the form the questions belong to; named at the foot of each page.
    pub form: FormEdition,
    /// When the sheet is made, with the offset of the clock on the wall. The same moment gives the same bytes.
    pub made_at: DateTime<FixedOffset>,
    /// Short lines for the top of the first page, such as "Not made by the Home Office."
    pub note: Vec<String>,
    /// The sections, in the order of the form.
    pub sections: Vec<PromptSection>,
}

/// A section of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromptSection {
    /// The heading.
    pub title: String,
    /// Its pages, in order.
    pub pages: Vec<PromptPage>,
}

/// A page of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromptPage {
    /// The heading.
    pub title: String,
    /// What the form says before its questions, a paragraph each.
    pub guidance: Vec<String>,
    /// When the page is asked, as a whole sentence such as "Only if the person is an adult."; `None` when always.
    pub only_if: Option<String>,
    /// Its questions, in order.
    pub questions: Vec<PromptQuestion>,
}

/// A question and the room for its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromptQuestion {
    /// The question; `None`, or the very words of the page's title in its first question, prints no second heading.
    pub label: Option<String>,
    /// What the form says under the question.
    pub hint: Option<String>,
    /// What can be chosen, in order; each is printed behind a mark to fill.
    pub options: Vec<String>,
    /// Whether several may be chosen (boxes), rather than one (rings). With no options, the label itself stands
    /// behind the one box, as a statement to tick.
    pub many: bool,
    /// Where the answer comes from when the choices are too many to print, such as "From a list of 526 organisations".
    pub from_list: Option<String>,
    /// Whether the form insists; when it does not, the label says "(optional)".
    pub required: bool,
    /// When the question is asked, as a whole sentence; `None` whenever its page is.
    pub only_if: Option<String>,
    /// How much room there is to write.
    pub room: Room,
}

/// Room to write by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// One ruled line.
    Line,
    /// So many ruled lines, numbered, for as many answers to one question.
    Lines(u8),
    /// A ruled area across the page, some 4.5 cm high.
    Box,
    /// Squares for day, month and year.
    Day,
    /// None: marks to fill are enough.
    None,
}

/// Returns the sheet as a PDF/UA-1 file: the same sheet gives the same bytes.
///
/// Characters that no font draws are shown by their number; [`Pdf::replaced`] lists them and the sheet says so.
///
/// # Errors
///
/// [`PaperError::Moment`] when `made_at` lies outside the years 0 to 9999. The others mean a fault in Daybook's own
/// template, never something in the words.
pub fn pdf(sheet: &PromptSheet) -> Result<Pdf, PaperError> {
    pdf::make(TEMPLATE, sheet.made_at, |legible| printed::sheet(sheet, legible))
}

#[cfg(test)]
mod tests;
