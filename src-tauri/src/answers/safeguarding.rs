//! The safety rail and the page of each step.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::caseload::NeedItem;
use super::consent::DueItem;
use super::decisions::ClockRow;

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
    /// The guidance behind these steps is older than twelve months, or its last check is: it is to be checked.
    pub check: bool,
    /// The council area whose own steps stand here; empty where only the nation's do.
    pub area: String,
}

#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct SafetyLine {
    pub id: String,
    pub title: String,
    /// `to-do`, `arranged`, `done`, `not-needed`, `overdue` or `not-called-for` (what called for it has changed; its
    /// history stays).
    pub status: String,
    /// The pack's own words on how soon, for example "at once".
    pub how_soon: String,
    pub due_on: Option<String>,
    /// What was last recorded, shortened.
    pub last_fact: Option<String>,
    /// Why it stands here: `always`, `fact` (see `because`), `after-decision` (accepted), `added` (by the worker),
    /// `closed` (who is to be rung first is closed now) or `recorded` (only for its history).
    pub stands: String,
    /// The fact that calls for it, a word of the window such as `social-tenant`; empty unless `stands` is `fact`.
    pub because: String,
    /// What was answered about that fact: `yes` or `no`.
    pub because_is: String,
    /// The day since which it stands here for that reason.
    pub since: Option<String>,
}

/// A step by name.
#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct StepName {
    pub id: String,
    pub title: String,
    /// `referral` where the pages of the referral are its place; otherwise empty.
    pub page: String,
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
    /// Whether someone answers there now: `open`, `closed` or `not-known` (no hours given).
    pub open: String,
    /// When it opens next, `YYYY-MM-DDTHH:MM`, while it is closed.
    pub opens_at: Option<String>,
    /// Whom to ring instead while it is closed.
    pub instead: Option<StepInstead>,
    /// What it can lead to, to choose from when it is recorded as done; empty where nothing follows from it.
    pub results: Vec<StepResult>,
    /// The steps that go on beside it.
    pub beside: Vec<StepName>,
    /// The clocks that its record started.
    pub clocks: Vec<ClockRow>,
    /// The pack it comes from, by name, and the day it was compiled.
    pub pack: String,
    pub pack_version: String,
    pub verified_on: Option<String>,
    /// The guidance behind it is older than twelve months.
    pub check: bool,
}

/// Whom to ring while another is closed.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepInstead {
    pub step: StepName,
    pub contacts: Vec<StepContact>,
}

/// What a step can lead to.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepResult {
    pub id: String,
    pub says: String,
    /// The steps that follow from it.
    pub leads_to: Vec<StepName>,
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
    /// The number that was rung.
    pub number: String,
    /// What it led to, in the pack's words; empty when nothing was chosen.
    pub result: String,
    /// What came back.
    pub feedback: String,
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
    /// The number that was rung; may be empty.
    #[serde(default)]
    pub number: String,
    /// The id of what it led to, for `done`; may be empty.
    #[serde(default)]
    pub result: String,
    /// What came back; may be empty.
    #[serde(default)]
    pub feedback: String,
}

/// What is so in a case, as far as steps are called for by it.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Situation {
    /// In the order of the page.
    pub facts: Vec<FactShown>,
    /// Newest first.
    pub history: Vec<FactChange>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FactShown {
    /// A word of the window, such as `social-tenant`.
    pub fact: String,
    /// Its heading on the page: `now`, `home`, `needs`, `law` or `work`.
    pub group: String,
    /// `yes`, `no` or `not-known`.
    pub answer: String,
    /// The day since which that is known.
    pub since: Option<String>,
    /// The step whose record says so; none where the worker answered it here.
    pub from: Option<StepName>,
    /// The steps of this case's nation and area that an answer calls for.
    pub yes_calls_for: Vec<StepName>,
    pub no_calls_for: Vec<StepName>,
}

/// One fact that changed.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FactChange {
    pub at: String,
    pub fact: String,
    /// `yes`, `no` or `not-known`.
    pub answer: String,
    /// The step whose record said so; none where the worker answered it.
    pub from: Option<StepName>,
    /// What the worker wrote beside it.
    pub why: String,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SituationTyped {
    pub answers: Vec<FactAnswer>,
    /// How it is known; may be empty.
    pub why: String,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FactAnswer {
    pub fact: String,
    /// `yes`, `no` or `not-known`.
    pub answer: String,
}

/// The steps that can be added to a case by hand.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepsToAdd {
    /// The case's council area; empty where it has none with steps of its own.
    pub area: String,
    /// Those of the council area, or of the worker's own organisation.
    pub local: Vec<StepToAdd>,
    pub national: Vec<StepToAdd>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepToAdd {
    pub id: String,
    pub title: String,
    /// When it is called for.
    pub when: String,
    pub who: String,
}
