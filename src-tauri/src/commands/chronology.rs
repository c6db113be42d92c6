//! What happened to the person, in the order in which it happened.

use casework::approximate::{Born, When, order_key, read_when};
use casework::case::choice_word;
use casework::chronology::LifeEvent;
use casework::moment::{read_moment, read_stored};
use casework::referral as engine;
use chrono::NaiveDate;
use tauri::State;
use vault::store::{CaseRecord, LifeEventRecord, NoteRecord};
use vault::{Moment, Vault};

use crate::answers::{Chronology, ChronologyNote, LifeEventRow, LifeEventTyped};
use crate::draft::Draft;
use crate::refusal::Answer;
use crate::session::Session;

#[tauri::command(async)]
pub fn read_chronology(session: State<'_, Session>, case: String) -> Answer<Chronology> {
    session.with(|vault, now| chronology(vault, &case, now))
}

#[tauri::command(async)]
pub fn save_life_event(
    session: State<'_, Session>,
    case: String,
    event: Option<String>,
    typed: LifeEventTyped,
) -> Answer<Chronology> {
    session.with(|vault, now| {
        let LifeEventTyped { when, what, source, note } = typed;
        let read = LifeEvent { when, what, source, note };
        let findings = read.findings();
        if !findings.is_empty() {
            return Err(findings.into());
        }
        vault.save_life_event(&case, event.as_deref(), read, now)?;
        chronology(vault, &case, now)
    })
}

#[tauri::command(async)]
pub fn remove_life_event(session: State<'_, Session>, case: String, event: String) -> Answer<Chronology> {
    session.with(|vault, now| {
        vault.set_life_event_removed(&case, &event, true, now)?;
        chronology(vault, &case, now)
    })
}

#[tauri::command(async)]
pub fn put_life_event_back(session: State<'_, Session>, case: String, event: String) -> Answer<Chronology> {
    session.with(|vault, now| {
        vault.set_life_event_removed(&case, &event, false, now)?;
        chronology(vault, &case, now)
    })
}

fn chronology(vault: &Vault, case: &str, now: Moment) -> Answer<Chronology> {
    let record = vault.case(case)?;
    let notes = vault.notes_of(case)?;
    let born = born(&Draft::of(vault, &record, now)?);
    let placed = placed(vault, case, born, &notes)?;
    Ok(Chronology {
        events: placed.into_iter().map(|(when, event)| row(&when, event, &notes)).collect(),
        born: born.map(|born| born.earliest.to_string()),
        notes: notes
            .into_iter()
            .rev()
            .map(|note| ChronologyNote { id: note.id, started: note.text.started, place: note.text.place })
            .collect(),
    })
}

/// Returns what happened to the person in the order in which it did, as far as that is known.
pub fn in_order(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<Vec<(When, LifeEventRecord)>> {
    placed(vault, &case.id, born(&Draft::of(vault, case, now)?), &vault.notes_of(&case.id)?)
}

fn placed(
    vault: &Vault,
    case: &str,
    born: Option<Born>,
    notes: &[NoteRecord],
) -> Answer<Vec<(When, LifeEventRecord)>> {
    let placed = vault.life_events_of(case)?.into_iter().map(|event| {
        let when = read_when(&event.content.when, born, said_on(&event, notes));
        (when, event)
    });
    let mut placed: Vec<(When, LifeEventRecord)> = placed.collect();
    placed.sort_by_key(|(when, _)| order_key(when));
    Ok(placed)
}

fn row(when: &When, event: LifeEventRecord, notes: &[NoteRecord]) -> LifeEventRow {
    let named = notes.iter().find(|note| note.id == event.content.note);
    let LifeEvent { when: typed, what, source, note } = event.content;
    LifeEventRow {
        precision: choice_word(&when.precision),
        note_started: named.map(|note| note.text.started.clone()),
        id: event.id,
        saved_at: event.saved_at,
        event: LifeEventTyped { when: typed, what, source, note },
    }
}

/// "Last winter" was said on the day of the note it is from, or else on the day it was typed.
fn said_on(event: &LifeEventRecord, notes: &[NoteRecord]) -> Option<NaiveDate> {
    let note = notes.iter().find(|note| note.id == event.content.note);
    let told = note.and_then(|note| read_moment(&note.text.started)).map(|at| at.date());
    told.or_else(|| read_stored(&event.added_at).map(|at| at.date_naive()))
}

/// Returns when the person was born as the referral has it.
fn born(draft: &Draft) -> Option<Born> {
    engine::born(draft.form, draft.answers()).map(Born::on)
}
