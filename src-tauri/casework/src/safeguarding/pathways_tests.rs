//! The packs that ship: whole, sourced, and each step called for in one way.

use std::collections::{BTreeMap, BTreeSet};

use super::trial::{Trial, day};
use super::*;
use crate::safeguarding::ASKED;
use rstest::rstest;

const AGES: [AgeGroup; 3] = [AgeGroup::Adult, AgeGroup::Under18, AgeGroup::NotKnown];
const NATIONS: [Nation; 4] = [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland];
const NOON: &str = "2026-03-17T12:00";

fn steps() -> impl Iterator<Item = &'static Step> {
    Pathways::shipped().steps()
}

fn named(id: &str) -> &'static Step {
    Pathways::shipped().step(id).unwrap_or_else(|| unreachable!("a step names one that is not there: {id}"))
}

#[test]
fn every_shipped_step_is_whole_and_has_its_own_id() {
    let packs = Pathways::shipped().packs();
    let counts: Vec<_> = packs.iter().map(|pack| (pack.pack.as_str(), pack.steps.len())).collect();
    let expected = [
        ("uk", 21),
        ("england", 10),
        ("wales", 4),
        ("scotland", 7),
        ("northern-ireland", 4),
        ("stockport", 16),
        ("thurrock-essex-southend", 13),
        ("decisions", 31),
    ];
    assert_eq!(
        counts, expected,
        "the 59 rows of the research, what was split from them, and what follows decisions"
    );
    let own: BTreeSet<_> = steps().map(|step| &step.id).collect();
    assert_eq!(own.len(), steps().count(), "an id stands for one step only");
    for step in steps() {
        let words = [&step.title, &step.trigger, &step.step, &step.who];
        assert!(words.iter().all(|words| !words.is_empty()), "words for the worker: {}", step.id);
        assert!(step.title.chars().count() <= 45, "fits the rail: {}", step.title);
        assert_eq!(step.deadline.is_empty(), step.how_soon.is_empty(), "both or neither: {}", step.id);
        assert!(!step.nations.is_empty(), "is for some nation: {}", step.id);
        assert!(!step.rail || step.rank < u32::MAX, "has its place in the rail: {}", step.id);
    }
}

#[test]
fn every_step_comes_into_the_rail_in_exactly_one_way() {
    for step in steps() {
        let when = step
            .when
            .as_ref()
            .is_some_and(|it| !(it.any.is_empty() && it.all.is_empty() && it.no.is_empty()));
        let ways = [
            step.rail,
            when,
            !step.after.is_empty(),
            step.while_closed.is_some(),
            step.listed,
            step.page.is_some(),
        ];
        assert_eq!(ways.iter().filter(|way| **way).count(), 1, "one way only: {}", step.id);
        assert_eq!(step.when.is_some(), when, "a rule names at least one fact: {}", step.id);
    }
}

/// Tells whether one step is there wherever and for whomever another is.
fn covers(wide: &Step, narrow: &Step) -> bool {
    let areas =
        if narrow.places.is_empty() { vec![""] } else { narrow.places.iter().map(String::as_str).collect() };
    let concerned = |step: &Step, nation, age, area| step.concerns(nation, age, area);
    areas.iter().all(|area| {
        let of_narrow = NATIONS.iter().flat_map(|nation| AGES.map(|age| (*nation, age)));
        let mut of_narrow = of_narrow.filter(|(nation, age)| concerned(narrow, *nation, *age, area));
        of_narrow.all(|(nation, age)| concerned(wide, nation, age, area))
    })
}

#[test]
fn steps_name_steps_that_are_there_in_the_same_cases() {
    for step in steps() {
        for other in step.in_place_of.iter().map(|id| named(id)) {
            assert!(covers(other, step), "stands in the place of what would be there: {}", step.id);
            assert!(
                other.places.is_empty()
                    && (!step.places.is_empty() || step.nations.len() < other.nations.len()),
                "the area before the nation, the nation before the country: {}",
                step.id
            );
            assert_eq!((other.rail, &other.when), (step.rail, &step.when), "called for alike: {}", step.id);
            assert!(
                (step.places.is_empty() || other.group == step.group) && other.starts == step.starts,
                "of the same kind: {}",
                step.id
            );
        }
        for other in step.beside.iter().map(|id| named(id)) {
            assert!(covers(other, step) && other.id != step.id, "{} goes on beside {}", other.id, step.id);
        }
        if let Some(main) = step.while_closed.as_deref().map(named) {
            assert!(covers(main, step) && covers(step, main), "stands in for it everywhere: {}", step.id);
            assert!(main.rail || main.when.is_some(), "what is in no rail has no closed office: {}", step.id);
            assert!(step.rank < main.rank, "rung before the office that is closed: {}", step.id);
        }
    }
}

