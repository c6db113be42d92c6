//! People and places.

use casework::ecomap;
use casework::person::{self, PersonKind};
use tauri::State;
use vault::Vault;
use vault::store::PersonRecord;

use super::cases::count;
use crate::answers::{MapPlace, PeopleList, PersonRow, PersonTyped};
use crate::person_typed::{read, typed};
use crate::refusal::Answer;
use crate::session::Session;

#[tauri::command(async)]
pub fn list_people(session: State<'_, Session>, case: String) -> Answer<PeopleList> {
    session.with(|vault, _| {
        vault.case(&case)?;
        list(vault, &case)
    })
}

#[tauri::command(async)]
pub fn save_person(
    session: State<'_, Session>,
    case: String,
    person: Option<String>,
    typed: PersonTyped,
) -> Answer<PeopleList> {
    session.with(|vault, now| {
        let read = read(typed);
        let findings = read.findings();
        if !findings.is_empty() {
            return Err(findings.into());
        }
        vault.save_person(&case, person.as_deref(), read, now)?;
        list(vault, &case)
    })
}

#[tauri::command(async)]
pub fn remove_person(session: State<'_, Session>, case: String, person: String) -> Answer<PeopleList> {
    session.with(|vault, now| {
        vault.set_person_removed(&case, &person, true, now)?;
        list(vault, &case)
    })
}

#[tauri::command(async)]
pub fn put_person_back(session: State<'_, Session>, case: String, person: String) -> Answer<PeopleList> {
    session.with(|vault, now| {
        vault.set_person_removed(&case, &person, false, now)?;
        list(vault, &case)
    })
}

/// Returns everyone of a case in the order of the list, each with a place on the map while there is room.
pub(super) fn rows(vault: &Vault, case: &str) -> Answer<Vec<PersonRow>> {
    let mut records = vault.people_of(case)?;
    records.sort_by_cached_key(|record| person::sort_key(&record.content));
    let places = ecomap::places(records.len()).into_iter().map(Some).chain(std::iter::repeat(None));
    Ok(records.into_iter().zip(places).map(|(record, at)| row(record, at)).collect())
}

fn row(record: PersonRecord, at: Option<(f64, f64)>) -> PersonRow {
    PersonRow {
        numbers_folded: !person::may_show_numbers_plainly(&record.content),
        at: at.map(|(x, y)| MapPlace { x, y }),
        id: record.id,
        saved_at: record.saved_at,
        person: typed(record.content),
    }
}

fn list(vault: &Vault, case: &str) -> Answer<PeopleList> {
    let rows = rows(vault, case)?;
    let beyond = count(rows.iter().filter(|row| row.at.is_none()).count());
    let apart = |row: &PersonRow| row.person.kind == casework::case::choice_word(&PersonKind::Exploiter);
    let (exploiters, people) = rows.into_iter().partition(apart);
    Ok(PeopleList { people, exploiters, beyond })
}

/// Tells whether it is safe to contact them, as far as is known.
pub(super) fn is_safe(row: &PersonRow) -> bool {
    row.person.safe_to_contact == casework::case::choice_word(&person::SafeToContact::Yes)
        && row.person.kind != casework::case::choice_word(&PersonKind::Exploiter)
        && !row.person.avoid
}
