//! `vault.organisation`: the data key wrapped for public keys of the worker's organisation.
//!
//! | bytes | what |
//! |---|---|
//! | to the first line feed | JSON: `format`, `version`, `name`, `recipients`, `madeAt` |
//! | to 32 bytes before the end | an age file, not as letters, for these recipients |
//! | 32 | SHA-256 of everything before |
//!
//! Inside the age file:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `DAYBOOK` and a line feed |
//! | 1 + n | length of the namespace, the namespace |
//! | 32 | SHA-256 of the line at the beginning, so that no other line can stand before the same key |
//! | 32 | the data key |

use std::io::{Read, Write};
use std::str::FromStr;

use age::x25519::Identity;
use age::{DecryptError, Decryptor, Encryptor};
use casework::moment::read_stored;
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::OrganisationKeyState;
use crate::sealed_file::public_key;
use crate::secret::{KEY_BYTES, SecretKey};
use crate::wrapping::{MAGIC, add_sum, summed_body};
use crate::{Moment, Result, VaultError};

const FORMAT: &str = "daybook-organisation-key";
const VERSION: u64 = 1;
const NAMESPACE: &[u8] = b"daybook/organisation/v1";
/// Of the organisation's name.
const MOST_CHARACTERS: usize = 200;
const MOST_RECIPIENTS: usize = 20;

/// The line at the beginning.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Line {
    format: String,
    version: u64,
    name: String,
    recipients: Vec<String>,
    /// RFC 3339.
    made_at: String,
}

/// All that is read of the line before its version is known.
#[derive(Deserialize)]
struct Preface {
    format: String,
    version: u64,
}

/// Why no vault can be wrapped for these public keys under this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganisationFault {
    /// What stands at this place, the first being 0, is no key for which one can seal.
    NotAKey(usize),
    TooManyKeys,
    NameTooLong,
}

/// Returns the public keys as they are kept: without blanks around them, none twice. There are at most 20 of them, and the
/// name has at most 200 characters. No vault is needed, so that whoever writes such a list is told of a slip at once.
pub fn usable_keys(recipients: &[String], name: &str) -> std::result::Result<Vec<String>, OrganisationFault> {
    let mut kept: Vec<String> = Vec::new();
    for (place, recipient) in recipients.iter().map(|typed| typed.trim()).enumerate() {
        public_key::read(recipient).ok_or(OrganisationFault::NotAKey(place))?;
        if !kept.iter().any(|one| one == recipient) {
            kept.push(recipient.to_owned());
        }
    }
    if kept.len() > MOST_RECIPIENTS {
        return Err(OrganisationFault::TooManyKeys);
    }
    if name.chars().count() > MOST_CHARACTERS {
        return Err(OrganisationFault::NameTooLong);
    }
    Ok(kept)
}

/// As `usable_keys`: `NotAKey` when one of them is none, `Unforeseen` when there are too many or the name is too long.
pub(super) fn checked(recipients: &[String], name: &str) -> Result<Vec<String>> {
    usable_keys(recipients, name).map_err(|fault| match fault {
        OrganisationFault::NotAKey(_) => VaultError::NotAKey,
        OrganisationFault::TooManyKeys | OrganisationFault::NameTooLong => VaultError::Unforeseen,
    })
}

/// Wraps the data key for these public keys; returns the bytes of the file.
pub(super) fn seal(
    data_key: &SecretKey,
    recipients: Vec<String>,
    name: &str,
    made_at: Moment,
) -> Result<Vec<u8>> {
    let keys: Option<Vec<_>> = recipients.iter().map(|key| Some(public_key::read(key)?.0)).collect();
    let keys = keys.ok_or(VaultError::NotAKey)?;
    let line = Line {
        format: FORMAT.to_owned(),
        version: VERSION,
        name: name.to_owned(),
        recipients,
        made_at: made_at.to_rfc3339(),
    };
    let mut file = serde_json::to_vec(&line)?;
    file.push(b'\n');
    let inside = inside(&file, data_key);
    let encryptor = Encryptor::with_recipients(keys.iter().map(|key| key as _));
    let mut age = encryptor.map_err(|_| VaultError::Unforeseen)?.wrap_output(&mut file)?;
    age.write_all(&inside)?;
    age.finish()?;
    add_sum(&mut file);
    read(&file)?;
    Ok(file)
}

