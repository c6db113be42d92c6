//! The records of a case cut into passages, in their own words.

use std::ops::Range;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::quotes::{is_inside, quotations};
use super::sentences::sentences;

/// The most characters of a passage that could still be cut between sentences.
const LONG: usize = 700;

/// What kind of record a text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// What was seen and heard on a visit.
    Note,
    /// The worker's professional view in a note.
    View,
    Addition,
    Correction,
    /// Where, when and with whom a visit was.
    Visit,
    Consent,
    Safety,
}

impl SourceKind {
    /// Returns the kind it is offered as: additions and corrections count as their note.
    pub(super) fn counted_as(self) -> Self {
        match self {
            Self::Addition | Self::Correction => Self::Note,
            other => other,
        }
    }
}

/// One record of the case in its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Unique, such as `note/<id>`.
    pub id: String,
    pub kind: SourceKind,
    /// The note it belongs to.
    pub note: Option<String>,
    /// When it was written or happened, on the clock of the place.
    pub at: Option<NaiveDateTime>,
    pub text: String,
    /// The note has a correction.
    pub corrected: bool,
}

/// A paragraph of a record, or some sentences of a long one, word for word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Passage {
    /// `{source id}#{n}`, n counting from 0 within the source.
    pub id: String,
    pub kind: SourceKind,
    pub note: Option<String>,
    pub at: Option<NaiveDateTime>,
    pub text: String,
    /// Holds text in quotation marks.
    pub exact_words: bool,
    /// The note has a correction.
    pub corrected: bool,
}

/// Returns the passages of the records, in their order. Each paragraph is one; one over about 700
/// characters is cut between sentences. A quotation is never cut. Nothing but blanks at the ends is lost.
pub fn passages(sources: &[Source]) -> Vec<Passage> {
    sources.iter().flat_map(of_source).collect()
}

fn of_source(source: &Source) -> Vec<Passage> {
    let text = &source.text;
    let quotes = quotations(text);
    let pieces =
        paragraphs(text, &quotes).into_iter().flat_map(|paragraph| in_pieces(text, paragraph, &quotes));
    let kept = pieces.filter(|piece| !text[piece.clone()].trim().is_empty());
    kept.enumerate()
        .map(|(n, piece)| Passage {
            id: format!("{}#{n}", source.id),
            kind: source.kind,
            note: source.note.clone(),
            at: source.at,
            text: text[piece.clone()].trim().to_owned(),
            exact_words: quotes.iter().any(|quote| quote.start < piece.end && piece.start < quote.end),
            corrected: source.corrected,
        })
        .collect()
}

/// Returns the lines of the text; a break inside a quotation does not count.
fn paragraphs(text: &str, quotes: &[Range<usize>]) -> Vec<Range<usize>> {
    let breaks = text.char_indices().filter(|(_, sign)| is_break(*sign));
    let mut found = Vec::new();
    let mut start = 0;
    for (at, sign) in breaks.filter(|(at, _)| !is_inside(quotes, *at)) {
        found.push(start..at);
        start = at + sign.len_utf8();
    }
    found.push(start..text.len());
    found
}

fn is_break(sign: char) -> bool {
    matches!(sign, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Returns a paragraph whole, or a long one in pieces of whole sentences.
fn in_pieces(text: &str, paragraph: Range<usize>, quotes: &[Range<usize>]) -> Vec<Range<usize>> {
    let whole = &text[paragraph.clone()];
    if whole.trim().chars().count() <= LONG {
        return vec![paragraph];
    }
    let offset = paragraph.start;
    let own: Vec<Range<usize>> = quotes
        .iter()
        .filter(|quote| offset <= quote.start && quote.end <= paragraph.end)
        .map(|quote| quote.start - offset..quote.end - offset)
        .collect();
    let mut pieces = Vec::new();
    let mut piece = 0..0;
    let mut length = 0;
    for sentence in sentences(whole, &own) {
        let more = whole[sentence.clone()].chars().count();
        if length > 0 && length + more > LONG {
            pieces.push(piece.start + offset..piece.end + offset);
            piece = sentence.start..sentence.start;
            length = 0;
        }
        piece.end = sentence.end;
        length += more;
    }
    pieces.push(piece.start + offset..piece.end + offset);
    pieces
}

#[cfg(test)]
#[path = "passage_tests.rs"]
mod tests;
