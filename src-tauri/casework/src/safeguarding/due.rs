//! How soon a step is due, counted from the day the case was opened.

use chrono::{Days, NaiveDate};
use serde::Deserialize;

use crate::calendar;
use crate::case::Nation;

/// How soon, as far as the pack's own deadline words say. A step without one has no date of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Due {
    /// Before anything else; shown as the opening day.
    AtOnce,
    /// By the end of the opening day.
    SameDay,
    /// By the end of a day so many days after the opening day, which itself is not counted.
    Days { count: u32, counted: Counted },
}

/// Which days count towards a number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    Calendar,
    Working,
}

impl Due {
    /// Returns the day by whose end the step is due; none only where the bank-holiday list does not
    /// reach that far, since a guessed day would be worse than none.
    pub fn on(self, opened_on: NaiveDate, nation: Nation) -> Option<NaiveDate> {
        match self {
            Self::AtOnce | Self::SameDay => Some(opened_on),
            Self::Days { count, counted: Counted::Calendar } => {
                opened_on.checked_add_days(Days::new(u64::from(count)))
            }
            Self::Days { count, counted: Counted::Working } => {
                calendar::add_working_days(opened_on, count, nation).ok()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("the test writes real days")
    }

    #[test]
    fn at_once_and_same_day_fall_on_the_opening_day() {
        let opened = day("2026-03-14");
        for due in [Due::AtOnce, Due::SameDay] {
            assert_eq!(due.on(opened, Nation::England), Some(opened), "also on a Saturday: {due:?}");
        }
    }

    #[test]
    fn calendar_days_count_weekends_and_working_days_do_not() {
        let friday = day("2026-03-13");
        let calendar = Due::Days { count: 3, counted: Counted::Calendar };
        let working = Due::Days { count: 3, counted: Counted::Working };
        assert_eq!(calendar.on(friday, Nation::Wales), Some(day("2026-03-16")), "Monday is the third day");
        assert_eq!(working.on(friday, Nation::Wales), Some(day("2026-03-18")), "the weekend is left out");
    }

    #[test]
    fn beyond_the_bank_holiday_list_there_is_no_date() {
        let working = Due::Days { count: 400, counted: Counted::Working };
        assert_eq!(working.on(day("2028-06-01"), Nation::Scotland), None, "no day is guessed");
    }
}
