//! The conclusion that heads the page of decisions: what is waited for or running, and how far off its day is.

use chrono::NaiveDate;
use serde::Serialize;

use super::clocks::{Clock, From, Running};
use super::event::Act;
use super::standing::Course;
use super::state::State;
use crate::calendar;
use crate::clock::{Says, Unit};

/// How the day stands to today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// So many days are left.
    In,
    Today,
    /// So many days ago.
    Past,
    /// There is no day: waited for so many days.
    Since,
    /// Nothing is waited for.
    Nothing,
}

/// What heads the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    pub state: State,
    /// The clock it speaks of.
    pub clock: Option<String>,
    /// What the day means; `none` where there is no clock.
    pub says: Says,
    pub how: How,
    pub on: Option<NaiveDate>,
    /// How many, always a whole number from nought.
    pub count: u32,
    pub unit: Unit,
}

/// Returns what heads the page.
pub fn headline(course: &Course, clocks: &[Clock<'_>], today: NaiveDate) -> Headline {
    let open = |clock: &&Clock<'_>| matches!(clock.running, Running::Coming | Running::Past);
    let told: Vec<_> = clocks.iter().filter(open).filter(|clock| speaks_for(clock, course.state)).collect();
    let stand = told.iter().filter(|clock| !told.iter().any(|other| gives_way(clock, other)));
    let first = stand.min_by_key(|clock| (clock.on, &clock.key));
    match first {
        Some(clock) => of_clock(course.state, clock, today),
        None => without_clock(course, today),
    }
}

/// Tells whether a day that has passed gives way to one still to come: that of a letter, or of the same rule begun later.
pub fn gives_way(clock: &Clock<'_>, other: &Clock<'_>) -> bool {
    let replaces = match (&other.from, &clock.from) {
        (From::Letter, _) => true,
        (From::Rule(other), From::Rule(rule)) => other.limit.rule == rule.limit.rule,
        (From::Rule(_), From::Letter) => false,
    };
    replaces && clock.running == Running::Past && other.running == Running::Coming
}

/// Tells whether a clock is what a state is about.
fn speaks_for(clock: &Clock<'_>, state: State) -> bool {
    let Some(act) = clock.act else { return false };
    let is = |acts: &[Act]| acts.contains(&act);
    match state {
        State::RgPending => is(&[Act::NrmSent]),
        State::RgInformationAsked | State::CgInformationAsked => is(&[Act::InformationAsked]),
        State::RgNegative | State::CgNegative => act.is_negative() && clock.says() == Says::LastDay,
        State::RgNegativeFinal | State::CgNegativeFinal => clock.says() == Says::LastDay,
        State::RgPositive => {
            act.is_rg_positive() && clock.passes_quietly() && clock.says() == Says::LastsUntil
        }
        State::CgPositive => of_moving_on(clock, act),
        State::MoveOn => is(&[Act::MoveOn, Act::MoveOnExtended]) || of_moving_on(clock, act),
        _ => false,
    }
}

/// Tells whether a clock is about support after a conclusive grounds decision. Where both decisions came in one, the
/// recovery days began with it too, and are not.
fn of_moving_on(clock: &Clock<'_>, act: Act) -> bool {
    act.is_cg() && clock.says() == Says::LastsUntil && !clock.passes_quietly()
}

fn of_clock(state: State, clock: &Clock<'_>, today: NaiveDate) -> Headline {
    let on = clock.on.unwrap_or(today);
    let (how, from, to) = match () {
        () if on > today => (How::In, today, on),
        () if on < today => (How::Past, on, today),
        () => (How::Today, on, on),
    };
    let (count, unit) = apart(clock, from, to);
    Headline { state, clock: Some(clock.key.clone()), says: clock.says(), how, on: Some(on), count, unit }
}

/// Returns how many days lie between, in the unit of the rule: working days where it counts those and the list
/// of bank holidays reaches.
pub fn apart(clock: &Clock<'_>, from: NaiveDate, to: NaiveDate) -> (u32, Unit) {
    let days = (u32::try_from((to - from).num_days()).unwrap_or(0), Unit::Days);
    let From::Rule(reckoned) = &clock.from else { return days };
    if reckoned.limit.length.map(|length| length.unit) != Some(Unit::WorkingDays) {
        return days;
    }
    let working = calendar::working_days_between(from, to, reckoned.start.nation);
    working.map_or(days, |working| (working, Unit::WorkingDays))
}

fn without_clock(course: &Course, today: NaiveDate) -> Headline {
    let since = course.since().filter(|_| !course.state.is_before_sending());
    let waits = !course.state.is_end();
    let count = since.map(|since| (today - since).num_days()).and_then(|days| u32::try_from(days).ok());
    Headline {
        state: course.state,
        clock: None,
        says: Says::None,
        how: if since.is_some() && waits { How::Since } else { How::Nothing },
        on: since,
        count: count.unwrap_or(0),
        unit: Unit::Days,
    }
}

#[cfg(test)]
#[path = "headline_tests.rs"]
mod tests;
