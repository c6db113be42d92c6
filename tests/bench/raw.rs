//! Raw SQLCipher with the same durability and nothing of Daybook: the floor under every figure.

use std::path::Path;

use rusqlite::Connection;

pub struct Raw(Connection);

impl Raw {
    pub fn in_folder(folder: &Path) -> Self {
        let connection = Connection::open(folder.join("raw.db")).expect("a new file");
        let key = "a1".repeat(32);
        connection
            .execute_batch(&format!(
                "PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{key}'\"; PRAGMA cipher_memory_security = ON;
                 PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                 CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
                 INSERT INTO notes VALUES (1, '');"
            ))
            .expect("SQLCipher runs");
        Self(connection)
    }

    pub fn save(&self, text: &str) {
        self.0.execute("UPDATE notes SET text = ?1 WHERE id = 1", [text]).expect("room on the disk");
    }
}
