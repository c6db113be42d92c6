use age::secrecy::ExposeSecret;
use age::x25519::Identity;

use super::*;
use crate::recovery::testing::*;

fn refusal(made: &Made, words: &RecoveryWords) -> VaultError {
    let opened = made.closed().unlock_with_recovery(words, &other_passphrase(), now());
    opened.err().expect("it must not open")
}

/// Asserts that the vault is open, whole and known to have been recovered, and that only the new passphrase opens it.
fn assert_recovered(made: &Made, vault: Vault, act: &str) {
    assert_eq!(acts(&vault).last().map(String::as_str), Some(act), "in the ledger");
    assert_eq!(vault.check(), Ok(Vec::new()), "which agrees with every record");
    vault.verify().expect("every page reads");
    vault.lock();
    let old = made.closed().unlock(&passphrase(), now()).err();
    assert_eq!(old, Some(VaultError::WrongPassphrase), "the old passphrase ended");
    made.closed().unlock(&other_passphrase(), now()).expect("the new one opens").lock();
}

#[test]
fn the_words_open_the_vault_and_set_a_new_passphrase() {
    let (made, words) = Made::with_words();
    let cost = envelope::cost_of(&made.key_files()[0].clone().expect("a key file")).expect("whole");
    let recovery = made.key_files()[1].clone();
    for _ in 0..6 {
        crate::attempts::Attempts::beside(&made.folder.path().join("vault"))
            .count_wrong(now())
            .expect("counted");
    }
    let vault = made.closed().unlock_with_recovery(&words, &other_passphrase(), now()).expect("no waiting");
    assert_eq!(made.closed().wait_seconds(now()), 0, "who is in has no wait any more");
    assert_recovered(&made, vault, "recovered-with-words");
    let anew = envelope::cost_of(&made.key_files()[0].clone().expect("a key file")).expect("whole");
    assert_eq!(anew.at_least(cost), anew, "a guess is not cheaper than before");
    assert_eq!(made.key_files()[1], recovery, "the words' own file is not touched");
    assert_eq!(made.closed().check_recovery(&words), Ok(()), "and they open still");
    assert_eq!(made.names(), ["vault.key", "vault.recovery"], "nothing aside, and no count");
}

#[test]
fn a_key_file_that_is_damaged_missing_or_anothers_does_not_stand_in_the_way() {
    let (other, _) = Made::with_words();
    let (made, words) = Made::with_words();
    let whole = std::fs::read(made.file("vault.key")).expect("readable");
    let flipped =
        whole.iter().enumerate().map(|(at, byte)| if at == 40 { byte ^ 1 } else { *byte }).collect();
    let anothers = std::fs::read(other.file("vault.key")).expect("readable");
    for damaged in [Some(flipped), Some(whole[..90].to_vec()), Some(Vec::new()), Some(anothers), None] {
        match &damaged {
            Some(bytes) => std::fs::write(made.file("vault.key"), bytes).expect("written"),
            None => std::fs::remove_file(made.file("vault.key")).expect("removed"),
        }
        let vault = made.closed().unlock_with_recovery(&words, &other_passphrase(), now());
        let vault = vault.expect("the words open it all the same");
        assert_eq!(vault.check(), Ok(Vec::new()), "the ledger agrees with every record");
        vault.lock();
        made.closed().unlock(&other_passphrase(), now()).expect("and the new passphrase does").lock();
    }
}

#[test]
fn a_changed_passphrase_leaves_words_and_organisation_working() {
    let (made, mut vault) = Made::new();
    let words = keep_new(&mut vault);
    let identity = Identity::generate();
    let keys = [identity.to_public().to_string()];
    vault.keep_organisation_key(&passphrase(), &keys, "Harbour", now()).expect("set");
    vault.change_passphrase(&passphrase(), &other_passphrase(), now()).expect("changed");
    vault.lock();
    assert_eq!(made.closed().check_recovery(&words), Ok(()), "the words open");
    let secret = identity.to_string();
    let vault = made.closed().unlock_with_organisation(secret.expose_secret(), &passphrase(), now());
    vault.expect("so does the organisation's key").lock();
    made.closed().unlock_with_recovery(&words, &passphrase(), now()).expect("and the words after it").lock();
}

