//! The clocks that run in a case: which event started each, which event ended it, and how it stands today.

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;

use super::event::Act;
use super::record::DecisionEvent;
use super::standing::{Course, Passed, Told};
use super::state::State;
use crate::clock::{
    CG_EARLIEST, Kind, Limit, RECOVERY, Reckoned, Says, Start, Starts, TimeLimits, reckon_all,
};

/// How a clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Running {
    /// The day is still to come, or is today.
    Coming,
    /// The day has passed, and nothing ended the clock.
    Past,
    /// What it waited for happened, or it no longer matters.
    Ended,
    /// The worker says that it needs nothing more.
    Settled,
    /// It has no day.
    NoDay,
}

/// Where the day of a clock comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From<'p> {
    Rule(Reckoned<'p>),
    /// The day that a letter names.
    Letter,
}

/// What the clocks of a case are known by.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// The name of each event.
    pub events: &'a [String],
    /// The keys of the clocks that the worker said need nothing more.
    pub settled: &'a [String],
    /// The safety steps that start clocks.
    pub steps: &'a [StepDone],
}

/// One clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock<'p> {
    /// Names it among the clocks of the case, for as long as its event stands.
    pub key: String,
    pub from: From<'p>,
    /// What started it in the NRM; none where a safety step did.
    pub act: Option<Act>,
    /// The safety step that started it, by its id.
    pub step: Option<String>,
    pub started: NaiveDate,
    /// The place of its event; none of a report sent and of a step.
    pub event: Option<usize>,
    pub on: Option<NaiveDate>,
    pub running: Running,
    /// What ended it, and when.
    pub ended: Option<(Act, NaiveDate)>,
}

impl Clock<'_> {
    pub fn says(&self) -> Says {
        match &self.from {
            From::Rule(reckoned) => reckoned.limit.says,
            From::Letter if matches!(self.act, Some(Act::MoveOn | Act::MoveOnExtended)) => Says::LastsUntil,
            From::Letter if self.act.is_some_and(Act::is_negative) => Says::LastDay,
            From::Letter => Says::By,
        }
    }

    /// Tells whether its day is still to come, or is today.
    pub fn is_coming(&self) -> bool {
        self.running == Running::Coming
    }

    /// Tells whether its day passes without anyone having to do anything.
    pub fn passes_quietly(&self) -> bool {
        match &self.from {
            From::Rule(it) => {
                it.limit.passes_quietly || it.limit.says == Says::NotBefore || it.limit.says == Says::None
            }
            From::Letter => false,
        }
    }

    /// Tells whether the law of the limit ends it with that act.
    fn is_ended_by(&self, act: Act) -> bool {
        matches!(&self.from, From::Rule(it) if it.limit.ended_by.iter().any(|by| act.starts().contains(by)))
    }

    pub fn kind(&self) -> Kind {
        match &self.from {
            From::Rule(reckoned) => reckoned.limit.kind,
            From::Letter => Kind::Requirement,
        }
    }
}

/// A safety step that starts clocks of its own, such as telling children's social care: when it was first done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepDone {
    pub step: String,
    pub starts: Starts,
    pub at: NaiveDateTime,
}

