//! A case that was closed so long ago that its last day of keeping has passed.

use casework::closing::{Closing, ClosingReason};
use casework::note::{NoteText, Statement};
use serde_json::{Value, json};
use vault::{Closed, Moment};

use crate::desk::Desk;
use crate::{PASSPHRASE, a_case, a_passphrase};

/// The word in its only note.
pub const WORD: &str = "quinceberry";

/// Puts a case on the desk that was opened and closed in 2014, with a note in it; returns its id. Its number is 14-001.
pub fn closed_long_ago(desk: &Desk) -> String {
    desk.ask("lock_vault", json!({})).expect("locked");
    let mut vault = Closed::at(desk.home()).unlock(&a_passphrase(), then(0)).expect("opened");
    let case = vault.open_case(&a_case(), false, then(1)).expect("opened").id;
    let text = NoteText { text: format!("Picks {WORD} in the yard"), ..NoteText::default() };
    let note = vault.begin_note(Some(&case), text, then(2)).expect("begun").id;
    let statement = Statement { made_at_the_time: true, why_later: String::new() };
    vault.finish_note(&note, &statement, None, then(3)).expect("finished");
    let why = "She is well".to_owned();
    let closing = Closing { reason: ClosingReason::SafeAndSettled, why, answers: Vec::new() };
    vault.close_case(&case, &closing, then(4)).expect("closed");
    drop(vault.lock());
    desk.ask("unlock_vault", json!({ "passphrase": PASSPHRASE })).expect("opened again");
    case
}

fn then(minutes: i64) -> Moment {
    let began = chrono::DateTime::parse_from_rfc3339("2014-03-17T14:32:00+00:00").expect("RFC 3339");
    began + chrono::TimeDelta::minutes(minutes)
}

/// An approval of its disposal, as typed.
pub fn an_approval() -> Value {
    json!({
        "name": "Ruth Madeup", "role": "Records manager", "on": "2024-01-05",
        "reason": "Kept as long as our schedule says", "reference": "DISP-12"
    })
}
