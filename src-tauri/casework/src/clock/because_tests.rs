//! The sentences that explain a day, as they are read aloud.

use rstest::rstest;

use super::*;
use crate::case::AgeGroup;
use crate::clock::{Limit, Start, TimeLimits, reckon};
use crate::moment::read_moment;

const LETTER: &str = "the date on the letter";

fn limit(id: &str) -> &'static Limit {
    TimeLimits::current().limits.iter().find(|limit| limit.id == id).expect("the test names shipped limits")
}

fn reckoned(id: &str, at: &str, nation: Nation) -> Reckoned<'static> {
    let at = read_moment(at).expect("the test writes real moments");
    let limit = limit(id);
    reckon(limit, Start { what: limit.starts, at, nation, age: AgeGroup::Adult })
}

/// Returns the sentences about a limit that began on a day, at nine in the morning.
fn said(id: &str, on: &str, nation: Nation) -> String {
    let reckoned = reckoned(id, &format!("{on}T09:00"), nation);
    let started = format!("{LETTER}, {}", day(reckoned.start.at.date()));
    sentence(&reckoned, &started)
}

#[test]
fn five_working_days_before_christmas_name_every_day_left_out_in_england() {
    let expected = "The Home Office aims to decide within five working days where it can. It is an aim, not a promise. \
         5 working days, counted from the date on the letter, 23 December 2026, which is not counted. \
         That makes it expected by 4 January 2027. \
         Not counted, by the bank holidays of England and Wales: 4 weekend days, 25 December 2026 (Christmas Day), \
         28 December 2026 (Boxing Day) and 1 January 2027 (New Year’s Day). \
         Source: Home Office First Responder Toolkit, April 2026; online NRM form, April 2026; written answers to \
         Parliament; athub.org.uk, NRM decisions and challenges.";
    assert_eq!(said("rg-decision-5", "2026-12-23", Nation::England), expected, "the whole reason, in order");
}

#[test]
fn in_scotland_the_second_of_january_is_left_out_too() {
    let said = said("rg-decision-5", "2026-12-23", Nation::Scotland);
    let left_out = "Not counted, by the bank holidays of Scotland: 4 weekend days, 25 December 2026 (Christmas Day), \
         28 December 2026 (Boxing Day), 1 January 2027 (New Year’s Day) and 4 January 2027 (2nd January).";
    assert!(said.contains(left_out), "{said}");
    assert!(said.contains("expected by 5 January 2027."), "{said}");
}

#[rstest]
#[case::the_day_of_the_decision_counts(
    "recovery-30-statute",
    "2026-03-03",
    Nation::Wales,
    "30 calendar days, counted from the date on the letter, 3 March 2026, which is day one. \
     That makes it last at least until the end of 1 April 2026. The rule in force from 30 January 2023."
)]
#[case::a_month_ends_on_the_last_day(
    "reconsideration-month",
    "2024-05-31",
    Nation::England,
    "1 month, counted from the date on the letter, 31 May 2024, which is not counted here (the source does not say \
     whether it is). That makes the last day 30 June 2024. The rule in force from 8 February 2024 to 15 January 2025."
)]
#[case::three_months(
    "judicial-review-ew",
    "2026-11-20",
    Nation::England,
    "3 months, counted from the date on the letter, 20 November 2026, which is not counted here (the source does not \
     say whether it is). That makes the last day 20 February 2027."
)]
#[case::only_until(
    "recovery-45-policy",
    "2022-12-12",
    Nation::England,
    "That makes it last at least until the end of 26 January 2023. The rule in force until 12 December 2022."
)]
#[case::one_weekend(
    "child-next-steps-1",
    "2026-11-20",
    Nation::England,
    "That makes it due by 23 November 2026. Not counted, by the bank holidays of England and Wales: 2 weekend days."
)]
#[case::one_weekend_day(
    "child-next-steps-1",
    "2026-11-21",
    Nation::England,
    "Not counted, by the bank holidays of England and Wales: 1 weekend day. Source:"
)]
#[case::counted_back(
    "maars-referral-7",
    "2026-12-08",
    Nation::England,
    "7 working days, counted back from the date on the letter, 8 December 2026, which is not counted. \
     That makes it due by 27 November 2026."
)]
#[case::nothing_may_come_earlier(
    "cg-earliest-statute",
    "2026-03-03",
    Nation::Scotland,
    "That makes the days end on 1 April 2026."
)]
#[case::hours_give_the_time(
    "return-interview-72h",
    "2026-11-20",
    Nation::England,
    "72 hours, counted from the date on the letter, 20 November 2026. That makes it due by 23 November 2026 at 09:00."
)]
fn a_day_says_how_it_was_counted(
    #[case] id: &str,
    #[case] on: &str,
    #[case] nation: Nation,
    #[case] expected: &str,
) {
    let said = said(id, on, nation);
    assert!(said.contains(expected), "{said}");
}

