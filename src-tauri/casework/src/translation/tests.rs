use std::fmt::Write as _;

use proptest::prelude::*;
use rstest::rstest;

use super::TranslationFaultCode as Code;
use super::*;
use crate::moment::read_day;

const ARABIC: &str = include_str!("../../../../tests/documents/translations/arabic.toml");
const VIETNAMESE: &str = include_str!("../../../../tests/documents/translations/vietnamese.toml");
const OUTDATED: &str = include_str!("../../../../tests/documents/translations/outdated.toml");

/// A whole file of two statements, its lines counted from 1 in the comments.
const WHOLE: &str = r#"format = 1
language = "fa"
english_name = "Persian"
name = "فارسی"
direction = "rtl"
source = "Brindlewick Council translation service"
translator = "A. Invented"
translated_on = "2026-11-22"
[[statement]]
id = "C1"
from = "2026-11-21"
words = "می‌توانید"
[[statement]]
id = "C2"
from = 2026-11-21
words = """
One.

Two.
"""
translator = "B. Invented"
translated_on = 2026-11-23
"#;

fn read(text: &str) -> Result<TranslationPack, Vec<TranslationFault>> {
    TranslationPack::read(text, Statements::current())
}

fn good(text: &str) -> TranslationPack {
    read(text).expect("the test writes a whole file")
}

fn faults(text: &str) -> Vec<(u32, Code, String)> {
    let faults = read(text).expect_err("the test writes something odd");
    faults.into_iter().map(|fault| (fault.line, fault.code, fault.about)).collect()
}

fn statement(id: &str) -> &'static Statement {
    Statements::current().statement(id).expect("the shipped pack has it")
}

fn day(text: &str) -> NaiveDate {
    read_day(text).expect("the test writes real days")
}

#[rstest]
#[case::arabic(ARABIC, "ar", Direction::Rtl, "العربية")]
#[case::vietnamese(VIETNAMESE, "vi", Direction::Ltr, "Tiếng Việt")]
fn a_language_is_read_with_its_direction_and_all_it_translates(
    #[case] text: &str,
    #[case] language: &str,
    #[case] direction: Direction,
    #[case] name: &str,
) {
    let pack = good(text);
    assert_eq!((pack.language.as_str(), pack.direction), (language, direction), "how the screen is set");
    assert_eq!(pack.name, name, "its own name, in its own script");
    let ids: Vec<_> = pack.statements.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"], "all that an adult is told");
    for one in &pack.statements {
        assert!(!is_outdated(one, statement(&one.id)), "made from the English of now: {}", one.id);
    }
    assert!(pack.source.contains("never use with a person"), "an invented pack says so itself");
}

#[test]
fn only_the_statement_whose_english_has_changed_is_outdated() {
    let pack = good(OUTDATED);
    let outdated = |id| pack.translated(id).map(|one| is_outdated(one, statement(id)));
    assert_eq!(outdated("C1"), Some(false), "made from the wording of now");
    assert_eq!(outdated("C2"), Some(true), "made from the wording of 2024");
    assert_eq!(outdated("C3"), None, "not translated, which is not outdated");
}

#[test]
fn a_translation_of_a_newer_wording_than_ours_is_outdated_too() {
    let newer = WHOLE.replace("from = \"2026-11-21\"", "from = \"2027-03-01\"");
    let pack = good(&newer);
    let one = pack.translated("C1").expect("it is in the file");
    assert!(is_outdated(one, statement("C1")), "made from English that this Daybook does not have");
}

#[test]
fn what_a_statement_does_not_say_comes_from_the_head_of_the_file() {
    let pack = good(WHOLE);
    let made = |id| pack.translated(id).map(|one| (one.translator.as_str(), one.translated_on));
    assert_eq!(made("C1"), Some(("A. Invented", day("2026-11-22"))), "the defaults");
    assert_eq!(made("C2"), Some(("B. Invented", day("2026-11-23"))), "its own, dates with or without quotes");
}

#[test]
fn words_keep_their_paragraphs_and_joiners_whatever_system_wrote_the_file() {
    let pack = good(&format!("\u{feff}{}", WHOLE.replace('\n', "\r\n")));
    let words = |id| pack.translated(id).map(|one| one.words.as_str());
    assert_eq!(words("C2"), Some("One.\n\nTwo."), "Windows line ends are no part of the words");
    assert_eq!(words("C1"), Some("می\u{200c}توانید"), "Persian is written with the non-joiner");
    assert_eq!(pack, good(WHOLE), "otherwise the same");
}

