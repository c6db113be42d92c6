//! What came is taken over: all of it, or, if anything of it cannot be taken, nothing.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, ToSql, params, params_from_iter};
use serde_json::Value;

use super::meeting::{found_by, is_compared};
use super::{HandOverAct, Meeting, enter};
use crate::change::Change;
use crate::ledger::{self, Digest};
use crate::store::carried::{CarriedRow, Cell, TRAVELS, columns_of};
use crate::store::{cases, each_of_cases, files};
use crate::{Moment, Result, Vault, VaultError, search};

/// Which of two stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    Ours,
    Theirs,
}

/// A case that is taken over: from which file, with what was chosen, and where its files are.
pub struct Taking<'a> {
    pub case: &'a str,
    /// The sealed file's own name for itself.
    pub file: &'a str,
    /// Of each row that differs which of the two stands, by the row's name.
    pub chosen: &'a BTreeMap<String, Whose>,
    /// Gives what a file of that fingerprint holds.
    pub content_of: &'a dyn Fn(&str) -> Result<Vec<u8>>,
    /// What is kept with the hand-over.
    pub content: Value,
}

/// What is put in before the rest, for others are of it.
const FIRST: [&str; 2] = ["form_packs", "kept_files"];

impl Vault {
    /// Takes over what comes of a case: adds what is new, follows what only they changed, and lets stand what was chosen
    /// of each row that differs; the ledger accounts for every row that it did not know so.
    ///
    /// A row that differs and of which nothing was chosen is `NotFound`; what does not fit with what is here is
    /// `CannotRead`. Refused, nothing has changed.
    pub fn take_over(&mut self, taking: Taking<'_>, meeting: &Meeting, now: Moment) -> Result<()> {
        let Taking { case, file, chosen, content_of, content } = taking;
        let change = self.change(now)?;
        change.execute_batch("PRAGMA defer_foreign_keys = ON;")?;
        let before = digests(&change)?;
        put_in(&change, meeting, chosen).map_err(unless_full)?;
        keep_files(&change, meeting, content_of)?;
        cases::touch(&change, case)?;
        account(&change, &before)?;
        enter(&change, HandOverAct::Arrived, case, file, content, meeting.rows.clone())?;
        change.commit().map_err(unless_full)
    }
}

/// What this database refuses of rows that another wrote was not written by a Daybook for it.
fn unless_full(error: VaultError) -> VaultError {
    match error {
        VaultError::Unforeseen => VaultError::CannotRead,
        other => other,
    }
}

fn put_in(change: &Change<'_>, meeting: &Meeting, chosen: &BTreeMap<String, Whose>) -> Result<()> {
    let mut changed = meeting.changed.clone();
    for differs in &meeting.differs {
        let whose = chosen.get(&differs.row).ok_or(VaultError::NotFound)?;
        if *whose == Whose::Theirs && !differs.fixed {
            changed.extend(meeting.theirs.get(&differs.row).cloned());
        }
    }
    // An answer follows before the version it stands in is recorded as sent, which fixes it.
    for table in order() {
        for (_, row) in changed.iter().filter(|(of, _)| of == table) {
            update(change, table, row)?;
        }
        let columns = columns_of(change, table)?;
        for row in meeting.added.get(table).into_iter().flatten() {
            insert(change, table, &columns, row)?;
        }
    }
    Ok(())
}

fn order() -> impl Iterator<Item = &'static str> {
    let others = TRAVELS.iter().map(|(table, _)| *table).filter(|table| !FIRST.contains(table));
    FIRST.into_iter().chain(others)
}

/// Adds a row, unless it is here already: a note may have been taken out of the case here and lie in another.
fn insert(change: &Change<'_>, table: &str, columns: &[(String, String)], row: &CarriedRow) -> Result<()> {
    if is_here(change, table, row)? || is_of_another_telling(change, table, row)? {
        return Ok(());
    }
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let places = vec!["?"; names.len()].join(", ");
    let number = (table == "cases").then(|| free_number(change, row)).transpose()?;
    let values = columns.iter().map(|(column, _)| -> Box<dyn ToSql> {
        match (table, column.as_str()) {
            // The order of filing is each vault's own.
            ("filings", "entry") => Box::new(None::<i64>),
            ("cases", "number") => Box::new(number.clone()),
            _ => Box::new(row.get(column).cloned().flatten()),
        }
    });
    let insert = format!("INSERT INTO {table} ({}) VALUES ({places})", names.join(", "));
    change.prepare_cached(&insert)?.execute(params_from_iter(values.collect::<Vec<_>>()))?;
    Ok(())
}

fn is_here(change: &Change<'_>, table: &str, row: &CarriedRow) -> Result<bool> {
    let known_by = found_by(table);
    let finds: Vec<String> =
        known_by.iter().enumerate().map(|(place, column)| format!("{column} = ?{}", place + 1)).collect();
    let query = format!("SELECT 1 FROM {table} WHERE {}", finds.join(" AND "));
    let values = known_by.iter().map(|column| row.get(*column).cloned().flatten());
    let found = change.prepare_cached(&query)?.query_row(params_from_iter(values), |_| Ok(())).optional()?;
    Ok(found.is_some())
}

