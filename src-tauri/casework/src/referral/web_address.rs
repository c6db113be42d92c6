//! What the online form takes for a web address in a text.

use std::sync::LazyLock;

use regex::Regex;

/// Two or more signs an address may hold, a dot, and two to six small letters that end a word: also an
/// e-mail address, and a sentence begun without a blank after the full stop.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[-a-zA-Z0-9@:%._+~#=]{2}\.[a-z]{2,6}(?-u:\b)").expect("a test builds this pattern")
});

/// Tells whether the online form refuses the text as holding a web address.
pub(super) fn looks_like_web_address(text: &str) -> bool {
    ADDRESS.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_missing_blanks_are_refused() {
        for text in
            ["see http://example.com", "www.example.com", "write to a.b@example.com", "left home.he followed"]
        {
            assert!(looks_like_web_address(text), "{text:?} is refused");
        }
    }

    #[test]
    fn ordinary_sentences_pass() {
        for text in [
            "He left. She stayed.",
            "left home.He followed",
            "paid 3.50",
            "a.me",
            "home.yesterday",
            "e.g. tea",
        ] {
            assert!(!looks_like_web_address(text), "{text:?} is an ordinary sentence");
        }
    }
}
