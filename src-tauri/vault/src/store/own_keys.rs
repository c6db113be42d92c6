//! The vault's own keys for sealed files, made when they are first asked for, and the card by which colleagues know them.

use casework::moment::read_stored;
use ring::digest::{Context, SHA256};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use zeroize::Zeroizing;

use super::{Visit, all, make_id};
use crate::change::{Change, Subject};
use crate::sealed_file::{Card, OwnKeys};
use crate::{Moment, Result, Vault, VaultError};

/// The keys as the ledger accounts for them: by a fingerprint, so that they are spread through memory by no check.
#[derive(Serialize)]
struct OwnKeysRecord {
    /// The card's name for itself, the same however often it is written.
    card: String,
    made_at: String,
    /// SHA-256 of both keys in hex.
    fingerprint: String,
}

const ONE: &str = "SELECT * FROM own_keys";
const SUBJECT: Subject<'static> = Subject("own-keys", "1");

impl Vault {
    /// Returns the keys by which this vault opens and signs sealed files; the first time they are made.
    pub fn own_keys(&mut self, now: Moment) -> Result<OwnKeys> {
        match self.connection.query_row(ONE, [], read_keys).optional()? {
            Some(kept) => kept,
            None => {
                let change = self.change(now)?;
                let keys = OwnKeys::make()?;
                keep(&change, &keys)?;
                change.commit()?;
                Ok(keys)
            }
        }
    }

    /// Returns the card of this vault's keys, with what the worker said of themself; the same card until that changes.
    pub fn own_card(&mut self, now: Moment) -> Result<Card> {
        let keys = self.own_keys(now)?;
        let kept = self.connection.query_row(ONE, [], read)?;
        let made = moment(&kept.made_at)?;
        let Some(said) = self.worker()? else {
            return Ok(Card::of(&keys, &kept.card, "", "", "", made));
        };
        let who = &said.worker;
        let name = [who.first_name.trim(), who.last_name.trim()].join(" ");
        let made = made.max(moment(&said.saved_at)?);
        Ok(Card::of(&keys, &kept.card, name.trim(), who.role.trim(), who.organisation.trim(), made))
    }
}

fn keep(change: &Change<'_>, keys: &OwnKeys) -> Result<()> {
    let identity = keys.identity();
    let record = OwnKeysRecord {
        card: make_id(),
        made_at: change.at(),
        fingerprint: fingerprint(&identity, keys.signing()),
    };
    change.execute(
        "INSERT INTO own_keys VALUES (1, ?1, ?2, ?3, ?4)",
        params![record.card, record.made_at, *identity, keys.signing()],
    )?;
    change.enter("own-keys-made", &SUBJECT, 1, &record)
}

fn fingerprint(identity: &str, signing: &[u8]) -> String {
    let mut digest = Context::new(&SHA256);
    for part in [identity.as_bytes(), b"\0", signing] {
        digest.update(part);
    }
    crate::hex::write(digest.finish().as_ref())
}

fn moment(text: &str) -> Result<Moment> {
    read_stored(text).ok_or(VaultError::DatabaseDamaged)
}

fn read_keys(row: &Row<'_>) -> rusqlite::Result<Result<OwnKeys>> {
    let (identity, signing) = secrets(row)?;
    Ok(OwnKeys::kept(&identity, &signing))
}

fn secrets(row: &Row<'_>) -> rusqlite::Result<(Zeroizing<String>, Zeroizing<Vec<u8>>)> {
    Ok((Zeroizing::new(row.get("identity")?), Zeroizing::new(row.get("signing")?)))
}

fn read(row: &Row<'_>) -> rusqlite::Result<OwnKeysRecord> {
    let (identity, signing) = secrets(row)?;
    Ok(OwnKeysRecord {
        card: row.get("card")?,
        made_at: row.get("made_at")?,
        fingerprint: fingerprint(&identity, &signing),
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ONE, &[], read)? {
        visit(&SUBJECT.to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "own_keys_tests.rs"]
mod tests;
