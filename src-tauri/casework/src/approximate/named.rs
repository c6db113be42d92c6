//! A time named by the calendar: a year, a season, a month or a day, and perhaps which third of it.

use chrono::{Days, Months, NaiveDate};

use super::token::{Season, Third, Token};
use super::{Precision, When};

/// A named time; the year may be said elsewhere ("between May and July 2020").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    pub third: Option<Third>,
    pub what: What,
    pub year: Option<i32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Year,
    /// Several years, to the last.
    Years(i32),
    Decade,
    Season(Season),
    Month(u32),
    Christmas,
    /// Without its month in "17 to 19 March 2022".
    Day(Option<u32>, u32),
}

impl Named {
    /// Reads the tokens when they name one time and nothing else.
    pub fn read(tokens: &[Token<'_>]) -> Option<Self> {
        // One more than the longest: a third, its dash, a day, a month and a year.
        let kept: Vec<&Token<'_>> = tokens.iter().filter(|token| !token.is_filler()).take(6).collect();
        let (third, rest) = match kept.split_first()? {
            (Token::Third(third), rest) => (Some(*third), rest),
            _ => (None, &kept[..]),
        };
        let rest = match rest {
            [Token::Join, rest @ ..] if third.is_some() => rest,
            rest => rest,
        };
        let (what, year) = what(rest)?;
        let thirds_of_a_day = third.is_some() && matches!(what, What::Day(..));
        (!thirds_of_a_day).then_some(Self { third, what, year })
    }

    /// Returns the days of the time; none without a year. A day that does not exist is its month.
    pub fn place(self) -> Option<When> {
        let year = self.year?;
        let (first, months, precision) = match self.what {
            What::Year => (day(year, 1, 1)?, 12, Precision::Year),
            What::Years(last) => (day(year, 1, 1)?, 12 * years_to(year, last)?, Precision::Range),
            What::Decade => (day(year, 1, 1)?, 120, Precision::Range),
            What::Season(season) => (day(year, season.first_month(), 1)?, 3, Precision::Season),
            What::Month(month) => (day(year, month, 1)?, 1, Precision::Month),
            What::Christmas => {
                return Some(When::between(day(year, 12, 20)?, day(year, 12, 31)?, Precision::Month));
            }
            What::Day(month, number) => match day(year, month?, number) {
                Some(found) => return Some(When::between(found, found, Precision::Day)),
                None => (day(year, month?, 1)?, 1, Precision::Month),
            },
        };
        let last = first.checked_add_months(Months::new(months))?.pred_opt()?;
        let (first, last) = self.third.map_or(Some((first, last)), |third| third.of(first, months))?;
        Some(When::between(first, last, precision))
    }
}

/// Reads what is named, and of which year.
fn what(tokens: &[&Token<'_>]) -> Option<(What, Option<i32>)> {
    Some(match tokens {
        [] => (What::Year, None),
        [Token::Year(year)] => (What::Year, Some(*year)),
        [Token::Years(first, last)] => (What::Years(*last), Some(*first)),
        [Token::Decade(first)] => (What::Decade, Some(*first)),
        [Token::MonthOf(year, month)] => (What::Month(*month), Some(*year)),
        [Token::DayOf(year, month, day)] => (What::Day(Some(*month), *day), Some(*year)),
        [Token::Season(Season::Winter), Token::Years(first, last)] if first + 1 == *last => {
            (What::Season(Season::Winter), Some(*first))
        }
        [rest @ .., Token::Year(year)] => (part_of_year(rest)?, Some(*year)),
        [Token::Year(year), rest @ ..] => (part_of_year(rest)?, Some(*year)),
        rest => (part_of_year(rest)?, None),
    })
}

fn part_of_year(tokens: &[&Token<'_>]) -> Option<What> {
    Some(match tokens {
        [Token::Season(season)] => What::Season(*season),
        [Token::Month(month)] => What::Month(*month),
        [Token::Number(day)] => What::Day(None, *day),
        [Token::Number(day), Token::Month(month)] | [Token::Month(month), Token::Number(day)] => {
            What::Day(Some(*month), *day)
        }
        [Token::Christmas] => What::Christmas,
        [Token::Christmas, next] if next.is_word(&["day", "eve"]) => What::Christmas,
        _ => return None,
    })
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

/// How many years there are from the first to the last, both counted.
fn years_to(first: i32, last: i32) -> Option<u32> {
    u32::try_from(last - first + 1).ok()
}

impl Season {
    fn first_month(self) -> u32 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

impl Third {
    /// Returns the third of that many months from the first day: of a month by its days (1 to 10, 11 to 20,
    /// the rest), of anything longer by months.
    fn of(self, first: NaiveDate, months: u32) -> Option<(NaiveDate, NaiveDate)> {
        let after = |thirds: u32| match (months, thirds) {
            (1, 1 | 2) => first.checked_add_days(Days::new(u64::from(thirds) * 10)),
            _ => first.checked_add_months(Months::new(months * thirds / 3)),
        };
        let from = self as u32;
        Some((after(from)?, after(from + 1)?.pred_opt()?))
    }
}
