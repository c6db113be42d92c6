//! Cases.

use casework::case::{AgeGroup, InterpreterNeed, Nation, NewCase, choice_word};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::{AnswerToKeep, Visit, all, json, make_id, one, word};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault};

#[derive(Debug, Clone, Serialize)]
pub struct CaseRecord {
    pub id: String,
    /// Year and count, such as `26-001`; practice cases count apart, as `P-001`.
    pub number: String,
    pub called: String,
    pub age_group: AgeGroup,
    pub nation: Nation,
    /// The council area whose own steps concern it; empty for another than those that have steps of their own.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub area: String,
    pub language: String,
    pub interpreter: InterpreterNeed,
    pub practice: bool,
    pub opened_at: String,
    /// When anything in the case last changed. Follows from the records, so no digest covers it.
    #[serde(skip)]
    pub changed_at: String,
    #[serde(skip)]
    revision: i64,
}

/// A change of a case's facts, with what they were and how the new ones are known.
#[derive(Debug, Clone, Serialize)]
pub struct CaseChangeRecord {
    pub id: String,
    pub case_id: String,
    pub at: String,
    pub before: NewCase,
    pub after: NewCase,
    pub why: String,
}

const ALL: &str = "SELECT * FROM cases ORDER BY changed_at DESC, number DESC";
const ONE: &str = "SELECT * FROM cases WHERE id = ?1";
const CHANGES_OF_CASE: &str = "SELECT * FROM case_changes WHERE case_id = ?1 ORDER BY rowid";
const ALL_CHANGES: &str = "SELECT * FROM case_changes";
/// The number of a case that was disposed of is never given again.
const NEWEST_NUMBER: &str =
    "SELECT number FROM (SELECT number FROM cases UNION ALL SELECT number FROM disposals)
    WHERE number LIKE ?1 || '-%' ORDER BY length(number) DESC, number DESC LIMIT 1";

impl Vault {
    /// Opens a case and gives it the year's next number; a practice case takes none of those.
    pub fn open_case(&mut self, case: &NewCase, practice: bool, now: Moment) -> Result<CaseRecord> {
        let change = self.change(now)?;
        let record = CaseRecord {
            id: make_id(),
            number: next_number(&change, &series(practice, now))?,
            called: case.called.clone(),
            age_group: case.age_group,
            nation: case.nation,
            area: case.area.clone(),
            language: case.language.clone(),
            interpreter: case.interpreter,
            practice,
            opened_at: change.at(),
            changed_at: change.at(),
            revision: 1,
        };
        insert(&change, &record)?;
        change.enter("case-opened", &Subject("case", &record.id), 1, &record)?;
        if !practice {
            super::forms::remove(&change, "case/new")?;
        }
        change.commit()?;
        Ok(record)
    }

    /// Returns the cases, the most recently changed first.
    pub fn cases(&self) -> Result<Vec<CaseRecord>> {
        all(&self.connection, ALL, &[], read)
    }

    pub fn case(&self, id: &str) -> Result<CaseRecord> {
        one(&self.connection, ONE, &[id], read)
    }

    /// Changes the facts of a case on the page for that, and takes what was typed there. The answers that are
    /// such facts are kept with them, both or neither.
    pub fn change_case(
        &mut self,
        id: &str,
        facts: &NewCase,
        why: &str,
        answers: &[AnswerToKeep],
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        alter(&change, id, facts, why)?;
        if !answers.is_empty() {
            super::referral::keep_typed(&change, id, answers)?;
        }
        super::forms::remove(&change, &format!("change/{id}"))?;
        change.commit()
    }

    /// Changes the facts of a case because an answer of its referral says so.
    pub fn follow_answers(&mut self, id: &str, facts: &NewCase, why: &str, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        alter(&change, id, facts, why)?;
        change.commit()
    }
    /// Returns the changes of a case's facts, oldest first.
    pub fn case_changes_of(&self, case: &str) -> Result<Vec<CaseChangeRecord>> {
        all(&self.connection, CHANGES_OF_CASE, &[case], read_change)
    }
}

impl CaseRecord {
    /// Returns what was asked when the case was opened, as it stands now.
    pub fn facts(&self) -> NewCase {
        NewCase {
            called: self.called.clone(),
            age_group: self.age_group,
            nation: self.nation,
            area: self.area.clone(),
            language: self.language.clone(),
            interpreter: self.interpreter,
        }
    }
}

/// Notes that something in the case changed; `NotFound` when there is no such case.
pub(super) fn touch(change: &Change<'_>, case: &str) -> Result<()> {
    let changed =
        change.execute("UPDATE cases SET changed_at = ?2 WHERE id = ?1", params![case, change.at()])?;
    if changed == 1 { Ok(()) } else { Err(crate::VaultError::NotFound) }
}

/// Returns what comes before the count.
fn series(practice: bool, now: Moment) -> String {
    if practice { "P".to_owned() } else { now.format("%y").to_string() }
}

pub(super) fn next_number(connection: &Connection, series: &str) -> Result<String> {
    let last: Option<String> = connection.query_row(NEWEST_NUMBER, [series], |row| row.get(0)).optional()?;
    let count = last.and_then(|number| number.split_once('-')?.1.parse::<u32>().ok()).unwrap_or(0);
    Ok(format!("{series}-{:03}", count + 1))
}

