//! What a card says, and that nobody else can say it.

use super::super::testing::{keys, now};
use super::*;

const ID: &str = "0f7c6f0e-9f0b-4c2e-8a5d-3f1f2f3f4f50";

fn card(keys: &OwnKeys) -> Card {
    Card::of(keys, ID, "Ann Lee", "Supervisor", "Harbour House", now())
}

#[test]
fn a_card_is_read_as_it_was_written() {
    let keys = keys();
    let card = card(&keys);
    let file = card.write(&keys).expect("its own keys");
    assert_eq!(Card::read(file.as_bytes()), Ok(card), "every field comes back");
    let crossed = file.replace('\n', "\r\n");
    assert!(
        Card::read(crossed.as_bytes()).is_ok(),
        "line ends may change on the way; they are not what is signed"
    );
    let bare = Card::of(&keys, ID, "", "", "", now());
    let file = bare.write(&keys).expect("its own keys");
    assert_eq!(Card::read(file.as_bytes()), Ok(bare), "nobody has to say who they are");
}

#[test]
fn one_changed_letter_anywhere_is_damage() {
    let keys = keys();
    let file = card(&keys).write(&keys).expect("its own keys").into_bytes();
    for at in (0..file.len()).filter(|at| !file[*at].is_ascii_whitespace()) {
        let mut changed = file.clone();
        changed[at] ^= 1;
        assert_eq!(Card::read(&changed), Err(CardFault::Damaged), "byte {at}");
        assert!(Card::read(&file[..at]).is_err(), "cut at {at}");
    }
}

#[test]
fn nobody_can_put_their_key_or_name_on_anothers_card() {
    let (ann, eve) = (keys(), keys());
    let card = card(&ann);
    assert!(card.write(&eve).is_err(), "with other keys it is not even written");
    let file = card.write(&ann).expect("its own keys");
    let taken = [
        file.replace(&ann.recipient(), &eve.recipient()),
        file.replace(&hex::write(&ann.signer()), &hex::write(&eve.signer())),
        file.replace("Ann Lee", "Eve Lee"),
        file.replace("Supervisor", "Manager"),
        file.replace(ID, "1f7c6f0e-9f0b-4c2e-8a5d-3f1f2f3f4f50"),
        file.replace("\"card\"", "\"more\": 1, \"card\""),
    ];
    for file in taken {
        assert_eq!(Card::read(file.as_bytes()), Err(CardFault::Damaged), "Ann did not sign that: {file}");
    }
}

#[test]
fn what_is_no_card_and_what_is_a_later_one_are_told_apart() {
    for file in [&b""[..], b"{}", b"%PDF-1.7", b"\xff\xfe\0\0", b"age-encryption.org/v1\n", b"[[[[[[[[[["] {
        assert_eq!(Card::read(file), Err(CardFault::NotACard), "{file:?}");
    }
    let later = br#"{"format":"daybook-card","version":2,"anything":["else"]}"#;
    assert_eq!(Card::read(later), Err(CardFault::Newer), "nothing else of it is believed");
    let deep = [&br#"{"format":"daybook-card","version":1,"card":"#[..], &b"[".repeat(10_000)].concat();
    assert_eq!(Card::read(&deep), Err(CardFault::Damaged), "ten thousand deep");
    let long = [&br#"{"format":"daybook-card","version":1}"#[..], &b" ".repeat(MOST_CARD_BYTES)].concat();
    assert_eq!(Card::read(&long), Err(CardFault::NotACard), "longer than any card");
}

#[test]
fn a_card_holds_keys_and_texts_only_as_they_may_be() {
    let keys = keys();
    let signed = |alter: fn(&mut Card)| {
        let mut card = card(&keys);
        alter(&mut card);
        let signature = keys.sign(NAMESPACE, &serde_json::to_vec(&card).expect("JSON")).expect("signed");
        let signature = hex::write(&signature);
        let file = Signed { format: FORMAT.into(), version: VERSION, card, signature };
        Card::read(&serde_json::to_vec(&file).expect("JSON"))
    };
    assert!(signed(|_| ()).is_ok(), "as it is");
    let zero = |card: &mut Card| {
        "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z".clone_into(&mut card.recipient)
    };
    assert_eq!(signed(zero), Err(CardFault::Damaged), "a key that keeps no secret");
    assert_eq!(
        signed(|card| card.recipient.make_ascii_uppercase()),
        Err(CardFault::Damaged),
        "one form only"
    );
    assert_eq!(signed(|card| card.name = "Ann\nLee".into()), Err(CardFault::Damaged), "one line");
    assert_eq!(signed(|card| card.name = "a".repeat(201)), Err(CardFault::Damaged), "two hundred characters");
    assert_eq!(signed(|card| card.id = "7".into()), Err(CardFault::Damaged), "a uuid");
    assert_eq!(signed(|card| card.made_at = "today".into()), Err(CardFault::Damaged), "a moment");
    let own = Card::of(&keys, ID, &"é\u{7}".repeat(300), "", "", now());
    assert_eq!(own.name, "é".repeat(200), "one's own card is made so that others can read it");
}

#[test]
fn the_words_are_eight_of_the_list_and_belong_to_both_keys() {
    let (ann, eve) = (keys(), keys());
    let words = card(&ann).words();
    assert_eq!(words, card(&ann).words(), "the same each time");
    assert_eq!(words, Card::of(&ann, ID, "Other", "", "", now()).words(), "whatever else the card says");
    let list = Language::English.word_list();
    assert!(words.iter().all(|word| list.contains(&word.as_str())), "of the published list: {words:?}");
    assert_ne!(words, card(&eve).words(), "another person, other words");
    let mut mixed = card(&ann);
    mixed.signer = hex::write(&eve.signer());
    assert_ne!(words, mixed.words(), "another key to sign with");
    mixed = card(&ann);
    mixed.recipient = eve.recipient();
    assert_ne!(words, mixed.words(), "another key to seal for");
}

/// A later version must make the same words of the same keys, or two people comparing them would think of an attack.
#[test]
fn the_words_of_known_keys_never_change() {
    let mut known = card(&keys());
    "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa".clone_into(&mut known.recipient);
    known.signer = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a".into();
    assert_eq!(
        known.words().join(" "),
        "great riot proud stone victory salt south race",
        "age's and RFC 8032's published test keys"
    );
}