#[rstest]
#[case::format_missing("format = 1", "", 0, Code::UnknownFormat, "format")]
#[case::format_newer("format = 1", "format = 2", 1, Code::UnknownFormat, "format")]
#[case::format_in_words("format = 1", "format = \"1\"", 1, Code::UnknownFormat, "format")]
#[case::no_tag("language = \"fa\"", "", 0, Code::NoLanguage, "language")]
#[case::tag_too_short("\"fa\"", "\"f\"", 2, Code::NoLanguage, "language")]
#[case::tag_too_long("\"fa\"", "\"abcdefgh-abcdefgh-abcdefgh-abcdefgh-a\"", 2, Code::NoLanguage, "language")]
#[case::tag_in_words("\"fa\"", "\"Persian language\"", 2, Code::NoLanguage, "language")]
#[case::tag_with_a_gap("\"fa\"", "\"fa--IR\"", 2, Code::NoLanguage, "language")]
#[case::no_english_name("\"Persian\"", "\" \"", 3, Code::NoLanguage, "english_name")]
#[case::direction("\"rtl\"", "\"right\"", 5, Code::Direction, "direction")]
#[case::no_source("source =", "sauce =", 0, Code::Empty, "source")]
#[case::misspelt_key("source =", "sauce =", 6, Code::UnknownKey, "sauce")]
#[case::default_date("\"2026-11-22\"", "\"2026-02-30\"", 8, Code::NoSuchDate, "translated_on")]
#[case::default_nobody("\"A. Invented\"", "\"\"", 7, Code::NoTranslator, "translator")]
#[case::nobody("translator = \"A. Invented\"", "", 9, Code::NoTranslator, "C1: translator")]
#[case::never("translated_on = \"2026-11-22\"", "", 9, Code::NoSuchDate, "C1: translated_on")]
#[case::unknown_statement("\"C1\"", "\"C9\"", 10, Code::UnknownStatement, "C9")]
#[case::no_id("id = \"C1\"", "", 9, Code::UnknownStatement, "id")]
#[case::twice("\"C2\"", "\"C1\"", 14, Code::Twice, "C1")]
#[case::no_wording("from = \"2026-11-21\"", "", 9, Code::NoSuchDate, "C1: from")]
#[case::wording_with_a_time(
    "from = 2026-11-21",
    "from = 2026-11-21T09:00:00",
    15,
    Code::NoSuchDate,
    "C2: from"
)]
#[case::no_words("\"می‌توانید\"", "\"\"", 12, Code::Empty, "C1: words")]
#[case::words_no_text("\"می‌توانید\"", "12", 12, Code::Empty, "C1: words")]
#[case::misspelt_in_statement(
    "words = \"\"\"",
    "words = \"x\"\nword = \"\"\"",
    17,
    Code::UnknownKey,
    "C2: word"
)]
#[case::syntax("direction = \"rtl\"", "direction = rtl\"", 5, Code::NotToml, "")]
#[case::a_key_twice("language = \"fa\"", "language = \"fa\"\nlanguage = \"ar\"", 3, Code::NotToml, "")]
fn each_fault_is_told_with_its_line(
    #[case] part: &str,
    #[case] instead: &str,
    #[case] line: u32,
    #[case] code: Code,
    #[case] about: &str,
) {
    let text = WHOLE.replacen(part, instead, 1);
    // A line taken out whole leaves an empty one, so that the lines stay countable.
    let found = faults(&text);
    assert_ne!(text, WHOLE, "the test changes something");
    assert!(found.contains(&(line, code, about.to_owned())), "told with line and name: {found:?}");
}

#[rstest]
#[case::no_statements_at_all("", Code::Empty)]
#[case::an_empty_list("statement = []", Code::Empty)]
#[case::not_a_list("statement = \"C1\"", Code::NotToml)]
#[case::not_of_statements("statement = [\"C1\"]", Code::NotToml)]
fn a_file_without_statements_is_not_taken(#[case] statements: &str, #[case] code: Code) {
    let head = WHOLE.split("[[statement]]").next().expect("a head before the statements");
    let found = faults(&format!("{head}{statements}"));
    assert_eq!(found.iter().map(|fault| fault.1).collect::<Vec<_>>(), [code], "said once: {found:?}");
}

#[test]
fn all_faults_are_found_at_once_in_the_order_of_the_lines() {
    let text =
        WHOLE.replace("\"rtl\"", "\"up\"").replace("\"C1\"", "\"Z1\"").replace("2026-11-23", "\"soon\"");
    let expected = [
        (5, Code::Direction, "direction".to_owned()),
        (10, Code::UnknownStatement, "Z1".to_owned()),
        (22, Code::NoSuchDate, "C2: translated_on".to_owned()),
    ];
    assert_eq!(faults(&text), expected, "one round of mending is enough");
}

#[test]
fn an_odd_default_is_told_once_and_not_again_by_every_statement() {
    let text = VIETNAMESE.replace("\"2026-11-21\"\n\n[[", "\"yesterday\"\n\n[[");
    assert_eq!(faults(&text).len(), 1, "eight statements lean on one line: {:?}", faults(&text));
}

