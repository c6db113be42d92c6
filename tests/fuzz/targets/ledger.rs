//! The ledger: entries that the program appended, and the same after somebody wrote into the table who has the key. What the
//! walk finds is compared with the entries themselves.

#![no_main]

use std::collections::BTreeMap;

use daybook_fuzz::{Dice, chosen, mutate, seeds};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use rusqlite::types::Value;
use rusqlite::{Connection, params};
use vault::fuzz::{append, walk};
use vault::ledger::LedgerFinding;

const KEPT: u8 = 0;
const ALTERED: u8 = 1;
const ANYTHING: u8 = 2;
const WAYS: u8 = 3;

const MOST: usize = 24;
const ACTS: [&str; 8] = [
    "note-saved",
    "record-disposed",
    "case-disposed",
    "form-draft-recorded",
    "review-dropped",
    "record-disposed",
    "passphrase-changed",
    "",
];
const COLUMNS: [&str; 8] = ["entry", "at", "act", "subject", "revision", "digest", "previous", "hash"];
/// The table of the ledger as the migrations make it but for what it checks, since whoever has the key can take that away;
/// and stones that say of how many records they are.
const TABLES: &str =
    "CREATE TABLE ledger (entry INTEGER PRIMARY KEY, at, act, subject, revision, digest, previous, hash);
    CREATE TABLE disposals (id, case_id, number, at, content);";

/// What one entry says.
struct Said {
    act: String,
    subject: String,
    revision: i64,
    digest: [u8; 32],
}

type Row = Vec<Value>;

thread_local! {
    static DATABASE: Connection = {
        let database = Connection::open_in_memory().expect("memory");
        database.execute_batch(TABLES).expect("two tables");
        for records in 0..4 {
            let (id, stone) = (format!("stone-{records}"), stone(records));
            database.execute("INSERT INTO disposals VALUES (?1, ?1, ?1, ?1, ?2)", params![id, stone]).expect("a row");
        }
        database
    };
}

