//! Visit notes and what is added to them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::attachments::Attachment;

/// What is typed into a note. Anything is kept, valid or not.
#[derive(Serialize, Deserialize, TS, Clone, Default, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", default)]
pub struct NoteText {
    /// `visit`, `call`, `observation`, `meeting`, `conversation`, `management-oversight` or `no-reply`.
    pub kind: String,
    /// As typed: `YYYY-MM-DDTHH:MM` when it is a moment.
    pub started: String,
    pub ended: String,
    pub place: String,
    pub who: Vec<PersonThere>,
    /// Who else was there, in words.
    pub present: String,
    pub interpreter: InterpreterThere,
    /// `yes`, `no`, `part`, or empty while nothing was said.
    pub seen_alone: String,
    /// What was seen and heard, in pieces. Joined they are the text; a note always has at least one.
    pub blocks: Vec<NoteBlock>,
    pub indicators: Vec<SeenIndicator>,
    /// How the person was: `calm`, `tired`, `hungry`, `cold`, `frightened`, `in-pain`, `medical-need`, `distressed`.
    pub conditions: Vec<String>,
    pub rests: String,
    pub condition_words: String,
    /// The worker's professional view, kept apart.
    pub view: String,
    /// For management oversight.
    pub decision: String,
    pub reasons: String,
    pub review_on: String,
    /// For a note first written on paper.
    pub paper: Option<PaperNote>,
    /// Folded away on the timeline.
    pub sensitive: bool,
    /// Where the caret stands in the joined text, in UTF-16 units as the window counts.
    pub caret: u32,
}

/// A piece of the text: plain, or the exact words of someone.
#[derive(Serialize, Deserialize, TS, Clone, Default, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct NoteBlock {
    pub text: String,
    pub said: Option<Said>,
}

/// Who said it, in which language, through whom (empty for heard directly).
#[derive(Serialize, Deserialize, TS, Clone, Default, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", default)]
pub struct Said {
    pub speaker: String,
    pub language: String,
    pub through: String,
}

/// Someone who was there; `from` and `until` are `HH:MM`, empty for the whole time.
#[derive(Serialize, Deserialize, TS, Clone, Default, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", default)]
pub struct PersonThere {
    pub name: String,
    pub role: String,
    pub from: String,
    pub until: String,
}

#[derive(Serialize, Deserialize, TS, Clone, Default, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", default)]
pub struct InterpreterThere {
    /// `yes`, `no`, or empty while nothing was said.
    pub used: String,
    pub who: String,
    pub language: String,
    /// In person, by telephone, by video.
    pub way: String,
}

/// An indicator that was noticed.
#[derive(Serialize, Deserialize, TS, Clone, Default, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", default)]
pub struct SeenIndicator {
    pub id: String,
    /// What was seen, where and when, each as typed; empty where the note's own place and time say it.
    pub what: String,
    pub place: String,
    pub at: String,
    /// Words of the note that tell of it, as they stood when they were linked.
    pub passage: String,
}

#[derive(Serialize, Deserialize, TS, Clone, Default, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", default)]
pub struct PaperNote {
    /// When it was written on paper, as typed.
    pub written_at: String,
    /// `yes`, `no`, or empty: whether the paper is kept.
    pub kept: String,
    pub place: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteInHand {
    pub id: String,
    /// The cases it is in: none for a note that is not filed yet, several for a visit to siblings.
    pub cases: Vec<NoteCase>,
    pub began_at: String,
    pub text: NoteText,
    pub saved_at: String,
    /// None while it is a draft.
    pub finished: Option<Finished>,
    pub amendments: Vec<Amendment>,
    pub attachments: Vec<Attachment>,
    /// Each time it was filed or taken out of a case, oldest first.
    pub filings: Vec<NoteFiling>,
    /// Earlier versions are kept.
    pub versions: u32,
    /// Daybook ended without locking while this was being written, and the worker has not answered yet.
    pub interrupted: Option<Interrupted>,
    /// When this computer's clock was found to have been set back.
    pub clock_changes: Vec<ClockChange>,
    /// Whether there is room on the disk: `enough`, `low` or `none`.
    pub room: String,
    /// It was begun so long after what it tells of that it counts as written later.
    pub late: bool,
    /// The safety step of the case for a medical need, to offer when one is ticked.
    pub medical_step: Option<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteCase {
    pub id: String,
    pub number: String,
    pub called: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteFiling {
    pub at: String,
    /// `filed` or `taken-out`.
    pub act: String,
    /// The case's number.
    pub number: String,
    pub why: String,
    /// Who did it; empty when no one has said who they are.
    pub by: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Interrupted {
    /// When the note was saved last before that.
    pub saved_at: String,
    /// The version before it, to which the worker may go back.
    pub version: Option<NoteVersion>,
}

#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct ClockChange {
    pub before: String,
    pub after: String,
}

/// When a draft reached the disk, and what to say with it.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedNote {
    pub saved_at: String,
    pub room: String,
    pub clock_changes: Vec<ClockChange>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteVersion {
    pub id: String,
    /// `draft` (as it stood once), `now` (the draft in hand), `finished`, or `corrected` (the finished note with
    /// its corrections put in).
    pub kind: String,
    /// When it was saved, finished or last corrected.
    pub at: String,
    pub words: u32,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    pub older: NoteVersion,
    pub newer: NoteVersion,
    /// What was seen and heard, then the professional view.
    pub text: Vec<ComparedPiece>,
    pub view: Vec<ComparedPiece>,
    pub added: u32,
    pub removed: u32,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedPiece {
    /// `same`, `added` or `removed`.
    pub change: String,
    pub text: String,
}

/// A note recorded in the wrong case.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteMove {
    pub from: String,
    /// None for among the notes in no case yet.
    pub to: Option<String>,
    /// Required.
    pub why: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Finished {
    pub at: String,
    pub made_at_the_time: bool,
    pub why_later: String,
    /// SHA-256 of the note's content, in hex, as the ledger keeps it.
    pub digest: String,
    /// Who finished it; empty when no one has said who they are.
    pub by: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Amendment {
    pub id: String,
    /// `addition` or `correction`.
    pub kind: String,
    pub at: String,
    pub was_wrong: String,
    pub text: String,
    pub reason: String,
    pub by: String,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FinishStatement {
    /// None until chosen: nothing is pre-selected.
    pub made_at_the_time: Option<bool>,
    /// Asked when the note was made later.
    pub why_later: String,
}

#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AmendmentToMake {
    /// `addition` or `correction`.
    pub kind: String,
    /// For a correction: what was wrong.
    pub was_wrong: String,
    pub text: String,
    pub reason: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteLine {
    pub id: String,
    /// The first of the cases it is in.
    pub case: Option<String>,
    pub kind: String,
    pub sensitive: bool,
    pub attachments: u32,
    pub started: String,
    pub place: String,
    pub excerpt: String,
    pub finished_at: Option<String>,
    pub saved_at: String,
    pub amendments: u32,
}
