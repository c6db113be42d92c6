//! Visit notes.

use casework::case::choice_word;
use casework::note::{self, NewAmendment, NoteText as WrittenNote, Statement};
use tauri::State;
use vault::Vault;
use vault::store::{AmendmentRecord, NoteRecord};

use super::cases::count;
use crate::answers::{
    Amendment, AmendmentToMake, FinishStatement, Finished, NoteInHand, NoteLine, NoteText, Saved,
};
use crate::refusal::Answer;
use crate::session::Session;

#[tauri::command(async)]
pub fn begin_note(session: State<'_, Session>, case: String) -> Answer<NoteInHand> {
    session.with(|vault, now| {
        let started = now.format("%Y-%m-%dT%H:%M").to_string();
        let note = vault.begin_note(&case, WrittenNote { started, ..WrittenNote::default() }, now)?;
        in_hand(vault, note)
    })
}

#[tauri::command(async)]
pub fn save_note_draft(session: State<'_, Session>, note: String, draft: NoteText) -> Answer<Saved> {
    session.with(|vault, now| {
        let caret = draft.caret;
        Ok(Saved { saved_at: vault.save_note_draft(&note, &draft.into(), caret, now)? })
    })
}

#[tauri::command(async)]
pub fn read_note(session: State<'_, Session>, note: String) -> Answer<NoteInHand> {
    session.with(|vault, _| {
        let note = vault.note(&note)?;
        in_hand(vault, note)
    })
}

#[tauri::command(async)]
pub fn list_notes(session: State<'_, Session>, case: String) -> Answer<Vec<NoteLine>> {
    session.with(|vault, _| {
        vault.case(&case)?;
        let notes = vault.notes_of(&case)?;
        let amendments = vault.amendments_of_case(&case)?;
        Ok(notes.iter().rev().map(|note| line(note, &amendments)).collect())
    })
}

#[tauri::command(async)]
pub fn finish_note(
    session: State<'_, Session>,
    note: String,
    statement: FinishStatement,
) -> Answer<NoteInHand> {
    session.with(|vault, now| {
        let statement = Statement::read(statement.made_at_the_time, statement.why_later);
        let findings = vault.note(&note)?.text.findings(statement.as_ref(), now.naive_local());
        let statement = match statement {
            Some(statement) if findings.is_empty() => statement,
            _ => return Err(findings.into()),
        };
        let note = vault.finish_note(&note, &statement, now)?;
        in_hand(vault, note)
    })
}

#[tauri::command(async)]
pub fn amend_note(
    session: State<'_, Session>,
    note: String,
    amendment: AmendmentToMake,
) -> Answer<NoteInHand> {
    session.with(|vault, now| {
        let AmendmentToMake { kind, was_wrong, text, reason } = amendment;
        let amendment = NewAmendment::read(&kind, &was_wrong, &text, &reason)?;
        vault.amend_note(&note, &amendment, now)?;
        let note = vault.note(&note)?;
        in_hand(vault, note)
    })
}

/// Returns the note as a line of a list, with the count of its own among the case's amendments.
pub(super) fn line(note: &NoteRecord, amendments: &[AmendmentRecord]) -> NoteLine {
    let own = amendments.iter().filter(|amendment| amendment.note_id == note.id).count();
    NoteLine {
        id: note.id.clone(),
        started: note.text.started.clone(),
        place: note.text.place.clone(),
        excerpt: note::excerpt(&note.text.text),
        finished_at: note.finished.as_ref().map(|finished| finished.at.clone()),
        saved_at: note.saved_at.clone(),
        amendments: count(own),
    }
}

fn in_hand(vault: &Vault, note: NoteRecord) -> Answer<NoteInHand> {
    let finished = match note.finished {
        None => None,
        Some(finished) => Some(Finished {
            at: finished.at,
            made_at_the_time: finished.statement.made_at_the_time,
            why_later: finished.statement.why_later,
            digest: vault.note_digest(&note.id)?,
        }),
    };
    let amendments = vault.amendments_of(&note.id)?.into_iter().map(Amendment::from).collect();
    let WrittenNote { started, ended, place, present, text, view } = note.text;
    Ok(NoteInHand {
        id: note.id,
        case: note.case_id,
        began_at: note.began_at,
        text: NoteText { started, ended, place, present, text, view, caret: note.caret },
        saved_at: note.saved_at,
        finished,
        amendments,
    })
}

impl From<NoteText> for WrittenNote {
    fn from(typed: NoteText) -> Self {
        let NoteText { started, ended, place, present, text, view, caret: _ } = typed;
        Self { started, ended, place, present, text, view }
    }
}

impl From<AmendmentRecord> for Amendment {
    fn from(record: AmendmentRecord) -> Self {
        Self {
            id: record.id,
            kind: choice_word(&record.kind),
            at: record.at,
            was_wrong: record.was_wrong,
            text: record.text,
            reason: record.reason,
        }
    }
}
