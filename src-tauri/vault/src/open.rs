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
use crate::store::KeptCaseload;
use crate::witness::{Standing, Witness};
use crate::{Moment, Passphrase, Result, VaultError, database, envelope, files, witness};

const FOLDER: &str = "vault";
pub(crate) const KEY_FILE: &str = "vault.key";
pub(crate) const DATABASE: &str = "vault.db";
const LOCK_FILE: &str = "vault.lock";
pub(crate) const RECOVERY_FILE: &str = "vault.recovery";
pub(crate) const ORGANISATION_FILE: &str = "vault.organisation";

/// A vault that is not open: the folder in which it lies, or would lie.
#[derive(Debug, Clone)]
pub struct Closed {
    pub(crate) home: PathBuf,
}

/// An open vault. Dropping it closes the database, wipes its key and lets go of the lock.
pub struct Vault {
    pub(crate) connection: Connection,
    /// Before the lock, so that what it still has to write is written under it.
    pub(crate) witness: Option<Witness>,
    /// None for what is only in memory.
    home: Option<Home>,
    /// Notes whose state at opening is kept as a version, or that were begun since.
    pub(crate) writing: BTreeSet<String>,
    /// All cases as they were last read.
    pub(crate) kept_caseload: KeptCaseload,
    /// Only of a vault that is open to be read: what it takes to read on behind a damaged page.
    pub(crate) reads_on: Option<SecretKey>,
}

/// Where an open vault lies, and the lock on it.
struct Home {
    closed: Closed,
    _lock: File,
}

impl Closed {
    pub fn at(home: impl Into<PathBuf>) -> Self {
        Self { home: home.into() }
    }

    /// Tells whether there is a vault, whole or damaged. Half a vault is one: it is never made anew. A
    /// folder that may not be looked into is `CannotRead`, not a place for a new vault.
    pub fn exists(&self) -> Result<bool> {
        let exists = self.folder().try_exists().map_err(|_| VaultError::CannotRead)?;
        // Between two names, a vault that is being restored has neither.
        Ok(exists || self.is_swapping())
    }

    /// Tells whether there is no vault and something beside its place says that there was one: what was last seen of it, a
    /// backup, or a vault that a restore has set aside.
    pub fn is_missing(&self) -> Result<bool> {
        if self.exists()? {
            return Ok(false);
        }
        let has_backups = Self::backups(&self.backup_folder()).is_ok_and(|backups| !backups.is_empty());
        Ok(has_backups || witness::is_in(&self.home) || !self.before_restores().is_empty())
    }

    /// Returns the folder in which the vault lies with all that belongs to it.
    pub fn place(&self) -> &Path {
        &self.home
    }

    /// Returns the data key, for a test that looks where it is left.
    #[cfg(feature = "intruder")]
    pub fn key_for_an_intruder(&self, passphrase: &Passphrase) -> Result<Vec<u8>> {
        Ok(envelope::unseal(&self.key_bytes()?, passphrase)?.bytes().to_vec())
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
        let witness = Witness::begin(&self.home, &key, &connection)?;
        Vault::over(connection, witness, self, lock)
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
        let (key, lock) = self.admitted(passphrase, now)?;
        let vault = self.unmarked(&key, lock)?.marked()?;
        self.forget_wrong();
        Ok(vault)
    }

    /// Returns the data key and the lock to whoever has the passphrase.
    pub(crate) fn admitted(&self, passphrase: &Passphrase, now: Moment) -> Result<(SecretKey, File)> {
        if !self.exists()? {
            return Err(VaultError::NoVault);
        }
        let lock = self.take_lock()?;
        self.finish_swap(now)?;
        let key = self.unseal(passphrase, now)?;
        Ok((key, lock))
    }

    /// Opens the database with its key, and holds it against what was last seen of it. Nothing yet says that it is open.
    pub(crate) fn unmarked(&self, key: &SecretKey, lock: File) -> Result<Vault> {
        let connection = self.open_database(key)?;
        let witness = Witness::compared(&self.home, key, &connection).map_err(database::as_damage)?;
        Ok(Vault::unmarked(connection, Some(witness), self, lock))
    }

