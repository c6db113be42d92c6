//! Passages of the notes: where they went in the referral, and which part of the legal test they support.

use casework::account::{Part, SourceKind};
use casework::case::choice_word;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::{Visit, all, cases, make_id, word};
use crate::change::Subject;
use crate::{Moment, Result, Vault};

/// A passage to link to the answer it was put into.
#[derive(Debug, Clone, Serialize)]
pub struct PassageToLink {
    pub field: String,
    pub passage: String,
    pub kind: SourceKind,
    pub note_id: Option<String>,
    /// When it was seen or said, on the clock of the place.
    pub seen_at: Option<String>,
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct PassageLinkRecord {
    pub id: String,
    pub case_id: String,
    pub link: PassageToLink,
    pub linked_at: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct PassageMarkRecord {
    pub case_id: String,
    pub passage: String,
    pub part: Part,
    pub marked: bool,
    pub at: String,
    #[serde(skip)]
    revision: i64,
}

const LINKS_OF_CASE: &str = "SELECT * FROM passage_links WHERE case_id = ?1 ORDER BY rowid";
const ALL_LINKS: &str = "SELECT * FROM passage_links";
const MARK: &str = "SELECT * FROM passage_marks WHERE case_id = ?1 AND passage = ?2 AND part = ?3";
const MARKS_OF_CASE: &str = "SELECT * FROM passage_marks WHERE case_id = ?1 AND marked = 1 ORDER BY at";
const ALL_MARKS: &str = "SELECT * FROM passage_marks";

impl Vault {
    /// Notes that a passage was put into an answer.
    pub fn link_passage(&mut self, case: &str, link: &PassageToLink, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let record = PassageLinkRecord {
            id: make_id(),
            case_id: case.to_owned(),
            link: link.clone(),
            linked_at: change.at(),
        };
        change.execute(
            "INSERT INTO passage_links VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                record.id,
                case,
                link.field,
                link.passage,
                choice_word(&link.kind),
                link.note_id,
                link.seen_at,
                link.text,
                record.linked_at,
            ],
        )?;
        change.enter("passage-linked", &Subject("passage-link", &record.id), 1, &record)?;
        change.commit()
    }

    /// Returns what was put into answers of a case, oldest first.
    pub fn passage_links_of(&self, case: &str) -> Result<Vec<PassageLinkRecord>> {
        all(&self.connection, LINKS_OF_CASE, &[case], read_link)
    }

    /// Notes that the officer says a passage supports a part of the legal test, or no longer does.
    pub fn mark_passage(
        &mut self,
        case: &str,
        passage: &str,
        part: Part,
        marked: bool,
        now: Moment,
    ) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let before = change.query_row(MARK, [case, passage, &choice_word(&part)], read_mark).optional()?;
        let record = PassageMarkRecord {
            case_id: case.to_owned(),
            passage: passage.to_owned(),
            part,
            marked,
            at: change.at(),
            revision: before.map_or(1, |it| it.revision + 1),
        };
        change.execute(
            "INSERT OR REPLACE INTO passage_marks VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![case, passage, choice_word(&part), record.revision, marked, record.at],
        )?;
        change.enter("passage-marked", &Subject("passage-mark", &record.name()), record.revision, &record)?;
        change.commit()
    }

    /// Returns the marks in force of a case, oldest first.
    pub fn passage_marks_of(&self, case: &str) -> Result<Vec<PassageMarkRecord>> {
        all(&self.connection, MARKS_OF_CASE, &[case], read_mark)
    }
}

impl PassageMarkRecord {
    fn name(&self) -> String {
        format!("{}/{}/{}", self.case_id, self.passage, choice_word(&self.part))
    }
}

fn read_link(row: &Row<'_>) -> rusqlite::Result<PassageLinkRecord> {
    Ok(PassageLinkRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        link: PassageToLink {
            field: row.get("field")?,
            passage: row.get("passage")?,
            kind: word(row, "kind")?,
            note_id: row.get("note_id")?,
            seen_at: row.get("seen_at")?,
            text: row.get("text")?,
        },
        linked_at: row.get("linked_at")?,
    })
}

fn read_mark(row: &Row<'_>) -> rusqlite::Result<PassageMarkRecord> {
    Ok(PassageMarkRecord {
        case_id: row.get("case_id")?,
        passage: row.get("passage")?,
        part: word(row, "part")?,
        marked: row.get("marked")?,
        at: row.get("at")?,
        revision: row.get("revision")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL_LINKS, &[], read_link)? {
        visit(&Subject("passage-link", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    for record in all(connection, ALL_MARKS, &[], read_mark)? {
        let subject = Subject("passage-mark", &record.name()).to_string();
        visit(&subject, record.revision, serde_json::to_value(&record)?)?;
    }
    Ok(())
}
