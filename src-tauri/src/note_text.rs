//! What is typed into a note, between the window's shape and the record's. Field by field on purpose: what
//! crosses is never a domain type by accident.

use casework::case::choice_word;
use casework::note::{self as record, Block, NoteDetails};

use crate::answers::{InterpreterThere, NoteBlock, NoteText, PaperNote, PersonThere, Said, SeenIndicator};

/// Returns the note as the window holds it.
pub fn to_window(text: record::NoteText, caret: u32) -> NoteText {
    let details = text.details;
    NoteText {
        kind: choice_word(&details.kind),
        started: text.started,
        ended: text.ended,
        place: text.place,
        who: details.who.into_iter().map(PersonThere::from).collect(),
        present: text.present,
        interpreter: details.interpreter.into(),
        seen_alone: details.seen_alone,
        blocks: blocks(&text.text, &details.exact),
        indicators: details.indicators.into_iter().map(SeenIndicator::from).collect(),
        conditions: details.condition.ticked,
        rests: details.condition.rests,
        condition_words: details.condition.words,
        view: text.view,
        decision: details.oversight.decision,
        reasons: details.oversight.reasons,
        review_on: details.oversight.review_on,
        paper: details.paper.map(PaperNote::from),
        sensitive: details.sensitive,
        caret,
    }
}

/// Returns the pieces of a text as the window shows them.
pub fn blocks(text: &str, exact: &[record::ExactWords]) -> Vec<NoteBlock> {
    let pieces = record::blocks(text, exact).into_iter();
    pieces.map(|piece| NoteBlock { text: piece.text, said: piece.said.map(Said::from) }).collect()
}

/// Returns what was typed as the record keeps it. A kind no one knows counts as a visit. Clock changes are
/// never the window's to say: they stay as they were.
pub fn from_window(typed: NoteText, before: &NoteDetails) -> record::NoteText {
    let pieces = typed.blocks.into_iter();
    let pieces: Vec<Block> =
        pieces.map(|piece| Block { text: piece.text, said: piece.said.map(record::Said::from) }).collect();
    let (text, exact) = record::joined(&pieces);
    let kind = record::NoteKind::ALL.into_iter().find(|kind| choice_word(kind) == typed.kind);
    record::NoteText {
        started: typed.started,
        ended: typed.ended,
        place: typed.place,
        present: typed.present,
        text,
        view: typed.view,
        details: NoteDetails {
            kind: kind.unwrap_or_default(),
            who: typed.who.into_iter().map(record::PersonThere::from).collect(),
            interpreter: typed.interpreter.into(),
            seen_alone: typed.seen_alone,
            exact,
            indicators: typed.indicators.into_iter().map(record::SeenIndicator::from).collect(),
            condition: record::Condition {
                ticked: typed.conditions,
                rests: typed.rests,
                words: typed.condition_words,
            },
            oversight: record::Oversight {
                decision: typed.decision,
                reasons: typed.reasons,
                review_on: typed.review_on,
            },
            paper: typed.paper.map(record::PaperNote::from),
            sensitive: typed.sensitive,
            clock_changes: before.clock_changes.clone(),
        },
    }
}

macro_rules! same_fields {
    ($name:ident { $($field:ident),* }) => {
        impl From<$name> for record::$name {
            fn from($name { $($field),* }: $name) -> Self {
                Self { $($field),* }
            }
        }
        impl From<record::$name> for $name {
            fn from(record::$name { $($field),* }: record::$name) -> Self {
                Self { $($field),* }
            }
        }
    };
}
same_fields!(Said { speaker, language, through });
same_fields!(PersonThere { name, role, from, until });
same_fields!(InterpreterThere { used, who, language, way });
same_fields!(SeenIndicator { id, what, place, at, passage });
same_fields!(PaperNote { written_at, kept, place });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_window_sends_comes_back_as_it_was() {
        let said =
            Some(Said { speaker: "Mai".into(), language: "Vietnamese".into(), through: String::new() });
        let typed = NoteText {
            kind: "call".into(),
            started: "2026-03-17T10:00".into(),
            blocks: vec![
                NoteBlock { text: "She said ".into(), said: None },
                NoteBlock { text: "“Tôi sợ” 👋🏽".into(), said },
                NoteBlock { text: " twice.".into(), said: None },
            ],
            conditions: vec!["tired".into()],
            paper: Some(PaperNote { kept: "yes".into(), ..PaperNote::default() }),
            caret: 7,
            ..NoteText::default()
        };
        let record = from_window(typed.clone(), &NoteDetails::default());
        assert_eq!(record.text, "She said “Tôi sợ” 👋🏽 twice.", "the text is the pieces joined");
        assert_eq!(to_window(record, 7), typed, "nothing is lost either way");
    }

    #[test]
    fn the_window_cannot_take_a_clock_change_away() {
        let change = record::ClockChange { before: "b".into(), after: "a".into() };
        let before = NoteDetails { clock_changes: vec![change], ..NoteDetails::default() };
        let kept = from_window(NoteText::default(), &before).details;
        assert_eq!(kept.clock_changes, before.clock_changes, "it stays marked");
    }
}
