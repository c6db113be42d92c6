//! Restoring: what is compared, what is kept, and that there is a vault at every moment.

use casework::note::NoteText;
use tempfile::TempDir;

use super::*;
use crate::backup::BackupOpening;
use crate::check::{CheckCode, CheckFinding};
use crate::recovery::testing::{FIXED_WORDS, acts, keep_new};
use crate::store::desk::{Desk, now};
use crate::{OrganisationKeyState, Passphrase, RecoveryState, RecoveryWords, Standing, VaultError};

fn passphrase() -> Passphrase {
    Passphrase::new("plum oak tin fog".to_owned())
}

/// A locked vault in which three notes were begun after a backup was made.
struct Restorable {
    folder: TempDir,
    drive: TempDir,
    backup: PathBuf,
}

impl Restorable {
    fn new() -> Self {
        let Desk { mut vault, case, folder } = Desk::new();
        let drive = tempfile::tempdir().expect("a folder");
        let begin = |vault: &mut Vault, text: &str| {
            let text = NoteText { text: text.to_owned(), ..NoteText::default() };
            vault.begin_note(Some(&case), text, now(1)).expect("begun");
        };
        begin(&mut vault, "Before");
        let backup = vault.back_up(drive.path(), now(2)).expect("made").path;
        for after in ["One", "Two", "Three"] {
            begin(&mut vault, after);
        }
        vault.lock();
        Self { folder, drive, backup }
    }

    fn closed(&self) -> Closed {
        Closed::at(self.folder.path())
    }

    fn prepared(&self) -> PreparedRestore {
        self.closed()
            .prepare_restore(&self.backup, &BackupOpening::Passphrase(&passphrase()), now(10))
            .expect("whole")
    }

    fn unlocked(&self) -> Vault {
        self.closed().unlock(&passphrase(), now(20)).expect("it opens")
    }
}

/// How many notes say something.
fn notes(vault: &Vault) -> i64 {
    vault.connection.query_row("SELECT count(*) FROM notes", [], |row| row.get(0)).expect("readable")
}

#[test]
fn what_a_restore_would_lose_is_said_and_nothing_is_changed_until_it_is_decided() {
    let made = Restorable::new();
    let before = made.unlocked();
    let here = before.head().expect("readable").0;
    before.lock();
    let prepared = made.prepared();
    let comparison = prepared.comparison().clone();
    assert_eq!(comparison.loses, Some(3), "three notes were begun since");
    assert_eq!((comparison.here_count, comparison.backup_count), (Some(here), here - 3), "by their heads");
    assert_eq!(comparison.here_at, Some(now(1).to_rfc3339()), "with their moments");
    assert_eq!(comparison.findings, [], "and it is whole");
    let meanwhile = made.closed().unlock(&passphrase(), now(11)).err();
    assert_eq!(meanwhile, Some(VaultError::AlreadyOpen), "no one writes while it is decided");
    drop(prepared);
    assert!(!made.folder.path().join(RESTORING).exists(), "nothing is left of it");
    let vault = made.unlocked();
    assert_eq!((notes(&vault), vault.staleness()), (4, &Standing::Current), "and all is as it was");
}

#[test]
fn a_chosen_restore_is_no_alarm_and_the_old_vault_stays_beside() {
    let made = Restorable::new();
    let seen = made.unlocked();
    let given_up = seen.head().expect("readable");
    let later = seen.back_up_if_due(now(9)).here.expect("due");
    seen.lock();
    let vault = made.prepared().swap(now(12)).expect("restored");
    assert_eq!((notes(&vault), vault.staleness()), (1, &Standing::Current), "as it was then, and no alarm");
    let query = "SELECT revision, digest FROM ledger WHERE act = 'restored-from-backup'";
    let row: ledger::Head =
        vault.connection.query_row(query, [], |row| Ok((row.get(0)?, row.get(1)?))).expect("a row");
    assert_eq!(row, given_up, "the ledger knows what was given up");
    assert!(later.is_ok(), "a backup of what was given up is there");
    assert_eq!(vault.check_all(), [], "and is no alarm either");
    vault.lock();
    let vault = made.unlocked();
    assert_eq!(vault.staleness(), &Standing::Current, "nor at the next opening");
    assert!(!made.closed().folder().join(witness::FILE).exists(), "the witness has come to its place");
    drop(vault);
    let [kept] = &made.closed().before_restores()[..] else { unreachable!("one restore, one vault kept") };
    let home = tempfile::tempdir().expect("a folder");
    fs::rename(kept, home.path().join("vault")).expect("moved");
    let old = Closed::at(home.path()).unlock(&passphrase(), now(30)).expect("it opens");
    assert_eq!(notes(&old), 4, "nothing of it was lost");
}

