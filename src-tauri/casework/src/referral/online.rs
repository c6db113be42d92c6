//! The clock of the draft on the Home Office's server, as far as the officer told of it.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::form::Form;
use crate::finding::{Finding, FindingCode};
use crate::moment::read_past_day;
use crate::safeguarding::Confidence;

/// How long the online form keeps what is typed into it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnlineRules {
    /// A draft is deleted this many days after it was begun or last saved; sources read both ways.
    pub draft_days: u64,
    /// From this day of the same count Daybook warns.
    pub warn_on_day: u64,
    /// Minutes without a save after which the online form closes the open page.
    pub page_minutes: u32,
    /// Minutes after which the officer is reminded of that.
    pub remind_after_minutes: u32,
    pub confidence: Confidence,
    pub source: String,
}

/// The draft begun on the Home Office's server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnlineDraft {
    pub begun_on: NaiveDate,
    /// The day of the last save; not before the day it was begun.
    pub saved_on: NaiveDate,
}

/// How the draft stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OnlineClock {
    /// The draft's last day by the earlier of the two readings: the one to go by.
    pub deleted_on: NaiveDate,
    /// The draft's last day when each save starts the count again.
    pub deleted_on_by_last_save: NaiveDate,
    /// Days until `deleted_on`; none are left once it has passed.
    pub days_left: i64,
    pub state: OnlineState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnlineState {
    Running,
    /// Soon to be deleted.
    Warn,
    /// Its last day has passed.
    Gone,
}

impl OnlineDraft {
    /// Reads the two days as typed, `YYYY-MM-DD`; no last save means the day it was begun. Findings are
    /// named `begunOn` and `savedOn`.
    pub fn read(begun: &str, saved: &str, today: NaiveDate) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let begun_on = read_past_day("begunOn", begun, today, &mut findings);
        let unsaved = saved.trim().is_empty();
        let saved_on = if unsaved { begun_on } else { read_past_day("savedOn", saved, today, &mut findings) };
        let (Some(begun_on), Some(saved_on)) = (begun_on, saved_on) else { return Err(findings) };
        if saved_on < begun_on {
            return Err(vec![Finding::new("savedOn", FindingCode::BeforeStart)]);
        }
        Ok(Self { begun_on, saved_on })
    }
}

/// Returns how the draft stands. The sources can be read in two ways, from the day it was begun and from
/// the last save: the earlier one counts, since a lost draft cannot be had back.
pub fn clock(form: &Form, draft: &OnlineDraft, today: NaiveDate) -> OnlineClock {
    let rules = &form.online;
    let first = draft.begun_on.min(draft.saved_on);
    let deleted_on = after(first, rules.draft_days);
    let state = if today > deleted_on {
        OnlineState::Gone
    } else if today >= after(first, rules.warn_on_day) {
        OnlineState::Warn
    } else {
        OnlineState::Running
    };
    OnlineClock {
        deleted_on,
        deleted_on_by_last_save: after(draft.saved_on, rules.draft_days),
        days_left: (deleted_on - today).num_days().max(0),
        state,
    }
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).expect("a day of the calendar")
    }

    fn standing(begun_on: NaiveDate, saved_on: NaiveDate, today: NaiveDate) -> OnlineClock {
        clock(Form::current(), &OnlineDraft { begun_on, saved_on }, today)
    }

    #[rstest]
    #[case(day(3, 1), 28, OnlineState::Running)]
    #[case(day(3, 21), 8, OnlineState::Running)]
    #[case(day(3, 22), 7, OnlineState::Warn)]
    #[case(day(3, 29), 0, OnlineState::Warn)]
    #[case(day(3, 30), 0, OnlineState::Gone)]
    #[case(day(9, 1), 0, OnlineState::Gone)]
    fn a_draft_runs_then_warns_then_is_gone(
        #[case] today: NaiveDate,
        #[case] left: i64,
        #[case] state: OnlineState,
    ) {
        let clock = standing(day(3, 1), day(3, 1), today);
        assert_eq!((clock.days_left, clock.state), (left, state), "begun on 1 March, seen on {today}");
    }

    #[test]
    fn a_save_moves_only_the_reading_that_counts_from_it() {
        let clock = standing(day(3, 1), day(3, 20), day(3, 21));
        assert_eq!(clock.deleted_on, day(3, 29), "the earlier reading counts");
        assert_eq!(clock.deleted_on_by_last_save, day(4, 17), "28 days from the last save");
    }

    #[rstest]
    #[case("", "", &[("begunOn", FindingCode::Missing)])]
    #[case("2026-02-30", "", &[("begunOn", FindingCode::NoSuchDate)])]
    #[case("2026-03-07", "2026-03-08", &[("begunOn", FindingCode::InFuture), ("savedOn", FindingCode::InFuture)])]
    #[case("2026-03-05", "2026-03-04", &[("savedOn", FindingCode::BeforeStart)])]
    #[case("2026-03-05", "yesterday", &[("savedOn", FindingCode::NoSuchDate)])]
    fn odd_days_are_found(
        #[case] begun: &str,
        #[case] saved: &str,
        #[case] expected: &[(&str, FindingCode)],
    ) {
        let found = OnlineDraft::read(begun, saved, day(3, 6)).expect_err("one of the days is odd");
        let expected: Vec<_> = expected.iter().map(|(field, code)| Finding::new(*field, *code)).collect();
        assert_eq!(found, expected, "begun {begun:?}, saved {saved:?}");
    }

    #[test]
    fn a_draft_not_saved_again_was_saved_when_it_was_begun() {
        let read = OnlineDraft::read("2026-03-05", " ", day(3, 6));
        assert_eq!(
            read,
            Ok(OnlineDraft { begun_on: day(3, 5), saved_on: day(3, 5) }),
            "the first page saves"
        );
        let today = OnlineDraft::read("2026-03-06", "2026-03-06", day(3, 6));
        assert!(today.is_ok(), "today has come");
    }

    #[test]
    fn warning_and_reminder_come_before_the_end() {
        let rules = &Form::current().online;
        assert!(rules.warn_on_day < rules.draft_days, "in time to save the draft");
        assert!(rules.remind_after_minutes < rules.page_minutes, "in time to save the page");
        assert!(!rules.source.is_empty(), "a dated fact has a source");
    }
}
