//! What can be read of a damaged vault, what is named, and that nothing is written.

use std::fs;

use casework::note::NoteText;

use super::*;
use crate::store::desk::{Desk, now};

const PAGE: usize = 4096;
const NOTES: usize = 20;

fn passphrase() -> Passphrase {
    Passphrase::new("plum oak tin fog".to_owned())
}

/// A locked vault with so many notes, each on more than half a page, and its notes.
fn an_office() -> (tempfile::TempDir, Closed, Vec<String>) {
    let Desk { mut vault, case, folder } = Desk::new();
    let note = |of| NoteText { text: format!("{of} ").repeat(800), ..NoteText::default() };
    let notes =
        (0..NOTES).map(|of| vault.begin_note(Some(&case), note(of), now(1)).expect("begun").id).collect();
    (folder, vault.lock(), notes)
}

#[test]
fn a_whole_vault_opened_to_be_read_reports_nothing_and_takes_nothing() {
    let (folder, closed, notes) = an_office();
    let files = ["vault/vault.db", "vault.witness"].map(|name| folder.path().join(name));
    let before = files.each_ref().map(|file| fs::read(file).expect("there"));
    let (mut vault, findings) = closed.open_read_only(&passphrase(), now(2)).expect("it opens");
    assert_eq!(findings, [], "nothing is wrong");
    assert!(vault.is_read_only(), "and it says what it is");
    assert_eq!(vault.note(&notes[7]).expect("readable").text.text, "7 ".repeat(800), "it is all there");
    let refused = vault.open_case(&Desk::a_person("BT"), false, now(3)).err();
    assert_eq!(refused, Some(VaultError::ReadOnly), "no case");
    assert_eq!(vault.prefer("remind", "yes").err(), Some(VaultError::ReadOnly), "not even a preference");
    let new = Passphrase::new("fern coal jug mist".to_owned());
    let refused = vault.change_passphrase(&passphrase(), &new, now(3)).err();
    assert_eq!(refused, Some(VaultError::ReadOnly), "no passphrase");
    let closed = vault.lock();
    let after = files.each_ref().map(|file| fs::read(file).expect("there"));
    assert!(before == after, "not one byte was written");
    assert!(
        !closed.unlock(&passphrase(), now(4)).expect("the same passphrase").is_read_only(),
        "a whole one takes writes"
    );
}

/// For each page in turn: a note is named exactly when it can be read neither in the row of all notes nor alone.
#[test]
fn whichever_page_is_damaged_what_cannot_be_read_is_named_and_the_rest_is_there() {
    let (folder, closed, notes) = an_office();
    let key = closed.unseal(&passphrase(), now(1)).expect("the right one");
    let database = folder.path().join("vault/vault.db");
    let whole = fs::read(&database).expect("readable");
    let pages = whole.len() / PAGE;
    let (mut named, mut beginnings) = (0, 0);
    for page in 1..pages {
        let mut damaged = whole.clone();
        damaged[page * PAGE + 900] ^= 1;
        fs::write(&database, &damaged).expect("written");
        let lock = closed.take_lock().expect("no one has it");
        let (vault, findings) = match closed.opened_read_only(&key, lock) {
            Ok(opened) => opened,
            Err(error) => {
                assert_eq!(error, VaultError::DatabaseDamaged, "page {page} says what tables there are");
                beginnings += 1;
                continue;
            }
        };
        assert_eq!(findings[0].code, CheckCode::PagesDamaged, "page {page}: {findings:?}");
        let mut probe = Probe { path: closed.database(), key: &key, connection: None };
        let mut known = BTreeSet::new();
        let ledger = probe.ask(|connection| follow_ledger(connection, &mut known));
        let all = "SELECT * FROM notes NOT INDEXED WHERE text <> ?1";
        let all_read = probe.ask(|connection| rows_read(connection, all, ""));
        for note in notes.iter().filter(|_| ledger.is_ok()) {
            let alone = "SELECT * FROM notes WHERE id = ?1";
            let reads =
                all_read.is_ok() || probe.ask(|connection| rows_read(connection, alone, note)).is_ok();
            let finding = CheckFinding::new(CheckCode::RecordUnreadable, format!("note/{note}"));
            assert_eq!(findings.contains(&finding), !reads, "page {page} of {pages}: {all_read:?}");
            named += usize::from(!reads);
        }
        let case = vault.cases();
        assert!(case.is_ok() || case.err() == Some(VaultError::DatabaseDamaged), "page {page}");
        drop(vault);
        assert!(fs::read(&database).expect("readable") == damaged, "page {page}: nothing was written");
    }
    assert!(beginnings < pages / 10, "most damage keeps no one from reading: {beginnings}");
    assert!(named >= NOTES, "each note lies on some page: {named}");
}

#[test]
fn a_damaged_beginning_and_a_wrong_passphrase_are_what_they_are() {
    let (folder, closed, _) = an_office();
    let wrong = Passphrase::new("plum oak tin frog".to_owned());
    let refused = closed.open_read_only(&wrong, now(2)).err();
    assert_eq!(refused, Some(VaultError::WrongPassphrase), "no way around the passphrase");
    let database = folder.path().join("vault/vault.db");
    let mut damaged = fs::read(&database).expect("readable");
    damaged[900] ^= 1;
    fs::write(&database, damaged).expect("written");
    let refused = closed.open_read_only(&passphrase(), now(2)).err();
    assert_eq!(refused, Some(VaultError::DatabaseDamaged), "only a backup helps");
}

#[test]
fn behind_a_damaged_page_the_rest_is_read_on() {
    let (folder, closed, notes) = an_office();
    let database = folder.path().join("vault/vault.db");
    let whole = fs::read(&database).expect("readable");
    let read_of = |vault: &mut Vault| {
        let mut read = Vec::new();
        for note in &notes {
            match vault.note(note) {
                Ok(note) => read.push(note.id),
                Err(error) => {
                    assert_eq!(error, VaultError::DatabaseDamaged, "as damage");
                    vault.read_on().expect("the rest is there");
                }
            }
        }
        read
    };
    let some = (1..whole.len() / PAGE).find_map(|page| {
        let mut damaged = whole.clone();
        damaged[page * PAGE + 900] ^= 1;
        fs::write(&database, &damaged).expect("written");
        let (mut vault, _) = closed.open_read_only(&passphrase(), now(2)).ok()?;
        let read = read_of(&mut vault);
        vault.lock();
        (!read.is_empty() && read.len() < NOTES).then_some(read)
    });
    let read = some.expect("some page holds some notes and not all");
    assert!(read.len() >= NOTES / 2, "most are read: {}", read.len());
    fs::write(&database, whole).expect("put right");
    let mut vault = closed.unlock(&passphrase(), now(3)).expect("whole");
    assert_eq!(vault.read_on(), Err(VaultError::ReadOnly), "a vault that takes writes is opened again");
}
