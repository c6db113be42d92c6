//! The table of attacks: what SQLCipher accepts is reported, by the opening or by the check.

use std::collections::BTreeMap;
use std::path::PathBuf;

use casework::note::NoteText;
use rusqlite::types::Value;
use tempfile::TempDir;

use super::*;
use crate::figure;
#[cfg(target_os = "linux")]
use crate::full_disk;
use crate::secret::SecretKey;
use crate::store::desk::{Desk, now};
use crate::{Closed, Passphrase};

const PAGE: usize = 4096;
const ROWS: usize = 300;

/// A vault whose data key is at hand, so that opening it often costs no passphrase.
struct Stolen {
    folder: TempDir,
    key: SecretKey,
    notes: Vec<String>,
}

fn text(of: usize, time: &str) -> NoteText {
    let text = format!(
        "Visit {of}: consent was {time}. She spoke of the house and of her brother, and then of Anh{of}."
    );
    NoteText { text, present: format!("Nia {time}{of}"), ..NoteText::default() }
}

impl Stolen {
    /// A locked vault with so many notes, each of which says no.
    fn with(rows: usize) -> Self {
        let Desk { mut vault, case, folder } = Desk::new();
        let notes = (0..rows)
            .map(|of| vault.begin_note(Some(&case), text(of, "refused"), now(1)).expect("begun").id)
            .collect();
        let passphrase = Passphrase::new("plum oak tin fog".to_owned());
        let key = vault.lock().unseal(&passphrase, now(1)).expect("the right one");
        Self { folder, key, notes }
    }

    fn open(&self) -> Result<Vault> {
        let closed = Closed::at(self.folder.path());
        let lock = closed.take_lock()?;
        closed.unmarked(&self.key, lock)?.marked()
    }

    /// Changes every note, so that each says yes.
    fn change_all(&self, vault: &mut Vault) {
        for (of, note) in self.notes.iter().enumerate() {
            vault.save_note_draft(note, &text(of, "given"), 0, now(2)).expect("saved");
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join("vault").join(name)
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.file(name)).expect("there")
    }

    /// Puts exactly these bytes there, with no log beside them.
    fn put(&self, database: &[u8]) {
        for log in ["vault.db-wal", "vault.db-shm"] {
            let _ = std::fs::remove_file(self.file(log));
        }
        std::fs::write(self.file("vault.db"), database).expect("written");
    }

    /// Tells whether opening the vault or looking at everything reports something.
    fn is_reported(&self) -> bool {
        match self.open() {
            Err(_) => true,
            Ok(vault) => *vault.staleness() != Standing::Current || !vault.check_all().is_empty(),
        }
    }
}

/// Every row of every table but those of the search index, which is held against them, and of when the vault was open.
fn everything(vault: &Vault) -> BTreeMap<String, Vec<Vec<Value>>> {
    let mut tables = vault
        .connection
        .prepare(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%'
             AND name NOT LIKE 'sqlite_%' AND name <> 'open_since'",
        )
        .expect("readable");
    let names = tables.query_map([], |row| row.get::<_, String>(0)).expect("readable");
    names
        .map(|name| {
            let name = name.expect("text");
            let mut rows = vault.connection.prepare(&format!("SELECT * FROM {name}")).expect("readable");
            let columns = rows.column_count();
            let rows = rows.query_map([], |row| (0..columns).map(|column| row.get(column)).collect());
            let rows = rows.expect("readable").map(|row| row.expect("a row")).collect();
            (name, rows)
        })
        .collect()
}

