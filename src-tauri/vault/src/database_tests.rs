//! The history of the database: steps as released, copies from before, and what is refused.

use super::*;
use crate::envelope::make_data_key;
use rusqlite_migration::M;
use serde_json::{Value, json};

/// The steps that releases have carried.
const RELEASED: [&str; 9] = [
    include_str!("../../../migrations/01-first/up.sql"),
    include_str!("../../../migrations/02-referral/up.sql"),
    include_str!("../../../migrations/03-recording/up.sql"),
    include_str!("../../../migrations/04-consent/up.sql"),
    include_str!("../../../migrations/05-decisions/up.sql"),
    include_str!("../../../migrations/06-safeguarding/up.sql"),
    include_str!("../../../migrations/07-review/up.sql"),
    include_str!("../../../migrations/08-retention/up.sql"),
    include_str!("../../../migrations/09-hand-over/up.sql"),
];

fn later_history() -> &'static Migrations<'static> {
    static LATER: OnceLock<Migrations<'static>> = OnceLock::new();
    LATER.get_or_init(|| {
        let later = "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;";
        Migrations::new(RELEASED.into_iter().chain([later]).map(M::up).collect())
    })
}

/// A released step is never edited: vaults out there have run it as it was.
#[test]
fn released_steps_are_as_they_were_released() {
    for (step, fingerprint) in RELEASED.iter().zip(PINNED) {
        assert_eq!(crate::fingerprint(step.as_bytes()), fingerprint, "write a new step instead");
    }
}

const PINNED: [&str; 9] = [FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH, NINTH];
const FIRST: &str = "a5e4663f05f894270ce6e9fa211e5718850efecd819c1561648e08790ab418ab";
const SECOND: &str = "d15d0b05e6755b9b5e1e5e5a12594e9a197169f414bcd30fcaa845b6cf62aac1";
const THIRD: &str = "fed97480e87edeafb81e637adad31fd96cfb83690b3c0d18467f326d85a20507";
const FOURTH: &str = "70291ba6e0e0dbfd4caeb9b0edb632d47d0620e0b792e19f94cb1c0ec4a75ec0";
const FIFTH: &str = "412244c3a36d9e6840ca45bb16db1dc4f67270a6b478e09135273bf32c3b5191";
const SIXTH: &str = "b8deb6193754dd730853d27629b0f99e9549cdde23d8569a737348d6865e0fd6";
const SEVENTH: &str = "05f2bcc34fbaee1ec2b94ee04029c4dad66f324fe0b1e03d5c1eb801d78197e9";
const EIGHTH: &str = "fadf02f75bb3d806a1648a213ba60de7d0198a6aeacf0b8f05275b4c70f78f9a";
const NINTH: &str = "af142e919d501e0a4f2e56a5119f3438796e2a8d42bc9192617504e10c502f1d";

#[test]
fn the_history_can_be_applied() {
    history().validate().expect("every step runs on a fresh database");
}

#[test]
fn the_pragmas_are_in_force() {
    let folder = tempfile::tempdir().expect("a folder");
    let key = make_data_key().expect("random bytes");
    let connection = create(&folder.path().join("vault.db"), &key).expect("made");
    for (pragma, wanted) in [
        ("cipher_memory_security", "1"),
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("secure_delete", "1"),
        ("temp_store", "2"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("recursive_triggers", "1"),
        ("foreign_keys", "1"),
    ] {
        let value: String = connection
            .query_row(&format!("PRAGMA {pragma}"), [], |row| {
                let value: rusqlite::types::Value = row.get(0)?;
                Ok(match value {
                    rusqlite::types::Value::Text(text) => text,
                    rusqlite::types::Value::Integer(number) => number.to_string(),
                    _ => String::new(),
                })
            })
            .expect("a pragma that exists");
        assert_eq!(value, wanted, "{pragma} protects what is written");
    }
}

#[test]
fn a_migration_keeps_a_verified_copy_and_the_records() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("vault.db");
    let key = make_data_key().expect("random bytes");
    let old = create(&path, &key).expect("made");
    old.execute("INSERT INTO last_place VALUES (1, 'kept')", []).expect("written");
    drop(old);
    let new = open_with(&path, &key, later_history()).expect("brought up to date");
    let kept: String = new.query_row("SELECT place FROM last_place", [], |row| row.get(0)).expect("there");
    assert_eq!(kept, "kept", "nothing was lost on the way");
    let copy = open_with(&copy_path(&path, 9, 0), &key, history()).expect("the copy opens with the same key");
    let kept: String = copy.query_row("SELECT place FROM last_place", [], |row| row.get(0)).expect("there");
    assert_eq!(kept, "kept", "the copy is whole");
}

