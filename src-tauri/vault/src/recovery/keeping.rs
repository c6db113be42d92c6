//! Making, renewing and revoking the ways in beside the passphrase. Each asks for the passphrase: an open vault does
//! not hold the key that is to be wrapped.

use super::{OrganisationKeyState, PreparedRecovery, RecoveryState, organisation_file};
use crate::secret::SecretKey;
use crate::{Moment, Passphrase, Result, Vault, VaultError, database};

impl Vault {
    /// Makes new words and tries them. Nothing changes: an earlier key works until `keep_recovery`. A wrong passphrase
    /// is counted as at unlocking, and is made to wait for in the same way. Where the file of an earlier key is a newer
    /// Daybook's it is `NewerVersion`: nobody writes down words that could not be kept.
    pub fn prepare_recovery(&self, passphrase: &Passphrase, now: Moment) -> Result<PreparedRecovery> {
        self.recovery()?;
        PreparedRecovery::make(&self.data_key(passphrase, now)?, now)
    }

    /// Keeps what was prepared, in the place of an earlier key, once it has been written down. Refused, an earlier key
    /// works as before, and the same words can be kept at another try. What was prepared for another vault is
    /// `WrongRecoveryKey`. A file of a newer Daybook is `NewerVersion` and stays as it is.
    pub fn keep_recovery(&mut self, prepared: &PreparedRecovery, now: Moment) -> Result<RecoveryState> {
        let closed = self.closed()?.clone();
        let key = prepared.data_key()?;
        database::try_key(&closed.database(), &key).map_err(not_its_key(VaultError::WrongRecoveryKey))?;
        let renews = closed.recovery()? != RecoveryState::None;
        let act = if renews { "recovery-key-renewed" } else { "recovery-key-made" };
        self.put_file(&closed.recovery_file(), Some(prepared.sealed()), act, now)?;
        closed.recovery()
    }

    /// Takes the recovery key away: its words open the vault no longer. Without one, damaged or not, it is `NotFound`;
    /// one of a newer Daybook is `NewerVersion` and stays.
    pub fn revoke_recovery(&mut self, passphrase: &Passphrase, now: Moment) -> Result<()> {
        self.data_key(passphrase, now)?;
        if self.recovery()? == RecoveryState::None {
            return Err(VaultError::NotFound);
        }
        let path = self.closed()?.recovery_file();
        self.put_file(&path, None, "recovery-key-revoked", now)
    }

    /// Returns whether words on paper open this vault.
    pub fn recovery(&self) -> Result<RecoveryState> {
        self.closed()?.recovery()
    }

    /// Lets every holder of one of these age keys (`age1…`, at most 20) into the vault, and nobody else of an
    /// organisation from before; none at all takes the organisation's key away. The name has at most 200 characters.
    /// A text that is no key is `NotAKey`, a file of a newer Daybook `NewerVersion`; then, as at every refusal, nothing
    /// was written.
    pub fn keep_organisation_key(
        &mut self,
        passphrase: &Passphrase,
        recipients: &[String],
        name: &str,
        now: Moment,
    ) -> Result<OrganisationKeyState> {
        let recipients = organisation_file::checked(recipients, name)?;
        let key = self.data_key(passphrase, now)?;
        let closed = self.closed()?.clone();
        let path = closed.organisation_file();
        let has_one = closed.organisation_key()? != OrganisationKeyState::None;
        if !recipients.is_empty() {
            let sealed = organisation_file::seal(&key, recipients, name, now)?;
            self.put_file(&path, Some(&sealed), "organisation-key-set", now)?;
        } else if has_one {
            self.put_file(&path, None, "organisation-key-removed", now)?;
        }
        closed.organisation_key()
    }

    /// Returns whether a key of the worker's organisation opens this vault.
    pub fn organisation_key(&self) -> Result<OrganisationKeyState> {
        self.closed()?.organisation_key()
    }

    /// Opens the envelope with the passphrase, and makes sure that what is in it opens this database.
    fn data_key(&self, passphrase: &Passphrase, now: Moment) -> Result<SecretKey> {
        let closed = self.closed()?;
        let key = closed.unseal(passphrase, now)?;
        database::try_key(&closed.database(), &key).map_err(not_its_key(VaultError::EnvelopeDamaged))?;
        closed.forget_wrong();
        Ok(key)
    }
}

/// The database is open, so a key that does not open it is another's.
fn not_its_key(meaning: VaultError) -> impl Fn(VaultError) -> VaultError {
    move |error| if error == VaultError::DatabaseDamaged { meaning } else { error }
}

#[cfg(test)]
#[path = "keeping_tests.rs"]
mod tests;
