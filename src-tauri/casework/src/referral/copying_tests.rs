//! What the officer copies becomes in the online form what Daybook says goes out.

use proptest::prelude::*;
use rstest::rstest;

use super::super::{TypedDay, with_consent};
use super::*;
use crate::finding::FindingCode;
use crate::practice::PracticeCase;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day of the calendar")
}

fn practice() -> Answers {
    let typed = serde_json::Value::Object(PracticeCase::shipped().answers.clone());
    let answers = serde_json::from_value(typed).expect("the practice case has answers of the form");
    with_consent(Form::current(), answers, Some(true), Some(true))
}

fn rows(answers: &Answers) -> Vec<CopyRow<'static>> {
    copy_rows(Form::current(), answers, &[], today())
}

/// Returns the row of a field when this is its only answer and the route is that of a child.
fn row_of(key: &str, answer: Answer) -> CopyRow<'static> {
    let answers = Answers::from([("pv-under-age".into(), Answer::text("yes")), (key.into(), answer)]);
    rows(&answers).into_iter().find(|row| row.field.key == key).expect("a field of the child's route")
}

#[test]
fn the_rows_follow_the_official_order() {
    let rows = rows(&practice());
    let form = Form::current();
    let place = |row: &CopyRow<'_>| {
        let page = form.pages.iter().position(|page| page.key == row.page.key);
        (page, row.page.fields.iter().position(|field| field.key == row.field.key))
    };
    let places: Vec<_> = rows.iter().map(place).collect();
    assert!(places.is_sorted(), "page by page, field by field");
    assert_eq!(rows[0].field.key, "reference", "the first field of the form");
    let unticked = rows.iter().filter(|row| row.field.group.is_some() && row.act == Act::Leave).count();
    assert_eq!(unticked, 0, "the practice case ticks a type, so only ticks have rows");
}

#[test]
fn every_field_shown_has_its_row_answered_or_not() {
    let answers = practice();
    let rows = rows(&answers);
    for page in pages(Form::current(), &answers, 0) {
        for field in fields_shown(page, &answers).iter().filter(|field| field.group.is_none()) {
            let count =
                rows.iter().filter(|row| row.page.key == page.key && row.field.key == field.key).count();
            assert_eq!(count, 1, "{} on {}", field.key, page.key);
        }
    }
    let empty = rows.iter().find(|row| row.field.key == "pv-nationality-second").expect("an optional field");
    assert_eq!((empty.act, empty.lines.len(), &empty.finding), (Act::Leave, 0, &None), "nothing to enter");
}

#[rstest]
#[case("family", Answer::text(" Two — brothers\n "), Act::Copy, "Two - brothers")]
#[case("pv-gender", Answer::text("unknown"), Act::Choose, "Neither male nor female")]
#[case("current-pv-location-uk-city", Answer::text("dromore"), Act::Pick, "dromore")]
#[case("current-pv-location-uk-city", Answer::text("Dromore"), Act::Pick, "Dromore ")]
#[case("types-of-exploitation-organs-removed", Answer::Ticked(true), Act::Tick, "Organ removal")]
fn each_answer_says_what_to_do(
    #[case] key: &str,
    #[case] answer: Answer,
    #[case] act: Act,
    #[case] line: &str,
) {
    let row = row_of(key, answer);
    assert_eq!((row.act, row.lines), (act, vec![line.to_owned()]), "{key}");
}

#[test]
fn a_list_entry_is_copied_exactly_and_an_unlisted_one_not_at_all() {
    let text = |typed: &str| row_of("current-pv-location-uk-city", Answer::text(typed)).text;
    assert_eq!(text("Dromore"), Some("Dromore ".to_owned()), "stray blank included");
    assert_eq!(text("Atlantis"), None, "the online form would find nothing to pick");
}

