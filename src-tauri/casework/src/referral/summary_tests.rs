//! The summary shows answers, gaps and nothing hidden.

use super::super::{Answer, Answers};
use super::*;
use crate::finding::FindingCode;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 6).expect("a day of the calendar")
}

/// Returns the row of this name, its lines and the code of its finding.
fn row(texts: &[(&str, Answer)], field: &str) -> Option<(Vec<String>, Option<FindingCode>)> {
    let answers: Answers = texts.iter().map(|(key, answer)| ((*key).to_owned(), answer.clone())).collect();
    let parts = check_answers(Form::current(), &answers, &[], today());
    let found = parts.iter().flat_map(|part| &part.rows).find(|row| row.field == field)?;
    Some((found.lines.clone(), found.finding.as_ref().map(|finding| finding.code)))
}

fn text(key: &str, text: &str) -> (&'static str, Answer) {
    let field = Form::current().field(key).expect("a field of the form");
    (field.key.as_str(), Answer::text(text))
}

#[test]
fn a_row_reads_as_words() {
    let (lines, finding) = row(&[text("fr-location", "northern-ireland")], "fr-location").expect("answered");
    assert_eq!((lines, finding), (vec!["Northern Ireland".to_owned()], None), "the label of the option");
}

#[test]
fn what_is_required_and_missing_has_a_row() {
    let (lines, finding) = row(&[], "who-exploited-pv").expect("required on every route");
    assert_eq!((lines, finding), (vec![], Some(FindingCode::Missing)), "so that the gap is seen");
    assert!(row(&[], "details-last-contact").is_none(), "an optional answer left out makes no row");
}

#[test]
fn a_name_stands_on_one_line() {
    let child = text("pv-under-age", "yes");
    let name = [child, text("pv-name-first-name", "An"), text("pv-name-last-name", "Tran")];
    assert_eq!(row(&name, "pv-name-first-name"), Some((vec!["An Tran".into()], None)), "first and last name");
    let half = row(&name[..2], "pv-name-first-name");
    assert_eq!(half, Some((vec!["An".into()], Some(FindingCode::Missing))), "the last name is missing");
}

#[test]
fn ticked_types_are_listed_with_the_other_text() {
    let ticks = [
        ("types-of-exploitation-other", Answer::Ticked(true)),
        ("types-of-exploitation-wages-taken", Answer::Ticked(true)),
        text("other-exploitation-details", "Begging abroad"),
    ];
    let (lines, _) = row(&ticks, "types-of-exploitation").expect("types are always asked");
    let expected = ["Wages taken by force or pressure", "Another type of exploitation", "Begging abroad"];
    assert_eq!(lines, expected, "labels in form order, then the words");
}

#[test]
fn a_childs_consent_is_told_and_cannot_be_changed_here() {
    let answers = Answers::from([("pv-under-age".to_owned(), Answer::text("yes"))]);
    let parts = check_answers(Form::current(), &answers, &["a.pdf".to_owned()], today());
    let all: Vec<_> = parts.iter().flat_map(|part| &part.rows).collect();
    let consent = all.iter().find(|row| row.field == "pv-want-to-submit-nrm").expect("told on every route");
    assert!(consent.from_consent && consent.finding.is_none(), "no answer is missing");
    assert!(consent.lines[0].starts_with("Not asked"), "{:?}", consent.lines);
    let files = all.iter().find(|row| row.field == "files").expect("a referral may hold files");
    assert_eq!(files.lines, ["a.pdf"], "the names of the files");
}

#[test]
fn nothing_hidden_is_shown() {
    let hidden = [text("any-other-pvs", "no"), text("other-potential-victims-yes-details", "A cousin")];
    assert!(row(&hidden, "other-potential-victims-yes-details").is_none(), "it does not go out");
    assert!(row(&[], "refuse-nrm").is_none(), "its page is not on the route");
    assert_eq!(
        row(&[text("pv-under-age", "yes")], "files"),
        Some((vec!["No files".into()], None)),
        "said plainly"
    );
}

#[test]
fn sections_come_in_the_order_of_the_online_summary() {
    let answers = Answers::from([("pv-under-age".to_owned(), Answer::text("yes"))]);
    let parts = check_answers(Form::current(), &answers, &[], today());
    let names: Vec<_> = parts.iter().map(|part| part.section).collect();
    assert_eq!(
        names,
        ["Your report", "The person", "Your details", "Supporting evidence"],
        "empty ones left out"
    );
}
