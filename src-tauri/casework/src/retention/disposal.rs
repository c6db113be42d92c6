//! What stands between a case and its disposal.

use chrono::NaiveDate;
use serde::Serialize;

use super::reckoning::Retention;

/// Why a case may not be disposed of now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// It is open.
    Open,
    /// No last day of keeping can be told.
    NotKnown,
    /// Its last day has not passed.
    NotYet,
    /// A legal hold stands.
    Held,
    /// Nobody approved it.
    NotApproved,
    /// What was approved was to keep it until another day: something was recorded or became known since.
    ApprovedForAnotherDay,
}

/// Returns everything that stands in the way, in the order of the work; nothing where it may be disposed of. `approved`
/// is the last day of keeping for which disposal was approved, where it was approved since the case was closed.
pub fn obstacles(
    retention: &Retention<'_>,
    held: bool,
    approved: Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<Obstacle> {
    let first = match retention {
        Retention::Open => return vec![Obstacle::Open],
        Retention::NotKnown(_) => Some(Obstacle::NotKnown),
        Retention::Kept { .. } => (!retention.is_over(today)).then_some(Obstacle::NotYet),
    };
    let approval = match approved {
        None => Some(Obstacle::NotApproved),
        Some(_) if approved != retention.until() => Some(Obstacle::ApprovedForAnotherDay),
        Some(_) => None,
    };
    [first, held.then_some(Obstacle::Held), approval].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::super::{Reckoned, RetentionPack};
    use super::*;
    use crate::moment::read_day;

    fn kept_until(typed: &str) -> Retention<'static> {
        let until = read_day(typed).expect("a real day");
        let rule = RetentionPack::current().rules.first().expect("a rule");
        Retention::Kept { by: Reckoned { rule, from: until, until }, also: Vec::new() }
    }

    use Obstacle::{ApprovedForAnotherDay, Held, NotApproved, NotKnown, NotYet, Open};

    #[rstest]
    #[case::open(Retention::Open, true, "2034-03-17", &[Open])]
    #[case::nothing_known(Retention::NotKnown(Vec::new()), false, "", &[NotKnown, NotApproved])]
    #[case::approved_when_known(
        Retention::NotKnown(Vec::new()), false, "2034-03-17", &[NotKnown, ApprovedForAnotherDay])]
    #[case::not_yet(kept_until("2034-03-18"), true, "", &[NotYet, Held, NotApproved])]
    #[case::over_and_unapproved(kept_until("2034-03-17"), false, "", &[NotApproved])]
    #[case::held(kept_until("2034-03-17"), true, "2034-03-17", &[Held])]
    #[case::for_another_day(kept_until("2034-03-17"), false, "2033-03-17", &[ApprovedForAnotherDay])]
    #[case::free(kept_until("2034-03-17"), false, "2034-03-17", &[])]
    fn everything_in_the_way_is_said(
        #[case] retention: Retention<'static>,
        #[case] held: bool,
        #[case] approved: &str,
        #[case] expected: &[Obstacle],
    ) {
        let today = read_day("2034-03-18").expect("a real day");
        assert_eq!(obstacles(&retention, held, read_day(approved), today), expected);
    }
}
