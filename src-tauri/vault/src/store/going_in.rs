//! What to know before going in: one record a case, kept as typed.

use casework::going_in::GoingIn;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::{Visit, all, cases, json};
use crate::change::Subject;
use crate::{Moment, Result, Vault};

#[derive(Debug, Clone, Serialize)]
pub struct GoingInRecord {
    pub case_id: String,
    pub saved_at: String,
    pub content: GoingIn,
    #[serde(skip)]
    revision: i64,
}

const ONE: &str = "SELECT * FROM before_going_in WHERE case_id = ?1";
const ALL: &str = "SELECT * FROM before_going_in";

impl Vault {
    /// Keeps what stands there, and returns when it reached the disk.
    pub fn save_going_in(&mut self, case: &str, content: &GoingIn, now: Moment) -> Result<String> {
        let change = self.change(now)?;
        let before = change.query_row(ONE, [case], read).optional()?;
        if let Some(same) = before.as_ref().filter(|it| it.content == *content) {
            return Ok(same.saved_at.clone());
        }
        cases::touch(&change, case)?;
        let record = GoingInRecord {
            case_id: case.to_owned(),
            saved_at: change.at(),
            content: content.clone(),
            revision: before.map_or(1, |it| it.revision + 1),
        };
        change.execute(
            "INSERT INTO before_going_in VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (case_id) DO UPDATE SET revision = ?2, saved_at = ?3, content = ?4",
            params![case, record.revision, record.saved_at, serde_json::to_string(content)?],
        )?;
        change.enter("going-in-saved", &Subject("going-in", case), record.revision, &record)?;
        change.commit()?;
        Ok(record.saved_at)
    }

    /// Returns what is to be known before going in, if anything was written.
    pub fn going_in(&self, case: &str) -> Result<Option<GoingInRecord>> {
        Ok(self.connection.query_row(ONE, [case], read).optional()?)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<GoingInRecord> {
    Ok(GoingInRecord {
        case_id: row.get("case_id")?,
        saved_at: row.get("saved_at")?,
        content: json(row, "content")?,
        revision: row.get("revision")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        let subject = Subject("going-in", &record.case_id).to_string();
        visit(&subject, record.revision, serde_json::to_value(&record)?)?;
    }
    Ok(())
}
