//! Working days: Monday to Friday, less the bank holidays of the nation.
//!
//! The list is GOV.UK's own (`bank-holidays.json`, 2012 to 2028). Beyond it nothing is guessed: a day
//! that cannot be counted is refused, because an official day one out is worse than none.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

use crate::case::Nation;

/// The day cannot be counted, because the bank-holiday list does not reach it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the bank-holiday list reaches from {first} to {last}")]
pub struct BeyondList {
    pub first: NaiveDate,
    pub last: NaiveDate,
}

/// One nation's holidays and the days they are known for: whole years.
struct Holidays {
    days: BTreeMap<NaiveDate, String>,
    reach: BeyondList,
}

/// GOV.UK's file, as far as it is read.
#[derive(Deserialize)]
struct Division {
    events: Vec<Event>,
}

#[derive(Deserialize)]
struct Event {
    title: String,
    date: NaiveDate,
}

/// Why offices do not work on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    Weekend,
    /// The holiday's own name, "Good Friday".
    BankHoliday(&'static str),
}

/// Tells whether offices work on a day.
pub fn is_working_day(day: NaiveDate, nation: Nation) -> Result<bool, BeyondList> {
    Ok(closed(day, nation)?.is_none())
}

/// Returns why offices do not work on a day; none on a working day. A holiday at a weekend is a weekend.
pub fn closed(day: NaiveDate, nation: Nation) -> Result<Option<Closed>, BeyondList> {
    let holidays = holidays(nation);
    if day < holidays.reach.first || day > holidays.reach.last {
        return Err(holidays.reach);
    }
    if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        return Ok(Some(Closed::Weekend));
    }
    Ok(holidays.days.get(&day).map(|title| Closed::BankHoliday(title)))
}

/// Returns the working day that is `count` working days after a day. The day itself is not counted,
/// working day or not; no working days after a day is that day.
pub fn add_working_days(day: NaiveDate, count: u32, nation: Nation) -> Result<NaiveDate, BeyondList> {
    is_working_day(day, nation)?;
    let mut reached = day;
    let mut left = count;
    while left > 0 {
        reached = reached.succ_opt().ok_or(holidays(nation).reach)?;
        if is_working_day(reached, nation)? {
            left -= 1;
        }
    }
    Ok(reached)
}

/// Returns the working day that is `count` working days before a day, which itself is not counted.
pub fn take_working_days(day: NaiveDate, count: u32, nation: Nation) -> Result<NaiveDate, BeyondList> {
    is_working_day(day, nation)?;
    let mut reached = day;
    let mut left = count;
    while left > 0 {
        reached = reached.pred_opt().ok_or(holidays(nation).reach)?;
        if is_working_day(reached, nation)? {
            left -= 1;
        }
    }
    Ok(reached)
}

/// Returns how many working days lie after `from` up to and with `to`; none when `to` is not later.
pub fn working_days_between(from: NaiveDate, to: NaiveDate, nation: Nation) -> Result<u32, BeyondList> {
    let mut worked = 0;
    for day in from.iter_days().skip(1).take_while(|day| *day <= to) {
        worked += u32::from(is_working_day(day, nation)?);
    }
    Ok(worked)
}

/// Returns the first and the last day that can be counted.
pub fn reach(nation: Nation) -> (NaiveDate, NaiveDate) {
    let BeyondList { first, last } = holidays(nation).reach;
    (first, last)
}

/// Returns the list that a nation follows; England and Wales share one.
fn holidays(nation: Nation) -> &'static Holidays {
    static SHIPPED: LazyLock<BTreeMap<String, Holidays>> = LazyLock::new(|| {
        let divisions: BTreeMap<String, Division> =
            serde_json::from_str(include_str!("../data/bank-holidays.json"))
                .expect("a test reads the shipped list");
        divisions.into_iter().map(|(name, division)| (name, Holidays::of(&division))).collect()
    });
    let name = match nation {
        Nation::England | Nation::Wales => "england-and-wales",
        Nation::Scotland => "scotland",
        Nation::NorthernIreland => "northern-ireland",
    };
    SHIPPED.get(name).expect("a test finds every nation in the shipped list")
}

impl Holidays {
    fn of(division: &Division) -> Self {
        let days: BTreeMap<_, _> =
            division.events.iter().map(|event| (event.date, event.title.clone())).collect();
        let edge = |day: Option<&NaiveDate>, month, last| {
            day.and_then(|day| NaiveDate::from_ymd_opt(day.year(), month, last))
                .expect("the shipped list is not empty, and every year begins and ends")
        };
        let reach =
            BeyondList { first: edge(days.keys().next(), 1, 1), last: edge(days.keys().next_back(), 12, 31) };
        Self { days, reach }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NATIONS: [Nation; 4] = [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland];

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("the test writes real days")
    }

