//! The numbers to ring on one page of paper, for the wall or the bag. Nothing of any case is on it.

mod printed;

use chrono::DateTime;

use crate::pdf;
pub use crate::pdf::PaperError;

/// The layout, beside the code so that a designer can read it.
const TEMPLATE: &str =
    concat!(include_str!("../templates/paper.typ"), include_str!("../templates/numbers_card.typ"));

/// The words of the card, already chosen, in the order to be printed.
///
/// Nothing here is looked up, sorted or left out. Every text may hold anything at all; it is printed as it stands and
/// never read as markup. There is no place for a moment of making: what counts is when the numbers were checked, and
/// the same words always give the same bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NumbersCard {
    /// The numbers by nation or organisation; a group without a number is left out.
    pub groups: Vec<NumberGroup>,
    /// What to do, a short line each.
    pub does: Vec<String>,
    /// What not to do, a short line each. A line that does not begin with "Do not" is given it, so that nobody reads
    /// it for its opposite.
    pub do_nots: Vec<String>,
    /// The sentence that the calls do not wait for a referral.
    pub parallel: String,
    /// Which packs the numbers came from, such as "Daybook's packs of 21 November 2026"; stands at the foot.
    pub packs: String,
}

/// The numbers of one nation, or of one organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberGroup {
    /// The heading, such as "England and Wales".
    pub name: String,
    /// Its numbers, in order.
    pub numbers: Vec<CardNumber>,
}

/// A number to ring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardNumber {
    /// The number as it is dialled, with its spaces.
    pub number: String,
    /// Who answers.
    pub name: String,
    /// What it is for; may be empty.
    pub what: String,
    /// When it is answered; empty leaves the line out.
    pub hours: String,
    /// Where it comes from. Each source is printed once, under "Sources", and the number refers to it.
    pub source: String,
    /// The day it was checked against a live page, in the words to be printed; `None` while it is to be confirmed.
    pub checked: Option<String>,
}

/// Returns the card as a PDF/UA-1 file: the same card gives the same bytes.
///
/// It is set as large as one page allows; when even small letters do not fit, it goes on over further pages. Characters
/// that no font draws are shown by their number, and the card says so.
///
/// # Errors
///
/// Each means a fault in Daybook's own template, never something in the words.
pub fn numbers_card(card: &NumbersCard) -> Result<Vec<u8>, PaperError> {
    // The template takes the date out again; a moment is only what every paper is made with.
    let no_moment = DateTime::UNIX_EPOCH.fixed_offset();
    pdf::make(TEMPLATE, no_moment, |legible| printed::card(card, legible)).map(|pdf| pdf.bytes)
}

#[cfg(test)]
mod tests;
