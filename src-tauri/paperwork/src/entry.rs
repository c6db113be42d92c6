//! What happened and what is recorded of it, as the records of a case print it.

use serde::Serialize;

use crate::legible::{Legible, Paragraph};

/// The most letters of a word that fits into the column beside a name.
const LONGEST_BESIDE: usize = 24;

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it was, such as "Being referred into the NRM: refused"; a heading to move by.
    pub title: String,
    /// When, in the words to be printed; empty leaves the line out.
    pub when: String,
    /// What is recorded of it, in order.
    pub rows: Vec<Row>,
}

/// One thing recorded, and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name, such as "Interpreter" or "What the person said".
    pub label: String,
    /// The words; their line breaks are kept. Empty, the paper says "Nothing recorded".
    pub text: String,
    /// Whether these are the very words of someone: they are set apart and tagged as a quotation.
    pub quoted: bool,
}

#[derive(Serialize)]
pub(crate) struct PrintedEntry {
    title: String,
    rows: Vec<PrintedRow>,
}

#[derive(Serialize)]
pub(crate) struct PrintedRow {
    label: String,
    /// Empty where nothing was recorded.
    words: Vec<Paragraph>,
    quoted: bool,
    /// Whether it is one paragraph of no quotation, which may stand beside its name.
    short: bool,
}

/// Returns events in printable words, in the order given.
pub(crate) fn printed_entries(entries: &[Entry], legible: &mut Legible<'_>) -> Vec<PrintedEntry> {
    entries.iter().map(|entry| printed_entry(entry, legible)).collect()
}

/// Returns rows in printable words, in the order given.
pub(crate) fn printed_rows(rows: &[Row], legible: &mut Legible<'_>) -> Vec<PrintedRow> {
    rows.iter().map(|row| printed_row(row, legible)).collect()
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
