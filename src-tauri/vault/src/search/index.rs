//! Keeping the index beside the records.
//!
//! A note that is being written changes every second, and taking its old words out of a full-text index costs
//! more than saving it. So what has just changed waits outside the index and is read whole by every search;
//! when more than a few wait, the one that has rested longest goes in. Each save then writes one row.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;

use super::document::{self, Document};
use super::fields::Fields;
use super::names;
use crate::{Result, store};

/// By which rules documents and keys are made. A change of them raises it, and every index is made anew.
const VERSION: i64 = 4;
/// So many documents may wait: enough for a day's writing, few enough to read with each search.
const MOST_WAITING: i64 = 16;

const ONE: &str = "SELECT * FROM search_documents WHERE kind = ?1 AND record = ?2";
const AT_PLACE: &str = "SELECT * FROM search_documents WHERE place = ?1";
const RESTED: &str = "SELECT place FROM search_documents WHERE waiting IS NOT NULL
    AND (SELECT count(*) FROM search_documents WHERE waiting IS NOT NULL) > ?1 ORDER BY waiting LIMIT 1";
const WAITING: &str = "SELECT * FROM search_documents WHERE waiting IS NOT NULL";
const IN_ORDER: &str = "SELECT place FROM search_documents WHERE waiting IS NOT NULL ORDER BY place DESC";
const BEGUN: &str = "SELECT coalesce((SELECT min(entry) FROM ledger WHERE subject = ?1),
    (SELECT max(place) + 1 FROM search_documents), 1)";
const NOW: &str = "SELECT coalesce(max(entry), 1) FROM ledger";
const KEEP: &str = "INSERT INTO search_documents VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
    ON CONFLICT (place) DO UPDATE SET note_id = ?4, case_id = ?5, at = ?6, names = ?7, references_ = ?8,
    phones = ?9, places = ?10, words = ?11, waiting = ?12";

struct Kept {
    place: i64,
    waits: bool,
    document: Document,
}

/// Brings the index up to date with a record that was just entered in the ledger. An index that fails never
/// keeps a record from being saved: it is marked, and made anew before the next search.
pub(crate) fn follow(
    connection: &Connection,
    kind: &str,
    record: &str,
    content: &impl serde::Serialize,
) -> Result<()> {
    if !document::is_searched(kind) || !is_current(connection)? {
        return Ok(());
    }
    connection.prepare_cached("SAVEPOINT search")?.execute([])?;
    let followed = serde_json::to_value(content)
        .map_err(Into::into)
        .and_then(|content| follow_record(connection, kind, record, &content));
    if followed.is_err() {
        connection.execute_batch("ROLLBACK TO search; UPDATE search_state SET version = 0;")?;
    }
    connection.prepare_cached("RELEASE search")?.execute([])?;
    Ok(())
}

fn follow_record(connection: &Connection, kind: &str, record: &str, content: &Value) -> Result<()> {
    let kept = connection.prepare_cached(ONE)?.query_row([kind, record], read).optional()?;
    match (kept, document::of(connection, kind, record, content)?) {
        (None, None) => {}
        (Some(kept), None) => {
            take_out(connection, &kept)?;
            names::change(connection, &kept.document.names, "")?;
            connection
                .prepare_cached("DELETE FROM search_documents WHERE place = ?1")?
                .execute([kept.place])?;
        }
        (Some(kept), Some(document)) if kept.document == document => {}
        (Some(kept), Some(document)) => {
            take_out(connection, &kept)?;
            names::change(connection, &kept.document.names, &document.names)?;
            keep(connection, kept.place, &document)?;
        }
        (None, Some(document)) => add(connection, &document)?,
    }
    let rested: Option<i64> =
        connection.prepare_cached(RESTED)?.query_row([MOST_WAITING], |row| row.get(0)).optional()?;
    rested.map_or(Ok(()), |place| put_in(connection, place))
}

fn add(connection: &Connection, document: &Document) -> Result<()> {
    let subject = format!("{}/{}", document.kind, document.record);
    let place = connection.prepare_cached(BEGUN)?.query_row([subject], |row| row.get(0))?;
    names::change(connection, "", &document.names)?;
    keep(connection, place, document)
}

fn keep(connection: &Connection, place: i64, document: &Document) -> Result<()> {
    let now: i64 = connection.prepare_cached(NOW)?.query_row([], |row| row.get(0))?;
    connection.prepare_cached(KEEP)?.execute(params![
        place,
        document.kind,
        document.record,
        document.note,
        document.case,
        document.at,
        document.names,
        document.references,
        document.phones,
        document.places,
        document.words,
        now,
    ])?;
    Ok(())
}

