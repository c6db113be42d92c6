//! Keys by which numbers, references and postcodes are found, however they are spaced.

use std::sync::LazyLock;

use regex::Regex;

use crate::folded::fold;

/// Fewer digits than these in a text are no telephone number.
const LEAST_PHONE: usize = 6;
/// The most signs of spacing between two digits of one number.
const MOST_SPACING: usize = 3;

/// Returns the digits of a number without the UK's prefix ("+44", "0044") and the leading nought, so that
/// "07700 900123" and "+44 (0)7700 900123" have one key. Another country's prefix stays. Empty without digits.
pub fn phone_key(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let abroad =
        digits.strip_prefix("00").or_else(|| number.trim_start().starts_with('+').then_some(&digits));
    // Written without "+", a UK number with its prefix has twelve digits.
    let whole = abroad.or_else(|| (digits.len() == 12).then_some(&digits));
    let national = whole.and_then(|digits| digits.strip_prefix("44")).or(abroad).unwrap_or(&digits);
    national.trim_start_matches('0').to_owned()
}

/// Returns the letters and digits of a reference in capitals: "nrm 24-017/a" gives "NRM24017A".
pub fn reference_key(text: &str) -> String {
    fold(text).chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Returns the keys of what looks like telephone numbers: six digits or more with blanks, dashes and brackets.
pub fn phones_in(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut run = String::new();
    let mut spacing = 0;
    for sign in text.chars().chain(['\n']) {
        let goes_on =
            sign.is_ascii_digit() || (!run.is_empty() && is_spacing(sign) && spacing < MOST_SPACING);
        if !goes_on {
            add_phone(&run, &mut found);
            run.clear();
        }
        if goes_on || sign == '+' {
            run.push(sign);
        }
        spacing = if sign.is_ascii_digit() { 0 } else { spacing + 1 };
    }
    found
}

fn add_phone(run: &str, found: &mut Vec<String>) {
    if run.chars().filter(char::is_ascii_digit).count() >= LEAST_PHONE {
        add(phone_key(run), found);
    }
}

/// Adds a key that is not empty and not there yet.
fn add(key: String, found: &mut Vec<String>) {
    if !key.is_empty() && !found.contains(&key) {
        found.push(key);
    }
}

/// Tells whether the sign may stand between the digits of a telephone number.
pub(super) fn is_spacing(sign: char) -> bool {
    matches!(sign, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '-' | '‐'..='―' | '(' | ')')
}

/// Returns the whole UK postcodes of the text in capitals without a blank: "SK13XE".
pub fn postcodes_in(text: &str) -> Vec<String> {
    // Letters that never stand in the second half are left out, so that "M4 4am" is no postcode.
    static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b([a-z]{1,2}[0-9][0-9a-z]?) {0,2}([0-9][abd-hjlnp-uw-z]{2})\b").expect("a test uses it")
    });
    let mut found = Vec::new();
    for code in WHOLE.find_iter(&fold(text)) {
        add(reference_key(code.as_str()), &mut found);
    }
    found
}

/// Returns a whole postcode or its beginning ("SK1", "SK1 3", "sk13xe") in capitals without a blank.
pub(super) fn postcode_part(typed: &str) -> Option<String> {
    static PART: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[a-z]{1,2}[0-9][0-9a-z]?( {0,2}[0-9][abd-hjlnp-uw-z]{0,2})?$").expect("a test uses it")
    });
    let folded = fold(typed.trim());
    PART.is_match(&folded).then(|| reference_key(&folded))
}

/// Returns the keys of what looks like references: four signs or more with two digits, dashes and slashes
/// counted ("24-017"), and groups of capitals and digits with single blanks ("QQ 12 34 56 C").
pub fn references_in(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for token in text.split(|sign: char| !sign.is_alphanumeric() && !is_joint(sign)) {
        let token = token.trim_matches(is_joint);
        if token.chars().count() >= 4 && digits(token) >= 2 {
            add(reference_key(token), &mut found);
        }
    }
    for phrase in text.split(|sign: char| !sign.is_alphanumeric() && sign != ' ') {
        add_spaced(phrase, &mut found);
    }
    found
}

fn is_joint(sign: char) -> bool {
    matches!(sign, '-' | '/' | '_' | '‐'..='―')
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Adds the references whose groups stand apart, of letters and of four digits or more in all.
fn add_spaced(phrase: &str, found: &mut Vec<String>) {
    let tokens: Vec<&str> = phrase.split(' ').collect();
    for groups in tokens.split(|token| !is_group(token)) {
        let joined = groups.concat();
        if digits(&joined) >= 4 && digits(&joined) < joined.len() {
            add(joined, found);
        }
    }
}

/// Tells whether a token is one to four capitals or one to six digits.
fn is_group(token: &str) -> bool {
    let capitals = token.len() <= 4 && token.bytes().all(|sign| sign.is_ascii_uppercase());
    let number = token.len() <= 6 && token.bytes().all(|sign| sign.is_ascii_digit());
    !token.is_empty() && (capitals || number)
}

#[cfg(test)]
#[path = "keys_tests.rs"]
mod tests;
