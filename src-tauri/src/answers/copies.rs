//! Copies to review: sealed case files that others gave, kept as they came.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CaseFileShown, ComparedPiece, FieldFinding, FileListed};

/// What came of opening a file from a colleague.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopyOpened {
    /// `kept`, `known` (this very file is kept), `passphrase` (it waits for one), or why not: `not-sealed`, `wrong-key`,
    /// `wrong-passphrase`, `damaged`, `tampered`, `cut-short`, `newer`, `too-large`, `too-hard`, `unreadable`, `card`, `review`.
    pub standing: String,
    /// The part of the file at which the fault shows; may be empty.
    pub part: String,
    /// The copy, when it is kept.
    pub copy: Option<String>,
}

/// The copies on this computer, the most urgent first, a page at a time.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Copies {
    pub copies: Vec<CopyLine>,
    pub total: u32,
    pub from: u32,
    /// How many there are in each state.
    pub to_review: u32,
    pub begun: u32,
    pub reviewed: u32,
}

#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct CopyLine {
    pub id: String,
    pub case_number: String,
    /// As the exporter's case calls the person, unless names were replaced.
    pub called: String,
    pub kind: String,
    pub made_at: String,
    pub made_by: String,
    pub received_at: String,
    /// `to-review`, `begun` or `reviewed`.
    pub state: String,
    /// `agreed`, `sent-back`, `raised-urgently`; empty until finished.
    pub outcome: String,
    /// `overdue`, `due-soon`, `past-expected`, `waiting` or `none`, on this day.
    pub group: String,
    pub overdue: u32,
    pub due_soon: u32,
    /// What presses most, in words; may be empty.
    pub first: String,
    /// Its day, `YYYY-MM-DD`.
    pub on: Option<String>,
    /// A later copy of the same case is here.
    pub superseded: bool,
}

/// One copy, verified whole.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopyPage {
    pub line: CopyLine,
    pub proof: Proof,
    pub file: CaseFileShown,
    pub files: Vec<FileListed>,
    /// Open steps and clocks as they stand today.
    pub open: Vec<OpenItem>,
    /// The day by which `open` was reckoned, `YYYY-MM-DD`.
    pub today: String,
    pub checklist: Vec<CheckQuestion>,
    pub checklist_source: String,
    pub review: ReviewShown,
    /// Earlier and later copies of the same case, newest first.
    pub others: Vec<CopyLine>,
}

/// What verification found.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Proof {
    /// SHA-256 of the sealed file, as it came.
    pub fingerprint: String,
    /// `known` (the words were compared), `unconfirmed` (a colleague's card, words not compared), `unknown`, `changed`
    /// (a colleague of that name has another key) or `own`.
    pub signer: String,
    /// It was made here, with changes that are not here now: an older vault was put back.
    pub newer_than_here: bool,
    pub signer_name: String,
    pub signer_words: Vec<String>,
    pub parts: u32,
    pub bytes: u32,
    pub made_at: String,
    pub daybook: String,
    pub form_version: String,
    pub packs: Vec<String>,
    pub ledger_entries: u32,
    pub ledger_hash: String,
    pub left_out: Vec<String>,
    pub names_replaced: bool,
}

#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct OpenItem {
    /// `step`, `clock`, `consent`, `warning`, `online` or `waiting`.
    pub kind: String,
    pub title: String,
    /// `overdue`, `due-soon`, `past-expected` or `waiting`.
    pub group: String,
    /// `YYYY-MM-DD`.
    pub on: Option<String>,
    /// Days from today; below nothing when it has passed.
    pub days: Option<i32>,
    pub to_confirm: bool,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckQuestion {
    pub id: String,
    pub question: String,
    pub hint: String,
    /// The part of the file it is about; may be empty.
    pub part: String,
}

/// A review as kept so far.
#[derive(Serialize, Deserialize, TS, Default, Clone)]
#[serde(rename_all = "camelCase", default)]
pub struct ReviewTyped {
    pub answers: Vec<CheckAnswer>,
    pub comments: Vec<CommentTyped>,
    /// `agreed`, `sent-back` or `raised-urgently`; empty until chosen.
    pub outcome: String,
    pub why: String,
    /// Another supervisor is asked to sign as well.
    pub asks_second: bool,
}

#[derive(Serialize, Deserialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct CheckAnswer {
    pub question: String,
    /// `fine`, `needs-change` or `not-for-me`; empty until chosen.
    pub verdict: String,
    pub comment: String,
    /// The place in the file it is about; may be empty.
    pub place: String,
}

#[derive(Serialize, Deserialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct CommentTyped {
    /// Given by the window and unique in the review.
    pub id: String,
    /// As of `FileEntry`; empty for the whole file.
    pub place: String,
    pub text: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewShown {
    pub typed: ReviewTyped,
    pub saved_at: Option<String>,
    /// Finished and signed; it is fixed.
    pub finished_at: Option<String>,
    /// What keeps it from being finished.
    pub findings: Vec<FieldFinding>,
}

/// What changed between two copies of one case.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopyComparison {
    pub older: CopyLine,
    pub newer: CopyLine,
    pub added: Vec<ComparedEntry>,
    pub corrected: Vec<ComparedEntry>,
    pub removed: Vec<ComparedEntry>,
    pub same: u32,
    /// Parts that only one of them holds, by choice: what is missing there was not removed.
    pub not_compared: Vec<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedEntry {
    pub part: String,
    pub place: String,
    pub title: String,
    pub rows: Vec<ComparedRow>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedRow {
    pub label: String,
    pub pieces: Vec<ComparedPiece>,
}
