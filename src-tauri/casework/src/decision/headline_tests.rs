//! Each kind of conclusion that heads the page, and how far off its day is.

use rstest::rstest;

use super::*;
use crate::case::{AgeGroup, Nation};
use crate::decision::DecisionEvent;
use crate::decision::trial::{Trial, day, event};

/// What a headline is about and how far off it is, without its key.
fn said(trial: &Trial, today: &str) -> (State, Says, How, u32, Unit) {
    let it = trial.headline(today);
    (it.state, it.says, it.how, it.count, it.unit)
}

/// Returns the id of the clock that heads the page.
fn clock(trial: &Trial, today: &str) -> String {
    let key = trial.headline(today).clock.unwrap_or_default();
    key.split('/').next().unwrap_or_default().to_owned()
}

/// Sent on the Wednesday before Christmas 2026: expected by Monday 4 January 2027.
fn sent() -> Trial {
    Trial::sent_on("2026-12-23")
}

fn negative() -> Trial {
    Trial::sent_on("2026-01-05").then(Act::RgNegative, "2026-01-12")
}

fn positive() -> Trial {
    Trial::sent_on("2026-02-23").then(Act::RgPositive, "2026-03-03")
}

#[rstest]
#[case::all_five_are_left("2026-12-23", How::In, 5)]
#[case::over_christmas("2026-12-27", How::In, 4)]
#[case::the_day_before_it_is_friday("2027-01-01", How::In, 1)]
#[case::the_day("2027-01-04", How::Today, 0)]
#[case::a_working_day_ago("2027-01-05", How::Past, 1)]
#[case::a_weekend_later("2027-01-11", How::Past, 5)]
fn the_first_decision_is_so_many_working_days_off(#[case] today: &str, #[case] how: How, #[case] count: u32) {
    let expected = (State::RgPending, Says::Expected, how, count, Unit::WorkingDays);
    assert_eq!(said(&sent(), today), expected, "seen on {today}");
    assert_eq!(sent().headline(today).on, Some(day("2027-01-04")), "its day does not move");
}

#[test]
fn working_days_follow_the_nation() {
    let scotland = sent().in_nation(Nation::Scotland);
    assert_eq!(
        said(&scotland, "2026-12-31").3,
        1,
        "the 4th is closed in Scotland, so the 5th is one working day off"
    );
    assert_eq!(scotland.headline("2026-12-31").on, Some(day("2027-01-05")), "and the day is later");
}

#[test]
fn where_the_day_cannot_be_counted_it_says_since_when() {
    let trial = Trial::sent_on("2028-12-28");
    assert_eq!(
        said(&trial, "2028-12-30"),
        (State::RgPending, Says::None, How::Since, 2, Unit::Days),
        "no guess"
    );
}

#[test]
fn days_past_beyond_the_list_are_calendar_days() {
    let trial = Trial::sent_on("2028-12-18");
    assert_eq!(trial.headline("2028-12-29").on, Some(day("2028-12-27")), "within the list");
    let expected = (State::RgPending, Says::Expected, How::Past, 9, Unit::Days);
    assert_eq!(said(&trial, "2029-01-05"), expected, "the bank holidays of 2029 are not known");
}

#[rstest]
#[case::days_are_left("2026-02-01", How::In, 10)]
#[case::the_last_day("2026-02-11", How::Today, 0)]
#[case::it_is_lost("2026-02-21", How::Past, 10)]
fn after_a_negative_decision_the_last_day_to_ask_heads(
    #[case] today: &str,
    #[case] how: How,
    #[case] count: u32,
) {
    assert_eq!(
        said(&negative(), today),
        (State::RgNegative, Says::LastDay, how, count, Unit::Days),
        "on {today}"
    );
    assert_eq!(clock(&negative(), today), "reconsideration-30", "before the court, which is further off");
}

#[test]
fn more_time_by_the_letter_heads_once_the_rule_has_passed() {
    let trial = Trial::sent_on("2026-01-05").until(Act::RgNegative, "2026-01-12", "2026-03-01");
    assert_eq!(clock(&trial, "2026-02-01"), "reconsideration-30", "the earlier is the safer");
    assert_eq!(clock(&trial, "2026-02-12"), "letter", "until it has passed");
    assert_eq!(
        said(&trial, "2026-02-12"),
        (State::RgNegative, Says::LastDay, How::In, 17, Unit::Days),
        "by its day"
    );
}

#[test]
fn what_was_settled_no_longer_heads() {
    let mut trial = negative();
    trial.settled = vec!["reconsideration-30/rg-negative-1".into()];
    assert_eq!(
        clock(&trial, "2026-02-01"),
        "judicial-review-ew",
        "the person does not want it; the court is left"
    );
    trial.settled.push("judicial-review-ew/rg-negative-1".into());
    assert_eq!(
        said(&trial, "2026-02-01"),
        (State::RgNegative, Says::None, How::Since, 20, Unit::Days),
        "nor that"
    );
}

#[test]
fn a_negative_decision_for_good_leaves_the_court() {
    let trial = negative()
        .then(Act::ReconsiderationAsked, "2026-01-30")
        .then(Act::ReconsiderationNotAccepted, "2026-02-20");
    assert_eq!(clock(&trial, "2026-03-01"), "judicial-review-ew", "three months");
    assert_eq!(
        trial.headline("2026-03-01").on,
        Some(day("2026-04-12")),
        "from the decision, which is the safer day"
    );
    assert_eq!(
        trial.headline("2026-04-13").on,
        Some(day("2026-05-20")),
        "then from the refusal to look again"
    );
}

