//! A case with its records as rows, to be carried in a sealed file; and opened again, in memory and only to be read, so
//! that whoever reviews it reckons from the same records by the same rules. The ledger does not come with it: what
//! vouches for these rows is the signature of the file in which they stand.

use std::collections::BTreeMap;
use std::fmt::{Display, Formatter};
use std::ops::Deref;

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Row, ToSql, params_from_iter};
use serde::{Deserialize, Serialize};

use crate::{Result, Vault, VaultError, database};

/// The rows of one case. In JSON: `{ "shape": 7, "tables": { "cases": [ { "id": "…", … } ], … } }`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carried {
    /// How many steps of the database's history its tables have gone through.
    shape: u32,
    /// By table, each row by column; in each table in the order in which they were recorded.
    pub(super) tables: BTreeMap<String, Vec<CarriedRow>>,
}

pub(super) type CarriedRow = BTreeMap<String, Option<Cell>>;

/// What stands in a column, where anything does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Cell {
    Integer(i64),
    Text(String),
}

/// A carried case, to be read like any vault. It lies in memory, and every write is refused as `ReadOnly`.
pub struct CarriedVault(Vault);

/// No case was carried before the database had this shape.
const FIRST_SHAPE: u32 = 7;

const OF_CASE: &str = "case_id = ?1 ORDER BY rowid";
/// Of a table without row numbers.
const OF_CASE_BY_KEY: &str = "case_id = ?1 ORDER BY 1, 2, 3";
const OF_NOTE: &str = "note_id IN (SELECT note_id FROM filed WHERE case_id = ?1) ORDER BY rowid";
const OF_DECISION: &str = "decision_id IN (SELECT id FROM decisions WHERE case_id = ?1) ORDER BY rowid";
const OF_SENT: &str = "sent_id IN (SELECT id FROM sent_referrals WHERE case_id = ?1) ORDER BY rowid";

/// The tables that travel, each with what finds the rows of a case. They are put in in this order: answers are refused
/// once their referral is sent.
pub(super) const TRAVELS: &[(&str, &str)] = &[
    ("cases", "id = ?1 ORDER BY rowid"),
    ("case_changes", OF_CASE),
    // A note that was taken out of the case was recorded in it by mistake: only the trace of it is the case's.
    ("notes", "id IN (SELECT note_id FROM filed WHERE case_id = ?1) ORDER BY rowid"),
    ("filings", OF_CASE),
    ("amendments", OF_NOTE),
    ("note_versions", OF_NOTE),
    ("attachments", OF_NOTE),
    ("people", OF_CASE),
    ("life_events", OF_CASE),
    ("before_going_in", OF_CASE),
    ("consent_events", OF_CASE),
    (
        "consent_documents",
        "event_id IN (SELECT id FROM consent_events WHERE case_id = ?1) ORDER BY rowid",
    ),
    ("capacity_records", OF_CASE),
    ("talks", OF_CASE),
    ("safety_records", OF_CASE),
    ("situations", OF_CASE),
    ("added_steps", OF_CASE),
    ("warnings", OF_CASE),
    (
        "warnings_ended",
        "warning_id IN (SELECT id FROM warnings WHERE case_id = ?1) ORDER BY rowid",
    ),
    ("case_closings", OF_CASE),
    ("decisions", OF_CASE),
    ("decisions_taken_back", OF_DECISION),
    ("decision_letters", OF_DECISION),
    ("offered_steps", OF_CASE),
    ("settled_clocks", OF_CASE),
    ("news_asked", OF_CASE),
    ("referrals", OF_CASE),
    ("answers", OF_CASE_BY_KEY),
    ("passage_links", OF_CASE),
    ("passage_marks", OF_CASE_BY_KEY),
    ("identifier_decisions", OF_CASE),
    ("read_back", OF_CASE),
    ("evidence", OF_CASE),
    ("online_drafts", OF_CASE_BY_KEY),
    ("entered", OF_CASE_BY_KEY),
    ("sent_referrals", OF_CASE),
    ("sent_references", OF_SENT),
    ("official_copies", OF_SENT),
    ("exports", OF_CASE),
    ("sharings", OF_CASE),
    ("hand_overs", OF_CASE),
    ("reviews_received", OF_CASE),
    (
        "review_replies",
        "review_id IN (SELECT id FROM reviews_received WHERE case_id = ?1) ORDER BY rowid",
    ),
    ("retention_answers", OF_CASE),
    ("disposal_holds", OF_CASE),
    (
        "disposal_holds_lifted",
        "hold_id IN (SELECT id FROM disposal_holds WHERE case_id = ?1) ORDER BY rowid",
    ),
    // What a file is called, its size and fingerprint; what it holds travels as an attachment.
    (
        "kept_files",
        "id IN (SELECT file_id FROM attachments WHERE note_id IN (SELECT note_id FROM filed WHERE case_id = ?1)
         UNION SELECT file_id FROM consent_documents WHERE event_id IN (SELECT id FROM consent_events WHERE case_id = ?1)
         UNION SELECT file_id FROM decision_letters WHERE decision_id IN (SELECT id FROM decisions WHERE case_id = ?1)
         UNION SELECT file_id FROM official_copies WHERE sent_id IN (SELECT id FROM sent_referrals WHERE case_id = ?1))
         ORDER BY rowid",
    ),
    // The copies of the official form in which its referral was answered, and the steps by which it was safeguarded:
    // without them a reader has no names for either.
    (
        "form_packs",
        "version IN (SELECT form_version FROM referrals WHERE case_id = ?1
         UNION SELECT form_version FROM sent_referrals WHERE case_id = ?1) ORDER BY rowid",
    ),
    ("pathway_packs", "?1 IS NOT NULL ORDER BY rowid"),
];

