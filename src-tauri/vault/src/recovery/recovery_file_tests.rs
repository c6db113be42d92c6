use super::*;
use crate::envelope;
use crate::recovery::testing::{FIXED_WORDS, bytes_of, now, passphrase, summed_anew, words};

/// Made once, by another program, from this page's layout: the words above, the key 00 01 … 1f, a salt of 5a and a
/// nonce of c3.
const FIXED: &str = "\
    444159424f4f4b0a000113646179626f6f6b2f7265636f766572792f7631025a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a\
    5a5a5a5a5a5a5a5a5a5a5a5a5a0750099e19323032362d31312d32325431353a30303a30302b30303a3030c3c3c3c3c3c3c3\
    c3c3c3c3c3981372ce28777246e2dadb868b02f459d809bb5d58b1375bf293b0e9bca00bfbed28a25e6918d5e8f93183d416\
    5a87e5434243dc77922651b50a79e102c4263549f79284715c4333a62492e8ac60c929\
";

fn fixed_key() -> SecretKey {
    let filled: Result<SecretKey> = SecretKey::filled(|bytes| {
        bytes.iter_mut().zip(0..).for_each(|(byte, value)| *byte = value);
        Ok(())
    });
    filled.expect("filled")
}

fn refusal(file: &[u8]) -> VaultError {
    unseal(file, &words(FIXED_WORDS)).err().expect("it must not open")
}

#[test]
fn the_layout_never_changes_unseen() {
    let fixed = bytes_of(FIXED);
    let opened = unseal(&fixed, &words(FIXED_WORDS)).expect("another program's file");
    assert_eq!(opened.bytes(), fixed_key().bytes(), "the key that was put into it");
    let salt = [0x5a; SALT_BYTES];
    let mut made = beginning(&words(FIXED_WORDS), &salt, now());
    let kek = derive_kek(&words(FIXED_WORDS), &salt).expect("derived");
    wrapping::wrap_with(&mut made, &fixed_key(), &kek, [0xc3; 12]).expect("wrapped");
    assert_eq!(made, fixed, "byte for byte");
    let made =
        RecoveryState::Made { number: "0750-099E".into(), made_at: "2026-11-22T15:00:00+00:00".into() };
    assert_eq!(state(&fixed), Ok(made), "what it says of itself");
}

#[test]
fn two_files_for_the_same_words_have_nothing_secret_in_common() {
    let one = seal(&fixed_key(), &words(FIXED_WORDS), now()).expect("sealed");
    let other = seal(&fixed_key(), &words(FIXED_WORDS), now()).expect("sealed");
    assert_ne!(one[31..63], other[31..63], "the salt is new");
    assert_ne!(one[93..], other[93..], "so are nonce and wrapped key");
}

#[test]
fn every_changed_byte_and_every_cut_is_damage_and_not_a_wrong_key() {
    let file = bytes_of(FIXED);
    for at in 0..file.len() {
        let mut changed = file.clone();
        changed[at] ^= 1;
        assert_eq!(refusal(&changed), VaultError::RecoveryDamaged, "byte {at}");
        assert_eq!(state(&changed), Ok(RecoveryState::Damaged), "byte {at} says nothing that is believed");
        assert_eq!(refusal(&file[..at]), VaultError::RecoveryDamaged, "cut at {at}");
    }
    assert_eq!(refusal(&[file, vec![0]].concat()), VaultError::RecoveryDamaged, "a further byte");
}

#[test]
fn every_byte_changed_with_a_right_sum_still_opens_nothing() {
    let file = bytes_of(FIXED);
    for at in 0..file.len() - 32 {
        let mut changed = file.clone();
        changed[at] ^= 1;
        let refused = refusal(&summed_anew(&changed));
        let expected = match at {
            0..8 | 9..31 => VaultError::RecoveryDamaged,
            8 => VaultError::NewerVersion,
            // The salt, the number; the moment and its length may be damage as well; nonce, wrapped key and tag.
            31..67 | 93.. => VaultError::WrongRecoveryKey,
            _ => refused,
        };
        assert_eq!(refused, expected, "byte {at}");
        let is_named = matches!(refused, VaultError::RecoveryDamaged | VaultError::WrongRecoveryKey);
        assert!(is_named || at == 8, "byte {at}: {refused}");
    }
}

#[test]
fn a_later_format_is_newer_and_the_moment_is_authenticated() {
    let mut later = bytes_of(FIXED);
    later[9] = 2;
    assert_eq!(refusal(&summed_anew(&later)), VaultError::NewerVersion, "made by a newer Daybook");
    assert_eq!(state(&summed_anew(&later)), Err(VaultError::NewerVersion), "and called so");
    let mut another_day = bytes_of(FIXED);
    another_day[77] = b'3';
    assert_eq!(
        refusal(&summed_anew(&another_day)),
        VaultError::WrongRecoveryKey,
        "2026-11-23 was not sealed"
    );
}

#[test]
fn a_key_file_is_no_recovery_file_and_the_other_way_round() {
    let key_file = envelope::seal(&fixed_key(), &passphrase(), envelope::FLOOR).expect("sealed");
    assert_eq!(refusal(&key_file), VaultError::RecoveryDamaged, "sealed for something else");
    let opened = envelope::unseal(&bytes_of(FIXED), &passphrase()).err();
    assert_eq!(opened, Some(VaultError::EnvelopeDamaged), "sealed for something else");
}

#[test]
fn a_wrong_word_or_two_swapped_that_happen_to_belong_together_are_a_wrong_key() {
    let file = bytes_of(FIXED);
    let right: Vec<&str> = FIXED_WORDS.split(' ').collect();
    let mut belonged = 0;
    let mut attempt = |typed: &[&str]| {
        if let Ok(words) = RecoveryWords::read(&typed.join(" ")) {
            belonged += 1;
            assert_eq!(unseal(&file, &words).err(), Some(VaultError::WrongRecoveryKey), "{typed:?}");
        }
    };
    for place in 0..right.len() {
        for other in bip39::Language::English.word_list().iter().step_by(31).filter(|it| **it != right[place])
        {
            let mut wrong = right.clone();
            wrong[place] = other;
            attempt(&wrong);
        }
        for second in (place + 1..right.len()).filter(|second| right[*second] != right[place]) {
            let mut swapped = right.clone();
            swapped.swap(place, second);
            attempt(&swapped);
        }
    }
    assert!(belonged > 20, "{belonged} got past the checksum and were tried");
}
