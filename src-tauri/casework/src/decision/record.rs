//! What the worker records of a decision, of news asked for and of the steps offered after it, and how it is read from
//! what was typed. Odd dates are kept as typed: what is odd about them is said beside them (`oddity`).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::event::{Act, Dated};
use crate::case::read_choice;
use crate::finding::{Finding, FindingCode};
use crate::moment::{read_day, read_past_day};
use crate::note::Signature;

/// The most characters of a single line: a name, a reference.
pub const LINE_LIMIT: u32 = 300;
/// The most characters of a longer text: what the person said, a reason.
pub const TEXT_LIMIT: u32 = 5000;

/// How the person was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToldHow {
    InPerson,
    InPersonInterpreted,
    Phone,
    PhoneInterpreted,
    SupportWorker,
    Letter,
    Other,
    NotYet,
}

/// Who asks for a reconsideration, or was asked for information.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    Person,
    FirstResponder,
    SupportProvider,
    Lawyer,
    Police,
    LocalAuthority,
    Other,
}

/// Who decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Authority {
    SingleCompetentAuthority,
    ImmigrationEnforcement,
    LocalPanel,
    NotKnown,
}

/// One thing that happened to a case in the NRM, as the worker recorded it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DecisionEvent {
    pub act: Act,
    /// The date on the letter, or the day on which it happened.
    pub dated: Option<NaiveDate>,
    /// When a letter was received.
    pub received: Option<NaiveDate>,
    pub authority: Option<Authority>,
    pub by: Option<By>,
    /// The day by which something is to be done or until which something lasts, as the letter says.
    pub until: Option<NaiveDate>,
    /// A second positive decision on facts wholly before the first.
    pub earlier_facts: Option<bool>,
    pub why: String,
    pub told_how: Option<ToldHow>,
    pub told_on: Option<NaiveDate>,
    /// What the person said when told.
    pub said: String,
    /// The case opened for a new referral.
    pub other_case: Option<String>,
    pub signed: Option<Signature>,
}

impl DecisionEvent {
    /// Returns the day that counts: the date on the letter, else the day it was received.
    pub fn on(&self) -> Option<NaiveDate> {
        self.dated.or(self.received)
    }
}

/// The boxes of a record as typed; days as `YYYY-MM-DD`.
#[derive(Debug, Clone, Default)]
pub struct TypedDecision {
    pub act: String,
    pub dated: String,
    pub received: String,
    pub authority: String,
    pub by: String,
    pub until: String,
    /// `yes`, `no` or empty.
    pub earlier_facts: String,
    pub why: String,
    pub told_how: String,
    pub told_on: String,
    pub said: String,
    pub other_case: String,
}

impl TypedDecision {
    /// Reads what was typed; every gap is a finding, and all gaps are found at once. A day that exists is taken,
    /// however odd; a box that the act does not show is not read and not kept.
    pub fn read(&self) -> Result<DecisionEvent, Vec<Finding>> {
        let mut found = Vec::new();
        let act = read_choice("act", &self.act, &mut found).filter(|act: &Act| act.is_recorded());
        if act.is_none() && found.is_empty() {
            found.push(Finding::new("act", FindingCode::NotListed));
        }
        let dated = day("dated", &self.dated, &mut found);
        let letter = act.is_some_and(|act| act.dated() == Dated::Letter);
        let received = if letter { day("received", &self.received, &mut found) } else { None };
        if act.is_some() && self.dated.trim().is_empty() && received.is_none() && self.no_received(letter) {
            found.push(Finding::new("dated", FindingCode::Missing));
        }
        let until =
            act.is_some_and(Act::may_have_until).then(|| day("until", &self.until, &mut found)).flatten();
        let decision = act.is_some_and(Act::is_decision);
        let told_how: Option<ToldHow> = shown(decision, "toldHow", &self.told_how, &mut found);
        let told = told_how.is_some_and(|how| how != ToldHow::NotYet);
        let told_on = told.then(|| day("toldOn", &self.told_on, &mut found)).flatten();
        let said = text("said", if told { &self.said } else { "" }, TEXT_LIMIT, false, &mut found);
        if act.is_some_and(Act::needs_until) && self.until.trim().is_empty() {
            found.push(Finding::new("until", FindingCode::Missing));
        }
        let why = text("why", &self.why, TEXT_LIMIT, act.is_some_and(Act::needs_why), &mut found);
        let authority = shown(decision, "authority", &self.authority, &mut found);
        let by = shown(act == Some(Act::ReconsiderationAsked), "by", &self.by, &mut found);
        let other_case = text("otherCase", &self.other_case, LINE_LIMIT, false, &mut found);
        let earlier_facts = match self.earlier_facts.as_str() {
            "yes" if act.is_some_and(Act::is_rg_positive) => Some(true),
            "no" if act.is_some_and(Act::is_rg_positive) => Some(false),
            _ => None,
        };
        match act {
            Some(act) if found.is_empty() => Ok(DecisionEvent {
                act,
                dated,
                received,
                authority,
                by,
                until,
                earlier_facts,
                why,
                told_how,
                told_on,
                said,
                other_case: (act == Act::ReferredAgain && !other_case.is_empty()).then_some(other_case),
                signed: None,
            }),
            _ => Err(found),
        }
    }

