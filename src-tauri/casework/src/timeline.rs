//! The timeline of a case: what happened, by day.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};

/// One thing that happened. `at` is when it happened, which may be well before it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<T> {
    pub at: NaiveDateTime,
    pub recorded_at: DateTime<FixedOffset>,
    pub what: T,
}

/// Groups entries by day: days newest first, inside a day oldest first. Two things at the same minute
/// stand in the order in which they were recorded.
pub fn by_day<T>(mut entries: Vec<Entry<T>>) -> Vec<(NaiveDate, Vec<Entry<T>>)> {
    entries.sort_by_key(|entry| (std::cmp::Reverse(entry.at.date()), entry.at, entry.recorded_at));
    let mut days: Vec<(NaiveDate, Vec<Entry<T>>)> = Vec::new();
    for entry in entries {
        match days.last_mut() {
            Some((day, of_day)) if *day == entry.at.date() => of_day.push(entry),
            _ => days.push((entry.at.date(), vec![entry])),
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::read_moment;

    fn entry(at: &str, what: &'static str) -> Entry<&'static str> {
        let at = read_moment(at).expect("the test writes real moments");
        Entry { at, recorded_at: at.and_utc().fixed_offset(), what }
    }

    #[test]
    fn days_run_backwards_and_hours_forwards() {
        let days = by_day(vec![
            entry("2026-03-16T09:00", "first visit"),
            entry("2026-03-17T15:00", "police rung"),
            entry("2026-03-17T10:00", "second visit"),
        ]);
        let read: Vec<Vec<_>> =
            days.iter().map(|(_, entries)| entries.iter().map(|entry| entry.what).collect()).collect();
        assert_eq!(read, [vec!["second visit", "police rung"], vec!["first visit"]], "as a day is told");
    }
}
