//! Which case a note is in: filed, moved with a trace, or in none yet. One note can be in several.

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use casework::case::choice_word;
use casework::note::Signature;

use super::{CaseRecord, Visit, all, cases, make_id, notes, optional_json, word, written_json};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault, VaultError};

/// A note was put into a case, or taken out of one.
#[derive(Debug, Clone, Serialize)]
pub struct FilingRecord {
    /// Its place in the order that tells where the note is now.
    pub entry: i64,
    pub id: String,
    pub note_id: String,
    pub case_id: String,
    pub at: String,
    pub act: FilingAct,
    pub why: String,
    pub signed: Option<Signature>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FilingAct {
    Filed,
    TakenOut,
}

const CASES_OF_NOTE: &str = "SELECT cases.* FROM filed JOIN cases ON cases.id = filed.case_id WHERE filed.note_id = ?1 ORDER BY cases.number";
const OF_NOTE: &str = "SELECT * FROM filings WHERE note_id = ?1 ORDER BY entry";
const OF_CASE: &str = "SELECT * FROM filings WHERE case_id = ?1 ORDER BY entry";
const ALL: &str = "SELECT * FROM filings";
const IS_FILED: &str = "SELECT count(*) FROM filed WHERE note_id = ?1 AND case_id = ?2";

impl Vault {
    /// Puts a note into a case it is not in; it stays in the others. In it already, nothing changes.
    pub fn file_note(
        &mut self,
        note: &str,
        case: &str,
        signed: Option<Signature>,
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        notes::must_exist(&change, note)?;
        if !is_filed(&change, note, case)? {
            enter(&change, note, case, FilingAct::Filed, "", signed)?;
        }
        super::forms::remove(&change, &format!("move/{note}"))?;
        change.commit()
    }

    /// Takes a note out of a case it was recorded in by mistake and puts it into another, or among the notes
    /// in no case yet. Both cases keep the trace.
    pub fn move_note(
        &mut self,
        note: &str,
        (from, to): (&str, Option<&str>),
        why: &str,
        signed: Option<Signature>,
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        if !is_filed(&change, note, from)? {
            return Err(VaultError::NotFound);
        }
        enter(&change, note, from, FilingAct::TakenOut, why, signed.clone())?;
        if let Some(to) = to
            && !is_filed(&change, note, to)?
        {
            enter(&change, note, to, FilingAct::Filed, why, signed)?;
        }
        super::forms::remove(&change, &format!("move/{note}"))?;
        change.commit()
    }

    /// Returns the cases a note is in now.
    pub fn cases_of_note(&self, note: &str) -> Result<Vec<CaseRecord>> {
        all(&self.connection, CASES_OF_NOTE, &[note], cases::read)
    }

    /// Returns each time a note was put into a case or taken out of one, oldest first.
    pub fn filings_of_note(&self, note: &str) -> Result<Vec<FilingRecord>> {
        all(&self.connection, OF_NOTE, &[note], read)
    }

    /// Returns each time a note was put into the case or taken out of it, oldest first.
    pub fn filings_of_case(&self, case: &str) -> Result<Vec<FilingRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }
}

/// Notes that something in every case of a note changed.
pub(super) fn touch_cases(change: &Change<'_>, note: &str) -> Result<()> {
    for case in all(change, CASES_OF_NOTE, &[note], cases::read)? {
        cases::touch(change, &case.id)?;
    }
    Ok(())
}

fn is_filed(connection: &Connection, note: &str, case: &str) -> Result<bool> {
    let count: i64 = connection.prepare_cached(IS_FILED)?.query_row([note, case], |row| row.get(0))?;
    Ok(count > 0)
}

fn enter(
    change: &Change<'_>,
    note: &str,
    case: &str,
    act: FilingAct,
    why: &str,
    signed: Option<Signature>,
) -> Result<()> {
    cases::touch(change, case)?;
    let mut record = FilingRecord {
        entry: 0,
        id: make_id(),
        note_id: note.to_owned(),
        case_id: case.to_owned(),
        at: change.at(),
        act,
        why: why.to_owned(),
        signed,
    };
    change.execute(
        "INSERT INTO filings (id, note_id, case_id, at, act, why, signed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            record.id,
            record.note_id,
            record.case_id,
            record.at,
            choice_word(&record.act),
            record.why,
            written_json(record.signed.as_ref())?,
        ],
    )?;
    record.entry = change.last_insert_rowid();
    change.enter("note-filed", &Subject("filing", &record.id), 1, &record)
}

fn read(row: &Row<'_>) -> rusqlite::Result<FilingRecord> {
    Ok(FilingRecord {
        entry: row.get("entry")?,
        id: row.get("id")?,
        note_id: row.get("note_id")?,
        case_id: row.get("case_id")?,
        at: row.get("at")?,
        act: word(row, "act")?,
        why: row.get("why")?,
        signed: optional_json(row, "signed")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("filing", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}
