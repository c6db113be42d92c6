//! Before you go in.

use casework::case::choice_word;
use casework::going_in::GoingIn as Written;
use tauri::State;

use super::people;
use crate::answers::{GoingIn, GoingInNote, GoingInTyped, Saved};
use crate::note_text;
use crate::refusal::Answer;
use crate::session::Session;

/// How many of the last notes are shown whole.
const LAST: usize = 3;

#[tauri::command(async)]
pub fn read_going_in(session: State<'_, Session>, case: String) -> Answer<GoingIn> {
    session.with(|vault, _| {
        let record = vault.case(&case)?;
        let written = vault.going_in(&case)?;
        let notes = vault.notes_of(&case)?;
        let (avoid, others): (Vec<_>, Vec<_>) =
            people::rows(vault, &case)?.into_iter().partition(|row| row.person.avoid);
        let Written { risks, safe_way, interpreter } =
            written.as_ref().map(|it| it.content.clone()).unwrap_or_default();
        Ok(GoingIn {
            typed: GoingInTyped { risks, safe_way, interpreter },
            saved_at: written.map(|it| it.saved_at),
            notes: notes
                .into_iter()
                .rev()
                .take(LAST)
                .map(|note| GoingInNote {
                    kind: choice_word(&note.text.details.kind),
                    finished: note.finished.is_some(),
                    sensitive: note.text.details.sensitive,
                    blocks: note_text::blocks(&note.text.text, &note.text.details.exact),
                    started: note.text.started,
                    place: note.text.place,
                    id: note.id,
                })
                .collect(),
            avoid,
            reach: others.into_iter().filter(people::is_safe).collect(),
            language: record.language,
            interpreter: choice_word(&record.interpreter),
        })
    })
}

/// Keeps what stands there, as it is typed.
#[tauri::command(async)]
pub fn save_going_in(session: State<'_, Session>, case: String, typed: GoingInTyped) -> Answer<Saved> {
    session.with(|vault, now| {
        let GoingInTyped { risks, safe_way, interpreter } = typed;
        let written = Written { risks, safe_way, interpreter };
        Ok(Saved { saved_at: vault.save_going_in(&case, &written, now)? })
    })
}
