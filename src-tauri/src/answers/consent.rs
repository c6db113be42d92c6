//! Consent: purposes, events, what is to be explained.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Consent for one case: an adult's purposes, each with its events; for a child, why none is asked.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentRecord {
    /// `asked` for an adult; `not-asked-child` or `not-asked-age-not-known` otherwise.
    pub asking: String,
    pub purposes: Vec<PurposeState>,
    /// What must be explained before an answer counts (id and words), from the statements pack.
    pub to_explain: Vec<Statement>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Statement {
    pub id: String,
    pub words: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PurposeState {
    /// `referral` or `support`.
    pub purpose: String,
    /// `not-asked`, `agreed`, `refused`, `more-time` or `withdrawn`.
    pub current: String,
    pub since: Option<String>,
    pub return_on: Option<String>,
    /// Decisions that can be recorded now: `agree`, `refuse`, `more-time`, `withdraw`.
    pub may_record: Vec<String>,
    /// Newest first.
    pub events: Vec<ConsentEvent>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentEvent {
    pub id: String,
    pub decision: String,
    pub at: String,
    pub recorded_at: String,
    pub words: String,
    pub language: String,
    pub interpreter: String,
    pub present: String,
    pub explained: Vec<String>,
    pub return_on: Option<String>,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentToRecord {
    pub purpose: String,
    /// Empty until chosen: nothing is pre-selected.
    pub decision: String,
    /// When the person decided, as typed: `YYYY-MM-DDTHH:MM`.
    pub at: String,
    /// What the person said, in their words.
    pub words: String,
    pub language: String,
    pub interpreter: String,
    pub present: String,
    /// Ids of the statements that were explained.
    pub explained: Vec<String>,
    /// `YYYY-MM-DD`, for `more-time`.
    pub return_on: String,
}