/// The process ends after each step in turn. What opens then is the old vault or the new one, and never none.
#[test]
fn wherever_a_swap_ends_there_is_a_vault() {
    for done in 0..=5 {
        let made = Restorable::new();
        let prepared = made.prepared();
        prepared.enter(now(12)).expect("entered");
        if done >= 1 {
            rename(&prepared.restoring.0, &made.folder.path().join(BEING_SWAPPED)).expect("renamed");
        }
        for step in
            [Closed::set_aside, Closed::put_in_place, Closed::bring_witness].iter().take(done.max(1) - 1)
        {
            step(&made.closed(), now(12)).expect("done");
        }
        // The process is gone, and with it the lock; no destructor runs.
        let PreparedRestore { lock, restoring, .. } = prepared;
        drop(lock);
        std::mem::forget(restoring);
        assert_eq!(made.closed().exists(), Ok(true), "after {done} steps");
        assert_eq!(
            made.closed().create(&passphrase()).err(),
            Some(VaultError::VaultExists),
            "after {done} steps"
        );
        let vault = made.unlocked();
        let wanted = if done == 0 { 4 } else { 1 };
        assert_eq!(
            notes(&vault),
            wanted,
            "after {done} steps: the old one before it was decided, then the new one"
        );
        assert_eq!(vault.staleness(), &Standing::Current, "after {done} steps");
        assert_eq!(vault.check_all(), [], "after {done} steps");
        assert_eq!(made.closed().before_restores().len(), usize::from(done > 0), "after {done} steps");
    }
}

#[test]
fn a_backup_is_restored_where_there_is_no_vault_or_one_that_no_longer_opens() {
    let made = Restorable::new();
    let bare = tempfile::tempdir().expect("a folder");
    let closed = Closed::at(bare.path().join("new computer"));
    let prepared = closed
        .prepare_restore(&made.backup, &BackupOpening::Passphrase(&passphrase()), now(10))
        .expect("whole");
    assert_eq!((prepared.comparison().here_count, prepared.comparison().loses), (None, None), "nothing here");
    let vault = prepared.swap(now(12)).expect("restored");
    assert_eq!((notes(&vault), vault.staleness()), (1, &Standing::Current), "on another computer");
    let database = made.folder.path().join("vault/vault.db");
    fs::write(&database, vec![7; 9000]).expect("written");
    let prepared = made.prepared();
    assert_eq!(prepared.comparison().here_count, None, "what is here cannot be read");
    let seen = prepared.given_up;
    assert!(seen.is_some(), "but what was last seen of it is known");
    let vault = prepared.swap(now(12)).expect("restored");
    assert_eq!((notes(&vault), vault.staleness()), (1, &Standing::Current), "in its place");
    let kept = made.closed().before_restores().pop().expect("kept");
    assert_eq!(fs::read(kept.join("vault.db")).expect("readable"), vec![7; 9000], "as damaged as it was");
}

#[test]
fn the_passphrase_of_a_backup_is_the_one_it_had_then() {
    let made = Restorable::new();
    let new = Passphrase::new("fern coal jug mist".to_owned());
    let mut vault = made.unlocked();
    vault.change_passphrase(&passphrase(), &new, now(5)).expect("changed");
    vault.lock();
    let refused =
        made.closed().prepare_restore(&made.backup, &BackupOpening::Passphrase(&new), now(10)).err();
    assert_eq!(refused, Some(VaultError::WrongPassphrase), "it was another then");
    assert!(!made.folder.path().join(RESTORING).exists(), "nothing is left of it");
    let prepared = made.prepared();
    assert_eq!(prepared.comparison().loses, Some(4), "compared with the key that both have");
    drop(prepared.swap(now(12)).expect("restored"));
    assert!(made.closed().unlock(&passphrase(), now(20)).is_ok(), "and is again");
}

