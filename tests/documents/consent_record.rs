//! The consent record, read back: what happened in its order, very words set apart, readable by everyone.

use paperwork::consent_record::{ConsentDocument, Entry, pdf};

use crate::poppler::Paper;
use crate::sample::AWKWARD;
use crate::sample_consent::{WORDS, empty, everywhere, long_record, record, with_words};

const PARTS: [&str; 5] = [
    "What was stated at the referral",
    "Where each decision stands",
    "What happened, in order",
    "What was shared",
    "Sources",
];

#[test]
fn a_consent_record_is_tagged_titled_and_in_british_english() {
    let paper = Paper::of_consent(&record());
    let info = paper.info();
    assert!(info.contains("Tagged:          yes"), "a screen reader needs the tags: {info}");
    assert!(info.contains("Title:           Consent record, case 26-001"), "the window shows it: {info}");
    assert!(info.contains("Page size:       595.276 x 841.89 pts (A4)"), "printed in Britain: {info}");
    for private in ["M.K.", "PC 1234", "NRM"] {
        assert!(!info.contains(private), "a title shows in previews and search: {private} in {info}");
    }
    let about = paper.about();
    assert!(about.contains("<rdf:li>en-GB</rdf:li>"), "the language is named: {about}");
    assert!(
        about.contains("<pdfuaid:part>1</pdfuaid:part>"),
        "the file says that it keeps PDF/UA-1: {about}"
    );
}

#[test]
fn everything_stands_in_the_order_in_which_it_happened() {
    let document = record();
    let text = Paper::of_consent(&document).unbroken_words();
    let mut from = 0;
    for words in words_of(&document) {
        let found = text[from..].find(words);
        assert!(found.is_some(), "\"{words}\" comes after what stands before it: {}", &text[from..]);
        from += found.unwrap_or_default() + words.len();
    }
}

/// Returns headings, times and names of rows in the order of printing.
fn words_of(document: &ConsentDocument) -> Vec<&str> {
    let mut words = vec![PARTS[0]];
    words.extend(document.at_referral.iter().map(|row| row.label.as_str()));
    words.push(PARTS[1]);
    words.extend(document.standings.iter().map(|row| row.label.as_str()));
    for (part, entries) in [(PARTS[2], &document.entries), (PARTS[3], &document.sharings)] {
        words.push(part);
        words.extend(entries.iter().flat_map(words_of_entry));
    }
    words.push(PARTS[4]);
    words.extend(document.sources.iter().map(String::as_str));
    words
}

fn words_of_entry(entry: &Entry) -> Vec<&str> {
    let labels = entry.rows.iter().map(|row| row.label.as_str());
    [entry.title.as_str(), "When", entry.when.as_str()].into_iter().chain(labels).collect()
}

#[test]
fn headings_of_a_record_are_headings_and_in_order() {
    let document = record();
    let levels = Paper::of_consent(&document).heading_levels();
    assert_eq!(levels.first(), Some(&1), "the title is the first heading: {levels:?}");
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "no level is skipped: {levels:?}");
    let count = |level| levels.iter().filter(|one| **one == level).count();
    let matters = document.at_referral.len() + document.standings.len();
    let events = document.entries.len() + document.sharings.len();
    assert_eq!(
        (count(1), count(2), count(3)),
        (1, PARTS.len(), matters + events),
        "one title, the parts, and each matter and event can be moved to: {levels:?}"
    );
}

#[test]
fn very_words_are_a_quotation_and_no_text_is_loose() {
    let structure = Paper::of_consent(&record()).structure();
    let said = record().entries.iter().flat_map(|entry| &entry.rows).filter(|row| row.quoted).count();
    let quotations = structure.lines().filter(|line| line.trim_start().starts_with("BlockQuote")).count();
    assert_eq!(quotations, said, "who said it is told by more than a line at the side: {structure}");
    assert!(!structure.contains("/Placement /Block"), "loose text has no role: {structure}");
    assert!(!structure.contains("Page 1 of"), "a footer is not read out in the middle of what was said");
}

#[test]
fn what_the_person_said_keeps_its_lines() {
    let text = Paper::of_consent(&with_words(WORDS)).words();
    assert!(text.contains("Po, dua ndihmë.\nYes, I want help.\nNot the police"), "lines stay lines: {text}");
}

