//! What a sealed return holds: the quarter and its rows, nothing hidden. It is sealed for whoever puts returns together.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::quarter::Quarter;
use super::row::CaseRow;

/// A return of more cases is none.
pub const MOST_ROWS: usize = 20_000;
/// The version of this shape.
const VERSION: u32 = 1;

/// The rows of one computer's cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Returned {
    version: u32,
    pub quarter: Quarter,
    pub rows: Vec<CaseRow>,
}

impl Returned {
    pub fn of(quarter: Quarter, rows: Vec<CaseRow>) -> Self {
        Self { version: VERSION, quarter, rows }
    }

    /// Reads a return that came from elsewhere; none where it is not one that Daybook could have made.
    pub fn read(json: &[u8]) -> Option<Self> {
        let read: Self = serde_json::from_slice(json).ok()?;
        let mut seen = BTreeSet::new();
        let each_once = read.rows.iter().all(|row| row.keeps_the_rules() && seen.insert(row.case.as_str()));
        (read.version == VERSION && read.rows.len() <= MOST_ROWS && each_once).then_some(read)
    }
}

#[cfg(test)]
#[path = "returned_tests.rs"]
mod tests;
