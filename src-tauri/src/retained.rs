//! How long a case is kept, gathered from what is stored.

use casework::moment::{read_day, read_stored};
use casework::retention::{Counted, Obstacle, Reckoned, Retention, RetentionFacts, RetentionPack};
use casework::retention::{obstacles, retention};
use casework::safeguarding::FactIs;
use chrono::NaiveDate;
use vault::Vault;
use vault::store::{ApprovalRecord, CaseRecord, HoldRecord, LookedAfterRecord};

use crate::consent_record::born;
use crate::refusal::{Answer, Refusal, RefusalCode};

/// How a case stands between its closing and its disposal.
pub struct Retained {
    pub facts: RetentionFacts,
    pub retention: Retention<'static>,
    /// What was said last of whether a council looked after the person.
    pub said: Option<LookedAfterRecord>,
    pub holds: Vec<HoldRecord>,
    pub approval: Option<ApprovalRecord>,
}

impl Retained {
    pub fn of(vault: &Vault, case: &CaseRecord) -> Answer<Self> {
        let said = vault.looked_after_of(&case.id)?.pop();
        let facts = RetentionFacts {
            is_closed: vault.closed_at(&case.id)?.is_some(),
            opened_on: day(&case.opened_at)?,
            age: case.age_group,
            born: born(vault, case)?,
            looked_after: said.as_ref().map_or(FactIs::NotKnown, |it| it.looked_after),
            last_contact: day(&case.changed_at)?,
        };
        Ok(Self {
            facts,
            retention: retention(&facts, RetentionPack::current()),
            said,
            holds: vault.holds_of(&case.id)?,
            approval: vault.standing_approval(&case.id)?,
        })
    }

    pub fn is_held(&self) -> bool {
        self.holds.iter().any(|hold| hold.lifted.is_none())
    }

    pub fn obstacles(&self, today: NaiveDate) -> Vec<Obstacle> {
        let approved = self.approval.as_ref().map(|it| it.kept_until);
        obstacles(&self.retention, self.is_held(), approved, today)
    }

    /// Returns the rule by which it is kept longest.
    pub fn kept_by(&self) -> Option<Reckoned<'static>> {
        match &self.retention {
            Retention::Kept { by, .. } => Some(*by),
            Retention::Open | Retention::NotKnown(_) => None,
        }
    }
}

/// Returns until when a case was kept as its stone may say it: where years were counted from a birth, the year alone.
pub fn on_stone(by: &Reckoned<'_>) -> String {
    match by.rule.from {
        Counted::LastContact => by.until.to_string(),
        Counted::Birth => by.until.format("%Y").to_string(),
    }
}

fn day(stored: &str) -> Answer<NaiveDate> {
    let day = read_stored(stored).map(|at| at.date_naive()).or_else(|| read_day(stored));
    day.ok_or_else(|| Refusal::new(RefusalCode::DatabaseDamaged))
}
