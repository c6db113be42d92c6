//! Two copies of one case side by side: what is new, what reads otherwise, what is gone.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::Serialize;

use super::{CaseFile, Entry, PartKind, Row};
use crate::compare::{Piece, compare};

/// What became of an older copy in a newer one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// In the order of the newer copy.
    pub added: Vec<ComparedEntry>,
    /// At the same place but reading otherwise, or in another part; in the order of the newer copy.
    pub corrected: Vec<ComparedEntry>,
    /// In the order of the older copy.
    pub removed: Vec<ComparedEntry>,
    /// How many entries are as they were.
    pub same: usize,
    /// Parts that only one of them holds, by choice: what is missing there was not removed. What is open is among them
    /// whenever a copy holds it: it is another on every day, and says nothing of what was written.
    pub not_compared: Vec<PartKind>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedEntry {
    /// Where it stands in the newer copy; where it stood, if it was removed.
    pub part: PartKind,
    pub place: String,
    pub title: String,
    /// All of what was added or removed; of what was corrected the rows that changed. A row without a label is the
    /// title or the time, where these changed.
    pub rows: Vec<ComparedRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedRow {
    pub label: String,
    pub pieces: Vec<Piece>,
}

type Standing<'f> = (PartKind, &'f Entry);

/// Compares two copies by place. The order of parts, entries and rows does not matter.
///
/// An entry that moved to another part is corrected, also when only one copy holds that part.
pub fn compared(older: &CaseFile, newer: &CaseFile) -> Compared {
    let (held_before, held_now) = (kinds(older), kinds(newer));
    let is_compared =
        |kind: &PartKind| *kind != PartKind::Open && held_before.contains(kind) && held_now.contains(kind);
    let before: Vec<Standing<'_>> = entries(older).collect();
    let mut waiting: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    for (n, (_, entry)) in before.iter().enumerate() {
        waiting.entry(&entry.place).or_default().push_back(n);
    }
    let mut compared = Compared {
        not_compared: held_before.union(&held_now).filter(|kind| !is_compared(kind)).copied().collect(),
        ..Compared::default()
    };
    for (part, entry) in entries(newer) {
        match waiting.get_mut(entry.place.as_str()).and_then(VecDeque::pop_front).map(|n| before[n]) {
            Some((was_in, was)) if is_compared(&part) || is_compared(&was_in) => {
                compared.add_pair((was_in, was), (part, entry));
            }
            None if is_compared(&part) => compared.added.push(alone(part, entry, |text| compare("", text))),
            _ => {}
        }
    }
    let gone: BTreeSet<usize> = waiting.into_values().flatten().collect();
    let gone = gone.into_iter().map(|n| before[n]).filter(|(part, _)| is_compared(part));
    compared.removed = gone.map(|(part, entry)| alone(part, entry, |text| compare(text, ""))).collect();
    compared
}

impl Compared {
    fn add_pair(&mut self, (was_in, was): Standing<'_>, (part, is): Standing<'_>) {
        let rows = changed_rows(was, is);
        if rows.is_empty() && was_in == part && was.amended == is.amended {
            self.same += 1;
        } else {
            let (place, title) = (is.place.clone(), is.title.clone());
            self.corrected.push(ComparedEntry { part, place, title, rows });
        }
    }
}

fn kinds(file: &CaseFile) -> BTreeSet<PartKind> {
    file.parts.iter().map(|part| part.kind).collect()
}

/// Returns what can be compared, in order.
fn entries(file: &CaseFile) -> impl Iterator<Item = Standing<'_>> {
    let parts = file.parts.iter().filter(|part| part.kind != PartKind::Open);
    parts.flat_map(|part| part.entries.iter().map(|entry| (part.kind, entry)))
}

/// Returns an entry that only one copy has.
fn alone(part: PartKind, entry: &Entry, pieces: impl Fn(&str) -> Vec<Piece>) -> ComparedEntry {
    let rows = entry.rows.iter();
    let rows = rows.map(|row| ComparedRow { label: row.label.clone(), pieces: pieces(&row.text) }).collect();
    ComparedEntry { part, place: entry.place.clone(), title: entry.title.clone(), rows }
}

/// Returns the rows that read otherwise: as they stand in the newer entry, then those that are gone.
fn changed_rows(was: &Entry, is: &Entry) -> Vec<ComparedRow> {
    let unnamed = [(&was.title, &is.title), (&was.when, &is.when)].into_iter().filter(|(was, is)| was != is);
    let mut changed: Vec<ComparedRow> = unnamed.map(|(was, is)| row("", was, is)).collect();
    let mut left: Vec<&Row> = was.rows.iter().collect();
    let mut take = |alike: &dyn Fn(&Row) -> bool| {
        let place = left.iter().position(|row| alike(row))?;
        Some(left.remove(place))
    };
    // Rows that stayed are taken first, so that one added among several of a name does not shift the others.
    let stayed: Vec<bool> = is.rows.iter().map(|row| take(&|it| it == row).is_some()).collect();
    for (is, _) in is.rows.iter().zip(stayed).filter(|(_, stayed)| !stayed) {
        let before = take(&|it| it.label == is.label).map_or("", |was| &was.text);
        changed.push(row(&is.label, before, &is.text));
    }
    changed.extend(left.into_iter().map(|was| row(&was.label, &was.text, "")));
    changed
}

fn row(label: &str, older: &str, newer: &str) -> ComparedRow {
    ComparedRow { label: label.to_owned(), pieces: compare(older, newer) }
}

#[cfg(test)]
#[path = "compared_tests.rs"]
mod tests;
