//! Which counts of a table are hidden: those under five, and as many more as keep these from being reckoned.
//!
//! The total of a table is always taken to be known, and so is this rule: whoever reads a table can go through every
//! table that the rule would have shown the same way. What must hold, and what the tests go through one by one: in all of
//! these, no hidden count has the same value, also for someone who knows that one person is in it.

use std::collections::BTreeSet;

/// A smaller count is hidden.
pub const FEWEST: u32 = 5;

/// Returns the places of the counts that are hidden. The counts are of categories that exclude each other and together
/// are everybody.
///
/// 1. Fewer than five altogether: everything is hidden.
/// 2. A count of one to four is hidden. Nought is not: there is nobody whom it is about.
/// 3. While the hidden counts could be reckoned from the total, the smallest of the others is hidden too, and with it all
///    that are equal to it: which of two equal ones was taken would tell. Hidden counts can be reckoned while there are
///    fewer than two of them, while they are fewer than five people together, while each must be one, and while each
///    must be four. Nought protects nothing, since everybody sees which counts could be it.
/// 4. Where nothing but noughts is left, these are hidden too: they would say that everybody is in the others.
/// 5. Where everybody is in one category, all is hidden: whoever knows someone who is counted would know it of them.
pub fn hidden(counts: &[u32]) -> BTreeSet<usize> {
    if only(counts).is_some() { (0..counts.len()).collect() } else { hidden_though_one_may_hold_all(counts) }
}

/// As [`hidden`], where it may be told that everybody is in one category (rule 5).
pub fn hidden_though_one_may_hold_all(counts: &[u32]) -> BTreeSet<usize> {
    let everything = || (0..counts.len()).collect();
    if total(counts) < FEWEST {
        return everything();
    }
    let filled: BTreeSet<usize> = (0..counts.len()).filter(|place| counts[*place] > 0).collect();
    let mut hidden: BTreeSet<usize> =
        filled.iter().copied().filter(|place| counts[*place] < FEWEST).collect();
    while !hidden.is_empty() && !protect_each_other(counts, &hidden) {
        let Some(smallest) = filled.difference(&hidden).map(|place| counts[*place]).min() else { break };
        hidden.extend(filled.iter().filter(|place| counts[**place] == smallest));
    }
    if hidden == filled && !hidden.is_empty() { everything() } else { hidden }
}

/// Tells whether none of the hidden counts follows from their sum, which follows from the total.
fn protect_each_other(counts: &[u32], hidden: &BTreeSet<usize>) -> bool {
    let many = u32::try_from(hidden.len()).unwrap_or(u32::MAX);
    let sum: u32 = hidden.iter().map(|place| counts[*place]).sum();
    let all_small = hidden.iter().all(|place| counts[*place] < FEWEST);
    let each_is_four = all_small && sum >= many.saturating_mul(FEWEST - 1);
    many >= 2 && sum >= FEWEST && sum > many && !each_is_four
}

fn only(counts: &[u32]) -> Option<usize> {
    let mut filled = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let first = filled.next()?;
    filled.next().is_none().then_some(first.0)
}

pub(super) fn total(counts: &[u32]) -> u32 {
    counts.iter().sum()
}

#[cfg(test)]
#[path = "hiding_tests.rs"]
mod tests;
