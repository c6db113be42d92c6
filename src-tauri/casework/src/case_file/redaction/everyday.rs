//! Words of the language that are also names.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

/// The lists of `data/identifiers.toml` that tell words from names; its other lists are not read here.
#[derive(Deserialize)]
struct Pack {
    common_words: BTreeSet<String>,
    not_names: BTreeSet<String>,
    titles: BTreeSet<String>,
    roles: BTreeSet<String>,
}

/// Names given in English, or in English abroad, that are ordinary words and not in the pack.
const ALSO_NAMES: &[&str] = &[
    "amber",
    "bishop",
    "bob",
    "bright",
    "charity",
    "chase",
    "chance",
    "christian",
    "clay",
    "cliff",
    "crystal",
    "daisy",
    "dale",
    "dawn",
    "desire",
    "destiny",
    "don",
    "drew",
    "earnest",
    "endurance",
    "eve",
    "faithful",
    "favour",
    "fern",
    "fortune",
    "fox",
    "gay",
    "gene",
    "glen",
    "glory",
    "goodness",
    "harmony",
    "hazel",
    "heath",
    "heather",
    "heaven",
    "holly",
    "honest",
    "honour",
    "hunter",
    "innocent",
    "iris",
    "ivy",
    "jade",
    "jean",
    "jewel",
    "josh",
    "joyful",
    "judge",
    "justice",
    "ken",
    "kit",
    "knowledge",
    "lance",
    "lily",
    "loveth",
    "lovers",
    "major",
    "marvel",
    "marvellous",
    "max",
    "melody",
    "merry",
    "miles",
    "nick",
    "olive",
    "patient",
    "pearl",
    "peg",
    "penny",
    "pierce",
    "poppy",
    "praise",
    "princely",
    "promise",
    "prosper",
    "prudence",
    "queen",
    "rejoice",
    "reed",
    "robin",
    "ruby",
    "rusty",
    "sandy",
    "satisfaction",
    "skip",
    "stone",
    "storm",
    "treasure",
    "trust",
    "victor",
    "violet",
    "wade",
    "ward",
    "warren",
    "winner",
    "wonder",
];

/// Small words inside names, which alone tell nothing.
const PARTICLES: &[&str] = &[
    "abu", "ben", "bin", "bint", "binti", "das", "del", "della", "den", "der", "dos", "ibn", "las", "los",
    "mac", "miss", "mum", "dad", "san", "sir", "umm", "van", "von",
];

static PACK: LazyLock<Pack> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../data/identifiers.toml")).expect("a test reads the shipped pack")
});

/// Tells whether a folded word is one that people write without meaning a name.
pub(super) fn is_everyday(word: &str) -> bool {
    PACK.common_words.contains(word) || PACK.not_names.contains(word) || ALSO_NAMES.contains(&word)
}

/// Tells whether a folded word of a name says what someone is, not who.
pub(super) fn is_title(word: &str) -> bool {
    PACK.titles.contains(word) || PACK.roles.contains(word) || PARTICLES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_names_are_known() {
        for word in ["will", "grace", "mark", "may", "hope", "an", "my", "said", "blessing", "promise"] {
            assert!(is_everyday(word), "{word} is written without meaning anyone");
        }
        for word in ["amina", "hassan", "linh", "ali"] {
            assert!(!is_everyday(word), "{word} is nothing but a name");
        }
        assert!(is_title("mrs") && is_title("bin") && !is_title("amina"), "titles are nobody's name");
    }
}
