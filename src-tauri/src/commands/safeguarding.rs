//! Safety steps: the rail beside every screen of a case, and the page of each step.

use casework::case::choice_word;
use casework::moment::read_day;
use casework::safeguarding::{Line, NewRecord, Opening, Pathways, Rail, Step, TypedRecord};
use tauri::State;
use vault::store::{CaseRecord, SafetyRecord as StoredRecord};
use vault::{Moment, Vault};

use super::cases::count;
use super::consent::typed_moment;
use crate::answers::{SafetyLine, SafetyRail, SafetyRecord, SafetyRecordToMake, SafetyStepPage, StepContact};
use crate::caseload::{self, Standing};
use crate::consent_page::due_item;
use crate::consent_record::moment;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;

#[tauri::command(async)]
pub fn read_safety_step(session: State<'_, Session>, case: String, step: String) -> Answer<SafetyStepPage> {
    session.with(|vault, now| page(vault, &vault.case(&case)?, &step, now))
}

#[tauri::command(async)]
pub fn record_safety_step(
    session: State<'_, Session>,
    case: String,
    step: String,
    record: SafetyRecordToMake,
) -> Answer<SafetyStepPage> {
    session.with(|vault, now| {
        let of_case = vault.case(&case)?;
        find_step(vault, &of_case, &step)?;
        let typed = TypedRecord {
            outcome: &record.outcome,
            at: &record.at,
            who: &record.who,
            reference: &record.reference,
            agreed: &record.agreed,
            reason: &record.reason,
            arranged_for: &record.arranged_for,
        };
        let record = NewRecord::read(typed, now.naive_local())?;
        vault.record_safety_step(&case, &step, &record, now)?;
        page(vault, &of_case, &step, now)
    })
}

/// Returns the rail of a case as the window draws it. What was last recorded is read with its words.
pub(super) fn rail(vault: &Vault, standing: &Standing, now: Moment) -> Answer<SafetyRail> {
    let case = &standing.facts.case;
    let rail = rail_of(vault, case, now)?;
    Ok(SafetyRail {
        done: count(rail.done),
        of: count(rail.of),
        steps: rail.lines.iter().map(SafetyLine::from).collect(),
        due: standing.falls_due.iter().map(due_item).collect(),
        needs: standing.of_decisions().map(|need| standing.item(need, now)).collect(),
        checked_on: Pathways::current().verified_on(case.nation).map(|day| day.to_string()),
    })
}

/// Returns the rail of a case as the rules see it.
pub(super) fn rail_of(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<Rail<'static>> {
    caseload::rail(&vault.case_facts(&case.id)?, now)
}

fn page(vault: &Vault, case: &CaseRecord, step: &str, now: Moment) -> Answer<SafetyStepPage> {
    let step = find_step(vault, case, step)?;
    let mut stored = vault.safety_of(&case.id)?;
    stored.retain(|stored| stored.step == step.id);
    let facts = vault.case_facts(&case.id)?;
    let accepted = caseload::accepted(&facts).into_iter().find(|it| it.step.id == step.id);
    let since = accepted.as_ref().map(|it| it.at);
    let opening = match since {
        Some(since) => Opening { on: since.date_naive(), nation: case.nation },
        None => opening(case)?,
    };
    let counts = |stored: &&StoredRecord| {
        since.is_none_or(|since| moment(&stored.recorded_at).is_none_or(|at| at >= since))
    };
    let records: Vec<NewRecord> = stored.iter().filter(counts).map(|stored| stored.record.clone()).collect();
    let line = Line::of(step, &records, opening, now.naive_local());
    stored.sort_by_key(|stored| std::cmp::Reverse(stored.record.at));
    Ok(SafetyStepPage {
        line: SafetyLine::from(&line),
        when: step.trigger.clone(),
        what: step.step.clone(),
        contact: step.contact.clone(),
        contacts: step.contacts.iter().map(StepContact::from).collect(),
        note: step.note.clone(),
        source: step.source.clone(),
        to_confirm: step.confirm,
        records: stored.into_iter().map(SafetyRecord::from).collect(),
        accepted_at: since.map(|at| at.to_rfc3339()),
        after: accepted.and_then(|it| act_of(vault, case, &it.record).transpose()).transpose()?,
    })
}

/// Returns what happened by a record, as the window knows it.
fn act_of(vault: &Vault, case: &CaseRecord, record: &str) -> Answer<Option<String>> {
    let record = vault.decisions_of(&case.id)?.into_iter().find(|it| it.id == record);
    Ok(record.map(|record| choice_word(&record.event.act)))
}

/// Returns a step of the packs that concerns this case's nation, or was accepted when the case lay elsewhere.
fn find_step(vault: &Vault, case: &CaseRecord, id: &str) -> Answer<&'static Step> {
    let accepted = caseload::accepted(&vault.case_facts(&case.id)?);
    Pathways::current()
        .step(id)
        .filter(|step| step.nations.contains(&case.nation) || accepted.iter().any(|it| it.step.id == step.id))
        .ok_or_else(|| Refusal::new(RefusalCode::NotFound))
}

fn opening(case: &CaseRecord) -> Answer<Opening> {
    let day = case.opened_at.get(..10).and_then(read_day);
    let on = day.ok_or_else(|| Refusal::new(RefusalCode::DatabaseDamaged))?;
    Ok(Opening { on, nation: case.nation })
}

impl From<&Line<'_>> for SafetyLine {
    fn from(line: &Line<'_>) -> Self {
        Self {
            id: line.step.id.clone(),
            title: line.step.title.clone(),
            status: choice_word(&line.status),
            how_soon: line.step.how_soon.clone(),
            due_on: line.due_on.map(|day| day.to_string()),
            last_fact: line.last_fact.clone(),
        }
    }
}

impl From<&casework::safeguarding::Contact> for StepContact {
    fn from(contact: &casework::safeguarding::Contact) -> Self {
        Self {
            name: contact.name.clone(),
            number: contact.number.clone(),
            email: contact.email.clone(),
            web: contact.web.clone(),
            hours: contact.hours.clone(),
        }
    }
}

impl From<StoredRecord> for SafetyRecord {
    fn from(stored: StoredRecord) -> Self {
        let record = stored.record;
        Self {
            outcome: choice_word(&record.outcome),
            at: typed_moment(record.at),
            recorded_at: stored.recorded_at,
            who: record.who,
            reference: record.reference,
            agreed: record.agreed,
            reason: record.reason,
            arranged_for: record.arranged_for.map(|day| day.to_string()),
        }
    }
}
