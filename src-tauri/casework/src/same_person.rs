//! Whether a new case may be about somebody who has a case already.

use serde::{Deserialize, Serialize};

use crate::folded::words;
use crate::search::{close, sound_alike};

/// How alike two names are, the most alike first. A likeness is a hint to look, never a proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likeness {
    /// The same but for case, accents, blanks and signs.
    Same,
    SoundsAlike,
    /// Each word at most a slip of the finger or the ear apart.
    OneMistakeApart,
    /// One is initials, or has initials for words, that fit the other.
    SameInitials,
}

/// The most letters that are read as initials.
const MOST_INITIALS: usize = 3;

/// Returns how alike the names of two cases are, as typed in `called`; none when they are not, or one is
/// empty. The order of the words does not matter to the first three.
pub fn likeness(new_called: &str, known_called: &str) -> Option<Likeness> {
    let (new, known) = (Name::read(new_called), Name::read(known_called));
    if new.words.is_empty() || known.words.is_empty() {
        return None;
    }
    let (one, other) = (new.words.concat(), known.words.concat());
    if one == other || pairs(&new, &known, |a, b| a == b) {
        Some(Likeness::Same)
    } else if pairs(&new, &known, |a, b| a == b || sound_alike(a, b)) {
        Some(Likeness::SoundsAlike)
    } else if close(&one, &other) || pairs(&new, &known, close) {
        Some(Likeness::OneMistakeApart)
    } else if new.initials_fit(&known) || known.initials_fit(&new) || partly_initials(&new, &known) {
        Some(Likeness::SameInitials)
    } else {
        None
    }
}

/// Tells whether two are the same name, but for case, accents, blanks, signs and the order of its words; no name is that of
/// no one.
pub fn is_same_name(one: &str, other: &str) -> bool {
    likeness(one, other) == Some(Likeness::Same)
}

/// A name taken apart.
struct Name {
    /// Folded.
    words: Vec<String>,
    /// The letters, folded, when the whole is one to three initials.
    initials: Option<Vec<char>>,
}

impl Name {
    fn read(called: &str) -> Self {
        let found: Vec<_> = words(called).into_iter().filter(|word| !word.folded.is_empty()).collect();
        let single = found.iter().all(|word| word.folded.chars().count() == 1);
        let capitals = found.len() == 1 && found[0].raw.chars().all(char::is_uppercase);
        let words: Vec<String> = found.into_iter().map(|word| word.folded.into_owned()).collect();
        let letters: Vec<char> = words.concat().chars().collect();
        let fits = (single || capitals)
            && (1..=MOST_INITIALS).contains(&letters.len())
            && letters.iter().all(|letter| letter.is_alphabetic());
        Self { words, initials: fits.then_some(letters) }
    }

    /// Tells whether this is initials and the other a name whose words begin with them, the first with the
    /// first; words between may be left out.
    fn initials_fit(&self, name: &Self) -> bool {
        let Some(initials) = &self.initials else {
            return false;
        };
        let mut begin = name.words.iter().filter_map(|word| word.chars().next());
        name.initials.is_none()
            && name.words.first().is_some_and(|word| word.starts_with(initials[0]))
            && initials.iter().all(|initial| begin.any(|letter| letter == *initial))
    }
}

/// Tells whether every word has another that is alike, and none is left over.
fn pairs(one: &Name, other: &Name, alike: impl Fn(&str, &str) -> bool) -> bool {
    let mut left: Vec<&String> = other.words.iter().collect();
    let all = one.words.iter().all(|word| {
        let same = left.iter().position(|candidate| *candidate == word);
        let place = same.or_else(|| left.iter().position(|candidate| alike(word, candidate)));
        place.map(|place| left.remove(place)).is_some()
    });
    all && left.is_empty()
}

/// Tells whether the words are the same one by one, but that an initial may stand for a word: "Linh T."
fn partly_initials(one: &Name, other: &Name) -> bool {
    let stands_for = |a: &str, b: &str| a.chars().count() == 1 && b.starts_with(a);
    let fits = |(a, b): (&String, &String)| a == b || stands_for(a, b) || stands_for(b, a);
    let mut words = one.words.iter().zip(&other.words);
    one.words.len() == other.words.len()
        && words.clone().any(|(a, b)| a == b && a.chars().count() > 1)
        && words.all(fits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Thúy", "THUY", Likeness::Same)]
    #[case("Mai-Linh", "mai linh", Likeness::Same)]
    #[case("Mai Linh", "Mailinh", Likeness::Same)]
    #[case("Tran Linh", "Linh Trần", Likeness::Same)]
    #[case("L.T.", "LT", Likeness::Same)]
    #[case("مريم", "مريم", Likeness::Same)]
    #[case("Mohammed", "Muhamad", Likeness::SoundsAlike)]
    #[case("Yousef Hussain", "Husayn Yusuf", Likeness::SoundsAlike)]
    #[case("Katarzyna", "Kstarzyna", Likeness::OneMistakeApart)]
    #[case("Thu Ha", "Thu Hap", Likeness::OneMistakeApart)]
    #[case("LT", "Linh Tran", Likeness::SameInitials)]
    #[case("l. t.", "Linh Mai Tran", Likeness::SameInitials)]
    #[case("L", "Linh", Likeness::SameInitials)]
    #[case("Linh T.", "Linh Tran", Likeness::SameInitials)]
    fn likely_the_same_person(#[case] new: &str, #[case] known: &str, #[case] expected: Likeness) {
        assert_eq!(likeness(new, known), Some(expected), "{new} and {known}");
        assert_eq!(likeness(known, new), Some(expected), "{known} and {new}");
    }

    #[rstest]
    #[case("", "")]
    #[case("Linh", "")]
    #[case("—", "—")]
    #[case("LT", "MT")]
    #[case("LT", "LTA")]
    #[case("LT", "Tran Linh")]
    #[case("Linh", "Bao")]
    #[case("Linh Tran", "Linh")]
    #[case("An", "Ana Nowak")]
    #[case("Case 7", "Case 8")]
    #[case("LTMA", "Lan Tran Mai An")]
    fn not_the_same_person(#[case] new: &str, #[case] known: &str) {
        assert_eq!(likeness(new, known), None, "{new} and {known}");
        assert_eq!(likeness(known, new), None, "{known} and {new}");
    }

    #[rstest]
    #[case("Quill Example", "quill  EXAMPLE", true)]
    #[case("Quill Example", "Example, Quill", true)]
    #[case("Zoë Example", "Zoe Example", true)]
    #[case("Quill Example", "Quil Example", false)]
    #[case("Q Example", "Quill Example", false)]
    #[case("", "", false)]
    fn the_same_name_however_it_is_typed(#[case] one: &str, #[case] other: &str, #[case] same: bool) {
        assert_eq!(is_same_name(one, other), same, "{one} and {other}");
    }

    #[test]
    fn the_most_alike_comes_first() {
        let mut all =
            [Likeness::SameInitials, Likeness::OneMistakeApart, Likeness::Same, Likeness::SoundsAlike];
        all.sort();
        assert_eq!(all[0], Likeness::Same, "sorted for a list");
        assert_eq!(all[3], Likeness::SameInitials, "the weakest hint is last");
    }

    proptest! {
        #[test]
        fn a_name_is_like_itself(called in "[A-Za-zé]{1,9}( [A-Za-z]{1,9})?") {
            prop_assert_eq!(likeness(&called, &called), Some(Likeness::Same), "whatever it is");
            prop_assert_eq!(likeness(&called, &called.to_uppercase()), Some(Likeness::Same), "in capitals");
        }
    }
}
