//! Consent events, and the papers signed on them. Both are only ever added.

use casework::case::choice_word;
use casework::consent::ConsentEvent;
use casework::moment::{read_day, read_moment};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::files::KeptFile;
use super::{Visit, all, cases, files, forms, json, make_id, one, optional_json, word, written_json};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault, VaultError};

#[derive(Debug, Clone, Serialize)]
pub struct ConsentRecord {
    pub id: String,
    pub case_id: String,
    pub recorded_at: String,
    pub event: ConsentEvent,
}

/// The paper that the person signed on an occasion.
#[derive(Debug, Clone, Serialize)]
pub struct ConsentDocumentRecord {
    pub event_id: String,
    pub file_id: String,
    pub at: String,
}

const OF_CASE: &str = "SELECT * FROM consent_events WHERE case_id = ?1 ORDER BY rowid";
const ONE: &str = "SELECT * FROM consent_events WHERE id = ?1 AND case_id = ?2";
const ALL: &str = "SELECT * FROM consent_events";
const DOCUMENT: &str = "SELECT * FROM consent_documents WHERE event_id = ?1";
const ALL_DOCUMENTS: &str = "SELECT * FROM consent_documents";
const MOMENT: &str = "%Y-%m-%dT%H:%M";

impl Vault {
    /// Records one occasion on which the person decided; returns the event's id.
    pub fn record_consent(&mut self, case: &str, event: &ConsentEvent, now: Moment) -> Result<String> {
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
        change.commit()?;
        Ok(record.id)
    }

    /// Returns the consent events of a case in the order in which they were recorded.
    pub fn consent_of(&self, case: &str) -> Result<Vec<ConsentRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }

    /// Keeps the paper that was signed on an occasion of the case. There is one; another is refused as
    /// `AlreadyKept`.
    pub fn attach_consent_document(
        &mut self,
        case: &str,
        event: &str,
        name: &str,
        content: &[u8],
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        one(&change, ONE, &[event, case], read)?;
        if change.query_row(DOCUMENT, [event], read_document).optional()?.is_some() {
            return Err(VaultError::AlreadyKept);
        }
        let file = files::keep(&change, name, content)?;
        let record = ConsentDocumentRecord { event_id: event.to_owned(), file_id: file.id, at: change.at() };
        change.execute(
            "INSERT INTO consent_documents VALUES (?1, ?2, ?3)",
            [&record.event_id, &record.file_id, &record.at],
        )?;
        change.enter("consent-document-attached", &Subject("consent-document", event), 1, &record)?;
        change.commit()
    }

    /// Returns the paper signed on an occasion, once it is attached: when, and which file.
    pub fn consent_document(&self, event: &str) -> Result<Option<(ConsentDocumentRecord, KeptFile)>> {
        let Some(document) = self.connection.query_row(DOCUMENT, [event], read_document).optional()? else {
            return Ok(None);
        };
        let file = files::one(&self.connection, &document.file_id)?;
        Ok(Some((document, file)))
    }
}

fn insert(change: &Change<'_>, record: &ConsentRecord) -> Result<()> {
    let event = &record.event;
    let details = (!event.details.is_plain()).then_some(&event.details);
    change.execute(
        "INSERT INTO consent_events VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
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
            written_json(details)?,
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
            details: optional_json(row, "details")?.unwrap_or_default(),
        },
    })
}

fn read_document(row: &Row<'_>) -> rusqlite::Result<ConsentDocumentRecord> {
    Ok(ConsentDocumentRecord {
        event_id: row.get("event_id")?,
        file_id: row.get("file_id")?,
        at: row.get("at")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("consent", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, ALL_DOCUMENTS, &[], read_document)? {
        let subject = Subject("consent-document", &record.event_id).to_string();
        visit(&subject, 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "consent_tests.rs"]
mod tests;
