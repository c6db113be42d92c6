//! Safety steps: the rail beside every screen of a case, and the page of each step.

use casework::case::choice_word;
use casework::finding::{Finding, FindingCode};
use casework::safeguarding::{
    Answering, Fact, FactIs, LINE_LIMIT, Line, NewRecord, Pathways, Rail, Stands, Step, TypedRecord,
    answering,
};
use tauri::State;
use vault::store::{CaseRecord, SafetyRecord as StoredRecord};
use vault::{Moment, Vault};

use super::cases::{self, count};
use super::consent::typed_moment;
use crate::answers::{
    CaseFrame, SafetyLine, SafetyRail, SafetyRecord, SafetyRecordToMake, SafetyStepPage, StepContact,
    StepInstead, StepName, StepResult, StepToAdd, StepsToAdd,
};
use crate::caseload::{self, Standing};
use crate::consent_page::due_item;
use crate::decision_page::Decisions;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;
use crate::situated::records;

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
        let standing = caseload::one(vault, &of_case, now)?;
        let known = find_step(&standing, &step).map(|step| step.page.is_none().then_some(step));
        let known = known?.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
        let typed = TypedRecord {
            outcome: &record.outcome,
            at: &record.at,
            who: &record.who,
            reference: &record.reference,
            agreed: &record.agreed,
            reason: &record.reason,
            arranged_for: &record.arranged_for,
            number: &record.number,
            result: &record.result,
            feedback: &record.feedback,
        };
        let record = NewRecord::read(typed, now.naive_local())?;
        if !record.result.is_empty() && known.sets(&record.result).is_none() {
            return Err(vec![Finding::new("result", FindingCode::NotListed)].into());
        }
        vault.record_safety_step(&case, &step, &record, now)?;
        page(vault, &of_case, &step, now)
    })
}

#[tauri::command(async)]
pub fn read_steps_to_add(session: State<'_, Session>, case: String) -> Answer<StepsToAdd> {
    session.with(|vault, now| {
        let of_case = vault.case(&case)?;
        let standing = caseload::one(vault, &of_case, now)?;
        let steps = steps_to_add(&standing);
        let pathways = Pathways::current();
        let (national, local): (Vec<&Step>, Vec<&Step>) =
            steps.into_iter().partition(|step| step.is_national() && !pathways.is_own(step));
        Ok(StepsToAdd {
            area: of_case.area,
            local: local.into_iter().map(to_add).collect(),
            national: national.into_iter().map(to_add).collect(),
        })
    })
}

/// Adds a step that nothing called for, for the worker's own reason.
#[tauri::command(async)]
pub fn add_safety_step(
    session: State<'_, Session>,
    case: String,
    step: String,
    why: String,
) -> Answer<CaseFrame> {
    session.with(|vault, now| {
        let of_case = vault.case(&case)?;
        let standing = caseload::one(vault, &of_case, now)?;
        if step.is_empty() {
            return Err(vec![Finding::new("step", FindingCode::Missing)].into());
        }
        let called = |line: &Line<'_>| line.stands != Stands::Recorded && line.step.id == step;
        let there = standing.rail.lines.iter().any(called);
        let why = why.trim();
        if why.chars().count() > LINE_LIMIT as usize {
            return Err(vec![Finding::new("why", FindingCode::TooLong(LINE_LIMIT))].into());
        }
        if !there {
            let known = steps_to_add(&standing).into_iter().find(|it| it.id == step);
            known.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
            vault.add_step(&case, &step, why, now)?;
        }
        cases::frame(vault, &of_case, now)
    })
}

fn steps_to_add(standing: &Standing) -> Vec<&'static Step> {
    let case = &standing.facts.case;
    let called = |line: &&Line<'_>| line.stands != Stands::Recorded;
    let there: Vec<&str> =
        standing.rail.lines.iter().filter(called).map(|line| line.step.id.as_str()).collect();
    Pathways::current().steps_to_add(case.nation, case.age_group, &case.area, &there)
}

fn to_add(step: &Step) -> StepToAdd {
    StepToAdd {
        id: step.id.clone(),
        title: step.title.clone(),
        when: step.trigger.clone(),
        who: step.who.clone(),
    }
}

/// Returns the rail of a case as the window draws it. What was last recorded is read with its words.
pub(super) fn rail(vault: &Vault, standing: &Standing, now: Moment) -> Answer<SafetyRail> {
    let case = &standing.facts.case;
    let rail = in_words(vault, standing, now)?;
    let pathways = Pathways::current();
    let of_area = |line: &Line<'_>| line.stands != Stands::Recorded && !line.step.is_national();
    let local = rail.lines.iter().any(of_area);
    Ok(SafetyRail {
        done: count(rail.done),
        of: count(rail.of),
        steps: rail.lines.iter().map(SafetyLine::from).collect(),
        due: standing.falls_due.iter().filter(|_| !standing.is_closed()).map(due_item).collect(),
        needs: standing.of_decisions().map(|need| standing.item(need, now)).collect(),
        checked_on: pathways.verified_on(case.nation, &case.area).map(|day| day.to_string()),
        check: pathways.is_to_check(case.nation, &case.area, now.date_naive()),
        area: if local { case.area.clone() } else { String::new() },
    })
}

/// Returns the rail with what was last recorded of each step, in the worker's words.
pub(super) fn in_words(vault: &Vault, standing: &Standing, now: Moment) -> Answer<Rail<'static>> {
    let records = records(vault, &standing.facts.case.id)?;
    Ok(standing.situation.rail(&standing.facts.case, &records, now.naive_local()))
}

