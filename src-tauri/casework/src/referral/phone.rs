//! Telephone numbers as the online form judges them: by Google's library, the United Kingdom at home.

use phonenumber::country::Id;

/// Google's library gives up on anything longer; so does this, before it is read.
const LONGEST: usize = 250;

/// Tells whether the text is a number that can exist. Numbers from outside the UK need their "+" prefix;
/// Ofcom's fictional numbers (07700 900123) do not exist.
pub(super) fn is_phone(text: &str) -> bool {
    text.len() <= LONGEST
        && phonenumber::parse(Some(Id::GB), text).is_ok_and(|number| phonenumber::is_valid(&number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_that_exist_pass() {
        for number in
            ["020 7946 0018", "07400 123456", "+84 24 3825 2916", "+44 7400 123456", "(020) 7946-0018"]
        {
            assert!(is_phone(number), "{number} can be rung");
        }
    }

    #[test]
    fn numbers_that_cannot_exist_are_refused() {
        for number in
            ["07700 900123", "12", "0", "two", "", "+", "84 24 3825 2916", "[-note]- ~-", &"0".repeat(300)]
        {
            assert!(!is_phone(number), "{number} cannot be rung");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_judged_without_panic(text in r"\PC{0,40}", number in r"[+0-9 ()x;=#,.-]{0,40}") {
            let _ = is_phone(&text);
            let _ = is_phone(&number);
        }
    }
}