/// The tables of which nothing travels, each with the reason.
#[cfg(test)]
const STAYS: &[(&str, &str)] = &[
    ("kept_chunks", "what a file holds travels as an attachment"),
    ("form_drafts", "not recorded yet"),
    ("last_place", "where the worker was"),
    ("last_copied", "when the worker last copied an answer"),
    ("opened_cases", "what the worker looked at"),
    ("open_since", "when this vault was opened"),
    ("interrupted_notes", "what the worker has still to choose"),
    ("preferences", "what the worker prefers"),
    ("worker", "who made the file is said in its manifest"),
    ("translation_packs", "what was said in a conversation stands in the conversation"),
    ("ledger", "it is of all cases; its head is in the manifest"),
    ("own_keys", "no key leaves its vault"),
    ("colleagues", "whom the worker knows"),
    ("copies", "cases of others"),
    ("copy_pieces", "cases of others"),
    ("reviews", "of cases of others"),
    ("disposal_approvals", "who may dispose of a case is decided where it is"),
    ("disposal_under_way", "stands within one transaction"),
    ("disposals", "of cases that are gone"),
    ("search_documents", "follows from the records"),
    ("search_words", "follows from the records"),
    ("search_keys", "follows from the records"),
    ("search_names", "follows from the records"),
    ("search_state", "follows from the records"),
];

impl Vault {
    /// Returns a case with all its records, to be carried in a sealed file. What kept files hold is left out.
    pub fn carry(&self, case: &str) -> Result<Carried> {
        self.case(case)?;
        let tables = TRAVELS.iter().map(|(table, of_case)| {
            let rows = rows_of(&self.connection, &format!("SELECT * FROM {table} WHERE {of_case}"), case)?;
            Ok(((*table).to_owned(), rows))
        });
        Ok(Carried { shape: database::shape(&self.connection)?, tables: tables.collect::<Result<_>>()? })
    }
}

fn rows_of(connection: &Connection, query: &str, case: &str) -> Result<Vec<CarriedRow>> {
    let mut statement = connection.prepare_cached(query)?;
    let rows = statement.query_map([case], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<CarriedRow> {
    let columns = row.as_ref().column_names().into_iter().map(str::to_owned).enumerate();
    columns.map(|(place, column)| Ok((column, Cell::read(row.get_ref(place)?)?))).collect()
}

impl Cell {
    fn read(value: ValueRef<'_>) -> rusqlite::Result<Option<Self>> {
        match value {
            ValueRef::Null => Ok(None),
            ValueRef::Integer(number) => Ok(Some(Self::Integer(number))),
            ValueRef::Text(_) => Ok(Some(Self::Text(value.as_str()?.to_owned()))),
            ValueRef::Real(_) | ValueRef::Blob(_) => Err(rusqlite::Error::InvalidQuery),
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Integer(_) => None,
            Self::Text(text) => Some(text),
        }
    }

    /// The type of a column that holds such a thing, as the tables declare it.
    fn declared(&self) -> &'static str {
        match self {
            Self::Integer(_) => "INTEGER",
            Self::Text(_) => "TEXT",
        }
    }
}

impl Display for Cell {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(formatter),
            Self::Text(text) => text.fmt(formatter),
        }
    }
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Integer(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::from(text.as_str())),
        })
    }
}

