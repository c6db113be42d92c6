//! Exact words: stretches of a note's text that someone said just so.

use serde::{Deserialize, Serialize};

/// A stretch of the text, counted in Unicode characters, with who said it, in which language, through whom.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExactWords {
    pub from: usize,
    pub to: usize,
    pub said: Said,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    pub speaker: String,
    pub language: String,
    /// The interpreter, or who else passed it on. Empty for heard directly.
    pub through: String,
}

/// A piece of a note: plain text, or exact words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    pub text: String,
    pub said: Option<Said>,
}

/// Returns the pieces of a text. Joined they give the text; a stretch that does not fit is left out.
pub fn blocks(text: &str, exact: &[ExactWords]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rest = text;
    let mut at = 0;
    for words in exact {
        let length = rest.chars().count();
        if words.from < at || words.to <= words.from || words.to > at + length {
            continue;
        }
        let (before, from) = rest.split_at(byte_at(rest, words.from - at));
        let (said, after) = from.split_at(byte_at(from, words.to - words.from));
        if !before.is_empty() {
            blocks.push(Block { text: before.to_owned(), said: None });
        }
        blocks.push(Block { text: said.to_owned(), said: Some(words.said.clone()) });
        (rest, at) = (after, words.to);
    }
    if !rest.is_empty() || blocks.is_empty() {
        blocks.push(Block { text: rest.to_owned(), said: None });
    }
    blocks
}

/// Returns the text of pieces with the stretches that are exact words. Exact words of no length are none.
pub fn joined(blocks: &[Block]) -> (String, Vec<ExactWords>) {
    let mut text = String::new();
    let mut exact = Vec::new();
    let mut at = 0;
    for block in blocks {
        let to = at + block.text.chars().count();
        if let Some(said) = &block.said
            && to > at
        {
            exact.push(ExactWords { from: at, to, said: said.clone() });
        }
        text.push_str(&block.text);
        at = to;
    }
    (text, exact)
}

/// Returns the text with exact words in quotation marks and who said them after: as it goes into the
/// referral. Words that stand in quotation marks already are not quoted twice. No word is changed.
pub fn quoted(text: &str, exact: &[ExactWords]) -> String {
    let mut whole = String::with_capacity(text.len());
    let blocks = blocks(text, exact);
    for block in &blocks {
        let Some(said) = &block.said else {
            whole.push_str(&block.text);
            continue;
        };
        let words = block.text.trim();
        let lead = &block.text[..block.text.len() - block.text.trim_start().len()];
        let trail = &block.text[block.text.trim_end().len()..];
        whole.push_str(lead);
        if is_quoted(words) {
            whole.push_str(words);
        } else {
            whole.extend(["“", words, "”"]);
        }
        if let Some(who) = attribution(said) {
            whole.extend([" [", &who, "]"]);
        }
        whole.push_str(trail);
    }
    whole
}

/// Tells whether the words stand in quotation marks of their own. Marks in the text round them are the
/// worker's: then the words are quoted once more, which is never false.
fn is_quoted(words: &str) -> bool {
    let pairs = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»')];
    let inner = words.chars().count() > 2;
    inner && pairs.iter().any(|(open, close)| words.starts_with(*open) && words.ends_with(*close))
}

fn attribution(said: &Said) -> Option<String> {
    let mut parts = Vec::new();
    if !said.speaker.trim().is_empty() {
        parts.push(said.speaker.trim().to_owned());
    }
    if !said.language.trim().is_empty() {
        parts.push(format!("in {}", said.language.trim()));
    }
    if !said.through.trim().is_empty() {
        parts.push(format!("through {}", said.through.trim()));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Returns the byte at which the character stands; the end when there are fewer.
fn byte_at(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(speaker: &str) -> Said {
        Said { speaker: speaker.into(), ..Said::default() }
    }

    #[test]
    fn exact_words_go_round_with_quotation_marks_other_scripts_and_emoji() {
        let pieces = [
            Block { text: "She said ".into(), said: None },
            Block { text: "\"Tôi sợ\" 👋🏽 خائفة".into(), said: Some(said("Mai")) },
            Block { text: " and sat down.".into(), said: None },
        ];
        let (text, exact) = joined(&pieces);
        assert_eq!(text, "She said \"Tôi sợ\" 👋🏽 خائفة and sat down.", "no sign is lost");
        assert_eq!(blocks(&text, &exact), pieces, "and none moves");
    }

    #[test]
    fn exact_words_are_quoted_once_with_who_said_them() {
        let mai =
            Said { speaker: "Mai".into(), language: "Vietnamese".into(), through: "the interpreter".into() };
        let exact = [ExactWords { from: 9, to: 13, said: mai }];
        assert_eq!(
            quoted("She said run! and left.", &exact),
            "She said “run!” [Mai, in Vietnamese, through the interpreter] and left.",
            "quoted, with its source"
        );
        let exact = [ExactWords { from: 9, to: 14, said: said("Mai") }];
        assert_eq!(quoted("She said \"run\".", &exact), "She said \"run\" [Mai].", "never quoted twice");
        let exact = [ExactWords { from: 15, to: 27, said: said("Mai") }];
        assert_eq!(
            quoted("She said \"no\". I was beaten", &exact),
            "She said \"no\". “I was beaten” [Mai]",
            "what was quoted before does not count"
        );
    }

    #[test]
    fn a_stretch_that_does_not_fit_is_left_out_and_the_text_stays() {
        let exact =
            [ExactWords { from: 3, to: 99, said: said("a") }, ExactWords { from: 2, to: 2, said: said("b") }];
        assert_eq!(blocks("short", &exact), [Block { text: "short".into(), said: None }], "nothing is lost");
        assert_eq!(blocks("", &[]).len(), 1, "an empty note is one empty piece to type in");
    }

    proptest! {
        #[test]
        fn pieces_always_join_to_the_text(text in r"\PC{0,40}", from in 0..50usize, length in 0..50usize) {
            let exact = [ExactWords { from, to: from + length, said: said("x") }];
            let pieces = blocks(&text, &exact);
            let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert_eq!(&whole, &text, "whatever the stretch says");
            prop_assert_eq!(joined(&pieces).0, text, "and back");
        }
    }
}
