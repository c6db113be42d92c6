//! How long a case is kept, what holds it back, and its disposal.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How long a case is kept, and what stands between it and its disposal.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionPage {
    pub number: String,
    pub called: String,
    pub closed: bool,
    /// `YYYY-MM-DD`: the last day on which anything was recorded in the case.
    pub last_contact: String,
    /// What must be known before a day can be told: `age`, `born`, `looked-after`.
    pub missing: Vec<String>,
    /// The rule by which it is kept longest; none while it is open or something is missing.
    pub kept_by: Option<RetentionRuleShown>,
    /// What other rules for it come to; the longest counts.
    pub also: Vec<RetentionRuleShown>,
    /// Its last day has passed.
    pub over: bool,
    /// Whether the person was looked after by a council is asked here: it is a child's record.
    pub looked_after_asked: bool,
    /// `yes`, `no` or `not-known`.
    pub looked_after: String,
    /// How that is known; empty until it was said.
    pub looked_after_why: String,
    /// The newest first.
    pub holds: Vec<HoldShown>,
    /// The approval that counts; none where nobody approved since it was closed.
    pub approval: Option<ApprovalShown>,
    /// Everything that stands in the way of its disposal: `open`, `not-known`, `not-yet`, `held`, `not-approved` or
    /// `approved-for-another-day`.
    pub obstacles: Vec<String>,
    /// The pack of rules: its date and source.
    pub pack_version: String,
    pub pack_source: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionRuleShown {
    pub id: String,
    pub title: String,
    /// The period in words.
    pub words: String,
    /// `birth` or `last-contact`.
    pub counted: String,
    /// `YYYY-MM-DD`.
    pub from: String,
    /// `YYYY-MM-DD`: the last day on which it is kept.
    pub until: String,
    pub source: String,
    pub to_confirm: bool,
    /// What the rule does not reckon; may be empty.
    pub note: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HoldShown {
    pub id: String,
    pub at: String,
    pub reason: String,
    pub asked_by: String,
    pub signed: String,
    /// None while it stands.
    pub lifted_at: Option<String>,
    pub lifted_why: String,
    pub lifted_by: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApprovalShown {
    pub at: String,
    pub name: String,
    pub role: String,
    /// `YYYY-MM-DD`: when it was decided.
    pub on: String,
    pub reason: String,
    pub reference: String,
    /// `YYYY-MM-DD`: the last day of keeping for which it was given.
    pub kept_until: String,
    /// Who typed it.
    pub signed: String,
}

/// Whether a council looked after the person as a child, as typed.
#[derive(Serialize, Deserialize, TS, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct LookedAfterTyped {
    /// `yes`, `no` or `not-known`; empty until chosen.
    pub looked_after: String,
    pub why: String,
}

#[derive(Serialize, Deserialize, TS, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct HoldTyped {
    pub reason: String,
    pub asked_by: String,
}

/// An approval to dispose of a case, as typed.
#[derive(Serialize, Deserialize, TS, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct ApprovalTyped {
    pub name: String,
    pub role: String,
    /// `YYYY-MM-DD`.
    pub on: String,
    pub reason: String,
    pub reference: String,
}

/// The closed cases by their last day, and the stones of those that are gone.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionList {
    /// The earliest last day first; those of which none can be told come last.
    pub closed: Vec<ClosedCase>,
    /// How many more there are.
    pub more: u32,
    /// The newest first.
    pub stones: Vec<StoneShown>,
    /// Copies of the vault from before an update that still lie beside it and hold every case as it was then.
    pub earlier_copies: u32,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClosedCase {
    pub id: String,
    pub number: String,
    pub called: String,
    /// `YYYY-MM-DD`; none where no day can be told.
    pub until: Option<String>,
    pub over: bool,
    pub held: bool,
}

/// What stands where a case was.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StoneShown {
    pub number: String,
    pub opened_at: String,
    pub closed_at: String,
    /// The rule by which it was kept, in words.
    pub rule: String,
    /// A day, or the year alone where the day would tell a birthday.
    pub kept_until: String,
    pub approved_by: String,
    pub approver_role: String,
    /// `YYYY-MM-DD`.
    pub approved_on: String,
    pub reference: String,
    pub disposed_at: String,
    pub signed: String,
    /// How many records went.
    pub records: u32,
}
