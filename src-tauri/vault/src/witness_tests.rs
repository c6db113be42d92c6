//! What the witness reports, and what is no alarm.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use casework::note::NoteText;

use super::*;
use crate::store::desk::{Desk, now};
use crate::{Closed, Passphrase};

fn passphrase() -> Passphrase {
    Passphrase::new("plum oak tin fog".to_owned())
}

fn note_says(desk: &mut Desk, text: &str) {
    let text = NoteText { text: text.to_owned(), ..NoteText::default() };
    desk.vault.begin_note(Some(&desk.case), text, now(1)).expect("begun");
}

/// Copies a vault's folder and what is beside it, as they are on the disk at this moment.
fn copied(from: &Path) -> tempfile::TempDir {
    let to = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(to.path().join("vault")).expect("made");
    for folder in ["", "vault"] {
        for entry in std::fs::read_dir(from.join(folder)).expect("readable") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path.file_name().expect("a name");
                std::fs::copy(&path, to.path().join(folder).join(name)).expect("copied");
            }
        }
    }
    to
}

/// Puts one folder's vault in the place of the other's, and leaves what is beside it.
fn put_back(old: &Path, home: &Path) {
    std::fs::remove_dir_all(home.join("vault")).expect("removed");
    let copy = copied(old);
    std::fs::create_dir(home.join("vault")).expect("made");
    for entry in std::fs::read_dir(copy.path().join("vault")).expect("readable") {
        let path = entry.expect("an entry").path();
        std::fs::copy(&path, home.join("vault").join(path.file_name().expect("a name"))).expect("copied");
    }
}

fn unlocked(home: &Path) -> Vault {
    Closed::at(home).unlock(&passphrase(), now(5)).expect("it opens")
}

#[test]
fn a_vault_that_was_locked_dropped_or_given_a_new_passphrase_is_current() {
    let mut desk = Desk::new();
    note_says(&mut desk, "One");
    let Desk { vault, folder, .. } = desk;
    assert_eq!(vault.staleness(), &Standing::Current, "as it was made");
    vault.lock();
    let mut vault = unlocked(folder.path());
    assert_eq!(vault.staleness(), &Standing::Current, "after locking");
    let new = Passphrase::new("fern coal jug mist".to_owned());
    vault.change_passphrase(&passphrase(), &new, now(6)).expect("changed");
    let head = vault.head().expect("readable");
    drop(vault);
    let vault = Closed::at(folder.path()).unlock(&new, now(7)).expect("it opens");
    assert_eq!(vault.staleness(), &Standing::Current, "after a new passphrase and no locking");
    let witness = vault.witness.as_ref().expect("it has one");
    assert_eq!(witness.seen, Some(head), "and what was changed last was seen");
    assert_eq!(vault.check_all(), [], "nothing to report");
}

#[test]
fn a_vault_ahead_of_its_witness_is_as_a_crash_leaves_it() {
    let mut desk = Desk::new();
    desk.vault.follow_up_witness().expect("written");
    let before = std::fs::read(desk.folder.path().join(FILE)).expect("there");
    note_says(&mut desk, "Committed, and not yet witnessed");
    let crashed = copied(desk.folder.path());
    std::fs::write(crashed.path().join(FILE), &before).expect("written");
    let vault = unlocked(crashed.path());
    assert_eq!(vault.staleness(), &Standing::Current, "no false alarm");
    let now = std::fs::read(crashed.path().join(FILE)).expect("there");
    assert_ne!(now, before, "and the witness has caught up");
}

#[test]
fn a_vault_that_came_without_its_witness_says_so_until_that_is_accepted() {
    let mut desk = Desk::new();
    note_says(&mut desk, "One");
    let Desk { vault, folder, .. } = desk;
    vault.lock();
    std::fs::remove_file(folder.path().join(FILE)).expect("there");
    let mut vault = unlocked(folder.path());
    assert_eq!(vault.staleness(), &Standing::NoWitness, "said plainly");
    vault.prefer("remind", "yes").expect("work goes on");
    vault.open_case(&Desk::a_person("BT"), false, now(6)).expect("and is saved");
    vault.lock();
    assert!(!folder.path().join(FILE).exists(), "none is made in silence");
    let mut vault = unlocked(folder.path());
    assert_eq!(vault.staleness(), &Standing::NoWitness, "still so");
    vault.accept_witness(now(7)).expect("accepted");
    assert_eq!(vault.staleness(), &Standing::Current, "from now on");
    vault.lock();
    let vault = unlocked(folder.path());
    assert_eq!(vault.staleness(), &Standing::Current, "and at the next opening");
    assert_eq!(newest_act(&vault), (ledger::WITNESS_RENEWED.to_owned(), 0), "the ledger knows");
    assert_eq!(vault.check_all(), [], "and holds");
}

