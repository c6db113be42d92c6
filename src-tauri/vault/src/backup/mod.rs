//! Backups: a folder that holds the vault as it was, encrypted as it is, with what tells whether it is whole.
//!
//! A backup is made aside, flushed, opened and read through, and only then has its name; one that fails leaves nothing.
//! To be opened it needs the data key, which an open vault does not keep: it is attached to the vault's own connection,
//! to which SQLCipher lends its key, so there is no further copy of the key in memory. It lends its salt too, so that of
//! the copy is compared by itself; then the copy opens on its own as it opened here.

mod manifest;
mod restore;
mod rolling;
mod swap;

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

pub use manifest::{BackupRecord, BackupStanding};
pub use restore::{BackupOpening, PreparedRestore, RestoreComparison};

use crate::check::{CheckCode, CheckFinding};
use crate::ledger::{self, Head};
use crate::open::{Closed, DATABASE, KEY_FILE};
use crate::{Moment, Result, Standing, Vault, VaultError, database, envelope, files};
use manifest::{Manifest, OTHER_WAYS_IN};

/// Beside the vault's folder.
const FOLDER: &str = "backups";
/// The preference that holds another folder for backups.
pub const CHOSEN_FOLDER: &str = "backup-folder";
/// Every name begins so, and goes on with the moment it was made: never with anyone's name.
const NAME: &str = "Daybook backup ";

/// A backup that was made and verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    /// How many entries its ledger has.
    pub head_count: i64,
    pub bytes: u64,
}

/// What became of the backups that make themselves; none where none was due.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BackupRound {
    /// Beside the vault.
    pub here: Option<Result<Backup>>,
    /// In the folder that was chosen. A drive that is not there is `CannotRead`.
    pub there: Option<Result<Backup>>,
}

impl Closed {
    /// Takes the sums of a backup's files; no passphrase is needed. A folder that is not there is `CannotRead`.
    pub fn read_backup(path: &Path) -> Result<BackupRecord> {
        if path.is_dir() { Ok(manifest::record(path, true)) } else { Err(VaultError::CannotRead) }
    }

    /// Returns the backups in a folder, newest first, without taking their sums.
    pub fn backups(folder: &Path) -> Result<Vec<BackupRecord>> {
        let mut backups = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if name.starts_with(NAME) && !name.ends_with(MAKING) && path.is_dir() {
                backups.push(manifest::record(&path, false));
            }
        }
        backups.sort_by_key(|backup| std::cmp::Reverse(backup.made_at));
        Ok(backups)
    }

    /// Returns the folder of the backups that make themselves, beside the vault.
    pub fn backup_folder(&self) -> PathBuf {
        self.home.join(FOLDER)
    }
}

impl Vault {
    /// Makes a backup in a folder that is there. It has a folder of its own in it.
    pub fn back_up(&self, folder: &Path, now: Moment) -> Result<Backup> {
        if !folder.is_dir() {
            return Err(VaultError::CannotRead);
        }
        let vault = self.id()?;
        let making = Making::begin(folder, vault)?;
        let head = ledger::head(&self.connection)?;
        self.copy_into(&making.0)?;
        self.verify_copy(&making.0.join(DATABASE), &head)?;
        let manifest = Manifest::of(&making.0, vault, &head, now)?;
        manifest.write(&making.0)?;
        let path = free_name(folder, now);
        fs::rename(&making.0, &path)?;
        files::flush_folder(&path);
        Ok(Backup { path, head_count: head.0, bytes: manifest.bytes() })
    }

    /// Makes a backup in the folder beside the vault, which is made if it is not there; older ones are removed as usual.
    pub fn back_up_beside(&self, here: &Path, now: Moment) -> Result<Backup> {
        files::owner_only_folder(here)?;
        let made = self.back_up(here, now)?;
        let _ = self.remove_older(here, now);
        Ok(made)
    }

    /// Makes the backups that are due: one a day beside the vault and one in the folder that was chosen, where something
    /// has changed since. Older ones are removed then, down to seven and one for each of the last four weeks.
    pub fn back_up_if_due(&self, now: Moment) -> BackupRound {
        let Ok(closed) = self.closed() else { return BackupRound::default() };
        let here = closed.backup_folder();
        let here = files::owner_only_folder(&here).and_then(|()| self.back_up_into(&here, now)).transpose();
        let chosen = self.preference(CHOSEN_FOLDER).ok().flatten().filter(|folder| !folder.is_empty());
        let there = chosen.and_then(|folder| self.back_up_into(Path::new(&folder), now).transpose());
        BackupRound { here, there }
    }

