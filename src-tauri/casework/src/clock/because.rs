//! Why a day: the rule, what started it, how it was counted, what was passed over, and where the rule comes from, in
//! sentences to be read aloud.

use chrono::NaiveDate;

use super::pack::{FirstDay, Says, Unit};
use super::reckoning::{Reckoned, Skipped};
use crate::calendar::Closed;
use crate::case::Nation;

/// Returns the sentences that explain a reckoned day. `started` is what started the clock, in words that follow
/// "counted from": "the date on the letter, 3 March 2026".
pub fn sentence(reckoned: &Reckoned<'_>, started: &str) -> String {
    let mut said = vec![reckoned.limit.words.clone()];
    said.extend(counting(reckoned, started));
    said.extend(passed_over(&reckoned.skipped, reckoned.start.nation));
    said.extend(beyond(reckoned));
    said.extend(in_force(reckoned));
    said.push(format!("Source: {}.", reckoned.limit.source.trim_end_matches('.')));
    if reckoned.limit.to_confirm() {
        said.push("Confirm this before you rely on it.".to_owned());
    }
    said.join(" ")
}

fn counting(reckoned: &Reckoned<'_>, started: &str) -> Option<String> {
    let limit = reckoned.limit;
    let length = limit.length?;
    let number = length.count;
    let unit = match (length.unit, number) {
        (Unit::Hours, 1) => "hour",
        (Unit::Hours, _) => "hours",
        (Unit::Days, 1) => "calendar day",
        (Unit::Days, _) => "calendar days",
        (Unit::WorkingDays, 1) => "working day",
        (Unit::WorkingDays, _) => "working days",
        (Unit::Months, 1) => "month",
        (Unit::Months, _) => "months",
    };
    let way = if limit.before { "counted back from" } else { "counted from" };
    let first = match (length.unit, limit.first_day) {
        (Unit::Hours, _) => "",
        (_, FirstDay::Counted) => ", which is day one",
        (_, FirstDay::NotCounted) => ", which is not counted",
        (_, FirstDay::NotSaid) => ", which is not counted here (the source does not say whether it is)",
    };
    let end = match (reckoned.on, reckoned.time) {
        (Some(on), Some(time)) => format!(" {} {} at {}.", ends(limit.says), day(on), time.format("%H:%M")),
        (Some(on), None) => format!(" {} {}.", ends(limit.says), day(on)),
        (None, _) => String::new(),
    };
    Some(format!("{number} {unit}, {way} {started}{first}.{end}"))
}

fn ends(says: Says) -> &'static str {
    match says {
        Says::Expected => "That makes it expected by",
        Says::By => "That makes it due by",
        Says::LastDay => "That makes the last day",
        Says::LastsUntil => "That makes it last at least until the end of",
        Says::UpTo => "That makes it last at most until the end of",
        Says::NotBefore => "That makes the days end on",
        Says::None => "That ends on",
    }
}

/// Returns which days did not count: the number of weekend days, and each bank holiday by name.
fn passed_over(skipped: &[Skipped], nation: Nation) -> Option<String> {
    let weekend = skipped.iter().filter(|it| it.why == Closed::Weekend).count();
    let holidays = skipped.iter().filter_map(|it| match it.why {
        Closed::BankHoliday(title) => Some(format!("{} ({title})", day(it.on))),
        Closed::Weekend => None,
    });
    let holidays: Vec<String> = holidays.collect();
    let weekend = match weekend {
        0 => None,
        1 => Some("1 weekend day".to_owned()),
        many => Some(format!("{many} weekend days")),
    };
    let list = weekend.into_iter().chain(holidays).collect::<Vec<_>>();
    (!list.is_empty())
        .then(|| format!("Not counted, by the bank holidays of {}: {}.", place(nation), and(&list)))
}

fn beyond(reckoned: &Reckoned<'_>) -> Option<String> {
    let reach = reckoned.beyond?;
    Some(format!(
        "The list of bank holidays reaches from {} to {}, so this day cannot be counted here.",
        day(reach.first),
        day(reach.last)
    ))
}

/// Returns since or until when this version of the rule applies; nothing where it is not known to have changed.
fn in_force(reckoned: &Reckoned<'_>) -> Option<String> {
    match (reckoned.limit.valid_from, reckoned.limit.valid_to) {
        (None, None) => None,
        (Some(from), None) => Some(format!("The rule in force from {}.", day(from))),
        (None, Some(to)) => Some(format!("The rule in force until {}.", day(to))),
        (Some(from), Some(to)) => Some(format!("The rule in force from {} to {}.", day(from), day(to))),
    }
}

pub(crate) fn place(nation: Nation) -> &'static str {
    match nation {
        Nation::England | Nation::Wales => "England and Wales",
        Nation::Scotland => "Scotland",
        Nation::NorthernIreland => "Northern Ireland",
    }
}

/// Returns a day as it is read aloud: "3 March 2026".
pub(crate) fn day(on: NaiveDate) -> String {
    on.format("%-d %B %Y").to_string()
}

fn and(list: &[String]) -> String {
    match list {
        [] => String::new(),
        [one] => one.clone(),
        [some @ .., last] => format!("{} and {last}", some.join(", ")),
    }
}

#[cfg(test)]
#[path = "because_tests.rs"]
mod tests;
