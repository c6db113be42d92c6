//! Telephone numbers, however they are spaced.

use super::text::Text;
use super::{Kind, KnownFrom, Mark};

/// A known number is compared by its last digits; fewer than these say nothing.
const LEAST_KNOWN: usize = 6;

/// Digits that stand together, at most three signs of spacing between two.
#[derive(Default)]
struct Run {
    digits: String,
    /// The place of each digit, in bytes.
    places: Vec<usize>,
    /// The places in `digits` at which a group of digits begins.
    groups: Vec<usize>,
}

/// Returns the telephone numbers: those known, and those that look like one of the United Kingdom or one
/// with its country.
pub(super) fn marks(text: &Text<'_>, known: &[(String, KnownFrom)]) -> Vec<Mark> {
    let mut found = Vec::new();
    for run in runs(text.raw) {
        for (digits, from) in known {
            found.extend(occurrences(&run.digits, digits).map(|at| run.mark(at, at + digits.len(), *from)));
        }
        found.extend(by_shape(text.raw, &run));
    }
    for mark in &mut found {
        mark.start = with_prefix(text.raw, mark.start);
    }
    found
}

/// Returns the digits of a number by which it is known: without the UK's prefix and the leading nought.
pub(super) fn core(number: &str) -> Option<String> {
    let digits: String =
        number.chars().filter_map(|sign| sign.to_digit(10)).map(|digit| digit.to_string()).collect();
    let bare = digits.trim_start_matches('0');
    let bare = bare.strip_prefix("44").map_or(bare, |national| national.trim_start_matches('0'));
    (bare.len() >= LEAST_KNOWN).then(|| bare.to_owned())
}

impl Run {
    fn mark(&self, from: usize, to: usize, known: KnownFrom) -> Mark {
        Mark { start: self.places[from], end: self.places[to - 1] + 1, kind: Kind::Phone, from: known }
    }
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut run = Run::default();
    let mut spacing = 0;
    for (at, sign) in text.char_indices() {
        if sign.is_ascii_digit() {
            if spacing > 0 || run.digits.is_empty() {
                run.groups.push(run.digits.len());
            }
            run.digits.push(sign);
            run.places.push(at);
            spacing = 0;
        } else if !run.digits.is_empty() {
            spacing += 1;
            if spacing > 3 || !is_spacing(sign) {
                runs.push(std::mem::take(&mut run));
                spacing = 0;
            }
        }
    }
    runs.push(run);
    runs
}

fn is_spacing(sign: char) -> bool {
    matches!(sign, ' ' | '\t' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '-' | '‐'..='―' | '.' | '(' | ')' | '/')
}

fn occurrences<'d>(digits: &'d str, known: &'d str) -> impl Iterator<Item = usize> + 'd {
    let last = digits.len().saturating_sub(known.len());
    (0..=last).filter(move |at| digits[*at..].starts_with(known))
}

/// Returns what looks like a number: "0" and nine or ten more digits, or "+" and eight to fifteen.
fn by_shape(text: &str, run: &Run) -> Vec<Mark> {
    let ends: Vec<usize> = run.groups.iter().skip(1).copied().chain([run.digits.len()]).collect();
    let mut found = Vec::new();
    for (n, start) in run.groups.iter().enumerate() {
        let digits = &run.digits.as_bytes()[*start..];
        let plus =
            text[..run.places.get(*start).copied().unwrap_or(0)].trim_end_matches(['(', ' ']).ends_with('+');
        let international = plus || digits.starts_with(b"00");
        let national = digits.first() == Some(&b'0')
            && digits.get(1).is_some_and(|next| !matches!(next, b'0' | b'4' | b'6'));
        let lengths = if international {
            8..=15
        } else if national {
            10..=11
        } else {
            continue;
        };
        let end = ends[n..].iter().take(8).rev().find(|end| lengths.contains(&(**end - start)));
        found.extend(end.map(|end| run.mark(*start, *end, KnownFrom::LooksLike)));
    }
    found
}

/// Returns where the number begins with the prefix typed before it: "+44 (0)", "0044", "(0".
fn with_prefix(text: &str, start: usize) -> usize {
    let bare = |text: &'_ str| text.trim_end_matches([' ', '(', ')', '-', '.']).len();
    let mut begin = start;
    for prefix in ["0", "44", "00", "+"] {
        let before = &text[..bare(&text[..begin])];
        if let Some(left) = before.strip_suffix(prefix) {
            begin = left.len();
        }
    }
    if text[..begin].ends_with('(') { begin - 1 } else { begin }
}
