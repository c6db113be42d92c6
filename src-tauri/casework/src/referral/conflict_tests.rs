//! Answers that disagree are found, and others are left alone.

use super::super::TypedDay;
use super::*;
use crate::case::{AgeGroup, InterpreterNeed, Nation};
use rstest::rstest;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

#[rstest]
#[case("no", 2009, Some(ConflictCode::AdultBornUnder18))]
#[case("no", 2008, None)]
#[case("yes", 2008, Some(ConflictCode::ChildBornAdult))]
#[case("yes", 2009, None)]
#[case("not-sure", 2008, None)]
fn age_and_birth_must_agree(#[case] under_18: &str, #[case] year: i32, #[case] code: Option<ConflictCode>) {
    let born = TypedDay { day: "6".into(), month: "3".into(), year: year.to_string() };
    let answers = Answers::from([
        ("pv-under-age".into(), Answer::text(under_18)),
        ("pv-want-to-submit-nrm".into(), Answer::text("yes")),
        ("pv-dob".into(), Answer::Day(born)),
    ]);
    let found = conflicts(Form::current(), &answers, date(2026, 3, 6));
    let codes: Vec<_> = found.iter().map(|conflict| conflict.code).collect();
    assert_eq!(codes, Vec::from_iter(code), "under 18: {under_18}, born in {year}");
}

#[rstest]
#[case("wales", 0)]
#[case("scotland", 1)]
fn the_duty_to_notify_is_for_england_and_wales(#[case] nation: &str, #[case] found: usize) {
    let answers = Answers::from(
        [
            ("pv-under-age", "no"),
            ("pv-want-to-submit-nrm", "no"),
            ("authorities-cooperation", "no"),
            ("fr-location", nation),
        ]
        .map(|(key, text)| (key.to_owned(), Answer::text(text))),
    );
    assert_eq!(conflicts(Form::current(), &answers, date(2026, 3, 6)).len(), found, "{nation}");
}

#[test]
fn a_leap_day_child_comes_of_age_in_march() {
    assert_eq!(age(date(2008, 2, 29), date(2026, 2, 28)), 17, "not yet");
    assert_eq!(age(date(2008, 2, 29), date(2026, 3, 1)), 18, "from the first of March");
}

fn adult(texts: &[(&str, &str)]) -> Answers {
    let route = [("pv-under-age", "no"), ("pv-want-to-submit-nrm", "yes")];
    route.iter().chain(texts).map(|(key, text)| ((*key).to_owned(), Answer::text(*text))).collect()
}

fn found(answers: &Answers) -> Vec<ConflictCode> {
    let found = conflicts(Form::current(), answers, date(2026, 3, 6));
    found.iter().map(|conflict| conflict.code).collect()
}

#[rstest]
#[case("yes", "0", true)]
#[case("yes", " 00 ", true)]
#[case("yes", "2", false)]
#[case("yes", "some", false)]
#[case("no", "2", true)]
#[case("no", "0", false)]
fn children_and_their_number_must_agree(#[case] has: &str, #[case] number: &str, #[case] odd: bool) {
    let answers = adult(&[("does-pv-have-children", has), ("does-pv-have-children-yes-amount", number)]);
    let expected = if odd { vec![ConflictCode::ChildrenCountNone] } else { vec![] };
    assert_eq!(found(&answers), expected, "children: {has}, number {number:?}");
}

#[test]
fn children_are_no_matter_where_nobody_asks_for_them() {
    let mut answers = adult(&[("does-pv-have-children", "yes"), ("does-pv-have-children-yes-amount", "0")]);
    answers.insert("pv-want-to-submit-nrm".into(), Answer::text("no"));
    assert_eq!(found(&answers), [], "the page is not on the route of a notification");
}

#[rstest]
#[case("Vietnam", true)]
#[case("ireland", true)]
#[case("Tirana, Albania", true)]
#[case("Leeds", false)]
#[case("Unknown", false)]
#[case("unknown", false)]
#[case("Nowhere-on-Sea", false)]
fn a_country_is_no_town_in_the_uk(#[case] town: &str, #[case] odd: bool) {
    let answers = adult(&[("current-pv-location-uk-city", town)]);
    let expected = if odd { vec![ConflictCode::PersonOutsideUk] } else { vec![] };
    assert_eq!(found(&answers), expected, "{town}");
}

#[test]
fn both_places_are_named_when_both_are_abroad() {
    let answers =
        adult(&[("current-pv-location-uk-city", "Albania"), ("current-pv-location-uk-region", "Albania")]);
    let found = conflicts(Form::current(), &answers, date(2026, 3, 6));
    assert_eq!(found.len(), 1, "one conflict");
    assert_eq!(
        found[0].fields,
        ["current-pv-location-uk-city", "current-pv-location-uk-region"],
        "two fields"
    );
}