fn page(vault: &Vault, case: &CaseRecord, step: &str, now: Moment) -> Answer<SafetyStepPage> {
    let standing = caseload::one(vault, case, now)?;
    let step = find_step(&standing, step)?;
    let accepted = standing.situation.accepted(&step.id);
    let since = accepted.map(|it| it.at);
    let mut stored = vault.safety_of(&case.id)?;
    stored.retain(|stored| stored.step == step.id);
    let rail = in_words(vault, &standing, now)?;
    let line = match rail.lines.into_iter().find(|line| line.step.id == step.id) {
        Some(line) => line,
        None => not_in_rail(step, &stored, case, now),
    };
    stored.sort_by_key(|stored| std::cmp::Reverse(stored.record.at));
    let pathways = Pathways::current();
    let pack = pathways.pack_of(&step.id);
    let instead = pathways.instead_of(step).filter(|it| it.concerns(case.nation, case.age_group, &case.area));
    let (open, opens_at) = open_now(step, case, instead.is_some(), now);
    Ok(SafetyStepPage {
        line: SafetyLine::from(&line),
        when: step.trigger.clone(),
        what: step.step.clone(),
        contact: step.contact.clone(),
        contacts: step.contacts.iter().map(StepContact::from).collect(),
        note: step.note.clone(),
        source: step.source.clone(),
        to_confirm: step.confirm,
        records: stored.into_iter().map(|it| shown(it, step)).collect(),
        accepted_at: since.map(|at| at.to_rfc3339()),
        after: accepted.and_then(|it| act_of(vault, case, &it.record).transpose()).transpose()?,
        open,
        opens_at,
        instead: instead.map(|it| StepInstead {
            step: step_name(it),
            contacts: it.contacts.iter().map(StepContact::from).collect(),
        }),
        results: step.results.iter().map(|result| led_to(result, case)).collect(),
        beside: step.beside.iter().filter_map(|id| pathways.step(id)).map(step_name).collect(),
        clocks: Decisions::of(vault, &case.id, now)?.clocks_of_step(&step.id)?,
        pack: pack.map(|it| it.name.clone()).unwrap_or_default(),
        pack_version: pack.map(|it| it.version.clone()).unwrap_or_default(),
        verified_on: step.verified_on.or(pack.and_then(|it| it.verified_on)).map(|day| day.to_string()),
        check: pack.is_some_and(|it| it.is_to_check(now.date_naive())),
    })
}

/// Returns how a step would stand that nothing calls for.
fn not_in_rail(
    step: &'static Step,
    stored: &[StoredRecord],
    case: &CaseRecord,
    now: Moment,
) -> Line<'static> {
    let records: Vec<&NewRecord> = stored.iter().map(|it| &it.record).collect();
    let opening = casework::safeguarding::Opening { on: now.date_naive(), nation: case.nation };
    Line { stands: Stands::Recorded, ..Line::of(step, &records, opening, now.naive_local()) }
}

fn open_now(step: &Step, case: &CaseRecord, other: bool, now: Moment) -> (String, Option<String>) {
    match answering(&step.contacts, case.nation, now.naive_local()).said(other) {
        Answering::Open => ("open".to_owned(), None),
        Answering::Closed(opens) => ("closed".to_owned(), opens.map(typed_moment)),
        Answering::DayOff | Answering::NotKnown => ("not-known".to_owned(), None),
    }
}

fn led_to(result: &casework::safeguarding::StepResult, case: &CaseRecord) -> StepResult {
    let steps = |(fact, is): (&Fact, &FactIs)| called_for(case, *fact, *is);
    StepResult {
        id: result.id.clone(),
        says: result.says.clone(),
        leads_to: result.sets.iter().flat_map(steps).collect(),
    }
}

/// Returns the steps of a case's nation and area that an answer calls for.
pub(super) fn called_for(case: &CaseRecord, fact: Fact, is: FactIs) -> Vec<StepName> {
    let steps = Pathways::current().called_for(case.nation, case.age_group, &case.area, fact, is);
    steps.into_iter().map(step_name).collect()
}

pub(super) fn step_name(step: &Step) -> StepName {
    StepName {
        id: step.id.clone(),
        title: step.title.clone(),
        page: step.page.as_ref().map(choice_word).unwrap_or_default(),
    }
}

/// Returns what happened by a record, as the window knows it.
fn act_of(vault: &Vault, case: &CaseRecord, record: &str) -> Answer<Option<String>> {
    let record = vault.decisions_of(&case.id)?.into_iter().find(|it| it.id == record);
    Ok(record.map(|record| choice_word(&record.event.act)))
}

/// Returns a step of the packs that concerns this case's nation, or stands in its rail for another reason.
fn find_step(standing: &Standing, id: &str) -> Answer<&'static Step> {
    let there = standing.rail.lines.iter().find(|line| line.step.id == id).map(|line| line.step);
    let nation = standing.facts.case.nation;
    let of_nation = || Pathways::current().step(id).filter(|step| step.nations.contains(&nation));
    there.or_else(of_nation).ok_or_else(|| Refusal::new(RefusalCode::NotFound))
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
            stands: choice_word(&line.stands),
            because: line.because.map(|it| choice_word(&it.fact)).unwrap_or_default(),
            because_is: line.because.map(|it| choice_word(&it.is)).unwrap_or_default(),
            since: Some(line.since.to_string()),
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

fn shown(stored: StoredRecord, step: &Step) -> SafetyRecord {
    let record = stored.record;
    let result = step.results.iter().find(|it| it.id == record.result);
    SafetyRecord {
        outcome: choice_word(&record.outcome),
        at: typed_moment(record.at),
        recorded_at: stored.recorded_at,
        who: record.who,
        reference: record.reference,
        agreed: record.agreed,
        reason: record.reason,
        arranged_for: record.arranged_for.map(|day| day.to_string()),
        number: record.number,
        result: result.map_or(record.result, |it| it.says.clone()),
        feedback: record.feedback,
    }
}
