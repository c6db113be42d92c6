//! The referral draft: which copy of the form it follows, and each answer as it was typed.

use std::collections::BTreeMap;

use casework::case::choice_word;
use casework::referral::GivenFor;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Visit, all, cases, json, word};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault, VaultError};

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
    /// The kind of report it was given for; none in answers kept before that was noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_for: Option<GivenFor>,
    #[serde(skip)]
    revision: i64,
    #[serde(skip)]
    case_id: String,
}

/// An answer to keep, as it was typed.
#[derive(Debug, Clone)]
pub struct AnswerToKeep {
    pub field: String,
    pub answer: Value,
    pub given_for: GivenFor,
}

#[derive(Debug, Clone)]
pub struct ReferralRecord {
    pub form_version: String,
    pub begun_at: String,
    /// 1, and one more for each version begun after sending.
    pub version: u32,
    pub answers: BTreeMap<String, AnswerRecord>,
}

/// The draft as the ledger accounts for it.
#[derive(Serialize)]
struct Begun {
    #[serde(skip)]
    case_id: String,
    form_version: String,
    begun_at: String,
    /// Left out of the first, as it was before there could be others.
    #[serde(skip_serializing_if = "is_first")]
    version: u32,
    #[serde(skip)]
    revision: i64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_first(version: &u32) -> bool {
    *version == 1
}

const OF_CASE: &str = "SELECT * FROM answers WHERE case_id = ?1";
const ALL: &str = "SELECT * FROM answers";
const REFERRAL: &str = "SELECT * FROM referrals WHERE case_id = ?1";
const REFERRALS: &str = "SELECT * FROM referrals";
const SENT_NOW: &str =
    "SELECT count(*) FROM sent_referrals JOIN referrals USING (case_id, version) WHERE case_id = ?1";

impl Vault {
    /// Begins the draft on a copy of the form, with what the case suggests. A draft already begun stays.
    pub fn begin_referral(
        &mut self,
        case: &str,
        form_version: &str,
        suggested: &[AnswerToKeep],
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let begun = Begun {
            case_id: case.to_owned(),
            form_version: form_version.to_owned(),
            begun_at: change.at(),
            version: 1,
            revision: 1,
        };
        let new = change.execute(
            "INSERT INTO referrals VALUES (?1, ?2, ?3, 1, 1) ON CONFLICT DO NOTHING",
            params![case, form_version, begun.begun_at],
        )?;
        if new == 0 {
            return Ok(());
        }
        change.enter("referral-begun", &Subject("referral", case), 1, &begun)?;
        for answer in suggested {
            keep(&change, case, answer, Origin::Case)?;
        }
        change.commit()
    }

    /// Returns what was answered to one question of the present draft.
    pub fn answer_to(&self, case: &str, field: &str) -> Result<Option<Value>> {
        let query = "SELECT answer FROM answers WHERE case_id = ?1 AND field = ?2";
        let mut statement = self.connection.prepare_cached(query)?;
        let answer: Option<String> = statement.query_row([case, field], |row| row.get(0)).optional()?;
        Ok(answer.map(|answer| serde_json::from_str(&answer)).transpose()?)
    }

    /// Returns the answer to one field in every case that has one: the case, and the answer.
    pub fn answers_everywhere(&self, field: &str) -> Result<Vec<(String, Value)>> {
        let query = "SELECT case_id, answer FROM answers WHERE field = ?1";
        all(&self.connection, query, &[field], |row| Ok((row.get(0)?, json(row, "answer")?)))
    }

    /// Follows another copy of the form from now on. The answers stay as they are. `AlreadySent` once the version
    /// was sent.
    pub fn move_referral(&mut self, case: &str, form_version: &str, now: Moment) -> Result<()> {
        self.alter_referral(case, "referral-moved", now, |change, begun| {
            form_version.clone_into(&mut begun.form_version);
            refuse_if_sent(change, case)
        })
    }

    /// Begins the next version after one was sent; its answers are the beginning of the new one.
    pub fn begin_new_version(&mut self, case: &str, now: Moment) -> Result<()> {
        self.alter_referral(case, "referral-version-begun", now, |_, begun| {
            begun.version += 1;
            Ok(())
        })
    }

    fn alter_referral(
        &mut self,
        case: &str,
        act: &str,
        now: Moment,
        alter: impl FnOnce(&Change<'_>, &mut Begun) -> Result<()>,
    ) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let mut begun = change.query_row(REFERRAL, [case], read_begun)?;
        alter(&change, &mut begun)?;
        begun.revision += 1;
        change.execute(
            "UPDATE referrals SET form_version = ?2, version = ?3, revision = ?4 WHERE case_id = ?1",
            params![case, begun.form_version, begun.version, begun.revision],
        )?;
        change.enter(act, &Subject("referral", case), begun.revision, &begun)?;
        change.commit()
    }

    /// Takes an answer out of the draft. The ledger remembers that there was one.
    pub fn remove_answer(&mut self, case: &str, field: &str, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        refuse_if_sent(&change, case)?;
        let given_for = GivenFor::Undecided;
        let nothing = AnswerToKeep { field: field.to_owned(), answer: Value::Null, given_for };
        keep(&change, case, &nothing, Origin::Typed)?;
        change.commit()
    }

