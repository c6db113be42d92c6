//! Which steps stand in the rail of a case, and why each does: what is for every case of its kind, what facts call for,
//! what was accepted or added, and what was recorded before things changed.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};

use super::fact::{Fact, FactIs, Facts, FactsTold, Situation, known};
use super::hours::{answering, reached_again};
use super::pathways::{Pathways, Step};
use super::record::{NewRecord, Outcome};
use super::standing::{Because, Line, Opening, Rail, Stands, Status};
use crate::case::{AgeGroup, InterpreterNeed, Nation};
use crate::consent::{Decision, Purpose};
use crate::decision::{FollowAnswer, put_right_as};
use crate::moment::read_stored;
use crate::worker::MayRefer;

/// A record of a step, with when it was recorded (RFC 3339).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRecord {
    pub step: String,
    pub recorded_at: String,
    pub record: NewRecord,
}

/// How a case was until a day: what its steps were chosen by then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lived {
    pub until: NaiveDate,
    pub nation: Nation,
    pub age: AgeGroup,
    pub area: String,
}

/// A step accepted after a decision, and when.
#[derive(Debug, Clone)]
pub struct Accepted<'p> {
    pub step: &'p Step,
    pub at: DateTime<FixedOffset>,
    /// The record after which it was accepted.
    pub record: String,
}

/// Returns the steps accepted after a decision, each from when it was last accepted. Declining an offer takes nothing
/// from the rail that was accepted after another record. `answers` are in the order in which they were given, each with its
/// record and when (RFC 3339).
pub fn accepted<'p>(
    pathways: &'p Pathways,
    answers: &[(String, String, FollowAnswer)],
    replaced: &[(String, String)],
) -> Vec<Accepted<'p>> {
    let mut latest: BTreeMap<(&str, &str), (&str, bool)> = BTreeMap::new();
    for (record, at, answer) in answers {
        latest.insert((&answer.step, put_right_as(replaced, record)), (at, answer.accepted));
    }
    let mut accepted: Vec<Accepted<'p>> = Vec::new();
    for ((step, record), (at, _)) in latest.into_iter().filter(|(_, (_, accepted))| *accepted) {
        let (Some(step), Some(at)) = (pathways.step_in_use(step), read_stored(at)) else { continue };
        match accepted.iter_mut().find(|it| it.step.id == step.id) {
            Some(earlier) if earlier.at < at => (earlier.at, earlier.record) = (at, record.to_owned()),
            Some(_) => {}
            None => accepted.push(Accepted { step, at, record: record.to_owned() }),
        }
    }
    accepted
}

/// A case as far as its steps are chosen by it.
pub struct Situated<'a, 'p> {
    pub nation: Nation,
    pub age: AgeGroup,
    pub area: &'a str,
    pub opened_on: NaiveDate,
    /// Oldest first.
    pub lived: &'a [Lived],
    pub facts: &'a Facts,
    /// In the order in which they were recorded.
    pub records: &'a [StepRecord],
    pub accepted: &'a [Accepted<'p>],
    /// The steps that the worker added, each with when.
    pub added: &'a [(&'p Step, NaiveDateTime)],
}

/// What other records say of a case, as far as steps are called for by it.
pub struct Beside<'a> {
    pub opened_on: NaiveDate,
    pub age: AgeGroup,
    pub language: &'a str,
    pub interpreter: InterpreterNeed,
    /// What was said about each purpose, in the order in which it was recorded, with its day.
    pub said: &'a [(Purpose, Decision, NaiveDate)],
    pub worker_may: MayRefer,
}

/// Returns everything known of a case. `situations` are in the order in which they were recorded, each with when
/// (RFC 3339); what a step's record led to counts from when it happened.
pub fn facts_of(
    pathways: &Pathways,
    beside: &Beside<'_>,
    situations: &[(String, Situation)],
    records: &[StepRecord],
) -> Facts {
    let answered = situations.iter().filter_map(|(at, it)| {
        Some(FactsTold { at: read_stored(at)?.naive_local(), answers: it.answers.clone(), step: None })
    });
    let led = latest_results(records).filter_map(|it| {
        let sets = pathways.step(&it.step)?.sets(&it.record.result)?;
        Some(FactsTold { at: it.record.at, answers: sets.clone(), step: Some(it.step.clone()) })
    });
    let mut told: Vec<FactsTold> = answered.chain(led).collect();
    told.sort_by_key(|it| it.at);
    told.extend(beside.told());
    known(&told)
}

/// Returns, of each step, the record whose result counts: the latest that has one, and of two at the same moment the one
/// recorded later. A result put right is no longer so.
fn latest_results(records: &[StepRecord]) -> impl Iterator<Item = &StepRecord> {
    let mut latest: BTreeMap<&str, &StepRecord> = BTreeMap::new();
    for it in records.iter().filter(|it| !it.record.result.is_empty()) {
        let earlier = latest.get(it.step.as_str()).is_some_and(|other| other.record.at > it.record.at);
        if !earlier {
            latest.insert(&it.step, it);
        }
    }
    latest.into_values()
}

