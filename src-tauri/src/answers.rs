//! What crosses to the window and back: shapes only, no rule. Moments are RFC 3339 text with the
//! computer's offset, days are `YYYY-MM-DD`; the window formats them and decides nothing from them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether there is a vault on this computer, and whether it is open.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultStatus {
    pub state: VaultState,
    /// Seconds the worker must wait before another passphrase is tried; grows after five wrong ones.
    pub wait_seconds: u32,
    /// Seconds until Daybook locks by itself, while it is open.
    pub locks_in_seconds: Option<u32>,
    /// The shortest passphrase accepted, in characters.
    pub minimum_characters: u32,
    /// The fewest words accepted instead of that length.
    pub minimum_words: u32,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum VaultState {
    None,
    Locked,
    Unlocked,
}

/// How hard a passphrase would be to guess, by zxcvbn.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassphraseStrength {
    /// 0 (guessed at once) to 4 (very hard to guess).
    pub score: u8,
    /// Long enough and not on the list of common ones.
    pub accepted: bool,
    /// Why it is not accepted.
    pub findings: Vec<FieldFinding>,
}

/// Where the worker was when Daybook locked: a route of the window, a field in it and the caret there.
#[derive(Serialize, Deserialize, TS, Clone, Default)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    pub route: String,
    pub field: Option<String>,
    pub caret: Option<u32>,
}

/// One thing missing or odd in what was typed. Never an error: nothing is lost and saving goes on.
#[derive(Serialize, TS, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct FieldFinding {
    pub field: String,
    pub code: String,
    /// The limit or number the code speaks of, where there is one (characters, for instance).
    pub limit: Option<u32>,
}

/// The moment something reached the disk.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    pub saved_at: String,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseToOpen {
    /// Initials or an alias the worker will recognise; never the full name.
    pub called: String,
    /// `adult`, `under-18` or `not-known`; empty when not yet chosen.
    pub age_group: String,
    /// `england`, `wales`, `scotland` or `northern-ireland`.
    pub nation: String,
    pub language: String,
    /// `needed`, `not-needed` or `not-yet-known`.
    pub interpreter: String,
}

/// The identity bar.
#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct CaseIdentity {
    pub id: String,
    /// Shown to people, for example `26-001`.
    pub number: String,
    pub called: String,
    pub age_group: String,
    pub nation: String,
    pub language: String,
    pub interpreter: String,
    /// The practice case is fictional and says so on every screen.
    pub practice: bool,
    /// `not-started`, `in-progress` or `answered`: the referral is never sent from here.
    pub referral: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseList {
    pub unfinished_notes: u32,
    pub overdue_steps: u32,
    pub unsent_referrals: u32,
    /// Ordered: overdue first, then due, then by most recent change.
    pub cases: Vec<CaseLine>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseLine {
    pub identity: CaseIdentity,
    pub next_step: Option<SafetyLine>,
    pub unfinished_notes: u32,
    pub changed_at: String,
}

/// What every screen inside a case shows round its own content.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseFrame {
    pub identity: CaseIdentity,
    pub safety: SafetyRail,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseOverview {
    pub frame: CaseFrame,
    pub next: Option<NextThing>,
    /// Days newest first, inside a day oldest first.
    pub timeline: Vec<TimelineDay>,
    pub unfinished_notes: Vec<NoteLine>,
}

/// The one most pressing thing, as a kind the window has words for and the route that does it.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NextThing {
    /// `safety-step`, `unfinished-note`, `record-consent`, `continue-referral`, `check-referral` or `first-note`.
    pub kind: String,
    /// The step's own words for a `safety-step`; otherwise empty.
    pub words: String,
    /// The step or note it is about.
    pub about: Option<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimelineDay {
    pub day: String,
    pub entries: Vec<TimelineEntry>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimelineEntry {
    /// `case-opened`, `note`, `addition`, `correction`, `consent`, `safety` or `export`.
    pub kind: String,
    /// When it happened.
    pub at: String,
    /// When it was recorded.
    pub recorded_at: String,
    /// What it is about: a note, a purpose or a step.
    pub about: Option<String>,
    /// What was decided or how a step stands, as a code the window has words for.
    pub outcome: Option<String>,
    /// At most the first two lines of what was written.
    pub excerpt: String,
}

/// What is typed into a visit note. Any text is kept, valid or not.
#[derive(Serialize, Deserialize, TS, Clone, Default, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct NoteText {
    /// As typed: `YYYY-MM-DDTHH:MM` when it is a moment.
    pub started: String,
    pub ended: String,
    pub place: String,
    pub present: String,
    /// What was seen and heard.
    pub text: String,
    /// The worker's professional view, kept apart.
    pub view: String,
    /// Where the caret stands in `text`.
    pub caret: u32,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteInHand {
    pub id: String,
    pub case: String,
    pub began_at: String,
    pub text: NoteText,
    pub saved_at: String,
    /// None while it is a draft.
    pub finished: Option<Finished>,
    pub amendments: Vec<Amendment>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Finished {
    pub at: String,
    pub made_at_the_time: bool,
    pub why_later: String,
    /// SHA-256 of the note's content, in hex, as the ledger keeps it.
    pub digest: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Amendment {
    pub id: String,
    /// `addition` or `correction`.
    pub kind: String,
    pub at: String,
    pub was_wrong: String,
    pub text: String,
    pub reason: String,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FinishStatement {
    /// None until chosen: nothing is pre-selected.
    pub made_at_the_time: Option<bool>,
    /// Asked when the note was made later.
    pub why_later: String,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AmendmentToMake {
    /// `addition` or `correction`.
    pub kind: String,
    /// For a correction: what was wrong.
    pub was_wrong: String,
    pub text: String,
    pub reason: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteLine {
    pub id: String,
    pub started: String,
    pub place: String,
    pub excerpt: String,
    pub finished_at: Option<String>,
    pub saved_at: String,
    pub amendments: u32,
}

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

/// The safety steps beside every screen of a case. They never wait for the referral.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SafetyRail {
    pub done: u32,
    pub of: u32,
    /// Overdue, due today, the rest; done last.
    pub steps: Vec<SafetyLine>,
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

/// A file that left Daybook because the worker chose where. Its name and place stay with the dialog.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedFile {
    pub bytes: u32,
    /// SHA-256 in hex.
    pub fingerprint: String,
    pub saved_at: String,
}

/// One dated data pack and how old it is.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuidancePack {
    pub name: String,
    pub version: String,
    pub source: String,
    pub verified_on: Option<String>,
    pub entries: u32,
}
