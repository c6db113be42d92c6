//! Until when a case is kept, as a table, and what holds whatever the case is.

use chrono::Days;
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::moment::read_day;

fn day(typed: &str) -> NaiveDate {
    read_day(typed).expect("a real day")
}

fn facts(age: AgeGroup, born: &str, looked_after: FactIs, last_contact: &str) -> RetentionFacts {
    RetentionFacts {
        is_closed: true,
        opened_on: day("2026-01-10"),
        age,
        born: read_day(born),
        looked_after,
        last_contact: day(last_contact),
    }
}

/// As "rule until", with the other rules after it.
fn told(retention: &Retention<'_>) -> String {
    match retention {
        Retention::Open => "open".to_owned(),
        Retention::NotKnown(missing) => format!("{missing:?}"),
        Retention::Kept { by, also } => {
            let all = std::iter::once(by).chain(also);
            all.map(|it| format!("{} {}", it.rule.id, it.until)).collect::<Vec<_>>().join(", ")
        }
    }
}

use AgeGroup::{Adult, NotKnown, Under18};
use FactIs::{No, NotKnown as Unsaid, Yes};

#[rstest]
#[case::adult(Adult, "", Unsaid, "2026-03-17", "adult-8 2034-03-17")]
#[case::adult_by_birth(NotKnown, "2000-05-01", Unsaid, "2026-03-17", "adult-8 2034-03-17")]
#[case::leap_to_leap(Adult, "", Unsaid, "2028-02-29", "adult-8 2036-02-29")]
#[case::leap_to_common(Adult, "", Unsaid, "2092-02-29", "adult-8 2100-03-01")]
#[case::child(Under18, "2010-05-01", No, "2026-03-17", "child-26 2036-05-01, child-25 2035-05-01")]
#[case::born_29_february(Under18, "2012-02-29", No, "2026-03-17", "child-26 2038-03-01, child-25 2037-03-01")]
#[case::looked_after(
    Under18,
    "2010-05-01",
    Yes,
    "2026-03-17",
    "looked-after-75 2085-05-01, child-26 2036-05-01, child-25 2035-05-01"
)]
#[case::said_adult_born_a_child(
    Adult,
    "2010-05-01",
    No,
    "2026-03-17",
    "child-26 2036-05-01, child-25 2035-05-01"
)]
#[case::came_of_age(
    Under18,
    "2008-05-01",
    No,
    "2030-03-17",
    "adult-8 2038-03-17, child-26 2034-05-01, child-25 2033-05-01"
)]
#[case::eighteen_on_the_day_it_was_opened(NotKnown, "2008-01-10", Unsaid, "2026-03-17", "adult-8 2034-03-17")]
#[case::treated_as_a_child_though_born_earlier(
    Under18,
    "2000-05-01",
    No,
    "2026-03-17",
    "adult-8 2034-03-17, child-26 2026-05-01, child-25 2025-05-01"
)]
fn a_closed_case_is_kept_by_the_longest_rule(
    #[case] age: AgeGroup,
    #[case] born: &str,
    #[case] looked_after: FactIs,
    #[case] last_contact: &str,
    #[case] expected: &str,
) {
    let facts = facts(age, born, looked_after, last_contact);
    let retention = retention(&facts, RetentionPack::current());
    assert_eq!(told(&retention), expected, "the longest counts, the others are said");
}

#[rstest]
#[case(NotKnown, "", Unsaid, &[Missing::Age])]
#[case(Under18, "", Unsaid, &[Missing::Born, Missing::LookedAfter])]
#[case(Under18, "", Yes, &[Missing::Born])]
#[case(Under18, "2010-05-01", Unsaid, &[Missing::LookedAfter])]
#[case(Adult, "2010-05-01", Unsaid, &[Missing::LookedAfter])]
fn what_is_not_known_is_said_and_no_day_is_guessed(
    #[case] age: AgeGroup,
    #[case] born: &str,
    #[case] looked_after: FactIs,
    #[case] expected: &[Missing],
) {
    let retention = retention(&facts(age, born, looked_after, "2026-03-17"), RetentionPack::current());
    assert_eq!(retention, Retention::NotKnown(expected.to_vec()), "kept until someone knows");
    assert!(!retention.is_over(day("2999-01-01")), "it is never over");
}

#[test]
fn an_open_case_has_no_last_day() {
    let open = RetentionFacts { is_closed: false, ..facts(Adult, "", Unsaid, "2000-03-17") };
    let retention = retention(&open, RetentionPack::current());
    assert_eq!((retention.until(), retention.is_over(day("2999-01-01"))), (None, false), "it is open");
}

#[test]
fn the_last_day_is_a_day_on_which_it_is_kept() {
    let facts = facts(Adult, "", Unsaid, "2026-03-17");
    let retention = retention(&facts, RetentionPack::current());
    assert!(!retention.is_over(day("2034-03-17")), "kept on its last day");
    assert!(retention.is_over(day("2034-03-18")), "over on the next");
}

#[test]
fn a_pack_without_a_rule_for_the_record_tells_no_day() {
    let none = RetentionPack { rules: Vec::new(), ..RetentionPack::current().clone() };
    let retention = retention(&facts(Adult, "", Unsaid, "2026-03-17"), &none);
    assert_eq!(retention.until(), None, "no rule, no day");
}

fn any_facts() -> impl Strategy<Value = RetentionFacts> {
    let days = || (0..60_000_u64).prop_map(|days| day("1950-01-01") + Days::new(days));
    let age = prop::sample::select(vec![Adult, Under18, NotKnown]);
    let is = prop::sample::select(vec![Yes, No, Unsaid]);
    (days(), 0..20_000_u64, age, prop::option::of(days()), is).prop_map(
        |(opened_on, lasted, age, born, looked_after)| {
            let last_contact = opened_on + Days::new(lasted);
            RetentionFacts { is_closed: true, opened_on, age, born, looked_after, last_contact }
        },
    )
}

proptest! {
    #[test]
    fn no_other_rule_ever_keeps_longer_and_each_counts_from_its_own_day(facts in any_facts()) {
        if let Retention::Kept { by, also } = retention(&facts, RetentionPack::current()) {
            prop_assert!(also.iter().all(|it| it.until <= by.until), "the longest counts");
            for it in std::iter::once(by).chain(also) {
                let expected = match it.rule.from {
                    Counted::Birth => facts.born,
                    Counted::LastContact => Some(facts.last_contact),
                };
                prop_assert_eq!(Some(it.from), expected);
                let years = it.until.year() - it.from.year();
                prop_assert_eq!(years, i32::try_from(it.rule.years).expect("few"), "whole years");
                prop_assert!(it.until.ordinal() + 1 >= it.from.ordinal(), "never before the day of the year");
            }
        }
    }

    #[test]
    fn knowing_more_never_shortens_what_was_told_of_a_child(facts in any_facts()) {
        let of = |looked_after| retention(
            &RetentionFacts { age: Under18, looked_after, ..facts }, RetentionPack::current()).until();
        prop_assert!(of(Yes) >= of(No), "a child who was looked after is kept at least as long");
    }

    #[test]
    fn later_contact_never_brings_the_day_forward(facts in any_facts(), more in 1..5_000_u64) {
        let later = RetentionFacts { last_contact: facts.last_contact + Days::new(more), ..facts };
        let pack = RetentionPack::current();
        prop_assert!(retention(&later, pack).until() >= retention(&facts, pack).until());
    }
}
