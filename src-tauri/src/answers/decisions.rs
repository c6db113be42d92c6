//! Decisions and their clocks: where a case stands in the NRM, which days run, what was recorded, what follows.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The page of decisions of one case.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionPage {
    /// Where the case stands, one of the states of docs/states.md: `rg-pending`, `cg-positive` …
    pub state: String,
    /// The day since which it stands so; none before anything was sent.
    pub since: Option<String>,
    /// Protection was taken away (public order, bad faith). The case goes on.
    pub disqualified: bool,
    /// False while no referral is recorded as sent as an NRM referral: there is nothing to track.
    pub sent: bool,
    /// The Home Office's reference of the referral sent last; empty while none is noted.
    pub reference: String,
    pub headline: DecisionHeadline,
    /// Every clock: those that run first, the soonest first; then those without a day; then those that ended.
    pub clocks: Vec<ClockRow>,
    /// How the case came where it stands, in the order in which it happened.
    pub course: Vec<CourseStep>,
    /// What was recorded, the latest first. What was taken back stays, marked.
    pub events: Vec<DecisionShown>,
    /// What can be recorded: what follows from the present state first (`fits`), then the rest.
    pub may_record: Vec<RecordableAct>,
    /// News asked for, the latest first.
    pub asks: Vec<NewsAskedShown>,
    /// The prepared words to ask for news, without the person's name; empty while nothing is waited for.
    pub ask_text: String,
    /// Steps offered after an event and neither accepted nor declined yet.
    pub undecided: u32,
    /// The person withdrew from the NRM by the consent record, and it is not recorded here.
    pub consent_withdrawn: bool,
    /// Other cases of the same person, opened for a referral before or after this one.
    pub linked: Vec<LinkedCase>,
    /// How many days a calendar file of the case would hold; none is offered while there are none.
    pub calendar_days: u32,
    /// The day the pack of time limits was compiled, and whether it was ever checked against live pages.
    pub pack_version: String,
    pub pack_verified_on: Option<String>,
}

/// The conclusion that heads the page, in parts the window makes a sentence of.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionHeadline {
    /// The clock it speaks of, by key; none where there is no clock.
    pub clock: Option<String>,
    /// That clock's title; empty for a day that a letter names.
    pub title: String,
    /// What the day means: `expected`, `by`, `last-day`, `lasts-until`, `up-to`, `not-before` or `none`.
    pub says: String,
    /// How the day stands to today: `in`, `today`, `past`, `since` (no day: waited for so long) or `nothing`.
    pub how: String,
    pub on: Option<String>,
    pub count: u32,
    /// `days` or `working-days`.
    pub unit: String,
}

/// One clock of the case.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClockRow {
    /// Names it among the clocks of the case.
    pub key: String,
    /// The pack's title; empty where the day is one that a letter names.
    pub title: String,
    /// The act that started it; empty where a safety step did (`step` is that step's title).
    pub act: String,
    pub step: Option<String>,
    /// On which day.
    pub started: String,
    /// The record that started it; none of a report sent.
    pub event: Option<String>,
    pub on: Option<String>,
    /// `HH:MM`, only of a limit in hours.
    pub time: Option<String>,
    /// What the day means: `expected` is never a deadline. `by`, `last-day`, `lasts-until`, `up-to`,
    /// `not-before`, `none`.
    pub says: String,
    /// What binds: `duty`, `statutory-guidance`, `target`, `limit-on-asker`, `entitlement`, `discretion`,
    /// `expectation`, `requirement`, `guidance`, `service-rule`, `local-rule`, `practice`, `none`, `unknown`.
    pub kind: String,
    /// `coming`, `past`, `ended`, `settled` or `no-day`.
    pub running: String,
    /// The act that ended it, and when.
    pub ended: Option<String>,
    pub ended_on: Option<String>,
    /// How its day stands to today: `in`, `today`, `past`; empty without a day.
    pub how: String,
    pub count: u32,
    /// `days` or `working-days`.
    pub unit: String,
    /// Why this day: the rule, what it was counted from, the days skipped, the source; sentences to be shown as they are.
    pub why: String,
    pub source: String,
    pub owed_by: String,
    pub leads_to: String,
    pub to_confirm: bool,
    /// The bank-holiday list does not reach the day: nothing was guessed.
    pub beyond_list: bool,
    /// Whether the worker can say that it needs nothing more; why they did, once it is `settled`.
    pub may_settle: bool,
    pub settled_why: String,
}

/// One step of the course of a case.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CourseStep {
    pub act: String,
    pub on: String,
    pub from: String,
    pub to: String,
    pub event: Option<String>,
    pub out_of_order: bool,
}

