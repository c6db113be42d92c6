//! Where the words of a query stand in a text, and the part of the text to show.

use std::ops::Range;

use super::terms::Query;
use crate::folded::{Word, words};

/// The usual length of a snippet, in characters: two lines of a list.
pub const SNIPPET_LENGTH: usize = 160;

const CUT: &str = "…";

/// A piece of a snippet. A `hit` is a word of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub text: String,
    pub hit: bool,
}

/// Returns the bytes of the words that match the query, in order; the query's last word may be a beginning.
/// Scripts that leave no blank between words are matched inside.
pub fn matched_in(text: &str, query: &Query) -> Vec<Range<usize>> {
    words(text).iter().flat_map(|word| hits(word, query)).collect()
}

fn hits(word: &Word<'_>, query: &Query) -> Vec<Range<usize>> {
    let whole = word.start..word.end;
    if query.matches(&word.folded) && !(word.other_script && is_longer(word, query)) {
        return vec![whole];
    }
    if !word.other_script {
        return Vec::new();
    }
    let inside = query.words.iter().filter(|term| word.folded.contains(term.as_str()));
    let mut found: Vec<Range<usize>> = inside
        .flat_map(|term| {
            let places = word.raw.match_indices(term.as_str());
            places.map(|(at, part)| word.start + at..word.start + at + part.len())
        })
        .collect();
    if found.is_empty() && query.words.iter().any(|term| word.folded.contains(term.as_str())) {
        found.push(whole);
    }
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup_by(|later, earlier| later.start < earlier.end);
    found
}

/// Tells whether the word is more than any one word of the query.
fn is_longer(word: &Word<'_>, query: &Query) -> bool {
    !query.words.iter().any(|term| *term == *word.folded)
}

/// Returns at most `around` characters round the first words that match, cut between words and with "…"
/// at a cut end; the beginning of the text when nothing matches. The usual length is [`SNIPPET_LENGTH`].
pub fn snippet(text: &str, query: &Query, around: usize) -> Vec<Shown> {
    let hits = matched_in(text, query);
    let window = window(text, &cluster(text, &hits, around), around);
    let mut shown = Vec::new();
    if !text[..window.start].trim().is_empty() {
        shown.push(Shown { text: CUT.to_owned(), hit: false });
    }
    shown.extend(pieces(text, &window, &hits));
    if !text[window.end..].trim().is_empty() {
        shown.push(Shown { text: CUT.to_owned(), hit: false });
    }
    shown
}

/// Returns the first hit with those after it that fit in half the window.
fn cluster(text: &str, hits: &[Range<usize>], around: usize) -> Range<usize> {
    let Some(first) = hits.first() else {
        return 0..0;
    };
    let furthest = forward(text, first.start, around / 2);
    let last = hits.iter().rfind(|hit| hit.end <= furthest).unwrap_or(first);
    first.start..last.end
}

/// Returns the part of the text to show: the cluster in the middle where the text goes on at both ends.
fn window(text: &str, cluster: &Range<usize>, around: usize) -> Range<usize> {
    let spare = around.saturating_sub(count(text, cluster.clone()));
    let after = count(text, cluster.end..forward(text, cluster.end, spare));
    let before = (spare / 2).max(spare - after);
    let start = back(text, cluster.start, before);
    let limit = forward(text, start, around);
    let end = if limit <= cluster.end { limit } else { last_cut(text, cluster.end, limit) };
    first_cut(text, start, cluster.start)..end
}

/// Returns the first place from `start` on where a word begins; `start` itself where no blank comes before
/// the hit.
fn first_cut(text: &str, start: usize, hit: usize) -> usize {
    let between = &text[start..hit];
    let cut = start == 0 || text[..start].ends_with(char::is_whitespace);
    let word = if cut { 0 } else { between.find(char::is_whitespace).unwrap_or(0) };
    let rest = &between[word..];
    start + word + (rest.len() - rest.trim_start().len())
}

/// Returns the last place up to `limit` where a word ends; `limit` itself where no blank comes after the hit.
fn last_cut(text: &str, hit: usize, limit: usize) -> usize {
    let between = &text[hit..limit];
    let cut = limit == text.len() || text[limit..].starts_with(char::is_whitespace);
    let word = if cut { between.len() } else { between.rfind(char::is_whitespace).unwrap_or(between.len()) };
    hit + between[..word].trim_end().len()
}

fn pieces(text: &str, window: &Range<usize>, hits: &[Range<usize>]) -> Vec<Shown> {
    let mut shown = Vec::new();
    let mut push = |range: Range<usize>, hit: bool| {
        if !range.is_empty() {
            shown.push(Shown { text: text[range].to_owned(), hit });
        }
    };
    let mut at = window.start;
    for hit in hits.iter().filter(|hit| hit.start < window.end && hit.end > window.start) {
        let (start, end) = (hit.start.max(at), hit.end.min(window.end));
        push(at..start, false);
        push(start..end, true);
        at = end;
    }
    push(at..window.end, false);
    shown
}

fn count(text: &str, range: Range<usize>) -> usize {
    text[range].chars().count()
}

/// Returns the place that many characters after `at`, or the end.
fn forward(text: &str, at: usize, characters: usize) -> usize {
    text[at..].char_indices().nth(characters).map_or(text.len(), |(bytes, _)| at + bytes)
}

/// Returns the place that many characters before `at`, or the beginning.
fn back(text: &str, at: usize, characters: usize) -> usize {
    let before = text[..at].char_indices().rev().take(characters);
    before.last().map_or(at, |(bytes, _)| bytes)
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;
