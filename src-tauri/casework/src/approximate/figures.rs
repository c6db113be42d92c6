//! Dates in figures: "17/3/2022", "2022-03-17", "3/2022", "2019/20".

use chrono::{Datelike, NaiveDate};

use super::token::Token;
use crate::folded::Word;

/// Reads a date in figures at the start of the words, and how many words it is.
pub(super) fn in_figures<'t>(
    text: &str,
    words: &[Word<'_>],
    said_on: Option<NaiveDate>,
) -> Option<(Token<'t>, usize)> {
    let tight = |at: usize| {
        let between = text.get(words.get(at)?.end..words.get(at + 1)?.start)?;
        matches!(between, "/" | "." | "-").then_some(between)
    };
    let separator = tight(0)?;
    let number = |at: usize| number(words.get(at)?);
    let ((a, a_digits), (b, b_digits)) = (number(0)?, number(1)?);
    if tight(1) == Some(separator)
        && let Some((c, c_digits)) = number(2)
        && b_digits <= 2
    {
        return match (a_digits, c_digits) {
            (4, ..=2) => Some((day_of(year(a)?, b, c), 3)),
            (..=2, 4) => Some((day_of(year(c)?, b, a), 3)),
            (..=2, 2) => Some((day_of(short_year(c, said_on?)?, b, a), 3)),
            _ => None,
        };
    }
    match (a_digits, b_digits) {
        (..=2, 4) if is_month(a) => Some((Token::MonthOf(year(b)?, a), 2)),
        (4, 2) if b == (a + 1) % 100 || !is_month(b) => {
            let (first, last) = (year(a)?, year(a / 100 * 100 + b)?);
            // "1999-00" runs into the next century.
            let last = if last < first { last + 100 } else { last };
            Some((Token::Years(first, last), 2))
        }
        (4, ..=2) if is_month(b) => Some((Token::MonthOf(year(a)?, b), 2)),
        _ => None,
    }
}

/// Returns the number the word is, and how many digits it has: four at most.
pub(super) fn number(word: &Word<'_>) -> Option<(u32, usize)> {
    let digits = word.folded.len();
    let number = word.folded.parse().ok().filter(|_| word.is_number() && digits <= 4)?;
    Some((number, digits))
}

/// Returns the year the number is, from 1900 to 2099.
pub(super) fn year(number: u32) -> Option<i32> {
    i32::try_from(number).ok().filter(|year| (1900..2100).contains(year))
}

fn short_year(number: u32, said_on: NaiveDate) -> Option<i32> {
    let this_century = year(2000 + number)?;
    Some(if this_century > said_on.year() { this_century - 100 } else { this_century })
}

fn is_month(number: u32) -> bool {
    (1..=12).contains(&number)
}

/// A month that does not exist leaves its year.
fn day_of<'t>(year: i32, month: u32, day: u32) -> Token<'t> {
    if is_month(month) { Token::DayOf(year, month, day) } else { Token::Year(year) }
}