#[test]
fn a_vault_of_the_first_release_comes_up_to_date_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("vault.db");
    let key = make_data_key().expect("random bytes");
    let old = as_released(&path, &key, 1);
    old.execute_batch(
        "INSERT INTO cases VALUES ('c', '26-001', 'AM', 'adult', 'england', 'Cymraeg', 'needed', 0, 'then', 'then');
         INSERT INTO referrals VALUES ('c', '2026-04', 'then');
         INSERT INTO notes VALUES ('n', 'c', 2, 'then', 'then', '', '', '', '', 'A quiet house', '', 3, 'then', 1, '');
         INSERT INTO amendments VALUES ('a', 'n', 'addition', 'then', '', 'And a dog', 'Left out');
         INSERT INTO answers VALUES ('c', 'family', 3, '\"Two brothers\"', 'typed', 'then');",
    )
    .expect("written");
    drop(old);
    let new = open(&path, &key).expect("brought up to date");
    let row: (i64, i64, String, Option<String>) = new
        .query_row(
            "SELECT cases.revision, version, answer, given_for FROM answers
             JOIN referrals USING (case_id) JOIN cases ON cases.id = case_id",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .expect("there");
    assert_eq!(row, (1, 1, "\"Two brothers\"".into(), None), "nothing lost, nothing supposed");
    let note: (String, String, String) = new
        .query_row(
            "SELECT notes.text, filed.case_id, amendments.text FROM notes JOIN amendments ON amendments.note_id = notes.id
             JOIN filed ON filed.note_id = notes.id",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .expect("there");
    assert_eq!(
        note,
        ("A quiet house".into(), "c".into(), "And a dog".into()),
        "in its case, with its addition"
    );
    let fixed = new.execute("UPDATE notes SET text = 'altered'", []);
    assert!(fixed.is_err(), "and a finished note is as fixed as before");
    assert!(copy_path(&path, 1, 0).exists(), "a copy from before is kept");
}

/// Makes a database as the release with so many steps made it.
fn as_released(path: &Path, key: &SecretKey, steps: usize) -> Connection {
    drop(crate::files::create_owner_only(path).expect("made"));
    let mut old = connect(path, key, OpenFlags::empty()).expect("opened");
    set_up(&old).expect("set up");
    let history = Migrations::new(RELEASED[..steps].iter().copied().map(M::up).collect());
    history.to_latest(&mut old).expect("as the release made it");
    old
}

#[test]
fn consent_of_the_third_release_keeps_its_rows_their_order_and_their_digests() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("vault.db");
    let key = make_data_key().expect("random bytes");
    let old = as_released(&path, &key, 3);
    old.execute_batch(
        "INSERT INTO cases VALUES ('c', '26-001', 'AM', 'adult', 'england', 'Cymraeg', 'needed', 0, 'then', 'then', 1);
         INSERT INTO consent_events VALUES
         ('z', 'c', 'one', 'referral', 'more-time', '2026-03-17T15:00', 'Tomorrow.', 'Cymraeg', 'Bet', '', '[\"C1\"]', '2026-03-18'),
         ('m', 'c', 'two', 'referral', 'agree', '2026-03-18T10:00', 'Yes.', '', '', 'Bet', '[]', NULL),
         ('a', 'c', 'three', 'support', 'refuse', '2026-03-18T10:05', 'No.', '', '', '', '[]', NULL);",
    )
    .expect("written");
    let case = json!({
        "id": "c", "number": "26-001", "called": "AM", "age_group": "adult", "nation": "england",
        "language": "Cymraeg", "interpreter": "needed", "practice": false, "opened_at": "then",
    });
    enter_as_released(&old, "case/c", &case);
    let event = |id: &str, recorded: &str, event: Value| json!({ "id": id, "case_id": "c", "recorded_at": recorded, "event": event });
    let first = json!({
        "purpose": "referral", "decision": "more-time", "at": "2026-03-17T15:00:00", "words": "Tomorrow.",
        "language": "Cymraeg", "interpreter": "Bet", "present": "", "explained": ["C1"], "return_on": "2026-03-18",
    });
    let second = json!({
        "purpose": "referral", "decision": "agree", "at": "2026-03-18T10:00:00", "words": "Yes.",
        "language": "", "interpreter": "", "present": "Bet", "explained": [], "return_on": null,
    });
    let third = json!({
        "purpose": "support", "decision": "refuse", "at": "2026-03-18T10:05:00", "words": "No.",
        "language": "", "interpreter": "", "present": "", "explained": [], "return_on": null,
    });
    enter_as_released(&old, "consent/z", &event("z", "one", first));
    enter_as_released(&old, "consent/m", &event("m", "two", second));
    enter_as_released(&old, "consent/a", &event("a", "three", third));
    drop(old);
    let new = open(&path, &key).expect("brought up to date");
    assert_eq!(crate::ledger::check(&new), Ok(Vec::new()), "every digest of before still holds");
    let mut statement = new.prepare("SELECT id FROM consent_events ORDER BY rowid").expect("readable");
    let order: Vec<String> =
        statement.query_map([], |row| row.get(0)).expect("readable").map(|id| id.expect("text")).collect();
    assert_eq!(order, ["z", "m", "a"], "in the order in which they were recorded");
    for act in ["UPDATE consent_events SET words = 'No.'", "DELETE FROM consent_events"] {
        assert!(new.execute(act, []).is_err(), "as fixed as before: {act}");
    }
    let left = "SELECT count(*) FROM sqlite_master WHERE name IN ('consent_before', 'consent_of_case')";
    let left: i64 = new.query_row(left, [], |row| row.get(0)).expect("readable");
    assert_eq!(left, 1, "its index is back, and nothing is left of the way");
    assert!(copy_path(&path, 3, 0).exists(), "a copy from before is kept");
}

