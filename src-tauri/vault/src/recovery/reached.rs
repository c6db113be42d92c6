//! What the fuzz targets reach of the two files.

use super::{OrganisationKeyState, RecoveryState, RecoveryWords, organisation_file, recovery_file};
use crate::secret::SecretKey;
use crate::{Moment, Result};

/// Returns `vault.recovery` with the data key under these words.
pub fn seal_for_words(data_key: &SecretKey, words: &RecoveryWords, made_at: Moment) -> Result<Vec<u8>> {
    recovery_file::seal(data_key, words, made_at)
}

/// Opens such a file.
pub fn open_with_words(file: &[u8], words: &RecoveryWords) -> Result<SecretKey> {
    recovery_file::unseal(file, words)
}

/// Returns what such a file says of itself.
pub fn said_of_words(file: &[u8]) -> Result<RecoveryState> {
    recovery_file::state(file)
}

/// Returns `vault.organisation` with the data key for these public keys.
pub fn seal_for_organisation(
    data_key: &SecretKey,
    recipients: &[String],
    name: &str,
    made_at: Moment,
) -> Result<Vec<u8>> {
    organisation_file::seal(data_key, organisation_file::checked(recipients, name)?, name, made_at)
}

/// Opens such a file with age's secret key.
pub fn open_with_organisation(file: &[u8], identity: &str) -> Result<SecretKey> {
    organisation_file::unseal(file, identity)
}

/// Returns what such a file says of itself.
pub fn said_of_organisation(file: &[u8]) -> Result<OrganisationKeyState> {
    organisation_file::state(file)
}