impl Beside<'_> {
    fn told(&self) -> Vec<FactsTold> {
        let since = |on: NaiveDate, fact: Fact, so: bool| FactsTold {
            at: on.and_time(NaiveTime::MIN),
            answers: BTreeMap::from([(fact, if so { FactIs::Yes } else { FactIs::No })]),
            step: None,
        };
        let other = self.interpreter == InterpreterNeed::Needed
            || !self.language.trim().eq_ignore_ascii_case("english");
        let may_not =
            matches!(self.worker_may, MayRefer::NotFirstResponder | MayRefer::OrganisationNotListed);
        let mut told = vec![
            since(self.opened_on, Fact::TreatedAsChild, self.age.treated_as_child()),
            since(self.opened_on, Fact::OtherLanguage, other),
            since(self.opened_on, Fact::MayNotRefer, may_not),
        ];
        for (purpose, decision, on) in self.said {
            let agrees = matches!(decision, Decision::Agree | Decision::AgreeWithLimits);
            match purpose {
                Purpose::Support => told.push(since(*on, Fact::AgreesToSupport, agrees)),
                Purpose::Referral => {
                    told.push(since(*on, Fact::AgreesToReferral, agrees));
                    told.push(since(*on, Fact::NotReady, !agrees));
                }
                _ => {}
            }
        }
        told
    }
}

/// A step that stands in a rail, and why.
struct Called<'p> {
    step: &'p Step,
    stands: Stands,
    because: Option<Because>,
    since: NaiveDate,
    /// From when records count.
    counts_from: Option<NaiveDateTime>,
}

impl Pathways {
    /// Returns the rail of a case.
    pub fn rail<'p>(&'p self, case: &Situated<'_, 'p>, now: NaiveDateTime) -> Rail<'p> {
        let records = case.records_by_step();
        let mut called = self.called(case, now.date());
        in_place(&mut called, &records);
        let there: Vec<&str> = called.iter().map(|it| it.step.id.as_str()).collect();
        let past: Vec<Called<'p>> = records
            .keys()
            .filter(|id| !there.contains(*id))
            .filter_map(|id| self.step(id))
            .map(|step| Called {
                step,
                stands: Stands::Recorded,
                because: None,
                since: case.opened_on,
                counts_from: None,
            })
            .collect();
        called.extend(past);
        let line = |it: &Called<'p>| case.line(it, &records, now);
        let mut lines: Vec<Line<'p>> = called.iter().map(line).collect();
        self.ring_instead(&mut lines, case, &records, now);
        Rail::of(lines, now.date())
    }

    /// Returns the steps that stand in the rail whatever was recorded, before any takes the place of another.
    fn called<'p>(&'p self, case: &Situated<'_, 'p>, today: NaiveDate) -> Vec<Called<'p>> {
        let unasked =
            self.steps().filter(|step| step.is_valid_on(today)).filter_map(|step| case.calls_for(step));
        let mut called: Vec<Called<'p>> = unasked.collect();
        for accepted in case.accepted {
            let (step, at) = (accepted.step, accepted.at.naive_local());
            let stands = Stands::AfterDecision;
            put(&mut called, Called { step, stands, because: None, since: at.date(), counts_from: Some(at) });
        }
        for (step, at) in case.added {
            if !called.iter().any(|it| it.step.id == step.id) {
                let stands = Stands::Added;
                called.push(Called { step, stands, because: None, since: at.date(), counts_from: Some(*at) });
            }
        }
        called
    }

    /// Adds whom to ring while the office of an open step is away. Once they were told, the office is to be told on the day
    /// it is reached again.
    fn ring_instead<'p>(
        &'p self,
        lines: &mut Vec<Line<'p>>,
        case: &Situated<'_, 'p>,
        records: &Records<'_>,
        now: NaiveDateTime,
    ) {
        for step in self.steps().filter(|step| step.concerns(case.nation, case.age, case.area)) {
            let Some(of) = &step.while_closed else { continue };
            let Some(main) = lines.iter().position(|line| line.step.id == *of && !line.status.settled())
            else {
                continue;
            };
            let contacts = &lines[main].step.contacts;
            let of_step = records.get(step.id.as_str()).map_or(&[][..], Vec::as_slice);
            let told =
                of_step.iter().filter(|it| it.record.outcome == Outcome::Done).map(|it| it.record.at).max();
            if let Some(on) = told.and_then(|at| reached_again(contacts, case.nation, at)) {
                lines[main] = lines[main].clone().put_off(on, now.date());
            }
            if answering(contacts, case.nation, now).is_away() {
                let of_step: Vec<&NewRecord> = of_step.iter().map(|it| &it.record).collect();
                let line = Line::of(step, &of_step, case.opening(lines[main].since), now);
                lines.retain(|line| line.step.id != step.id);
                lines.push(Line { stands: Stands::Closed, ..line });
            }
        }
    }

    /// Returns the step to ring while this one's office is closed.
    pub fn instead_of(&self, step: &Step) -> Option<&Step> {
        self.steps().find(|other| other.while_closed.as_deref() == Some(&*step.id))
    }
}

