//! Records of a person's capacity to make one decision at one time. They are only ever added.

use casework::consent::CapacityRecord;
use rusqlite::{Connection, Row};
use serde::Serialize;

use super::{Visit, all, cases, forms, json, make_id};
use crate::change::Subject;
use crate::{Moment, Result, Vault};

/// A record of capacity as it is kept.
#[derive(Debug, Clone, Serialize)]
pub struct CapacityStored {
    pub id: String,
    pub case_id: String,
    pub recorded_at: String,
    pub record: CapacityRecord,
}

const OF_CASE: &str = "SELECT * FROM capacity_records WHERE case_id = ?1 ORDER BY rowid";
const ALL: &str = "SELECT * FROM capacity_records";

impl Vault {
    /// Records what was found of the person's capacity for one decision.
    pub fn record_capacity(&mut self, case: &str, record: &CapacityRecord, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let stored = CapacityStored {
            id: make_id(),
            case_id: case.to_owned(),
            recorded_at: change.at(),
            record: record.clone(),
        };
        change.execute(
            "INSERT INTO capacity_records VALUES (?1, ?2, ?3, ?4)",
            [&stored.id, &stored.case_id, &stored.recorded_at, &serde_json::to_string(record)?],
        )?;
        change.enter("capacity-recorded", &Subject("capacity", &stored.id), 1, &stored)?;
        forms::remove(&change, &format!("capacity/{case}"))?;
        change.commit()
    }

    /// Returns the records of capacity of a case in the order in which they were recorded.
    pub fn capacity_of(&self, case: &str) -> Result<Vec<CapacityStored>> {
        all(&self.connection, OF_CASE, &[case], read)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<CapacityStored> {
    Ok(CapacityStored {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        recorded_at: row.get("recorded_at")?,
        record: json(row, "content")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for stored in all(connection, ALL, &[], read)? {
        visit(&Subject("capacity", &stored.id).to_string(), 1, serde_json::to_value(&stored)?)?;
    }
    Ok(())
}
