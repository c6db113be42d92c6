//! What is odd about an event as it was typed. It is said beside the event and stops nothing: the officer may be right.

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;

use super::clocks::{Clock, From};
use super::event::{Act, Dated};
use super::record::DecisionEvent;
use super::standing::{Course, Passed, Told};
use crate::clock::Says;

/// Something odd about an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Oddity {
    /// No referral is recorded as sent.
    NotSent,
    BeforeReferral,
    ReceivedBeforeDated,
    /// Dated later than today: it counts from that day.
    InFuture,
    /// The person was told before the letter was written.
    ToldBeforeDated,
    /// The day it names is before its own.
    UntilBeforeDated,
    /// It does not follow from what was recorded before it.
    OutOfOrder,
    /// The same was recorded on the same day.
    Twice,
    /// Asked after the last day.
    AfterLastDay,
    /// A conclusive grounds decision before the recovery days ended.
    BeforeRecoveryEnds,
    /// A child cannot generally withdraw.
    ChildWithdraws,
    /// The case changed its nation between the referral and this: whose days count is to be checked.
    NationChanged,
    /// No date of the letter is recorded: days are counted from the day it was received.
    NoLetterDate,
    /// This computer's clock stood earlier than when something before it was recorded.
    ClockSetBack,
}

/// Returns what is odd about each event, in the order of the events. `recorded` holds when each was recorded, on the
/// clock of the computer.
pub fn oddities(
    course: &Course,
    clocks: &[Clock<'_>],
    told: &Told<'_>,
    recorded: &[NaiveDateTime],
    today: NaiveDate,
) -> Vec<Vec<Oddity>> {
    let of = |place| {
        let mut odd = of_dates(&told.events[place], today);
        let step = course.passed.iter().find(|step| step.event == Some(place));
        odd.extend(of_order(place, told, step, course));
        odd.extend(step.map(|step| of_rules(step, clocks, told)).unwrap_or_default());
        let latest = recorded[..place].iter().max();
        odd.extend(latest.is_some_and(|latest| recorded[place] < *latest).then_some(Oddity::ClockSetBack));
        odd.sort_unstable();
        odd.dedup();
        odd
    };
    (0..told.events.len()).map(of).collect()
}

fn of_dates(event: &DecisionEvent, today: NaiveDate) -> Vec<Oddity> {
    let mut odd = Vec::new();
    let days = [event.dated, event.received, event.told_on];
    odd.extend(days.into_iter().flatten().any(|day| day > today).then_some(Oddity::InFuture));
    let received_early = event.dated.zip(event.received).is_some_and(|(dated, received)| received < dated);
    odd.extend(received_early.then_some(Oddity::ReceivedBeforeDated));
    let told_early = event.on().zip(event.told_on).is_some_and(|(on, told)| told < on);
    odd.extend(told_early.then_some(Oddity::ToldBeforeDated));
    let ends_early = event.on().zip(event.until).is_some_and(|(on, until)| until < on);
    odd.extend(ends_early.then_some(Oddity::UntilBeforeDated));
    let no_date = event.dated.is_none() && event.act.dated() == Dated::Letter;
    odd.extend(no_date.then_some(Oddity::NoLetterDate));
    odd
}

fn of_order(place: usize, told: &Told<'_>, step: Option<&Passed>, course: &Course) -> Vec<Oddity> {
    let event = &told.events[place];
    let mut odd = Vec::new();
    let on = event.on();
    let sent = told.sent.iter().filter(|sent| !sent.notification).map(|sent| sent.at.date()).min();
    match (sent, on) {
        (None, _) if !matches!(event.act, Act::ReferredAgain | Act::ClosedOther) => odd.push(Oddity::NotSent),
        (Some(sent), Some(on)) if on < sent => odd.push(Oddity::BeforeReferral),
        (Some(_), _) if step.is_some_and(|step| step.out_of_order) => odd.push(Oddity::OutOfOrder),
        _ => {}
    }
    let earlier = &told.events[..place];
    let twice = earlier.iter().any(|it| it.act == event.act && it.on() == on && on.is_some());
    odd.extend(twice.then_some(Oddity::Twice));
    let changed = course.sent_on().zip(on).is_some_and(|(sent, on)| told.lying.nation_changed(sent, on));
    odd.extend(changed.then_some(Oddity::NationChanged));
    odd
}

/// Returns what a rule finds odd: asked too late, decided too early, withdrawn by a child.
fn of_rules(step: &Passed, clocks: &[Clock<'_>], told: &Told<'_>) -> Vec<Oddity> {
    let mut odd = Vec::new();
    let passed = |says, late: fn(NaiveDate, NaiveDate) -> bool| {
        clocks.iter().any(|clock| {
            let of_rule = matches!(clock.from, From::Rule(_)) && clock.says() == says;
            of_rule && clock.started <= step.on && clock.on.is_some_and(|on| late(step.on, on))
        })
    };
    let ended_here =
        |clock: &&Clock<'_>| clock.ended == Some((step.act, step.on)) && clock.says() == Says::LastDay;
    // Where a letter gives more time than the rule, its day is the last.
    let last_day = clocks.iter().filter(ended_here).filter_map(|clock| clock.on).max();
    let asked_late = last_day.is_some_and(|last| last < step.on);
    odd.extend((step.act == Act::ReconsiderationAsked && asked_late).then_some(Oddity::AfterLastDay));
    let too_early =
        step.act.is_cg() && !step.act.is_rg_positive() && passed(Says::NotBefore, |at, on| at <= on);
    odd.extend(too_early.then_some(Oddity::BeforeRecoveryEnds));
    let child = step.act == Act::Withdrawn && told.lying.on(step.on).1.treated_as_child();
    odd.extend(child.then_some(Oddity::ChildWithdraws));
    odd
}

#[cfg(test)]
#[path = "oddity_tests.rs"]
mod tests;
