//! Earlier versions of a note, and what differs between two.

use casework::case::choice_word;
use casework::compare::{Change, Piece, compare};
use casework::note::{self, AmendmentKind};
use tauri::State;
use vault::Vault;
use vault::store::NoteRecord;

use super::cases::count;
use crate::answers::{ComparedPiece, Comparison, NoteInHand, NoteVersion};
use crate::note_in_hand::{self, kept_version, version};
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::session::Session;

/// A version with the two texts it is compared by.
struct Version {
    shown: NoteVersion,
    text: String,
    view: String,
}

const NOW: &str = "now";
const FINISHED: &str = "finished";
const CORRECTED: &str = "corrected";

/// Lists what can be compared, oldest first.
#[tauri::command(async)]
pub fn list_versions(session: State<'_, Session>, note: String) -> Answer<Vec<NoteVersion>> {
    session.with(|vault, _| Ok(versions(vault, &note)?.into_iter().map(|it| it.shown).collect()))
}

#[tauri::command(async)]
pub fn compare_versions(
    session: State<'_, Session>,
    note: String,
    older: String,
    newer: String,
) -> Answer<Comparison> {
    session.with(|vault, _| {
        let mut versions = versions(vault, &note)?;
        let mut take = |id: &str| {
            let place = versions.iter().position(|it| it.shown.id == id);
            place.map(|place| versions.remove(place)).ok_or_else(|| Refusal::new(RefusalCode::NotFound))
        };
        let (older, newer) = (take(&older)?, take(&newer)?);
        let (text, view) = (compare(&older.text, &newer.text), compare(&older.view, &newer.view));
        let words = |change| count(words(&text, change) + words(&view, change));
        Ok(Comparison {
            added: words(Change::Added),
            removed: words(Change::Removed),
            text: text.iter().map(piece).collect(),
            view: view.iter().map(piece).collect(),
            older: older.shown,
            newer: newer.shown,
        })
    })
}

/// Puts a draft back to an earlier version; what stood there is kept as a version too.
#[tauri::command(async)]
pub fn go_back_to_version(session: State<'_, Session>, note: String, version: String) -> Answer<NoteInHand> {
    session.with(|vault, now| {
        let note = vault.go_back_to(&note, &version, now)?;
        note_in_hand::of(vault, note)
    })
}

fn versions(vault: &Vault, id: &str) -> Answer<Vec<Version>> {
    let note = vault.note(id)?;
    let kept = vault.versions_of(id)?.into_iter();
    let mut versions: Vec<Version> = kept
        .map(|kept| Version { shown: kept_version(&kept), text: kept.content.text, view: kept.content.view })
        .collect();
    match &note.finished {
        None => versions.push(standing(&note, NOW, &note.saved_at, note.text.text.clone())),
        Some(finished) => {
            versions.push(standing(&note, FINISHED, &finished.at, note.text.text.clone()));
            versions.extend(corrected(vault, &note)?);
        }
    }
    Ok(versions)
}

/// Returns the finished note with the corrections put in whose wrong words stand in it.
fn corrected(vault: &Vault, note: &NoteRecord) -> Answer<Option<Version>> {
    let amendments = vault.amendments_of(&note.id)?;
    let corrections: Vec<_> = amendments.iter().filter(|it| it.kind == AmendmentKind::Correction).collect();
    let Some(last) = corrections.last() else { return Ok(None) };
    let pairs = corrections.iter().map(|it| (it.was_wrong.as_str(), it.text.as_str()));
    let text = note::corrected(&note.text.text, pairs);
    Ok(text.map(|text| standing(note, CORRECTED, &last.at, text)))
}

fn standing(note: &NoteRecord, kind: &str, at: &str, text: String) -> Version {
    Version { shown: version(kind, kind, at, &text), text, view: note.text.view.clone() }
}

/// Returns a piece of a comparison as the window takes it.
pub fn piece(piece: &Piece) -> ComparedPiece {
    ComparedPiece { change: choice_word(&piece.change), text: piece.text.clone() }
}

fn words(pieces: &[Piece], change: Change) -> usize {
    let changed = pieces.iter().filter(|piece| piece.change == change);
    changed.map(|piece| piece.text.split_whitespace().count()).sum()
}
