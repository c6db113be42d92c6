//! `backup.json`: what a backup holds, by fingerprint, and the head of its ledger. It can be read without a passphrase
//! and tells nothing of what is recorded. It is not authenticated; what it sums up is.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::ledger::Head;
use crate::open::{DATABASE, KEY_FILE};
use crate::{Moment, Result, VaultError, files, fingerprint_of, hex};

const FILE: &str = "backup.json";
const VERSION: u32 = 1;
/// It is never longer.
const MOST_BYTES: u64 = 64 * 1024;
/// Files that a vault need not have: further ways to its key.
pub(crate) const OTHER_WAYS_IN: [&str; 2] = ["vault.recovery", "vault.organisation"];

/// What is known of a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupRecord {
    pub path: PathBuf,
    /// Which vault it is of: the same for every backup of one. Empty when that cannot be read.
    pub vault: String,
    /// None when it cannot be read.
    pub made_at: Option<Moment>,
    /// How many entries its ledger has.
    pub head_count: i64,
    /// What its files take on the disk together.
    pub bytes: u64,
    pub standing: BackupStanding,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BackupStanding {
    /// Its files are there in their sizes; their sums were not taken.
    NotSummed,
    /// Every file is as it was written.
    Whole,
    /// A file is missing or is not as it was written.
    Damaged,
    /// What says which files belong to it is missing or cannot be read. They may be whole.
    NotKnown,
    /// A newer Daybook made it.
    NewerVersion,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    version: u32,
    pub vault: String,
    pub made_at: Moment,
    count: i64,
    hash: String,
    files: BTreeMap<String, Sum>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sum {
    bytes: u64,
    sha256: String,
}

impl Manifest {
    /// Sums up the files that were put in the folder.
    pub fn of(folder: &Path, vault: &str, head: &Head, made_at: Moment) -> Result<Self> {
        let mut sums = BTreeMap::new();
        for name in names() {
            match File::open(folder.join(name)) {
                Ok(file) => {
                    let (bytes, sha256) = fingerprint_of(file)?;
                    sums.insert(name.to_owned(), Sum { bytes, sha256 });
                }
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
            }
        }
        let (vault, hash) = (vault.to_owned(), hex::write(&head.1));
        Ok(Self { version: VERSION, vault, made_at, count: head.0, hash, files: sums })
    }

    pub fn write(&self, folder: &Path) -> Result<()> {
        files::write_whole(&folder.join(FILE), &serde_json::to_vec_pretty(self)?)
    }

    /// Reads it; `CannotRead` when there is none, or it is none.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut text = Vec::new();
        let file = File::open(folder.join(FILE)).map_err(|_| VaultError::CannotRead)?;
        file.take(MOST_BYTES).read_to_end(&mut text).map_err(|_| VaultError::CannotRead)?;
        let value: serde_json::Value = serde_json::from_slice(&text).map_err(|_| VaultError::CannotRead)?;
        if value["version"].as_u64().is_some_and(|version| version > u64::from(VERSION)) {
            return Err(VaultError::NewerVersion);
        }
        let manifest: Self = serde_json::from_value(value).map_err(|_| VaultError::CannotRead)?;
        let has = |name: &str| manifest.files.contains_key(name);
        let known = manifest.files.keys().all(|file| names().any(|name| name == file));
        if !has(DATABASE) || !has(KEY_FILE) || !known || manifest.head().is_none() {
            return Err(VaultError::CannotRead);
        }
        Ok(manifest)
    }

    pub fn head(&self) -> Option<Head> {
        Some((self.count, hex::read(&self.hash)?))
    }

    pub fn bytes(&self) -> u64 {
        self.files.values().fold(0, |sum, file| sum.saturating_add(file.bytes))
    }

    /// Tells whether a file of that fingerprint is the one that was put there.
    pub fn agrees(&self, name: &str, fingerprint: &str) -> bool {
        self.files.get(name).is_some_and(|sum| sum.sha256 == fingerprint)
    }

    fn standing(&self, folder: &Path, summing: bool) -> BackupStanding {
        let is_whole = |(name, sum): (&String, &Sum)| {
            let Ok(file) = File::open(folder.join(name)) else { return false };
            if !summing {
                return file.metadata().is_ok_and(|file| file.len() == sum.bytes);
            }
            fingerprint_of(file).is_ok_and(|found| found == (sum.bytes, sum.sha256.clone()))
        };
        match (self.files.iter().all(is_whole), summing) {
            (false, _) => BackupStanding::Damaged,
            (true, true) => BackupStanding::Whole,
            (true, false) => BackupStanding::NotSummed,
        }
    }
}

/// Which files a backup may hold, besides this one.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    [DATABASE, KEY_FILE].into_iter().chain(OTHER_WAYS_IN)
}

/// Reads what a backup says of itself; `summing` also takes the sum of each of its files.
pub(super) fn record(path: &Path, summing: bool) -> BackupRecord {
    let unknown = |standing| BackupRecord {
        path: path.to_owned(),
        vault: String::new(),
        made_at: None,
        head_count: 0,
        bytes: 0,
        standing,
    };
    match Manifest::read(path) {
        Ok(manifest) => BackupRecord {
            path: path.to_owned(),
            vault: manifest.vault.clone(),
            made_at: Some(manifest.made_at),
            head_count: manifest.count,
            bytes: manifest.bytes(),
            standing: manifest.standing(path, summing),
        },
        Err(VaultError::NewerVersion) => unknown(BackupStanding::NewerVersion),
        Err(_) => unknown(BackupStanding::NotKnown),
    }
}
