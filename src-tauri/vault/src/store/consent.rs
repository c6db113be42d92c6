//! Consent events. They are only ever added.

use casework::case::choice_word;
use casework::consent::ConsentEvent;
use casework::moment::{read_day, read_moment};
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{Visit, all, cases, forms, json, make_id, word};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault};

#[derive(Debug, Clone, Serialize)]
pub struct ConsentRecord {
    pub id: String,
    pub case_id: String,
    pub recorded_at: String,
    pub event: ConsentEvent,
}

const OF_CASE: &str = "SELECT * FROM consent_events WHERE case_id = ?1 ORDER BY rowid";
const ALL: &str = "SELECT * FROM consent_events";
const MOMENT: &str = "%Y-%m-%dT%H:%M";

impl Vault {
    /// Records one occasion on which the person decided.
    pub fn record_consent(&mut self, case: &str, event: &ConsentEvent, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let record = ConsentRecord {
            id: make_id(),
            case_id: case.to_owned(),
            recorded_at: change.at(),
            event: event.clone(),
        };
        insert(&change, &record)?;
        change.enter("consent-recorded", &Subject("consent", &record.id), 1, &record)?;
        forms::remove(&change, &format!("consent/{case}"))?;
        change.commit()
    }

    /// Returns the consent events of a case in the order in which they were recorded.
    pub fn consent_of(&self, case: &str) -> Result<Vec<ConsentRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }
}

fn insert(change: &Change<'_>, record: &ConsentRecord) -> Result<()> {
    let event = &record.event;
    change.execute(
        "INSERT INTO consent_events VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            record.id,
            record.case_id,
            record.recorded_at,
            choice_word(&event.purpose),
            choice_word(&event.decision),
            event.at.format(MOMENT).to_string(),
            event.words,
            event.language,
            event.interpreter,
            event.present,
            serde_json::to_string(&event.explained)?,
            event.return_on.map(|day| day.to_string()),
        ],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<ConsentRecord> {
    let at: String = row.get("at")?;
    let return_on: Option<String> = row.get("return_on")?;
    Ok(ConsentRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        recorded_at: row.get("recorded_at")?,
        event: ConsentEvent {
            purpose: word(row, "purpose")?,
            decision: word(row, "decision")?,
            at: read_moment(&at).ok_or(rusqlite::Error::InvalidQuery)?,
            words: row.get("words")?,
            language: row.get("language")?,
            interpreter: row.get("interpreter")?,
            present: row.get("present")?,
            explained: json(row, "explained")?,
            return_on: return_on.as_deref().and_then(read_day),
        },
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("consent", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}