#[test]
fn wrong_passphrases_for_a_backup_are_counted_like_those_for_the_vault() {
    let made = Restorable::new();
    let wrong = Passphrase::new("plum oak tin frog".to_owned());
    for _ in 0..5 {
        let refused =
            made.closed().prepare_restore(&made.backup, &BackupOpening::Passphrase(&wrong), now(10)).err();
        assert_eq!(refused, Some(VaultError::WrongPassphrase), "wrong");
    }
    let waiting =
        made.closed().prepare_restore(&made.backup, &BackupOpening::Passphrase(&passphrase()), now(10)).err();
    assert_eq!(waiting, Some(VaultError::WaitFirst(5)), "a backup is no way around the wait");
}

#[test]
fn a_damaged_backup_is_refused_by_name_and_one_without_its_list_is_not() {
    let made = Restorable::new();
    let refused = || {
        made.closed().prepare_restore(&made.backup, &BackupOpening::Passphrase(&passphrase()), now(10)).err()
    };
    for (name, wanted) in
        [("vault.db", VaultError::DatabaseDamaged), ("vault.key", VaultError::EnvelopeDamaged)]
    {
        for list in [true, false] {
            let whole = fs::read(made.backup.join(name)).expect("readable");
            let kept = fs::read(made.backup.join("backup.json")).expect("readable");
            let mut changed = whole.clone();
            changed[whole.len() / 2] ^= 1;
            fs::write(made.backup.join(name), &changed).expect("written");
            if !list {
                fs::remove_file(made.backup.join("backup.json")).expect("removed");
            }
            assert_eq!(refused(), Some(wanted), "{name} is changed; with its list: {list}");
            fs::remove_file(made.backup.join(name)).expect("removed");
            assert_eq!(refused(), Some(wanted), "{name} is gone; with its list: {list}");
            fs::write(made.backup.join(name), whole).expect("put right");
            fs::write(made.backup.join("backup.json"), kept).expect("put right");
        }
    }
    fs::remove_file(made.backup.join("backup.json")).expect("removed");
    assert_eq!(refused(), None, "its files prove themselves");
    assert_eq!(notes(&made.unlocked()), 4, "and nothing was changed here");
}

#[test]
fn a_backup_whose_records_do_not_agree_with_its_ledger_says_so_before_it_is_restored() {
    let made = Restorable::new();
    let vault = made.unlocked();
    let id: String =
        vault.connection.query_row("SELECT id FROM notes LIMIT 1", [], |row| row.get(0)).expect("one");
    vault.connection.execute("UPDATE notes SET text = 'altered' WHERE id = ?1", [&id]).expect("altered");
    let backup = vault.back_up(made.drive.path(), now(3)).expect("pages are whole").path;
    vault.lock();
    let prepared = made
        .closed()
        .prepare_restore(&backup, &BackupOpening::Passphrase(&passphrase()), now(10))
        .expect("it opens");
    let found = CheckFinding::new(CheckCode::ContentDiffers, format!("note/{id}"));
    assert_eq!(prepared.comparison().findings, [found], "for someone to decide");
}

