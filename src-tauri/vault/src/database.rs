//! The SQLCipher database: opened with the raw key, set up the same way on every connection, brought up
//! to date only after an encrypted copy has been made and verified.
//!
//! | pragma | value | why |
//! |---|---|---|
//! | `cipher_log_level` | `NONE` | SQLCipher would write page errors to stderr |
//! | `cipher_memory_security` | `ON` | the engine wipes its memory; before the key, so that it too is wiped |
//! | `key` | raw, 64 hex digits | Argon2id has run already; no second derivation |
//! | `journal_mode` | `WAL` | an interrupted write leaves the main file whole |
//! | `synchronous` | `FULL` | "saved" survives a power cut |
//! | `cache_size` | 16 MB | thousands of cases are read again and again without deciphering their pages each time; wiped on closing |
//! | `secure_delete` | `ON` | what was deleted is overwritten |
//! | `temp_store` | `MEMORY` | no temporary file in clear |
//! | `trusted_schema` | `OFF` | a tampered schema calls nothing |
//! | `cell_size_check` | `ON` | malformed cells are noticed |
//! | `recursive_triggers` | `ON` | replacing a row meets the triggers that forbid deleting it |
//! | `foreign_keys` | `ON` | no record without its case |

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use include_dir::{Dir, include_dir};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::Migrations;
use zeroize::Zeroizing;

use crate::secret::SecretKey;
use crate::{Result, VaultError};

static HISTORY: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../migrations");

/// Returns the database's history, read once from `migrations/`.
pub(crate) fn history() -> &'static Migrations<'static> {
    static MIGRATIONS: OnceLock<Migrations<'static>> = OnceLock::new();
    MIGRATIONS.get_or_init(|| {
        Migrations::from_directory(&HISTORY).expect("migrations/ is compiled in and tests read it")
    })
}

/// Makes a new, empty database with the whole history applied. The file must not exist.
pub(crate) fn create(path: &Path, key: &SecretKey) -> Result<Connection> {
    // SQLite gives its log the database's own permissions, so they are set before it is opened.
    drop(crate::files::create_owner_only(path)?);
    let mut connection = connect(path, key, OpenFlags::empty())?;
    set_up(&connection)?;
    history().to_latest(&mut connection)?;
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);")?;
    Ok(connection)
}

/// Opens an existing database. It is never created and never repaired here: a file that the key does not
/// open is `DatabaseDamaged`, since the envelope has proved the key right.
pub(crate) fn open(path: &Path, key: &SecretKey) -> Result<Connection> {
    open_with(path, key, history())
}

/// Tells whether that key opens the database, beside a connection that is open already.
pub(crate) fn try_key(path: &Path, key: &SecretKey) -> Result<()> {
    let connection = connect(path, key, OpenFlags::empty())?;
    connection.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    Ok(())
}

fn open_with(path: &Path, key: &SecretKey, history: &Migrations<'static>) -> Result<Connection> {
    let mut connection = connect(path, key, OpenFlags::empty())?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    connection.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    if version == 0 {
        return Err(VaultError::DatabaseDamaged);
    }
    set_up(&connection)?;
    bring_up_to_date(&mut connection, path, key, history)?;
    // An index that cannot be made now, for want of room perhaps, keeps no one out; the next search tries again.
    let _ = crate::search::bring_up_to_date(&connection);
    Ok(connection)
}

/// Opens a database to read its ledger and nothing else: it is not brought up to date, and nothing in it is changed.
pub(crate) fn peek(path: &Path, key: &SecretKey) -> Result<Connection> {
    let connection = connect(path, key, OpenFlags::empty())?;
    connection.execute_batch("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF;")?;
    connection.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    Ok(connection)
}

/// Returns how many steps of the history a database has gone through.
pub(crate) fn shape(connection: &Connection) -> Result<u32> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Makes an empty database of an earlier or the present shape in memory, without links between its tables: what is
/// carried from another vault is a part of what stood there. A later shape than the present is `NewerVersion`.
pub(crate) fn in_memory(shape: u32) -> Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    connection.execute_batch(
        "PRAGMA cipher_log_level = NONE;
         PRAGMA cipher_memory_security = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA recursive_triggers = ON;
         PRAGMA foreign_keys = OFF;",
    )?;
    let shape = usize::try_from(shape).map_err(|_| VaultError::NewerVersion)?;
    if usize::try_from(history().pending_migrations(&connection)?).is_ok_and(|present| shape > present) {
        return Err(VaultError::NewerVersion);
    }
    history().to_version(&mut connection, shape)?;
    Ok(connection)
}

