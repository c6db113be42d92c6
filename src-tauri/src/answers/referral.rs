//! The referral: typed answers, task list, question pages, check answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::finding::FieldFinding;

/// A day typed in three boxes, kept as typed.
#[derive(Serialize, Deserialize, TS, Clone, Default, PartialEq, Eq, Debug)]
pub struct TypedDay {
    pub day: String,
    pub month: String,
    pub year: String,
}

/// One answer of the official form as the window holds it.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq, Debug)]
#[serde(untagged)]
pub enum TypedAnswer {
    Text(String),
    Choices(Vec<String>),
    Day(TypedDay),
    Ticked(bool),
}

/// Answers by field key.
#[derive(Serialize, Deserialize, TS, Clone, Default, Debug)]
pub struct TypedAnswers(pub BTreeMap<String, TypedAnswer>);

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskList {
    /// `adult-nrm`, `child-nrm`, `dtn-named`, `dtn-anonymous` or `undecided`.
    pub route: String,
    pub form: FormEdition,
    pub groups: Vec<TaskGroup>,
    pub pages_done: u32,
    pub pages_in_all: u32,
    /// True when every page of the route is without findings.
    pub ready_to_check: bool,
}

/// Which copy of the official form the draft follows.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormEdition {
    pub version: String,
    pub source: String,
    pub verified_on: String,
    pub older_than_90_days: bool,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskGroup {
    /// The official section name.
    pub section: String,
    pub tasks: Vec<Task>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Task {
    pub page: String,
    pub title: String,
    /// `not-started`, `in-progress`, `filled-from-case`, `completed`, `optional` (nothing has to be
    /// answered), `from-consent`, `nothing-to-answer` or `cannot-start`.
    pub status: String,
    pub answered: u32,
    pub fields: u32,
    /// Why it cannot start: `consent-not-recorded`.
    pub why_not: Option<String>,
}

/// Any page of the official form, ready to draw.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionPage {
    pub page: String,
    pub section: String,
    pub title: String,
    /// What the officer should know, in order.
    pub guidance: Vec<String>,
    /// The page before on this route.
    pub back: Option<String>,
    pub next: Option<String>,
    pub place: u32,
    pub of: u32,
    pub fields: Vec<QuestionField>,
    pub answers: TypedAnswers,
    /// Set when the page is answered from the consent record and cannot be typed here: how consent to the
    /// referral stands, or why it is not asked (as in `ConsentRecord::asking`).
    pub from_consent: Option<String>,
    pub saved_at: Option<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionField {
    pub key: String,
    pub label: String,
    pub hint: Option<String>,
    /// `text`, `textarea`, `radio`, `checkbox`, `checkboxes`, `select`, `date` or `file`.
    pub kind: String,
    pub options: Vec<FieldOption>,
    /// The closed list behind a type-ahead.
    pub option_list: Option<String>,
    /// Must be answered when shown.
    pub required: bool,
    pub max_length: Option<u32>,
    /// `tel`, `email` or none.
    pub input: Option<String>,
    /// Shown only while that field has that value.
    pub shown_when: Option<ShownWhen>,
    /// Tick boxes of one question carry the same group; at least one must be ticked.
    pub group: Option<String>,
    /// Taken from the consent record.
    pub from_consent: bool,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldOption {
    pub value: String,
    pub label: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ShownWhen {
    pub field: String,
    pub value: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PageOutcome {
    pub saved_at: String,
    pub findings: Vec<FieldFinding>,
    /// Where to go when nothing was found: the next page, or none for check answers.
    pub next: Option<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckAnswers {
    pub route: String,
    pub form: FormEdition,
    pub sections: Vec<CheckSection>,
    pub missing: u32,
    /// Codes of answers that disagree with each other, for example `age-and-date-of-birth`.
    pub conflicts: Vec<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckSection {
    pub title: String,
    pub rows: Vec<CheckRow>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckRow {
    pub page: String,
    pub field: String,
    pub label: String,
    /// In the official form's words, several lines where there are several.
    pub answer: String,
    pub words: u32,
    pub finding: Option<FieldFinding>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OptionMatches {
    /// How many of the whole list match.
    pub total: u32,
    pub options: Vec<String>,
}
