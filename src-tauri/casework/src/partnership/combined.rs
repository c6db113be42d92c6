//! Several returns of one quarter, put together: each case once.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};

use super::row::CaseRow;

/// One return, and who signed it.
#[derive(Debug, Clone)]
pub struct Given {
    /// The key by which it was signed: it names the one whose return it is.
    pub signer: String,
    pub made_at: DateTime<FixedOffset>,
    pub rows: Vec<CaseRow>,
}

/// What returns are together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combined {
    /// Each case once, in the order of their digests.
    pub rows: Vec<CaseRow>,
    /// The places of those that do not count, since the same person gave a later one.
    pub older: Vec<usize>,
    /// How many cases stood in more than one return and count once.
    pub twice: usize,
}

/// Puts returns of one quarter together. Of several by the same signer only the latest counts: what was taken out of it
/// since is out. Of a case that stands in several, the row of the latest return counts. In which order they are given
/// decides nothing but which of two made in the same moment counts.
pub fn combine(given: &[Given]) -> Combined {
    let mut latest: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, one) in given.iter().enumerate() {
        let kept = latest.entry(&one.signer).or_insert(place);
        if given[*kept].made_at < one.made_at {
            *kept = place;
        }
    }
    let counts = |place: &usize| latest.get(given[*place].signer.as_str()) == Some(place);
    let mut counted: Vec<usize> = (0..given.len()).filter(counts).collect();
    let older = (0..given.len()).filter(|place| !counts(place)).collect();
    counted.sort_by_key(|place| (given[*place].made_at, &given[*place].signer));
    let mut rows: BTreeMap<&str, (&CaseRow, usize)> = BTreeMap::new();
    for row in counted.iter().flat_map(|place| &given[*place].rows) {
        let times = rows.get(row.case.as_str()).map_or(0, |(_, times)| *times);
        rows.insert(&row.case, (row, times + 1));
    }
    let twice = rows.values().filter(|(_, times)| *times > 1).count();
    Combined { rows: rows.into_values().map(|(row, _)| row.clone()).collect(), older, twice }
}

#[cfg(test)]
#[path = "combined_tests.rs"]
mod tests;
