//! A recovery key that has been made and tried, and waits to be written down before it counts.

use super::{RecoveryWords, WORDS, recovery_file};
use crate::secret::SecretKey;
use crate::{Moment, Result, VaultError, wrapping};

/// New words and the file they open. Nothing is on the disk yet. Wiped when dropped.
pub struct PreparedRecovery {
    words: RecoveryWords,
    sealed: Vec<u8>,
    asks: [usize; 2],
}

impl PreparedRecovery {
    /// Makes new words for that data key and opens what was sealed with them again, as they would be typed.
    pub(super) fn make(data_key: &SecretKey, now: Moment) -> Result<Self> {
        let words = RecoveryWords::make()?;
        let sealed = recovery_file::seal(data_key, &words, now)?;
        let prepared = Self { words, sealed, asks: two_places()? };
        let typed = RecoveryWords::read(&prepared.words.text()).map_err(|_| VaultError::Unforeseen)?;
        if recovery_file::unseal(&prepared.sealed, &typed)?.bytes() != data_key.bytes() {
            return Err(VaultError::Unforeseen);
        }
        Ok(prepared)
    }

    /// Returns the twelve words, to be shown and printed and kept nowhere else.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.words()
    }

    /// Returns the number that goes with the words, `1A2B-3C4D`.
    pub fn number(&self) -> String {
        self.words.number()
    }

    /// Returns the places, 1 to 12 and the earlier first, of the two words to be typed back.
    pub fn asks(&self) -> [usize; 2] {
        self.asks
    }

    /// Tells whether these are the two words asked for, in that order. Case does not count, nor blanks around a word.
    pub fn is_confirmed(&self, typed: [&str; 2]) -> bool {
        self.confirms(typed) == [true, true]
    }

    /// Tells of each of the two whether it is the word asked for.
    pub fn confirms(&self, typed: [&str; 2]) -> [bool; 2] {
        let right = |place: usize, typed: &str| {
            self.words.words().nth(place - 1).is_some_and(|word| typed.trim().eq_ignore_ascii_case(word))
        };
        [right(self.asks[0], typed[0]), right(self.asks[1], typed[1])]
    }

    pub(super) fn sealed(&self) -> &[u8] {
        &self.sealed
    }

    /// Opens what was sealed once more.
    pub(super) fn data_key(&self) -> Result<SecretKey> {
        recovery_file::unseal(&self.sealed, &self.words)
    }
}

/// Returns two different places, every pair as likely as any other.
fn two_places() -> Result<[usize; 2]> {
    loop {
        let [first, second] = wrapping::random::<2>()?.map(usize::from);
        // 252 is the last multiple of twelve in a byte.
        if first.max(second) < 252 && first % WORDS < second % WORDS {
            return Ok([first % WORDS + 1, second % WORDS + 1]);
        }
    }
}

#[cfg(test)]
#[path = "prepared_tests.rs"]
mod tests;
