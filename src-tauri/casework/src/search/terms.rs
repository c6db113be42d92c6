//! What was typed into the search box, read in every way it may be meant.

use super::keys::{is_spacing, phone_key, postcode_part, reference_key};
use crate::folded::words;

/// Fewer digits than these are no part of a telephone number.
const LEAST_PHONE: usize = 3;
/// A reference has at least and at most as many letters and digits.
const REFERENCE: std::ops::RangeInclusive<usize> = 3..=32;

/// A search: the words, and the keys they may be meant as.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// In small letters without accents. The last may be the beginning of a word still being typed.
    pub words: Vec<String>,
    /// Part of a telephone number as [`super::phone_key`] has it, to be looked for anywhere in a key.
    pub phone: Option<String>,
    /// A reference as [`super::reference_key`] has it, or its beginning.
    pub reference: Option<String>,
    /// A UK postcode or its beginning, in capitals without a blank.
    pub postcode: Option<String>,
}

impl Query {
    /// Reads what was typed. Without a letter or digit the query is empty.
    pub fn read(typed: &str) -> Self {
        let folded = words(typed).into_iter().map(|word| word.folded.into_owned());
        Self {
            words: folded.filter(|word| !word.is_empty()).collect(),
            phone: phone(typed),
            reference: reference(typed),
            postcode: postcode_part(typed),
        }
    }

    /// Tells whether nothing can be looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Tells whether a folded word is one of the query's; the query's last may be its beginning.
    pub fn matches(&self, folded: &str) -> bool {
        let prefix = self.words.last().is_some_and(|last| folded.starts_with(last.as_str()));
        prefix || self.words.iter().any(|word| word == folded)
    }
}

fn phone(typed: &str) -> Option<String> {
    let fits = |sign: char| sign.is_ascii_digit() || sign == '+' || is_spacing(sign);
    let digits = typed.bytes().filter(u8::is_ascii_digit).count();
    let key = phone_key(typed);
    (digits >= LEAST_PHONE && typed.trim().chars().all(fits) && !key.is_empty()).then_some(key)
}

fn reference(typed: &str) -> Option<String> {
    let key = reference_key(typed);
    let has_digit = key.bytes().any(|sign| sign.is_ascii_digit());
    let is_more = key.contains(char::is_alphabetic) || typed.contains(['-', '/', '‐', '‑', '–']);
    (has_digit && is_more && REFERENCE.contains(&key.chars().count())).then_some(key)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[test]
    fn words_are_folded_and_the_last_is_a_beginning() {
        let query = Query::read("  Thúy NGUY");
        assert_eq!(query.words, ["thuy", "nguy"], "case and accents do not matter");
        assert!(query.matches("nguyen") && query.matches("thuy"), "still being typed");
        assert!(!query.matches("thuyen"), "only the last is a beginning");
        assert_eq!((query.phone, query.reference, query.postcode), (None, None, None), "only words");
    }

    #[test]
    fn nothing_typed_finds_nothing() {
        for typed in ["", "  ", "—!", "👋🏽"] {
            assert!(Query::read(typed).is_empty(), "{typed} has no words");
            assert!(!Query::read(typed).matches("any"), "and fits none");
        }
    }

    #[rstest]
    #[case("07700", Some("7700"))]
    #[case("+44 7700 900", Some("7700900"))]
    #[case("(0161) 496-0", Some("1614960"))]
    #[case("123", Some("123"))]
    #[case("12", None)]
    #[case("000", None)]
    #[case("flat 123", None)]
    fn part_of_a_number_is_read(#[case] typed: &str, #[case] key: Option<&str>) {
        assert_eq!(Query::read(typed).phone.as_deref(), key, "{typed}");
    }

    #[rstest]
    #[case("24-017", Some("24017"))]
    #[case("nrm 12 34 a", Some("NRM1234A"))]
    #[case("a1", None)]
    #[case("12345", None)]
    #[case("Mai-Linh", None)]
    #[case("she said at 5 o'clock that she would come back", None)]
    fn a_reference_is_read(#[case] typed: &str, #[case] key: Option<&str>) {
        assert_eq!(Query::read(typed).reference.as_deref(), key, "{typed}");
    }

    #[rstest]
    #[case("SK1", Some("SK1"))]
    #[case("SK1 3", Some("SK13"))]
    #[case("sk13xe", Some("SK13XE"))]
    #[case(" ec1a 1b ", Some("EC1A1B"))]
    #[case("sk", None)]
    #[case("SK1 3XE please", None)]
    #[case("SK1 3CM", None)]
    fn a_postcode_or_its_beginning_is_read(#[case] typed: &str, #[case] code: Option<&str>) {
        assert_eq!(Query::read(typed).postcode.as_deref(), code, "{typed}");
    }

    proptest! {
        #[test]
        fn a_postcode_is_read_from_its_third_sign_on(length in 3..=7_usize) {
            prop_assert!(Query::read(&"sk1 3xe"[..length]).postcode.is_some(), "as it is typed");
        }

        #[test]
        fn anything_can_be_typed(typed in r"\PC{0,40}") {
            prop_assert!(Query::read(&typed).words.iter().all(|word| !word.is_empty()), "no empty words");
        }
    }
}
