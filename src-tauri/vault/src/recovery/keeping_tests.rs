use chrono::TimeDelta;

use super::*;
#[cfg(target_os = "linux")]
use crate::full_disk;
use crate::recovery::testing::*;

fn number_of(vault: &Vault) -> Option<String> {
    match vault.recovery().expect("readable") {
        RecoveryState::Made { number, .. } => Some(number),
        _ => None,
    }
}

#[test]
fn a_key_counts_only_once_it_is_kept() {
    let (made, mut vault) = Made::new();
    let before = (made.names(), vault.head());
    let prepared = vault.prepare_recovery(&passphrase(), now()).expect("the right passphrase");
    assert_eq!((made.names(), vault.head()), before, "nothing was written");
    assert_eq!(vault.recovery(), Ok(RecoveryState::None), "so there is none");
    let words = words_of(&prepared);
    assert_eq!(made.closed().check_recovery(&words), Err(VaultError::RecoveryDamaged), "and nothing to open");
    let kept = vault.keep_recovery(&prepared, now()).expect("kept");
    let state = RecoveryState::Made { number: words.number(), made_at: now().to_rfc3339() };
    assert_eq!(kept, state, "told at once");
    assert_eq!((vault.recovery(), made.closed().recovery()), (Ok(state.clone()), Ok(state)), "and later");
    assert_eq!(made.closed().check_recovery(&words), Ok(()), "its words open, while the vault is open");
    assert_eq!(acts(&vault).last().map(String::as_str), Some("recovery-key-made"), "in the ledger");
    assert_eq!(vault.head().expect("a head").0, before.1.expect("a head").0 + 1, "as one entry");
    assert_eq!(vault.check(), Ok(Vec::new()), "which agrees with every record");
}

#[test]
fn wrong_passphrases_are_counted_and_waited_for_as_at_unlocking() {
    let (made, mut vault) = Made::new();
    for _ in 0..5 {
        let wrong = vault.prepare_recovery(&other_passphrase(), now()).err();
        assert_eq!(wrong, Some(VaultError::WrongPassphrase), "five are free");
    }
    let wait = VaultError::WaitFirst(5);
    assert_eq!(vault.prepare_recovery(&passphrase(), now()).err(), Some(wait), "not even the right one");
    assert_eq!(vault.revoke_recovery(&passphrase(), now()), Err(wait), "nor for another purpose");
    let organisation = vault.keep_organisation_key(&passphrase(), &[], "", now());
    assert_eq!(organisation, Err(wait), "nor for this");
    assert_eq!(made.closed().wait_seconds(now()), 5, "and it would last beyond this vault's closing");
    let later = now() + TimeDelta::seconds(5);
    assert!(vault.prepare_recovery(&passphrase(), later).is_ok(), "after the wait it is tried");
    assert_eq!(made.closed().wait_seconds(now()), 0, "and the count is forgotten");
}

#[test]
fn a_renewed_key_ends_the_one_before_and_a_revoked_one_ends_too() {
    let (made, mut vault) = Made::new();
    assert_eq!(vault.revoke_recovery(&passphrase(), now()), Err(VaultError::NotFound), "there is none yet");
    let first = keep_new(&mut vault);
    let second = keep_new(&mut vault);
    assert_eq!(number_of(&vault), Some(second.number()), "the new one stands in the file");
    assert_eq!(made.closed().check_recovery(&first), Err(VaultError::WrongRecoveryKey), "the old one ended");
    assert_eq!(made.closed().check_recovery(&second), Ok(()), "the new one opens");
    let wrong = vault.revoke_recovery(&other_passphrase(), now());
    assert_eq!(wrong, Err(VaultError::WrongPassphrase), "not for anybody");
    assert_eq!(made.closed().check_recovery(&second), Ok(()), "and it opens still");
    vault.revoke_recovery(&passphrase(), now()).expect("revoked");
    assert_eq!(vault.recovery(), Ok(RecoveryState::None), "gone");
    assert_eq!(made.names(), ["vault.key"], "with its file, and nothing aside");
    assert_eq!(made.closed().check_recovery(&second), Err(VaultError::RecoveryDamaged), "nothing to open");
    let told = ["recovery-key-made", "recovery-key-renewed", "recovery-key-revoked"];
    assert!(acts(&vault).ends_with(&told.map(String::from)), "the ledger tells it in order");
    assert_eq!(vault.check(), Ok(Vec::new()), "and agrees with every record");
}

