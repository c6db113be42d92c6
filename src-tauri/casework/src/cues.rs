//! Cue words of the packs: words, stems and phrases, found in a text whatever its case and accents.

use std::collections::{BTreeSet, HashMap};

use serde::Deserialize;

use crate::folded::{Word, words};

/// Words, stems (with `*` at the end) and phrases, whatever their case and accents.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub(crate) struct Cues {
    /// By the first word of each cue; a stem by its first two letters.
    whole: HashMap<String, Vec<Cue>>,
    stems: HashMap<String, Vec<Cue>>,
    begin: Beginnings,
}

/// The first two bytes of every cue, one bit each: most words are put aside without a look-up.
#[derive(Debug, Default)]
struct Beginnings(Vec<u64>);

impl Beginnings {
    fn bit(word: &str) -> (usize, u64) {
        let bytes = word.as_bytes();
        let [first, second] = [0, 1].map(|at| usize::from(bytes.get(at).copied().unwrap_or(0)));
        ((first << 2) | (second >> 6), 1 << (second & 63))
    }

    fn add(&mut self, word: &str) {
        let (place, bit) = Self::bit(word);
        self.0.resize(1024, 0);
        self.0[place] |= bit;
    }

    fn may_have(&self, word: &str) -> bool {
        let (place, bit) = Self::bit(word);
        self.0.get(place).is_some_and(|bits| bits & bit != 0)
    }
}

#[derive(Debug)]
struct Cue {
    /// Counts once in a passage, however often it occurs.
    number: usize,
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    letters: String,
    stem: bool,
}

impl Part {
    fn is(&self, word: &str) -> bool {
        if self.stem { word.starts_with(&self.letters) } else { word == self.letters }
    }
}

impl From<Vec<String>> for Cues {
    fn from(written: Vec<String>) -> Self {
        let mut cues = Self::default();
        for (number, cue) in written.iter().enumerate() {
            let parts = parts(cue);
            let Some(first) = parts.first() else { continue };
            cues.begin.add(&first.letters);
            let (map, key) = if first.stem {
                (&mut cues.stems, beginning(&first.letters).to_owned())
            } else {
                (&mut cues.whole, first.letters.clone())
            };
            map.entry(key).or_default().push(Cue { number, parts });
        }
        cues
    }
}

/// Returns the words of a cue; one with `*` right behind it is a stem.
fn parts(cue: &str) -> Vec<Part> {
    let found = words(cue);
    found
        .into_iter()
        .map(|word| Part { stem: cue[word.end..].starts_with('*'), letters: word.folded.into_owned() })
        .collect()
}

/// Returns the first two letters, by which stems are found.
fn beginning(word: &str) -> &str {
    word.char_indices().nth(2).map_or(word, |(at, _)| &word[..at])
}

impl Cues {
    /// Returns how many different cues occur among the words.
    pub fn count(&self, words: &[Word<'_>]) -> usize {
        let places = words.iter().enumerate();
        let found: BTreeSet<usize> =
            places.flat_map(|(at, _)| self.at(words, at)).map(|(number, _)| number).collect();
        found.len()
    }

    /// Tells whether any cue occurs among the words.
    pub fn occur(&self, words: &[Word<'_>]) -> bool {
        (0..words.len()).any(|at| self.at(words, at).next().is_some())
    }

    /// Returns the cues that begin at this word, each with the number of its words.
    pub fn at<'c>(&'c self, words: &'c [Word<'_>], at: usize) -> impl Iterator<Item = (usize, usize)> + 'c {
        let first = &*words[at].folded;
        let may = self.begin.may_have(first);
        let whole = may.then(|| self.whole.get(first)).flatten().into_iter().flatten();
        let stems = may.then(|| self.stems.get(beginning(first))).flatten().into_iter().flatten();
        whole.chain(stems).filter_map(move |cue| {
            let here = words.get(at..at + cue.parts.len())?;
            let occurs = cue.parts.iter().zip(here).all(|(part, word)| part.is(&word.folded));
            occurs.then_some((cue.number, cue.parts.len()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cues(written: &[&str]) -> Cues {
        Cues::from(written.iter().map(|cue| (*cue).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn words_stems_and_phrases_match_whole_words_only() {
        let cues = cues(&["debt*", "pay", "no days off", "café"]);
        let count = |text: &str| cues.count(&words(text));
        assert_eq!(count("He had DEBTS and no days off"), 2, "a stem and a phrase");
        assert_eq!(count("the payment and a repay"), 0, "not inside a word");
        assert_eq!(count("CAFE pay, pay and pay"), 2, "folded, and each cue once");
        assert_eq!(count("no days"), 0, "a phrase is whole");
        assert!(cues.occur(&words("indebted? a debt")), "one is enough");
    }
}
