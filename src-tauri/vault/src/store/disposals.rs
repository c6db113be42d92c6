//! Disposal: a closed case goes with everything recorded in it, and a stone stays that says that it was here. The database
//! allows it only as it was approved (`migrations/08-retention`), and the ledger says of every record that it went.

use std::collections::{BTreeMap, BTreeSet};

use casework::note::Signature;
use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::{ApprovalRecord, DISPOSED, Visit, all, json, make_id, notes, one, retention};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault, VaultError, ledger, search};

/// What stands where a case was: nothing that the person told, and no name but of those who decided.
#[derive(Debug, Clone, Serialize)]
pub struct DisposalRecord {
    pub id: String,
    pub case_id: String,
    pub number: String,
    /// When it was disposed of.
    pub at: String,
    pub stone: Stone,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stone {
    pub opened_at: String,
    pub closed_at: String,
    /// The rule by which it was kept, and until when: a day, or the year alone where the day would tell a birthday.
    pub rule: String,
    pub kept_until: String,
    pub approved_by: String,
    pub approver_role: String,
    pub approved_on: NaiveDate,
    pub reference: String,
    /// Who disposed of it.
    pub signed: Option<Signature>,
    /// How many records of each kind went, as the ledger names them.
    pub counts: BTreeMap<String, u64>,
    /// How many went in all: as many entries stand in the ledger before the stone's own.
    pub records: u64,
    /// How many entries the ledger had before, and the hash of the newest in hex.
    pub ledger_entries: i64,
    pub ledger_hash: String,
}

/// What the caller knows of a disposal beyond what is recorded.
#[derive(Debug, Clone)]
pub struct ToDispose {
    pub today: NaiveDate,
    /// Until when the case was kept, as the stone is to say it.
    pub kept_until: String,
    pub signed: Option<Signature>,
}

const ALL: &str = "SELECT * FROM disposals ORDER BY rowid";
const OPENED: &str = "SELECT number, opened_at FROM cases WHERE id = ?1";
const CLOSED: &str = "SELECT at FROM case_closings WHERE id = ?1";
/// Notes of the case that stay, because they are in another too; and those only begun in it.
const STAYING: &str = "SELECT id FROM notes WHERE case_id = ?1
    AND id NOT IN (SELECT note_id FROM notes_to_dispose_of) ORDER BY rowid";

/// What goes once the case is gone, in this order: what belongs to something goes after it.
const THEN: &[(&str, &str)] = &[
    ("filings", "case_id = ?1 OR note_id NOT IN (SELECT id FROM notes)"),
    ("amendments", "note_id NOT IN (SELECT id FROM notes)"),
    ("note_versions", "note_id NOT IN (SELECT id FROM notes)"),
    ("attachments", "note_id NOT IN (SELECT id FROM notes)"),
    ("interrupted_notes", "note_id NOT IN (SELECT id FROM notes)"),
    ("case_changes", OF_CASE),
    ("people", OF_CASE),
    ("life_events", OF_CASE),
    ("before_going_in", OF_CASE),
    ("consent_events", OF_CASE),
    ("consent_documents", "event_id NOT IN (SELECT id FROM consent_events)"),
    ("capacity_records", OF_CASE),
    ("talks", OF_CASE),
    ("safety_records", OF_CASE),
    ("situations", OF_CASE),
    ("added_steps", OF_CASE),
    ("warnings", OF_CASE),
    ("warnings_ended", "warning_id NOT IN (SELECT id FROM warnings)"),
    ("decisions", OF_CASE),
    ("decisions_taken_back", "decision_id NOT IN (SELECT id FROM decisions)"),
    ("decision_letters", "decision_id NOT IN (SELECT id FROM decisions)"),
    ("offered_steps", OF_CASE),
    ("settled_clocks", OF_CASE),
    ("news_asked", OF_CASE),
    ("answers", OF_CASE),
    ("referrals", OF_CASE),
    ("passage_links", OF_CASE),
    ("passage_marks", OF_CASE),
    ("identifier_decisions", OF_CASE),
    ("read_back", OF_CASE),
    ("evidence", OF_CASE),
    ("online_drafts", OF_CASE),
    ("entered", OF_CASE),
    ("last_copied", OF_CASE),
    ("sent_referrals", OF_CASE),
    ("sent_references", "sent_id NOT IN (SELECT id FROM sent_referrals)"),
    ("official_copies", "sent_id NOT IN (SELECT id FROM sent_referrals)"),
    ("exports", OF_CASE),
    ("sharings", OF_CASE),
    ("hand_overs", OF_CASE),
    ("reviews_received", OF_CASE),
    ("review_replies", "review_id NOT IN (SELECT id FROM reviews_received)"),
    ("opened_cases", OF_CASE),
    ("retention_answers", OF_CASE),
    ("disposal_holds", OF_CASE),
    ("disposal_holds_lifted", "hold_id NOT IN (SELECT id FROM disposal_holds)"),
    ("disposal_approvals", OF_CASE),
    ("case_closings", OF_CASE),
    (
        "kept_files",
        "id NOT IN (SELECT file_id FROM attachments UNION SELECT file_id FROM consent_documents
         UNION SELECT file_id FROM decision_letters UNION SELECT file_id FROM official_copies)",
    ),
    ("kept_chunks", "file_id NOT IN (SELECT id FROM kept_files)"),
];
const OF_CASE: &str = "case_id = ?1";