#[rstest]
#[case::recovery("2026-03-03", How::In, 29)]
#[case::its_last_day("2026-04-01", How::Today, 0)]
fn the_recovery_days_head_while_they_last(#[case] today: &str, #[case] how: How, #[case] count: u32) {
    assert_eq!(
        said(&positive(), today),
        (State::RgPositive, Says::LastsUntil, how, count, Unit::Days),
        "on {today}"
    );
}

#[test]
fn after_them_it_says_since_when_the_last_decision_is_waited_for() {
    let trial = positive();
    assert_eq!(
        said(&trial, "2026-04-12"),
        (State::CgPending, Says::None, How::Since, 10, Unit::Days),
        "no target"
    );
    assert_eq!(trial.headline("2026-04-12").on, Some(day("2026-04-02")), "since the days passed");
    assert_eq!(trial.headline("2026-04-12").clock, None, "and no clock");
}

#[rstest]
#[case::of_the_first(Trial::sent_on("2026-01-05"), State::RgInformationAsked)]
#[case::of_the_last(positive(), State::CgInformationAsked)]
fn information_asked_for_heads_by_the_day_of_the_letter(#[case] trial: Trial, #[case] state: State) {
    let named = trial.clone().until(Act::InformationAsked, "2026-03-10", "2026-03-24");
    assert_eq!(said(&named, "2026-03-20"), (state, Says::By, How::In, 4, Unit::Days), "four days left");
    let unnamed = trial.then(Act::InformationAsked, "2026-03-10");
    assert_eq!(
        said(&unnamed, "2026-03-20"),
        (state, Says::None, How::Since, 10, Unit::Days),
        "asked ten days ago"
    );
}

#[test]
fn moving_on_heads_with_the_day_that_is_still_to_come() {
    let trial = positive().then(Act::CgPositive, "2026-09-01");
    assert_eq!(
        said(&trial, "2026-09-01"),
        (State::CgPositive, Says::LastsUntil, How::In, 45, Unit::Days),
        "45 days"
    );
    let trial = trial.until(Act::MoveOn, "2026-09-08", "2026-12-01");
    assert_eq!(clock(&trial, "2026-09-08"), "move-on-45", "the earlier first");
    assert_eq!(
        said(&trial, "2026-11-22"),
        (State::MoveOn, Says::LastsUntil, How::In, 9, Unit::Days),
        "then the plan"
    );
    let trial = trial.until(Act::MoveOnExtended, "2026-10-10", "2027-01-31");
    assert_eq!(trial.headline("2026-10-10").on, Some(day("2027-01-31")), "extended");
}

#[rstest]
#[case::an_adult(AgeGroup::Adult, "move-on-45")]
#[case::a_child(AgeGroup::Under18, "")]
fn both_decisions_in_one_head_with_moving_on_not_with_recovery(#[case] age: AgeGroup, #[case] id: &str) {
    let trial = Trial::sent_on("2026-01-05").of_age(age).then(Act::BothPositive, "2026-03-03");
    assert_eq!(clock(&trial, "2026-03-04"), id, "the case is past its recovery days");
    assert_eq!(clock(&trial, "2026-04-05"), id, "and stays so after them");
}

#[rstest]
#[case::suspended(Trial::sent_on("2026-01-05").then(Act::Suspended, "2026-01-12"), State::RgSuspended)]
#[case::asked(negative().then(Act::ReconsiderationAsked, "2026-01-12"), State::RgReconsiderationAsked)]
fn where_no_day_is_known_it_says_since_when(#[case] trial: Trial, #[case] state: State) {
    assert_eq!(said(&trial, "2026-01-22"), (state, Says::None, How::Since, 10, Unit::Days), "ten days");
}

#[rstest]
#[case::nothing_recorded(Trial::default(), State::Concern, None)]
#[case::notified(Trial::default().notified("2026-01-05"), State::DtnSent, None)]
#[case::withdrawn(Trial::sent_on("2026-01-05").then(Act::Withdrawn, "2026-01-12"), State::Withdrawn, Some("2026-01-12"))]
#[case::closed(negative().then(Act::ClosedOther, "2026-02-12"), State::ClosedOther, Some("2026-02-12"))]
fn where_nothing_is_waited_for_it_says_nothing(
    #[case] trial: Trial,
    #[case] state: State,
    #[case] on: Option<&str>,
) {
    let headline = trial.headline("2026-11-22");
    assert_eq!(
        (headline.state, headline.how, headline.clock.as_deref()),
        (state, How::Nothing, None),
        "nothing"
    );
    assert_eq!(headline.on, on.map(day), "but the day it ended");
}

#[test]
fn a_clock_of_the_council_never_heads_the_page() {
    let mut trial = Trial::sent_on("2026-01-05")
        .with(DecisionEvent { until: None, ..event(Act::Suspended, "2026-01-06") });
    let at = day("2026-01-05").into();
    trial.steps = vec![crate::decision::StepDone {
        step: "uk-child".into(),
        starts: crate::clock::Starts::ChildReferralMade,
        at,
    }];
    assert_eq!(clock(&trial.of_age(AgeGroup::Under18), "2026-01-06"), "", "it is about the NRM");
}