/// Something that was recorded.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionShown {
    pub id: String,
    pub act: String,
    pub recorded_at: String,
    /// As it was typed: to show, and to fill the page on which it is put right.
    pub typed: DecisionTyped,
    /// What is odd about it, as codes: `before-referral`, `received-before-dated`, `in-future`, `out-of-order` …
    pub oddities: Vec<String>,
    pub letters: Vec<DecisionLetter>,
    /// The steps offered after it, one by one.
    pub follows: Vec<OfferedStep>,
    /// When it was taken back; none while it counts.
    pub taken_back_at: Option<String>,
    pub taken_back_why: String,
    /// The record that took its place.
    pub replaced_by: Option<String>,
    /// The case opened for the new referral.
    pub other_case: Option<LinkedCase>,
    pub signed: String,
}

/// A decision, or anything else that happened in the NRM, as typed. Days are `YYYY-MM-DD`.
#[derive(Serialize, Deserialize, TS, Clone, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct DecisionTyped {
    /// One of `mayRecord`; empty until chosen.
    pub act: String,
    /// The date on the letter, or the day on which it happened.
    pub dated: String,
    /// When the letter was received.
    pub received: String,
    /// `single-competent-authority`, `immigration-enforcement`, `local-panel`, `not-known` or empty.
    pub authority: String,
    /// Who asked for the reconsideration: `person`, `first-responder`, `support-provider`, `lawyer`, `police`,
    /// `local-authority`, `other` or empty.
    pub by: String,
    /// The day that the letter names, if it names one.
    pub until: String,
    /// A second positive decision on facts wholly before the first: `yes`, `no` or empty.
    pub earlier_facts: String,
    pub why: String,
    /// How the person was told: `in-person`, `in-person-interpreted`, `phone`, `phone-interpreted`,
    /// `support-worker`, `letter`, `other`, `not-yet` or empty.
    pub told_how: String,
    pub told_on: String,
    /// What the person said.
    pub said: String,
    /// The id of the case opened for the new referral; empty while there is none.
    pub other_case: String,
}

/// What is to be recorded, and whether what is odd about it was seen.
#[derive(Deserialize, TS, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct DecisionToRecord {
    pub typed: DecisionTyped,
    /// The record that this puts right and replaces; empty for a new one.
    pub replaces: String,
    /// The officer saw what is odd and records it as typed.
    pub oddities_seen: bool,
}

/// What became of it. Either it is recorded, or what is odd is to be looked at first; nothing typed is lost.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionOutcome {
    /// The id of the record; none while oddities wait to be seen.
    pub recorded: Option<String>,
    pub oddities: Vec<String>,
    pub page: DecisionPage,
}

/// An act that can be recorded, and which boxes it shows.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordableAct {
    pub act: String,
    /// It follows from where the case stands.
    pub fits: bool,
    /// `letter` (its own date and the day received) or `day` (one day).
    pub dated: String,
    /// A decision: who decided, and how the person was told.
    pub decision: bool,
    pub until: bool,
    pub why: bool,
    pub by: bool,
    pub earlier_facts: bool,
    pub other_case: bool,
}

/// A file kept with a record.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionLetter {
    pub id: String,
    pub name: String,
    pub bytes: u32,
    /// SHA-256 in hex.
    pub fingerprint: String,
    pub attached_at: String,
}

/// A safety step offered after an event.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfferedStep {
    /// The step's id: once accepted it stands in the rail.
    pub step: String,
    pub title: String,
    pub what: String,
    pub who: String,
    pub how_soon: String,
    pub source: String,
    pub to_confirm: bool,
    /// `accepted`, `declined` or empty.
    pub answer: String,
    /// Why it was declined.
    pub why: String,
    pub answered_at: Option<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewsAskedShown {
    pub id: String,
    pub on: String,
    pub whom: String,
    pub how: String,
    pub answer: String,
    pub again_on: Option<String>,
    pub recorded_at: String,
    pub signed: String,
}

#[derive(Deserialize, TS, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct AskToRecord {
    /// `YYYY-MM-DD`.
    pub on: String,
    /// Who was asked; required.
    pub whom: String,
    pub how: String,
    pub answer: String,
    /// `YYYY-MM-DD`, if it is to be asked again.
    pub again_on: String,
}

/// Another case of the same person.
#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct LinkedCase {
    pub id: String,
    pub number: String,
    pub called: String,
    /// True where that case was opened after this one's referral ended.
    pub later: bool,
}

/// Something was put on the clipboard.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopiedText {
    pub clears_in_seconds: u32,
}
