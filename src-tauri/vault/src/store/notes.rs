//! Visit notes and their amendments.

use std::collections::BTreeMap;

use casework::case::choice_word;
use casework::note::{AmendmentKind, NewAmendment, NoteText, Signature, Statement};
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{
    Visit, all, cases, filings, forms, json, make_id, one, optional_json, versions, word, written_json,
};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault, VaultError};

#[derive(Debug, Clone, Serialize)]
pub struct NoteRecord {
    pub id: String,
    /// The case it was begun in. Where it is now: [`Vault::cases_of_note`].
    pub case_id: Option<String>,
    pub revision: i64,
    pub began_at: String,
    pub saved_at: String,
    pub text: NoteText,
    /// Where the caret stands; not part of what was written.
    #[serde(skip)]
    pub caret: u32,
    pub finished: Option<FinishRecord>,
}

#[derive(Debug, Clone, Serialize)]
pub struct FinishRecord {
    pub at: String,
    pub statement: Statement,
    /// Who finished it. Left out of the record where no one was named, so that earlier digests hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed: Option<Signature>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AmendmentRecord {
    pub id: String,
    pub note_id: String,
    pub kind: AmendmentKind,
    pub at: String,
    pub was_wrong: String,
    pub text: String,
    pub reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed: Option<Signature>,
}

const ONE: &str = "SELECT * FROM notes WHERE id = ?1";
const OF_CASE: &str = "SELECT notes.* FROM filed JOIN notes ON notes.id = filed.note_id WHERE filed.case_id = ?1 ORDER BY notes.rowid";
const UNFILED: &str = "SELECT * FROM notes WHERE NOT EXISTS (SELECT 1 FROM filed WHERE filed.note_id = notes.id) ORDER BY rowid DESC";
const ALL: &str = "SELECT * FROM notes";
const AMENDMENTS: &str = "SELECT * FROM amendments WHERE note_id = ?1 ORDER BY rowid";
const AMENDMENTS_OF_CASE: &str = "SELECT amendments.* FROM amendments JOIN filed USING (note_id)
    WHERE filed.case_id = ?1 ORDER BY amendments.rowid";
const ALL_AMENDMENTS: &str = "SELECT * FROM amendments";
const UNFINISHED_CASES: &str =
    "SELECT filed.case_id FROM notes JOIN filed ON filed.note_id = notes.id WHERE notes.finished_at IS NULL";
const UNFINISHED_COUNT: &str = "SELECT count(*) FROM notes WHERE finished_at IS NULL AND (
    NOT EXISTS (SELECT 1 FROM filed WHERE filed.note_id = notes.id)
    OR EXISTS (SELECT 1 FROM filed JOIN cases ON cases.id = filed.case_id
               WHERE filed.note_id = notes.id AND cases.practice = 0))";
const UNFINISHED: &str = "SELECT * FROM notes WHERE finished_at IS NULL ORDER BY saved_at DESC";

impl Vault {
    /// Begins a note with what is already known, such as when the visit started: in a case, or in none yet.
    pub fn begin_note(&mut self, case: Option<&str>, text: NoteText, now: Moment) -> Result<NoteRecord> {
        let change = self.change(now)?;
        if let Some(case) = case {
            cases::touch(&change, case)?;
        }
        let note = NoteRecord {
            id: make_id(),
            case_id: case.map(str::to_owned),
            revision: 1,
            began_at: change.at(),
            saved_at: change.at(),
            text,
            caret: 0,
            finished: None,
        };
        insert(&change, &note)?;
        enter(&change, "note-begun", &note)?;
        change.commit()?;
        self.writing.insert(note.id.clone());
        Ok(note)
    }

    /// Keeps the draft as it stands, valid or not, and returns when it reached the disk. What stood there
    /// when the vault was opened, or when some minutes had gone by, is kept as a version first. A finished
    /// note is `AlreadyFinished`, and nothing changes.
    pub fn save_note_draft(&mut self, id: &str, text: &NoteText, caret: u32, now: Moment) -> Result<String> {
        let first = !self.writing.contains(id);
        let change = self.change(now)?;
        let mut note = unfinished(&change, id)?;
        if note.text == *text && note.caret == caret {
            return Ok(note.saved_at);
        }
        let changed = note.text != *text;
        if changed {
            versions::keep_if_due(&change, &note, first)?;
        }
        note.text = text.clone();
        note.caret = caret;
        note.revision += 1;
        note.saved_at = change.at();
        update(&change, &note)?;
        enter(&change, "note-draft-saved", &note)?;
        change.commit()?;
        if changed {
            self.writing.insert(note.id);
        }
        Ok(note.saved_at)
    }

