//! Names as they are compared when an officer types one: case, accents and punctuation do not count.

use crate::folded::fold;

/// Returns the words of a name in small letters without accents. Apostrophes vanish, "&" is "and", "Saint" is
/// "St", any other sign parts words.
pub(super) fn words_of(name: &str) -> Vec<String> {
    let plain = fold(&name.replace('&', " and ").replace(['\'', '’', '‘'], ""));
    let words = plain.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| if word == "saint" { "st" } else { word }.to_owned()).collect()
}

/// Returns the words with one blank between them: equal for names that differ in spelling habits only.
pub(super) fn plain_name(name: &str) -> String {
    words_of(name).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Cwmbrân", "cwmbran")]
    #[case("Cwmbra\u{302}n", "cwmbran")]
    #[case("King’s Lynn", "Kings Lynn")]
    #[case("Telford & Wrekin", "telford and wrekin")]
    #[case("Saint Albans", "St. Albans")]
    #[case("Stoke-on-Trent", "  stoke on  trent")]
    fn spelling_habits_do_not_count(#[case] one: &str, #[case] other: &str) {
        assert_eq!(plain_name(one), plain_name(other), "{one} and {other} are one name");
    }

    #[test]
    fn other_letters_do_count() {
        assert_ne!(plain_name("Stone"), plain_name("Store"), "two places");
        assert_eq!(
            plain_name("&'-"),
            "and",
            "signs alone are nothing, but for the word one of them stands for"
        );
        assert_eq!(plain_name("- ' ."), "", "nothing is left");
    }
}
