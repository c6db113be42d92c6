use bip39::Mnemonic;
use proptest::prelude::*;

use super::*;
use crate::recovery::testing::{FIXED_WORDS, words};

fn of_entropy(entropy: [u8; ENTROPY_BYTES]) -> RecoveryWords {
    RecoveryWords(Box::new(Zeroizing::new(entropy)))
}

fn fault(typed: &str) -> WordsFault {
    RecoveryWords::read(typed).err().expect("no key")
}

#[test]
fn the_words_are_those_that_bip39_gives() {
    let published = [
        (0x00, format!("{}about", "abandon ".repeat(11))),
        (0x7f, FIXED_WORDS.to_owned()),
        (0x80, "letter advice cage absurd amount doctor acoustic avoid letter advice cage above".to_owned()),
        (0xff, format!("{}wrong", "zoo ".repeat(11))),
    ];
    for (byte, text) in published {
        let key = of_entropy([byte; ENTROPY_BYTES]);
        assert_eq!(*key.text(), text, "published for {byte:02x}");
        assert_eq!(words(&text).entropy(), key.entropy(), "and read again");
    }
}

proptest! {
    #[test]
    fn any_bits_become_the_words_of_the_standard_and_the_bits_again(entropy: [u8; ENTROPY_BYTES]) {
        let key = of_entropy(entropy);
        let standard = Mnemonic::from_entropy(&entropy).expect("128 bits");
        prop_assert!(key.words().eq(standard.words()), "as the bip39 crate writes them");
        let again = words(&key.text());
        prop_assert_eq!(again.entropy(), &entropy);
    }

    #[test]
    fn no_text_ends_the_program(typed: String) {
        let _ = RecoveryWords::read(&typed);
    }
}

#[test]
fn two_keys_are_never_the_same() {
    let one = RecoveryWords::make().expect("random bits");
    let other = RecoveryWords::make().expect("random bits");
    assert_ne!(one.entropy(), other.entropy(), "made of chance");
    assert_ne!(one.number(), other.number(), "and known apart by their numbers");
}

#[test]
fn the_number_belongs_to_the_words_alone() {
    assert_eq!(words(FIXED_WORDS).number(), "0750-099E", "as another program reckons it");
}

#[test]
fn words_are_read_however_they_were_typed() {
    let shouted = FIXED_WORDS.to_uppercase();
    let listed: String =
        FIXED_WORDS.split(' ').enumerate().map(|(at, word)| format!("{}. {word}\n", at + 1)).collect();
    let close: String =
        FIXED_WORDS.split(' ').enumerate().map(|(at, word)| format!("{}){word} ", at + 1)).collect();
    let glued = listed.replace(". ", "");
    let short: Vec<String> = FIXED_WORDS.split(' ').map(|word| word.chars().take(4).collect()).collect();
    let typed = [
        shouted,
        listed,
        close,
        glued,
        short.join(" "),
        FIXED_WORDS.replace(' ', "-"),
        FIXED_WORDS.replace(' ', ", "),
        FIXED_WORDS.replace(' ', "\u{a0}\u{2013}\t"),
        format!("  {FIXED_WORDS}.\r\n"),
        FIXED_WORDS.replace("sausage", "sausa"),
    ];
    for text in typed {
        assert_eq!(words(&text).number(), "0750-099E", "{text:?}");
    }
}

#[test]
fn a_missing_or_further_word_is_counted() {
    let eleven = FIXED_WORDS.rsplit_once(' ').expect("words").0;
    assert_eq!(fault(""), WordsFault::Count(0), "nothing");
    assert_eq!(fault(" 1. 2. - , "), WordsFault::Count(0), "numbers and signs are no words");
    assert_eq!(fault(eleven), WordsFault::Count(11), "one is missing");
    assert_eq!(fault(&format!("{FIXED_WORDS} zoo")), WordsFault::Count(13), "one too many");
}

#[test]
fn words_that_are_in_no_list_are_named_by_their_places() {
    let typed = FIXED_WORDS.replacen("legal", "legall", 1).replace("yellow", "yel").replace("wave", "w4ve");
    assert_eq!(fault(&typed), WordsFault::NotInList(vec![1, 5, 12]), "too long, too short, misspelt");
    let accented = FIXED_WORDS.replacen("legal", "légal", 1);
    assert_eq!(fault(&accented), WordsFault::NotInList(vec![1]), "the list has no accents");
}

#[test]
fn most_wrong_words_and_swapped_words_do_not_belong_together_and_none_are_the_same_key() {
    let right: Vec<&str> = FIXED_WORDS.split(' ').collect();
    let mut refused = 0;
    let mut tried = 0;
    let mut attempt = |typed: &[&str]| {
        tried += 1;
        match RecoveryWords::read(&typed.join(" ")) {
            Ok(key) => assert_ne!(key.number(), "0750-099E", "{typed:?} is another key"),
            Err(fault) => {
                assert_eq!(fault, WordsFault::DoNotBelongTogether, "{typed:?}");
                refused += 1;
            }
        }
    };
    for place in 0..WORDS {
        for other in Language::English.word_list().iter().step_by(97).filter(|other| **other != right[place])
        {
            let mut wrong = right.clone();
            wrong[place] = other;
            attempt(&wrong);
        }
        for second in (place + 1..WORDS).filter(|second| right[*second] != right[place]) {
            let mut swapped = right.clone();
            swapped.swap(place, second);
            attempt(&swapped);
        }
    }
    assert!(tried > 300 && refused > tried * 8 / 10, "{refused} of {tried}: four bits of checksum");
}
