//! The ledger: each change in order, chained by hash, with the digest of the content it left behind.
//!
//! SQLCipher accepts an old page or an old file as readily as the newest. The ledger is what notices: a
//! record that differs from its newest entry, or a chain that does not hold, is a finding.

use std::collections::BTreeMap;

use ring::digest::{Context, SHA256};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use crate::{Moment, Result, VaultError, store};

pub(crate) type Digest = [u8; 32];
/// How many entries a ledger has, and the hash of the newest.
pub(crate) type Head = (i64, Digest);

/// The act by which a stone is set where a case was.
pub(crate) const STONE_SET: &str = "case-disposed";

/// The act by which an older state than the one last seen is worked with from now on.
pub(crate) const OLDER_ACCEPTED: &str = "older-state-accepted";
/// The act by which a witness that was missing or could not be read is made anew.
pub(crate) const WITNESS_RENEWED: &str = "witness-renewed";
/// The act by which a backup took the place of what was there.
pub(crate) const RESTORED: &str = "restored-from-backup";

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
    /// The ledger says from this entry on that records were disposed of, and no stone says so.
    NoStone { entry: i64 },
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
    // No vault comes so far: somebody wrote that number.
    let next = last.checked_add(1).ok_or(VaultError::DatabaseDamaged)?;
    let entry = Entry { entry: next, at, act, subject, revision, digest, previous: &previous };
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
pub(crate) fn head(connection: &Connection) -> Result<Head> {
    let query = "SELECT entry, hash FROM ledger ORDER BY entry DESC LIMIT 1";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let newest = connection.prepare_cached(query)?.query_row([], read).optional()?;
    Ok(newest.unwrap_or((0, BEGINNING)))
}

/// Tells whether the ledger went through that head on its way here.
pub(crate) fn contains(connection: &Connection, (count, hash): &Head) -> Result<bool> {
    if *count == 0 {
        return Ok(*hash == BEGINNING);
    }
    let query = "SELECT hash FROM ledger WHERE entry = ?1";
    let there: Option<Digest> = connection.query_row(query, [count], |row| row.get(0)).optional()?;
    Ok(there.as_ref() == Some(hash))
}

/// Tells whether that head, of a backup made then, lies on a way that was given up: someone chose to restore a backup or
/// to go on with an older state, and the ledger's row of it names how far the other way went, where that was known.
pub(crate) fn gave_up(connection: &Connection, head: &Head, made_at: Moment) -> Result<bool> {
    let query = "SELECT at FROM ledger WHERE act IN (?1, ?2) AND (?3 <= revision OR revision = 0)";
    let mut statement = connection.prepare(query)?;
    let decided = statement.query_map(params![OLDER_ACCEPTED, RESTORED, head.0], |row| row.get(0))?;
    let decided: Vec<String> = decided.collect::<rusqlite::Result<_>>()?;
    Ok(decided.iter().filter_map(|at| Moment::parse_from_rfc3339(at).ok()).any(|at| made_at <= at))
}

/// Returns when an entry was made; empty when there is none.
pub(crate) fn moment_of(connection: &Connection, entry: i64) -> Result<String> {
    let query = "SELECT at FROM ledger WHERE entry = ?1";
    Ok(connection.query_row(query, [entry], |row| row.get(0)).optional()?.unwrap_or_default())
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
pub(crate) fn walk(
    connection: &Connection,
    findings: &mut Vec<LedgerFinding>,
) -> Result<BTreeMap<String, Digest>> {
    let mut newest = BTreeMap::new();
    let mut previous = BEGINNING;
    let mut gone = Gone::default();
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
        // Nothing comes after the last number there is.
        expected = number.saturating_add(1);
        gone.follow(connection, number, &act, &subject, findings);
        if store::REMOVED.contains(&act.as_str()) {
            newest.remove(&subject);
        } else if subject != store::ACT {
            newest.insert(subject, digest);
        }
    }
    gone.must_be_none(findings);
    Ok(newest)
}

/// Records that went with a case and for which no stone was seen yet.
#[derive(Default)]
struct Gone {
    since: Option<i64>,
    records: u64,
}

impl Gone {
    /// Follows an entry. What went is counted, and the next entry is the stone that says as many.
    fn follow(
        &mut self,
        connection: &Connection,
        entry: i64,
        act: &str,
        subject: &str,
        findings: &mut Vec<LedgerFinding>,
    ) {
        if act == store::DISPOSED {
            self.since = self.since.or(Some(entry));
            self.records += 1;
        } else {
            let told = (act == STONE_SET).then(|| store::records_of(connection, subject).ok()).flatten();
            if told == Some(self.records) {
                *self = Self::default();
            }
            self.must_be_none(findings);
        }
    }

    fn must_be_none(&mut self, findings: &mut Vec<LedgerFinding>) {
        findings.extend(self.since.map(|entry| LedgerFinding::NoStone { entry }));
        *self = Self::default();
    }
}

#[cfg(test)]
#[path = "ledger_tests.rs"]
mod tests;
