//! The partnership return, read back: tagged, its bars told in words, nothing hidden to be found in the file.

use chrono::DateTime;
use paperwork::partnership::{FigureRow, FigureTable, PartnershipDocument};

use crate::poppler::Paper;

fn row(label: &str, count: Option<u32>, percent: u32) -> FigureRow {
    let words = |number: Option<String>| number.unwrap_or_else(|| "hidden".to_owned());
    FigureRow {
        label: label.to_owned(),
        count: words(count.map(|count| count.to_string())),
        share: words(count.map(|_| format!("{percent}%"))),
        percent: count.map(|_| percent),
    }
}

fn figures() -> PartnershipDocument {
    let table = |title: &str, rows| FigureTable {
        title: title.to_owned(),
        about: "Everybody.".to_owned(),
        total: "21".to_owned(),
        rows,
    };
    let nations = |number: u32| row(&format!("Nationality number {number}"), Some(5), 24);
    PartnershipDocument {
        period: "July to September 2026".to_owned(),
        open: false,
        source: "From 3 sealed returns".to_owned(),
        total: "21".to_owned(),
        made_at: DateTime::parse_from_rfc3339("2026-11-22T14:05:00+00:00").expect("a moment"),
        tables: vec![
            table("Reports sent", vec![row("Adult", Some(15), 71), row("Child", Some(6), 29)]),
            table("Consent", vec![row("Agreed", None, 0), row("Not recorded", None, 0)]),
            table("Nationality", (0..60).map(nations).collect()),
        ],
        times: vec![("From the referral to the decision".to_owned(), "9 days".to_owned())],
        notes: vec!["Counts of one to four are hidden.".to_owned()],
    }
}

#[test]
fn a_return_is_tagged_titled_and_in_british_english() {
    let paper = Paper::of_return(&figures());
    let info = paper.info();
    assert!(info.contains("Tagged:          yes"), "a screen reader needs the tags: {info}");
    assert!(info.contains("Title:           Partnership return, July to September 2026"), "named: {info}");
    let about = paper.about();
    assert!(about.contains("<rdf:li>en-GB</rdf:li>"), "the language is named: {about}");
    assert!(about.contains("<pdfuaid:part>1</pdfuaid:part>"), "it keeps PDF/UA-1: {about}");
}

#[test]
fn each_measure_is_a_heading_with_a_table_and_bars_have_words() {
    let paper = Paper::of_return(&figures());
    let levels = paper.heading_levels();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "one title: {levels:?}");
    assert_eq!(
        levels.iter().filter(|level| **level == 2).count(),
        5,
        "measures, times, how to read: {levels:?}"
    );
    let structure = paper.structure();
    assert_eq!(structure.matches("Figure").count(), 2, "all hidden is no bar: {structure}");
    assert!(structure.contains("TH"), "each row says what it counts");
}

#[test]
fn every_word_is_drawn_within_the_page_and_every_page_is_numbered() {
    let paper = Paper::of_return(&figures());
    let pages = paper.pages();
    assert!(pages.len() > 2, "sixty nationalities are more than a page");
    for (place, page) in pages.iter().enumerate() {
        let number = format!("Page {} of {}", place + 1, pages.len());
        assert!(page.contains(&number), "{number} stands on it: {page}");
    }
    let words = paper.unbroken_words();
    for told in ["Adult", "71%", "hidden", "Nationality number 59", "9 days", "does not mean none"] {
        assert!(words.contains(told), "“{told}” is there: {words}");
    }
    assert!(paper.right_edge() < 595.0, "nothing runs off the page");
    assert!(paper.crossing_lines().is_empty(), "no line is drawn over another");
}