impl Carried {
    /// Returns the files that are kept in the case: id and SHA-256 in hex.
    pub fn kept_files(&self) -> Vec<(String, String)> {
        let text = |row: &CarriedRow, column: &str| row.get(column)?.as_ref()?.text().map(str::to_owned);
        let rows = self.tables.get("kept_files").map(Vec::as_slice).unwrap_or_default();
        rows.iter().filter_map(|row| Some((text(row, "id")?, text(row, "fingerprint")?))).collect()
    }

    /// Writes anew what stands in a column of text, row by row; a row for which nothing is returned is left out.
    pub fn rewrite(&mut self, table: &str, column: &str, write: impl Fn(&str) -> Option<String>) {
        let Some(rows) = self.tables.get_mut(table) else { return };
        rows.retain_mut(|row| match row.get_mut(column) {
            Some(Some(Cell::Text(text))) => write(text).map(|written| *text = written).is_some(),
            _ => true,
        });
    }

    /// Opens what was carried. Only values come from it, never a word of a statement: a table or a column that this
    /// database does not have, a value of another type, a row that is not the case's, or not exactly one case is
    /// `CannotRead`; of a newer Daybook it is `NewerVersion`.
    pub fn open(self) -> Result<CarriedVault> {
        if self.shape < FIRST_SHAPE {
            return Err(VaultError::CannotRead);
        }
        let mut connection = database::in_memory(self.shape)?;
        self.put_in(&mut connection)?;
        // What cannot be migrated was never written by a Daybook.
        database::history().to_latest(&mut connection).map_err(|_| VaultError::CannotRead)?;
        only_one_case(&connection)?;
        connection.execute_batch("PRAGMA query_only = ON;")?;
        Ok(CarriedVault(Vault::in_memory(connection)))
    }

    fn put_in(mut self, connection: &mut Connection) -> Result<()> {
        let transaction = connection.transaction()?;
        for (table, _) in TRAVELS {
            if let Some(rows) = self.tables.remove(*table) {
                put_rows(&transaction, table, rows)?;
            }
        }
        if !self.tables.is_empty() {
            return Err(VaultError::CannotRead);
        }
        Ok(transaction.commit()?)
    }
}

impl CarriedVault {
    /// Reads every record, as a vault reads its own; `CannotRead` when one does not say what such a record says.
    pub fn every_record_reads(&self) -> Result<()> {
        let read =
            super::each_of_cases(&self.0.connection, &mut |_, _, _| Ok(())).and_then(|()| self.0.caseload());
        read.map(|_| ()).map_err(|_| VaultError::CannotRead)
    }
}

fn put_rows(connection: &Connection, table: &str, rows: Vec<CarriedRow>) -> Result<()> {
    let columns = columns_of(connection, table)?;
    let names: Vec<_> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let places = vec!["?"; columns.len()].join(", ");
    let insert = format!("INSERT INTO {table} ({}) VALUES ({places})", names.join(", "));
    let mut statement = connection.prepare(&insert).map_err(|_| VaultError::CannotRead)?;
    for mut row in rows {
        let values = columns.iter().map(|(name, declared)| {
            let value = row.remove(name).ok_or(VaultError::CannotRead)?;
            let fits = value.as_ref().is_none_or(|cell| cell.declared() == declared);
            if fits { Ok(value) } else { Err(VaultError::CannotRead) }
        });
        let values = values.collect::<Result<Vec<_>>>()?;
        if !row.is_empty() {
            return Err(VaultError::CannotRead);
        }
        statement.execute(params_from_iter(values)).map_err(|_| VaultError::CannotRead)?;
    }
    Ok(())
}

/// Returns the columns of a table as this database has it: name and type.
pub(super) fn columns_of(connection: &Connection, table: &str) -> Result<Vec<(String, String)>> {
    let mut statement = connection.prepare_cached("SELECT name, type FROM pragma_table_info(?1)")?;
    let columns = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(columns.collect::<rusqlite::Result<_>>()?)
}

/// Refuses whatever carrying the case once more would not carry.
fn only_one_case(connection: &Connection) -> Result<()> {
    let mut statement = connection.prepare("SELECT id FROM cases")?;
    let cases: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let [case] = cases.as_slice() else { return Err(VaultError::CannotRead) };
    for (table, of_case) in TRAVELS {
        let query = format!(
            "SELECT (SELECT count(*) FROM {table}) = (SELECT count(*) FROM (SELECT * FROM {table} WHERE {of_case}))"
        );
        if !connection.query_row(&query, [case], |row| row.get::<_, bool>(0))? {
            return Err(VaultError::CannotRead);
        }
    }
    Ok(())
}

impl Deref for CarriedVault {
    type Target = Vault;

    fn deref(&self) -> &Vault {
        &self.0
    }
}

#[cfg(test)]
#[path = "carried_tests.rs"]
mod tests;