/// Returns every clock of a case: of the NRM in the order in which they began, then of safety steps.
pub fn clocks<'p>(
    course: &Course,
    told: &Told<'_>,
    names: &Names<'_>,
    limits: &'p TimeLimits,
    today: NaiveDate,
) -> Vec<Clock<'p>> {
    let mut clocks = Vec::new();
    let mut reports = report_names(told).into_iter();
    for (place, step) in course.passed.iter().enumerate() {
        let event = step.event.map(|event| &told.events[event]);
        let name = match step.event {
            Some(event) => names.events[event].clone(),
            None if step.act == Act::NrmSent => reports.next().unwrap_or_default(),
            None => String::new(),
        };
        let again = course.passed[..place].iter().any(|it| it.act == step.act && it.on == step.on);
        for what in starts(step, event, again) {
            for reckoned in reckon_all(limits, start(what, step, told)) {
                if is_idle(reckoned.limit, step, event) {
                    continue;
                }
                let key = format!("{}/{name}", reckoned.limit.id);
                clocks.push((place, Clock { on: reckoned.on, ..begun(key, From::Rule(reckoned), step) }));
            }
        }
        if let Some(until) = event.and_then(|event| event.until) {
            let key = format!("letter/{name}");
            clocks.push((place, Clock { on: Some(until), ..begun(key, From::Letter, step) }));
        }
    }
    let ended = |(place, clock): (usize, Clock<'p>)| {
        let ended = course.passed[place + 1..].iter().find(|later| ends(&clock, later));
        let ended = ended.map(|later| (later.act, later.on));
        let running = running(&clock, ended.is_some(), names.settled, today);
        Clock { ended, running, ..clock }
    };
    let mut clocks: Vec<Clock<'p>> = clocks.into_iter().map(ended).collect();
    clocks.extend(names.steps.iter().flat_map(|done| of_step(done, told, names, limits, today)));
    clocks
}

/// Returns the names of the reports sent into the NRM, in the order in which they were sent. Each keeps the number in
/// which it was recorded, so that one recorded late takes no other's name.
fn report_names(told: &Told<'_>) -> Vec<String> {
    let mut reports: Vec<_> = told.sent.iter().filter(|sent| !sent.notification).enumerate().collect();
    reports.sort_by_key(|(_, sent)| sent.at.date());
    reports.into_iter().map(|(place, _)| format!("sent-{}", place + 1)).collect()
}

/// Returns the clocks that a safety step starts: those of the council and its partners.
fn of_step<'p>(
    done: &StepDone,
    told: &Told<'_>,
    names: &Names<'_>,
    limits: &'p TimeLimits,
    today: NaiveDate,
) -> Vec<Clock<'p>> {
    let (nation, age) = told.lying.on(done.at.date());
    let start = Start { what: done.starts, at: done.at, nation, age };
    let clocks = reckon_all(limits, start).into_iter().map(|reckoned| {
        let clock = Clock {
            key: format!("{}/{}", reckoned.limit.id, done.step),
            on: reckoned.on,
            from: From::Rule(reckoned),
            act: None,
            step: Some(done.step.clone()),
            started: done.at.date(),
            event: None,
            running: Running::NoDay,
            ended: None,
        };
        let running = running(&clock, false, names.settled, today);
        Clock { running, ..clock }
    });
    clocks.collect()
}

fn begun<'p>(key: String, from: From<'p>, step: &Passed) -> Clock<'p> {
    Clock {
        key,
        from,
        act: Some(step.act),
        step: None,
        started: step.on,
        event: step.event,
        on: None,
        running: Running::NoDay,
        ended: None,
    }
}

/// Returns the clocks that a step starts. One that did not move the case and does not follow from it starts none, but a
/// further negative decision: it has a time to ask of its own. A report sent again while its decision is waited for
/// starts no second wait.
fn starts(step: &Passed, event: Option<&DecisionEvent>, again: bool) -> Vec<Starts> {
    let idle = step.out_of_order && step.from == step.to && (again || !step.act.is_negative());
    let waits_already = step.act == Act::NrmSent && (step.to != State::RgPending || step.from == step.to);
    if idle || waits_already {
        return Vec::new();
    }
    let second =
        event.is_some_and(|event| event.earlier_facts == Some(true)).then_some(Starts::SecondRgPositive);
    let starts = step.act.starts().iter().copied().chain(second);
    let after_reconsideration = |what: &Starts| {
        matches!(step.to, State::RgNegativeFinal | State::CgNegativeFinal) && is_for_asking(*what)
    };
    starts.filter(|what| !after_reconsideration(what)).collect()
}

