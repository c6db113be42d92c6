//! What Daybook does with an organisation's steps once they are taken: rails of cases in which they are called for.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use casework::case::{AgeGroup, Nation};
use casework::moment::read_moment;
use casework::safeguarding::{
    ASKED, Fact, FactIs, Facts, Known, Pack, Pathways, Situated, Step, answering, preview_steps,
    reached_again,
};
use chrono::{NaiveDate, NaiveDateTime};

/// The packs that are known stay in memory until the program ends: of a run, the first so many are made known.
const MADE_KNOWN: usize = 100;

const NATIONS: [Nation; 4] = [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland];
const AGES: [AgeGroup; 3] = [AgeGroup::Adult, AgeGroup::Under18, AgeGroup::NotKnown];

/// Uses a pack that was taken. What is asserted holds of every pack.
pub fn use_pack(pack: &Pack) {
    let (steps, gone) = preview_steps(pack, Some(pack));
    assert!(gone.is_empty() && steps.len() == pack.steps.len(), "nothing of it is gone from itself");
    pack.areas();
    pack.is_to_check(today());
    pack.steps.iter().for_each(use_step);
    static KNOWN: AtomicUsize = AtomicUsize::new(0);
    if KNOWN.fetch_add(1, Ordering::Relaxed) < MADE_KNOWN {
        Pathways::know(vec![pack.clone()], Vec::new());
        rails(pack);
        Pathways::know(Vec::new(), Vec::new());
    }
}

fn use_step(step: &Step) {
    let known = facts();
    for nation in NATIONS {
        step.due.and_then(|due| due.on(today(), nation));
        answering(&step.contacts, nation, now());
        reached_again(&step.contacts, nation, now());
        step.concerns(nation, AgeGroup::Adult, "Stockport");
    }
    step.when.as_ref().and_then(|when| when.called_by(&known));
    step.is_valid_on(today());
    step.results.iter().for_each(|result| drop(step.sets(&result.id).cloned()));
}

fn rails(pack: &Pack) {
    let pathways = Pathways::current();
    let facts = facts();
    let areas: BTreeSet<String> = pack.areas().into_iter().chain([String::new()]).collect();
    for (nation, age) in NATIONS.into_iter().flat_map(|nation| AGES.map(|age| (nation, age))) {
        for area in areas.iter().take(3) {
            let case = Situated {
                nation,
                age,
                area,
                opened_on: today(),
                lived: &[],
                facts: &facts,
                records: &[],
                accepted: &[],
                added: &[],
            };
            let rail = pathways.rail(&case, now());
            assert!(rail.done <= rail.of && rail.of <= rail.lines.len(), "counted once");
            pathways.steps_to_add(nation, age, area, &[]);
            pathways.called_for(nation, age, area, Fact::Homeless, FactIs::Yes);
            pathways.is_to_check(nation, area, today());
        }
    }
    pathways.helplines();
    pathways.areas();
}

/// Everything that is asked, answered with yes.
fn facts() -> Facts {
    let known = |is| Known { is, since: today(), again: None, step: None };
    ASKED.iter().map(|(fact, _)| (*fact, known(FactIs::Yes))).collect()
}

pub fn today() -> NaiveDate {
    now().date()
}

fn now() -> NaiveDateTime {
    read_moment("2026-11-22T14:32").expect("a moment")
}
