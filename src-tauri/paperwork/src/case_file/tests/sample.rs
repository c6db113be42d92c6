//! Case files to print: of nothing, with something in each place, with one text everywhere, of many notes.

use chrono::DateTime;

use crate::case_file::{CaseFileDocument, Entry, FileLine, PaperEntry, PaperPart, Row};

pub(super) fn row(label: &str, text: &str) -> Row {
    Row { label: label.to_owned(), text: text.to_owned(), quoted: false }
}

pub(super) fn said(text: &str) -> Row {
    Row { quoted: true, ..row("What the person said", text) }
}

pub(super) fn entry(title: &str, rows: Vec<Row>) -> PaperEntry {
    let entry = Entry { title: title.to_owned(), when: "17 March 2026 at 16:30".to_owned(), rows };
    PaperEntry { entry, amended: false }
}

pub(super) fn part(title: &str, entries: Vec<PaperEntry>) -> PaperPart {
    PaperPart { title: title.to_owned(), entries }
}

pub(super) fn file_line(name: &str) -> FileLine {
    FileLine {
        part: "attachments/0001.pdf".to_owned(),
        name: name.to_owned(),
        size: "2.1 MB".to_owned(),
        fingerprint: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
    }
}

/// Returns a copy of nothing.
pub(super) fn empty() -> CaseFileDocument {
    CaseFileDocument {
        kind: "Whole case".to_owned(),
        case_number: "26-001".to_owned(),
        called: None,
        made_at: DateTime::parse_from_rfc3339("2026-03-18T14:05:00+00:00").unwrap_or_default(),
        made_by: None,
        practice: false,
        protected: true,
        parts: Vec::new(),
        left_out: Vec::new(),
        names_replaced: false,
        files: Vec::new(),
        sources: Vec::new(),
    }
}

/// Returns a copy with something in each place.
pub(super) fn full() -> CaseFileDocument {
    let visit = entry("Visit", vec![row("Where", "At the office"), said("Po, dua.\nYes.")]);
    CaseFileDocument {
        called: Some("M.K.".to_owned()),
        made_by: Some("PC 1234".to_owned()),
        practice: true,
        parts: vec![
            part("Steps", vec![entry("Call the doctor", vec![row("Done", "Yes")])]),
            part("Consent", Vec::new()),
            part(
                "Notes",
                vec![visit, PaperEntry { amended: true, ..entry("Call", vec![said("Thank you")]) }],
            ),
        ],
        left_out: vec!["People and places".to_owned()],
        names_replaced: true,
        files: vec![file_line("Letter of the doctor"), file_line("Photo")],
        sources: vec!["Steps, version 2026-03".to_owned()],
        ..empty()
    }
}

/// Returns a copy with one text in every place that takes one.
pub(super) fn everywhere(text: &str) -> CaseFileDocument {
    let rows = || vec![row(text, text), Row { label: text.to_owned(), ..said(text) }, row("Limits", text)];
    let entry = Entry { title: text.to_owned(), when: text.to_owned(), rows: rows() };
    let line = FileLine {
        part: text.to_owned(),
        name: text.to_owned(),
        size: text.to_owned(),
        fingerprint: text.to_owned(),
    };
    CaseFileDocument {
        kind: text.to_owned(),
        case_number: text.to_owned(),
        called: Some(text.to_owned()),
        made_by: Some(text.to_owned()),
        practice: true,
        protected: false,
        parts: vec![part(text, vec![PaperEntry { entry, amended: true }]), part(text, Vec::new())],
        left_out: vec![text.to_owned(); 2],
        names_replaced: true,
        files: vec![line; 2],
        sources: vec![text.to_owned(); 2],
        ..empty()
    }
}

/// Returns a copy of so many notes, a few lines each.
pub(super) fn of_notes(number: usize) -> CaseFileDocument {
    let note = |place: usize| {
        entry(&format!("Visit {place}"), vec![row("Where", "At the office"), said("I am cold at night.")])
    };
    CaseFileDocument { parts: vec![part("Notes", (1..=number).map(note).collect())], ..full() }
}
