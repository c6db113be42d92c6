//! Whatever a file holds: no panic, and no belief but in the one file that was sealed.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::testing::{PARTS, PDF, keys, locked, sealed_of, unlocked};
use super::{Card, Key, OwnKeys, needs_passphrase, verify};

static KEYS: LazyLock<OwnKeys> = LazyLock::new(keys);
static SEALED: LazyLock<Vec<u8>> =
    LazyLock::new(|| sealed_of(&KEYS, &[PARTS[0], (PDF, &[7; 70_000]), PARTS[2]]));
static ZIP: LazyLock<Vec<u8>> = LazyLock::new(|| unlocked(&SEALED, &KEYS));

/// One thing that can be done to bytes. Places are parts of 65,536 of the length.
#[derive(Debug, Clone)]
enum Change {
    Write(u16, Vec<u8>),
    Insert(u16, Vec<u8>),
    Remove(u16, u8),
    Double(u16, u16),
    Cut(u16),
    Exchange(u16, u16),
}

fn change() -> impl Strategy<Value = Change> {
    // Most of what there is to break stands at the beginning and at the end.
    let place = prop_oneof![any::<u16>(), 0..1_500_u16, 64_000..=u16::MAX];
    let bytes = proptest::collection::vec(any::<u8>(), 1..40);
    prop_oneof![
        (place.clone(), bytes.clone()).prop_map(|(at, bytes)| Change::Write(at, bytes)),
        (place.clone(), bytes).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        (place.clone(), 1..=u8::MAX).prop_map(|(at, count)| Change::Remove(at, count)),
        (place.clone(), place.clone()).prop_map(|(from, to)| Change::Double(from, to)),
        place.clone().prop_map(Change::Cut),
        (place.clone(), place).prop_map(|(one, other)| Change::Exchange(one, other)),
    ]
}

fn applied(change: &Change, bytes: &mut Vec<u8>) {
    let length = bytes.len();
    let place = |at: u16| usize::from(at) * length / 65_536;
    match change {
        Change::Write(at, new) => {
            let at = place(*at);
            let room = new.len().min(length - at);
            bytes[at..at + room].copy_from_slice(&new[..room]);
        }
        Change::Insert(at, new) => drop(bytes.splice(place(*at)..place(*at), new.iter().copied())),
        Change::Remove(at, count) => {
            drop(bytes.drain(place(*at)..length.min(place(*at) + usize::from(*count))))
        }
        Change::Double(from, to) => {
            let (from, to) = (place(*from).min(place(*to)), place(*from).max(place(*to)));
            let again = bytes[from..to].to_vec();
            drop(bytes.splice(to..to, again));
        }
        Change::Cut(at) => bytes.truncate(place(*at)),
        Change::Exchange(one, other) => bytes.swap(place(*one), place(*other)),
    }
}

fn all_applied(changes: &[Change], to: &[u8]) -> Vec<u8> {
    let mut bytes = to.to_vec();
    for change in changes {
        if !bytes.is_empty() {
            applied(change, &mut bytes);
        }
    }
    bytes
}

proptest! {
    #[test]
    fn any_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(verify(&bytes[..], Key::Own(&KEYS)).is_err(), "as a file");
        prop_assert!(verify(&locked(&bytes, &KEYS)[..], Key::Own(&KEYS)).is_err(), "inside a right lock");
        let lock = [b"age-encryption.org/v1\n", &bytes[..]].concat();
        prop_assert!(verify(&lock[..], Key::Own(&KEYS)).is_err(), "behind a right first line");
        let _ = needs_passphrase(&lock[..]);
        prop_assert!(Card::read(&bytes).is_err(), "nor is it a card");
    }

    #[test]
    fn whatever_is_done_to_a_sealed_file_it_is_refused(changes in proptest::collection::vec(change(), 1..4)) {
        let bytes = all_applied(&changes, &SEALED);
        prop_assert_eq!(verify(&bytes[..], Key::Own(&KEYS)).is_ok(), bytes == *SEALED);
    }

    #[test]
    fn whatever_is_done_inside_it_by_somebody_with_the_key_it_is_refused(changes in proptest::collection::vec(change(), 1..4)) {
        let bytes = all_applied(&changes, &ZIP);
        let verified = verify(&locked(&bytes, &KEYS)[..], Key::Own(&KEYS));
        prop_assert_eq!(verified.is_ok(), bytes == *ZIP);
    }
}
