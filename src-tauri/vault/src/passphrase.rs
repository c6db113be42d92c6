//! A passphrase: normalised, weighed, wiped.

use casework::finding::{Finding, FindingCode};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Accepted from this many characters on …
pub const MINIMUM_CHARACTERS: u32 = 15;
/// … or from this many words on.
pub const MINIMUM_WORDS: u32 = 4;
/// The lowest zxcvbn score accepted for a new passphrase, of 0 to 4.
const LOWEST_SCORE: u8 = 3;
/// zxcvbn's time grows with the square of the length; what lies beyond adds nothing to the score.
const WEIGHED_CHARACTERS: usize = 100;

/// A passphrase in Unicode normalisation form C, so that one keyboard's é is another's. Case and blanks
/// count. It cannot be printed or copied, and is wiped when dropped.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes over what was typed and wipes the original.
    pub fn new(typed: String) -> Self {
        let typed = Zeroizing::new(typed);
        // Room for every expansion, so that no half-filled buffer is left behind unwiped.
        let mut normalised = Zeroizing::new(String::with_capacity(typed.len() * 3));
        normalised.extend(typed.nfc());
        Self(normalised)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// Returns how hard this would be to guess, 0 to 4, by zxcvbn.
    pub fn score(&self) -> u8 {
        let mut weighed = Zeroizing::new(String::with_capacity(WEIGHED_CHARACTERS * char::MAX.len_utf8()));
        weighed.extend(self.0.chars().take(WEIGHED_CHARACTERS));
        u8::from(zxcvbn::zxcvbn(&weighed, &[]).score())
    }

    /// Returns why this is not good enough for a new vault; nothing when it is.
    pub fn findings(&self) -> Vec<Finding> {
        let characters = u32::try_from(self.0.chars().count()).unwrap_or(u32::MAX);
        let words = u32::try_from(self.0.split_whitespace().count()).unwrap_or(u32::MAX);
        if characters < MINIMUM_CHARACTERS && words < MINIMUM_WORDS {
            return vec![Finding::new("passphrase", FindingCode::TooShort(MINIMUM_CHARACTERS))];
        }
        if self.score() < LOWEST_SCORE {
            return vec![Finding::new("passphrase", FindingCode::EasyToGuess)];
        }
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(typed: &str) -> Vec<FindingCode> {
        Passphrase::new(typed.into()).findings().into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn one_text_typed_two_ways_is_one_passphrase() {
        let composed = Passphrase::new("caf\u{e9} vier worte mehr".into());
        let decomposed = Passphrase::new("cafe\u{301} vier worte mehr".into());
        assert_eq!(composed.bytes(), decomposed.bytes(), "NFC makes them the same");
        let capital = Passphrase::new("Caf\u{e9} vier worte mehr".into());
        assert_ne!(composed.bytes(), capital.bytes(), "capitals count");
    }

    #[test]
    fn length_is_the_only_rule_of_form_and_guessing_the_only_rule_of_content() {
        assert_eq!(codes("short one"), [FindingCode::TooShort(MINIMUM_CHARACTERS)], "too short in both ways");
        assert_eq!(codes("aaaaaaaaaaaaaaaaaaaa"), [FindingCode::EasyToGuess], "long but guessed at once");
        assert_eq!(codes("passwordpassword"), [FindingCode::EasyToGuess], "on every list");
        assert_eq!(codes("plum oak tin fog"), [], "four words that belong nowhere");
    }

    #[test]
    fn of_a_very_long_paste_only_the_beginning_is_weighed() {
        let beginning = "quiet lamp orbit ".repeat(6);
        let paste = Passphrase::new(beginning.repeat(1000));
        let weighed: String = beginning.repeat(2).chars().take(WEIGHED_CHARACTERS).collect();
        assert_eq!(paste.score(), Passphrase::new(weighed).score(), "the rest costs no time");
    }
}
