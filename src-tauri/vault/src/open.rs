//! Making, opening, closing a vault, and changing its passphrase.
//!
//! Order of opening: take the lock; read and check the envelope; derive and unseal, where alone a wrong
//! passphrase can show; open the database, where "not a database" now means damage; bring it up to date.
//! Nothing on this way deletes or rewrites anything because something did not fit.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::attempts::Attempts;
use crate::change::Change;
use crate::ledger::{self, LedgerFinding};
use crate::secret::SecretKey;
use crate::{Moment, Passphrase, Result, VaultError, database, envelope, files};

const FOLDER: &str = "vault";
const KEY_FILE: &str = "vault.key";
const DATABASE: &str = "vault.db";
const LOCK_FILE: &str = "vault.lock";

/// A vault that is not open: the folder in which it lies, or would lie.
#[derive(Debug, Clone)]
pub struct Closed {
    home: PathBuf,
}

/// An open vault. Dropping it closes the database, wipes its key and lets go of the lock.
pub struct Vault {
    pub(crate) connection: Connection,
    closed: Closed,
    /// Notes whose state at opening is kept as a version, or that were begun since.
    pub(crate) writing: BTreeSet<String>,
    _lock: File,
}

impl Closed {
    pub fn at(home: impl Into<PathBuf>) -> Self {
        Self { home: home.into() }
    }

    /// Tells whether there is a vault, whole or damaged. Half a vault is one: it is never made anew. A
    /// folder that may not be looked into is `CannotRead`, not a place for a new vault.
    pub fn exists(&self) -> Result<bool> {
        self.folder().try_exists().map_err(|_| VaultError::CannotRead)
    }

    /// Returns how many seconds must pass before another passphrase is tried.
    pub fn wait_seconds(&self, now: Moment) -> u32 {
        Attempts::beside(&self.folder()).wait_seconds(now)
    }

    /// Makes a new vault. Refused as `VaultExists` when anything stands in its place. The vault is made
    /// whole under another name and then renamed, so there is never half a vault.
    pub fn create(&self, passphrase: &Passphrase) -> Result<Vault> {
        files::owner_only_folder(&self.home)?;
        let lock = self.take_lock()?;
        if self.exists()? {
            return Err(VaultError::VaultExists);
        }
        let making = self.home.join("vault.making");
        if making.exists() {
            // Left by a creation that did not end. No one has ever put anything in it.
            fs::remove_dir_all(&making)?;
        }
        let made = self.make(&making, passphrase);
        if made.is_err() {
            let _ = fs::remove_dir_all(&making);
        }
        let key = made?;
        fs::rename(&making, self.folder())?;
        files::flush_folder(&self.folder());
        let connection = database::open(&self.database(), &key)?;
        Vault::over(connection, self, lock)
    }

    fn make(&self, making: &Path, passphrase: &Passphrase) -> Result<SecretKey> {
        files::owner_only_folder(making)?;
        let key = envelope::make_data_key()?;
        let cost = envelope::Cost::calibrated(envelope::time_guess(envelope::FLOOR)?);
        files::write_whole(&making.join(KEY_FILE), &envelope::seal(&key, passphrase, cost)?)?;
        drop(database::create(&making.join(DATABASE), &key)?);
        Ok(key)
    }

    /// Opens the vault. A wrong passphrase is counted on disk; nothing is ever wiped.
    pub fn unlock(&self, passphrase: &Passphrase, now: Moment) -> Result<Vault> {
        if !self.exists()? {
            return Err(VaultError::NoVault);
        }
        let lock = self.take_lock()?;
        let attempts = Attempts::beside(&self.folder());
        match attempts.wait_seconds(now) {
            0 => {}
            seconds => return Err(VaultError::WaitFirst(seconds)),
        }
        let key = self.unseal(passphrase).inspect_err(|error| {
            if *error == VaultError::WrongPassphrase {
                // A count that cannot be written must not keep the owner out.
                let _ = attempts.count_wrong(now);
            }
        })?;
        let connection = self.open_database(&key)?;
        let _ = attempts.forget();
        Vault::over(connection, self, lock)
    }

    fn unseal(&self, passphrase: &Passphrase) -> Result<SecretKey> {
        envelope::unseal(&self.key_file()?, passphrase)
    }