fn put<'a>(called: &mut Vec<Called<'a>>, one: Called<'a>) {
    match called.iter_mut().find(|it| it.step.id == one.step.id) {
        Some(there) => *there = one,
        None => called.push(one),
    }
}

/// Lets the step of an area stand in the place of the nation's. Where only the nation's was done, or found not needed, that
/// one stays; trying it without getting through hides nobody's number.
fn in_place(called: &mut Vec<Called<'_>>, records: &Records<'_>) {
    let settled = |step: &Step| {
        let latest = records.get(step.id.as_str()).and_then(|of| of.iter().max_by_key(|it| it.record.at));
        latest.is_some_and(|it| matches!(it.record.outcome, Outcome::Done | Outcome::NotNeeded))
    };
    let recorded = |step: &Step| records.contains_key(step.id.as_str());
    let mut gone: Vec<String> = Vec::new();
    for local in called.iter().filter(|it| matches!(it.stands, Stands::Always | Stands::Fact)) {
        let replaced: Vec<&Step> = called
            .iter()
            .filter(|it| local.step.in_place_of.contains(&it.step.id) && it.stands != Stands::AfterDecision)
            .map(|it| it.step)
            .collect();
        if !recorded(local.step) && replaced.iter().any(|step| settled(step)) {
            gone.push(local.step.id.clone());
        } else {
            gone.extend(replaced.into_iter().filter(|step| !settled(step)).map(|step| step.id.clone()));
        }
    }
    called.retain(|it| !gone.contains(&it.step.id));
}

/// The records of a case by step, in the order in which they were recorded.
type Records<'a> = BTreeMap<&'a str, Vec<&'a StepRecord>>;

impl<'a, 'p> Situated<'a, 'p> {
    /// Returns a step that the case calls for unasked.
    fn calls_for(&self, step: &'p Step) -> Option<Called<'p>> {
        if !step.concerns(self.nation, self.age, self.area) || step.page.is_some() {
            return None;
        }
        let lived = self.lived_since(step);
        if step.rail {
            let stands = Stands::Always;
            return Some(Called { step, stands, because: None, since: lived, counts_from: None });
        }
        let by = step.when.as_ref()?.called_by(self.facts)?;
        let because = Some(Because { fact: by.fact, is: by.is });
        let since = by.since.max(lived);
        Some(Called { step, stands: Stands::Fact, because, since, counts_from: by.again })
    }

    /// Returns since when a step concerns the case: the day it was opened, or the day it changed so that it does.
    fn lived_since(&self, step: &Step) -> NaiveDate {
        let other = |it: &&Lived| !step.concerns(it.nation, it.age, &it.area);
        self.lived.iter().rev().find(other).map_or(self.opened_on, |it| it.until)
    }

    fn opening(&self, on: NaiveDate) -> Opening {
        Opening { on, nation: self.nation }
    }

    fn records_by_step(&self) -> Records<'a> {
        let mut records = Records::new();
        for it in self.records {
            records.entry(&it.step).or_default().push(it);
        }
        records
    }

    /// Returns how a step stands by the records that count: what was recorded before it was accepted, added or called for
    /// anew is history.
    fn line(&self, called: &Called<'p>, records: &Records<'a>, now: NaiveDateTime) -> Line<'p> {
        let of_step = records.get(called.step.id.as_str()).map_or(&[][..], Vec::as_slice);
        let counting: Vec<&NewRecord> =
            of_step.iter().filter(|it| it.counts_from(called.counts_from)).map(|it| &it.record).collect();
        let line = Line::of(called.step, &counting, self.opening(called.since), now);
        let Called { stands, because, counts_from, .. } = *called;
        let line = Line { stands, because, counts_from, ..line };
        if stands == Stands::Recorded && !line.status.settled() {
            Line { status: Status::NotCalledFor, due_on: None, ..line }
        } else {
            line
        }
    }
}

impl StepRecord {
    /// Tells whether it was recorded at that moment or after it.
    pub fn counts_from(&self, from: Option<NaiveDateTime>) -> bool {
        from.is_none_or(|from| read_stored(&self.recorded_at).is_none_or(|at| at.naive_local() >= from))
    }
}

#[cfg(test)]
#[path = "calling_tests.rs"]
mod tests;