/// T6. An old page that alters anything a record, the ledger or search says is reported: all of them. What is left are
/// pages that say the same as before, such as those that are free.
#[test]
fn every_stale_page_of_three_hundred_changed_rows_that_alters_anything_is_reported() {
    let stolen = Stolen::with(ROWS);
    let old = stolen.bytes("vault.db");
    let mut vault = stolen.open().expect("whole");
    stolen.change_all(&mut vault);
    vault.lock();
    let new = stolen.bytes("vault.db");
    let vault = stolen.open().expect("whole");
    let newest = everything(&vault);
    assert_eq!(vault.check_all(), [], "nothing has been done to it yet");
    let steps: Vec<_> = (0..).map_while(|step| vault.check_step(step)).collect();
    assert_eq!(
        (steps.len(), steps.concat()),
        (LOOKS.len(), Vec::new()),
        "nor does any step of a check find anything"
    );
    drop(vault);
    let page = |bytes: &[u8], number: usize| bytes[number * PAGE..(number + 1) * PAGE].to_vec();
    let (mut reported, mut same) = (0, 0);
    for number in (0..old.len() / PAGE).filter(|number| page(&old, *number) != page(&new, *number)) {
        let mut attacked = new.clone();
        attacked[number * PAGE..(number + 1) * PAGE].copy_from_slice(&page(&old, number));
        stolen.put(&attacked);
        if stolen.is_reported() {
            reported += 1;
            continue;
        }
        same += 1;
        let vault = stolen.open().expect("it opened a moment ago");
        assert!(everything(&vault) == newest, "page {number} alters something and was not reported");
    }
    figure::say(&format!(
        "{reported} of {reported} stale pages that alter something reported, {same} alter nothing"
    ));
    assert!(reported >= 50, "notes, ledger, links and search lie on pages of their own: {reported}");
}

#[test]
fn a_whole_older_file_is_reported() {
    let stolen = Stolen::with(3);
    let old = stolen.bytes("vault.db");
    let mut vault = stolen.open().expect("whole");
    stolen.change_all(&mut vault);
    vault.lock();
    stolen.put(&old);
    let vault = stolen.open().expect("SQLCipher accepts it");
    assert_eq!(vault.check(), Ok(Vec::new()), "and so does its own ledger");
    let found = vault.check_all();
    assert_eq!(
        found.iter().map(|it| it.code).collect::<Vec<_>>(),
        [CheckCode::OlderThanSeen],
        "but not the witness"
    );
}

/// Leaves a log beside the database, as a crash does, in which all changes are.
fn with_a_log() -> (Stolen, Vec<u8>, Vec<u8>) {
    let stolen = Stolen::with(20);
    let mut vault = stolen.open().expect("whole");
    stolen.change_all(&mut vault);
    drop(vault);
    let (database, log) = (stolen.bytes("vault.db"), stolen.bytes("vault.db-wal"));
    assert!(log.len() > 40 * PAGE, "the changes are in the log: {}", log.len());
    (stolen, database, log)
}

#[test]
fn a_log_that_was_deleted_or_cut_is_reported() {
    let (stolen, database, log) = with_a_log();
    stolen.put(&database);
    assert!(stolen.is_reported(), "none of it is there");
    for part in 1..10 {
        stolen.put(&database);
        std::fs::write(stolen.file("vault.db-wal"), &log[..log.len() * part / 10]).expect("written");
        assert!(stolen.is_reported(), "{part} tenths of it are there");
    }
    stolen.put(&database);
    std::fs::write(stolen.file("vault.db-wal"), &log).expect("written");
    assert!(!stolen.is_reported(), "all of it is there");
}

#[test]
fn one_bit_flipped_anywhere_in_the_log_is_reported_25_of_25() {
    let (stolen, database, log) = with_a_log();
    let mut reported = 0;
    for place in 0..25 {
        let mut flipped = log.clone();
        flipped[(log.len() - 1) * place / 24] ^= 4;
        stolen.put(&database);
        std::fs::write(stolen.file("vault.db-wal"), &flipped).expect("written");
        reported += u32::from(stolen.is_reported());
    }
    assert_eq!(reported, 25, "from the first byte to the last");
    figure::say("25 of 25 bits flipped in the log reported");
}

/// T4. Whichever bit is flipped, nothing is read as the worker's text that was not written so: SQLCipher refuses the page.
#[test]
fn a_thousand_flipped_bits_of_the_database_are_never_read() {
    let stolen = Stolen::with(60);
    let whole = stolen.bytes("vault.db");
    let times = figure::times("DAYBOOK_FLIPS", 120);
    for flip in 0..times {
        let (at, bit) = ((whole.len() - 1) * flip / (times - 1), flip % 8);
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << bit;
        stolen.put(&flipped);
        let read = stolen.open().and_then(|vault| vault.verify());
        assert_eq!(read, Err(VaultError::DatabaseDamaged), "bit {bit} of byte {at}");
    }
    figure::say(&format!("{times} of {times} flipped bits of the database refused"));
}

