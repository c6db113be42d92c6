//! From the last check to sent: what was entered in the online form, its draft there, and the referral as it
//! was sent, frozen.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde_json::Value;
use zeroize::Zeroizing;

use super::files::KeptFile;
use super::{Visit, all, cases, files, forms, json, make_id, one, referral};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault, VaultError};

/// What the officer told of the draft on the Home Office's server; days are `YYYY-MM-DD`.
#[derive(Debug, Clone, Serialize)]
pub struct OnlineDraftRecord {
    pub case_id: String,
    /// The version of the referral it is a draft of.
    pub version: u32,
    pub begun_on: String,
    pub saved_on: String,
    pub at: String,
    #[serde(skip)]
    revision: i64,
}

#[derive(Debug, Clone, Serialize)]
pub struct EnteredRecord {
    pub case_id: String,
    pub version: u32,
    pub field: String,
    /// SHA-256 of the value that was entered, in hex; none once the tick was taken away.
    pub digest: Option<String>,
    pub at: String,
    #[serde(skip)]
    revision: i64,
}

/// What is known when a referral is recorded as sent.
#[derive(Debug, Clone)]
pub struct ReferralToFreeze {
    pub route: String,
    pub form_version: String,
    /// When it was sent, on the clock of the place.
    pub at: String,
    pub reference: String,
    pub who: String,
    /// The answers as they went out, as JSON text.
    pub document: String,
    /// The answers as they were typed, from which it was made; and the names of the files.
    pub answers: BTreeMap<String, Value>,
    pub files: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SentReferralRecord {
    pub id: String,
    pub case_id: String,
    pub version: u32,
    pub form_version: String,
    pub route: String,
    pub at: String,
    pub recorded_at: String,
    pub reference: String,
    pub who: String,
    pub document: String,
    /// SHA-256 over the document, in hex.
    pub digest: String,
    pub answers: BTreeMap<String, Value>,
    pub files: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct OfficialCopyRecord {
    pub sent_id: String,
    pub file_id: String,
    pub at: String,
}

/// A reference that came after sending.
#[derive(Debug, Clone, Serialize)]
pub struct SentReferenceRecord {
    pub id: String,
    pub sent_id: String,
    pub at: String,
    pub reference: String,
}

const REFERENCES_OF: &str = "SELECT * FROM sent_references WHERE sent_id = ?1 ORDER BY rowid";
const ALL_REFERENCES: &str = "SELECT * FROM sent_references";
const ONLINE: &str = "SELECT * FROM online_drafts WHERE case_id = ?1 AND version = ?2";
const ALL_ONLINE: &str = "SELECT * FROM online_drafts";
const ENTERED: &str = "SELECT * FROM entered WHERE case_id = ?1 AND version = ?2 AND field = ?3";
const ENTERED_NOW: &str = "SELECT entered.* FROM entered JOIN referrals USING (case_id, version)
    WHERE case_id = ?1 AND digest IS NOT NULL ORDER BY entered.at";
const ALL_ENTERED: &str = "SELECT * FROM entered";
const SENT_OF_CASE: &str = "SELECT * FROM sent_referrals WHERE case_id = ?1 ORDER BY version";
const SENT_NOW: &str = "SELECT sent_referrals.* FROM sent_referrals JOIN referrals USING (case_id, version)
    WHERE case_id = ?1";
const SENT: &str = "SELECT * FROM sent_referrals WHERE id = ?1 AND case_id = ?2";
const ALL_SENT: &str = "SELECT * FROM sent_referrals";
const COPY: &str = "SELECT * FROM official_copies WHERE sent_id = ?1";
const ALL_COPIES: &str = "SELECT * FROM official_copies";

impl Vault {
    /// Keeps what the officer told of the online draft.
    pub fn record_online_draft(
        &mut self,
        case: &str,
        begun_on: &str,
        saved_on: &str,
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let version = referral::version(&change, case)?;
        let before = change.query_row(ONLINE, params![case, version], read_online).optional()?;
        let record = OnlineDraftRecord {
            case_id: case.to_owned(),
            version,
            begun_on: begun_on.to_owned(),
            saved_on: saved_on.to_owned(),
            at: change.at(),
            revision: before.map_or(1, |it| it.revision + 1),
        };
        change.execute(
            "INSERT OR REPLACE INTO online_drafts VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![case, version, record.revision, begun_on, saved_on, record.at],
        )?;
        change.enter(
            "online-draft-told",
            &Subject("online-draft", &record.name()),
            record.revision,
            &record,
        )?;
        forms::remove(&change, &format!("online/{case}"))?;
        change.commit()
    }

    /// Returns what is known of the online draft of a version.
    pub fn online_draft_of(&self, case: &str, version: u32) -> Result<Option<OnlineDraftRecord>> {
        Ok(self.connection.query_row(ONLINE, params![case, version], read_online).optional()?)
    }

    /// Notes that a field's value was entered in the online form (its digest), or no longer counts as entered.
    pub fn mark_entered(&mut self, case: &str, field: &str, digest: Option<&str>, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let version = referral::version(&change, case)?;
        let key = version.to_string();
        let before = change.query_row(ENTERED, [case, &key, field], read_entered).optional()?;
        let record = EnteredRecord {
            case_id: case.to_owned(),
            version,
            field: field.to_owned(),
            digest: digest.map(str::to_owned),
            at: change.at(),
            revision: before.map_or(1, |it| it.revision + 1),
        };
        change.execute(
            "INSERT OR REPLACE INTO entered VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![case, version, field, record.revision, digest, record.at],
        )?;
        change.enter("answer-entered", &Subject("entered", &record.name()), record.revision, &record)?;
        change.commit()
    }

    /// Returns what counts as entered of the present version, oldest first.
    pub fn entered_of(&self, case: &str) -> Result<Vec<EnteredRecord>> {
        all(&self.connection, ENTERED_NOW, &[case], read_entered)
    }

    /// Notes when an answer was last copied: for the reminder, not for the record.
    pub fn note_copied(&mut self, case: &str, now: Moment) -> Result<()> {
        self.connection
            .execute("INSERT OR REPLACE INTO last_copied VALUES (?1, ?2)", [case, &now.to_rfc3339()])?;
        Ok(())
    }

    pub fn last_copied(&self, case: &str) -> Result<Option<String>> {
        let query = "SELECT at FROM last_copied WHERE case_id = ?1";
        Ok(self.connection.query_row(query, [case], |row| row.get(0)).optional()?)
    }

    /// Records the present version as sent and freezes it.
    pub fn record_sent(
        &mut self,
        case: &str,
        sent: ReferralToFreeze,
        now: Moment,
    ) -> Result<SentReferralRecord> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        referral::refuse_if_sent(&change, case)?;
        let record = SentReferralRecord {
            id: make_id(),
            case_id: case.to_owned(),
            version: referral::version(&change, case)?,
            form_version: sent.form_version,
            route: sent.route,
            at: sent.at,
            recorded_at: change.at(),
            reference: sent.reference,
            who: sent.who,
            digest: crate::fingerprint(sent.document.as_bytes()),
            document: sent.document,
            answers: sent.answers,
            files: sent.files,
        };
        insert_sent(&change, &record)?;
        change.enter("referral-sent", &Subject("sent", &record.id), 1, &record)?;
        forms::remove(&change, &format!("sent/{case}"))?;
        change.commit()?;
        Ok(record)
    }

    /// Returns the versions sent, oldest first.
    pub fn sent_of(&self, case: &str) -> Result<Vec<SentReferralRecord>> {
        all(&self.connection, SENT_OF_CASE, &[case], read_sent)
    }

    /// Returns the present version as it was sent; none while it is not.
    pub fn sent_now(&self, case: &str) -> Result<Option<SentReferralRecord>> {
        Ok(self.connection.query_row(SENT_NOW, [case], read_sent).optional()?)
    }

    /// Keeps the Home Office's reference of a sent referral, which came later. What was sent stays as it was.
    pub fn note_reference(&mut self, case: &str, sent: &str, reference: &str, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        one(&change, SENT, &[sent, case], read_sent)?;
        let record = SentReferenceRecord {
            id: make_id(),
            sent_id: sent.to_owned(),
            at: change.at(),
            reference: reference.to_owned(),
        };
        change.execute(
            "INSERT INTO sent_references VALUES (?1, ?2, ?3, ?4)",
            [&record.id, &record.sent_id, &record.at, &record.reference],
        )?;
        change.enter("reference-noted", &Subject("sent-reference", &record.id), 1, &record)?;
        forms::remove(&change, &format!("reference/{sent}"))?;
        change.commit()
    }

    /// Returns the reference in force of a sent referral: the one that came last, else the one noted at once.
    pub fn reference_of(&self, sent: &SentReferralRecord) -> Result<String> {
        let later = all(&self.connection, REFERENCES_OF, &[&sent.id], read_reference)?.pop();
        Ok(later.map_or_else(|| sent.reference.clone(), |it| it.reference))
    }

    /// Keeps the copy of a sent referral that the Home Office gave. There is one; another is refused as
    /// `AlreadySent`.
    pub fn attach_official_copy(
        &mut self,
        case: &str,
        sent: &str,
        name: &str,
        content: &[u8],
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        one(&change, SENT, &[sent, case], read_sent)?;
        if change.query_row(COPY, [sent], read_copy).optional()?.is_some() {
            return Err(VaultError::AlreadySent);
        }
        let file = files::keep(&change, name, content)?;
        let record = OfficialCopyRecord { sent_id: sent.to_owned(), file_id: file.id, at: change.at() };
        change.execute(
            "INSERT INTO official_copies VALUES (?1, ?2, ?3)",
            [&record.sent_id, &record.file_id, &record.at],
        )?;
        change.enter("official-copy-attached", &Subject("official-copy", sent), 1, &record)?;
        change.commit()
    }

    /// Returns the official copy of a sent referral, once it is attached: when, and which file.
    pub fn official_copy_of(&self, sent: &str) -> Result<Option<(OfficialCopyRecord, KeptFile)>> {
        let Some(copy) = self.connection.query_row(COPY, [sent], read_copy).optional()? else {
            return Ok(None);
        };
        let file = files::one(&self.connection, &copy.file_id)?;
        Ok(Some((copy, file)))
    }

    /// Returns a kept file's content.
    pub fn file_content(&self, id: &str) -> Result<Zeroizing<Vec<u8>>> {
        files::content(&self.connection, id)
    }
}

impl OnlineDraftRecord {
    fn name(&self) -> String {
        format!("{}/{}", self.case_id, self.version)
    }
}

impl EnteredRecord {
    fn name(&self) -> String {
        format!("{}/{}/{}", self.case_id, self.version, self.field)
    }
}

fn insert_sent(change: &Change<'_>, record: &SentReferralRecord) -> Result<()> {
    change.execute(
        "INSERT INTO sent_referrals VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            record.id,
            record.case_id,
            record.version,
            record.form_version,
            record.route,
            record.at,
            record.recorded_at,
            record.reference,
            record.who,
            record.document,
            record.digest,
            serde_json::to_string(&record.answers)?,
            serde_json::to_string(&record.files)?,
        ],
    )?;
    Ok(())
}

