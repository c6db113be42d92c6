//! Which act starts which clock, which ends it, and which version of a rule holds.

use rstest::rstest;

use super::*;
use crate::decision::trial::{Trial, day, event};

#[path = "clocks_ends_tests.rs"]
mod ends;
#[path = "clocks_rules_tests.rs"]
mod rules;

/// Returns the ids of the clocks of a case with a day, in order.
fn running_ids(trial: &Trial, today: &str) -> Vec<String> {
    let coming = trial.clocks(day(today)).into_iter().filter(|clock| clock.running == Running::Coming);
    coming.map(|clock| clock.key.split('/').next().unwrap_or_default().to_owned()).collect()
}

fn on(trial: &Trial, key: &str) -> Option<NaiveDate> {
    trial.clock(key, "2028-06-01").and_then(|clock| clock.on)
}

/// Returns a case in which the first decision was negative, sent on 5 January 2026 and decided on the 12th.
fn negative() -> Trial {
    Trial::sent_on("2026-01-05").then(Act::RgNegative, "2026-01-12")
}

/// Returns a case with a positive first decision, sent on 23 February 2026 and decided on 3 March.
fn positive() -> Trial {
    Trial::sent_on("2026-02-23").then(Act::RgPositive, "2026-03-03")
}

#[test]
fn a_report_sent_waits_for_the_first_decision() {
    let trial = Trial::sent_on("2026-12-23");
    assert_eq!(
        running_ids(&trial, "2026-12-23"),
        ["rg-decision-5"],
        "five working days, and nothing else has a day"
    );
    let clock = trial.clock("rg-decision-5/sent-1", "2026-12-23").expect("it runs");
    assert_eq!((clock.on, clock.running), (Some(day("2027-01-04")), Running::Coming), "over Christmas");
    let From::Rule(reckoned) = &clock.from else { unreachable!("no letter was recorded") };
    let at = day("2026-12-23").and_hms_opt(14, 30, 0).expect("a real time");
    assert_eq!(reckoned.start.at, at, "from the minute it was sent");
}

#[test]
fn each_report_has_clocks_of_its_own() {
    let trial = Trial::sent_on("2026-01-05").then(Act::Withdrawn, "2026-01-07").sent("2026-03-03");
    let first = trial.clock("rg-decision-5/sent-1", "2026-03-03").expect("it ran");
    assert_eq!(first.ended, Some((Act::Withdrawn, day("2026-01-07"))), "withdrawn");
    assert_eq!(on(&trial, "rg-decision-5/sent-2"), Some(day("2026-03-10")), "and anew");
}

#[test]
fn a_report_recorded_late_takes_no_others_name() {
    let mut trial = Trial::sent_on("2026-03-03").then(Act::Withdrawn, "2026-01-07");
    trial.settled = vec!["rg-decision-5/sent-1".into()];
    let trial = trial.sent("2026-01-05");
    let stands = |key| trial.clock(key, "2026-03-03").map(|clock| (clock.started, clock.running));
    assert_eq!(
        stands("rg-decision-5/sent-1"),
        Some((day("2026-03-03"), Running::Settled)),
        "as the worker said"
    );
    assert_eq!(stands("rg-decision-5/sent-2"), Some((day("2026-01-05"), Running::Ended)), "recorded second");
}

#[rstest]
#[case::rg_positive(Act::RgPositive)]
#[case::rg_negative(Act::RgNegative)]
#[case::both(Act::BothPositive)]
#[case::conclusive_with_the_letter_before_missed(Act::CgPositive)]
#[case::conclusive_and_negative(Act::CgNegative)]
fn any_decision_ends_the_wait_for_the_first(#[case] act: Act) {
    let trial = Trial::sent_on("2026-01-05").then(act, "2026-06-01");
    let clock = trial.clock("rg-decision-5/sent-1", "2026-06-01").expect("it ran");
    assert_eq!(clock.ended, Some((act, day("2026-06-01"))), "nobody waits for a decision that was overtaken");
}

#[test]
fn asking_ends_the_days_to_ask_and_the_court_does_not_wait() {
    let trial = negative().then(Act::ReconsiderationAsked, "2026-01-30");
    let reconsideration = trial.clock("reconsideration-30/rg-negative-1", "2026-02-01").expect("it ran");
    assert_eq!(reconsideration.on, Some(day("2026-02-11")), "thirty days from the letter");
    assert_eq!(reconsideration.ended, Some((Act::ReconsiderationAsked, day("2026-01-30"))), "it was asked");
    let court = trial.clock("judicial-review-ew/rg-negative-1", "2026-02-01").expect("it runs");
    assert_eq!((court.on, court.running), (Some(day("2026-04-12")), Running::Coming), "three months run on");
}