#[test]
fn words_of_another_vault_or_an_older_key_are_wrong_and_change_nothing() {
    let (_, of_another) = Made::with_words();
    let (made, mut vault) = Made::new();
    let older = keep_new(&mut vault);
    let words = keep_new(&mut vault);
    vault.lock();
    let attempts = crate::attempts::Attempts::beside(&made.folder.path().join("vault"));
    for _ in 0..6 {
        attempts.count_wrong(now()).expect("counted");
    }
    let before = (made.key_files(), std::fs::read(made.file("vault.db")).expect("readable"));
    for wrong in [&of_another, &older] {
        assert_eq!(refusal(&made, wrong), VaultError::WrongRecoveryKey, "right words of another key");
        assert_eq!(made.closed().check_recovery(wrong), Err(VaultError::WrongRecoveryKey), "when tried too");
    }
    let after = (made.key_files(), std::fs::read(made.file("vault.db")).expect("readable"));
    assert!(after == before, "not one byte changed");
    assert_eq!(made.closed().wait_seconds(now()), 10, "they neither count nor clear what was counted");
    assert_eq!(made.closed().check_recovery(&words), Ok(()), "trying the right ones");
    assert_eq!(made.closed().wait_seconds(now()), 10, "clears nothing either");
}

#[test]
fn a_revoked_key_opens_nothing_any_more() {
    let (made, words) = Made::with_words();
    let mut vault = made.closed().unlock(&passphrase(), now()).expect("opened");
    vault.revoke_recovery(&passphrase(), now()).expect("revoked");
    vault.lock();
    assert_eq!(made.closed().recovery(), Ok(RecoveryState::None), "there is none");
    assert_eq!(refusal(&made, &words), VaultError::RecoveryDamaged, "no file to open");
    made.closed().unlock(&passphrase(), now()).expect("the passphrase is as it was").lock();
}

#[test]
fn a_recovery_file_that_is_not_whole_is_called_so_and_the_passphrase_opens_all_the_same() {
    let (made, words) = Made::with_words();
    let whole = std::fs::read(made.file("vault.recovery")).expect("readable");
    let key_file = std::fs::read(made.file("vault.key")).expect("readable");
    for at in (0..whole.len()).step_by(7) {
        let mut changed = whole.clone();
        changed[at] ^= 0x40;
        for bytes in [&changed[..], &whole[..at]] {
            std::fs::write(made.file("vault.recovery"), bytes).expect("written");
            assert_eq!(refusal(&made, &words), VaultError::RecoveryDamaged, "at {at}");
            assert_eq!(made.closed().recovery(), Ok(RecoveryState::Damaged), "at {at}");
        }
    }
    std::fs::write(made.file("vault.recovery"), &key_file).expect("written");
    assert_eq!(refusal(&made, &words), VaultError::RecoveryDamaged, "the key file in its place");
    std::fs::remove_file(made.file("vault.recovery")).expect("removed");
    assert_eq!(refusal(&made, &words), VaultError::RecoveryDamaged, "gone");
    std::fs::create_dir(made.file("vault.recovery")).expect("made");
    assert_eq!(refusal(&made, &words), VaultError::CannotRead, "not a file that can be read");
    assert_eq!(made.closed().recovery(), Err(VaultError::CannotRead), "and not called none");
    assert_eq!(
        std::fs::read(made.file("vault.key")).expect("readable"),
        key_file,
        "the key file is as it was"
    );
    made.closed().unlock(&passphrase(), now()).expect("the passphrase opens").lock();
}