#[test]
fn a_first_day_that_the_source_does_not_settle_is_said_and_to_be_confirmed() {
    let said = said("move-on-45", "2026-11-20", Nation::England);
    assert!(said.contains("which is not counted here (the source does not say whether it is)"), "{said}");
    assert!(said.ends_with("Confirm this before you rely on it."), "{said}");
}

#[test]
fn a_rule_that_is_plain_asks_nobody_to_confirm_it() {
    let said = said("recovery-30-statute", "2026-03-03", Nation::England);
    let source = "Source: Nationality and Borders Act 2022 s.61; Modern Slavery Act 2015 s.50A.";
    assert!(said.ends_with(source), "{said}");
}

#[test]
fn beyond_the_list_of_bank_holidays_no_day_is_named() {
    let said = said("rg-decision-5", "2028-12-27", Nation::Scotland);
    let refused = "The list of bank holidays reaches from 1 January 2012 to 31 December 2028, so this day cannot be \
         counted here.";
    assert!(said.contains(refused), "{said}");
    assert!(!said.contains("That makes"), "no day is guessed: {said}");
    assert!(!said.contains("2029"), "nor named: {said}");
}

#[test]
fn a_rule_without_a_number_counts_nothing() {
    let said = said("cg-decision", "2026-03-03", Nation::England);
    assert!(said.starts_with("There is no target for this decision."), "{said}");
    assert!(!said.contains("counted from") && !said.contains("That makes"), "{said}");
}

/// Returns a day on which a version is in force, far from the ends of the list of bank holidays.
fn held(limit: &Limit) -> NaiveDate {
    let latest = NaiveDate::from_ymd_opt(2026, 3, 3).expect("a real day");
    limit.valid_to.map_or(latest, |to| to.min(latest))
}

#[test]
fn every_clock_of_the_pack_names_its_rule_start_day_and_source() {
    for limit in &TimeLimits::current().limits {
        for nation in &limit.nations {
            let from = held(limit);
            let reckoned = reckoned(&limit.id, &format!("{from}T09:00"), *nation);
            let started = format!("{LETTER}, {}", day(from));
            let said = sentence(&reckoned, &started);
            assert!(said.starts_with(&limit.words), "{}: the rule comes first: {said}", limit.id);
            assert!(said.contains(limit.source.trim_end_matches('.')), "{}: whence: {said}", limit.id);
            assert_eq!(said.contains(&started), limit.length.is_some(), "{}: from when: {said}", limit.id);
            assert_eq!(reckoned.on.is_some(), limit.length.is_some(), "{}: it can be counted", limit.id);
            let named = reckoned.on.is_none_or(|on| said.contains(&format!(" {}", day(on))));
            assert!(named, "{}: which day: {said}", limit.id);
            assert_eq!(said.contains("Confirm this"), limit.to_confirm(), "{}: how sure: {said}", limit.id);
            assert!(
                !said.contains("  ") && !said.contains(".."),
                "{}: no gap and no double stop: {said}",
                limit.id
            );
        }
    }
}

#[test]
fn what_is_only_expected_is_never_explained_as_a_deadline() {
    for limit in TimeLimits::current().limits.iter().filter(|limit| limit.says == Says::Expected) {
        let from = held(limit);
        let said = said(&limit.id, &from.to_string(), limit.nations[0]);
        assert!(said.contains("That makes it expected by "), "{}: {said}", limit.id);
        assert!(!said.contains("due by") && !said.contains("last day "), "{}: {said}", limit.id);
    }
}
