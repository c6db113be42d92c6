//! How long after an event it was recorded, and whether the computer's clock can be believed.

use std::sync::LazyLock;

use chrono::{NaiveDateTime, TimeDelta};
use serde::Deserialize;

/// The dated pack of limits on recording.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recording {
    /// The day the pack was compiled, `YYYY-MM-DD`.
    pub version: String,
    pub source: String,
    /// An event recorded later than this is marked as recorded late.
    pub late_after_hours: u32,
    /// With less room than this the worker is warned.
    pub low_disk_megabytes: u64,
    /// With less room than this the worker is told that nothing more may fit.
    pub full_disk_megabytes: u64,
    pub largest_attachment_megabytes: u64,
    /// A clock set back by more than this is said.
    pub clock_jump_minutes: u32,
    /// A step due within so many days from today is due soon.
    pub due_soon_days: u32,
    /// How long a draft is typed in before an earlier version of it is kept.
    pub keep_version_after_minutes: u32,
}

impl Recording {
    /// Returns the pack that ships with this version.
    pub fn current() -> &'static Self {
        static CURRENT: LazyLock<Recording> = LazyLock::new(|| {
            toml::from_str(include_str!("../data/recording.toml")).expect("a test reads the shipped pack")
        });
        &CURRENT
    }
}

/// Returns the version of the pack (`YYYY-MM-DD`) and where its numbers come from.
pub fn pack_source() -> (&'static str, &'static str) {
    let pack = Recording::current();
    (&pack.version, &pack.source)
}

/// Tells whether an event was recorded late. Exactly the hours allowed is not late.
pub fn is_late(event_end: NaiveDateTime, recorded: NaiveDateTime, recording: &Recording) -> bool {
    recorded - event_end > TimeDelta::hours(i64::from(recording.late_after_hours))
}

/// Returns the whole minutes from the end of the event to its recording; nought when it was recorded before.
pub fn minutes_after(event_end: NaiveDateTime, recorded: NaiveDateTime) -> i64 {
    (recorded - event_end).num_minutes().max(0)
}

/// Tells whether the clock was set back since `before` by more than the minutes allowed.
pub fn jumped(before: NaiveDateTime, now: NaiveDateTime, recording: &Recording) -> bool {
    before - now > TimeDelta::minutes(i64::from(recording.clock_jump_minutes))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::moment::{read_day, read_moment};

    fn at(typed: &str) -> NaiveDateTime {
        read_moment(typed).expect("a real moment")
    }

    #[test]
    fn the_pack_is_dated_and_sourced() {
        let (version, source) = pack_source();
        assert!(read_day(version).is_some(), "a day");
        assert!(source.contains("the organisation's own policy decides"), "no law is claimed");
        let recording = Recording::current();
        assert!(recording.full_disk_megabytes < recording.low_disk_megabytes, "a warning comes first");
    }

    #[rstest]
    #[case("2026-03-17T14:32", false)]
    #[case("2026-03-18T14:32", false)]
    #[case("2026-03-18T14:33", true)]
    #[case("2026-03-10T09:00", false)]
    fn late_is_more_than_a_day_after_the_event_ended(#[case] recorded: &str, #[case] late: bool) {
        let ended = at("2026-03-17T14:32");
        assert_eq!(is_late(ended, at(recorded), Recording::current()), late, "recorded {recorded}");
    }

    #[test]
    fn minutes_are_counted_from_the_end_and_never_below_nought() {
        let ended = at("2026-03-17T23:50");
        assert_eq!(minutes_after(ended, at("2026-03-18T00:20")), 30, "over midnight");
        assert_eq!(minutes_after(ended, at("2026-03-17T23:00")), 0, "recorded while it happened");
    }

    #[rstest]
    #[case("2026-03-17T14:22", false)]
    #[case("2026-03-17T14:21", true)]
    #[case("2026-03-19T14:32", false)]
    fn a_clock_set_back_is_noticed_and_one_set_on_is_not(#[case] now: &str, #[case] back: bool) {
        let before = at("2026-03-17T14:32");
        assert_eq!(jumped(before, at(now), Recording::current()), back, "time may pass, never return: {now}");
    }
}
