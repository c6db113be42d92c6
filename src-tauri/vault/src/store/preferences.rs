//! What the worker prefers. It is kept with the records and is none: the ledger does not account for it.

use rusqlite::OptionalExtension;

use crate::{Result, Vault};

impl Vault {
    /// Keeps what the worker prefers under a name.
    pub fn prefer(&mut self, name: &str, value: &str) -> Result<()> {
        self.connection.execute("INSERT OR REPLACE INTO preferences VALUES (?1, ?2)", [name, value])?;
        Ok(())
    }

    /// Returns what the worker prefers; none while nothing was chosen.
    pub fn preference(&self, name: &str) -> Result<Option<String>> {
        let query = "SELECT value FROM preferences WHERE name = ?1";
        Ok(self.connection.query_row(query, [name], |row| row.get(0)).optional()?)
    }
}

#[cfg(test)]
mod tests {
    use crate::store::desk::Desk;

    #[test]
    fn what_is_preferred_is_kept_and_changed() {
        let mut desk = Desk::new();
        assert_eq!(desk.vault.preference("remind").expect("read"), None, "nothing was chosen");
        desk.vault.prefer("remind", "yes").expect("kept");
        desk.vault.prefer("remind", "no").expect("changed");
        assert_eq!(desk.vault.preference("remind").expect("read").as_deref(), Some("no"), "the last choice");
        assert!(desk.vault.check().is_ok(), "it is no record");
    }
}