#[test]
fn a_damaged_file_is_called_damaged_and_can_be_renewed_or_revoked() {
    let (made, mut vault) = Made::new();
    keep_new(&mut vault);
    std::fs::write(made.file("vault.recovery"), b"half a file").expect("written");
    assert_eq!(vault.recovery(), Ok(RecoveryState::Damaged), "named");
    let words = keep_new(&mut vault);
    assert_eq!(made.closed().check_recovery(&words), Ok(()), "a new one in its place");
    assert_eq!(acts(&vault).last().map(String::as_str), Some("recovery-key-renewed"), "one was there");
    std::fs::write(made.file("vault.recovery"), b"").expect("written");
    vault.revoke_recovery(&passphrase(), now()).expect("revoked");
    assert_eq!(vault.recovery(), Ok(RecoveryState::None), "gone");
}

/// Lets a key file say that its format is a later one, with a right sum.
fn let_a_newer_daybook_have_written(file: &std::path::Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = std::fs::read(file).expect("readable");
    change(&mut bytes);
    std::fs::write(file, summed_anew(&bytes)).expect("written");
}

#[test]
fn a_key_file_of_a_newer_daybook_is_neither_renewed_nor_taken_away() {
    let (made, mut vault) = Made::new();
    let recipient = age::x25519::Identity::generate().to_public().to_string();
    let keys = std::slice::from_ref(&recipient);
    keep_new(&mut vault);
    vault.keep_organisation_key(&passphrase(), keys, "Harbour", now()).expect("set");
    let prepared = vault.prepare_recovery(&passphrase(), now()).expect("the right passphrase");
    let_a_newer_daybook_have_written(&made.file("vault.recovery"), |bytes| bytes[9] = 2);
    let_a_newer_daybook_have_written(&made.file("vault.organisation"), |bytes| {
        let said = b"\"version\":1";
        let at = bytes.windows(said.len()).position(|here| here == said).expect("it says its version");
        bytes[at + said.len() - 1] = b'2';
    });
    let newer = VaultError::NewerVersion;
    assert_eq!((vault.recovery(), vault.organisation_key()), (Err(newer), Err(newer)), "called so");
    let before = (made.key_files(), vault.head());
    let another = vault.prepare_recovery(&passphrase(), now()).err();
    assert_eq!(another, Some(newer), "no words are written down in vain");
    assert_eq!(vault.keep_recovery(&prepared, now()), Err(newer), "those that were are not kept");
    assert_eq!(vault.revoke_recovery(&passphrase(), now()), Err(newer), "nor are the others taken back");
    let set = vault.keep_organisation_key(&passphrase(), keys, "Harvest", now());
    assert_eq!(set, Err(newer), "the organisation's is not replaced");
    let removed = vault.keep_organisation_key(&passphrase(), &[], "", now());
    assert_eq!(removed, Err(newer), "nor removed");
    assert_eq!((made.key_files(), vault.head()), before, "nothing was written, and no row entered");
}

