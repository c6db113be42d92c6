//! What the worker answered about what is so in a case. Only ever added to.

use casework::safeguarding::Situation;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{Visit, all, cases, forms, json, make_id};
use crate::change::Subject;
use crate::{Moment, Result, Vault};

#[derive(Debug, Clone, Serialize)]
pub struct SituationRecord {
    pub id: String,
    pub case_id: String,
    pub recorded_at: String,
    pub situation: Situation,
}

const OF_CASE: &str = "SELECT * FROM situations WHERE case_id = ?1 ORDER BY rowid";
const ALL: &str = "SELECT * FROM situations ORDER BY rowid";

impl Vault {
    /// Records what the worker answered at one time.
    pub fn record_situation(&mut self, case: &str, situation: &Situation, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let record = SituationRecord {
            id: make_id(),
            case_id: case.to_owned(),
            recorded_at: change.at(),
            situation: situation.clone(),
        };
        change.execute(
            "INSERT INTO situations VALUES (?1, ?2, ?3, ?4)",
            params![record.id, record.case_id, record.recorded_at, serde_json::to_string(situation)?],
        )?;
        change.enter("situation-recorded", &Subject("situation", &record.id), 1, &record)?;
        forms::remove(&change, &format!("situation/{case}"))?;
        change.commit()
    }

    /// Returns what was answered in a case in the order in which it was recorded.
    pub fn situations_of(&self, case: &str) -> Result<Vec<SituationRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<SituationRecord> {
    Ok(SituationRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        recorded_at: row.get("recorded_at")?,
        situation: json(row, "content")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("situation", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use casework::safeguarding::{Fact, FactIs, Situation};

    use crate::VaultError;
    use crate::store::desk::{Desk, now};

    fn answered(fact: Fact, is: FactIs, why: &str) -> Situation {
        Situation { answers: [(fact, is)].into(), why: why.to_owned() }
    }

    #[test]
    fn answers_are_added_in_order_found_by_how_they_are_known_and_end_their_draft() {
        let mut desk = Desk::new();
        let (case, other) = (desk.case.clone(), desk.another_case());
        let draft = desk.draft(format!("situation/{case}"));
        let first = answered(Fact::Homeless, FactIs::Yes, "Her landlord rang from the quinceberry");
        let second = answered(Fact::Homeless, FactIs::No, "");
        desk.vault.record_situation(&case, &first, now(1)).expect("recorded");
        desk.vault.record_situation(&case, &second, now(2)).expect("recorded again");
        let stored = desk.vault.situations_of(&case).expect("readable");
        let told: Vec<_> = stored.iter().map(|it| (it.recorded_at.as_str(), &it.situation)).collect();
        let moments = [now(1).to_rfc3339(), now(2).to_rfc3339()];
        assert_eq!(told, [(&*moments[0], &first), (&*moments[1], &second)], "neither replaces the other");
        assert!(desk.vault.situations_of(&other).expect("readable").is_empty(), "each case for itself");
        assert!(!desk.has_draft(&draft), "recorded, so no longer a draft");
        assert_eq!(desk.found("quinceberry"), ["situation: words"], "found by how it is known");
        let nowhere = desk.vault.record_situation("no such", &first, now(3));
        assert_eq!(nowhere, Err(VaultError::NotFound), "nothing is so without a case");
        desk.refuses(&["UPDATE situations SET content = '{}'", "DELETE FROM situations"]);
    }
}
