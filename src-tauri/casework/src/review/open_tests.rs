//! What was open, looked at again on the same day and later, against what the caseload itself says of those days.

use chrono::Days;
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::case::{AgeGroup, Nation};
use crate::caseload::Undecided;
use crate::clock::Starts;
use crate::consent::Purpose;
use crate::decision::trial::{Trial, day};
use crate::decision::{Act, NewsAsked, StepDone};
use crate::safeguarding::{NewRecord, Opening, Outcome, Pathways, Rail};

/// How many days from today count as soon.
const SOON: u32 = 7;

const MADE: &str = "2026-11-22";

fn made() -> NaiveDate {
    day(MADE)
}

fn later(days: u64) -> NaiveDate {
    made() + Days::new(days)
}

fn off(days: i64) -> NaiveDate {
    made() + chrono::TimeDelta::days(days)
}

/// A case as nobody touches it after its file was made.
#[derive(Debug, Clone, Default)]
struct World {
    trial: Trial,
    /// The day a safety step is arranged for.
    arranged: Option<NaiveDate>,
    /// The day to go back to the person.
    return_on: Option<NaiveDate>,
    ask_again: Option<NaiveDate>,
    /// The day a draft on the online form is deleted.
    online: Option<NaiveDate>,
    warning: Option<NaiveDate>,
    offered: bool,
    withdrew: bool,
    closed: bool,
}

/// Returns the rail of one step that is arranged for a day; without a day it is done.
fn rail(arranged_for: Option<NaiveDate>, today: NaiveDate) -> Rail<'static> {
    let step = Pathways::current().step("uk-101").expect("the test names shipped steps");
    let text = String::new;
    let record = NewRecord {
        outcome: if arranged_for.is_some() { Outcome::Arranged } else { Outcome::Done },
        at: off(-300).into(),
        who: "Duty team".into(),
        reference: text(),
        agreed: text(),
        reason: text(),
        arranged_for,
        number: text(),
        result: text(),
        feedback: text(),
    };
    let opening = Opening { on: off(-300), nation: Nation::England };
    Rail::of(vec![Line::of(step, &[&record], opening, today.into())], today)
}

