//! The legal test of trafficking, and which passages bear on each part of it.

use serde::{Deserialize, Serialize};

use super::offer::{best_first, only_passages};
use super::pack::{Pack, PartCues};
use super::passage::Passage;
use crate::case::AgeGroup;
use crate::folded::words;

/// The most passages suggested for a part.
const MOST: usize = 6;

/// A part of the test (Modern Slavery Act 2015 s.2 and its statutory guidance).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    Act,
    /// Not needed for a child, who cannot consent.
    Means,
    Purpose,
}

#[derive(Debug)]
pub struct TestPart<'p> {
    pub part: Part,
    /// What the part asks, from the pack.
    pub asks: &'static str,
    /// Those the officer marked for it, in the order of the records.
    pub marked: Vec<&'p Passage>,
    /// At most 6 others that hold cues of the part, best first.
    pub may_support: Vec<&'p Passage>,
    /// Nothing is marked and nothing suggested.
    pub bare: bool,
}

#[derive(Debug)]
pub struct LegalTest<'p> {
    /// The child's test applies: under 18, or age not known.
    pub child: bool,
    pub parts: Vec<TestPart<'p>>,
    pub source: &'static str,
}

/// Returns the parts of the test for that age with the passages that bear on them. `marks` are the officer's
/// own: a passage's id and the part it supports. It decides nothing and counts nothing.
pub fn legal_test<'p>(age: AgeGroup, passages: &'p [Passage], marks: &[(String, Part)]) -> LegalTest<'p> {
    let child = age.treated_as_child();
    let test = &Pack::current().test;
    let asked = test.parts.iter().filter(|entry| !(child && entry.part == Part::Means));
    LegalTest {
        child,
        parts: asked.map(|entry| test_part(entry, passages, marks)).collect(),
        source: &test.source,
    }
}

fn test_part<'p>(
    entry: &'static PartCues,
    passages: &'p [Passage],
    marks: &[(String, Part)],
) -> TestPart<'p> {
    let is_marked =
        |passage: &&Passage| marks.iter().any(|(id, part)| *id == passage.id && *part == entry.part);
    let (marked, rest): (Vec<_>, Vec<_>) = passages.iter().partition(is_marked);
    let scored = rest.into_iter().map(|passage| (entry.cues.count(&words(&passage.text)), passage));
    let mut suggested: Vec<_> = scored.filter(|(score, _)| *score > 0).collect();
    best_first(&mut suggested);
    suggested.truncate(MOST);
    let bare = marked.is_empty() && suggested.is_empty();
    TestPart { part: entry.part, asks: &entry.asks, marked, may_support: only_passages(suggested), bare }
}

#[cfg(test)]
#[path = "legal_test_tests.rs"]
mod tests;
