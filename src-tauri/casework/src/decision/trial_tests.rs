//! A made-up case that tests let things happen to.

use chrono::{NaiveDate, NaiveDateTime};

use super::*;
use crate::case::{AgeGroup, Nation, choice_word};
use crate::clock::TimeLimits;
use crate::consent::Standing;
use crate::moment::read_day;

pub fn day(text: &str) -> NaiveDate {
    read_day(text).expect("the test writes real days")
}

/// Returns an event of which nothing is told but when it happened: the date on the letter, or its day.
pub fn event(act: Act, on: &str) -> DecisionEvent {
    DecisionEvent {
        act,
        dated: Some(day(on)),
        received: None,
        authority: None,
        by: None,
        until: None,
        earlier_facts: None,
        why: String::new(),
        told_how: None,
        told_on: None,
        said: String::new(),
        other_case: None,
        signed: None,
    }
}

/// An adult's case in England, with nothing recorded, unless said otherwise.
#[derive(Debug, Clone)]
pub struct Trial {
    pub before: Before,
    pub sent: Vec<Sent>,
    pub events: Vec<DecisionEvent>,
    /// The name of each event: its act and its place, unless set otherwise.
    pub names: Vec<String>,
    pub lying: Lying,
    pub settled: Vec<String>,
    pub steps: Vec<StepDone>,
}

impl Default for Trial {
    fn default() -> Self {
        let (nation, age) = (Nation::England, AgeGroup::Adult);
        let (explained, duty_to_notify, online) = (false, true, false);
        Self {
            before: Before { age, explained, referral: Standing::NotAsked, duty_to_notify, online },
            sent: Vec::new(),
            events: Vec::new(),
            names: Vec::new(),
            lying: Lying { nation, age, before: Vec::new() },
            settled: Vec::new(),
            steps: Vec::new(),
        }
    }
}

impl Trial {
    /// Returns a case whose referral was sent on a day at half past two.
    pub fn sent_on(on: &str) -> Self {
        Self::default().sent(on)
    }

    pub fn sent(self, on: &str) -> Self {
        self.report(on, false)
    }

    /// Sends a notification without a referral.
    pub fn notified(self, on: &str) -> Self {
        self.report(on, true)
    }

    fn report(mut self, on: &str, notification: bool) -> Self {
        let at = day(on).and_hms_opt(14, 30, 0).expect("a real time");
        self.sent.push(Sent { at, notification });
        self
    }

    pub fn in_nation(mut self, nation: Nation) -> Self {
        self.lying.nation = nation;
        self
    }

    pub fn of_age(mut self, age: AgeGroup) -> Self {
        self.lying.age = age;
        self.before.age = age;
        self
    }

    /// Lets something happen on a day.
    pub fn then(self, act: Act, on: &str) -> Self {
        self.with(event(act, on))
    }

    /// Lets something happen that names a day by which, or until which.
    pub fn until(self, act: Act, on: &str, until: &str) -> Self {
        self.with(DecisionEvent { until: Some(day(until)), ..event(act, on) })
    }

    pub fn with(mut self, event: DecisionEvent) -> Self {
        self.names.push(format!("{}-{}", choice_word(&event.act), self.events.len() + 1));
        self.events.push(event);
        self
    }

    pub fn told(&self) -> Told<'_> {
        Told { before: self.before, sent: &self.sent, events: &self.events, lying: &self.lying }
    }

    pub fn course(&self, today: NaiveDate) -> Course {
        course(&self.told(), TimeLimits::current(), today)
    }

    pub fn clocks(&self, today: NaiveDate) -> Vec<Clock<'static>> {
        let names = Names { events: &self.names, settled: &self.settled, steps: &self.steps };
        clocks(&self.course(today), &self.told(), &names, TimeLimits::current(), today)
    }

    /// Returns the clock with a key, as it stands on a day.
    pub fn clock(&self, key: &str, today: &str) -> Option<Clock<'static>> {
        self.clocks(day(today)).into_iter().find(|clock| clock.key == key)
    }

    pub fn headline(&self, today: &str) -> Headline {
        headline(&self.course(day(today)), &self.clocks(day(today)), day(today))
    }

    /// Returns what is odd about each event, recorded at such moments.
    pub fn odd_when(&self, recorded: &[NaiveDateTime], today: &str) -> Vec<Vec<Oddity>> {
        let today = day(today);
        oddities(&self.course(today), &self.clocks(today), &self.told(), recorded, today)
    }

    /// Returns what is odd about each event, recorded one after the other.
    pub fn odd(&self, today: &str) -> Vec<Vec<Oddity>> {
        let recorded: Vec<NaiveDateTime> = self.events.iter().map(|_| day(today).into()).collect();
        self.odd_when(&recorded, today)
    }

    /// Returns the state at the end of a day.
    pub fn state(&self, today: &str) -> State {
        self.course(day(today)).state
    }
}
