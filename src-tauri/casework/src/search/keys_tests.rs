//! Numbers, references and postcodes are found however they are spaced. All numbers are fictional.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

#[rstest]
#[case("07700 900123", "7700900123")]
#[case("+44 7700 900123", "7700900123")]
#[case("+44 (0)7700 900-123", "7700900123")]
#[case("0044 7700 900123", "7700900123")]
#[case("447700900123", "7700900123")]
#[case("(020) 7946 0123", "2079460123")]
#[case("+84 24 0000 0123", "842400000123")]
#[case("0084 24 0000 0123", "842400000123")]
#[case("44", "44")]
#[case("no number", "")]
fn one_number_has_one_key(#[case] typed: &str, #[case] key: &str) {
    assert_eq!(phone_key(typed), key, "{typed}");
}

#[rstest]
#[case("Rang 07700 900123, then +44 161 496 0123.", &["7700900123", "1614960123"])]
#[case("(0161) 496–0123\n07700 900456", &["1614960123", "7700900456"])]
#[case("07700 900123 or +447700900123", &["7700900123"])]
#[case("Room 12, 3 people, 14:30", &[])]
#[case("١٢٣٤٥٦", &[])]
#[case("", &[])]
fn numbers_of_a_text_are_found(#[case] text: &str, #[case] keys: &[&str]) {
    assert_eq!(phones_in(text), keys, "{text}");
}

#[rstest]
#[case("24-017", "24017")]
#[case("nrm 12 34 a", "NRM1234A")]
#[case("ＣＡＤ/１２", "CAD12")]
#[case(" – ", "")]
fn a_reference_is_its_letters_and_digits(#[case] typed: &str, #[case] key: &str) {
    assert_eq!(reference_key(typed), key, "{typed}");
}

#[rstest]
#[case("Crime ref. 24-017/B; see CAD_1234.", &["24017B", "CAD1234"])]
#[case("(NRM0001234)", &["NRM0001234"])]
#[case("on 17/03/2026", &["17032026"])]
#[case("NI number QQ 12 34 56 C, given", &["QQ123456C"])]
#[case("CAD 1234. AB 12", &["1234", "CAD1234"])]
#[case("a 12 b 7-8 --- x1y", &[])]
fn references_of_a_text_are_found(#[case] text: &str, #[case] keys: &[&str]) {
    let found = references_in(text);
    for key in keys {
        assert!(found.iter().any(|one| one == key), "{key} in {text}: {found:?}");
    }
    assert_eq!(found.is_empty(), keys.is_empty(), "{text}: {found:?}");
}

#[rstest]
#[case("12 Sample Road, Stockport sk1  3xe. Then EC1A1BB", &["SK13XE", "EC1A1BB"])]
#[case("SK1 3XE, sk13xe", &["SK13XE"])]
#[case("on the M4 4am, B12 3cd", &[])]
#[case("xSK1 3XE SK1 3XEs", &[])]
fn postcodes_of_a_text_are_found(#[case] text: &str, #[case] codes: &[&str]) {
    assert_eq!(postcodes_in(text), codes, "{text}");
}

proptest! {
    #[test]
    fn any_text_gives_clean_keys(text in r"[\PC\n]{0,60}|[0-9A-Za-z+() /-]{0,60}") {
        for key in phones_in(&text) {
            prop_assert!(key.bytes().all(|sign| sign.is_ascii_digit()), "digits only");
            prop_assert_eq!(phone_key(&format!("0{key}")), key, "a key is found by its national form");
        }
        for key in references_in(&text).into_iter().chain(postcodes_in(&text)) {
            prop_assert_eq!(reference_key(&key), key, "a key is its own key");
        }
    }

    #[test]
    fn spacing_changes_no_key(cuts in proptest::collection::vec(0..4_usize, 11)) {
        let spaced: String = "07700900123".chars().zip(cuts)
            .flat_map(|(digit, cut)| [digit.to_string(), ["", " ", "-", " ("][cut].to_owned()])
            .collect();
        prop_assert_eq!(phones_in(&format!("tel {spaced} x")), ["7700900123"], "one number");
    }
}
