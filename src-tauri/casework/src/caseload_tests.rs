//! What needs the worker: each kind of need on the edges of its group, and the order of all.

use chrono::{Days, NaiveDateTime};
use rstest::rstest;

use super::*;
use crate::case::{AgeGroup, Nation};
use crate::consent::{DueKind, Purpose};
use crate::decision::Act;
use crate::decision::trial::{Trial, day};
use crate::safeguarding::{NewRecord, Opening, Outcome, Pathways, Step};

#[path = "caseload_order_tests.rs"]
mod order;

const TODAY: &str = "2026-11-22";

/// How many days from today count as soon.
const SOON: u32 = 7;

fn today() -> NaiveDate {
    day(TODAY)
}

/// Returns the day so many days from today.
fn off(days: i64) -> NaiveDate {
    today() + chrono::TimeDelta::days(days)
}

/// Returns the rail of one step that is arranged for a day, done, or neither.
fn rail(outcome: Option<Outcome>, on: NaiveDate) -> Rail<'static> {
    let step: &Step = Pathways::current().step("uk-101").expect("the test names shipped steps");
    let at: NaiveDateTime = (off(-30)).into();
    let record = |outcome| NewRecord {
        outcome,
        at,
        who: "Duty team".into(),
        reference: String::new(),
        agreed: String::new(),
        reason: String::new(),
        arranged_for: Some(on),
        number: String::new(),
        result: String::new(),
        feedback: String::new(),
    };
    let recorded: Vec<NewRecord> = outcome.map(record).into_iter().collect();
    let records: Vec<&NewRecord> = recorded.iter().collect();
    let opening = Opening { on: off(-30), nation: Nation::England };
    Rail::of(vec![Line::of(step, &records, opening, today().into())], today())
}

fn quiet() -> Rail<'static> {
    rail(Some(Outcome::Done), today())
}

fn consent(on: NaiveDate, overdue: bool) -> Due {
    Due { kind: DueKind::Return, key: "referral".into(), purpose: Purpose::Referral, on, time: None, overdue }
}

fn news(on: NaiveDate, again_on: Option<NaiveDate>) -> NewsAsked {
    let text = String::new;
    NewsAsked {
        on,
        whom: "Single Competent Authority".into(),
        how: text(),
        answer: text(),
        again_on,
        signed: None,
    }
}

/// What may need the worker beside what happened in the NRM.
#[derive(Default)]
struct Beside<'a> {
    rail: Option<Rail<'static>>,
    consent: Vec<Due>,
    news: Vec<NewsAsked>,
    undecided: Vec<Undecided<'a>>,
    online: Option<NaiveDate>,
    withdrew: bool,
    warnings: Vec<(&'a str, NaiveDate)>,
    closed: bool,
}

fn needed(trial: &Trial, beside: &Beside<'_>) -> Vec<Need> {
    stood(trial, beside, |stand| needs(stand, today(), SOON))
}

/// Returns the group of a case with that rail and those needs.
fn grouped(rail: &Rail<'static>, needs: &[Need]) -> safeguarding::Group {
    let beside = Beside { rail: Some(rail.clone()), ..Beside::default() };
    stood(&Trial::default(), &beside, |stand| group(stand, needs, today(), SOON))
}

fn stood<T>(trial: &Trial, beside: &Beside<'_>, act: impl FnOnce(&Stand<'_>) -> T) -> T {
    let (course, clocks, quiet) = (trial.course(today()), trial.clocks(today()), quiet());
    let rail = beside.rail.as_ref().unwrap_or(&quiet);
    let (consent, news, undecided) = (&beside.consent[..], &beside.news[..], &beside.undecided[..]);
    let stand = Stand {
        rail,
        consent,
        course: &course,
        clocks: &clocks,
        news,
        undecided,
        online: beside.online,
        withdrew: beside.withdrew,
        warnings: &beside.warnings,
        closed: beside.closed,
    };
    act(&stand)
}

/// Returns the group and the day of each need of a kind.
fn of_kind(needs: &[Need], kind: Kind) -> Vec<(Group, Option<NaiveDate>)> {
    needs.iter().filter(|need| need.kind == kind).map(|need| (need.group, need.on)).collect()
}

/// Returns a case whose letter asks for information by a day.
fn asked_by(on: NaiveDate) -> Trial {
    Trial::sent_on("2026-10-01").until(Act::InformationAsked, "2026-10-05", &on.to_string())
}

/// Returns a case whose plan for moving on lasts until a day; the forty-five days are settled.
fn moving_on_until(on: NaiveDate) -> Trial {
    let trial =
        Trial::sent_on("2026-01-05").then(Act::RgPositive, "2026-01-12").then(Act::CgPositive, "2026-09-01");
    let mut trial = trial.until(Act::MoveOn, "2026-09-08", &on.to_string());
    trial.settled = vec!["move-on-45/cg-positive-2".into(), "support-start-5/rg-positive-1".into()];
    trial
}