/// T5. Cut at every 512 bytes, which is every end of a page and seven places within it.
#[test]
fn no_cut_at_any_512_bytes_is_read_as_a_shorter_vault() {
    let stolen = Stolen::with(60);
    let whole = stolen.bytes("vault.db");
    let cuts: Vec<usize> = (512..whole.len()).step_by(512).collect();
    for length in &cuts {
        stolen.put(&whole[..*length]);
        let read = stolen.open().and_then(|vault| vault.verify());
        assert_eq!(read, Err(VaultError::DatabaseDamaged), "cut at {length} of {}", whole.len());
    }
    figure::say(&format!("{} of {} cuts of the database refused", cuts.len(), cuts.len()));
}

/// T10. The disk is full at each page, or at each 512 bytes as `make trust` asks, of what one save writes: it is refused as
/// that, and what was saved before is there.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_at_any_step_of_a_save_leaves_what_was_saved() {
    full_disk::in_a_process_that_may_meet_one(|| {
        let stolen = Stolen::with(3);
        let mut vault = stolen.open().expect("whole");
        vault.save_note_draft(&stolen.notes[0], &text(0, "there before"), 0, now(2)).expect("saved");
        let begun = stolen.bytes("vault.db-wal").len() as u64;
        let mut refused = 0;
        for room in (0..).step_by(figure::times("DAYBOOK_DISK_STEP", PAGE)) {
            full_disk::room_for(Some(begun + room));
            let saved = vault.save_note_draft(&stolen.notes[0], &text(0, "new"), 0, now(3));
            full_disk::room_for(None);
            if saved.is_ok() {
                break;
            }
            refused += 1;
            assert_eq!(saved.err(), Some(VaultError::DiskFull), "room for {room} bytes");
            // As after a power cut: nothing is folded in, and the log is read again.
            drop(vault);
            vault = stolen.open().expect("the old state opens");
            let there = vault.note(&stolen.notes[0]).expect("readable").text;
            assert_eq!(there, text(0, "there before"), "room for {room} bytes");
            assert_eq!(vault.check_all(), [], "and everything agrees");
        }
        assert_eq!(
            vault.note(&stolen.notes[0]).expect("readable").text,
            text(0, "new"),
            "with room it is saved"
        );
        assert!(refused >= 4, "a save writes several pages: {refused}");
        figure::say(&format!("a disk full at {refused} of {refused} steps of a save: the old state opens"));
    });
}

