//! A case as a test tells it, told through the same records as a real one.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::super::calling::{Accepted, Beside, Lived, Situated, StepRecord, facts_of};
use super::super::fact::{Fact, FactIs, Facts, Situation};
use super::super::record::{NewRecord, Outcome};
use super::super::standing::{Stands, Status};
use super::{Pathways, Step};
use crate::case::{AgeGroup, InterpreterNeed, Nation};
use crate::consent::{Decision, Purpose};
use crate::worker::MayRefer;

/// The day on which every such case is opened: a Tuesday.
pub const OPENED: &str = "2026-03-17";

pub struct Trial {
    pub nation: Nation,
    pub age: AgeGroup,
    pub area: &'static str,
    pub lived: Vec<Lived>,
    pub language: &'static str,
    pub worker_may: MayRefer,
    pub said: Vec<(Purpose, Decision, NaiveDate)>,
    pub situations: Vec<(String, Situation)>,
    pub records: Vec<StepRecord>,
    pub accepted: Vec<Accepted<'static>>,
    pub added: Vec<(&'static Step, NaiveDateTime)>,
}

/// A line of the rail, as far as a test looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub id: &'static str,
    pub status: Status,
    pub stands: Stands,
    pub because: Option<(Fact, FactIs)>,
    pub since: NaiveDate,
    pub due_on: Option<NaiveDate>,
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("the test writes real days")
}

pub fn at(text: &str) -> NaiveDateTime {
    crate::moment::read_moment(text).expect("the test writes real moments")
}

pub fn step(id: &str) -> &'static Step {
    Pathways::shipped().step(id).expect("the test names shipped steps")
}

/// Returns when something was recorded at a moment, as it is stored.
pub fn stored(moment: &str) -> String {
    format!("{moment}:00+00:00")
}

impl Trial {
    pub fn new(nation: Nation, age: AgeGroup, area: &'static str) -> Self {
        Self {
            nation,
            age,
            area,
            lived: Vec::new(),
            language: "English",
            worker_may: MayRefer::Yes,
            said: Vec::new(),
            situations: Vec::new(),
            records: Vec::new(),
            accepted: Vec::new(),
            added: Vec::new(),
        }
    }

    pub fn adult(area: &'static str) -> Self {
        Self::new(Nation::England, AgeGroup::Adult, area)
    }

    pub fn child(area: &'static str) -> Self {
        Self::new(Nation::England, AgeGroup::Under18, area)
    }

    /// Adds an answer about a fact.
    pub fn told(mut self, moment: &str, fact: Fact, is: FactIs) -> Self {
        let answers = BTreeMap::from([(fact, is)]);
        self.situations.push((stored(moment), Situation { answers, why: "the person said so".into() }));
        self
    }

    /// Adds a fact that was so when the case was opened.
    pub fn with(self, fact: Fact) -> Self {
        self.told("2026-03-17T09:00", fact, FactIs::Yes)
    }

    pub fn said(mut self, purpose: Purpose, decision: Decision) -> Self {
        self.said.push((purpose, decision, day(OPENED)));
        self
    }

    pub fn recorded(mut self, step: &str, outcome: Outcome, moment: &str, result: &str) -> Self {
        let record = NewRecord {
            outcome,
            at: at(moment),
            who: "Duty team".into(),
            reference: String::new(),
            agreed: String::new(),
            reason: "no answer".into(),
            arranged_for: (outcome == Outcome::Arranged).then(|| at(moment).date()),
            number: String::new(),
            result: result.into(),
            feedback: String::new(),
        };
        self.records.push(StepRecord { step: step.into(), recorded_at: stored(moment), record });
        self
    }

    pub fn done(self, step: &str, result: &str) -> Self {
        self.recorded(step, Outcome::Done, "2026-03-17T11:00", result)
    }

    pub fn facts(&self) -> Facts {
        let beside = Beside {
            opened_on: day(OPENED),
            age: self.age,
            language: self.language,
            interpreter: InterpreterNeed::NotNeeded,
            said: &self.said,
            worker_may: self.worker_may,
        };
        facts_of(Pathways::shipped(), &beside, &self.situations, &self.records)
    }

    pub fn rail(&self, now: &str) -> Vec<Shown> {
        let facts = self.facts();
        let case = Situated {
            nation: self.nation,
            age: self.age,
            area: self.area,
            opened_on: day(OPENED),
            lived: &self.lived,
            facts: &facts,
            records: &self.records,
            accepted: &self.accepted,
            added: &self.added,
        };
        let rail = Pathways::shipped().rail(&case, at(now));
        let shown = rail.lines.into_iter().map(|line| Shown {
            id: &line.step.id,
            status: line.status,
            stands: line.stands,
            because: line.because.map(|because| (because.fact, because.is)),
            since: line.since,
            due_on: line.due_on,
        });
        shown.collect()
    }

    pub fn ids(&self, now: &str) -> Vec<&'static str> {
        self.rail(now).iter().map(|line| line.id).collect()
    }

    pub fn line(&self, id: &str, now: &str) -> Option<Shown> {
        self.rail(now).into_iter().find(|line| line.id == id)
    }
}