#[test]
fn what_a_step_leads_to_calls_for_something() {
    for step in steps() {
        let ids: BTreeSet<_> = step.results.iter().map(|it| &it.id).collect();
        assert_eq!(ids.len(), step.results.len(), "each result once: {}", step.id);
        for result in &step.results {
            assert!(!result.says.is_empty() && !result.sets.is_empty(), "{} says something is so", step.id);
            assert!(!result.sets.values().any(|is| *is == FactIs::NotKnown), "it is known: {}", step.id);
        }
        let sets = step.results.iter().flat_map(|it| &it.sets);
        let yes: BTreeSet<_> = sets.filter(|(_, is)| **is == FactIs::Yes).map(|(fact, _)| *fact).collect();
        for fact in yes.into_iter().filter(|fact| *fact != Fact::ProtectionPlan) {
            let calls = |it: &Step| {
                it.when.as_ref().is_some_and(|when| when.any.contains(&fact) || when.all.contains(&fact))
            };
            let leads =
                steps().any(|other| calls(other) && other.nations.iter().any(|it| step.nations.contains(it)));
            assert!(leads, "{fact:?} of {} leads on in its nation", step.id);
        }
    }
}

#[test]
fn every_fact_that_is_asked_calls_for_a_step_in_england() {
    for (fact, _) in ASKED {
        let called = [FactIs::Yes, FactIs::No].into_iter().any(|is| {
            let known = Known { is, since: day("2026-03-17"), again: None, step: None };
            let facts = BTreeMap::from([(fact, known)]);
            let calls = |step: &Step| step.when.as_ref().is_some_and(|when| when.called_by(&facts).is_some());
            steps().any(|step| step.nations.contains(&Nation::England) && calls(step))
        });
        assert!(called, "nothing is asked for nothing: {fact:?}");
    }
}

#[test]
fn no_due_day_is_invented() {
    for step in steps() {
        let wider = step.in_place_of.iter().map(|id| named(id).deadline.as_str());
        let said = wider.chain([step.deadline.as_str()]).any(|deadline| match step.due {
            Some(Due::AtOnce) => deadline.contains("at once") || deadline == "immediately",
            Some(Due::SameDay) => deadline.starts_with("same day"),
            Some(Due::Days { count, .. }) => deadline.contains(&count.to_string()),
            None => true,
        });
        assert!(said, "the source's own words carry it: {} ({})", step.id, step.deadline);
    }
}

#[test]
fn every_clock_of_the_council_that_runs_everywhere_is_started_by_a_step() {
    let by_act: BTreeSet<_> = Act::ALL.iter().flat_map(|act| act.starts()).collect();
    let started: BTreeSet<_> = steps().filter_map(|step| step.starts).collect();
    let of_steps = [
        Starts::ChildReferralMade,
        Starts::SignificantHarmSuspected,
        Starts::StrategyDiscussion,
        Starts::ProtectionPlan,
        Starts::ChildInDanger,
        Starts::MissingChildReturned,
        Starts::AdultReferralMade,
        Starts::Homeless,
    ];
    assert_eq!(
        started,
        BTreeSet::from(of_steps),
        "by its record; the panel's days are counted back from the panel"
    );
    assert!(started.iter().all(|starts| !by_act.contains(starts)), "none is started twice");
}

#[test]
fn every_contact_is_in_the_source_and_reaches_someone() {
    for (step, contact) in steps().flat_map(|step| step.contacts.iter().map(move |it| (step, it))) {
        let ways = [&contact.number, &contact.email, &contact.web];
        let given: Vec<_> = ways.into_iter().flatten().collect();
        assert!(!given.is_empty(), "some way to reach {}", contact.name);
        let as_printed = given.iter().all(|way| step.contact.contains(way.as_str()));
        assert!(as_printed, "as the source prints it: {} in {}", contact.name, step.id);
    }
}

#[test]
fn only_lines_that_a_source_calls_open_day_and_night_are() {
    let contacts = || steps().flat_map(|step| &step.contacts);
    let open: BTreeSet<_> =
        contacts().filter(|it| it.always_open).filter_map(|it| it.number.as_deref()).collect();
    let expected = ["999", "0800 808 3733", "0800 043 4303", "0141 276 7724"];
    assert_eq!(open, BTreeSet::from(expected), "emergencies, the Salvation Army, the guardians, TARA");
    let with_hours: Vec<_> = contacts().filter(|it| !it.open.is_empty()).map(|it| it.name.as_str()).collect();
    assert_eq!(with_hours, ["MASSH"], "no other source gives hours, and none are invented");
}

#[test]
fn the_words_never_call_the_person_a_victim() {
    let official =
        ["Modern Slavery Victim Care Contract", "Greater Manchester Victims Services", "GM Victims Services"];
    for step in steps() {
        let mut words = [&step.title, &step.trigger, &step.step, &step.who].map(String::as_str).join(" ");
        for name in official.into_iter().chain(["victim navigator"]) {
            words = words.replace(name, "");
        }
        assert!(!words.to_lowercase().contains("victim"), "only in official names: {}", step.id);
    }
}

#[test]
fn every_rail_is_short_and_begins_with_danger() {
    let areas = Pathways::shipped().areas();
    for (nation, area) in NATIONS.map(|nation| (nation, "")).into_iter().chain(areas) {
        for (age, now) in AGES.into_iter().flat_map(|age| [NOON, "2026-12-25T23:00"].map(|now| (age, now))) {
            let ids = Trial::new(nation, age, area).ids(now);
            assert!((4..=9).contains(&ids.len()), "short enough to be read: {ids:?}");
            let danger = if area == "Stockport" { "stk-danger" } else { "uk-999" };
            assert_eq!(ids[0], danger, "danger comes first: {nation:?} {area} {age:?}");
        }
    }
}

