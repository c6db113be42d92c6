//! Marks that overlap become one.

use std::cmp::Reverse;

use super::text::Text;
use super::{KnownFrom, Mark};

/// Returns the marks in order, widened to whole words. Those that overlap become one over all of them, so
/// that nothing found is left uncovered.
pub(super) fn settle(text: &Text<'_>, mut found: Vec<Mark>) -> Vec<Mark> {
    for mark in &mut found {
        widen(text, mark);
    }
    found.retain(|mark| mark.start < mark.end);
    found.sort_by_key(|mark| mark.start);
    let mut settled: Vec<Mark> = Vec::with_capacity(found.len());
    let mut told = 0..0;
    for mark in found {
        match settled.last_mut() {
            Some(last) if mark.start < last.end => {
                let is_better = rank(&mark) < (last.from == KnownFrom::LooksLike, Reverse(told.len()));
                if is_better {
                    (last.kind, last.from) = (mark.kind, mark.from);
                    told = mark.start..mark.end;
                }
                last.end = last.end.max(mark.end);
            }
            _ => {
                told = mark.start..mark.end;
                settled.push(mark);
            }
        }
    }
    settled
}

/// Known comes before looks, longer before shorter.
fn rank(mark: &Mark) -> (bool, Reverse<usize>) {
    (mark.from == KnownFrom::LooksLike, Reverse(mark.end - mark.start))
}

/// Widens the mark to the words it cuts; a script that leaves no blanks between words is cut anywhere.
fn widen(text: &Text<'_>, mark: &mut Mark) {
    let cut = |at: usize| {
        let next = text.words.partition_point(|word| word.end <= at);
        text.words.get(next).filter(|word| word.start < at && !word.other_script)
    };
    let (start, end) = (cut(mark.start).map(|word| word.start), cut(mark.end).map(|word| word.end));
    mark.start = start.unwrap_or(mark.start);
    mark.end = end.unwrap_or(mark.end);
}
