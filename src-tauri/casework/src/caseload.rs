//! What needs the worker across all cases: from how each case stands to one ordered list. A person in danger comes
//! before a right that is lost, a right before support that ends, and all of them before paper and waiting.

use chrono::NaiveDate;
use serde::Serialize;

use crate::clock::{Says, Unit};
use crate::consent::Due;
use crate::decision::{Act, Clock, Course, From, How, NewsAsked, Running, apart, gives_way, title};
use crate::safeguarding::{self, Line, Rail, Status};

/// The group of something that needs the worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    Overdue,
    DueSoon,
    /// Hoped for by a day that has passed; nobody here is late.
    PastExpected,
    /// Someone else is to act.
    Waiting,
}

/// What it is, in the order of what follows when it is missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A safety step.
    Step,
    /// After it the person loses the right to ask.
    LastDay,
    /// Support or protection may end.
    LastsUntil,
    /// Support ends by then at the latest.
    UpTo,
    /// The person withdrew, and the competent authority is to be told.
    Withdrawn,
    /// Someone waits to be asked, or turns 18.
    Consent,
    /// Something is to be answered or done.
    By,
    /// A warning note is to be looked at again.
    Warning,
    /// A draft on the online form is deleted.
    Online,
    /// Steps offered after a decision wait to be accepted or declined.
    Offered,
    /// News is to be asked for again.
    Ask,
    /// A decision hoped for by a day.
    Expected,
    /// A decision without a day.
    Waiting,
}

/// One thing that needs the worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    pub group: Group,
    pub kind: Kind,
    /// The step's or the rule's own title; empty where the window has the words.
    pub title: String,
    /// The step, clock, record or state it is about.
    pub about: String,
    pub on: Option<NaiveDate>,
    /// Since when it is waited for.
    pub since: Option<NaiveDate>,
    pub to_confirm: bool,
    pub due: Option<Due>,
}

/// The order of needs: by group, by what follows, then the soonest.
pub fn order(need: &Need) -> (Group, Kind, Option<NaiveDate>) {
    (need.group, need.kind, need.on.or(need.since))
}

/// The steps offered after a record that wait for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undecided<'a> {
    pub record: &'a str,
    pub on: Option<NaiveDate>,
}

/// How one case stands, as far as anything in it can need the worker.
#[derive(Clone, Copy)]
pub struct Stand<'a> {
    pub rail: &'a Rail<'a>,
    pub consent: &'a [Due],
    pub course: &'a Course,
    pub clocks: &'a [Clock<'a>],
    pub news: &'a [NewsAsked],
    pub undecided: &'a [Undecided<'a>],
    /// The day a draft on the online form is deleted, once it is warned of.
    pub online: Option<NaiveDate>,
    /// The person withdrew from the NRM by the record of consent.
    pub withdrew: bool,
    /// The warning notes that stand: the id and the day each is to be looked at again.
    pub warnings: &'a [(&'a str, NaiveDate)],
    /// Nothing of a closed case needs anyone.
    pub closed: bool,
}

/// Returns what needs the worker in a case, in order. `soon` is how many days from today count as soon.
pub fn needs(stand: &Stand<'_>, today: NaiveDate, soon: u32) -> Vec<Need> {
    if stand.closed {
        return Vec::new();
    }
    let when = When { today, soon };
    let mut needs: Vec<Need> = stand.rail.lines.iter().filter_map(|line| of_step(line, when)).collect();
    needs.extend(stand.consent.iter().filter_map(|due| of_consent(due, when)));
    needs.extend(stand.clocks.iter().filter_map(|clock| of_clock(clock, stand.clocks, when)));
    let state = stand.course.state;
    let untold = stand.withdrew && !state.is_before_sending() && !state.is_end();
    needs.extend(untold.then(|| need(Kind::Withdrawn, Group::Overdue)));
    needs.extend(stand.online.map(|on| dated(Kind::Online, on, when)));
    needs.extend(stand.undecided.iter().map(|it| of_undecided(*it)));
    needs.extend(stand.warnings.iter().filter(|(_, on)| *on <= today).map(|(id, on)| of_warning(id, *on)));
    needs.extend(of_news(stand, when));
    needs.extend(of_waiting(stand));
    needs.sort_by_key(order);
    needs
}

