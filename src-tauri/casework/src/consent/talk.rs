//! The conversation about consent: what was said, in which words, and the record of it.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::finding::{Finding, FindingCode};
use crate::moment::refuse_nul;
use crate::statements::Audience;

/// How the interpreter took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    InPerson,
    Telephone,
    Video,
}

/// Which gender of interpreter the person asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gender {
    Woman,
    Man,
    NoPreference,
    NotAsked,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Interpreter {
    /// Name or number.
    pub who: String,
    pub mode: Option<Mode>,
    pub agency: String,
    pub gender: Option<Gender>,
}

/// What was done with a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    Said,
    ComeBack,
}

/// One statement as it was put to the person. The last mark of a statement counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub statement: String,
    pub mark: Mark,
    pub at: DateTime<FixedOffset>,
    /// The day of the English wording, `YYYY-MM-DD`.
    pub worded: String,
    /// The tag of the translation that was shown; empty for English alone.
    pub language: String,
    /// Who translated what was shown, and on which day; empty for English alone.
    #[serde(default)]
    pub translated: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Break {
    pub from: DateTime<FixedOffset>,
    pub to: Option<DateTime<FixedOffset>>,
}

/// A conversation. While it is open it is kept at every act; finished, it is fixed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talk {
    pub audience: Audience,
    /// The tag of the translation chosen; empty for none.
    pub language: String,
    pub began_at: DateTime<FixedOffset>,
    pub said: Vec<Said>,
    pub breaks: Vec<Break>,
    pub details: TalkDetails,
    pub signed: Option<crate::note::Signature>,
}

/// The record of a conversation, as typed; the choices are words until it is finished.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TalkDetails {
    pub explained_by: String,
    pub place: String,
    /// The language spoken.
    pub language: String,
    pub interpreter: String,
    /// As typed: `in-person`, `telephone`, `video` or empty.
    pub mode: String,
    pub agency: String,
    /// As typed: `woman`, `man`, `no-preference`, `not-asked` or empty.
    pub gender: String,
    pub present: String,
    pub said_back: String,
    pub questions: String,
    /// What a child thinks and wants.
    pub views: String,
    pub age_assessment: String,
    pub agreed_wording: bool,
}

impl Talk {
    pub fn begin(audience: Audience, language: &str, now: DateTime<FixedOffset>) -> Self {
        Self {
            audience,
            language: language.to_owned(),
            began_at: now,
            said: Vec::new(),
            breaks: Vec::new(),
            details: TalkDetails::default(),
            signed: None,
        }
    }

    /// Returns what was last done with a statement.
    pub fn mark(&self, statement: &str) -> Option<&Said> {
        self.said.iter().rev().find(|said| said.statement == statement)
    }

    /// Returns the ids of the statements that were said, in the order of the pack's list.
    pub fn explained(&self) -> Vec<&str> {
        let mut said: Vec<&str> = Vec::new();
        for one in &self.said {
            let counts = self.mark(&one.statement).is_some_and(|last| last.mark == Mark::Said);
            if counts && !said.contains(&one.statement.as_str()) {
                said.push(&one.statement);
            }
        }
        said
    }

    /// Begins a break, or ends the one that is being taken; doing so twice changes nothing.
    pub fn rest(&mut self, resting: bool, now: DateTime<FixedOffset>) {
        let open = self.breaks.iter_mut().rev().find(|it| it.to.is_none());
        match (open, resting) {
            (None, true) => self.breaks.push(Break { from: now, to: None }),
            (Some(open), false) => open.to = Some(now),
            _ => {}
        }
    }

    pub fn resting_since(&self) -> Option<DateTime<FixedOffset>> {
        self.breaks.iter().rev().find(|it| it.to.is_none()).map(|it| it.from)
    }

    /// Returns when the talk was last begun or gone on with: from then on time is counted to the next break.
    pub fn going_since(&self) -> DateTime<FixedOffset> {
        self.breaks.iter().filter_map(|it| it.to).max().unwrap_or(self.began_at)
    }

    /// Returns what is missing before the record can be finished.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        if self.explained().is_empty() {
            findings.push(Finding::new("statements", FindingCode::NoneTicked));
        }
        let details = &self.details;
        let needed = [("explainedBy", &details.explained_by), ("saidBack", &details.said_back)];
        for (field, typed) in needed {
            if typed.trim().is_empty() {
                findings.push(Finding::new(field, FindingCode::Missing));
            }
        }
        let others = [
            ("explainedBy", &details.explained_by),
            ("saidBack", &details.said_back),
            ("place", &details.place),
            ("language", &details.language),
            ("interpreter", &details.interpreter),
            ("agency", &details.agency),
            ("present", &details.present),
            ("questions", &details.questions),
            ("views", &details.views),
            ("ageAssessment", &details.age_assessment),
        ];
        for (field, typed) in others {
            refuse_nul(field, typed, &mut findings);
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(text).expect("a real moment")
    }

    fn said(statement: &str, mark: Mark, moment: &str) -> Said {
        let (worded, language, translated) = ("2026-11-21".to_owned(), String::new(), String::new());
        Said { statement: statement.to_owned(), mark, at: at(moment), worded, language, translated }
    }

    #[test]
    fn the_last_mark_of_a_statement_counts() {
        let mut talk = Talk::begin(Audience::Adult, "", at("2026-03-17T15:00:00Z"));
        talk.said.push(said("C1", Mark::Said, "2026-03-17T15:01:00Z"));
        talk.said.push(said("C2", Mark::ComeBack, "2026-03-17T15:02:00Z"));
        talk.said.push(said("C3", Mark::Said, "2026-03-17T15:03:00Z"));
        talk.said.push(said("C3", Mark::ComeBack, "2026-03-17T15:04:00Z"));
        assert_eq!(talk.explained(), ["C1"], "what is to be come back to was not explained");
        talk.said.push(said("C2", Mark::Said, "2026-03-17T15:05:00Z"));
        assert_eq!(talk.explained(), ["C1", "C2"], "until it is said");
    }

    #[test]
    fn a_break_is_taken_once_and_ended_once() {
        let mut talk = Talk::begin(Audience::Adult, "", at("2026-03-17T15:00:00Z"));
        talk.rest(true, at("2026-03-17T15:10:00Z"));
        talk.rest(true, at("2026-03-17T15:11:00Z"));
        assert_eq!(talk.resting_since(), Some(at("2026-03-17T15:10:00Z")), "one break");
        talk.rest(false, at("2026-03-17T15:20:00Z"));
        talk.rest(false, at("2026-03-17T15:21:00Z"));
        assert_eq!(talk.breaks.len(), 1, "ended once");
        assert_eq!(talk.going_since(), at("2026-03-17T15:20:00Z"), "time is counted afresh");
    }

    #[test]
    fn a_record_says_who_explained_and_what_was_said_back() {
        let talk = Talk::begin(Audience::Under18, "", at("2026-03-17T15:00:00Z"));
        let fields: Vec<_> = talk.findings().into_iter().map(|finding| finding.field).collect();
        assert_eq!(fields, ["statements", "explainedBy", "saidBack"], "the rest may be left open");
    }
}
