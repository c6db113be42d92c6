//! The referral draft: which copy of the form it follows, and each answer as it was typed.

use std::collections::BTreeMap;

use casework::case::choice_word;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Visit, all, cases, json, word};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault};

/// Where an answer came from. What the case suggests stays a suggestion until the officer has seen it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    Typed,
    Case,
}

#[derive(Debug, Clone, Serialize)]
pub struct AnswerRecord {
    pub field: String,
    pub answer: Value,
    pub origin: Origin,
    pub saved_at: String,
    #[serde(skip)]
    revision: i64,
    #[serde(skip)]
    case_id: String,
}

#[derive(Debug, Clone)]
pub struct ReferralRecord {
    pub form_version: String,
    pub begun_at: String,
    pub answers: BTreeMap<String, AnswerRecord>,
}

#[derive(Serialize)]
struct Begun<'a> {
    form_version: &'a str,
    begun_at: &'a str,
}

const OF_CASE: &str = "SELECT * FROM answers WHERE case_id = ?1";
const ALL: &str = "SELECT * FROM answers";
const REFERRALS: &str = "SELECT case_id, form_version, begun_at FROM referrals";

impl Vault {
    /// Begins the draft on a copy of the form, with what the case suggests. A draft already begun stays.
    pub fn begin_referral(
        &mut self,
        case: &str,
        form_version: &str,
        suggested: &BTreeMap<String, Value>,
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let begun_at = change.at();
        let begun = change.execute(
            "INSERT INTO referrals VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            params![case, form_version, begun_at],
        )?;
        if begun == 0 {
            return Ok(());
        }
        let content = Begun { form_version, begun_at: &begun_at };
        change.enter("referral-begun", &Subject("referral", case), 1, &content)?;
        for (field, answer) in suggested {
            keep(&change, case, field, answer, Origin::Case)?;
        }
        change.commit()
    }

    /// Keeps answers as typed, valid or not, and returns when they reached the disk. Answers that stay
    /// as they were are not written again; what the case suggested becomes the officer's own.
    pub fn save_answers(
        &mut self,
        case: &str,
        answers: &BTreeMap<String, Value>,
        now: Moment,
    ) -> Result<String> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        for (field, answer) in answers {
            keep(&change, case, field, answer, Origin::Typed)?;
        }
        let saved_at = change.at();
        change.commit()?;
        Ok(saved_at)
    }

    /// Returns the draft of a case, if one was begun.
    pub fn referral_of(&self, case: &str) -> Result<Option<ReferralRecord>> {
        let begun = self
            .connection
            .query_row("SELECT form_version, begun_at FROM referrals WHERE case_id = ?1", [case], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        let Some((form_version, begun_at)) = begun else { return Ok(None) };
        let answers = all(&self.connection, OF_CASE, &[case], read)?;
        let answers = answers.into_iter().map(|answer| (answer.field.clone(), answer)).collect();
        Ok(Some(ReferralRecord { form_version, begun_at, answers }))
    }
}

fn keep(change: &Change<'_>, case: &str, field: &str, answer: &Value, origin: Origin) -> Result<()> {
    let before = change
        .prepare_cached("SELECT * FROM answers WHERE case_id = ?1 AND field = ?2")?
        .query_row([case, field], read)
        .optional()?;
    if before.as_ref().is_some_and(|it| it.answer == *answer && it.origin == origin) {
        return Ok(());
    }
    let record = AnswerRecord {
        field: field.to_owned(),
        answer: answer.clone(),
        origin,
        saved_at: change.at(),
        revision: before.map_or(1, |it| it.revision + 1),
        case_id: case.to_owned(),
    };
    change.prepare_cached("INSERT OR REPLACE INTO answers VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(
        params![
            case,
            field,
            record.revision,
            serde_json::to_string(answer)?,
            choice_word(&origin),
            record.saved_at,
        ],
    )?;
    change.enter("answer-saved", &Subject("answer", &name(case, field)), record.revision, &record)
}

fn name(case: &str, field: &str) -> String {
    format!("{case}/{field}")
}

fn read(row: &Row<'_>) -> rusqlite::Result<AnswerRecord> {
    Ok(AnswerRecord {
        field: row.get("field")?,
        answer: json(row, "answer")?,
        origin: word(row, "origin")?,
        saved_at: row.get("saved_at")?,
        revision: row.get("revision")?,
        case_id: row.get("case_id")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    let begun: Vec<(String, String, String)> =
        all(connection, REFERRALS, &[], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    for (case, form_version, begun_at) in &begun {
        let content = serde_json::to_value(Begun { form_version, begun_at })?;
        visit(&Subject("referral", case).to_string(), 1, content)?;
    }
    for record in all(connection, ALL, &[], read)? {
        let subject = Subject("answer", &name(&record.case_id, &record.field)).to_string();
        visit(&subject, record.revision, serde_json::to_value(&record)?)?;
    }
    Ok(())
}
