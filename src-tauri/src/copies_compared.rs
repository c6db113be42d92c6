//! Two copies of one case, and what differs between them.

use casework::case::choice_word;
use casework::case_file::{self as rules, ComparedEntry as Entry, PartKind};
use vault::store::CopyRecord;
use vault::{Moment, Vault};

use crate::answers::{ComparedEntry, ComparedRow, CopyComparison};
use crate::commands::cases::count;
use crate::commands::versions::piece;
use crate::copies_list;
use crate::copy_in_hand as in_hand;
use crate::refusal::{Answer, Refusal, RefusalCode};

/// Returns what differs between two copies of one case; refuses two of different cases.
pub fn compared(vault: &mut Vault, older: &str, newer: &str, now: Moment) -> Answer<CopyComparison> {
    let (older_copy, older_opened) = in_hand::reopen(vault, older, now)?;
    let (newer_copy, newer_opened) = in_hand::reopen(vault, newer, now)?;
    if older_opened.document.about.case_id != newer_opened.document.about.case_id {
        return Err(Refusal::new(RefusalCode::NotFound));
    }
    let difference = rules::compared(&older_opened.document.file, &newer_opened.document.file);
    let lines = copies_list::lines(vault, now)?;
    let line = |copy: &CopyRecord| lines.iter().find(|it| it.id == copy.id).cloned();
    let found = |copy| line(copy).ok_or_else(|| Refusal::new(RefusalCode::NotFound));
    let entries = |all: Vec<Entry>| all.into_iter().map(entry).collect();
    Ok(CopyComparison {
        older: found(&older_copy)?,
        newer: found(&newer_copy)?,
        added: entries(difference.added),
        corrected: entries(difference.corrected),
        removed: entries(difference.removed),
        same: count(difference.same),
        // What was open is reckoned for a day: of two days it is not one thing that changed.
        not_compared: difference
            .not_compared
            .iter()
            .filter(|kind| **kind != PartKind::Open)
            .map(choice_word)
            .collect(),
    })
}

fn entry(entry: Entry) -> ComparedEntry {
    let rows = entry
        .rows
        .into_iter()
        .map(|row| ComparedRow { label: row.label, pieces: row.pieces.iter().map(piece).collect() });
    ComparedEntry {
        part: choice_word(&entry.part),
        place: entry.place,
        title: entry.title,
        rows: rows.collect(),
    }
}