#[test]
fn each_page_names_the_case_and_says_when_it_is_practice() {
    let paper = Paper::of_consent(&long_record(40));
    let pages = paper.pages();
    assert!(pages.len() > 3, "the sample is long enough to break: {} pages", pages.len());
    for (number, page) in (1..).zip(&pages) {
        let of = format!("Page {number} of {}", pages.len());
        assert!(page.contains(&of), "page {number} says \"{of}\": {page}");
        assert!(page.contains("Consent record, case 26-001"), "page {number} names the case");
        assert!(page.contains("Practice case: fictional"), "page {number} says that it is practice");
    }
    let real = ConsentDocument { practice: false, ..record() };
    let words = Paper::of_consent(&real).words();
    assert!(!words.contains("Practice"), "the words would be taken to mean the person: {words}");
}

#[test]
fn the_record_says_at_once_that_nothing_protects_it() {
    let words = Paper::of_consent(&record()).unbroken_words();
    let warning = words.find("This paper left Daybook: nothing protects it but how you keep it.");
    let first = words.find(PARTS[0]);
    assert!(warning.is_some() && warning < first, "whoever holds it reads that first: {words}");
}

#[test]
fn a_part_without_anything_in_it_says_so() {
    let words = Paper::of_consent(&empty()).unbroken_words();
    let full = Paper::of_consent(&record()).unbroken_words();
    for sentence in [
        "Nothing has been stated for a referral yet.",
        "No decision has been recorded yet.",
        "Nothing has been recorded about consent yet.",
        "Nothing has been recorded as shared yet.",
        "No source is named.",
    ] {
        assert!(words.contains(sentence), "an empty place could be taken for a fault: {sentence} in {words}");
        assert!(!full.contains(sentence), "said only when it is so: {full}");
    }
    assert!(full.contains("Breaks Nothing recorded"), "so does a row: {full}");
}

#[test]
fn what_was_said_comes_out_as_said() {
    let text = Paper::of_consent(&with_words(AWKWARD)).words();
    for line in AWKWARD.lines() {
        assert!(text.contains(line), "\"{line}\" is text and not markup: {text}");
    }
    assert!(!text.contains("root:"), "no file was read");
    let markup = "#strong[x] *a* @x $ \\";
    let text = Paper::of_consent(&everywhere(markup)).unbroken_words();
    let places = text.matches(markup).count();
    assert!(places >= 22, "titles, names, times and sources alike: {places} in {text}");
}

#[test]
fn vietnamese_and_arabic_come_out_again() {
    assert_eq!(pdf(&record()).map(|pdf| pdf.replaced), Ok(Vec::new()), "each of their letters has a shape");
    let text = Paper::of_consent(&record()).words();
    for words in ["Nguyễn Thị Hằng", "الشرطة", "خائفة"] {
        assert!(text.contains(words), "{words} can be read, copied and searched: {text}");
    }
    let text = Paper::of_consent(&with_words("不要 \u{1F642}")).unbroken_words();
    assert!(text.contains("[U+4E0D][U+8981] [U+1F642]"), "what has no shape is marked: {text}");
    assert!(text.contains("Daybook keeps the original"), "and the reader knows that there is more: {text}");
}

#[test]
fn no_page_of_a_record_is_blank_and_no_two_lines_overlap() {
    // What a case is called, and who made it, are short lines.
    let wide = ConsentDocument { called: None, made_by: None, ..everywhere(&"Ẅ".repeat(200)) };
    for document in [record(), long_record(40), everywhere(AWKWARD), wide, empty()] {
        let paper = Paper::of_consent(&document);
        for (number, page) in (1..).zip(paper.pictures()) {
            let ink = page.ink();
            assert!((0.002..0.30).contains(&ink), "page {number} is {:.2} % ink", ink * 100.0);
            assert!(page.margins_are_clear(), "page {number} keeps its margins");
        }
        assert!(paper.right_edge() < 595.0 - 70.0, "nothing stands in the margin: {}", paper.right_edge());
        let crossing = paper.crossing_lines();
        assert!(crossing.is_empty(), "each line has its own room: {crossing:?}");
    }
}
