//! Approximate dates: when something happened as the person told it, placed well enough to be put in order.
//!
//! The typed words are what is shown, always. What is read from them only orders, by rules of our own that
//! claim nothing about the case: spring is March to May, summer June to August, autumn September to
//! November, winter December to February of the next year; early, mid and late are the thirds of a month, a
//! season, a year or a decade; Christmas is 20 to 31 December; a feast that moves with the moon is its year.

mod age;
mod figures;
mod moving;
mod named;
mod span;
mod token;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How closely the words place something. Early, mid or late in a year is still a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    Day,
    Month,
    Season,
    Year,
    /// By the person's age.
    Age,
    /// Between two times, or open at one end.
    Range,
    Unplaced,
}

/// When something happened: the first and the last day it may have been, none where that end is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct When {
    pub earliest: Option<NaiveDate>,
    pub latest: Option<NaiveDate>,
    pub precision: Precision,
}

/// The first and the last day on which the person may have been born.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Born {
    pub earliest: NaiveDate,
    pub latest: NaiveDate,
}

impl Born {
    /// Returns a date of birth that is known.
    pub fn on(day: NaiveDate) -> Self {
        Self { earliest: day, latest: day }
    }

    /// Returns a birth of which only the year is known; none outside the years of the calendar.
    pub fn in_year(year: i32) -> Option<Self> {
        let earliest = NaiveDate::from_ymd_opt(year, 1, 1)?;
        Some(Self { earliest, latest: NaiveDate::from_ymd_opt(year, 12, 31)? })
    }
}

/// Where a time stands among others; times of the same place keep the order they had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrderKey {
    unplaced: bool,
    first: NaiveDate,
    last: NaiveDate,
}

/// Returns when the typed words place something. `born` places an age; `said_on`, the day on which the
/// person said it, places "two years ago", "last winter" and a year of two digits. Without them such words
/// are unplaced, and so is what names no time at all.
///
/// A day that does not exist is taken for its month ("31 February 2020" for February 2020) and a month that
/// does not exist for its year. Words that are not understood are passed over; of several times named
/// between them, the range covers all. Years run from 1900 to 2099.
pub fn read_when(typed: &str, born: Option<Born>, said_on: Option<NaiveDate>) -> When {
    let tokens = token::tokens(typed, said_on);
    let told = Told { born, said_on };
    whole(&tokens, told)
        .or_else(|| span::opened(&tokens, told))
        .or_else(|| span::named_within(&tokens))
        .unwrap_or(When::UNPLACED)
}

/// Returns where the time stands: by its first day, then by its last. A time open at its beginning stands
/// at its last day, one open at its end after those that end, and what is unplaced comes last.
pub fn order_key(when: &When) -> OrderKey {
    let first = when.earliest.or(when.latest);
    OrderKey {
        unplaced: first.is_none(),
        first: first.unwrap_or(NaiveDate::MAX),
        last: when.latest.unwrap_or(NaiveDate::MAX),
    }
}

/// What is known beside the words.
#[derive(Debug, Clone, Copy)]
struct Told {
    born: Option<Born>,
    said_on: Option<NaiveDate>,
}

/// Reads words that say a time and nothing else.
fn whole(tokens: &[token::Token<'_>], told: Told) -> Option<When> {
    span::closed(tokens, told.said_on)
        .or_else(|| moving::read(tokens, told.said_on))
        .or_else(|| age::read(tokens, told.born))
}

impl When {
    const UNPLACED: Self = Self { earliest: None, latest: None, precision: Precision::Unplaced };

    fn between(earliest: NaiveDate, latest: NaiveDate, precision: Precision) -> Self {
        Self { earliest: Some(earliest), latest: Some(latest), precision }
    }
}

#[cfg(test)]
mod tests;
