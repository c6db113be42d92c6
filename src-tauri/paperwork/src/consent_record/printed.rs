//! The words of a consent record as the template gets them: legible, in order, nothing left to decide.

use serde::Serialize;

use super::ConsentDocument;
use crate::entry::{PrintedEntry, PrintedRow, printed_entries, printed_rows};
use crate::legible::Legible;
use crate::printed::{Fact, Head, Replaced, filled_lines, foot};

#[derive(Serialize)]
pub(super) struct PrintedRecord {
    title: String,
    /// What stands at the foot of each page.
    foot: String,
    practice: bool,
    facts: Vec<Fact>,
    at_referral: Vec<PrintedRow>,
    standings: Vec<PrintedRow>,
    entries: Vec<PrintedEntry>,
    sharings: Vec<PrintedEntry>,
    sources: Vec<String>,
    replaced: Replaced,
}

/// Returns a consent record in printable words.
pub(super) fn record(document: &ConsentDocument, legible: &mut Legible<'_>) -> PrintedRecord {
    let head = Head {
        case_number: &document.case_number,
        called: document.called.as_deref(),
        made_at: document.made_at,
        made_by: document.made_by.as_deref(),
    };
    PrintedRecord {
        title: format!("Consent record, case {}", legible.line(&document.case_number)),
        foot: foot(document.made_at),
        practice: document.practice,
        facts: head.facts(legible),
        at_referral: printed_rows(&document.at_referral, legible),
        standings: printed_rows(&document.standings, legible),
        entries: printed_entries(&document.entries, legible),
        sharings: printed_entries(&document.sharings, legible),
        sources: filled_lines(&document.sources, legible),
        replaced: Replaced::by(legible),
    }
}
