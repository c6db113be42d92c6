//! A quarter of the calendar year, as the Home Office counts its statistics: the first is January to March.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::finding::{Finding, FindingCode};

/// A quarter of a year, written `2026-Q4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quarter {
    year: i32,
    /// 1 to 4.
    part: u32,
}

/// The years that can be asked for: the NRM began in 2009.
const YEARS: std::ops::RangeInclusive<i32> = 2009..=2099;

impl Quarter {
    /// Returns the quarter in which a day lies.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), part: day.month0() / 3 + 1 }
    }

    /// Reads a quarter that has begun; a gap, one that does not exist and one to come are findings of `quarter`.
    pub fn read(typed: &str, today: NaiveDate) -> Result<Self, Vec<Finding>> {
        let finding = |code| Err(vec![Finding::new("quarter", code)]);
        if typed.trim().is_empty() {
            return finding(FindingCode::Missing);
        }
        match Self::parse(typed.trim()) {
            None => finding(FindingCode::NotListed),
            Some(quarter) if quarter > Self::of(today) => finding(FindingCode::InFuture),
            Some(quarter) => Ok(quarter),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let (year, part) = text.split_once("-Q")?;
        let digits =
            |text: &str, many: usize| text.len() == many && text.bytes().all(|it| it.is_ascii_digit());
        if !digits(year, 4) || !digits(part, 1) {
            return None;
        }
        let (year, part) = (year.parse().ok()?, part.parse().ok()?);
        (YEARS.contains(&year) && (1..=4).contains(&part)).then_some(Self { year, part })
    }

    /// Returns this quarter and those before it, the latest first.
    pub fn and_before(self, count: usize) -> Vec<Self> {
        std::iter::successors(Some(self), |it| Some(it.before())).take(count).collect()
    }

    fn before(self) -> Self {
        match self.part {
            1 => Self { year: self.year - 1, part: 4 },
            part => Self { part: part - 1, ..self },
        }
    }

    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.part * 3 - 2, 1)
            .expect("each quarter begins on the first of a month")
    }

    pub fn last_day(self) -> NaiveDate {
        let next = self.first_day() + chrono::Months::new(3);
        next.pred_opt().expect("a quarter of these years has a day before its end")
    }

    pub fn contains(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }

    /// Tells whether more of it is to come: its figures can still grow.
    pub fn is_open(self, today: NaiveDate) -> bool {
        today <= self.last_day()
    }

    /// Returns the quarter in words: "October to December 2026".
    pub fn words(self) -> String {
        let (first, last) = (self.first_day(), self.last_day());
        format!("{} to {} {}", first.format("%B"), last.format("%B"), self.year)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-Q{}", self.year, self.part)
    }
}

impl From<Quarter> for String {
    fn from(quarter: Quarter) -> Self {
        quarter.to_string()
    }
}

impl TryFrom<String> for Quarter {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| "no quarter of a year".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a real day")
    }

    #[rstest]
    #[case("2026-01-01", "2026-Q1")]
    #[case("2026-03-31", "2026-Q1")]
    #[case("2026-04-01", "2026-Q2")]
    #[case("2026-09-30", "2026-Q3")]
    #[case("2026-12-31", "2026-Q4")]
    fn a_day_lies_in_one_quarter(#[case] on: &str, #[case] written: &str) {
        let quarter = Quarter::of(day(on));
        assert_eq!(quarter.to_string(), written, "by the calendar year, as the Home Office counts");
        assert!(quarter.first_day() <= day(on) && day(on) <= quarter.last_day(), "and within its days");
        assert_eq!(Quarter::read(written, day("2026-12-31")), Ok(quarter), "it reads as it is written");
    }

    #[rstest]
    #[case("", FindingCode::Missing)]
    #[case("  ", FindingCode::Missing)]
    #[case("2026", FindingCode::NotListed)]
    #[case("2026-Q0", FindingCode::NotListed)]
    #[case("2026-Q5", FindingCode::NotListed)]
    #[case("1899-Q1", FindingCode::NotListed)]
    #[case("+026-Q1", FindingCode::NotListed)]
    #[case("2026-Q١", FindingCode::NotListed)]
    #[case("2026-Q4", FindingCode::InFuture)]
    fn what_is_no_quarter_that_has_begun_is_a_finding(#[case] typed: &str, #[case] code: FindingCode) {
        let findings = Quarter::read(typed, day("2026-09-30")).expect_err("not to be counted");
        assert_eq!(findings, [Finding::new("quarter", code)], "typed: {typed:?}");
    }

    #[test]
    fn the_quarters_before_run_over_the_new_year() {
        let before: Vec<String> =
            Quarter::of(day("2026-02-01")).and_before(3).iter().map(ToString::to_string).collect();
        assert_eq!(before, ["2026-Q1", "2025-Q4", "2025-Q3"], "the latest first");
        assert_eq!(Quarter::of(day("2026-02-01")).words(), "January to March 2026", "as a heading says it");
        assert!(Quarter::of(day("2026-02-01")).is_open(day("2026-03-31")), "its last day is still of it");
        assert!(!Quarter::of(day("2026-02-01")).is_open(day("2026-04-01")), "it is over");
    }
}
