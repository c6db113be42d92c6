//! The lock: nothing left on the screen, a wrong passphrase refused, the same place found again.

use serde_json::json;

use super::{CALLED, Journey, PASSPHRASE, note};
use crate::fault::{Fault, Outcome};
use crate::inspection::Depth;
use crate::keys;
use crate::wait;
use crate::window::Window;

const TYPED: &str = "The bus was late and the person waited in the rain.";
/// The caret is put after this many letters.
const CARET: u64 = 4;

/// Locks in the middle of a note, and comes back to the same letter.
pub fn lock_and_unlock(journey: &mut Journey<'_>) -> Outcome {
    journey.step("a second note is begun", |window| {
        window.follow("Notes")?;
        window.await_heading("Notes")?;
        note::start(window)?;
        note::type_text(window, TYPED)?;
        window.press(keys::HOME)?;
        (0..CARET).try_for_each(|_| window.press(keys::RIGHT))
    })?;
    let before = journey.window.route()?;
    journey.step("Ctrl+L locks", |window| {
        window.control("l")?;
        window.await_heading("Unlock")
    })?;
    journey.step("the passphrase field has the focus", |window| await_focus(window, "passphrase"))?;
    journey.check("behind the lock nothing of the case is in the page", holds_nothing);
    journey.inspect("unlock", Depth::Whole);
    journey.step("a wrong passphrase is refused in words", |window| {
        window.fill("Passphrase", "copper lantern evening ferry 43")?;
        window.press(keys::ENTER)?;
        window.await_words_for("The passphrase does not match. Check Caps Lock.", wait::KEY_DERIVATION)
    })?;
    journey.inspect("unlock, refused", Depth::WithoutWalk);
    journey.step("the right passphrase unlocks", |window| {
        unlock(window)?;
        window.await_heading_for("Visit note", wait::KEY_DERIVATION)
    })?;
    journey.check("unlocking returns to the same screen", |window| same_route(window, &before));
    journey.check("unlocking returns to the same letter", same_letter);
    Ok(())
}

/// Types the passphrase and presses Enter.
pub fn unlock(window: &Window) -> Outcome {
    window.fill("Passphrase", PASSPHRASE)?;
    window.press(keys::ENTER)
}

pub fn await_focus(window: &Window, id: &str) -> Outcome {
    wait::until(&window.session, &format!("the focus on #{id}"), wait::USUAL, || {
        let there =
            window.asks_whether("return document.activeElement?.id === arguments[0];", &json!([id]))?;
        Ok(there.then_some(()))
    })
}

fn holds_nothing(window: &Window) -> Outcome {
    let script = "return arguments[0].filter((words) => document.documentElement.outerHTML.includes(words));";
    let words = json!([[CALLED, TYPED, "26-0", "Safety steps"]]);
    Fault::from_list("still in the page:", &window.ask_lines(script, &words)?)
}

fn same_route(window: &Window, before: &str) -> Outcome {
    let now = window.route()?;
    if now == before { Ok(()) } else { Err(Fault::Window(format!("{before} became {now}"))) }
}

fn same_letter(window: &Window) -> Outcome {
    await_focus(window, "text")?;
    wait::until(&window.session, &format!("the caret after {CARET} letters of the note"), wait::USUAL, || {
        let script = "const at = document.activeElement; return [at.value, at.selectionStart];";
        Ok((window.ask(script, &json!([]))? == json!([TYPED, CARET])).then_some(()))
    })
}