#[test]
fn cases_and_safety_records_of_the_fifth_release_keep_their_digests() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("vault.db");
    let key = make_data_key().expect("random bytes");
    let old = as_released(&path, &key, 5);
    let facts = json!({
        "called": "AM", "age_group": "adult", "nation": "england", "language": "Cymraeg", "interpreter": "needed",
    });
    old.execute(
        "INSERT INTO cases VALUES ('c', '26-001', 'AM', 'adult', 'england', 'Cymraeg', 'needed', 0, 'then', 'then', 1)",
        [],
    )
    .expect("written");
    old.execute("INSERT INTO case_changes VALUES ('h', 'c', 'then', ?1, ?1, 'Told')", [facts.to_string()])
        .expect("written");
    old.execute(
        "INSERT INTO safety_records VALUES ('s', 'c', 'uk-999', 'done', '2026-03-17T15:00', 'then', 'Bet', '', '', '', NULL)",
        [],
    )
    .expect("written");
    let case = json!({
        "id": "c", "number": "26-001", "called": "AM", "age_group": "adult", "nation": "england",
        "language": "Cymraeg", "interpreter": "needed", "practice": false, "opened_at": "then",
    });
    let changed = json!({
        "id": "h", "case_id": "c", "at": "then", "before": facts, "after": facts, "why": "Told",
    });
    let record = json!({
        "outcome": "done", "at": "2026-03-17T15:00:00", "who": "Bet", "reference": "", "agreed": "", "reason": "",
        "arrangedFor": null,
    });
    let step =
        json!({ "id": "s", "case_id": "c", "step": "uk-999", "recorded_at": "then", "record": record });
    enter_as_released(&old, "case/c", &case);
    enter_as_released(&old, "case-change/h", &changed);
    enter_as_released(&old, "safety/s", &step);
    drop(old);
    let new = open(&path, &key).expect("brought up to date");
    assert_eq!(crate::ledger::check(&new), Ok(Vec::new()), "every digest of before still holds");
    let query = "SELECT area || number || result || feedback FROM (SELECT area FROM cases),
                 (SELECT number, result, feedback FROM safety_records)";
    let told: String = new.query_row(query, [], |row| row.get(0)).expect("there");
    assert_eq!(told, "", "nothing is supposed");
    for act in ["UPDATE safety_records SET feedback = 'Fine'", "DELETE FROM safety_records"] {
        assert!(new.execute(act, []).is_err(), "as fixed as before: {act}");
    }
}

