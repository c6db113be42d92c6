//! Courses of cases, written out by hand.

use rstest::rstest;

use super::*;
use crate::decision::trial::{Trial, day, event};

#[path = "before_tests.rs"]
mod before_sending;
#[path = "standing_property_tests.rs"]
mod properties;

/// Returns the states a case went through, each day that moved it first.
fn went(trial: &Trial, today: &str) -> Vec<(String, State)> {
    let moved = trial.course(day(today)).passed.into_iter().filter(|step| step.from != step.to);
    moved.map(|step| (step.on.to_string(), step.to)).collect()
}

fn expected(states: &[(&str, State)]) -> Vec<(String, State)> {
    states.iter().map(|(on, state)| ((*on).to_owned(), *state)).collect()
}

#[test]
fn a_long_course_goes_through_every_state_on_its_day() {
    let trial = Trial::sent_on("2026-01-05")
        .then(Act::RgNegative, "2026-01-12")
        .then(Act::ReconsiderationAsked, "2026-01-30")
        .then(Act::ReconsiderationAccepted, "2026-02-10")
        .then(Act::RgPositive, "2026-03-03")
        .then(Act::CgPositive, "2026-09-01")
        .then(Act::MoveOn, "2026-09-08")
        .then(Act::SupportEnded, "2026-10-30");
    let states = [
        ("2026-01-05", State::RgPending),
        ("2026-01-12", State::RgNegative),
        ("2026-01-30", State::RgReconsiderationAsked),
        ("2026-02-10", State::RgReconsidered),
        ("2026-03-03", State::RgPositive),
        ("2026-04-02", State::CgPending),
        ("2026-09-01", State::CgPositive),
        ("2026-09-08", State::MoveOn),
        ("2026-10-30", State::Exited),
    ];
    assert_eq!(
        went(&trial, "2026-11-22"),
        expected(&states),
        "the recovery days pass by themselves in between"
    );
    let course = trial.course(day("2026-11-22"));
    assert!(course.passed.iter().all(|step| !step.out_of_order), "each follows from the one before");
    assert_eq!(course.since(), Some(day("2026-10-30")), "since it ended");
    assert_eq!(course.sent_on(), Some(day("2026-01-05")), "and since it began");
}

#[rstest]
#[case::statute("2026-03-03", Nation::England, "2026-04-01", "2026-04-02")]
#[case::thirty_days_of_policy("2022-12-13", Nation::Wales, "2023-01-12", "2023-01-13")]
#[case::forty_five_days_of_policy("2022-12-12", Nation::England, "2023-01-26", "2023-01-27")]
#[case::over_a_leap_day("2024-02-29", Nation::Scotland, "2024-03-29", "2024-03-30")]
fn the_recovery_days_pass_the_day_after_the_last(
    #[case] decided: &str,
    #[case] nation: Nation,
    #[case] last: &str,
    #[case] next: &str,
) {
    let trial = Trial::sent_on("2022-12-01").in_nation(nation).then(Act::RgPositive, decided);
    assert_eq!(trial.state(last), State::RgPositive, "the last day is one of them");
    assert_eq!(trial.state(next), State::CgPending, "on the next they have passed");
    let step = trial.course(day("2028-01-01")).passed.pop().expect("they passed");
    assert_eq!((step.act, step.on, step.event), (Act::RecoveryDaysPass, day(next), None), "by themselves");
}

#[test]
fn where_no_rule_is_known_no_days_pass() {
    let trial = Trial::sent_on("2022-12-01").in_nation(Nation::Scotland).then(Act::RgPositive, "2022-12-12");
    assert_eq!(trial.state("2026-01-01"), State::RgPositive, "the length was not found, and is not guessed");
}

#[test]
fn the_same_decision_recorded_twice_does_not_move_the_recovery_days() {
    let trial =
        Trial::sent_on("2026-02-23").then(Act::RgPositive, "2026-03-03").then(Act::RgPositive, "2026-03-20");
    assert_eq!(trial.state("2026-04-02"), State::CgPending, "they run from the first");
}

#[test]
fn a_second_decision_on_earlier_facts_has_no_recovery_days_to_pass() {
    let second = DecisionEvent { earlier_facts: Some(true), ..event(Act::RgPositive, "2026-03-03") };
    let trial = Trial::sent_on("2026-02-23").with(second);
    assert_eq!(trial.state("2026-12-01"), State::RgPositive, "Nationality and Borders Act 2022 section 62");
}

