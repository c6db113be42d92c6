//! Copies to review: sealed case files that others gave, with the bytes as they came.

use std::io::{self, BufRead, Read};

use ring::digest::{Context, SHA256};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde_json::Value;

use super::{Visit, all, json, make_id, one, reviews};
use crate::change::{Change, Subject};
use crate::sealed_file::Verified;
use crate::{Moment, Result, Vault, VaultError};

#[derive(Debug, Clone, Serialize)]
pub struct CopyRecord {
    pub id: String,
    pub received_at: String,
    /// SHA-256 of the sealed file in hex.
    pub fingerprint: String,
    /// How many bytes the sealed file has.
    pub bytes: u64,
    /// The manifest, and what the list of copies needs without opening the file.
    pub content: Value,
    /// When it was removed: its bytes are gone, and what is said here is all that is left.
    pub removed_at: Option<String>,
}

const ALL: &str = "SELECT * FROM copies ORDER BY rowid";
const ONE: &str = "SELECT * FROM copies WHERE id = ?1";
const HERE: &str = "SELECT * FROM copies WHERE id = ?1 AND removed_at IS NULL";
const KNOWN: &str = "SELECT 1 FROM copies WHERE fingerprint = ?1 AND removed_at IS NULL";
const PIECE: &str = "SELECT content FROM copy_pieces WHERE copy_id = ?1 AND number = ?2";
/// So much of a copy is in memory at a time.
const PIECE_BYTES: u64 = 1024 * 1024;

impl Vault {
    /// Keeps a sealed file that was verified, exactly as it came; returns the copy's id. `file` is read from its
    /// beginning, once. Bytes other than those verified are `CannotRead`, and a file that is here already is
    /// `AlreadyKept`; nothing is kept of either.
    pub fn keep_copy(
        &mut self,
        file: impl Read,
        verified: &Verified,
        content: &Value,
        now: Moment,
    ) -> Result<String> {
        let change = self.change(now)?;
        let record = CopyRecord {
            id: make_id(),
            received_at: change.at(),
            fingerprint: verified.fingerprint.clone(),
            bytes: verified.bytes,
            content: content.clone(),
            removed_at: None,
        };
        keep(&change, file, &record)?;
        change.commit()?;
        Ok(record.id)
    }

    /// Returns every copy that was ever received, oldest first; those that were removed too.
    pub fn copies(&self) -> Result<Vec<CopyRecord>> {
        all(&self.connection, ALL, &[], read)
    }

    pub fn copy(&self, id: &str) -> Result<CopyRecord> {
        one(&self.connection, ONE, &[id], read)
    }

    /// Returns the sealed file as it came, a piece at a time; `NotFound` once the copy was removed.
    pub fn copy_reader(&self, id: &str) -> Result<CopyReader<'_>> {
        let copy = one(&self.connection, HERE, &[id], read)?;
        Ok(CopyReader { connection: &self.connection, copy: copy.id, next: 0, piece: Vec::new(), at: 0 })
    }

    /// Removes a copy: its bytes go, and so does a review that was not finished. Its row stays, with its finished
    /// review and `left`, what is still to be said of it. Once removed it is `NotFound`.
    pub fn remove_copy(&mut self, id: &str, left: &Value, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        let mut record = must_be_here(&change, id)?;
        record.removed_at = Some(change.at());
        record.content = left.clone();
        change.execute(
            "UPDATE copies SET removed_at = ?2, content = ?3 WHERE id = ?1",
            params![id, record.removed_at, left.to_string()],
        )?;
        change.execute("DELETE FROM copy_pieces WHERE copy_id = ?1", [id])?;
        reviews::drop_unfinished(&change, id)?;
        change.enter("copy-removed", &Subject("copy", id), record.revision(), &record)?;
        change.commit()
    }
}

/// Returns a copy that was not removed.
pub(super) fn must_be_here(connection: &Connection, id: &str) -> Result<CopyRecord> {
    one(connection, HERE, &[id], read)
}

