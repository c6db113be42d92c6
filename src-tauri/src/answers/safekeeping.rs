//! How the vault stands to what was last seen of it, its backups, and what a check found.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::recovery::{OrganisationKey, RecoveryKey};
use super::vault::Place;
use crate::refusal::RefusalCode;

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Safekeeping {
    pub standing: VaultStanding,
    /// Newest first, beside the vault and in the folder that was chosen.
    pub backups: Vec<BackupShown>,
    /// A folder was chosen, and can be reached now.
    pub folder: FolderStanding,
    /// What the check that runs by itself found; none while it has not ended since Daybook was opened.
    pub checked: Option<CheckReport>,
    /// Which backups could not be made when they were last tried, and why.
    pub unmade: Vec<UnmadeBackup>,
    /// What the place of the vault means, by code: `synced`, `network`, `removable`, `nearly-full`.
    pub place: Vec<String>,
}

/// Whether the vault is as it was last seen.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultStanding {
    /// `current`, `no-witness`, `witness-unreadable` or `older-than-seen`.
    pub code: String,
    /// When the newest change that was seen had been made; none unless older.
    pub seen_at: Option<String>,
    /// How many changes are missing; none unless older.
    pub missing: Option<u32>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupShown {
    /// Its folder's name: a moment, and nobody's name.
    pub name: String,
    /// `here` (beside the vault) or `chosen`.
    pub place: String,
    pub made_at: Option<String>,
    pub bytes: u32,
    /// `not-summed`, `whole`, `damaged`, `not-known` or `newer-version`.
    pub standing: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FolderStanding {
    pub chosen: bool,
    pub reachable: bool,
}

/// A backup that could not be made when it was last tried.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnmadeBackup {
    /// `here` or `chosen`, as of a backup.
    pub place: String,
    pub code: RefusalCode,
}

/// A damaged vault, opened to be read.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DamagedOpened {
    /// Where the worker was.
    pub place: Place,
    pub findings: Vec<CheckFound>,
}

/// What a check of everything found; nothing when all of it agrees.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckReport {
    pub checked_at: String,
    pub findings: Vec<CheckFound>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckFound {
    /// As `vault::CheckCode` names it.
    pub code: String,
    /// What it is about: a file, a table, a record as the ledger names it, a number of an entry.
    pub subject: String,
}

/// What opens a backup, as it was typed.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupOpened {
    /// `passphrase`, `words` or `organisation`.
    pub by: String,
    /// The passphrase the backup had, the recovery words, or the organisation's key.
    pub secret: String,
    /// The new passphrase; of no matter where the backup's own is known.
    pub new: String,
}

/// What restoring a backup would mean.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RestoreShown {
    pub backup_at: String,
    /// When the newest change here was made; none when there is no vault here, or it cannot be read with this backup's key.
    pub here_at: Option<String>,
    /// How many changes made here since would be set aside; none when that cannot be told.
    pub loses: Option<u32>,
    /// The recovery words as they are afterwards; none where nothing changes about them.
    pub recovery: Option<RecoveryKey>,
    /// The organisation's key as it is afterwards; none where nothing changes about it.
    pub organisation: Option<OrganisationKey>,
    pub findings: Vec<CheckFound>,
}
