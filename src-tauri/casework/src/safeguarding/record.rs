//! What was recorded of a step. Each save is an event of its own; none replaces another.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::case::read_choice;
use crate::finding::{Finding, FindingCode};
use crate::moment::{read_day, read_past_moment};

/// The most characters of a single line: a name, a reference.
pub const LINE_LIMIT: u32 = 300;
/// The most characters of a longer text: what was agreed, a reason.
pub const TEXT_LIMIT: u32 = 5000;

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    Done,
    Arranged,
    CouldNot,
    NotNeeded,
}

impl Outcome {
    /// Tells whether someone must have been spoken to.
    pub fn needs_who(self) -> bool {
        matches!(self, Self::Done | Self::Arranged)
    }

    /// Tells whether it counts only with a reason.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::CouldNot | Self::NotNeeded)
    }
}

/// One event of a step, in the worker's words and the computer's local time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewRecord {
    pub outcome: Outcome,
    pub at: NaiveDateTime,
    /// Who was spoken to.
    pub who: String,
    pub reference: String,
    pub agreed: String,
    /// Why it could not be done or is not needed; empty for the other outcomes.
    pub reason: String,
    /// Only where something is arranged.
    pub arranged_for: Option<NaiveDate>,
    /// The number that was rung.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// The id of what it led to, of those that the step names; only where it is done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub result: String,
    /// What came back.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub feedback: String,
}

/// The boxes of the record as typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct TypedRecord<'a> {
    /// `done`, `arranged`, `could-not` or `not-needed`; empty until chosen.
    pub outcome: &'a str,
    /// `YYYY-MM-DDTHH:MM`.
    pub at: &'a str,
    pub who: &'a str,
    pub reference: &'a str,
    pub agreed: &'a str,
    pub reason: &'a str,
    /// `YYYY-MM-DD`.
    pub arranged_for: &'a str,
    pub number: &'a str,
    pub result: &'a str,
    pub feedback: &'a str,
}

impl NewRecord {
    /// Reads what was typed; every gap is a finding, and all gaps are found at once. A box that the
    /// chosen outcome does not show (a reason for "done", say) is not read and not kept.
    pub fn read(typed: TypedRecord<'_>, now: NaiveDateTime) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let outcome: Option<Outcome> = read_choice("outcome", typed.outcome, &mut findings);
        let at = read_past_moment("at", typed.at, now, &mut findings);
        let who_needed = outcome.is_some_and(Outcome::needs_who);
        let who = read_text("who", typed.who, LINE_LIMIT, who_needed, &mut findings);
        let reference = read_text("reference", typed.reference, LINE_LIMIT, false, &mut findings);
        let agreed = read_text("agreed", typed.agreed, TEXT_LIMIT, false, &mut findings);
        let reason = if outcome.is_some_and(Outcome::needs_reason) {
            read_text("reason", typed.reason, TEXT_LIMIT, true, &mut findings)
        } else {
            String::new()
        };
        let arranged_for = if outcome == Some(Outcome::Arranged) {
            read_arranged_for(typed.arranged_for, at, &mut findings)
        } else {
            None
        };
        let number = read_text("number", typed.number, LINE_LIMIT, false, &mut findings);
        let feedback = read_text("feedback", typed.feedback, TEXT_LIMIT, false, &mut findings);
        let result =
            if outcome == Some(Outcome::Done) { typed.result.trim().to_owned() } else { String::new() };
        match (outcome, at) {
            (Some(outcome), Some(at)) if findings.is_empty() => Ok(Self {
                outcome,
                at,
                who,
                reference,
                agreed,
                reason,
                arranged_for,
                number,
                result,
                feedback,
            }),
            _ => Err(findings),
        }
    }
}

/// Reads a text without the blanks round it.
fn read_text(field: &str, typed: &str, limit: u32, needed: bool, findings: &mut Vec<Finding>) -> String {
    let text = typed.trim();
    let code = match u32::try_from(text.chars().count()).unwrap_or(u32::MAX) {
        0 if needed => Some(FindingCode::Missing),
        length if length > limit => Some(FindingCode::TooLong(limit)),
        _ if text.contains('\0') => Some(FindingCode::ForbiddenCharacter),
        _ => None,
    };
    findings.extend(code.map(|code| Finding::new(field, code)));
    text.to_owned()
}

