//! The referral: task list, question pages, check answers. What is decided about consent comes from the
//! consent record and nowhere else; age and nation are facts of the case.

use casework::case::NewCase;
use casework::referral as engine;
use casework::referral::{Answers, Form};
use serde_json::Value;
use tauri::State;
use vault::store::{AnswerToKeep, CaseRecord, Origin};
use vault::{Moment, Vault};

use super::cases::count;
use crate::answers::{
    CheckAnswers, FieldFinding, NewerCouncil, OptionMatches, PageOutcome, QuestionPage, Saved, TaskList,
    TypedAnswers,
};
use crate::draft::Draft;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;

/// The most options that a search shows at once; the rest is asked for from there on.
const OPTIONS_SHOWN: usize = 100;
/// Why a fact of the case changed, when it was answered in the form.
const ANSWERED: &str = "Answered in the referral";

#[tauri::command(async)]
pub fn read_task_list(session: State<'_, Session>, case: String) -> Answer<TaskList> {
    session.with(|vault, now| task_list(vault, &case, now))
}

#[tauri::command(async)]
pub fn read_question_page(session: State<'_, Session>, case: String, page: String) -> Answer<QuestionPage> {
    session.with(|vault, now| {
        let draft = Draft::of(vault, &vault.case(&case)?, now)?;
        draft.question_page(vault, draft.page(&page)?)
    })
}

#[tauri::command(async)]
pub fn save_answers(
    session: State<'_, Session>,
    case: String,
    page: String,
    answers: TypedAnswers,
) -> Answer<Saved> {
    session.with(|vault, now| Ok(Saved { saved_at: save(vault, &case, &page, answers, now)? }))
}

#[tauri::command(async)]
pub fn continue_page(
    session: State<'_, Session>,
    case: String,
    page: String,
    answers: TypedAnswers,
) -> Answer<PageOutcome> {
    session.with(|vault, now| {
        let saved_at = save(vault, &case, &page, answers, now)?;
        let case_changed = follow_answers(vault, &vault.case(&case)?, &page, now)?;
        let draft = Draft::of(vault, &vault.case(&case)?, now)?;
        let page = draft.page(&page)?;
        let findings = engine::findings(page, draft.answers(), now.date_naive());
        Ok(PageOutcome {
            saved_at,
            findings: findings.iter().map(FieldFinding::from).collect(),
            next: draft.neighbours(&page.key).next.map(|page| page.key.clone()),
            kept_as: draft.kept_as(page),
            case_changed,
        })
    })
}

#[tauri::command(async)]
pub fn check_referral(session: State<'_, Session>, case: String) -> Answer<CheckAnswers> {
    session.with(|vault, now| Draft::of(vault, &vault.case(&case)?, now)?.check(vault, now))
}

#[tauri::command(async)]
pub fn search_options(list: String, query: String, from: u32) -> Answer<OptionMatches> {
    if engine::list(&list).is_none() {
        return Err(Refusal::new(RefusalCode::NotFound));
    }
    let from = usize::try_from(from).unwrap_or(usize::MAX);
    let found = engine::search_options(&list, &query, from, OPTIONS_SHOWN);
    Ok(OptionMatches {
        total: count(found.total),
        options: found.options.into_iter().map(str::to_owned).collect(),
        nearest: found.nearest,
        not_in_list: found
            .newer
            .into_iter()
            .map(|council| NewerCouncil {
                name: council.name.to_owned(),
                formed_on: council.formed_on.to_string(),
                listed_instead: council.listed_instead.iter().map(|&entry| entry.to_owned()).collect(),
                source: council.source.to_owned(),
            })
            .collect(),
    })
}

#[tauri::command(async)]
pub fn remove_apart(session: State<'_, Session>, case: String, field: String) -> Answer<TaskList> {
    session.with(|vault, now| {
        let draft = Draft::of(vault, &vault.case(&case)?, now)?;
        let apart = draft.apart().into_iter().find(|apart| apart.field == field);
        if apart.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?.needed_by_check {
            return Err(Refusal::new(RefusalCode::NotYet));
        }
        vault.remove_answer(&case, &field, now)?;
        task_list(vault, &case, now)
    })
}

