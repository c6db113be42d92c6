//! Everything that can be held against something else, in one look: pages, links, the ledger, the search index, the
//! witness, the backups. It reads the whole vault, so it belongs in the background.

use serde::Serialize;

use crate::ledger::{self, Head, LedgerFinding};
use crate::{Moment, Result, Standing, Vault, VaultError, database, hex, open, witness};

/// What does not agree. Nothing is repaired, and none of it tells what a record holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckFinding {
    pub code: CheckCode,
    /// What it is about: a file's name, a table's, a record as the ledger names it, a number of an entry.
    pub subject: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckCode {
    /// Pages of the database cannot be read as they were written.
    PagesDamaged,
    /// Rows of a table belong to something that is not there.
    LinkBroken,
    /// The ledger's chain does not hold from an entry on.
    ChainBroken,
    /// A record, a file or a piece of a copy is not as its newest entry left it.
    ContentDiffers,
    /// A record the ledger never heard of.
    NotInLedger,
    /// The ledger says from an entry on that records were disposed of, and no stone says so.
    NoStone,
    /// Search does not say what the records say. `Vault::rebuild_search` makes it anew.
    SearchDiffers,
    NoWitness,
    WitnessUnreadable,
    /// What was last seen is not in this ledger; the subject is the number of the entry that was seen.
    OlderThanSeen,
    /// A record, a file or a copy that lies on damaged pages. `Closed::open_read_only` names them.
    RecordUnreadable,
    /// A backup is not whole, or it cannot be told whether it is.
    BackupDamaged,
    /// A backup has entries that this ledger never had: an older vault was put back together with its witness.
    BackupHoldsMore,
}

impl CheckFinding {
    pub(crate) fn new(code: CheckCode, subject: impl Into<String>) -> Self {
        Self { code, subject: subject.into() }
    }
}

impl From<LedgerFinding> for CheckFinding {
    fn from(finding: LedgerFinding) -> Self {
        match finding {
            LedgerFinding::ChainBroken { entry } => Self::new(CheckCode::ChainBroken, entry.to_string()),
            LedgerFinding::ContentDiffers { subject } => Self::new(CheckCode::ContentDiffers, subject),
            LedgerFinding::NotInLedger { subject } => Self::new(CheckCode::NotInLedger, subject),
            LedgerFinding::NoStone { entry } => Self::new(CheckCode::NoStone, entry.to_string()),
        }
    }
}

type Look = fn(&Vault) -> Result<Vec<CheckFinding>>;

/// In this order, so that damaged pages are known before they disturb the rest.
const LOOKS: [Look; 5] = [
    Vault::look_at_pages,
    Vault::look_at_ledger,
    Vault::look_at_search,
    Vault::look_at_witness,
    Vault::look_at_backups,
];

impl Vault {
    /// Looks at everything. What cannot be read is a finding like any other, and the rest is looked at all the same.
    pub fn check_all(&self) -> Vec<CheckFinding> {
        let damaged = || CheckFinding::new(CheckCode::PagesDamaged, open::DATABASE);
        let mut findings = Vec::new();
        for look in LOOKS {
            match look(self) {
                Ok(found) => findings.extend(found),
                // What takes no writes keeps search from being looked at, and nothing else.
                Err(VaultError::ReadOnly) => {}
                Err(_) if findings.contains(&damaged()) => {}
                Err(_) => findings.push(damaged()),
            }
        }
        findings
    }

    /// Looks at one thing, counted from 0, so that a check in the background never keeps anyone waiting for all of it.
    /// None when there are no more.
    pub fn check_step(&self, step: usize) -> Option<Vec<CheckFinding>> {
        let look = LOOKS.get(step)?;
        Some(match look(self) {
            Ok(found) => found,
            Err(VaultError::ReadOnly) => Vec::new(),
            Err(_) => vec![CheckFinding::new(CheckCode::PagesDamaged, open::DATABASE)],
        })
    }

    /// Tells whether a file that left this vault with that head of the ledger, in hex, left it on the way that led here, or
    /// on one that someone decided to give up. If neither, the vault is older than the file.
    pub fn accounts_for_export(&self, entries: u64, hash: &str, made_at: Moment) -> Result<bool> {
        let (Ok(entries), Some(hash)) = (i64::try_from(entries), hex::read(hash)) else { return Ok(false) };
        self.accounts_for(&(entries, hash), made_at)
    }

    /// Tells whether the vault went through that head, or someone chose to give up the way on which it lies.
    pub(crate) fn accounts_for(&self, head: &Head, made_at: Moment) -> Result<bool> {
        Ok(ledger::contains(&self.connection, head)? || ledger::gave_up(&self.connection, head, made_at)?)
    }

    fn look_at_pages(&self) -> Result<Vec<CheckFinding>> {
        let damaged = CheckFinding::new(CheckCode::PagesDamaged, open::DATABASE);
        if !database::pages_are_sound(&self.connection, "main")? {
            return Ok(vec![damaged]);
        }
        let tables = database::orphans(&self.connection, "main")?;
        Ok(tables.into_iter().map(|table| CheckFinding::new(CheckCode::LinkBroken, table)).collect())
    }

    fn look_at_ledger(&self) -> Result<Vec<CheckFinding>> {
        Ok(ledger::check(&self.connection)?.into_iter().map(CheckFinding::from).collect())
    }

    fn look_at_search(&self) -> Result<Vec<CheckFinding>> {
        let differs = || vec![CheckFinding::new(CheckCode::SearchDiffers, "search")];
        match self.search_agrees() {
            Ok(true) => Ok(Vec::new()),
            Ok(false) => Ok(differs()),
            Err(VaultError::ReadOnly) => Err(VaultError::ReadOnly),
            // The pages have been read by now: what is left is an index that contradicts itself.
            Err(_) => Ok(differs()),
        }
    }

    /// Says what was found at opening, and what has become of the file since.
    fn look_at_witness(&self) -> Result<Vec<CheckFinding>> {
        let Some(witness) = &self.witness else { return Ok(Vec::new()) };
        let standing = match witness.standing() {
            Standing::Current => witness.look(&self.connection)?.0,
            found => found.clone(),
        };
        let (code, subject) = match standing {
            Standing::Current => return Ok(Vec::new()),
            Standing::NoWitness => (CheckCode::NoWitness, witness::FILE.to_owned()),
            Standing::WitnessUnreadable => (CheckCode::WitnessUnreadable, witness::FILE.to_owned()),
            Standing::OlderThanSeen { seen_count, .. } => (CheckCode::OlderThanSeen, seen_count.to_string()),
        };
        Ok(vec![CheckFinding::new(code, subject)])
    }
}

#[cfg(test)]
#[path = "attack_tests.rs"]
mod tests;