#[test]
fn a_recovery_file_brought_from_another_vault_opens_no_record_and_changes_no_key_file() {
    let (other, of_another) = Made::with_words();
    let (made, _) = Made::with_words();
    std::fs::copy(other.file("vault.recovery"), made.file("vault.recovery")).expect("copied");
    let before = made.key_files();
    assert_eq!(refusal(&made, &of_another), VaultError::DatabaseDamaged, "its key opens another database");
    assert_eq!(made.key_files(), before, "nothing was set");
    made.closed().unlock(&passphrase(), now()).expect("the passphrase opens").lock();
}

#[test]
fn a_key_file_of_a_newer_daybook_is_not_written_over() {
    let (made, words) = Made::with_words();
    let mut newer = std::fs::read(made.file("vault.key")).expect("readable");
    newer[9] = 2;
    let newer = summed_anew(&newer);
    std::fs::write(made.file("vault.key"), &newer).expect("written");
    assert_eq!(refusal(&made, &words), VaultError::NewerVersion, "named");
    assert_eq!(std::fs::read(made.file("vault.key")).expect("readable"), newer, "left alone");
}

#[test]
fn a_vault_that_is_open_or_not_there_is_not_recovered() {
    let (made, words) = Made::with_words();
    let open = made.closed().unlock(&passphrase(), now()).expect("opened");
    assert_eq!(refusal(&made, &words), VaultError::AlreadyOpen, "one at a time");
    drop(open);
    let empty = tempfile::tempdir().expect("a folder");
    let nowhere = Closed::at(empty.path()).unlock_with_recovery(&words, &passphrase(), now()).err();
    assert_eq!(nowhere, Some(VaultError::NoVault), "and none is made");
    assert_eq!(Closed::at(empty.path()).recovery(), Ok(RecoveryState::None), "no key without a vault");
}

#[test]
fn a_recovery_that_is_refused_leaves_the_old_passphrase() {
    for refuse in [let_no_change_begin, let_no_change_be_final] {
        let (made, words) = Made::with_words();
        let vault = made.closed().unlock(&passphrase(), now()).expect("opened");
        refuse(&vault);
        vault.lock();
        let before = (made.key_files(), made.names());
        refusal(&made, &words);
        assert_eq!((made.key_files(), made.names()), before, "every file is as it was");
        std::fs::remove_file(made.file("vault.key")).expect("removed");
        let before = (made.key_files(), made.names());
        refusal(&made, &words);
        assert_eq!((made.key_files(), made.names()), before, "what was missing is missing");
    }
}

#[test]
fn every_right_organisation_key_opens_and_every_other_is_refused() {
    let (made, mut vault) = Made::new();
    let [one, two, other] = [Identity::generate(), Identity::generate(), Identity::generate()];
    let keys = [&one, &two].map(|identity| identity.to_public().to_string());
    let text = |identity: &Identity| identity.to_string().expose_secret().to_owned();
    let open = |identity: &str| made.closed().unlock_with_organisation(identity, &other_passphrase(), now());
    vault.lock();
    assert_eq!(open(&text(&one)).err(), Some(VaultError::RecoveryDamaged), "none is set yet");
    vault = made.closed().unlock(&passphrase(), now()).expect("opened");
    vault.keep_organisation_key(&passphrase(), &keys, "Harbour", now()).expect("set");
    vault.lock();
    let before = made.key_files();
    assert_eq!(open(&text(&other)).err(), Some(VaultError::WrongRecoveryKey), "not for this one");
    assert_eq!(open(&keys[0]).err(), Some(VaultError::NotAKey), "the public half opens nothing");
    assert_eq!(open("plum oak tin fog").err(), Some(VaultError::NotAKey), "nor does the passphrase");
    assert_eq!(made.key_files(), before, "nothing was set");
    std::fs::remove_file(made.file("vault.key")).expect("removed");
    let vault = open(&text(&two)).expect("the second opens, without a key file");
    assert_recovered(&made, vault, "recovered-with-organisation-key");
    let vault = open(&text(&one)).expect("so does the first");
    assert_recovered(&made, vault, "recovered-with-organisation-key");
}
