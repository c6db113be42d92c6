//! What holds of every course, whatever happens in whatever order.

use std::collections::BTreeSet;

use chrono::Days;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::case::choice_word;
use crate::consent::Standing;
use crate::decision::{Clock, Running};

/// Returns the states that the table of `docs/states.md` has.
fn states_of_the_page() -> BTreeSet<&'static str> {
    let page = include_str!("../../../../docs/states.md");
    let section = page.split("\n## ").find(|section| section.starts_with("NRM case\n"));
    let rows = section.unwrap_or_default().lines().filter(|line| line.starts_with('|')).skip(2);
    let cells = rows.flat_map(|row| {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        cells[0].split(", ").chain([cells[2]]).collect::<Vec<_>>()
    });
    cells.filter(|word| *word != "(same)").collect()
}

/// The first day on which anything happens: the recovery period and the reconsideration change their rules after it.
fn first() -> NaiveDate {
    day("2022-11-01")
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..1500).prop_map(|days| first() + Days::new(days))
}

fn any_event() -> impl Strategy<Value = DecisionEvent> {
    let dates = (proptest::option::weighted(0.9, any_day()), proptest::option::of(any_day()));
    let rest = (proptest::option::weighted(0.3, any_day()), proptest::option::of(any::<bool>()));
    (select(Act::ALL.to_vec()), dates, rest).prop_map(|(act, (dated, received), (until, earlier_facts))| {
        DecisionEvent { dated, received, until, earlier_facts, ..event(act, "2022-11-01") }
    })
}

prop_compose! {
    fn any_trial()(
        events in proptest::collection::vec(any_event(), 0..9),
        sent in proptest::collection::vec((any_day(), proptest::bool::weighted(0.2)), 0..3),
        early in any::<bool>(),
        nation in select(vec![Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland]),
        age in select(vec![AgeGroup::Adult, AgeGroup::Under18, AgeGroup::NotKnown]),
        referral in select(Standing::ALL.to_vec()),
        changed in proptest::option::of((any_day(), select(vec![Nation::Wales, Nation::Scotland]))),
    ) -> Trial {
        let mut trial = Trial::default().in_nation(nation).of_age(age);
        trial.before.referral = referral;
        trial.lying.before = changed.into_iter().map(|(on, nation)| (on, nation, AgeGroup::NotKnown)).collect();
        let trial = if early { trial.sent("2022-11-01") } else { trial };
        let trial = sent.into_iter().fold(trial, |trial, (on, notification)| {
            let on = on.to_string();
            if notification { trial.notified(&on) } else { trial.sent(&on) }
        });
        events.into_iter().fold(trial, Trial::with)
    }
}

/// Returns what happened, without the places in which it was recorded.
fn happened(course: &Course) -> Vec<(Act, NaiveDate, State, State, bool)> {
    course.passed.iter().map(|it| (it.act, it.on, it.from, it.to, it.out_of_order)).collect()
}

