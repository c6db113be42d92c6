//! The prompt sheet, read back: complete, in order, readable by everyone, with room to write and nobody in it.

use paperwork::prompt_sheet::{PromptSheet, pdf};

use crate::poppler::Paper;
use crate::sample::AWKWARD;
use crate::sample_sheet::{everywhere, long_sheet, real_sheet, sheet};

#[test]
fn a_prompt_sheet_is_tagged_titled_and_in_british_english() {
    let paper = Paper::of_sheet(&sheet());
    let info = paper.info();
    assert!(info.contains("Tagged:          yes"), "a screen reader needs the tags: {info}");
    assert!(info.contains("Title:           Prompt sheet for the online form"), "{info}");
    assert!(info.contains("Page size:       595.276 x 841.89 pts (A4)"), "printed in Britain: {info}");
    let about = paper.about();
    assert!(about.contains("<rdf:li>en-GB</rdf:li>"), "the language is named: {about}");
    assert!(
        about.contains("<pdfuaid:part>1</pdfuaid:part>"),
        "the file says that it keeps PDF/UA-1: {about}"
    );
}

#[test]
fn every_question_of_a_sheet_stands_in_order() {
    assert_in_order(&sheet());
}

#[test]
fn the_sheet_of_the_real_form_is_complete_and_in_order() {
    let sheet = real_sheet();
    let pages: usize = sheet.sections.iter().map(|section| section.pages.len()).sum();
    assert!(pages > 40, "the form is long: {pages} pages");
    assert_eq!(pdf(&sheet).map(|pdf| pdf.replaced), Ok(Vec::new()), "each of its letters has a shape");
    assert_in_order(&sheet);
    let paper = Paper::of_sheet(&sheet);
    assert_headings_step_down_by_one(&paper);
    assert_no_page_is_blank(&paper);
    assert!(paper.crossing_lines().is_empty(), "each line has its own room: {:?}", paper.crossing_lines());
}

/// Asserts that all words of a sheet come out, each after those before it.
fn assert_in_order(sheet: &PromptSheet) {
    let text = Paper::of_sheet(sheet).unbroken_words();
    let mut from = 0;
    for words in words_of(sheet) {
        let found = text[from..].find(words);
        assert!(found.is_some(), "\"{words}\" comes after what stands before it: {}", &text[from..]);
        from += found.unwrap_or_default() + words.len();
    }
}

/// Returns the words of a sheet in the order of printing. Page footers break long texts, so hints and guidance,
/// which may run over pages, are not among them.
fn words_of(sheet: &PromptSheet) -> Vec<&str> {
    let mut words = Vec::new();
    for section in &sheet.sections {
        words.push(section.title.as_str());
        for page in &section.pages {
            words.push(&page.title);
            for question in &page.questions {
                let label = question.label.as_deref().filter(|label| *label != page.title);
                words.extend(label.into_iter().chain(question.options.iter().map(String::as_str)));
            }
        }
    }
    words
}

#[test]
fn headings_of_a_sheet_are_headings_and_in_order() {
    let paper = Paper::of_sheet(&sheet());
    assert_headings_step_down_by_one(&paper);
    let levels = paper.heading_levels();
    let count = |level| levels.iter().filter(|one| **one == level).count();
    assert_eq!(
        (count(2), count(3), count(4)),
        (2, 5, 5),
        "sections, pages, questions; a statement to tick has no heading: {levels:?}"
    );
}

fn assert_headings_step_down_by_one(paper: &Paper) {
    let levels = paper.heading_levels();
    assert_eq!(levels.first(), Some(&1), "the title is the first heading: {levels:?}");
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "there is one title");
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "no level is skipped: {levels:?}");
}

#[test]
fn choices_are_lists_and_marks_and_room_are_decoration() {
    let structure = Paper::of_sheet(&sheet()).structure();
    let items = structure.lines().filter(|line| line.trim_start().starts_with("LI")).count();
    assert!(items >= 7, "each choice is an item of a list: {structure}");
    for (words, why) in [
        ("One of these:", "rings and boxes look different, so the difference is said"),
        ("Any of these:", "likewise"),
        ("(optional)", "what may be left empty is said in words"),
        ("Only if the person is referred.", "when it is asked is read out"),
    ] {
        assert!(structure.contains(words), "{why}: {structure}");
    }
    assert!(!structure.contains("Figure"), "an empty line to write on has nothing to tell: {structure}");
    assert!(!structure.contains("/Placement /Block"), "loose text has no role: {structure}");
}

#[test]
fn the_foot_of_each_page_names_the_edition_and_the_number_of_pages() {
    let paper = Paper::of_sheet(&long_sheet(60));
    let pages = paper.pages();
    for (number, page) in (1..).zip(&pages) {
        let of = format!("Page {number} of {}", pages.len());
        assert!(page.contains(&of), "page {number} says \"{of}\": {page}");
        assert!(page.contains("edition of February 2026"), "pages part, and editions change: {page}");
        assert!(page.contains("19 February 2026"), "so is the day of comparing: {page}");
    }
    let foot = format!("Page 1 of {}", pages.len());
    assert!(!paper.structure().contains(&foot), "a footer is not read out in the middle of a question");
}

#[test]
fn no_page_of_a_sheet_is_blank_and_nothing_stands_in_a_margin() {
    for sheet in [sheet(), long_sheet(60), everywhere(AWKWARD)] {
        assert_no_page_is_blank(&Paper::of_sheet(&sheet));
    }
}

fn assert_no_page_is_blank(paper: &Paper) {
    for (number, page) in (1..).zip(paper.pictures()) {
        let ink = page.ink();
        assert!((0.002..0.30).contains(&ink), "page {number} is {:.2} % ink", ink * 100.0);
        assert!(page.margins_are_clear(), "page {number} keeps its margins");
    }
    let reach = paper.right_edge();
    assert!(reach < 595.0 - 70.0, "nothing stands in the margin: {reach}");
}

#[test]
fn a_question_stays_with_its_room() {
    let paper = Paper::of_sheet(&long_sheet(60));
    for page in paper.pages() {
        let titles = page.lines().filter(|line| line.ends_with("of the form")).count();
        let questions = page.lines().filter(|line| line.starts_with("Question ")).count();
        assert_eq!(titles, questions, "no heading is left behind at the foot: {page}");
    }
}

#[test]
fn each_place_of_a_sheet_takes_words_literally() {
    let markup = "#strong[x] *a* @x $ \\";
    let text = Paper::of_sheet(&everywhere(markup)).unbroken_words();
    let places = text.matches(markup).count();
    assert!(places >= 13, "titles, labels, hints, choices and conditions alike: {places} in {text}");
}

#[test]
fn a_character_without_a_shape_is_shown_by_its_number_and_the_sheet_says_so() {
    let text = Paper::of_sheet(&everywhere("A \u{1F642} sign")).unbroken_words();
    assert!(text.contains("A [U+1F642] sign"), "the place is marked: {text}");
    assert!(text.contains("Shown by number: U+1F642"), "and named: {text}");
}

#[test]
fn a_sheet_says_who_did_not_make_it_and_the_same_sheet_gives_the_same_bytes() {
    let text = Paper::of_sheet(&sheet()).unbroken_words();
    assert!(text.contains("Not made by the Home Office."), "nobody takes it for theirs: {text}");
    assert!(pdf(&sheet()).is_ok_and(|first| pdf(&sheet()) == Ok(first)), "a hash can be compared");
}