#[test]
fn a_day_is_three_numbers_to_type() {
    let day = TypedDay { day: "27 ".into(), month: "3".into(), year: "1996".into() };
    let row = row_of("pv-dob", Answer::Day(day));
    assert_eq!((row.act, row.text), (Act::Date, None), "three boxes cannot be pasted into");
    assert_eq!(row.lines, ["27 / 3 / 1996"], "day, month, year");
    assert_eq!(row.label, "Date of birth", "the page asks in other words");
}

#[test]
fn a_group_without_a_tick_is_one_row_that_says_so() {
    let answers = Answers::from([("pv-under-age".into(), Answer::text("yes"))]);
    let of_group = |row: &CopyRow<'_>| row.field.group.is_some();
    let rows: Vec<_> = rows(&answers).into_iter().filter(of_group).collect();
    assert_eq!(rows.len(), 1, "the first box stands for the group");
    assert_eq!((rows[0].act, rows[0].label), (Act::Leave, ""), "the page's title asks");
    let code = rows[0].finding.as_ref().map(|found| found.code);
    assert_eq!(code, Some(FindingCode::NoneTicked), "and the online form stops there");
}

#[test]
fn a_child_is_not_asked_for_consent() {
    let answers = Answers::from([("pv-under-age".into(), Answer::text("not-sure"))]);
    let asked = rows(&answers).iter().any(|row| row.page.key == "pv-want-to-submit-nrm");
    assert!(!asked, "the online form shows text only");
}

#[test]
fn a_required_gap_is_left_with_its_finding() {
    let row = row_of("family", Answer::text(" "));
    let finding = Finding::new("family", FindingCode::Missing);
    assert_eq!((row.act, row.text, row.finding), (Act::Leave, None, Some(finding)), "said, not filled");
}

#[test]
fn a_text_too_long_says_the_limit() {
    let row = row_of("family", Answer::text("x".repeat(15_001)));
    assert_eq!((row.characters, row.too_long), (15_001, Some(15_000)), "nothing is cut");
    let row = row_of("family", Answer::text("a\nb"));
    assert_eq!((row.characters, row.too_long), (4, None), "a line break counts two");
}

#[test]
fn files_are_named_and_described() {
    let answers = Answers::from([("pv-under-age".into(), Answer::text("yes"))]);
    let files = ["letter.pdf".to_owned(), "room.jpg".to_owned()];
    let rows = copy_rows(Form::current(), &answers, &files, today());
    let row = rows.iter().find(|row| row.field.key == "upload-file").expect("files go with a referral");
    assert_eq!((row.act, &row.lines[..]), (Act::Files, &files[..]), "by name");
    let described = rows.last().map(|row| row.field.key.as_str());
    assert_eq!(described, Some("what-evidence-you-will-submit"), "then what they are");
    assert_eq!(row_of("family", Answer::text("x")).page.key, "what-is-their-background");
}

#[rstest]
#[case("a [note] here", Some("a [-note]- here"))]
#[case("  blanks \n", None)]
#[case("a — dash", None)]
fn only_changed_signs_are_told(#[case] typed: &str, #[case] kept: Option<&str>) {
    let form = Form::current();
    let field = form.field("family").expect("a field of the form");
    assert_eq!(kept_as(form, field, &Answer::text(typed)).as_deref(), kept, "{typed:?}");
}

#[test]
fn a_choice_keeps_its_signs() {
    let form = Form::current();
    let field = form.field("pv-gender").expect("a field of the form");
    assert_eq!(kept_as(form, field, &Answer::text("[x]")), None, "nobody types it");
}

proptest! {
    #[test]
    fn what_is_copied_becomes_what_goes_out(typed in r"[-–— \t\r\n\u{feff}a<>\[\]~|&@/*%U;.é😔]{1,40}") {
        let form = Form::current();
        for key in ["family", "birthplace"] {
            let row = row_of(key, Answer::text(&typed));
            let stored = as_stored(form, row.field, &Answer::text(&typed));
            let saved = row.text.map(|copied| Answer::Text(clean(form, row.field.control, &copied)));
            prop_assert_eq!(saved, stored, "{} of {:?}", key, typed);
        }
    }
}
