//! A note as it stood before it was changed, so that a sentence deleted by mistake can be had back.

use casework::lateness::Recording;
use casework::moment::read_stored;
use casework::note::NoteText;
use chrono::TimeDelta;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{NoteRecord, Visit, all, json, make_id, one};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault};

#[derive(Debug, Clone, Serialize)]
pub struct NoteVersionRecord {
    pub id: String,
    pub note_id: String,
    /// When the note was saved as it stands here.
    pub saved_at: String,
    pub kept_at: String,
    pub content: NoteText,
}

const ONE: &str = "SELECT * FROM note_versions WHERE id = ?1 AND note_id = ?2";
const OF_NOTE: &str = "SELECT * FROM note_versions WHERE note_id = ?1 ORDER BY rowid";
const NEWEST: &str = "SELECT * FROM note_versions WHERE note_id = ?1 ORDER BY rowid DESC LIMIT 1";
const ALL: &str = "SELECT * FROM note_versions";

impl Vault {
    /// Returns the earlier versions of a note, oldest first.
    pub fn versions_of(&self, note: &str) -> Result<Vec<NoteVersionRecord>> {
        all(&self.connection, OF_NOTE, &[note], read)
    }

    /// Puts a draft back to an earlier version. What stood there is kept as a version first.
    pub fn go_back_to(&mut self, note: &str, version: &str, now: Moment) -> Result<NoteRecord> {
        let mut earlier = one(&self.connection, ONE, &[version, note], read)?.content;
        // What this computer's clock did since is no part of what was written.
        earlier.details.clock_changes = self.note(note)?.text.details.clock_changes;
        self.writing.remove(note);
        let caret = u32::try_from(earlier.text.encode_utf16().count()).unwrap_or(u32::MAX);
        self.save_note_draft(note, &earlier, caret, now)?;
        self.settle_interruption(note)?;
        self.note(note)
    }
}

/// Keeps what stands in the note before it changes: the first time since the vault was opened, and then
/// every few minutes. An empty note, and what is kept already, is not kept again.
pub(super) fn keep_if_due(change: &Change<'_>, note: &NoteRecord, first: bool) -> Result<()> {
    let newest = all(change, NEWEST, &[&note.id], read)?.pop();
    let since = newest.as_ref().map_or(&note.began_at, |version| &version.kept_at);
    let due = first || is_past(since, &change.at());
    let known = newest.is_some_and(|version| version.content == note.text);
    let blank = NoteText { started: note.text.started.clone(), ..NoteText::default() };
    let empty = note.text == blank;
    if !due || known || empty {
        return Ok(());
    }
    let record = NoteVersionRecord {
        id: make_id(),
        note_id: note.id.clone(),
        saved_at: note.saved_at.clone(),
        kept_at: change.at(),
        content: note.text.clone(),
    };
    change.execute(
        "INSERT INTO note_versions VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            record.id,
            record.note_id,
            record.saved_at,
            record.kept_at,
            serde_json::to_string(&record.content)?
        ],
    )?;
    change.enter("note-version-kept", &Subject("note-version", &record.id), 1, &record)
}

/// While a note is being written, a version is kept this often.
fn every() -> TimeDelta {
    TimeDelta::minutes(i64::from(Recording::current().keep_version_after_minutes))
}

/// Tells whether the time between two versions has gone by. A clock that was set back makes one due.
fn is_past(since: &str, now: &str) -> bool {
    let (Some(since), Some(now)) = (read_stored(since), read_stored(now)) else { return true };
    now < since || now - since >= every()
}

fn read(row: &Row<'_>) -> rusqlite::Result<NoteVersionRecord> {
    Ok(NoteVersionRecord {
        id: row.get("id")?,
        note_id: row.get("note_id")?,
        saved_at: row.get("saved_at")?,
        kept_at: row.get("kept_at")?,
        content: json(row, "content")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("note-version", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}
