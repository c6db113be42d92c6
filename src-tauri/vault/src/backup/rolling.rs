//! Which backups stay: the newest seven, and the newest of each of the last four weeks.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, TimeDelta};

use crate::Moment;

const NEWEST: usize = 7;
const WEEKS: u64 = 4;

/// Returns which of these go, by their place. A week is one of the calendar, from Monday: of weeks that move along with
/// the day, none would ever have a backup old enough to be in the second. One that claims to be from later than now, by a
/// clock that was wrong, stays until its day has come, and pushes out none: the backup just made is always kept.
pub(super) fn that_go(made: &[Moment], now: Moment) -> Vec<usize> {
    let mut newest_first: Vec<usize> = (0..made.len()).filter(|place| made[*place] <= now).collect();
    newest_first.sort_by_key(|place| std::cmp::Reverse(made[*place]));
    let weeks: BTreeSet<NaiveDate> = (1..=WEEKS).filter_map(|ago| monday(now, ago)).collect();
    let mut kept_of_weeks = BTreeSet::new();
    let mut going = Vec::new();
    for (rank, place) in newest_first.into_iter().enumerate() {
        let week = monday(made[place], 0);
        let first_of_week = week.is_some_and(|week| weeks.contains(&week) && kept_of_weeks.insert(week));
        if rank >= NEWEST && !first_of_week {
            going.push(place);
        }
    }
    going.sort_unstable();
    going
}

/// Returns the Monday so many weeks before the one of that moment's week.
fn monday(moment: Moment, weeks_before: u64) -> Option<NaiveDate> {
    let day = moment.date_naive();
    let since = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(since + 7 * weeks_before))
}

/// Tells whether a day has passed since the newest. One that claims to be from later than now, by a clock that was
/// wrong, counts as none.
pub(super) fn is_a_day_old(made: &[Moment], now: Moment) -> bool {
    let newest = made.iter().filter(|made| **made <= now).max();
    newest.is_none_or(|newest| now - *newest >= TimeDelta::days(1))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    /// Noon of a day in 2026; the 16th of March is a Monday.
    fn day(month: u32, day: u32) -> Moment {
        let date = NaiveDate::from_ymd_opt(2026, month, day).expect("a day");
        date.and_hms_opt(12, 0, 0).expect("noon").and_utc().fixed_offset()
    }

    #[rstest]
    #[case::none(&[], &[])]
    #[case::seven_of_long_ago(&[(1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (1, 6), (1, 7)], &[])]
    #[case::an_eighth_of_long_ago_goes(&[(1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (1, 6), (1, 7), (1, 8)], &[0])]
    #[case::whatever_their_order(&[(1, 8), (1, 2), (1, 3), (1, 1), (1, 5), (1, 6), (1, 7), (1, 4)], &[3])]
    #[case::one_of_each_of_four_weeks_stays(
        &[(2, 10), (2, 17), (2, 18), (2, 25), (3, 4), (3, 12), (3, 13), (3, 14), (3, 15), (3, 16), (3, 17), (3, 18)],
        &[0, 1]
    )]
    #[case::several_of_one_day(&[(3, 18); 9], &[7, 8])]
    #[case::the_one_just_made_beside_seven_of_a_clock_that_was_ahead(
        &[(7, 1), (7, 2), (7, 3), (7, 4), (7, 5), (7, 6), (7, 7), (3, 18)],
        &[]
    )]
    #[case::those_of_a_clock_that_was_ahead_are_not_counted(
        &[(7, 1), (1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (1, 6), (1, 7), (1, 8), (9, 1)],
        &[1]
    )]
    #[case::and_stay_however_many_they_are(&[(7, 1); 9], &[])]
    fn what_goes(#[case] made: &[(u32, u32)], #[case] going: &[usize]) {
        let made: Vec<Moment> = made.iter().map(|(month, of)| day(*month, *of)).collect();
        assert_eq!(that_go(&made, day(3, 18)), going, "and nothing else");
    }

    #[test]
    fn a_year_of_backups_a_day_keeps_a_week_and_four_weeks() {
        let mut kept: Vec<Moment> = Vec::new();
        for passed in 0..365 {
            let now = day(1, 1) + TimeDelta::days(passed);
            kept.push(now);
            for place in that_go(&kept, now).into_iter().rev() {
                kept.remove(place);
            }
            let newest = kept.iter().filter(|made| now - **made < TimeDelta::days(7)).count();
            assert!(newest == 7 || passed < 7, "day {passed}: the last seven are there");
            let oldest = now - kept[0];
            assert!(oldest >= TimeDelta::days(22) || passed < 30, "day {passed}: the oldest is of {oldest}");
            assert!(kept.len() <= 11, "day {passed}: {} take room", kept.len());
        }
    }

    #[test]
    fn a_backup_is_due_after_a_day_and_a_clock_that_was_ahead_changes_nothing() {
        let now = day(3, 18);
        assert!(is_a_day_old(&[], now), "none yet");
        assert!(!is_a_day_old(&[now - TimeDelta::hours(23)], now), "not yet");
        assert!(is_a_day_old(&[now - TimeDelta::hours(24)], now), "a day");
        assert!(is_a_day_old(&[day(7, 1)], now), "one from the future is none");
        assert!(!is_a_day_old(&[day(7, 1), now - TimeDelta::hours(1)], now), "and hides none");
    }
}
