//! Dates of birth: the known one in any usual writing, and any date near a word of birth.

use super::pack::Pack;
use super::text::Text;
use super::{Kind, KnownFrom, Mark};
use crate::folded::Word;

/// How many words may stand between a word of birth and its date, or the other way round.
const NEAR: usize = 6;

/// A day, its year where one is named. Numbers that can be read both ways match both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    day: u32,
    month: u32,
    year: Option<i32>,
    both_ways: bool,
}

/// A day in a text, by its first and last word.
pub(super) struct FoundDay {
    pub day: Day,
    first: usize,
    last: usize,
}

impl Day {
    /// Tells whether this known day is meant; a day without its year may be.
    fn is_meant_by(self, typed: Self) -> bool {
        let same = (self.day, self.month) == (typed.day, typed.month);
        let turned = typed.both_ways && (self.day, self.month) == (typed.month, typed.day);
        let years =
            self.year.zip(typed.year).is_none_or(|(known, typed)| known == typed || known == typed - 100);
        (same || turned) && years
    }
}

/// Returns the marks of dates of birth.
pub(super) fn marks(text: &Text<'_>, known: &[(Day, KnownFrom)]) -> Vec<Mark> {
    let births = births(text);
    let near_birth = |first: usize, last: usize| {
        let after = births.partition_point(|birth| *birth < first);
        let before = after.checked_sub(1).map(|place| births[place]);
        before.is_some_and(|birth| first - birth <= NEAR)
            || births.get(after).is_some_and(|birth| *birth <= last + NEAR)
    };
    let mut found = Vec::new();
    for day in days(text) {
        let mark = text.mark(day.first, day.last, Kind::DateOfBirth);
        let known = known.iter().find(|(known, _)| known.is_meant_by(day.day));
        match known {
            Some((_, from)) => found.push(Mark { from: *from, ..mark }),
            None if near_birth(day.first, day.last) => found.push(mark),
            None => {}
        }
    }
    let years =
        (0..text.words.len()).filter(|at| whole_year(&text.words[*at]).is_some() && near_birth(*at, *at));
    found.extend(years.map(|at| text.mark(at, at, Kind::DateOfBirth)));
    found
}

fn births(text: &Text<'_>) -> Vec<usize> {
    let births = &Pack::current().births;
    (0..text.words.len()).filter(|at| births.at(&text.words, *at).next().is_some()).collect()
}

/// Returns every day that can be read in the text, also one inside another.
pub(super) fn days(text: &Text<'_>) -> Vec<FoundDay> {
    let starts = 0..text.words.len();
    let read = |at| [named(text, at), month_first(text, at), numbers(text, at)].into_iter().flatten();
    starts.flat_map(read).flat_map(|found| [alone(text, &found), Some(found)]).flatten().collect()
}

/// Returns the day without its year, where a full stop before two figures may have ended the sentence:
/// "on 6 March.12 Quince Road".
fn alone(text: &Text<'_>, found: &FoundDay) -> Option<FoundDay> {
    let before = found.last.checked_sub(1).filter(|before| *before > found.first)?;
    let two_figures = text.words[found.last].raw.len() == 2 && text.words[before].month().is_some();
    (two_figures && text.gap(before).contains('.')).then_some(FoundDay {
        day: Day { year: None, ..found.day },
        first: found.first,
        last: before,
    })
}

/// "6 March 1990", "6th of March", "6-Mar-90".
fn named(text: &Text<'_>, first: usize) -> Option<FoundDay> {
    let day = ordinal(text.words.get(first)?)?;
    let of = text.words.get(first + 1).is_some_and(|word| word.folded == "of");
    let at = first + 1 + usize::from(of);
    let month = text.words.get(at)?.month()?;
    near(text, first, at).then(|| with_year(text, first, at, day, month))
}

/// "March 6 1990", "March 6th".
fn month_first(text: &Text<'_>, first: usize) -> Option<FoundDay> {
    let month = text.words.get(first)?.month()?;
    let day = ordinal(text.words.get(first + 1)?)?;
    near(text, first, first + 1).then(|| with_year(text, first, first + 1, day, month))
}

fn with_year(text: &Text<'_>, first: usize, last: usize, day: u32, month: u32) -> FoundDay {
    let year = text.words.get(last + 1).filter(|_| near(text, last, last + 1)).and_then(year);
    let last = last + usize::from(year.is_some());
    FoundDay { day: Day { day, month, year, both_ways: false }, first, last }
}

/// "06/03/1990", "6.3.90", "1990-03-06".
fn numbers(text: &Text<'_>, first: usize) -> Option<FoundDay> {
    let [a, b, c] = text.words.get(first..first + 3)? else { return None };
    let short =
        |word: &Word<'_>| word.folded.parse::<u32>().ok().filter(|_| word.is_number() && word.raw.len() <= 2);
    let spaced = text.gap(first).trim().is_empty() || text.gap(first + 1).trim().is_empty();
    let (day, month, year) = match (short(a), short(b), short(c)) {
        (Some(day), Some(month), Some(_)) if !spaced => (day, month, year(c)?),
        (Some(day), Some(month), None) => (day, month, whole_year(c)?),
        (None, Some(month), Some(day)) => (day, month, whole_year(a)?),
        _ => return None,
    };
    let both_ways = (1..=12).contains(&day);
    let fits = (1..=31).contains(&day) && (1..=12).contains(&month) || (1..=31).contains(&month) && both_ways;
    (fits && near(text, first, first + 2)).then(|| FoundDay {
        day: Day { day, month, year: Some(year), both_ways },
        first,
        last: first + 2,
    })
}

fn near(text: &Text<'_>, first: usize, last: usize) -> bool {
    (first..last).all(|at| text.is_near(at, &['-', '–', '.', '/', ',', '\'', '’']))
}

fn ordinal(word: &Word<'_>) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.folded.strip_suffix(end));
    let day = digits.unwrap_or(&word.folded).parse().ok()?;
    (1..=31).contains(&day).then_some(day)
}

/// Returns the year of four digits, or of two as one that has been.
fn year(word: &Word<'_>) -> Option<i32> {
    if word.is_number() && word.folded.len() == 2 {
        return word.folded.parse().ok().map(|year: i32| if year < 30 { 2000 + year } else { 1900 + year });
    }
    whole_year(word)
}

fn whole_year(word: &Word<'_>) -> Option<i32> {
    let year = word.folded.parse().ok().filter(|_| word.is_number() && word.folded.len() == 4);
    year.filter(|year| (1900..2100).contains(year))
}