#[tauri::command(async)]
pub fn move_to_newer_form(session: State<'_, Session>, case: String) -> Answer<TaskList> {
    session.with(|vault, now| {
        let draft = Draft::of(vault, &vault.case(&case)?, now)?;
        if draft.frozen_since.is_some() {
            return Err(Refusal::new(RefusalCode::AlreadySent));
        }
        vault.move_referral(&case, &Form::current().version, now)?;
        task_list(vault, &case, now)
    })
}

/// Begins the draft on the newest copy of the form; one begun already stays as it is.
pub(super) fn begin(vault: &mut Vault, case: &CaseRecord, now: Moment) -> Answer<()> {
    // What the case suggests is laid over the draft at each reading, so that it follows the case.
    Ok(vault.begin_referral(&case.id, &Form::current().version, &[], now)?)
}

pub(super) fn task_list(vault: &Vault, case: &str, now: Moment) -> Answer<TaskList> {
    Draft::of(vault, &vault.case(case)?, now)?.task_list(vault, now)
}

fn save(vault: &mut Vault, case: &str, page: &str, typed: TypedAnswers, now: Moment) -> Answer<String> {
    let record = vault.case(case)?;
    begin(vault, &record, now)?;
    let draft = Draft::of(vault, &record, now)?;
    let page = draft.page(page)?;
    let mut kept = Vec::new();
    for (field, answer) in typed.0 {
        // Consent is never typed here, and a page saves its own fields only.
        if page.field(&field).is_some_and(|field| field.answered_from.is_none()) {
            kept.push(draft.to_keep(&field, to_json(&answer)?));
        }
    }
    Ok(vault.save_answers(case, &kept, now)?)
}

/// Changes the case's age and nation to what was answered on a page; returns the facts that changed. Until then
/// such an answer only stands on its page.
fn follow_answers(vault: &mut Vault, case: &CaseRecord, page: &str, now: Moment) -> Answer<Vec<String>> {
    let draft = Draft::of(vault, case, now)?;
    let page = draft.page(page)?;
    let on_page =
        page.fields.iter().filter_map(|field| Some((field.key.clone(), draft.on_page(&field.key)?)));
    let answered: Answers = on_page.map(|(field, answer)| (field, answer.clone())).collect();
    let facts = engine::case_as_answered(draft.form, &case.facts(), &answered);
    let mut changed = Vec::new();
    if facts.age_group != case.age_group {
        changed.push("ageGroup".to_owned());
    }
    if facts.nation != case.nation {
        changed.push("nation".to_owned());
    }
    if !changed.is_empty() {
        vault.follow_answers(&case.id, &facts, ANSWERED, now)?;
    }
    Ok(changed)
}

/// Returns the answers that stand on their pages otherwise than the case's new facts, as these say. A frozen
/// referral has none.
pub(super) fn answers_to_follow(
    vault: &Vault,
    case: &CaseRecord,
    facts: &NewCase,
    now: Moment,
) -> Answer<Vec<AnswerToKeep>> {
    let draft = Draft::of(vault, case, now)?;
    let Some(stored) = draft.stored.as_ref().filter(|_| draft.frozen_since.is_none()) else {
        return Ok(Vec::new());
    };
    let before = engine::facts_of_case(draft.form, &case.facts());
    let after = engine::facts_of_case(draft.form, facts);
    let changed = after.iter().filter(|(field, answer)| {
        let typed = stored.answers.get(*field).is_some_and(|it| it.origin == Origin::Typed);
        typed && before.get(*field) != Some(answer)
    });
    changed.map(|(field, answer)| Ok(draft.to_keep(field, to_json(answer)?))).collect()
}

/// Returns the answers on their pages that are facts of the case and say otherwise than the case does.
pub(super) fn answers_of_facts(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<Vec<AnswerToKeep>> {
    let draft = Draft::of(vault, case, now)?;
    let facts = engine::facts_of_case(draft.form, &case.facts());
    let other = facts.iter().filter(|(field, answer)| draft.on_page(field) != Some(answer));
    other.map(|(field, answer)| Ok(draft.to_keep(field, to_json(answer)?))).collect()
}

pub(super) fn to_json(answer: &impl serde::Serialize) -> Answer<Value> {
    serde_json::to_value(answer).map_err(|_| Refusal::new(RefusalCode::Unforeseen))
}
