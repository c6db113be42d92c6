//! What left Daybook: when, what kind, how large, and its fingerprint. Never where to.

use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{Visit, all, cases, make_id};
use crate::change::Subject;
use crate::{Moment, Result, Vault};

#[derive(Debug, Clone, Serialize)]
pub struct ExportRecord {
    pub id: String,
    pub case_id: String,
    pub at: String,
    pub kind: String,
    pub bytes: u32,
    /// SHA-256 in hex.
    pub fingerprint: String,
}

const OF_CASE: &str = "SELECT * FROM exports WHERE case_id = ?1 ORDER BY at";
const ALL: &str = "SELECT * FROM exports";

impl Vault {
    pub fn record_export(
        &mut self,
        case: &str,
        kind: &str,
        bytes: u32,
        fingerprint: &str,
        now: Moment,
    ) -> Result<ExportRecord> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let record = ExportRecord {
            id: make_id(),
            case_id: case.to_owned(),
            at: change.at(),
            kind: kind.to_owned(),
            bytes,
            fingerprint: fingerprint.to_owned(),
        };
        change.execute(
            "INSERT INTO exports VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![record.id, case, record.at, kind, bytes, fingerprint],
        )?;
        change.enter("exported", &Subject("export", &record.id), 1, &record)?;
        change.commit()?;
        Ok(record)
    }

    /// Returns what left this case, oldest first.
    pub fn exports_of(&self, case: &str) -> Result<Vec<ExportRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<ExportRecord> {
    Ok(ExportRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        at: row.get("at")?,
        kind: row.get("kind")?,
        bytes: row.get("bytes")?,
        fingerprint: row.get("fingerprint")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("export", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}
