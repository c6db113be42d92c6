//! The words of a decision history as the template gets them: legible, in order, nothing left to decide.

use serde::Serialize;

use super::{DateRow, DecisionDocument};
use crate::entry::{PrintedEntry, PrintedRow, printed_entries, printed_rows};
use crate::legible::{Legible, Paragraph};
use crate::printed::{Fact, Head, Replaced, filled_lines, foot};

#[derive(Serialize)]
pub(super) struct PrintedHistory {
    title: String,
    /// What stands at the foot of each page.
    foot: String,
    practice: bool,
    facts: Vec<Fact>,
    standing: Vec<PrintedRow>,
    dates: Vec<PrintedDate>,
    entries: Vec<PrintedEntry>,
    asks: Vec<PrintedEntry>,
    sources: Vec<String>,
    replaced: Replaced,
}

/// A date: a line for each cell of its row, and the paragraphs below the table.
#[derive(Serialize)]
struct PrintedDate {
    title: String,
    day: String,
    kind: String,
    happened: String,
    why: Vec<Paragraph>,
    source: String,
}

/// Returns a decision history in printable words.
pub(super) fn history(document: &DecisionDocument, legible: &mut Legible<'_>) -> PrintedHistory {
    let head = Head {
        case_number: &document.case_number,
        called: document.called.as_deref(),
        made_at: document.made_at,
        made_by: document.made_by.as_deref(),
    };
    PrintedHistory {
        title: format!("Decision history, case {}", legible.line(&document.case_number)),
        foot: foot(document.made_at),
        practice: document.practice,
        facts: head.facts(legible),
        standing: printed_rows(&document.standing, legible),
        dates: document.dates.iter().map(|date| printed_date(date, legible)).collect(),
        entries: printed_entries(&document.entries, legible),
        asks: printed_entries(&document.asks, legible),
        sources: filled_lines(&document.sources, legible),
        replaced: Replaced::by(legible),
    }
}

fn printed_date(date: &DateRow, legible: &mut Legible<'_>) -> PrintedDate {
    PrintedDate {
        title: legible.heading(&date.title),
        day: legible.line(&date.day),
        kind: legible.line(&date.kind),
        happened: legible.line(&date.happened),
        why: legible.paragraphs(&date.why),
        source: legible.line(&date.source),
    }
}
