//! Text as the online form keeps it: blanks, dashes and the signs it replaces.

use regex::{Regex, RegexBuilder};
use serde::{Deserialize, Deserializer, de::Error};

use super::field::Control;
use super::form::Form;

/// One replacement the online form makes before it stores a text. Upper and lower case are the same.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TextChange {
    #[serde(deserialize_with = "pattern")]
    find: Regex,
    #[serde(deserialize_with = "few_signs")]
    put: String,
}

/// A form has at most so many of them …
pub(super) const MOST_CHANGES: usize = 100;
/// … which put at most so many characters in the place of some …
const MOST_SIGNS: usize = 20;
/// … and leave a text alone that has become longer than this, in bytes. A pack by which each change doubles a text would
/// otherwise fill the memory with a few words.
const LONGEST: usize = 1024 * 1024;
/// The bytes that a pattern may take in memory.
const LARGEST_PATTERN: usize = 1024 * 1024;

/// Returns the text as the online form stores it. The form does this once, on save: a second pass may
/// lengthen the text again ("]" becomes "]-", then "]--"), so never clean a text twice.
pub fn clean(form: &Form, control: Control, text: &str) -> String {
    form.text_changes.iter().fold(arrange(control, text), |text, change| change.made(text))
}

impl TextChange {
    fn made(&self, text: String) -> String {
        if text.len() > LONGEST { text } else { self.find.replace_all(&text, &self.put).into_owned() }
    }
}

/// Returns how many characters the online form counts: UTF-16 units after blanks and dashes are put
/// right, before signs are replaced. A line break counts two, since a browser sends it as two.
pub fn length(control: Control, text: &str) -> u32 {
    let text = arrange(control, text);
    let units = text.encode_utf16().count();
    let breaks = text.matches(['\r', '\n']).count() - text.matches("\r\n").count() * 2;
    u32::try_from(units + breaks).unwrap_or(u32::MAX)
}

/// Returns the text with blanks and runs of dashes put right: boxes keep their line breaks, anything
/// else becomes one line.
pub(super) fn arrange(control: Control, text: &str) -> String {
    let trimmed = trim(text);
    if control == Control::Box {
        runs(trimmed, is_dash, '-')
    } else {
        runs(&runs(trimmed, is_space, ' '), is_dash, '-')
    }
}

/// Returns the text without blanks around it, as JavaScript trims.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// Tells whether JavaScript takes this for white space: Unicode's, with the byte order mark for NEL.
pub(super) fn is_space(sign: char) -> bool {
    sign == '\u{feff}' || (sign.is_whitespace() && sign != '\u{85}')
}

fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '–' | '—')
}

/// Returns the text with every run of such signs made one.
fn runs(text: &str, such: fn(char) -> bool, one: char) -> String {
    let mut inside = false;
    text.chars()
        .filter_map(|sign| {
            let was_inside = std::mem::replace(&mut inside, such(sign));
            if !inside { Some(sign) } else { (!was_inside).then_some(one) }
        })
        .collect()
}

fn pattern<'de, D: Deserializer<'de>>(from: D) -> Result<Regex, D::Error> {
    let source = String::deserialize(from)?;
    let mut pattern = RegexBuilder::new(&source);
    pattern.case_insensitive(true).size_limit(LARGEST_PATTERN).build().map_err(D::Error::custom)
}

fn few_signs<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let put = String::deserialize(from)?;
    if put.chars().count() <= MOST_SIGNS { Ok(put) } else { Err(D::Error::custom("too much to put")) }
}

#[cfg(test)]
#[path = "text_tests.rs"]
mod tests;