    fn no_received(&self, letter: bool) -> bool {
        !letter || self.received.trim().is_empty()
    }
}

/// That news was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewsAsked {
    pub on: NaiveDate,
    /// Who was asked.
    pub whom: String,
    /// By e-mail, by telephone; in the worker's words.
    pub how: String,
    pub answer: String,
    pub again_on: Option<NaiveDate>,
    pub signed: Option<Signature>,
}

/// The boxes as typed.
#[derive(Debug, Clone, Default)]
pub struct TypedAsk {
    pub on: String,
    pub whom: String,
    pub how: String,
    pub answer: String,
    pub again_on: String,
}

impl TypedAsk {
    /// Reads what was typed; every gap is a finding, and all gaps are found at once.
    pub fn read(&self, today: NaiveDate) -> Result<NewsAsked, Vec<Finding>> {
        let mut found = Vec::new();
        let on = read_past_day("on", &self.on, today, &mut found);
        let whom = text("whom", &self.whom, LINE_LIMIT, true, &mut found);
        let how = text("how", &self.how, LINE_LIMIT, false, &mut found);
        let answer = text("answer", &self.answer, TEXT_LIMIT, false, &mut found);
        let again_on = day("againOn", &self.again_on, &mut found);
        if again_on.zip(on).is_some_and(|(again, on)| again <= on) {
            found.push(Finding::new("againOn", FindingCode::BeforeStart));
        }
        match on {
            Some(on) if found.is_empty() => Ok(NewsAsked { on, whom, how, answer, again_on, signed: None }),
            _ => Err(found),
        }
    }
}

/// Whether a step offered after an event is taken up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FollowAnswer {
    /// The step's id in the packs.
    pub step: String,
    pub accepted: bool,
    /// Why not; empty where it is accepted.
    pub why: String,
    pub signed: Option<Signature>,
}

impl FollowAnswer {
    /// Reads an answer; declining needs a reason.
    pub fn read(step: &str, accepted: bool, why: &str) -> Result<Self, Vec<Finding>> {
        let mut found = Vec::new();
        let why = text("why", if accepted { "" } else { why }, TEXT_LIMIT, !accepted, &mut found);
        if !found.is_empty() {
            return Err(found);
        }
        Ok(Self { step: step.to_owned(), accepted, why, signed: None })
    }
}

/// Reads the reason given for something; it is required.
pub fn read_reason(typed: &str) -> Result<String, Vec<Finding>> {
    let mut found = Vec::new();
    let why = text("why", typed, TEXT_LIMIT, true, &mut found);
    if found.is_empty() { Ok(why) } else { Err(found) }
}

/// Reads a day that need not be given; one that does not exist is a finding.
fn day(field: &str, typed: &str, found: &mut Vec<Finding>) -> Option<NaiveDate> {
    let day = read_day(typed);
    if day.is_none() && !typed.trim().is_empty() {
        found.push(Finding::new(field, FindingCode::NoSuchDate));
    }
    day
}

/// Reads a choice that may be left open, of a box that is shown.
fn shown<T: serde::de::DeserializeOwned>(
    is_shown: bool,
    field: &str,
    typed: &str,
    found: &mut Vec<Finding>,
) -> Option<T> {
    if !is_shown || typed.is_empty() {
        return None;
    }
    let mut unread = Vec::new();
    let read = read_choice(field, typed, &mut unread);
    if read.is_none() {
        found.push(Finding::new(field, FindingCode::NotListed));
    }
    read
}

fn text(field: &str, typed: &str, limit: u32, needed: bool, found: &mut Vec<Finding>) -> String {
    let text = typed.trim();
    let code = match u32::try_from(text.chars().count()).unwrap_or(u32::MAX) {
        0 if needed => Some(FindingCode::Missing),
        length if length > limit => Some(FindingCode::TooLong(limit)),
        _ if text.contains('\0') => Some(FindingCode::ForbiddenCharacter),
        _ => None,
    };
    found.extend(code.map(|code| Finding::new(field, code)));
    text.to_owned()
}

#[cfg(test)]
#[path = "record_tests.rs"]
mod tests;
