//! From the day a clock starts to the day it ends on, with the days that were skipped.

use chrono::{Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::pack::{FirstDay, Length, Limit, Starts, TimeLimits, Unit};
use crate::calendar::{self, BeyondList, Closed};
use crate::case::{AgeGroup, Nation};

/// What starts a clock, and where the person's case lay then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    pub what: Starts,
    pub at: NaiveDateTime,
    pub nation: Nation,
    pub age: AgeGroup,
}

/// A day that did not count, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skipped {
    pub on: NaiveDate,
    pub why: Closed,
}

/// A limit and the day it ends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoned<'p> {
    pub limit: &'p Limit,
    pub start: Start,
    /// None where the rule names no number.
    pub on: Option<NaiveDate>,
    /// Only of a limit in hours.
    pub time: Option<NaiveTime>,
    /// The weekends and bank holidays passed over, in order; only of working days.
    pub skipped: Vec<Skipped>,
    /// The bank-holiday list does not reach the day, so it was not counted: a guess would be worse than none.
    pub beyond: Option<BeyondList>,
}

/// Returns every clock that an event starts, by the versions in force on that day.
pub fn reckon_all(limits: &TimeLimits, start: Start) -> Vec<Reckoned<'_>> {
    let in_force = limits.in_force(start.what, start.at.date(), start.nation, start.age);
    in_force.into_iter().map(|limit| reckon(limit, start)).collect()
}

/// Returns the day on which a limit ends.
pub fn reckon(limit: &Limit, start: Start) -> Reckoned<'_> {
    let mut reckoned = Reckoned { limit, start, on: None, time: None, skipped: Vec::new(), beyond: None };
    let Some(length) = limit.length else { return reckoned };
    match length.unit {
        Unit::Hours => {
            let end = start.at.checked_add_signed(TimeDelta::hours(i64::from(length.count)));
            reckoned.on = end.map(|end| end.date());
            reckoned.time = end.map(|end| end.time());
        }
        Unit::WorkingDays => match working(limit, length.count, start) {
            Ok((on, skipped)) => (reckoned.on, reckoned.skipped) = (Some(on), skipped),
            Err(beyond) => reckoned.beyond = Some(beyond),
        },
        Unit::Days | Unit::Months => reckoned.on = calendar_day(limit, length, start.at.date()),
    }
    reckoned
}

/// Returns the day some calendar days or months on, or back where the limit is counted back. Where the first day
/// counts, the last is one sooner.
fn calendar_day(limit: &Limit, Length { count, unit }: Length, from: NaiveDate) -> Option<NaiveDate> {
    let end = match (unit, limit.before) {
        (Unit::Months, false) => from.checked_add_months(Months::new(count)),
        (Unit::Months, true) => from.checked_sub_months(Months::new(count)),
        (_, false) => from.checked_add_days(Days::new(u64::from(count))),
        (_, true) => from.checked_sub_days(Days::new(u64::from(count))),
    }?;
    match (limit.first_day, limit.before) {
        (FirstDay::Counted, false) => end.pred_opt(),
        (FirstDay::Counted, true) => end.succ_opt(),
        (FirstDay::NotCounted | FirstDay::NotSaid, _) => Some(end),
    }
}

/// Returns the day some working days on or back, with the days passed over. Where the first day counts and offices
/// work on it, it is day one.
fn working(limit: &Limit, count: u32, start: Start) -> Result<(NaiveDate, Vec<Skipped>), BeyondList> {
    let (from, nation) = (start.at.date(), start.nation);
    let first = limit.first_day == FirstDay::Counted && calendar::is_working_day(from, nation)?;
    let count = count - u32::from(first && count > 0);
    let on = match limit.before {
        false => calendar::add_working_days(from, count, nation)?,
        true => calendar::take_working_days(from, count, nation)?,
    };
    let mut skipped = Vec::new();
    for day in from.min(on).iter_days().take_while(|day| *day <= from.max(on)).filter(|day| *day != from) {
        if let Some(why) = calendar::closed(day, nation)? {
            skipped.push(Skipped { on: day, why });
        }
    }
    Ok((on, skipped))
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
