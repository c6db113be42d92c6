//! The stopwatch: time inside the page, from the key that was pressed to the frame that shows the result.

use serde_json::json;

use crate::fault::{Fault, Outcome};
use crate::wait;
use crate::window::Window;

/// What ends the measurement.
#[derive(Debug, Clone, Copy)]
pub enum Until<'a> {
    /// Another screen: its heading stands in the page.
    Heading,
    /// These words come into the page; where they stood before, they must go first.
    Words(&'a str),
}

/// Does the act and returns the milliseconds from its last key to the first frame after what it led to.
pub fn time(window: &Window, until: Until<'_>, act: impl FnOnce(&Window) -> Outcome) -> Outcome<f64> {
    let words = match until {
        Until::Heading => None,
        Until::Words(words) => Some(words),
    };
    window.ask(include_str!("page/stopwatch_arm.js"), &json!([words]))?;
    act(window)?;
    let read = "return window.testersWatch?.taken ?? null;";
    let taken = wait::until(&window.session, "the stopwatch to stop", wait::KEY_DERIVATION, || {
        Ok(window.ask(read, &json!([]))?.as_f64())
    })?;
    if taken < 0.0 {
        return Err(Fault::Machine(format!("the stopwatch ran backwards: {taken} ms")));
    }
    Ok(taken)
}
