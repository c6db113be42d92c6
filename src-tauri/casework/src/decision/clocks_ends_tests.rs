//! What ends a clock, and which clocks a step does not start after all.

use super::*;
use crate::case::{AgeGroup, Nation};

fn running(trial: &Trial, key: &str, today: &str) -> Option<Running> {
    trial.clock(key, today).map(|clock| clock.running)
}

#[test]
fn support_in_scotland_ends_with_the_last_decision_and_in_northern_ireland_with_a_negative_one() {
    let decided = |nation, act| positive().in_nation(nation).then(act, "2026-04-20");
    for act in [Act::CgPositive, Act::CgNegative] {
        let scotland = decided(Nation::Scotland, act);
        let ends = running(&scotland, "scotland-support-90/rg-positive-1", "2026-04-21");
        assert_eq!(ends, Some(Running::Ended), "{act:?}: up to ninety days, and no longer than the decision");
    }
    let key = "ni-support-45-2022/rg-positive-1";
    let [go_on, end] = [Act::CgPositive, Act::CgNegative].map(|act| decided(Nation::NorthernIreland, act));
    assert_ne!(running(&go_on, key, "2026-04-01"), Some(Running::Ended), "a positive one ends nothing early");
    assert_eq!(running(&end, key, "2026-04-21"), Some(Running::Ended), "a negative one does");
}

#[test]
fn a_further_negative_decision_has_a_time_to_ask_of_its_own() {
    let twice = negative().then(Act::RgNegative, "2026-03-20");
    let first = running(&twice, "reconsideration-30/rg-negative-1", "2026-03-21");
    let second = running(&twice, "reconsideration-30/rg-negative-2", "2026-03-21");
    assert!(
        first.is_some() && second == Some(Running::Coming),
        "the request was not recorded: {first:?}, {second:?}"
    );
    let on = trial_day(&twice);
    let typed_twice = twice.then(Act::RgNegative, &on);
    assert_eq!(
        running(&typed_twice, "reconsideration-30/rg-negative-3", "2026-03-21"),
        None,
        "once a letter"
    );
}

fn trial_day(trial: &Trial) -> String {
    trial.course(day("2026-03-21")).passed.last().expect("something happened").on.to_string()
}

#[test]
fn a_report_sent_again_while_it_is_decided_on_starts_no_second_wait() {
    let again = Trial::sent_on("2026-03-03").sent("2026-03-05");
    assert_eq!(running(&again, "rg-decision-5/sent-2", "2026-03-05"), None, "the first runs");
    let decided = positive().sent("2026-03-20");
    assert_eq!(running(&decided, "rg-decision-5/sent-2", "2026-03-20"), None, "decided already");
    let after_negative = negative().sent("2026-06-01");
    assert_eq!(running(&after_negative, "rg-decision-5/sent-2", "2026-06-01"), Some(Running::Coming), "anew");
}

#[test]
fn both_decisions_at_once_leave_nothing_to_wait_for() {
    let both = Trial::sent_on("2026-03-01").then(Act::BothPositive, "2026-03-10");
    let open: Vec<String> = both
        .clocks(day("2026-03-11"))
        .into_iter()
        .filter(|clock| clock.event.is_some() && clock.says() != Says::LastsUntil && clock.on.is_none())
        .map(|clock| clock.key)
        .collect();
    assert!(!open.iter().any(|key| key.starts_with("cg-")), "the last decision has come: {open:?}");
}

#[test]
fn what_was_answered_is_answered_in_whatever_state() {
    let asked = negative().then(Act::ReconsiderationAsked, "2026-03-08").until(
        Act::InformationAsked,
        "2026-03-09",
        "2026-03-20",
    );
    let given = asked.then(Act::InformationGiven, "2026-03-12");
    let letter = given
        .clocks(day("2026-03-13"))
        .into_iter()
        .find(|clock| clock.key.starts_with("letter/information-asked"));
    assert_eq!(letter.map(|clock| clock.running), Some(Running::Ended), "nobody is asked again");
}

#[test]
fn a_disqualification_that_is_considered_takes_nothing_away_and_waits_for_an_answer() {
    let considered = positive().until(Act::DisqualificationConsidered, "2026-03-10", "2026-03-24");
    assert!(!considered.course(day("2026-03-11")).disqualified, "nothing is taken away yet");
    let answer = |trial: &Trial| {
        let clocks = trial.clocks(day("2026-03-26"));
        clocks
            .into_iter()
            .find(|clock| clock.key.starts_with("letter/disqualification"))
            .map(|clock| clock.running)
    };
    assert_eq!(answer(&considered), Some(Running::Past), "the day of the letter");
    assert_eq!(answer(&considered.then(Act::Disqualified, "2026-03-25")), Some(Running::Ended), "decided");
}

#[test]
fn local_panels_decide_nothing_for_a_child_elsewhere() {
    let child = Trial::sent_on("2026-03-03").of_age(AgeGroup::Under18);
    let panel: Vec<String> = child
        .clocks(day("2026-03-03"))
        .into_iter()
        .map(|clock| clock.key)
        .filter(|key| key.starts_with("pilot"))
        .collect();
    assert_eq!(panel, Vec::<String>::new(), "Daybook does not know the councils of the pilot");
}
