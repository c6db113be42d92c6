//! A case in the NRM as the rules track it: what was recorded, where it stands, which clocks run.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use super::{
    Act, Before, Clock, Course, DecisionEvent, FollowAnswer, Lying, Names, Sent, StepDone, Told, clocks,
    course,
};
use crate::clock::TimeLimits;
use crate::safeguarding::{Outcome, Pathways, Step, StepRecord};

/// What was recorded of a case in the NRM.
pub struct History<'h> {
    /// Those that count, in the order in which they were recorded, what was put right in its first place: id and event.
    pub decisions: &'h [(String, DecisionEvent)],
    /// Records that another put right: the one that was replaced, and the one in its place.
    pub replaced: &'h [(String, String)],
    pub sent: Vec<Sent>,
    pub lying: Lying,
    /// What was said of clocks, in order: the clock, and whether it needs nothing more.
    pub settled: &'h [(String, bool)],
    pub records: &'h [StepRecord],
    /// From when the records of a step count, where what was recorded before is history.
    pub counting: &'h [(&'h str, NaiveDateTime)],
}

/// Returns a record and those that it put right, whose answers and letters stand for it too.
pub fn and_replaced<'r>(replaced: &'r [(String, String)], record: &'r str) -> Vec<&'r str> {
    let mut all = vec![record];
    while let Some((before, _)) =
        replaced.iter().find(|(before, by)| all.contains(&by.as_str()) && !all.contains(&before.as_str()))
    {
        all.push(before);
    }
    all
}

/// Returns the record that stands in the place of one: itself, unless it was put right. Records that came from elsewhere may
/// put each other right in a ring, which is followed no longer than there are records in it.
pub fn put_right_as<'r>(replaced: &'r [(String, String)], record: &'r str) -> &'r str {
    let mut stands = record;
    for _ in replaced {
        match replaced.iter().find(|(before, _)| before == stands) {
            Some((_, by)) => stands = by,
            None => break,
        }
    }
    stands
}

/// Returns the day on which the question of staying in the NRM ended: a conclusive grounds decision, a withdrawal or
/// another end since the last referral. What is dated later than today has not happened yet.
pub fn concluded(
    decisions: &[(String, DecisionEvent)],
    sent: &[NaiveDate],
    today: NaiveDate,
) -> Option<NaiveDate> {
    let last_sent = sent.iter().max();
    let ends = |act: Act| act.is_cg() || matches!(act, Act::Withdrawn | Act::ClosedOther);
    let days = decisions.iter().filter(|(_, event)| ends(event.act)).filter_map(|(_, event)| event.on());
    days.filter(|on| *on <= today).filter(|on| last_sent.is_none_or(|sent| on >= sent)).max()
}

/// A case in the NRM, tracked.
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
    /// Tracks a case from what was recorded of it and from how things stood before anything was sent.
    pub fn of(history: History<'_>, before: Before, today: NaiveDate) -> Self {
        let (ids, events): (Vec<String>, _) = history.decisions.iter().cloned().unzip();
        let first = |id: &String| {
            and_replaced(history.replaced, id).last().map_or_else(String::new, |it| (*it).to_owned())
        };
        let mut tracked = Self {
            names: ids.iter().map(first).collect(),
            ids,
            events,
            sent: history.sent,
            lying: history.lying,
            settled: settled(history.settled),
            before,
            course: Course::nothing(),
            clocks: Vec::new(),
            steps: steps_done(history.records, history.counting),
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
/// again after a later record waits there only. `answers` are those given so far, each with its record.
pub fn open_offers<'a>(
    tracked: &'a Tracked,
    replaced: &[(String, String)],
    answers: &[(String, String, FollowAnswer)],
) -> Vec<OpenOffer<'a>> {
    let mut asked = BTreeSet::new();
    let happened = tracked.course.passed.iter().rev().filter_map(|step| step.event);
    let offers = happened.map(|place| {
        let (id, event) = (&tracked.ids[place], &tracked.events[place]);
        let records = and_replaced(replaced, id);
        let answered =
            |step: &str| answers.iter().any(|(of, _, it)| records.contains(&of.as_str()) && it.step == step);
        let offered = tracked.offered(id, event).into_iter();
        let open = offered.filter(|step| asked.insert(step.id.as_str()) && !answered(&step.id));
        OpenOffer { record: id, on: event.on(), steps: open.count() }
    });
    offers.filter(|offer| offer.steps > 0).collect()
}

fn settled(said: &[(String, bool)]) -> Vec<String> {
    let latest = |clock: &str| said.iter().rev().find(|(key, _)| key == clock).is_some_and(|(_, it)| *it);
    let mut keys: Vec<String> = said.iter().map(|(key, _)| key.clone()).collect();
    keys.sort();
    keys.dedup();
    keys.retain(|key| latest(key));
    keys
}

/// Returns the safety steps that start clocks, from when they were first done since they are called for.
fn steps_done(records: &[StepRecord], counting: &[(&str, NaiveDateTime)]) -> Vec<StepDone> {
    let from = |step: &str| counting.iter().find(|(of, _)| *of == step).map(|(_, from)| *from);
    let mut done: Vec<StepDone> = Vec::new();
    let counts = |it: &&StepRecord| it.record.outcome == Outcome::Done && it.counts_from(from(&it.step));
    for it in records.iter().filter(counts) {
        let Some(starts) = Pathways::current().step(&it.step).and_then(|step| step.starts) else { continue };
        match done.iter_mut().find(|one| one.step == it.step) {
            Some(first) => first.at = first.at.min(it.record.at),
            None => done.push(StepDone { step: it.step.clone(), starts, at: it.record.at }),
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(before: &str, by: &str) -> (String, String) {
        (before.to_owned(), by.to_owned())
    }

    #[test]
    fn the_last_of_several_that_put_each_other_right_stands() {
        let replaced = [pair("second", "third"), pair("first", "second"), pair("other", "another")];
        assert_eq!(put_right_as(&replaced, "first"), "third", "however often it was put right");
        assert_eq!(put_right_as(&replaced, "third"), "third", "it was not");
        assert_eq!(and_replaced(&replaced, "third"), ["third", "second", "first"], "and stands for both");
    }

    #[test]
    fn a_ring_that_came_from_elsewhere_ends() {
        let itself = [pair("one", "one")];
        assert_eq!(put_right_as(&itself, "one"), "one", "put right by itself");
        let ring = [pair("one", "two"), pair("two", "one")];
        assert!(["one", "two"].contains(&put_right_as(&ring, "one")), "by each other");
        assert_eq!(and_replaced(&ring, "one"), ["one", "two"], "each once");
    }
}
