//! The words on paper: 128 random bits, with a checksum, as twelve words of BIP-39's English list.

use bip39::Language;
use ring::digest::{SHA256, digest};
use ring::hkdf::{HKDF_SHA256, Salt};
use zeroize::Zeroizing;

use crate::secret::SecretKey;
use crate::{Result, VaultError, wrapping};

/// So many words stand on the paper.
pub const WORDS: usize = 12;
const ENTROPY_BYTES: usize = 16;
const ENTROPY_BITS: usize = 8 * ENTROPY_BYTES;
/// Eleven bits choose one of 2,048 words.
const WORD_BITS: usize = 11;
/// What the last word has beyond the random bits.
const CHECKSUM_BITS: usize = WORDS * WORD_BITS - ENTROPY_BITS;
/// So many letters tell any two words of the list apart.
const PREFIX_LETTERS: usize = 4;
pub(super) const NUMBER_BYTES: usize = 4;
const NUMBER_NAMESPACE: &[u8] = b"daybook/recovery-number/v1";

/// The recovery key as its holder knows it. It can be neither printed nor copied, and is wiped when dropped.
pub struct RecoveryWords(Box<Zeroizing<[u8; ENTROPY_BYTES]>>);

/// Why what was typed is no recovery key at all. Places count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordsFault {
    /// So many words came instead of twelve.
    #[error("not twelve words")]
    Count(usize),
    /// The words at these places are not in the list.
    #[error("not in the list")]
    NotInList(Vec<usize>),
    /// All are in the list, but they are not one key: a word is another, or two have changed places.
    #[error("do not belong together")]
    DoNotBelongTogether,
}

impl RecoveryWords {
    /// Makes a new random key.
    pub fn make() -> Result<Self> {
        let mut entropy = Self::blank();
        wrapping::fill_random(&mut entropy.0[..])?;
        Ok(entropy)
    }

    /// Reads what was typed: any case, with anything that is not a letter between the words, numbers before them
    /// included; of each word its first four letters are enough.
    pub fn read(typed: &str) -> std::result::Result<Self, WordsFault> {
        // Room for every letter that lower case makes longer, so that no half-filled text is left behind unwiped.
        let mut folded = Zeroizing::new(String::with_capacity(typed.len() * 3));
        folded.extend(typed.chars().flat_map(char::to_lowercase));
        let words = || {
            let pieces = folded.split(|sign: char| !sign.is_alphanumeric());
            pieces.map(|piece| piece.trim_start_matches(char::is_numeric)).filter(|word| !word.is_empty())
        };
        let count = words().count();
        if count != WORDS {
            return Err(WordsFault::Count(count));
        }
        let mut indices = Zeroizing::new([0; WORDS]);
        let mut unknown = Vec::new();
        for (at, word) in words().enumerate() {
            match place_in_list(word) {
                Some(index) => indices[at] = index,
                None => unknown.push(at + 1),
            }
        }
        if !unknown.is_empty() {
            return Err(WordsFault::NotInList(unknown));
        }
        Self::of_indices(&indices).ok_or(WordsFault::DoNotBelongTogether)
    }

    /// Returns the twelve words in their order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let bits = self.bits();
        let checksum = u128::from(self.checksum());
        (1..=WORDS).map(move |place| {
            let index = match ENTROPY_BITS.checked_sub(place * WORD_BITS) {
                Some(shift) => *bits >> shift,
                None => *bits << CHECKSUM_BITS | checksum,
            };
            Language::English.word_list()[(index & ((1 << WORD_BITS) - 1)) as usize]
        })
    }

    /// Returns by what number this key is known, `1A2B-3C4D`. It is no secret: nothing of the words follows from it.
    pub fn number(&self) -> String {
        shown(self.number_bytes())
    }

    pub(super) fn number_bytes(&self) -> [u8; NUMBER_BYTES] {
        let derived = self.derive(&[], NUMBER_NAMESPACE);
        derived.map_or([0; NUMBER_BYTES], |key| {
            let [first, second, third, fourth, ..] = *key.bytes();
            [first, second, third, fourth]
        })
    }

    /// Returns the key that HKDF-SHA256 makes of the random bits under a salt, for one purpose.
    pub(super) fn derive(&self, salt: &[u8], purpose: &[u8]) -> Result<SecretKey> {
        let extracted = Salt::new(HKDF_SHA256, salt).extract(&self.0[..]);
        SecretKey::filled(|bytes| {
            let purposes = [purpose];
            let expanded = extracted.expand(&purposes, HKDF_SHA256);
            expanded.and_then(|key| key.fill(bytes)).map_err(|_| VaultError::Unforeseen)
        })
    }

    /// Returns the words as one text, as somebody would type them.
    pub(super) fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(WORDS * WORD_BITS));
        for word in self.words() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        text
    }

    #[cfg(test)]
    pub(super) fn entropy(&self) -> &[u8; ENTROPY_BYTES] {
        &self.0
    }

    fn blank() -> Self {
        Self(Box::new(Zeroizing::new([0; ENTROPY_BYTES])))
    }

    fn bits(&self) -> Zeroizing<u128> {
        Zeroizing::new(u128::from_be_bytes(**self.0))
    }

    /// The first bits of the SHA-256 of the random bits.
    fn checksum(&self) -> u8 {
        digest(&SHA256, &self.0[..]).as_ref()[0] >> (8 - CHECKSUM_BITS)
    }

    /// Returns the key these words are, if the checksum fits.
    fn of_indices(indices: &[u16; WORDS]) -> Option<Self> {
        let (last, others) = indices.split_last()?;
        let mut bits = Zeroizing::new(0_u128);
        for index in others {
            *bits = *bits << WORD_BITS | u128::from(*index);
        }
        *bits = *bits << (WORD_BITS - CHECKSUM_BITS) | u128::from(last >> CHECKSUM_BITS);
        let mut words = Self::blank();
        words.0.copy_from_slice(&*Zeroizing::new(bits.to_be_bytes()));
        let checksum = last & ((1 << CHECKSUM_BITS) - 1);
        (u16::from(words.checksum()) == checksum).then_some(words)
    }
}

/// Returns a key's number as it stands on the paper.
pub(super) fn shown(number: [u8; NUMBER_BYTES]) -> String {
    let [first, second, third, fourth] = number;
    format!("{first:02X}{second:02X}-{third:02X}{fourth:02X}")
}

/// Returns which word of the list this is, or is the beginning of.
fn place_in_list(word: &str) -> Option<u16> {
    let is_enough = word.len() >= PREFIX_LETTERS;
    let begins = |listed: &&str| is_enough && listed.starts_with(word);
    let list = Language::English.word_list();
    let whole = Language::English.find_word(word);
    whole.or_else(|| list.iter().position(begins).and_then(|place| u16::try_from(place).ok()))
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
