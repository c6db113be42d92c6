//! What was open in a case on the day its file was made, carried so that it can be looked at again for a later day: a
//! duty and a target do not pass in the same way.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::caseload::{Group, Kind, Need, Stand, is_given_longer, kind_of, needs, soon, to_confirm};
use crate::consent::{Due, DueKind};
use crate::decision::{Clock, Running, title};
use crate::referral::Form;
use crate::safeguarding::Line;

/// One open step or clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenItem {
    /// `step`, `clock`, `consent`, `warning`, `online` or `waiting`.
    pub kind: String,
    /// In words; never empty.
    pub title: String,
    /// [`Group::Waiting`] is both what others are to act on and what is not due soon yet.
    pub group: Group,
    pub on: Option<NaiveDate>,
    pub to_confirm: bool,
    /// What it is to the worker, in the order of what follows when it is missed.
    pub need: Kind,
    /// How many days before its day it is due soon, where its own rule says so.
    pub soon_days: Option<u32>,
    /// Its day passes without anyone having to do anything.
    pub quiet: bool,
    /// The day to which a letter put it off: until that has passed too, nobody is late.
    pub put_off_to: Option<NaiveDate>,
}

/// Returns everything open in a case: what needs the worker today, in that order, and with it what has no day or one
/// further off. `online` is the day a draft on the online form is deleted, `due_soon_days` how many days from today
/// count as soon. Nothing of a closed case is open.
///
/// A day that has passed and that a letter put off is among the items too: it counts once the letter's own day has passed,
/// and until then [`as_of`] leaves it out.
pub fn open(
    stand: &Stand<'_>,
    online: Option<NaiveDate>,
    today: NaiveDate,
    due_soon_days: u32,
) -> Vec<OpenItem> {
    if stand.closed {
        return Vec::new();
    }
    let now = needs(stand, today, due_soon_days);
    let further = |kind: Kind, about: &str| !now.iter().any(|need| need.kind == kind && need.about == about);
    let mut items: Vec<OpenItem> = now.iter().map(|need| of_need(need, stand.clocks)).collect();
    let steps = stand.rail.lines.iter().filter(|line| !line.status.settled());
    items.extend(steps.filter(|line| further(Kind::Step, &line.step.id)).map(of_step));
    let consent = stand.consent.iter().filter(|due| further(Kind::Consent, &due.key));
    items.extend(consent.map(|due| waits(Kind::Consent, consent_title(due), Some(due.on))));
    let clocks = stand.clocks.iter().filter_map(|clock| Some((kind_of(clock)?, clock)));
    let runs = |clock: &Clock<'_>| clock.is_coming() || is_put_off(clock, stand.clocks);
    let clocks = clocks.filter(|(kind, clock)| runs(clock) && further(*kind, &clock.key));
    items.extend(
        clocks.map(|(kind, clock)| of_clock(waits(kind, String::new(), clock.on), clock, stand.clocks)),
    );
    let online = online.filter(|on| *on >= today && further(Kind::Online, ""));
    items.extend(online.map(|on| waits(Kind::Online, String::new(), Some(on))));
    let warnings = stand.warnings.iter().filter(|(id, _)| further(Kind::Warning, id));
    items.extend(warnings.map(|(_, on)| waits(Kind::Warning, String::new(), Some(*on))));
    let again = stand.news.iter().max_by_key(|asked| asked.on).and_then(|asked| asked.again_on);
    let again =
        again.filter(|on| *on >= today && stand.course.state.awaits_decision() && further(Kind::Ask, ""));
    items.extend(again.map(|on| waits(Kind::Ask, String::new(), Some(on))));
    items.sort_by_key(OpenItem::place);
    items
}

/// Returns the items as they stand on a day on or after the one they were made on, as the caseload would group them:
/// a duty whose day has passed is overdue, a target is past its expected day, and what comes near is due soon. What
/// ends by itself is left out once it has ended.
pub fn as_of(items: &[OpenItem], today: NaiveDate, due_soon_days: u32) -> Vec<OpenItem> {
    let on_the_day = |item: &OpenItem| {
        let group = item.group_on(today, due_soon_days)?;
        Some(OpenItem { group, ..item.clone() })
    };
    let mut items: Vec<OpenItem> = items.iter().filter_map(on_the_day).collect();
    items.sort_by_key(OpenItem::place);
    items
}

/// Returns the group of what presses most, how much is overdue, how much due soon, and what presses most. Without any
/// item the group says nothing.
pub fn urgency(items: &[OpenItem]) -> (Group, usize, usize, Option<&OpenItem>) {
    let first = items.iter().min_by_key(|item| item.place());
    let of = |group: Group| items.iter().filter(|item| item.group == group).count();
    let group = first.map_or(Group::Waiting, |item| item.group);
    (group, of(Group::Overdue), of(Group::DueSoon), first)
}

impl OpenItem {
    /// Tells whether its day is hoped for, so that nobody is late after it.
    pub fn is_expected(&self) -> bool {
        self.need == Kind::Expected
    }

    /// The order of items: that of needs, and last of its kind what has no day.
    fn place(&self) -> (Group, Kind, bool, Option<NaiveDate>) {
        (self.group, self.need, self.on.is_none(), self.on)
    }

    fn group_on(&self, today: NaiveDate, due_soon_days: u32) -> Option<Group> {
        let Some(on) = self.on else { return Some(self.group) };
        if on < today {
            return self.group_past(today);
        }
        // What was due soon, or late because its hour had passed, is not less so on a later day.
        if self.group != Group::Waiting || self.is_expected() {
            return Some(self.group);
        }
        let soon = i64::from(self.soon_days.unwrap_or(due_soon_days));
        Some(if (on - today).num_days() <= soon { Group::DueSoon } else { Group::Waiting })
    }

