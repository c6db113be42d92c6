//! The referral: task list, question pages, check answers. What is decided about consent comes from the
//! consent record and nowhere else; age and nation are facts of the case.

use casework::case::{AgeGroup, Nation, NewCase};
use casework::referral as engine;
use casework::referral::{Answer as Given, Form, Known};
use casework::worker::Worker;
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
    session.with(|vault, _| {
        let draft = Draft::of(vault, &vault.case(&case)?)?;
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
        let draft = Draft::of(vault, &vault.case(&case)?)?;
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
    session.with(|vault, now| Draft::of(vault, &vault.case(&case)?)?.check(vault, now))
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
        let draft = Draft::of(vault, &vault.case(&case)?)?;
        if !draft.apart().iter().any(|apart| apart.field == field) {
            return Err(Refusal::new(RefusalCode::NotFound));
        }
        vault.remove_answer(&case, &field, now)?;
        task_list(vault, &case, now)
    })
}

#[tauri::command(async)]
pub fn move_to_newer_form(session: State<'_, Session>, case: String) -> Answer<TaskList> {
    session.with(|vault, now| {
        let draft = Draft::of(vault, &vault.case(&case)?)?;
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
    Draft::of(vault, &vault.case(case)?)?.task_list(vault, now)
}

fn save(vault: &mut Vault, case: &str, page: &str, typed: TypedAnswers, now: Moment) -> Answer<String> {
    let record = vault.case(case)?;
    begin(vault, &record, now)?;
    let draft = Draft::of(vault, &record)?;
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

/// Changes the case's age and nation to what was answered on a page; returns the facts that changed.
fn follow_answers(vault: &mut Vault, case: &CaseRecord, page: &str, now: Moment) -> Answer<Vec<String>> {
    let draft = Draft::of(vault, case)?;
    let page = draft.page(page)?;
    let answered = |facts: &NewCase| agrees(&draft, page, facts);
    let mut facts = case.facts();
    if !answered(&facts) {
        let ages = [AgeGroup::Adult, AgeGroup::Under18, AgeGroup::NotKnown];
        let other = ages.map(|age_group| NewCase { age_group, ..facts.clone() });
        facts = other.into_iter().find(answered).unwrap_or(facts);
    }
    if !answered(&facts) {
        let nations = [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland];
        let other = nations.map(|nation| NewCase { nation, ..facts.clone() });
        facts = other.into_iter().find(answered).unwrap_or(facts);
    }
    let mut changed = Vec::new();
    if facts.age_group != case.age_group {
        changed.push("ageGroup".to_owned());
    }
    if facts.nation != case.nation {
        changed.push("nation".to_owned());
    }
    if !changed.is_empty() {
        vault.change_case(&case.id, &facts, ANSWERED, now)?;
    }
    Ok(changed)
}

/// Tells whether these facts suggest what was answered on the page, as far as it asks for age or nation.
fn agrees(draft: &Draft, page: &engine::Page, facts: &NewCase) -> bool {
    shared_facts(draft, facts).into_iter().filter(|(field, _)| page.field(field).is_some()).all(
        |(field, given)| {
            draft.answers().get(&field).is_none_or(|answer| answer.is_blank() || *answer == given)
        },
    )
}

/// Returns the answers that are facts of the case itself: they change with age or nation.
fn shared_facts(draft: &Draft, facts: &NewCase) -> Vec<(String, Given)> {
    let given = |facts: &NewCase| {
        let worker = Worker::default();
        engine::given(draft.form, &Known { case: facts, number: "", worker: &worker })
    };
    let other_age = match facts.age_group {
        AgeGroup::Adult => AgeGroup::Under18,
        _ => AgeGroup::Adult,
    };
    let other_nation = if facts.nation == Nation::England { Nation::Wales } else { Nation::England };
    let other = given(&NewCase { age_group: other_age, nation: other_nation, ..facts.clone() });
    given(facts).into_iter().filter(|(field, answer)| other.get(field) != Some(answer)).collect()
}

/// Brings the answers that are facts of the case in line after the case was changed. A frozen referral stays.
pub(super) fn follow_case(vault: &mut Vault, case: &CaseRecord, now: Moment) -> Answer<()> {
    let draft = Draft::of(vault, case)?;
    let Some(stored) = draft.stored.as_ref().filter(|_| draft.frozen_since.is_none()) else { return Ok(()) };
    let typed = |field: &String| stored.answers.get(field).is_some_and(|it| it.origin == Origin::Typed);
    let mut kept: Vec<AnswerToKeep> = Vec::new();
    for (field, answer) in shared_facts(&draft, &case.facts()) {
        if typed(&field) && draft.answers().get(&field) != Some(&answer) {
            kept.push(draft.to_keep(&field, to_json(&answer)?));
        }
    }
    if !kept.is_empty() {
        vault.save_answers(&case.id, &kept, now)?;
    }
    Ok(())
}

pub(super) fn to_json(answer: &impl serde::Serialize) -> Answer<Value> {
    serde_json::to_value(answer).map_err(|_| Refusal::new(RefusalCode::Unforeseen))
}
