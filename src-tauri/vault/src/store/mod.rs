//! The records, one file a noun. Each change of one enters the ledger in the same transaction.

mod added_steps;
mod attachments;
mod capacity;
mod case_facts;
mod caseload;
mod cases;
mod chronology;
mod closings;
mod consent;
mod decisions;
mod evidence;
mod exports;
mod files;
mod filings;
mod forms;
mod going_in;
mod identifiers;
mod listed;
mod news;
mod notes;
mod openings;
mod packs;
mod passages;
mod pathway_packs;
mod people;
mod places;
mod preferences;
mod read_back;
mod referral;
mod safeguarding;
mod sending;
mod sharings;
mod situations;
mod talks;
mod translations;
mod versions;
mod warnings;
mod worker;

#[cfg(test)]
mod desk;

pub use added_steps::AddedStepRecord;
pub use attachments::{AttachmentRecord, FileToAttach};
pub use capacity::CapacityStored;
pub use case_facts::{CaseFacts, SentFacts};
pub use cases::{CaseChangeRecord, CaseRecord};
pub use chronology::LifeEventRecord;
pub use closings::{ClosingAct, ClosingRecord};
pub use consent::{ConsentDocumentRecord, ConsentRecord};
pub use decisions::{DecisionRecord, LetterRecord, OfferedStepRecord, SettledClockRecord, TakenBackRecord};
pub use evidence::{EvidenceFile, EvidenceRecord};
pub use exports::ExportRecord;
pub use files::KeptFile;
pub use filings::{FilingAct, FilingRecord};
pub use going_in::GoingInRecord;
pub use identifiers::{IdentifierDecision, IdentifierOutcome, IdentifierRecord};
pub use listed::Listed;
pub use news::NewsRecord;
pub use notes::{AmendmentRecord, FinishRecord, NoteRecord};
pub use packs::FormPackRecord;
pub use passages::{PassageLinkRecord, PassageMarkRecord, PassageToLink};
pub use pathway_packs::PathwayPackRecord;
pub use people::PersonRecord;
pub use read_back::{ReadBackOutcome, ReadBackRecord, ReadParagraph};
pub use referral::{AnswerRecord, AnswerToKeep, Origin, ReferralRecord};
pub use safeguarding::SafetyRecord;
pub use sending::{
    EnteredRecord, OfficialCopyRecord, OnlineDraftRecord, ReferralToFreeze, SentReferralRecord,
};
pub use sharings::SharingRecord;
pub use situations::SituationRecord;
pub use talks::TalkRecord;
pub use translations::TranslationPackRecord;
pub use versions::NoteVersionRecord;
pub use warnings::WarningRecord;
pub use worker::WorkerRecord;

use rusqlite::{Connection, Row, RowIndex, params_from_iter};
use serde::de::IntoDeserializer;
use serde::de::value::StrDeserializer;
use serde_json::Value;

use crate::Result;

/// The act by which a form draft leaves: its content has become a record.
pub(crate) const REMOVED: &str = "form-draft-recorded";
/// The subject of an act that leaves no record of its own.
pub(crate) const ACT: &str = "vault";

/// What is called with each record: its name in the ledger, its revision, its content.
pub(crate) type Visit<'a> = dyn FnMut(&str, i64, Value) -> Result<()> + 'a;

/// Visits every record that the ledger accounts for.
pub(crate) fn each_record(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    cases::each(connection, visit)?;
    notes::each(connection, visit)?;
    versions::each(connection, visit)?;
    filings::each(connection, visit)?;
    attachments::each(connection, visit)?;
    people::each(connection, visit)?;
    chronology::each(connection, visit)?;
    going_in::each(connection, visit)?;
    consent::each(connection, visit)?;
    capacity::each(connection, visit)?;
    talks::each(connection, visit)?;
    safeguarding::each(connection, visit)?;
    situations::each(connection, visit)?;
    added_steps::each(connection, visit)?;
    warnings::each(connection, visit)?;
    closings::each(connection, visit)?;
    decisions::each(connection, visit)?;
    news::each(connection, visit)?;
    referral::each(connection, visit)?;
    passages::each(connection, visit)?;
    identifiers::each(connection, visit)?;
    read_back::each(connection, visit)?;
    evidence::each(connection, visit)?;
    sending::each(connection, visit)?;
    files::each(connection, visit)?;
    worker::each(connection, visit)?;
    packs::each(connection, visit)?;
    pathway_packs::each(connection, visit)?;
    translations::each(connection, visit)?;
    forms::each(connection, visit)?;
    exports::each(connection, visit)?;
    sharings::each(connection, visit)
}

/// Returns the rows of a query as records.
fn all<T>(
    connection: &Connection,
    query: &str,
    keys: &[&str],
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(query)?;
    let rows = statement.query_map(params_from_iter(keys), read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Returns the one row of a query, or `NotFound`.
fn one<T>(
    connection: &Connection,
    query: &str,
    keys: &[&str],
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<T> {
    Ok(connection.prepare_cached(query)?.query_row(params_from_iter(keys), read)?)
}

/// Makes a new random identifier; it tells nothing of when or by whom.
fn make_id() -> String {
    uuid::Uuid::new_v4().to_string()
}

/// Reads a column that holds a word of a closed set.
fn word<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<T> {
    let word: StrDeserializer<'_, serde::de::value::Error> =
        row.get_ref(column)?.as_str()?.into_deserializer();
    T::deserialize(word).map_err(|_| rusqlite::Error::InvalidQuery)
}

/// Reads a column that holds JSON.
fn json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<T> {
    serde_json::from_str(row.get_ref(column)?.as_str()?).map_err(|_| rusqlite::Error::InvalidQuery)
}

/// Reads a column that holds JSON or nothing.
fn optional_json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| serde_json::from_str(&text)).transpose().map_err(|_| rusqlite::Error::InvalidQuery)
}

/// Returns what a column holds for something that may be missing.
fn written_json<T: serde::Serialize>(content: Option<&T>) -> Result<Option<String>> {
    Ok(content.map(serde_json::to_string).transpose()?)
}
