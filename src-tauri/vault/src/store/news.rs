//! The log of news asked for. Only ever added to.

use casework::decision::NewsAsked;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{Visit, all, cases, forms, json, make_id};
use crate::change::Subject;
use crate::{Moment, Result, Vault};

#[derive(Debug, Clone, Serialize)]
pub struct NewsRecord {
    pub id: String,
    pub case_id: String,
    pub recorded_at: String,
    pub asked: NewsAsked,
}

const OF_CASE: &str = "SELECT * FROM news_asked WHERE case_id = ?1 ORDER BY rowid";
const ALL: &str = "SELECT * FROM news_asked ORDER BY rowid";

impl Vault {
    /// Records that news was asked for.
    pub fn record_news_asked(&mut self, case: &str, asked: &NewsAsked, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        cases::touch(&change, case)?;
        let record = NewsRecord {
            id: make_id(),
            case_id: case.to_owned(),
            recorded_at: change.at(),
            asked: asked.clone(),
        };
        change.execute(
            "INSERT INTO news_asked VALUES (?1, ?2, ?3, ?4)",
            params![record.id, record.case_id, record.recorded_at, serde_json::to_string(asked)?],
        )?;
        change.enter("news-asked", &Subject("news", &record.id), 1, &record)?;
        forms::remove(&change, &format!("news/{case}"))?;
        change.commit()
    }

    /// Returns the log of a case in the order in which it was entered.
    pub fn news_of(&self, case: &str) -> Result<Vec<NewsRecord>> {
        all(&self.connection, OF_CASE, &[case], read)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<NewsRecord> {
    Ok(NewsRecord {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        recorded_at: row.get("recorded_at")?,
        asked: json(row, "content")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        visit(&Subject("news", &record.id).to_string(), 1, serde_json::to_value(&record)?)?;
    }
    Ok(())
}
