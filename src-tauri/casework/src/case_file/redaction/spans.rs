//! Stretches of a text, and which of those that overlap is replaced.

use std::collections::{BTreeMap, BTreeSet};

/// Bytes into a text, on char boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A name that stands in a text, and whose it may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub span: Span,
    pub people: BTreeSet<usize>,
    /// As it was given, not another way of writing it.
    pub exact: bool,
}

impl Found {
    pub fn exact(span: Span, person: usize) -> Self {
        Self { span, people: BTreeSet::from([person]), exact: true }
    }
}

/// Returns of what overlaps in the text what has most letters, in order; nothing that touches what is kept as it is. Of as
/// many letters a name as it was given comes first: in "AMINA HASSAN, Amina" nobody is "HASSAN, Amina". Where the same
/// stretch is the name of several, they are all named.
pub(super) fn apart(text: &str, found: Vec<Found>, kept: &[Span]) -> Vec<Found> {
    let letters =
        |span: Span| text[span.start..span.end].chars().filter(|sign| sign.is_alphanumeric()).count();
    let mut by_span: BTreeMap<(Span, bool), BTreeSet<usize>> = BTreeMap::new();
    for it in found.into_iter().filter(|it| !kept.iter().any(|kept| kept.overlaps(it.span))) {
        by_span.entry((it.span, !it.exact)).or_default().extend(it.people);
    }
    let mut all: Vec<Found> =
        by_span.into_iter().map(|((span, ways), people)| Found { span, people, exact: !ways }).collect();
    all.sort_by_key(|it| (std::cmp::Reverse(letters(it.span)), !it.exact, it.span));
    let mut chosen: BTreeMap<usize, Found> = BTreeMap::new();
    for it in all {
        let before = chosen.range(..it.span.end).next_back();
        if before.is_none_or(|(_, before)| before.span.end <= it.span.start) {
            chosen.insert(it.span.start, it);
        }
    }
    chosen.into_values().collect()
}
