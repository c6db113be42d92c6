//! What changed between two versions of a text, word by word.

use std::ops::Range;

use serde::Serialize;
use similar::{Algorithm, DiffOp, DiffableStr, capture_diff_slices};

/// What became of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    Same,
    Added,
    Removed,
}

/// A run of text with one fate. The same and the removed pieces, joined, are the older text; the same
/// and the added ones the newer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    pub change: Change,
    /// Never empty.
    pub text: String,
}

/// Returns the pieces of both texts in order, what was removed before what was added in its place. Lines
/// are compared first and then the words of the lines that changed, so a word that wandered to another line
/// is removed and added. Equal texts give equal pieces every time; no clock is asked.
pub fn compare(older: &str, newer: &str) -> Vec<Piece> {
    let (old_lines, new_lines) = (lines(older), lines(newer));
    let mut pieces = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old_lines, &new_lines) {
        let (old, new) = (old_lines[op.old_range()].concat(), new_lines[op.new_range()].concat());
        match op {
            DiffOp::Equal { .. } => push(&mut pieces, Change::Same, &old),
            _ => compare_words(&old, &new, &mut pieces),
        }
    }
    pieces
}

/// Returns how many words were added and how many removed.
pub fn summary(pieces: &[Piece]) -> (usize, usize) {
    let count = |change: Change| {
        let texts = pieces.iter().filter(|piece| piece.change == change).map(|piece| &piece.text);
        texts.map(|text| words(text).into_iter().filter(|word| is_word(word)).count()).sum()
    };
    (count(Change::Added), count(Change::Removed))
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Returns Unicode's words with the blanks and signs between them: nothing is lost.
fn words(text: &str) -> Vec<&str> {
    text.tokenize_unicode_words()
}

fn is_word(word: &str) -> bool {
    word.contains(char::is_alphanumeric)
}

fn compare_words(older: &str, newer: &str, pieces: &mut Vec<Piece>) {
    let (old_words, new_words) = (words(older), words(newer));
    for (old, new, same) in whole_changes(&old_words, &new_words) {
        if same {
            push(pieces, Change::Same, &old_words[old].concat());
        } else {
            push(pieces, Change::Removed, &old_words[old].concat());
            push(pieces, Change::Added, &new_words[new].concat());
        }
    }
}

/// Returns the places that stayed and those that changed. A blank that stayed between two changed words
/// belongs to the change, which otherwise would be read word for word in turns.
fn whole_changes(old: &[&str], new: &[&str]) -> Vec<(Range<usize>, Range<usize>, bool)> {
    let ops = capture_diff_slices(Algorithm::Myers, old, new);
    let mut changes: Vec<(Range<usize>, Range<usize>, bool)> = Vec::new();
    for (at, op) in ops.iter().enumerate() {
        let same = matches!(op, DiffOp::Equal { .. });
        let inside = at > 0 && at + 1 < ops.len();
        let same = same && !(inside && old[op.old_range()].iter().all(|word| is_blank(word)));
        match changes.last_mut() {
            Some((old, new, false)) if !same => {
                old.end = op.old_range().end;
                new.end = op.new_range().end;
            }
            _ => changes.push((op.old_range(), op.new_range(), same)),
        }
    }
    changes
}

/// Tells whether there are only blanks, and no end of a line.
fn is_blank(word: &str) -> bool {
    word.chars().all(|sign| sign.is_whitespace() && sign != '\n' && sign != '\r')
}

fn push(pieces: &mut Vec<Piece>, change: Change, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.change == change => last.text.push_str(text),
        _ => pieces.push(Piece { change, text: text.to_owned() }),
    }
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;
