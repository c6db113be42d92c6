//! One case with everything that decides how pressing it is, and which steps it calls for.

use casework::consent::{Decision, Purpose};
use casework::decision::{DecisionEvent, FollowAnswer, NewsAsked};
use casework::safeguarding::{Situation, StepRecord};
use casework::warning::Warning;
use chrono::{NaiveDate, NaiveDateTime};

use super::cases::{CaseChangeRecord, CaseRecord};

/// One case with what decides how pressing it is.
#[derive(Debug, Clone)]
pub struct CaseFacts {
    pub case: CaseRecord,
    /// Oldest first.
    pub changes: Vec<CaseChangeRecord>,
    /// In the order in which they were recorded; of many cases at once without their words.
    pub safety: Vec<StepRecord>,
    /// What was answered about what is so, in order: when it was recorded, and the answers.
    pub situations: Vec<(String, Situation)>,
    /// The steps that the worker added, in order: the step, and when.
    pub added: Vec<(String, String)>,
    /// The warnings that stand, in order, each with its id.
    pub warnings: Vec<(String, Warning)>,
    /// What was decided about referral and support, in the order in which it was recorded, each with the day on which
    /// it was decided (`YYYY-MM-DD`).
    pub said: Vec<(Purpose, Decision, String)>,
    /// None while it is open.
    pub closed_at: Option<String>,
    /// Those that count, in the order in which they were recorded, what was put right in its first place: id and event.
    pub decisions: Vec<(String, DecisionEvent)>,
    /// The answers to offered steps, in the order in which they were given: the record's id, when, and the answer.
    pub offered: Vec<(String, String, FollowAnswer)>,
    /// Records that another put right: the one that was replaced, and the one in its place.
    pub replaced: Vec<(String, String)>,
    /// What was said of clocks, in order: the clock, and whether it needs nothing more.
    pub settled: Vec<(String, bool)>,
    pub news: Vec<NewsAsked>,
    pub sent: Vec<SentFacts>,
    /// The draft's form and version; none before it is begun.
    pub draft: Option<(String, u32)>,
    /// The draft that was told to stand on the online form: its version, begun and last saved.
    pub online: Vec<(u32, NaiveDate, NaiveDate)>,
    pub unfinished_notes: usize,
    /// Something about consent may fall due: it was given until a day or withdrawn, a day to return was named, or someone
    /// was sent as a child or is treated as one.
    pub consent_may_fall_due: bool,
    /// In which place each record was made, those that were put right too.
    pub(super) places: Vec<(String, i64)>,
}

/// A report that was sent, as far as it decides anything.
#[derive(Debug, Clone)]
pub struct SentFacts {
    pub version: u32,
    pub route: String,
    pub at: NaiveDateTime,
}

impl CaseFacts {
    /// Returns a case of which nothing else is read yet.
    pub(super) fn of(case: CaseRecord, unfinished_notes: usize) -> Self {
        Self {
            consent_may_fall_due: case.age_group.treated_as_child(),
            case,
            changes: Vec::new(),
            safety: Vec::new(),
            situations: Vec::new(),
            added: Vec::new(),
            warnings: Vec::new(),
            said: Vec::new(),
            closed_at: None,
            decisions: Vec::new(),
            offered: Vec::new(),
            replaced: Vec::new(),
            settled: Vec::new(),
            news: Vec::new(),
            sent: Vec::new(),
            draft: None,
            online: Vec::new(),
            unfinished_notes,
            places: Vec::new(),
        }
    }

    /// Puts in order what was read; something falls due also about those who were taken to be a child before.
    pub(super) fn finish(&mut self) {
        self.order_decisions();
        let was_child = self.changes.iter().any(|change| change.before.age_group.treated_as_child());
        self.consent_may_fall_due |= was_child;
    }

    /// Returns a record and those that it put right, whose answers and letters stand for it too.
    pub fn and_replaced<'f>(&'f self, record: &'f str) -> Vec<&'f str> {
        let mut all = vec![record];
        while let Some((before, _)) = self
            .replaced
            .iter()
            .find(|(before, by)| all.contains(&by.as_str()) && !all.contains(&before.as_str()))
        {
            all.push(before);
        }
        all
    }

    /// Lets what puts a record right stand where that record stood.
    fn order_decisions(&mut self) {
        if self.replaced.is_empty() {
            return;
        }
        let mut decisions = std::mem::take(&mut self.decisions);
        decisions.sort_by_cached_key(|(id, _)| {
            let records = self.and_replaced(id);
            self.places.iter().filter(|(of, _)| records.contains(&of.as_str())).map(|(_, place)| *place).min()
        });
        self.decisions = decisions;
    }

    /// Tells whether the present version of the referral is recorded as sent.
    pub fn is_frozen(&self) -> bool {
        let version = self.draft.as_ref().map_or(1, |(_, version)| *version);
        self.sent.iter().any(|sent| sent.version == version)
    }
}
