//! What the worker said of themself: one record, kept as typed.

use casework::worker::Worker;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::{Visit, all, forms, json};
use crate::change::Subject;
use crate::{Moment, Result, Vault};

#[derive(Debug, Clone, Serialize)]
pub struct WorkerRecord {
    pub worker: Worker,
    pub saved_at: String,
    #[serde(skip)]
    revision: i64,
}

const ONE: &str = "SELECT * FROM worker";
const SUBJECT: Subject<'static> = Subject("worker", "1");

impl Vault {
    /// Keeps what the worker typed, valid or not.
    pub fn save_worker(&mut self, worker: &Worker, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        let before = change.query_row(ONE, [], read).optional()?;
        let record = WorkerRecord {
            worker: worker.clone(),
            saved_at: change.at(),
            revision: before.map_or(1, |it| it.revision + 1),
        };
        let content = serde_json::to_string(worker)?;
        change.execute(
            "INSERT OR REPLACE INTO worker VALUES (1, ?1, ?2, ?3)",
            params![record.revision, content, record.saved_at],
        )?;
        change.enter("worker-saved", &SUBJECT, record.revision, &record)?;
        forms::remove(&change, "you")?;
        change.commit()
    }

    /// Returns what the worker said of themself, if anything.
    pub fn worker(&self) -> Result<Option<WorkerRecord>> {
        Ok(self.connection.query_row(ONE, [], read).optional()?)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<WorkerRecord> {
    Ok(WorkerRecord {
        worker: json(row, "content")?,
        saved_at: row.get("saved_at")?,
        revision: row.get("revision")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ONE, &[], read)? {
        visit(&SUBJECT.to_string(), record.revision, serde_json::to_value(&record)?)?;
    }
    Ok(())
}