impl Vault {
    /// Disposes of a case. It must be closed, past its last day, held by nothing, and its disposal approved since it was
    /// closed: otherwise the database refuses, and nothing goes. Notes that are in another case too stay there. What is
    /// deleted is overwritten; copies from before an update, and backups that can be reached, give way to a new backup.
    pub fn dispose_of_case(&mut self, case: &str, known: ToDispose, now: Moment) -> Result<DisposalRecord> {
        let change = self.change(now)?;
        let approval = retention::standing_approval(&change, case)?.ok_or(VaultError::NotFound)?;
        let record = dispose(&change, &approval, known)?;
        change.commit()?;
        self.writing.clear();
        self.leave_no_trace(now)?;
        Ok(record)
    }

    /// Returns the stones, oldest first.
    pub fn disposals(&self) -> Result<Vec<DisposalRecord>> {
        all(&self.connection, ALL, &[], read)
    }
}

fn dispose(change: &Change<'_>, approval: &ApprovalRecord, known: ToDispose) -> Result<DisposalRecord> {
    let case = approval.case_id.as_str();
    let (number, opened_at) = change.query_row(OPENED, [case], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let closed_at = change.query_row(CLOSED, [&approval.closing_id], |row| row.get(0))?;
    let (ledger_entries, hash) = ledger::head(change)?;
    let before = subjects(change)?;
    change.execute_batch("PRAGMA defer_foreign_keys = ON;")?;
    let today = known.today.to_string();
    change.execute(
        "INSERT INTO disposal_under_way (case_id, approval_id, today) VALUES (?1, ?2, ?3)",
        params![case, approval.id, today],
    )?;
    delete(change, case)?;
    let gone: Vec<String> = before.difference(&subjects(change)?).cloned().collect();
    let gone = [drop_drafts(change, case, &gone)?, gone].concat();
    for subject in &gone {
        let digest = ledger::content_digest(subject, 0, &())?;
        ledger::append(change, &change.at(), DISPOSED, subject, 0, &digest)?;
    }
    let stone = Stone {
        opened_at,
        closed_at,
        rule: approval.rule.clone(),
        kept_until: known.kept_until,
        approved_by: approval.approval.name.clone(),
        approver_role: approval.approval.role.clone(),
        approved_on: approval.approval.on,
        reference: approval.approval.reference.clone(),
        signed: known.signed,
        counts: counted(&gone),
        records: u64::try_from(gone.len()).unwrap_or(u64::MAX),
        ledger_entries,
        ledger_hash: crate::hex::write(&hash),
    };
    let record = DisposalRecord { id: make_id(), case_id: case.to_owned(), number, at: change.at(), stone };
    set(change, &record)?;
    search::remake(change)?;
    Ok(record)
}

/// Returns the name of every record in the ledger's words.
fn subjects(connection: &Connection) -> Result<BTreeSet<String>> {
    let mut subjects = BTreeSet::new();
    super::each_record(connection, &mut |subject, _, _| {
        subjects.insert(subject.to_owned());
        Ok(())
    })?;
    Ok(subjects)
}

fn delete(change: &Change<'_>, case: &str) -> Result<()> {
    let staying = all(change, STAYING, &[case], |row| row.get::<_, String>(0))?;
    change.execute("DELETE FROM cases WHERE id = ?1", [case])?;
    change.execute("DELETE FROM notes WHERE id IN (SELECT note_id FROM notes_to_dispose_of)", [])?;
    for note in staying {
        notes::forget_case(change, &note)?;
    }
    for (table, which) in THEN {
        // Of some tables the case is not asked.
        let which = format!("DELETE FROM {table} WHERE ?1 IS NOT NULL AND ({which})");
        change.execute(&which, [case])?;
    }
    Ok(())
}

/// Drops what was typed into pages of what is gone, and where the worker was; returns the drafts that went. A draft is
/// named after the record it belongs to.
fn drop_drafts(change: &Change<'_>, case: &str, gone: &[String]) -> Result<Vec<String>> {
    change.execute("DELETE FROM last_place WHERE instr(place, ?1) > 0", [case])?;
    let ids: BTreeSet<&str> =
        gone.iter().filter_map(|subject| subject.split_once('/')).map(|(_, id)| id).collect();
    let forms = all(change, "SELECT form FROM form_drafts", &[], |row| row.get::<_, String>(0))?;
    let forms = forms.into_iter().filter(|form| form.split('/').any(|part| ids.contains(part)));
    let mut dropped = Vec::new();
    for form in forms {
        change.execute("DELETE FROM form_drafts WHERE form = ?1", [&form])?;
        dropped.push(Subject("form", &form).to_string());
    }
    Ok(dropped)
}

fn counted(gone: &[String]) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for subject in gone {
        let kind = subject.split('/').next().unwrap_or(subject);
        *counts.entry(kind.to_owned()).or_default() += 1;
    }
    counts
}

/// Sets the stone; with it the disposal is no longer under way.
fn set(change: &Change<'_>, record: &DisposalRecord) -> Result<()> {
    change.execute(
        "INSERT INTO disposals VALUES (?1, ?2, ?3, ?4, ?5)",
        params![record.id, record.case_id, record.number, record.at, serde_json::to_string(&record.stone)?],
    )?;
    let subject = Subject("disposal", &record.id).to_string();
    let digest = ledger::content_digest(&subject, 1, record)?;
    ledger::append(change, &change.at(), ledger::STONE_SET, &subject, 1, &digest)?;
    change.execute("DELETE FROM disposal_under_way WHERE case_id = ?1", [&record.case_id])?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<DisposalRecord> {
    Ok(DisposalRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        number: row.get("number")?,
        at: row.get("at")?,
        stone: json(row, "content")?,
    })
}

/// Returns how many records a stone says went.
pub(crate) fn records_of(connection: &Connection, subject: &str) -> Result<u64> {
    let id = subject.split_once('/').map_or(subject, |(_, id)| id);
    Ok(one(connection, "SELECT * FROM disposals WHERE id = ?1", &[id], read)?.stone.records)
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("disposal", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "disposals_tests.rs"]
mod tests;
