//! The numbers to ring, with F1 over whatever is on the screen: at the first run, locked, in a note, in the referral.

use serde_json::{Value, json};

use super::place::Place;
use super::says;
use crate::fault::{Fault, Outcome};
use crate::inspection::Depth;
use crate::journey::{CALLED, Journey, PASSPHRASE, first_run, lock, note};
use crate::keys;
use crate::session::Element;
use crate::wait;
use crate::window::Window;

/// The caret is put after this many letters before F1 is pressed.
const CARET: usize = 4;
const HALF: &str = "copper lant";
const TYPED: &str = "The door was locked from outside.";
pub const PLACE: Place = Place { letter: 'N', age: "18 or over", nation: "England", area: Some("Stockport") };

/// Rings from everywhere.
pub fn ring(journey: &mut Journey<'_>) -> Outcome {
    first_pages(journey)?;
    from_a_note(journey)?;
    from_the_lock(journey)?;
    from_the_referral(journey)?;
    from_the_button(journey)
}

fn first_pages(journey: &mut Journey<'_>) -> Outcome {
    journey.step("F1 on the very first page", |window| {
        window.await_heading("Daybook keeps your case notes")?;
        open(window)
    })?;
    journey.inspect("numbers, first run", Depth::Whole);
    journey.check("999 first, then 101 and the helpline; the other nations folded", |window| {
        let script = "return [...document.querySelectorAll('#numbers .ring__first .phone')].slice(0, 3).map((it) => plain(it.textContent));";
        let first = window.ask_lines(script, &json!([]))?;
        if first != ["999", "101", "08000 121 700"] {
            return Err(Fault::Window(format!("first stand {first:?}")));
        }
        says(window, "#numbers", &["In Scotland", "In Northern Ireland"])?;
        unfold(window, "In Northern Ireland")?;
        says(window, "#numbers", &["028 9244 8449"])
    });
    journey.step("Esc takes them away", |window| {
        close(window)?;
        crate::plain::focus_on_heading(window)
    })?;
    journey.step("F1 from a half-typed passphrase: Esc gives it back, to the letter", |window| {
        window.press_button("Continue")?;
        window.await_heading("Choose a passphrase")?;
        half_typed(window, "Passphrase", HALF)
    })?;
    journey.step("the vault is made with it", |window| {
        window.fill("Passphrase", PASSPHRASE)?;
        window.press(keys::ENTER)?;
        window.await_heading_for("Recovery words", wait::KEY_DERIVATION)?;
        first_run::leave_words_for_later(window)
    })
}

/// Presses F1 and waits until the numbers stand over the screen, their heading with the focus.
pub fn open(window: &Window) -> Outcome {
    window.press(keys::F1)?;
    window.find_css("#numbers .phone")?;
    lock::await_focus(window, "numbers-title")
}

/// Presses Esc and waits until they are gone.
pub fn close(window: &Window) -> Outcome {
    window.press(keys::ESCAPE)?;
    gone(window)
}

/// Opens the numbers of a nation, folded while the worker works in another.
pub fn unfold(window: &Window, name: &str) -> Outcome {
    let script = "return [...document.querySelectorAll('#numbers summary')].find((it) => plain(it.textContent) === arguments[0]) ?? null;";
    let found = Element::read(&window.ask(script, &json!([name]))?);
    window.walk_to(&found.ok_or_else(|| Fault::Window(format!("nothing is called \"{name}\"")))?)?;
    window.press(keys::ENTER)
}

fn gone(window: &Window) -> Outcome {
    wait::until(&window.session, "no numbers over the screen", wait::USUAL, || {
        let gone = "return document.getElementById('numbers') === null;";
        window.asks_whether(gone, &json!([])).map(|gone| gone.then_some(()))
    })
}

/// Types into a field, goes back into the middle of it, looks at the numbers, and checks that nothing is lost.
fn half_typed(window: &Window, field: &str, text: &str) -> Outcome {
    window.fill(field, text)?;
    window.press(keys::HOME)?;
    (0..CARET).try_for_each(|_| window.press(keys::RIGHT))?;
    open(window)?;
    // Pressed once more it neither closes them nor opens others.
    window.press(keys::F1)?;
    lock::await_focus(window, "numbers-title")?;
    close(window)?;
    await_caret(window, text, CARET)?;
    window.type_text("x")?;
    let on: String = text.chars().take(CARET).chain("x".chars()).chain(text.chars().skip(CARET)).collect();
    await_caret(window, &on, CARET + 1)?;
    window.press(keys::BACKSPACE)?;
    await_caret(window, text, CARET)
}