/// Returns the clocks that were counted, by their keys.
fn days(clocks: &[Clock<'_>]) -> Vec<(String, NaiveDate, Option<NaiveDate>)> {
    let mut days: Vec<_> = clocks.iter().map(|clock| (clock.key.clone(), clock.started, clock.on)).collect();
    days.sort();
    days
}

proptest! {
    #[test]
    fn only_states_of_the_page_are_reached(trial in any_trial(), today in any_day()) {
        let page = states_of_the_page();
        let course = trial.course(today);
        let reached = course.passed.iter().flat_map(|step| [step.from, step.to]).chain([course.state]);
        for state in reached {
            let word = choice_word(&state);
            prop_assert!(page.contains(word.as_str()), "{} is not on the page", word);
            prop_assert!(State::ALL.contains(&state), "{} is not listed", word);
        }
    }

    #[test]
    fn each_step_begins_where_the_one_before_ended(trial in any_trial(), today in any_day()) {
        let course = trial.course(today);
        for pair in course.passed.windows(2) {
            prop_assert_eq!(pair[0].to, pair[1].from, "no step is left out");
            prop_assert!(pair[0].on <= pair[1].on, "and time runs one way");
        }
        prop_assert!(course.passed.iter().all(|step| step.on <= today), "nothing happens before its day");
        let follows = |step: &Passed| step.from.after(step.act) == Some(step.to) || step.out_of_order
            || step.act == Act::NrmSent;
        prop_assert!(course.passed.iter().all(follows), "what does not follow is said to be out of order");
    }

    #[test]
    fn no_event_moves_the_day_of_a_clock_that_still_stands(trial in any_trial(), more in any_event(), today in any_day()) {
        let before = trial.clocks(today);
        let after = trial.with(more).clocks(today);
        for clock in &before {
            for same in after.iter().filter(|it| it.key == clock.key) {
                prop_assert_eq!((same.on, same.started), (clock.on, clock.started), "{} moved", &clock.key);
            }
        }
    }

    #[test]
    fn no_report_moves_the_day_of_a_clock_that_still_stands(trial in any_trial(), on in any_day(), today in any_day()) {
        let before = trial.clocks(today);
        let after = trial.sent(&on.to_string()).clocks(today);
        for clock in &before {
            for same in after.iter().filter(|it| it.key == clock.key) {
                prop_assert_eq!((same.on, same.started), (clock.on, clock.started), "{} moved", &clock.key);
            }
        }
    }

    #[test]
    fn a_later_event_leaves_every_clock_before_it_in_place(trial in any_trial(), more in any_event(), today in any_day()) {
        let before = trial.clocks(today);
        let Some(on) = more.on() else { return Ok(()) };
        let after = trial.with(more).clocks(today);
        for clock in before.iter().filter(|clock| clock.started < on) {
            let same = after.iter().find(|it| it.key == clock.key);
            prop_assert_eq!(same.map(|it| it.on), Some(clock.on), "{} is gone, or moved", &clock.key);
        }
    }

    #[test]
    fn days_that_pass_move_no_clock(trial in any_trial(), today in any_day(), passed in 0u64..400) {
        let before = trial.clocks(today);
        let after = trial.clocks(today + Days::new(passed));
        for clock in &before {
            let same = after.iter().find(|it| it.key == clock.key);
            prop_assert_eq!(same.map(|it| it.on), Some(clock.on), "{} is gone, or moved", &clock.key);
            let was_ended = clock.running == Running::Ended;
            prop_assert!(!was_ended || same.is_some_and(|it| it.ended == clock.ended), "{} ended once", &clock.key);
        }
    }

    #[test]
    fn a_clock_stands_as_its_day_and_its_end_say(trial in any_trial(), today in any_day()) {
        for clock in trial.clocks(today) {
            let expected = match clock.on {
                _ if clock.ended.is_some() => Running::Ended,
                None => Running::NoDay,
                Some(on) if on >= today => Running::Coming,
                Some(_) => Running::Past,
            };
            prop_assert_eq!(clock.running, expected, "{}", &clock.key);
            prop_assert!(clock.ended.is_none_or(|(_, on)| clock.started <= on), "{} ends after it began", &clock.key);
        }
    }

    #[test]
    fn no_clock_is_known_by_anothers_name(trial in any_trial(), today in any_day()) {
        let clocks = trial.clocks(today);
        let keys: BTreeSet<_> = clocks.iter().map(|clock| &clock.key).collect();
        prop_assert_eq!(keys.len(), clocks.len(), "each has a key of its own");
    }

    #[test]
    fn the_order_of_recording_does_not_matter_but_on_one_day(
        (trial, shuffled) in any_trial().prop_flat_map(|trial| {
            let places: Vec<_> = (0..trial.events.len()).collect();
            (Just(trial), Just(places).prop_shuffle())
        }),
        today in any_day(),
    ) {
        let on: BTreeSet<_> = trial.events.iter().map(|event| (event.on(), event.dated.is_none() && event.received.is_none())).collect();
        prop_assume!(on.len() == trial.events.len());
        let mut other = trial.clone();
        other.events = shuffled.iter().map(|place| trial.events[*place].clone()).collect();
        other.names = shuffled.iter().map(|place| trial.names[*place].clone()).collect();
        let (first, second) = (trial.course(today), other.course(today));
        prop_assert_eq!(happened(&first), happened(&second), "what happened first comes first");
        prop_assert_eq!((first.state, first.disqualified), (second.state, second.disqualified), "and leads to the same");
        prop_assert_eq!(days(&trial.clocks(today)), days(&other.clocks(today)), "with the same days");
    }

    #[test]
    fn the_same_is_always_said_of_the_same(trial in any_trial(), today in any_day()) {
        prop_assert_eq!(trial.course(today), trial.clone().course(today), "nothing else is asked");
        prop_assert_eq!(trial.clocks(today), trial.clone().clocks(today), "nor of the clocks");
    }
}
