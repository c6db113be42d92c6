//! The keys of a document: what the index holds, and what a query is held against.

use casework::search::{Query, phone_key, phones_in, postcodes_in, reference_key, references_in};

use super::document::Document;

/// Part of a telephone number is found from so many digits on.
const LEAST_DIGITS: usize = 3;

/// Sorted, each once.
#[derive(Debug, Default)]
pub(super) struct Keys(Vec<String>);

/// The keys of one document by what they are, folded and small.
#[derive(Debug)]
pub(super) struct Fields {
    pub names: Keys,
    pub places: Keys,
    /// Of everything else that was typed.
    pub words: Keys,
    pub references: Keys,
    /// Each number and each of its endings, so that any part of it is the beginning of a key.
    pub phones: Keys,
    /// Whole, and their second halves.
    pub postcodes: Keys,
}

impl Fields {
    pub fn of(document: &Document) -> Self {
        let texts = document.texts().join("\n");
        let typed = |lines: &str, key: fn(&str) -> String| lines.lines().map(key).collect::<Vec<_>>();
        let mut phones = phones_in(&texts);
        phones.extend(typed(&document.phones, phone_key));
        let mut references = references_in(&texts);
        // The groups of a telephone number look like references.
        references.retain(|key| !is_part_of_one(key, &phones));
        references.extend(typed(&document.references, reference_key));
        let rest = [&*document.words, &*document.references, &*document.phones].join("\n");
        Self {
            names: Keys::from_iter(tokens(&document.names)),
            places: Keys::from_iter(tokens(&document.places)),
            words: Keys::from_iter(tokens(&rest)),
            references: Keys::from_iter(references.into_iter().map(|key| key.to_lowercase())),
            phones: Keys::from_iter(phones.iter().flat_map(|number| endings(number))),
            postcodes: Keys::from_iter(postcodes_in(&texts).into_iter().flat_map(|code| halves(&code))),
        }
    }

    /// Returns every key once, with blanks between.
    pub fn all(&self) -> String {
        let parts = [&self.names, &self.places, &self.words, &self.references, &self.phones, &self.postcodes];
        let mut keys: Vec<&str> = parts.iter().flat_map(|keys| keys.0.iter().map(String::as_str)).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.join(" ")
    }
}

impl Keys {
    pub fn has(&self, key: &str) -> bool {
        self.0.binary_search_by(|it| it.as_str().cmp(key)).is_ok()
    }

    pub fn has_beginning(&self, beginning: &str) -> bool {
        let from = self.0.partition_point(|key| key.as_str() < beginning);
        self.0.get(from).is_some_and(|key| key.starts_with(beginning))
    }

    pub fn joined(&self) -> String {
        self.0.join(" ")
    }
}

impl FromIterator<String> for Keys {
    fn from_iter<I: IntoIterator<Item = String>>(keys: I) -> Self {
        let mut keys: Vec<String> = keys.into_iter().filter(|key| !key.is_empty()).collect();
        keys.sort_unstable();
        keys.dedup();
        Self(keys)
    }
}

/// Returns the folded words of a text. A run in a script that leaves no blank between words gives every two
/// neighbours, and its last sign, so that any part of it is found.
pub(super) fn tokens(text: &str) -> Vec<String> {
    Query::read(text).words.into_iter().flat_map(parts).collect()
}

fn parts(word: String) -> Vec<String> {
    if word.contains(char::is_whitespace) {
        // Some signs fold into a blank and a mark; a key never holds a blank.
        return word.split_whitespace().map(str::to_owned).flat_map(parts).collect();
    }
    if word.is_ascii() || !word.chars().any(leaves_no_blank) {
        return vec![word];
    }
    let signs: Vec<char> = word.chars().collect();
    let last = signs.last().map(ToString::to_string);
    signs.windows(2).map(|pair| pair.iter().collect()).chain(last).collect()
}

/// Returns the keys to look for when the word is part of a query.
pub(super) fn wanted(word: &str) -> Vec<String> {
    let without_last = |piece: &str| {
        let mut parts = parts(piece.to_owned());
        // The last sign alone is only for runs that end with it.
        parts.truncate(1.max(parts.len().saturating_sub(1)));
        parts
    };
    word.split_whitespace().flat_map(without_last).collect()
}

/// Tells whether the sign is of a script such as Chinese, Japanese, Thai, Lao, Burmese or Khmer.
fn leaves_no_blank(sign: char) -> bool {
    matches!(sign, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_part_of_one(key: &str, phones: &[String]) -> bool {
    let digits = key.trim_start_matches('0');
    digits.bytes().all(|sign| sign.is_ascii_digit()) && phones.iter().any(|phone| phone.contains(digits))
}

fn endings(number: &str) -> Vec<String> {
    let last = number.len().saturating_sub(LEAST_DIGITS);
    (0..=last).filter_map(|at| number.get(at..)).map(str::to_owned).collect()
}

fn halves(code: &str) -> Vec<String> {
    let code = code.to_lowercase();
    let second = code.len().checked_sub(3).and_then(|at| code.get(at..)).unwrap_or_default().to_owned();
    vec![code, second]
}
