//! Cases.

use casework::case::{AgeGroup, InterpreterNeed, Nation, NewCase, choice_word};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::{Visit, all, make_id, one, word};
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
    pub language: String,
    pub interpreter: InterpreterNeed,
    pub practice: bool,
    pub opened_at: String,
    /// When anything in the case last changed. Follows from the records, so no digest covers it.
    #[serde(skip)]
    pub changed_at: String,
}

const ALL: &str = "SELECT * FROM cases ORDER BY changed_at DESC, number DESC";
const ONE: &str = "SELECT * FROM cases WHERE id = ?1";

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
            language: case.language.clone(),
            interpreter: case.interpreter,
            practice,
            opened_at: change.at(),
            changed_at: change.at(),
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

fn next_number(connection: &Connection, series: &str) -> Result<String> {
    let last: Option<String> = connection
        .query_row(
            "SELECT number FROM cases WHERE number LIKE ?1 || '-%' ORDER BY length(number) DESC, number DESC LIMIT 1",
            [series],
            |row| row.get(0),
        )
        .optional()?;
    let count = last.and_then(|number| number.split_once('-')?.1.parse::<u32>().ok()).unwrap_or(0);
    Ok(format!("{series}-{:03}", count + 1))
}

fn insert(change: &Change<'_>, record: &CaseRecord) -> Result<()> {
    change.execute(
        "INSERT INTO cases VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
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
        ],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<CaseRecord> {
    Ok(CaseRecord {
        id: row.get("id")?,
        number: row.get("number")?,
        called: row.get("called")?,
        age_group: word(row, "age_group")?,
        nation: word(row, "nation")?,
        language: row.get("language")?,
        interpreter: word(row, "interpreter")?,
        practice: row.get("practice")?,
        opened_at: row.get("opened_at")?,
        changed_at: row.get("changed_at")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("case", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}
