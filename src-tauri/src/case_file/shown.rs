//! A case file as the window shows it.

use casework::case::choice_word;
use casework::case_file::{CaseFile, Entry, PartKind};

use crate::answers::{CaseFileShown, FileEntry, FilePart, FileRow};
use crate::commands::cases::count;

/// Returns a case file as it can be read; `left_out` are the parts that are not in it by choice.
pub fn shown(file: &CaseFile, left_out: &[PartKind]) -> CaseFileShown {
    CaseFileShown {
        entries: count(file.entries()),
        parts: file
            .parts
            .iter()
            .map(|part| FilePart {
                part: choice_word(&part.kind),
                entries: part.entries.iter().map(of_entry).collect(),
            })
            .collect(),
        left_out: left_out.iter().map(choice_word).collect(),
    }
}

fn of_entry(entry: &Entry) -> FileEntry {
    let rows = entry.rows.iter();
    FileEntry {
        place: entry.place.clone(),
        title: entry.title.clone(),
        when: entry.when.clone(),
        rows: rows
            .map(|row| FileRow { label: row.label.clone(), text: row.text.clone(), quoted: row.quoted })
            .collect(),
        amended: entry.amended,
    }
}
