//! Any figures become a return that is tagged, drawn whole and readable without its bars.

use hayro::hayro_syntax::Pdf as Read;
use hayro::hayro_syntax::object::{Name, Object, String as Text};
use proptest::prelude::*;

use super::*;

fn row(label: &str, count: &str, percent: Option<u32>) -> FigureRow {
    let share = percent.map_or_else(|| "hidden".to_owned(), |percent| format!("{percent}%"));
    FigureRow { label: label.to_owned(), count: count.to_owned(), share, percent }
}

fn table(title: &str, rows: Vec<FigureRow>) -> FigureTable {
    FigureTable { title: title.to_owned(), about: "Everybody.".to_owned(), total: "21".to_owned(), rows }
}

fn sample() -> PartnershipDocument {
    PartnershipDocument {
        period: "October to December 2026".to_owned(),
        open: true,
        source: "From the cases of one computer and 2 sealed returns".to_owned(),
        total: "21".to_owned(),
        made_at: DateTime::parse_from_rfc3339("2026-11-22T14:05:00+00:00").unwrap_or_default(),
        tables: vec![
            table("Gender", vec![row("Female", "14", Some(67)), row("Male", "7", Some(33))]),
            table("Nationality", vec![row("Albanian", "12", Some(57)), row("All others", "hidden", None)]),
            table("Steps", vec![row("Police told", "hidden", None)]),
        ],
        times: vec![("From the referral to the decision".to_owned(), "9 days".to_owned())],
        notes: vec!["Counts of one to four are hidden.".to_owned()],
    }
}

fn everywhere(text: &str) -> PartnershipDocument {
    let mut document = sample();
    document.period = text.to_owned();
    document.source = text.to_owned();
    document.total = text.to_owned();
    document.tables = vec![FigureTable {
        title: text.to_owned(),
        about: text.to_owned(),
        total: text.to_owned(),
        rows: vec![row(text, text, Some(50)), row(text, text, None)],
    }];
    document.times = vec![(text.to_owned(), text.to_owned())];
    document.notes = vec![text.to_owned()];
    document
}

/// Returns what `look` finds in each dictionary of the finished file.
fn found<T>(look: impl Fn(&hayro::hayro_syntax::object::Dict<'_>) -> Option<T>) -> Vec<T> {
    let file =
        Read::new(pdf(&sample()).expect("the sample prints").bytes).expect("what Typst wrote can be read");
    let each = |object| match object {
        Object::Dict(dict) => look(&dict),
        Object::Stream(stream) => look(stream.dict()),
        _ => None,
    };
    file.objects().into_iter().filter_map(each).collect()
}

fn words(document: &PartnershipDocument) -> String {
    let drawn = crate::pdf::drawn(TEMPLATE, |legible| printed::figures(document, legible));
    drawn.expect("it can be laid out").join(" ")
}

#[test]
fn tables_have_headers_and_bars_have_words() {
    let tags = found(|tag| {
        let kind = tag.contains_key("P").then(|| tag.get::<Name<'_>>("S"))?;
        kind.map(|kind| kind.as_str().to_owned())
    });
    let count = |kind: &str| tags.iter().filter(|tag| *tag == kind).count();
    assert_eq!(count("Table"), 4, "one for each measure, and the times");
    assert_eq!(count("Figure"), 2, "a table of which all is hidden has no bars");
    assert_eq!(count("H2"), 5, "each measure, the times, and how to read it");
    assert!(count("TH") >= 12, "each row and column says what it is");
    let told = found(|tag| {
        tag.get::<Text<'_>>("Alt").map(|text| String::from_utf8_lossy(text.as_ref()).into_owned())
    });
    assert_eq!(told.len(), 2, "each chart is told in words");
}

#[test]
fn every_count_is_drawn_and_a_hidden_one_says_so() {
    let words = words(&sample());
    for text in [
        "Female",
        "14",
        "67%",
        "Albanian",
        "All others",
        "hidden",
        "9 days",
        "more is to come",
        "does not mean none",
    ] {
        assert!(words.contains(text), "“{text}” is drawn: {words}");
    }
}

#[test]
fn the_same_figures_at_the_same_moment_give_the_same_bytes() {
    assert_eq!(pdf(&sample()), pdf(&sample()), "a fingerprint tells two returns apart");
}

#[test]
fn words_of_every_kind_become_a_return() {
    for text in crate::referral::AWKWARD {
        let made = pdf(&everywhere(text));
        assert!(made.is_ok(), "{:?} everywhere gives {made:?}", text.escape_unicode().to_string());
    }
}

#[test]
fn a_return_without_anything_is_still_a_return() {
    let mut empty = sample();
    empty.tables = vec![table("Nothing", Vec::new())];
    empty.times.clear();
    empty.notes.clear();
    assert!(pdf(&empty).is_ok(), "a quarter without a case");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]
    #[test]
    fn arbitrary_text_becomes_a_return(text in "\\PC{0,60}[\u{0600}-\u{06FF}]{0,10}") {
        prop_assert!(pdf(&everywhere(&text)).is_ok(), "{:?}", text);
    }
}