/// T31: someone with the key and no scruples, who has read how the ledger is made.
#[test]
fn a_ledger_edited_reordered_cut_or_rewritten_with_the_key_is_reported() {
    let stolen = Stolen::with(3);
    let mut vault = stolen.open().expect("whole");
    let change = vault.change(now(3)).expect("begun");
    change.enter_act("passphrase-changed").expect("entered");
    change.commit().expect("committed");
    vault.lock();
    let whole = stolen.bytes("vault.db");
    type Attack = (&'static str, fn(&Vault));
    let attacks: [Attack; 6] = [
        ("edited", |vault| run(vault, "UPDATE ledger SET at = 'never' WHERE entry = 2")),
        ("reordered", |vault| {
            run(
                vault,
                "UPDATE ledger SET entry = 99 WHERE entry = 2; UPDATE ledger SET entry = 2 WHERE entry = 3;
                        UPDATE ledger SET entry = 3 WHERE entry = 99",
            );
        }),
        ("cut at the beginning", |vault| run(vault, "DELETE FROM ledger WHERE entry = 1")),
        ("cut at the tail, with nothing left that misses it", |vault| {
            run(vault, "DELETE FROM ledger WHERE act = 'passphrase-changed'");
            assert_eq!(vault.check(), Ok(Vec::new()), "the ledger alone cannot tell");
        }),
        ("rewritten whole", rewrite),
        ("removed whole", |vault| run(vault, "DELETE FROM ledger")),
    ];
    for (how, attack) in attacks {
        stolen.put(&whole);
        let vault = stolen.open().expect("whole");
        assert_eq!(vault.check_all(), [], "as it was, before it is {how}");
        run(&vault, "DROP TRIGGER ledger_is_fixed; DROP TRIGGER ledger_is_kept");
        attack(&vault);
        vault.lock();
        assert!(stolen.is_reported(), "{how}");
    }
}

fn run(vault: &Vault, statements: &str) {
    vault.connection.execute_batch(statements).expect("they run");
}

/// Writes the ledger anew with another moment in its first row, and every hash right.
fn rewrite(vault: &Vault) {
    type Row = (String, String, String, i64, ledger::Digest);
    let rows: Vec<Row> = {
        let query = "SELECT at, act, subject, revision, digest FROM ledger ORDER BY entry";
        let mut statement = vault.connection.prepare(query).expect("readable");
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
            .expect("readable");
        rows.map(|row| row.expect("a row")).collect()
    };
    run(vault, "DELETE FROM ledger");
    for (place, (at, act, subject, revision, digest)) in rows.iter().enumerate() {
        let at = if place == 0 { "2026-03-18T09:00:00+00:00" } else { at };
        ledger::append(&vault.connection, at, act, subject, *revision, digest).expect("appended");
    }
    assert_eq!(vault.check(), Ok(Vec::new()), "the chain has no secret");
}

#[test]
fn an_older_vault_with_its_older_witness_leaves_no_trace_here() {
    let stolen = Stolen::with(2);
    let witness = stolen.folder.path().join(witness::FILE);
    let (old, seen) = (stolen.bytes("vault.db"), std::fs::read(&witness).expect("there"));
    let mut vault = stolen.open().expect("whole");
    stolen.change_all(&mut vault);
    vault.lock();
    stolen.put(&old);
    std::fs::write(&witness, seen).expect("written");
    assert!(!stolen.is_reported(), "the limit that is stated: only what left the computer can tell");
}

/// What the witness cannot tell, since it was put back too, a file that left tells when it is opened here again.
#[test]
fn an_older_vault_with_its_older_witness_is_told_by_a_file_that_left_since() {
    let stolen = Stolen::with(2);
    let hex = |(entries, hash): (i64, [u8; 32])| {
        (u64::try_from(entries).expect("a count"), crate::hex::write(&hash))
    };
    let mut vault = stolen.open().expect("whole");
    let (before, hash_before) = hex(vault.head().expect("readable"));
    stolen.change_all(&mut vault);
    let (after, hash_after) = hex(vault.head().expect("readable"));
    let accounts = |vault: &Vault, entries, hash: &str| vault.accounts_for_export(entries, hash, now(2));
    assert_eq!(accounts(&vault, before, &hash_before), Ok(true), "a file from before");
    assert_eq!(accounts(&vault, after, &hash_after), Ok(true), "a file from now");
    assert_eq!(accounts(&vault, before, &hash_after), Ok(false), "one that says something else");
    for odd in ["", "zz", &hash_after[2..], &format!("{hash_after}00")] {
        assert_eq!(accounts(&vault, after, odd), Ok(false), "no hash: {odd}");
    }
    drop(vault);
    let older = Stolen::with(2);
    let vault = older.open().expect("whole");
    assert_eq!(accounts(&vault, after, &hash_after), Ok(false), "a vault that never made it");
}

#[test]
fn a_search_index_that_says_something_else_is_reported_and_made_anew() {
    let stolen = Stolen::with(3);
    let vault = stolen.open().expect("whole");
    run(&vault, "UPDATE search_documents SET words = 'consent was given'");
    let differs = CheckFinding::new(CheckCode::SearchDiffers, "search");
    assert_eq!(vault.check_all(), [differs], "the index and nothing else");
    vault.rebuild_search().expect("made anew");
    assert_eq!(vault.check_all(), [], "from the records");
}

#[test]
fn a_row_without_its_owner_is_named_by_its_table() {
    let stolen = Stolen::with(1);
    let vault = stolen.open().expect("whole");
    run(&vault, "PRAGMA foreign_keys = OFF; INSERT INTO opened_cases VALUES ('no such case', 'then')");
    let found = vault.check_all();
    assert_eq!(
        found,
        [CheckFinding::new(CheckCode::LinkBroken, "opened_cases")],
        "and nothing of its content"
    );
}
