//! Times that move with the day on which they were said: "two years ago", "last winter", "yesterday".

use chrono::{Datelike, Days, Months, NaiveDate};

use super::named::{Named, What};
use super::span::{cover, is_joining};
use super::token::Token;
use super::{Precision, When};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// Reads a time that moves; none without the day on which it was said. So many months or years ago is that
/// month or year of the calendar, so many weeks ago the week from Monday to Sunday. The last winter is the
/// latest that was over, this winter the one that had begun last.
pub(super) fn read(tokens: &[Token<'_>], said_on: Option<NaiveDate>) -> Option<When> {
    let said_on = said_on?;
    let kept: Vec<&Token<'_>> = tokens.iter().filter(|token| !token.is_filler()).collect();
    match &kept[..] {
        [today] if today.is_word(&["today"]) => back(0, Unit::Day, said_on),
        [yesterday] if yesterday.is_word(&["yesterday"]) => back(1, Unit::Day, said_on),
        [count @ .., unit, ago] if ago.is_word(&["ago"]) => {
            let (unit, (few, many)) = (self::unit(unit)?, counts(count)?);
            let nearest = back(few, unit, said_on)?;
            if few == many { Some(nearest) } else { Some(cover(back(many, unit, said_on)?, nearest)) }
        }
        [last, unit] if last.is_word(&["last"]) && self::unit(unit).is_some() => {
            back(1, self::unit(unit)?, said_on)
        }
        [this, unit] if this.is_word(&["this"]) => match self::unit(unit) {
            Some(unit) => back(0, unit, said_on),
            None => latest(unit, said_on, |when| when.earliest <= Some(said_on)),
        },
        [last, named] if last.is_word(&["last"]) => {
            latest(named, said_on, |when| when.latest < Some(said_on))
        }
        [last, count @ .., unit] if last.is_word(&["last", "past"]) => {
            let many = counts(count)?.1;
            let earliest = earlier(many, self::unit(unit)?, said_on)?;
            Some(When::between(earliest, said_on, Precision::Range))
        }
        _ => None,
    }
}

fn unit(token: &Token<'_>) -> Option<Unit> {
    let Token::Word(word) = token else { return None };
    Some(match &**word {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "month" | "months" => Unit::Month,
        "year" | "years" => Unit::Year,
        _ => return None,
    })
}

/// Reads how many: "two", "2 or 3", "a couple".
fn counts(tokens: &[&Token<'_>]) -> Option<(u32, u32)> {
    match tokens {
        [one] => one.count().map(|count| (count, count)),
        [a, couple] if a.is_word(&["a"]) && couple.is_word(&["couple"]) => Some((2, 2)),
        [few, joining, many] if is_joining(joining) => {
            let (few, many) = (few.count()?, many.count()?);
            Some((few.min(many), few.max(many)))
        }
        _ => None,
    }
}

/// Returns the day that many units before.
fn earlier(count: u32, unit: Unit, said_on: NaiveDate) -> Option<NaiveDate> {
    match unit {
        Unit::Day => said_on.checked_sub_days(Days::new(u64::from(count))),
        Unit::Week => said_on.checked_sub_days(Days::new(u64::from(count) * 7)),
        Unit::Month => said_on.checked_sub_months(Months::new(count)),
        Unit::Year => said_on.checked_sub_months(Months::new(count.checked_mul(12)?)),
    }
}

/// Returns the whole unit of the calendar that many before.
fn back(count: u32, unit: Unit, said_on: NaiveDate) -> Option<When> {
    let day = earlier(count, unit, said_on)?;
    match unit {
        Unit::Day => Some(When::between(day, day, Precision::Day)),
        Unit::Week => {
            let monday = day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))?;
            Some(When::between(monday, monday.checked_add_days(Days::new(6))?, Precision::Range))
        }
        Unit::Month => calendar(What::Month(day.month()), day.year()),
        Unit::Year => calendar(What::Year, day.year()),
    }
}

fn calendar(what: What, year: i32) -> Option<When> {
    Named { third: None, what, year: Some(year) }.place()
}

/// Returns the latest season, month or Christmas of that name that fits.
fn latest(named: &Token<'_>, said_on: NaiveDate, fits: impl Fn(&When) -> bool) -> Option<When> {
    let what = match named {
        Token::Season(season) => What::Season(*season),
        Token::Month(month) => What::Month(*month),
        Token::Christmas => What::Christmas,
        _ => return None,
    };
    let years = [said_on.year(), said_on.year().checked_sub(1)?, said_on.year().checked_sub(2)?];
    years.into_iter().filter_map(|year| calendar(what, year)).find(fits)
}
