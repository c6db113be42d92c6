//! Translations over a real vault.

use crate::VaultError;
use crate::store::desk::{Desk, now};

/// Returns what is on the list, as "language: content".
fn listed(desk: &Desk) -> Vec<String> {
    let packs = desk.vault.translation_packs().expect("readable");
    packs.iter().map(|pack| format!("{}: {}", pack.language, pack.content)).collect()
}

fn kept(desk: &Desk) -> i64 {
    let query = "SELECT count(*) FROM translation_packs";
    desk.vault.connection.query_row(query, [], |row| row.get(0)).expect("readable")
}

#[test]
fn a_new_translation_takes_the_place_of_the_earlier_one() {
    let mut desk = Desk::new();
    for (language, content) in [("vi", "first"), ("ar", "only"), ("vi", "second")] {
        desk.vault.keep_translation_pack(language, content, now(1)).expect("kept");
        desk.agrees("adding a translation");
    }
    assert_eq!(listed(&desk), ["ar: only", "vi: second"], "one a language, by language");
    assert_eq!(kept(&desk), 3, "the earlier one stays in the vault: talks were held from it");
}

#[test]
fn the_same_translation_again_changes_nothing() {
    let mut desk = Desk::new();
    desk.vault.keep_translation_pack("vi", "first", now(1)).expect("kept");
    let head = desk.vault.head().expect("readable");
    desk.vault.keep_translation_pack("vi", "first", now(2)).expect("nothing to do");
    assert_eq!(desk.vault.head().expect("readable"), head, "the ledger has no new entry");
}

#[test]
fn a_translation_is_taken_off_the_list_and_can_be_added_again() {
    let mut desk = Desk::new();
    desk.vault.keep_translation_pack("vi", "first", now(1)).expect("kept");
    let id = desk.vault.translation_packs().expect("readable").remove(0).id;
    desk.vault.remove_translation_pack(&id, now(2)).expect("removed");
    let head = desk.vault.head().expect("readable");
    desk.vault.remove_translation_pack(&id, now(3)).expect("nothing to do");
    assert_eq!(desk.vault.head().expect("readable"), head, "removed once");
    assert!(listed(&desk).is_empty(), "off the list");
    desk.agrees("removing");
    desk.vault.keep_translation_pack("vi", "first", now(4)).expect("kept");
    assert_eq!((listed(&desk), kept(&desk)), (vec!["vi: first".to_owned()], 2), "back, as a new one");
    assert_eq!(desk.vault.remove_translation_pack("no such", now(5)), Err(VaultError::NotFound), "none such");
    desk.agrees("adding again");
}

#[test]
fn a_translation_is_as_it_came_whatever_code_does() {
    let mut desk = Desk::new();
    desk.vault.keep_translation_pack("vi", "first", now(1)).expect("kept");
    desk.refuses(&[
        "UPDATE translation_packs SET content = 'other'",
        "UPDATE translation_packs SET language = 'ar'",
        "DELETE FROM translation_packs",
        "INSERT INTO translation_packs SELECT 'x', language, added_at, content, 0, 1 FROM translation_packs",
    ]);
}
