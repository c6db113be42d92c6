//! The witness: the newest head of the ledger that was seen on the disk, in a small file beside the vault's folder.
//!
//! Whoever puts back an older vault, one of its files or only the log it had not folded in yet, puts back a ledger
//! without that head. The file is beside the folder, so that putting the folder back leaves it as it is; an HMAC-SHA256
//! under a key that follows from the data key keeps it from being made up. It is written only after a commit has
//! reached the disk: a crash leaves it behind the vault, never ahead, so there is no false alarm. While something is
//! found it is not moved, so that it is found again until someone decides.
//!
//! **Cost.** Writing it after each commit took a save from 4 ms to 16 ms (two more flushes of the disk, a file to read
//! back), so it is written at most once a second, when the vault is locked or dropped, and when `follow_up_witness` is
//! called, which is for a clock. **Limit:** what was committed since, when the process is killed, is not missed if it
//! is then put back. It is never a false alarm.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use ring::hmac::{self, HMAC_SHA256};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::ledger::{self, Head};
use crate::secret::SecretKey;
use crate::{Moment, Result, Vault, VaultError, files, hex};

pub(crate) const FILE: &str = "vault.witness";
const KEY_NAMESPACE: &str = "daybook/witness/v1";
const ID_NAMESPACE: &str = "daybook/vault-id/v1";
const VERSION: u32 = 1;
/// The preference that says that the vault has had a witness.
const MARK: &str = "witnessed";
/// A change that follows another sooner is not written at once.
const EVERY: Duration = Duration::from_secs(1);

/// How a vault stands to what was last seen of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It holds what was last seen, and perhaps more.
    Current,
    /// There is no witness, though the ledger is not new: the vault came from elsewhere, or the file was removed.
    NoWitness,
    /// The witness is damaged, or was not written for this vault.
    WitnessUnreadable,
    /// What was last seen is not in this ledger: the vault or its last changes were put back, lost or cut off.
    OlderThanSeen {
        seen_count: i64,
        /// When the newest change that was seen had been made, as the ledger wrote it.
        seen_at: String,
        here_count: i64,
    },
}

/// What the file holds.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: u32,
    vault: String,
    count: i64,
    hash: String,
    at: String,
    /// The HMAC over everything before, in hex.
    code: String,
}

/// A head and when its change was made.
struct Seen {
    head: Head,
    at: String,
}

/// What keeps the witness of an open vault.
pub(crate) struct Witness {
    path: PathBuf,
    key: SecretKey,
    vault: String,
    standing: Standing,
    /// The head that the file holds, where it could be read.
    seen: Option<Head>,
    /// What has reached the disk and does not stand in the file yet.
    behind: Option<Seen>,
    written: Option<Instant>,
}

/// Tells whether a witness lies in that folder, of whichever vault.
pub(crate) fn is_in(home: &Path) -> bool {
    home.join(FILE).exists()
}

/// Returns what names a vault in files that others can read; nothing follows from it.
pub(crate) fn vault_id(data_key: &SecretKey) -> Result<String> {
    Ok(hex::write(&data_key.derived(ID_NAMESPACE)?.bytes()[..16]))
}

impl Witness {
    /// Begins the witness of a vault that was made just now. One of a vault that was here before is put aside: it alone
    /// still says what was seen of that one.
    pub fn begin(home: &Path, data_key: &SecretKey, connection: &Connection) -> Result<Self> {
        let mut witness = Self::unread(home, data_key)?;
        if witness.path.exists() {
            let names = (1..).map(|count| home.join(format!("{FILE}.before-{count}")));
            let free = names.filter(|path| !path.exists()).take(1);
            free.for_each(|path| drop(fs::rename(&witness.path, path)));
        }
        witness.behind = Some(Seen { head: Head::default(), at: String::new() });
        // A disk that takes no witness now may take one with the first change.
        let _ = witness.catch_up();
        witness.mark(connection)?;
        Ok(witness)
    }

    /// Notes in the vault that it has a witness: from then on one that is missing is a finding. A vault from before there
    /// were witnesses gets its first without one.
    fn mark(&self, connection: &Connection) -> Result<()> {
        if self.seen.is_some() {
            connection.execute("INSERT OR IGNORE INTO preferences VALUES (?1, 'yes')", [MARK])?;
        }
        Ok(())
    }

    /// Holds what was last seen against the vault that was opened. One that is ahead is as it should be after a crash.
    pub fn compared(home: &Path, data_key: &SecretKey, connection: &Connection) -> Result<Self> {
        let mut witness = Self::looked(home, data_key, connection)?;
        let head = ledger::head(connection)?;
        if witness.standing == Standing::Current && witness.seen != Some(head) {
            witness.behind = Some(Seen { head, at: ledger::moment_of(connection, head.0)? });
            let _ = witness.catch_up();
        }
        if witness.standing == Standing::Current {
            // A disk that takes no mark now may take it the next time.
            let _ = witness.mark(connection);
        }
        Ok(witness)
    }

    /// Holds what was last seen against a vault that takes no writes; nothing is written here either.
    pub fn looked(home: &Path, data_key: &SecretKey, connection: &Connection) -> Result<Self> {
        let mut witness = Self::unread(home, data_key)?;
        (witness.standing, witness.seen) = witness.look(connection)?;
        Ok(witness)
    }

    /// Writes the witness of a vault that is being restored into its own folder, from where it goes beside it.
    pub fn of_restored(folder: &Path, data_key: &SecretKey, connection: &Connection) -> Result<()> {
        let mut witness = Self::unread(folder, data_key)?;
        let head = ledger::head(connection)?;
        witness.behind = Some(Seen { head, at: ledger::moment_of(connection, head.0)? });
        witness.catch_up()
    }

