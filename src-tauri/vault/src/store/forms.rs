//! Form drafts: what is typed into a page before it is recorded. Recording removes the draft in the same
//! transaction, so a person's words are in exactly one of the two places.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::{DRAFT_RECORDED, Visit, all};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault};

#[derive(Serialize)]
struct FormDraft {
    form: String,
    content: String,
    saved_at: String,
    #[serde(skip)]
    revision: i64,
}

const ONE: &str = "SELECT * FROM form_drafts WHERE form = ?1";
const ALL: &str = "SELECT * FROM form_drafts";

impl Vault {
    /// Keeps what stands in a page, valid or not, and returns when it reached the disk.
    pub fn keep_form_draft(&mut self, form: &str, content: &str, now: Moment) -> Result<String> {
        let change = self.change(now)?;
        let before = change.query_row(ONE, [form], read).optional()?;
        let draft = FormDraft {
            form: form.to_owned(),
            content: content.to_owned(),
            saved_at: change.at(),
            revision: before.map_or(1, |it| it.revision + 1),
        };
        change
            .prepare_cached("INSERT OR REPLACE INTO form_drafts VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![form, draft.revision, content, draft.saved_at])?;
        change.enter("form-draft-saved", &Subject("form", form), draft.revision, &draft)?;
        change.commit()?;
        Ok(draft.saved_at)
    }

    /// Forgets what was typed into a page, where the worker says so.
    pub fn drop_form_draft(&mut self, form: &str, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        remove(&change, form)?;
        change.commit()
    }

    /// Returns what was typed into a page and not recorded yet.
    pub fn form_draft(&self, form: &str) -> Result<Option<String>> {
        Ok(self.connection.query_row(ONE, [form], read).optional()?.map(|draft| draft.content))
    }
}

/// Removes a draft whose content has just become a record.
pub(super) fn remove(change: &Change<'_>, form: &str) -> Result<()> {
    let removed = change.execute("DELETE FROM form_drafts WHERE form = ?1", [form])?;
    if removed > 0 {
        change.enter(DRAFT_RECORDED, &Subject("form", form), 0, &())?;
    }
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<FormDraft> {
    Ok(FormDraft {
        form: row.get("form")?,
        content: row.get("content")?,
        saved_at: row.get("saved_at")?,
        revision: row.get("revision")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for draft in all(connection, ALL, &[], read)? {
        visit(&Subject("form", &draft.form).to_string(), draft.revision, serde_json::to_value(&draft)?)?;
    }
    Ok(())
}
