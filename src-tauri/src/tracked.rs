//! A case in the NRM as the rules track it: what was recorded, where it stands, which clocks run.

use std::collections::BTreeSet;

use casework::case::choice_word;
use casework::clock::TimeLimits;
use casework::consent::Standing;
use casework::decision::{
    Before, Clock, Course, DecisionEvent, Lying, Names, Sent, StepDone, Told, clocks, course,
};
use casework::moment::read_day;
use casework::referral::Route;
use casework::safeguarding::{Outcome, Pathways, Step};
use chrono::{NaiveDate, NaiveDateTime};
use vault::store::CaseFacts;

pub struct Tracked {
    pub ids: Vec<String>,
    pub events: Vec<DecisionEvent>,
    pub sent: Vec<Sent>,
    pub lying: Lying,
    /// The clocks that the worker said need nothing more.
    pub settled: Vec<String>,
    pub before: Before,
    pub course: Course,
    pub clocks: Vec<Clock<'static>>,
    steps: Vec<StepDone>,
    /// What the clocks of each event are named by: its first record, however often it was put right.
    names: Vec<String>,
}

impl Tracked {
    /// Tracks a case by what decides how pressing it is; what comes before sending is left open.
    pub fn of(facts: &CaseFacts, today: NaiveDate) -> Self {
        Self::from(facts, before(facts), today)
    }

    /// Tracks a case from how things stand before anything is sent.
    pub fn from(facts: &CaseFacts, before: Before, today: NaiveDate) -> Self {
        let (ids, events): (Vec<String>, _) = facts.decisions.iter().cloned().unzip();
        let first =
            |id: &String| facts.and_replaced(id).last().map_or_else(String::new, |it| (*it).to_owned());
        let mut tracked = Self {
            names: ids.iter().map(first).collect(),
            ids,
            events,
            sent: facts.sent.iter().map(|it| sent(&it.route, it.at)).collect(),
            lying: lying(facts),
            settled: settled(facts),
            before,
            course: Course::nothing(),
            clocks: Vec::new(),
            steps: steps_done(facts),
        };
        tracked.reckon(today);
        tracked
    }

    /// Returns the case as it would be with one event more, and without the one that it puts right.
    pub fn with(&self, event: DecisionEvent, replaces: &str, today: NaiveDate) -> Self {
        let mut events: Vec<_> = self.ids.iter().cloned().zip(self.events.iter().cloned()).collect();
        match events.iter_mut().find(|(id, _)| id == replaces) {
            Some(replaced) => replaced.1 = event,
            None => events.push((String::new(), event)),
        }
        let (ids, events): (Vec<String>, _) = events.into_iter().unzip();
        let mut tracked = Self {
            names: ids.clone(),
            ids,
            events,
            sent: self.sent.clone(),
            lying: self.lying.clone(),
            settled: self.settled.clone(),
            before: self.before,
            course: Course::nothing(),
            clocks: Vec::new(),
            steps: self.steps.clone(),
        };
        tracked.reckon(today);
        tracked
    }

    pub fn told(&self) -> Told<'_> {
        Told { before: self.before, sent: &self.sent, events: &self.events, lying: &self.lying }
    }

    /// Tells whether a referral into the NRM was sent.
    pub fn is_in_nrm(&self) -> bool {
        self.sent.iter().any(|sent| !sent.notification)
    }

    /// Returns the steps offered after a record that counts, in the packs' order.
    pub fn offered(&self, id: &str, event: &DecisionEvent) -> Vec<&'static Step> {
        let Some(on) = event.on() else { return Vec::new() };
        let (nation, age) = self.lying.on(on);
        let place = self.ids.iter().position(|it| it == id);
        let step = self.course.passed.iter().find(|step| step.event.is_some() && step.event == place);
        let led_to = step.map_or(self.course.state, |step| step.to);
        Pathways::current().steps_after(event.act, led_to, nation, age)
    }

    /// Returns the clock of that key.
    pub fn clock(&self, key: &str) -> Option<&Clock<'static>> {
        self.clocks.iter().find(|clock| clock.key == key)
    }

    fn reckon(&mut self, today: NaiveDate) {
        let limits = TimeLimits::current();
        let told = Told { before: self.before, sent: &self.sent, events: &self.events, lying: &self.lying };
        let course = course(&told, limits, today);
        let names = Names { events: &self.names, settled: &self.settled, steps: &self.steps };
        let clocks = clocks(&course, &told, &names, limits, today);
        (self.course, self.clocks) = (course, clocks);
    }
}

/// The steps offered after a record that wait for an answer.
pub struct OpenOffer<'a> {
    pub record: &'a str,
    pub on: Option<NaiveDate>,
    pub steps: usize,
}

/// Returns the records after which steps were offered that wait for an answer, the latest first. A step that is offered
/// again after a later record waits there only.
pub fn open_offers<'a>(facts: &'a CaseFacts, tracked: &Tracked) -> Vec<OpenOffer<'a>> {
    let mut asked = BTreeSet::new();
    let happened = tracked.course.passed.iter().rev().filter_map(|step| step.event);
    let offers = happened.map(|place| {
        let (id, event) = &facts.decisions[place];
        let records = facts.and_replaced(id);
        let answered = |step: &str| {
            facts.offered.iter().any(|(of, _, answer)| records.contains(&of.as_str()) && answer.step == step)
        };
        let offered = tracked.offered(id, event).into_iter();
        let open = offered.filter(|step| asked.insert(step.id.as_str()) && !answered(&step.id));
        OpenOffer { record: id, on: event.on(), steps: open.count() }
    });
    offers.filter(|offer| offer.steps > 0).collect()
}

fn sent(route: &str, at: NaiveDateTime) -> Sent {
    let nrm = [Route::AdultNrm, Route::ChildNrm].iter().any(|kind| choice_word(kind) == route);
    Sent { at, notification: !nrm }
}

/// What comes before sending decides nothing once a report was sent; a list of cases does not look further.
fn before(facts: &CaseFacts) -> Before {
    Before {
        age: facts.case.age_group,
        explained: false,
        referral: Standing::NotAsked,
        duty_to_notify: false,
        online: !facts.online.is_empty() && !facts.is_frozen(),
    }
}

fn lying(facts: &CaseFacts) -> Lying {
    let before = facts.changes.iter().filter_map(|change| {
        let day = change.at.get(..10).and_then(read_day)?;
        Some((day, change.before.nation, change.before.age_group))
    });
    Lying { nation: facts.case.nation, age: facts.case.age_group, before: before.collect() }
}

fn settled(facts: &CaseFacts) -> Vec<String> {
    let latest =
        |clock: &str| facts.settled.iter().rev().find(|(key, _)| key == clock).is_some_and(|(_, it)| *it);
    let mut keys: Vec<String> = facts.settled.iter().map(|(key, _)| key.clone()).collect();
    keys.sort();
    keys.dedup();
    keys.retain(|key| latest(key));
    keys
}

/// Returns the safety steps that start clocks, from when they were first done.
fn steps_done(facts: &CaseFacts) -> Vec<StepDone> {
    let mut done: Vec<StepDone> = Vec::new();
    for (step, _, record) in facts.safety.iter().filter(|(.., record)| record.outcome == Outcome::Done) {
        let Some(starts) = Pathways::current().step(step).and_then(|step| step.starts) else { continue };
        match done.iter_mut().find(|it| it.step == *step) {
            Some(first) => first.at = first.at.min(record.at),
            None => done.push(StepDone { step: step.clone(), starts, at: record.at }),
        }
    }
    done
}
