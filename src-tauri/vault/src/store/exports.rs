//! What left Daybook: when, what kind, how large, and its fingerprint. Never where to.

use std::io::Write;
use std::path::Path;

use casework::consent::Sharing;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{Visit, all, cases, forms, make_id, sharings};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault, files};

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

const OF_CASE: &str = "SELECT * FROM exports WHERE case_id = ?1 ORDER BY rowid";
const ALL: &str = "SELECT * FROM exports";

impl Vault {
    /// Writes a document where the worker chose and enters that it left, as [`Vault::export_sealed`] does.
    pub fn export(
        &mut self,
        case: &str,
        kind: &str,
        document: &[u8],
        target: &Path,
        sharing: Option<&Sharing>,
        now: Moment,
    ) -> Result<ExportRecord> {
        let write = |_: &Self, out: &mut dyn Write| Ok(out.write_all(document)?);
        self.export_sealed(case, kind, write, target, sharing, now)
    }

    /// Writes where the worker chose what `write` writes, reading the vault as it goes, and enters that it left, both or
    /// neither: a ledger that could not be written keeps the file from leaving. It is written aside, flushed, read back
    /// by its fingerprint and swapped in, so that there is never half of it under its name; a failed or cancelled one
    /// leaves nothing. `sharing` says to whom it goes and on what ground; it enters the information-sharing log with the
    /// export.
    pub fn export_sealed(
        &mut self,
        case: &str,
        kind: &str,
        write: impl FnOnce(&Self, &mut dyn Write) -> Result<()>,
        target: &Path,
        sharing: Option<&Sharing>,
        now: Moment,
    ) -> Result<ExportRecord> {
        let aside = files::write_aside(target, |out| write(self, out))?;
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let record = ExportRecord {
            id: make_id(),
            case_id: case.to_owned(),
            at: change.at(),
            kind: kind.to_owned(),
            bytes: u32::try_from(aside.bytes).unwrap_or(u32::MAX),
            fingerprint: aside.fingerprint.clone(),
        };
        enter(&change, &record)?;
        if let Some(sharing) = sharing {
            sharings::enter(&change, case, sharing, Some(&record.id))?;
        }
        forms::remove(&change, &format!("leaving/{case}/{kind}"))?;
        // A disk too full for the ledger says so here, while what stands under the file's name is as it was.
        change.cache_flush()?;
        aside.swap_in()?;
        change.commit().inspect_err(|_| {
            // What did not enter the ledger has not left.
            let _ = std::fs::remove_file(target);
        })?;
        Ok(record)
    }

    /// Writes a document that is of no one case, and enters in the ledger that it left, as an act of that name; returns when. Both or neither.
    pub fn export_of_all(
        &mut self,
        act: &str,
        document: &[u8],
        target: &Path,
        now: Moment,
    ) -> Result<String> {
        let change = self.change(now)?;
        let at = change.at();
        change.enter_act(act)?;
        files::write_whole(target, document)?;
        change.commit()?;
        Ok(at)
    }

    /// Writes a document that tells something of several cases, and enters in the ledger that it left and in the
    /// information-sharing log of each of them to whom and why; returns when. All or nothing.
    pub fn export_of_cases(
        &mut self,
        act: &str,
        (cases, sharing): (&[String], &Sharing),
        document: &[u8],
        target: &Path,
        now: Moment,
    ) -> Result<String> {
        let change = self.change(now)?;
        let at = change.at();
        for case in cases {
            sharings::enter(&change, case, sharing, None)?;
        }
        change.enter_act(act)?;
        change.cache_flush()?;
        files::write_whole(target, document)?;
        change.commit()?;
        Ok(at)
    }

    /// Returns what left this case, oldest first.
    pub fn exports_of(&self, case: &str) -> Result<Vec<ExportRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }
}

fn enter(change: &Change<'_>, record: &ExportRecord) -> Result<()> {
    change.execute(
        "INSERT INTO exports VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![record.id, record.case_id, record.at, record.kind, record.bytes, record.fingerprint],
    )?;
    change.enter("exported", &Subject("export", &record.id), 1, record)
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

#[cfg(test)]
#[path = "exports_tests.rs"]
mod tests;
