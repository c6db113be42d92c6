//! The information-sharing log: what was shared, with whom, when, why, and on what ground.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::coverage::{Cover, Covered};
use super::pack::ConsentPack;
use crate::case::read_choice;
use crate::finding::{Finding, FindingCode};
use crate::moment::{read_past_moment, refuse_nul};
use crate::note::Signature;
use crate::subject_access::Access;

/// Who receives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recipient {
    /// The worker's own organisation: kept there, shared with nobody.
    OwnOrganisation,
    /// The Home Office, for the referral or the notification.
    HomeOffice,
    Other,
}

/// The ground on which it was shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    Consent,
    /// Within the limits that the person set.
    LimitsKept,
    /// A child's referral, or a notification that names nobody.
    NoConsentNeeded,
    WithinOrganisation,
    /// It is the person's own record, and they asked for it (UK GDPR Art. 15).
    OwnRecord,
    /// A lawful reason of the pack, by its code.
    #[serde(untagged)]
    Reason(String),
}

/// One entry; it is only ever added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sharing {
    pub at: NaiveDateTime,
    /// In words; for a file that Daybook made, its kind.
    pub what: String,
    /// The file's kind, for one that Daybook made.
    pub file_kind: Option<String>,
    pub recipient: Recipient,
    pub to_whom: String,
    pub why: String,
    pub basis: Basis,
    pub justification: String,
    /// What consent did not cover, as it stood.
    pub not_covered: Vec<Covered>,
    pub signed: Option<Signature>,
    /// What was looked at before the person got their own record. Left out of the record elsewhere, so that earlier
    /// digests hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
}

impl Sharing {
    /// Returns the entry as one of the person's own record, given to them on their request.
    pub fn on_request(self, access: Access) -> Self {
        Self { basis: Basis::OwnRecord, access: Some(access), ..self }
    }

    /// Tells whether consent is named as the ground for an agency about which the record says no such thing.
    pub fn contradicts(&self, agreed: impl Fn(&str) -> bool) -> bool {
        self.basis == Basis::Consent && self.recipient == Recipient::Other && !agreed(&self.to_whom)
    }
}

/// What was typed of something shared by other means.
#[derive(Debug, Clone, Default)]
pub struct TypedSharing {
    pub what: String,
    pub recipient: String,
    pub to_whom: String,
    pub at: String,
    pub why: String,
    pub basis: String,
    pub justification: String,
}

impl TypedSharing {
    /// Reads an entry; all gaps are found at once. A reason without consent needs its justification.
    pub fn read(self, now: NaiveDateTime) -> Result<Sharing, Vec<Finding>> {
        let mut findings = Vec::new();
        let recipient = read_choice::<Recipient>("recipient", &self.recipient, &mut findings);
        let at = read_past_moment("at", &self.at, now, &mut findings);
        let basis = match self.basis.trim() {
            "consent" => Some(Basis::Consent),
            code => read_reason("basis", code, &mut findings),
        };
        let reasoned = matches!(basis, Some(Basis::Reason(_)));
        let texts = [
            ("what", &self.what, true),
            ("toWhom", &self.to_whom, recipient == Some(Recipient::Other)),
            ("why", &self.why, true),
            ("justification", &self.justification, reasoned),
        ];
        text_findings(&texts, &mut findings);
        let (Some(recipient), Some(at), Some(basis), true) = (recipient, at, basis, findings.is_empty())
        else {
            return Err(findings);
        };
        Ok(Sharing {
            at,
            what: self.what,
            file_kind: None,
            recipient,
            to_whom: self.to_whom.trim().to_owned(),
            why: self.why,
            basis,
            justification: self.justification,
            not_covered: Vec::new(),
            signed: None,
            access: None,
        })
    }
}

/// What was typed before a file leaves.
#[derive(Debug, Clone, Default)]
pub struct TypedLeaving {
    pub recipient: String,
    pub to_whom: String,
    pub why: String,
    pub reason: String,
    pub justification: String,
    pub limits_kept: bool,
}

impl TypedLeaving {
    /// Returns who is to receive it, as far as it was said.
    pub fn to(&self) -> Option<(Recipient, &str)> {
        let recipient = read_choice::<Recipient>("recipient", &self.recipient, &mut Vec::new())?;
        Some((recipient, self.to_whom.trim()))
    }

    /// Reads why a file of that kind leaves; `covered` is what consent covers of it for that recipient. What it does
    /// not cover needs a lawful reason with its justification, and limits need a word that they are kept.
    pub fn read(self, kind: &str, covered: &[Covered], now: NaiveDateTime) -> Result<Sharing, Vec<Finding>> {
        let mut findings = Vec::new();
        let recipient = read_choice::<Recipient>("recipient", &self.recipient, &mut findings);
        let uncovered = covered.iter().any(|it| it.cover == Cover::NotCovered);
        let limited = covered.iter().any(|it| it.cover == Cover::Limits);
        let needs_reason = uncovered || (limited && !self.limits_kept && !self.reason.trim().is_empty());
        let reason = needs_reason.then(|| read_reason("reason", self.reason.trim(), &mut findings)).flatten();
        if limited && !self.limits_kept && !needs_reason {
            findings.push(Finding::new("limitsKept", FindingCode::NotTicked));
        }
        let texts = [
            ("toWhom", &self.to_whom, recipient == Some(Recipient::Other)),
            ("why", &self.why, true),
            ("justification", &self.justification, needs_reason),
        ];
        text_findings(&texts, &mut findings);
        let (Some(recipient), true) = (recipient, findings.is_empty()) else { return Err(findings) };
        let basis = reason.unwrap_or_else(|| without_reason(recipient, covered));
        Ok(Sharing {
            at: now,
            what: kind.to_owned(),
            file_kind: Some(kind.to_owned()),
            recipient,
            to_whom: self.to_whom.trim().to_owned(),
            why: self.why,
            justification: if needs_reason { self.justification } else { String::new() },
            not_covered: covered
                .iter()
                .filter(|it| matches!(it.cover, Cover::NotCovered | Cover::Limits))
                .cloned()
                .collect(),
            basis,
            signed: None,
            access: None,
        })
    }
}

fn without_reason(recipient: Recipient, covered: &[Covered]) -> Basis {
    let any = |cover: Cover| covered.iter().any(|it| it.cover == cover);
    match recipient {
        Recipient::OwnOrganisation => Basis::WithinOrganisation,
        _ if any(Cover::Limits) => Basis::LimitsKept,
        _ if any(Cover::Covered) => Basis::Consent,
        _ => Basis::NoConsentNeeded,
    }
}

fn read_reason(field: &str, code: &str, findings: &mut Vec<Finding>) -> Option<Basis> {
    let known = ConsentPack::current().reasons.iter().any(|reason| reason.code == code);
    if !known {
        findings.push(Finding::new(field, FindingCode::Missing));
    }
    known.then(|| Basis::Reason(code.to_owned()))
}

fn text_findings(texts: &[(&str, &String, bool)], findings: &mut Vec<Finding>) {
    for (field, typed, needed) in texts {
        if *needed && typed.trim().is_empty() {
            findings.push(Finding::new(*field, FindingCode::Missing));
        }
        refuse_nul(field, typed, findings);
    }
}

#[cfg(test)]
#[path = "sharing_tests.rs"]
mod tests;
