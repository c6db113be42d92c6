//! The information-sharing log over a real vault, by hand and with exports.

use crate::VaultError;
use crate::store::desk::{Desk, a_sharing, now};

#[test]
fn what_was_shared_by_other_means_enters_the_log_and_ends_its_draft() {
    let mut desk = Desk::new();
    let draft = desk.draft(format!("sharing/{}", desk.case));
    desk.vault.record_sharing(&desk.case, &a_sharing(), now(1)).expect("recorded");
    let log = desk.vault.sharings_of(&desk.case).expect("readable");
    assert_eq!(
        (log[0].sharing.clone(), log[0].export_id.clone()),
        (a_sharing(), None),
        "as told, by no export"
    );
    assert_eq!(log[0].recorded_at, "2026-03-17T14:33:00+00:00", "and when it was recorded");
    assert!(!desk.has_draft(&draft), "recorded, so no longer a draft");
    assert_eq!(desk.found("brindlewick"), ["sharing: name"], "found by who received it");
    assert_eq!(desk.found("bandage"), ["sharing: words"], "and by why");
    let nowhere = desk.vault.record_sharing("no such", &a_sharing(), now(2));
    assert_eq!(nowhere, Err(VaultError::NotFound), "no entry without its case");
    desk.refuses(&["UPDATE sharings SET content = '{}'", "DELETE FROM sharings"]);
}

#[test]
fn an_export_enters_the_log_with_the_file_that_left() {
    let mut desk = Desk::new();
    let draft = desk.draft(format!("leaving/{}/referral-pdf", desk.case));
    let other = desk.draft(format!("leaving/{}/referral-json", desk.case));
    let target = desk.folder.path().join("referral.pdf");
    let record = desk
        .vault
        .export(&desk.case, "referral-pdf", b"a document", &target, Some(&a_sharing()), now(1))
        .expect("left");
    let log = desk.vault.sharings_of(&desk.case).expect("readable");
    assert_eq!(log[0].export_id, Some(record.id), "the log says by which export");
    assert_eq!(std::fs::read(&target).expect("there"), b"a document", "and it did leave");
    assert!(!desk.has_draft(&draft), "what was typed before it left is in the log");
    assert!(desk.has_draft(&other), "and what was typed about another file stays");
    desk.agrees("an export");
}

#[test]
fn an_export_that_fails_leaves_no_entry() {
    let mut desk = Desk::new();
    let draft = desk.draft(format!("leaving/{}/referral-pdf", desk.case));
    let target = desk.folder.path().join("no such folder").join("referral.pdf");
    let head = desk.vault.head().expect("readable");
    let refused =
        desk.vault.export(&desk.case, "referral-pdf", b"a document", &target, Some(&a_sharing()), now(1));
    assert!(refused.is_err(), "it could not be written");
    assert!(desk.vault.sharings_of(&desk.case).expect("readable").is_empty(), "nothing was shared");
    assert!(desk.vault.exports_of(&desk.case).expect("readable").is_empty(), "nothing left");
    assert!(desk.has_draft(&draft), "what was typed is still there to try again");
    assert_eq!(desk.vault.head().expect("readable"), head, "and the ledger is as it was");
}

#[test]
fn a_log_that_cannot_be_written_keeps_the_file_from_leaving() {
    let mut desk = Desk::new();
    let broken = "CREATE TRIGGER full BEFORE INSERT ON sharings BEGIN SELECT RAISE(ABORT, 'full'); END;";
    desk.vault.connection.execute_batch(broken).expect("broken");
    let target = desk.folder.path().join("referral.pdf");
    let refused =
        desk.vault.export(&desk.case, "referral-pdf", b"a document", &target, Some(&a_sharing()), now(1));
    assert!(refused.is_err(), "it could not be entered");
    assert!(!target.exists(), "so nothing left");
    assert!(desk.vault.exports_of(&desk.case).expect("readable").is_empty(), "and nothing says that it did");
}

#[test]
fn an_export_without_a_sharing_enters_none() {
    let mut desk = Desk::new();
    let target = desk.folder.path().join("case.pdf");
    desk.vault.export(&desk.case, "case-pdf", b"a document", &target, None, now(1)).expect("left");
    assert!(desk.vault.sharings_of(&desk.case).expect("readable").is_empty(), "the log has no entry");
    assert_eq!(desk.vault.exports_of(&desk.case).expect("readable").len(), 1, "the exports have theirs");
    desk.agrees("an export of one's own");
}
