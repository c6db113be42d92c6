//! What needs the worker across all cases, and the cases by group.

use serde::Serialize;
use ts_rs::TS;

use super::cases::{CaseIdentity, CaseLine};
use super::consent::DueItem;
use super::notes::NoteLine;

/// How many things there are in each group. The practice case never counts.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NeedCounts {
    pub overdue: u32,
    pub due_soon: u32,
    /// Decisions past the day on which they were expected.
    pub past_expected: u32,
    /// Decisions and answers that are waited for.
    pub waiting: u32,
}

/// One thing that needs the worker. It names nobody: the screen may be seen.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NeedItem {
    pub case: CaseName,
    /// `overdue`, `due-soon`, `past-expected` or `waiting`.
    pub group: String,
    /// `step` (a safety step), `consent` (`due` says what), `last-day`, `by`, `lasts-until`, `up-to`, `expected` (clocks, by what
    /// the day means), `waiting` (a decision without a day), `withdrawn` (the competent
    /// authority is to be told), `ask` (to ask for news again), `offered` (steps offered after
    /// a decision), `online` (a draft on the online form), `warning` (a warning note is to be looked at again).
    pub kind: String,
    /// The step's or the rule's own title; empty where the window has the words.
    pub title: String,
    /// The step's id, the clock's key, the record's id or the state it is about.
    pub about: String,
    pub on: Option<String>,
    /// How its day stands to today: `in`, `today`, `past`, `since`; empty without a day.
    pub how: String,
    pub count: u32,
    /// `days` or `working-days`.
    pub unit: String,
    pub to_confirm: bool,
    /// What falls due, where it is about consent.
    pub due: Option<DueItem>,
}

/// Things of one group, ordered by consequence, then by day.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NeedList {
    pub group: String,
    pub counts: NeedCounts,
    /// The place of the first item shown, from nought.
    pub from: u32,
    /// At most 50.
    pub items: Vec<NeedItem>,
}

/// A case as a list or a choice names it.
#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct CaseName {
    pub id: String,
    pub number: String,
    pub called: String,
    pub practice: bool,
}

/// The home screen.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseList {
    pub needs: NeedCounts,
    pub unfinished_notes: u32,
    pub unsent_referrals: u32,
    /// The nearest day on which a draft on the online form is deleted, among the unsent.
    pub nearest_deletion: Option<String>,
    /// The draft on the online form that goes first, once it is warned of.
    pub nearest_draft: Option<CaseLine>,
    /// `overdue`, `due-soon`, `not-due`, `waiting`: those that hold a case, each with its first 20, ordered.
    pub groups: Vec<CaseGroup>,
    /// Cases whose referral is begun and not sent: the first 20.
    pub unsent: CaseGroup,
    /// Cases with unfinished notes: the first 20.
    pub unfinished: CaseGroup,
    /// How many cases are closed.
    pub closed: u32,
    /// The five looked at last, the latest first.
    pub recently_opened: Vec<CaseIdentity>,
    /// The notes in no case yet, the last begun first.
    pub unfiled: Vec<NoteLine>,
    /// Whether the practice case was opened.
    pub practice: bool,
    /// Whether to say what needs the worker after unlocking.
    pub remind_at_unlock: bool,
}

/// Cases of one group.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseGroup {
    /// `overdue`, `due-soon`, `not-due`, `waiting`, `unsent`, `unfinished` or `closed`.
    pub name: String,
    /// How many there are in all.
    pub count: u32,
    /// The place of the first line shown, from nought.
    pub from: u32,
    pub lines: Vec<CaseLine>,
}

/// Reminders, and what there is to be reminded of now.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reminders {
    /// Whether Daybook says what needs the worker after it is unlocked.
    pub at_unlock: bool,
    pub needs: NeedCounts,
    /// How many days a calendar file for all cases would hold.
    pub calendar_days: u32,
}