/// Returns the group of a caseload that a case stands in.
/// A closed case stands apart.
pub fn group(stand: &Stand<'_>, needs: &[Need], today: NaiveDate, soon: u32) -> safeguarding::Group {
    if stand.closed {
        return safeguarding::Group::Closed;
    }
    let first = needs.iter().map(|need| need.group).min();
    let of_needs = match first {
        Some(Group::Overdue) => safeguarding::Group::Overdue,
        Some(Group::DueSoon) => safeguarding::Group::DueSoon,
        Some(Group::PastExpected | Group::Waiting) | None => safeguarding::Group::Waiting,
    };
    of_needs.min(stand.rail.group(today, soon))
}

/// Returns how a need's day stands to today: how, how many, in which unit. Working days only where the rule counts
/// those.
pub fn distance(need: &Need, clock: Option<&Clock<'_>>, today: NaiveDate) -> (Option<How>, u32, Unit) {
    let Some(on) = need.on else {
        let since =
            need.since.map(|since| (today - since).num_days()).and_then(|days| u32::try_from(days).ok());
        return (since.map(|_| How::Since), since.unwrap_or(0), Unit::Days);
    };
    let how = if on > today {
        How::In
    } else if on < today {
        How::Past
    } else {
        How::Today
    };
    let (from, to) = (on.min(today), on.max(today));
    let (count, unit) = match clock {
        Some(clock) => apart(clock, from, to),
        None => (u32::try_from((to - from).num_days()).unwrap_or(0), Unit::Days),
    };
    (Some(how), count, unit)
}

#[derive(Clone, Copy)]
struct When {
    today: NaiveDate,
    soon: u32,
}

impl When {
    /// Returns the group of a day: none while it is further off than soon.
    fn group(self, on: NaiveDate, soon: u32) -> Option<Group> {
        match (on - self.today).num_days() {
            days if days < 0 => Some(Group::Overdue),
            days if days <= i64::from(soon) => Some(Group::DueSoon),
            _ => None,
        }
    }
}

fn need(kind: Kind, group: Group) -> Need {
    Need {
        group,
        kind,
        title: String::new(),
        about: String::new(),
        on: None,
        since: None,
        to_confirm: false,
        due: None,
    }
}

/// Returns a need that is due soon, or overdue once its day has passed.
fn dated(kind: Kind, on: NaiveDate, when: When) -> Need {
    let group = if on < when.today { Group::Overdue } else { Group::DueSoon };
    Need { on: Some(on), ..need(kind, group) }
}

fn of_step(line: &Line<'_>, when: When) -> Option<Need> {
    if line.status.settled() {
        return None;
    }
    let on = line.due_on?;
    let group = if line.status == Status::Overdue { Group::Overdue } else { when.group(on, when.soon)? };
    Some(Need {
        title: line.step.title.clone(),
        about: line.step.id.clone(),
        on: Some(on),
        to_confirm: line.step.confirm,
        ..need(Kind::Step, group)
    })
}

fn of_consent(due: &Due, when: When) -> Option<Need> {
    let group = if due.overdue { Group::Overdue } else { when.group(due.on, when.soon)? };
    Some(Need {
        about: due.key.clone(),
        on: Some(due.on),
        due: Some(due.clone()),
        ..need(Kind::Consent, group)
    })
}

fn of_clock(clock: &Clock<'_>, all: &[Clock<'_>], when: When) -> Option<Need> {
    let past = clock.running == Running::Past;
    let runs = past || clock.running == Running::Coming;
    if !runs || (past && (clock.passes_quietly() || all.iter().any(|other| is_given_longer(clock, other)))) {
        return None;
    }
    let on = clock.on?;
    let soon = soon(clock, all).unwrap_or(when.soon);
    let kind = kind_of(clock)?;
    let group = match kind {
        Kind::Expected if past => Group::PastExpected,
        Kind::Expected => Group::Waiting,
        _ => when.group(on, soon)?,
    };
    let (title, to_confirm) = (title(clock).to_owned(), to_confirm(clock));
    Some(Need { title, about: clock.key.clone(), on: Some(on), to_confirm, ..need(kind, group) })
}

/// Returns what a clock is to the worker; none where its day asks nothing of anyone.
pub(crate) fn kind_of(clock: &Clock<'_>) -> Option<Kind> {
    match clock.says() {
        Says::Expected => Some(Kind::Expected),
        // The council's days are not the worker's: hoped for, and asked after once they have passed.
        Says::By if clock.step.is_some() => Some(Kind::Expected),
        Says::LastDay => Some(Kind::LastDay),
        Says::LastsUntil => Some(Kind::LastsUntil),
        Says::UpTo => Some(Kind::UpTo),
        Says::By => Some(Kind::By),
        Says::NotBefore | Says::None => None,
    }
}

