//! Closing a case: every open step is asked for, nothing else ends, and it can be opened again.

use serde_json::json;

use super::keeping;
use super::numbers::PLACE;
use super::rail;
use super::says;
use crate::fault::{Fault, Outcome};
use crate::inspection::Depth;
use crate::journey::{Journey, agreement, lock};
use crate::plain;
use crate::wait;
use crate::window::Window;

const TITLE: &str = "Close the case";
const CLOSED: &str = "This case is closed";
const WHY: &str = "The person has moved to another town with their sister";

/// Closes the case and opens it again.
pub fn close(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the overview leads to closing the case", |window| {
        open_case(window)?;
        to_closing(window)
    })?;
    journey.arrive("close the case", TITLE)?;
    every_step_is_asked_for(journey)?;
    closed(journey)?;
    listed(journey)?;
    keeping::look(journey)?;
    opened_again(journey)
}

/// Opens the case from Cases.
pub fn open_case(window: &Window) -> Outcome {
    window.follow("Daybook")?;
    window.await_heading("Cases")?;
    window.follow(&PLACE.called())?;
    window.await_heading("Overview")
}

/// Goes from the overview to the page that closes a case.
pub fn to_closing(window: &Window) -> Outcome {
    agreement::press_css(window, "#close-case")
}

fn every_step_is_asked_for(journey: &mut Journey<'_>) -> Outcome {
    journey.check("every step that is open in the rail is asked for", |window| {
        // Who is rung only while an office is closed stands for that office's step, and is not asked for beside it.
        let lines = rail::lines(window)?.into_iter();
        let own = lines.filter(|line| !line.text.contains("The office to ring first is closed now"));
        let open = own.map(|line| line.step).collect::<Vec<_>>();
        let asked = asked_for(window)?;
        match open == asked && !asked.is_empty() {
            true => Ok(()),
            false => Err(Fault::Window(format!("open: {}\nasked: {}", open.join(" "), asked.join(" ")))),
        }
    });
    journey.step("nothing answered is refused", |window| {
        window.press_button(TITLE)?;
        window.await_words("There is a problem")
    })?;
    journey.check("close the case: every error leads to its field", plain::error_summary);
    journey.check("the error summary names every open step", |window| {
        let steps = asked_for(window)?.len();
        let script = "return [...document.querySelectorAll('.govuk-error-summary a')].filter((it) => it.textContent.includes('step')).length;";
        let named = window.ask(script, &json!([]))?;
        match named == json!(steps) {
            true => Ok(()),
            false => Err(Fault::Window(format!("{named} of {steps} named"))),
        }
    });
    journey.step("an answer without its detail is refused as well", |window| {
        window.choose_in("Why is the case closed?", "The person asked for it")?;
        window.fill("What led to it?", WHY)?;
        for step in asked_for(window)? {
            window.choose(&answer(window, &step, "goes-on")?)?;
        }
        window.press_button(TITLE)?;
        window.await_words("Enter who the step goes on with")
    })?;
    journey.check("close the case: each detail's error leads to its field", plain::error_summary);
    Ok(())
}

/// Returns the steps that the page asks for, in their order.
fn asked_for(window: &Window) -> Outcome<Vec<String>> {
    let script = "return [...document.querySelectorAll('.closing-step .card__title a')].map((link) => link.hash.split('/').pop());";
    window.ask_lines(script, &json!([]))
}

fn answer(window: &Window, step: &str, answer: &str) -> Outcome<crate::session::Element> {
    window.find_css(&format!("input[name='step/{step}'][value={answer}]"))
}

/// Answers everything that the page asks.
pub fn fill(window: &Window) -> Outcome {
    window.choose_in("Why is the case closed?", "The person asked for it")?;
    window.fill("What led to it?", WHY)?;
    for step in asked_for(window)? {
        window.choose(&answer(window, &step, "goes-on")?)?;
        window.fill_element(
            &window.find_css(&format!("[id='step/{step}/detail']"))?,
            "The team of the new town",
        )?;
    }
    Ok(())
}

fn closed(journey: &mut Journey<'_>) -> Outcome {
    journey.step("every step is answered; a lock in the middle loses nothing", |window| {
        fill(window)?;
        window.control("l")?;
        window.await_heading("Unlock")?;
        lock::unlock(window)?;
        window.await_heading_for(TITLE, wait::KEY_DERIVATION)?;
        let script = "const details = [...document.querySelectorAll(\"[id^='step/'][id$='/detail']\")];
                      return document.getElementById('why')?.value === arguments[0] && details.length === arguments[1]
                          && details.every((it) => it.value === 'The team of the new town');";
        let steps = asked_for(window)?.len();
        wait::until(&window.session, "every answer as it was typed", wait::USUAL, || {
            window.asks_whether(script, &json!([WHY, steps])).map(|there| there.then_some(()))
        })
    })?;
    journey.inspect("close the case, answered", Depth::Whole);
    journey.step("it is closed", |window| window.press_button(TITLE))?;
    journey.arrive("closed case", CLOSED)?;
    journey.check("it says why, and what became of each step", |window| {
        says(
            window,
            "#main",
            &["The person asked for it", WHY, "Goes on without this case (The team of the new town)"],
        )
    });
    journey.check("the identity bar says that it is closed", |window| {
        says(window, "#closed-case", &["Closed on"])
    });
    journey.check("the rail still stands beside it", |window| rail::lines(window).map(drop));
    Ok(())
}

fn listed(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Cases leads to those that are closed", |window| {
        window.follow("Daybook")?;
        window.await_heading("Cases")?;
        agreement::press_css(window, "#closed-cases")
    })?;
    journey.arrive("closed cases", "Closed")?;
    journey.step("it is among them", to_closed)
}

/// Goes from home to the page of the closed case.
pub fn open_closed(window: &Window) -> Outcome {
    window.follow("Daybook")?;
    window.await_heading("Cases")?;
    agreement::press_css(window, "#closed-cases")?;
    window.await_heading("Closed")?;
    to_closed(window)
}

fn to_closed(window: &Window) -> Outcome {
    window.follow(&PLACE.called())?;
    window.await_heading("Overview")?;
    agreement::press_css(window, "#closed-case a")?;
    window.await_heading(CLOSED)
}

fn opened_again(journey: &mut Journey<'_>) -> Outcome {
    journey.step("without a reason it is not opened again", |window| {
        window.press_button("Open the case again")?;
        window.await_words("There is a problem")
    })?;
    journey.check("opening again: the error leads to its field", plain::error_summary);
    journey.step("with one it is", |window| {
        window.fill("Why is it opened again?", "They came back")?;
        window.press_button("Open the case again")?;
        window.await_words("The case is open again.")?;
        window.await_heading("Overview")
    })?;
    journey.check("nothing says that it is closed", |window| {
        match window.comes_true("return document.getElementById('closed-case') === null;", &json!([]))? {
            true => Ok(()),
            false => Err(Fault::Window(wait::shown(&window.session))),
        }
    });
    journey.step("what was recorded then is kept", |window| {
        to_closing(window)?;
        window.await_heading(TITLE)?;
        says(window, "#main", &[WHY, "They came back"])
    })?;
    journey.inspect("close the case, with its history", Depth::WithoutWalk);
    Ok(())
}