    /// Returns the head that was last seen of the vault with that key, whichever ledger it is held against.
    pub fn held(home: &Path, data_key: &SecretKey, connection: &Connection) -> Result<Option<Head>> {
        Ok(Self::unread(home, data_key)?.look(connection)?.1)
    }

    fn unread(home: &Path, data_key: &SecretKey) -> Result<Self> {
        Ok(Self {
            path: home.join(FILE),
            key: data_key.derived(KEY_NAMESPACE)?,
            vault: vault_id(data_key)?,
            standing: Standing::Current,
            seen: None,
            behind: None,
            written: None,
        })
    }

    /// Reads the file and holds it against the ledger; returns also the head it holds.
    pub fn look(&self, connection: &Connection) -> Result<(Standing, Option<Head>)> {
        let here_count = ledger::head(connection)?.0;
        let bytes = match fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let is_first = here_count == 0 || !is_marked(connection)?;
                return Ok((if is_first { Standing::Current } else { Standing::NoWitness }, None));
            }
            Err(_) => return Ok((Standing::WitnessUnreadable, None)),
        };
        let Some(seen) = self.read(&bytes) else { return Ok((Standing::WitnessUnreadable, None)) };
        let standing = if ledger::contains(connection, &seen.head)? {
            Standing::Current
        } else {
            Standing::OlderThanSeen { seen_count: seen.head.0, seen_at: seen.at, here_count }
        };
        Ok((standing, Some(seen.head)))
    }

    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    pub fn vault(&self) -> &str {
        &self.vault
    }

    /// Takes note of a head that has reached the disk. A finding that stands keeps the witness where it is.
    pub fn follow(&mut self, head: Head, at: String) {
        if self.standing != Standing::Current {
            return;
        }
        self.behind = Some(Seen { head, at });
        if self.written.is_none_or(|written| written.elapsed() >= EVERY) {
            let _ = self.catch_up();
        }
    }

    /// Writes what the file does not hold yet.
    pub fn catch_up(&mut self) -> Result<()> {
        let Some(seen) = &self.behind else { return Ok(()) };
        files::write_whole(&self.path, &self.sealed(seen)?)?;
        self.seen = Some(seen.head);
        self.behind = None;
        self.written = Some(Instant::now());
        Ok(())
    }

    /// Takes the vault as it is for what is seen from now on.
    fn accept(&mut self, head: Head, at: String) -> Result<()> {
        self.behind = Some(Seen { head, at });
        self.catch_up()?;
        self.standing = Standing::Current;
        Ok(())
    }

    fn sealed(&self, seen: &Seen) -> Result<Vec<u8>> {
        let hash = hex::write(&seen.head.1);
        let code = hmac::sign(&self.hmac_key(), &self.message(seen.head.0, &hash, &seen.at)?);
        let written = Written {
            version: VERSION,
            vault: self.vault.clone(),
            count: seen.head.0,
            hash,
            at: seen.at.clone(),
            code: hex::write(code.as_ref()),
        };
        Ok(serde_json::to_vec(&written)?)
    }

    /// Returns what the file says, if it was written for this vault and is as it was written.
    fn read(&self, bytes: &[u8]) -> Option<Seen> {
        let written: Written = serde_json::from_slice(bytes).ok()?;
        if written.version != VERSION || written.vault != self.vault {
            return None;
        }
        let message = self.message(written.count, &written.hash, &written.at).ok()?;
        hmac::verify(&self.hmac_key(), &message, &hex::read::<32>(&written.code)?).ok()?;
        Some(Seen { head: (written.count, hex::read(&written.hash)?), at: written.at })
    }

    /// Returns what the code covers; as a JSON list no two lists of parts run together.
    fn message(&self, count: i64, hash: &str, at: &str) -> Result<Vec<u8>> {
        Ok(serde_json::to_vec(&(VERSION, &self.vault, count, hash, at))?)
    }

    fn hmac_key(&self) -> hmac::Key {
        hmac::Key::new(HMAC_SHA256, self.key.bytes())
    }
}

fn is_marked(connection: &Connection) -> Result<bool> {
    let query = "SELECT EXISTS (SELECT 1 FROM preferences WHERE name = ?1)";
    Ok(connection.query_row(query, [MARK], |row| row.get(0))?)
}

impl Drop for Witness {
    fn drop(&mut self) {
        // A witness that is behind is no fault.
        let _ = self.catch_up();
    }
}

impl Vault {
    /// Writes in the witness what it does not hold yet. For a clock, after the last of several changes.
    pub fn follow_up_witness(&mut self) -> Result<()> {
        self.witness.as_mut().map_or(Ok(()), Witness::catch_up)
    }

    /// Goes on with the vault as it is, after something was found at its opening: the ledger says so with both heads,
    /// and the witness is made anew. Without a finding nothing is done.
    pub fn accept_witness(&mut self, now: Moment) -> Result<()> {
        let witness = self.witness.as_ref().ok_or(VaultError::NoVault)?;
        let (act, seen) = match witness.standing {
            Standing::Current => return Ok(()),
            Standing::OlderThanSeen { .. } => (ledger::OLDER_ACCEPTED, witness.seen),
            Standing::NoWitness | Standing::WitnessUnreadable => (ledger::WITNESS_RENEWED, None),
        };
        let change = self.change(now)?;
        change.enter_given_up(act, seen)?;
        change.commit()?;
        let head = ledger::head(&self.connection)?;
        self.witness.as_mut().ok_or(VaultError::NoVault)?.accept(head, now.to_rfc3339())
    }
}

#[cfg(test)]
#[path = "witness_tests.rs"]
mod tests;
