//! In which order what needs the worker comes, in which group its case stands, and how far off its day is.

use rstest::rstest;

use super::*;

#[test]
fn what_is_not_plain_in_the_source_is_to_be_confirmed() {
    let confirm = |trial: &Trial, kind| {
        let needs = needed(trial, &Beside::default());
        needs.iter().find(|need| need.kind == kind).map(|need| need.to_confirm)
    };
    assert_eq!(confirm(&Trial::sent_on("2026-11-01"), Kind::Expected), Some(false), "plain in the toolkit");
    let negative = Trial::sent_on("2026-08-01").then(Act::RgNegative, "2026-08-24");
    assert_eq!(
        confirm(&negative.then(Act::ReconsiderationAsked, "2026-09-01"), Kind::LastDay),
        Some(true),
        "the court"
    );
    assert_eq!(confirm(&asked_by(off(2)), Kind::By), Some(false), "the letter says it itself");
}

#[test]
fn what_harms_most_when_missed_comes_first() {
    let trial = Trial::sent_on("2026-10-01").then(Act::RgNegative, "2026-10-23");
    let trial = trial.until(Act::InformationAsked, "2026-10-24", &off(0).to_string());
    let beside = Beside {
        rail: Some(rail(Some(Outcome::Arranged), off(0))),
        consent: vec![consent(off(-1), true), Due { key: "support".into(), ..consent(off(0), false) }],
        undecided: vec![Undecided { record: "decision-1", on: Some(off(-9)) }],
        online: Some(off(0)),
        ..Beside::default()
    };
    let needs = needed(&trial, &beside);
    let kinds: Vec<_> = needs.iter().map(|need| (need.group, need.kind)).collect();
    let soon = [Kind::Step, Kind::LastDay, Kind::Consent, Kind::By, Kind::Online, Kind::Offered];
    let overdue = [(Group::Overdue, Kind::LastsUntil), (Group::Overdue, Kind::Consent)];
    let expected: Vec<_> = overdue.into_iter().chain(soon.map(|kind| (Group::DueSoon, kind))).collect();
    assert_eq!(kinds, expected, "overdue first; then danger, rights, support, people, paper");
}

#[test]
fn of_one_kind_the_soonest_comes_first() {
    let beside =
        Beside { consent: vec![consent(off(5), false), consent(off(2), false)], ..Beside::default() };
    let days: Vec<_> = needed(&Trial::default(), &beside).iter().map(|need| need.on).collect();
    assert_eq!(days, [Some(off(2)), Some(off(5))], "by day");
}

#[rstest]
#[case::overdue(-1, safeguarding::Group::Overdue)]
#[case::due(7, safeguarding::Group::DueSoon)]
#[case::later(8, safeguarding::Group::Waiting)]
fn a_case_stands_in_the_group_of_its_most_pressing_need(
    #[case] days: i64,
    #[case] expected: safeguarding::Group,
) {
    let needs = needed(
        &Trial::default(),
        &Beside { consent: vec![consent(off(days), days < 0)], ..Beside::default() },
    );
    assert_eq!(grouped(&quiet(), &needs), expected, "nothing is left on the rail");
    let pressing = rail(Some(Outcome::Arranged), off(-1));
    assert_eq!(grouped(&pressing, &needs), safeguarding::Group::Overdue, "an overdue step presses most");
    let later = rail(Some(Outcome::Arranged), off(20));
    let with_later = if days > 7 { safeguarding::Group::NotDue } else { expected };
    assert_eq!(grouped(&later, &needs), with_later, "a step that is not due yet does not");
}

#[test]
fn waiting_does_not_press() {
    let needs = needed(&Trial::sent_on("2026-01-05"), &Beside::default());
    assert_eq!(
        needs.iter().map(|need| need.group).collect::<Vec<_>>(),
        [Group::PastExpected],
        "past its day"
    );
    assert_eq!(grouped(&quiet(), &needs), safeguarding::Group::Waiting, "others are to act");
}

#[test]
fn a_day_is_so_far_off_in_the_unit_of_its_rule() {
    let trial = Trial::sent_on("2026-11-20");
    let (clocks, needs) = (trial.clocks(today()), needed(&trial, &Beside::default()));
    let expected = needs.first().expect("a decision is expected");
    let clock = clocks.iter().find(|clock| clock.key == expected.about);
    assert_eq!(
        distance(expected, clock, today()),
        (Some(How::In), 5, Unit::WorkingDays),
        "five from Sunday to Friday"
    );
    assert_eq!(
        distance(expected, None, today()),
        (Some(How::In), 5, Unit::Days),
        "days where no rule is known"
    );
    assert_eq!(
        distance(expected, clock, day("2026-11-27")),
        (Some(How::Today), 0, Unit::WorkingDays),
        "its day"
    );
    assert_eq!(
        distance(expected, clock, day("2026-11-30")),
        (Some(How::Past), 1, Unit::WorkingDays),
        "Monday after"
    );
}

#[test]
fn without_a_day_it_is_so_long_since() {
    let since = Need { since: Some(off(-9)), ..need(Kind::Waiting, Group::Waiting) };
    assert_eq!(distance(&since, None, today()), (Some(How::Since), 9, Unit::Days), "nine days");
    let unknown = need(Kind::Waiting, Group::Waiting);
    assert_eq!(distance(&unknown, None, today()), (None, 0, Unit::Days), "nobody knows since when");
}
