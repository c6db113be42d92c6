//! What is said of keeping a case is only added to, and counts as no contact.

use casework::closing::{Closing, ClosingReason};

use super::*;
use crate::store::desk::{Desk, now};

pub(in crate::store) fn a_closing() -> Closing {
    Closing { reason: ClosingReason::SafeAndSettled, why: "She is well".to_owned(), answers: Vec::new() }
}

pub(in crate::store) fn an_approval() -> Approval {
    Approval {
        name: "Ruth Madeup".to_owned(),
        role: "Records manager".to_owned(),
        on: "2026-03-16".parse().expect("a real day"),
        reason: "Kept as long as our schedule says of quinceberry pickers".to_owned(),
        reference: "DISP-12".to_owned(),
    }
}

pub(in crate::store) fn kept_until() -> NaiveDate {
    "2026-03-15".parse().expect("a real day")
}

fn a_hold() -> Hold {
    Hold { reason: "A claim".to_owned(), asked_by: "Legal services".to_owned() }
}

#[test]
fn what_is_said_of_keeping_stands_and_does_not_count_as_contact() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    let before = desk.vault.case(&case).expect("readable").changed_at;
    let drafts = ["looked-after", "hold"].map(|page| desk.draft(format!("retention/{case}/{page}")));
    desk.vault.say_looked_after(&case, FactIs::No, "Her school", None, now(1)).expect("said");
    desk.vault.say_looked_after(&case, FactIs::Yes, "Her council", None, now(2)).expect("said");
    let hold = desk.vault.place_hold(&case, &a_hold(), None, now(3)).expect("placed");
    assert!(drafts.iter().all(|draft| !desk.has_draft(draft)), "recorded, so no longer drafts");
    let said: Vec<_> = desk.vault.looked_after_of(&case).expect("readable");
    let said: Vec<_> = said.into_iter().map(|it| it.looked_after).collect();
    assert_eq!(said, [FactIs::No, FactIs::Yes], "both stay, in order");
    desk.vault.lift_hold(&case, &hold, "Settled", None, now(4)).expect("lifted");
    let again = desk.vault.lift_hold(&case, &hold, "Settled", None, now(5));
    assert_eq!(again, Err(VaultError::AlreadyFinished), "lifted once");
    let held = desk.vault.holds_of(&case).expect("readable").remove(0);
    assert_eq!((held.hold, held.lifted.map(|it| it.why)), (a_hold(), Some("Settled".to_owned())));
    assert_eq!(desk.vault.case(&case).expect("readable").changed_at, before, "no contact with anyone");
    desk.agrees("what was said of keeping");
}

#[test]
fn an_approval_counts_for_the_closing_after_which_it_was_given() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    let approve = |desk: &mut Desk| {
        desk.vault.approve_disposal(&case, &an_approval(), ("adult-8", kept_until()), None, now(9))
    };
    let counts = |desk: &Desk| desk.vault.standing_approval(&case).expect("readable").is_some();
    assert_eq!(approve(&mut desk), Err(VaultError::NotFound), "an open case is disposed of by nobody");
    desk.vault.close_case(&case, &a_closing(), now(10)).expect("closed");
    approve(&mut desk).expect("approved");
    assert!(counts(&desk), "given since it was closed");
    desk.vault.reopen_case(&case, "She rang", now(11)).expect("taken up");
    assert!(!counts(&desk), "open again");
    desk.vault.close_case(&case, &a_closing(), now(12)).expect("closed");
    assert!(!counts(&desk), "whoever approved did not know what came since");
    approve(&mut desk).expect("approved again");
    assert!(counts(&desk), "by now they do");
    desk.agrees("approving");
}

#[test]
fn nothing_said_of_keeping_is_changed_or_removed() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    desk.vault.say_looked_after(&case, FactIs::No, "Her school", None, now(1)).expect("said");
    let hold = desk.vault.place_hold(&case, &a_hold(), None, now(1)).expect("placed");
    desk.vault.lift_hold(&case, &hold, "Settled", None, now(2)).expect("lifted");
    desk.vault.close_case(&case, &a_closing(), now(3)).expect("closed");
    desk.vault
        .approve_disposal(&case, &an_approval(), ("adult-8", kept_until()), None, now(4))
        .expect("approved");
    desk.refuses(&[
        "UPDATE retention_answers SET why = ''",
        "DELETE FROM retention_answers",
        "UPDATE disposal_holds SET content = '{}'",
        "DELETE FROM disposal_holds",
        "UPDATE disposal_holds_lifted SET why = ''",
        "DELETE FROM disposal_holds_lifted",
        "UPDATE disposal_approvals SET kept_until = '1999-01-01'",
        "DELETE FROM disposal_approvals",
    ]);
    assert_eq!(desk.vault.place_hold("no such", &a_hold(), None, now(5)), Err(VaultError::NotFound));
}