/// Opens the file with age's secret key in text (`AGE-SECRET-KEY-1…`, as `age-keygen` writes it, its remarks included).
/// A text that is none is `NotAKey`; a key that is not among the recipients' is `WrongRecoveryKey`.
pub(crate) fn unseal(file: &[u8], identity: &str) -> Result<SecretKey> {
    let identities = identities(identity)?;
    let parts = read(file)?;
    let decryptor = Decryptor::new_buffered(parts.age).map_err(|error| refusal(&error))?;
    let keys = identities.iter().map(|identity| identity as &dyn age::Identity);
    let mut opened = decryptor.decrypt(keys).map_err(|error| refusal(&error))?;
    let mut inside = Zeroizing::new(Vec::with_capacity(INSIDE_BYTES + 1));
    let read = opened.by_ref().take(INSIDE_BYTES as u64 + 1).read_to_end(&mut inside);
    read.map_err(|_| VaultError::RecoveryDamaged)?;
    let at = inside.len().checked_sub(KEY_BYTES).ok_or(VaultError::RecoveryDamaged)?;
    let (before, data_key) = inside.split_at(at);
    if before != before_key(parts.line) {
        return Err(VaultError::RecoveryDamaged);
    }
    SecretKey::filled(|bytes| {
        bytes.copy_from_slice(data_key);
        Ok(())
    })
}

/// Returns what the file says of itself. Only who can open it can tell whether that line was changed with care.
pub(super) fn state(file: &[u8]) -> Result<OrganisationKeyState> {
    match read(file) {
        Ok(Parts { says: Line { name, recipients, made_at, .. }, .. }) => {
            Ok(OrganisationKeyState::Set { name, recipients, made_at })
        }
        Err(VaultError::RecoveryDamaged) => Ok(OrganisationKeyState::Damaged),
        Err(error) => Err(error),
    }
}

/// What can be read without a key.
struct Parts<'a> {
    line: &'a [u8],
    says: Line,
    age: &'a [u8],
}

fn read(file: &[u8]) -> Result<Parts<'_>> {
    let damaged = VaultError::RecoveryDamaged;
    let body = summed_body(file).ok_or(damaged)?;
    let end = body.iter().position(|byte| *byte == b'\n').ok_or(damaged)?;
    let (line, age) = body.split_at(end + 1);
    let preface: Preface = serde_json::from_slice(line).map_err(|_| damaged)?;
    match preface {
        Preface { format, version } if format == FORMAT && version > VERSION => {
            return Err(VaultError::NewerVersion);
        }
        Preface { format, version } if format != FORMAT || version != VERSION => return Err(damaged),
        _ => {}
    }
    let says: Line = serde_json::from_slice(line).map_err(|_| damaged)?;
    // As it is written, and for somebody: a file that nobody opens would be called a way in.
    let as_kept = checked(&says.recipients, &says.name).is_ok_and(|kept| kept == says.recipients);
    if read_stored(&says.made_at).is_none() || says.recipients.is_empty() || !as_kept {
        return Err(damaged);
    }
    Ok(Parts { line, says, age })
}

/// What stands inside the age file before the key.
fn before_key(line: &[u8]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.push(u8::try_from(NAMESPACE.len()).expect("the namespace is shorter than 256 bytes"));
    bytes.extend_from_slice(NAMESPACE);
    bytes.extend_from_slice(digest(&SHA256, line).as_ref());
    bytes
}

/// How many bytes stand inside the age file.
const INSIDE_BYTES: usize = MAGIC.len() + 1 + NAMESPACE.len() + 32 + KEY_BYTES;

fn inside(line: &[u8], data_key: &SecretKey) -> Zeroizing<Vec<u8>> {
    let mut inside = Zeroizing::new(Vec::with_capacity(INSIDE_BYTES));
    inside.extend_from_slice(&before_key(line));
    inside.extend_from_slice(data_key.bytes());
    inside
}

/// Reads one secret key a line; age's own remarks and empty lines are passed over.
fn identities(text: &str) -> Result<Vec<Identity>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let read: std::result::Result<Vec<Identity>, _> = lines.map(Identity::from_str).collect();
    read.ok().filter(|read| !read.is_empty()).ok_or(VaultError::NotAKey)
}

/// Returns what age's refusal means once the sum of the file was right.
fn refusal(error: &DecryptError) -> VaultError {
    match error {
        DecryptError::NoMatchingKeys => VaultError::WrongRecoveryKey,
        DecryptError::UnknownFormat => VaultError::NewerVersion,
        _ => VaultError::RecoveryDamaged,
    }
}

#[cfg(test)]
#[path = "organisation_file_tests.rs"]
mod tests;
