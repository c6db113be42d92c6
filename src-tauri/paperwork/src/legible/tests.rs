//! What becomes of single characters on paper.

use super::*;

fn line(text: &str) -> String {
    Legible::new(&Care::Usual(BTreeSet::new())).line(text)
}

fn paragraphs(text: &str) -> Vec<(bool, Vec<String>)> {
    let paragraphs = Legible::new(&Care::Usual(BTreeSet::new())).paragraphs(text);
    paragraphs.into_iter().map(|one| (one.rtl, one.lines)).collect()
}

#[test]
fn ordinary_words_stay_as_they_are() {
    for text in ["She said “no” – twice.", "Nguyễn Thị Hằng", "می‌خواهم", "नमस्ते", "ሰላም", "#strong[x] *a* \\"]
    {
        assert_eq!(line(text), text, "nothing in it needs replacing");
    }
}

#[test]
fn what_no_font_draws_is_shown_by_its_number() {
    let care = Care::Usual(BTreeSet::new());
    let mut legible = Legible::new(&care);
    assert_eq!(
        legible.line("ok 🙂 王\u{E000}\0!"),
        "ok [U+1F642] [U+738B][U+E000][U+0000]!",
        "each by its number"
    );
    assert_eq!(legible.replaced(), ['\0', '王', '\u{E000}', '🙂'], "each is reported once, in order");
}

#[test]
fn an_emoji_of_several_parts_leaves_no_stray_joiner() {
    assert_eq!(
        line("❤\u{FE0F}\u{200D}🔥"),
        "[U+2764][U+1F525]",
        "the joiner and selector belonged to the emoji"
    );
}

#[test]
fn a_character_that_turns_the_reading_order_is_shown() {
    assert_eq!(
        line("safe\u{202E}efas"),
        "safe[U+202E]efas",
        "an override could make a text read as its opposite"
    );
    assert_eq!(line("a\u{2066}b\u{2069}"), "a[U+2066]b[U+2069]", "isolates likewise");
    assert_eq!(line("a\u{200F}b"), "a\u{200F}b", "a plain direction mark is part of correct writing");
    assert_eq!(line("a\u{E0041}b"), "a[U+E0041]b", "an invisible tag could carry a hidden text");
}

#[test]
fn a_mark_that_no_family_draws_with_its_letter_is_shown() {
    assert_eq!(line("e\u{0301}"), "e\u{0301}", "one family draws both");
    assert_eq!(line("a\u{05B8}"), "a[U+05B8]", "a Hebrew vowel cannot stand on a Latin letter");
    assert_eq!(line("א\u{05B8}"), "א\u{05B8}", "on a Hebrew letter it can");
}

#[test]
fn the_last_resort_prints_only_plain_letters() {
    assert_eq!(Legible::new(&Care::Utmost).line("é ok"), "[U+00E9] ok", "English letters always print");
    let refused = Care::Usual(BTreeSet::from(['é']));
    assert_eq!(Legible::new(&refused).line("é è"), "[U+00E9] è", "a refused character alone is replaced");
}

#[test]
fn a_word_too_long_for_the_page_may_break() {
    let long = line(&"x".repeat(100));
    assert!(
        long.split(BREAK_HERE).all(|part| part.len() <= LONGEST_RUN),
        "no part is wider than the page: {long}"
    );
    assert_eq!(long.replace(BREAK_HERE, ""), "x".repeat(100), "no letter is lost");
    let spaced = "word ".repeat(50);
    assert!(!line(&spaced).contains(BREAK_HERE), "words of usual length need none");
    assert!(
        line(&"1\u{00A0}".repeat(50)).contains(BREAK_HERE),
        "spaces that bind do not count as a place to break"
    );
}

#[test]
fn lines_are_kept_and_blank_lines_begin_paragraphs() {
    let expected = vec![(false, vec!["one".to_owned(), "two".to_owned()]), (false, vec!["three".to_owned()])];
    assert_eq!(paragraphs("one\ntwo\n\n\nthree\n"), expected, "as typed on Linux");
    assert_eq!(paragraphs("one\r\ntwo\r\n\r\nthree"), expected, "as typed on Windows");
    assert_eq!(paragraphs("one\u{2028}two\u{2029} \nthree"), expected, "as pasted from a web page");
    assert_eq!(paragraphs(" \n \r\n"), Vec::new(), "spaces alone are no paragraph");
    assert_eq!(line("one\n\ntwo"), "one two", "a label has one line");
}

#[test]
fn a_line_in_arabic_runs_right_to_left_and_figures_follow_it() {
    let rtl: Vec<bool> =
        paragraphs("Hello\nمرحبا Hello\n12 34\nBye").into_iter().map(|(rtl, _)| rtl).collect();
    assert_eq!(
        rtl,
        [false, true, false],
        "the first letter decides; a line of figures goes with the line before"
    );
}
