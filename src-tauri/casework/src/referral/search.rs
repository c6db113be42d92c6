//! Finding an entry of a closed list by typing.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::council::{NewerCouncil, newer_councils};
use super::list::lists;
use super::name::words_of;

/// What a search of a list found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matches {
    /// How many entries of the whole list match.
    pub total: usize,
    /// The matching entries from the place asked for, best first.
    pub options: Vec<&'static str>,
    /// No entry holds what was typed; these are the nearest by spelling.
    pub nearest: bool,
    /// Councils that the list does not have yet and that what was typed names.
    pub newer: Vec<NewerCouncil>,
}

/// Returns the entries that the query finds, at most `limit` of them, leaving out the first `from`: those
/// that begin with it, then those with a word that begins with it, then those whose words begin with its
/// words in any order, then those that hold it; each in list order and once. When no entry holds it, those
/// nearest to it by spelling. Case, accents and punctuation do not count. An empty query finds the whole
/// list in its order; an unknown list has nothing.
pub fn search_options(name: &str, query: &str, from: usize, limit: usize) -> Matches {
    let Some(index) = indexes().iter().find(|index| index.list == name) else {
        return Matches { total: 0, options: Vec::new(), nearest: false, newer: Vec::new() };
    };
    let query = Query::read(query);
    let held = index.held(&query);
    let nearest = held.is_empty();
    let found = if nearest { index.nearest(&query) } else { held };
    Matches {
        total: found.len(),
        options: found.into_iter().skip(from).take(limit).collect(),
        nearest: nearest && !query.words.is_empty(),
        newer: newer_councils(name, &query, nearest),
    }
}

/// No entry is longer than this many characters; the rest of a query is left out.
const LONGEST_QUERY: usize = 200;

/// What was typed, ready to be compared.
pub(super) struct Query {
    pub words: Vec<String>,
    /// The words, a blank before each.
    line: String,
    unspaced: String,
}

impl Query {
    pub fn read(typed: &str) -> Self {
        let typed: String = typed.chars().take(LONGEST_QUERY).collect();
        let words = words_of(&typed);
        Self { line: line(&words), unspaced: words.concat(), words }
    }
}

/// How an entry holds a query, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Begins,
    WordBegins,
    /// Each word of the query begins a word, in any order.
    WordsBegin,
    Holds,
    /// A word begins with it when blanks are put aside.
    WordBeginsUnspaced,
}

/// A name, ready to be compared.
pub(super) struct Name {
    pub words: Vec<String>,
    /// The words, a blank before each, so that a word begins where a blank is.
    line: String,
    unspaced: String,
}

impl Name {
    pub fn read(name: &str) -> Self {
        let words = words_of(name);
        Self { line: line(&words), unspaced: words.concat(), words }
    }

    /// Returns how the name holds the query; nothing is held by every name.
    pub fn rank(&self, query: &Query) -> Option<Rank> {
        let begins_word = |word: &String| self.words.iter().any(|own| own.starts_with(word.as_str()));
        if self.line.starts_with(&query.line) {
            Some(Rank::Begins)
        } else if self.line.contains(&query.line) {
            Some(Rank::WordBegins)
        } else if query.words.iter().all(begins_word) {
            Some(Rank::WordsBegin)
        } else if query.words.iter().all(|word| self.line.contains(word.as_str())) {
            Some(Rank::Holds)
        } else {
            self.begins_unspaced(&query.unspaced).then_some(Rank::WordBeginsUnspaced)
        }
    }

    fn begins_unspaced(&self, query: &str) -> bool {
        let mut rest = self.unspaced.as_str();
        for word in &self.words {
            if rest.starts_with(query) {
                return true;
            }
            rest = &rest[word.len()..];
        }
        false
    }
}

fn line(words: &[String]) -> String {
    words.iter().flat_map(|word| [" ", word]).collect()
}

/// A list, ready to be searched.
struct Index {
    list: &'static str,
    entries: Vec<Entry>,
    /// Each word of the entries once: names share most of theirs.
    vocabulary: Vec<String>,
}

