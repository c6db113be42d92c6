//! Many notes at once, for the benches: each with its ledger entry, and the index made once at the end.

use casework::note::NoteText;
use rusqlite::params;

use super::index;
use crate::change::{Change, Subject};
use crate::store::NoteRecord;
use crate::{Moment, Result, Vault};

impl Vault {
    /// Begins all these notes, in no case, in one transaction.
    pub fn fill_with_notes(&mut self, notes: impl Iterator<Item = NoteText>, now: Moment) -> Result<()> {
        self.connection.execute("UPDATE search_state SET version = 0", [])?;
        let change = self.change(now)?;
        for text in notes {
            let note = NoteRecord {
                id: uuid::Uuid::new_v4().to_string(),
                case_id: None,
                revision: 1,
                began_at: change.at(),
                saved_at: change.at(),
                text,
                caret: 0,
                finished: None,
            };
            insert(&change, &note)?;
            change.enter("note-begun", &Subject("note", &note.id), 1, &note)?;
        }
        change.commit()?;
        index::bring_up_to_date(&self.connection)
    }
}

fn insert(change: &Change<'_>, note: &NoteRecord) -> Result<()> {
    change
        .prepare_cached(
            "INSERT INTO notes (id, revision, began_at, saved_at, started, ended, place, present, text, view, caret,
             details) VALUES (?1, 1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9)",
        )?
        .execute(params![
            note.id,
            note.began_at,
            note.text.started,
            note.text.ended,
            note.text.place,
            note.text.present,
            note.text.text,
            note.text.view,
            serde_json::to_string(&note.text.details)?,
        ])?;
    Ok(())
}
