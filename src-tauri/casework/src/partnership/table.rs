//! A table as it may be published.

use std::collections::BTreeSet;

use serde::Serialize;

use super::hiding::{FEWEST, hidden, total};

/// What a table counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// The kinds of report: of everybody.
    Kind,
    /// Of the adults who were referred.
    Consent,
    /// Age at exploitation: of all adults.
    Age,
    Gender,
    Nationality,
    Exploitation,
    /// Of all who were referred.
    Outcome,
    /// Of everybody, notifications with those for whom no decision is recorded.
    OutcomeOfAll,
    /// Of everybody; each line for itself.
    Steps,
    /// Of the children; each line for itself.
    StepsForChildren,
    /// Of all adults; each line for itself.
    StepsForAdults,
}

/// One table. `total` is everybody it is about; none where that itself is hidden, and then nothing of it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    pub measure: Measure,
    pub total: Option<u32>,
    pub lines: Vec<Line>,
}

/// One category of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The category's word, or a nationality by name.
    pub category: String,
    /// None where it is hidden.
    pub shown: Option<Shown>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Shown {
    pub count: u32,
    /// Of the total, in whole numbers, as the Home Office prints them: together they need not be 100.
    pub percent: u32,
}

impl Table {
    /// Returns a table of categories that exclude each other, hidden by `hide`; `total` is their sum where it may be told.
    pub(super) fn of(
        measure: Measure,
        counts: Vec<(String, u32)>,
        known: bool,
        hide: fn(&[u32]) -> BTreeSet<usize>,
    ) -> Self {
        let numbers: Vec<u32> = counts.iter().map(|(_, count)| *count).collect();
        let all = total(&numbers);
        let total = Some(all).filter(|all| known && *all >= FEWEST);
        let hidden = hide(&numbers);
        let lines = counts.into_iter().enumerate().map(|(place, (category, count))| Line {
            category,
            shown: total.filter(|_| !hidden.contains(&place)).map(|all| Shown::of(count, all)),
        });
        Self { measure, total, lines: lines.collect() }
    }

    /// Returns a table of which each line is counted against all the others: done, or not done.
    pub(super) fn of_each(measure: Measure, counts: Vec<(String, u32)>, all: u32, known: bool) -> Self {
        let total = Some(all).filter(|all| known && *all >= FEWEST);
        let line = |(category, count): (String, u32)| {
            let shown = total.filter(|all| hidden(&[count, all - count]).is_empty());
            Line { category, shown: shown.map(|all| Shown::of(count, all)) }
        };
        Self { measure, total, lines: counts.into_iter().map(line).collect() }
    }

    /// Returns the count of a category, where it is shown.
    pub fn count(&self, category: &str) -> Option<u32> {
        let line = self.lines.iter().find(|line| line.category == category)?;
        line.shown.map(|shown| shown.count)
    }

    /// Tells whether something of it is hidden.
    pub fn hides(&self) -> bool {
        self.lines.iter().any(|line| line.shown.is_none())
    }
}

impl Shown {
    fn of(count: u32, all: u32) -> Self {
        Self { count, percent: (count * 200 + all) / (all * 2) }
    }
}
