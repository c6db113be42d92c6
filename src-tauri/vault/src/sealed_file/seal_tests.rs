//! What is sealed, and what is not sealed at all.

use std::cell::Cell;
use std::io;

use zeroize::Zeroizing;

use super::super::testing::{PARTS, PDF, keys, manifest, parts, sealed_of};
use super::super::{Key, verify};
use super::*;

fn refused(parts: &[Part<'_>], alter: impl FnOnce(&mut Manifest)) -> VaultError {
    let keys = keys();
    let mut manifest = manifest(&keys);
    alter(&mut manifest);
    let lock = [keys.recipient()];
    seal(manifest, parts, &Lock::Recipients(&lock), &keys, Vec::new()).expect_err("refused")
}

#[test]
fn nothing_is_sealed_that_a_reader_would_refuse() {
    let all = || parts(&PARTS);
    assert_eq!(refused(&[], |_| ()), VaultError::Unforeseen, "nothing in it");
    assert_eq!(
        refused(&parts(&[("Ann Lee.pdf", b"")]), |_| ()),
        VaultError::Unforeseen,
        "names carry no names"
    );
    assert_eq!(refused(&parts(&[PARTS[0], PARTS[0]]), |_| ()), VaultError::Unforeseen, "one name twice");
    assert_eq!(
        refused(&all(), |it| it.exporter.signer = "00".repeat(32)),
        VaultError::Unforeseen,
        "another's name"
    );
    assert_eq!(refused(&all(), |it| it.ledger.hash = "none".into()), VaultError::Unforeseen, "no witness");
    let long = |it: &mut Manifest| drop(it.facts.insert("long".into(), "a".repeat(4_200_000).into()));
    assert_eq!(refused(&all(), long), VaultError::Unforeseen, "a manifest nobody would read");
}

#[test]
fn parts_are_fetched_one_at_a_time_and_must_be_the_same_both_times() {
    let (keys, held, times) = (keys(), Cell::new(0), Cell::new(0));
    let fetch = || {
        times.set(times.get() + 1);
        assert_eq!(held.get(), 0, "no two are in memory at once");
        Ok(Zeroizing::new(b"scan".to_vec()))
    };
    let same = [Part::fetched(PDF, fetch), Part::fetched("attachments/0001.pdf", fetch)];
    let (lock, mut file) = ([keys.recipient()], Vec::new());
    seal(manifest(&keys), &same, &Lock::Recipients(&lock), &keys, &mut file).expect("sealed");
    assert_eq!(times.get(), 4, "each once to be hashed and once to be written");
    verify(&file[..], Key::Own(&keys)).expect("sound");
    let other = [Part::fetched(PDF, || {
        times.set(times.get() + 1);
        Ok(Zeroizing::new(vec![times.get()]))
    })];
    assert_eq!(refused(&other, |_| ()), VaultError::Unforeseen, "it changed between the two");
    let gone = [Part::fetched(PDF, || Err(VaultError::NotFound))];
    assert_eq!(refused(&gone, |_| ()), VaultError::NotFound, "what could not be fetched says so itself");
}

#[test]
fn an_empty_part_and_one_that_fills_a_piece_to_its_edge_are_parts_like_any_other() {
    let keys = keys();
    for bytes in [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES] {
        let file = sealed_of(&keys, &[(PDF, &vec![7; bytes]), PARTS[0]]);
        let verified = verify(&file[..], Key::Own(&keys)).expect("sound");
        assert_eq!(verified.manifest.parts[0].bytes, bytes as u64, "all {bytes} of them");
    }
    let edge = (0..200).map(|more| sealed_of(&keys, &[(PDF, &vec![7; PIECE_BYTES - 1_900 + more * 10])]));
    for file in edge {
        verify(&file[..], Key::Own(&keys)).expect("also where the whole ends at the edge of a piece");
    }
}

#[test]
fn as_many_parts_as_there_may_be_go_in_and_come_out() {
    let keys = keys();
    let names: Vec<String> =
        (0..super::super::MOST_PARTS).map(|at| format!("attachments/{at:04}.pdf")).collect();
    let all: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    let verified = verify(&sealed_of(&keys, &all)[..], Key::Own(&keys)).expect("sound");
    assert_eq!(verified.manifest.parts.len(), super::super::MOST_PARTS, "all of them");
}

#[test]
fn a_writer_that_takes_little_at_a_time_gets_it_all() {
    struct Sip(Vec<u8>);
    impl Write for Sip {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let sip = bytes.len().min(7);
            self.0.extend_from_slice(&bytes[..sip]);
            Ok(sip)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let (keys, mut sip) = (keys(), Sip(Vec::new()));
    let lock = [keys.recipient()];
    seal(manifest(&keys), &parts(&PARTS), &Lock::Recipients(&lock), &keys, &mut sip).expect("sealed");
    verify(&sip.0[..], Key::Own(&keys)).expect("sound");
}

/// A disk with room for so many bytes.
struct Disk(usize);

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = bytes.len().min(self.0);
        self.0 -= written;
        if written == 0 { Err(io::ErrorKind::StorageFull.into()) } else { Ok(written) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_disk_that_fills_up_is_called_full_wherever_it_does() {
    let keys = keys();
    let lock = [keys.recipient()];
    let whole = sealed_of(&keys, &PARTS).len();
    for room in (0..whole - 500).step_by(50) {
        let full = seal(manifest(&keys), &parts(&PARTS), &Lock::Recipients(&lock), &keys, Disk(room));
        assert_eq!(full.err(), Some(VaultError::DiskFull), "room for {room} bytes");
    }
}

#[test]
fn a_file_is_sealed_for_somebody_and_for_no_more_than_a_hundred() {
    let keys = keys();
    let seal_for = |recipients: &[String]| {
        let mut file = Vec::new();
        seal(manifest(&keys), &parts(&PARTS), &Lock::Recipients(recipients), &keys, &mut file).map(|_| file)
    };
    assert_eq!(seal_for(&[]).err(), Some(VaultError::Unforeseen), "for nobody");
    assert_eq!(seal_for(&vec![keys.recipient(); 101]).err(), Some(VaultError::Unforeseen), "for a crowd");
    let hundred = seal_for(&vec![keys.recipient(); 100]).expect("a hundred");
    verify(&hundred[..], Key::Own(&keys)).expect("whose lock every reader reads");
}
