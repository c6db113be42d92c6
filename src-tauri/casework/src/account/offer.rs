//! The passages that fit a box of the form.

use std::cmp::Reverse;

use super::pack::{BoxCues, Pack};
use super::passage::Passage;
use crate::folded::words;

/// The most passages offered as fitting.
const MOST: usize = 12;

/// What a cue weighs, a preferred kind of record beside cues, and a kind that always fits. Internal: only
/// the order shows.
const CUE: usize = 2;
const PREFERRED: usize = 3;
const ALWAYS: usize = 12;

/// Every passage once: those that fit best first, all others newest first.
#[derive(Debug)]
pub struct Offer<'p> {
    /// At most 12.
    pub fitting: Vec<&'p Passage>,
    pub others: Vec<&'p Passage>,
}

/// Returns the passages for the box with this key. A field without cues has none that fit.
pub fn offer<'p>(field: &str, passages: &'p [Passage]) -> Offer<'p> {
    let cues = Pack::current().of_box(field);
    let scored = passages.iter().map(|passage| (cues.map_or(0, |cues| score(cues, passage)), passage));
    let (mut fitting, mut others): (Vec<_>, Vec<_>) = scored.partition(|(score, _)| *score > 0);
    best_first(&mut fitting);
    others.extend(fitting.split_off(fitting.len().min(MOST)));
    others.sort_by_key(|(_, passage)| Reverse(passage.at));
    Offer { fitting: only_passages(fitting), others: only_passages(others) }
}

/// Puts the highest score first, then the newest.
pub(super) fn best_first(scored: &mut [(usize, &Passage)]) {
    scored.sort_by_key(|(score, passage)| Reverse((*score, passage.at)));
}

pub(super) fn only_passages(scored: Vec<(usize, &Passage)>) -> Vec<&Passage> {
    scored.into_iter().map(|(_, passage)| passage).collect()
}

fn score(entry: &BoxCues, passage: &Passage) -> usize {
    let kind = passage.kind.counted_as();
    let cues = entry.cues.count(&words(&passage.text));
    let always = entry.always.contains(&kind);
    let preferred = entry.prefers.contains(&kind) && (always || cues > 0);
    cues * CUE + usize::from(always) * ALWAYS + usize::from(preferred) * PREFERRED
}

#[cfg(test)]
#[path = "offer_tests.rs"]
mod tests;
