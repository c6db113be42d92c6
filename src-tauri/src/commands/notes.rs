//! Notes: begun, saved as they are typed, finished, added to, filed.

use casework::finding::{Finding, FindingCode};
use casework::lateness;
use casework::moment::read_stored;
use casework::note::{ClockChange, NewAmendment, NoteText as WrittenNote, Statement};
use tauri::State;
use vault::store::NoteRecord;
use vault::{Moment, Vault};

use crate::answers::{AmendmentToMake, FinishStatement, NoteInHand, NoteLine, NoteMove, NoteText, SavedNote};
use crate::note_in_hand::{self, signature};
use crate::note_text;
use crate::refusal::Answer;
use crate::session::Session;

#[tauri::command(async)]
pub fn begin_note(session: State<'_, Session>, case: Option<String>) -> Answer<NoteInHand> {
    session.with(|vault, now| {
        let started = now.format("%Y-%m-%dT%H:%M").to_string();
        let text = WrittenNote { started, ..WrittenNote::default() };
        let note = vault.begin_note(case.as_deref(), text, now)?;
        note_in_hand::of(vault, note)
    })
}

#[tauri::command(async)]
pub fn save_note_draft(session: State<'_, Session>, note: String, draft: NoteText) -> Answer<SavedNote> {
    session.with(|vault, now| {
        let before = vault.note(&note)?;
        let caret = draft.caret;
        let mut text = note_text::from_window(draft, &before.text.details);
        text.details.clock_changes.extend(clock_set_back(&before, now));
        let saved_at = vault.save_note_draft(&note, &text, caret, now)?;
        let clock_changes = note_in_hand::clock_changes(&NoteRecord { text, ..before });
        Ok(SavedNote { saved_at, room: note_in_hand::room(vault), clock_changes })
    })
}

/// A note that was saved later than now tells that this computer's clock was set back.
fn clock_set_back(before: &NoteRecord, now: Moment) -> Option<ClockChange> {
    let saved = read_stored(&before.saved_at)?;
    let jumped = lateness::jumped(saved.naive_utc(), now.naive_utc(), lateness::Recording::current());
    jumped.then(|| ClockChange { before: before.saved_at.clone(), after: now.to_rfc3339() })
}

#[tauri::command(async)]
pub fn read_note(session: State<'_, Session>, note: String) -> Answer<NoteInHand> {
    session.with(|vault, _| in_hand(vault, &note))
}

#[tauri::command(async)]
pub fn list_notes(session: State<'_, Session>, case: String) -> Answer<Vec<NoteLine>> {
    session.with(|vault, _| {
        vault.case(&case)?;
        let notes = vault.notes_of(&case)?;
        let amendments = vault.amendments_of_case(&case)?;
        let attachments = vault.attachments_of_case(&case)?;
        let of_note = |note: &NoteRecord| attachments.iter().filter(|it| it.note_id == note.id).count();
        let lines = notes.iter().rev();
        Ok(lines.map(|it| note_in_hand::line(it, Some(&case), &amendments, of_note(it))).collect())
    })
}

#[tauri::command(async)]
pub fn list_unfiled(session: State<'_, Session>) -> Answer<Vec<NoteLine>> {
    session.with(|vault, _| unfiled(vault))
}

/// Returns the notes in no case yet, the last begun first.
pub(super) fn unfiled(vault: &Vault) -> Answer<Vec<NoteLine>> {
    let lines = vault.unfiled_notes()?.into_iter().map(|note| {
        let amendments = vault.amendments_of(&note.id)?;
        let attachments = vault.attachments_of(&note.id)?.len();
        Ok(note_in_hand::line(&note, None, &amendments, attachments))
    });
    lines.collect()
}

#[tauri::command(async)]
pub fn finish_note(
    session: State<'_, Session>,
    note: String,
    statement: FinishStatement,
) -> Answer<NoteInHand> {
    session.with(|vault, now| {
        let statement = Statement::read(statement.made_at_the_time, statement.why_later);
        let findings = note_in_hand::findings(&vault.note(&note)?, statement.as_ref(), now);
        let statement = match statement {
            Some(statement) if findings.is_empty() => statement,
            _ => return Err(findings.into()),
        };
        let signed = signature(vault)?;
        let note = vault.finish_note(&note, &statement, signed, now)?;
        note_in_hand::of(vault, note)
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
        let signed = signature(vault)?;
        vault.amend_note(&note, &amendment, signed, now)?;
        in_hand(vault, &note)
    })
}

/// Puts a note into a case; it stays in those it is in already, as a visit to siblings does.
#[tauri::command(async)]
pub fn file_note(session: State<'_, Session>, note: String, case: String) -> Answer<NoteInHand> {
    session.with(|vault, now| {
        let signed = signature(vault)?;
        vault.file_note(&note, &case, signed, now)?;
        in_hand(vault, &note)
    })
}

/// Moves a note that was recorded in the wrong case. Both cases keep the trace, with the reason.
#[tauri::command(async)]
pub fn move_note(session: State<'_, Session>, note: String, moving: NoteMove) -> Answer<NoteInHand> {
    session.with(|vault, now| {
        if moving.why.trim().is_empty() {
            return Err(vec![Finding::new("why", FindingCode::Missing)].into());
        }
        let signed = signature(vault)?;
        let ways = (moving.from.as_str(), moving.to.as_deref());
        vault.move_note(&note, ways, moving.why.trim(), signed, now)?;
        in_hand(vault, &note)
    })
}

/// The worker goes on with the note as it was saved before Daybook ended.
#[tauri::command(async)]
pub fn settle_interruption(session: State<'_, Session>, note: String) -> Answer<NoteInHand> {
    session.with(|vault, _| {
        vault.settle_interruption(&note)?;
        in_hand(vault, &note)
    })
}

fn in_hand(vault: &Vault, note: &str) -> Answer<NoteInHand> {
    let note = vault.note(note)?;
    note_in_hand::of(vault, note)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved_at(at: &str) -> NoteRecord {
        NoteRecord {
            id: "n".into(),
            case_id: None,
            revision: 1,
            began_at: at.into(),
            saved_at: at.into(),
            text: WrittenNote::default(),
            caret: 0,
            finished: None,
        }
    }

    #[test]
    fn a_clock_that_was_set_back_is_marked_and_one_that_ran_on_is_not() {
        let now = |at: &str| read_stored(at).expect("written as RFC 3339");
        let note = saved_at("2026-03-17T14:00:00+00:00");
        let change = clock_set_back(&note, now("2026-03-17T13:00:00+00:00")).expect("an hour back");
        assert_eq!(
            (change.before.as_str(), change.after.as_str()),
            ("2026-03-17T14:00:00+00:00", "2026-03-17T13:00:00+00:00"),
            "from when to when"
        );
        assert!(clock_set_back(&note, now("2026-03-17T14:30:00+00:00")).is_none(), "time goes on");
        assert!(
            clock_set_back(&note, now("2026-03-17T13:58:00+00:00")).is_none(),
            "a small correction is none"
        );
        assert!(clock_set_back(&note, now("2026-03-17T15:30:00+01:00")).is_none(), "summer time is no jump");
    }
}
