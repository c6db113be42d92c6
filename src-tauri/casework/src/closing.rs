//! Closing a case. It ends no duty, no safety step and no decision of the NRM: it says what becomes of each.

use serde::{Deserialize, Serialize};

use crate::case::read_choice;
use crate::finding::Finding;
use crate::warning::read_text;

/// Why a case is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClosingReason {
    SafeAndSettled,
    PassedOn,
    LostContact,
    PersonAsked,
    OpenedInError,
    Died,
    Other,
}

/// What becomes of a safety step that is still open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepGoes {
    HandedOver,
    GoesOn,
    NotNeeded,
}

/// One open step and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StepAnswered {
    pub step: String,
    /// As the step was called then.
    pub title: String,
    pub answer: StepGoes,
    /// To whom, with whom or why.
    pub detail: String,
}

/// A closing, with an answer for every step that was open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Closing {
    pub reason: ClosingReason,
    pub why: String,
    pub answers: Vec<StepAnswered>,
}

/// What was typed of one open step.
#[derive(Debug, Clone, Copy)]
pub struct TypedAnswer<'a> {
    pub step: &'a str,
    pub answer: &'a str,
    pub detail: &'a str,
}

impl Closing {
    /// Reads what was typed. `open` are the steps still open, each with its title: each needs an answer with its detail,
    /// and answers about anything else are left out. All gaps are found at once.
    pub fn read(
        reason: &str,
        why: &str,
        answers: &[TypedAnswer<'_>],
        open: &[(&str, &str)],
    ) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let reason: Option<ClosingReason> = read_choice("reason", reason, &mut findings);
        let why = read_text("why", why, &mut findings);
        let answers: Vec<_> =
            open.iter().filter_map(|step| read_answer(*step, answers, &mut findings)).collect();
        match reason {
            Some(reason) if findings.is_empty() => Ok(Self { reason, why, answers }),
            _ => Err(findings),
        }
    }
}

fn read_answer(
    (step, title): (&str, &str),
    typed: &[TypedAnswer<'_>],
    findings: &mut Vec<Finding>,
) -> Option<StepAnswered> {
    let given = typed.iter().find(|answer| answer.step == step);
    let field = format!("step/{step}");
    let answer = read_choice(&field, given.map_or("", |it| it.answer), findings)?;
    let detail = read_text(&format!("{field}/detail"), given.map_or("", |it| it.detail), findings);
    Some(StepAnswered { step: step.to_owned(), title: title.to_owned(), answer, detail })
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: [(&str, &str); 2] = [("uk-101", "Report to the police"), ("ew-sa", "Ask about a safe place")];

    fn fields(findings: &[Finding]) -> Vec<&str> {
        findings.iter().map(|finding| finding.field.as_str()).collect()
    }

    #[test]
    fn every_open_step_asks_for_an_answer_and_its_detail() {
        let half = [TypedAnswer { step: "uk-101", answer: "handed-over", detail: " " }];
        let findings = Closing::read("", "", &half, &OPEN).expect_err("almost nothing was answered");
        assert_eq!(
            fields(&findings),
            ["reason", "why", "step/uk-101/detail", "step/ew-sa"],
            "every gap at once"
        );
    }

    #[test]
    fn a_whole_closing_keeps_each_answer_with_the_name_of_its_step() {
        let answers = [
            TypedAnswer { step: "ew-sa", answer: "not-needed", detail: "Has a home" },
            TypedAnswer { step: "uk-101", answer: "goes-on", detail: "Officer Invented" },
            TypedAnswer { step: "gone", answer: "goes-on", detail: "Nobody" },
        ];
        let closing = Closing::read("passed-on", "Moved away", &answers, &OPEN).expect("whole");
        let kept: Vec<_> = closing.answers.iter().map(|it| (it.title.as_str(), it.answer)).collect();
        let expected =
            [("Report to the police", StepGoes::GoesOn), ("Ask about a safe place", StepGoes::NotNeeded)];
        assert_eq!(kept, expected, "in the order of the rail, and nothing that was not open");
    }
}