    /// Fixes the note with the statement of when it was made. From here on it is only added to.
    pub fn finish_note(
        &mut self,
        id: &str,
        statement: &Statement,
        signed: Option<Signature>,
        now: Moment,
    ) -> Result<NoteRecord> {
        let change = self.change(now)?;
        let mut note = unfinished(&change, id)?;
        note.revision += 1;
        note.saved_at = change.at();
        note.finished = Some(FinishRecord { at: change.at(), statement: statement.clone(), signed });
        update(&change, &note)?;
        enter(&change, "note-finished", &note)?;
        filings::touch_cases(&change, id)?;
        change.execute("DELETE FROM interrupted_notes WHERE note_id = ?1", [id])?;
        forms::remove(&change, &format!("finish/{id}"))?;
        change.commit()?;
        Ok(note)
    }

    /// Links an addition or a correction to a finished note; the note stays as it was.
    pub fn amend_note(
        &mut self,
        id: &str,
        amendment: &NewAmendment,
        signed: Option<Signature>,
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        let note = one(&change, ONE, &[id], read)?;
        if note.finished.is_none() {
            return Err(VaultError::NotFound);
        }
        let record = AmendmentRecord {
            id: make_id(),
            note_id: id.to_owned(),
            kind: amendment.kind,
            at: change.at(),
            was_wrong: amendment.was_wrong.clone(),
            text: amendment.text.clone(),
            reason: amendment.reason.clone(),
            signed,
        };
        insert_amendment(&change, &record)?;
        change.enter("note-amended", &Subject("amendment", &record.id), 1, &record)?;
        filings::touch_cases(&change, id)?;
        forms::remove(&change, &format!("amend/{id}/{}", choice_word(&record.kind)))?;
        change.commit()
    }

    pub fn note(&self, id: &str) -> Result<NoteRecord> {
        one(&self.connection, ONE, &[id], read)
    }

    /// Returns the notes of a case in the order in which they were begun.
    pub fn notes_of(&self, case: &str) -> Result<Vec<NoteRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }

    /// Returns the notes that are in no case, the last begun first.
    pub fn unfiled_notes(&self) -> Result<Vec<NoteRecord>> {
        all(&self.connection, UNFILED, &[], read)
    }

    /// Returns every note still open for writing, the last saved first.
    pub fn unfinished_notes(&self) -> Result<Vec<NoteRecord>> {
        all(&self.connection, UNFINISHED, &[], read)
    }

    /// Returns how many notes of each case are still open for writing.
    pub fn unfinished_by_case(&self) -> Result<BTreeMap<String, usize>> {
        let mut counted = BTreeMap::new();
        let mut statement = self.connection.prepare_cached(UNFINISHED_CASES)?;
        let cases = statement.query_map([], |row| row.get::<_, String>(0))?;
        for case in cases {
            *counted.entry(case?).or_default() += 1;
        }
        Ok(counted)
    }

    /// Returns how many notes are still open for writing, each once; the practice case's do not count.
    pub fn unfinished_count(&self) -> Result<usize> {
        let count: i64 = one(&self.connection, UNFINISHED_COUNT, &[], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// Returns a note's additions and corrections, oldest first.
    pub fn amendments_of(&self, note: &str) -> Result<Vec<AmendmentRecord>> {
        all(&self.connection, AMENDMENTS, &[note], read_amendment)
    }

    /// Returns the additions and corrections of all notes of a case, oldest first.
    pub fn amendments_of_case(&self, case: &str) -> Result<Vec<AmendmentRecord>> {
        all(&self.connection, AMENDMENTS_OF_CASE, &[case], read_amendment)
    }

    /// Returns the digest under which the ledger keeps the note, in hex.
    pub fn note_digest(&self, id: &str) -> Result<String> {
        let subject = Subject("note", id).to_string();
        let query = "SELECT lower(hex(digest)) FROM ledger WHERE subject = ?1 ORDER BY entry DESC LIMIT 1";
        one(&self.connection, query, &[&subject], |row| row.get(0))
    }
}

/// Lets a note stay whose first case was disposed of: it is in another, or in none.
pub(super) fn forget_case(change: &Change<'_>, id: &str) -> Result<()> {
    change.execute("UPDATE notes SET case_id = NULL WHERE id = ?1", [id])?;
    let note = one(change, ONE, &[id], read)?;
    enter(change, "note-left-disposed-case", &note)
}

pub(super) fn unfinished(change: &Change<'_>, id: &str) -> Result<NoteRecord> {
    let note = one(change, ONE, &[id], read)?;
    if note.finished.is_some() { Err(VaultError::AlreadyFinished) } else { Ok(note) }
}

pub(super) fn must_exist(change: &Change<'_>, id: &str) -> Result<()> {
    one(change, "SELECT 1 FROM notes WHERE id = ?1", &[id], |_| Ok(()))
}

fn enter(change: &Change<'_>, act: &str, note: &NoteRecord) -> Result<()> {
    change.enter(act, &Subject("note", &note.id), note.revision, note)
}

fn insert(change: &Change<'_>, note: &NoteRecord) -> Result<()> {
    change.execute(
        "INSERT INTO notes (id, case_id, revision, began_at, saved_at, started, ended, place, present, text, view, caret, details)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            note.id,
            note.case_id,
            note.revision,
            note.began_at,
            note.saved_at,
            note.text.started,
            note.text.ended,
            note.text.place,
            note.text.present,
            note.text.text,
            note.text.view,
            note.caret,
            serde_json::to_string(&note.text.details)?,
        ],
    )?;
    Ok(())
}

