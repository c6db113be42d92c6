//! What is so in a case: the facts that call for safety steps.

use std::collections::BTreeMap;

use casework::case::{choice_word, read_choice};
use casework::finding::{Finding, FindingCode};
use casework::safeguarding::{
    ASKED, Fact, FactGroup, FactIs, LINE_LIMIT, Pathways, Situation as Told, changed,
};
use tauri::State;
use vault::store::SituationRecord;
use vault::{Moment, Vault};

use super::safeguarding::{called_for, step_name};
use crate::answers::{FactAnswer, FactChange, FactShown, Situation, SituationTyped, StepName};
use crate::caseload::{self, Standing};
use crate::refusal::Answer;
use crate::session::Session;

#[tauri::command(async)]
pub fn read_situation(session: State<'_, Session>, case: String) -> Answer<Situation> {
    session.with(|vault, now| page(vault, &case, now))
}

/// Records what changed of it; what stays as it was is not told twice.
#[tauri::command(async)]
pub fn record_situation(
    session: State<'_, Session>,
    case: String,
    typed: SituationTyped,
) -> Answer<Situation> {
    session.with(|vault, now| {
        let standing = caseload::one(vault, &vault.case(&case)?, now)?;
        let answers = read(&typed.answers)?;
        let why = typed.why.trim().to_owned();
        if why.chars().count() > LINE_LIMIT as usize {
            return Err(vec![Finding::new("why", FindingCode::TooLong(LINE_LIMIT))].into());
        }
        let told = Told { answers: changed(&standing.situation.facts, &answers), why };
        vault.record_situation(&case, &told, now)?;
        page(vault, &case, now)
    })
}

fn read(typed: &[FactAnswer]) -> Answer<BTreeMap<Fact, FactIs>> {
    let mut findings = Vec::new();
    let mut answers = BTreeMap::new();
    for FactAnswer { fact, answer } in typed {
        // What was typed never names a field: only a fact that is known does.
        let Some(known) = read_choice::<Fact>("fact", fact, &mut findings) else { continue };
        let is: Option<FactIs> = read_choice(&choice_word(&known), answer, &mut findings);
        answers.extend(is.map(|is| (known, is)));
    }
    if findings.is_empty() { Ok(answers) } else { Err(findings.into()) }
}

fn page(vault: &Vault, case: &str, now: Moment) -> Answer<Situation> {
    let standing = caseload::one(vault, &vault.case(case)?, now)?;
    Ok(Situation {
        facts: ASKED.iter().map(|(fact, group)| fact_shown(&standing, *fact, *group)).collect(),
        history: history(&vault.situations_of(case)?, &standing),
    })
}

fn fact_shown(standing: &Standing, fact: Fact, group: FactGroup) -> FactShown {
    let known = standing.situation.facts.get(&fact);
    let case = &standing.facts.case;
    let is = known.map_or(FactIs::NotKnown, |known| known.is);
    FactShown {
        fact: choice_word(&fact),
        group: choice_word(&group),
        answer: choice_word(&is),
        since: known.filter(|_| is != FactIs::NotKnown).map(|known| known.since.to_string()),
        from: known.and_then(|known| named(known.step.as_deref()?)),
        yes_calls_for: called_for(case, fact, FactIs::Yes),
        no_calls_for: called_for(case, fact, FactIs::No),
    }
}

fn named(step: &str) -> Option<StepName> {
    Pathways::current().step(step).map(step_name)
}

/// Returns what changed and when, newest first: what the worker answered, and what steps' records led to.
fn history(answered: &[SituationRecord], standing: &Standing) -> Vec<FactChange> {
    let of_worker = answered.iter().flat_map(|it| {
        it.situation.answers.iter().map(|(fact, is)| FactChange {
            at: it.recorded_at.clone(),
            fact: choice_word(fact),
            answer: choice_word(is),
            from: None,
            why: it.situation.why.clone(),
        })
    });
    let of_steps = standing.facts.safety.iter().flat_map(|it| {
        let sets = Pathways::current().step(&it.step).and_then(|step| step.sets(&it.record.result));
        sets.into_iter().flatten().map(|(fact, is)| FactChange {
            at: it.recorded_at.clone(),
            fact: choice_word(fact),
            answer: choice_word(is),
            from: named(&it.step),
            why: String::new(),
        })
    });
    let mut changes: Vec<FactChange> = of_worker.chain(of_steps).collect();
    changes.sort_by_key(|change| std::cmp::Reverse(casework::moment::read_stored(&change.at)));
    changes
}
