//! Warning notes: what everyone who opens the case must know first.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct WarningShown {
    pub id: String,
    /// `risk-to-staff`, `do-not-disclose`, `do-not-contact`, `risk-to-person` or `other`.
    pub kind: String,
    pub text: String,
    /// Whether the person was told that it stands here.
    pub told: bool,
    /// Why the person was not told; empty when they were.
    pub why_not_told: String,
    pub review_on: String,
    /// The day to look at it again has come.
    pub review_due: bool,
    pub recorded_at: String,
    /// When it stopped standing at the top of the case, and why; none while it stands.
    pub ended_at: Option<String>,
    pub why_ended: String,
}

/// The warning notes of a case: those that stand, the gravest first, then those that ended, the latest first.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Warnings {
    pub standing: Vec<WarningShown>,
    pub ended: Vec<WarningShown>,
    /// In how many months at most a warning is looked at again.
    pub review_within_months: u32,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WarningTyped {
    /// The warning it takes the place of, which then ends; none for a new one.
    pub replaces: Option<String>,
    /// One of the kinds; empty until chosen.
    pub kind: String,
    pub text: String,
    /// `yes` or `no`; empty until chosen.
    pub told: String,
    /// Required when the person was not told.
    pub why_not_told: String,
    /// `YYYY-MM-DD`; required.
    pub review_on: String,
}
