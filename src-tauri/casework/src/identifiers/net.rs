//! E-mail addresses, web addresses and handles of social networks.

use super::pack::Pack;
use super::text::Text;
use super::{Kind, KnownFrom, Mark};

/// Returns the marks of addresses on the net.
pub(super) fn marks(text: &Text<'_>) -> Vec<Mark> {
    let mut found: Vec<Mark> =
        text.raw.match_indices('@').filter_map(|(at, _)| around_at(text.raw, at)).collect();
    found.extend((0..text.words.len()).filter_map(|at| web(text, at)));
    found
}

/// Returns the e-mail address or the handle around the sign.
fn around_at(text: &str, at: usize) -> Option<Mark> {
    let before = text[..at].trim_end_matches(is_address_sign);
    let start = before.len();
    let after = &text[at + 1..];
    let domain = &after[..after.find(|sign| !is_address_sign(sign)).unwrap_or(after.len())];
    let domain = domain.trim_end_matches(['.', '-', '_', '+', '%', '\'']);
    if !domain.contains(char::is_alphanumeric) {
        return None;
    }
    let kind = if start < at { Kind::Email } else { Kind::Alias };
    Some(Mark { start, end: at + 1 + domain.len(), kind, from: KnownFrom::LooksLike })
}

fn is_address_sign(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '.' | '-' | '_' | '+' | '%' | '\'')
}

/// Returns the web address that begins with this word: "https://…", "www.…", "name.com/…".
fn web(text: &Text<'_>, at: usize) -> Option<Mark> {
    let word = &text.words[at];
    let gap = text.gap(at);
    let starts = match &*word.folded {
        "http" | "https" => gap.starts_with("://"),
        "www" => gap == ".",
        _ => gap == "." && ends_name(text, at + 1),
    };
    if !starts {
        return None;
    }
    let rest = &text.raw[word.start..];
    let whole = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
    let end = word.start + whole.trim_end_matches(|sign: char| !sign.is_alphanumeric() && sign != '/').len();
    Some(Mark { start: word.start, end, kind: Kind::Email, from: KnownFrom::LooksLike })
}

/// Tells whether the word ends the name of a site. In small letters only: otherwise a sentence begins there.
fn ends_name(text: &Text<'_>, at: usize) -> bool {
    text.words.get(at).is_some_and(|word| {
        Pack::current().web_endings.contains(&*word.folded) && word.raw.chars().all(char::is_lowercase)
    })
}
