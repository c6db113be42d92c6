//! Closing a case, and opening it again.

use casework::case::choice_word;
use casework::caseload::Kind;
use casework::closing::{Closing, TypedAnswer};
use tauri::State;
use vault::store::{ClosingAct, ClosingRecord};
use vault::{Moment, Vault};

use super::cases::count;
use super::warnings::required;
use crate::answers::{ClosingAnswerShown, ClosingPage, ClosingShown, ClosingTyped, SafetyLine};
use crate::caseload;
use crate::refusal::Answer;
use crate::session::Session;

#[tauri::command(async)]
pub fn read_closing(session: State<'_, Session>, case: String) -> Answer<ClosingPage> {
    session.with(|vault, now| page(vault, &case, now))
}

/// Closes a case once every open safety step has an answer.
#[tauri::command(async)]
pub fn close_case(session: State<'_, Session>, case: String, typed: ClosingTyped) -> Answer<ClosingPage> {
    session.with(|vault, now| {
        let standing = caseload::one(vault, &vault.case(&case)?, now)?;
        let lines = standing.rail.lines.iter().filter(|line| line.is_asked_at_closing());
        let open: Vec<(&str, &str)> = lines.map(|line| (&*line.step.id, &*line.step.title)).collect();
        let answers: Vec<TypedAnswer<'_>> = typed
            .answers
            .iter()
            .map(|it| TypedAnswer { step: &it.step, answer: &it.answer, detail: &it.detail })
            .collect();
        let closing = Closing::read(&typed.reason, &typed.why, &answers, &open)?;
        vault.close_case(&case, &closing, now)?;
        page(vault, &case, now)
    })
}

#[tauri::command(async)]
pub fn reopen_case(session: State<'_, Session>, case: String, why: String) -> Answer<ClosingPage> {
    session.with(|vault, now| {
        vault.reopen_case(&case, &required("why", &why)?, now)?;
        page(vault, &case, now)
    })
}

fn page(vault: &Vault, case: &str, now: Moment) -> Answer<ClosingPage> {
    let record = vault.case(case)?;
    let standing = caseload::one(vault, &record, now)?;
    let rail = super::safeguarding::rail(vault, &standing, now)?;
    let asked = |line: &SafetyLine| {
        standing.rail.lines.iter().any(|it| it.step.id == line.id && it.is_asked_at_closing())
    };
    let needs = standing.needs_if_open(now.date_naive());
    let running = needs.iter().filter(|need| need.kind != Kind::Step);
    Ok(ClosingPage {
        open: rail.steps.into_iter().filter(asked).collect(),
        running: running.map(|need| standing.item(need, now)).collect(),
        unfinished_notes: count(standing.facts.unfinished_notes),
        history: vault.closings_of(case)?.into_iter().rev().map(shown).collect(),
        closed: standing.is_closed(),
    })
}

fn shown(record: ClosingRecord) -> ClosingShown {
    match record.act {
        ClosingAct::Closed(closing) => ClosingShown {
            at: record.at,
            act: "closed".to_owned(),
            reason: choice_word(&closing.reason),
            why: closing.why,
            answers: closing
                .answers
                .into_iter()
                .map(|it| ClosingAnswerShown {
                    title: it.title,
                    answer: choice_word(&it.answer),
                    detail: it.detail,
                })
                .collect(),
        },
        ClosingAct::Reopened { why } => ClosingShown {
            at: record.at,
            act: "reopened".to_owned(),
            reason: String::new(),
            why,
            answers: Vec::new(),
        },
    }
}
