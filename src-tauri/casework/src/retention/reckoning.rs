//! Until when a case is kept. What is not known is said to be missing; no day is ever guessed.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::pack::{Counted, RecordKind, RetentionPack, RetentionRule};
use crate::case::AgeGroup;
use crate::safeguarding::FactIs;

/// What decides how long a case is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetentionFacts {
    pub is_closed: bool,
    pub opened_on: NaiveDate,
    pub age: AgeGroup,
    pub born: Option<NaiveDate>,
    /// Whether a council looked after the person as a child at any time; it is not asked of an adult.
    pub looked_after: FactIs,
    /// The last day on which anything was recorded in the case, which is never before the last contact.
    pub last_contact: NaiveDate,
}

/// What must be known before a day can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// Whether the person was a child or an adult.
    Age,
    Born,
    LookedAfter,
}

/// A rule and what it comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reckoned<'p> {
    pub rule: &'p RetentionRule,
    pub from: NaiveDate,
    /// The last day on which the case is kept by it.
    pub until: NaiveDate,
}

/// How long a case is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Retention<'p> {
    /// An open case is kept.
    Open,
    /// No day can be told: it is kept.
    NotKnown(Vec<Missing>),
    Kept {
        /// The rule by which it is kept longest.
        by: Reckoned<'p>,
        /// What other rules for it come to: those never count, and are said.
        also: Vec<Reckoned<'p>>,
    },
}

impl Retention<'_> {
    /// Returns the last day on which the case is kept; none where there is no such day.
    pub fn until(&self) -> Option<NaiveDate> {
        match self {
            Self::Kept { by, .. } => Some(by.until),
            Self::Open | Self::NotKnown(_) => None,
        }
    }

    /// Tells whether the last day has passed.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.until().is_some_and(|until| until < today)
    }
}

/// Returns how long a case is kept. Whoever was a child when the case was opened is kept as one, whatever was said
/// later; who came of age while it ran is kept as an adult too, and the later day counts.
pub fn retention<'p>(facts: &RetentionFacts, pack: &'p RetentionPack) -> Retention<'p> {
    if !facts.is_closed {
        return Retention::Open;
    }
    let kinds = match kinds(facts) {
        Ok(kinds) => kinds,
        Err(missing) => return Retention::NotKnown(missing),
    };
    let rules = pack.rules.iter().filter(|rule| kinds.contains(&rule.kind));
    let mut reckoned: Vec<_> = rules.filter_map(|rule| reckon(rule, facts)).collect();
    // The longest first; of two that come to the same day the pack's first.
    reckoned.sort_by_key(|it| std::cmp::Reverse(it.until));
    if reckoned.is_empty() {
        return Retention::NotKnown(vec![Missing::Born]);
    }
    let by = reckoned.remove(0);
    Retention::Kept { by, also: reckoned }
}

impl RetentionFacts {
    /// Tells whether the person was a child when the case was opened; none where that is not known.
    pub fn was_child(&self) -> Option<bool> {
        let came_of_age = self.born.and_then(|born| anniversary(born, ADULT_AT));
        match (self.age, came_of_age) {
            (AgeGroup::Under18, _) => Some(true),
            (_, Some(adult_from)) => Some(self.opened_on < adult_from),
            (AgeGroup::Adult, None) => Some(false),
            (AgeGroup::NotKnown, None) => None,
        }
    }
}

/// Returns what the record is for its keeping, or what must be known first.
fn kinds(facts: &RetentionFacts) -> Result<Vec<RecordKind>, Vec<Missing>> {
    match facts.was_child() {
        None => return Err(vec![Missing::Age]),
        Some(false) => return Ok(vec![RecordKind::Adult]),
        Some(true) => {}
    }
    let mut missing = Vec::new();
    missing.extend(facts.born.is_none().then_some(Missing::Born));
    missing.extend((facts.looked_after == FactIs::NotKnown).then_some(Missing::LookedAfter));
    if !missing.is_empty() {
        return Err(missing);
    }
    let mut kinds = vec![RecordKind::Child];
    kinds.extend((facts.looked_after == FactIs::Yes).then_some(RecordKind::LookedAfterChild));
    let came_of_age = facts.born.and_then(|born| anniversary(born, ADULT_AT));
    let contact_as_adult = came_of_age.is_some_and(|adult_from| adult_from <= facts.last_contact);
    kinds.extend(contact_as_adult.then_some(RecordKind::Adult));
    Ok(kinds)
}

/// In every nation of the United Kingdom a child is under 18 for the NRM.
const ADULT_AT: u32 = 18;

fn reckon<'p>(rule: &'p RetentionRule, facts: &RetentionFacts) -> Option<Reckoned<'p>> {
    let from = match rule.from {
        Counted::Birth => facts.born?,
        Counted::LastContact => facts.last_contact,
    };
    Some(Reckoned { rule, from, until: anniversary(from, rule.years)? })
}

/// Returns the same day so many years later. What happened on 29 February has it on 1 March of a common year: the
/// later of the two days that could be meant.
fn anniversary(day: NaiveDate, years: u32) -> Option<NaiveDate> {
    let year = day.year().checked_add(i32::try_from(years).ok()?)?;
    day.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
}

#[cfg(test)]
#[path = "reckoning_tests.rs"]
mod tests;
