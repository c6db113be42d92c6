//! Names a slip of the finger or the ear apart.

use strsim::osa_distance;

use crate::folded::fold;

/// Tells whether two words are a typing or hearing mistake apart: one sign more, fewer, other or swapped in
/// words of four or five letters, two in longer ones. Shorter words and those with digits must be the same;
/// the first letter may differ only in long words. The shorter word's length counts.
pub fn close(word: &str, name: &str) -> bool {
    let (word, name) = (fold(word), fold(name));
    if word == name {
        return !word.is_empty();
    }
    let length = word.chars().count().min(name.chars().count());
    let allowed = match length {
        0..=3 => return false,
        4..=5 => 1,
        _ => 2,
    };
    let same_start = word.chars().next() == name.chars().next();
    let has_digit = |text: &str| text.contains(char::is_numeric);
    (same_start || length >= 6)
        && !has_digit(&word)
        && !has_digit(&name)
        && osa_distance(&word, &name) <= allowed
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Linh", "Lihn", "two letters swapped")]
    #[case("Thúy", "thuyy", "accents do not count")]
    #[case("Katarzyna", "Katarina", "two letters in a long name")]
    #[case("Gurpreet", "Kurpreet", "misheard at the start")]
    #[case("Fatima", "Fatmia", "swapped")]
    #[case("Олена", "Олина", "any script")]
    #[case("Bo", "bo", "the same")]
    fn slips_are_forgiven(#[case] word: &str, #[case] name: &str, #[case] why: &str) {
        assert!(close(word, name), "{why}");
    }

    #[rstest]
    #[case("Bao", "Bau", "too short to tell")]
    #[case("Linh", "Minh", "another name")]
    #[case("Linh", "Lynn", "two letters of four")]
    #[case("Farida", "Halima", "three letters of six")]
    #[case("Anna", "", "nothing typed")]
    #[case("", "", "nothing at all")]
    #[case("24017", "24018", "numbers are exact")]
    fn other_names_are_not_close(#[case] word: &str, #[case] name: &str, #[case] why: &str) {
        assert!(!close(word, name), "{why}: {word} {name}");
    }

    proptest! {
        #[test]
        fn it_does_not_matter_which_comes_first(one in "[a-e]{0,8}", other in "[a-e]{0,8}") {
            prop_assert_eq!(close(&one, &other), close(&other, &one), "both ways the same");
        }
    }
}