    /// Makes a new backup wherever there is one of this vault, and then removes the others: something in them was to go.
    /// One that holds what this vault does not stays.
    pub(crate) fn renew_backups(&self, now: Moment) -> Result<()> {
        let Ok(closed) = self.closed() else { return Ok(()) };
        let chosen = self.preference(CHOSEN_FOLDER)?.filter(|folder| !folder.is_empty()).map(PathBuf::from);
        let folders = [Some(closed.backup_folder()), chosen].into_iter().flatten();
        for folder in folders.filter(|folder| folder.is_dir()) {
            let own = self.own_backups(&folder)?;
            if own.is_empty() {
                continue;
            }
            self.back_up(&folder, now)?;
            for older in own {
                if self.accounts_for(&older.head, older.made_at)? {
                    fs::remove_dir_all(&older.path)?;
                }
            }
        }
        Ok(())
    }

    fn back_up_into(&self, folder: &Path, now: Moment) -> Result<Option<Backup>> {
        let head = ledger::head(&self.connection)?;
        let own = self.own_backups(folder)?;
        let has_this = own.iter().any(|backup| backup.head == head);
        if has_this || head.0 == 0 || !rolling::is_a_day_old(&moments(&own), now) {
            return Ok(None);
        }
        let made = self.back_up(folder, now)?;
        // One that could not be removed is in no one's way, and goes the next time.
        let _ = self.remove_older(folder, now);
        Ok(Some(made))
    }

    /// Removes what need not be kept. While it is not settled whether this vault is the newest there is, nothing goes;
    /// and nothing ever goes that holds what this vault does not.
    fn remove_older(&self, folder: &Path, now: Moment) -> Result<()> {
        if *self.staleness() != Standing::Current {
            return Ok(());
        }
        let own = self.own_backups(folder)?;
        for place in rolling::that_go(&moments(&own), now) {
            if self.accounts_for(&own[place].head, own[place].made_at)? {
                fs::remove_dir_all(&own[place].path)?;
            }
        }
        Ok(())
    }

    /// Returns the backups of this vault in a folder whose files are all there.
    fn own_backups(&self, folder: &Path) -> Result<Vec<Own>> {
        let vault = self.id()?;
        let mut own = Vec::new();
        for record in Closed::backups(folder)? {
            if record.vault != vault || record.standing != BackupStanding::NotSummed {
                continue;
            }
            let manifest = Manifest::read(&record.path)?;
            let head = manifest.head().ok_or(VaultError::CannotRead)?;
            own.push(Own { path: record.path, head, made_at: manifest.made_at });
        }
        Ok(own)
    }

    fn id(&self) -> Result<&str> {
        self.witness.as_ref().map(|witness| witness.vault()).ok_or(VaultError::NoVault)
    }

