//! A note as the window holds it, from the records.

use casework::case::choice_word;
use casework::finding::Finding;
use casework::lateness::Recording;
use casework::moment::{read_moment, read_stored};
use casework::note::{self as record, Signature, Written, excerpt};
use casework::safeguarding::Pathways;
use chrono::NaiveDateTime;
use vault::store::{AmendmentRecord, FilingAct, NoteRecord, NoteVersionRecord};
use vault::{Moment, Vault};

use crate::answers::{
    Amendment, ClockChange, Finished, Interrupted, NoteCase, NoteFiling, NoteInHand, NoteLine, NoteVersion,
};
use crate::attached;
use crate::commands::cases::count;
use crate::refusal::Answer;

/// Returns everything the window shows of a note.
pub fn of(vault: &Vault, note: NoteRecord) -> Answer<NoteInHand> {
    let cases = vault.cases_of_note(&note.id)?;
    let medical_step = cases.first().and_then(|case| medical_step(case.nation));
    let finished = match &note.finished {
        None => None,
        Some(finished) => Some(Finished {
            at: finished.at.clone(),
            made_at_the_time: finished.statement.made_at_the_time,
            why_later: finished.statement.why_later.clone(),
            digest: vault.note_digest(&note.id)?,
            by: signed(finished.signed.as_ref()),
        }),
    };
    Ok(NoteInHand {
        cases: cases
            .into_iter()
            .map(|it| NoteCase { id: it.id, number: it.number, called: it.called })
            .collect(),
        finished,
        amendments: vault.amendments_of(&note.id)?.into_iter().map(Amendment::from).collect(),
        attachments: attached::list(vault.attachments_of(&note.id)?),
        filings: filings(vault, &note.id)?,
        versions: count(vault.versions_of(&note.id)?.len()),
        interrupted: interrupted(vault, &note)?,
        clock_changes: clock_changes(&note),
        room: room(vault),
        late: is_late(&note),
        medical_step,
        began_at: note.began_at,
        saved_at: note.saved_at,
        text: crate::note_text::to_window(note.text, note.caret),
        id: note.id,
    })
}

/// Returns the note as a line of a list, with the count of its own among the amendments.
pub fn line(
    note: &NoteRecord,
    case: Option<&str>,
    amendments: &[AmendmentRecord],
    attachments: usize,
) -> NoteLine {
    let own = amendments.iter().filter(|amendment| amendment.note_id == note.id).count();
    let sensitive = note.text.details.sensitive;
    NoteLine {
        id: note.id.clone(),
        case: case.map(str::to_owned),
        kind: choice_word(&note.text.details.kind),
        sensitive,
        attachments: count(attachments),
        started: note.text.started.clone(),
        place: if sensitive { String::new() } else { note.text.place.clone() },
        excerpt: if sensitive { String::new() } else { excerpt(&note.text.text) },
        finished_at: note.finished.as_ref().map(|finished| finished.at.clone()),
        saved_at: note.saved_at.clone(),
        amendments: count(own),
    }
}

/// Returns who the worker says they are, to sign with; none when they have not said.
pub fn signature(vault: &Vault) -> Answer<Option<Signature>> {
    let Some(worker) = vault.worker()?.map(|it| it.worker) else { return Ok(None) };
    let name = [worker.first_name.trim(), worker.last_name.trim()].join(" ").trim().to_owned();
    Ok((!name.is_empty()).then(|| Signature { name, role: worker.role.trim().to_owned() }))
}

/// Returns a signature as one line; empty when no one had said who they are.
pub fn signed(signature: Option<&Signature>) -> String {
    signature.map_or_else(String::new, |it| match it.role.as_str() {
        "" => it.name.clone(),
        role => format!("{}, {role}", it.name),
    })
}

/// Returns what keeps the note from being finished.
pub fn findings(note: &NoteRecord, statement: Option<&record::Statement>, now: Moment) -> Vec<Finding> {
    note.text.findings(statement, written(note, now.naive_local()))
}

/// Returns whether there is room on the disk for what is typed: `enough`, `low` or `none`.
pub fn room(vault: &Vault) -> String {
    let recording = Recording::current();
    let megabytes = vault.free_bytes().map(|bytes| bytes / (1024 * 1024));
    match megabytes {
        Some(left) if left < recording.full_disk_megabytes => "none",
        Some(left) if left < recording.low_disk_megabytes => "low",
        _ => "enough",
    }
    .to_owned()
}

pub fn clock_changes(note: &NoteRecord) -> Vec<ClockChange> {
    let changes = note.text.details.clock_changes.iter();
    changes.map(|it| ClockChange { before: it.before.clone(), after: it.after.clone() }).collect()
}

/// Returns a version as the window lists it.
pub fn version(id: &str, kind: &str, at: &str, text: &str) -> NoteVersion {
    NoteVersion {
        id: id.into(),
        kind: kind.into(),
        at: at.into(),
        words: count(text.split_whitespace().count()),
    }
}

pub fn kept_version(kept: &NoteVersionRecord) -> NoteVersion {
    version(&kept.id, "draft", &kept.saved_at, &kept.content.text)
}

fn interrupted(vault: &Vault, note: &NoteRecord) -> Answer<Option<Interrupted>> {
    if note.finished.is_some() {
        return Ok(None);
    }
    let Some(saved_at) = vault.interrupted_at(&note.id)? else { return Ok(None) };
    let version = vault.versions_of(&note.id)?.last().map(kept_version);
    Ok(Some(Interrupted { saved_at, version }))
}

fn filings(vault: &Vault, note: &str) -> Answer<Vec<NoteFiling>> {
    let filings = vault.filings_of_note(note)?.into_iter().map(|it| {
        Ok(NoteFiling {
            at: it.at,
            act: match it.act {
                FilingAct::Filed => "filed".to_owned(),
                FilingAct::TakenOut => "taken-out".to_owned(),
            },
            number: vault.case(&it.case_id)?.number,
            why: it.why,
            by: signed(it.signed.as_ref()),
        })
    });
    filings.collect()
}

/// The step of the nation's pathways that is about a medical need, by the pack's own mark.
fn medical_step(nation: casework::case::Nation) -> Option<String> {
    Pathways::current().medical_step(nation).map(|step| step.id.clone())
}

fn is_late(note: &NoteRecord) -> bool {
    let written = written(note, NaiveDateTime::MAX);
    let over = read_moment(&note.text.ended).or_else(|| read_moment(&note.text.started));
    over.is_some_and(|over| written.is_late(over))
}

fn written(note: &NoteRecord, now: NaiveDateTime) -> Written {
    let began = read_stored(&note.began_at).map_or(now, |at| at.naive_local());
    Written { began, now, late_after_hours: Recording::current().late_after_hours }
}

impl From<AmendmentRecord> for Amendment {
    fn from(stored: AmendmentRecord) -> Self {
        Self {
            id: stored.id,
            kind: choice_word(&stored.kind),
            at: stored.at,
            was_wrong: stored.was_wrong,
            text: stored.text,
            reason: stored.reason,
            by: signed(stored.signed.as_ref()),
        }
    }
}