#[rstest]
#[case::before_the_first(Act::RgPositive, None, State::RgPending)]
#[case::before_the_last(Act::CgPositive, Some("2026-03-10"), State::CgPending)]
fn a_case_that_rests_goes_on_where_it_was_waiting(
    #[case] decision: Act,
    #[case] first: Option<&str>,
    #[case] back: State,
) {
    let trial = Trial::sent_on("2026-02-23");
    let trial = first.into_iter().fold(trial, |trial, on| trial.then(Act::RgPositive, on));
    let trial = trial.then(Act::InformationAsked, "2026-03-11").then(Act::Suspended, "2026-04-20");
    assert!(!trial.course(day("2026-04-21")).state.awaits_decision(), "while it rests nothing is decided");
    let trial = trial.then(Act::Restored, "2026-05-01");
    assert_eq!(trial.state("2026-05-01"), back, "it goes on");
    let course = trial.then(decision, "2026-05-05").course(day("2026-05-05"));
    assert!(course.passed.iter().all(|step| !step.out_of_order), "and can be decided");
}

#[rstest]
#[case(Act::BothPositive, State::CgPositive)]
#[case(Act::BothNegative, State::CgNegative)]
fn two_decisions_in_one_are_conclusive(#[case] act: Act, #[case] state: State) {
    let course = Trial::sent_on("2026-03-03")
        .of_age(AgeGroup::Under18)
        .then(act, "2026-04-10")
        .course(day("2026-11-22"));
    assert_eq!(
        (course.state, course.since()),
        (state, Some(day("2026-04-10"))),
        "no recovery days pass on the way"
    );
}

#[test]
fn disqualification_is_a_flag_beside_the_state() {
    let trial = Trial::sent_on("2026-02-23")
        .then(Act::RgPositive, "2026-03-03")
        .then(Act::Disqualified, "2026-03-20");
    let disqualified = trial.course(day("2026-03-31"));
    assert_eq!(
        (disqualified.state, disqualified.disqualified),
        (State::RgPositive, true),
        "the case goes on"
    );
    let decided = trial.clone().then(Act::CgPositive, "2026-09-01").course(day("2026-09-01"));
    assert_eq!((decided.state, decided.disqualified), (State::CgPositive, true), "to a decision");
    let lifted = trial.then(Act::DisqualificationLifted, "2026-05-01").course(day("2026-05-01"));
    assert_eq!((lifted.state, lifted.disqualified), (State::CgPending, false), "or it is lifted");
}

#[test]
fn a_second_report_in_an_open_case_changes_nothing() {
    let trial = Trial::sent_on("2026-02-23")
        .then(Act::RgPositive, "2026-03-03")
        .then(Act::Disqualified, "2026-03-20");
    let course = trial.sent("2026-03-25").course(day("2026-03-31"));
    assert_eq!(course.state, State::RgPositive, "the first is still decided on");
    assert!(course.disqualified, "and protection does not come back by sending again");
}

#[rstest]
#[case::rg_positive_after_negative_final(Act::RgPositive, State::RgPositive)]
#[case::cg_positive(Act::CgPositive, State::CgPositive)]
#[case::cg_negative(Act::CgNegative, State::CgNegative)]
#[case::both(Act::BothPositive, State::CgPositive)]
fn a_decision_whose_letter_before_was_missed_tells_where_the_case_stands(
    #[case] act: Act,
    #[case] state: State,
) {
    let trial = Trial::sent_on("2026-01-05").then(Act::RgNegative, "2026-01-12").then(act, "2026-06-01");
    let course = trial.course(day("2026-06-01"));
    assert_eq!(course.state, state, "{act:?} by itself");
    let step = course.last(|it| it == act).expect("it is kept");
    assert!(step.out_of_order, "and it is said that a letter is missing");
}

#[rstest]
#[case::not_back_from_conclusive(Act::RgNegative, &[(Act::RgPositive, "2026-01-12"), (Act::CgPositive, "2026-05-01")])]
#[case::nor_while_it_is_waited_for(Act::RgPositive, &[(Act::RgPositive, "2026-01-12")])]
#[case::nor_out_of_an_end(Act::CgPositive, &[(Act::Withdrawn, "2026-01-12")])]
fn no_decision_leads_back(#[case] act: Act, #[case] before: &[(Act, &str)]) {
    let trial = before.iter().fold(Trial::sent_on("2026-01-05"), |trial, (act, on)| trial.then(*act, on));
    let stood = trial.state("2026-06-01");
    let course = trial.then(act, "2026-06-01").course(day("2026-06-01"));
    assert_eq!(course.state, stood, "{act:?} is kept, and the case stands where it stood");
    assert!(course.passed.last().is_some_and(|step| step.out_of_order), "it does not follow");
}

#[test]
fn a_decision_before_anything_was_sent_waits_for_the_report() {
    let trial = Trial::default().then(Act::RgPositive, "2026-03-03");
    assert_eq!(trial.state("2026-11-22"), State::Concern, "nothing can be decided about nothing");
    assert_eq!(
        trial.sent("2026-03-01").state("2026-03-03"),
        State::RgPositive,
        "until the report is recorded"
    );
}

