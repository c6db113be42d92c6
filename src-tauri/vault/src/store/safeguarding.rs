//! What was recorded about safety steps. Each record is added, never written over.

use casework::case::choice_word;
use casework::moment::{read_day, read_moment};
use casework::safeguarding::NewRecord;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{Visit, all, cases, forms, make_id, word};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault};

#[derive(Debug, Clone, Serialize)]
pub struct SafetyRecord {
    pub id: String,
    pub case_id: String,
    pub step: String,
    pub recorded_at: String,
    pub record: NewRecord,
}

const OF_CASE: &str = "SELECT * FROM safety_records WHERE case_id = ?1 ORDER BY rowid";
const ALL: &str = "SELECT * FROM safety_records";
const MOMENT: &str = "%Y-%m-%dT%H:%M";

impl Vault {
    /// Records what was done about a step.
    pub fn record_safety_step(
        &mut self,
        case: &str,
        step: &str,
        record: &NewRecord,
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let record = SafetyRecord {
            id: make_id(),
            case_id: case.to_owned(),
            step: step.to_owned(),
            recorded_at: change.at(),
            record: record.clone(),
        };
        insert(&change, &record)?;
        change.enter("safety-step-recorded", &Subject("safety", &record.id), 1, &record)?;
        forms::remove(&change, &format!("step/{case}/{step}"))?;
        change.commit()
    }

    /// Returns the safety records of a case in the order in which they were recorded.
    pub fn safety_of(&self, case: &str) -> Result<Vec<SafetyRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }
}

fn insert(change: &Change<'_>, record: &SafetyRecord) -> Result<()> {
    let told = &record.record;
    change.execute(
        "INSERT INTO safety_records VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        params![
            record.id,
            record.case_id,
            record.step,
            choice_word(&told.outcome),
            told.at.format(MOMENT).to_string(),
            record.recorded_at,
            told.who,
            told.reference,
            told.agreed,
            told.reason,
            told.arranged_for.map(|day| day.to_string()),
            told.number,
            told.result,
            told.feedback,
        ],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<SafetyRecord> {
    let at: String = row.get("at")?;
    let arranged_for: Option<String> = row.get("arranged_for")?;
    Ok(SafetyRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        step: row.get("step")?,
        recorded_at: row.get("recorded_at")?,
        record: NewRecord {
            outcome: word(row, "outcome")?,
            at: read_moment(&at).ok_or(rusqlite::Error::InvalidQuery)?,
            who: row.get("who")?,
            reference: row.get("reference")?,
            agreed: row.get("agreed")?,
            reason: row.get("reason")?,
            arranged_for: arranged_for.as_deref().and_then(read_day),
            number: row.get("number")?,
            result: row.get("result")?,
            feedback: row.get("feedback")?,
        },
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("safety", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use casework::safeguarding::Outcome;

    use super::*;
    use crate::store::desk::{Desk, now};

    #[test]
    fn a_record_keeps_the_number_rung_what_it_led_to_and_what_came_back() {
        let mut desk = Desk::new();
        let case = desk.case.clone();
        let record = NewRecord {
            outcome: Outcome::Done,
            at: read_moment("2026-03-17T14:10").expect("a real moment"),
            who: "Duty team".to_owned(),
            reference: String::new(),
            agreed: String::new(),
            reason: String::new(),
            arranged_for: None,
            number: "01632 960001".to_owned(),
            result: "section-47".to_owned(),
            feedback: "They visit the quinceberry farm".to_owned(),
        };
        desk.vault.record_safety_step(&case, "eng-child", &record, now(1)).expect("recorded");
        assert_eq!(desk.vault.safety_of(&case).expect("readable")[0].record, record, "every word of it");
        assert_eq!(desk.found("quinceberry"), ["safety: words"], "found by what came back");
        assert_eq!(desk.found("01632 960"), ["safety: phone words"], "and by the number");
        desk.refuses(&["UPDATE safety_records SET feedback = ''", "DELETE FROM safety_records"]);
    }
}
