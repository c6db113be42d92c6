//! What decides how long a case is kept: what was said of it, holds, and approvals to dispose of it. Only ever added to, and
//! nothing of it counts as contact: the case stands as last changed as before.

use casework::case::choice_word;
use casework::note::Signature;
use casework::retention::{Approval, Hold};
use casework::safeguarding::FactIs;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::{Visit, all, forms, json, make_id, one, optional_json, word, written_json};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault, VaultError};

/// Whether a council looked after the person as a child, as it was said.
#[derive(Debug, Clone, Serialize)]
pub struct LookedAfterRecord {
    pub id: String,
    pub case_id: String,
    pub at: String,
    pub looked_after: FactIs,
    pub why: String,
    pub signed: Option<Signature>,
}

#[derive(Debug, Clone, Serialize)]
pub struct HoldRecord {
    pub id: String,
    pub case_id: String,
    pub at: String,
    pub hold: Hold,
    pub signed: Option<Signature>,
    /// When and why it was lifted; none while it stands. A record of its own.
    #[serde(skip)]
    pub lifted: Option<LiftedRecord>,
}

#[derive(Debug, Clone, Serialize)]
pub struct LiftedRecord {
    pub hold_id: String,
    pub at: String,
    pub why: String,
    pub signed: Option<Signature>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ApprovalRecord {
    pub id: String,
    pub case_id: String,
    /// The closing after which it was given; after another it counts no more.
    pub closing_id: String,
    pub at: String,
    /// The last day on which the case is kept, and the rule that says so.
    pub kept_until: NaiveDate,
    pub rule: String,
    pub approval: Approval,
    pub signed: Option<Signature>,
}

const ANSWERS: &str = "SELECT * FROM retention_answers WHERE case_id = ?1 ORDER BY rowid";
const HOLDS: &str = "SELECT * FROM disposal_holds WHERE case_id = ?1 ORDER BY rowid";
const HOLD: &str = "SELECT * FROM disposal_holds WHERE id = ?1 AND case_id = ?2";
const LIFTED: &str = "SELECT * FROM disposal_holds_lifted WHERE hold_id = ?1";
const APPROVALS: &str = "SELECT * FROM disposal_approvals WHERE case_id = ?1 ORDER BY rowid";
const NEWEST_CLOSING: &str =
    "SELECT id, act FROM case_closings WHERE case_id = ?1 ORDER BY rowid DESC LIMIT 1";

impl Vault {
    /// Records whether a council looked after the person, with how it is known.
    pub fn say_looked_after(
        &mut self,
        case: &str,
        looked_after: FactIs,
        why: &str,
        signed: Option<Signature>,
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        must_exist(&change, case)?;
        let (id, why) = (make_id(), why.to_owned());
        let record =
            LookedAfterRecord { id, case_id: case.to_owned(), at: change.at(), looked_after, why, signed };
        change.execute(
            "INSERT INTO retention_answers VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                record.id,
                record.case_id,
                record.at,
                choice_word(&record.looked_after),
                record.why,
                written_json(record.signed.as_ref())?,
            ],
        )?;
        change.enter("looked-after-said", &Subject("retention-answer", &record.id), 1, &record)?;
        forms::remove(&change, &format!("retention/{case}/looked-after"))?;
        change.commit()
    }

    /// Returns what was said of it, oldest first; the latest counts.
    pub fn looked_after_of(&self, case: &str) -> Result<Vec<LookedAfterRecord>> {
        all(&self.connection, ANSWERS, &[case], read_answer)
    }