fuzz_target!(init: plant(), |input: &[u8]| {
    let Some((way, rest)) = chosen(input, WAYS) else { return };
    DATABASE.with(|database| {
        database.execute_batch("SAVEPOINT run").expect("no other is open");
        match way {
            KEPT => drop(kept(database, rest)),
            ALTERED => altered(database, rest),
            ANYTHING => anything(database, rest),
            _ => unreachable!("there are no more ways"),
        }
        database.execute_batch("ROLLBACK TO run; RELEASE run").expect("it is open");
    });
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| { mutate(data, size, most, seed) });

fn stone(records: u32) -> String {
    let stone = serde_json::json!({ "openedAt": "", "closedAt": "", "rule": "", "keptUntil": "", "approvedBy": "",
        "approverRole": "", "approvedOn": "2026-03-17", "reference": "", "signed": null, "counts": {},
        "records": records, "ledgerEntries": 0, "ledgerHash": "" });
    stone.to_string()
}

/// Appends what the input says; the walk finds nothing but records that went without a stone, and the newest of the rest.
fn kept(database: &Connection, input: &[u8]) -> Vec<Row> {
    let said: Vec<Said> = input.split(|byte| *byte == b'\n').take(MOST).map(said).collect();
    for it in &said {
        append(database, "2026-03-17T14:32:00+00:00", &it.act, &it.subject, it.revision, &it.digest)
            .expect("an entry");
    }
    let (findings, newest) = walk(database).expect("readable");
    assert_eq!(findings, without_stone(&said), "nothing else is found where nothing was altered");
    assert_eq!(newest, newest_of(&said), "the newest of each record that is still there");
    rows(database)
}

/// A line says an act by its first byte and a revision by its second; the rest is the record.
fn said(line: &[u8]) -> Said {
    let (act, rest) = line.split_first().unwrap_or((&0, &[]));
    let (revision, subject) = rest.split_first().unwrap_or((&0, &[]));
    let act = ACTS[usize::from(*act) % ACTS.len()].to_owned();
    let subject = match act.as_str() {
        "case-disposed" => format!("stone/stone-{}", revision % 5),
        "passphrase-changed" => "vault".to_owned(),
        _ => format!("note/{}", String::from_utf8_lossy(subject)),
    };
    let digest = std::array::from_fn(|at| *line.get(at).unwrap_or(&0));
    Said { act, subject, revision: i64::from(*revision), digest }
}

/// Records went, and the next entry is no stone that says as many.
fn without_stone(said: &[Said]) -> Vec<LedgerFinding> {
    let (mut findings, mut gone) = (Vec::new(), Vec::new());
    for (it, entry) in said.iter().zip(1..) {
        if it.act == "record-disposed" {
            gone.push(entry);
            continue;
        }
        let told = it.subject.strip_prefix("stone/stone-").and_then(|it| it.parse::<usize>().ok());
        let is_told = it.act == "case-disposed" && told.filter(|told| *told < 4) == Some(gone.len());
        findings
            .extend(gone.first().filter(|_| !is_told).map(|entry| LedgerFinding::NoStone { entry: *entry }));
        gone.clear();
    }
    findings.extend(gone.first().map(|entry| LedgerFinding::NoStone { entry: *entry }));
    findings
}

fn newest_of(said: &[Said]) -> BTreeMap<String, [u8; 32]> {
    let mut newest = BTreeMap::new();
    for it in said {
        match it.act.as_str() {
            "record-disposed" | "form-draft-recorded" | "review-dropped" => drop(newest.remove(&it.subject)),
            _ if it.subject == "vault" => {}
            _ => drop(newest.insert(it.subject.clone(), it.digest)),
        }
    }
    newest
}

/// Somebody writes into the table. Unless only the last entries went, which a witness of the head notices, it is found.
fn altered(database: &Connection, input: &[u8]) {
    let (edits, entries) = input.split_at(input.len().min(8));
    let before = kept(database, entries);
    let mut after = before.clone();
    for edit in edits.chunks_exact(4) {
        alter(&mut after, edit);
    }
    put(database, &after);
    let after = rows(database);
    match walk(database) {
        Ok(_) if before.starts_with(&after) => {}
        Ok((findings, _)) => {
            let is_broken = |it: &LedgerFinding| matches!(it, LedgerFinding::ChainBroken { .. });
            assert!(findings.iter().any(is_broken), "it is found: {before:?} became {after:?}");
        }
        Err(_) => {}
    }
}

fn alter(rows: &mut Vec<Row>, edit: &[u8]) {
    if rows.is_empty() {
        return;
    }
    let (at, other) = (usize::from(edit[1]) % rows.len(), usize::from(edit[2]) % rows.len());
    let column = usize::from(edit[2]) % COLUMNS.len();
    match edit[0] % 6 {
        0 => drop(rows.remove(at)),
        1 => rows.swap(at, other),
        2 => rows.insert(at, rows[other].clone()),
        3 => rows[at][column] = odd(edit[3]),
        4 => rows[at][column] = rows[other][column].clone(),
        _ => turn(&mut rows[at][column], edit[3]),
    }
}

/// Changes one bit of what stands there.
fn turn(value: &mut Value, by: u8) {
    match value {
        Value::Integer(number) => *number ^= 1 << (by % 64),
        Value::Text(text) => text.insert(0, char::from(by)),
        Value::Blob(bytes) => bytes.iter_mut().take(1).for_each(|byte| *byte ^= by),
        _ => *value = odd(by),
    }
}

fn odd(choice: u8) -> Value {
    match choice % 12 {
        0 => Value::Null,
        1 => Value::Real(0.5),
        2 => Value::Integer(i64::MAX),
        3 => Value::Integer(i64::MIN),
        4 => Value::Integer(0),
        5 => Value::Integer(-1),
        6 => Value::Text(String::new()),
        7 => Value::Text("record-disposed".to_owned()),
        8 => Value::Text("case-disposed".to_owned()),
        9 => Value::Blob(Vec::new()),
        10 => Value::Blob(vec![0; 32]),
        _ => Value::Blob(vec![0; 33]),
    }
}

/// Rows of anything at all; the next entry that is appended is either refused or follows them.
fn anything(database: &Connection, input: &[u8]) {
    let mut dice = Dice::of(input);
    let rows: Vec<Row> = input
        .chunks(COLUMNS.len())
        .take(MOST)
        .map(|row| (0..COLUMNS.len()).map(|column| any_value(column, row, &mut dice)).collect())
        .collect();
    put(database, &rows);
    let before = self::rows(database).len();
    let _ = walk(database);
    let appended = append(database, "at", "act", "note/1", 1, &[7; 32]);
    assert_eq!(self::rows(database).len(), before + usize::from(appended.is_ok()), "all of it or nothing");
    if let (Ok(()), Ok((_, newest))) = (appended, walk(database)) {
        assert_eq!(newest.get("note/1"), Some(&[7; 32]), "the newest entry is the last");
    }
}

fn any_value(column: usize, row: &[u8], dice: &mut Dice<'_>) -> Value {
    let byte = row.get(column).copied().unwrap_or(0);
    match (column, byte) {
        (_, 200..) => odd(byte),
        (0 | 4, _) => Value::Integer(i64::from(byte)),
        (1..=3, _) => Value::Text(ACTS[usize::from(byte) % ACTS.len()].to_owned()),
        _ => Value::Blob(vec![u8::try_from(dice.below(3)).unwrap_or(0); 32]),
    }
}

fn rows(database: &Connection) -> Vec<Row> {
    let mut statement = database.prepare_cached("SELECT * FROM ledger ORDER BY entry").expect("a table");
    let rows = statement.query_map([], |row| (0..COLUMNS.len()).map(|column| row.get(column)).collect());
    rows.expect("readable").collect::<rusqlite::Result<_>>().expect("any values")
}

/// Puts these rows in the place of all others. One that the table does not take, such as a second of a number, is left out.
fn put(database: &Connection, rows: &[Row]) {
    database.execute("DELETE FROM ledger", []).expect("writable");
    let insert = "INSERT OR IGNORE INTO ledger VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let mut statement = database.prepare_cached(insert).expect("a table");
    for row in rows {
        let _ = statement.execute(rusqlite::params_from_iter(row));
    }
}

fn plant() {
    let entries = b"\x00\x01a\n\x00\x02a\n\x00\x01b\n\x01\x01a\n\x01\x01b\n\x02\x02\n\x06\x00\n\x03\x00c";
    seeds::words(&ACTS);
    seeds::plant([
        (KEPT, entries.to_vec()),
        (ALTERED, [&[5, 1, 3, 1, 0, 0, 0, 0][..], entries].concat()),
        (ALTERED, [&[3, 2, 0, 2, 1, 0, 1, 0][..], entries].concat()),
        (ANYTHING, (0..64).collect()),
        (ANYTHING, vec![202; 24]),
    ]);
}
