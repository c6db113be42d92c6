//! Any words at all become a consent record, in their order, and the same record gives the same bytes.

use proptest::prelude::*;

use super::*;
use crate::legible::{Care, Legible};

fn row(label: &str, text: &str) -> Row {
    Row { label: label.to_owned(), text: text.to_owned(), quoted: false }
}

fn said(text: &str) -> Row {
    Row { quoted: true, ..row("What the person said", text) }
}

fn entry(title: &str, rows: Vec<Row>) -> Entry {
    Entry { title: title.to_owned(), when: "17 March 2026 at 16:30".to_owned(), rows }
}

/// Returns a record in which nothing was recorded.
fn empty() -> ConsentDocument {
    ConsentDocument {
        case_number: "26-001".to_owned(),
        called: None,
        made_at: DateTime::parse_from_rfc3339("2026-03-18T14:05:00+00:00").unwrap_or_default(),
        made_by: None,
        practice: false,
        at_referral: Vec::new(),
        standings: Vec::new(),
        entries: Vec::new(),
        sharings: Vec::new(),
        sources: Vec::new(),
    }
}

/// Returns a record with one text in every place that takes one.
fn everywhere(text: &str) -> ConsentDocument {
    let rows = || vec![row(text, text), Row { label: text.to_owned(), ..said(text) }, row("Limits", text)];
    let entries = || vec![Entry { when: text.to_owned(), ..entry(text, rows()) }];
    ConsentDocument {
        case_number: text.to_owned(),
        called: Some(text.to_owned()),
        made_by: Some(text.to_owned()),
        practice: true,
        at_referral: rows(),
        standings: rows(),
        entries: entries(),
        sharings: entries(),
        sources: vec![text.to_owned(); 2],
        ..empty()
    }
}

/// Returns a record of one event.
fn telling(rows: Vec<Row>) -> ConsentDocument {
    ConsentDocument { entries: vec![entry("Referral: agreed", rows)], ..empty() }
}

/// Returns what the template gets, as JSON.
fn words_of(document: &ConsentDocument) -> serde_json::Value {
    let care = Care::Usual([].into());
    serde_json::to_value(printed::record(document, &mut Legible::new(&care))).expect("words are JSON")
}

#[test]
fn words_of_every_kind_become_a_record() {
    for text in crate::referral::AWKWARD {
        let made = pdf(&everywhere(text));
        assert!(made.is_ok(), "{:?} everywhere gives {made:?}", text.escape_unicode().to_string());
    }
}

#[test]
fn the_same_record_at_the_same_moment_gives_the_same_bytes() {
    let document = everywhere("word");
    let (first, second) = (pdf(&document), pdf(&document));
    assert!(first.is_ok(), "the sample prints: {first:?}");
    assert!(first == second, "a fingerprint in the log must match a record made again");
    let later = ConsentDocument { made_at: document.made_at + chrono::TimeDelta::minutes(1), ..document };
    assert!(pdf(&later) != second, "the moment is printed, so another moment shows");
}

#[test]
fn an_empty_record_is_still_a_record() {
    let made = pdf(&empty());
    assert!(made.is_ok(), "each part says in a sentence that it is empty: {made:?}");
    let bare = Entry { when: String::new(), ..entry("", Vec::new()) };
    let made = pdf(&ConsentDocument { entries: vec![bare.clone()], sharings: vec![bare], ..empty() });
    assert!(made.is_ok(), "an event of which nothing is known has a heading all the same: {made:?}");
}

#[test]
fn events_stay_in_the_order_given() {
    let titles = ["Withdrawn", "Agreed", "A conversation", "Agreed"];
    let entries = titles.map(|title| entry(title, vec![row("Language", "Albanian")]));
    let words = words_of(&ConsentDocument { entries: entries.to_vec(), ..empty() });
    let printed: Vec<_> =
        words["entries"].as_array().into_iter().flatten().map(|entry| &entry["title"]).collect();
    assert_eq!(printed, titles, "what happened first is known to the caller and never sorted anew");
}

#[test]
fn rows_stay_in_the_order_given_and_the_time_comes_first() {
    let words = words_of(&telling(vec![said("Po"), row("Language", "Albanian"), row("Limits", "a\n\nb")]));
    let rows = words["entries"][0]["rows"].as_array().cloned().unwrap_or_default();
    let labels: Vec<_> = rows.iter().map(|row| &row["label"]).collect();
    assert_eq!(
        labels,
        ["When", "What the person said", "Language", "Limits"],
        "short or long, quoted or not"
    );
    let shorts: Vec<_> = rows.iter().map(|row| row["short"] == true).collect();
    assert_eq!(shorts, [true, false, true, false], "quoted words and paragraphs do not stand beside a name");
}

