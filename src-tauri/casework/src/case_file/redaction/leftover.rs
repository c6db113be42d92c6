//! What still tells who someone is after their names were replaced.

use std::collections::BTreeSet;

use super::address::addresses;
use super::everyday::{is_everyday, is_title};
use super::pattern::names_in;
use super::spans::Span;
use super::token::{Text, Token, is_unspaced};
use crate::folded::fold;

/// A part of fewer letters is in too many words to be shown.
const LEAST: usize = 3;
/// The same for a part that is found inside an address.
const LEAST_IN_ADDRESS: usize = 4;

/// The parts of names, folded.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    all: BTreeSet<String>,
    /// Names of one word that are also an ordinary word: they were replaced only with a capital.
    everyday: BTreeSet<String>,
}

impl Parts {
    pub fn add(&mut self, given: &str) {
        for name in names_in(given).into_iter().filter(|name| !name.contains(char::is_numeric)) {
            let read = Text::read(&name);
            let in_capitals = read.tokens.iter().any(|token| token.raw.starts_with(char::is_uppercase));
            let is_name = |token: &&Token<'_>| {
                token.folded.chars().count() >= LEAST
                    && !is_title(&token.folded)
                    && (token.is_capital() || !in_capitals)
            };
            self.all.extend(read.tokens.iter().filter(is_name).map(|token| token.folded.to_string()));
            if let [only] = &read.tokens[..]
                && only.folded.chars().count() >= LEAST
                && is_everyday(&only.folded)
            {
                self.everyday.insert(only.folded.to_string());
            }
        }
    }

    /// Returns the parts that stand in the text outside of what is covered, as they are typed there.
    pub fn left(&self, text: &Text<'_>, covered: &[Span]) -> Vec<String> {
        let is_open = |span: Span| !covered.iter().any(|covered| covered.overlaps(span));
        let tokens = text.tokens.iter().filter(|token| self.tells(token) && is_open(token.span));
        let mut left: Vec<String> = tokens.map(|token| token.raw.to_owned()).collect();
        let made_of_names = addresses(text.raw).into_iter().filter(|span| {
            let local = text.raw[span.start..span.end].split('@').next().unwrap_or_default();
            let local = fold(local);
            let is_in =
                |part: &String| part.chars().count() >= LEAST_IN_ADDRESS && local.contains(part.as_str());
            is_open(*span) && self.all.iter().any(is_in)
        });
        left.extend(made_of_names.map(|span| text.raw[span.start..span.end].to_owned()));
        left
    }

    /// Tells whether a word is part of a name, alone or with an ending: "Aminas", and in scripts other than ours whatever
    /// is joined to it.
    fn tells(&self, token: &Token<'_>) -> bool {
        let word = &*token.folded;
        let is_part = |word: &str| self.all.contains(word) && (token.is_capital() || !is_everyday(word));
        let joined = |part: &String| {
            !part.is_ascii() && !part.contains(is_unspaced) && part != word && word.contains(part.as_str())
        };
        self.everyday.contains(word)
            || is_part(word)
            || word.strip_suffix('s').is_some_and(is_part)
            || !word.is_ascii() && self.all.iter().any(joined)
    }
}
