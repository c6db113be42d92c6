//! Which version of which rule holds: by the day of the letter, the nation and the age.

use chrono::NaiveDateTime;
use rstest::rstest;

use super::*;
use crate::case::{AgeGroup, Nation};

#[rstest]
#[case::england("england", AgeGroup::Adult, &["support-start-5", "recovery-30-statute", "cg-earliest-statute"])]
#[case::a_child("england", AgeGroup::Under18, &["recovery-30-statute", "cg-earliest-statute"])]
#[case::age_not_known("wales", AgeGroup::NotKnown, &["recovery-30-statute", "cg-earliest-statute"])]
#[case::scotland("scotland", AgeGroup::Adult, &["recovery-30-statute", "cg-earliest-statute", "scotland-support-90"])]
#[case::scotland_child("scotland", AgeGroup::Under18, &["recovery-30-statute", "cg-earliest-statute"])]
#[case::northern_ireland("northern-ireland", AgeGroup::Adult, &["recovery-30-statute", "cg-earliest-statute", "ni-support-45-2022"])]
fn a_positive_decision_starts_what_nation_and_age_have(
    #[case] nation: &str,
    #[case] age: AgeGroup,
    #[case] ids: &[&str],
) {
    let nation: Nation = crate::case::read_choice("nation", nation, &mut Vec::new()).expect("a real nation");
    let trial = positive().in_nation(nation).of_age(age);
    assert_eq!(running_ids(&trial, "2026-03-03"), ids, "{nation:?}, {age:?}");
}

#[test]
fn ninety_days_in_scotland_and_forty_five_in_northern_ireland() {
    let scotland = positive().in_nation(Nation::Scotland);
    assert_eq!(
        on(&scotland, "scotland-support-90/rg-positive-1"),
        Some(day("2026-05-31")),
        "the first day counts"
    );
    let ireland = positive().in_nation(Nation::NorthernIreland);
    assert_eq!(
        on(&ireland, "ni-support-45-2022/rg-positive-1"),
        Some(day("2026-04-17")),
        "from the first decision"
    );
}

#[rstest]
#[case("2022-12-12", Act::RgPositive, "recovery-45-policy", Some("2023-01-26"))]
#[case("2022-12-13", Act::RgPositive, "recovery-30-policy", Some("2023-01-12"))]
#[case("2023-01-29", Act::RgPositive, "recovery-30-policy", Some("2023-02-28"))]
#[case("2023-01-30", Act::RgPositive, "recovery-30-statute", Some("2023-02-28"))]
#[case("2024-02-07", Act::RgNegative, "reconsideration-none", None)]
#[case("2024-02-08", Act::RgNegative, "reconsideration-month", Some("2024-03-08"))]
#[case("2025-01-15", Act::RgNegative, "reconsideration-month", Some("2025-02-15"))]
#[case("2025-01-16", Act::RgNegative, "reconsideration-30", Some("2025-02-15"))]
fn the_rule_in_force_on_the_day_of_the_letter_is_the_one_used(
    #[case] decided: &str,
    #[case] act: Act,
    #[case] id: &str,
    #[case] expected: Option<&str>,
) {
    let rule = id.split('-').next().unwrap_or_default();
    let trial = Trial::sent_on("2022-11-01").then(act, decided);
    let clocks = trial.clocks(day("2026-11-22")).into_iter().filter(|clock| clock.event == Some(0));
    let found: Vec<_> =
        clocks.filter(|clock| clock.key.starts_with(rule)).map(|clock| (clock.key, clock.on)).collect();
    let key = format!("{id}/{}-1", crate::case::choice_word(&act));
    assert_eq!(found, [(key, expected.map(day))], "one version, whatever holds today");
}

#[test]
fn a_letter_received_later_counts_from_its_own_date() {
    let letter = DecisionEvent { received: Some(day("2025-01-20")), ..event(Act::RgNegative, "2025-01-15") };
    let trial = Trial::sent_on("2025-01-06").with(letter);
    assert_eq!(
        on(&trial, "reconsideration-month/rg-negative-1"),
        Some(day("2025-02-15")),
        "not from the envelope"
    );
}

#[test]
fn telling_the_council_about_a_child_starts_the_councils_clocks() {
    let at = NaiveDateTime::new(day("2026-04-02"), chrono::NaiveTime::MIN);
    let done = StepDone { step: "uk-child".into(), starts: Starts::ChildReferralMade, at };
    let mut trial = Trial::default().of_age(AgeGroup::NotKnown);
    trial.steps = vec![done];
    let clock =
        trial.clock("child-next-steps-1/uk-child", "2026-04-03").expect("England has one working day");
    assert_eq!((clock.on, clock.running), (Some(day("2026-04-07")), Running::Coming), "not over Easter");
    assert_eq!(
        (clock.act, clock.step.as_deref(), clock.event),
        (None, Some("uk-child"), None),
        "a step started it"
    );
    trial.settled = vec![clock.key];
    let settled = trial.clock("child-next-steps-1/uk-child", "2026-05-01").map(|clock| clock.running);
    assert_eq!(settled, Some(Running::Settled), "only the worker can say that it was answered");
    assert_eq!(
        running_ids(&trial.in_nation(Nation::Scotland), "2026-04-03"),
        ["scotland-planning-meeting-28"],
        "elsewhere another"
    );
}

#[test]
fn beyond_the_list_of_bank_holidays_a_clock_has_no_day() {
    let clock = Trial::sent_on("2028-12-28").clock("rg-decision-5/sent-1", "2028-12-28").expect("it runs");
    let From::Rule(reckoned) = &clock.from else { unreachable!("a rule of the pack") };
    let number = reckoned.limit.length.map(|length| length.count);
    assert_eq!((clock.on, clock.running, number), (None, Running::NoDay, Some(5)), "a number, but no day");
    assert!(reckoned.beyond.is_some(), "because the list ends");
}
