//! What keeps a note from being finished. Nothing here keeps it from being saved.

use chrono::{NaiveDateTime, NaiveTime};

use super::{NoteDetails, NoteKind, NoteText, PersonThere, Statement};
use crate::finding::{Finding, FindingCode};
use crate::moment::{read_day, read_past_moment, refuse_nul};

/// When a note was begun and when it is finished, on this computer's clock, and after how many hours the
/// recording pack calls a note written later.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    pub began: NaiveDateTime,
    pub now: NaiveDateTime,
    pub late_after_hours: u32,
}

impl NoteText {
    /// Returns everything that is missing or odd, a statement not made included.
    pub fn findings(&self, statement: Option<&Statement>, written: Written) -> Vec<Finding> {
        let mut findings = Vec::new();
        let happened = self.times(written.now, &mut findings);
        self.content(&mut findings);
        self.details.findings(written.now, &mut findings);
        for (field, typed) in self.fields() {
            refuse_nul(field, typed, &mut findings);
        }
        self.statement(statement, happened, written, &mut findings);
        findings
    }

    /// Reads when it happened; returns when it was over.
    fn times(&self, now: NaiveDateTime, findings: &mut Vec<Finding>) -> Option<NaiveDateTime> {
        let started = read_past_moment("started", &self.started, now, findings);
        if self.ended.trim().is_empty() && !self.details.kind.takes_time() {
            return started;
        }
        let ended = read_past_moment("ended", &self.ended, now, findings);
        if let (Some(started), Some(ended)) = (started, ended)
            && ended < started
        {
            findings.push(Finding::new("ended", FindingCode::BeforeStart));
        }
        ended.or(started)
    }

    fn content(&self, findings: &mut Vec<Finding>) {
        let oversight = &self.details.oversight;
        let required: &[(&str, &str)] = match self.details.kind {
            NoteKind::ManagementOversight => {
                &[("oversight/decision", &oversight.decision), ("oversight/reasons", &oversight.reasons)]
            }
            NoteKind::NoReply => &[],
            _ => &[("text", &self.text)],
        };
        let missing = required.iter().filter(|(_, typed)| typed.trim().is_empty());
        findings.extend(missing.map(|(field, _)| Finding::new(*field, FindingCode::Missing)));
    }

    /// A note typed up from paper may have been made at the time, whenever it was typed.
    fn statement(
        &self,
        statement: Option<&Statement>,
        happened: Option<NaiveDateTime>,
        written: Written,
        findings: &mut Vec<Finding>,
    ) {
        let Some(statement) = statement else {
            return findings.push(Finding::new("madeAtTheTime", FindingCode::Missing));
        };
        let late = happened.is_some_and(|happened| written.is_late(happened));
        if statement.made_at_the_time && late && self.details.paper.is_none() {
            findings.push(Finding::new("madeAtTheTime", FindingCode::WrittenLater));
        }
        if !statement.made_at_the_time && statement.why_later.trim().is_empty() {
            findings.push(Finding::new("whyLater", FindingCode::Missing));
        }
        refuse_nul("whyLater", &statement.why_later, findings);
    }

    fn fields(&self) -> [(&'static str, &str); 4] {
        [("place", &self.place), ("present", &self.present), ("text", &self.text), ("view", &self.view)]
    }
}

impl Written {
    /// Tells whether the note was begun so long after what it tells of that the pack calls it late.
    pub fn is_late(self, happened: NaiveDateTime) -> bool {
        (self.began - happened).num_minutes() > i64::from(self.late_after_hours) * 60
    }
}

impl NoteKind {
    /// Tells whether what the note is about has a beginning and an end.
    fn takes_time(self) -> bool {
        !matches!(self, Self::ManagementOversight | Self::NoReply)
    }
}

impl NoteDetails {
    fn findings(&self, now: NaiveDateTime, findings: &mut Vec<Finding>) {
        for (place, person) in self.who.iter().enumerate().filter(|(_, person)| !person.is_empty()) {
            person.findings(place, findings);
        }
        if let Some(paper) = &self.paper {
            read_past_moment("paper/writtenAt", &paper.written_at, now, findings);
            if !matches!(paper.kept.as_str(), "yes" | "no") {
                findings.push(Finding::new("paper/kept", FindingCode::Missing));
            }
        }
        let review = self.oversight.review_on.trim();
        if !review.is_empty() && read_day(review).is_none() {
            findings.push(Finding::new("oversight/reviewOn", FindingCode::NoSuchDate));
        }
        for (field, typed) in self.fields() {
            refuse_nul(field, typed, findings);
        }
    }

    /// Returns every text that a paper or a list may have to show, by the field to look at.
    fn fields(&self) -> Vec<(&'static str, &str)> {
        let interpreter = &self.interpreter;
        let mut fields = vec![
            ("interpreter/who", interpreter.who.as_str()),
            ("interpreter/language", &interpreter.language),
            ("interpreter/way", &interpreter.way),
            ("condition/rests", &self.condition.rests),
            ("condition/words", &self.condition.words),
            ("oversight/decision", &self.oversight.decision),
            ("oversight/reasons", &self.oversight.reasons),
        ];
        fields.extend(self.paper.iter().map(|paper| ("paper/place", paper.place.as_str())));
        for words in &self.exact {
            fields.extend(
                [&words.said.speaker, &words.said.language, &words.said.through]
                    .map(|it| ("text", it.as_str())),
            );
        }
        for seen in &self.indicators {
            fields.extend([&seen.what, &seen.place, &seen.at].map(|it| ("indicators", it.as_str())));
        }
        fields
    }
}

impl PersonThere {
    fn findings(&self, place: usize, findings: &mut Vec<Finding>) {
        let field = |name: &str| format!("who/{place}/{name}");
        if self.name.trim().is_empty() && self.role.trim().is_empty() {
            findings.push(Finding::new(field("name"), FindingCode::Missing));
        }
        let mut read = |name: &str, typed: &str| {
            let time = NaiveTime::parse_from_str(typed.trim(), "%H:%M").ok();
            if time.is_none() && !typed.trim().is_empty() {
                findings.push(Finding::new(field(name), FindingCode::NoSuchDate));
            }
            time
        };
        let (from, until) = (read("from", &self.from), read("until", &self.until));
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            findings.push(Finding::new(field("until"), FindingCode::BeforeStart));
        }
        for (name, typed) in [("name", &self.name), ("role", &self.role)] {
            refuse_nul(&field(name), typed, findings);
        }
    }
}

#[cfg(test)]
#[path = "findings_tests.rs"]
mod tests;
