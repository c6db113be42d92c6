//! Years and months named in a text.

use std::ops::Range;

use crate::folded::{Word, words};

/// A year, or a month of a year, as months since the year 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedTime {
    /// Bytes into the text.
    pub place: Range<usize>,
    pub first_month: i32,
    pub last_month: i32,
}

/// Returns the times named in the text, in its order: "March 2024", "03/2024", "2024". A month without its
/// year is none.
pub(super) fn named_times(text: &str) -> Vec<NamedTime> {
    let words = words(text);
    let years = words.iter().enumerate().filter_map(|(at, word)| year(word).map(|year| (at, year)));
    years
        .map(|(at, year)| {
            let month = at.checked_sub(1).and_then(|before| month(text, &words[before], &words[at]));
            let start = if month.is_some() { words[at - 1].start } else { words[at].start };
            NamedTime {
                place: start..words[at].end,
                first_month: year * 12 + month.unwrap_or(1),
                last_month: year * 12 + month.unwrap_or(12),
            }
        })
        .collect()
}

fn year(word: &Word<'_>) -> Option<i32> {
    let year = word.folded.parse().ok().filter(|_| word.folded.len() == 4 && word.is_number());
    year.filter(|year| (1900..2100).contains(year))
}

fn month(text: &str, word: &Word<'_>, year: &Word<'_>) -> Option<i32> {
    let between = &text[word.end..year.start];
    if word.is_number() {
        let tight = matches!(between, "/" | "." | "-");
        return word.folded.parse().ok().filter(|month| tight && (1..=12).contains(month));
    }
    let near =
        between.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, ',' | '.' | '-')).is_empty();
    word.month().filter(|_| near).and_then(|month| i32::try_from(month).ok())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::names("From 3 March 2019 to Sept. 2020", &[("March 2019", 3, 3), ("Sept. 2020", 9, 9)])]
    #[case::numbers("05/03/2019, 11.2020", &[("03/2019", 3, 3), ("11.2020", 11, 11)])]
    #[case::years("in 2019 and 1990s, 12345, 3000", &[("2019", 1, 12)])]
    #[case::month_alone("in March, later 2 men", &[])]
    fn times_are_read_as_written(#[case] text: &str, #[case] expected: &[(&str, i32, i32)]) {
        let found = named_times(text);
        let read: Vec<_> = found
            .iter()
            .map(|time| {
                (&text[time.place.clone()], (time.first_month - 1) % 12 + 1, (time.last_month - 1) % 12 + 1)
            })
            .collect();
        assert_eq!(read, expected, "in {text:?}");
    }
}
