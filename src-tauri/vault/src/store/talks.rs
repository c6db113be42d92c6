//! Conversations about consent: kept at every act while they are open, fixed once finished.

use casework::consent::Talk;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::{Visit, all, cases, json, make_id, one};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault, VaultError};

#[derive(Debug, Clone, Serialize)]
pub struct TalkRecord {
    pub id: String,
    pub case_id: String,
    pub saved_at: String,
    /// When it was finished; none while it is open.
    pub ended_at: Option<String>,
    pub talk: Talk,
    #[serde(skip)]
    revision: i64,
}

const ONE: &str = "SELECT * FROM talks WHERE id = ?1";
const ONE_OF_CASE: &str = "SELECT * FROM talks WHERE id = ?1 AND case_id = ?2";
const OPEN: &str = "SELECT * FROM talks WHERE case_id = ?1 AND ended_at IS NULL";
/// One is open at a time, so they end in the order in which they began.
const FINISHED: &str = "SELECT * FROM talks WHERE case_id = ?1 AND ended_at IS NOT NULL ORDER BY rowid";
const ALL: &str = "SELECT * FROM talks";

impl Vault {
    /// Begins a conversation and returns its id. While another of the case is open it is refused as `AlreadyKept`.
    pub fn begin_talk(&mut self, case: &str, talk: &Talk, now: Moment) -> Result<String> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        if change.query_row(OPEN, [case], read).optional()?.is_some() {
            return Err(VaultError::AlreadyKept);
        }
        let record = TalkRecord {
            id: make_id(),
            case_id: case.to_owned(),
            saved_at: change.at(),
            ended_at: None,
            talk: talk.clone(),
            revision: 1,
        };
        keep(&change, "talk-begun", &record)?;
        change.commit()?;
        Ok(record.id)
    }

    /// Keeps an open conversation as it stands and returns when it reached the disk; the same again changes nothing.
    /// One that was finished is `AlreadyFinished`.
    pub fn save_talk(&mut self, case: &str, id: &str, talk: &Talk, now: Moment) -> Result<String> {
        let change = self.change(now)?;
        let mut record = unfinished(&change, case, id)?;
        if record.talk == *talk {
            return Ok(record.saved_at);
        }
        record.talk = talk.clone();
        record.revision += 1;
        record.saved_at = change.at();
        keep(&change, "talk-saved", &record)?;
        change.commit()?;
        Ok(record.saved_at)
    }

    /// Fixes a conversation as it stands now. One that was finished is `AlreadyFinished`.
    pub fn finish_talk(&mut self, case: &str, id: &str, talk: &Talk, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let mut record = unfinished(&change, case, id)?;
        record.talk = talk.clone();
        record.revision += 1;
        record.saved_at = change.at();
        record.ended_at = Some(change.at());
        keep(&change, "talk-finished", &record)?;
        change.commit()
    }

    /// Returns the conversation of a case that is open.
    pub fn open_talk(&self, case: &str) -> Result<Option<TalkRecord>> {
        Ok(self.connection.query_row(OPEN, [case], read).optional()?)
    }

    pub fn talk(&self, id: &str) -> Result<TalkRecord> {
        one(&self.connection, ONE, &[id], read)
    }

    /// Returns the finished conversations of a case in the order in which they ended.
    pub fn talks_of(&self, case: &str) -> Result<Vec<TalkRecord>> {
        all(&self.connection, FINISHED, &[case], read)
    }
}

fn unfinished(change: &Change<'_>, case: &str, id: &str) -> Result<TalkRecord> {
    let record = one(change, ONE_OF_CASE, &[id, case], read)?;
    if record.ended_at.is_some() { Err(VaultError::AlreadyFinished) } else { Ok(record) }
}

fn keep(change: &Change<'_>, act: &str, record: &TalkRecord) -> Result<()> {
    change
        .prepare_cached(
            "INSERT INTO talks VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET revision = ?3, saved_at = ?4, content = ?5, ended_at = ?6",
        )?
        .execute(params![
            record.id,
            record.case_id,
            record.revision,
            record.saved_at,
            serde_json::to_string(&record.talk)?,
            record.ended_at,
        ])?;
    change.enter(act, &Subject("talk", &record.id), record.revision, record)
}

fn read(row: &Row<'_>) -> rusqlite::Result<TalkRecord> {
    Ok(TalkRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        saved_at: row.get("saved_at")?,
        ended_at: row.get("ended_at")?,
        talk: json(row, "content")?,
        revision: row.get("revision")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("talk", &record.id).to_string(), record.revision, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "talks_tests.rs"]
mod tests;
