//! The safety rail and the page of each step.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::caseload::NeedItem;
use super::consent::DueItem;

/// The safety steps beside every screen of a case. They never wait for the referral.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SafetyRail {
    pub done: u32,
    pub of: u32,
    /// Overdue, due today, the rest; done last.
    pub steps: Vec<SafetyLine>,
    /// What falls due about consent: overdue first.
    pub due: Vec<DueItem>,
    /// What falls due about decisions: clocks overdue or due soon, news to ask for, steps offered.
    pub needs: Vec<NeedItem>,
    pub checked_on: Option<String>,
}

#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct SafetyLine {
    pub id: String,
    pub title: String,
    /// `to-do`, `arranged`, `done`, `not-needed` or `overdue`.
    pub status: String,
    /// The pack's own words on how soon, for example "at once".
    pub how_soon: String,
    pub due_on: Option<String>,
    /// What was last recorded, shortened.
    pub last_fact: Option<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SafetyStepPage {
    pub line: SafetyLine,
    pub when: String,
    pub what: String,
    /// Whom to reach, in the pack's own words.
    pub contact: String,
    pub contacts: Vec<StepContact>,
    pub note: String,
    pub source: String,
    /// True where the entry is not confirmed against its source: shown as "confirm".
    pub to_confirm: bool,
    /// Newest first.
    pub records: Vec<SafetyRecord>,
    /// The act after which it was offered and accepted, and when it was accepted; none of a step that stands unasked.
    pub after: Option<String>,
    pub accepted_at: Option<String>,
}

/// One way to reach someone: at least one of the number, the address and the page is there.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepContact {
    pub name: String,
    pub number: Option<String>,
    pub email: Option<String>,
    pub web: Option<String>,
    pub hours: Option<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SafetyRecord {
    pub outcome: String,
    pub at: String,
    pub recorded_at: String,
    pub who: String,
    pub reference: String,
    pub agreed: String,
    pub reason: String,
    pub arranged_for: Option<String>,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SafetyRecordToMake {
    /// `done`, `arranged`, `could-not` or `not-needed`; empty until chosen.
    pub outcome: String,
    /// `YYYY-MM-DDTHH:MM`, as typed.
    pub at: String,
    pub who: String,
    pub reference: String,
    pub agreed: String,
    pub reason: String,
    /// `YYYY-MM-DD`, for `arranged`.
    pub arranged_for: String,
}