fn newest_act(vault: &Vault) -> (String, i64) {
    let query = "SELECT act, revision FROM ledger ORDER BY entry DESC LIMIT 1";
    vault.connection.query_row(query, [], |row| Ok((row.get(0)?, row.get(1)?))).expect("a row")
}

#[test]
fn every_changed_byte_of_the_witness_and_another_vaults_witness_is_no_witness() {
    let mut desk = Desk::new();
    note_says(&mut desk, "One");
    desk.vault.follow_up_witness().expect("written");
    let path = desk.folder.path().join(FILE);
    let whole = std::fs::read(&path).expect("there");
    let witness = desk.vault.witness.as_ref().expect("it has one");
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        std::fs::write(&path, &changed).expect("written");
        let (standing, _) = witness.look(&desk.vault.connection).expect("readable");
        assert_eq!(standing, Standing::WitnessUnreadable, "byte {at} is covered");
    }
    let other = Desk::new();
    std::fs::copy(other.folder.path().join(FILE), &path).expect("copied");
    let (standing, _) = witness.look(&desk.vault.connection).expect("readable");
    assert_eq!(standing, Standing::WitnessUnreadable, "it speaks of another vault");
    std::fs::write(&path, &whole).expect("put right");
    assert_eq!(
        witness.look(&desk.vault.connection).expect("readable").0,
        Standing::Current,
        "the whole one fits"
    );
}

#[test]
fn an_older_vault_is_reported_with_both_counts_until_it_is_accepted() {
    let mut desk = Desk::new();
    note_says(&mut desk, "One");
    desk.vault.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);").expect("folded in");
    let old = copied(desk.folder.path());
    note_says(&mut desk, "Two");
    note_says(&mut desk, "Three");
    let seen = desk.vault.head().expect("readable");
    let Desk { vault, folder, .. } = desk;
    vault.lock();
    put_back(old.path(), folder.path());
    let mut vault = unlocked(folder.path());
    let here_count = vault.head().expect("readable").0;
    let found = Standing::OlderThanSeen { seen_count: seen.0, seen_at: now(1).to_rfc3339(), here_count };
    assert_eq!(vault.staleness(), &found, "two notes are missed");
    assert_eq!(vault.check(), Ok(Vec::new()), "the ledger alone could not tell");
    for case in ["BT", "CU", "DV"] {
        vault.open_case(&Desk::a_person(case), false, now(6)).expect("work goes on");
    }
    vault.lock();
    let mut vault = unlocked(folder.path());
    assert!(
        matches!(vault.staleness(), Standing::OlderThanSeen { .. }),
        "as many entries are not the same ones"
    );
    vault.accept_witness(now(7)).expect("accepted");
    assert_eq!(
        newest_act(&vault),
        (ledger::OLDER_ACCEPTED.to_owned(), seen.0),
        "with how far the other went"
    );
    let digest: Vec<u8> = vault
        .connection
        .query_row("SELECT digest FROM ledger ORDER BY entry DESC LIMIT 1", [], |row| row.get(0))
        .expect("a row");
    assert_eq!(digest, seen.1, "and its hash");
    vault.lock();
    let vault = unlocked(folder.path());
    assert_eq!(vault.staleness(), &Standing::Current, "decided");
    assert_eq!(vault.check_all(), [], "and nothing else is wrong");
}

#[test]
fn a_witness_that_cannot_be_written_fails_no_change() {
    let mut desk = Desk::new();
    let path = desk.folder.path().join(FILE);
    std::fs::remove_file(&path).expect("there");
    std::fs::create_dir(&path).expect("made");
    std::fs::write(path.join("in the way"), "").expect("written");
    desk.vault.witness.as_mut().expect("it has one").written = None;
    note_says(&mut desk, "Kept all the same");
    assert!(desk.vault.follow_up_witness().is_err(), "it is in fact refused");
    std::fs::remove_dir_all(&path).expect("removed");
    desk.vault.follow_up_witness().expect("and caught up with as soon as it can be");
    desk.agrees("a witness that was refused");
}

