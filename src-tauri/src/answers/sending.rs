//! From the last check to sent: reading back, copying across, evidence, the record of sending.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::finding::FieldFinding;
use super::worker::MayRefer;

/// The list from which the officer fills the online form, in its order.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopyList {
    pub route: String,
    pub rows: Vec<CopyRow>,
    pub entered: u32,
    /// Where to go on: the first row not entered after the last one that was.
    pub resume_at: Option<String>,
    /// Why nothing may be copied yet: `undecided` (route), `identifiers` (a check waits), `not-here` (no duty
    /// to notify in this nation), `not-informed` (the person agreed before all was explained), `not-valid`
    /// (agreed in a way that does not count), `named-without-consent`
    /// (a notification with a name the person did not agree to), `not-first-responder`, `organisation-not-listed`;
    /// none when it may.
    pub blocked: Option<String>,
    pub may_refer: MayRefer,
    /// Answers still missing or odd on the route.
    pub missing: u32,
    pub online: Option<OnlineDraft>,
    pub evidence: Vec<Evidence>,
    pub last_copied_at: Option<String>,
    /// When to remind that the online page closes, and after how many minutes it does.
    pub remind_at: Option<String>,
    pub page_minutes: u32,
    pub live_service: String,
    pub declaration: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopyRow {
    pub page: String,
    pub section: String,
    pub page_title: String,
    pub field: String,
    /// Empty when the page's title says it.
    pub label: String,
    /// `copy` (text), `choose` (options), `pick` (list entry, which can be copied too), `tick`, `date`, `files`
    /// or `leave` (nothing to enter).
    pub act: String,
    /// What to enter or choose, in the form's words.
    pub lines: Vec<String>,
    pub characters: u32,
    /// The most the online form takes, when the text is longer.
    pub too_long: Option<u32>,
    pub finding: Option<FieldFinding>,
    /// `not-entered`, `entered` or `changed-since` (the answer is another than the one entered).
    pub state: String,
}

/// The draft on the Home Office's server, as far as the officer told.
#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct OnlineDraft {
    /// Days, `YYYY-MM-DD`.
    pub begun_on: String,
    pub saved_on: String,
    /// The earlier of the two readings: counted from the day it was begun, and from the last save.
    pub deleted_on: String,
    pub deleted_on_by_last_save: String,
    pub days_left: i32,
    /// `running`, `warn` (from day 21) or `gone`.
    pub state: String,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OnlineDraftToRecord {
    pub begun_on: String,
    pub saved_on: String,
}

/// A file that goes with the online form; Daybook keeps what it is called and what it is, not the file.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    pub id: String,
    pub name: String,
    pub bytes: u32,
    /// SHA-256 in hex.
    pub fingerprint: String,
    pub description: String,
    /// `wrong-kind`, `too-large`, `too-many`, `empty` or `kind-differs` (the content is not what the name says).
    pub findings: Vec<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceList {
    pub files: Vec<Evidence>,
    /// Endings the online form takes.
    pub kinds: Vec<String>,
    pub max_megabytes: u32,
    pub most_files: u32,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Copied {
    pub clears_in_seconds: u32,
    pub last_copied_at: String,
    pub remind_at: String,
}

/// The account in large type, paragraph by paragraph.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadBack {
    pub paragraphs: Vec<ReadBackParagraph>,
    pub read: u32,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadBackParagraph {
    pub page: String,
    pub field: String,
    pub label: String,
    /// Its number among the paragraphs of its answer, from 0.
    pub place: u32,
    pub text: String,
    /// `right`, `changed`, `did-not-want-to-hear`, or empty while not read. An answer changed since counts as
    /// not read.
    pub outcome: String,
    /// What the person said is right, when changed.
    pub words: String,
    pub at: Option<String>,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadBackToRecord {
    pub field: String,
    pub place: u32,
    /// The paragraph as it was read out.
    pub text: String,
    pub outcome: String,
    pub words: String,
    pub interpreter: String,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SentToRecord {
    /// `YYYY-MM-DDTHH:MM`, as typed.
    pub at: String,
    /// The reference the Home Office gave; may be empty until it comes.
    pub reference: String,
    pub who: String,
}

/// A referral as it was sent: frozen.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SentReferral {
    pub id: String,
    /// 1 for the first, then counting.
    pub version: u32,
    pub route: String,
    pub form_version: String,
    pub at: String,
    pub recorded_at: String,
    pub reference: String,
    pub who: String,
    /// SHA-256 in hex over the answers as they went out.
    pub digest: String,
    /// The official copy, once it is attached.
    pub copy: Option<OfficialCopy>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfficialCopy {
    pub name: String,
    pub bytes: u32,
    pub fingerprint: String,
    pub attached_at: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SentRecord {
    /// Newest first.
    pub sent: Vec<SentReferral>,
    /// True while the present version has been sent and is frozen.
    pub frozen: bool,
    pub version: u32,
    /// Why it cannot be recorded, as in `CopyList`.
    pub blocked: Option<String>,
    pub may_refer: MayRefer,
    pub missing: u32,
    /// Rows not yet ticked as entered.
    pub not_entered: u32,
}
