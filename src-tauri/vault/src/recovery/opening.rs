//! Coming in without the passphrase. Whoever does sets a new one in the same step: the records are not touched, and the
//! key file that nobody could open stays until the new one stands in its place.

use std::path::Path;

use super::{OrganisationKeyState, RecoveryState, RecoveryWords, organisation_file, recovery_file};
use crate::open::{ORGANISATION_FILE, RECOVERY_FILE};
use crate::secret::SecretKey;
use crate::{Closed, Moment, Passphrase, Result, Vault, VaultError, envelope, files};

/// The acts by which the ledger says how somebody came in who had no passphrase.
pub(crate) const RECOVERED_WITH_WORDS: &str = "recovered-with-words";
pub(crate) const RECOVERED_WITH_ORGANISATION_KEY: &str = "recovered-with-organisation-key";

impl Closed {
    /// Returns whether words on paper open this vault. It asks for no passphrase.
    pub fn recovery(&self) -> Result<RecoveryState> {
        recovery_in(&self.folder())
    }

    /// Returns whether a key of the worker's organisation opens this vault. It asks for no passphrase.
    pub fn organisation_key(&self) -> Result<OrganisationKeyState> {
        organisation_in(&self.folder())
    }

    /// Tries the words and changes nothing; the vault may be open meanwhile. `WrongRecoveryKey` are words of another
    /// vault or of an older key, `RecoveryDamaged` a file that is not whole or not there.
    pub fn check_recovery(&self, words: &RecoveryWords) -> Result<()> {
        key_by_words(&self.folder(), words).map(drop)
    }

    /// Opens the vault with words on paper and sets a new passphrase. It works also where the key file is damaged or
    /// gone. Wrong words cost no waiting, as there are too many of them to be guessed.
    pub fn unlock_with_recovery(
        &self,
        words: &RecoveryWords,
        new: &Passphrase,
        now: Moment,
    ) -> Result<Vault> {
        self.open_anew(|| key_by_words(&self.folder(), words), new, RECOVERED_WITH_WORDS, now)
    }

    /// As `unlock_with_recovery`, with the secret half of one of the organisation's age keys in text. A text that is no
    /// such key is `NotAKey`, a key for which the vault was not wrapped `WrongRecoveryKey`.
    pub fn unlock_with_organisation(&self, identity: &str, new: &Passphrase, now: Moment) -> Result<Vault> {
        let unseal = || key_for_organisation(&self.folder(), identity);
        self.open_anew(unseal, new, RECOVERED_WITH_ORGANISATION_KEY, now)
    }

    /// The key must open the database before anything is written.
    fn open_anew(
        &self,
        unseal: impl FnOnce() -> Result<SecretKey>,
        new: &Passphrase,
        act: &str,
        now: Moment,
    ) -> Result<Vault> {
        if !self.exists()? {
            return Err(VaultError::NoVault);
        }
        let lock = self.take_lock()?;
        self.finish_swap(now)?;
        let key = unseal()?;
        let mut vault = self.unmarked(&key, lock)?;
        // Whatever keeps the old one from being read, what the new one says is enough.
        let old = files::read_if_there(&self.key_file()).ok().flatten().unwrap_or_default();
        let sealed = envelope::seal_anew(&key, new, &old)?;
        vault.put_file(&self.key_file(), Some(&sealed), act, now)?;
        self.forget_wrong();
        vault.marked()
    }
}

/// Returns whether words on paper open the vault in that folder, or the backup.
pub(super) fn recovery_in(folder: &Path) -> Result<RecoveryState> {
    let file = files::read_if_there(&folder.join(RECOVERY_FILE))?;
    file.map_or(Ok(RecoveryState::None), |file| recovery_file::state(&file))
}

/// As `recovery_in`, of a key of the worker's organisation.
pub(super) fn organisation_in(folder: &Path) -> Result<OrganisationKeyState> {
    let file = files::read_if_there(&folder.join(ORGANISATION_FILE))?;
    file.map_or(Ok(OrganisationKeyState::None), |file| organisation_file::state(&file))
}

/// Opens the recovery file of a vault's folder or of a backup. `RecoveryDamaged` where there is none.
pub(crate) fn key_by_words(folder: &Path, words: &RecoveryWords) -> Result<SecretKey> {
    recovery_file::unseal(&file_in(folder, RECOVERY_FILE)?, words)
}

/// As `key_by_words`, the organisation's file with the secret half of one of its keys in text.
pub(crate) fn key_for_organisation(folder: &Path, identity: &str) -> Result<SecretKey> {
    organisation_file::unseal(&file_in(folder, ORGANISATION_FILE)?, identity)
}

fn file_in(folder: &Path, name: &str) -> Result<Vec<u8>> {
    files::read_if_there(&folder.join(name))?.ok_or(VaultError::RecoveryDamaged)
}

#[cfg(test)]
#[path = "opening_tests.rs"]
mod tests;