/// Tells whether the row belongs to a record of a sent version that stands here by another telling.
fn is_of_another_telling(change: &Change<'_>, table: &str, row: &CarriedRow) -> Result<bool> {
    if !matches!(table, "sent_references" | "official_copies") {
        return Ok(false);
    }
    let sent = row.get("sent_id").cloned().flatten();
    let here =
        change.query_row("SELECT 1 FROM sent_referrals WHERE id = ?1", [sent], |_| Ok(())).optional()?;
    Ok(here.is_none())
}

/// Lets a row say what comes, but for what each vault has of its own.
fn update(change: &Change<'_>, table: &str, row: &CarriedRow) -> Result<()> {
    let known_by = found_by(table);
    let says: Vec<&String> = row
        .keys()
        .filter(|column| !known_by.contains(&column.as_str()))
        .filter(|it| follows(table, it))
        .collect();
    let sets: Vec<String> = says.iter().map(|column| format!("{column} = ?")).collect();
    let finds: Vec<String> = known_by.iter().map(|column| format!("{column} = ?")).collect();
    let grows = if row.contains_key("revision") { ", revision = revision + 1" } else { "" };
    let update = format!("UPDATE {table} SET {}{grows} WHERE {}", sets.join(", "), finds.join(" AND "));
    let values = says.iter().map(|column| column.as_str()).chain(known_by.iter().copied());
    let values = values.map(|column| row.get(column).cloned().flatten());
    let changed = change.prepare_cached(&update)?.execute(params_from_iter(values))?;
    if changed == 1 { Ok(()) } else { Err(VaultError::CannotRead) }
}

/// Tells whether a column follows what comes; of columns that never change it need not be said, and triggers watch them.
fn follows(table: &str, column: &str) -> bool {
    let lasting =
        matches!(column, "id" | "case_id" | "note_id" | "file_id" | "added_at" | "began_at" | "begun_at");
    !lasting && (is_compared(table, column) || matches!(column, "saved_at" | "at"))
}

/// Returns the number by which the case is known there, or, where that is another's here, the next.
fn free_number(connection: &Connection, row: &CarriedRow) -> Result<String> {
    let theirs =
        row.get("number").and_then(Option::as_ref).and_then(Cell::text).ok_or(VaultError::CannotRead)?;
    let taken = connection
        .query_row("SELECT 1 FROM cases WHERE number = ?1", [theirs], |_| Ok(()))
        .optional()?
        .is_some();
    let (series, _) = theirs.split_once('-').ok_or(VaultError::CannotRead)?;
    if taken { super::super::cases::next_number(connection, series) } else { Ok(theirs.to_owned()) }
}

/// Keeps what the files hold that came along, when it is what the record says; the ledger accounts for each.
fn keep_files(
    change: &Change<'_>,
    meeting: &Meeting,
    content_of: &dyn Fn(&str) -> Result<Vec<u8>>,
) -> Result<()> {
    for row in meeting.added.get("kept_files").into_iter().flatten() {
        let text = |column: &str| row.get(column)?.as_ref()?.text();
        let (Some(id), Some(fingerprint)) = (text("id"), text("fingerprint")) else {
            return Err(VaultError::CannotRead);
        };
        let is_kept = "SELECT 1 FROM kept_chunks WHERE file_id = ?1 LIMIT 1";
        if change.query_row(is_kept, params![id], |_| Ok(())).optional()?.is_some() {
            continue;
        }
        let content = zeroize::Zeroizing::new(content_of(fingerprint)?);
        if crate::fingerprint(&content) != fingerprint {
            return Err(VaultError::CannotRead);
        }
        files::enter(change, id, &content)?;
    }
    Ok(())
}

/// Returns the digest of every record of cases as it is now.
fn digests(connection: &Connection) -> Result<BTreeMap<String, (i64, Digest)>> {
    let mut digests = BTreeMap::new();
    each_of_cases(connection, &mut |subject, revision, content| {
        digests.insert(subject.to_owned(), (revision, ledger::content_digest(subject, revision, &content)?));
        Ok(())
    })?;
    Ok(digests)
}

/// Enters in the ledger every record that is not as it was; search follows. What was wrong before stays a finding.
fn account(change: &Change<'_>, before: &BTreeMap<String, (i64, Digest)>) -> Result<()> {
    each_of_cases(change, &mut |subject, revision, content| {
        let digest = ledger::content_digest(subject, revision, &content)?;
        if before.get(subject).is_none_or(|(_, before)| *before != digest) {
            ledger::append(change, &change.at(), "arrived", subject, revision, &digest)?;
            let (kind, record) = subject.split_once('/').ok_or(VaultError::Unforeseen)?;
            search::follow(change, kind, record, &content)?;
        }
        Ok(())
    })?;
    Ok(())
}