#[test]
fn a_refusal_to_look_again_starts_the_months_of_the_court_anew() {
    let trial = negative()
        .then(Act::ReconsiderationAsked, "2026-01-30")
        .then(Act::ReconsiderationNotAccepted, "2026-02-20");
    assert_eq!(
        on(&trial, "judicial-review-ew/reconsideration-not-accepted-3"),
        Some(day("2026-05-20")),
        "from it"
    );
    let asked: Vec<_> = trial
        .clocks(day("2026-02-20"))
        .into_iter()
        .filter(|it| it.key.starts_with("reconsideration-30"))
        .collect();
    assert_eq!(asked.len(), 1, "but no second time to ask");
}

#[test]
fn a_decision_upheld_starts_no_time_to_ask_again() {
    let trial = negative()
        .then(Act::ReconsiderationAsked, "2026-01-30")
        .then(Act::ReconsiderationAccepted, "2026-02-10");
    let trial = trial.then(Act::RgNegative, "2026-03-03");
    let upheld =
        trial.clocks(day("2026-03-03")).into_iter().filter(|clock| clock.key.ends_with("rg-negative-4"));
    let ids: Vec<_> = upheld.map(|clock| clock.key).collect();
    assert_eq!(ids, ["judicial-review-ew/rg-negative-4"], "nothing is reconsidered twice; the court is left");
}

#[test]
fn a_positive_decision_ends_what_the_negative_one_started() {
    let trial = negative().then(Act::ReconsiderationAsked, "2026-01-30").then(Act::RgPositive, "2026-03-03");
    let earlier =
        trial.clocks(day("2026-03-03")).into_iter().filter(|clock| clock.started < day("2026-03-03"));
    let left: Vec<_> = earlier.filter(|clock| clock.running != Running::Ended).collect();
    assert_eq!(left, [], "the court, the days to ask and support that was to end no longer matter");
}

#[test]
fn a_positive_decision_starts_the_recovery_days_and_a_conclusive_one_leaves_them() {
    let trial = positive().then(Act::CgPositive, "2026-03-20");
    let recovery = trial.clock("recovery-30-statute/rg-positive-1", "2026-03-20").expect("it runs");
    assert_eq!(
        (recovery.on, recovery.running),
        (Some(day("2026-04-01")), Running::Coming),
        "the later of the two"
    );
    let earliest = trial.clock("cg-earliest-statute/rg-positive-1", "2026-03-20").expect("it ran");
    assert_eq!(earliest.running, Running::Ended, "nothing is waited for any more");
    assert_eq!(
        on(&trial, "move-on-45/cg-positive-2"),
        Some(day("2026-05-04")),
        "and the days of moving on begin"
    );
}

#[test]
fn the_recovery_days_pass_quietly() {
    let clock = positive().clock("recovery-30-statute/rg-positive-1", "2026-06-01").expect("it ran");
    assert_eq!((clock.running, clock.passes_quietly()), (Running::Past, true), "the wait goes on after them");
    assert_eq!(
        (clock.says(), clock.kind()),
        (Says::LastsUntil, Kind::Entitlement),
        "they are the person's own"
    );
}

#[test]
fn a_second_decision_on_earlier_facts_has_no_recovery_days() {
    let second = |earlier| DecisionEvent { earlier_facts: earlier, ..event(Act::RgPositive, "2026-03-03") };
    let keys = |earlier| -> Vec<String> {
        Trial::sent_on("2026-02-23")
            .with(second(earlier))
            .clocks(day("2026-03-03"))
            .into_iter()
            .map(|it| it.key)
            .collect()
    };
    let has = |keys: &[String], id: &str| keys.iter().any(|key| key.starts_with(id));
    assert!(
        has(&keys(Some(true)), "recovery-second-2023/") && !has(&keys(Some(true)), "recovery-30"),
        "section 62"
    );
    for later in [Some(false), None] {
        assert!(
            has(&keys(later), "recovery-30-statute/") && !has(&keys(later), "recovery-second"),
            "section 61"
        );
    }
}

