//! A case that came, reckoned as the window reckons it: the steps it calls for, its clocks, what is open.

use casework::case::AgeGroup;
use casework::caseload::{Need, Stand, Undecided, days_to_come, group, needs};
use casework::clock::sentence;
use casework::consent::Purpose;
use casework::decision::{self, From, Tracked, headline, oddities, open_offers};
use casework::review::{as_of, open};
use casework::safeguarding::Rail;
use vault::Vault;
use vault::store::CaseFacts;

use crate::consent_record::{Recorded, born, falls_due};
use crate::refusal::Answer;
use crate::situated::{Situation, records, worker_may};
use crate::{record, tracked};

/// Days from now that count as soon.
const SOON: u32 = 14;

/// Reckons a case; what of it cannot be reckoned is refused.
pub fn reckon(vault: &Vault, id: &str) -> Answer<()> {
    let now = record::later();
    let case = vault.case(id)?;
    let facts = vault.case_facts(id)?;
    let due = falls_due(vault, &facts, born(vault, &case)?, now)?;
    let situation = Situation::of(&facts, worker_may(vault)?)?;
    let rail = situation.rail(&case, &records(vault, id)?, now.naive_local());
    let tracked = tracked::of(&facts, &rail, now.date_naive());
    stands(&facts, &rail, &tracked, &due.due);
    clocks(&tracked);
    let recorded = Recorded::of(vault, &case, now)?;
    recorded.standing(Purpose::Referral);
    assert!(!recorded.is_asked() || case.age_group == AgeGroup::Adult, "no child is asked");
    Ok(())
}

fn stands(facts: &CaseFacts, rail: &Rail<'_>, tracked: &Tracked, due: &[casework::consent::Due]) {
    let today = record::later().date_naive();
    let offers = open_offers(tracked, &facts.replaced, &facts.offered);
    let undecided: Vec<_> = offers.iter().map(|it| Undecided { record: it.record, on: it.on }).collect();
    let warnings: Vec<_> = facts.warnings.iter().map(|(id, it)| (id.as_str(), it.review_on)).collect();
    let stand = Stand {
        rail,
        consent: due,
        course: &tracked.course,
        clocks: &tracked.clocks,
        news: &facts.news,
        undecided: &undecided,
        withdrew: false,
        online: None,
        warnings: &warnings,
        closed: false,
    };
    let needed: Vec<Need> = needs(&stand, today, SOON);
    group(&stand, &needed, today, SOON);
    days_to_come(&stand, Some(today), today);
    let items = open(&stand, Some(today), today, SOON);
    assert!(as_of(&items, today, SOON).len() <= items.len(), "a day adds nothing");
}

fn clocks(tracked: &Tracked) {
    let today = record::later().date_naive();
    headline(&tracked.course, &tracked.clocks, today);
    for clock in &tracked.clocks {
        decision::title(clock);
        if let Some(on) = clock.on {
            decision::apart(clock, today.min(on), today.max(on));
        }
        if let From::Rule(reckoned) = &clock.from {
            sentence(reckoned, "the day it was sent");
        }
    }
    let recorded = vec![record::later().naive_local(); tracked.ids.len()];
    oddities(&tracked.course, &tracked.clocks, &tracked.told(), &recorded, today);
}