    /// Places a hold: while it stands, nothing of the case is disposed of.
    pub fn place_hold(
        &mut self,
        case: &str,
        hold: &Hold,
        signed: Option<Signature>,
        now: Moment,
    ) -> Result<String> {
        let change = self.change(now)?;
        must_exist(&change, case)?;
        let (id, hold) = (make_id(), hold.clone());
        let record = HoldRecord { id, case_id: case.to_owned(), at: change.at(), hold, signed, lifted: None };
        change.execute(
            "INSERT INTO disposal_holds VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                record.id,
                record.case_id,
                record.at,
                serde_json::to_string(&record.hold)?,
                written_json(record.signed.as_ref())?,
            ],
        )?;
        change.enter("hold-placed", &Subject("hold", &record.id), 1, &record)?;
        forms::remove(&change, &format!("retention/{case}/hold"))?;
        change.commit()?;
        Ok(record.id)
    }

    /// Lifts a hold that stands; `AlreadyFinished` when it was lifted before.
    pub fn lift_hold(
        &mut self,
        case: &str,
        hold: &str,
        why: &str,
        signed: Option<Signature>,
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        one(&change, HOLD, &[hold, case], read_hold)?;
        if lifted(&change, hold)?.is_some() {
            return Err(VaultError::AlreadyFinished);
        }
        let record = LiftedRecord { hold_id: hold.to_owned(), at: change.at(), why: why.to_owned(), signed };
        let signed = written_json(record.signed.as_ref())?;
        change.execute(
            "INSERT INTO disposal_holds_lifted VALUES (?1, ?2, ?3, ?4)",
            params![record.hold_id, record.at, record.why, signed],
        )?;
        change.enter("hold-lifted", &Subject("hold-lifted", hold), 1, &record)?;
        forms::remove(&change, &format!("retention/{case}/lift/{hold}"))?;
        change.commit()
    }

    /// Returns the holds of a case, oldest first, lifted ones too.
    pub fn holds_of(&self, case: &str) -> Result<Vec<HoldRecord>> {
        let mut holds = all(&self.connection, HOLDS, &[case], read_hold)?;
        for hold in &mut holds {
            hold.lifted = lifted(&self.connection, &hold.id)?;
        }
        Ok(holds)
    }

    /// Records that someone approved the disposal of a closed case; `NotFound` while it is open. `kept` is the rule and
    /// the last day on which it is kept.
    pub fn approve_disposal(
        &mut self,
        case: &str,
        approval: &Approval,
        (rule, kept_until): (&str, NaiveDate),
        signed: Option<Signature>,
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        let record = ApprovalRecord {
            id: make_id(),
            case_id: case.to_owned(),
            closing_id: closing_of(&change, case)?.ok_or(VaultError::NotFound)?,
            at: change.at(),
            kept_until,
            rule: rule.to_owned(),
            approval: approval.clone(),
            signed,
        };
        change.execute(
            "INSERT INTO disposal_approvals VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                record.id,
                record.case_id,
                record.closing_id,
                record.at,
                record.kept_until.to_string(),
                record.rule,
                serde_json::to_string(&record.approval)?,
                written_json(record.signed.as_ref())?,
            ],
        )?;
        change.enter("disposal-approved", &Subject("disposal-approval", &record.id), 1, &record)?;
        forms::remove(&change, &format!("retention/{case}/approval"))?;
        change.commit()
    }

    /// Returns the approval that counts: the latest, where it was given after the case was closed last.
    pub fn standing_approval(&self, case: &str) -> Result<Option<ApprovalRecord>> {
        standing_approval(&self.connection, case)
    }
}

pub(super) fn standing_approval(connection: &Connection, case: &str) -> Result<Option<ApprovalRecord>> {
    let newest = all(connection, APPROVALS, &[case], read_approval)?.pop();
    let closing = closing_of(connection, case)?;
    Ok(newest.filter(|it| closing.as_ref() == Some(&it.closing_id)))
}

/// Returns the closing of a closed case; none while it is open.
fn closing_of(connection: &Connection, case: &str) -> Result<Option<String>> {
    let newest: Option<(String, String)> = connection
        .prepare_cached(NEWEST_CLOSING)?
        .query_row([case], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(newest.filter(|(_, act)| act == "closed").map(|(id, _)| id))
}

fn must_exist(change: &Change<'_>, case: &str) -> Result<()> {
    Ok(change.query_row("SELECT 1 FROM cases WHERE id = ?1", [case], |_| Ok(()))?)
}

fn lifted(connection: &Connection, hold: &str) -> Result<Option<LiftedRecord>> {
    Ok(all(connection, LIFTED, &[hold], read_lifted)?.pop())
}

fn read_answer(row: &Row<'_>) -> rusqlite::Result<LookedAfterRecord> {
    Ok(LookedAfterRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        at: row.get("at")?,
        looked_after: word(row, "looked_after")?,
        why: row.get("why")?,
        signed: optional_json(row, "signed")?,
    })
}

fn read_hold(row: &Row<'_>) -> rusqlite::Result<HoldRecord> {
    Ok(HoldRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        at: row.get("at")?,
        hold: json(row, "content")?,
        signed: optional_json(row, "signed")?,
        lifted: None,
    })
}

fn read_lifted(row: &Row<'_>) -> rusqlite::Result<LiftedRecord> {
    Ok(LiftedRecord {
        hold_id: row.get("hold_id")?,
        at: row.get("at")?,
        why: row.get("why")?,
        signed: optional_json(row, "signed")?,
    })
}

fn read_approval(row: &Row<'_>) -> rusqlite::Result<ApprovalRecord> {
    let until: String = row.get("kept_until")?;
    Ok(ApprovalRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        closing_id: row.get("closing_id")?,
        at: row.get("at")?,
        kept_until: until.parse().map_err(|_| rusqlite::Error::InvalidQuery)?,
        rule: row.get("rule")?,
        approval: json(row, "content")?,
        signed: optional_json(row, "signed")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, "SELECT * FROM retention_answers", &[], read_answer)? {
        let subject = Subject("retention-answer", &record.id).to_string();
        visit(&subject, 1, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, "SELECT * FROM disposal_holds", &[], read_hold)? {
        visit(&Subject("hold", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, "SELECT * FROM disposal_holds_lifted", &[], read_lifted)? {
        visit(&Subject("hold-lifted", &record.hold_id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, "SELECT * FROM disposal_approvals", &[], read_approval)? {
        visit(&Subject("disposal-approval", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "retention_tests.rs"]
pub(super) mod tests;