/// Tells whether a limit does not begin after all: a second positive decision on facts wholly before the first has no
/// recovery period of its own (Nationality and Borders Act 2022 s.62), and where both decisions came at once nothing
/// is waited for.
fn is_idle(limit: &Limit, step: &Passed, event: Option<&DecisionEvent>) -> bool {
    let of_rg = limit.starts == Starts::RgPositive;
    let second = event.is_some_and(|event| event.earlier_facts == Some(true));
    let no_recovery = second && [RECOVERY, CG_EARLIEST].contains(&limit.rule.as_str());
    let both = step.act.is_cg() && !matches!(limit.says, Says::LastsUntil | Says::UpTo);
    of_rg && (no_recovery || both)
}

/// Nothing is reconsidered twice: a decision upheld starts no time to ask again, only what every decision starts.
fn is_for_asking(what: Starts) -> bool {
    matches!(what, Starts::RgNegative | Starts::CgNegative)
}

fn start(what: Starts, step: &Passed, told: &Told<'_>) -> Start {
    let (nation, age) = told.lying.on(step.on);
    let sent = told.sent.iter().find(|sent| step.event.is_none() && sent.at.date() == step.on);
    let at = sent.map_or_else(|| step.on.into(), |sent| sent.at);
    Start { what, at, nation, age }
}

/// Tells whether a later step ends a clock.
fn ends(clock: &Clock<'_>, later: &Passed) -> bool {
    let act = later.act;
    if matches!(later.to, State::Withdrawn | State::ClosedOther) {
        return true;
    }
    // What was answered, ended or lifted was so in whatever state it found the case.
    let ends_its_own = matches!(act, Act::InformationGiven | Act::SupportEnded | Act::DisqualificationLifted);
    if later.out_of_order && later.from == later.to && !ends_its_own {
        return false;
    }
    let positive = act.is_rg_positive() || act == Act::CgPositive;
    let what = match &clock.from {
        From::Rule(reckoned) => reckoned.limit.starts,
        From::Letter => return ends_letter(clock, act, positive),
    };
    match what {
        // Either decision: the letter of the first may have been missed.
        Starts::NrmSent => act.is_rg() || act.is_cg(),
        Starts::InformationAsked => act == Act::InformationGiven || act.is_rg() || act.is_cg(),
        Starts::RgPositive | Starts::SecondRgPositive => match clock.says() {
            // The recovery days run on whatever is decided; support begun by them ends with support, or where its own
            // law says so.
            Says::LastsUntil | Says::UpTo => act == Act::SupportEnded || clock.is_ended_by(act),
            _ => act.is_cg(),
        },
        Starts::RgNegative | Starts::CgNegative if clock.says() == Says::LastDay => {
            act == Act::ReconsiderationAsked || positive
        }
        Starts::RgNegative | Starts::CgNegative => act == Act::SupportEnded || positive,
        Starts::Decision => positive,
        Starts::CgPositive => matches!(act, Act::SupportEnded | Act::MoveOnExtended),
        Starts::DisqualificationConsidered => matches!(act, Act::Disqualified | Act::DisqualificationLifted),
        _ => false,
    }
}

fn ends_letter(clock: &Clock<'_>, act: Act, positive: bool) -> bool {
    match clock.act.unwrap_or(Act::InformationAsked) {
        Act::InformationAsked => act == Act::InformationGiven || act.is_rg() || act.is_cg(),
        Act::MoveOn | Act::MoveOnExtended => matches!(act, Act::SupportEnded | Act::MoveOnExtended),
        Act::DisqualificationConsidered => matches!(act, Act::Disqualified | Act::DisqualificationLifted),
        _ => act == Act::ReconsiderationAsked || positive,
    }
}

fn running(clock: &Clock<'_>, ended: bool, settled: &[String], today: NaiveDate) -> Running {
    match clock.on {
        _ if ended => Running::Ended,
        _ if settled.contains(&clock.key) => Running::Settled,
        None => Running::NoDay,
        Some(on) if on < today => Running::Past,
        Some(_) => Running::Coming,
    }
}

/// Returns the pack's title of a clock; empty where the day is one that a letter names.
pub fn title<'p>(clock: &Clock<'p>) -> &'p str {
    match &clock.from {
        From::Rule(reckoned) => &reckoned.limit.title,
        From::Letter => "",
    }
}

#[cfg(test)]
#[path = "clocks_tests.rs"]
mod tests;
