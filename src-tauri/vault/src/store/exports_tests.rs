//! Files that leave: written whole or not at all, and entered in the ledger or not at all.

use std::io::Write;
use std::path::Path;

use crate::VaultError;
use crate::store::FileToAttach;
use crate::store::desk::{Desk, a_sharing, now};

/// Returns what lies in a folder, by name.
fn lying_in(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("readable");
    let mut names: Vec<String> =
        files.map(|file| file.expect("readable").file_name().into_string().expect("plain letters")).collect();
    names.sort();
    names
}

#[test]
fn a_file_leaves_piece_by_piece_with_what_it_takes_from_the_vault() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    let note = desk.vault.begin_note(Some(&case), Default::default(), now(1)).expect("begun").id;
    let file = FileToAttach { name: "scan.pdf", content: &[5; 200_000], kind: "pdf" };
    let attachment = desk.vault.attach(&note, file, None, now(2)).expect("attached");
    let target = desk.folder.path().join("26-001.daybook");
    let draft = desk.draft(format!("leaving/{case}/case-file"));
    let record = desk
        .vault
        .export_sealed(
            &case,
            "case-file",
            |vault, out| {
                out.write_all(b"before")?;
                out.write_all(&vault.attachment_content(&attachment)?)?;
                (0..1000).try_for_each(|_| out.write_all(b"bit"))?;
                Ok(())
            },
            &target,
            Some(&a_sharing()),
            now(3),
        )
        .expect("left");
    let expected = [b"before".as_slice(), &[5; 200_000], &b"bit".repeat(1000)].concat();
    assert!(std::fs::read(&target).expect("there") == expected, "every byte, in order");
    let told = (record.bytes as usize, record.fingerprint.clone());
    assert_eq!(told, (expected.len(), crate::fingerprint(&expected)), "and what left is known");
    let log = desk.vault.sharings_of(&case).expect("readable");
    assert_eq!(log[0].export_id, Some(record.id), "with whom it was shared");
    assert!(!desk.has_draft(&draft), "what was typed before it left is in the log");
    desk.agrees("an export");
}

#[test]
fn a_file_that_fails_or_is_cancelled_leaves_nothing() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    let out = tempfile::tempdir().expect("a folder");
    let target = out.path().join("26-001.daybook");
    std::fs::write(&target, b"an earlier one").expect("written");
    let head = desk.vault.head().expect("readable");
    let half = |out: &mut dyn Write| {
        out.write_all(&[7; 300_000])?;
        Err(VaultError::CannotRead)
    };
    let cancelled = desk.vault.export_sealed(&case, "case-file", |_, out| half(out), &target, None, now(1));
    assert_eq!(cancelled.err(), Some(VaultError::CannotRead), "for the reason for which it ended");
    let nowhere = desk.vault.export_sealed("no such", "case-file", |_, _| Ok(()), &target, None, now(2));
    assert_eq!(nowhere.err(), Some(VaultError::NotFound), "no file without its case");
    std::fs::create_dir(out.path().join("a folder")).expect("made");
    let taken = out.path().join("a folder");
    let refused = desk.vault.export_sealed(&case, "case-file", |_, _| Ok(()), &taken, None, now(3));
    assert!(refused.is_err(), "a name that cannot be taken");
    assert_eq!(lying_in(out.path()), ["26-001.daybook", "a folder"], "nothing lies about");
    assert_eq!(std::fs::read(&target).expect("there"), b"an earlier one", "and the earlier one is untouched");
    assert!(desk.vault.exports_of(&case).expect("readable").is_empty(), "nothing left");
    assert_eq!(desk.vault.head().expect("readable"), head, "the ledger is as it was");
}

#[test]
fn a_ledger_that_cannot_be_written_keeps_the_earlier_file_where_it_is() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    let out = tempfile::tempdir().expect("a folder");
    let target = out.path().join("26-001.daybook");
    std::fs::write(&target, b"an earlier one").expect("written");
    desk.vault.connection.execute_batch("PRAGMA query_only = ON").expect("as on a disk that takes nothing");
    let write = |_: &crate::Vault, out: &mut dyn Write| Ok(out.write_all(b"a new one")?);
    let refused = desk.vault.export_sealed(&case, "case-file", write, &target, None, now(1));
    assert_eq!(refused.err(), Some(VaultError::ReadOnly), "no entry");
    assert_eq!(lying_in(out.path()), ["26-001.daybook"], "nothing lies about");
    assert_eq!(
        std::fs::read(&target).expect("there"),
        b"an earlier one",
        "what it would have replaced is there"
    );
}
