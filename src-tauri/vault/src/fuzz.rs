//! What lies behind passphrases and keys, for the fuzz targets: random bytes never get there by themselves. Never in a
//! release.

use std::collections::BTreeMap;

use ring::aead::NONCE_LEN;
use rusqlite::Connection;

pub use crate::recovery::reached::{said_of_organisation, said_of_words};

use crate::envelope::{self, Cost};
use crate::ledger::{self, Digest, LedgerFinding};
use crate::recovery::reached;
use crate::sealed_file::OwnKeys;
use crate::secret::{KEY_BYTES, SecretKey};
use crate::wrapping::{self, SALT_BYTES};
use crate::{Moment, RecoveryWords, Result};

/// Returns a person's keys, so that what was sealed for them in an earlier run opens again.
pub fn keys(identity: &str, signing: &[u8]) -> Result<OwnKeys> {
    OwnKeys::kept(identity, signing)
}

/// Returns a key file in which the data key is wrapped under a key that no passphrase was asked for.
pub fn wrap(
    data_key: [u8; KEY_BYTES],
    kek: [u8; KEY_BYTES],
    cost: Cost,
    salt: [u8; SALT_BYTES],
    nonce: [u8; NONCE_LEN],
) -> Result<Vec<u8>> {
    let mut file = envelope::header(cost, &salt);
    wrapping::wrap_with(&mut file, &secret(data_key)?, &secret(kek)?, nonce)?;
    Ok(file)
}

/// Returns the data key of a key file that opens with that key.
pub fn unwrap(envelope: &[u8], kek: [u8; KEY_BYTES]) -> Result<[u8; KEY_BYTES]> {
    Ok(*envelope::unwrap_with(envelope, &secret(kek)?)?.bytes())
}

/// Returns `vault.recovery` with the data key under these words.
pub fn seal_for_words(data_key: [u8; KEY_BYTES], words: &RecoveryWords, made_at: Moment) -> Result<Vec<u8>> {
    reached::seal_for_words(&secret(data_key)?, words, made_at)
}

/// Returns the data key of such a file.
pub fn open_with_words(file: &[u8], words: &RecoveryWords) -> Result<[u8; KEY_BYTES]> {
    Ok(*reached::open_with_words(file, words)?.bytes())
}

/// Returns `vault.organisation` with the data key for these public keys.
pub fn seal_for_organisation(
    data_key: [u8; KEY_BYTES],
    recipients: &[String],
    name: &str,
    made_at: Moment,
) -> Result<Vec<u8>> {
    reached::seal_for_organisation(&secret(data_key)?, recipients, name, made_at)
}

/// Returns the data key of such a file.
pub fn open_with_organisation(file: &[u8], identity: &str) -> Result<[u8; KEY_BYTES]> {
    Ok(*reached::open_with_organisation(file, identity)?.bytes())
}

/// Adds an entry to the ledger in this database.
pub fn append(
    connection: &Connection,
    at: &str,
    act: &str,
    subject: &str,
    revision: i64,
    digest: &Digest,
) -> Result<()> {
    ledger::append(connection, at, act, subject, revision, digest)
}

/// Walks the ledger in this database; returns what does not hold and the newest digest of each record.
pub fn walk(connection: &Connection) -> Result<(Vec<LedgerFinding>, BTreeMap<String, Digest>)> {
    let mut findings = Vec::new();
    let newest = ledger::walk(connection, &mut findings)?;
    Ok((findings, newest))
}

fn secret(bytes: [u8; KEY_BYTES]) -> Result<SecretKey> {
    SecretKey::filled(|key| {
        *key = bytes;
        Ok(())
    })
}
