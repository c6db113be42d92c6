//! Decisions: what happened to a case in the NRM, taken back or not, with its letters, the steps offered after it and
//! the clocks that need nothing more. All of it is only ever added.

use casework::decision::{DecisionEvent, FollowAnswer};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::files::KeptFile;
use super::{Visit, all, cases, files, forms, json, make_id, one};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault, VaultError};

#[derive(Debug, Clone, Serialize)]
pub struct DecisionRecord {
    pub id: String,
    pub case_id: String,
    pub recorded_at: String,
    pub event: DecisionEvent,
}

/// That a record counts no more: it was made in error, or another took its place.
#[derive(Debug, Clone, Serialize)]
pub struct TakenBackRecord {
    pub decision_id: String,
    pub at: String,
    pub why: String,
    pub replaced_by: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct LetterRecord {
    pub id: String,
    pub decision_id: String,
    pub file_id: String,
    pub at: String,
}

/// An answer to a step that was offered after a record.
#[derive(Debug, Clone, Serialize)]
pub struct OfferedStepRecord {
    pub id: String,
    pub case_id: String,
    pub decision_id: String,
    pub recorded_at: String,
    pub answer: FollowAnswer,
}

#[derive(Debug, Clone, Serialize)]
pub struct SettledClockRecord {
    pub id: String,
    pub case_id: String,
    pub recorded_at: String,
    pub clock: String,
    pub settled: bool,
    pub why: String,
}

const OF_CASE: &str = "SELECT * FROM decisions WHERE case_id = ?1 ORDER BY rowid";
const ONE: &str = "SELECT * FROM decisions WHERE id = ?1 AND case_id = ?2";
const ALL: &str = "SELECT * FROM decisions ORDER BY rowid";
const LINKED: &str = "SELECT * FROM decisions WHERE content ->> '$.otherCase' = ?1 ORDER BY rowid";
const TAKEN_BACK: &str = "SELECT * FROM decisions_taken_back WHERE decision_id = ?1";
const TAKEN_BACK_OF_CASE: &str =
    "SELECT t.* FROM decisions_taken_back t JOIN decisions d ON d.id = t.decision_id
                                  WHERE d.case_id = ?1 ORDER BY t.rowid";
const ALL_TAKEN_BACK: &str = "SELECT * FROM decisions_taken_back";
const LETTERS_OF_CASE: &str = "SELECT l.* FROM decision_letters l JOIN decisions d ON d.id = l.decision_id
                               WHERE d.case_id = ?1 ORDER BY l.rowid";
const ALL_LETTERS: &str = "SELECT * FROM decision_letters";
const OFFERED_OF_CASE: &str = "SELECT * FROM offered_steps WHERE case_id = ?1 ORDER BY rowid";
const ALL_OFFERED: &str = "SELECT * FROM offered_steps ORDER BY rowid";
const SETTLED_OF_CASE: &str = "SELECT * FROM settled_clocks WHERE case_id = ?1 ORDER BY rowid";
const ALL_SETTLED: &str = "SELECT * FROM settled_clocks ORDER BY rowid";

impl Vault {
    /// Records something that happened; returns its id. Where it puts another record right, that one is taken back in
    /// the same change. `form` is the page on which it was typed.
    pub fn record_decision(
        &mut self,
        case: &str,
        event: &DecisionEvent,
        replaces: Option<&str>,
        form: &str,
        now: Moment,
    ) -> Result<String> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let record = DecisionRecord {
            id: make_id(),
            case_id: case.to_owned(),
            recorded_at: change.at(),
            event: event.clone(),
        };
        change.execute(
            "INSERT INTO decisions VALUES (?1, ?2, ?3, ?4)",
            params![record.id, record.case_id, record.recorded_at, serde_json::to_string(event)?],
        )?;
        change.enter("decision-recorded", &Subject("decision", &record.id), 1, &record)?;
        if let Some(replaced) = replaces {
            take_back(&change, case, replaced, "", Some(&record.id))?;
        }
        forms::remove(&change, form)?;
        change.commit()?;
        Ok(record.id)
    }

    /// Takes a record back: it stays, and counts no more.
    pub fn take_back_decision(&mut self, case: &str, decision: &str, why: &str, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        take_back(&change, case, decision, why, None)?;
        forms::remove(&change, &format!("take-back/{decision}"))?;
        change.commit()
    }