#[test]
fn what_the_person_said_keeps_its_lines_and_is_set_apart() {
    let words = words_of(&telling(vec![said("Po, dua.\nYes.\n\nNot the police.")]));
    let row = &words["entries"][0]["rows"][1];
    assert_eq!(row["quoted"], true, "very words are told from what the worker wrote");
    assert_eq!(row["words"][0]["lines"], serde_json::json!(["Po, dua.", "Yes."]), "lines stay lines");
    assert_eq!(row["words"][1]["lines"], serde_json::json!(["Not the police."]), "a blank line parts them");
    let silent = words_of(&telling(vec![said(" ")]));
    assert_eq!(silent["entries"][0]["rows"][1]["quoted"], false, "nothing said is no quotation");
}

#[test]
fn typst_markup_prints_as_text() {
    let markup = "#panic(\"no\") = *a* $x$ @b <c>";
    let words = words_of(&everywhere(markup)).to_string();
    let inside = serde_json::Value::from(markup).to_string();
    let places = words.matches(inside.trim_matches('"')).count();
    let (head, parts, events, sources) = (4, 2 * 5, 2 * 7, 2);
    assert_eq!(places, head + parts + events + sources, "each place takes it as it stands: {words}");
    assert!(pdf(&everywhere(markup)).is_ok(), "were it read as markup, it would stop the layout");
}

#[test]
fn a_practice_case_says_so_and_a_real_one_does_not() {
    let mark = |practice| words_of(&ConsentDocument { practice, ..empty() })["practice"].clone();
    assert_eq!(
        (mark(true), mark(false)),
        (true.into(), false.into()),
        "the template prints it on every page"
    );
    let made = |practice| pdf(&ConsentDocument { practice, ..empty() });
    assert!(made(true) != made(false), "and the two can be told apart on paper");
}

#[test]
fn no_name_stands_in_the_title_or_at_the_foot() {
    let called = Some("M.K.".to_owned());
    let words = words_of(&ConsentDocument { called, made_by: Some("PC 1234".to_owned()), ..empty() });
    assert_eq!(words["title"], "Consent record, case 26-001", "a title shows in windows and previews");
    assert_eq!(words["foot"], "Made by Daybook on 18 March 2026 at 14:05 GMT", "likewise on each page");
    assert!(words["facts"].to_string().contains("M.K."), "the initials stand once, at the head");
    assert!(!words_of(&empty()).to_string().contains("Called"), "without initials there is no such line");
}

#[test]
fn a_character_without_a_letter_shape_is_reported() {
    let replaced = |text: &str| pdf(&telling(vec![said(text)])).map(|pdf| pdf.replaced);
    assert_eq!(replaced("Po \u{1F642}"), Ok(vec!['\u{1F642}']), "the caller can warn");
    for words in ["Không, tôi sợ.\nĐược.", "لا أريد الشرطة.", "ኣይፋል"] {
        assert_eq!(replaced(words), Ok(Vec::new()), "{words} is printed letter by letter");
    }
    assert_eq!(replaced("不"), Ok(vec!['不']), "no font here draws Chinese, and the paper says so");
}

#[test]
fn words_without_end_become_a_record() {
    let lines = pdf(&telling(vec![said(&"line\n".repeat(3_000)), row("Limits", &"x".repeat(20_000))]));
    assert!(lines.is_ok(), "3,000 lines, and a word without end: {lines:?}");
    let long = "a long line of words ".repeat(400);
    let made = pdf(&everywhere(&long));
    assert!(made.is_ok(), "names that stay with what follows may still be longer than a page: {made:?}");
    let entries = vec![entry("Agreed", vec![said("Yes"), row("Language", "Albanian")]); 300];
    let made = pdf(&ConsentDocument { entries, ..empty() });
    assert!(made.is_ok(), "300 events: {made:?}");
}

#[test]
fn a_moment_that_cannot_be_written_is_refused_and_nothing_leaks() {
    let mut late = telling(vec![said("Maria")]);
    assert!(!format!("{:?}", pdf(&late)).contains("77, 97, 114"), "no bytes in a debug print");
    late.made_at = DateTime::<chrono::Utc>::MAX_UTC.fixed_offset();
    assert_eq!(pdf(&late), Err(PaperError::Moment), "the year 262142 cannot be written");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_text_becomes_a_record(text in "\\PC{0,120}\\n{0,3}[\u{0600}-\u{06FF}\u{1E00}-\u{1EFF}]{0,40}") {
        prop_assert!(pdf(&everywhere(&text)).is_ok(), "any text prints");
    }
}