fn connect(path: &Path, key: &SecretKey, flags: OpenFlags) -> Result<Connection> {
    let flags = flags | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    // Closing after a refusal must leave every file as it was; `Vault::lock` folds the log in on purpose.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON;")?;
    let hex = key.hex();
    let mut statement = Zeroizing::new(String::with_capacity(96));
    for part in ["PRAGMA key = \"x'", &hex, "'\";"] {
        statement.push_str(part);
    }
    connection.execute_batch(&statement)?;
    Ok(connection)
}

/// All cases at once are read by more statements than are kept unless told; a statement kept holds no values.
const STATEMENTS_KEPT: usize = 64;

pub(crate) fn set_up(connection: &Connection) -> Result<()> {
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA cache_size = -16384;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA recursive_triggers = ON;
         PRAGMA foreign_keys = ON;",
    )?;
    Ok(())
}

/// Applies what is missing of the history, in one transaction, after a verified copy. A database from a
/// later history is `NewerVersion` and stays untouched.
fn bring_up_to_date(
    connection: &mut Connection,
    path: &Path,
    key: &SecretKey,
    history: &Migrations<'static>,
) -> Result<()> {
    if history.pending_migrations(connection)? == 0 {
        return Ok(());
    }
    if history.pending_migrations(connection)? < 0 {
        return Err(VaultError::NewerVersion);
    }
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    verified_copy(connection, path, key, version)?;
    history.to_latest(connection)?;
    verify(connection)
}

/// Returns where a copy from before a migration is kept, beside the database. An earlier copy is never
/// written over.
fn copy_path(path: &Path, version: i64, count: u32) -> PathBuf {
    path.with_extension(format!("before-{version}-{count}.db"))
}

fn verified_copy(connection: &Connection, path: &Path, key: &SecretKey, version: i64) -> Result<()> {
    let copy = (0..).map(|count| copy_path(path, version, count)).find(|copy| !copy.exists());
    let copy = copy.expect("some number is free");
    let made = make_copy(connection, &copy, key);
    if made.is_err() {
        // Half a copy is none; the database itself has not been touched.
        let _ = std::fs::remove_file(&copy);
    }
    made
}

fn make_copy(connection: &Connection, copy: &Path, key: &SecretKey) -> Result<()> {
    connection.execute("VACUUM INTO ?1", [copy.to_str().ok_or(VaultError::CannotRead)?])?;
    crate::files::owner_only(copy)?;
    verify(&connect(copy, key, OpenFlags::empty())?)
}

/// Reads the whole database: every page's code, every record's shape, every link.
pub(crate) fn verify(connection: &Connection) -> Result<()> {
    read_everything(connection).map_err(as_damage)
}

/// What only reads cannot fail for another reason: a search index on a page that is gone, for one, says no
/// more than that it could not begin.
pub(crate) fn as_damage(error: VaultError) -> VaultError {
    match error {
        VaultError::Unforeseen => VaultError::DatabaseDamaged,
        other => other,
    }
}

fn read_everything(connection: &Connection) -> Result<()> {
    if !pages_are_sound(connection, "main")? || !orphans(connection, "main")?.is_empty() {
        return Err(VaultError::DatabaseDamaged);
    }
    Ok(())
}

/// Tells whether every page bears its code and every record its shape, in a database by the name it is attached under.
pub(crate) fn pages_are_sound(connection: &Connection, name: &str) -> Result<bool> {
    let mut codes = connection.prepare(&format!("PRAGMA {name}.cipher_integrity_check"))?;
    let faults = codes.query_map([], |_| Ok(()))?.count();
    let sound = format!("PRAGMA {name}.integrity_check");
    let sound: String = connection.query_row(&sound, [], |row| row.get(0))?;
    Ok(faults == 0 && sound == "ok")
}

/// Returns the tables that hold rows whose case, note or other owner is not there.
pub(crate) fn orphans(connection: &Connection, name: &str) -> Result<BTreeSet<String>> {
    let mut statement = connection.prepare(&format!("PRAGMA {name}.foreign_key_check"))?;
    let tables = statement.query_map([], |row| row.get(0))?;
    Ok(tables.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
#[path = "database_tests.rs"]
mod tests;