#[rstest]
#[case::withdrawn(&[(Act::Withdrawn, "2026-02-01")])]
#[case::closed(&[(Act::ClosedOther, "2026-02-01")])]
#[case::exited(&[(Act::CgPositive, "2026-01-20"), (Act::SupportEnded, "2026-02-01")])]
#[case::negative_for_good(&[(Act::RgNegative, "2026-01-12"), (Act::ReconsiderationAsked, "2026-01-20"), (Act::ReconsiderationNotAccepted, "2026-02-01")])]
fn sent_again_after_it_was_over_it_is_waited_for_anew(#[case] before: &[(Act, &str)]) {
    let trial = before.iter().fold(Trial::sent_on("2026-01-05"), |trial, (act, on)| trial.then(*act, on));
    let course = trial.sent("2026-03-03").course(day("2026-03-04"));
    assert_eq!((course.state, course.since()), (State::RgPending, Some(day("2026-03-03"))), "a new wait");
    assert!(course.passed.last().is_some_and(|step| !step.out_of_order), "which is nothing odd");
    assert!(!course.disqualified, "nor does what was taken away before still hold");
}

#[test]
fn what_is_dated_later_than_today_has_not_happened_yet() {
    let trial = Trial::sent_on("2026-01-05").then(Act::RgNegative, "2026-03-03");
    assert_eq!(trial.state("2026-03-02"), State::RgPending, "the letter is of tomorrow");
    assert_eq!(trial.course(day("2026-03-02")).passed.len(), 1, "so nothing came of it");
    assert_eq!(trial.state("2026-03-03"), State::RgNegative, "it counts from its day");
}

#[test]
fn what_happened_first_comes_first_whenever_it_was_recorded() {
    let late = Trial::sent_on("2026-01-05")
        .then(Act::ReconsiderationAsked, "2026-01-30")
        .then(Act::CgPositive, "2026-09-01")
        .then(Act::RgNegative, "2026-01-12")
        .then(Act::RgPositive, "2026-03-03");
    assert_eq!(late.state("2026-11-22"), State::CgPositive, "by the dates on the letters");
    let course = late.course(day("2026-11-22"));
    assert!(course.passed.iter().all(|step| !step.out_of_order), "in which each follows");
    let events: Vec<_> = course.passed.iter().map(|step| step.event).collect();
    assert_eq!(
        events,
        [None, Some(2), Some(0), Some(3), None, Some(1)],
        "each keeps the place it was recorded in"
    );
}

#[test]
fn of_two_on_one_day_the_report_comes_first_then_what_was_recorded_first() {
    let trial =
        Trial::default().then(Act::RgNegative, "2026-01-05").then(Act::ReconsiderationAsked, "2026-01-05");
    let trial = trial.sent("2026-01-05");
    assert_eq!(trial.state("2026-01-05"), State::RgReconsiderationAsked, "sent, decided, asked");
}

#[test]
fn a_letter_without_a_date_counts_from_the_day_it_was_received() {
    let undated = DecisionEvent {
        dated: None,
        received: Some(day("2026-01-14")),
        ..event(Act::RgNegative, "2026-01-12")
    };
    let nothing = DecisionEvent { dated: None, ..event(Act::CgNegative, "2026-01-12") };
    let course = Trial::sent_on("2026-01-05").with(undated).with(nothing).course(day("2026-01-20"));
    assert_eq!(
        (course.state, course.since()),
        (State::RgNegative, Some(day("2026-01-14"))),
        "by what is known"
    );
    assert_eq!(course.passed.len(), 2, "what has no day at all did not happen on any");
}

#[test]
fn the_nation_and_the_age_of_a_day_are_those_recorded_then() {
    let before = vec![
        (day("2026-03-01"), Nation::Scotland, AgeGroup::NotKnown),
        (day("2026-05-01"), Nation::England, AgeGroup::Under18),
    ];
    let lying = Lying { nation: Nation::England, age: AgeGroup::Adult, before };
    assert_eq!(lying.on(day("2026-02-28")), (Nation::Scotland, AgeGroup::NotKnown), "until the first change");
    assert_eq!(lying.on(day("2026-03-01")), (Nation::England, AgeGroup::Under18), "from its day");
    assert_eq!(lying.on(day("2026-05-01")), (Nation::England, AgeGroup::Adult), "and as it is now");
    assert!(lying.nation_changed(day("2026-02-28"), day("2026-06-01")), "from Scotland to England");
    assert!(!lying.nation_changed(day("2026-03-01"), day("2026-06-01")), "only the age changed");
}
