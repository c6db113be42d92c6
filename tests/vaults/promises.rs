//! What the vault keeps: any text as typed, finished notes fixed, one passphrase at a time.

use casework::consent::TypedConsent;
use casework::note::{AmendmentKind, NewAmendment, NoteText, Statement};
use daybook_tests::{PASSPHRASE, a_case, a_moment, a_passphrase};
use rstest::rstest;
use vault::{Closed, Passphrase, VaultError};

use crate::{Made, TEXT};

const AT_THE_TIME: Statement = Statement { made_at_the_time: true, why_later: String::new() };

#[rstest]
#[case::empty(String::new())]
#[case::a_hundred_kilobytes("a quiet line\n".repeat(8_000))]
#[case::nul("before\0after".to_owned())]
#[case::right_to_left("مرحبا \u{202e}dlrow\u{202c} שלום".to_owned())]
#[case::emoji("👩🏽‍⚕️ wrote 🏴󠁧󠁢󠁷󠁬󠁳󠁿 and e\u{301}".to_owned())]
#[case::code("'; DROP TABLE notes; -- <script>alert(1)</script>".to_owned())]
fn whatever_is_typed_comes_back_as_it_was_typed(#[case] text: String) {
    let made = Made::new();
    let typed = NoteText { text, place: "car wash".to_owned(), ..NoteText::default() };
    let mut vault = made.open();
    vault.save_note_draft(&made.note, &typed, 3, a_moment()).expect("drafts are saved, valid or not");
    vault.lock();
    let vault = made.open();
    let note = vault.note(&made.note).expect("there");
    assert_eq!(note.text, typed, "every character");
    assert_eq!(note.caret, 3, "and the caret");
    assert_eq!(vault.check(), Ok(Vec::new()), "the ledger agrees");
}

#[test]
fn a_finished_note_is_only_added_to() {
    let made = Made::new();
    let mut vault = made.open();
    vault.finish_note(&made.note, &AT_THE_TIME, None, a_moment()).expect("finished");
    let other = NoteText { text: "Something else".to_owned(), ..NoteText::default() };
    let saved = vault.save_note_draft(&made.note, &other, 0, a_moment());
    assert_eq!(saved.err(), Some(VaultError::AlreadyFinished), "fixed");
    let again = vault.finish_note(&made.note, &AT_THE_TIME, None, a_moment());
    assert_eq!(again.err(), Some(VaultError::AlreadyFinished), "finished once");
    let correction = NewAmendment {
        kind: AmendmentKind::Correction,
        was_wrong: "herself".to_owned(),
        text: "Her sister opened".to_owned(),
        reason: "Misheard".to_owned(),
    };
    vault.amend_note(&made.note, &correction, None, a_moment()).expect("linked");
    assert_eq!(vault.note(&made.note).expect("there").text.text, TEXT, "the original stays readable");
    let amendments = vault.amendments_of(&made.note).expect("there");
    assert_eq!(amendments.len(), 1, "beside it, the correction");
    assert_eq!(vault.check(), Ok(Vec::new()), "the ledger agrees");
}

#[test]
fn an_unfinished_note_is_not_amended() {
    let made = Made::new();
    let addition = NewAmendment {
        kind: AmendmentKind::Addition,
        was_wrong: String::new(),
        text: "Also".to_owned(),
        reason: "Left out".to_owned(),
    };
    let amended = made.open().amend_note(&made.note, &addition, None, a_moment());
    assert_eq!(amended.err(), Some(VaultError::NotFound), "write it in the note itself");
}

#[test]
fn a_draft_is_in_exactly_one_place() {
    let made = Made::new();
    let mut vault = made.open();
    let form = format!("consent/{}", made.case);
    vault.keep_form_draft(&form, "{\"words\":\"half a sent", a_moment()).expect("kept, valid or not");
    assert!(vault.form_draft(&form).expect("readable").is_some(), "it is there after a lock");
    let typed = TypedConsent {
        purpose: "referral".to_owned(),
        decision: "agree".to_owned(),
        at: "2026-03-17T14:30".to_owned(),
        words: "Yes.".to_owned(),
        ..TypedConsent::default()
    };
    let event = typed.read(&[], &[], a_moment().naive_local(), |_, _| false).expect("complete");
    vault.record_consent(&made.case, &event, a_moment()).expect("recorded");
    assert_eq!(vault.form_draft(&form).expect("readable"), None, "recorded, so no longer a draft");
    assert_eq!(vault.consent_of(&made.case).expect("readable").len(), 1, "once");
    assert_eq!(vault.check(), Ok(Vec::new()), "the ledger agrees");
}

