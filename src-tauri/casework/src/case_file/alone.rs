//! The words of a name that can stand for someone by themselves.

/// A shorter word is more often another word than a name.
const SHORTEST: usize = 3;

/// Returns the words of a name of several that stand for someone alone: "Layla" and "Hassan" of "Layla Hassan".
///
/// For people on the case's list, who may be called by either: what is replaced too often says less than it could, what is
/// replaced too seldom says who someone is.
pub fn standing_alone(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let stands = |word: &&str| {
        let capital = word.chars().next().is_some_and(|sign| !sign.is_lowercase());
        capital && word.chars().count() >= SHORTEST
    };
    if words.len() < 2 {
        return Vec::new();
    }
    words.into_iter().filter(stands).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::both_words("Layla Hassan", &["Layla", "Hassan"])]
    #[case::one_word_is_the_name_itself("Layla", &[])]
    #[case::words_between_in_small_letters("Layla bint Hassan", &["Layla", "Hassan"])]
    #[case::what_she_is_called_by("the landlord", &[])]
    #[case::a_title_and_a_name("Dr Quill", &["Quill"])]
    #[case::too_short_to_be_a_name_alone("Li Na", &[])]
    #[case::a_script_without_capitals("ليلى حسن", &["ليلى", "حسن"])]
    #[case::blanks_around("  Rowan   Example ", &["Rowan", "Example"])]
    #[case::nothing("", &[])]
    fn of_a_name_of_several_words_each_that_can_be_a_name(#[case] name: &str, #[case] expected: &[&str]) {
        assert_eq!(standing_alone(name), expected, "“{name}”");
    }
}
