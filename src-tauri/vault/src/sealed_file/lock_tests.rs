//! The lock: passphrases, the cost of a guess, and what is refused before anything is reckoned.

use super::super::seal::seal_with_work;
use super::super::testing::{CASE, PARTS, keys, manifest, parts, refusal, said, sealed};
use super::super::verify::{read_parts_within, verify_within};
use super::super::{Lock, Verified, seal, verify};
use super::*;
use crate::Passphrase;

/// Cheap enough for a test; the window never gives these.
const CHEAP: RangeInclusive<u8> = 1..=4;

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text.into())
}

fn locked_with(text: &str) -> Vec<u8> {
    let (keys, mut file) = (keys(), Vec::new());
    let lock = passphrase(text);
    seal_with_work(manifest(&keys), &parts(&PARTS), &Lock::Passphrase(&lock), &keys, &mut file, 2)
        .expect("sealed");
    file
}

fn opened_with(file: &[u8], text: &str) -> Result<Verified, Fault> {
    verify_within(file, Key::Passphrase(&passphrase(text)), &CHEAP)
}

/// Writes another cost into age's own line.
fn at_cost(file: &[u8], cost: &str) -> Vec<u8> {
    let begins =
        file.windows(SCRYPT_LINE.len()).position(|line| line == SCRYPT_LINE).expect("a passphrase's");
    let ends = begins + file[begins..].iter().position(|byte| *byte == b'\n').expect("a line");
    let at = begins + file[begins..ends].iter().rposition(|byte| *byte == b' ').expect("a cost") + 1;
    [&file[..at], cost.as_bytes(), &file[ends..]].concat()
}

#[test]
fn a_passphrase_opens_what_it_closed_and_a_wrong_one_is_not_called_damage() {
    let file = locked_with("plum oak tin fog");
    let verified = opened_with(&file, "plum oak tin fog").expect("the same passphrase");
    let right = passphrase("plum oak tin fog");
    let part = read_parts_within(&file[..], Key::Passphrase(&right), &verified, &[CASE], 100, &CHEAP);
    assert_eq!(part.expect("a part")[0].as_slice(), PARTS[0].1, "and its parts");
    let wrong = opened_with(&file, "plum oak tin frog").expect_err("another passphrase");
    assert_eq!(wrong, Fault::new(Why::WrongPassphrase, LOCK), "told as what it is");
    let mut damaged = file.clone();
    *damaged.last_mut().expect("not empty") ^= 1;
    let damaged = opened_with(&damaged, "plum oak tin fog").expect_err("one byte");
    assert_eq!(damaged.why, Why::Damaged, "the passphrase was right");
}

#[test]
fn a_key_where_a_passphrase_is_asked_and_the_other_way_round_is_the_wrong_key() {
    let keys = keys();
    let (by_key, by_passphrase) = (sealed(&keys), locked_with("plum oak tin fog"));
    assert_eq!(needs_passphrase(&by_key[..]), Ok(false), "sealed for a key");
    assert_eq!(needs_passphrase(&by_passphrase[..]), Ok(true), "sealed with a passphrase");
    assert_eq!(
        verify_within(&by_passphrase[..], Key::Own(&keys), &CHEAP).map_err(|it| it.why),
        Err(Why::WrongKey),
        "a key"
    );
    assert_eq!(
        opened_with(&by_key, "plum oak tin fog").map_err(|it| it.why),
        Err(Why::WrongKey),
        "a passphrase"
    );
    let changed = at_cost(&by_passphrase, "3");
    assert_eq!(
        opened_with(&changed, "plum oak tin fog").map_err(|it| it.why),
        Err(Why::WrongPassphrase),
        "another cost makes another key"
    );
}

#[test]
fn a_cost_beyond_the_bounds_is_refused_before_it_is_paid() {
    let file = locked_with("plum oak tin fog");
    let word = passphrase("plum oak tin fog");
    let said = |file: &[u8]| verify(file, Key::Passphrase(&word)).expect_err("refused");
    for cost in ["21", "25", "63", "255", "300", "999999999999", "-3", "x", ""] {
        assert_eq!(said(&at_cost(&file, cost)), Fault::new(Why::TooHard, LOCK), "2 to the {cost}");
    }
    for cost in ["0", "1", "2", "10", "17"] {
        assert_eq!(
            said(&at_cost(&file, cost)),
            Fault::new(Why::Damaged, LOCK),
            "2 to the {cost} is too easy to guess"
        );
    }
}

#[test]
fn what_leaves_with_a_passphrase_costs_a_guess_two_to_the_eighteenth() {
    let (keys, mut file) = (keys(), Vec::new());
    let lock = passphrase("plum oak tin fog");
    seal(manifest(&keys), &parts(&PARTS), &Lock::Passphrase(&lock), &keys, &mut file).expect("sealed");
    assert_eq!(at_cost(&file, "18"), file, "in age's own line");
    verify(&file[..], Key::Passphrase(&lock)).expect("within the bounds of every reader");
}

#[test]
fn the_first_line_decides_what_a_file_is() {
    let keys = keys();
    let file = sealed(&keys);
    assert_eq!(said(b"", &keys).0, Why::CutShort, "an empty file");
    assert_eq!(said(b"%PDF-1.7\nnot sealed", &keys).0, Why::NotSealed, "a PDF");
    assert_eq!(said(&[b'a'; 100_000], &keys).0, Why::NotSealed, "a long line");
    assert_eq!(said(b"-----BEGIN AGE ENCRYPTED FILE-----\n", &keys).0, Why::NotSealed, "age as letters");
    let later = [b"age-encryption.org/v2", &file[FIRST_LINE.len() - 1..]].concat();
    assert_eq!(refusal(&later, &keys), Fault::new(Why::Newer, LOCK), "a later age");
    for begun in 0..FIRST_LINE.len() {
        assert_eq!(said(&FIRST_LINE[..begun], &keys).0, Why::CutShort, "cut at {begun}");
    }
}

#[test]
fn a_lock_without_end_is_not_read_to_its_end() {
    let keys = keys();
    let lines = [FIRST_LINE, &b"-> X25519 abc\n".repeat(100_000)[..]].concat();
    assert_eq!(refusal(&lines, &keys), Fault::new(Why::TooLarge, LOCK), "many lines");
    let line = [FIRST_LINE, &[b'-'; 1_000_000][..]].concat();
    assert_eq!(refusal(&line, &keys), Fault::new(Why::TooLarge, LOCK), "one line");
    assert_eq!(needs_passphrase(&line[..]), Err(Fault::new(Why::TooLarge, LOCK)), "nor when only asked");
}
