//! When the vault is open, what was being written when Daybook ended without locking, and which cases were
//! looked at last. None of it is part of any record.

use rusqlite::{OptionalExtension, params};

use super::{CaseRecord, all, cases};
use crate::{Moment, Result, Vault, ledger};

const OPENED: &str = "SELECT cases.* FROM opened_cases JOIN cases ON cases.id = opened_cases.case_id
    ORDER BY opened_cases.at DESC LIMIT ?1";

const INTERRUPTED: &str = "INSERT OR REPLACE INTO interrupted_notes
    SELECT id, saved_at FROM notes WHERE finished_at IS NULL AND EXISTS (
        SELECT 1 FROM ledger WHERE subject = 'note/' || notes.id AND entry > ?1 AND act = 'note-draft-saved')";

impl Vault {
    /// Marks that the vault is open from now on. When the last time ended without locking, the notes saved
    /// since it began are marked as interrupted.
    pub(crate) fn mark_open(&mut self) -> Result<()> {
        let transaction = self.connection.transaction()?;
        let since: Option<i64> =
            transaction.query_row("SELECT entry FROM open_since", [], |row| row.get(0)).optional()?;
        if let Some(since) = since {
            transaction.execute(INTERRUPTED, [since])?;
        }
        let (entry, _) = ledger::head(&transaction)?;
        transaction.execute("INSERT OR REPLACE INTO open_since VALUES (1, ?1)", [entry])?;
        Ok(transaction.commit()?)
    }

    /// Takes the mark away: the vault is being locked in order.
    pub(crate) fn mark_closed(&self) {
        // A mark that stays only offers a choice that was not needed.
        let _ = self.connection.execute("DELETE FROM open_since", []);
    }

    /// Returns when the note was last saved before Daybook ended without locking, until that is answered.
    pub fn interrupted_at(&self, note: &str) -> Result<Option<String>> {
        let query = "SELECT at FROM interrupted_notes WHERE note_id = ?1";
        Ok(self.connection.query_row(query, [note], |row| row.get(0)).optional()?)
    }

    /// The worker has chosen how to go on.
    pub fn settle_interruption(&mut self, note: &str) -> Result<()> {
        self.connection.execute("DELETE FROM interrupted_notes WHERE note_id = ?1", [note])?;
        Ok(())
    }

    /// Notes that the case is being looked at.
    pub fn note_opened(&mut self, case: &str, now: Moment) -> Result<()> {
        self.connection
            .prepare_cached("INSERT OR REPLACE INTO opened_cases VALUES (?1, ?2)")?
            .execute(params![case, now.to_rfc3339()])?;
        Ok(())
    }

    /// Returns the cases looked at last, the latest first.
    pub fn recently_opened(&self, most: u32) -> Result<Vec<CaseRecord>> {
        all(&self.connection, OPENED, &[&most.to_string()], cases::read)
    }
}