    /// Returns the key file's bytes. A vault without one is damaged; one that may not be read is not.
    fn key_file(&self) -> Result<Vec<u8>> {
        fs::read(self.folder().join(KEY_FILE)).map_err(|error| match error.kind() {
            ErrorKind::NotFound => VaultError::EnvelopeDamaged,
            _ => VaultError::CannotRead,
        })
    }

    fn open_database(&self, key: &SecretKey) -> Result<Connection> {
        let path = self.database();
        match fs::metadata(&path) {
            Ok(file) if file.len() == 0 => return Err(VaultError::DatabaseDamaged),
            Ok(file) if file.permissions().readonly() => return Err(VaultError::ReadOnly),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(VaultError::DatabaseDamaged),
            Err(_) => return Err(VaultError::CannotRead),
        }
        if fs::metadata(self.folder())?.permissions().readonly() {
            return Err(VaultError::ReadOnly);
        }
        database::open(&path, key)
    }

    /// Takes the lock that one process at a time can hold; the system lets go of it when that one ends.
    fn take_lock(&self) -> Result<File> {
        let path = self.home.join(LOCK_FILE);
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path)?;
        files::owner_only(&path)?;
        match lock.try_lock() {
            Ok(()) => Ok(lock),
            Err(TryLockError::WouldBlock) => Err(VaultError::AlreadyOpen),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    fn folder(&self) -> PathBuf {
        self.home.join(FOLDER)
    }

    fn database(&self) -> PathBuf {
        self.folder().join(DATABASE)
    }
}

impl Vault {
    fn over(connection: Connection, closed: &Closed, lock: File) -> Result<Self> {
        let mut vault = Self { connection, closed: closed.clone(), writing: BTreeSet::new(), _lock: lock };
        // A disk that takes no mark keeps no one from reading; the mark from before stays.
        if let Err(VaultError::DatabaseDamaged) = vault.mark_open().map_err(database::as_damage) {
            return Err(VaultError::DatabaseDamaged);
        }
        Ok(vault)
    }

    /// Wraps the data key under a new passphrase. The records are not touched. Refused, the old passphrase
    /// opens the vault; done, the new one does: the ledger has its row before the key file is swapped.
    pub fn change_passphrase(&mut self, current: &Passphrase, new: &Passphrase, now: Moment) -> Result<()> {
        let key_file = self.closed.folder().join(KEY_FILE);
        let old = self.closed.key_file()?;
        let key = envelope::unseal(&old, current)?;
        let cost = envelope::Cost::calibrated(envelope::time_guess(envelope::FLOOR)?);
        let sealed = envelope::seal(&key, new, cost.at_least(envelope::cost_of(&old)?))?;
        let change = self.change(now)?;
        change.enter_act("passphrase-changed")?;
        files::write_whole(&key_file, &sealed)?;
        change.commit().inspect_err(|_| {
            // The room for the old file was there a moment ago; with it the old passphrase is back.
            let _ = files::write_whole(&key_file, &old);
        })
    }

    /// Closes the vault, folding the write-ahead log into the database first.
    pub fn lock(self) -> Closed {
        self.mark_closed();
        // A log that could not be folded in is replayed at the next opening.
        let _ = self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);");
        self.closed.clone()
    }

    /// Returns how many bytes are free where the vault is; none when the system does not say.
    pub fn free_bytes(&self) -> Option<u64> {
        fs4::available_space(self.closed.folder()).ok()
    }

    /// Compares every record with the ledger, and the ledger with itself.
    pub fn check(&self) -> Result<Vec<LedgerFinding>> {
        ledger::check(&self.connection)
    }

    /// Reads every page and every link of the database.
    pub fn verify(&self) -> Result<()> {
        database::verify(&self.connection)
    }

    /// Returns how many changes the ledger holds and the hash of the newest.
    pub fn head(&self) -> Result<(i64, [u8; 32])> {
        ledger::head(&self.connection)
    }

    pub(crate) fn change(&mut self, now: Moment) -> Result<Change<'_>> {
        Change::begin(&mut self.connection, now)
    }

    /// Does to the database what someone with the key and no scruples could do.
    #[cfg(feature = "intruder")]
    pub fn as_an_intruder(&self, statements: &str) {
        self.connection.execute_batch(statements).expect("the test writes statements that run");
    }
}
