//! A case that a colleague hands over, and how cases went and came.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a case that was handed over brings, beside what is here.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandOver {
    /// `new` (the case is not here), `brings` (something is new in it), `differs` (both sides changed something),
    /// `nothing` (all of it is here), or why it cannot be taken over: `unknown-signer`, `changed-signer`, `practice`, `disposed` (it
    /// was disposed of here),
    /// `unreadable` or `newer`.
    pub standing: String,
    /// From whom, as they call themself.
    pub from: String,
    /// The case, where it is here.
    pub case: Option<String>,
    /// Its number here; the number there while it is not here.
    pub number: String,
    pub number_there: String,
    /// How many records are only there, and how many only they changed.
    pub added: u32,
    pub changed: u32,
    /// How many records stand here that are not there.
    pub ours: u32,
    pub differs: Vec<Difference>,
    /// Step lists of the organisation by which it was worked there and that are not in use here.
    pub packs_missing: Vec<String>,
}

/// Something that both sides changed.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// A lasting name, by which one of the two is chosen.
    pub row: String,
    /// What it is.
    pub title: String,
    /// It cannot be changed any more: what is here stays, and the other stays in the file that came.
    pub fixed: bool,
    pub rows: Vec<DifferenceRow>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DifferenceRow {
    pub label: String,
    /// Empty where nothing is said.
    pub ours: String,
    pub theirs: String,
}

/// Which of two stands.
#[derive(Serialize, Deserialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct Chosen {
    pub row: String,
    /// `ours` or `theirs`; empty until chosen.
    pub whose: String,
}

/// What came of taking a case over.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakenOver {
    pub case: String,
    pub number: String,
}

/// How a case went to colleagues and came from them, the latest first.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandOvers {
    pub hand_overs: Vec<HandOverLine>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandOverLine {
    /// `sent` or `arrived`.
    pub act: String,
    pub at: String,
    /// To whom, or from whom.
    pub with: String,
    /// The number of the case there; empty when it was sent.
    pub number_there: String,
    /// SHA-256 of the sealed file, in hex.
    pub fingerprint: String,
    /// How many entries the ledger had that it comes from, and the hash of the last: the witness of what was recorded there.
    pub ledger_entries: u32,
    pub ledger_hash: String,
    /// Of what both had changed, what was chosen.
    pub chosen: Vec<ChosenBefore>,
}

/// What was chosen between two, and what then stood on each side.
#[derive(Serialize, Deserialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct ChosenBefore {
    pub title: String,
    /// `ours` or `theirs`, as whoever took the case over saw it.
    pub whose: String,
    pub label: String,
    pub ours: String,
    pub theirs: String,
}
