//! Warning notes: what everyone who opens a case must know before anything else.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::case::read_choice;
use crate::finding::{Finding, FindingCode};
use crate::moment::read_day;

/// The most characters of a warning: it is read in a moment.
pub const TEXT_LIMIT: u32 = 600;
/// The most months until a warning is looked at again. Daybook's own limit: a warning nobody looks at wrongs someone.
pub const REVIEW_WITHIN_MONTHS: u32 = 12;

/// What a warning is about, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningKind {
    RiskToStaff,
    RiskToPerson,
    /// Where the person is, or that they spoke, is told to nobody named here.
    DoNotDisclose,
    /// A way or a time in which the person is not contacted.
    DoNotContact,
    Other,
}

/// A warning as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Warning {
    pub kind: WarningKind,
    pub text: String,
    /// Whether the person was told that it stands here.
    pub told: bool,
    /// Why not, where they were not.
    pub why_not_told: String,
    pub review_on: NaiveDate,
}

/// The boxes of a warning as typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct TypedWarning<'a> {
    pub kind: &'a str,
    pub text: &'a str,
    /// `yes` or `no`.
    pub told: &'a str,
    pub why_not_told: &'a str,
    /// `YYYY-MM-DD`.
    pub review_on: &'a str,
}

impl Warning {
    /// Reads what was typed; every gap is a finding, and all gaps are found at once.
    pub fn read(typed: TypedWarning<'_>, today: NaiveDate) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let kind: Option<WarningKind> = read_choice("kind", typed.kind, &mut findings);
        let text = read_text("text", typed.text, &mut findings);
        let told = match typed.told {
            "yes" => Some(true),
            "no" => Some(false),
            _ => {
                findings.push(Finding::new("told", FindingCode::Missing));
                None
            }
        };
        let why_not_told = match told {
            Some(false) => read_text("whyNotTold", typed.why_not_told, &mut findings),
            _ => String::new(),
        };
        let review_on = read_review(typed.review_on, today, &mut findings);
        match (kind, told, review_on) {
            (Some(kind), Some(told), Some(review_on)) if findings.is_empty() => {
                Ok(Self { kind, text, told, why_not_told, review_on })
            }
            _ => Err(findings),
        }
    }

    /// Tells whether the day has come to look at it again.
    pub fn is_to_review(&self, today: NaiveDate) -> bool {
        self.review_on <= today
    }
}

/// Reads a text that is required.
pub fn read_text(field: &str, typed: &str, findings: &mut Vec<Finding>) -> String {
    let text = typed.trim();
    let code = match u32::try_from(text.chars().count()).unwrap_or(u32::MAX) {
        0 => Some(FindingCode::Missing),
        length if length > TEXT_LIMIT => Some(FindingCode::TooLong(TEXT_LIMIT)),
        _ if text.contains('\0') => Some(FindingCode::ForbiddenCharacter),
        _ => None,
    };
    findings.extend(code.map(|code| Finding::new(field, code)));
    text.to_owned()
}

fn read_review(typed: &str, today: NaiveDate, findings: &mut Vec<Finding>) -> Option<NaiveDate> {
    let last = today.checked_add_months(Months::new(REVIEW_WITHIN_MONTHS)).unwrap_or(NaiveDate::MAX);
    let code = match read_day(typed) {
        Some(day) if day < today => FindingCode::InPast,
        Some(day) if day > last => FindingCode::TooFar(REVIEW_WITHIN_MONTHS),
        Some(day) => return Some(day),
        None if typed.trim().is_empty() => FindingCode::Missing,
        None => FindingCode::NoSuchDate,
    };
    findings.push(Finding::new("reviewOn", code));
    None
}

#[cfg(test)]
#[path = "warning_tests.rs"]
mod tests;
