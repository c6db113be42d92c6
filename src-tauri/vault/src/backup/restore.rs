//! Restoring: a backup is copied aside, opened with the passphrase it had then, and read whole; what it would lose is
//! said; and only then, if someone decides so, it takes the vault's place (see `swap`). Nothing is ever deleted.
//!
//! The passphrase goes back to that time, as the key file does. The other ways in do not, wherever the vault here can tell
//! what they are today.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::copy_file;
use super::manifest::{self, Manifest};
use super::swap::RESTORING;
use crate::attempts::Attempts;
use crate::check::CheckFinding;
use crate::ledger::{self, Head};
use crate::open::{Closed, DATABASE, KEY_FILE};
use crate::recovery::{
    OrganisationKeyState, RECOVERED_WITH_ORGANISATION_KEY, RECOVERED_WITH_WORDS, RecoveryState,
    RecoveryWords, carry_over, key_by_words, key_for_organisation, of_the_copy,
};
use crate::secret::SecretKey;
use crate::witness::Witness;
use crate::{Moment, Passphrase, Result, VaultError, database, envelope, files};

/// What restoring a backup would mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreComparison {
    /// How many entries the ledger here has. None when there is no vault, or its ledger cannot be read with the key of
    /// the backup.
    pub here_count: Option<i64>,
    /// When the newest was made, as the ledger wrote it.
    pub here_at: Option<String>,
    pub backup_count: i64,
    pub backup_at: String,
    /// How many entries made here after the backup would be lost; none when the vault here is not the one from which
    /// the backup was made, or cannot be read, or has gone another way since.
    pub loses: Option<i64>,
    /// The recovery words as they are afterwards, where the backup's come along and are not those of today. None where
    /// nothing changes about them.
    pub recovery: Option<RecoveryState>,
    /// The organisation's key in the same way.
    pub organisation: Option<OrganisationKeyState>,
    /// What the ledger and the records of the backup disagree about. Its pages are whole, or it would have been refused.
    pub findings: Vec<CheckFinding>,
}

impl RestoreComparison {
    /// Tells whether the vault here is the one of the backup and is no earlier state of it, as one that was put back is.
    fn is_of_today(&self) -> bool {
        self.here_count.is_some_and(|here| here >= self.backup_count || self.loses != Some(0))
    }
}

/// What opens a backup. Whoever has not got the passphrase it had chooses one that it has from then on.
pub enum BackupOpening<'a> {
    Passphrase(&'a Passphrase),
    Words {
        words: &'a RecoveryWords,
        new: &'a Passphrase,
    },
    /// The secret half of one of the organisation's keys, in text.
    Organisation {
        key: &'a str,
        new: &'a Passphrase,
    },
}

impl BackupOpening<'_> {
    /// Returns the passphrase that is to open the backup from then on, and what the ledger says of how it was come into.
    fn anew(&self) -> Option<(&Passphrase, &'static str)> {
        match self {
            Self::Passphrase(_) => None,
            Self::Words { new, .. } => Some((new, RECOVERED_WITH_WORDS)),
            Self::Organisation { new, .. } => Some((new, RECOVERED_WITH_ORGANISATION_KEY)),
        }
    }
}

/// A backup that stands aside, verified, ready to take the vault's place. Dropped, it is gone and nothing has changed.
pub struct PreparedRestore {
    pub(super) closed: Closed,
    pub(super) key: SecretKey,
    pub(super) comparison: RestoreComparison,
    /// The head of the ledger here, or else the one that was last seen.
    pub(super) given_up: Option<Head>,
    /// How it was come into, where that was not by its passphrase.
    pub(super) came_in: Option<&'static str>,
    pub(super) restoring: Restoring,
    /// The last to go.
    pub(super) lock: File,
}

/// The folder in which the copy stands. Dropped, it is gone, unless it has another name by then.
pub(super) struct Restoring(pub PathBuf);

impl Drop for Restoring {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Closed {
    /// Prepares a restore: copies the backup beside the vault, opens it with the passphrase it had when it was made, or with
    /// what else opened it then, and reads all of it. Nothing here is changed. `EnvelopeDamaged`, `RecoveryDamaged` and
    /// `DatabaseDamaged` speak of the backup; a wrong passphrase counts as one for the vault does.
    pub fn prepare_restore(
        &self,
        path: &Path,
        opening: &BackupOpening<'_>,
        now: Moment,
    ) -> Result<PreparedRestore> {
        files::owner_only_folder(&self.home)?;
        let lock = self.take_lock()?;
        self.finish_swap(now)?;
        let restoring = Restoring(self.home.join(RESTORING));
        files::owner_only_folder(&restoring.0)?;
        copy_backup(path, &restoring.0)?;
        let key = match opening {
            BackupOpening::Passphrase(passphrase) => self.unseal_backup(&restoring.0, passphrase, now)?,
            BackupOpening::Words { words, .. } => key_by_words(&restoring.0, words)?,
            BackupOpening::Organisation { key, .. } => key_for_organisation(&restoring.0, key)?,
        };
        let copy = database::open(&restoring.0.join(DATABASE), &key)?;
        database::verify(&copy)?;
        agrees_with_manifest(path, &copy)?;
        let (mut comparison, given_up) = self.compared(&key, &copy)?;
        self.keep_ways_in(&restoring.0, &mut comparison)?;
        // When the vault was open at the time is no matter of this one.
        copy.execute("DELETE FROM open_since", [])?;
        if let Some((new, _)) = opening.anew() {
            // Of the copy alone: the backup stays as it is.
            let key_file = restoring.0.join(KEY_FILE);
            let sealed = envelope::seal_anew(&key, new, &fs::read(&key_file)?)?;
            files::write_whole(&key_file, &sealed)?;
        }
        let came_in = opening.anew().map(|(_, act)| act);
        Ok(PreparedRestore { closed: self.clone(), key, comparison, given_up, came_in, restoring, lock })
    }

