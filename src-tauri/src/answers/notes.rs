//! Visit notes and what is added to them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is typed into a visit note. Any text is kept, valid or not.
#[derive(Serialize, Deserialize, TS, Clone, Default, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct NoteText {
    /// As typed: `YYYY-MM-DDTHH:MM` when it is a moment.
    pub started: String,
    pub ended: String,
    pub place: String,
    pub present: String,
    /// What was seen and heard.
    pub text: String,
    /// The worker's professional view, kept apart.
    pub view: String,
    /// Where the caret stands in `text`.
    pub caret: u32,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteInHand {
    pub id: String,
    pub case: String,
    pub began_at: String,
    pub text: NoteText,
    pub saved_at: String,
    /// None while it is a draft.
    pub finished: Option<Finished>,
    pub amendments: Vec<Amendment>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Finished {
    pub at: String,
    pub made_at_the_time: bool,
    pub why_later: String,
    /// SHA-256 of the note's content, in hex, as the ledger keeps it.
    pub digest: String,
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
    pub started: String,
    pub place: String,
    pub excerpt: String,
    pub finished_at: Option<String>,
    pub saved_at: String,
    pub amendments: u32,
}
