//! The ledger: each change in order, chained by hash, with the digest of the content it left behind.
//!
//! SQLCipher accepts an old page or an old file as readily as the newest. The ledger is what notices: a
//! record that differs from its newest entry, or a chain that does not hold, is a finding.

use std::collections::BTreeMap;

use ring::digest::{Context, SHA256};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use crate::{Result, store};

pub(crate) type Digest = [u8; 32];

/// What comes before the first entry.
const BEGINNING: Digest = [0; 32];

/// What the ledger and the records disagree about. Nothing is repaired here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerFinding {
    /// The chain does not hold from this entry on.
    ChainBroken { entry: i64 },
    /// The record is not as its newest entry left it, or it is gone.
    ContentDiffers { subject: String },
    /// A record the ledger never heard of.
    NotInLedger { subject: String },
}

/// Returns the digest of a record: over its name, its revision and its content. By way of `Value` the
/// fields stand in the order of the alphabet, however a struct or a later version arranges them.
pub(crate) fn content_digest(subject: &str, revision: i64, content: &impl Serialize) -> Result<Digest> {
    let content = serde_json::to_vec(&serde_json::to_value(content)?)?;
    Ok(hash_of(&[subject.as_bytes(), &revision.to_be_bytes(), &content]))
}

pub(crate) fn append(
    connection: &Connection,
    at: &str,
    act: &str,
    subject: &str,
    revision: i64,
    digest: &Digest,
) -> Result<()> {
    let (last, previous) = connection
        .query_row("SELECT entry, hash FROM ledger ORDER BY entry DESC LIMIT 1", [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, Digest>(1)?))
        })
        .optional()?
        .unwrap_or((0, BEGINNING));
    let entry = Entry { entry: last + 1, at, act, subject, revision, digest, previous: &previous };
    connection
        .prepare_cached("INSERT INTO ledger VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
        .execute(params![entry.entry, at, act, subject, revision, digest, previous, entry.hash()])?;
    Ok(())
}

struct Entry<'a> {
    entry: i64,
    at: &'a str,
    act: &'a str,
    subject: &'a str,
    revision: i64,
    digest: &'a Digest,
    previous: &'a Digest,
}

impl Entry<'_> {
    fn hash(&self) -> Digest {
        hash_of(&[
            self.previous,
            &self.entry.to_be_bytes(),
            self.at.as_bytes(),
            self.act.as_bytes(),
            self.subject.as_bytes(),
            &self.revision.to_be_bytes(),
            self.digest,
        ])
    }
}

/// Hashes parts with their lengths, so that no two lists of parts run together.
fn hash_of(parts: &[&[u8]]) -> Digest {
    let mut context = Context::new(&SHA256);
    for part in parts {
        context.update(&(part.len() as u64).to_be_bytes());
        context.update(part);
    }
    context.finish().as_ref().try_into().expect("SHA-256 gives 32 bytes")
}

/// Returns how many entries there are and the hash of the newest: the head that a witness keeps.
pub(crate) fn head(connection: &Connection) -> Result<(i64, Digest)> {
    Ok(connection
        .query_row("SELECT entry, hash FROM ledger ORDER BY entry DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?
        .unwrap_or((0, BEGINNING)))
}

/// Walks the whole chain and compares every record with its newest entry.
pub(crate) fn check(connection: &Connection) -> Result<Vec<LedgerFinding>> {
    let mut findings = Vec::new();
    let mut newest = walk(connection, &mut findings)?;
    store::each_record(connection, &mut |subject, revision, content| {
        match newest.remove(subject) {
            Some(digest) if digest == content_digest(subject, revision, &content)? => {}
            Some(_) => findings.push(LedgerFinding::ContentDiffers { subject: subject.to_owned() }),
            None => findings.push(LedgerFinding::NotInLedger { subject: subject.to_owned() }),
        }
        Ok(())
    })?;
    findings.extend(newest.into_keys().map(|subject| LedgerFinding::ContentDiffers { subject }));
    Ok(findings)
}

/// Checks the chain from its beginning; returns the newest digest of each record still expected.
fn walk(connection: &Connection, findings: &mut Vec<LedgerFinding>) -> Result<BTreeMap<String, Digest>> {
    let mut newest = BTreeMap::new();
    let mut previous = BEGINNING;
    let mut statement = connection.prepare(
        "SELECT entry, at, act, subject, revision, digest, previous, hash FROM ledger ORDER BY entry",
    )?;
    let mut rows = statement.query([])?;
    let mut expected = 1;
    while let Some(row) = rows.next()? {
        let (at, act, subject): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let (digest, stored_previous, hash): (Digest, Digest, Digest) =
            (row.get(5)?, row.get(6)?, row.get(7)?);
        let number: i64 = row.get(0)?;
        let entry = Entry {
            entry: number,
            at: &at,
            act: &act,
            subject: &subject,
            revision: row.get(4)?,
            digest: &digest,
            previous: &previous,
        };
        if number != expected || stored_previous != previous || entry.hash() != hash {
            findings.push(LedgerFinding::ChainBroken { entry: number });
        }
        previous = hash;
        expected = number + 1;
        if act == store::REMOVED {
            newest.remove(&subject);
        } else if subject != store::ACT {
            newest.insert(subject, digest);
        }
    }
    Ok(newest)
}
