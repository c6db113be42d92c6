//! A text cut where a name may begin and end.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

use super::spans::Span;
use crate::folded::{Word, fold, words};

/// The least letters before digits that are read apart from them: "amina84", but neither "HU1" nor "NRM7".
const LETTERS_BEFORE_DIGITS: usize = 4;

pub(super) struct Text<'t> {
    pub raw: &'t str,
    pub tokens: Vec<Token<'t>>,
}

/// A word, or of a script without blanks one sign with its marks.
pub(super) struct Token<'t> {
    pub span: Span,
    /// As written.
    pub raw: &'t str,
    /// Small letters without accents; never empty.
    pub folded: Cow<'t, str>,
}

impl<'t> Text<'t> {
    pub fn read(raw: &'t str) -> Self {
        let mut tokens = Vec::new();
        for word in words(raw) {
            if word.raw.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                let span = Span { start: word.start, end: word.end };
                tokens.push(Token { span, raw: word.raw, folded: word.folded });
            } else {
                cut(&word, &mut tokens);
            }
        }
        tokens.retain(|token| !token.folded.is_empty());
        Self { raw, tokens }
    }

    /// Returns what stands between this token and the next, or after the last one.
    pub fn gap(&self, at: usize) -> &'t str {
        let end = self.tokens.get(at + 1).map_or(self.raw.len(), |next| next.span.start);
        &self.raw[self.tokens[at].span.end..end]
    }
}

impl Token<'_> {
    /// Tells whether it does not begin with a small letter: digits and scripts without capitals do not.
    pub fn is_capital(&self) -> bool {
        !self.raw.starts_with(char::is_lowercase)
    }

    /// Tells whether no letter is small.
    pub fn is_capitals(&self) -> bool {
        !self.raw.contains(char::is_lowercase)
    }

    pub fn is_single(&self) -> bool {
        self.folded.chars().nth(1).is_none()
    }
}

/// Cuts a word at apostrophes that Unicode takes for letters, before digits, and at each sign of a script without blanks.
fn cut<'t>(word: &Word<'t>, tokens: &mut Vec<Token<'t>>) {
    let mut begun: Option<usize> = None;
    let mut sign_alone = false;
    for (at, sign) in word.raw.char_indices() {
        let apostrophe = is_apostrophe(sign);
        let ends = apostrophe || is_unspaced(sign) || sign_alone && sign.is_alphanumeric();
        if ends && !is_combining_mark(sign) {
            push(word, begun.take(), at, tokens);
            sign_alone = is_unspaced(sign);
        }
        if !apostrophe {
            begun.get_or_insert(at);
        }
    }
    push(word, begun, word.raw.len(), tokens);
}

fn push<'t>(word: &Word<'t>, begun: Option<usize>, end: usize, tokens: &mut Vec<Token<'t>>) {
    let Some(begin) = begun.filter(|begin| *begin < end) else {
        return;
    };
    let raw = &word.raw[begin..end];
    let letters = raw.trim_end_matches(char::is_numeric);
    let apart = letters.len() < raw.len()
        && letters.chars().count() >= LETTERS_BEFORE_DIGITS
        && !letters.contains(char::is_numeric);
    let middle = if apart { begin + letters.len() } else { end };
    for (from, to) in [(begin, middle), (middle, end)].into_iter().filter(|(from, to)| from < to) {
        let raw = &word.raw[from..to];
        let span = Span { start: word.start + from, end: word.start + to };
        tokens.push(Token { span, raw, folded: Cow::Owned(fold(raw)) });
    }
}

/// Tells whether the sign is one of those modifier letters that are typed for an apostrophe.
fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\u{2b9}'..='\u{2bf}' | '\u{2c8}' | '\u{2ca}' | '\u{2cb}' | '\u{2ee}')
}

/// Tells whether the letter is of a script that leaves no blanks between words, or (Korean) joins endings to names.
pub(super) fn is_unspaced(sign: char) -> bool {
    matches!(sign,
        '\u{e00}'..='\u{109f}' // Thai, Lao, Tibetan, Burmese
        | '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7ff}' // Korean
        | '\u{1780}'..='\u{17ff}' // Khmer
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ffdc}' // Japanese
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Tells whether the stretch begins or ends in the middle of a word.
pub(super) fn is_inside_word(text: &str, span: Span) -> bool {
    let inside = &text[span.start..span.end];
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    let joins = |sign: Option<char>, beside: Option<char>| {
        sign.zip(beside).is_some_and(|(sign, beside)| makes_one_word(sign, beside))
    };
    joins(inside.chars().next(), before) || joins(inside.chars().next_back(), after)
}

/// Tells whether a stand-in's first or last sign makes one word with what stands beside it.
pub(super) fn makes_one_word(sign: char, beside: char) -> bool {
    let joins = beside.is_alphanumeric() || is_combining_mark(beside);
    sign.is_alphanumeric() && joins && !is_unspaced(beside) && !beside.is_numeric() && !is_apostrophe(beside)
}
