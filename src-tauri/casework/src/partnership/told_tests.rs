//! What is recorded of a case becomes its row; what is not is not known, and never guessed.

use rstest::rstest;

use super::super::row::{Consent, Gender};
use super::*;
use crate::decision::State;
use crate::moment::read_moment;
use crate::referral::Answer;

fn report(on: &str, route: Route, answers: &[(&str, &str)]) -> Report {
    let at = read_moment(&format!("{on}T10:00")).expect("a moment");
    let answers = answers.iter().map(|(field, answer)| ((*field).to_owned(), Answer::text(*answer)));
    Report { at, route, answers: answers.collect() }
}

fn passed(act: Act, on: &str) -> Passed {
    let on = on.parse().expect("a real day");
    Passed { act, on, event: None, from: State::RgPending, to: State::RgPending, out_of_order: false }
}

fn row(report: &Report, consent: Standing, passed: &[Passed]) -> CaseRow {
    let nothing = (BTreeSet::new(), BTreeSet::new());
    Told {
        case: "0".repeat(64),
        report,
        consent,
        exploitation: nothing.0,
        passed,
        steps: nothing.1,
        closed: false,
    }
    .row()
}

fn quarter(text: &str) -> Quarter {
    text.to_owned().try_into().expect("a quarter")
}

#[test]
fn a_case_counts_in_the_quarter_of_its_first_referral_and_of_a_notification_before_it() {
    let dtn = report("2026-02-01", Route::DtnAnonymous, &[]);
    let nrm = report("2026-05-01", Route::AdultNrm, &[]);
    let again = report("2026-08-01", Route::AdultNrm, &[]);
    let all = [again.clone(), nrm.clone(), dtn.clone()];
    let in_quarter = |of: &str| counted(&all, quarter(of)).map(|it| it.at.date());
    assert_eq!(in_quarter("2026-Q1"), Some(dtn.at.date()), "notified");
    assert_eq!(in_quarter("2026-Q2"), Some(nrm.at.date()), "referred later");
    assert_eq!(in_quarter("2026-Q3"), None, "a later version is no other referral");
    let late = report("2026-05-02", Route::DtnNamed, &[]);
    let same_quarter = [dtn, nrm.clone(), late];
    assert_eq!(counted(&same_quarter, quarter("2026-Q2")).map(|it| it.route), Some(Route::AdultNrm), "once");
    assert_eq!(
        counted(&[report("2026-05-01", Route::Undecided, &[])], quarter("2026-Q2")).map(|_| ()),
        None,
        "no report"
    );
}

#[rstest]
#[case::of_a_child(Route::ChildNrm, &[("pv-under-age", "yes")], AgeThen::Under18)]
#[case::not_sure(Route::ChildNrm, &[("pv-under-age", "not-sure")], AgeThen::NotKnown)]
#[case::an_adult(Route::AdultNrm, &[("pv-under-age-at-time-of-exploitation", "no")], AgeThen::Adult)]
#[case::who_was_a_child(Route::AdultNrm, &[("pv-under-age-at-time-of-exploitation", "yes")], AgeThen::Under18)]
#[case::who_is_not_sure(Route::DtnNamed, &[("pv-under-age-at-time-of-exploitation", "not-sure")], AgeThen::NotKnown)]
#[case::not_answered(Route::AdultNrm, &[], AgeThen::NotKnown)]
fn age_is_that_at_exploitation(#[case] route: Route, #[case] answers: &[(&str, &str)], #[case] age: AgeThen) {
    let row = row(&report("2026-05-01", route, answers), Standing::Agreed, &[]);
    assert_eq!(row.age, age, "of {answers:?}");
    assert!(row.keeps_the_rules(), "as another desk reads it");
}

#[test]
fn what_was_not_answered_is_not_known() {
    let bare = row(&report("2026-05-01", Route::AdultNrm, &[]), Standing::NotAsked, &[]);
    assert_eq!((bare.gender, bare.nationality.as_str()), (Gender::NotKnown, NOT_KNOWN), "never guessed");
    assert_eq!(bare.consent, Consent::NotRecorded, "an adult was referred, and no consent is recorded");
    for typed in ["Unknown", "Quill of Invented Town", "=1+1"] {
        let row =
            row(&report("2026-05-01", Route::AdultNrm, &[("pv-nationality", typed)]), Standing::Agreed, &[]);
        assert_eq!(row.nationality, NOT_KNOWN, "{typed} is no nationality of the list");
    }
}

#[test]
fn the_third_answer_about_gender_is_an_answer() {
    let given =
        row(&report("2026-05-01", Route::AdultNrm, &[("pv-gender", "unknown")]), Standing::Agreed, &[]);
    assert_eq!(given.gender, Gender::Neither, "the form's pages call it neither male nor female");
}

#[rstest]
#[case::nothing(&[], Outcome::None, None, None)]
#[case::awaited(&[(Act::RgPositive, "2026-05-11")], Outcome::RgPositive, Some(10), None)]
#[case::concluded(&[(Act::RgPositive, "2026-05-11"), (Act::CgPositive, "2026-07-01")], Outcome::CgPositive, Some(10), Some(51))]
#[case::in_one(&[(Act::BothNegative, "2026-05-11")], Outcome::CgNegative, Some(10), None)]
#[case::put_right(&[(Act::RgNegative, "2026-05-11"), (Act::RgPositive, "2026-06-01")], Outcome::RgPositive, Some(10), None)]
#[case::before_it_was_sent(&[(Act::RgNegative, "2026-04-01")], Outcome::None, None, None)]
fn the_latest_decision_stands_and_the_first_is_timed(
    #[case] acts: &[(Act, &str)],
    #[case] outcome: Outcome,
    #[case] to_rg: Option<u32>,
    #[case] to_cg: Option<u32>,
) {
    let passed: Vec<Passed> = acts.iter().map(|(act, on)| passed(*act, on)).collect();
    let referred = row(&report("2026-05-01", Route::AdultNrm, &[]), Standing::Agreed, &passed);
    assert_eq!(
        (referred.outcome, referred.days_to_rg, referred.days_to_cg),
        (outcome, to_rg, to_cg),
        "{acts:?}"
    );
    let notified = row(&report("2026-05-01", Route::DtnNamed, &[]), Standing::Refused, &passed);
    assert_eq!(
        (notified.outcome, notified.days_to_rg),
        (Outcome::None, None),
        "a notification is not decided"
    );
}

#[test]
fn every_group_of_the_packs_is_counted_or_left_out_on_purpose() {
    use crate::indicator::Indicators;
    let kinds: Vec<&str> = Indicators::current()
        .groups
        .iter()
        .map(|it| it.id.as_str())
        .filter(|it| exploitation_of(it).is_none())
        .collect();
    assert_eq!(kinds, ["general", "children"], "these are about no one kind of exploitation");
}