/// Tells whether the day of a clock has not been checked against its source.
pub(crate) fn to_confirm(clock: &Clock<'_>) -> bool {
    matches!(&clock.from, From::Rule(reckoned) if reckoned.limit.to_confirm())
}

/// Tells whether a day that has passed means the same as one still to come: a letter gave longer.
pub(crate) fn is_given_longer(clock: &Clock<'_>, other: &Clock<'_>) -> bool {
    let same =
        clock.says() == other.says() && clock.act.map(is_about_support) == other.act.map(is_about_support);
    same && gives_way(clock, other)
}

fn is_about_support(act: Act) -> bool {
    matches!(act, Act::MoveOn | Act::MoveOnExtended | Act::CgPositive | Act::BothPositive)
}

/// Returns how many days count as soon, where the rule says so: for a letter's last day the rule of the same record.
pub(crate) fn soon(clock: &Clock<'_>, all: &[Clock<'_>]) -> Option<u32> {
    let of_rule = |clock: &Clock<'_>| match &clock.from {
        From::Rule(reckoned) => reckoned.limit.soon_days,
        From::Letter => None,
    };
    let same = |other: &&Clock<'_>| other.event == clock.event && other.says() == clock.says();
    of_rule(clock).or_else(|| all.iter().filter(same).filter_map(of_rule).max())
}

/// To look again is due on the day itself, and nobody is late for it.
fn of_warning(id: &str, on: NaiveDate) -> Need {
    Need { about: id.to_owned(), on: Some(on), ..need(Kind::Warning, Group::DueSoon) }
}

fn of_undecided(undecided: Undecided<'_>) -> Need {
    Need { about: undecided.record.to_owned(), since: undecided.on, ..need(Kind::Offered, Group::DueSoon) }
}

/// Returns that news is to be asked for again, unless what was asked for has come.
fn of_news(stand: &Stand<'_>, when: When) -> Option<Need> {
    let asked = stand.news.iter().max_by_key(|asked| asked.on)?;
    let again = asked.again_on.filter(|_| stand.course.state.awaits_decision())?;
    let come =
        stand.course.passed.iter().any(|step| step.on > asked.on && (step.act.is_rg() || step.act.is_cg()));
    let group = when.group(again, when.soon).filter(|_| !come)?;
    Some(Need { on: Some(again), ..need(Kind::Ask, group) })
}

/// Returns that a decision is waited for, where no clock says by when it is expected.
fn of_waiting(stand: &Stand<'_>) -> Option<Need> {
    let expected = |clock: &Clock<'_>| {
        let decision = clock.says() == Says::Expected && clock.act == Some(Act::NrmSent);
        decision && matches!(clock.running, Running::Coming | Running::Past)
    };
    let waits = stand.course.state.awaits_decision() && !stand.clocks.iter().any(expected);
    let state = crate::case::choice_word(&stand.course.state);
    waits.then(|| Need { about: state, since: stand.course.since(), ..need(Kind::Waiting, Group::Waiting) })
}

/// Returns the days to come of a case, each with a lasting name of what it is about. `online` is the day a draft on the
/// online form is deleted.
pub fn days_to_come(
    stand: &Stand<'_>,
    online: Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<(String, NaiveDate)> {
    if stand.closed {
        return Vec::new();
    }
    let open = |line: &&Line<'_>| !line.status.settled() && line.status != Status::Overdue;
    let steps = stand.rail.lines.iter().filter(open);
    let steps = steps.filter_map(|line| Some((line.step.id.clone(), line.due_on?)));
    let consent = stand.consent.iter().map(|due| (format!("consent/{}", due.key), due.on));
    let means = |clock: &&Clock<'_>| !matches!(clock.says(), Says::NotBefore | Says::None);
    let clocks = stand.clocks.iter().filter(|clock| clock.is_coming()).filter(means);
    let clocks = clocks.filter_map(|clock| Some((clock.key.clone(), clock.on?)));
    let again = stand.news.iter().max_by_key(|asked| asked.on).and_then(|asked| asked.again_on);
    let ask = again.filter(|_| stand.course.state.awaits_decision()).map(|on| ("ask".to_owned(), on));
    let online = online.map(|on| ("online".to_owned(), on));
    let warnings = stand.warnings.iter().map(|(id, on)| (format!("warning/{id}"), *on));
    let days = steps.chain(consent).chain(clocks).chain(ask).chain(online).chain(warnings);
    days.filter(|(_, on)| *on >= today).collect()
}

#[cfg(test)]
#[path = "caseload_tests.rs"]
mod tests;