    fn group_past(&self, today: NaiveDate) -> Option<Group> {
        match self.need {
            _ if self.quiet || self.put_off_to.is_some_and(|day| day >= today) => None,
            Kind::Expected => Some(Group::PastExpected),
            // To look again is due, and nobody is late for it.
            Kind::Warning => Some(Group::DueSoon),
            _ => Some(Group::Overdue),
        }
    }
}

/// Returns what a need is about in words, for a paper and for whoever opens a copy: its own title, or what such a need is
/// called.
pub fn title_of(need: &Need) -> String {
    match &need.due {
        Some(due) => consent_title(due),
        None if need.title.is_empty() => words(need.kind).1.to_owned(),
        None => need.title.clone(),
    }
}

fn of_need(need: &Need, clocks: &[Clock<'_>]) -> OpenItem {
    let item = waits(need.kind, title_of(need), need.on);
    let item = OpenItem { group: need.group, to_confirm: need.to_confirm, ..item };
    let clock = clocks.iter().find(|clock| is_clock(need.kind) && clock.key == need.about);
    match clock {
        Some(clock) => of_clock(item, clock, clocks),
        None => item,
    }
}

fn of_step(line: &Line<'_>) -> OpenItem {
    let item = waits(Kind::Step, line.step.title.clone(), line.due_on);
    OpenItem { to_confirm: line.step.confirm, ..item }
}

fn of_clock(item: OpenItem, clock: &Clock<'_>, all: &[Clock<'_>]) -> OpenItem {
    let own = title(clock);
    OpenItem {
        title: if own.is_empty() { item.title } else { own.to_owned() },
        to_confirm: to_confirm(clock),
        soon_days: soon(clock, all),
        quiet: clock.passes_quietly(),
        put_off_to: all.iter().filter(|other| puts_off(clock, other)).filter_map(|other| other.on).max(),
        ..item
    }
}

/// Tells whether the day of a clock has passed and the day of another, still to come, stands for it.
fn is_put_off(clock: &Clock<'_>, all: &[Clock<'_>]) -> bool {
    clock.running == Running::Past
        && !clock.passes_quietly()
        && all.iter().any(|other| puts_off(clock, other))
}

/// Tells whether the day of a clock, once it has passed, gives way to the day of another.
fn puts_off(clock: &Clock<'_>, other: &Clock<'_>) -> bool {
    let runs = matches!(other.running, Running::Coming | Running::Past);
    let past = Clock { running: Running::Past, ..clock.clone() };
    let coming = Clock { running: Running::Coming, ..other.clone() };
    runs && other.on > clock.on && is_given_longer(&past, &coming)
}

fn is_clock(kind: Kind) -> bool {
    matches!(kind, Kind::LastDay | Kind::LastsUntil | Kind::UpTo | Kind::By | Kind::Expected)
}

/// Returns an item that does not press yet, with the words of its kind where it has no title of its own.
fn waits(need: Kind, title: String, on: Option<NaiveDate>) -> OpenItem {
    let (kind, words) = words(need);
    let soon_days = match need {
        Kind::Online => Some(online_warning_days()),
        // A warning note is looked at again on its day.
        Kind::Warning => Some(0),
        _ => None,
    };
    OpenItem {
        kind: kind.to_owned(),
        title: if title.is_empty() { words.to_owned() } else { title },
        group: Group::Waiting,
        on,
        to_confirm: false,
        need,
        soon_days,
        quiet: false,
        put_off_to: None,
    }
}

/// Returns the item's kind, and what it is called where it has no title of its own.
fn words(need: Kind) -> (&'static str, &'static str) {
    match need {
        Kind::Step => ("step", "A safety step"),
        Kind::LastDay => ("clock", "Last day to ask for reconsideration, as the letter says"),
        Kind::LastsUntil => ("clock", "Support lasts until the day the letter says"),
        Kind::UpTo => ("clock", "Support ends by the day the letter says"),
        Kind::By => ("clock", "An answer that a letter asks for"),
        Kind::Expected => ("clock", "A decision, by the day the letter says"),
        Kind::Withdrawn => ("consent", "Tell the competent authority that the person withdrew"),
        Kind::Consent => ("consent", "Something the person is to be asked"),
        Kind::Warning => ("warning", "A warning note is to be looked at again"),
        Kind::Online => ("online", "The draft on the online form will be deleted"),
        Kind::Offered => ("step", "Safety steps offered after a decision: accept or decline each"),
        Kind::Ask => ("waiting", "Ask for news of the decision"),
        Kind::Waiting => ("waiting", "Waiting for a decision"),
    }
}

fn consent_title(due: &Due) -> String {
    let words = match due.kind {
        DueKind::Return => "Go back to the person, who wanted more time",
        DueKind::Turning18 => {
            "The person turns 18: ask whether they stay in the NRM, and apart from it about support"
        }
        DueKind::AskAgain => "Ask again, because what was agreed has ended",
    };
    words.to_owned()
}

/// Returns how many days before a draft on the online form is deleted Daybook warns of it.
fn online_warning_days() -> u32 {
    let rules = &Form::current().online;
    u32::try_from(rules.draft_days.saturating_sub(rules.warn_on_day)).unwrap_or(0)
}

#[cfg(test)]
#[path = "open_tests.rs"]
mod tests;
