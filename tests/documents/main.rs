//! Real documents, made and read back with the tools that others would read them with.

mod answers_json;
mod consent_record;
mod notification;
mod partnership;
mod poppler;
mod prompt_sheet;
mod recovery_page;
mod sample;
mod sample_consent;
mod sample_sheet;
mod sealed;

use paperwork::referral::{Row, pdf};
use poppler::Paper;
use sample::{AWKWARD, referral, with_answer};

#[test]
fn a_referral_is_tagged_titled_and_in_british_english() {
    let paper = Paper::of(&referral());
    let info = paper.info();
    assert!(info.contains("Tagged:          yes"), "a screen reader needs the tags: {info}");
    assert!(info.contains("Title:           Referral, case 26-001"), "the window shows the title: {info}");
    assert!(info.contains("Page size:       595.276 x 841.89 pts (A4)"), "printed in Britain: {info}");
    let about = paper.about();
    assert!(
        about.contains("<rdf:li>en-GB</rdf:li>"),
        "the language is named so that it is read out right: {about}"
    );
    assert!(
        about.contains("<pdfuaid:part>1</pdfuaid:part>"),
        "the file says that it keeps PDF/UA-1: {about}"
    );
}

#[test]
fn the_title_and_the_file_about_itself_never_carry_the_name_or_the_officer() {
    let info = Paper::of(&referral()).info();
    for private in ["M.K.", "PC 1234", "NRM"] {
        assert!(
            !info.contains(private),
            "a title shows in windows, previews and search: {private} in {info}"
        );
    }
}

#[test]
fn the_reading_order_is_the_order_of_the_rows() {
    let document = referral();
    let text = Paper::of(&document).words();
    let mut from = 0;
    for section in &document.sections {
        let parts = std::iter::once(&section.title).chain(section.rows.iter().map(|row| &row.label));
        for part in parts {
            let found = text[from..].find(part.as_str());
            assert!(found.is_some(), "\"{part}\" comes after what stands before it in the form");
            from += found.unwrap_or_default() + part.len();
        }
    }
    let safety = text[from..].find("Safety steps so far: a referral does not keep a person safe");
    assert!(safety.is_some(), "the safety steps come after the form");
    let consent =
        text[from + safety.unwrap_or_default()..].find("Consent: what the person was asked, and decided");
    assert!(consent.is_some(), "consent comes last");
}

#[test]
fn headings_are_headings_and_in_order() {
    let levels = Paper::of(&referral()).heading_levels();
    assert_eq!(levels.first(), Some(&1), "the title is the first heading: {levels:?}");
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "there is one title");
    let steps_down_by_one = levels.windows(2).all(|pair| pair[1] <= pair[0] + 1);
    assert!(steps_down_by_one, "no level is skipped: {levels:?}");
    let rows: usize = referral().sections.iter().map(|section| section.rows.len()).sum();
    let entries = rows + referral().safety_steps.len() + referral().consent_events.len();
    let thirds = levels.iter().filter(|level| **level == 3).count();
    assert_eq!(thirds, entries, "each question and entry can be moved to");
}

#[test]
fn every_block_of_text_is_a_paragraph_a_heading_or_a_list() {
    let structure = Paper::of(&with_answer("")).structure();
    assert!(
        !structure.contains("/Placement /Block"),
        "loose text has no role for a screen reader: {structure}"
    );
}

#[test]
fn header_and_footer_stand_on_each_page_and_outside_the_structure() {
    let paper = Paper::of(&referral());
    let pages = paper.pages();
    assert!(pages.len() > 2, "the sample is long enough to break: {} pages", pages.len());
    for (number, page) in (1..).zip(&pages) {
        let of = format!("Page {number} of {}", pages.len());
        assert!(page.contains(&of), "page {number} says \"{of}\": {page}");
        assert!(page.contains("Referral, case 26-001"), "page {number} names the case");
        assert!(page.contains("Practice case: fictional"), "page {number} says that it is practice");
    }
    let structure = paper.structure();
    assert!(!structure.contains("Page 1 of"), "a footer is not read out in the middle of an answer");
}

#[test]
fn a_real_case_does_not_call_itself_practice() {
    let mut document = referral();
    document.practice = false;
    assert!(
        !Paper::of(&document).words().contains("Practice"),
        "the words would be taken to mean the person"
    );
}

#[test]
fn what_was_written_comes_out_as_written() {
    let text = Paper::of(&with_answer(AWKWARD)).words();
    for line in AWKWARD.lines() {
        assert!(text.contains(line), "\"{line}\" is text and not markup: {text}");
    }
    assert!(!text.contains("root:"), "no file was read");
}

