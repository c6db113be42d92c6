//! Rows of a case that are kept as typed and changed in place: each change raises the revision, and a row
//! taken off the list stays in the vault.

use std::marker::PhantomData;

use rusqlite::{Connection, Row, params};
use serde::{Serialize, de::DeserializeOwned};

use super::{Visit, all, cases, forms, json, make_id, one};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault};

#[derive(Debug, Clone, Serialize)]
pub struct Listed<T> {
    pub id: String,
    pub case_id: String,
    pub added_at: String,
    pub saved_at: String,
    pub content: T,
    pub removed: bool,
    #[serde(skip)]
    revision: i64,
}

/// Where rows of one kind stand, and what the ledger calls them.
pub(super) struct List<T> {
    pub table: &'static str,
    pub subject: &'static str,
    pub kind: PhantomData<T>,
}

impl<T: Serialize + DeserializeOwned> List<T> {
    /// Keeps what was typed of a new row or of one on the list, and takes what was typed in its page.
    pub fn save(
        &self,
        vault: &mut Vault,
        case: &str,
        id: Option<&str>,
        content: T,
        now: Moment,
    ) -> Result<String> {
        let change = vault.change(now)?;
        cases::touch(&change, case)?;
        let record = match id {
            Some(id) => {
                let old = self.one(&change, case, id)?;
                Listed { content, revision: old.revision + 1, saved_at: change.at(), ..old }
            }
            None => Listed {
                id: make_id(),
                case_id: case.to_owned(),
                added_at: change.at(),
                saved_at: change.at(),
                content,
                removed: false,
                revision: 1,
            },
        };
        self.keep(&change, "saved", &record)?;
        forms::remove(&change, &format!("{}/{case}/{}", self.subject, id.unwrap_or("new")))?;
        change.commit()?;
        Ok(record.id)
    }

    /// Takes a row off the list, or puts it back.
    pub fn set_removed(
        &self,
        vault: &mut Vault,
        case: &str,
        id: &str,
        removed: bool,
        now: Moment,
    ) -> Result<()> {
        let change = vault.change(now)?;
        cases::touch(&change, case)?;
        let old = self.one(&change, case, id)?;
        let record = Listed { removed, revision: old.revision + 1, saved_at: change.at(), ..old };
        self.keep(&change, if removed { "removed" } else { "put-back" }, &record)?;
        change.commit()
    }

    /// Returns the rows on the list of a case, in the order in which they were added.
    pub fn of_case(&self, connection: &Connection, case: &str) -> Result<Vec<Listed<T>>> {
        let query = format!("SELECT * FROM {} WHERE case_id = ?1 AND removed = 0 ORDER BY rowid", self.table);
        all(connection, &query, &[case], read)
    }

    pub fn each(&self, connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
        for record in all(connection, &format!("SELECT * FROM {}", self.table), &[], read::<T>)? {
            let subject = Subject(self.subject, &record.id).to_string();
            visit(&subject, record.revision, serde_json::to_value(&record)?)?;
        }
        Ok(())
    }

    fn one(&self, connection: &Connection, case: &str, id: &str) -> Result<Listed<T>> {
        let query = format!("SELECT * FROM {} WHERE id = ?1 AND case_id = ?2", self.table);
        one(connection, &query, &[id, case], read)
    }

    fn keep(&self, change: &Change<'_>, act: &str, record: &Listed<T>) -> Result<()> {
        let statement = format!(
            "INSERT INTO {} VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET revision = ?3, saved_at = ?4, content = ?5, removed = ?6",
            self.table
        );
        let content = serde_json::to_string(&record.content)?;
        change.prepare_cached(&statement)?.execute(params![
            record.id,
            record.case_id,
            record.revision,
            record.saved_at,
            content,
            record.removed,
            record.added_at,
        ])?;
        let act = format!("{}-{act}", self.subject);
        change.enter(&act, &Subject(self.subject, &record.id), record.revision, record)
    }
}

fn read<T: DeserializeOwned>(row: &Row<'_>) -> rusqlite::Result<Listed<T>> {
    Ok(Listed {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        added_at: row.get("added_at")?,
        saved_at: row.get("saved_at")?,
        content: json(row, "content")?,
        removed: row.get("removed")?,
        revision: row.get("revision")?,
    })
}