#[rstest]
#[case("no", "when-did-the-exploitation-take-place", "in 2031", true)]
#[case("no", "when-did-the-exploitation-take-place", "from 2019 to 5 March 2026", false)]
#[case("no", "when-did-the-exploitation-take-place-multiple", "in 2031", false)]
#[case("yes", "when-did-the-exploitation-take-place-multiple", "farm work: 7 March 2026", true)]
#[case("no", "family", "a brother comes in 2031", false)]
fn what_happened_did_not_happen_later(
    #[case] several: &str,
    #[case] field: &str,
    #[case] account: &str,
    #[case] odd: bool,
) {
    let answers = adult(&[("potential-victim-exploitative-situation-multiple", several), (field, account)]);
    let expected = if odd { vec![ConflictCode::DateInFuture] } else { vec![] };
    assert_eq!(found(&answers), expected, "several: {several}; {field}: {account}");
}

#[rstest]
#[case("no", "no", "yes", true)]
#[case("no", "no", "no", false)]
#[case("no", "yes", "yes", false)]
#[case("yes", "no", "yes", false)]
fn support_comes_with_the_referral(
    #[case] under_18: &str,
    #[case] referral: &str,
    #[case] support: &str,
    #[case] odd: bool,
) {
    let answers = [
        ("pv-under-age", under_18),
        ("pv-want-to-submit-nrm", referral),
        ("does-pv-need-support", support),
        ("authorities-cooperation", "no"),
    ];
    let answers = answers.map(|(key, text)| (key.to_owned(), Answer::text(text))).into();
    let found = conflicts(Form::current(), &answers, date(2026, 3, 6));
    let fields: Vec<_> = found.iter().flat_map(|conflict| &conflict.fields).collect();
    if odd {
        assert_eq!(found[0].code, ConflictCode::ConsentNotReferralButSupport);
        assert_eq!(fields, ["pv-want-to-submit-nrm", "does-pv-need-support"], "both decisions");
    } else {
        assert!(found.is_empty(), "under 18: {under_18}, referral {referral}, support {support}: {found:?}");
    }
}

fn case() -> NewCase {
    NewCase {
        called: "ZZ".to_owned(),
        age_group: AgeGroup::Adult,
        nation: Nation::Wales,
        area: String::new(),
        language: "Vietnamese".to_owned(),
        interpreter: InterpreterNeed::Needed,
    }
}

#[test]
fn age_and_nation_are_held_against_the_case() {
    let form = Form::current();
    let answers = adult(&[("fr-location", "wales"), ("pv-interpreter-requirements-language", "Welsh")]);
    assert_eq!(case_conflicts(form, &case(), &answers), [], "a language may well be put otherwise");
    let answers = adult(&[("pv-under-age", "not-sure"), ("fr-location", "england")]);
    let found = case_conflicts(form, &case(), &answers);
    assert!(found.iter().all(|conflict| conflict.code == ConflictCode::CaseSaysOtherwise), "{found:?}");
    let fields: Vec<_> = found.iter().map(|conflict| conflict.fields.join(" ")).collect();
    assert_eq!(fields, ["fr-location", "pv-under-age"], "one conflict a field, in form order");
    assert_eq!(case_conflicts(form, &case(), &Answers::new()), [], "no answer says nothing");
}

#[test]
fn a_conflict_leads_to_its_pages() {
    let form = Form::current();
    let conflict = Conflict {
        code: ConflictCode::AdultBornUnder18,
        fields: vec!["pv-dob".to_owned(), "pv-under-age".to_owned()],
    };
    let pages: Vec<_> = conflict.pages(form).iter().map(|page| page.key.as_str()).collect();
    assert_eq!(pages, ["pv-under-age", "pv-dob"], "in form order");
    let nowhere = Conflict { code: ConflictCode::DateInFuture, fields: vec!["moon".to_owned()] };
    assert!(nowhere.pages(form).is_empty(), "a field of no page");
}

#[rstest]
#[case("yes", Some(false), true)]
#[case("no", Some(true), true)]
#[case("yes", Some(true), false)]
#[case("no", None, false)]
fn an_answer_that_contradicts_the_consent_record_is_said(
    #[case] typed: &str,
    #[case] decided: Option<bool>,
    #[case] odd: bool,
) {
    let answers = Answers::from([
        ("pv-under-age".into(), Answer::text("no")),
        ("authorities-cooperation".into(), Answer::text(typed)),
    ]);
    let says = |what| if what == AgreesWith::Investigations { decided } else { None };
    let found = consent_conflicts(Form::current(), &answers, says);
    assert_eq!(!found.is_empty(), odd, "typed {typed:?}, decided {decided:?}: {found:?}");
}