#[test]
fn whatever_is_refused_at_the_beginning_or_the_end_leaves_every_key_as_it_was() {
    let (made, mut vault) = Made::new();
    let recipient = age::x25519::Identity::generate().to_public().to_string();
    for refuse in [let_no_change_begin, let_no_change_be_final] {
        refuse(&vault);
        let before = (made.key_files(), vault.head());
        let prepared = vault.prepare_recovery(&passphrase(), now()).expect("the right passphrase");
        assert!(vault.keep_recovery(&prepared, now()).is_err(), "the first key is refused");
        let set =
            vault.keep_organisation_key(&passphrase(), std::slice::from_ref(&recipient), "Harbour", now());
        assert!(set.is_err(), "and the first of the organisation");
        assert_eq!((made.key_files(), vault.head()), before, "there is none");
        let_changes_be_final(&vault);
    }
    let words = keep_new(&mut vault);
    vault
        .keep_organisation_key(&passphrase(), std::slice::from_ref(&recipient), "Harbour", now())
        .expect("set");
    for refuse in [let_no_change_begin, let_no_change_be_final] {
        refuse(&vault);
        let before = (made.key_files(), vault.head());
        let prepared = vault.prepare_recovery(&passphrase(), now()).expect("the right passphrase");
        assert!(vault.keep_recovery(&prepared, now()).is_err(), "a new key is refused");
        assert!(vault.revoke_recovery(&passphrase(), now()).is_err(), "and a revocation");
        let removed = vault.keep_organisation_key(&passphrase(), &[], "", now());
        assert!(removed.is_err(), "and the organisation's removal");
        let changed = vault.change_passphrase(&passphrase(), &other_passphrase(), now());
        assert!(changed.is_err(), "and a new passphrase");
        assert_eq!((made.key_files(), vault.head()), before, "every file is as it was");
        assert_eq!(made.closed().check_recovery(&words), Ok(()), "the old words open");
        let_changes_be_final(&vault);
        vault.keep_recovery(&prepared, now()).expect("what was prepared can be kept at another try");
        std::fs::write(made.file("vault.recovery"), before.0[1].as_ref().expect("a file")).expect("written");
    }
    assert_eq!(vault.check(), Ok(Vec::new()), "the ledger agrees with every record");
}

#[test]
fn what_was_prepared_for_another_vault_is_not_kept() {
    let (_elsewhere, other) = Made::new();
    let (made, mut vault) = Made::new();
    let words = keep_new(&mut vault);
    let foreign = other.prepare_recovery(&passphrase(), now()).expect("the right passphrase");
    let before = (made.key_files(), vault.head());
    assert_eq!(vault.keep_recovery(&foreign, now()), Err(VaultError::WrongRecoveryKey), "another's");
    assert_eq!((made.key_files(), vault.head()), before, "nothing was written");
    assert_eq!(made.closed().check_recovery(&words), Ok(()), "the old words open");
}

#[test]
fn a_key_file_of_another_vault_lends_its_key_to_nothing() {
    let (other, _open) = Made::new();
    let (made, vault) = Made::new();
    std::fs::copy(other.file("vault.key"), made.file("vault.key")).expect("copied");
    let prepared = vault.prepare_recovery(&passphrase(), now()).err();
    assert_eq!(prepared, Some(VaultError::EnvelopeDamaged), "it opens, and opens no record here");
}

#[test]
fn the_words_stand_in_no_file_of_the_vault() {
    let (made, mut vault) = Made::new();
    let first = keep_new(&mut vault);
    let second = keep_new(&mut vault);
    let found_open = secrets_in_files(&made, &[&first, &second]);
    vault.lock();
    let vault = made.closed().unlock_with_recovery(&second, &other_passphrase(), now()).expect("its words");
    vault.lock();
    let found_after = secrets_in_files(&made, &[&first, &second]);
    assert_eq!((found_open, found_after), (Vec::new(), Vec::new()), "neither while open nor after");
    let planted = format!("... {} ...", second.words().last().expect("twelve"));
    std::fs::write(made.file("planted"), planted).expect("written");
    assert!(!secrets_in_files(&made, &[&second]).is_empty(), "the search finds one that is there");
}

/// Returns in which files the random bits or a word of these keys stand, in any case. Words of three letters stand by
/// chance in any file of some hundred thousand random bytes, so they are looked for with blanks around them.
fn secrets_in_files(made: &Made, keys: &[&crate::RecoveryWords]) -> Vec<String> {
    // A sign for each byte, for a text is searched faster than bytes are.
    let as_text = |bytes: &[u8]| bytes.iter().map(|byte| char::from(*byte)).collect::<String>();
    let mut secrets = Vec::new();
    for key in keys {
        secrets.extend([as_text(key.entropy()), crate::hex::write(key.entropy())]);
        secrets.extend(key.words().map(|word| match word.len() {
            3 => format!(" {word} "),
            _ => word.to_owned(),
        }));
    }
    let folders = [made.folder.path().to_owned(), made.folder.path().join("vault")];
    let mut found = Vec::new();
    for file in folders.iter().flat_map(|folder| files(folder)) {
        let bytes = std::fs::read(&file).expect("readable");
        let texts = [as_text(&bytes), as_text(&bytes.to_ascii_lowercase())];
        let secrets = secrets.iter().filter(|secret| texts.iter().any(|text| text.contains(*secret)));
        found.extend(secrets.map(|secret| format!("{}: {secret}", file.display())));
    }
    found
}

