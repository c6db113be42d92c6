//! What a backup holds, when one is due, and what is left of one that failed.

use std::io::{Seek, SeekFrom, Write};

use casework::note::NoteText;
use chrono::TimeDelta;

use super::*;
use crate::store::desk::{Desk, now};

fn elsewhere() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn note_says(desk: &mut Desk, text: &str) {
    let text = NoteText { text: text.to_owned(), ..NoteText::default() };
    desk.vault.begin_note(Some(&desk.case), text, now(1)).expect("begun");
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("readable");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_backup_is_a_folder_of_its_own_named_by_its_moment_and_whole() {
    let mut desk = Desk::new();
    note_says(&mut desk, "The harbour office");
    std::fs::write(desk.folder.path().join("vault/vault.recovery"), "wrapped").expect("written");
    let drive = elsewhere();
    let made = desk.vault.back_up(drive.path(), now(0)).expect("made");
    assert_eq!(names_in(drive.path()), ["Daybook backup 2026-03-17 1432"], "no name of a person or a case");
    assert_eq!(names_in(&made.path), ["backup.json", "vault.db", "vault.key", "vault.recovery"], "all of it");
    let record = Closed::read_backup(&made.path).expect("readable without a passphrase");
    assert_eq!(record.standing, BackupStanding::Whole, "by its sums");
    assert_eq!((record.made_at, record.head_count), (Some(now(0)), made.head_count), "as it was made");
    assert_eq!(Closed::backups(drive.path()).expect("readable").len(), 1, "and listed");
    for name in names_in(&made.path) {
        let bytes = fs::read(made.path.join(&name)).expect("readable");
        let is_clear = |words: &[u8]| bytes.windows(words.len()).any(|window| window == words);
        assert!(!is_clear(b"harbour") && !is_clear(b"SQLite format"), "{name} tells nothing");
    }
    let again = desk.vault.back_up(drive.path(), now(0)).expect("made");
    assert!(again.path.ends_with("Daybook backup 2026-03-17 1432-2"), "none is written over");
    desk.agrees("a backup");
}

#[test]
fn every_changed_file_of_a_backup_is_damage_and_one_without_its_list_is_not_known() {
    let desk = Desk::new();
    let drive = elsewhere();
    let made = desk.vault.back_up(drive.path(), now(0)).expect("made");
    let standing = || Closed::read_backup(&made.path).expect("readable").standing;
    for name in ["vault.db", "vault.key"] {
        let whole = fs::read(made.path.join(name)).expect("readable");
        let mut changed = whole.clone();
        changed[whole.len() / 2] ^= 1;
        fs::write(made.path.join(name), &changed).expect("written");
        assert_eq!(standing(), BackupStanding::Damaged, "{name} is changed");
        fs::remove_file(made.path.join(name)).expect("removed");
        assert_eq!(standing(), BackupStanding::Damaged, "{name} is gone");
        fs::write(made.path.join(name), &whole).expect("put right");
    }
    assert_eq!(standing(), BackupStanding::Whole, "put right");
    let list = fs::read_to_string(made.path.join("backup.json")).expect("readable");
    for (text, wanted) in [
        (list.replace("vault.key", "../vault.key"), BackupStanding::NotKnown),
        (list.replace("\"version\": 1", "\"version\": 2"), BackupStanding::NewerVersion),
        (list[..list.len() / 2].to_owned(), BackupStanding::NotKnown),
    ] {
        fs::write(made.path.join("backup.json"), &text).expect("written");
        assert_eq!(standing(), wanted, "{text}");
    }
    fs::remove_file(made.path.join("backup.json")).expect("removed");
    assert_eq!(standing(), BackupStanding::NotKnown, "without its list");
}

#[test]
fn a_copy_that_differs_in_a_byte_or_in_its_head_is_not_verified() {
    let mut desk = Desk::new();
    let drive = elsewhere();
    let made = desk.vault.back_up(drive.path(), now(0)).expect("made");
    let copy = made.path.join("vault.db");
    let head = ledger::head(&desk.vault.connection).expect("readable");
    assert_eq!(desk.vault.verify_copy(&copy, &head), Ok(()), "the vault's own key opens it");
    let length = fs::metadata(&copy).expect("there").len();
    for at in [5, length / 3, length / 2, length - 9] {
        let whole = fs::read(&copy).expect("readable");
        let mut file = OpenOptions::new().write(true).open(&copy).expect("opened");
        file.seek(SeekFrom::Start(at)).expect("there");
        file.write_all(&[!whole[usize::try_from(at).expect("small")]]).expect("written");
        drop(file);
        let verified = desk.vault.verify_copy(&copy, &head);
        assert_eq!(verified, Err(VaultError::DatabaseDamaged), "byte {at} is covered");
        fs::write(&copy, whole).expect("put right");
    }
    note_says(&mut desk, "One more");
    let head = ledger::head(&desk.vault.connection).expect("readable");
    assert_eq!(desk.vault.verify_copy(&copy, &head), Err(VaultError::DatabaseDamaged), "it is of before");
    desk.agrees("copies that were refused");
}

#[test]
fn a_backup_that_fails_leaves_nothing() {
    let desk = Desk::new();
    let drive = elsewhere();
    let key_file = desk.folder.path().join("vault/vault.key");
    let whole = fs::read(&key_file).expect("readable");
    fs::write(&key_file, &whole[..40]).expect("written");
    let refused = desk.vault.back_up(drive.path(), now(0));
    assert_eq!(refused, Err(VaultError::EnvelopeDamaged), "it could not be opened by anyone");
    assert_eq!(names_in(drive.path()), Vec::<String>::new(), "and it has not begun to look like a backup");
    fs::write(&key_file, whole).expect("put right");
    let unplugged = drive.path().join("unplugged");
    assert_eq!(desk.vault.back_up(&unplugged, now(0)), Err(VaultError::CannotRead), "no drive there");
    assert!(!unplugged.exists(), "and none is made up");
}

#[test]
fn backups_make_themselves_once_a_day_when_something_has_changed_here_and_where_it_was_chosen() {
    let mut desk = Desk::new();
    let drive = elsewhere();
    let day = |days: i64| now(0) + TimeDelta::days(days);
    desk.vault.prefer(CHOSEN_FOLDER, drive.path().to_str().expect("text")).expect("kept");
    let round = desk.vault.back_up_if_due(day(0));
    assert!(matches!(round.here, Some(Ok(_))) && matches!(round.there, Some(Ok(_))), "the first: {round:?}");
    assert_eq!(desk.vault.back_up_if_due(day(2)), BackupRound::default(), "nothing has changed");
    note_says(&mut desk, "One");
    assert!(desk.vault.back_up_if_due(day(2)).here.is_some(), "now it has");
    note_says(&mut desk, "Two");
    let soon = day(2) + TimeDelta::hours(23);
    assert_eq!(desk.vault.back_up_if_due(soon), BackupRound::default(), "not a day later");
    desk.vault.prefer(CHOSEN_FOLDER, "/no/such/drive").expect("kept");
    let round = desk.vault.back_up_if_due(day(3));
    assert!(matches!(round.here, Some(Ok(_))), "one here all the same");
    assert_eq!(round.there, Some(Err(VaultError::CannotRead)), "and it is said that there is none there");
    assert_eq!(desk.vault.check_all(), [], "all is well");
}

#[test]
fn older_backups_go_only_after_a_new_one_and_never_those_of_another_or_with_more_in_them() {
    let mut desk = Desk::new();
    let folder = desk.folder.path().join(FOLDER);
    let day = |days: i64| now(0) + TimeDelta::days(days);
    let other = Desk::new();
    fs::create_dir(&folder).expect("made");
    for days in -60..-50 {
        other.vault.back_up(&folder, day(days)).expect("made");
    }
    for days in 0..9 {
        note_says(&mut desk, "Another day");
        desk.vault.back_up_if_due(day(days)).here.expect("due").expect("made");
    }
    let own = desk.vault.own_backups(&folder).expect("readable");
    assert_eq!(own.len(), 7, "the newest of the week before is one of the last seven");
    assert_eq!(names_in(&folder).len(), own.len() + 10, "those of another vault stay");
    let first = own.iter().map(|own| own.made_at).min();
    let holds_more = own.iter().find(|own| Some(own.made_at) == first).expect("there").path.clone();
    let list = fs::read_to_string(holds_more.join("backup.json")).expect("readable");
    let count = Closed::read_backup(&holds_more).expect("readable").head_count;
    let more = list.replace(&format!("\"count\": {count}"), "\"count\": 9999");
    fs::write(holds_more.join("backup.json"), more).expect("written");
    for days in 60..70 {
        note_says(&mut desk, "Another day");
        desk.vault.back_up_if_due(day(days)).here.expect("due").expect("made");
    }
    assert!(holds_more.exists(), "what this vault never had is not thrown away");
    let name = holds_more.file_name().expect("a name").to_string_lossy().into_owned();
    assert_eq!(desk.vault.check_all(), [CheckFinding::new(CheckCode::BackupHoldsMore, name)], "but reported");
}

#[test]
fn an_older_vault_with_its_older_witness_is_told_by_a_backup_made_since() {
    let mut desk = Desk::new();
    desk.vault.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);").expect("folded in");
    desk.vault.follow_up_witness().expect("written");
    let home = desk.folder.path().to_owned();
    let old =
        ["vault/vault.db", "vault.witness"].map(|name| (name, fs::read(home.join(name)).expect("there")));
    note_says(&mut desk, "Made since");
    let made = desk.vault.back_up_if_due(now(2)).here.expect("due").expect("made");
    let Desk { vault, folder, .. } = desk;
    vault.lock();
    for (name, bytes) in old {
        fs::write(home.join(name), bytes).expect("put back");
    }
    let passphrase = crate::Passphrase::new("plum oak tin fog".to_owned());
    let vault = Closed::at(folder.path()).unlock(&passphrase, now(3)).expect("it opens");
    assert_eq!(vault.staleness(), &Standing::Current, "the two agree with each other");
    let name = made.path.file_name().expect("a name").to_string_lossy().into_owned();
    assert_eq!(vault.check_all(), [CheckFinding::new(CheckCode::BackupHoldsMore, name)], "but not with it");
}

#[test]
fn where_something_was_to_go_a_new_backup_takes_the_place_of_all_before() {
    let mut desk = Desk::new();
    let drive = elsewhere();
    let day = |days: i64| now(0) + TimeDelta::days(days);
    desk.vault.renew_backups(day(0)).expect("nothing to do");
    let here = desk.folder.path().join(FOLDER);
    assert!(!here.exists(), "none where there were none");
    desk.vault.prefer(CHOSEN_FOLDER, drive.path().to_str().expect("text")).expect("kept");
    for days in 0..3 {
        note_says(&mut desk, "Another day");
        desk.vault.back_up_if_due(day(days)).here.expect("due").expect("made");
    }
    let other = Desk::new().vault.back_up(drive.path(), day(1)).expect("made");
    note_says(&mut desk, "The last");
    desk.vault.renew_backups(day(4)).expect("made");
    assert_eq!(names_in(&here), ["Daybook backup 2026-03-21 1432"], "one, of now");
    assert_eq!(desk.vault.own_backups(drive.path()).expect("readable").len(), 1, "there too");
    assert!(other.path.exists(), "another vault's stays");
}
