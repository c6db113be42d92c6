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
//! | `secure_delete` | `ON` | what was deleted is overwritten |
//! | `temp_store` | `MEMORY` | no temporary file in clear |
//! | `trusted_schema` | `OFF` | a tampered schema calls nothing |
//! | `cell_size_check` | `ON` | malformed cells are noticed |
//! | `recursive_triggers` | `ON` | replacing a row meets the triggers that forbid deleting it |
//! | `foreign_keys` | `ON` | no record without its case |

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

fn set_up(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
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
    let faults: i64 = connection
        .prepare("PRAGMA cipher_integrity_check")?
        .query_map([], |_| Ok(()))?
        .count()
        .try_into()
        .unwrap_or(i64::MAX);
    let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    let orphans = connection.prepare("PRAGMA foreign_key_check")?.query_map([], |_| Ok(()))?.count();
    if faults > 0 || sound != "ok" || orphans > 0 {
        return Err(VaultError::DatabaseDamaged);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::envelope::make_data_key;
    use rusqlite_migration::M;

    fn later_history() -> &'static Migrations<'static> {
        static LATER: OnceLock<Migrations<'static>> = OnceLock::new();
        LATER.get_or_init(|| {
            let released = [
                include_str!("../../../migrations/01-first/up.sql"),
                include_str!("../../../migrations/02-referral/up.sql"),
                include_str!("../../../migrations/03-recording/up.sql"),
                "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;",
            ];
            Migrations::new(released.map(M::up).into())
        })
    }

    /// A released step is never edited: vaults out there have run it as it was.
    #[test]
    fn released_steps_are_as_they_were_released() {
        let first = include_bytes!("../../../migrations/01-first/up.sql");
        assert_eq!(crate::fingerprint(first), FIRST, "write a new step instead");
        let second = include_bytes!("../../../migrations/02-referral/up.sql");
        assert_eq!(crate::fingerprint(second), SECOND, "write a new step instead");
        let third = include_bytes!("../../../migrations/03-recording/up.sql");
        assert_eq!(crate::fingerprint(third), THIRD, "write a new step instead");
    }

    const THIRD: &str = "fed97480e87edeafb81e637adad31fd96cfb83690b3c0d18467f326d85a20507";

    const FIRST: &str = "a5e4663f05f894270ce6e9fa211e5718850efecd819c1561648e08790ab418ab";

    const SECOND: &str = "d15d0b05e6755b9b5e1e5e5a12594e9a197169f414bcd30fcaa845b6cf62aac1";

    #[test]
    fn the_history_can_be_applied() {
        history().validate().expect("every step runs on a fresh database");
    }

    #[test]
    fn the_pragmas_are_in_force() {
        let folder = tempfile::tempdir().expect("a folder");
        let key = make_data_key().expect("random bytes");
        let connection = create(&folder.path().join("vault.db"), &key).expect("made");
        for (pragma, wanted) in [
            ("cipher_memory_security", "1"),
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("secure_delete", "1"),
            ("temp_store", "2"),
            ("trusted_schema", "0"),
            ("cell_size_check", "1"),
            ("recursive_triggers", "1"),
            ("foreign_keys", "1"),
        ] {
            let value: String = connection
                .query_row(&format!("PRAGMA {pragma}"), [], |row| {
                    let value: rusqlite::types::Value = row.get(0)?;
                    Ok(match value {
                        rusqlite::types::Value::Text(text) => text,
                        rusqlite::types::Value::Integer(number) => number.to_string(),
                        _ => String::new(),
                    })
                })
                .expect("a pragma that exists");
            assert_eq!(value, wanted, "{pragma} protects what is written");
        }
    }

    #[test]
    fn a_migration_keeps_a_verified_copy_and_the_records() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("vault.db");
        let key = make_data_key().expect("random bytes");
        let old = create(&path, &key).expect("made");
        old.execute("INSERT INTO last_place VALUES (1, 'kept')", []).expect("written");
        drop(old);
        let new = open_with(&path, &key, later_history()).expect("brought up to date");
        let kept: String =
            new.query_row("SELECT place FROM last_place", [], |row| row.get(0)).expect("there");
        assert_eq!(kept, "kept", "nothing was lost on the way");
        let copy =
            open_with(&copy_path(&path, 3, 0), &key, history()).expect("the copy opens with the same key");
        let kept: String =
            copy.query_row("SELECT place FROM last_place", [], |row| row.get(0)).expect("there");
        assert_eq!(kept, "kept", "the copy is whole");
    }

    #[test]
    fn a_vault_of_the_first_release_comes_up_to_date_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("vault.db");
        let key = make_data_key().expect("random bytes");
        drop(create(&path, &key).expect("made"));
        std::fs::remove_file(&path).expect("only its place is wanted");
        drop(crate::files::create_owner_only(&path).expect("made"));
        let mut old = connect(&path, &key, OpenFlags::empty()).expect("opened");
        set_up(&old).expect("set up");
        let first = Migrations::new(vec![M::up(include_str!("../../../migrations/01-first/up.sql"))]);
        first.to_latest(&mut old).expect("as the first release made it");
        old.execute_batch(
            "INSERT INTO cases VALUES ('c', '26-001', 'AM', 'adult', 'england', 'Cymraeg', 'needed', 0, 'then', 'then');
             INSERT INTO referrals VALUES ('c', '2026-04', 'then');
             INSERT INTO notes VALUES ('n', 'c', 2, 'then', 'then', '', '', '', '', 'A quiet house', '', 3, 'then', 1, '');
             INSERT INTO amendments VALUES ('a', 'n', 'addition', 'then', '', 'And a dog', 'Left out');
             INSERT INTO answers VALUES ('c', 'family', 3, '\"Two brothers\"', 'typed', 'then');",
        )
        .expect("written");
        drop(old);
        let new = open(&path, &key).expect("brought up to date");
        let row: (i64, i64, String, Option<String>) = new
            .query_row(
                "SELECT cases.revision, version, answer, given_for FROM answers
                 JOIN referrals USING (case_id) JOIN cases ON cases.id = case_id",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
            )
            .expect("there");
        assert_eq!(row, (1, 1, "\"Two brothers\"".into(), None), "nothing lost, nothing supposed");
        let note: (String, String, String) = new
            .query_row(
                "SELECT notes.text, filed.case_id, amendments.text FROM notes JOIN amendments ON amendments.note_id = notes.id
                 JOIN filed ON filed.note_id = notes.id",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .expect("there");
        assert_eq!(
            note,
            ("A quiet house".into(), "c".into(), "And a dog".into()),
            "in its case, with its addition"
        );
        let fixed = new.execute("UPDATE notes SET text = 'altered'", []);
        assert!(fixed.is_err(), "and a finished note is as fixed as before");
        assert!(copy_path(&path, 1, 0).exists(), "a copy from before is kept");
    }

    #[test]
    fn a_database_of_a_later_history_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("vault.db");
        let key = make_data_key().expect("random bytes");
        drop(create(&path, &key).expect("made"));
        drop(open_with(&path, &key, later_history()).expect("brought up to date"));
        let before = std::fs::read(&path).expect("readable");
        assert_eq!(open(&path, &key).err(), Some(VaultError::NewerVersion), "a newer Daybook wrote it");
        assert_eq!(std::fs::read(&path).expect("readable"), before, "not one byte was written");
    }

    #[test]
    fn another_key_or_damage_never_creates_or_changes_anything() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("vault.db");
        let key = make_data_key().expect("random bytes");
        assert_eq!(open(&path, &key).err(), Some(VaultError::CannotRead), "no file, and none is made");
        assert!(!path.exists(), "opening creates nothing");
        drop(create(&path, &key).expect("made"));
        let before = std::fs::read(&path).expect("readable");
        let other = make_data_key().expect("random bytes");
        assert_eq!(open(&path, &other).err(), Some(VaultError::DatabaseDamaged), "another key");
        assert_eq!(std::fs::read(&path).expect("readable"), before, "untouched");
    }
}
