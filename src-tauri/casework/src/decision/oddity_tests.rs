//! Each thing that can be odd about an event, once, and nothing odd where nothing is.

use rstest::rstest;

use super::*;
use crate::case::{AgeGroup, Nation};
use crate::decision::State;
use crate::decision::trial::{Trial, day, event};
use crate::moment::read_moment;

const TODAY: &str = "2026-11-22";

/// Returns what is odd about the event recorded last.
fn odd(trial: &Trial) -> Vec<Oddity> {
    trial.odd(TODAY).pop().expect("something was recorded")
}

fn sent() -> Trial {
    Trial::sent_on("2026-01-05")
}

fn negative() -> Trial {
    sent().then(Act::RgNegative, "2026-01-12")
}

fn dates(dated: Option<&str>, received: Option<&str>, told_on: Option<&str>) -> DecisionEvent {
    DecisionEvent {
        dated: dated.map(day),
        received: received.map(day),
        told_on: told_on.map(day),
        ..event(Act::RgPositive, "2026-01-12")
    }
}

#[rstest]
#[case::no_report(Trial::default().then(Act::RgPositive, "2026-01-12"), Oddity::NotSent)]
#[case::only_a_notification(Trial::default().notified("2026-01-05").then(Act::Withdrawn, "2026-01-12"), Oddity::NotSent)]
#[case::before_the_report(sent().then(Act::RgPositive, "2026-01-04"), Oddity::BeforeReferral)]
#[case::received_early(sent().with(dates(Some("2026-01-12"), Some("2026-01-11"), None)), Oddity::ReceivedBeforeDated)]
#[case::dated_tomorrow(sent().with(dates(Some("2026-11-23"), None, None)), Oddity::InFuture)]
#[case::received_tomorrow(sent().with(dates(Some("2026-01-12"), Some("2026-11-23"), None)), Oddity::InFuture)]
#[case::told_tomorrow(sent().with(dates(Some("2026-01-12"), None, Some("2026-11-23"))), Oddity::InFuture)]
#[case::told_early(sent().with(dates(Some("2026-01-12"), None, Some("2026-01-11"))), Oddity::ToldBeforeDated)]
#[case::until_early(sent().until(Act::InformationAsked, "2026-01-12", "2026-01-11"), Oddity::UntilBeforeDated)]
#[case::does_not_follow(sent().then(Act::CgPositive, "2026-01-12"), Oddity::OutOfOrder)]
#[case::asked_too_late(negative().then(Act::ReconsiderationAsked, "2026-02-12"), Oddity::AfterLastDay)]
#[case::decided_too_early(sent().then(Act::RgPositive, "2026-03-03").then(Act::CgPositive, "2026-04-01"), Oddity::BeforeRecoveryEnds)]
#[case::a_child(sent().of_age(AgeGroup::Under18).then(Act::Withdrawn, "2026-02-01"), Oddity::ChildWithdraws)]
#[case::age_not_known(sent().of_age(AgeGroup::NotKnown).then(Act::Withdrawn, "2026-02-01"), Oddity::ChildWithdraws)]
#[case::no_letter_date(sent().with(dates(None, Some("2026-01-12"), None)), Oddity::NoLetterDate)]
fn each_is_found_and_nothing_else(#[case] trial: Trial, #[case] expected: Oddity) {
    assert_eq!(odd(&trial), [expected], "this one, and no other");
}

#[test]
fn the_same_on_the_same_day_is_odd_twice() {
    let trial = sent().then(Act::RgPositive, "2026-01-12").then(Act::RgPositive, "2026-01-12");
    assert_eq!(trial.odd(TODAY), [vec![], vec![Oddity::OutOfOrder, Oddity::Twice]], "only the second");
    let news = sent().then(Act::InformationAsked, "2026-01-12").then(Act::InformationAsked, "2026-01-13");
    assert_eq!(odd(&news), [], "asked again another day");
}

#[test]
fn a_case_that_changed_its_nation_on_the_way_is_to_be_checked() {
    let mut trial = sent().then(Act::RgPositive, "2026-03-03");
    trial.lying.before = vec![(day("2026-02-01"), Nation::Scotland, AgeGroup::Adult)];
    assert_eq!(odd(&trial), [Oddity::NationChanged], "sent from Scotland, decided in England");
    trial.lying.before = vec![(day("2026-02-01"), Nation::England, AgeGroup::NotKnown)];
    assert_eq!(odd(&trial), [], "an age that was found out changes no nation");
}

