use chrono::{Days, TimeDelta};
use proptest::prelude::*;

use super::*;

fn moment(minutes: i64) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-22T09:00:00+00:00").expect("a real moment")
        + TimeDelta::minutes(minutes)
}

fn line(
    state: CopyState,
    group: Option<Group>,
    overdue: usize,
    days: Option<u64>,
    minutes: i64,
) -> UrgencyOf {
    let on = days.map(|days| moment(0).date_naive() + Days::new(days));
    UrgencyOf { state, group, overdue, on, made_at: moment(minutes) }
}

#[test]
fn what_presses_most_comes_first_and_what_is_reviewed_last() {
    use CopyState::{Begun, Reviewed, ToReview};
    use Group::{DueSoon, Overdue, PastExpected, Waiting};
    let in_order = [
        line(ToReview, Some(Overdue), 4, Some(3), 0),
        line(Begun, Some(Overdue), 2, Some(1), 0),
        line(ToReview, Some(Overdue), 2, Some(2), 0),
        line(ToReview, Some(Overdue), 2, None, 0),
        line(Begun, Some(DueSoon), 0, Some(0), 0),
        line(ToReview, Some(PastExpected), 0, Some(0), 0),
        line(ToReview, Some(Waiting), 0, Some(9), 7),
        line(Begun, Some(Waiting), 0, Some(9), 6),
        line(ToReview, None, 0, None, 0),
        line(Reviewed, Some(Overdue), 9, Some(0), 9),
        line(Reviewed, None, 0, None, 9),
    ];
    let mut lines = in_order;
    lines.reverse();
    lines.sort_by_key(order);
    assert_eq!(lines, in_order, "group, most overdue, soonest day, newest; begun or not makes no difference");
}

#[test]
fn a_later_copy_of_the_same_case_overtakes_the_earlier_ones() {
    let copies = [("a", 1), ("b", 9), ("a", 3), ("a", 2), ("c", 5), ("c", 5)];
    let expected = [true, false, false, true, false, false];
    assert_eq!(superseded(&copies), expected, "of its own case only, and not by one of the same moment");
    assert_eq!(superseded::<u8>(&[]), Vec::<bool>::new(), "no copies");
}

proptest! {
    #[test]
    fn each_case_keeps_its_newest_copy(copies in prop::collection::vec((0_u8..4, 0_u8..6), 0..20)) {
        let names: Vec<String> = copies.iter().map(|(case, _)| case.to_string()).collect();
        let named: Vec<(&str, u8)> = names.iter().zip(&copies).map(|(name, (_, at))| (name.as_str(), *at)).collect();
        let overtaken = superseded(&named);
        for (place, (case, at)) in named.iter().enumerate() {
            let later = named.iter().any(|(other, other_at)| other == case && other_at > at);
            prop_assert_eq!(overtaken[place], later, "copy {} of case {}", place, case);
        }
    }
}