    fn copy_into(&self, making: &Path) -> Result<()> {
        let database = making.join(DATABASE);
        self.connection.execute("VACUUM INTO ?1", [database.to_str().ok_or(VaultError::CannotRead)?])?;
        // Drives that know no owners refuse to be told of one.
        let _ = files::owner_only(&database);
        OpenOptions::new().write(true).open(&database)?.sync_all()?;
        let closed = self.closed()?;
        let key_file = closed.key_bytes()?;
        // A key file that was damaged since the opening must not push out a whole one.
        envelope::cost_of(&key_file)?;
        files::write_whole(&making.join(KEY_FILE), &key_file)?;
        for name in OTHER_WAYS_IN {
            match fs::read(closed.folder().join(name)) {
                Ok(bytes) => files::write_whole(&making.join(name), &bytes)?,
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Opens a copy with the vault's own key, reads all of it and holds its head against the vault's.
    fn verify_copy(&self, copy: &Path, head: &Head) -> Result<()> {
        if salt(copy)? != salt(&self.closed()?.database())? {
            return Err(VaultError::DatabaseDamaged);
        }
        let copy = copy.to_str().ok_or(VaultError::CannotRead)?;
        self.connection.execute("ATTACH DATABASE ?1 AS copy", [copy])?;
        let verified = self.read_copy(head).map_err(database::as_damage);
        let detached = self.connection.execute_batch("DETACH DATABASE copy;");
        verified?;
        Ok(detached?)
    }

    fn read_copy(&self, head: &Head) -> Result<()> {
        let query = "SELECT entry, hash FROM copy.ledger ORDER BY entry DESC LIMIT 1";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let copied = match self.connection.query_row(query, [], read) {
            Err(rusqlite::Error::QueryReturnedNoRows) => Head::default(),
            copied => copied?,
        };
        let links = database::orphans(&self.connection, "copy")?;
        if copied != *head || !database::pages_are_sound(&self.connection, "copy")? || !links.is_empty() {
            return Err(VaultError::DatabaseDamaged);
        }
        Ok(())
    }

    /// Looks at the backups of this vault: whether they are whole, and whether one holds what the vault does not, which
    /// only an older vault put back with its witness lacks. Of the newest in each folder the sums are taken too.
    pub(crate) fn look_at_backups(&self) -> Result<Vec<CheckFinding>> {
        let Ok(closed) = self.closed() else { return Ok(Vec::new()) };
        let chosen = self.preference(CHOSEN_FOLDER)?.filter(|folder| !folder.is_empty());
        let mut findings = Vec::new();
        for folder in chosen.map(PathBuf::from).into_iter().chain([closed.backup_folder()]) {
            // A folder or drive that is not there has nothing to be looked at.
            for (place, backup) in Closed::backups(&folder).unwrap_or_default().into_iter().enumerate() {
                findings.extend(self.look_at_backup(backup, place == 0)?);
            }
        }
        Ok(findings)
    }

    fn look_at_backup(&self, backup: BackupRecord, summing: bool) -> Result<Option<CheckFinding>> {
        let name =
            backup.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if backup.standing == BackupStanding::NotKnown {
            return Ok(Some(CheckFinding::new(CheckCode::BackupDamaged, name)));
        }
        if backup.vault != self.id()? {
            return Ok(None);
        }
        // A drive may be pulled out while it is looked at: that is no matter of this vault's own file.
        let Ok(manifest) = Manifest::read(&backup.path) else { return Ok(None) };
        let Some(head) = manifest.head() else {
            return Ok(Some(CheckFinding::new(CheckCode::BackupDamaged, name)));
        };
        if !self.accounts_for(&head, manifest.made_at)? {
            return Ok(Some(CheckFinding::new(CheckCode::BackupHoldsMore, name)));
        }
        let standing = if summing { manifest::record(&backup.path, true).standing } else { backup.standing };
        let damaged = standing == BackupStanding::Damaged;
        Ok(damaged.then(|| CheckFinding::new(CheckCode::BackupDamaged, name)))
    }
}

/// A backup of the vault that looks at it.
struct Own {
    path: PathBuf,
    head: Head,
    made_at: Moment,
}

fn moments(own: &[Own]) -> Vec<Moment> {
    own.iter().map(|backup| backup.made_at).collect()
}

/// Returns the salt with which a database begins, in clear: from it and the key follows what its pages are checked with.
fn salt(database: &Path) -> Result<[u8; 16]> {
    let mut salt = [0; 16];
    File::open(database)?.read_exact(&mut salt)?;
    Ok(salt)
}

const MAKING: &str = ".making";

/// A folder in which a backup is made. Dropped before it has its name, it is gone.
struct Making(PathBuf);

impl Making {
    /// Begins one, in the place of one of the same vault that did not end.
    fn begin(folder: &Path, vault: &str) -> Result<Self> {
        let path = folder.join(format!("{NAME}{}{MAKING}", vault.get(..8).unwrap_or_default()));
        if path.exists() {
            fs::remove_dir_all(&path)?;
        }
        fs::create_dir(&path)?;
        let making = Self(path);
        let _ = files::owner_only_folder(&making.0);
        Ok(making)
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        // With its name it is no longer here.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Returns a name for a backup that no other has.
fn free_name(folder: &Path, now: Moment) -> PathBuf {
    let name = format!("{NAME}{}", now.format("%Y-%m-%d %H%M"));
    let further = (2..).map(|count| folder.join(format!("{name}-{count}")));
    let mut names = [folder.join(&name)].into_iter().chain(further);
    names.find(|path| !path.exists()).expect("some number is free")
}

/// Copies a file of a backup and flushes it; returns its fingerprint.
fn copy_file(from: &Path, to: &Path) -> Result<String> {
    let mut source = File::open(from)?;
    let aside = files::write_aside(to, |file| {
        std::io::copy(&mut source, file)?;
        Ok(())
    })?;
    let fingerprint = aside.fingerprint.clone();
    aside.swap_in()?;
    Ok(fingerprint)
}

#[cfg(test)]
#[path = "backup_tests.rs"]
mod tests;