/// Puts a document that waits into the index.
fn put_in(connection: &Connection, place: i64) -> Result<()> {
    let document = connection.prepare_cached(AT_PLACE)?.query_row([place], Document::read)?;
    write(connection, place, &Fields::of(&document), "", "")?;
    connection
        .prepare_cached("UPDATE search_documents SET waiting = NULL WHERE place = ?1")?
        .execute([place])?;
    Ok(())
}

/// Takes a document out of the index, unless it still waits.
fn take_out(connection: &Connection, kept: &Kept) -> Result<()> {
    if kept.waits {
        return Ok(());
    }
    write(connection, kept.place, &Fields::of(&kept.document), "search_words, ", "search_keys, ")
}

/// The index counts down, from -1: the newest come first in it, and reading it backwards would read all of it.
fn write(connection: &Connection, place: i64, fields: &Fields, words: &str, keys: &str) -> Result<()> {
    let delete = if words.is_empty() { "" } else { "'delete', " };
    connection
        .prepare_cached(&format!("INSERT INTO search_words ({words}rowid, keys) VALUES ({delete}?1, ?2)"))?
        .execute(params![-place, fields.all()])?;
    connection
        .prepare_cached(&format!(
            "INSERT INTO search_keys ({keys}rowid, names, references_, phones, postcodes, places)
             VALUES ({delete}?1, ?2, ?3, ?4, ?5, ?6)"
        ))?
        .execute(params![
            -place,
            fields.names.joined(),
            fields.references.joined(),
            fields.phones.joined(),
            fields.postcodes.joined(),
            fields.places.joined(),
        ])?;
    Ok(())
}

/// Makes the index when it is missing, was made by other rules, or failed.
pub(crate) fn bring_up_to_date(connection: &Connection) -> Result<()> {
    if is_current(connection)? { Ok(()) } else { rebuild(connection) }
}

fn is_current(connection: &Connection) -> Result<bool> {
    let query = "SELECT version FROM search_state";
    let version: i64 = connection.prepare_cached(query)?.query_row([], |row| row.get(0))?;
    Ok(version == VERSION)
}

/// Makes the whole index anew from the records, or leaves it as it was.
pub(crate) fn rebuild(connection: &Connection) -> Result<()> {
    let transaction = connection.unchecked_transaction()?;
    remake(&transaction)?;
    Ok(transaction.commit()?)
}

/// Makes the whole index anew within a transaction; no key of before is left in it.
pub(crate) fn remake(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "INSERT INTO search_words (search_words) VALUES ('delete-all');
         INSERT INTO search_keys (search_keys) VALUES ('delete-all');
         DELETE FROM search_documents; DELETE FROM search_names;",
    )?;
    each_document(connection, &mut |document| add(connection, &document))?;
    let mut statement = connection.prepare(IN_ORDER)?;
    let places: Vec<i64> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    drop(statement);
    // In the order of the index, which is the newest first.
    places.into_iter().try_for_each(|place| put_in(connection, place))?;
    connection.execute("UPDATE search_state SET version = ?1", [VERSION])?;
    Ok(())
}

/// Calls with what is searched of every record.
pub(super) fn each_document(
    connection: &Connection,
    take: &mut dyn FnMut(Document) -> Result<()>,
) -> Result<()> {
    store::each_record(connection, &mut |subject, _, content| {
        let (kind, record) = subject.split_once('/').unwrap_or((subject, ""));
        document::of(connection, kind, record, &content)?.map_or(Ok(()), &mut *take)
    })
}

/// Returns the documents that are too fresh for the index, each with its place.
pub(super) fn waiting(connection: &Connection) -> Result<Vec<(i64, Document)>> {
    let mut statement = connection.prepare_cached(WAITING)?;
    let rows = statement.query_map([], |row| Ok((row.get("place")?, Document::read(row)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Returns the document at a place.
pub(super) fn at(connection: &Connection, place: i64) -> Result<Document> {
    Ok(connection.prepare_cached(AT_PLACE)?.query_row([place], Document::read)?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let waiting: Option<i64> = row.get("waiting")?;
    Ok(Kept { place: row.get("place")?, waits: waiting.is_some(), document: Document::read(row)? })
}
