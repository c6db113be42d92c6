//! The information-sharing log: entered by hand, or with the export by which a file left. Only ever added to.

use casework::consent::Sharing;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{Visit, all, cases, forms, json, make_id};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault};

#[derive(Debug, Clone, Serialize)]
pub struct SharingRecord {
    pub id: String,
    pub case_id: String,
    pub recorded_at: String,
    pub sharing: Sharing,
    /// The export by which it left; none where it was shared by other means.
    pub export_id: Option<String>,
}

const OF_CASE: &str = "SELECT * FROM sharings WHERE case_id = ?1 ORDER BY rowid";
const ALL: &str = "SELECT * FROM sharings";

impl Vault {
    /// Records something that was shared by other means than a file from Daybook.
    pub fn record_sharing(&mut self, case: &str, sharing: &Sharing, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        enter(&change, case, sharing, None)?;
        forms::remove(&change, &format!("sharing/{case}"))?;
        change.commit()
    }

    /// Returns the log of a case in the order in which it was entered.
    pub fn sharings_of(&self, case: &str) -> Result<Vec<SharingRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }
}

/// Enters what was shared in the log.
pub(super) fn enter(change: &Change<'_>, case: &str, sharing: &Sharing, export: Option<&str>) -> Result<()> {
    let record = SharingRecord {
        id: make_id(),
        case_id: case.to_owned(),
        recorded_at: change.at(),
        sharing: sharing.clone(),
        export_id: export.map(str::to_owned),
    };
    change.execute(
        "INSERT INTO sharings VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            record.id,
            record.case_id,
            record.recorded_at,
            serde_json::to_string(sharing)?,
            record.export_id
        ],
    )?;
    change.enter("sharing-recorded", &Subject("sharing", &record.id), 1, &record)
}

fn read(row: &Row<'_>) -> rusqlite::Result<SharingRecord> {
    Ok(SharingRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        recorded_at: row.get("recorded_at")?,
        sharing: json(row, "content")?,
        export_id: row.get("export_id")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("sharing", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "sharings_tests.rs"]
mod tests;
