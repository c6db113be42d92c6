//! The words of a consent record as the template gets them: legible, in order, nothing left to decide.

use serde::Serialize;

use super::{ConsentDocument, Entry, Row};
use crate::legible::{Legible, Paragraph};
use crate::printed::{Fact, Replaced, fact, wall_clock};

/// The most letters of a word that fits into the column beside a name.
const LONGEST_BESIDE: usize = 24;

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

#[derive(Serialize)]
struct PrintedEntry {
    title: String,
    rows: Vec<PrintedRow>,
}

#[derive(Serialize)]
struct PrintedRow {
    label: String,
    /// Empty where nothing was recorded.
    words: Vec<Paragraph>,
    quoted: bool,
    /// Whether it is one paragraph of no quotation, which may stand beside its name.
    short: bool,
}

/// Returns a consent record in printable words.
pub(super) fn record(document: &ConsentDocument, legible: &mut Legible<'_>) -> PrintedRecord {
    let title = format!("Consent record, case {}", legible.line(&document.case_number));
    let facts = about(document, legible);
    let at_referral = printed_rows(&document.at_referral, legible);
    let standings = printed_rows(&document.standings, legible);
    let entries = document.entries.iter().map(|entry| printed_entry(entry, legible)).collect();
    let sharings = document.sharings.iter().map(|entry| printed_entry(entry, legible)).collect();
    let sources = document.sources.iter().map(|source| legible.line(source));
    let sources = sources.filter(|line| !line.trim().is_empty()).collect();
    PrintedRecord {
        title,
        foot: format!("Made by Daybook on {}", wall_clock(document.made_at)),
        practice: document.practice,
        facts,
        at_referral,
        standings,
        entries,
        sharings,
        sources,
        replaced: Replaced::by(legible),
    }
}

/// Returns what stands at the head of the document.
fn about(document: &ConsentDocument, legible: &mut Legible<'_>) -> Vec<Fact> {
    [
        fact("Case", Some(&document.case_number), legible),
        fact("Called", document.called.as_deref(), legible),
        fact("Made", Some(&wall_clock(document.made_at)), legible),
        fact("Made by", document.made_by.as_deref(), legible),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn printed_entry(entry: &Entry, legible: &mut Legible<'_>) -> PrintedEntry {
    let title = legible.heading(&entry.title);
    let mut rows = printed_rows(&entry.rows, legible);
    if !entry.when.trim().is_empty() {
        let when = Row { label: "When".to_owned(), text: entry.when.clone(), quoted: false };
        rows.insert(0, printed_row(&when, legible));
    }
    PrintedEntry { title, rows }
}

fn printed_rows(rows: &[Row], legible: &mut Legible<'_>) -> Vec<PrintedRow> {
    rows.iter().map(|row| printed_row(row, legible)).collect()
}

fn printed_row(row: &Row, legible: &mut Legible<'_>) -> PrintedRow {
    let label = legible.heading(&row.label);
    let words = legible.paragraphs(&row.text);
    let longest = row.text.split_whitespace().map(|word| word.chars().count()).max();
    PrintedRow {
        // A longer word would not fit into the column beside the name.
        short: words.len() <= 1 && !row.quoted && longest <= Some(LONGEST_BESIDE),
        quoted: row.quoted && !words.is_empty(),
        label,
        words,
    }
}