fn insert(change: &Change<'_>, record: &CaseRecord) -> Result<()> {
    change.execute(
        "INSERT INTO cases VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1, ?11)",
        params![
            record.id,
            record.number,
            record.called,
            choice_word(&record.age_group),
            choice_word(&record.nation),
            record.language,
            choice_word(&record.interpreter),
            record.practice,
            record.opened_at,
            record.changed_at,
            record.area,
        ],
    )?;
    Ok(())
}

/// Changes the facts with their trace. The same facts again change nothing.
fn alter(change: &Change<'_>, id: &str, facts: &NewCase, why: &str) -> Result<()> {
    let record = one(change, ONE, &[id], read)?;
    if record.facts() == *facts {
        return Ok(());
    }
    touch(change, id)?;
    let made = CaseChangeRecord {
        id: make_id(),
        case_id: id.to_owned(),
        at: change.at(),
        before: record.facts(),
        after: facts.clone(),
        why: why.to_owned(),
    };
    insert_change(change, &made)?;
    change.enter("case-changed", &Subject("case-change", &made.id), 1, &made)?;
    let record = CaseRecord {
        called: facts.called.clone(),
        age_group: facts.age_group,
        nation: facts.nation,
        area: facts.area.clone(),
        language: facts.language.clone(),
        interpreter: facts.interpreter,
        revision: record.revision + 1,
        ..record
    };
    update(change, &record)?;
    change.enter("case-changed", &Subject("case", id), record.revision, &record)
}

fn update(change: &Change<'_>, record: &CaseRecord) -> Result<()> {
    change.execute(
        "UPDATE cases SET called = ?2, age_group = ?3, nation = ?4, language = ?5, interpreter = ?6, revision = ?7,
         area = ?8
         WHERE id = ?1",
        params![
            record.id,
            record.called,
            choice_word(&record.age_group),
            choice_word(&record.nation),
            record.language,
            choice_word(&record.interpreter),
            record.revision,
            record.area,
        ],
    )?;
    Ok(())
}

fn insert_change(change: &Change<'_>, record: &CaseChangeRecord) -> Result<()> {
    change.execute(
        "INSERT INTO case_changes VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            record.id,
            record.case_id,
            record.at,
            serde_json::to_string(&record.before)?,
            serde_json::to_string(&record.after)?,
            record.why,
        ],
    )?;
    Ok(())
}

pub(super) fn read_change(row: &Row<'_>) -> rusqlite::Result<CaseChangeRecord> {
    Ok(CaseChangeRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        at: row.get("at")?,
        before: json(row, "before")?,
        after: json(row, "after")?,
        why: row.get("why")?,
    })
}

/// Reads a whole row. Thousands are read at once, so that each column is read by its place in the table.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<CaseRecord> {
    Ok(CaseRecord {
        id: row.get(0)?,
        number: row.get(1)?,
        called: row.get(2)?,
        age_group: word(row, 3)?,
        nation: word(row, 4)?,
        language: row.get(5)?,
        interpreter: word(row, 6)?,
        practice: row.get(7)?,
        opened_at: row.get(8)?,
        changed_at: row.get(9)?,
        revision: row.get(10)?,
        area: row.get(11)?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("case", &record.id).to_string(), record.revision, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, ALL_CHANGES, &[], read_change)? {
        visit(&Subject("case-change", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::desk::{Desk, now};
    use serde_json::json;

    /// The ledger of a vault out there has its digest.
    #[test]
    fn a_case_of_the_first_release_is_accounted_for_as_it_was() {
        let record = CaseRecord {
            id: "c".into(),
            number: "26-001".into(),
            called: "AM".into(),
            age_group: AgeGroup::NotKnown,
            nation: Nation::Wales,
            area: String::new(),
            language: "Cymraeg".into(),
            interpreter: InterpreterNeed::NotNeeded,
            practice: false,
            opened_at: "then".into(),
            changed_at: "later".into(),
            revision: 1,
        };
        let as_it_was = json!({
            "id": "c", "number": "26-001", "called": "AM", "age_group": "not-known", "nation": "wales",
            "language": "Cymraeg", "interpreter": "not-needed", "practice": false, "opened_at": "then",
        });
        assert_eq!(serde_json::to_value(&record).expect("plain data"), as_it_was, "no field more or fewer");
    }

    #[test]
    fn where_a_case_lies_is_kept_and_changes_with_its_trace() {
        let mut desk = Desk::new();
        let case = desk.case.clone();
        let facts = |desk: &Desk| desk.vault.case(&case).expect("readable").facts();
        let nowhere = facts(&desk);
        let moved = NewCase { area: "Stockport".to_owned(), ..nowhere.clone() };
        desk.vault.change_case(&case, &moved, "She moved", &[], now(1)).expect("changed");
        assert_eq!(facts(&desk), moved, "the page tells what was typed");
        let change = desk.vault.case_changes_of(&case).expect("readable").remove(0);
        assert_eq!((change.before, change.after), (nowhere, moved.clone()), "both places");
        let other = desk.vault.open_case(&moved, false, now(2)).expect("opened");
        assert_eq!(desk.vault.case(&other.id).expect("readable").area, "Stockport", "from the beginning");
        desk.agrees("telling where a case lies");
    }
}
