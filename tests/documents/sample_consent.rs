//! A consent record as an officer might print it; everyone in it is invented.

use chrono::DateTime;
use paperwork::consent_record::{ConsentDocument, Entry, Row};

/// What the person said, over several lines and a blank one.
pub const WORDS: &str = "Po, dua ndihmë.\nYes, I want help.\n\nNot the police, not yet.";

/// Returns the sample: agreed, explained again, found able, shared, withdrawn.
pub fn record() -> ConsentDocument {
    ConsentDocument {
        at_referral: vec![
            row("Did the person consent to the referral?", "No: withdrawn on 20 March 2026"),
            row("Do they accept support?", "Not asked"),
        ],
        standings: vec![
            row("Being referred into the NRM", "Withdrawn since 20 March 2026 at 09:15"),
            row("Receiving support", "Not asked yet"),
            row("Sharing with Brindlewick Surgery", "Agreed, within limits\nOnly what the doctor needs"),
        ],
        entries: vec![agreed(), conversation(), capacity(), shared(), withdrawn()],
        sharings: vec![shared()],
        sources: vec![
            "Statements for adults, version 2026-03, checked on 2 March 2026".to_owned(),
            "Consent rules, version 2026-03, checked on 2 March 2026".to_owned(),
        ],
        ..empty()
    }
}

/// Returns a record in which nothing was recorded.
pub fn empty() -> ConsentDocument {
    ConsentDocument {
        case_number: "26-001".to_owned(),
        called: Some("M.K.".to_owned()),
        made_at: DateTime::parse_from_rfc3339("2026-03-21T14:05:00+00:00").unwrap_or_default(),
        made_by: Some("PC 1234, Northshire Police".to_owned()),
        practice: true,
        at_referral: Vec::new(),
        standings: Vec::new(),
        entries: Vec::new(),
        sharings: Vec::new(),
        sources: Vec::new(),
    }
}

/// Returns the sample with something else said on the first occasion.
pub fn with_words(words: &str) -> ConsentDocument {
    let mut document = record();
    document.entries[0].rows[4].text = words.to_owned();
    document
}

/// Returns the sample with so many events after those it has, of every shape that a row can take.
pub fn long_record(events: usize) -> ConsentDocument {
    let mut document = record();
    document.entries.extend((1..=events).map(|number| {
        let rows = [
            row("Language", "Albanian"),
            row("What was explained before the answer", "Some words.\n\nSome more."),
            said(&"Some words. ".repeat(number % 40)),
            row("Breaks", ""),
        ];
        let some = rows.into_iter().skip(number % 4).collect();
        entry(&format!("Event {number} of many"), "20 March 2026 at 09:20", some)
    }));
    document
}

/// Returns a record with one text in every place that takes one.
pub fn everywhere(text: &str) -> ConsentDocument {
    let rows = || vec![row(text, text), Row { label: text.to_owned(), ..said(text) }];
    let entries = || vec![entry(text, text, rows())];
    ConsentDocument {
        called: Some(text.to_owned()),
        made_by: Some(text.to_owned()),
        at_referral: rows(),
        standings: rows(),
        entries: entries(),
        sharings: entries(),
        sources: vec![text.to_owned()],
        ..empty()
    }
}

fn row(label: &str, text: &str) -> Row {
    Row { label: label.to_owned(), text: text.to_owned(), quoted: false }
}

fn said(text: &str) -> Row {
    Row { quoted: true, ..row("What the person said", text) }
}

fn entry(title: &str, when: &str, rows: Vec<Row>) -> Entry {
    Entry { title: title.to_owned(), when: when.to_owned(), rows }
}

fn agreed() -> Entry {
    let rows = vec![
        row("Language", "Albanian"),
        row("Interpreter", "Number 417, by telephone, Northshire interpreters"),
        row("Who was present", "The person\nPC 1234"),
        row("What was explained before the answer", "What the NRM is\n\nThat they can say no"),
        said(WORDS),
        row("Given", "Verbal"),
        row("Breaks", ""),
    ];
    entry("Being referred into the NRM: agreed", "17 March 2026 at 16:30", rows)
}

fn conversation() -> Entry {
    let rows = vec![
        row("Language", "Vietnamese, then Arabic"),
        said("Tôi sợ. Nguyễn Thị Hằng được biết."),
        said("لا أريد الشرطة"),
        row("Written down by the interpreter", "أنا خائفة"),
    ];
    entry("A conversation about the statements", "17 March 2026 at 17:10", rows)
}

fn capacity() -> Entry {
    let rows = vec![
        row("To decide", "Whether to be referred into the NRM"),
        row("Found", "Able to decide"),
        row("Decided by", "Dr Q, Brindlewick Surgery"),
    ];
    entry("A record of capacity", "18 March 2026 at 11:00", rows)
}

fn shared() -> Entry {
    let rows = vec![
        row("To whom", "Brindlewick Surgery"),
        row("Why", "An appointment on 24 March"),
        row("Ground", "Consent, within the limits that the person set"),
    ];
    entry("Shared: that an interpreter is needed", "19 March 2026 at 08:45", rows)
}

fn withdrawn() -> Entry {
    let rows = vec![row("Given", "Verbal"), said("I changed my mind.")];
    entry("Being referred into the NRM: withdrawn", "20 March 2026 at 09:15", rows)
}
