//! Files added to a note: their content is kept whole in the vault, apart from the list of them.

use casework::note::Signature;
use rusqlite::{Connection, Row, params};
use serde::Serialize;
use zeroize::Zeroizing;

use super::files::{self, KeptFile};
use super::{Visit, all, filings, make_id, notes, one, optional_json, written_json};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault};

/// What is known of a file when it is added.
#[derive(Debug, Clone, Copy)]
pub struct FileToAttach<'a> {
    pub name: &'a str,
    pub content: &'a [u8],
    /// What the content is, as casework names it.
    pub kind: &'a str,
}

#[derive(Debug, Clone, Serialize)]
pub struct AttachmentRecord {
    pub id: String,
    pub note_id: String,
    pub file_id: String,
    pub added_at: String,
    pub kind: String,
    /// Where it came from, in the worker's words.
    pub origin: String,
    /// What it shows.
    pub about: String,
    pub removed: bool,
    /// Who added it.
    pub signed: Option<Signature>,
    /// Name, size and fingerprint: a record of its own.
    #[serde(skip)]
    pub file: KeptFile,
    #[serde(skip)]
    revision: i64,
}

macro_rules! attachments {
    ($rest:literal) => {
        concat!(
            "SELECT attachments.*, kept_files.name, kept_files.bytes, kept_files.fingerprint
             FROM attachments JOIN kept_files ON kept_files.id = attachments.file_id ",
            $rest
        )
    };
}

const ONE: &str = attachments!("WHERE attachments.id = ?1");
const OF_NOTE: &str = attachments!("WHERE note_id = ?1 AND removed = 0 ORDER BY attachments.rowid");
const OF_CASE: &str = attachments!(
    "WHERE note_id IN (SELECT note_id FROM filed WHERE case_id = ?1) AND removed = 0 ORDER BY attachments.rowid"
);
const ALL: &str = attachments!("");

impl Vault {
    /// Keeps a file whole and adds it to a note; returns the attachment's id.
    pub fn attach(
        &mut self,
        note: &str,
        file: FileToAttach<'_>,
        signed: Option<Signature>,
        now: Moment,
    ) -> Result<String> {
        let change = self.change(now)?;
        notes::must_exist(&change, note)?;
        filings::touch_cases(&change, note)?;
        let kept = files::keep(&change, file.name, file.content)?;
        let record = AttachmentRecord {
            id: make_id(),
            note_id: note.to_owned(),
            file_id: kept.id.clone(),
            added_at: change.at(),
            kind: file.kind.to_owned(),
            origin: String::new(),
            about: String::new(),
            removed: false,
            signed,
            file: kept,
            revision: 1,
        };
        keep(&change, "attachment-added", &record)?;
        change.commit()?;
        Ok(record.id)
    }

    /// Keeps where a file came from and what it shows.
    pub fn describe_attachment(&mut self, id: &str, origin: &str, about: &str, now: Moment) -> Result<()> {
        self.alter_attachment(id, "attachment-described", now, |record| {
            origin.clone_into(&mut record.origin);
            about.clone_into(&mut record.about);
        })
    }

    /// Takes a file off the note's list, or puts it back. Its content stays in the vault.
    pub fn set_attachment_removed(&mut self, id: &str, removed: bool, now: Moment) -> Result<()> {
        let act = if removed { "attachment-removed" } else { "attachment-put-back" };
        self.alter_attachment(id, act, now, |record| record.removed = removed)
    }

    pub fn attachment(&self, id: &str) -> Result<AttachmentRecord> {
        one(&self.connection, ONE, &[id], read)
    }

    /// Returns the files of a note in the order in which they were added.
    pub fn attachments_of(&self, note: &str) -> Result<Vec<AttachmentRecord>> {
        all(&self.connection, OF_NOTE, &[note], read)
    }

    /// Returns the files of every note of a case.
    pub fn attachments_of_case(&self, case: &str) -> Result<Vec<AttachmentRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }

    /// Returns what a file holds; content that is not what was kept is `DatabaseDamaged`.
    pub fn attachment_content(&self, id: &str) -> Result<Zeroizing<Vec<u8>>> {
        let record = self.attachment(id)?;
        let content = files::content(&self.connection, &record.file_id)?;
        if crate::fingerprint(&content) == record.file.fingerprint {
            Ok(content)
        } else {
            Err(crate::VaultError::DatabaseDamaged)
        }
    }

    fn alter_attachment(
        &mut self,
        id: &str,
        act: &str,
        now: Moment,
        alter: impl FnOnce(&mut AttachmentRecord),
    ) -> Result<()> {
        let change = self.change(now)?;
        let mut record = one(&change, ONE, &[id], read)?;
        // What belongs to a finished note is as fixed as the note.
        notes::unfinished(&change, &record.note_id)?;
        filings::touch_cases(&change, &record.note_id)?;
        alter(&mut record);
        record.revision += 1;
        keep(&change, act, &record)?;
        change.commit()
    }
}

fn keep(change: &Change<'_>, act: &str, record: &AttachmentRecord) -> Result<()> {
    change.execute(
        "INSERT INTO attachments VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         ON CONFLICT (id) DO UPDATE SET revision = ?4, origin = ?7, about = ?8, removed = ?9",
        params![
            record.id,
            record.note_id,
            record.file_id,
            record.revision,
            record.added_at,
            record.kind,
            record.origin,
            record.about,
            record.removed,
            written_json(record.signed.as_ref())?,
        ],
    )?;
    change.enter(act, &Subject("attachment", &record.id), record.revision, record)
}

fn read(row: &Row<'_>) -> rusqlite::Result<AttachmentRecord> {
    let file_id: String = row.get("file_id")?;
    Ok(AttachmentRecord {
        id: row.get("id")?,
        note_id: row.get("note_id")?,
        added_at: row.get("added_at")?,
        kind: row.get("kind")?,
        origin: row.get("origin")?,
        about: row.get("about")?,
        removed: row.get("removed")?,
        signed: optional_json(row, "signed")?,
        file: KeptFile {
            id: file_id.clone(),
            name: row.get("name")?,
            bytes: row.get("bytes")?,
            fingerprint: row.get("fingerprint")?,
        },
        file_id,
        revision: row.get("revision")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        let subject = Subject("attachment", &record.id).to_string();
        visit(&subject, record.revision, serde_json::to_value(&record)?)?;
    }
    Ok(())
}
