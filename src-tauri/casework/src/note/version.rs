//! The note as it reads with its corrections, for comparing. The note itself never changes.

/// Returns the text with each correction put in whose wrong words stand in it, word for word and once.
/// None when no correction can be placed so: then only its own words tell what was right.
pub fn corrected<'a>(text: &str, corrections: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
    let mut whole = text.to_owned();
    let mut placed = false;
    for (wrong, right) in corrections {
        let wrong = wrong.trim();
        if !wrong.is_empty() && whole.matches(wrong).count() == 1 {
            whole = whole.replacen(wrong, right.trim(), 1);
            placed = true;
        }
    }
    placed.then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_is_placed_where_its_wrong_words_stand_once() {
        let text = "Two men came on Tuesday. One left.";
        assert_eq!(
            corrected(text, [("on Tuesday", "on Wednesday")].into_iter()).as_deref(),
            Some("Two men came on Wednesday. One left."),
            "put in"
        );
        assert_eq!(
            corrected(text, [("o", "0")].into_iter()),
            None,
            "where it stands twice no one can say which"
        );
        assert_eq!(corrected(text, [("The date", "Wednesday")].into_iter()), None, "told in other words");
    }
}