fn await_caret(window: &Window, text: &str, caret: usize) -> Outcome {
    wait::until(
        &window.session,
        &format!("\"{text}\" with the caret after {caret} letters"),
        wait::USUAL,
        || {
            let script =
                "const at = document.activeElement; return [at.value ?? null, at.selectionStart ?? null];";
            Ok((window.ask(script, &json!([]))? == json!([text, caret])).then_some(()))
        },
    )
}

fn from_a_note(journey: &mut Journey<'_>) -> Outcome {
    journey.step("a case", |window| PLACE.open_case(window))?;
    journey.step("F1 from a half-typed note: Esc gives it back, to the letter", |window| {
        note::start(window)?;
        half_typed(window, "What you saw and heard", TYPED)?;
        note::await_saved(window)
    })?;
    journey.step("and over the note they can be looked at", open)?;
    journey.inspect("numbers, over a note", Depth::Whole);
    journey.check("nothing of the case is among them", |window| {
        let said = window.ask("return document.getElementById('numbers').textContent;", &json!([]))?;
        match said.as_str().is_some_and(|said| !said.contains(CALLED)) {
            true => Ok(()),
            false => Err(Fault::Window("the case is named".to_owned())),
        }
    });
    journey.step("Ctrl+L locks over them too", |window| {
        window.control("l")?;
        window.await_heading("Unlock")
    })
}

fn from_the_lock(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the numbers are gone with the lock, or close", |window| {
        if window.ask("return document.getElementById('numbers') === null;", &json!([]))? != Value::Bool(true)
        {
            close(window)?;
        }
        lock::await_focus(window, "passphrase")
    })?;
    journey.step("F1 at the lock, a passphrase half typed: Esc gives it back, to the letter", |window| {
        half_typed(window, "Passphrase", HALF)
    })?;
    journey.step("the numbers at the lock", open)?;
    journey.inspect("numbers, locked", Depth::Whole);
    journey.step("Help is there while Daybook is locked", |window| {
        window.follow("Help: what to do now")?;
        gone(window)
    })?;
    journey.arrive("help, locked", "Help")?;
    journey.step("back to the lock, and unlocked: the note is as it was", |window| {
        window.back()?;
        window.await_heading("Unlock")?;
        lock::unlock(window)?;
        window.await_heading_for("Visit note", wait::KEY_DERIVATION)?;
        let script = "return document.getElementById('text')?.value === arguments[0];";
        wait::until(&window.session, "the note as it was typed", wait::USUAL, || {
            window.asks_whether(script, &json!([TYPED])).map(|there| there.then_some(()))
        })
    })
}

fn from_the_referral(journey: &mut Journey<'_>) -> Outcome {
    journey.step("F1 from a half-typed answer of the referral: Esc gives it back, to the letter", |window| {
        window.follow("Referral")?;
        window.await_heading("Referral")?;
        window.walk_to(&window.find_css("main .govuk-task-list a[href$='/how-they-were-treated']")?)?;
        window.press(keys::ENTER)?;
        let field = window.find_css("#main textarea, #main input[type=text]")?;
        let name = window.ask("return spoken(arguments[0]);", &json!([field.as_argument()]))?;
        half_typed(window, name.as_str().unwrap_or_default(), TYPED)
    })
}

/// Without the key: the button says the key, and the focus comes back to it.
fn from_the_button(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the button in the strip does the same", |window| {
        window.press_button("Numbers to ring (F1)")?;
        lock::await_focus(window, "numbers-title")?;
        window.press_button("Close")?;
        gone(window)?;
        let script = "return spoken(document.activeElement);";
        match window.ask(script, &json!([]))? == json!("Numbers to ring (F1)") {
            true => Ok(()),
            false => Err(Fault::Window(wait::shown(&window.session))),
        }
    })?;
    journey.step("Help has them first", |window| {
        window.follow("Help")?;
        window.await_heading("Help")?;
        says(window, "#help-numbers", &["999", "101", "08000 121 700"])
    })?;
    journey.inspect("help, whole", Depth::Whole);
    journey.step("Help is searched", |window| {
        window.fill("Search in Help", "supplier")?;
        window.press(keys::ENTER)?;
        window.find_css("#help-found").map(drop)
    })?;
    journey.inspect("help, searched", Depth::WithoutWalk);
    journey.step("the card of one page is saved", |window| {
        window.press_button("Show all of Help")?;
        window.press_button("Save a one-page card (PDF)")?;
        window.await_words("Card saved at")
    })
}
