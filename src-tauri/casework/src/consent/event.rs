//! One occasion on which the person decided, and how it is read from what was typed.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::capacity::CapacityRecord;
use super::matter::{Channel, Matter, Purpose};
use super::standing::stand;
use super::talk::Interpreter;
use crate::case::read_choice;
use crate::finding::{Finding, FindingCode};
use crate::moment::{read_day, read_past_moment, refuse_nul};
use crate::note::Signature;

/// What the person decided on one occasion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    Agree,
    AgreeWithLimits,
    Refuse,
    MoreTime,
    Withdraw,
    CannotDecide,
}

impl Decision {
    pub const ALL: [Self; 6] = [
        Self::Agree,
        Self::AgreeWithLimits,
        Self::Refuse,
        Self::MoreTime,
        Self::Withdraw,
        Self::CannotDecide,
    ];
}

/// How the decision was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Manner {
    Verbal,
    Written,
}

/// One occasion: what the person decided, and how it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentEvent {
    pub purpose: Purpose,
    pub decision: Decision,
    /// When the person decided, on the clock of the place.
    pub at: NaiveDateTime,
    /// What the person said, in their words.
    pub words: String,
    pub language: String,
    /// Name or number of the interpreter.
    pub interpreter: String,
    pub present: String,
    /// Ids of the statements explained before the answer.
    pub explained: Vec<String>,
    /// When to ask again, if the person wants more time.
    pub return_on: Option<NaiveDate>,
    /// What the first releases did not ask; left out where nothing of it was said, so that the digests of their
    /// events stay what they were.
    #[serde(default, skip_serializing_if = "EventDetails::is_plain")]
    pub details: EventDetails,
}

/// How it was done, with whom, and within which limits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventDetails {
    /// The agency, the other person or the channel it is about.
    pub about: String,
    /// In the person's words.
    pub limits: String,
    /// The last day on which it counts.
    pub until: Option<NaiveDate>,
    pub return_time: Option<NaiveTime>,
    /// The words in which it was asked.
    pub asked: String,
    pub explained_by: String,
    pub place: String,
    /// Beside `interpreter`: how, from where, and which gender was asked for.
    pub through: Interpreter,
    /// Why the person cannot decide now.
    pub why: String,
    /// The number or address of a way of contact.
    pub address: String,
    pub manner: Option<Manner>,
    pub breaks: String,
    /// The version of the statements pack that was explained from.
    pub statements: String,
    pub signed: Option<Signature>,
}

impl EventDetails {
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

/// What was typed about one occasion, before it is read.
#[derive(Debug, Clone, Default)]
pub struct TypedConsent {
    pub purpose: String,
    pub about: String,
    pub decision: String,
    pub at: String,
    pub words: String,
    pub asked: String,
    pub language: String,
    pub interpreter: String,
    pub mode: String,
    pub agency: String,
    pub gender: String,
    pub present: String,
    pub explained_by: String,
    pub place: String,
    pub explained: Vec<String>,
    pub limits: String,
    pub until: String,
    pub return_on: String,
    pub return_time: String,
    pub why: String,
    pub address: String,
    pub manner: String,
    pub breaks: String,
}

impl TypedConsent {
    /// Reads the occasion against what was recorded before; all gaps are found at once. An occasion may
    /// be recorded late: it is judged by how things stood when it happened. `manner_needed` tells for the decision
    /// typed whether it must say how it was given.
    pub fn read(
        self,
        events: &[ConsentEvent],
        records: &[CapacityRecord],
        now: NaiveDateTime,
        manner_needed: impl Fn(Purpose, Decision) -> bool,
    ) -> Result<ConsentEvent, Vec<Finding>> {
        let mut findings = Vec::new();
        let purpose = read_choice::<Purpose>("purpose", &self.purpose, &mut findings);
        let about = purpose.map(|purpose| self.read_about(purpose, &mut findings)).unwrap_or_default();
        let at = read_past_moment("at", &self.at, now, &mut findings);
        let decision =
            self.read_decision(purpose, &about, (events, records), at.unwrap_or(now), &mut findings);
        let wants_time = decision == Some(Decision::MoreTime);
        let return_on =
            wants_time.then(|| read_coming("returnOn", &self.return_on, now.date(), &mut findings));
        let return_time = self.read_time(wants_time, &mut findings);
        let limited = decision == Some(Decision::AgreeWithLimits);
        // What was agreed until a day that has passed since can still be recorded as it was.
        let agreed_on = at.unwrap_or(now).date();
        let until = (limited && !self.until.trim().is_empty())
            .then(|| read_coming("until", &self.until, agreed_on, &mut findings));
        let needs_manner = purpose.zip(decision).is_some_and(|(purpose, it)| manner_needed(purpose, it));
        let manner = optional(&self.manner, "manner", needs_manner, &mut findings);
        let through = self.read_interpreter(&mut findings);
        self.text_findings(decision, &mut findings);
        let (Some(purpose), Some(decision), Some(at), true) = (purpose, decision, at, findings.is_empty())
        else {
            return Err(findings);
        };
        let only = |when: bool, text: String| if when { text } else { String::new() };
        let explained_from =
            only(!self.explained.is_empty(), crate::statements::Statements::current().version.clone());
        Ok(ConsentEvent {
            purpose,
            decision,
            at,
            words: self.words,
            language: self.language,
            interpreter: self.interpreter,
            present: self.present,
            explained: self.explained,
            return_on: return_on.flatten(),
            details: EventDetails {
                about,
                limits: only(limited, self.limits),
                until: until.flatten(),
                return_time,
                asked: self.asked,
                explained_by: self.explained_by,
                place: self.place,
                through,
                why: only(decision == Decision::CannotDecide, self.why),
                address: only(purpose == Purpose::Contact, self.address),
                manner,
                breaks: self.breaks,
                statements: explained_from,
                signed: None,
            },
        })
    }