#[rstest]
#[case::yesterday(-1, Some(Group::Overdue))]
#[case::today(0, Some(Group::DueSoon))]
#[case::soon(7, Some(Group::DueSoon))]
#[case::a_day_later(8, None)]
fn what_has_a_day_is_overdue_after_it_and_in_sight_a_week_before(
    #[case] days: i64,
    #[case] group: Option<Group>,
) {
    let on = off(days);
    let expected: Vec<_> = group.into_iter().map(|group| (group, Some(on))).collect();
    let none = Trial::default();
    let step = Beside { rail: Some(rail(Some(Outcome::Arranged), on)), ..Beside::default() };
    assert_eq!(
        of_kind(&needed(&none, &step), Kind::Step),
        expected,
        "a safety step arranged {days} days off"
    );
    let asked = Beside { consent: vec![consent(on, days < 0)], ..Beside::default() };
    assert_eq!(of_kind(&needed(&none, &asked), Kind::Consent), expected, "the person {days} days off");
    let by = needed(&asked_by(on), &Beside::default());
    assert_eq!(of_kind(&by, Kind::By), expected, "an answer {days} days off");
    let until = needed(&moving_on_until(on), &Beside::default());
    assert_eq!(of_kind(&until, Kind::LastsUntil), expected, "support for {days} days more");
    let again = Beside { news: vec![news(off(-20), Some(on))], ..Beside::default() };
    assert_eq!(
        of_kind(&needed(&Trial::sent_on("2026-10-01"), &again), Kind::Ask),
        expected,
        "news in {days} days"
    );
}

#[rstest]
#[case::lost("2026-10-22", Some(Group::Overdue))]
#[case::the_last_day("2026-10-23", Some(Group::DueSoon))]
#[case::two_weeks_before("2026-11-06", Some(Group::DueSoon))]
#[case::a_day_more("2026-11-07", None)]
fn a_right_that_is_lost_is_in_sight_for_two_weeks(#[case] decided: &str, #[case] group: Option<Group>) {
    let trial = Trial::sent_on("2026-10-01").then(Act::RgNegative, decided);
    let last = day(decided) + Days::new(30);
    let expected: Vec<_> = group.into_iter().map(|group| (group, Some(last))).collect();
    let needs = needed(&trial, &Beside::default());
    assert_eq!(of_kind(&needs, Kind::LastDay), expected, "the pack says so, not the worker's own week");
    let title = needs.iter().find(|need| need.kind == Kind::LastDay).map(|need| need.title.as_str());
    assert_eq!(
        title.is_some_and(|title| title == "Last day to ask for reconsideration"),
        group.is_some(),
        "by name"
    );
}

#[rstest]
#[case::still_to_come("2026-11-20", Group::Waiting)]
#[case::tomorrow("2026-11-16", Group::Waiting)]
#[case::two_days_ago("2026-11-13", Group::PastExpected)]
#[case::long_passed("2026-01-05", Group::PastExpected)]
fn what_was_only_expected_is_never_overdue(#[case] sent: &str, #[case] group: Group) {
    let needs = needed(&Trial::sent_on(sent), &Beside::default());
    let groups: Vec<_> = needs.iter().map(|need| (need.kind, need.group)).collect();
    assert_eq!(groups, [(Kind::Expected, group)], "nobody here is late, and it is said once");
    assert_ne!(grouped(&quiet(), &needs), safeguarding::Group::Overdue, "nor is the case");
}

#[test]
fn a_decision_without_a_day_is_waited_for_since_the_last_one() {
    let mut trial = Trial::sent_on("2026-01-05").then(Act::RgPositive, "2026-03-03");
    trial.settled = vec!["support-start-5/rg-positive-1".into()];
    let needs = needed(&trial, &Beside::default());
    let said: Vec<_> =
        needs.iter().map(|need| (need.kind, need.group, need.on, need.since, need.about.as_str())).collect();
    let expected = [(Kind::Waiting, Group::Waiting, None, Some(day("2026-04-02")), "cg-pending")];
    assert_eq!(said, expected, "recovery days that have passed need nothing");
}

#[rstest]
#[case::suspended(Act::Suspended)]
#[case::withdrawn(Act::Withdrawn)]
fn a_case_in_which_nothing_comes_waits_for_nothing(#[case] act: Act) {
    let trial = Trial::sent_on("2026-01-05").then(Act::RgPositive, "2026-03-03").then(act, "2026-03-10");
    let needs = needed(&trial, &Beside { news: vec![news(off(-20), Some(off(0)))], ..Beside::default() });
    let waits = needs.iter().filter(|need| matches!(need.kind, Kind::Waiting | Kind::Ask));
    assert_eq!(waits.count(), 0, "{act:?}: no decision, and no news to ask for");
}

