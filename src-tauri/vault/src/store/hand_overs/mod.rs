//! Cases that went to a colleague and cases that came from one. What comes is put beside what is here: what is new is
//! added, what only they changed follows them, and where both changed something the worker chooses.

mod meeting;
mod taking;

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use meeting::{Differs, Meeting};
pub use taking::{Taking, Whose};

use super::{Visit, all, json, word};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault};

/// Which way a case went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HandOverAct {
    Sent,
    Arrived,
}

/// A case that went or came.
#[derive(Debug, Clone, Serialize)]
pub struct HandOverRecord {
    pub id: String,
    pub case_id: String,
    /// The sealed file's own name for itself.
    pub file_id: String,
    pub act: HandOverAct,
    pub at: String,
    /// With whom, the file's fingerprint, the ledger it comes from, and what was chosen between two.
    pub content: Value,
    /// What stood in the file in each row that may change.
    rows: Rows,
}

/// A digest of each row that may change, by the name of the row.
pub type Rows = BTreeMap<String, String>;

impl Vault {
    /// Enters that a case went to a colleague in that sealed file, with what stood in it.
    pub fn record_handed_over(
        &mut self,
        case: &str,
        file: &str,
        content: Value,
        rows: Rows,
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        super::cases::touch(&change, case)?;
        enter(&change, HandOverAct::Sent, case, file, content, rows)?;
        change.commit()
    }

    /// Returns how a case went and came, as it was recorded here; what a colleague recorded of it before came with it.
    pub fn hand_overs_of(&self, case: &str) -> Result<Vec<HandOverRecord>> {
        all(&self.connection, "SELECT * FROM hand_overs WHERE case_id = ?1 ORDER BY rowid", &[case], read)
    }
}

fn enter(
    change: &Change<'_>,
    act: HandOverAct,
    case: &str,
    file: &str,
    content: Value,
    rows: Rows,
) -> Result<()> {
    let id = super::make_id();
    let (case_id, file_id, at) = (case.to_owned(), file.to_owned(), change.at());
    let record = HandOverRecord { id, case_id, file_id, act, at, content, rows };
    change.execute(
        "INSERT INTO hand_overs VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            record.id,
            record.case_id,
            record.file_id,
            casework::case::choice_word(&record.act),
            record.at,
            serde_json::to_string(&record.content)?,
            serde_json::to_string(&record.rows)?,
        ],
    )?;
    let act = if act == HandOverAct::Sent { "handed-over" } else { "taken-over" };
    change.enter(act, &Subject("hand-over", &record.id), 1, &record)
}

fn read(row: &Row<'_>) -> rusqlite::Result<HandOverRecord> {
    Ok(HandOverRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        file_id: row.get("file_id")?,
        act: word(row, "act")?,
        at: row.get("at")?,
        content: json(row, "content")?,
        rows: json(row, "rows")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, "SELECT * FROM hand_overs", &[], read)? {
        visit(&Subject("hand-over", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "../hand_overs_tests.rs"]
mod tests;
