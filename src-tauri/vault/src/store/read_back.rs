//! The account read back to the person, paragraph by paragraph. Only ever added to.

use casework::case::choice_word;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::{Visit, all, cases, make_id, word};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadBackOutcome {
    Right,
    /// `words` is what the person said instead.
    Changed,
    DidNotWantToHear,
}

#[derive(Debug, Clone, Serialize)]
pub struct ReadParagraph {
    pub field: String,
    /// Its number among the paragraphs of the answer, from 0.
    pub place: u32,
    pub text: String,
    pub outcome: ReadBackOutcome,
    pub words: String,
    pub interpreter: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct ReadBackRecord {
    pub id: String,
    pub case_id: String,
    pub at: String,
    pub paragraph: ReadParagraph,
}

const OF_CASE: &str = "SELECT * FROM read_back WHERE case_id = ?1 ORDER BY rowid";
const ALL: &str = "SELECT * FROM read_back";

impl Vault {
    /// Records how the person took a paragraph.
    pub fn record_read_back(&mut self, case: &str, paragraph: &ReadParagraph, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let record = ReadBackRecord {
            id: make_id(),
            case_id: case.to_owned(),
            at: change.at(),
            paragraph: paragraph.clone(),
        };
        insert(&change, &record)?;
        change.enter("read-back", &Subject("read-back", &record.id), 1, &record)?;
        change.commit()
    }

    /// Returns what was read back in a case, oldest first.
    pub fn read_back_of(&self, case: &str) -> Result<Vec<ReadBackRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }
}

fn insert(change: &Change<'_>, record: &ReadBackRecord) -> Result<()> {
    let paragraph = &record.paragraph;
    change.execute(
        "INSERT INTO read_back VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            record.id,
            record.case_id,
            record.at,
            paragraph.field,
            paragraph.place,
            paragraph.text,
            choice_word(&paragraph.outcome),
            paragraph.words,
            paragraph.interpreter,
        ],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<ReadBackRecord> {
    Ok(ReadBackRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        at: row.get("at")?,
        paragraph: ReadParagraph {
            field: row.get("field")?,
            place: row.get("place")?,
            text: row.get("text")?,
            outcome: word(row, "outcome")?,
            words: row.get("words")?,
            interpreter: row.get("interpreter")?,
        },
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("read-back", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}