fn update(change: &Change<'_>, note: &NoteRecord) -> Result<()> {
    let finished = note.finished.as_ref();
    change
        .prepare_cached(
            "UPDATE notes SET revision = ?2, saved_at = ?3, started = ?4, ended = ?5, place = ?6, present = ?7,
             text = ?8, view = ?9, caret = ?10, finished_at = ?11, made_at_the_time = ?12, why_later = ?13,
             details = ?14, signed = ?15 WHERE id = ?1",
        )?
        .execute(params![
            note.id,
            note.revision,
            note.saved_at,
            note.text.started,
            note.text.ended,
            note.text.place,
            note.text.present,
            note.text.text,
            note.text.view,
            note.caret,
            finished.map(|it| &it.at),
            finished.map(|it| it.statement.made_at_the_time),
            finished.map(|it| &it.statement.why_later),
            serde_json::to_string(&note.text.details)?,
            written_json(finished.and_then(|it| it.signed.as_ref()))?,
        ])?;
    Ok(())
}

fn insert_amendment(change: &Change<'_>, record: &AmendmentRecord) -> Result<()> {
    change.execute(
        "INSERT INTO amendments VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            record.id,
            record.note_id,
            choice_word(&record.kind),
            record.at,
            record.was_wrong,
            record.text,
            record.reason,
            written_json(record.signed.as_ref())?,
        ],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<NoteRecord> {
    let finished_at: Option<String> = row.get("finished_at")?;
    let finished = match finished_at {
        None => None,
        Some(at) => Some(FinishRecord {
            at,
            statement: Statement {
                made_at_the_time: row.get("made_at_the_time")?,
                why_later: row.get("why_later")?,
            },
            signed: optional_json(row, "signed")?,
        }),
    };
    Ok(NoteRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        revision: row.get("revision")?,
        began_at: row.get("began_at")?,
        saved_at: row.get("saved_at")?,
        text: NoteText {
            started: row.get("started")?,
            ended: row.get("ended")?,
            place: row.get("place")?,
            present: row.get("present")?,
            text: row.get("text")?,
            view: row.get("view")?,
            details: json(row, "details")?,
        },
        caret: row.get("caret")?,
        finished,
    })
}

fn read_amendment(row: &Row<'_>) -> rusqlite::Result<AmendmentRecord> {
    Ok(AmendmentRecord {
        id: row.get("id")?,
        note_id: row.get("note_id")?,
        kind: word(row, "kind")?,
        at: row.get("at")?,
        was_wrong: row.get("was_wrong")?,
        text: row.get("text")?,
        reason: row.get("reason")?,
        signed: optional_json(row, "signed")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for note in all(connection, ALL, &[], read)? {
        let subject = Subject("note", &note.id).to_string();
        visit(&subject, note.revision, serde_json::to_value(&note)?)?;
    }
    for amendment in all(connection, ALL_AMENDMENTS, &[], read_amendment)? {
        let subject = Subject("amendment", &amendment.id).to_string();
        visit(&subject, 1, serde_json::to_value(&amendment)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// The ledger of a vault out there has their digests.
    #[test]
    fn notes_of_the_first_release_are_accounted_for_as_they_were() {
        let statement = Statement { made_at_the_time: true, why_later: String::new() };
        let note = NoteRecord {
            id: "n".into(),
            case_id: Some("c".into()),
            revision: 2,
            began_at: "then".into(),
            saved_at: "later".into(),
            text: NoteText { text: "A quiet house".into(), ..NoteText::default() },
            caret: 3,
            finished: Some(FinishRecord { at: "then".into(), statement, signed: None }),
        };
        let as_it_was = json!({
            "id": "n", "case_id": "c", "revision": 2, "began_at": "then", "saved_at": "later",
            "text": { "started": "", "ended": "", "place": "", "present": "", "text": "A quiet house", "view": "" },
            "finished": { "at": "then", "statement": { "made_at_the_time": true, "why_later": "" } },
        });
        assert_eq!(serde_json::to_value(&note).expect("plain data"), as_it_was, "no field more or fewer");
        let amendment = AmendmentRecord {
            id: "a".into(),
            note_id: "n".into(),
            kind: AmendmentKind::Addition,
            at: "then".into(),
            was_wrong: String::new(),
            text: "And a dog".into(),
            reason: "Left out".into(),
            signed: None,
        };
        let as_it_was = json!({
            "id": "a", "note_id": "n", "kind": "addition", "at": "then", "was_wrong": "", "text": "And a dog",
            "reason": "Left out",
        });
        assert_eq!(
            serde_json::to_value(&amendment).expect("plain data"),
            as_it_was,
            "no field more or fewer"
        );
    }
}
