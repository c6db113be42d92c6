//! Damaged files are told apart, named, and never touched.

use std::os::unix::fs::PermissionsExt;

use daybook_tests::{a_moment, a_passphrase};
use rstest::rstest;
use vault::{Closed, Passphrase, VaultError};

use crate::Made;

fn refusal(made: &Made) -> VaultError {
    made.closed().unlock(&a_passphrase(), a_moment()).err().expect("it must not open")
}

fn random(length: usize) -> Vec<u8> {
    // Reproducible noise: a linear congruence is noise enough for a file that must not be read.
    let mut state = 0x2545_f491_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    (0..length).map(|_| next()).collect()
}

#[test]
fn four_refusals_are_four() {
    let made = Made::new();
    let wrong = made.closed().unlock(&Passphrase::new("plum oak tin frog".into()), a_moment()).err();
    assert_eq!(wrong, Some(VaultError::WrongPassphrase), "the file is whole, the key is not");
    let key = std::fs::read(made.file("vault.key")).expect("readable");
    std::fs::write(made.file("vault.key"), &key[..key.len() - 1]).expect("written");
    assert_eq!(refusal(&made), VaultError::EnvelopeDamaged, "the key file is cut short");
    std::fs::write(made.file("vault.key"), key).expect("written");
    let database = std::fs::read(made.file("vault.db")).expect("readable");
    std::fs::write(made.file("vault.db"), random(8192)).expect("written");
    assert_eq!(refusal(&made), VaultError::DatabaseDamaged, "the right key opens nothing");
    std::fs::write(made.file("vault.db"), database).expect("written");
    made.open().as_an_intruder("PRAGMA user_version = 99");
    assert_eq!(refusal(&made), VaultError::NewerVersion, "a later Daybook has been here");
}

/// A crash leaves a log beside the database. Refusing must not fold it in or throw it away.
#[test]
fn a_refusal_leaves_the_log_of_a_crash_alone() {
    let made = Made::new();
    let open = made.open();
    open.as_an_intruder("PRAGMA user_version = 99");
    let crashed = tempfile::tempdir().expect("a folder");
    copy(made.folder.path(), crashed.path());
    drop(open);
    let after_newer = refused(crashed.path(), VaultError::NewerVersion);
    assert!(after_newer.iter().any(|(path, _)| path.ends_with("vault.db-wal")), "the log is still there");
    let database = crashed.path().join("vault/vault.db");
    let mut bytes = std::fs::read(&database).expect("readable");
    bytes[..4096].copy_from_slice(&random(4096));
    std::fs::write(&database, bytes).expect("written");
    std::fs::remove_file(crashed.path().join("vault/vault.db-wal")).expect("there");
    refused(crashed.path(), VaultError::DatabaseDamaged);
}

/// Tries to open, asserts why not, and that not one byte changed; returns the files.
fn refused(home: &std::path::Path, why: VaultError) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let files = || {
        let mut files: Vec<_> = std::fs::read_dir(home.join("vault"))
            .expect("the vault's folder")
            .map(|entry| entry.expect("a file").path())
            // The index of the log is made anew by every reader; it holds no page.
            .filter(|path| !path.ends_with("vault.db-shm"))
            .map(|path| (path.clone(), std::fs::read(path).expect("readable")))
            .collect();
        files.sort();
        files
    };
    let before = files();
    assert_eq!(Closed::at(home).unlock(&a_passphrase(), a_moment()).err(), Some(why), "named");
    assert!(files() == before, "nothing was written, folded in or removed after {why}");
    before
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to.join("vault")).expect("a folder");
    for entry in std::fs::read_dir(from.join("vault")).expect("readable") {
        let path = entry.expect("a file").path();
        std::fs::copy(&path, to.join("vault").join(path.file_name().expect("a name"))).expect("copied");
    }
}

