//! A ledger into which somebody wrote who has the key.

use super::*;
use crate::database;

/// An empty database of the present shape.
fn database() -> Connection {
    let mut database = Connection::open_in_memory().expect("memory");
    database::history().to_latest(&mut database).expect("the whole history");
    database
}

fn write(database: &Connection, entry: i64) {
    let digest = [7_u8; 32];
    let row = params![entry, "at", "act", "note/1", 1, digest, digest, digest];
    database.execute("INSERT INTO ledger VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", row).expect("written");
}

#[test]
fn the_last_number_there_is_breaks_the_chain_and_nothing_follows_it() {
    let database = database();
    write(&database, i64::MAX);
    let mut findings = Vec::new();
    walk(&database, &mut findings).expect("readable");
    assert_eq!(findings, [LedgerFinding::ChainBroken { entry: i64::MAX }], "it is found");
    let refused = append(&database, "at", "act", "note/1", 2, &[8; 32]);
    assert_eq!(refused, Err(VaultError::DatabaseDamaged), "no entry is put before it");
    let entries: i64 =
        database.query_row("SELECT count(*) FROM ledger", [], |row| row.get(0)).expect("counted");
    assert_eq!(entries, 1, "nothing was written");
}
