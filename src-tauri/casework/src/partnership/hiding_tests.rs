//! Nobody can reckon a hidden count, also who knows the rule and knows someone who is counted.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use rstest::rstest;

use super::*;

/// What is published: the total, and each count that is not hidden. Nothing at all of fewer than five.
type Published = Option<(u32, Vec<Option<u32>>)>;

fn published(counts: &[u32], hide: fn(&[u32]) -> BTreeSet<usize>) -> Published {
    let hidden = hide(counts);
    let shown = counts.iter().enumerate().map(|(place, count)| (!hidden.contains(&place)).then_some(*count));
    (total(counts) >= FEWEST).then(|| (total(counts), shown.collect()))
}

/// Returns every table of so many categories and at most so many people.
fn tables(categories: usize, most: u32) -> Vec<Vec<u32>> {
    let mut tables = vec![Vec::new()];
    for _ in 0..categories {
        let longer = tables.into_iter().flat_map(|table: Vec<u32>| {
            let left = most - total(&table);
            (0..=left).map(move |count| [table.as_slice(), &[count]].concat())
        });
        tables = longer.collect();
    }
    tables
}

#[rstest]
#[case::everyone_in_one(hidden, 1, 30)]
#[case::two(hidden, 2, 40)]
#[case::three(hidden, 3, 26)]
#[case::four(hidden, 4, 20)]
#[case::five(hidden, 5, 15)]
#[case::kinds_of_report(hidden_though_one_may_hold_all, 3, 26)]
fn of_all_tables_that_look_the_same_no_two_have_the_same_hidden_count(
    #[case] hide: fn(&[u32]) -> BTreeSet<usize>,
    #[case] categories: usize,
    #[case] most: u32,
) {
    let mut alike: BTreeMap<Published, Vec<Vec<u32>>> = BTreeMap::new();
    for table in tables(categories, most) {
        alike.entry(published(&table, hide)).or_default().push(table);
    }
    for (seen, tables) in &alike {
        // One category alone is its own total, which is no count of anything else.
        let Some((_, shown)) = seen.as_ref().filter(|_| categories > 1) else { continue };
        for place in (0..categories).filter(|place| shown[*place].is_none()) {
            let values: BTreeSet<u32> = tables.iter().map(|table| table[place]).collect();
            assert!(values.len() > 1, "{seen:?} tells the count at {place}: {values:?}");
            let of_who_knows_one: BTreeSet<u32> = values.into_iter().filter(|count| *count > 0).collect();
            assert!(of_who_knows_one.len() > 1, "{seen:?} tells it to who knows one person at {place}");
        }
    }
}

#[rstest]
#[case::none_is_small([20, 6, 5].as_slice(), &[])]
#[case::nought_is_shown(&[20, 6, 0], &[])]
#[case::one_takes_the_next_smallest_with_it(&[20, 6, 1], &[1, 2])]
#[case::equal_ones_go_together(&[20, 6, 6, 1], &[1, 2, 3])]
#[case::two_that_are_five_together_need_no_other(&[20, 2, 3], &[1, 2])]
#[case::two_that_are_four_together_do(&[20, 7, 2, 2], &[1, 2, 3])]
#[case::five_ones_are_each_one(&[20, 1, 1, 1, 1, 1], &[0, 1, 2, 3, 4, 5])]
#[case::two_fours_are_each_four(&[20, 9, 4, 4], &[1, 2, 3])]
#[case::nought_protects_nothing(&[20, 1, 0], &[0, 1, 2])]
#[case::fewer_than_five_altogether(&[2, 2, 0], &[0, 1, 2])]
#[case::everybody_in_one(&[20, 0, 0], &[0, 1, 2])]
fn the_rule_by_example(#[case] counts: &[u32], #[case] expected: &[usize]) {
    assert_eq!(hidden(counts), expected.iter().copied().collect(), "of {counts:?}");
}

#[test]
fn that_everybody_sent_one_kind_of_report_may_be_told() {
    assert!(hidden_though_one_may_hold_all(&[20, 0, 0]).is_empty(), "a team for children refers children");
    assert_eq!(hidden_though_one_may_hold_all(&[4, 0, 0]).len(), 3, "but not of fewer than five");
}

proptest! {
    #[test]
    fn what_is_hidden_is_always_five_people_and_two_counts(counts in prop::collection::vec(0_u32..40, 2..9)) {
        let hidden = hidden(&counts);
        let small = |place: &usize| (1..FEWEST).contains(&counts[*place]);
        for place in (0..counts.len()).filter(small) {
            prop_assert!(hidden.contains(&place), "a count under five is never shown");
        }
        if total(&counts) >= FEWEST && !hidden.is_empty() {
            let sum: u32 = hidden.iter().map(|place| counts[*place]).sum();
            prop_assert!(hidden.len() >= 2 && sum >= FEWEST, "subtraction gives no fewer than five: {counts:?}");
        }
    }

    #[test]
    fn the_order_of_categories_decides_nothing(counts in prop::collection::vec(0_u32..12, 2..7)) {
        let backwards: Vec<u32> = counts.iter().rev().copied().collect();
        let there: BTreeSet<usize> = hidden(&backwards).iter().map(|place| counts.len() - 1 - place).collect();
        prop_assert_eq!(hidden(&counts), there, "which one is hidden follows from the counts alone");
    }
}