#[rstest]
#[case::zero_bytes(Vec::new())]
#[case::random_bytes(random(4096))]
#[case::a_plain_database(b"SQLite format 3\0 and then some".to_vec())]
fn a_database_that_is_none_is_named_and_left_alone(#[case] bytes: Vec<u8>) {
    let made = Made::new();
    std::fs::write(made.file("vault.db"), &bytes).expect("written");
    let before = made.bytes();
    assert_eq!(refusal(&made), VaultError::DatabaseDamaged, "damage, not a wrong passphrase");
    assert_eq!(made.bytes(), before, "nothing was deleted or rewritten");
}

#[rstest]
#[case::zero_bytes(Vec::new())]
#[case::random_bytes(random(300))]
fn a_key_file_that_is_none_is_named_and_left_alone(#[case] bytes: Vec<u8>) {
    let made = Made::new();
    std::fs::write(made.file("vault.key"), &bytes).expect("written");
    let before = made.bytes();
    assert_eq!(refusal(&made), VaultError::EnvelopeDamaged, "damage, not a wrong passphrase");
    assert_eq!(made.bytes(), before, "nothing was deleted or rewritten");
}

#[test]
fn a_missing_half_is_damage_and_no_new_vault_is_made_over_it() {
    for half in ["vault.key", "vault.db"] {
        let made = Made::new();
        std::fs::remove_file(made.file(half)).expect("removed");
        let damaged = refusal(&made);
        assert!(
            matches!(damaged, VaultError::EnvelopeDamaged | VaultError::DatabaseDamaged),
            "{half} is missed: {damaged}"
        );
        let again = made.closed().create(&a_passphrase()).err();
        assert_eq!(again, Some(VaultError::VaultExists), "what is left of {half}'s vault stays");
    }
}

#[test]
fn no_changed_byte_is_ever_read_as_if_it_were_the_workers_text() {
    let made = Made::new();
    let database = std::fs::read(made.file("vault.db")).expect("readable");
    for at in (0..database.len()).step_by(database.len() / 60) {
        let mut changed = database.clone();
        changed[at] ^= 0x10;
        std::fs::write(made.file("vault.db"), &changed).expect("written");
        let read = made.closed().unlock(&a_passphrase(), a_moment()).and_then(|vault| {
            vault.verify()?;
            Ok(vault.note(&made.note)?.text.text)
        });
        assert_eq!(read.err(), Some(VaultError::DatabaseDamaged), "byte {at} is covered");
    }
}

#[test]
fn no_cut_is_ever_read_as_a_shorter_vault() {
    let made = Made::new();
    let database = std::fs::read(made.file("vault.db")).expect("readable");
    for length in (512..database.len()).step_by(4096).chain([database.len() - 1]) {
        std::fs::write(made.file("vault.db"), &database[..length]).expect("written");
        let read = made.closed().unlock(&a_passphrase(), a_moment()).and_then(|vault| vault.verify());
        assert_eq!(read, Err(VaultError::DatabaseDamaged), "cut at {length}");
    }
}

#[test]
fn a_read_only_vault_says_so() {
    let made = Made::new();
    let read_only = std::fs::Permissions::from_mode(0o400);
    std::fs::set_permissions(made.file("vault.db"), read_only).expect("set");
    assert_eq!(refusal(&made), VaultError::ReadOnly, "before anything is tried");
}

#[test]
fn a_vault_in_a_read_only_folder_says_so() {
    let made = Made::new();
    let folder = made.folder.path().join("vault");
    let before = made.bytes();
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o500)).expect("set");
    assert_eq!(refusal(&made), VaultError::ReadOnly, "the log could not be written");
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700)).expect("set");
    assert_eq!(made.bytes(), before, "nothing was tried");
}

#[test]
fn a_folder_without_a_vault_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let none = Closed::at(folder.path()).unlock(&a_passphrase(), a_moment()).err();
    assert_eq!(none, Some(VaultError::NoVault), "nothing to open");
    assert_eq!(std::fs::read_dir(folder.path()).expect("readable").count(), 0, "and nothing was made");
}