    /// Opens the envelope, after the wait that earlier wrong passphrases ask for; another wrong one is counted.
    pub(crate) fn unseal(&self, passphrase: &Passphrase, now: Moment) -> Result<SecretKey> {
        let attempts = Attempts::beside(&self.folder());
        match attempts.wait_seconds(now) {
            0 => {}
            seconds => return Err(VaultError::WaitFirst(seconds)),
        }
        envelope::unseal(&self.key_bytes()?, passphrase).inspect_err(|error| {
            if *error == VaultError::WrongPassphrase {
                // A count that cannot be written must not keep the owner out.
                let _ = attempts.count_wrong(now);
            }
        })
    }

    /// The owner has come in: wrong passphrases from before count no longer.
    pub(crate) fn forget_wrong(&self) {
        let _ = Attempts::beside(&self.folder()).forget();
    }

    /// Returns the key file's bytes. A vault without one is damaged; one that may not be read is not.
    pub(crate) fn key_bytes(&self) -> Result<Vec<u8>> {
        files::read_if_there(&self.key_file())?.ok_or(VaultError::EnvelopeDamaged)
    }

    pub(crate) fn open_database(&self, key: &SecretKey) -> Result<Connection> {
        let path = self.database();
        match fs::metadata(&path) {
            Ok(file) if file.len() == 0 => return Err(VaultError::DatabaseDamaged),
            Ok(file) if file.permissions().readonly() => return Err(VaultError::ReadOnly),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(VaultError::DatabaseDamaged),
            Err(_) => return Err(VaultError::CannotRead),
        }
        // Of a folder, Windows gives that mark another meaning: files can be written in it all the same.
        if cfg!(unix) && fs::metadata(self.folder())?.permissions().readonly() {
            return Err(VaultError::ReadOnly);
        }
        database::open(&path, key)
    }

    /// Takes the lock that one process at a time can hold; the system lets go of it when that one ends.
    pub(crate) fn take_lock(&self) -> Result<File> {
        let path = self.home.join(LOCK_FILE);
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path)?;
        files::owner_only(&path)?;
        match lock.try_lock() {
            Ok(()) => Ok(lock),
            Err(TryLockError::WouldBlock) => Err(VaultError::AlreadyOpen),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.home.join(FOLDER)
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.folder().join(DATABASE)
    }

    pub(crate) fn key_file(&self) -> PathBuf {
        self.folder().join(KEY_FILE)
    }

    pub(crate) fn recovery_file(&self) -> PathBuf {
        self.folder().join(RECOVERY_FILE)
    }

    pub(crate) fn organisation_file(&self) -> PathBuf {
        self.folder().join(ORGANISATION_FILE)
    }
}

impl Vault {
    fn over(connection: Connection, witness: Witness, closed: &Closed, lock: File) -> Result<Self> {
        Self::unmarked(connection, Some(witness), closed, lock).marked()
    }

    /// Returns a vault whose database does not say that it is open.
    pub(crate) fn unmarked(
        connection: Connection,
        witness: Option<Witness>,
        closed: &Closed,
        lock: File,
    ) -> Self {
        let home = Some(Home { closed: closed.clone(), _lock: lock });
        Self {
            connection,
            witness,
            home,
            writing: BTreeSet::new(),
            kept_caseload: KeptCaseload::default(),
            reads_on: None,
        }
    }

    pub(crate) fn marked(mut self) -> Result<Self> {
        // A disk that takes no mark keeps no one from reading; the mark from before stays.
        match self.mark_open().map_err(database::as_damage) {
            Err(VaultError::DatabaseDamaged) => Err(VaultError::DatabaseDamaged),
            _ => Ok(self),
        }
    }

    /// Returns records that lie nowhere but in memory as a vault.
    pub(crate) fn in_memory(connection: Connection) -> Self {
        Self {
            connection,
            witness: None,
            home: None,
            writing: BTreeSet::new(),
            kept_caseload: KeptCaseload::default(),
            reads_on: None,
        }
    }

