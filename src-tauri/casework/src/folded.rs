//! The words of a text, folded so that case, accents and widths do not matter, each with its place.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// One word: letters and digits without a break, all of one kind of script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word<'t> {
    /// Bytes into the text, on char boundaries.
    pub start: usize,
    pub end: usize,
    /// As written.
    pub raw: &'t str,
    /// Small letters without accents.
    pub folded: Cow<'t, str>,
    /// Of a script other than Latin, Greek and Cyrillic; such scripts may leave no blank between words.
    pub other_script: bool,
}

impl Word<'_> {
    /// Tells whether the word begins with a capital letter.
    pub fn is_capitalised(&self) -> bool {
        self.raw.chars().next().is_some_and(char::is_uppercase)
    }

    pub fn has_digit(&self) -> bool {
        self.folded.bytes().any(|byte| byte.is_ascii_digit())
    }

    pub fn is_number(&self) -> bool {
        !self.folded.is_empty() && self.folded.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Returns the number of the month the word names, whole or by its first letters.
    pub fn month(&self) -> Option<u32> {
        let folded = &*self.folded;
        let named = |month: &str| month == folded || month.get(..3) == Some(folded);
        let found = MONTHS.iter().position(|month| named(month) || *month == "september" && folded == "sept");
        found.and_then(|place| u32::try_from(place + 1).ok())
    }
}

/// The months in order, in small letters.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Returns the words of the text in order. A word ends at any sign that is neither letter nor digit (the
/// joiners inside a word apart) and where the script changes.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut signs = text.char_indices().peekable();
    while let Some((start, first)) = signs.next() {
        if !first.is_alphanumeric() {
            continue;
        }
        let other_script = is_other_script(first);
        let mut end = start + first.len_utf8();
        while let Some(&(at, sign)) = signs.peek() {
            if sign.is_alphanumeric() && is_other_script(sign) == other_script || is_combining_mark(sign) {
                end = at + sign.len_utf8();
            } else if !is_joiner(sign) {
                break;
            }
            signs.next();
        }
        let raw = &text[start..end];
        let small = raw.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        let folded = if small { Cow::Borrowed(raw) } else { Cow::Owned(fold(raw)) };
        words.push(Word { start, end, raw, folded, other_script });
    }
    words
}

/// Returns the text in small letters without accents, wide and joined letters made plain.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for sign in text.nfkd().filter(|sign| canonical_combining_class(*sign) == 0 && !is_joiner(*sign)) {
        for small in sign.to_lowercase() {
            match plain(small) {
                Some(letters) => folded.push_str(letters),
                None => folded.push(small),
            }
        }
    }
    folded
}

/// Returns the letters that stand for one that Unicode does not take apart.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ə' => "e",
        '\u{307}' => "",
        _ => return None,
    })
}

/// Tells whether the sign is invisible and stands inside words: soft hyphen, joiners.
fn is_joiner(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Tells whether the letter belongs to a script after Armenian in Unicode's order that is not a later
/// block of Latin, Greek or Cyrillic.
fn is_other_script(sign: char) -> bool {
    let latin_greek_cyrillic = matches!(sign, '\u{1c80}'..='\u{218f}' | '\u{2c60}'..='\u{2c7f}'
        | '\u{a640}'..='\u{a69f}' | '\u{a720}'..='\u{a7ff}' | '\u{ab30}'..='\u{ab6f}'
        | '\u{fb00}'..='\u{fb06}' | '\u{ff10}'..='\u{ff5a}' | '\u{1d400}'..='\u{1d7ff}');
    sign >= '\u{590}' && sign.is_alphabetic() && !latin_greek_cyrillic
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded.into_owned()).collect()
    }

    #[test]
    fn words_are_folded_and_cut_at_other_signs() {
        assert_eq!(folded("Mai-Linh O’Brien's"), ["mai", "linh", "o", "brien", "s"], "every sign cuts");
        assert_eq!(
            folded("ĐẶNG Łukasz Straße Ｔｒａｎ"),
            ["dang", "lukasz", "strasse", "tran"],
            "plain letters"
        );
        assert_eq!(folded("Tr\u{ad}an e\u{301}té"), ["tran", "ete"], "invisible signs do not cut");
        assert_eq!(folded("Tran梅 电话07"), ["tran", "梅", "电话", "07"], "a change of script cuts");
        assert_eq!(folded(" — 👋🏽 \u{202e}!"), Vec::<String>::new(), "no letters, no words");
    }

    proptest! {
        #[test]
        fn words_stand_in_order_on_char_boundaries(text in r"\PC{0,60}") {
            let mut last = 0;
            for word in words(&text) {
                prop_assert!(last <= word.start && word.start < word.end, "in order and not empty");
                prop_assert_eq!(&text[word.start..word.end], word.raw, "the place is the word's");
                last = word.end;
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in r"\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once, "folded text is folded");
        }
    }
}
