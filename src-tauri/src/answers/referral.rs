//! The referral: typed answers, task list, question pages, check answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::account::LinkedPassage;
use super::finding::FieldFinding;
use super::sending::OnlineDraft;
use super::worker::MayRefer;

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
    /// Answers kept that this route does not ask; they go nowhere.
    pub apart: Vec<ApartAnswer>,
    pub conflicts: Vec<Conflict>,
    pub may_refer: MayRefer,
    /// False when an adult's refusal leads to no notification here: the duty is another nation's.
    pub duty_to_notify_here: bool,
    pub online: Option<OnlineDraft>,
    /// 1, and one more for each version begun after sending.
    pub referral_version: u32,
    /// The present version was sent and is frozen since then.
    pub frozen_since: Option<String>,
    /// A newer copy of the form than the draft follows.
    pub newer_form: Option<NewerForm>,
}

/// An answer that is not part of this referral.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApartAnswer {
    pub field: String,
    pub label: String,
    pub answer: String,
    /// `another-route`, `not-revealed`, `given-for-referral` (must be asked afresh) or `not-in-form`.
    pub why: String,
    /// It stays: by it the identifier check finds the person in the accounts of a notification.
    pub needed_by_check: bool,
}

/// Answers, or an answer and the case, that cannot both be right.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Conflict {
    /// For example `adult-born-under18`.
    pub code: String,
    /// Pages to look at, in form order.
    pub pages: Vec<String>,
}

/// What moving the draft to a newer copy of the form would change.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewerForm {
    pub version: String,
    pub changes: Vec<FormChange>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormChange {
    /// `page-added`, `page-removed`, `question-added`, `question-removed`, `words-changed`, `required-changed`,
    /// `options-changed`, `limit-changed` or `asked-when-changed`.
    pub kind: String,
    /// The page's title or the question's label.
    pub what: String,
    /// This draft has an answer there.
    pub answered: bool,
}

/// Which copy of the official form the draft follows.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormEdition {
    pub version: String,
    pub source: String,
    pub verified_on: String,
    pub is_old: bool,
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
    /// What is missing or odd on a page that was begun, each named after what was asked.
    pub findings: Vec<NamedFinding>,
    /// A note was corrected after a passage of it was put in an answer here.
    pub note_corrected: bool,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NamedFinding {
    pub label: String,
    pub finding: FieldFinding,
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
    /// The referral was sent: nothing on the page can be changed until a new version is begun.
    pub frozen: bool,
    /// Passages put into answers of this page.
    pub linked: Vec<LinkedPassage>,
    /// By field: the text as the online form will keep it, where that differs from what was typed.
    pub kept_as: BTreeMap<String, String>,
    /// Fields with an account, beside which passages of the notes are offered.
    pub accounts: Vec<String>,
    /// The page's fields filled from the case and not looked at yet.
    pub suggested: Vec<String>,
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
    /// By field: the text as the online form will keep it, where that differs from what was typed.
    pub kept_as: BTreeMap<String, String>,
    /// Facts of the case that this page has changed: `ageGroup`, `nation`.
    pub case_changed: Vec<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckAnswers {
    pub route: String,
    pub form: FormEdition,
    pub sections: Vec<CheckSection>,
    pub missing: u32,
    pub conflicts: Vec<Conflict>,
    pub apart: Vec<ApartAnswer>,
    /// Marked identifiers without a decision, in a notification.
    pub identifiers_undecided: u32,
    pub frozen: bool,
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
    /// From the place asked for.
    pub options: Vec<String>,
    /// True when nothing holds the letters typed and these are the nearest by spelling.
    pub nearest: bool,
    /// Councils formed after the list was made, whose name was typed.
    pub not_in_list: Vec<NewerCouncil>,
}

/// A council that the official list lacks, and what the list has in its place.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewerCouncil {
    pub name: String,
    /// `YYYY-MM-DD`.
    pub formed_on: String,
    /// Entries of the list, exactly.
    pub listed_instead: Vec<String>,
    pub source: String,
}