fn read_online(row: &Row<'_>) -> rusqlite::Result<OnlineDraftRecord> {
    Ok(OnlineDraftRecord {
        case_id: row.get("case_id")?,
        version: row.get("version")?,
        begun_on: row.get("begun_on")?,
        saved_on: row.get("saved_on")?,
        at: row.get("at")?,
        revision: row.get("revision")?,
    })
}

fn read_entered(row: &Row<'_>) -> rusqlite::Result<EnteredRecord> {
    Ok(EnteredRecord {
        case_id: row.get("case_id")?,
        version: row.get("version")?,
        field: row.get("field")?,
        digest: row.get("digest")?,
        at: row.get("at")?,
        revision: row.get("revision")?,
    })
}

fn read_sent(row: &Row<'_>) -> rusqlite::Result<SentReferralRecord> {
    Ok(SentReferralRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        version: row.get("version")?,
        form_version: row.get("form_version")?,
        route: row.get("route")?,
        at: row.get("at")?,
        recorded_at: row.get("recorded_at")?,
        reference: row.get("reference")?,
        who: row.get("who")?,
        document: row.get("document")?,
        digest: row.get("digest")?,
        answers: json(row, "answers")?,
        files: json(row, "files")?,
    })
}

fn read_copy(row: &Row<'_>) -> rusqlite::Result<OfficialCopyRecord> {
    Ok(OfficialCopyRecord { sent_id: row.get("sent_id")?, file_id: row.get("file_id")?, at: row.get("at")? })
}

fn read_reference(row: &Row<'_>) -> rusqlite::Result<SentReferenceRecord> {
    Ok(SentReferenceRecord {
        id: row.get("id")?,
        sent_id: row.get("sent_id")?,
        at: row.get("at")?,
        reference: row.get("reference")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL_ONLINE, &[], read_online)? {
        let subject = Subject("online-draft", &record.name()).to_string();
        visit(&subject, record.revision, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, ALL_ENTERED, &[], read_entered)? {
        let subject = Subject("entered", &record.name()).to_string();
        visit(&subject, record.revision, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, ALL_SENT, &[], read_sent)? {
        visit(&Subject("sent", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, ALL_REFERENCES, &[], read_reference)? {
        visit(&Subject("sent-reference", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, ALL_COPIES, &[], read_copy)? {
        let subject = Subject("official-copy", &record.sent_id).to_string();
        visit(&subject, 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}