#[test]
fn the_organisation_is_set_replaced_and_removed() {
    let (made, mut vault) = Made::new();
    let keys: Vec<String> =
        (0..3).map(|_| age::x25519::Identity::generate().to_public().to_string()).collect();
    assert_eq!(vault.organisation_key(), Ok(OrganisationKeyState::None), "nobody asked for it");
    let nothing = vault.keep_organisation_key(&passphrase(), &[], "", now());
    assert_eq!(nothing, Ok(OrganisationKeyState::None), "nothing to remove");
    let before = vault.head();
    let mistyped = [keys[0].clone(), "age1harbour".to_owned()];
    let refused = vault.keep_organisation_key(&passphrase(), &mistyped, "Harbour", now());
    assert_eq!(refused, Err(VaultError::NotAKey), "one of them is none");
    let wrong = vault.keep_organisation_key(&other_passphrase(), &keys[..1], "Harbour", now());
    assert_eq!(wrong, Err(VaultError::WrongPassphrase), "not for anybody");
    assert_eq!(
        (made.file("vault.organisation").exists(), vault.head()),
        (false, before),
        "nothing was written"
    );
    for keys in [&keys[..2], &keys[2..]] {
        let set = vault.keep_organisation_key(&passphrase(), keys, "Harbour", now()).expect("set");
        let told = OrganisationKeyState::Set {
            name: "Harbour".into(),
            recipients: keys.to_vec(),
            made_at: now().to_rfc3339(),
        };
        assert_eq!((&set, &vault.organisation_key()), (&told, &Ok(told.clone())), "as it was said");
        assert_eq!(made.closed().organisation_key(), Ok(told), "known before unlocking");
    }
    std::fs::write(made.file("vault.organisation"), b"half a file").expect("written");
    assert_eq!(vault.organisation_key(), Ok(OrganisationKeyState::Damaged), "named");
    let removed = vault.keep_organisation_key(&passphrase(), &[], "", now());
    assert_eq!(removed, Ok(OrganisationKeyState::None), "and removed");
    assert!(!made.file("vault.organisation").exists(), "with its file");
    let told = ["organisation-key-set", "organisation-key-set", "organisation-key-removed"];
    assert!(acts(&vault).ends_with(&told.map(String::from)), "the ledger tells it in order");
    assert_eq!(vault.check(), Ok(Vec::new()), "and agrees with every record");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_words_working() {
    full_disk::in_a_process_that_may_meet_one(on_a_full_disk);
}

#[cfg(target_os = "linux")]
fn on_a_full_disk() {
    let (made, mut vault) = Made::new();
    let words = keep_new(&mut vault);
    let prepared = vault.prepare_recovery(&passphrase(), now()).expect("the right passphrase");
    let before = (made.key_files(), made.names(), vault.head());
    full_disk::room_for(Some(64));
    let refused = vault.keep_recovery(&prepared, now());
    let changed = vault.change_passphrase(&passphrase(), &other_passphrase(), now());
    full_disk::room_for(None);
    assert_eq!(refused, Err(VaultError::DiskFull), "named");
    assert_eq!(changed, Err(VaultError::DiskFull), "named");
    assert_eq!((made.key_files(), made.names(), vault.head()), before, "as it was, and nothing aside");
    assert_eq!(made.closed().check_recovery(&words), Ok(()), "the old words open");
    vault.keep_recovery(&prepared, now()).expect("kept, with room again");
    assert_eq!(
        made.closed().check_recovery(&words),
        Err(VaultError::WrongRecoveryKey),
        "now the new ones do"
    );
    assert_eq!(vault.check(), Ok(Vec::new()), "the ledger agrees with every record");
}
