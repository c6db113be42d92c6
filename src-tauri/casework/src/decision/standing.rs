//! Where a case stands: its reports, events and the days that passed, one after the other through the machine.

use chrono::NaiveDate;

use super::before::{Before, Sent};
use super::event::Act;
use super::record::DecisionEvent;
use super::state::State;
use crate::case::{AgeGroup, Nation};
use crate::clock::{RECOVERY, Start, TimeLimits, reckon};

/// The person's age group and the nation of the case, as they were recorded over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lying {
    pub nation: Nation,
    pub age: AgeGroup,
    /// What held before a day, oldest first: the day of the change and what it was until then.
    pub before: Vec<(NaiveDate, Nation, AgeGroup)>,
}

impl Lying {
    /// Returns the nation and the age group on a day, as far as they were recorded.
    pub fn on(&self, day: NaiveDate) -> (Nation, AgeGroup) {
        let then = self.before.iter().find(|(changed, ..)| day < *changed);
        then.map_or((self.nation, self.age), |(_, nation, age)| (*nation, *age))
    }

    /// Tells whether the case changed its nation between two days.
    pub fn nation_changed(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.on(from).0 != self.on(to).0
    }
}

/// One step of the course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passed {
    pub act: Act,
    pub on: NaiveDate,
    /// Its place among the events; none where it is a report sent or a day that passed.
    pub event: Option<usize>,
    pub from: State,
    pub to: State,
    /// It does not follow from the state before it.
    pub out_of_order: bool,
}

/// Where a case stands, and how it came there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    pub state: State,
    /// Protection was taken away (public order, bad faith). The case goes on.
    pub disqualified: bool,
    pub passed: Vec<Passed>,
}

impl Course {
    /// Returns the course of a case in which nothing happened.
    pub fn nothing() -> Self {
        Self { state: State::Concern, disqualified: false, passed: Vec::new() }
    }

    /// Returns the day since which the case stands as it does; none before anything was sent.
    pub fn since(&self) -> Option<NaiveDate> {
        self.passed.iter().rev().find(|step| step.from != step.to).map(|step| step.on)
    }

    /// Returns the last step of one of these kinds.
    pub fn last(&self, fits: impl Fn(Act) -> bool) -> Option<&Passed> {
        self.passed.iter().rev().find(|step| fits(step.act))
    }

    /// Returns the day the first referral in the NRM was sent.
    pub fn sent_on(&self) -> Option<NaiveDate> {
        self.passed.iter().find(|step| step.act == Act::NrmSent).map(|step| step.on)
    }
}

/// What is told to the machine.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    pub before: Before,
    pub sent: &'a [Sent],
    /// Those that were not taken back, in the order in which they were recorded.
    pub events: &'a [DecisionEvent],
    pub lying: &'a Lying,
}

/// Returns where a case stands at the end of a day. What happened first comes first, whenever it was written down;
/// of two on one day the report sent comes first, then what was recorded first. What is dated later than `today` has
/// not happened yet.
pub fn course(told: &Told<'_>, limits: &TimeLimits, today: NaiveDate) -> Course {
    let mut course = Course::nothing();
    for (on, event, act) in happened(told).into_iter().filter(|(on, ..)| *on <= today) {
        course.let_days_pass(told, limits, on);
        course.step(act, on, event);
    }
    course.let_days_pass(told, limits, today);
    if course.state.is_before_sending() {
        course.state = told.before.from(course.state);
    }
    course
}

/// Returns what happened, in order.
fn happened(told: &Told<'_>) -> Vec<(NaiveDate, Option<usize>, Act)> {
    let sent = told.sent.iter().map(|sent| (sent.at.date(), None, sent.act()));
    let events = told.events.iter().enumerate();
    let events = events.filter_map(|(place, event)| Some((event.on()?, Some(place), event.act)));
    let mut all: Vec<_> = sent.chain(events).collect();
    all.sort_by_key(|(on, event, _)| (*on, event.is_some()));
    all
}

impl Course {
    fn step(&mut self, act: Act, on: NaiveDate, event: Option<usize>) {
        let fits = self.state.after(act);
        let to = fits.or_else(|| told_by_itself(self.state, act)).unwrap_or(self.state);
        let anew = act == Act::NrmSent && !self.state.is_before_sending() && to != self.state;
        let again = act == Act::NrmSent && !self.state.is_before_sending();
        self.passed.push(Passed {
            act,
            on,
            event,
            from: self.state,
            to,
            out_of_order: fits.is_none() && !again,
        });
        self.state = to;
        self.disqualified = match act {
            Act::Disqualified => true,
            Act::DisqualificationLifted => false,
            Act::NrmSent if anew => false,
            _ => self.disqualified,
        };
    }

    /// Lets the recovery days pass that end before a day. They run from the decision that brought the case here; a second
    /// one on facts wholly before the first brings none (Nationality and Borders Act 2022 s.62).
    fn let_days_pass(&mut self, told: &Told<'_>, limits: &TimeLimits, day: NaiveDate) {
        if self.state != State::RgPositive {
            return;
        }
        let Some(step) = self.passed.iter().rfind(|step| step.from != step.to) else { return };
        if step.event.is_some_and(|event| told.events[event].earlier_facts == Some(true)) {
            return;
        }
        let decided = step.on;
        let (nation, age) = told.lying.on(decided);
        let Some(recovery) = limits.version(RECOVERY, decided, nation) else { return };
        let start = Start { what: recovery.starts, at: decided.into(), nation, age };
        let Some(first) = reckon(recovery, start).on.and_then(|last| last.succ_opt()) else { return };
        if first <= day {
            self.step(Act::RecoveryDaysPass, first, None);
        }
    }
}

/// Returns what a decision says by itself, where it does not follow from what was recorded: a letter was missed, or
/// a court decided. It never leads back from a conclusive grounds decision, nor out of an end; only a new
/// report does, and so it does after a last negative decision.
fn told_by_itself(state: State, act: Act) -> Option<State> {
    let negative = matches!(state, State::RgNegative | State::CgNegative);
    if act == Act::NrmSent && (negative || state.may_be_referred_again()) {
        return Some(State::RgPending);
    }
    if state.is_before_sending() || state.is_end() {
        return None;
    }
    match act {
        Act::RgPositive if state < State::CgPending => Some(State::RgPositive),
        Act::RgNegative if state < State::CgPending => Some(State::RgNegative),
        Act::CgPositive | Act::BothPositive => Some(State::CgPositive),
        Act::CgNegative | Act::BothNegative => Some(State::CgNegative),
        _ => None,
    }
}

#[cfg(test)]
#[path = "standing_tests.rs"]
mod tests;
