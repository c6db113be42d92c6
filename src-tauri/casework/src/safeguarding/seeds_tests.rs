//! Each pathway of the seeds fires in a case that matches it, and leads on. `docs/pathways.md` shows the table.

use super::research_tests::beside_the_repository;
use super::seeds_table::{Fires, OF_THE_SEEDS, SeedPathway, TUESDAY, adult};
use super::trial::{Trial, day, step};
use super::*;
use crate::safeguarding::{Outcome, Stands};

#[test]
fn every_pathway_of_the_seeds_fires_in_a_case_that_matches_it() {
    for SeedPathway { seed, case, trial, now, step: id, fires, .. } in OF_THE_SEEDS {
        let (mut trial, named) = (trial(), step(id));
        let stands = trial.line(id, now).map(|line| line.stands);
        assert!(
            named.concerns(trial.nation, trial.age, trial.area),
            "{seed}, {case}: {id} is for such a case"
        );
        match fires {
            Fires::Rail(expected) => {
                assert_eq!(stands, Some(expected), "{seed}, {case}: {id} is in the rail")
            }
            Fires::Referral => {
                assert_eq!(
                    (stands, named.page),
                    (None, Some(Page::Referral)),
                    "{seed}, {case}: {id} has its pages"
                );
            }
            Fires::ByHand => {
                assert_eq!((stands, named.listed), (None, true), "{seed}, {case}: {id} waits to be added");
                trial.added.push((named, crate::moment::read_moment(now).expect("a moment")));
                let stands = trial.line(id, now).map(|line| line.stands);
                assert_eq!(stands, Some(Stands::Added), "{seed}, {case}: {id} is in the rail once added");
            }
        }
    }
}

#[test]
fn the_seeds_say_what_the_table_quotes() {
    let files = [
        ("000", "seeds/000_280b08ba45530b43.txt"),
        ("002", "seeds/002_3da9ec95e4066501.txt"),
        ("003", "seeds/003_7f3ea0bc74171cb5.txt"),
    ];
    for (seed, file) in files {
        let Some(text) = beside_the_repository(file) else { return };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for pathway in OF_THE_SEEDS.into_iter().filter(|it| it.seed == seed) {
            assert!(text.contains(pathway.quote), "{seed} says: {}", pathway.quote);
        }
    }
}

#[test]
fn what_a_step_leads_to_calls_for_the_next_and_says_since_when() {
    let chain = adult().with(Fact::SocialTenant).done("stk-adult", "care-needs");
    assert!(chain.line("stk-adult-maars", TUESDAY).is_none(), "not while there are needs");
    let chain = chain.recorded("stk-adult-careact", Outcome::Done, "2026-03-19T10:00", "no-eligible-needs");
    let ids = chain.ids("2026-03-19T12:00");
    for id in ["stk-adult-maars", "stk-tenant", "stk-adult-careact", "stk-adult"] {
        assert!(ids.contains(&id), "{id} stands: {ids:?}");
    }
    let maars = chain.line("stk-adult-maars", "2026-03-19T12:00").expect("it is there");
    assert_eq!(maars.because, Some((Fact::CareNeeds, FactIs::No)), "it says why");
    assert_eq!(maars.since, day("2026-03-19"), "since the assessment");
}

#[test]
fn a_strategy_discussion_leads_to_its_outcomes() {
    let told = Trial::child("").done("eng-child", "significant-harm");
    let ids = told.ids(TUESDAY);
    assert!(
        ids.contains(&"ew-strategy-ask") && ids.contains(&"ew-strategy"),
        "the council suspects harm: {ids:?}"
    );
    assert!(!ids.contains(&"ew-section-47"), "nothing is agreed yet: {ids:?}");
    let nothing = told.done("ew-strategy", "no-further-action");
    assert!(!nothing.ids(TUESDAY).contains(&"ew-section-47"), "and no days of a conference are counted");
    let chain = nothing.done("ew-strategy", "section-47");
    assert!(chain.ids(TUESDAY).contains(&"ew-section-47"), "an enquiry was agreed after all");
    let chain =
        chain.done("ew-section-47-outcome", "conference-agreed").done("ew-conference", "protection-plan");
    let ids = chain.ids(TUESDAY);
    assert!(ids.contains(&"eng-core-group"), "a plan was made: {ids:?}");
    let welsh = Trial::new(Nation::Wales, AgeGroup::Under18, "").done("wal-child", "assessment");
    assert!(welsh.ids(TUESDAY).contains(&"wal-child-in-need"), "Wales has an assessment of its own");
    let scots = Trial::new(Nation::Scotland, AgeGroup::NotKnown, "").done("sco-child", "discussion");
    let scots = scots.done("sco-discussion", "planning-meeting");
    assert!(scots.ids(TUESDAY).contains(&"sco-planning-meeting"), "Scotland has a planning meeting");
    let irish =
        Trial::new(Nation::NorthernIreland, AgeGroup::Under18, "").done("ni-child", "case-conference");
    assert!(irish.ids(TUESDAY).contains(&"ni-case-conference"), "Northern Ireland has a case conference");
}
