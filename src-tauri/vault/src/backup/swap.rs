//! A verified backup takes the vault's place. Every step is one rename, in an order in which there is always a whole
//! vault to be found, the old one or the new:
//!
//! | on the disk | and if it ends there |
//! |---|---|
//! | `vault`, `vault.restoring` | the old one opens; the copy of the backup is left out |
//! | `vault`, `vault.restored` | decided: the next opening goes on with the steps below |
//! | `vault.before-restore-<moment>`, `vault.restored` | the same |
//! | `vault` with the new witness in it | the same |
//! | `vault`, `vault.witness` beside it | done |
//!
//! The ledger's row with both heads, and the witness that fits it, are written before the first of them, in the copy.

use std::fs;
use std::path::{Path, PathBuf};

use super::restore::PreparedRestore;
use crate::change::Change;
use crate::open::{Closed, DATABASE};
use crate::witness::{self, Witness};
use crate::{Moment, Result, Vault, database, files, ledger};

pub(crate) const RESTORING: &str = "vault.restoring";
/// A copy of a backup that is whole, and was decided upon.
pub(crate) const BEING_SWAPPED: &str = "vault.restored";

impl PreparedRestore {
    /// Puts the backup in the vault's place and opens it. What was there stays, in a folder of its own beside it. The
    /// passphrase is from now on the one that the backup had.
    pub fn swap(self, now: Moment) -> Result<Vault> {
        self.enter(now)?;
        let had_a_vault = self.closed.folder().exists();
        rename(&self.restoring.0, &self.closed.home.join(BEING_SWAPPED))?;
        if let Err(error) = self.closed.finish_swap(now) {
            self.take_back(had_a_vault);
            return Err(error);
        }
        self.closed.unmarked(&self.key, self.lock)?.marked()
    }

    /// Enters in the copy's ledger what was restored and what was given up, and writes the witness that fits it.
    fn enter(&self, now: Moment) -> Result<()> {
        let mut copy = database::open(&self.restoring.0.join(DATABASE), &self.key)?;
        let change = Change::begin(&mut copy, None, now)?;
        change.enter_given_up(ledger::RESTORED, self.given_up)?;
        if let Some(act) = self.came_in {
            change.enter_act(act)?;
        }
        change.commit()?;
        copy.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);")?;
        Witness::of_restored(&self.restoring.0, &self.key, &copy)
    }

    /// What could not be renamed, such as a folder that another program holds open, leaves the old vault where it was.
    fn take_back(&self, had_a_vault: bool) {
        let restored = self.closed.home.join(BEING_SWAPPED);
        if had_a_vault
            && !self.closed.folder().exists()
            && let Some(newest) = self.closed.before_restores().pop()
        {
            let _ = rename(&newest, &self.closed.folder());
        }
        if !had_a_vault || self.closed.folder().exists() {
            let _ = rename(&restored, &self.restoring.0);
        }
    }
}

impl Closed {
    /// Goes on with a swap that was decided upon and did not end. The lock is held.
    pub(crate) fn finish_swap(&self, now: Moment) -> Result<()> {
        // Not decided upon: a copy of a backup, which is still where it was.
        let _ = fs::remove_dir_all(self.home.join(RESTORING));
        for step in [Self::set_aside, Self::put_in_place, Self::bring_witness] {
            step(self, now)?;
        }
        Ok(())
    }

    fn set_aside(&self, now: Moment) -> Result<()> {
        if !self.is_swapping() || !self.folder().exists() {
            return Ok(());
        }
        let name = format!("vault.before-restore-{}", now.format("%Y%m%d-%H%M%S"));
        let further = (2..).map(|count| self.home.join(format!("{name}-{count}")));
        let mut names = [self.home.join(&name)].into_iter().chain(further);
        rename(&self.folder(), &names.find(|path| !path.exists()).expect("some number is free"))
    }

    fn put_in_place(&self, _: Moment) -> Result<()> {
        if !self.is_swapping() {
            return Ok(());
        }
        rename(&self.home.join(BEING_SWAPPED), &self.folder())
    }

    /// Brings the witness that came with a restored vault to its place beside the folder.
    fn bring_witness(&self, _: Moment) -> Result<()> {
        let brought = self.folder().join(witness::FILE);
        if brought.exists() { rename(&brought, &self.home.join(witness::FILE)) } else { Ok(()) }
    }

    /// Tells whether a backup was decided upon and has not taken the vault's place yet.
    pub(crate) fn is_swapping(&self) -> bool {
        self.home.join(BEING_SWAPPED).exists()
    }

    /// Returns the vaults that backups took the place of, oldest first. None of them is ever removed.
    pub fn before_restores(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.home).into_iter().flatten().flatten();
        let is_one = |path: &PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            name.starts_with("vault.before-restore-")
        };
        let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_one).collect();
        found.sort();
        found
    }
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to)?;
    files::flush_folder(to);
    Ok(())
}

#[cfg(test)]
#[path = "restore_tests.rs"]
mod tests;