/// Reads the day something is arranged for: real, and not before the day it was arranged on.
fn read_arranged_for(
    typed: &str,
    at: Option<NaiveDateTime>,
    findings: &mut Vec<Finding>,
) -> Option<NaiveDate> {
    let code = match read_day(typed) {
        Some(day) if at.is_some_and(|at| day < at.date()) => FindingCode::BeforeStart,
        Some(day) => return Some(day),
        None if typed.trim().is_empty() => FindingCode::Missing,
        None => FindingCode::NoSuchDate,
    };
    findings.push(Finding::new("arrangedFor", code));
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const DONE: TypedRecord<'_> = TypedRecord {
        outcome: "done",
        at: "2026-03-17T14:10",
        who: " Duty team ",
        reference: "REF 1",
        agreed: "A bed for tonight",
        reason: "typed, then hidden",
        arranged_for: "not a day",
        number: "01632 960001",
        result: "",
        feedback: "",
    };

    fn now() -> NaiveDateTime {
        crate::moment::read_moment("2026-03-17T14:10").expect("a real moment")
    }

    #[test]
    fn a_whole_record_is_read_without_the_boxes_it_does_not_show() {
        let record = NewRecord::read(DONE, now()).expect("nothing is missing");
        assert_eq!(record.who, "Duty team", "blanks round it say nothing");
        assert_eq!((record.reason.as_str(), record.arranged_for), ("", None), "hidden boxes are not kept");
    }

    #[rstest]
    #[case("", &["outcome", "at"])]
    #[case("maybe", &["outcome", "at"])]
    #[case("done", &["at", "who"])]
    #[case("arranged", &["at", "who", "arrangedFor"])]
    #[case("could-not", &["at", "reason"])]
    #[case("not-needed", &["at", "reason"])]
    fn each_outcome_asks_for_its_own_boxes(#[case] outcome: &str, #[case] expected: &[&str]) {
        let findings = NewRecord::read(TypedRecord { outcome, ..TypedRecord::default() }, now())
            .expect_err("nothing else was typed");
        let fields: Vec<_> = findings.iter().map(|finding| finding.field.as_str()).collect();
        assert_eq!(fields, expected, "every gap at once, in the order of the page");
        assert!(findings.iter().all(|finding| finding.code == FindingCode::Missing), "said to be missing");
    }

    #[rstest]
    #[case("2026-03-17T14:11", FindingCode::InFuture)]
    #[case("2026-02-29T10:00", FindingCode::NoSuchDate)]
    #[case("yesterday", FindingCode::NoSuchDate)]
    fn a_moment_is_real_and_has_come(#[case] at: &str, #[case] code: FindingCode) {
        let findings = NewRecord::read(TypedRecord { at, ..DONE }, now()).expect_err("no such moment yet");
        assert_eq!(findings, [Finding::new("at", code)], "the box at fault");
    }

    #[rstest]
    #[case("2026-02-30", FindingCode::NoSuchDate)]
    #[case("2026-03-16", FindingCode::BeforeStart)]
    #[case(" ", FindingCode::Missing)]
    fn an_arranged_day_is_real_and_not_before_it_was_arranged(
        #[case] arranged_for: &str,
        #[case] code: FindingCode,
    ) {
        let typed = TypedRecord { outcome: "arranged", arranged_for, ..DONE };
        let findings = NewRecord::read(typed, now()).expect_err("no such day");
        assert_eq!(findings, [Finding::new("arrangedFor", code)], "the box at fault");
    }

    #[test]
    fn something_arranged_for_the_same_day_is_taken() {
        let typed = TypedRecord { outcome: "arranged", arranged_for: "2026-03-17", ..DONE };
        let record = NewRecord::read(typed, now()).expect("today is not too early");
        assert_eq!(record.arranged_for, Some(now().date()), "the day as typed");
    }

    #[test]
    fn long_texts_are_found_by_characters_and_nul_by_name() {
        let (line, text) = ("é".repeat(301), "é".repeat(5001));
        let typed = TypedRecord { who: &line, reference: "a\0b", agreed: &text, ..DONE };
        let findings = NewRecord::read(typed, now()).expect_err("three boxes are at fault");
        let expected = [
            Finding::new("who", FindingCode::TooLong(LINE_LIMIT)),
            Finding::new("reference", FindingCode::ForbiddenCharacter),
            Finding::new("agreed", FindingCode::TooLong(TEXT_LIMIT)),
        ];
        assert_eq!(findings, expected, "each box for its own reason");
        let typed = TypedRecord { who: &line[..600], agreed: &text[..10_000], ..DONE };
        assert!(NewRecord::read(typed, now()).is_ok(), "300 and 5,000 characters fit, whatever their bytes");
    }
}