#[test]
fn a_clock_set_back_is_seen_on_what_was_recorded_after_it() {
    let trial = sent().then(Act::RgNegative, "2026-01-12").then(Act::ReconsiderationAsked, "2026-01-20");
    let trial = trial.then(Act::ReconsiderationAccepted, "2026-02-01");
    let at = ["2026-02-02T10:00", "2026-02-02T09:59", "2026-02-02T10:00"];
    let recorded = at.map(|at| read_moment(at).expect("the test writes real moments"));
    let odd = trial.odd_when(&recorded, TODAY);
    assert_eq!(odd, [vec![], vec![Oddity::ClockSetBack], vec![]], "the same minute again is not earlier");
}

#[test]
fn several_are_said_in_one_order_each_once() {
    let event = dates(None, Some("2026-11-25"), Some("2026-11-24"));
    let trial = Trial::default().with(DecisionEvent {
        until: Some(day("2026-11-01")),
        act: Act::RgNegative,
        ..event
    });
    let expected = [
        Oddity::NotSent,
        Oddity::InFuture,
        Oddity::ToldBeforeDated,
        Oddity::UntilBeforeDated,
        Oddity::NoLetterDate,
    ];
    assert_eq!(odd(&trial), expected, "two days in the future are one finding");
}

#[rstest]
#[case::on_the_last_day(negative().then(Act::ReconsiderationAsked, "2026-02-11"))]
#[case::by_the_day_of_the_letter(sent().until(Act::RgNegative, "2026-01-12", "2026-03-01").then(Act::ReconsiderationAsked, "2026-02-20"))]
#[case::where_no_day_was_set(Trial::sent_on("2024-01-01").then(Act::RgNegative, "2024-02-07").then(Act::ReconsiderationAsked, "2025-02-07"))]
#[case::after_the_recovery_days(sent().then(Act::RgPositive, "2026-03-03").then(Act::CgPositive, "2026-04-02"))]
#[case::both_in_one(sent().of_age(AgeGroup::Under18).then(Act::BothPositive, "2026-01-20"))]
#[case::received_the_same_day(sent().with(dates(Some("2026-01-12"), Some("2026-01-12"), Some("2026-01-12"))))]
#[case::today(sent().with(dates(Some("2026-11-22"), Some("2026-11-22"), None)))]
#[case::an_adult_withdraws(sent().then(Act::Withdrawn, "2026-02-01"))]
#[case::decided_the_day_it_was_sent(sent().then(Act::RgPositive, "2026-01-05"))]
#[case::referred_again_elsewhere(Trial::default().then(Act::ReferredAgain, "2026-02-01"))]
#[case::closed_before_anything_was_sent(Trial::default().then(Act::ClosedOther, "2026-02-01"))]
#[case::a_day_needs_no_letter(sent().then(Act::InformationAsked, "2026-01-12").then(Act::InformationGiven, "2026-01-14"))]
fn nothing_is_odd_on_the_right_side_of_the_edge(#[case] trial: Trial) {
    assert_eq!(odd(&trial), [], "nothing to say");
}

#[test]
fn a_day_too_late_by_the_letter_is_too_late() {
    let trial = sent()
        .until(Act::RgNegative, "2026-01-12", "2026-03-01")
        .then(Act::ReconsiderationAsked, "2026-03-02");
    assert_eq!(odd(&trial), [Oddity::AfterLastDay], "more time was given, and has passed");
}

#[test]
fn a_long_clean_course_has_none() {
    let trial = negative()
        .then(Act::ReconsiderationAsked, "2026-01-30")
        .then(Act::ReconsiderationAccepted, "2026-02-10")
        .then(Act::RgPositive, "2026-03-03")
        .then(Act::InformationAsked, "2026-04-10")
        .then(Act::InformationGiven, "2026-04-20")
        .then(Act::Suspended, "2026-05-01")
        .then(Act::Restored, "2026-05-20")
        .then(Act::CgNegative, "2026-07-01")
        .then(Act::ReconsiderationAsked, "2026-07-20")
        .then(Act::CgPositive, "2026-09-01")
        .then(Act::MoveOn, "2026-09-08")
        .then(Act::MoveOnExtended, "2026-10-10")
        .then(Act::SupportEnded, "2026-11-20")
        .then(Act::ReferredAgain, "2026-11-21");
    assert_eq!(trial.state(TODAY), State::Exited, "to the end");
    assert!(trial.odd(TODAY).iter().all(Vec::is_empty), "{:?}", trial.odd(TODAY));
}

#[test]
fn every_oddity_is_kept_beside_the_event_that_was_typed() {
    let trial = sent().with(dates(Some("2026-11-23"), Some("2026-01-01"), None));
    assert_eq!(odd(&trial), [Oddity::ReceivedBeforeDated, Oddity::InFuture], "both are said");
    assert_eq!(trial.events[0].received, Some(day("2026-01-01")), "and what was typed stays");
    assert_eq!(trial.state(TODAY), State::RgPending, "it stops nothing else");
}
