//! The records, one file a noun. Each change of one enters the ledger in the same transaction.

mod added_steps;
mod attachments;
mod capacity;
mod carried;
mod case_facts;
mod caseload;
mod cases;
mod chronology;
mod closings;
mod colleagues;
mod consent;
mod copies;
mod decisions;
mod disposals;
mod evidence;
mod exports;
mod files;
mod filings;
mod forms;
mod going_in;
mod hand_overs;
mod identifiers;
mod listed;
mod news;
mod notes;
mod openings;
mod own_keys;
mod packs;
mod passages;
mod pathway_packs;
mod people;
mod places;
mod preferences;
mod read_back;
mod referral;
mod retention;
mod reviews;
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
pub(crate) mod desk;

pub use added_steps::AddedStepRecord;
pub use attachments::{AttachmentRecord, FileToAttach};
pub use capacity::CapacityStored;
pub use carried::{Carried, CarriedVault};
pub use case_facts::{CaseFacts, SentFacts};
pub(crate) use caseload::KeptCaseload;
pub use cases::{CaseChangeRecord, CaseRecord};
pub use chronology::LifeEventRecord;
pub use closings::{ClosingAct, ClosingRecord};
pub use colleagues::ColleagueRecord;
pub use consent::{ConsentDocumentRecord, ConsentRecord};
pub use copies::{CopyReader, CopyRecord};
pub use decisions::{DecisionRecord, LetterRecord, OfferedStepRecord, SettledClockRecord, TakenBackRecord};
pub use disposals::{DisposalRecord, Stone, ToDispose};
pub use evidence::{EvidenceFile, EvidenceRecord};
pub use exports::ExportRecord;
pub use files::KeptFile;
pub use filings::{FilingAct, FilingRecord};
pub use going_in::GoingInRecord;
pub use hand_overs::{Differs, HandOverAct, HandOverRecord, Meeting, Rows, Taking, Whose};
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
pub use retention::{ApprovalRecord, HoldRecord, LiftedRecord, LookedAfterRecord};
pub use reviews::{ReceivedReviewRecord, ReviewRecord, ReviewReplyRecord};
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

pub(crate) use disposals::records_of;

use rusqlite::{Connection, Row, RowIndex, params_from_iter};
use serde::de::IntoDeserializer;
use serde::de::value::StrDeserializer;
use serde_json::Value;

use crate::Result;

/// The act by which a form draft leaves: its content has become a record.
const DRAFT_RECORDED: &str = "form-draft-recorded";
/// The act by which a review that was not finished leaves: its copy was removed.
const REVIEW_DROPPED: &str = "review-dropped";
/// The act by which a record of a case goes that was disposed of; the case's stone follows it.
pub(crate) const DISPOSED: &str = "record-disposed";
/// The acts after which there is a record no longer.
pub(crate) const REMOVED: [&str; 3] = [DRAFT_RECORDED, REVIEW_DROPPED, DISPOSED];
/// The subject of an act that leaves no record of its own.
pub(crate) const ACT: &str = "vault";

/// What is called with each record: its name in the ledger, its revision, its content.
pub(crate) type Visit<'a> = dyn FnMut(&str, i64, Value) -> Result<()> + 'a;

/// Visits the records of some kinds.
pub(crate) type Each = fn(&Connection, &mut Visit<'_>) -> Result<()>;

const OF_CASES: [Each; 31] = [
    cases::each,
    notes::each,
    versions::each,
    filings::each,
    attachments::each,
    people::each,
    chronology::each,
    going_in::each,
    consent::each,
    capacity::each,
    talks::each,
    safeguarding::each,
    situations::each,
    added_steps::each,
    warnings::each,
    closings::each,
    decisions::each,
    news::each,
    referral::each,
    passages::each,
    identifiers::each,
    read_back::each,
    evidence::each,
    sending::each,
    packs::each,
    hand_overs::each,
    exports::each,
    sharings::each,
    reviews::each,
    retention::each,
    disposals::each,
];
const OF_NO_CASE: [Each; 8] = [
    files::each,
    worker::each,
    pathway_packs::each,
    translations::each,
    forms::each,
    own_keys::each,
    colleagues::each,
    copies::each,
];

/// Visits every record that the ledger accounts for.
pub(crate) fn each_record(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    each_of_cases(connection, visit)?;
    OF_NO_CASE.iter().try_for_each(|each| each(connection, visit))
}

/// Visits what is recorded of cases, but for what kept files hold; and the reviews written here, which lie with those that came back.
pub(crate) fn each_of_cases(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    OF_CASES.iter().try_for_each(|each| each(connection, visit))
}

/// Returns what visits the records, kind after kind, for a database in which some may not be readable.
pub(crate) fn kinds() -> impl Iterator<Item = Each> {
    OF_CASES.into_iter().chain(OF_NO_CASE)
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
