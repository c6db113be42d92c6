//! Packs of safety steps that an organisation added. The text is kept as it came; one that was removed or replaced
//! stays in the vault, since steps were recorded by it.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::{Visit, all, forms, make_id, one};
use crate::change::{Change, Subject};
use crate::{Moment, Result, Vault};

#[derive(Debug, Clone, Serialize)]
pub struct PathwayPackRecord {
    pub id: String,
    /// The pack's own name, the same in each version.
    pub pack: String,
    pub version: String,
    pub content: String,
    pub added_at: String,
    /// When it was removed or replaced; none while it is in use.
    pub ended_at: Option<String>,
    /// The SHA-256 of the content, in hex.
    pub digest: String,
}

const IN_USE: &str = "SELECT * FROM pathway_packs WHERE pack = ?1 AND ended_at IS NULL";
const ALL: &str = "SELECT * FROM pathway_packs ORDER BY rowid";
const FORM: &str = "pathway-pack";

impl Vault {
    /// Keeps a pack, which takes the place of the one in use. The same text again changes nothing.
    pub fn keep_pathway_pack(&mut self, pack: &str, version: &str, text: &str, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        let earlier = change.query_row(IN_USE, [pack], read).optional()?;
        let same = earlier.as_ref().is_some_and(|it| it.content == text && it.version == version);
        if !same {
            earlier.map_or(Ok(()), |earlier| end(&change, earlier))?;
            add(&change, pack, version, text)?;
        }
        forms::remove(&change, FORM)?;
        change.commit()
    }

    /// Takes a pack out of use; `NotFound` where none of it is.
    pub fn remove_pathway_pack(&mut self, pack: &str, now: Moment) -> Result<()> {
        let change = self.change(now)?;
        let record = one(&change, IN_USE, &[pack], read)?;
        end(&change, record)?;
        forms::remove(&change, FORM)?;
        change.commit()
    }

    /// Returns every pack that was ever added, oldest first.
    pub fn pathway_packs(&self) -> Result<Vec<PathwayPackRecord>> {
        all(&self.connection, ALL, &[], read)
    }
}

fn add(change: &Change<'_>, pack: &str, version: &str, text: &str) -> Result<()> {
    let record = PathwayPackRecord {
        id: make_id(),
        pack: pack.to_owned(),
        version: version.to_owned(),
        content: text.to_owned(),
        added_at: change.at(),
        ended_at: None,
        digest: crate::fingerprint(text.as_bytes()),
    };
    change.execute(
        "INSERT INTO pathway_packs VALUES (?1, ?2, ?3, ?4, ?5, NULL, ?6)",
        [&record.id, &record.pack, &record.version, &record.content, &record.added_at, &record.digest],
    )?;
    change.enter("pathway-pack-added", &Subject("pathway-pack", &record.id), record.revision(), &record)
}

fn end(change: &Change<'_>, mut record: PathwayPackRecord) -> Result<()> {
    record.ended_at = Some(change.at());
    change.execute(
        "UPDATE pathway_packs SET ended_at = ?2 WHERE id = ?1",
        params![record.id, record.ended_at],
    )?;
    change.enter("pathway-pack-ended", &Subject("pathway-pack", &record.id), record.revision(), &record)
}

impl PathwayPackRecord {
    /// A pack changes once: when it ends.
    fn revision(&self) -> i64 {
        if self.ended_at.is_some() { 2 } else { 1 }
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<PathwayPackRecord> {
    Ok(PathwayPackRecord {
        id: row.get("id")?,
        pack: row.get("pack")?,
        version: row.get("version")?,
        content: row.get("content")?,
        added_at: row.get("added_at")?,
        ended_at: row.get("ended_at")?,
        digest: row.get("digest")?,
    })
}

pub(super) fn each(connection: &Connection, visit: &mut Visit<'_>) -> Result<()> {
    for record in all(connection, ALL, &[], read)? {
        let subject = Subject("pathway-pack", &record.id).to_string();
        visit(&subject, record.revision(), serde_json::to_value(&record)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::VaultError;
    use crate::store::desk::{Desk, now};

    /// Returns every pack, as "pack version: content", with a mark where it is in use.
    fn kept(desk: &Desk) -> Vec<String> {
        let packs = desk.vault.pathway_packs().expect("readable");
        let mark = |ended: bool| if ended { "" } else { ", in use" };
        let tell = |it: &super::PathwayPackRecord| {
            format!("{} {}: {}{}", it.pack, it.version, it.content, mark(it.ended_at.is_some()))
        };
        packs.iter().map(tell).collect()
    }

    #[test]
    fn a_new_version_takes_the_place_of_the_one_in_use() {
        let mut desk = Desk::new();
        let draft = desk.draft("pathway-pack".to_owned());
        for (pack, version, text) in [("star", "1", "first"), ("homes", "1", "only"), ("star", "2", "second")]
        {
            desk.vault.keep_pathway_pack(pack, version, text, now(1)).expect("kept");
            desk.agrees("adding a pack");
        }
        let expected = ["star 1: first", "homes 1: only, in use", "star 2: second, in use"];
        assert_eq!(kept(&desk), expected, "oldest first; the earlier one stays: steps were recorded by it");
        assert!(!desk.has_draft(&draft), "kept, so no longer a draft");
        let digest = desk.vault.pathway_packs().expect("readable").remove(0).digest;
        assert_eq!(digest, crate::fingerprint(b"first"), "by which a copy can be recognised");
    }

    #[test]
    fn the_same_pack_again_changes_nothing() {
        let mut desk = Desk::new();
        desk.vault.keep_pathway_pack("star", "1", "first", now(1)).expect("kept");
        let head = desk.vault.head().expect("readable");
        desk.vault.keep_pathway_pack("star", "1", "first", now(2)).expect("nothing to do");
        assert_eq!(desk.vault.head().expect("readable"), head, "the ledger has no new entry");
    }

    #[test]
    fn a_pack_is_removed_once_and_can_be_added_again() {
        let mut desk = Desk::new();
        desk.vault.keep_pathway_pack("star", "1", "first", now(1)).expect("kept");
        desk.vault.remove_pathway_pack("star", now(2)).expect("removed");
        for pack in ["star", "no such"] {
            let refused = desk.vault.remove_pathway_pack(pack, now(3));
            assert_eq!(refused, Err(VaultError::NotFound), "none of it is in use: {pack}");
        }
        desk.vault.keep_pathway_pack("star", "1", "first", now(4)).expect("kept");
        assert_eq!(kept(&desk), ["star 1: first", "star 1: first, in use"], "back, as a new one");
        desk.agrees("adding again");
    }

    #[test]
    fn a_pack_is_as_it_came_whatever_code_does() {
        let mut desk = Desk::new();
        desk.vault.keep_pathway_pack("star", "1", "first", now(1)).expect("kept");
        desk.vault.keep_pathway_pack("star", "2", "second", now(2)).expect("kept");
        desk.refuses(&[
            "UPDATE pathway_packs SET content = 'other'",
            "UPDATE pathway_packs SET pack = 'other'",
            "UPDATE pathway_packs SET ended_at = NULL WHERE version = '1'",
            "DELETE FROM pathway_packs",
            "INSERT INTO pathway_packs SELECT 'x', pack, version, content, added_at, NULL, digest FROM pathway_packs",
        ]);
    }
}
