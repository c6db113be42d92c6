use std::collections::BTreeSet;

use super::*;
use crate::envelope;
use crate::recovery::testing::{now, words_of};

fn prepared() -> (PreparedRecovery, SecretKey) {
    let key = envelope::make_data_key().expect("random bytes");
    (PreparedRecovery::make(&key, now()).expect("prepared"), key)
}

#[test]
fn the_words_shown_open_what_was_prepared() {
    let (prepared, key) = prepared();
    let opened = recovery_file::unseal(prepared.sealed(), &words_of(&prepared)).expect("its words");
    assert_eq!(opened.bytes(), key.bytes(), "the key comes out");
    assert_eq!(prepared.number(), words_of(&prepared).number(), "and the number is theirs");
}

#[test]
fn the_two_places_are_different_in_order_and_any() {
    let mut seen = BTreeSet::new();
    for _ in 0..2_000 {
        let [first, second] = two_places().expect("random bytes");
        assert!(1 <= first && first < second && second <= WORDS, "{first} and {second}");
        seen.insert([first, second]);
    }
    assert_eq!(seen.len(), 66, "every pair of twelve comes up");
}

#[test]
fn only_the_two_words_asked_for_in_their_order_confirm() {
    let (prepared, _) = prepared();
    let [first, second] = prepared.asks();
    assert_eq!(prepared.asks(), [first, second], "asked again, it asks the same");
    let words: Vec<&str> = prepared.words().collect();
    let [one, two] = [words[first - 1], words[second - 1]];
    assert!(prepared.is_confirmed([one, two]), "the words themselves");
    let shouted = format!("  {}\n", one.to_uppercase());
    assert!(prepared.is_confirmed([&shouted, two]), "case and blanks do not count");
    assert!(!prepared.is_confirmed([one, ""]), "half is not enough");
    assert!(!prepared.is_confirmed([one, &two[..two.len() - 1]]), "nor most of a word");
    assert!(!prepared.is_confirmed(["", ""]), "nor nothing");
    assert!(one == two || !prepared.is_confirmed([two, one]), "nor the other way round");
}
