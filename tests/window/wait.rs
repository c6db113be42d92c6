//! Waiting: for a condition, with a deadline. Nothing here or elsewhere waits for time alone to pass.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::fault::{Fault, Outcome};
use crate::session::Session;

/// Long enough for a slow machine that builds something else at the same time.
pub const USUAL: Duration = Duration::from_secs(15);
/// For what derives a key: unlocking, making a vault.
pub const KEY_DERIVATION: Duration = Duration::from_secs(60);
const BETWEEN_LOOKS: Duration = Duration::from_millis(15);

/// Returns what `look` finds as soon as it finds something; the fault names what was awaited and what the page shows.
pub fn until<T>(
    session: &Session,
    awaited: &str,
    patience: Duration,
    mut look: impl FnMut() -> Outcome<Option<T>>,
) -> Outcome<T> {
    let deadline = Instant::now() + patience;
    loop {
        if let Some(found) = look()? {
            return Ok(found);
        }
        if Instant::now() > deadline {
            return Err(Fault::Late { awaited: awaited.to_owned(), shows: shown(session) });
        }
        thread::sleep(BETWEEN_LOOKS);
    }
}

/// Looks until it is as it should be or the patience is over; returns what was seen last, for the caller to judge.
pub fn last_look<T>(
    patience: Duration,
    mut look: impl FnMut() -> Outcome<T>,
    as_it_should_be: impl Fn(&T) -> bool,
) -> Outcome<T> {
    let deadline = Instant::now() + patience;
    loop {
        let seen = look()?;
        if as_it_should_be(&seen) || Instant::now() > deadline {
            return Ok(seen);
        }
        thread::sleep(BETWEEN_LOOKS);
    }
}

/// Waits until `look` has nothing left to complain of; the fault lists what it says at the end.
pub fn until_none(title: &str, look: impl FnMut() -> Outcome<Vec<String>>) -> Outcome {
    Fault::from_list(title, &last_look(USUAL, look, Vec::is_empty)?)
}

/// Waits for something outside the page: a port, a process, a file.
pub fn until_outside(awaited: &str, patience: Duration, mut look: impl FnMut() -> bool) -> Outcome {
    let deadline = Instant::now() + patience;
    while !look() {
        if Instant::now() > deadline {
            return Err(Fault::Late {
                awaited: awaited.to_owned(),
                shows: "nothing: it is not about a page".to_owned(),
            });
        }
        thread::sleep(BETWEEN_LOOKS);
    }
    Ok(())
}

/// Describes the page in a few lines: address, heading, focus, messages, the beginning of the text.
pub fn shown(session: &Session) -> String {
    match session.ask(include_str!("page/shown.js"), &json!([])) {
        Ok(value) => value.as_str().unwrap_or("nothing that can be described").to_owned(),
        Err(fault) => format!("nothing that can be read ({fault})"),
    }
}