    #[test]
    fn every_nation_is_in_the_list_for_whole_years() {
        for nation in NATIONS {
            assert_eq!(reach(nation), (day("2012-01-01"), day("2028-12-31")), "{nation:?}");
        }
    }

    #[test]
    fn each_nation_keeps_its_own_holidays() {
        let works = |date, nation| is_working_day(day(date), nation).expect("within the list");
        assert!(!works("2026-04-06", Nation::England), "Easter Monday");
        assert!(works("2026-04-06", Nation::Scotland), "no holiday in Scotland");
        assert!(!works("2026-03-17", Nation::NorthernIreland), "St Patrick's Day");
        assert!(works("2026-03-17", Nation::Wales), "a Tuesday like others");
        assert!(!works("2026-11-30", Nation::Scotland), "St Andrew's Day");
        assert!(!works("2026-03-14", Nation::England), "a Saturday");
    }

    #[test]
    fn days_over_christmas_are_counted_by_the_nation() {
        let five = |nation| add_working_days(day("2026-12-23"), 5, nation).expect("within the list");
        assert_eq!(five(Nation::England), day("2027-01-04"), "not 25 and 28 December, not 1 January");
        assert_eq!(five(Nation::Scotland), day("2027-01-05"), "nor Monday the 4th, for 2 January");
    }

    #[test]
    fn a_day_off_says_why() {
        let why = |date, nation| closed(day(date), nation).expect("within the list");
        assert_eq!(
            why("2022-09-19", Nation::Wales),
            Some(Closed::BankHoliday("Bank Holiday for the State Funeral of Queen Elizabeth II")),
            "by its own name"
        );
        assert_eq!(why("2026-03-14", Nation::Wales), Some(Closed::Weekend), "a Saturday");
        assert_eq!(why("2026-03-16", Nation::Wales), None, "a Monday like others");
    }

    #[test]
    fn working_days_are_counted_back_and_between() {
        let back = take_working_days(day("2026-04-14"), 7, Nation::England).expect("within the list");
        assert_eq!(back, day("2026-04-01"), "not Good Friday, Easter Monday nor two weekends");
        let between = working_days_between(day("2026-04-01"), day("2026-04-14"), Nation::England);
        assert_eq!(between, Ok(7), "and the same forwards");
        assert_eq!(
            working_days_between(day("2026-04-14"), day("2026-04-01"), Nation::England),
            Ok(0),
            "never below nought"
        );
    }

    #[test]
    fn a_day_beyond_the_list_is_refused_not_guessed() {
        let beyond = BeyondList { first: day("2012-01-01"), last: day("2028-12-31") };
        assert_eq!(add_working_days(day("2028-12-29"), 1, Nation::England), Err(beyond), "2029 is unknown");
        assert_eq!(add_working_days(day("2011-12-31"), 0, Nation::England), Err(beyond), "so is 2011");
        assert_eq!(add_working_days(NaiveDate::MAX, 1, Nation::Wales), Err(beyond), "and the end of time");
    }

    fn any_nation() -> impl Strategy<Value = Nation> {
        proptest::sample::select(NATIONS.to_vec())
    }

    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (0u64..5800).prop_map(|days| day("2012-01-01") + chrono::Days::new(days))
    }

    proptest! {
        #[test]
        fn exactly_so_many_working_days_lie_between(from in any_day(), count in 0u32..80, nation in any_nation()) {
            let to = add_working_days(from, count, nation).expect("ends within 2028");
            let worked = from.iter_days().skip(1).take_while(|day| *day <= to)
                .filter(|day| is_working_day(*day, nation) == Ok(true)).count();
            prop_assert_eq!(worked, count as usize, "the first day is not counted, the last is");
            prop_assert!(count == 0 || is_working_day(to, nation) == Ok(true), "ends on a working day");
        }

        #[test]
        fn counting_on_is_the_same_as_counting_at_once(
            from in any_day(), first in 0u32..40, second in 0u32..40, nation in any_nation(),
        ) {
            let step = add_working_days(from, first, nation).and_then(|day| add_working_days(day, second, nation));
            prop_assert_eq!(step, add_working_days(from, first + second, nation), "days add up");
        }

        #[test]
        fn a_later_start_never_ends_earlier(from in any_day(), count in 0u32..60, nation in any_nation()) {
            let later = from.succ_opt().expect("not the end of time");
            prop_assert!(
                add_working_days(from, count, nation).ok() <= add_working_days(later, count, nation).ok(),
                "time runs one way"
            );
        }
    }
}
