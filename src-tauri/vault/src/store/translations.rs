//! Statements in other languages that an organisation added. The text is kept as it came; one taken off the list
//! stays in the vault.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::{Visit, all, make_id, one};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault};

#[derive(Debug, Clone, Serialize)]
pub struct TranslationPackRecord {
    pub id: String,
    /// The tag of the language, such as `vi`.
    pub language: String,
    pub added_at: String,
    pub content: String,
    pub removed: bool,
    #[serde(skip)]
    revision: i64,
}

const ONE: &str = "SELECT * FROM translation_packs WHERE id = ?1";
const OF_LANGUAGE: &str = "SELECT * FROM translation_packs WHERE language = ?1 AND removed = 0";
const ON_LIST: &str = "SELECT * FROM translation_packs WHERE removed = 0 ORDER BY language";
const ALL: &str = "SELECT * FROM translation_packs";

impl Vault {
    /// Keeps a language's statements. The same ones again change nothing; others take the place of the earlier.
    pub fn keep_translation_pack(&mut self, language: &str, content: &str, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        let earlier = change.query_row(OF_LANGUAGE, [language], read).optional()?;
        if earlier.as_ref().is_some_and(|it| it.content == content) {
            return Ok(());
        }
        if let Some(earlier) = earlier {
            take_off(&change, earlier)?;
        }
        let record = TranslationPackRecord {
            id: make_id(),
            language: language.to_owned(),
            added_at: change.at(),
            content: content.to_owned(),
            removed: false,
            revision: 1,
        };
        change.execute(
            "INSERT INTO translation_packs VALUES (?1, ?2, ?3, ?4, 0, 1)",
            [&record.id, &record.language, &record.added_at, &record.content],
        )?;
        change.enter("translation-pack-added", &Subject("translation-pack", &record.id), 1, &record)?;
        change.commit()
    }

    /// Takes a language's statements off the list; off it already, nothing changes.
    pub fn remove_translation_pack(&mut self, id: &str, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        let record = one(&change, ONE, &[id], read)?;
        if record.removed {
            return Ok(());
        }
        take_off(&change, record)?;
        change.commit()
    }

    /// Returns what is on the list, by language.
    pub fn translation_packs(&self) -> Result<Vec<TranslationPackRecord>> {
        all(&self.connection, ON_LIST, &[], read)
    }
}

fn take_off(change: &Change<'_>, mut record: TranslationPackRecord) -> Result<()> {
    record.removed = true;
    record.revision += 1;
    change.execute(
        "UPDATE translation_packs SET removed = 1, revision = ?2 WHERE id = ?1",
        params![record.id, record.revision],
    )?;
    let subject = Subject("translation-pack", &record.id);
    change.enter("translation-pack-removed", &subject, record.revision, &record)
}

fn read(row: &Row<'_>) -> rusqlite::Result<TranslationPackRecord> {
    Ok(TranslationPackRecord {
        id: row.get("id")?,
        language: row.get("language")?,
        added_at: row.get("added_at")?,
        content: row.get("content")?,
        removed: row.get("removed")?,
        revision: row.get("revision")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        let subject = Subject("translation-pack", &record.id).to_string();
        visit(&subject, record.revision, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "translations_tests.rs"]
mod tests;
