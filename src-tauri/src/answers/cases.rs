//! Cases, their frame and their timeline.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::caseload::NeedItem;
use super::notes::NoteLine;
use super::safeguarding::{SafetyLine, SafetyRail};
use super::sending::OnlineDraft;
use super::warnings::WarningShown;

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseToOpen {
    /// Initials or an alias the worker will recognise; never the full name.
    pub called: String,
    /// `adult`, `under-18` or `not-known`; empty when not yet chosen.
    pub age_group: String,
    /// `england`, `wales`, `scotland` or `northern-ireland`.
    pub nation: String,
    /// The council area it lies in, one of those that have steps of their own; empty for another.
    #[serde(default)]
    pub area: String,
    pub language: String,
    /// `needed`, `not-needed` or `not-yet-known`.
    pub interpreter: String,
}

/// What changes in a case's facts, and why. It is kept with its trace.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseToChange {
    pub called: String,
    pub age_group: String,
    pub nation: String,
    /// The council area it lies in; empty for another than those that have steps of their own.
    #[serde(default)]
    pub area: String,
    pub language: String,
    pub interpreter: String,
    /// How it is known now; required.
    pub why: String,
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
    /// The council area whose own steps stand in the rail; empty for another.
    pub area: String,
    pub language: String,
    pub interpreter: String,
    /// The practice case is fictional and says so on every screen.
    pub practice: bool,
    /// `not-started`, `in-progress`, `answered` (never in a list of cases) or `sent` (recorded as sent: Daybook itself
    /// sends nothing).
    pub referral: String,
    /// Where the case stands in the NRM once a referral or a notification was sent: `rg-pending`, `dtn-sent` …
    pub stage: Option<String>,
    /// When the case was closed, while it is.
    pub closed_at: Option<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseLine {
    pub identity: CaseIdentity,
    /// The group it stands in: `overdue`, `due-soon`, `not-due` or `waiting` (nothing due).
    pub group: String,
    /// The most pressing safety step that is not settled.
    pub next_step: Option<SafetyLine>,
    /// The most pressing thing that is no safety step.
    pub need: Option<NeedItem>,
    pub unfinished_notes: u32,
    /// The online draft's clock, while the referral is not recorded as sent.
    pub online: Option<OnlineDraft>,
    pub changed_at: String,
}

/// What every screen inside a case shows round its own content.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseFrame {
    pub identity: CaseIdentity,
    pub safety: SafetyRail,
    /// The warning notes that stand, the gravest first.
    pub warnings: Vec<WarningShown>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseOverview {
    pub frame: CaseFrame,
    pub next: Option<NextThing>,
    /// Days newest first, inside a day oldest first.
    pub timeline: Vec<TimelineDay>,
    pub unfinished_notes: Vec<NoteLine>,
    pub online: Option<OnlineDraft>,
    /// With whom the case is, when it was last handed over and has not come back.
    pub handed_over: Option<HandedOver>,
}

/// Where a case went that was handed over.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandedOver {
    /// To whom, as their cards name them.
    pub to: String,
    pub at: String,
}

/// The one most pressing thing, as a kind the window has words for and the route that does it.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NextThing {
    /// `consent-due` (`about` is the key of the matter), `decision-due` (a clock of a decision; `need` says which), `safety-step`, `unfinished-note`, `record-consent`, `continue-referral`, `check-referral`, `referral-sent` or `first-note`.
    pub kind: String,
    /// The step's own words for a `safety-step`; otherwise empty.
    pub words: String,
    /// The step or note it is about.
    pub about: Option<String>,
    /// What falls due, for `decision-due`.
    pub need: Option<NeedItem>,
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
    /// `case-opened`, `case-changed`, `note`, `note-filed`, `note-taken-out`, `attachment`, `addition`, `correction`, `consent`, `talk`, `capacity`, `sharing`, `safety`, `export`, `read-back`,
    /// `identifier`, `sent`, `official-copy`, `decision`, `decision-taken-back`, `decision-letter`, `news-asked`,
    /// `situation`, `step-added`, `warning`, `warning-ended`, `case-closed` or `case-reopened`.
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
    /// What it belongs to in the filter: `notes`, `consent`, `safety`, `referral`, `exports` or `case`.
    pub group: String,
    /// Folded away until asked for.
    pub sensitive: bool,
}
