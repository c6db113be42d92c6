//! Copies to review over a real vault: exactly the bytes that came, and what happens when they are touched.

use std::io::{BufRead, Read};

use serde_json::{Value, json};

use crate::ledger::LedgerFinding;
use crate::sealed_file::{Exporter, Facts, Key, LedgerHead, Lock, Manifest, Part, Verified, What};
use crate::sealed_file::{read_part, seal, verify};
use crate::store::desk::{Desk, now};
use crate::{Result, VaultError};

impl Desk {
    fn a_manifest(&mut self) -> Manifest {
        let card = self.vault.own_card(now(0)).expect("made");
        let head = LedgerHead { entries: 1, hash: "00".repeat(32) };
        Manifest::begin(What::CaseFile, Exporter::of(&card), Facts::new(), head, now(0))
    }

    /// As if these bytes had been verified.
    pub(in crate::store) fn taken_for_verified(&mut self, bytes: &[u8]) -> Verified {
        Verified {
            manifest: self.a_manifest(),
            signed_by: [0; 32],
            fingerprint: crate::fingerprint(bytes),
            bytes: bytes.len() as u64,
        }
    }

    /// Keeps a copy of these bytes; returns its id.
    pub(in crate::store) fn copied(&mut self, bytes: &[u8]) -> String {
        let verified = self.taken_for_verified(bytes);
        self.vault.keep_copy(bytes, &verified, &a_content(), now(1)).expect("kept")
    }

    fn read_whole(&self, copy: &str) -> Result<Vec<u8>> {
        let mut whole = Vec::new();
        self.vault.copy_reader(copy)?.read_to_end(&mut whole).expect("readable");
        Ok(whole)
    }

    fn pieces(&self) -> i64 {
        let count = "SELECT count(*) FROM copy_pieces";
        self.vault.connection.query_row(count, [], |row| row.get(0)).expect("readable")
    }
}

fn a_content() -> Value {
    json!({ "called": "AM", "kind": "whole" })
}

/// Two whole pieces and a little more, no two of them alike.
fn many_bytes() -> Vec<u8> {
    (0..2 * 1024 * 1024 + 77_u32).map(|place| u8::try_from(place * 31 % 251).expect("a byte")).collect()
}

#[test]
fn a_copy_is_kept_byte_for_byte() {
    let mut desk = Desk::new();
    for bytes in [many_bytes(), vec![7; 1024 * 1024], b"short".to_vec(), Vec::new()] {
        let id = desk.copied(&bytes);
        assert!(desk.read_whole(&id).expect("here") == bytes, "{} bytes, as they came", bytes.len());
        let kept = desk.vault.copy(&id).expect("readable");
        let told = (kept.bytes, kept.fingerprint, kept.content, kept.removed_at);
        assert_eq!(told, (bytes.len() as u64, crate::fingerprint(&bytes), a_content(), None), "as verified");
    }
    assert_eq!(desk.vault.copies().expect("readable").len(), 4, "in the order in which they came");
    desk.agrees("receiving copies");
}

#[test]
fn a_sealed_file_is_read_again_from_its_copy() {
    let mut desk = Desk::new();
    let keys = desk.vault.own_keys(now(0)).expect("made");
    let manifest = desk.a_manifest();
    let attachment = many_bytes();
    let parts = [Part::held("case.json", b"{}"), Part::held("attachments/0001.pdf", &attachment)];
    let mut file = Vec::new();
    seal(manifest, &parts, &Lock::Recipients(&[keys.recipient()]), &keys, &mut file).expect("sealed");
    let verified = verify(file.as_slice(), Key::Own(&keys)).expect("whole");
    let id = desk.vault.keep_copy(file.as_slice(), &verified, &a_content(), now(1)).expect("kept");
    let reader = || desk.vault.copy_reader(&id).expect("here");
    assert_eq!(verify(reader(), Key::Own(&keys)).expect("still whole"), verified, "the same file");
    let part = read_part(reader(), Key::Own(&keys), &verified, "attachments/0001.pdf", 4 << 20);
    assert!(*part.expect("there") == attachment, "and every part of it");
}

#[test]
fn a_reader_gives_one_piece_at_a_time() {
    let mut desk = Desk::new();
    let bytes = many_bytes();
    let id = desk.copied(&bytes);
    let mut reader = desk.vault.copy_reader(&id).expect("here");
    let mut given = Vec::new();
    loop {
        let piece = reader.fill_buf().expect("readable");
        if piece.is_empty() {
            break;
        }
        given.push(piece.len());
        let taken = piece.len();
        reader.consume(taken);
    }
    assert_eq!(given, [1024 * 1024, 1024 * 1024, 77], "no more is ever in memory");
}

