//! Coming in without the passphrase. Whoever does sets a new one in the same step: the records are not touched, and the
//! key file that nobody could open stays until the new one stands in its place.

use super::{OrganisationKeyState, RecoveryState, RecoveryWords, organisation_file, recovery_file};
use crate::envelope::{self, Cost};
use crate::secret::SecretKey;
use crate::{Closed, Moment, Passphrase, Result, Vault, VaultError, files};

/// The acts by which the ledger says how somebody came in who had no passphrase.
pub(crate) const RECOVERED_WITH_WORDS: &str = "recovered-with-words";
pub(crate) const RECOVERED_WITH_ORGANISATION_KEY: &str = "recovered-with-organisation-key";

impl Closed {
    /// Returns whether words on paper open this vault. It asks for no passphrase.
    pub fn recovery(&self) -> Result<RecoveryState> {
        let file = files::read_if_there(&self.recovery_file())?;
        file.map_or(Ok(RecoveryState::None), |file| recovery_file::state(&file))
    }

    /// Returns whether a key of the worker's organisation opens this vault. It asks for no passphrase.
    pub fn organisation_key(&self) -> Result<OrganisationKeyState> {
        let file = files::read_if_there(&self.organisation_file())?;
        file.map_or(Ok(OrganisationKeyState::None), |file| organisation_file::state(&file))
    }

    /// Tries the words and changes nothing; the vault may be open meanwhile. `WrongRecoveryKey` are words of another
    /// vault or of an older key, `RecoveryDamaged` a file that is not whole or not there.
    pub fn check_recovery(&self, words: &RecoveryWords) -> Result<()> {
        self.key_by_words(words).map(drop)
    }

    /// Opens the vault with words on paper and sets a new passphrase. It works also where the key file is damaged or
    /// gone. Wrong words cost no waiting, as there are too many of them to be guessed.
    pub fn unlock_with_recovery(
        &self,
        words: &RecoveryWords,
        new: &Passphrase,
        now: Moment,
    ) -> Result<Vault> {
        self.open_anew(|| self.key_by_words(words), new, RECOVERED_WITH_WORDS, now)
    }

    /// As `unlock_with_recovery`, with the secret half of one of the organisation's age keys in text. A text that is no
    /// such key is `NotAKey`, a key for which the vault was not wrapped `WrongRecoveryKey`.
    pub fn unlock_with_organisation(&self, identity: &str, new: &Passphrase, now: Moment) -> Result<Vault> {
        let unseal = || {
            let file = files::read_if_there(&self.organisation_file())?;
            organisation_file::unseal(&file.ok_or(VaultError::RecoveryDamaged)?, identity)
        };
        self.open_anew(unseal, new, RECOVERED_WITH_ORGANISATION_KEY, now)
    }

    fn key_by_words(&self, words: &RecoveryWords) -> Result<SecretKey> {
        let file = files::read_if_there(&self.recovery_file())?.ok_or(VaultError::RecoveryDamaged)?;
        recovery_file::unseal(&file, words)
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
        let cost = self.new_cost()?;
        let mut vault = self.unmarked(&key, lock)?;
        let sealed = envelope::seal(&key, new, cost)?;
        if envelope::unseal(&sealed, new)?.bytes() != key.bytes() {
            return Err(VaultError::Unforeseen);
        }
        vault.put_file(&self.key_file(), Some(&sealed), act, now)?;
        self.forget_wrong();
        vault.marked()
    }

    /// Returns a cost not below that of the key file that is there, as far as it can be read. One of a later format is
    /// not written over.
    fn new_cost(&self) -> Result<Cost> {
        let calibrated = Cost::calibrated(envelope::time_guess(envelope::FLOOR)?);
        let old = files::read_if_there(&self.key_file()).ok().flatten().unwrap_or_default();
        match envelope::cost_of(&old) {
            Ok(cost) => Ok(calibrated.at_least(cost)),
            Err(VaultError::NewerVersion) => Err(VaultError::NewerVersion),
            Err(_) => Ok(calibrated),
        }
    }
}

#[cfg(test)]
#[path = "opening_tests.rs"]
mod tests;
