//! Files kept inside the vault, in chunks.

use ring::digest::{Context, SHA256};
use rusqlite::{Connection, Row, params};
use serde::Serialize;
use zeroize::Zeroizing;

use super::{Visit, all, make_id};
use crate::Result;
use crate::change::{Change, Subject};

#[derive(Debug, Clone, Serialize)]
pub struct KeptFile {
    pub id: String,
    pub name: String,
    pub bytes: i64,
    /// SHA-256 in hex.
    pub fingerprint: String,
}

const ONE: &str = "SELECT * FROM kept_files WHERE id = ?1";
const ALL: &str = "SELECT * FROM kept_files";
const CHUNKS: &str = "SELECT content FROM kept_chunks WHERE file_id = ?1 ORDER BY place";
/// Small enough that a chunk is never much memory, large enough that a page is rarely shared.
const CHUNK: usize = 256 * 1024;

/// Keeps a file's content under its name.
pub(super) fn keep(change: &Change<'_>, name: &str, content: &[u8]) -> Result<KeptFile> {
    let file = KeptFile {
        id: make_id(),
        name: name.to_owned(),
        bytes: i64::try_from(content.len()).unwrap_or(i64::MAX),
        fingerprint: crate::fingerprint(content),
    };
    change.execute(
        "INSERT INTO kept_files VALUES (?1, ?2, ?3, ?4)",
        params![file.id, file.name, file.bytes, file.fingerprint],
    )?;
    put_chunks(change, &file.id, content)?;
    change.enter("file-kept", &Subject("file", &file.id), 1, &file)?;
    Ok(file)
}

/// Keeps what a file holds whose row is here already.
pub(super) fn enter(change: &Change<'_>, file: &str, content: &[u8]) -> Result<()> {
    put_chunks(change, file, content)?;
    let file = one(change, file)?;
    change.enter("file-kept", &Subject("file", &file.id), 1, &file)
}

/// Puts what a file holds in its place.
fn put_chunks(change: &Change<'_>, file: &str, content: &[u8]) -> Result<()> {
    for (place, chunk) in content.chunks(CHUNK).enumerate() {
        change.execute(
            "INSERT INTO kept_chunks VALUES (?1, ?2, ?3)",
            params![file, i64::try_from(place).unwrap_or(i64::MAX), chunk],
        )?;
    }
    Ok(())
}

/// Returns what is known of a kept file.
pub(super) fn one(connection: &Connection, id: &str) -> Result<KeptFile> {
    super::one(connection, ONE, &[id], read)
}

/// Returns a kept file's content.
pub(super) fn content(connection: &Connection, id: &str) -> Result<Zeroizing<Vec<u8>>> {
    let mut content = Zeroizing::new(Vec::new());
    for_each_chunk(connection, id, |chunk| content.extend_from_slice(chunk))?;
    Ok(content)
}

fn for_each_chunk(connection: &Connection, id: &str, mut take: impl FnMut(&[u8])) -> Result<()> {
    let mut statement = connection.prepare_cached(CHUNKS)?;
    let mut rows = statement.query([id])?;
    while let Some(row) = rows.next()? {
        take(row.get_ref("content")?.as_blob().map_err(|_| rusqlite::Error::InvalidQuery)?);
    }
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<KeptFile> {
    Ok(KeptFile {
        id: row.get("id")?,
        name: row.get("name")?,
        bytes: row.get("bytes")?,
        fingerprint: row.get("fingerprint")?,
    })
}

/// The content is accounted for by what its chunks give, not by what the record says of them.
pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for mut file in all(connection, ALL, &[], read)? {
        let mut digest = Context::new(&SHA256);
        let mut bytes = 0;
        for_each_chunk(connection, &file.id, |chunk| {
            digest.update(chunk);
            bytes += i64::try_from(chunk.len()).unwrap_or(0);
        })?;
        file.bytes = bytes;
        file.fingerprint = crate::hex::write(digest.finish().as_ref());
        visit(&Subject("file", &file.id).to_string(), 1, serde_json::to_value(&file)?)?;
    }
    Ok(())
}