    /// Keeps answers as typed, valid or not, and returns when they reached the disk. Answers that stay
    /// as they were are not written again; what the case suggested becomes the officer's own.
    /// Once the version was sent, nothing is written: `AlreadySent`.
    pub fn save_answers(&mut self, case: &str, answers: &[AnswerToKeep], now: Moment) -> Result<String> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        keep_typed(&change, case, answers)?;
        let saved_at = change.at();
        change.commit()?;
        Ok(saved_at)
    }

    /// Returns the draft of a case, if one was begun.
    pub fn referral_of(&self, case: &str) -> Result<Option<ReferralRecord>> {
        let begun = self.connection.query_row(REFERRAL, [case], read_begun).optional()?;
        let Some(begun) = begun else { return Ok(None) };
        let answers = all(&self.connection, OF_CASE, &[case], read)?;
        let answers = answers.into_iter().map(|answer| (answer.field.clone(), answer)).collect();
        Ok(Some(ReferralRecord {
            form_version: begun.form_version,
            begun_at: begun.begun_at,
            version: begun.version,
            answers,
        }))
    }
}

/// Keeps what the officer typed; refused as `AlreadySent` once the version was sent.
pub(super) fn keep_typed(change: &Change<'_>, case: &str, answers: &[AnswerToKeep]) -> Result<()> {
    refuse_if_sent(change, case)?;
    answers.iter().try_for_each(|answer| keep(change, case, answer, Origin::Typed))
}

/// Returns the number of the draft's present version.
pub(super) fn version(change: &Change<'_>, case: &str) -> Result<u32> {
    Ok(change.query_row(REFERRAL, [case], read_begun)?.version)
}

pub(super) fn refuse_if_sent(change: &Change<'_>, case: &str) -> Result<()> {
    let sent: i64 = change.query_row(SENT_NOW, [case], |row| row.get(0))?;
    if sent > 0 { Err(VaultError::AlreadySent) } else { Ok(()) }
}

fn answer_of(change: &Change<'_>, case: &str, field: &str) -> Result<Option<AnswerRecord>> {
    let mut statement = change.prepare_cached("SELECT * FROM answers WHERE case_id = ?1 AND field = ?2")?;
    Ok(statement.query_row([case, field], read).optional()?)
}

fn keep(change: &Change<'_>, case: &str, kept: &AnswerToKeep, origin: Origin) -> Result<()> {
    let before = answer_of(change, case, &kept.field)?;
    let same = |it: &AnswerRecord| {
        it.answer == kept.answer && it.origin == origin && it.given_for == Some(kept.given_for)
    };
    if before.as_ref().is_some_and(same) {
        return Ok(());
    }
    let record = AnswerRecord {
        field: kept.field.clone(),
        answer: kept.answer.clone(),
        origin,
        saved_at: change.at(),
        given_for: Some(kept.given_for),
        revision: before.map_or(1, |it| it.revision + 1),
        case_id: case.to_owned(),
    };
    change.prepare_cached("INSERT OR REPLACE INTO answers VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?.execute(
        params![
            case,
            record.field,
            record.revision,
            serde_json::to_string(&record.answer)?,
            choice_word(&origin),
            record.saved_at,
            choice_word(&kept.given_for),
        ],
    )?;
    change.enter("answer-saved", &Subject("answer", &record.name()), record.revision, &record)
}

impl AnswerRecord {
    fn name(&self) -> String {
        format!("{}/{}", self.case_id, self.field)
    }
}

fn read_begun(row: &Row<'_>) -> rusqlite::Result<Begun> {
    Ok(Begun {
        case_id: row.get("case_id")?,
        form_version: row.get("form_version")?,
        begun_at: row.get("begun_at")?,
        version: row.get("version")?,
        revision: row.get("revision")?,
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<AnswerRecord> {
    Ok(AnswerRecord {
        field: row.get("field")?,
        answer: json(row, "answer")?,
        origin: word(row, "origin")?,
        saved_at: row.get("saved_at")?,
        given_for: row.get::<_, Option<String>>("given_for")?.map(|_| word(row, "given_for")).transpose()?,
        revision: row.get("revision")?,
        case_id: row.get("case_id")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for begun in all(connection, REFERRALS, &[], read_begun)? {
        let subject = Subject("referral", &begun.case_id).to_string();
        visit(&subject, begun.revision, serde_json::to_value(&begun)?)?;
    }
    for record in all(connection, ALL, &[], read)? {
        let subject = Subject("answer", &record.name()).to_string();
        visit(&subject, record.revision, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// The ledger of a vault out there has their digests.
    #[test]
    fn records_of_the_first_release_are_accounted_for_as_they_were() {
        let begun = Begun {
            case_id: "c".into(),
            form_version: "2026-04".into(),
            begun_at: "then".into(),
            version: 1,
            revision: 1,
        };
        let as_it_was = json!({ "form_version": "2026-04", "begun_at": "then" });
        assert_eq!(serde_json::to_value(&begun).expect("plain data"), as_it_was, "the draft");
        let answer = AnswerRecord {
            field: "family".into(),
            answer: json!("Two brothers"),
            origin: Origin::Typed,
            saved_at: "then".into(),
            given_for: None,
            revision: 3,
            case_id: "c".into(),
        };
        let as_it_was =
            json!({ "field": "family", "answer": "Two brothers", "origin": "typed", "saved_at": "then" });
        assert_eq!(serde_json::to_value(&answer).expect("plain data"), as_it_was, "an answer");
    }
}