impl World {
    fn on<T>(&self, today: NaiveDate, act: impl FnOnce(&Stand<'_>) -> T) -> T {
        let (course, clocks, rail) =
            (self.trial.course(today), self.trial.clocks(today), rail(self.arranged, today));
        let due = |on| Due {
            kind: DueKind::Return,
            key: "referral".into(),
            purpose: Purpose::Referral,
            on,
            time: None,
            overdue: on < today,
        };
        let consent: Vec<Due> = self.return_on.map(due).into_iter().collect();
        let text = String::new;
        let asked = |on| NewsAsked {
            on: made(),
            whom: text(),
            how: text(),
            answer: text(),
            again_on: Some(on),
            signed: None,
        };
        let news: Vec<NewsAsked> = self.ask_again.map(asked).into_iter().collect();
        let undecided = [Undecided { record: "decision-1", on: Some(off(-9)) }];
        let warnings: Vec<(&str, NaiveDate)> = self.warning.map(|on| ("warning-1", on)).into_iter().collect();
        let warned_of = |on: &NaiveDate| (*on - today).num_days() <= i64::from(online_warning_days());
        act(&Stand {
            rail: &rail,
            consent: &consent,
            course: &course,
            clocks: &clocks,
            news: &news,
            undecided: if self.offered { &undecided } else { &[] },
            online: self.online.filter(warned_of),
            withdrew: self.withdrew,
            warnings: &warnings,
            closed: self.closed,
        })
    }

    fn open(&self, today: NaiveDate) -> Vec<OpenItem> {
        self.on(today, |stand| open(stand, self.online, today, SOON))
    }

    /// Returns what the caseload says of a day: the group, what it is and its day, in order.
    fn needs(&self, today: NaiveDate) -> Vec<(Group, Kind, Option<NaiveDate>)> {
        let needs = self.on(today, |stand| needs(stand, today, SOON));
        needs.iter().map(|need| (need.group, need.kind, need.on)).collect()
    }
}

/// Returns the items that are needs: all but those that are not due soon yet.
fn pressing(items: &[OpenItem]) -> Vec<(Group, Kind, Option<NaiveDate>)> {
    let waited_for = |item: &&OpenItem| matches!(item.need, Kind::Expected | Kind::Waiting);
    let needs = items.iter().filter(|item| item.group != Group::Waiting || waited_for(item));
    needs.map(|item| (item.group, item.need, item.on)).collect()
}

/// Returns cases at different stages, each with its last event some days before the file was made.
fn trials() -> impl Strategy<Value = Trial> {
    (0_usize..8, 0_i64..120, 1_i64..60).prop_map(|(stage, days, until)| {
        let on = |further: i64| off(-days - further).to_string();
        let sent = Trial::sent_on(&on(90));
        let until = off(until - days).to_string();
        match stage {
            0 => Trial::default(),
            1 => Trial::sent_on(&on(0)),
            2 => sent.until(Act::InformationAsked, &on(0), &until),
            3 => sent.then(Act::RgNegative, &on(0)),
            4 => sent.until(Act::RgNegative, &on(0), &until),
            5 => sent.then(Act::RgPositive, &on(0)),
            6 => sent.then(Act::RgPositive, &on(60)).then(Act::CgPositive, &on(0)),
            _ => {
                let at = off(-days).and_hms_opt(9, 0, 0).expect("a real time");
                let told = StepDone { step: "uk-child".into(), starts: Starts::ChildReferralMade, at };
                Trial { steps: vec![told], ..sent.of_age(AgeGroup::Under18) }
            }
        }
    })
}

fn days() -> impl Strategy<Value = Option<NaiveDate>> {
    proptest::option::of((-20_i64..60).prop_map(off))
}

fn worlds() -> impl Strategy<Value = World> {
    let coming = proptest::option::of((0_i64..60).prop_map(off));
    (trials(), [days(), days(), days(), days()], coming, any::<[bool; 2]>()).prop_map(
        |(trial, [arranged, return_on, warning, ask_again], online, [offered, withdrew])| World {
            trial,
            arranged,
            return_on,
            ask_again,
            online,
            warning,
            offered,
            withdrew,
            closed: false,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn on_the_day_of_making_looking_again_changes_nothing(world in worlds()) {
        let items = as_of(&world.open(made()), made(), SOON);
        prop_assert_eq!(as_of(&items, made(), SOON), items.clone(), "no day has passed");
        prop_assert_eq!(pressing(&items), world.needs(made()), "what presses is what the caseload says");
    }

    #[test]
    fn on_a_later_day_it_is_what_the_caseload_would_say_of_the_untouched_case(world in worlds(), days in 0_u64..120) {
        let items = world.open(made());
        let then = as_of(&items, later(days), SOON);
        prop_assert_eq!(pressing(&then), world.needs(later(days)), "{} days later", days);
    }

    #[test]
    fn looking_twice_says_the_same_as_looking_once(world in worlds(), days in 0_u64..60, more in 0_u64..60) {
        let items = world.open(made());
        let at_once = as_of(&items, later(days + more), SOON);
        let gave_way = items.iter().any(|item| item.put_off_to.is_some());
        prop_assume!(!gave_way);
        prop_assert_eq!(as_of(&as_of(&items, later(days), SOON), later(days + more), SOON), at_once, "nothing is lost");
    }

    #[test]
    fn what_was_open_goes_into_a_file_and_comes_out_the_same(world in worlds()) {
        let items = world.open(made());
        let written = serde_json::to_string(&items).expect("plain data");
        prop_assert_eq!(serde_json::from_str::<Vec<OpenItem>>(&written).ok(), Some(items), "as it went in");
    }
}

/// Returns the group of the first item of a kind on a day; none once it is left out.
fn group_of(items: &[OpenItem], kind: Kind, on: NaiveDate) -> Option<Group> {
    as_of(items, on, SOON).into_iter().find(|item| item.need == kind).map(|item| item.group)
}

#[rstest]
#[case::far_off(0, Group::Waiting)]
#[case::a_day_before_it_is_near(12, Group::Waiting)]
#[case::near(13, Group::DueSoon)]
#[case::its_day(20, Group::DueSoon)]
#[case::the_day_after(21, Group::Overdue)]
fn a_duty_comes_near_and_is_overdue_the_day_after(#[case] days: u64, #[case] expected: Group) {
    let world = World { arranged: Some(later(20)), return_on: Some(later(20)), ..World::default() };
    for kind in [Kind::Step, Kind::Consent] {
        assert_eq!(
            group_of(&world.open(made()), kind, later(days)),
            Some(expected),
            "{kind:?}, {days} days later"
        );
    }
}

#[test]
fn a_target_is_never_overdue() {
    let world = World { trial: Trial::sent_on(MADE), ..World::default() };
    let items = world.open(made());
    let on = items
        .iter()
        .find(|item| item.is_expected())
        .and_then(|item| item.on)
        .expect("a decision is expected");
    assert_eq!(group_of(&items, Kind::Expected, on), Some(Group::Waiting), "on its day");
    assert_eq!(
        group_of(&items, Kind::Expected, on + Days::new(1)),
        Some(Group::PastExpected),
        "the day after"
    );
    assert_eq!(
        group_of(&items, Kind::Expected, on + Days::new(400)),
        Some(Group::PastExpected),
        "a year after"
    );
}

#[test]
fn a_warning_is_due_on_its_day_and_nobody_is_late_for_it() {
    let items = World { warning: Some(later(3)), ..World::default() }.open(made());
    let groups = [2, 3, 4].map(|days| group_of(&items, Kind::Warning, later(days)));
    assert_eq!(
        groups,
        [Some(Group::Waiting), Some(Group::DueSoon), Some(Group::DueSoon)],
        "before, on, after"
    );
}

#[test]
fn support_that_ends_by_itself_is_left_out_once_it_has_ended() {
    let trial = Trial::sent_on("2026-11-02").then(Act::RgPositive, MADE);
    let items = World { trial, ..World::default() }.open(made());
    let quiet = items.iter().find(|item| item.quiet).expect("the recovery days run");
    let on = quiet.on.expect("they have a day");
    let there = |today| as_of(&items, today, SOON).iter().any(|item| item.title == quiet.title);
    assert!(there(on) && !there(on + Days::new(1)), "there on its last day, and gone after it");
}

#[test]
fn the_last_day_to_ask_is_near_as_early_as_its_own_rule_says() {
    let items = World { trial: Trial::sent_on("2026-11-02").then(Act::RgNegative, MADE), ..World::default() }
        .open(made());
    let last =
        items.iter().find(|item| item.need == Kind::LastDay).expect("it can be asked to be looked at again");
    let (on, soon) = (last.on.expect("a day"), last.soon_days.expect("the rule has days of its own"));
    assert!(soon > SOON, "the test is about a rule with more days than others");
    let near = on - Days::new(soon.into());
    let groups = [near - Days::new(1), near].map(|today| group_of(&items, Kind::LastDay, today));
    assert_eq!(groups, [Some(Group::Waiting), Some(Group::DueSoon)], "the day before, and from then on");
}

#[test]
fn a_letter_that_gives_longer_puts_off_the_day_of_the_rule_and_no_further() {
    let trial = Trial::sent_on("2026-11-02").until(Act::RgNegative, MADE, &later(60).to_string());
    let items = World { trial, ..World::default() }.open(made());
    let asking = |item: &&OpenItem| item.need == Kind::LastDay && item.group == Group::Overdue;
    let overdue = |days| as_of(&items, later(days), SOON).iter().filter(asking).count();
    assert_eq!([40, 60, 61].map(overdue), [0, 0, 2], "not late until the letter's own day has passed");
}

#[test]
fn a_day_that_a_letter_had_put_off_when_the_file_was_made_counts_after_the_letters_own() {
    let trial = Trial::sent_on("2026-07-24").until(Act::RgNegative, "2026-10-22", MADE);
    let items = World { trial, ..World::default() }.open(made());
    let asking = |item: &&OpenItem| item.need == Kind::LastDay && item.on <= Some(made());
    let of = |days| as_of(&items, later(days), SOON).iter().filter(asking).count();
    assert_eq!(items.iter().filter(asking).count(), 2, "both days go along");
    assert_eq!(
        [0, 1].map(of),
        [1, 2],
        "the letter's alone until it has passed, then both, as the caseload says"
    );
}

#[test]
fn what_was_late_because_its_hour_had_passed_stays_late_that_day() {
    let world = World { return_on: Some(made()), ..World::default() };
    let mut items = world.open(made());
    items.iter_mut().for_each(|item| item.group = Group::Overdue);
    assert_eq!(group_of(&items, Kind::Consent, made()), Some(Group::Overdue), "its hour does not come again");
}

#[test]
fn every_item_says_in_words_what_it_is() {
    let trial = Trial::sent_on("2026-11-02").until(Act::InformationAsked, MADE, &later(30).to_string());
    let (near, far) = (Some(later(2)), Some(later(50)));
    let world = World { trial, offered: true, withdrew: true, ..World::default() };
    for day in [near, far] {
        let world = World {
            arranged: day,
            return_on: day,
            ask_again: day,
            online: day,
            warning: day,
            ..world.clone()
        };
        let items = world.open(made());
        for kind in ["step", "clock", "consent", "warning", "online", "waiting"] {
            assert!(items.iter().any(|item| item.kind == kind), "{kind} on {day:?}: {items:?}");
        }
        assert!(
            items.iter().all(|item| !item.title.is_empty()),
            "no words are left to whoever opens it: {items:?}"
        );
    }
}

#[test]
fn a_step_without_a_day_is_open_and_nothing_of_a_closed_case_is() {
    let step = Pathways::current().step("eng-adult-s42").expect("the Act sets it no number of days");
    let opening = Opening { on: made(), nation: Nation::England };
    let rail = Rail::of(vec![Line::of(step, &[], opening, made().into())], made());
    let of = |closed| {
        World { closed, ..World::default() }
            .on(made(), |stand| open(&Stand { rail: &rail, ..*stand }, None, made(), SOON))
    };
    let items: Vec<_> = of(false).into_iter().map(|item| (item.title, item.group, item.on)).collect();
    assert_eq!(items, [(step.title.clone(), Group::Waiting, None)], "to do, and not pressing");
    assert_eq!(of(true), [], "closed");
}

#[test]
fn urgency_counts_what_presses_and_names_what_presses_most() {
    let world = World {
        arranged: Some(off(-2)),
        return_on: Some(off(-5)),
        warning: Some(made()),
        ..World::default()
    };
    let items = world.open(made());
    let (group, overdue, due_soon, first) = urgency(&items);
    assert_eq!((group, overdue, due_soon), (Group::Overdue, 2, 1), "two are late, one is due");
    assert_eq!(first.map(|item| item.need), Some(Kind::Step), "a person in danger comes before an answer");
    let mut turned = items.clone();
    turned.reverse();
    assert_eq!(urgency(&turned).3, first, "however the items are ordered");
    assert_eq!(urgency(&[]), (Group::Waiting, 0, 0, None), "nothing is open");
}
