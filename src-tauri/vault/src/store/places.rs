//! Where the worker was when the vault closed. Not part of any record, so the ledger leaves it out.

use rusqlite::OptionalExtension;

use crate::{Result, Vault};

impl Vault {
    /// Keeps where the worker is, as the window describes it.
    pub fn remember_place(&mut self, place: &str) -> Result<()> {
        self.connection.execute("INSERT OR REPLACE INTO last_place VALUES (1, ?1)", [place])?;
        Ok(())
    }

    /// Returns where the worker was.
    pub fn place(&self) -> Result<Option<String>> {
        let query = "SELECT place FROM last_place WHERE id = 1";
        Ok(self.connection.query_row(query, [], |row| row.get(0)).optional()?)
    }
}