struct Entry {
    entry: &'static str,
    name: Name,
    /// The places of its words in the vocabulary.
    places: Vec<usize>,
}

fn indexes() -> &'static [Index] {
    static INDEXES: OnceLock<Vec<Index>> = OnceLock::new();
    INDEXES.get_or_init(|| lists().iter().map(|(name, list)| Index::of(name, &list.entries)).collect())
}

impl Index {
    fn of(list: &'static str, entries: &'static [String]) -> Self {
        let mut seen = HashSet::new();
        let distinct = entries.iter().filter(|entry| seen.insert(entry.as_str()));
        let named: Vec<(&'static str, Name)> =
            distinct.map(|entry| (entry.as_str(), Name::read(entry))).collect();
        let mut vocabulary: Vec<String> = named.iter().flat_map(|(_, name)| name.words.clone()).collect();
        vocabulary.sort_unstable();
        vocabulary.dedup();
        let place = |word: &String| vocabulary.binary_search(word).ok();
        let entries = named.into_iter().map(|(entry, name)| {
            let places = name.words.iter().filter_map(place).collect();
            Entry { entry, name, places }
        });
        Self { list, entries: entries.collect(), vocabulary }
    }

    fn held(&self, query: &Query) -> Vec<&'static str> {
        let ranked = self.entries.iter().filter_map(|entry| Some((entry.name.rank(query)?, entry.entry)));
        in_order(ranked.collect())
    }

    /// Returns the entries with a word near to each word of the query, the nearest first. Those much
    /// farther than the nearest are left out.
    fn nearest(&self, query: &Query) -> Vec<&'static str> {
        let steps: Vec<Vec<Option<usize>>> = query
            .words
            .iter()
            .map(|typed| self.vocabulary.iter().map(|word| steps_between(typed, word)).collect())
            .collect();
        let far = |entry: &Entry| -> Option<usize> {
            let nearest_word =
                |of_word: &Vec<Option<usize>>| entry.places.iter().filter_map(|place| of_word[*place]).min();
            steps.iter().map(nearest_word).sum()
        };
        let mut near: Vec<(usize, &str)> =
            self.entries.iter().filter_map(|entry| Some((far(entry)?, entry.entry))).collect();
        let best = near.iter().map(|(steps, _)| *steps).min().unwrap_or(0);
        near.retain(|(steps, _)| *steps <= best + 1);
        in_order(near)
    }
}

/// Returns the entries by rank; those of one rank stay in list order.
fn in_order<R: Ord + Copy>(mut ranked: Vec<(R, &'static str)>) -> Vec<&'static str> {
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, entry)| entry).collect()
}

/// Returns how many slips (a letter wrong, missing, too many, or two exchanged) lie between a typed word and
/// a word or its beginning; nothing when they are too many for one word to be meant for the other.
pub(super) fn steps_between(typed: &str, word: &str) -> Option<usize> {
    let (typed_length, word_length) = (typed.chars().count(), word.chars().count());
    let most = match typed_length {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    if typed_length > word_length + most || letters_missing(typed, word) > most {
        return None;
    }
    let beginning = word.char_indices().nth(typed_length).map_or(word, |(end, _)| &word[..end]);
    let whole = (word_length <= typed_length + most).then(|| strsim::osa_distance(typed, word));
    let steps = whole.into_iter().chain([strsim::osa_distance(typed, beginning)]).min()?;
    (steps <= most).then_some(steps)
}

/// Counts the letters from a to z that are typed and not in the word: each costs a slip at least, and they
/// are counted sooner than slips.
fn letters_missing(typed: &str, word: &str) -> usize {
    let letters = |text: &str| {
        let mut counts = [0_usize; 26];
        let plain = text.bytes().filter(u8::is_ascii_lowercase);
        plain.for_each(|letter| counts[usize::from(letter - b'a')] += 1);
        counts
    };
    letters(typed).iter().zip(letters(word)).map(|(typed, there)| typed.saturating_sub(there)).sum()
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
