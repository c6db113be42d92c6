//! A case as far as its safety steps are chosen by it, gathered from what is stored.

use casework::moment::{read_day, read_stored};
use casework::safeguarding::{
    Accepted, Beside, Facts, Lived, Pathways, Rail, Situated, Step, StepRecord, accepted, facts_of,
};
use casework::worker::MayRefer;
use chrono::{NaiveDate, NaiveDateTime};
use vault::Vault;
use vault::store::{CaseFacts, CaseRecord};

use crate::refusal::{Answer, Refusal, RefusalCode};

/// What the rail of a case is made from.
pub struct Situation {
    pub facts: Facts,
    pub accepted: Vec<Accepted<'static>>,
    added: Vec<(&'static Step, NaiveDateTime)>,
    lived: Vec<Lived>,
    opened_on: NaiveDate,
}

impl Situation {
    pub fn of(facts: &CaseFacts, worker_may: MayRefer) -> Answer<Self> {
        let pathways = Pathways::current();
        let opened_on = opened_on(&facts.case)?;
        let day = |at: &str| at.get(..10).and_then(read_day);
        let said: Vec<_> = facts
            .said
            .iter()
            .filter_map(|(purpose, decision, at)| Some((*purpose, *decision, day(at)?)))
            .collect();
        let beside = Beside {
            opened_on,
            age: facts.case.age_group,
            language: &facts.case.language,
            interpreter: facts.case.interpreter,
            said: &said,
            worker_may,
        };
        let added = facts
            .added
            .iter()
            .filter_map(|(step, at)| Some((pathways.step_in_use(step)?, read_stored(at)?.naive_local())));
        let lived = facts.changes.iter().filter_map(|change| {
            let before = &change.before;
            let (nation, age, area) = (before.nation, before.age_group, before.area.clone());
            Some(Lived { until: day(&change.at)?, nation, age, area })
        });
        Ok(Self {
            facts: facts_of(pathways, &beside, &facts.situations, &facts.safety),
            accepted: accepted(pathways, &facts.offered, &facts.replaced),
            added: added.collect(),
            lived: lived.collect(),
            opened_on,
        })
    }

    /// Returns the rail, with the words of records where they were read: `records` are those of the case.
    pub fn rail(&self, case: &CaseRecord, records: &[StepRecord], now: NaiveDateTime) -> Rail<'static> {
        let situated = Situated {
            nation: case.nation,
            age: case.age_group,
            area: &case.area,
            opened_on: self.opened_on,
            lived: &self.lived,
            facts: &self.facts,
            records,
            accepted: &self.accepted,
            added: &self.added,
        };
        Pathways::current().rail(&situated, now)
    }

    /// Returns when a step was accepted after a decision.
    pub fn accepted(&self, step: &str) -> Option<&Accepted<'static>> {
        self.accepted.iter().find(|it| it.step.id == step)
    }
}

/// Tells whether the worker may refer; not known while they have said nothing of themself.
pub fn worker_may(vault: &Vault) -> Answer<MayRefer> {
    Ok(vault.worker()?.map(|it| it.worker).unwrap_or_default().may_refer())
}

fn opened_on(case: &CaseRecord) -> Answer<NaiveDate> {
    let day = case.opened_at.get(..10).and_then(read_day);
    day.ok_or_else(|| Refusal::new(RefusalCode::DatabaseDamaged))
}

/// Returns the records of a case with their words.
pub fn records(vault: &Vault, case: &str) -> Answer<Vec<StepRecord>> {
    let stored = vault.safety_of(case)?.into_iter();
    Ok(stored
        .map(|it| StepRecord { step: it.step, recorded_at: it.recorded_at, record: it.record })
        .collect())
}
