//! In which order the copies on a supervisor's list come, and which of them a later copy has overtaken.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::caseload::Group;

/// How far the review of a copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CopyState {
    ToReview,
    Begun,
    Reviewed,
}

/// What the place of a copy on the list follows from, as of the day it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UrgencyOf {
    pub state: CopyState,
    /// The group of what presses most; none where nothing is open.
    pub group: Option<Group>,
    /// How much is overdue.
    pub overdue: usize,
    /// The day of what presses most.
    pub on: Option<NaiveDate>,
    pub made_at: DateTime<FixedOffset>,
}

/// The order of copies: what is reviewed comes last, however much of it presses; then by group, the most overdue, the
/// soonest day, and the newest copy.
pub fn order(line: &UrgencyOf) -> impl Ord + use<> {
    let reviewed = line.state == CopyState::Reviewed;
    let group = (line.group.is_none(), line.group);
    let on = (line.on.is_none(), line.on);
    (reviewed, group, Reverse(line.overdue), on, Reverse(line.made_at))
}

/// Tells of each copy, by its case and when it was made, whether a later one of the same case is among them. Two made
/// at the same moment overtake neither.
pub fn superseded<T: Ord>(copies: &[(&str, T)]) -> Vec<bool> {
    let mut newest: BTreeMap<&str, &T> = BTreeMap::new();
    for (case, made_at) in copies {
        let of_case = newest.entry(case).or_insert(made_at);
        *of_case = made_at.max(of_case);
    }
    copies.iter().map(|(case, made_at)| newest.get(case).is_some_and(|newest| *newest > made_at)).collect()
}

#[cfg(test)]
#[path = "order_tests.rs"]
mod tests;
