//! What the officer decided about each identifier before a notification goes out. Only ever added to; the
//! newest decision about a text in an answer counts.

use casework::case::choice_word;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::{Visit, all, cases, make_id, word};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdentifierOutcome {
    /// It may go out, because of `why`.
    Stays,
    /// `words` stand in its place.
    Replace,
    Undecided,
}

#[derive(Debug, Clone, Serialize)]
pub struct IdentifierDecision {
    pub field: String,
    pub kind: String,
    /// The marked text, exactly.
    pub text: String,
    /// The kind of report it was decided for: what may stay in a named one may not stay in an anonymous one.
    pub route: String,
    pub outcome: IdentifierOutcome,
    pub why: String,
    pub words: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct IdentifierRecord {
    pub id: String,
    pub case_id: String,
    pub at: String,
    pub decision: IdentifierDecision,
}

const OF_CASE: &str = "SELECT * FROM identifier_decisions WHERE case_id = ?1 ORDER BY rowid";
const ALL: &str = "SELECT * FROM identifier_decisions";

impl Vault {
    /// Records a decision; with a replacement, the changed answer too, both or neither.
    pub fn decide_identifier(
        &mut self,
        case: &str,
        decision: &IdentifierDecision,
        changed_answer: Option<&super::AnswerToKeep>,
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let record = IdentifierRecord {
            id: make_id(),
            case_id: case.to_owned(),
            at: change.at(),
            decision: decision.clone(),
        };
        insert(&change, &record)?;
        change.enter("identifier-decided", &Subject("identifier", &record.id), 1, &record)?;
        if let Some(answer) = changed_answer {
            super::referral::keep_typed(&change, case, std::slice::from_ref(answer))?;
        }
        change.commit()
    }

    /// Returns every decision of a case, oldest first.
    pub fn identifier_decisions_of(&self, case: &str) -> Result<Vec<IdentifierRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }
}

fn insert(change: &Change<'_>, record: &IdentifierRecord) -> Result<()> {
    let decision = &record.decision;
    change.execute(
        "INSERT INTO identifier_decisions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            record.id,
            record.case_id,
            record.at,
            decision.field,
            decision.kind,
            decision.text,
            decision.route,
            choice_word(&decision.outcome),
            decision.why,
            decision.words,
        ],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<IdentifierRecord> {
    Ok(IdentifierRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        at: row.get("at")?,
        decision: IdentifierDecision {
            field: row.get("field")?,
            kind: row.get("kind")?,
            text: row.get("text")?,
            route: row.get("route")?,
            outcome: word(row, "decision")?,
            why: row.get("why")?,
            words: row.get("words")?,
        },
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("identifier", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}
