//! Safety steps that the worker added to a case. Only ever added to: a step that is not needed is recorded so.

use rusqlite::{Connection, Row};
use serde::Serialize;

use super::{Visit, all, cases, forms, make_id};
use crate::change::Subject;
use crate::{Moment, Result, Vault};

#[derive(Debug, Clone, Serialize)]
pub struct AddedStepRecord {
    pub id: String,
    pub case_id: String,
    pub recorded_at: String,
    /// As the pack names it.
    pub step: String,
    pub why: String,
}

const OF_CASE: &str = "SELECT * FROM added_steps WHERE case_id = ?1 ORDER BY rowid";
const ALL: &str = "SELECT * FROM added_steps ORDER BY rowid";

impl Vault {
    /// Adds a step to a case.
    pub fn add_step(&mut self, case: &str, step: &str, why: &str, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let record = AddedStepRecord {
            id: make_id(),
            case_id: case.to_owned(),
            recorded_at: change.at(),
            step: step.to_owned(),
            why: why.to_owned(),
        };
        change.execute(
            "INSERT INTO added_steps VALUES (?1, ?2, ?3, ?4, ?5)",
            [&record.id, &record.case_id, &record.recorded_at, &record.step, &record.why],
        )?;
        change.enter("safety-step-added", &Subject("added-step", &record.id), 1, &record)?;
        forms::remove(&change, &format!("add-step/{case}"))?;
        change.commit()
    }

    /// Returns the steps that were added to a case in the order in which they were added.
    pub fn added_steps_of(&self, case: &str) -> Result<Vec<AddedStepRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<AddedStepRecord> {
    Ok(AddedStepRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        recorded_at: row.get("recorded_at")?,
        step: row.get("step")?,
        why: row.get("why")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("added-step", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::VaultError;
    use crate::store::desk::{Desk, now};

    #[test]
    fn a_step_that_is_added_stays_with_why_and_ends_its_draft() {
        let mut desk = Desk::new();
        let (case, other) = (desk.case.clone(), desk.another_case());
        let draft = desk.draft(format!("add-step/{case}"));
        desk.vault
            .add_step(&case, "ew-dtn", "Her aunt asked for the marmalade leaflet", now(1))
            .expect("added");
        desk.vault.add_step(&case, "eng-housing", "", now(2)).expect("added");
        let stored = desk.vault.added_steps_of(&case).expect("readable");
        let steps: Vec<_> = stored.iter().map(|it| (it.step.as_str(), it.recorded_at.clone())).collect();
        let expected = [("ew-dtn", now(1).to_rfc3339()), ("eng-housing", now(2).to_rfc3339())];
        assert_eq!(steps, expected, "in the order in which they were added");
        assert!(desk.vault.added_steps_of(&other).expect("readable").is_empty(), "each case for itself");
        assert!(!desk.has_draft(&draft), "added, so no longer a draft");
        assert_eq!(desk.found("marmalade"), ["added-step: words"], "found by why");
        let nowhere = desk.vault.add_step("no such", "ew-dtn", "", now(3));
        assert_eq!(nowhere, Err(VaultError::NotFound), "no step without its case");
        desk.refuses(&["UPDATE added_steps SET step = 'other'", "DELETE FROM added_steps"]);
    }
}