#[test]
fn information_asked_for_has_the_day_of_the_letter_or_none() {
    let named = Trial::sent_on("2026-01-05").until(Act::InformationAsked, "2026-01-12", "2026-01-26");
    let letter = named.clock("letter/information-asked-1", "2026-01-12").expect("the letter names a day");
    assert_eq!(
        (letter.on, letter.says(), letter.kind()),
        (Some(day("2026-01-26")), Says::By, Kind::Requirement),
        "by it"
    );
    assert_eq!(title(&letter), "", "the window has the words");
    let rule = named
        .clock("information-reply/information-asked-1", "2026-01-12")
        .expect("the rule stands beside it");
    let From::Rule(reckoned) = &rule.from else { unreachable!("a rule of the pack") };
    assert_eq!((rule.running, reckoned.limit.length), (Running::NoDay, None), "its number is not known");
    let unnamed = Trial::sent_on("2026-01-05").then(Act::InformationAsked, "2026-01-12");
    assert_eq!(unnamed.clock("letter/information-asked-1", "2026-01-12"), None, "no day is made up");
    let given = named.then(Act::InformationGiven, "2026-01-20");
    for key in ["letter/information-asked-1", "information-reply/information-asked-1"] {
        let ended = given.clock(key, "2026-01-20").and_then(|clock| clock.ended);
        assert_eq!(ended, Some((Act::InformationGiven, day("2026-01-20"))), "{key} was answered");
    }
}

#[test]
fn moving_on_lasts_until_it_is_extended_or_support_ends() {
    let trial = positive().then(Act::CgPositive, "2026-09-01").until(Act::MoveOn, "2026-09-08", "2026-10-20");
    let plan = trial.clock("letter/move-on-3", "2026-09-08").expect("the plan names a day");
    assert_eq!((plan.on, plan.says()), (Some(day("2026-10-20")), Says::LastsUntil), "until then");
    let trial = trial.until(Act::MoveOnExtended, "2026-10-10", "2026-12-31");
    let ended = trial.clock("letter/move-on-3", "2026-10-10").and_then(|clock| clock.ended);
    assert_eq!(ended, Some((Act::MoveOnExtended, day("2026-10-10"))), "the new day counts instead");
    let rule = trial.clock("move-on-45/cg-positive-2", "2026-10-10").expect("it ran");
    assert_eq!(rule.running, Running::Ended, "and the forty-five days no longer do");
    assert_eq!(running_ids(&trial, "2026-10-10"), ["letter"], "the new day is the only one");
    let over = trial.then(Act::SupportEnded, "2026-11-20");
    assert_eq!(
        running_ids(&over, "2026-11-20"),
        Vec::<String>::new(),
        "nothing runs after support has ended"
    );
}

#[test]
fn what_the_worker_settled_needs_nothing_more_but_an_end_is_an_end() {
    let mut trial = negative();
    trial.settled = vec!["judicial-review-ew/rg-negative-1".into(), "rg-decision-5/sent-1".into()];
    let running = |key| trial.clock(key, "2026-08-01").map(|clock| clock.running);
    assert_eq!(running("judicial-review-ew/rg-negative-1"), Some(Running::Settled), "as the worker said");
    assert_eq!(
        running("rg-decision-5/sent-1"),
        Some(Running::Ended),
        "the decision came before anyone said so"
    );
    assert_eq!(running("reconsideration-30/rg-negative-1"), Some(Running::Past), "the others run");
}

#[rstest]
#[case(Act::Withdrawn)]
#[case(Act::ClosedOther)]
fn a_case_that_is_over_waits_for_nothing(#[case] act: Act) {
    let trial = negative().then(Act::Disqualified, "2026-01-14").until(
        Act::InformationAsked,
        "2026-01-15",
        "2026-02-01",
    );
    let clocks = trial.then(act, "2026-01-20").clocks(day("2026-01-20"));
    assert!(clocks.iter().all(|clock| clock.running == Running::Ended), "{act:?} ends every clock");
}

#[test]
fn what_does_not_follow_starts_and_ends_no_rule() {
    let trial = positive().then(Act::ReconsiderationAsked, "2026-03-10").then(Act::RgPositive, "2026-03-12");
    let keys: Vec<_> = trial
        .clocks(day("2026-03-12"))
        .into_iter()
        .filter(|clock| clock.event != Some(0) && clock.event.is_some())
        .collect();
    assert_eq!(keys, [], "the same decision again has no days of its own");
}
