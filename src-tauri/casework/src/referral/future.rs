//! Days and years in an account, as far as they can be told from its words.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use regex::{Captures, Regex};

use crate::folded::MONTHS;

/// Tells whether an account names a day, a month or a year later than today. It reads dates in digits (day
/// first, or year first with dashes), dates with the month's name, and four digits that can be a year.
pub(super) fn is_later_than(account: &str, today: NaiveDate) -> bool {
    let account = account.to_lowercase();
    let earliest =
        DATES.iter().flat_map(|date| date.captures_iter(&account)).filter_map(|found| day_of(&found));
    earliest.into_iter().any(|day| day > today) || names_later_year(&account, today)
}

/// Each finds a date by the groups d, m (digits), n (a month's name) and y.
static DATES: LazyLock<[Regex; 4]> = LazyLock::new(|| {
    [
        r"\b(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>\d{4})\b",
        r"\b(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})\b",
        r"\b(?<d>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<n>[a-z]{3,9})\.?,? (?<y>\d{4})\b",
        r"\b(?<n>[a-z]{3,9})\.? (?:of )?(?<y>\d{4})\b",
    ]
    .map(pattern)
});

/// Four digits that are no sum of money and no time of day.
static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?<no>[£$€]\s?|\bat )?\b(?<y>(?:19|20|21)\d\d)\b(?<nor>\s?(?:hours|hrs|h\b|pounds|euros|dollars|gbp))?",
    )
});

fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a test uses each pattern")
}

/// Returns the first day that the words can mean.
fn day_of(found: &Captures<'_>) -> Option<NaiveDate> {
    let number = |name: &str| found.name(name).and_then(|digits| digits.as_str().parse::<u32>().ok());
    let named = found.name("n").and_then(|name| month_of(name.as_str()));
    let year = number("y").and_then(|year| i32::try_from(year).ok())?;
    NaiveDate::from_ymd_opt(year, number("m").or(named)?, number("d").unwrap_or(1))
}

fn month_of(name: &str) -> Option<u32> {
    let place = MONTHS.iter().position(|month| month.starts_with(name))?;
    u32::try_from(place + 1).ok()
}

fn names_later_year(account: &str, today: NaiveDate) -> bool {
    let years = YEAR.captures_iter(account).filter(|found| found.name("no").or(found.name("nor")).is_none());
    let mut years = years.filter_map(|found| found["y"].parse::<i32>().ok());
    years.any(|year| year > today.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Until 22 November 2026.")]
    #[case("until 22/11/2026")]
    #[case("from 22.11.2026 on")]
    #[case("2026-11-22")]
    #[case("the 3rd of Dec 2026")]
    #[case("1 Sept 2027")]
    #[case("in December 2026")]
    #[case("in 2031")]
    #[case("2019 to 2027")]
    #[case("Since 2O18, no: since 2108")]
    fn a_day_to_come_is_seen(#[case] account: &str) {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day of the calendar");
        assert!(is_later_than(account, today), "{account}");
    }

    #[rstest]
    #[case("Until 21 November 2026.")]
    #[case("21/11/2026, and on 2026-11-20")]
    #[case("in November 2026, and all of 2026")]
    #[case("in 2013")]
    #[case("on 31 February 2026")]
    #[case("paid £2100 in cash, or 2050 pounds")]
    #[case("let out at 2030, back by 2045 hours")]
    #[case("reference 20311234, room 12031")]
    #[case("he was 14; about nine months ago")]
    #[case("May 2019")]
    fn a_day_gone_by_or_no_day_is_let_alone(#[case] account: &str) {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day of the calendar");
        assert!(!is_later_than(account, today), "{account}");
    }
}