#[test]
fn bytes_other_than_those_verified_are_not_kept() {
    let mut desk = Desk::new();
    let bytes = many_bytes();
    let verified = desk.taken_for_verified(&bytes);
    let head = desk.vault.head().expect("readable");
    let mut changed = bytes.clone();
    changed[1024 * 1024] ^= 1;
    let longer = [bytes.as_slice(), b"x"].concat();
    for (why, other) in
        [("changed", &changed[..]), ("cut", &bytes[..bytes.len() - 1]), ("longer", &longer[..])]
    {
        let refused = desk.vault.keep_copy(other, &verified, &a_content(), now(1));
        assert_eq!(refused, Err(VaultError::CannotRead), "{why} since it was verified");
    }
    assert_eq!(
        (desk.pieces(), desk.vault.copies().expect("readable").len()),
        (0, 0),
        "nothing of it is kept"
    );
    assert_eq!(desk.vault.head().expect("readable"), head, "and the ledger is as it was");
    assert!(
        desk.vault.keep_copy(&bytes[..], &verified, &a_content(), now(2)).is_ok(),
        "only what was verified"
    );
}

#[test]
fn the_very_same_file_is_kept_once() {
    let mut desk = Desk::new();
    let id = desk.copied(b"sealed");
    let verified = desk.taken_for_verified(b"sealed");
    let again = desk.vault.keep_copy(&b"sealed"[..], &verified, &a_content(), now(2));
    assert_eq!(again, Err(VaultError::AlreadyKept), "it is here");
    desk.vault.remove_copy(&id, &serde_json::json!({}), now(3)).expect("removed");
    let back = desk.vault.keep_copy(&b"sealed"[..], &verified, &a_content(), now(4)).expect("kept");
    assert_ne!(back, id, "removed and received again it is another copy");
    desk.agrees("receiving again");
}

#[test]
fn a_piece_that_is_changed_swapped_or_missing_is_found() {
    let meddling = [
        ("changed", "UPDATE copy_pieces SET content = zeroblob(77) WHERE number = 2"),
        ("shorter", "UPDATE copy_pieces SET content = substr(content, 1, 76) WHERE number = 2"),
        ("missing", "DELETE FROM copy_pieces WHERE number = 1"),
        ("the last missing", "DELETE FROM copy_pieces WHERE number = 2"),
        ("all missing", "DELETE FROM copy_pieces"),
        (
            "swapped",
            "UPDATE copy_pieces SET number = 9 WHERE number = 0; UPDATE copy_pieces SET number = 0 WHERE number = 1;
             UPDATE copy_pieces SET number = 1 WHERE number = 9",
        ),
        ("one more", "INSERT INTO copy_pieces SELECT copy_id, 3, x'00' FROM copy_pieces WHERE number = 0"),
    ];
    let mut desk = Desk::new();
    let id = desk.copied(&many_bytes());
    desk.agrees("receiving");
    let connection = &desk.vault.connection;
    connection
        .execute_batch("DROP TRIGGER copy_piece_is_fixed; DROP TRIGGER copy_piece_is_kept;")
        .expect("as someone with the key could");
    for (what, statement) in meddling {
        connection.execute_batch(&format!("SAVEPOINT before; {statement};")).expect("meddled with");
        let found = LedgerFinding::ContentDiffers { subject: format!("copy/{id}") };
        assert_eq!(desk.vault.check(), Ok(vec![found]), "{what}");
        connection.execute_batch("ROLLBACK TO before; RELEASE before;").expect("put back");
    }
    desk.agrees("putting everything back");
}

#[test]
fn removing_a_copy_takes_its_bytes_and_leaves_its_row() {
    let mut desk = Desk::new();
    let (id, other) = (desk.copied(&many_bytes()), desk.copied(b"another"));
    desk.vault.remove_copy(&id, &serde_json::json!({}), now(5)).expect("removed");
    assert_eq!(desk.pieces(), 1, "only the other's bytes are left");
    assert_eq!(desk.read_whole(&id), Err(VaultError::NotFound), "there is nothing to read");
    assert_eq!(desk.read_whole(&other).expect("here"), b"another", "the other is untouched");
    let stone = desk.vault.copy(&id).expect("its row stays");
    assert_eq!(stone.removed_at.as_deref(), Some("2026-03-17T14:37:00+00:00"), "and says when it went");
    assert_eq!(stone.fingerprint, crate::fingerprint(&many_bytes()), "and which file it was");
    for gone in [id.as_str(), "no such"] {
        assert_eq!(
            desk.vault.remove_copy(gone, &serde_json::json!({}), now(6)),
            Err(VaultError::NotFound),
            "not here: {gone}"
        );
    }
    desk.agrees("removing a copy");
}

#[test]
fn a_copy_is_as_it_came_whatever_code_does() {
    let mut desk = Desk::new();
    let (id, _) = (desk.copied(b"removed"), desk.copied(b"here"));
    desk.vault.remove_copy(&id, &serde_json::json!({}), now(2)).expect("removed");
    desk.refuses(&[
        "UPDATE copies SET fingerprint = 'other'",
        "UPDATE copies SET content = '{}'",
        "UPDATE copies SET removed_at = NULL WHERE removed_at IS NOT NULL",
        "DELETE FROM copies",
        "INSERT INTO copies SELECT 'x', received_at, fingerprint, bytes, content, NULL FROM copies WHERE removed_at IS NULL",
        "UPDATE copy_pieces SET content = x'00'",
        "DELETE FROM copy_pieces",
        "INSERT OR REPLACE INTO copy_pieces SELECT copy_id, number, x'00' FROM copy_pieces",
        "INSERT INTO copy_pieces SELECT id, 0, x'00' FROM copies WHERE removed_at IS NOT NULL",
    ]);
}
