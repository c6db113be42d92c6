//! Several returns: each case counts once, and each worker's latest return alone.

use proptest::prelude::*;

use super::super::row::Outcome;
use super::super::testing::row;
use super::*;

fn given(signer: &str, minute: u32, cases: &[usize]) -> Given {
    let made_at = format!("2026-11-22T10:{minute:02}:00+00:00");
    Given {
        signer: signer.to_owned(),
        made_at: DateTime::parse_from_rfc3339(&made_at).expect("a moment"),
        rows: cases.iter().map(|number| row(*number)).collect(),
    }
}

#[test]
fn a_case_in_two_returns_counts_once_as_the_later_has_it() {
    let mut later = given("bb", 2, &[2, 3]);
    later.rows[0].outcome = Outcome::RgPositive;
    let combined = combine(&[later.clone(), given("aa", 1, &[1, 2])]);
    assert_eq!(combined.rows.len(), 3, "three cases");
    assert_eq!(combined.twice, 1, "one of them twice");
    assert_eq!(combined.rows[1], later.rows[0], "what is known since counts");
    assert!(combined.older.is_empty(), "both returns count");
}

#[test]
fn of_one_worker_only_the_latest_return_counts() {
    let all = [given("aa", 5, &[1]), given("aa", 1, &[1, 2]), given("bb", 1, &[3])];
    let combined = combine(&all);
    assert_eq!(combined.older, [1], "the earlier is named");
    assert_eq!(combined.twice, 0, "its cases are in no second return");
    assert_eq!(combined.rows.len(), 2, "what was taken out since is out");
}

#[test]
fn the_same_return_twice_counts_once() {
    let one = given("aa", 1, &[1, 2]);
    let combined = combine(&[one.clone(), one]);
    assert_eq!((combined.rows.len(), combined.older), (2, vec![1]), "the second is as if it were older");
}

proptest! {
    #[test]
    fn the_order_of_returns_decides_nothing(
        cases in prop::collection::vec(prop::collection::vec(0_usize..12, 0..6), 1..6),
    ) {
        let unique = |cases: &Vec<usize>| cases.iter().copied().collect::<std::collections::BTreeSet<_>>();
        let all: Vec<Given> = (0_u32..)
            .zip(&cases)
            .map(|(at, cases)| given(["aa", "bb", "cc"][at as usize % 3], at, &unique(cases).into_iter().collect::<Vec<_>>()))
            .collect();
        let backwards: Vec<Given> = all.iter().rev().cloned().collect();
        let (one, other) = (combine(&all), combine(&backwards));
        prop_assert_eq!(&one.rows, &other.rows, "each case once, whichever file was chosen first");
        prop_assert_eq!(one.twice, other.twice, "and as often in two");
        let mut seen = std::collections::BTreeSet::new();
        prop_assert!(one.rows.iter().all(|row| seen.insert(&row.case)), "no case twice");
    }
}