    pub(crate) fn closed(&self) -> Result<&Closed> {
        self.home.as_ref().map(|home| &home.closed).ok_or(VaultError::NoVault)
    }

    /// Wraps the data key under a new passphrase. The records are not touched. A wrong present one counts as one at
    /// unlocking does. Refused, the old passphrase
    /// opens the vault; done, the new one does: the ledger has its row before the key file is swapped.
    pub fn change_passphrase(&mut self, current: &Passphrase, new: &Passphrase, now: Moment) -> Result<()> {
        let closed = self.closed()?;
        let key_file = closed.key_file();
        let old = closed.key_bytes()?;
        let key = closed.unseal(current, now)?;
        closed.forget_wrong();
        let sealed = envelope::seal_anew(&key, new, &old)?;
        self.put_file(&key_file, Some(&sealed), "passphrase-changed", now)
    }

    /// Enters an act in the ledger and puts a file in the place of what stood there, or takes that away. Refused, it
    /// stands there again: the row is entered before the file is swapped, and made final after.
    pub(crate) fn put_file(
        &mut self,
        path: &Path,
        bytes: Option<&[u8]>,
        act: &str,
        now: Moment,
    ) -> Result<()> {
        let old = files::read_if_there(path);
        let put_back = || {
            // The room for the old file was there a moment ago.
            let _ = match &old {
                Ok(Some(old)) => files::write_whole(path, old),
                Ok(None) => fs::remove_file(path).map_err(VaultError::from),
                Err(_) => Ok(()),
            };
        };
        let change = self.change(now)?;
        change.enter_act(act)?;
        match bytes {
            Some(bytes) => files::write_whole(path, bytes)?,
            None => files::overwrite_and_remove(path).inspect_err(|_| put_back())?,
        }
        change.commit().inspect_err(|_| put_back())
    }

    /// Closes the vault, folding the write-ahead log into the database first.
    pub fn lock(mut self) -> Closed {
        self.mark_closed();
        // What it still had to write stands on the disk before anyone else can open the vault.
        drop(self.witness.take());
        if !self.is_read_only() {
            // A log that could not be folded in is replayed at the next opening.
            let _ = self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);");
        }
        let home = self.home.expect("what is only in memory is lent by reference, and this takes the vault");
        // The lock goes last.
        drop(self.connection);
        home.closed
    }

    /// Returns how many bytes are free where the vault is; none when the system does not say.
    pub fn free_bytes(&self) -> Option<u64> {
        fs4::available_space(self.closed().ok()?.folder()).ok()
    }

    /// Leaves nothing of what was deleted: the log is folded in, and copies from before an update are removed, which hold
    /// every case as it was then; so do backups, which are made anew.
    pub(crate) fn leave_no_trace(&self, now: Moment) -> Result<()> {
        self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);")?;
        for copy in self.earlier_copies()? {
            fs::remove_file(copy)?;
        }
        self.renew_backups(now)
    }

    /// Returns the copies of the database that were made before it was brought up to date.
    pub fn earlier_copies(&self) -> Result<Vec<PathBuf>> {
        let Some(home) = &self.home else { return Ok(Vec::new()) };
        let mut copies = Vec::new();
        for entry in fs::read_dir(home.closed.folder())? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if name.starts_with("vault.before-") {
                copies.push(path);
            }
        }
        Ok(copies)
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

    /// Returns how the vault stands to what was last seen of it, as found when it was opened.
    pub fn staleness(&self) -> &Standing {
        self.witness.as_ref().map_or(&Standing::Current, Witness::standing)
    }

    pub(crate) fn change(&mut self, now: Moment) -> Result<Change<'_>> {
        Change::begin(&mut self.connection, self.witness.as_mut(), now)
    }

    /// Does to the database what someone with the key and no scruples could do.
    #[cfg(feature = "intruder")]
    pub fn as_an_intruder(&self, statements: &str) {
        self.connection.execute_batch(statements).expect("the test writes statements that run");
    }
}