#[rstest]
#[case(Nation::England, AgeGroup::Adult, "", &["uk-999", "uk-101", "ew-sa", "eng-health", "eng-adult-s42"])]
#[case(Nation::Wales, AgeGroup::Adult, "", &["uk-999", "uk-101", "ew-sa", "eng-health", "wal-adult"])]
#[case(Nation::Scotland, AgeGroup::Adult, "", &["uk-999", "sco-adult", "uk-101", "eng-health", "sco-support"])]
#[case(Nation::NorthernIreland, AgeGroup::Adult, "", &["uk-999", "uk-101", "ni-adult", "eng-health", "ni-support"])]
#[case(Nation::England, AgeGroup::Under18, "", &["uk-999", "eng-child", "uk-101", "ew-ictg", "eng-health", "eng-child-emerg"])]
#[case(Nation::Wales, AgeGroup::Under18, "", &["uk-999", "wal-child", "uk-101", "ew-ictg", "eng-health", "eng-child-emerg"])]
#[case(Nation::Scotland, AgeGroup::Under18, "", &["uk-999", "sco-child", "uk-101", "eng-health"])]
#[case(Nation::Scotland, AgeGroup::NotKnown, "", &["uk-999", "sco-child", "uk-101", "sco-age", "eng-health"])]
#[case(Nation::NorthernIreland, AgeGroup::NotKnown, "", &["uk-999", "ni-child", "uk-101", "eng-health"])]
#[case(Nation::England, AgeGroup::Under18, "Stockport", &["stk-danger", "stk-child", "uk-101", "stk-ictg", "eng-health", "eng-child-emerg", "stk-child-aspire", "stk-victims"])]
#[case(Nation::England, AgeGroup::Adult, "Stockport", &["stk-danger", "uk-101", "stk-adult", "ew-sa", "eng-health", "stk-victims"])]
#[case(Nation::England, AgeGroup::Adult, "Thurrock", &["uk-999", "uk-101", "thu-adult", "ew-sa", "eng-health"])]
#[case(Nation::England, AgeGroup::NotKnown, "essex", &["uk-999", "ess-child", "uk-101", "ew-ictg", "eng-health", "eng-child-emerg"])]
fn each_place_and_age_has_its_own_rail(
    #[case] nation: Nation,
    #[case] age: AgeGroup,
    #[case] area: &'static str,
    #[case] expected: &[&str],
) {
    assert_eq!(
        Trial::new(nation, age, area).ids(NOON),
        expected,
        "what is due today, then the order of work"
    );
}

#[test]
fn an_unknown_age_has_every_step_of_a_child() {
    for nation in NATIONS {
        let unknown = Trial::new(nation, AgeGroup::NotKnown, "").ids(NOON);
        for child in Trial::new(nation, AgeGroup::Under18, "").ids(NOON) {
            assert!(unknown.contains(&child), "assume under 18 until assessed: {child}");
        }
    }
}

#[test]
fn steps_to_add_are_those_the_rail_leaves_out_the_area_first() {
    let pathways = Pathways::shipped();
    let there = Trial::adult("Thurrock").ids(NOON);
    let more = pathways.steps_to_add(Nation::England, AgeGroup::Adult, "Thurrock", &there);
    let ids: Vec<_> = more.iter().map(|step| step.id.as_str()).collect();
    assert_eq!(ids[..3], ["thu-guide", "thu-nav", "thu-mdsgov"], "the area's first");
    assert!(ids.contains(&"eng-housing") && !ids.contains(&"uk-101"), "not what is there: {ids:?}");
    assert!(!ids.contains(&"ew-dtn"), "the referral has pages of its own");
    assert!(!ids.contains(&"eng-adult-s42"), "nor what the area has a step of its own for: {ids:?}");
}

#[test]
fn a_place_has_steps_of_its_own() {
    let areas: Vec<_> = Pathways::shipped().areas().into_iter().map(|(_, area)| area).collect();
    assert_eq!(areas, ["Essex", "Southend", "Stockport", "Thurrock"], "as far as packs go");
    let of =
        |area: &str| steps().filter(|step| step.places.iter().any(|place| is_same_area(place, area))).count();
    assert_eq!(
        ["stockport", "thurrock", "essex", "Southend", "Nowhere"].map(of),
        [16, 6, 4, 3, 0],
        "in any case"
    );
}

#[rstest]
#[case("2027-11-21", false)]
#[case("2027-11-22", true)]
fn a_pack_that_was_never_checked_is_to_be_checked_after_a_year(#[case] today: &str, #[case] expected: bool) {
    let pathways = Pathways::shipped();
    assert_eq!(pathways.verified_on(Nation::England, "Stockport"), None, "no live page was checked");
    assert_eq!(
        pathways.is_to_check(Nation::England, "Stockport", day(today)),
        expected,
        "from the day it was compiled"
    );
}
