//! Vaults with further ways in, for the tests.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{PreparedRecovery, RecoveryWords};
use crate::{Closed, Moment, Passphrase, Vault};

/// The random bits 7f, sixteen times.
pub const FIXED_WORDS: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";

pub fn now() -> Moment {
    Moment::parse_from_rfc3339("2026-11-22T15:00:00+00:00").expect("a moment")
}

pub fn passphrase() -> Passphrase {
    Passphrase::new("plum oak tin fog".into())
}

pub fn other_passphrase() -> Passphrase {
    Passphrase::new("grey jam hat owl".into())
}

pub fn words(typed: &str) -> RecoveryWords {
    RecoveryWords::read(typed).expect("twelve words that belong together")
}

/// Returns the words of a prepared key as its holder types them.
pub fn words_of(prepared: &PreparedRecovery) -> RecoveryWords {
    words(&prepared.words().collect::<Vec<_>>().join(" "))
}

/// A new vault in a folder of its own.
pub struct Made {
    pub folder: TempDir,
}

impl Made {
    pub fn new() -> (Self, Vault) {
        let folder = tempfile::tempdir().expect("a folder");
        let vault = Closed::at(folder.path()).create(&passphrase()).expect("made");
        (Self { folder }, vault)
    }

    /// Returns a new vault with a recovery key, locked, and its words.
    pub fn with_words() -> (Self, RecoveryWords) {
        let (made, mut vault) = Self::new();
        let words = keep_new(&mut vault);
        vault.lock();
        (made, words)
    }

    pub fn closed(&self) -> Closed {
        Closed::at(self.folder.path())
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join("vault").join(name)
    }

    pub fn key_files(&self) -> [Option<Vec<u8>>; 3] {
        ["vault.key", "vault.recovery", "vault.organisation"].map(|name| std::fs::read(self.file(name)).ok())
    }

    /// Returns the names of all files beside the database.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = files(&self.folder.path().join("vault"))
            .into_iter()
            .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
            .filter(|name| !name.starts_with("vault.db"))
            .collect();
        names.sort();
        names
    }
}

/// Returns all files of a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("readable");
    entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file()).collect()
}

/// Makes and keeps a recovery key; returns its words.
pub fn keep_new(vault: &mut Vault) -> RecoveryWords {
    let prepared = vault.prepare_recovery(&passphrase(), now()).expect("the right passphrase");
    vault.keep_recovery(&prepared, now()).expect("kept");
    words_of(&prepared)
}

/// Returns the acts in the ledger, in their order.
pub fn acts(vault: &Vault) -> Vec<String> {
    let mut statement = vault.connection.prepare("SELECT act FROM ledger ORDER BY entry").expect("a ledger");
    let acts = statement.query_map([], |row| row.get(0)).expect("rows");
    acts.map(|act| act.expect("text")).collect()
}

/// Lets every change fail at the very end, when files have been swapped already.
pub fn let_no_change_be_final(vault: &Vault) {
    let statements = "CREATE TABLE nobody (id INTEGER PRIMARY KEY);
        CREATE TABLE waiting (id INTEGER REFERENCES nobody (id) DEFERRABLE INITIALLY DEFERRED);
        CREATE TRIGGER refuses_late AFTER INSERT ON ledger BEGIN INSERT INTO waiting VALUES (1); END;";
    vault.connection.execute_batch(statements).expect("run");
}

/// Lets every change fail before a file is touched.
pub fn let_no_change_begin(vault: &Vault) {
    let statement =
        "CREATE TRIGGER refuses BEFORE INSERT ON ledger BEGIN SELECT RAISE(ABORT, 'refused'); END;";
    vault.connection.execute_batch(statement).expect("run");
}

pub fn let_changes_be_final(vault: &Vault) {
    let statements = "DROP TRIGGER IF EXISTS refuses_late; DROP TRIGGER IF EXISTS refuses;
        DROP TABLE IF EXISTS waiting; DROP TABLE IF EXISTS nobody;";
    vault.connection.execute_batch(statements).expect("run");
}

/// Returns the file with its last 32 bytes, its sum, made right again.
pub fn summed_anew(file: &[u8]) -> Vec<u8> {
    let mut body = file[..file.len() - 32].to_vec();
    crate::wrapping::add_sum(&mut body);
    body
}

pub fn bytes_of(hex: &str) -> Vec<u8> {
    let pairs = hex.as_bytes().chunks_exact(2);
    let byte = |pair| u8::from_str_radix(std::str::from_utf8(pair).expect("digits"), 16).expect("digits");
    pairs.map(byte).collect()
}
