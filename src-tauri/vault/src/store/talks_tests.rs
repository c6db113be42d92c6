//! Conversations over a real vault.

use casework::consent::{Mark, Said, Talk};

use crate::VaultError;
use crate::store::desk::{Desk, a_talk, now};

/// The talk with one more statement said.
fn gone_on(talk: &Talk, statement: &str, minutes: i64) -> Talk {
    let mut talk = talk.clone();
    let (worded, language) = ("2026-11-21".to_owned(), "vi".to_owned());
    talk.said.push(Said {
        statement: statement.to_owned(),
        mark: Mark::Said,
        at: now(minutes),
        worded,
        language,
        translated: String::new(),
    });
    talk
}

#[test]
fn a_talk_is_kept_at_every_act_and_fixed_once_finished() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    let begun = a_talk();
    let id = desk.vault.begin_talk(&case, &begun, now(0)).expect("begun");
    desk.agrees("beginning");
    let one = gone_on(&begun, "C1", 1);
    let saved = desk.vault.save_talk(&case, &id, &one, now(1)).expect("saved");
    assert_eq!(saved, "2026-03-17T14:33:00+00:00", "when it reached the disk");
    desk.agrees("a statement");
    let open = desk.vault.open_talk(&case).expect("readable").expect("open");
    assert_eq!((open.id, open.talk, open.ended_at), (id.clone(), one.clone(), None), "as it stands");
    let mut both = gone_on(&one, "C2", 2);
    both.rest(true, now(3));
    desk.vault.save_talk(&case, &id, &both, now(3)).expect("saved");
    both.rest(false, now(4));
    desk.vault.finish_talk(&case, &id, &both, now(5)).expect("finished");
    desk.agrees("finishing");
    assert!(desk.vault.open_talk(&case).expect("readable").is_none(), "none is open any more");
    let talk = desk.vault.talk(&id).expect("there");
    assert_eq!(talk.ended_at.as_deref(), Some("2026-03-17T14:37:00+00:00"), "ended");
    assert_eq!(talk.talk, both, "with its last act");
    let finished = Some(VaultError::AlreadyFinished);
    assert_eq!(desk.vault.save_talk(&case, &id, &one, now(6)).err(), finished, "fixed");
    assert_eq!(desk.vault.finish_talk(&case, &id, &one, now(6)).err(), finished, "finished once");
    desk.refuses(&[
        "UPDATE talks SET content = '{}'",
        "UPDATE talks SET ended_at = NULL",
        "DELETE FROM talks",
    ]);
}

#[test]
fn the_same_again_changes_nothing() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    let id = desk.vault.begin_talk(&case, &a_talk(), now(0)).expect("begun");
    let head = desk.vault.head().expect("readable");
    let saved = desk.vault.save_talk(&case, &id, &a_talk(), now(9)).expect("nothing to do");
    assert_eq!(saved, "2026-03-17T14:32:00+00:00", "when it was last saved");
    assert_eq!(desk.vault.head().expect("readable"), head, "the ledger has no new entry");
}

#[test]
fn one_talk_a_case_is_open_and_they_are_told_in_the_order_in_which_they_ended() {
    let mut desk = Desk::new();
    let (case, other) = (desk.case.clone(), desk.another_case());
    let mut ended = Vec::new();
    for minutes in 0..3 {
        let id = desk.vault.begin_talk(&case, &a_talk(), now(minutes)).expect("begun");
        let second = desk.vault.begin_talk(&case, &a_talk(), now(minutes));
        assert_eq!(second, Err(VaultError::AlreadyKept), "go on with the one that is open");
        // The clock is set back between the talks: what it says is not the order.
        desk.vault.finish_talk(&case, &id, &a_talk(), now(-10 * minutes)).expect("finished");
        ended.push(id);
    }
    let open = desk.vault.begin_talk(&case, &a_talk(), now(9)).expect("begun");
    desk.vault.begin_talk(&other, &a_talk(), now(9)).expect("another case has its own");
    let told = desk.vault.talks_of(&case).expect("readable");
    assert!(told.iter().map(|talk| &talk.id).eq(&ended), "the finished ones, in order");
    let double =
        format!("INSERT INTO talks SELECT 'x', '{case}', 1, saved_at, content, NULL FROM talks LIMIT 1");
    let moved = format!("UPDATE talks SET case_id = '{other}' WHERE id = '{open}'");
    desk.refuses(&[&double, &moved, "DELETE FROM talks WHERE ended_at IS NULL"]);
    let elsewhere = desk.vault.save_talk(&other, &open, &a_talk(), now(10));
    assert_eq!(elsewhere, Err(VaultError::NotFound), "it is of another case");
    assert_eq!(desk.vault.talk("no such").err(), Some(VaultError::NotFound), "and none is made up");
}

#[test]
fn a_talk_is_found_by_what_was_said_back_while_it_is_open_too() {
    let mut desk = Desk::new();
    desk.vault.begin_talk(&desk.case, &a_talk(), now(0)).expect("begun");
    assert_eq!(desk.found("any time"), ["talk: words"], "what the person said back");
    assert_eq!(desk.found("binh"), ["talk: name"], "the interpreter");
    assert!(desk.found("nia").is_empty(), "the worker's own name stands under everything");
}
