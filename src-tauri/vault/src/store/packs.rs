//! Copies of the official form that an organisation added. The text is kept as it came.

use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{Visit, all};
use crate::change::Subject;
use crate::{Moment, Result, Vault, VaultError};

#[derive(Debug, Clone, Serialize)]
pub struct FormPackRecord {
    pub version: String,
    pub added_at: String,
    pub content: String,
}

const ALL: &str = "SELECT * FROM form_packs ORDER BY version";

impl Vault {
    /// Keeps a copy of the official form beside the others. The same one again changes nothing; another of that
    /// version is `AlreadyKept`.
    pub fn keep_form_pack(&mut self, version: &str, content: &str, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        let record = FormPackRecord {
            version: version.to_owned(),
            added_at: change.at(),
            content: content.to_owned(),
        };
        let kept = change.execute(
            "INSERT INTO form_packs VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            params![version, record.added_at, content],
        )?;
        if kept == 0 {
            let query = "SELECT content = ?2 FROM form_packs WHERE version = ?1";
            let same: bool = change.query_row(query, [version, content], |row| row.get(0))?;
            return if same { Ok(()) } else { Err(VaultError::AlreadyKept) };
        }
        change.enter("form-pack-added", &Subject("form-pack", version), 1, &record)?;
        change.commit()
    }

    /// Returns the copies that were added, oldest version first.
    pub fn form_packs(&self) -> Result<Vec<FormPackRecord>> {
        all(&self.connection, ALL, &[], read)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<FormPackRecord> {
    Ok(FormPackRecord {
        version: row.get("version")?,
        added_at: row.get("added_at")?,
        content: row.get("content")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("form-pack", &record.version).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}
