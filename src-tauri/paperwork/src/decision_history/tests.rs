//! Any words at all become a decision history, in their order, and the same history gives the same bytes.

use hayro::hayro_syntax::Pdf as Read;
use hayro::hayro_syntax::object::{Name, Object};
use proptest::prelude::*;

use super::*;
use crate::legible::{Care, Legible};

fn row(label: &str, text: &str) -> Row {
    Row { label: label.to_owned(), text: text.to_owned(), quoted: false }
}

fn entry(title: &str, rows: Vec<Row>) -> Entry {
    Entry { title: title.to_owned(), when: "17 March 2026".to_owned(), rows }
}

fn date(title: &str) -> DateRow {
    DateRow {
        title: title.to_owned(),
        day: "24 March 2026".to_owned(),
        kind: "Expected, not promised".to_owned(),
        happened: String::new(),
        why: "Five working days after 17 March 2026; 21 and 22 March are a weekend.".to_owned(),
        source: "A made-up pack, section 5".to_owned(),
    }
}

/// Returns a history in which nothing was recorded.
fn empty() -> DecisionDocument {
    DecisionDocument {
        case_number: "26-001".to_owned(),
        called: None,
        made_at: DateTime::parse_from_rfc3339("2026-03-18T14:05:00+00:00").unwrap_or_default(),
        made_by: None,
        practice: false,
        standing: Vec::new(),
        dates: Vec::new(),
        entries: Vec::new(),
        asks: Vec::new(),
        sources: Vec::new(),
    }
}

/// Returns a history with something in each part.
fn history() -> DecisionDocument {
    DecisionDocument {
        called: Some("M.K.".to_owned()),
        made_by: Some("PC 1234".to_owned()),
        practice: true,
        standing: vec![
            row("Now", "Waiting for the Reasonable Grounds decision"),
            row("Support", "Not asked"),
        ],
        dates: vec![
            date("Reasonable Grounds decision"),
            DateRow { happened: "Letter of 2 April 2026".to_owned(), ..date("Last day to ask again") },
        ],
        entries: vec![entry("Sent", vec![row("How", "Online form")]), entry("Letter", Vec::new())],
        asks: vec![entry("News asked for", vec![row("Of whom", "The competent authority")])],
        sources: vec!["Time limits, version 2026-03".to_owned()],
        ..empty()
    }
}

/// Returns a history with one text in every place that takes one.
fn everywhere(text: &str) -> DecisionDocument {
    let rows = || vec![row(text, text), Row { quoted: true, ..row(text, text) }, row("Limits", text)];
    let entries = || vec![Entry { when: text.to_owned(), ..entry(text, rows()) }];
    let date = DateRow {
        title: text.to_owned(),
        day: text.to_owned(),
        kind: text.to_owned(),
        happened: text.to_owned(),
        why: text.to_owned(),
        source: text.to_owned(),
    };
    DecisionDocument {
        case_number: text.to_owned(),
        called: Some(text.to_owned()),
        made_by: Some(text.to_owned()),
        practice: true,
        standing: rows(),
        dates: vec![date; 2],
        entries: entries(),
        asks: entries(),
        sources: vec![text.to_owned(); 2],
        ..empty()
    }
}

/// Returns what the template gets, as JSON.
fn words_of(document: &DecisionDocument) -> serde_json::Value {
    let care = Care::Usual([].into());
    serde_json::to_value(printed::history(document, &mut Legible::new(&care))).expect("words are JSON")
}

/// Returns the words of each page as they are drawn, its header and footer with them.
fn pages_of(document: &DecisionDocument) -> Vec<String> {
    let drawn = crate::pdf::drawn(TEMPLATE, |legible| printed::history(document, legible));
    drawn.expect("a decision history can be laid out")
}

/// Returns the kinds of all tags of the finished file, such as `H2` or `TH`.
fn tags_of(document: &DecisionDocument) -> Vec<String> {
    let bytes = pdf(document).expect("the sample prints").bytes;
    let file = Read::new(bytes).expect("what Typst wrote can be read");
    let kind = |object| match object {
        Object::Dict(tag) if tag.contains_key("P") => {
            tag.get::<Name<'_>>("S").map(|kind| kind.as_str().to_owned())
        }
        _ => None,
    };
    file.objects().into_iter().filter_map(kind).collect()
}

fn count(tags: &[String], kind: &str) -> usize {
    tags.iter().filter(|tag| *tag == kind).count()
}

#[test]
fn words_of_every_kind_become_a_history() {
    for text in crate::referral::AWKWARD {
        let made = pdf(&everywhere(text));
        assert!(made.is_ok(), "{:?} everywhere gives {made:?}", text.escape_unicode().to_string());
    }
}

