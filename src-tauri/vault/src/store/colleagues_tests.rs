//! Colleagues' cards over a real vault.

use crate::VaultError;
use crate::sealed_file::{Card, OwnKeys};
use crate::store::desk::{Desk, now};

const SOMEONE: &str = "2d9d0a34-6b0f-4c0e-9a52-2f6a9f3f7a10";

fn a_card(keys: &OwnKeys, name: &str) -> Card {
    Card::of(keys, SOMEONE, name, "Supervisor", "Brindlewick", now(0))
}

/// Returns the cards in use, as "name", with a mark where it is confirmed or has other keys than the one before.
fn in_use(desk: &Desk) -> Vec<String> {
    let mark = |yes: bool, mark: &'static str| if yes { mark } else { "" };
    let colleagues = desk.vault.colleagues().expect("readable");
    let tell = |it: &super::ColleagueRecord| {
        let (confirmed, changed) =
            (mark(it.confirmed_at.is_some(), ", confirmed"), mark(it.changed, ", changed"));
        format!("{}{confirmed}{changed}", it.card.name)
    };
    colleagues.iter().map(tell).collect()
}

#[test]
fn a_card_is_kept_confirmed_once_and_removed() {
    let mut desk = Desk::new();
    let card = a_card(&OwnKeys::make().expect("made"), "Bet");
    let id = desk.vault.add_colleague(&card, None, now(1)).expect("added");
    let kept = desk.vault.colleagues().expect("readable").remove(0);
    assert_eq!((kept.card, kept.added_at.as_str()), (card, "2026-03-17T14:33:00+00:00"), "as it came");
    desk.vault.confirm_colleague(&id, now(2)).expect("confirmed");
    let head = desk.vault.head().expect("readable");
    desk.vault.confirm_colleague(&id, now(3)).expect("nothing to do");
    assert_eq!(desk.vault.head().expect("readable"), head, "the ledger has no new entry");
    assert_eq!(in_use(&desk), ["Bet, confirmed"]);
    desk.agrees("confirming");
    desk.vault.remove_colleague(&id, now(4)).expect("removed");
    assert_eq!(in_use(&desk), [""; 0], "no one is left");
    assert_eq!(desk.vault.all_colleagues().expect("readable").len(), 1, "and the card stays");
    for gone in [id.as_str(), "no such"] {
        assert_eq!(
            desk.vault.remove_colleague(gone, now(5)),
            Err(VaultError::NotFound),
            "not in use: {gone}"
        );
        assert_eq!(
            desk.vault.confirm_colleague(gone, now(5)),
            Err(VaultError::NotFound),
            "not in use: {gone}"
        );
    }
    desk.agrees("removing");
}

#[test]
fn the_very_same_card_again_changes_nothing() {
    let mut desk = Desk::new();
    let card = a_card(&OwnKeys::make().expect("made"), "Bet");
    let id = desk.vault.add_colleague(&card, None, now(1)).expect("added");
    let head = desk.vault.head().expect("readable");
    assert_eq!(desk.vault.add_colleague(&card, None, now(2)), Ok(id.clone()), "it is that one");
    assert_eq!(desk.vault.add_colleague(&card, Some(&id), now(2)), Ok(id), "also in its own place");
    assert_eq!(desk.vault.head().expect("readable"), head, "the ledger has no new entry");
}

#[test]
fn another_card_of_the_same_person_takes_the_place_of_the_first_or_is_refused() {
    let mut desk = Desk::new();
    let (keys, others) = (OwnKeys::make().expect("made"), OwnKeys::make().expect("made"));
    let first = desk.vault.add_colleague(&a_card(&keys, "Bet"), None, now(1)).expect("added");
    desk.vault.confirm_colleague(&first, now(2)).expect("confirmed");
    let unsaid = desk.vault.add_colleague(&a_card(&others, "Bet"), None, now(3));
    assert_eq!(unsaid, Err(VaultError::AlreadyKept), "no one has two cards without being told");
    let married = a_card(&keys, "Elizabeth");
    let second = desk.vault.add_colleague(&married, Some(&first), now(4)).expect("added");
    assert_eq!(in_use(&desk), ["Elizabeth, confirmed"], "the same keys have the same words");
    let third =
        desk.vault.add_colleague(&a_card(&others, "Elizabeth"), Some(&second), now(5)).expect("added");
    assert_eq!(in_use(&desk), ["Elizabeth, changed"], "other keys are to be confirmed anew");
    let kept = desk.vault.colleagues().expect("readable").remove(0);
    assert_eq!((kept.id, kept.replaces), (third, Some(second)), "in whose place it stands");
    let gone = desk.vault.add_colleague(&a_card(&keys, "Bet"), Some(&first), now(6));
    assert_eq!(gone, Err(VaultError::AlreadyKept), "it replaces what is in use, or nothing");
    let another = Card { id: "5c1d8f3e-7f52-4d7b-8a3e-64f2a1b0c9d8".to_owned(), ..a_card(&keys, "Cai") };
    let gone = desk.vault.add_colleague(&another, Some(&first), now(6));
    assert_eq!(gone, Err(VaultError::NotFound), "one cannot replace what is not in use");
    desk.agrees("replacing cards");
}

#[test]
fn a_card_is_as_it_came_whatever_code_does() {
    let mut desk = Desk::new();
    let (keys, others) = (OwnKeys::make().expect("made"), OwnKeys::make().expect("made"));
    let first = desk.vault.add_colleague(&a_card(&keys, "Bet"), None, now(1)).expect("added");
    desk.vault.add_colleague(&a_card(&others, "Bet"), Some(&first), now(2)).expect("added");
    let second = desk.vault.colleagues().expect("readable").remove(0).id;
    desk.vault.confirm_colleague(&second, now(3)).expect("confirmed");
    desk.refuses(&[
        "UPDATE colleagues SET card = '{}'",
        "UPDATE colleagues SET card_id = 'other'",
        "UPDATE colleagues SET changed = 0",
        "UPDATE colleagues SET confirmed_at = 'later' WHERE ended_at IS NULL",
        "UPDATE colleagues SET confirmed_at = NULL WHERE ended_at IS NULL",
        "UPDATE colleagues SET ended_at = NULL WHERE ended_at IS NOT NULL",
        "UPDATE colleagues SET confirmed_at = 'then' WHERE ended_at IS NOT NULL",
        "DELETE FROM colleagues",
        "INSERT INTO colleagues SELECT 'x', card_id, card, added_at, NULL, changed, NULL, NULL, 1 FROM colleagues",
    ]);
}