    /// Returns what was recorded in a case, in the order in which it was recorded; what was taken back too.
    pub fn decisions_of(&self, case: &str) -> Result<Vec<DecisionRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }

    /// Returns the records of other cases that name this one as the case of the new referral.
    pub fn decisions_leading_to(&self, case: &str) -> Result<Vec<DecisionRecord>> {
        all(&self.connection, LINKED, &[case], read)
    }

    pub fn decisions_taken_back(&self, case: &str) -> Result<Vec<TakenBackRecord>> {
        all(&self.connection, TAKEN_BACK_OF_CASE, &[case], read_taken_back)
    }

    /// Keeps a letter with a record of the case.
    pub fn attach_decision_letter(
        &mut self,
        case: &str,
        decision: &str,
        name: &str,
        content: &[u8],
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        one(&change, ONE, &[decision, case], read)?;
        let file = files::keep(&change, name, content)?;
        let record = LetterRecord {
            id: make_id(),
            decision_id: decision.to_owned(),
            file_id: file.id,
            at: change.at(),
        };
        change.execute(
            "INSERT INTO decision_letters VALUES (?1, ?2, ?3, ?4)",
            [&record.id, &record.decision_id, &record.file_id, &record.at],
        )?;
        change.enter("decision-letter-attached", &Subject("decision-letter", &record.id), 1, &record)?;
        change.commit()
    }

    /// Returns the letters of a case in the order in which they were attached, each with its file.
    pub fn decision_letters_of(&self, case: &str) -> Result<Vec<(LetterRecord, KeptFile)>> {
        let letters = all(&self.connection, LETTERS_OF_CASE, &[case], read_letter)?;
        let with_file = |letter: LetterRecord| {
            let file = files::one(&self.connection, &letter.file_id)?;
            Ok((letter, file))
        };
        letters.into_iter().map(with_file).collect()
    }

    /// Records whether a step offered after a record is taken up.
    pub fn answer_offered_step(
        &mut self,
        case: &str,
        decision: &str,
        answer: &FollowAnswer,
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        one(&change, ONE, &[decision, case], read)?;
        let record = OfferedStepRecord {
            id: make_id(),
            case_id: case.to_owned(),
            decision_id: decision.to_owned(),
            recorded_at: change.at(),
            answer: answer.clone(),
        };
        change.execute(
            "INSERT INTO offered_steps VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                record.id,
                record.case_id,
                record.decision_id,
                record.recorded_at,
                serde_json::to_string(answer)?
            ],
        )?;
        change.enter("offered-step-answered", &Subject("offered-step", &record.id), 1, &record)?;
        forms::remove(&change, &format!("follow/{decision}/{}", answer.step))?;
        change.commit()
    }

    /// Returns the answers to the steps offered in a case, in the order in which they were given.
    pub fn offered_steps_of(&self, case: &str) -> Result<Vec<OfferedStepRecord>> {
        all(&self.connection, OFFERED_OF_CASE, &[case], read_offered)
    }

    /// Records that a clock needs nothing more, or that it does again.
    pub fn settle_clock(
        &mut self,
        case: &str,
        clock: &str,
        settled: bool,
        why: &str,
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let record = SettledClockRecord {
            id: make_id(),
            case_id: case.to_owned(),
            recorded_at: change.at(),
            clock: clock.to_owned(),
            settled,
            why: why.to_owned(),
        };
        change.execute(
            "INSERT INTO settled_clocks VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![record.id, record.case_id, record.recorded_at, record.clock, record.settled, record.why],
        )?;
        change.enter("clock-settled", &Subject("settled-clock", &record.id), 1, &record)?;
        forms::remove(&change, &format!("settle/{case}"))?;
        change.commit()
    }

    /// Returns what was said of the clocks of a case, in the order in which it was said.
    pub fn settled_clocks_of(&self, case: &str) -> Result<Vec<SettledClockRecord>> {
        all(&self.connection, SETTLED_OF_CASE, &[case], read_settled)
    }
}

/// Marks a record of the case as taken back. One that is so already is refused as `AlreadyKept`.
fn take_back(
    change: &Change<'_>,
    case: &str,
    decision: &str,
    why: &str,
    replaced_by: Option<&str>,
) -> Result<()> {
    one(change, ONE, &[decision, case], read)?;
    if change.query_row(TAKEN_BACK, [decision], read_taken_back).optional()?.is_some() {
        return Err(VaultError::AlreadyKept);
    }
    let record = TakenBackRecord {
        decision_id: decision.to_owned(),
        at: change.at(),
        why: why.to_owned(),
        replaced_by: replaced_by.map(str::to_owned),
    };
    change.execute(
        "INSERT INTO decisions_taken_back VALUES (?1, ?2, ?3, ?4)",
        params![record.decision_id, record.at, record.why, record.replaced_by],
    )?;
    change.enter("decision-taken-back", &Subject("decision-taken-back", decision), 1, &record)
}

fn read(row: &Row<'_>) -> rusqlite::Result<DecisionRecord> {
    Ok(DecisionRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        recorded_at: row.get("recorded_at")?,
        event: json(row, "content")?,
    })
}

fn read_taken_back(row: &Row<'_>) -> rusqlite::Result<TakenBackRecord> {
    Ok(TakenBackRecord {
        decision_id: row.get("decision_id")?,
        at: row.get("at")?,
        why: row.get("why")?,
        replaced_by: row.get("replaced_by")?,
    })
}

fn read_letter(row: &Row<'_>) -> rusqlite::Result<LetterRecord> {
    Ok(LetterRecord {
        id: row.get("id")?,
        decision_id: row.get("decision_id")?,
        file_id: row.get("file_id")?,
        at: row.get("at")?,
    })
}

fn read_offered(row: &Row<'_>) -> rusqlite::Result<OfferedStepRecord> {
    Ok(OfferedStepRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        decision_id: row.get("decision_id")?,
        recorded_at: row.get("recorded_at")?,
        answer: json(row, "content")?,
    })
}

fn read_settled(row: &Row<'_>) -> rusqlite::Result<SettledClockRecord> {
    Ok(SettledClockRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        recorded_at: row.get("recorded_at")?,
        clock: row.get("clock")?,
        settled: row.get("settled")?,
        why: row.get("why")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("decision", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, ALL_TAKEN_BACK, &[], read_taken_back)? {
        let subject = Subject("decision-taken-back", &record.decision_id).to_string();
        visit(&subject, 1, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, ALL_LETTERS, &[], read_letter)? {
        visit(&Subject("decision-letter", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, ALL_OFFERED, &[], read_offered)? {
        visit(&Subject("offered-step", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, ALL_SETTLED, &[], read_settled)? {
        visit(&Subject("settled-clock", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "decisions_tests.rs"]
mod tests;
