//! A text with its words, and what stands between them.

use super::{Kind, KnownFrom, Mark};
use crate::folded::{Word, words};

pub(super) struct Text<'t> {
    pub raw: &'t str,
    pub words: Vec<Word<'t>>,
}

impl<'t> Text<'t> {
    pub fn read(raw: &'t str) -> Self {
        Self { raw, words: words(raw) }
    }

    /// Returns what stands between this word and the next; nothing after the last.
    pub fn gap(&self, at: usize) -> &'t str {
        match (self.words.get(at), self.words.get(at + 1)) {
            (Some(word), Some(next)) => &self.raw[word.end..next.start],
            _ => "",
        }
    }

    /// Tells whether only blanks of one line, or one of these signs among them, part the word from the next.
    pub fn is_near(&self, at: usize, signs: &[char]) -> bool {
        let gap = self.gap(at);
        at + 1 < self.words.len()
            && !gap.contains(['\n', '\r'])
            && gap.chars().filter(|sign| !sign.is_whitespace()).count() <= 1
            && gap.chars().all(|sign| sign.is_whitespace() || signs.contains(&sign))
    }

    /// Tells whether the words are joined without a blank, by at most one of these signs.
    pub fn is_tight(&self, at: usize, signs: &[char]) -> bool {
        self.is_near(at, signs) && !self.gap(at).contains(char::is_whitespace)
    }

    /// Returns a mark over these words, the last included, known by its looks.
    pub fn mark(&self, first: usize, last: usize, kind: Kind) -> Mark {
        let (start, end) = (self.words[first].start, self.words[last].end);
        Mark { start, end, kind, from: KnownFrom::LooksLike }
    }
}