    fn read_about(&self, purpose: Purpose, findings: &mut Vec<Finding>) -> String {
        if !purpose.is_named() {
            return String::new();
        }
        let about = self.about.trim();
        if purpose == Purpose::Contact {
            read_choice::<Channel>("about", about, findings);
        } else if about.is_empty() {
            findings.push(Finding::new("about", FindingCode::Missing));
        }
        refuse_nul("about", about, findings);
        about.to_owned()
    }

    fn read_decision(
        &self,
        purpose: Option<Purpose>,
        about: &str,
        (events, records): (&[ConsentEvent], &[CapacityRecord]),
        at: NaiveDateTime,
        findings: &mut Vec<Finding>,
    ) -> Option<Decision> {
        let decision = read_choice::<Decision>("decision", &self.decision, findings)?;
        let Some(purpose) = purpose else { return Some(decision) };
        let events: Vec<_> = events.iter().filter(|event| event.at <= at).cloned().collect();
        let records: Vec<_> = records.iter().filter(|record| record.at <= at).cloned().collect();
        let then = stand(&events, &records, &Matter::about(purpose, about), at.date()).standing;
        let allowed = then.may_record(purpose).contains(&decision);
        if !allowed {
            findings.push(Finding::new("decision", FindingCode::NotListed));
        }
        allowed.then_some(decision)
    }

    fn read_time(&self, wanted: bool, findings: &mut Vec<Finding>) -> Option<NaiveTime> {
        let typed = self.return_time.trim();
        if !wanted || typed.is_empty() {
            return None;
        }
        let read = NaiveTime::parse_from_str(typed, "%H:%M").ok();
        if read.is_none() {
            findings.push(Finding::new("returnTime", FindingCode::NoSuchDate));
        }
        read
    }

    fn read_interpreter(&self, findings: &mut Vec<Finding>) -> Interpreter {
        Interpreter {
            who: String::new(),
            mode: optional(&self.mode, "mode", false, findings),
            agency: self.agency.clone(),
            gender: optional(&self.gender, "gender", false, findings),
        }
    }

    fn text_findings(&self, decision: Option<Decision>, findings: &mut Vec<Finding>) {
        let needed = [
            ("words", &self.words, true),
            ("limits", &self.limits, decision == Some(Decision::AgreeWithLimits)),
            ("why", &self.why, decision == Some(Decision::CannotDecide)),
        ];
        for (field, typed, needed) in needed {
            if needed && typed.trim().is_empty() {
                findings.push(Finding::new(field, FindingCode::Missing));
            }
            refuse_nul(field, typed, findings);
        }
        let texts = [
            ("asked", &self.asked),
            ("language", &self.language),
            ("interpreter", &self.interpreter),
            ("agency", &self.agency),
            ("present", &self.present),
            ("explainedBy", &self.explained_by),
            ("place", &self.place),
            ("address", &self.address),
            ("breaks", &self.breaks),
        ];
        for (field, typed) in texts {
            refuse_nul(field, typed, findings);
        }
    }
}

/// Reads a day that is not before `from`; a gap, a day that cannot be read and an earlier one are findings.
fn read_coming(field: &str, typed: &str, from: NaiveDate, findings: &mut Vec<Finding>) -> Option<NaiveDate> {
    let code = match read_day(typed) {
        Some(day) if day >= from => return Some(day),
        Some(_) => FindingCode::InPast,
        None if typed.trim().is_empty() => FindingCode::Missing,
        None => FindingCode::NoSuchDate,
    };
    findings.push(Finding::new(field, code));
    None
}

/// Reads a choice that may be left open unless it is needed.
pub(super) fn optional<T: serde::de::DeserializeOwned>(
    typed: &str,
    field: &str,
    needed: bool,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    if typed.trim().is_empty() && !needed {
        return None;
    }
    read_choice(field, typed, findings)
}

#[cfg(test)]
#[path = "event_tests.rs"]
mod tests;
