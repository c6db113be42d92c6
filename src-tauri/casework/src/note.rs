//! A visit note: written at the time, then fixed; afterwards only additions and corrections.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::case::read_choice;
use crate::finding::{Finding, FindingCode};
use crate::moment::{read_moment, read_past_moment, refuse_nul};

/// Everything typed into a note, kept as typed. A draft may hold anything at all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteText {
    /// When the visit began, `YYYY-MM-DDTHH:MM` once it is right.
    pub started: String,
    pub ended: String,
    pub place: String,
    pub present: String,
    /// What was seen and heard.
    pub text: String,
    /// The worker's professional view, never mixed with what was seen and heard.
    pub view: String,
}

/// What the worker states when finishing: made at the time, or later and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    pub made_at_the_time: bool,
    pub why_later: String,
}

impl Statement {
    /// Takes what was chosen; none while nothing was.
    pub fn read(made_at_the_time: Option<bool>, why_later: String) -> Option<Self> {
        made_at_the_time.map(|made_at_the_time| Self { made_at_the_time, why_later })
    }
}

impl NoteText {
    /// Returns what keeps the note from being finished, a statement not made included. Nothing here keeps
    /// it from being saved.
    pub fn findings(&self, statement: Option<&Statement>, now: NaiveDateTime) -> Vec<Finding> {
        let mut findings = Vec::new();
        let started = read_past_moment("started", &self.started, now, &mut findings);
        let ended = read_past_moment("ended", &self.ended, now, &mut findings);
        if let (Some(started), Some(ended)) = (started, ended)
            && ended < started
        {
            findings.push(Finding::new("ended", FindingCode::BeforeStart));
        }
        if self.text.trim().is_empty() {
            findings.push(Finding::new("text", FindingCode::Missing));
        }
        for (field, typed) in self.fields() {
            refuse_nul(field, typed, &mut findings);
        }
        match statement {
            None => findings.push(Finding::new("madeAtTheTime", FindingCode::Missing)),
            Some(Statement { made_at_the_time: false, why_later }) if why_later.trim().is_empty() => {
                findings.push(Finding::new("whyLater", FindingCode::Missing));
            }
            Some(Statement { why_later, .. }) => refuse_nul("whyLater", why_later, &mut findings),
        }
        findings
    }

    /// Returns when the visit began, if that can be read from what was typed.
    pub fn started_at(&self) -> Option<NaiveDateTime> {
        read_moment(&self.started)
    }

    fn fields(&self) -> [(&'static str, &str); 4] {
        [("place", &self.place), ("present", &self.present), ("text", &self.text), ("view", &self.view)]
    }
}

/// Adding what was left out, or putting right what was wrong. The original stays as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AmendmentKind {
    Addition,
    Correction,
}

/// An entry linked to a finished note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAmendment {
    pub kind: AmendmentKind,
    /// For a correction: what was wrong. Empty for an addition.
    pub was_wrong: String,
    pub text: String,
    pub reason: String,
}

impl NewAmendment {
    /// Reads what was typed; all gaps are found at once.
    pub fn read(kind: &str, was_wrong: &str, text: &str, reason: &str) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let kind = read_choice::<AmendmentKind>("kind", kind, &mut findings);
        let correcting = kind == Some(AmendmentKind::Correction);
        for (field, typed, required) in
            [("wasWrong", was_wrong, correcting), ("text", text, true), ("reason", reason, true)]
        {
            if required && typed.trim().is_empty() {
                findings.push(Finding::new(field, FindingCode::Missing));
            }
            refuse_nul(field, typed, &mut findings);
        }
        match kind {
            Some(kind) if findings.is_empty() => Ok(Self {
                kind,
                was_wrong: if correcting { was_wrong.to_owned() } else { String::new() },
                text: text.to_owned(),
                reason: reason.to_owned(),
            }),
            _ => Err(findings),
        }
    }
}

/// The most characters of a note that a list shows.
const EXCERPT_LENGTH: usize = 160;

/// Returns the first two lines of a text, shortened, for a list.
pub fn excerpt(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(2).collect();
    let joined = lines.join(" ");
    if joined.chars().count() <= EXCERPT_LENGTH {
        return joined;
    }
    joined.chars().take(EXCERPT_LENGTH).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(typed: &str) -> NaiveDateTime {
        read_moment(typed).expect("the test writes real moments")
    }

    fn visit() -> NoteText {
        NoteText {
            started: "2026-03-17T10:00".into(),
            ended: "2026-03-17T11:15".into(),
            text: "Opened the door herself.".into(),
            ..NoteText::default()
        }
    }

    const AT_THE_TIME: Statement = Statement { made_at_the_time: true, why_later: String::new() };

    #[test]
    fn a_whole_note_can_be_finished() {
        assert_eq!(visit().findings(Some(&AT_THE_TIME), at("2026-03-17T11:20")), [], "nothing is missing");
    }

    #[test]
    fn an_empty_note_says_what_is_missing() {
        let findings = NoteText::default().findings(Some(&AT_THE_TIME), at("2026-03-17T11:20"));
        let fields: Vec<_> = findings.iter().map(|finding| finding.field.as_str()).collect();
        assert_eq!(fields, ["started", "ended", "text"], "each gap once");
    }

    #[test]
    fn whether_it_was_made_at_the_time_is_never_supposed() {
        let findings = visit().findings(None, at("2026-03-17T11:20"));
        assert_eq!(
            findings,
            [Finding::new("madeAtTheTime", FindingCode::Missing)],
            "nothing is pre-selected"
        );
        assert_eq!(Statement::read(None, "because".into()), None, "no choice, no statement");
    }

    #[test]
    fn a_visit_cannot_end_before_it_began() {
        let note = NoteText { ended: "2026-03-17T09:59".into(), ..visit() };
        let findings = note.findings(Some(&AT_THE_TIME), at("2026-03-17T11:20"));
        assert_eq!(findings, [Finding::new("ended", FindingCode::BeforeStart)], "time runs one way");
    }

    #[test]
    fn a_note_made_later_says_why() {
        let later = Statement { made_at_the_time: false, why_later: " ".into() };
        let findings = visit().findings(Some(&later), at("2026-03-18T09:00"));
        assert_eq!(findings, [Finding::new("whyLater", FindingCode::Missing)], "late writing asks why");
    }

    #[test]
    fn nul_is_named_and_other_scripts_are_welcome() {
        let note =
            NoteText { text: "مرحبا 👋🏽 \u{202e}abc".into(), view: "a\0b".into(), ..visit() };
        let findings = note.findings(Some(&AT_THE_TIME), at("2026-03-17T11:20"));
        assert_eq!(findings, [Finding::new("view", FindingCode::ForbiddenCharacter)], "only NUL is refused");
    }

    #[test]
    fn a_correction_names_what_was_wrong() {
        let findings =
            NewAmendment::read("correction", "", "The visit was on Tuesday", "").expect_err("gaps");
        let fields: Vec<_> = findings.iter().map(|finding| finding.field.as_str()).collect();
        assert_eq!(fields, ["wasWrong", "reason"], "what, and why");
        assert!(
            NewAmendment::read("addition", "", "Also", "Left out").is_ok(),
            "an addition corrects nothing"
        );
    }

    #[test]
    fn an_excerpt_is_two_lines_at_most() {
        assert_eq!(excerpt("\n One \n\n Two\nThree"), "One Two", "blank lines do not count");
        assert_eq!(excerpt(&"é".repeat(300)).chars().count(), EXCERPT_LENGTH + 1, "cut between characters");
    }
}
