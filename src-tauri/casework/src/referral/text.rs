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
    put: String,
}

/// Returns the text as the online form stores it. The form does this once, on save: a second pass may
/// lengthen the text again ("]" becomes "]-", then "]--"), so never clean a text twice.
pub fn clean(form: &Form, control: Control, text: &str) -> String {
    form.text_changes
        .iter()
        .fold(arrange(control, text), |text, change| change.find.replace_all(&text, &change.put).into_owned())
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
    RegexBuilder::new(&source).case_insensitive(true).build().map_err(D::Error::custom)
}

#[cfg(test)]
#[path = "text_tests.rs"]
mod tests;
