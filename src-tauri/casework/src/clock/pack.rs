//! The pack of time limits, as it is read from `time-limits.toml`.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::case::{AgeGroup, Nation};
use crate::safeguarding::{Audience, Confidence};

/// The rule of the recovery period, after which the conclusive grounds decision may come.
pub const RECOVERY: &str = "recovery";
/// The rule by which no conclusive grounds decision comes before the recovery days have ended.
pub const CG_EARLIEST: &str = "cg-earliest";

/// The dated pack.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeLimits {
    /// The day the pack was compiled, `YYYY-MM-DD`.
    pub version: String,
    pub source: String,
    #[serde(default)]
    pub verified_on: Option<NaiveDate>,
    #[serde(rename = "limit")]
    pub limits: Vec<Limit>,
}

/// One version of one rule.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Never changes its meaning.
    pub id: String,
    /// Shared by the versions of a rule over time.
    pub rule: String,
    /// The row of the research it comes from.
    pub row: String,
    /// A few words for a table.
    pub title: String,
    pub starts: Starts,
    /// None where the law or practice names no number, or the number is not known.
    #[serde(default)]
    pub length: Option<Length>,
    /// Counted back from the start instead of on.
    #[serde(default)]
    pub before: bool,
    #[serde(default)]
    pub first_day: FirstDay,
    pub nations: Vec<Nation>,
    #[serde(rename = "for")]
    pub audience: Audience,
    /// The council it is for; empty where it is not local.
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    /// The last day on which a clock could start under it.
    #[serde(default)]
    pub valid_to: Option<NaiveDate>,
    pub kind: Kind,
    pub says: Says,
    pub owed_by: String,
    /// The rule in plain sentences.
    pub words: String,
    pub leads_to: String,
    pub source: String,
    pub confidence: Confidence,
    #[serde(default)]
    pub confirm: bool,
    /// It applies to some cases only, and Daybook is not told to which: it is in the pack and does not run.
    #[serde(default)]
    pub only_where_told: bool,
    /// What ends it sooner by its own law: the decisions that start these clocks.
    #[serde(default)]
    pub ended_by: Vec<Starts>,
    /// Its day passes without anyone having to do anything then: the recovery days, since the wait goes on after them.
    #[serde(default)]
    pub passes_quietly: bool,
    #[serde(default)]
    pub note: String,
    /// How many days before its day it counts as due soon, where that is more than for other things.
    #[serde(default)]
    pub soon_days: Option<u32>,
}

/// What starts a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Starts {
    ChildSuspected,
    AdultSuspected,
    OnlineDraftSaved,
    NrmSent,
    InformationAsked,
    SupportAsked,
    RgPositive,
    RgNegative,
    CgPositive,
    CgNegative,
    /// Any reasonable or conclusive grounds decision.
    Decision,
    /// A second positive decision on facts wholly before the first.
    SecondRgPositive,
    LeaveRefused,
    DisqualificationConsidered,
    NoticeServed,
    #[serde(rename = "turned-18")]
    Turned18,
    ChildReferralMade,
    SignificantHarmSuspected,
    StrategyDiscussion,
    ProtectionPlan,
    ChildInDanger,
    MissingChildReturned,
    AdultReferralMade,
    Homeless,
    Panel,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Length {
    pub count: u32,
    pub unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    Hours,
    /// Calendar days.
    Days,
    WorkingDays,
    /// To the same day of a later month, or to its last day where it has none.
    Months,
}

/// Whether the day of the event is day one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FirstDay {
    Counted,
    NotCounted,
    /// The source does not say: counted from the next day, and shown to be confirmed.
    #[default]
    NotSaid,
}

/// What binds, in the source's own terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Duty,
    StatutoryGuidance,
    Target,
    LimitOnAsker,
    Entitlement,
    Discretion,
    Expectation,
    Requirement,
    Guidance,
    ServiceRule,
    LocalRule,
    Practice,
    None,
    Unknown,
}

/// How the day is spoken of. "Expected" is never called a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Says {
    /// Hoped for, not promised.
    Expected,
    /// Someone must have acted by then.
    By,
    /// The person's side loses something after it.
    LastDay,
    /// An entitlement lasts at least until then.
    LastsUntil,
    /// An entitlement lasts at most until then, and may end sooner.
    UpTo,
    /// Nothing may come earlier.
    NotBefore,
    /// There is no day.
    None,
}

impl TimeLimits {
    /// Returns the pack that ships with this version.
    pub fn current() -> &'static Self {
        static CURRENT: LazyLock<TimeLimits> = LazyLock::new(|| {
            toml::from_str(include_str!("../../data/time-limits.toml"))
                .expect("a test reads the shipped pack")
        });
        &CURRENT
    }

    /// Returns the versions in force for a clock that starts with such an event on a day, in the pack's order. Local
    /// rules are left out, since Daybook does not know yet which council the person lives in, and so are those that
    /// apply only where someone says so.
    pub fn in_force(&self, starts: Starts, on: NaiveDate, nation: Nation, age: AgeGroup) -> Vec<&Limit> {
        let of_start = self.limits.iter().filter(|limit| limit.starts == starts && limit.runs());
        of_start.filter(|limit| limit.is_in_force(on, nation) && limit.audience.includes(age)).collect()
    }

    /// Returns the version of a rule in force on a day; there is at most one for a nation.
    pub fn version(&self, rule: &str, on: NaiveDate, nation: Nation) -> Option<&Limit> {
        self.limits.iter().find(|limit| limit.rule == rule && limit.is_in_force(on, nation))
    }
}

impl Limit {
    /// Tells whether it runs in every case that it is for.
    fn runs(&self) -> bool {
        self.place.is_empty() && !self.only_where_told
    }

    fn is_in_force(&self, on: NaiveDate, nation: Nation) -> bool {
        self.nations.contains(&nation)
            && self.valid_from.is_none_or(|from| from <= on)
            && self.valid_to.is_none_or(|to| on <= to)
    }

    /// Tells whether what it says is to be confirmed before anyone relies on it.
    pub fn to_confirm(&self) -> bool {
        let not_said = self.length.is_some() && self.first_day == FirstDay::NotSaid;
        self.confirm || self.confidence != Confidence::H || not_said
    }
}

#[cfg(test)]
#[path = "pack_tests.rs"]
mod tests;