#[test]
fn news_is_asked_for_again_until_it_has_come() {
    let trial = Trial::sent_on("2026-10-01");
    let twice = vec![news(off(-5), Some(off(3))), news(off(-20), Some(off(-10)))];
    let beside = Beside { news: twice.clone(), ..Beside::default() };
    assert_eq!(
        of_kind(&needed(&trial, &beside), Kind::Ask),
        [(Group::DueSoon, Some(off(3)))],
        "by the latest ask"
    );
    let never = Beside { news: vec![news(off(-5), None)], ..Beside::default() };
    assert_eq!(of_kind(&needed(&trial, &never), Kind::Ask), [], "no day was set");
    let come = trial.then(Act::RgPositive, &off(-1).to_string());
    assert_eq!(of_kind(&needed(&come, &beside), Kind::Ask), [], "the decision came after it was asked for");
    let before = Trial::sent_on("2026-10-01").then(Act::RgPositive, &off(-6).to_string());
    let asked = of_kind(&needed(&before, &beside), Kind::Ask);
    assert_eq!(
        asked,
        [(Group::DueSoon, Some(off(3)))],
        "asked after the first decision, it is about the next"
    );
}

#[rstest]
#[case::yesterday(-1, Group::Overdue)]
#[case::today(0, Group::DueSoon)]
#[case::a_month_off(28, Group::DueSoon)]
fn a_draft_that_will_be_deleted_is_in_sight_once_it_is_warned_of(#[case] days: i64, #[case] group: Group) {
    let beside = Beside { online: Some(off(days)), ..Beside::default() };
    assert_eq!(
        of_kind(&needed(&Trial::default(), &beside), Kind::Online),
        [(group, Some(off(days)))],
        "{days} days"
    );
}

#[test]
fn steps_offered_wait_to_be_answered() {
    let undecided = vec![Undecided { record: "decision-1", on: Some(off(-3)) }];
    let needs = needed(&Trial::default(), &Beside { undecided, ..Beside::default() });
    let said: Vec<_> =
        needs.iter().map(|need| (need.kind, need.group, need.about.as_str(), need.since)).collect();
    assert_eq!(
        said,
        [(Kind::Offered, Group::DueSoon, "decision-1", Some(off(-3)))],
        "soon, and since its day"
    );
}

#[test]
fn a_step_that_is_settled_or_has_no_day_needs_nothing() {
    for outcome in [Outcome::Done, Outcome::NotNeeded] {
        let beside = Beside { rail: Some(rail(Some(outcome), off(-5))), ..Beside::default() };
        assert_eq!(needed(&Trial::default(), &beside), [], "{outcome:?}");
    }
    let left = Beside { rail: Some(rail(None, off(0))), ..Beside::default() };
    assert_eq!(
        of_kind(&needed(&Trial::default(), &left), Kind::Step),
        [(Group::Overdue, Some(off(-30)))],
        "not done"
    );
}

#[test]
fn a_clock_that_was_settled_or_ended_needs_nothing() {
    let mut trial = Trial::sent_on("2026-10-01").then(Act::RgNegative, "2026-10-23");
    let last_days = |trial: &Trial| of_kind(&needed(trial, &Beside::default()), Kind::LastDay).len();
    assert_eq!(last_days(&trial), 1, "today is the last day");
    trial.settled = vec!["reconsideration-30/rg-negative-1".into()];
    assert_eq!(last_days(&trial), 0, "the person does not want it");
    trial.settled.clear();
    assert_eq!(last_days(&trial.then(Act::ReconsiderationAsked, TODAY)), 0, "it was asked for today");
}

#[test]
fn a_child_whose_step_was_done_waits_for_the_council() {
    let mut trial = Trial::default().of_age(AgeGroup::Under18);
    let at = day("2026-11-19").into();
    trial.steps = vec![crate::decision::StepDone {
        step: "eng-child".into(),
        starts: crate::clock::Starts::ChildReferralMade,
        at,
    }];
    let needs = needed(&trial, &Beside::default());
    let past: Vec<_> = of_kind(&needs, Kind::Expected)
        .into_iter()
        .filter(|(group, _)| *group == Group::PastExpected)
        .collect();
    assert_eq!(
        past,
        [(Group::PastExpected, Some(day("2026-11-20")))],
        "one working day, and nobody rang back"
    );
    assert!(needs.iter().all(|need| need.group > Group::DueSoon), "the council's days are not the worker's");
}

#[test]
fn a_warning_note_is_looked_at_again_on_its_day_and_nobody_is_late_for_it() {
    let beside =
        Beside { warnings: vec![("one", off(1)), ("two", off(0)), ("three", off(-40))], ..Beside::default() };
    let warned = of_kind(&needed(&Trial::default(), &beside), Kind::Warning);
    assert_eq!(
        warned,
        [(Group::DueSoon, Some(off(-40))), (Group::DueSoon, Some(off(0)))],
        "not before its day"
    );
}

#[test]
fn a_closed_case_needs_nobody_and_stands_apart() {
    let trial = Trial::sent_on("2026-01-05");
    let beside = Beside { rail: Some(rail(None, off(-30))), closed: true, ..Beside::default() };
    assert_eq!(needed(&trial, &beside), [], "whatever was left in it");
    let days = stood(&trial, &beside, |stand| days_to_come(stand, Some(off(3)), today()));
    assert_eq!(days, [], "nor does a calendar hold its days");
    let stands = stood(&trial, &beside, |stand| group(stand, &[], today(), SOON));
    assert_eq!(stands, safeguarding::Group::Closed, "in a group of its own");
}
