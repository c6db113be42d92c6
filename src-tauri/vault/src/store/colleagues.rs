//! Colleagues, by the cards they gave. A card is kept as it came; one that was removed or replaced stays in the vault,
//! since files were sealed for it and signed by it.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::{Visit, all, json, make_id, one};
use crate::change::{Change, Subject};
use crate::sealed_file::Card;
use crate::{Moment, Result, Vault, VaultError};

#[derive(Debug, Clone, Serialize)]
pub struct ColleagueRecord {
    pub id: String,
    pub card: Card,
    pub added_at: String,
    /// When the words were compared aloud; none until then.
    pub confirmed_at: Option<String>,
    /// The record in whose place it stands.
    pub replaces: Option<String>,
    /// That record's card had other keys.
    pub changed: bool,
    /// When it was removed or replaced; none while it is in use.
    pub ended_at: Option<String>,
    #[serde(skip)]
    revision: i64,
}

const IN_USE: &str = "SELECT * FROM colleagues WHERE ended_at IS NULL ORDER BY rowid";
const ONE_IN_USE: &str = "SELECT * FROM colleagues WHERE id = ?1 AND ended_at IS NULL";
const OF_CARD: &str = "SELECT * FROM colleagues WHERE card_id = ?1 AND ended_at IS NULL";
const ALL: &str = "SELECT * FROM colleagues ORDER BY rowid";

impl Vault {
    /// Returns the colleagues whose cards are in use, in the order in which they were added.
    pub fn colleagues(&self) -> Result<Vec<ColleagueRecord>> {
        all(&self.connection, IN_USE, &[], read)
    }

    /// Returns every card that was ever added, oldest first: by it one tells whose key signed an earlier file.
    pub fn all_colleagues(&self) -> Result<Vec<ColleagueRecord>> {
        all(&self.connection, ALL, &[], read)
    }

    /// Adds a card, in the place of another if so said; returns the record's id. The very card that is in use changes
    /// nothing. A card in the place of one with the same keys is as confirmed as that one was: the words are the same.
    /// Where another card of the same person is in use and not replaced, it is `AlreadyKept`; where the one to replace
    /// is not in use, `NotFound`.
    pub fn add_colleague(&mut self, card: &Card, replaces: Option<&str>, now: Moment) -> Result<String> {
        let change = self.change(now)?;
        let of_card = change.query_row(OF_CARD, [&card.id], read).optional()?;
        match of_card {
            Some(same) if same.card == *card => return Ok(same.id),
            Some(other) if replaces != Some(other.id.as_str()) => return Err(VaultError::AlreadyKept),
            _ => {}
        }
        let earlier = replaces.map(|id| one(&change, ONE_IN_USE, &[id], read)).transpose()?;
        let as_before = earlier.as_ref().filter(|it| same_keys(&it.card, card));
        let record = ColleagueRecord {
            id: make_id(),
            card: card.clone(),
            added_at: change.at(),
            confirmed_at: as_before.and_then(|it| it.confirmed_at.clone()),
            replaces: replaces.map(str::to_owned),
            changed: earlier.is_some() && as_before.is_none(),
            ended_at: None,
            revision: 1,
        };
        if let Some(earlier) = earlier {
            end(&change, earlier)?;
        }
        insert(&change, &record)?;
        change.commit()?;
        Ok(record.id)
    }

    /// Records that the words of a card were compared aloud and are the same. Once is enough.
    pub fn confirm_colleague(&mut self, id: &str, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        let mut record = one(&change, ONE_IN_USE, &[id], read)?;
        if record.confirmed_at.is_some() {
            return Ok(());
        }
        record.confirmed_at = Some(change.at());
        alter(&change, "colleague-confirmed", record)?;
        change.commit()
    }

    /// Takes a card out of use; `NotFound` where it is not.
    pub fn remove_colleague(&mut self, id: &str, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        let record = one(&change, ONE_IN_USE, &[id], read)?;
        end(&change, record)?;
        change.commit()
    }
}

fn same_keys(one: &Card, other: &Card) -> bool {
    one.recipient == other.recipient && one.signer == other.signer
}

fn insert(change: &Change<'_>, record: &ColleagueRecord) -> Result<()> {
    change.execute(
        "INSERT INTO colleagues VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, ?8)",
        params![
            record.id,
            record.card.id,
            serde_json::to_string(&record.card)?,
            record.added_at,
            record.replaces,
            record.changed,
            record.confirmed_at,
            record.revision,
        ],
    )?;
    change.enter("colleague-added", &Subject("colleague", &record.id), record.revision, record)
}

fn end(change: &Change<'_>, mut record: ColleagueRecord) -> Result<()> {
    record.ended_at = Some(change.at());
    alter(change, "colleague-ended", record)
}

fn alter(change: &Change<'_>, act: &str, mut record: ColleagueRecord) -> Result<()> {
    record.revision += 1;
    change.execute(
        "UPDATE colleagues SET confirmed_at = ?2, ended_at = ?3, revision = ?4 WHERE id = ?1",
        params![record.id, record.confirmed_at, record.ended_at, record.revision],
    )?;
    change.enter(act, &Subject("colleague", &record.id), record.revision, &record)
}

fn read(row: &Row<'_>) -> rusqlite::Result<ColleagueRecord> {
    Ok(ColleagueRecord {
        id: row.get("id")?,
        card: json(row, "card")?,
        added_at: row.get("added_at")?,
        confirmed_at: row.get("confirmed_at")?,
        replaces: row.get("replaces")?,
        changed: row.get("changed")?,
        ended_at: row.get("ended_at")?,
        revision: row.get("revision")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        let subject = Subject("colleague", &record.id).to_string();
        visit(&subject, record.revision, serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "colleagues_tests.rs"]
mod tests;
