//! Files that go with the online form: what each is called and what it is. The file stays where it is.

use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{Visit, all, cases, make_id, one};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault};

/// A file as it was when it was chosen.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceFile {
    pub name: String,
    pub bytes: i64,
    /// SHA-256 in hex.
    pub fingerprint: String,
    /// The first bytes, in hex: they tell what kind it is.
    pub head: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct EvidenceRecord {
    pub id: String,
    pub case_id: String,
    pub added_at: String,
    pub file: EvidenceFile,
    pub description: String,
    pub removed: bool,
    #[serde(skip)]
    revision: i64,
}

const ONE: &str = "SELECT * FROM evidence WHERE id = ?1 AND case_id = ?2";
const OF_CASE: &str = "SELECT * FROM evidence WHERE case_id = ?1 AND removed = 0 ORDER BY rowid";
const ALL: &str = "SELECT * FROM evidence";

impl Vault {
    /// Adds a file to the list.
    pub fn add_evidence(&mut self, case: &str, file: &EvidenceFile, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let record = EvidenceRecord {
            id: make_id(),
            case_id: case.to_owned(),
            added_at: change.at(),
            file: file.clone(),
            description: String::new(),
            removed: false,
            revision: 1,
        };
        keep(&change, "evidence-added", &record)?;
        change.commit()
    }

    /// Keeps what the officer wrote about a file.
    pub fn describe_evidence(&mut self, case: &str, id: &str, description: &str, now: Moment) -> Result<()> {
        self.alter_evidence(case, id, "evidence-described", now, |record| {
            description.clone_into(&mut record.description);
        })
    }

    /// Takes a file off the list; the ledger remembers it.
    pub fn remove_evidence(&mut self, case: &str, id: &str, now: Moment) -> Result<()> {
        self.alter_evidence(case, id, "evidence-removed", now, |record| record.removed = true)
    }

    /// Returns the files on the list, in the order in which they were added.
    pub fn evidence_of(&self, case: &str) -> Result<Vec<EvidenceRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }

    fn alter_evidence(
        &mut self,
        case: &str,
        id: &str,
        act: &str,
        now: Moment,
        alter: impl FnOnce(&mut EvidenceRecord),
    ) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let mut record = one(&change, ONE, &[id, case], read)?;
        alter(&mut record);
        record.revision += 1;
        keep(&change, act, &record)?;
        change.commit()
    }
}

fn keep(change: &Change<'_>, act: &str, record: &EvidenceRecord) -> Result<()> {
    super::referral::refuse_if_sent(change, &record.case_id)?;
    let file = &record.file;
    change.execute(
        "INSERT INTO evidence VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         ON CONFLICT (id) DO UPDATE SET revision = ?3, description = ?9, removed = ?10",
        params![
            record.id,
            record.case_id,
            record.revision,
            record.added_at,
            file.name,
            file.bytes,
            file.fingerprint,
            file.head,
            record.description,
            record.removed,
        ],
    )?;
    change.enter(act, &Subject("evidence", &record.id), record.revision, record)
}

fn read(row: &Row<'_>) -> rusqlite::Result<EvidenceRecord> {
    Ok(EvidenceRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        added_at: row.get("added_at")?,
        file: EvidenceFile {
            name: row.get("name")?,
            bytes: row.get("bytes")?,
            fingerprint: row.get("fingerprint")?,
            head: row.get("head")?,
        },
        description: row.get("description")?,
        removed: row.get("removed")?,
        revision: row.get("revision")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        let subject = Subject("evidence", &record.id).to_string();
        visit(&subject, record.revision, serde_json::to_value(&record)?)?;
    }
    Ok(())
}
