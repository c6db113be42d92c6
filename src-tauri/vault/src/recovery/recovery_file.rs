//! `vault.recovery`: the data key wrapped under words on paper. Numbers are big-endian.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `DAYBOOK` and a line feed |
//! | 2 | format version |
//! | 1 + n | length of the namespace, the namespace |
//! | 1 | key derivation: 2 is HKDF-SHA256 |
//! | 32 | salt |
//! | 4 | the key's number |
//! | 1 + n | length of the moment, the moment in RFC 3339 at which the key was made |
//! | 12 | nonce |
//! | 48 | the data key under AES-256-GCM, with its tag |
//! | 32 | SHA-256 of everything before |
//!
//! The number is HKDF's too, of the same bits without salt and for another purpose. Words with another number are those
//! of another key, and not this one's mistyped: the checksum in the words has seen to that.

use casework::moment::read_stored;

use super::RecoveryState;
use super::words::{NUMBER_BYTES, RecoveryWords, shown};
use crate::secret::SecretKey;
use crate::wrapping::{self, HKDF_SHA256, Opening, SALT_BYTES, Wrapped};
use crate::{Moment, Result, VaultError};

const OPENING: Opening = Opening {
    version: 1,
    namespace: b"daybook/recovery/v1",
    derivation: HKDF_SHA256,
    damage: VaultError::RecoveryDamaged,
};

/// What can be read without the words.
struct Parts<'a> {
    salt: &'a [u8],
    number: [u8; NUMBER_BYTES],
    made_at: &'a str,
    wrapped: Wrapped<'a>,
}

/// Wraps the data key under the words; returns the bytes of the file.
pub(super) fn seal(data_key: &SecretKey, words: &RecoveryWords, made_at: Moment) -> Result<Vec<u8>> {
    let salt = wrapping::random::<SALT_BYTES>()?;
    wrapping::wrap(beginning(words, &salt, made_at), data_key, &derive_kek(words, &salt)?)
}

/// Opens the file. One that is not whole is `RecoveryDamaged`, one of a later format `NewerVersion`; words of any other
/// key are `WrongRecoveryKey`.
pub(crate) fn unseal(file: &[u8], words: &RecoveryWords) -> Result<SecretKey> {
    let parts = read(file)?;
    if parts.number != words.number_bytes() {
        return Err(VaultError::WrongRecoveryKey);
    }
    parts.wrapped.open(&derive_kek(words, parts.salt)?, VaultError::WrongRecoveryKey)
}

/// Returns what the file says of itself.
pub(super) fn state(file: &[u8]) -> Result<RecoveryState> {
    match read(file) {
        Ok(parts) => {
            Ok(RecoveryState::Made { number: shown(parts.number), made_at: parts.made_at.to_owned() })
        }
        Err(VaultError::RecoveryDamaged) => Ok(RecoveryState::Damaged),
        Err(error) => Err(error),
    }
}

fn beginning(words: &RecoveryWords, salt: &[u8; SALT_BYTES], made_at: Moment) -> Vec<u8> {
    let made_at = made_at.to_rfc3339();
    let mut file = OPENING.write();
    file.extend_from_slice(salt);
    file.extend_from_slice(&words.number_bytes());
    file.push(u8::try_from(made_at.len()).expect("a moment is shorter than 256 bytes"));
    file.extend_from_slice(made_at.as_bytes());
    file
}

fn read(file: &[u8]) -> Result<Parts<'_>> {
    let mut rest = OPENING.read(file)?;
    let salt = rest.take(SALT_BYTES)?;
    let number = rest.array()?;
    let [length] = rest.array()?;
    let made_at = std::str::from_utf8(rest.take(usize::from(length))?).ok();
    let made_at = made_at.filter(|moment| read_stored(moment).is_some());
    let made_at = made_at.ok_or(VaultError::RecoveryDamaged)?;
    Ok(Parts { salt, number, made_at, wrapped: rest.wrapped()? })
}

fn derive_kek(words: &RecoveryWords, salt: &[u8]) -> Result<SecretKey> {
    words.derive(salt, OPENING.namespace)
}

#[cfg(test)]
#[path = "recovery_file_tests.rs"]
mod tests;