#[test]
fn the_same_history_at_the_same_moment_gives_the_same_bytes() {
    let document = everywhere("word");
    let (first, second) = (pdf(&document), pdf(&document));
    assert!(first.is_ok(), "the sample prints: {first:?}");
    assert!(first == second, "a fingerprint in the log must match a history made again");
    let later = DecisionDocument { made_at: document.made_at + chrono::TimeDelta::minutes(1), ..document };
    assert!(pdf(&later) != second, "the moment is printed, so another moment shows");
}

#[test]
fn a_part_without_anything_in_it_says_so() {
    let (bare, full) = (pages_of(&empty()).join(" "), pages_of(&history()).join(" "));
    for sentence in [
        "Nothing can be said yet about how the case stands.",
        "No date follows yet from what has been recorded.",
        "No decision has been recorded yet.",
        "News has not been asked for yet.",
        "No source is named.",
    ] {
        assert!(bare.contains(sentence), "an empty place could be taken for a fault: {sentence} in {bare}");
        assert!(!full.contains(sentence), "said only when it is so: {full}");
    }
    assert_eq!(count(&tags_of(&empty()), "Table"), 0, "there is no table without dates");
    let unknown = DateRow { day: String::new(), kind: String::new(), why: String::new(), ..date("") };
    let bare = Entry { when: String::new(), ..entry("", Vec::new()) };
    let document = DecisionDocument { dates: vec![unknown], entries: vec![bare], ..empty() };
    let words = pages_of(&document).join(" ");
    let nothing = words.matches("Nothing recorded").count();
    assert_eq!(nothing, 3 + 1 + 1, "three cells, a reason and an event say so: {words}");
}

#[test]
fn the_dates_are_a_table_with_headers_of_columns_and_rows() {
    let tags = tags_of(&history());
    assert_eq!(count(&tags, "Table"), 1, "a screen reader can move about in it: {tags:?}");
    assert_eq!(count(&tags, "TR"), 1 + 2, "a row of headers, and a row for each date: {tags:?}");
    assert_eq!(count(&tags, "TH"), 4 + 2, "each column has its header, and so has each row: {tags:?}");
    assert_eq!(count(&tags, "TD"), 2 * 3, "the day, how firm it is, what happened: {tags:?}");
}

#[test]
fn reasons_are_a_list_and_parts_are_headings() {
    let tags = tags_of(&history());
    let without = tags_of(&DecisionDocument { dates: Vec::new(), ..history() });
    let items = |tags: &[String]| (count(tags, "L"), count(tags, "LI"));
    let ((lists, reasons), (fewer, others)) = (items(&tags), items(&without));
    assert_eq!((lists - fewer, reasons - others), (1, 2), "one list, an item for each date: {tags:?}");
    let parts = ["How the case stands", "Dates", "What happened", "When news was asked for", "Sources"];
    assert_eq!(count(&tags, "H1"), 1, "one title: {tags:?}");
    assert_eq!(count(&tags, "H2"), parts.len(), "each part can be moved to: {tags:?}");
    assert_eq!(count(&tags, "H3"), 1 + 3, "the reasons, and each event: {tags:?}");
    let words = pages_of(&history()).join(" ");
    let places: Vec<_> = parts.iter().map(|part| words.find(part)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "in this order: {places:?} in {words}");
}

#[test]
fn each_date_is_told_once_in_the_table_and_explained_below_it() {
    let long = "A long reason. ".repeat(300);
    let document =
        DecisionDocument { dates: vec![date("First"), DateRow { why: long, ..date("Second") }], ..empty() };
    let pages = pages_of(&document);
    let words = pages.join(" ");
    let reasons = words.find("Why these dates").expect("the reasons have a heading");
    let (table, below) = words.split_at(reasons);
    for title in ["First", "Second"] {
        assert_eq!(table.matches(title).count(), 1, "{title} has a row: {table}");
        assert_eq!(below.matches(title).count(), 1, "{title} has a reason: {below}");
    }
    assert_eq!(below.matches("reason.").count(), 300, "nothing of it is cut: {} pages", pages.len());
    assert_eq!(below.matches("Source: A made-up pack, section 5").count(), 2, "and where it comes from");
    let unsourced = DateRow { source: " ".to_owned(), ..date("First") };
    let words = pages_of(&DecisionDocument { dates: vec![unsourced], ..empty() }).join(" ");
    assert!(!words.contains("Source:"), "without a source there is no such line: {words}");
}

#[test]
fn dates_and_events_stay_in_the_order_given() {
    let titles = ["Withdrawn", "Agreed", "A letter", "Agreed"];
    let document = DecisionDocument {
        dates: titles.map(date).to_vec(),
        entries: titles.map(|title| entry(title, Vec::new())).to_vec(),
        asks: titles.map(|title| entry(title, Vec::new())).to_vec(),
        ..empty()
    };
    let words = words_of(&document);
    for part in ["dates", "entries", "asks"] {
        let printed: Vec<_> = words[part].as_array().into_iter().flatten().map(|one| &one["title"]).collect();
        assert_eq!(printed, titles, "what comes first is known to the caller and never sorted anew: {part}");
    }
}