#[rstest]
#[case::right_to_left_override("\\u202E")]
#[case::isolate("\\u2066")]
#[case::nul("\\u0000")]
#[case::escape("\\u001B")]
#[case::tab("\\t")]
#[case::carriage_return("\\r")]
#[case::delete("\\u007F")]
#[case::tag("\\U000E0041")]
fn characters_that_hide_or_turn_text_are_refused_wherever_they_stand(#[case] hidden: &str) {
    for (part, line, about) in [
        ("\"Persian", 3, "english_name"),
        ("\"فارسی", 4, "name"),
        ("\"Brindlewick", 6, "source"),
        ("\"A. Invented", 7, "translator"),
        ("\"می‌توانید", 12, "C1: words"),
        ("\"B. Invented", 21, "C2: translator"),
    ] {
        let text = WHOLE.replacen(part, &format!("{part}{hidden}x"), 1);
        assert_eq!(faults(&text), [(line, Code::HiddenCharacters, about.to_owned())], "in {about}");
    }
}

#[rstest]
#[case::non_joiner('\u{200c}')]
#[case::joiner('\u{200d}')]
#[case::zero_width_space('\u{200b}')]
#[case::left_to_right_mark('\u{200e}')]
#[case::arabic_letter_mark('\u{61c}')]
fn marks_that_a_script_is_written_with_are_kept(#[case] mark: char) {
    let pack = good(&WHOLE.replacen("\"A. Inv", &format!("\"A. {mark}Inv"), 1));
    assert!(pack.statements[0].translator.contains(mark), "an honest text needs it");
}

#[test]
fn what_a_fault_repeats_of_the_file_is_short_and_hides_nothing() {
    let text = WHOLE.replacen("\"C1\"", &format!("\"\\u202E{}\"", "x".repeat(5_000)), 1);
    let (.., about) = faults(&text).remove(0);
    assert_eq!(about.chars().count(), 40, "a line in the window, not a page");
    assert!(about.starts_with('\u{fffd}'), "the window is not turned either: {about:?}");
}

#[test]
fn a_file_of_nothing_but_faults_tells_the_first_hundred() {
    let text = format!("format = 1\n{}", "[[statement]]\n".repeat(20_000));
    assert_eq!(faults(&text).len(), 100, "a window cannot show them all, and nobody would read them");
}

#[test]
fn a_file_is_too_large_from_one_byte_past_the_limit() {
    let mut full = WHOLE.to_owned();
    write!(full, "#{}", " ".repeat(LARGEST - WHOLE.len() - 1)).expect("a String can be written to");
    assert_eq!(good(&full), good(WHOLE), "the limit itself is read");
    assert_eq!(faults(&format!("{full} ")), [(0, Code::TooLarge, String::new())], "and no byte more");
    assert_eq!(faults(&"a".repeat(2_000_000)), [(0, Code::TooLarge, String::new())], "unread");
}

#[test]
fn faults_and_directions_cross_to_the_window_in_its_own_spelling() {
    let fault = TranslationFault::new(3, Code::NoSuchDate, "C1: from");
    let told = serde_json::to_value(&fault).expect("plain data");
    let expected = serde_json::json!({ "line": 3, "code": "no-such-date", "about": "C1: from" });
    assert_eq!(told, expected, "the window has words for these codes");
    assert_eq!(serde_json::json!(Direction::Rtl), "rtl", "as `dir` wants it");
}

proptest! {
    #[test]
    fn any_text_is_read_or_found_odd(text in "\\PC{0,200}") {
        if let Err(faults) = read(&text) {
            prop_assert!(!faults.is_empty(), "a refusal says why");
        }
    }

    #[test]
    fn a_file_with_a_piece_put_in_anywhere_is_read_or_found_odd(
        at in 0..WHOLE.chars().count(),
        piece in prop_oneof!["[\\[\\]{}=\"'.#\\\\\n\r\t0a-]{1,6}", any::<String>()],
    ) {
        let (before, after) = (WHOLE.chars().take(at), WHOLE.chars().skip(at));
        let text: String = before.chain(piece.chars()).chain(after).collect();
        let lines = text.matches('\n').count() + 1;
        match read(&text) {
            Ok(pack) => {
                prop_assert!(!pack.statements.is_empty() && !pack.language.is_empty(), "never half: {pack:?}");
            }
            Err(faults) => {
                prop_assert!(!faults.is_empty(), "a refusal says why");
                for fault in faults {
                    let line = usize::try_from(fault.line).expect("a small number");
                    prop_assert!(line <= lines, "a line that the file has: {fault:?}");
                }
            }
        }
    }
}
