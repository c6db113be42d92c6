//! That a case was closed, or taken up again. Only ever added to; the latest counts.

use casework::closing::Closing;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Visit, all, cases, forms, json, make_id};
use crate::change::Subject;
use crate::{Moment, Result, Vault, VaultError};

/// What was done to a case, as the columns `act` and `content` hold it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", content = "content", rename_all = "kebab-case")]
pub enum ClosingAct {
    Closed(Closing),
    Reopened { why: String },
}

#[derive(Debug, Clone, Serialize)]
pub struct ClosingRecord {
    pub id: String,
    pub case_id: String,
    pub at: String,
    #[serde(flatten)]
    pub act: ClosingAct,
}

const OF_CASE: &str = "SELECT * FROM case_closings WHERE case_id = ?1 ORDER BY rowid";
const ALL: &str = "SELECT * FROM case_closings ORDER BY rowid";
const CLOSED_AT: &str = "SELECT CASE act WHEN 'closed' THEN at END FROM case_closings
                         WHERE case_id = ?1 ORDER BY rowid DESC LIMIT 1";

impl Vault {
    /// Closes a case. A closed one is refused as `AlreadyFinished`.
    pub fn close_case(&mut self, case: &str, closing: &Closing, now: Moment) -> Result<()> {
        self.record_closing(case, ClosingAct::Closed(closing.clone()), now)
    }

    /// Takes a closed case up again; `NotFound` where it is not closed.
    pub fn reopen_case(&mut self, case: &str, why: &str, now: Moment) -> Result<()> {
        self.record_closing(case, ClosingAct::Reopened { why: why.to_owned() }, now)
    }

    fn record_closing(&mut self, case: &str, act: ClosingAct, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let done = match (&act, closed_at(&change, case)?) {
            (ClosingAct::Closed(_), None) => "case-closed",
            (ClosingAct::Reopened { .. }, Some(_)) => "case-reopened",
            (ClosingAct::Closed(_), Some(_)) => return Err(VaultError::AlreadyFinished),
            (ClosingAct::Reopened { .. }, None) => return Err(VaultError::NotFound),
        };
        let record = ClosingRecord { id: make_id(), case_id: case.to_owned(), at: change.at(), act };
        let told = serde_json::to_value(&record.act)?;
        change.execute(
            "INSERT INTO case_closings VALUES (?1, ?2, ?3, ?4, ?5)",
            params![record.id, record.case_id, record.at, told["act"].as_str(), told["content"].to_string()],
        )?;
        change.enter(done, &Subject("closing", &record.id), 1, &record)?;
        forms::remove(&change, &format!("close/{case}"))?;
        change.commit()
    }

    /// Returns when a case was closed and taken up again, oldest first.
    pub fn closings_of(&self, case: &str) -> Result<Vec<ClosingRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }

    /// Returns since when a case is closed; none while it is open.
    pub fn closed_at(&self, case: &str) -> Result<Option<String>> {
        closed_at(&self.connection, case)
    }
}

fn closed_at(connection: &Connection, case: &str) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached(CLOSED_AT)?;
    let latest: Option<Option<String>> = statement.query_row([case], |row| row.get(0)).optional()?;
    Ok(latest.flatten())
}

fn read(row: &Row<'_>) -> rusqlite::Result<ClosingRecord> {
    let (act, content): (String, Value) = (row.get("act")?, json(row, "content")?);
    let act = serde_json::json!({ "act": act, "content": content });
    Ok(ClosingRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        at: row.get("at")?,
        act: serde_json::from_value(act).map_err(|_| rusqlite::Error::InvalidQuery)?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("closing", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use casework::closing::{ClosingReason, StepAnswered, StepGoes};

    use super::*;
    use crate::store::desk::{Desk, now};

    fn a_closing() -> Closing {
        let answer = StepAnswered {
            step: "uk-101".to_owned(),
            title: "Report to the police".to_owned(),
            answer: StepGoes::HandedOver,
            detail: "To the Brindlewick team".to_owned(),
        };
        let why = "She moved to the quinceberry farm".to_owned();
        Closing { reason: ClosingReason::PassedOn, why, answers: vec![answer] }
    }

    #[test]
    fn a_case_is_closed_once_and_taken_up_again_with_every_word_of_it() {
        let mut desk = Desk::new();
        let case = desk.case.clone();
        let closed = |desk: &Desk| desk.vault.closed_at(&case).expect("readable");
        let open = desk.vault.reopen_case(&case, "Not closed", now(1));
        assert_eq!((open, closed(&desk)), (Err(VaultError::NotFound), None), "nothing to take up again");
        let draft = desk.draft(format!("close/{case}"));
        desk.vault.close_case(&case, &a_closing(), now(2)).expect("closed");
        assert!(!desk.has_draft(&draft), "recorded, so no longer a draft");
        assert_eq!(closed(&desk), Some(now(2).to_rfc3339()), "since then");
        let again = desk.vault.close_case(&case, &a_closing(), now(3));
        assert_eq!(again, Err(VaultError::AlreadyFinished), "closed once");
        let draft = desk.draft(format!("close/{case}"));
        desk.vault.reopen_case(&case, "She rang about the marmalade", now(4)).expect("taken up");
        assert_eq!((closed(&desk), desk.has_draft(&draft)), (None, false), "open, and no draft is left");
        let acts: Vec<_> =
            desk.vault.closings_of(&case).expect("readable").into_iter().map(|it| it.act).collect();
        let reopened = ClosingAct::Reopened { why: "She rang about the marmalade".to_owned() };
        assert_eq!(acts, [ClosingAct::Closed(a_closing()), reopened], "both stay, in order");
        desk.vault.close_case(&case, &a_closing(), now(5)).expect("closed again");
        assert_eq!(closed(&desk), Some(now(5).to_rfc3339()), "the latest counts");
    }

    #[test]
    fn closings_are_found_by_why_and_what_becomes_of_steps_and_are_fixed() {
        let mut desk = Desk::new();
        let (case, other) = (desk.case.clone(), desk.another_case());
        desk.vault.close_case(&case, &a_closing(), now(1)).expect("closed");
        desk.vault.reopen_case(&case, "She rang about the marmalade", now(2)).expect("taken up");
        for typed in ["quinceberry", "brindlewick", "marmalade"] {
            assert_eq!(desk.found(typed), ["closing: words"], "found by {typed}");
        }
        assert!(desk.vault.closings_of(&other).expect("readable").is_empty(), "each case for itself");
        let nowhere = desk.vault.close_case("no such", &a_closing(), now(3));
        assert_eq!(nowhere, Err(VaultError::NotFound), "no closing without its case");
        desk.refuses(&[
            "UPDATE case_closings SET act = 'reopened'",
            "DELETE FROM case_closings",
            "INSERT INTO case_closings SELECT 'x', case_id, at, 'archived', content FROM case_closings",
        ]);
    }
}
