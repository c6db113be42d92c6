//! Warning notes, and that one stands no more: it ended, or another took its place. All of it is only ever added.

use casework::warning::Warning;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::{Visit, all, cases, forms, json, make_id};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault, VaultError};

#[derive(Debug, Clone, Serialize)]
pub struct WarningRecord {
    pub id: String,
    pub case_id: String,
    pub recorded_at: String,
    pub warning: Warning,
    /// None while it stands. How it ended is a record of its own, so no digest of this one covers it.
    #[serde(skip)]
    pub ended_at: Option<String>,
    /// Empty while it stands, and where another took its place.
    #[serde(skip)]
    pub why_ended: String,
    /// The warning in its place.
    #[serde(skip)]
    pub replaced_by: Option<String>,
}

#[derive(Serialize)]
struct WarningEndedRecord {
    warning_id: String,
    at: String,
    why: String,
    replaced_by: Option<String>,
}

const OF_CASE: &str = "SELECT w.*, e.at ended_at, e.why why_ended, e.replaced_by FROM warnings w
     LEFT JOIN warnings_ended e ON e.warning_id = w.id WHERE w.case_id = ?1 ORDER BY w.rowid";
const ALL: &str =
    "SELECT w.*, NULL ended_at, NULL why_ended, NULL replaced_by FROM warnings w ORDER BY rowid";
const ALL_ENDED: &str = "SELECT * FROM warnings_ended";
const STANDS: &str = "SELECT 1 FROM warnings WHERE id = ?1 AND case_id = ?2
                      AND id NOT IN (SELECT warning_id FROM warnings_ended)";

impl Vault {
    /// Records a warning; returns its id. The one whose place it takes ends in the same change; where that one stands no
    /// more, or is of another case, it is `NotFound`.
    pub fn record_warning(
        &mut self,
        case: &str,
        warning: &Warning,
        replaces: Option<&str>,
        now: Moment,
    ) -> Result<String> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let record = WarningRecord {
            id: make_id(),
            case_id: case.to_owned(),
            recorded_at: change.at(),
            warning: warning.clone(),
            ended_at: None,
            why_ended: String::new(),
            replaced_by: None,
        };
        change.execute(
            "INSERT INTO warnings VALUES (?1, ?2, ?3, ?4)",
            params![record.id, record.case_id, record.recorded_at, serde_json::to_string(warning)?],
        )?;
        change.enter("warning-recorded", &Subject("warning", &record.id), 1, &record)?;
        let form = match replaces {
            Some(replaced) => {
                end(&change, case, replaced, "", Some(&record.id))?;
                format!("warning/{case}/{replaced}")
            }
            None => format!("warning/{case}"),
        };
        forms::remove(&change, &form)?;
        change.commit()?;
        Ok(record.id)
    }

    /// Ends a warning: it stays, and stands no more. One that has ended, or is of another case, is `NotFound`.
    pub fn end_warning(&mut self, case: &str, id: &str, why: &str, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        end(&change, case, id, why, None)?;
        forms::remove(&change, &format!("warning/{case}/{id}/end"))?;
        change.commit()
    }

    /// Returns the warnings of a case in the order in which they were recorded; those that ended too.
    pub fn warnings_of(&self, case: &str) -> Result<Vec<WarningRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }
}

fn end(change: &Change<'_>, case: &str, warning: &str, why: &str, replaced_by: Option<&str>) -> Result<()> {
    let stands = change.query_row(STANDS, [warning, case], |_| Ok(())).optional()?;
    stands.ok_or(VaultError::NotFound)?;
    let record = WarningEndedRecord {
        warning_id: warning.to_owned(),
        at: change.at(),
        why: why.to_owned(),
        replaced_by: replaced_by.map(str::to_owned),
    };
    change.execute(
        "INSERT INTO warnings_ended VALUES (?1, ?2, ?3, ?4)",
        params![record.warning_id, record.at, record.why, record.replaced_by],
    )?;
    change.enter("warning-ended", &Subject("warning-ended", warning), 1, &record)
}

fn read(row: &Row<'_>) -> rusqlite::Result<WarningRecord> {
    let why_ended: Option<String> = row.get("why_ended")?;
    Ok(WarningRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        recorded_at: row.get("recorded_at")?,
        warning: json(row, "content")?,
        ended_at: row.get("ended_at")?,
        why_ended: why_ended.unwrap_or_default(),
        replaced_by: row.get("replaced_by")?,
    })
}

fn read_ended(row: &Row<'_>) -> rusqlite::Result<WarningEndedRecord> {
    Ok(WarningEndedRecord {
        warning_id: row.get("warning_id")?,
        at: row.get("at")?,
        why: row.get("why")?,
        replaced_by: row.get("replaced_by")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("warning", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, ALL_ENDED, &[], read_ended)? {
        let subject = Subject("warning-ended", &record.warning_id).to_string();
        visit(&subject, 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "warnings_tests.rs"]
mod tests;