const WRITER_HOME: &str = "DAYBOOK_WITNESS_HOME";

/// Not a test by itself: it is what the next one kills.
#[test]
#[ignore = "started by the test that kills it"]
#[allow(clippy::print_stdout, reason = "says what it has saved to the test that kills it")]
fn a_writer_that_witnesses_each_change() {
    let Ok(home) = std::env::var(WRITER_HOME) else { return };
    let mut vault = unlocked(Path::new(&home));
    let note = vault.begin_note(None, NoteText::default(), now(5)).expect("begun").id;
    for count in 0.. {
        vault.witness.as_mut().expect("it has one").written = None;
        let text = NoteText { text: format!("{count}"), ..NoteText::default() };
        vault.save_note_draft(&note, &text, 0, now(5)).expect("saved");
        println!("\nsaved {count}");
    }
}

#[test]
fn kill_9_is_no_alarm() {
    let Desk { vault, folder, .. } = Desk::new();
    vault.lock();
    for round in 1..=6 {
        let mut writer = Command::new(std::env::current_exe().expect("this program"))
            .args([
                "--ignored",
                "--exact",
                "witness::tests::a_writer_that_witnesses_each_change",
                "--nocapture",
            ])
            .env(WRITER_HOME, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .expect("started");
        let lines = BufReader::new(writer.stdout.take().expect("piped")).lines();
        let saved = lines.map_while(std::result::Result::ok).filter(|line| line.starts_with("saved "));
        assert_eq!(saved.take(round * 5).count(), round * 5, "it saves until it is killed");
        writer.kill().expect("it runs");
        writer.wait().expect("it ends");
        let vault = unlocked(folder.path());
        assert_eq!(vault.staleness(), &Standing::Current, "round {round}");
        assert_eq!(vault.check(), Ok(Vec::new()), "round {round}");
    }
}

#[test]
fn a_vault_from_before_there_were_witnesses_gets_its_first_without_an_alarm() {
    let mut desk = Desk::new();
    note_says(&mut desk, "One");
    desk.vault.connection.execute("DELETE FROM preferences WHERE name = ?1", [MARK]).expect("as it was then");
    let Desk { vault, folder, .. } = desk;
    vault.lock();
    let witness = folder.path().join(FILE);
    std::fs::remove_file(&witness).expect("there");
    let vault = unlocked(folder.path());
    assert_eq!(vault.staleness(), &Standing::Current, "nothing was lost");
    vault.lock();
    assert!(witness.exists(), "from now on there is one");
    std::fs::remove_file(&witness).expect("there");
    assert_eq!(
        unlocked(folder.path()).staleness(),
        &Standing::NoWitness,
        "and one that is missing is a finding"
    );
}

#[test]
fn a_vault_that_is_gone_is_missing_and_what_was_seen_of_it_is_kept_when_another_is_made() {
    let home = tempfile::tempdir().expect("a folder");
    let closed = Closed::at(home.path());
    assert!(!closed.is_missing().expect("readable"), "there never was one");
    drop(closed.create(&passphrase()).expect("made"));
    assert!(!closed.is_missing().expect("readable"), "it is there");
    let seen = std::fs::read(home.path().join(FILE)).expect("there");
    std::fs::remove_dir_all(closed.folder()).expect("removed");
    assert!(closed.is_missing().expect("readable"), "what was last seen of it says so");
    drop(closed.create(&passphrase()).expect("another is made all the same"));
    let before = std::fs::read(home.path().join(format!("{FILE}.before-1"))).expect("kept");
    assert_eq!(before, seen, "of the first one");
    std::fs::remove_dir_all(closed.folder()).expect("removed");
    drop(closed.create(&passphrase()).expect("and a third"));
    assert!(home.path().join(format!("{FILE}.before-2")).exists(), "none is written over");
}

#[test]
fn a_backup_alone_says_that_there_was_a_vault() {
    let home = tempfile::tempdir().expect("a folder");
    let closed = Closed::at(home.path());
    let vault = closed.create(&passphrase()).expect("made");
    vault.back_up_beside(&closed.backup_folder(), now(1)).expect("made");
    drop(vault);
    std::fs::remove_dir_all(closed.folder()).expect("removed");
    std::fs::remove_file(home.path().join(FILE)).expect("removed");
    assert!(closed.is_missing().expect("readable"), "one can be restored");
}