#[test]
fn after_a_change_exactly_one_passphrase_opens_the_vault() {
    let made = Made::new();
    let new = Passphrase::new("fog tin oak plum".to_owned());
    let mut vault = made.open();
    let wrong = Passphrase::new("not the one at all".to_owned());
    let refused = vault.change_passphrase(&wrong, &new, a_moment());
    assert_eq!(refused.err(), Some(VaultError::WrongPassphrase), "the current one is asked");
    vault.change_passphrase(&a_passphrase(), &new, a_moment()).expect("changed");
    vault.lock();
    let old = made.closed().unlock(&a_passphrase(), a_moment());
    assert_eq!(old.err(), Some(VaultError::WrongPassphrase), "the old one no longer opens it");
    let vault = made.closed().unlock(&new, a_moment()).expect("the new one does");
    assert_eq!(vault.note(&made.note).expect("there").text.text, TEXT, "nothing was re-written");
}

#[test]
fn near_misses_do_not_open_it_and_the_wait_grows() {
    let made = Made::new();
    for near in ["Plum oak tin fog", "plum oak tin fog ", " plum oak tin fog", "plum oak tin fo", ""] {
        let tried = made.closed().unlock(&Passphrase::new(near.to_owned()), a_moment());
        assert_eq!(tried.err(), Some(VaultError::WrongPassphrase), "near is not enough: {near:?}");
    }
    let right = made.closed().unlock(&a_passphrase(), a_moment());
    assert!(
        matches!(right.err(), Some(VaultError::WaitFirst(1..))),
        "after five, a wait; even for the owner"
    );
    let later = a_moment() + chrono::TimeDelta::seconds(5);
    assert!(made.closed().unlock(&a_passphrase(), later).is_ok(), "and it ends; nothing was wiped");
}

#[test]
fn only_the_owner_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let made = Made::new();
    let vault = made.open();
    let mode = |path: &std::path::Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&made.folder.path().join("vault")), 0o700, "the folder");
    for file in std::fs::read_dir(made.folder.path().join("vault")).expect("readable") {
        let path = file.expect("a file").path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    drop(vault);
}

#[test]
fn a_vault_is_never_made_over_another() {
    let made = Made::new();
    let before = made.bytes();
    let again = made.closed().create(&Passphrase::new(PASSPHRASE.to_owned()));
    assert_eq!(again.err(), Some(VaultError::VaultExists), "there is one already");
    assert_eq!(made.bytes(), before, "untouched");
}

#[test]
fn case_numbers_count_up_within_the_year() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut vault = Closed::at(folder.path()).create(&a_passphrase()).expect("made");
    let mut open = |practice, moment| vault.open_case(&a_case(), practice, moment).expect("opened").number;
    assert_eq!(open(false, a_moment()), "26-001", "the first of 2026");
    assert_eq!(open(true, a_moment()), "P-001", "practice takes no number of the year");
    assert_eq!(open(false, a_moment()), "26-002", "the second");
    assert_eq!(open(false, a_moment() + chrono::TimeDelta::days(365)), "27-001", "a new year");
}

#[test]
fn a_note_that_was_being_written_when_daybook_ended_is_offered_again_until_answered() {
    let made = Made::new();
    let mut vault = made.open();
    let typed = NoteText { text: "Half a sent".to_owned(), ..NoteText::default() };
    vault.save_note_draft(&made.note, &typed, 11, a_moment()).expect("saved");
    // Gone without locking, as a kill or a power cut leaves it.
    drop(vault);
    let vault = made.open();
    let at = vault.interrupted_at(&made.note).expect("readable");
    assert_eq!(at, Some(a_moment().to_rfc3339()), "with the moment of the last save");
    let version =
        vault.versions_of(&made.note).expect("readable").pop().expect("kept before the first change");
    assert_eq!(version.content.text, TEXT, "what stood there before that evening");
    vault.lock();
    let mut vault = made.open();
    assert!(vault.interrupted_at(&made.note).expect("readable").is_some(), "a lock is no answer");
    vault.go_back_to(&made.note, &version.id, a_moment()).expect("gone back");
    assert_eq!(vault.interrupted_at(&made.note), Ok(None), "answered");
    assert_eq!(vault.note(&made.note).expect("there").text.text, TEXT, "as it was then");
    let kept = vault.versions_of(&made.note).expect("readable");
    assert_eq!(
        kept.last().map(|it| it.content.text.as_str()),
        Some("Half a sent"),
        "nothing is lost by going back"
    );
    assert_eq!(vault.check(), Ok(Vec::new()), "the ledger agrees");
    assert_eq!(vault.search_agrees(), Ok(true), "and so does search");
}

#[test]
fn a_vault_that_was_locked_offers_nothing() {
    let made = Made::new();
    let mut vault = made.open();
    let typed = NoteText { text: "All of it".to_owned(), ..NoteText::default() };
    vault.save_note_draft(&made.note, &typed, 0, a_moment()).expect("saved");
    vault.lock();
    assert_eq!(made.open().interrupted_at(&made.note), Ok(None), "no false alarm");
}