/// A computer is lost and the passphrase forgotten: the drive and the paper are enough, or the organisation's key.
#[test]
fn a_backup_opens_with_what_opened_the_vault_when_it_was_made_and_gets_a_new_passphrase() {
    let Desk { mut vault, folder, .. } = Desk::new();
    let passphrase = || Passphrase::new("plum oak tin fog".to_owned());
    let words = keep_new(&mut vault);
    let identity = age::x25519::Identity::generate();
    let keys = [identity.to_public().to_string()];
    vault.keep_organisation_key(&passphrase(), &keys, "Harbour Council", now(1)).expect("kept");
    let drive = tempfile::tempdir().expect("a drive");
    let backup = vault.back_up(drive.path(), now(1)).expect("made").path;
    drop((vault, folder));
    let secret = age::secrecy::ExposeSecret::expose_secret(&identity.to_string()).to_owned();
    let new = Passphrase::new("grey jam hat owl".to_owned());
    let openings = [
        (BackupOpening::Words { words: &words, new: &new }, "recovered-with-words"),
        (BackupOpening::Organisation { key: &secret, new: &new }, "recovered-with-organisation-key"),
    ];
    for (opening, act) in openings {
        let elsewhere = tempfile::tempdir().expect("another computer");
        let closed = Closed::at(elsewhere.path());
        let prepared = closed.prepare_restore(&backup, &opening, now(2)).expect("it opens");
        let restored = prepared.swap(now(2)).expect("restored");
        assert!(acts(&restored).contains(&act.to_owned()), "the ledger says how: {act}");
        assert_eq!(restored.check_all(), [], "and agrees with everything");
        let closed = restored.lock();
        assert!(closed.unlock(&new, now(3)).is_ok(), "the new passphrase opens it");
        assert!(closed.unlock(&passphrase(), now(3)).is_err(), "the old one does not");
    }
    let closed = Closed::at(tempfile::tempdir().expect("a folder").path());
    let others = crate::recovery::testing::words(FIXED_WORDS);
    let wrong = closed.prepare_restore(&backup, &BackupOpening::Words { words: &others, new: &new }, now(2));
    assert_eq!(wrong.err(), Some(VaultError::WrongRecoveryKey), "other words");
    let key = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";
    let wrong = closed.prepare_restore(&backup, &BackupOpening::Organisation { key, new: &new }, now(2));
    assert_eq!(wrong.err(), Some(VaultError::NotAKey), "the public half");
}

/// The public half of a key that no test has the other half of.
const HARBOURS: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

impl Restorable {
    /// As `new`, of a vault that had words on paper and an organisation's key when the backup was made. Returns the words.
    fn with_words() -> (Self, RecoveryWords) {
        let mut made = Self::new();
        let mut vault = made.unlocked();
        let words = keep_new(&mut vault);
        let keys = [HARBOURS.to_owned()];
        vault.keep_organisation_key(&passphrase(), &keys, "Harbour Council", now(3)).expect("set");
        made.backup = vault.back_up(made.drive.path(), now(3)).expect("made").path;
        vault.lock();
        (made, words)
    }

    /// Makes other words; returns them.
    fn renew_words(&self) -> RecoveryWords {
        let mut vault = self.unlocked();
        let words = keep_new(&mut vault);
        vault.lock();
        words
    }

    /// Restores the backup; returns what was said before of the words and of the organisation's key.
    fn restore(&self) -> (Option<RecoveryState>, Option<OrganisationKeyState>) {
        let prepared = self.prepared();
        let said = (prepared.comparison().recovery.clone(), prepared.comparison().organisation.clone());
        let vault = prepared.swap(now(12)).expect("restored");
        assert_eq!(vault.check_all(), [], "everything agrees");
        vault.lock();
        said
    }
}

/// The number that was said of words.
fn number(said: &Option<RecoveryState>) -> Option<&str> {
    match said {
        Some(RecoveryState::Made { number, .. }) => Some(number),
        _ => None,
    }
}

#[test]
fn words_renewed_since_a_backup_open_what_it_restores_and_those_from_before_do_not() {
    let (made, old) = Restorable::with_words();
    let new = made.renew_words();
    assert_eq!(made.restore(), (None, None), "nothing changes about them, so nothing is said");
    assert_eq!(made.closed().check_recovery(&old), Err(VaultError::WrongRecoveryKey), "the page from before");
    let next = Passphrase::new("grey jam hat owl".to_owned());
    let vault = made.closed().unlock_with_recovery(&new, &next, now(20)).expect("the paper in the drawer");
    assert_eq!(notes(&vault), 4, "opens what was restored");
}

#[test]
fn a_backup_opened_with_its_old_words_brings_them_back_no_more_than_with_its_passphrase() {
    let (made, old) = Restorable::with_words();
    let new = made.renew_words();
    let next = Passphrase::new("grey jam hat owl".to_owned());
    let opening = BackupOpening::Words { words: &old, new: &next };
    let prepared = made.closed().prepare_restore(&made.backup, &opening, now(10)).expect("it opens");
    prepared.swap(now(12)).expect("restored").lock();
    assert_eq!(made.closed().check_recovery(&old), Err(VaultError::WrongRecoveryKey), "of that time");
    assert_eq!(made.closed().check_recovery(&new), Ok(()), "of today");
    assert!(made.closed().unlock(&next, now(20)).is_ok(), "with the passphrase that was chosen");
}