#[test]
fn a_vault_of_the_sixth_release_gets_no_keys_and_no_copies_by_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("vault.db");
    let key = make_data_key().expect("random bytes");
    drop(as_released(&path, &key, 6));
    let new = open(&path, &key).expect("brought up to date");
    assert_eq!(shape(&new), Ok(9), "as it is made today");
    assert_eq!(crate::ledger::check(&new), Ok(Vec::new()), "nothing is in it that was not done");
    let count = "SELECT (SELECT count(*) FROM own_keys) + (SELECT count(*) FROM colleagues)
                 + (SELECT count(*) FROM copies) + (SELECT count(*) FROM reviews_received)";
    let count: i64 = new.query_row(count, [], |row| row.get(0)).expect("readable");
    assert_eq!(count, 0, "keys are made when they are first asked for");
    assert!(copy_path(&path, 6, 0).exists(), "a copy from before is kept");
}

#[test]
fn a_database_in_memory_is_of_any_shape_up_to_the_present() {
    for steps in [1, 6, 7, 8, 9] {
        let made = in_memory(steps).expect("made");
        assert_eq!(shape(&made), Ok(steps), "as asked for");
        verify(&made).expect("sound");
    }
    assert_eq!(in_memory(10).err(), Some(VaultError::NewerVersion), "of a later Daybook");
}

fn enter_as_released(connection: &Connection, subject: &str, content: &Value) {
    let digest = crate::ledger::content_digest(subject, 1, content).expect("plain data");
    crate::ledger::append(connection, "then", "recorded", subject, 1, &digest).expect("entered");
}

#[test]
fn a_database_of_a_later_history_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("vault.db");
    let key = make_data_key().expect("random bytes");
    drop(create(&path, &key).expect("made"));
    drop(open_with(&path, &key, later_history()).expect("brought up to date"));
    let before = std::fs::read(&path).expect("readable");
    assert_eq!(open(&path, &key).err(), Some(VaultError::NewerVersion), "a newer Daybook wrote it");
    assert_eq!(std::fs::read(&path).expect("readable"), before, "not one byte was written");
}

#[test]
fn another_key_or_damage_never_creates_or_changes_anything() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("vault.db");
    let key = make_data_key().expect("random bytes");
    assert_eq!(open(&path, &key).err(), Some(VaultError::CannotRead), "no file, and none is made");
    assert!(!path.exists(), "opening creates nothing");
    drop(create(&path, &key).expect("made"));
    let before = std::fs::read(&path).expect("readable");
    let other = make_data_key().expect("random bytes");
    assert_eq!(open(&path, &other).err(), Some(VaultError::DatabaseDamaged), "another key");
    assert_eq!(std::fs::read(&path).expect("readable"), before, "untouched");
}
