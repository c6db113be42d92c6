//! The vault's own keys over a real vault.

use casework::worker::Worker;

use crate::ledger::LedgerFinding;
use crate::store::desk::{Desk, now};

#[test]
fn keys_are_made_once_and_stay() {
    let mut desk = Desk::new();
    let first = desk.vault.own_keys(now(1)).expect("made");
    desk.agrees("making keys");
    let head = desk.vault.head().expect("readable");
    let again = desk.vault.own_keys(now(2)).expect("kept");
    assert_eq!(
        (first.recipient(), first.signer(), first.identity(), first.signing().to_vec()),
        (again.recipient(), again.signer(), again.identity(), again.signing().to_vec()),
        "what was sealed for them opens for ever"
    );
    assert_eq!(desk.vault.head().expect("readable"), head, "the ledger has no new entry");
    desk.refuses(&[
        "UPDATE own_keys SET identity = 'other'",
        "UPDATE own_keys SET signing = x'00'",
        "DELETE FROM own_keys",
        "INSERT OR REPLACE INTO own_keys SELECT * FROM own_keys",
        "INSERT INTO own_keys SELECT 2, card, made_at, identity, signing FROM own_keys",
    ]);
}

#[test]
fn keys_put_in_their_place_are_found() {
    for secret in ["identity = 'AGE-SECRET-KEY-1'", "signing = x'00'", "card = 'other'"] {
        let mut desk = Desk::new();
        desk.vault.own_keys(now(1)).expect("made");
        let meddle = format!("DROP TRIGGER own_keys_are_fixed; UPDATE own_keys SET {secret};");
        desk.vault.connection.execute_batch(&meddle).expect("meddled with");
        let found = LedgerFinding::ContentDiffers { subject: "own-keys/1".to_owned() };
        assert_eq!(desk.vault.check(), Ok(vec![found]), "{secret}");
    }
}

#[test]
fn the_ledger_is_told_no_key() {
    let mut desk = Desk::new();
    let keys = desk.vault.own_keys(now(1)).expect("made");
    let mut told = String::new();
    crate::store::each_record(&desk.vault.connection, &mut |subject, _, content| {
        told.push_str(&format!("{subject} {content}\n"));
        Ok(())
    })
    .expect("readable");
    assert!(told.contains("own-keys/1"), "they are accounted for");
    assert!(!told.contains(keys.identity().as_str()), "without being told");
}

#[test]
fn the_own_card_is_the_same_until_the_worker_says_something_else() {
    let mut desk = Desk::new();
    let nobody = desk.vault.own_card(now(1)).expect("made");
    assert_eq!((nobody.name.as_str(), nobody.made_at.as_str()), ("", "2026-03-17T14:33:00+00:00"), "as made");
    let worker = Worker {
        first_name: " Nia ".to_owned(),
        last_name: "Worker".to_owned(),
        role: "Social worker".to_owned(),
        organisation: "Brindlewick".to_owned(),
        ..Worker::default()
    };
    desk.vault.save_worker(&worker, now(2)).expect("saved");
    let card = desk.vault.own_card(now(3)).expect("readable");
    assert_eq!(card, desk.vault.own_card(now(9)).expect("readable"), "so that it is known when given again");
    let told = (card.name.as_str(), card.role.as_str(), card.organisation.as_str(), card.made_at.as_str());
    assert_eq!(told, ("Nia Worker", "Social worker", "Brindlewick", "2026-03-17T14:34:00+00:00"), "as told");
    assert_eq!((&card.id, card.words()), (&nobody.id, nobody.words()), "the same person with the same keys");
    let keys = desk.vault.own_keys(now(4)).expect("kept");
    assert_eq!((card.recipient.clone(), card.write(&keys).is_ok()), (keys.recipient(), true), "and theirs");
}