fn keep(change: &Change<'_>, file: impl Read, record: &CopyRecord) -> Result<()> {
    if change.query_row(KNOWN, [&record.fingerprint], |_| Ok(())).optional()?.is_some() {
        return Err(VaultError::AlreadyKept);
    }
    let bytes = i64::try_from(record.bytes).map_err(|_| VaultError::CannotRead)?;
    change.execute(
        "INSERT INTO copies VALUES (?1, ?2, ?3, ?4, ?5, NULL)",
        params![record.id, record.received_at, record.fingerprint, bytes, record.content.to_string()],
    )?;
    // One byte more than was verified is enough to tell that it is another file.
    if keep_pieces(change, &record.id, file.take(record.bytes.saturating_add(1)))? != record.fingerprint {
        return Err(VaultError::CannotRead);
    }
    change.enter("copy-received", &Subject("copy", &record.id), record.revision(), record)
}

/// Keeps a file a piece at a time; returns its fingerprint.
fn keep_pieces(change: &Change<'_>, copy: &str, mut file: impl Read) -> Result<String> {
    let mut insert = change.prepare_cached("INSERT INTO copy_pieces VALUES (?1, ?2, ?3)")?;
    let mut digest = Context::new(&SHA256);
    let mut piece = Vec::new();
    for number in 0_i64.. {
        piece.clear();
        file.by_ref().take(PIECE_BYTES).read_to_end(&mut piece)?;
        if piece.is_empty() {
            break;
        }
        digest.update(&piece);
        insert.execute(params![copy, number, piece])?;
    }
    Ok(crate::hex::write(digest.finish().as_ref()))
}

/// A copy's bytes, a piece in memory at a time. A piece that is gone is the end: whoever reads it finds the file cut
/// short.
pub struct CopyReader<'a> {
    connection: &'a Connection,
    copy: String,
    next: i64,
    piece: Vec<u8>,
    at: usize,
}

impl BufRead for CopyReader<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.piece.len() {
            self.turn().map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
        }
        Ok(&self.piece[self.at..])
    }

    fn consume(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.piece.len());
    }
}

impl Read for CopyReader<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl CopyReader<'_> {
    /// Turns to the next piece; after the last there is none.
    fn turn(&mut self) -> Result<()> {
        self.piece.clear();
        self.at = 0;
        let mut statement = self.connection.prepare_cached(PIECE)?;
        let mut rows = statement.query(params![self.copy, self.next])?;
        if let Some(row) = rows.next()? {
            let piece = row.get_ref(0)?.as_blob().map_err(|_| rusqlite::Error::InvalidQuery)?;
            self.piece.extend_from_slice(piece);
            self.next += 1;
        }
        Ok(())
    }
}

impl CopyRecord {
    /// A copy changes once: when it is removed.
    fn revision(&self) -> i64 {
        if self.removed_at.is_some() { 2 } else { 1 }
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<CopyRecord> {
    Ok(CopyRecord {
        id: row.get("id")?,
        received_at: row.get("received_at")?,
        fingerprint: row.get("fingerprint")?,
        bytes: u64::try_from(row.get::<_, i64>("bytes")?).map_err(|_| rusqlite::Error::InvalidQuery)?,
        content: json(row, "content")?,
        removed_at: row.get("removed_at")?,
    })
}

/// The bytes are accounted for by what the pieces give, not by what the record says of them.
pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for mut record in all(connection, ALL, &[], read)? {
        if record.removed_at.is_none() {
            let copy = record.id.clone();
            let pieces = CopyReader { connection, copy, next: 0, piece: Vec::new(), at: 0 };
            (record.bytes, record.fingerprint) = crate::fingerprint_of(pieces)?;
        }
        let subject = Subject("copy", &record.id).to_string();
        visit(&subject, record.revision(), serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "copies_tests.rs"]
mod tests;
