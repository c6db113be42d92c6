//! Closing a case, which asks for every safety step still open.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::caseload::NeedItem;
use super::safeguarding::SafetyLine;

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClosingPage {
    /// The safety steps that are neither done nor not needed: each asks for an answer.
    pub open: Vec<SafetyLine>,
    /// What else still runs and is not asked for: clocks, consent, decisions waited for.
    pub running: Vec<NeedItem>,
    pub unfinished_notes: u32,
    /// Closings and reopenings, newest first.
    pub history: Vec<ClosingShown>,
    /// Whether the case is closed now.
    pub closed: bool,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClosingShown {
    pub at: String,
    /// `closed` or `reopened`.
    pub act: String,
    /// `safe-and-settled`, `passed-on`, `lost-contact`, `person-asked`, `opened-in-error`, `died` or `other`; empty for a
    /// reopening.
    pub reason: String,
    pub why: String,
    pub answers: Vec<ClosingAnswerShown>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClosingAnswerShown {
    pub title: String,
    /// `handed-over`, `goes-on` or `not-needed`.
    pub answer: String,
    pub detail: String,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClosingTyped {
    pub reason: String,
    pub why: String,
    pub answers: Vec<ClosingAnswer>,
}

/// What becomes of one open step.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClosingAnswer {
    pub step: String,
    /// `handed-over` (to whom), `goes-on` (with whom) or `not-needed` (why); empty until chosen.
    pub answer: String,
    /// To whom, with whom or why: required.
    pub detail: String,
}