#[test]
fn each_place_that_takes_words_takes_them_literally() {
    let markup = "#strong[x] *a* @x $ \\";
    let text = Paper::of(&sample::everywhere(markup)).words();
    let places = text.matches(markup).count();
    assert!(places >= 15, "title, labels, facts and appendices alike: {places} in {text}");
}

#[test]
fn line_breaks_are_kept() {
    let text = Paper::of(&with_answer("First line\nSecond line\n\nThird line")).words();
    assert!(text.contains("First line\nSecond line\n"), "lines stay lines: {text}");
    assert!(!text.contains("Second line Third line"), "a blank line parts paragraphs");
}

#[test]
fn a_missing_answer_says_so_in_words() {
    let paper = Paper::of(&referral());
    let text = paper.words();
    let missing =
        referral().sections.iter().flat_map(|section| &section.rows).filter(|row| row.missing).count();
    assert_eq!(text.matches("Not answered yet").count(), missing, "once for each missing answer: {text}");
    assert!(text.contains(&format!("{missing} questions are not answered yet.")), "and once in all: {text}");
}

#[test]
fn an_emoji_is_shown_by_its_number_and_the_document_says_so() {
    let document = with_answer("He sent \u{1F642} and \u{738B}.");
    let made = pdf(&document).map(|pdf| pdf.replaced);
    assert_eq!(made, Ok(vec!['\u{738B}', '\u{1F642}']), "the caller can warn before printing");
    let text = Paper::of(&document).words();
    assert!(text.contains("He sent [U+1F642] and [U+738B]."), "the place is marked: {text}");
    assert!(text.contains("Daybook keeps the original"), "the reader knows that there is more: {text}");
    assert!(!Paper::of(&referral()).words().contains("keeps the original"), "said only when it is so");
}

#[test]
fn the_languages_people_bring_come_out_again() {
    for words in ["Nguyễn Thị Hằng", "Zażółć gęślą jaźń", "Їжак", "ሰላም", "नमस्ते", "வணக்கம்", "Țară"]
    {
        let text = Paper::of(&with_answer(words)).words();
        assert!(text.contains(words), "{words} can be read, copied and searched: {text}");
    }
}

#[test]
fn a_line_in_arabic_stands_at_the_right_and_keeps_its_letters() {
    let text = Paper::of(&with_answer("قالت إنها خائفة (Leeds) 2026")).words();
    for word in ["قالت", "خائفة", "Leeds", "2026"] {
        assert!(text.contains(word), "{word} is whole: {text}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let (first, second) = (pdf(&referral()), pdf(&referral()));
    assert!(first.is_ok(), "the sample prints: {first:?}");
    assert!(first == second, "a hash in the ledger must match a document made again");
}

#[test]
fn a_long_answer_runs_over_the_pages_and_loses_nothing() {
    let answer: String = (1..=1500).map(|number| format!("word{number} ")).collect();
    let text = Paper::of(&with_answer(&answer)).words();
    let lost: Vec<u32> = (1..=1500).filter(|number| !text.contains(&format!("word{number}"))).collect();
    assert!(lost.is_empty(), "every word is on paper: {lost:?}");
}

#[test]
fn a_word_wider_than_the_page_is_not_cut() {
    let word = "Ẅ".repeat(400);
    let text = Paper::of(&with_answer(&word)).words();
    assert_eq!(text.matches('Ẅ').count(), 400, "each letter is within the page, where it can be read");
    let boxes = Paper::of(&with_answer(&word)).right_edge();
    assert!(boxes < 595.0 - 70.0, "nothing stands in the margin: {boxes}");
}

#[test]
fn no_page_is_blank_and_none_is_overfull() {
    let mut document = referral();
    let many = (0..60).map(|number| Row {
        label: format!("Question {number}"),
        answer: "Some words.\n".repeat(number % 7),
        missing: number % 5 == 0,
    });
    document.sections[0].rows.extend(many);
    for (number, page) in (1..).zip(Paper::of(&document).pictures()) {
        let ink = page.ink();
        assert!((0.002..0.30).contains(&ink), "page {number} is {:.2} % ink", ink * 100.0);
        assert!(page.margins_are_clear(), "page {number} keeps its margins");
    }
}

#[test]
fn no_two_lines_overlap() {
    for document in [referral(), with_answer(AWKWARD), with_answer(&"A longer line of words. ".repeat(300))] {
        let crossing = Paper::of(&document).crossing_lines();
        assert!(crossing.is_empty(), "each line has its own room: {crossing:?}");
    }
}