#[test]
fn typst_markup_prints_as_text() {
    let markup = "#panic(\"no\") = *a* $x$ @b <c>";
    let words = words_of(&everywhere(markup)).to_string();
    let inside = serde_json::Value::from(markup).to_string();
    let places = words.matches(inside.trim_matches('"')).count();
    let (head, standing, dates, entries, sources) = (4, 5, 2 * 6, 2 * 7, 2);
    assert_eq!(places, head + standing + dates + entries + sources, "each place takes it as it is: {words}");
    assert!(pdf(&everywhere(markup)).is_ok(), "were it read as markup, it would stop the layout");
    let drawn = pages_of(&everywhere("*a* #b")).join(" ");
    assert!(drawn.matches("*a* #b").count() >= 20, "and it is drawn letter by letter: {drawn}");
}

#[test]
fn each_page_names_the_case_and_says_when_it_is_practice() {
    let entries = vec![entry("Letter", vec![row("Outcome", "Positive")]); 60];
    let long = |practice| pages_of(&DecisionDocument { practice, entries: entries.clone(), ..history() });
    let pages = long(true);
    assert!(pages.len() > 3, "the sample is long enough to break: {} pages", pages.len());
    for (number, page) in (1..).zip(&pages) {
        assert!(page.contains("Practice case: fictional"), "page {number} says that it is practice: {page}");
        assert!(page.contains("Decision history, case 26-001"), "page {number} names the case: {page}");
        assert!(
            page.contains(&format!("Page {number} of {}", pages.len())),
            "page {number} is counted: {page}"
        );
    }
    let real = long(false).join(" ");
    assert!(!real.contains("Practice"), "the words would be taken to mean the person: {real}");
}

#[test]
fn a_table_over_several_pages_repeats_its_first_row() {
    let document = DecisionDocument { dates: vec![date("Reconsideration"); 80], ..empty() };
    let headers = pages_of(&document).join(" ").matches("How firm it is").count();
    assert!(headers > 1, "a reader of the second page knows the columns: {headers}");
    assert_eq!(count(&tags_of(&document), "TH"), 4 + 80, "read out once all the same");
}

#[test]
fn no_name_stands_in_the_title_or_at_the_foot() {
    let words = words_of(&history());
    assert_eq!(words["title"], "Decision history, case 26-001", "a title shows in windows and previews");
    assert_eq!(words["foot"], "Made by Daybook on 18 March 2026 at 14:05 GMT", "likewise on each page");
    assert!(words["facts"].to_string().contains("M.K."), "the initials stand once, at the head");
    assert!(!words_of(&empty()).to_string().contains("Called"), "without initials there is no such line");
}

#[test]
fn a_character_without_a_letter_shape_is_reported() {
    let with = |title: &str| DecisionDocument { dates: vec![date(title)], ..empty() };
    let replaced = |title: &str| pdf(&with(title)).map(|pdf| pdf.replaced);
    assert_eq!(replaced("Po \u{1F642}"), Ok(vec!['\u{1F642}']), "the caller can warn");
    for words in ["Không, tôi sợ.", "لا أريد الشرطة.", "ኣይፋል"] {
        assert_eq!(replaced(words), Ok(Vec::new()), "{words} is printed letter by letter");
    }
}

#[test]
fn words_without_end_become_a_history() {
    let made = pdf(&everywhere(&"a long line of words ".repeat(400)));
    assert!(made.is_ok(), "a cell may be longer than a page: {made:?}");
    let made = pdf(&everywhere(&"x".repeat(3_000)));
    assert!(made.is_ok(), "a word without end: {made:?}");
    let many = DecisionDocument { dates: vec![date("Letter"); 300], ..history() };
    assert!(pdf(&many).is_ok(), "300 dates");
}

#[test]
fn a_moment_that_cannot_be_written_is_refused_and_nothing_leaks() {
    let mut late = DecisionDocument { called: Some("Maria".to_owned()), ..empty() };
    assert!(!format!("{:?}", pdf(&late)).contains("77, 97, 114"), "no bytes in a debug print");
    late.made_at = DateTime::<chrono::Utc>::MAX_UTC.fixed_offset();
    assert_eq!(pdf(&late), Err(PaperError::Moment), "the year 262142 cannot be written");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_text_becomes_a_history(text in "\\PC{0,120}\\n{0,3}[\u{0600}-\u{06FF}\u{1E00}-\u{1EFF}]{0,40}") {
        prop_assert!(pdf(&everywhere(&text)).is_ok(), "any text prints");
    }
}
