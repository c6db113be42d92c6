//! The dated pack on consent: what follows from a decision, the law on capacity, what changes at 18, the lawful
//! reasons to share without consent. Every text has its source; what is not certain says so.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::matter::Purpose;
use super::standing::Standing;
use crate::case::Nation;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentPack {
    /// The day the pack was compiled, `YYYY-MM-DD`.
    pub version: String,
    pub source: String,
    /// The day it was last checked against the live guidance; none when that was never done.
    #[serde(default)]
    pub verified_on: Option<NaiveDate>,
    /// From what age a person is asked.
    pub adult_at: u32,
    /// So many days before the birthday it is in sight.
    pub birthday_in_sight_days: u32,
    /// The statement that explains the Privacy Information Notice.
    pub privacy_statement: String,
    /// After so many minutes of a conversation a break is suggested.
    pub break_after_minutes: u32,
    pub verbal: Rule,
    pub turning_18: Rule,
    /// The nations in which a refusal leads to the Duty to Notify.
    pub duty_to_notify: Vec<Nation>,
    #[serde(rename = "capacity_law")]
    pub capacity_laws: Vec<CapacityLaw>,
    #[serde(rename = "follow")]
    pub follows: Vec<Follow>,
    #[serde(rename = "reason")]
    pub reasons: Vec<LawfulReason>,
    #[serde(rename = "prompt")]
    pub prompts: Vec<Text>,
}

/// A rule with the day from which it holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub valid_from: NaiveDate,
    pub title: String,
    pub words: String,
    pub source: String,
    #[serde(default)]
    pub confirm: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub title: String,
    pub words: String,
    pub source: String,
    #[serde(default)]
    pub confirm: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapacityLaw {
    pub nations: Vec<Nation>,
    pub title: String,
    pub words: String,
    pub source: String,
    #[serde(default)]
    pub confirm: bool,
}

/// What kind of consequence it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FollowKind {
    /// Someone must be told.
    Tell,
    Do,
    Ends,
    /// It does not end.
    Stays,
}

/// Where in the case it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeadsTo {
    Referral,
    Safety,
    Capacity,
    Sharing,
    Sent,
}

/// Something that follows from where a matter stands.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Follow {
    pub id: String,
    pub purposes: Vec<Purpose>,
    pub when: Vec<Standing>,
    /// Where it holds; empty for everywhere.
    #[serde(default)]
    pub nations: Vec<Nation>,
    /// Only before, or only after, the referral was recorded as sent; none for both.
    #[serde(default)]
    pub sent: Option<bool>,
    pub kind: FollowKind,
    pub words: String,
    #[serde(default)]
    pub leads_to: Option<LeadsTo>,
    pub source: String,
    #[serde(default)]
    pub confirm: bool,
}

/// A ground for sharing what consent does not cover.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawfulReason {
    pub code: String,
    pub title: String,
    pub words: String,
    pub source: String,
    #[serde(default)]
    pub confirm: bool,
}

impl ConsentPack {
    /// Returns the pack that ships with this version.
    pub fn current() -> &'static Self {
        static CURRENT: LazyLock<ConsentPack> = LazyLock::new(|| {
            toml::from_str(include_str!("../../data/consent.toml")).expect("a test reads the shipped pack")
        });
        &CURRENT
    }

    /// Returns what follows from where a matter stands there, in the pack's order.
    pub fn follows_from(
        &self,
        purpose: Purpose,
        standing: Standing,
        nation: Nation,
        sent: bool,
    ) -> Vec<&Follow> {
        let here = |follow: &&Follow| {
            follow.purposes.contains(&purpose)
                && follow.when.contains(&standing)
                && (follow.nations.is_empty() || follow.nations.contains(&nation))
                && follow.sent.is_none_or(|when| when == sent)
        };
        self.follows.iter().filter(here).collect()
    }

    /// Returns the law on capacity of a nation.
    pub fn capacity_law(&self, nation: Nation) -> Option<&CapacityLaw> {
        self.capacity_laws.iter().find(|law| law.nations.contains(&nation))
    }

    pub fn has_duty_to_notify(&self, nation: Nation) -> bool {
        self.duty_to_notify.contains(&nation)
    }
}

#[cfg(test)]
#[path = "pack_tests.rs"]
mod tests;