    fn unseal_backup(&self, restoring: &Path, passphrase: &Passphrase, now: Moment) -> Result<SecretKey> {
        let attempts = Attempts::beside(&self.folder());
        match attempts.wait_seconds(now) {
            0 => {}
            seconds => return Err(VaultError::WaitFirst(seconds)),
        }
        envelope::unseal(&fs::read(restoring.join(KEY_FILE))?, passphrase).inspect_err(|error| {
            if *error == VaultError::WrongPassphrase {
                let _ = attempts.count_wrong(now);
            }
        })
    }

    fn compared(&self, key: &SecretKey, copy: &Connection) -> Result<(RestoreComparison, Option<Head>)> {
        let backup = ledger::head(copy)?;
        let mut comparison = RestoreComparison {
            here_count: None,
            here_at: None,
            backup_count: backup.0,
            backup_at: ledger::moment_of(copy, backup.0)?,
            loses: None,
            recovery: None,
            organisation: None,
            findings: ledger::check(copy)?.into_iter().map(CheckFinding::from).collect(),
        };
        let seen = Witness::held(&self.home, key, copy)?;
        let Ok((here, here_at, contains)) = self.held_against(key, &backup) else {
            return Ok((comparison, seen));
        };
        comparison.here_count = Some(here.0);
        comparison.here_at = Some(here_at);
        comparison.loses =
            if contains { Some(here.0 - backup.0) } else { ledger::contains(copy, &here)?.then_some(0) };
        // The vault here may itself be older than what was last seen of it: that is given up too.
        Ok((comparison, Some(here).max(seen)))
    }

    /// Lets in after the restore whoever comes in today, and nobody whose way in was taken away since: the backup would
    /// bring back the words of its time. Where the database here tells nothing, or less than the backup's, the files of the
    /// backup come along, which were made for its key; what changes with them is said.
    fn keep_ways_in(&self, copy: &Path, comparison: &mut RestoreComparison) -> Result<()> {
        let here = self.folder();
        if comparison.is_of_today() {
            carry_over(&here, copy)?;
        }
        let here = here.exists().then_some(here);
        (comparison.recovery, comparison.organisation) = of_the_copy(here.as_deref(), copy);
        Ok(())
    }

    /// Reads the ledger of the vault here with the backup's key, which is its own if the backup was made of it.
    fn held_against(&self, key: &SecretKey, backup: &Head) -> Result<(Head, String, bool)> {
        let here = database::peek(&self.database(), key)?;
        let head = ledger::head(&here)?;
        Ok((head, ledger::moment_of(&here, head.0)?, ledger::contains(&here, backup)?))
    }
}

impl PreparedRestore {
    /// Returns what restoring would mean, for someone to decide.
    pub fn comparison(&self) -> &RestoreComparison {
        &self.comparison
    }
}

/// Copies the files of a backup, each with its sum if that is known. What is not as it was written is named.
fn copy_backup(path: &Path, restoring: &Path) -> Result<()> {
    let known = match Manifest::read(path) {
        // The files may be whole all the same, and each is proved by the key.
        Err(VaultError::CannotRead) => None,
        manifest => Some(manifest?),
    };
    for name in manifest::names() {
        let damaged =
            if name == DATABASE { VaultError::DatabaseDamaged } else { VaultError::EnvelopeDamaged };
        let is_needed = name == DATABASE || name == KEY_FILE;
        match fs::metadata(path.join(name)) {
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound && !is_needed => continue,
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(damaged),
            Err(_) => return Err(VaultError::CannotRead),
        }
        let fingerprint = copy_file(&path.join(name), &restoring.join(name))?;
        if known.as_ref().is_some_and(|manifest| !manifest.agrees(name, &fingerprint)) {
            return Err(damaged);
        }
    }
    Ok(())
}

/// Holds the head that a backup says it has against the ledger in it.
fn agrees_with_manifest(path: &Path, copy: &Connection) -> Result<()> {
    let Ok(manifest) = Manifest::read(path) else { return Ok(()) };
    let said = manifest.head().ok_or(VaultError::CannotRead)?;
    if ledger::head(copy)? == said { Ok(()) } else { Err(VaultError::DatabaseDamaged) }
}