#[test]
fn ways_in_taken_away_since_a_backup_stay_away() {
    let (made, seen) = Restorable::with_words();
    let mut vault = made.unlocked();
    vault.revoke_recovery(&passphrase(), now(5)).expect("someone saw the page");
    vault.keep_organisation_key(&passphrase(), &[], "", now(5)).expect("removed");
    vault.lock();
    assert_eq!(made.restore(), (None, None), "nothing changes about them");
    assert_eq!(made.closed().recovery(), Ok(RecoveryState::None), "the words stay revoked");
    assert_eq!(made.closed().check_recovery(&seen), Err(VaultError::RecoveryDamaged), "and open nothing");
    assert_eq!(made.closed().organisation_key(), Ok(OrganisationKeyState::None), "nor does that key");
}

#[test]
fn where_no_vault_is_the_words_of_the_backup_come_along_and_are_said() {
    let (mut made, words) = Restorable::with_words();
    made.folder = tempfile::tempdir().expect("another computer");
    let (said, organisation) = made.restore();
    assert_eq!(number(&said), Some(&*words.number()), "by the number on the page");
    let named =
        matches!(organisation, Some(OrganisationKeyState::Set { name, .. }) if name == "Harbour Council");
    assert!(named, "and whose key it is");
    assert_eq!(made.closed().check_recovery(&words), Ok(()), "they open it");
    let mut without = Restorable::new();
    without.folder = tempfile::tempdir().expect("another computer");
    let said = without.restore();
    assert_eq!(said, (Some(RecoveryState::None), None), "a page made later is for nothing, and that is said");
}

#[test]
fn where_the_vault_here_cannot_be_read_the_words_of_the_backup_are_known_to_work() {
    let (made, old) = Restorable::with_words();
    let new = made.renew_words();
    fs::write(made.folder.path().join("vault/vault.db"), vec![7; 9000]).expect("written");
    let (said, organisation) = made.restore();
    assert_eq!(number(&said), Some(&*old.number()), "which page it is then is said");
    assert_eq!(organisation, None, "of what is the same nothing is said");
    assert_eq!(made.closed().check_recovery(&old), Ok(()), "they open it");
    assert_eq!(made.closed().check_recovery(&new), Err(VaultError::WrongRecoveryKey), "and no others");
}

#[test]
fn a_file_of_words_that_opens_nothing_pushes_out_none_that_does() {
    let (made, old) = Restorable::with_words();
    made.renew_words();
    let file = made.folder.path().join("vault/vault.recovery");
    let mut damaged = fs::read(&file).expect("readable");
    damaged[20] ^= 1;
    fs::write(&file, damaged).expect("written");
    let (said, _) = made.restore();
    assert_eq!(number(&said), Some(&*old.number()), "said, since they were renewed");
    assert_eq!(made.closed().check_recovery(&old), Ok(()), "a way in is left");
}

/// The disk went, someone put last week's copy of the folder back, and yesterday's backup is on the drive.
#[test]
fn an_older_vault_that_was_put_back_does_not_push_out_the_words_of_a_later_backup() {
    let (mut made, old) = Restorable::with_words();
    let folder = made.folder.path().join("vault");
    let entries = fs::read_dir(&folder).expect("readable").map(|entry| entry.expect("an entry").path());
    let last_week: Vec<_> = entries.map(|path| (fs::read(&path).expect("readable"), path)).collect();
    let new = made.renew_words();
    let vault = made.unlocked();
    made.backup = vault.back_up(made.drive.path(), now(6)).expect("made").path;
    vault.lock();
    fs::remove_dir_all(&folder).expect("lost");
    fs::create_dir(&folder).expect("put back");
    for (bytes, path) in last_week {
        fs::write(path, bytes).expect("put back");
    }
    let (said, _) = made.restore();
    assert_eq!(number(&said), Some(&*new.number()), "the later ones, and that is said");
    assert_eq!(made.closed().check_recovery(&new), Ok(()), "they open it");
    assert_eq!(made.closed().check_recovery(&old), Err(VaultError::WrongRecoveryKey), "and no others");
}
