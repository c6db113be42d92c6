//! A vault with damaged pages, opened to read what can be read and to take it out. Nothing of it is written, folded in
//! or repaired; what cannot be read is named by kind and id.
//!
//! SQLCipher gives up a connection for good at the first page that is not as it was written. So what can be read is
//! found out on connections of their own, each replaced after it failed; the vault's own is good until it meets such a
//! page, and then everything is `DatabaseDamaged` until it is told to read on.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::PathBuf;

use rusqlite::Connection;

use crate::check::{CheckCode, CheckFinding};
use crate::open::{Closed, DATABASE, Vault};
use crate::secret::SecretKey;
use crate::witness::Witness;
use crate::{Moment, Passphrase, Result, VaultError, database, store};

const HAS_AN_ID: &str =
    "SELECT tables.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND columns.name = 'id' AND columns.type = 'TEXT'";

impl Closed {
    /// Opens the vault so that it takes no writes, and says what is wrong with it. Whatever would change it is
    /// `ReadOnly`. A database that cannot say what tables it has is `DatabaseDamaged` here too, and so is one that an earlier
    /// Daybook left: it would have to be brought up to date.
    pub fn open_read_only(&self, passphrase: &Passphrase, now: Moment) -> Result<(Vault, Vec<CheckFinding>)> {
        let (key, lock) = self.admitted(passphrase, now)?;
        let (mut vault, findings) = self.opened_read_only(&key, lock)?;
        self.forget_wrong();
        vault.reads_on = Some(key);
        Ok((vault, findings))
    }

    fn opened_read_only(&self, key: &SecretKey, lock: File) -> Result<(Vault, Vec<CheckFinding>)> {
        let connection = database::peek(&self.database(), key)?;
        match database::history().pending_migrations(&connection)? {
            0 => {}
            pending if pending < 0 => return Err(VaultError::NewerVersion),
            _ => return Err(VaultError::DatabaseDamaged),
        }
        let mut probe = Probe { path: self.database(), key, connection: None };
        // Where the ledger cannot be read there is nothing to hold it against.
        let witness = probe.ask(|connection| Witness::looked(&self.home, key, connection)).ok();
        let vault = Vault::unmarked(connection, witness, self, lock);
        let sound = probe.ask(|connection| database::pages_are_sound(connection, "main"));
        // It may have met a damaged page and said so without failing.
        probe.connection = None;
        let findings = match sound {
            Ok(true) => vault.check_all(),
            _ => damage(&mut probe),
        };
        Ok((vault, findings))
    }
}

impl Vault {
    /// Tells whether the vault was opened so that it takes no writes.
    pub fn is_read_only(&self) -> bool {
        self.reads_on.is_some() || self.takes_no_writes()
    }

    /// Goes on after a damaged page was met, with which SQLCipher gives up a connection: what else can be read is read
    /// again. `ReadOnly` for a vault that was opened to be written to, which has to be opened again.
    pub fn read_on(&mut self) -> Result<()> {
        let key = self.reads_on.as_ref().ok_or(VaultError::ReadOnly)?;
        self.connection = database::peek(&self.closed()?.database(), key)?;
        Ok(())
    }

    fn takes_no_writes(&self) -> bool {
        self.connection.query_row("PRAGMA query_only", [], |row| row.get(0)).unwrap_or(false)
    }
}

/// A connection to find out with what can be read. After it failed the next question is asked of a new one.
struct Probe<'a> {
    path: PathBuf,
    key: &'a SecretKey,
    connection: Option<Connection>,
}

impl Probe<'_> {
    fn ask<T>(&mut self, question: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => database::peek(&self.path, self.key)?,
        };
        let answer = question(&connection)?;
        self.connection = Some(connection);
        Ok(answer)
    }
}

/// Names the damage, and the records that the ledger knows and that can neither be read with their kind nor alone.
fn damage(probe: &mut Probe<'_>) -> Vec<CheckFinding> {
    let mut known = BTreeSet::new();
    // It ends at the first page that cannot be read.
    let _ = probe.ask(|connection| follow_ledger(connection, &mut known));
    for each in store::kinds() {
        let mut visit = |subject: &str, _, _| {
            known.remove(subject);
            Ok(())
        };
        let _ = probe.ask(|connection| each(connection, &mut visit));
    }
    let tables = probe.ask(tables_with_ids).unwrap_or_default();
    known.retain(|subject| !reads_alone(probe, &tables, subject));
    let unreadable = known.into_iter().map(|subject| CheckFinding::new(CheckCode::RecordUnreadable, subject));
    [CheckFinding::new(CheckCode::PagesDamaged, DATABASE)].into_iter().chain(unreadable).collect()
}

/// Takes what the ledger says there is, as far as it can be read.
fn follow_ledger(connection: &Connection, known: &mut BTreeSet<String>) -> Result<()> {
    let mut statement = connection.prepare("SELECT subject, act FROM ledger ORDER BY entry")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (subject, act): (String, String) = (row.get(0)?, row.get(1)?);
        if store::REMOVED.contains(&act.as_str()) {
            known.remove(&subject);
        } else if subject != store::ACT {
            known.insert(subject);
        }
    }
    Ok(())
}

fn tables_with_ids(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare(HAS_AN_ID)?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Tells whether a record's row, and all that a kept file or a copy holds, can be read by its id: no two records have
/// the same one.
fn reads_alone(probe: &mut Probe<'_>, tables: &[String], subject: &str) -> bool {
    let Some((kind, id)) = subject.split_once('/') else { return false };
    let content = match kind {
        "file" => Some("SELECT content FROM kept_chunks WHERE file_id = ?1"),
        "copy" => Some("SELECT content FROM copy_pieces WHERE copy_id = ?1"),
        _ => None,
    };
    if content.is_some_and(|query| probe.ask(|connection| rows_read(connection, query, id)).is_err()) {
        return false;
    }
    tables.iter().any(|table| {
        let query = format!("SELECT * FROM {table} WHERE id = ?1");
        probe.ask(|connection| rows_read(connection, &query, id)) == Ok(1)
    })
}

/// Reads every column of every row of a query; returns how many rows there are.
fn rows_read(connection: &Connection, query: &str, id: &str) -> Result<u32> {
    let mut statement = connection.prepare(query)?;
    let columns = statement.column_count();
    let mut rows = statement.query([id])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            row.get_ref(column)?;
        }
        count += 1;
    }
    Ok(count)
}

#[cfg(test)]
#[path = "read_only_tests.rs"]
mod tests;
