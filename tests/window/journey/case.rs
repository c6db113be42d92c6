//! The case: Cases while there is none, the danger panel, the form, the overview.

use casework::practice::PracticeCase;

use super::{CALLED, Journey};
use crate::fault::Outcome;
use crate::plain;
use crate::window::Window;

/// Opens a case for an adult in England who needs an interpreter.
pub fn open(journey: &mut Journey<'_>) -> Outcome {
    journey.arrive("cases, empty", "Cases")?;
    journey.check("cases: Shift three times hides the screen", plain::hide);
    journey.step("a new case begins with danger", |window| window.press_button("Open a new case"))?;
    journey.arrive("new case, danger panel", "If someone is in danger now")?;
    journey.step("the panel leads on", |window| window.press_button("Continue"))?;
    journey.arrive("new case, form", "Open a new case")?;
    journey.step("an empty form is refused", |window| {
        window.press_button("Open the case")?;
        window.await_words("There is a problem")
    })?;
    journey.check("new case: every error leads to its field", plain::error_summary);
    journey.step("the form is filled by keyboard", |window| fill(window, CALLED))?;
    journey.step("the case is opened", |window| window.press_button("Open the case"))?;
    journey.arrive("overview, new case", "Overview")?;
    journey.step("the identity bar says whose case this is", |window| window.await_words(CALLED))
}

/// Opens the same case from Cases without looking at anything on the way.
pub fn open_quickly(window: &Window) -> Outcome {
    open_quickly_as(window, CALLED)
}

/// Opens a case of another name.
pub fn open_quickly_as(window: &Window, called: &str) -> Outcome {
    window.press_button("Open a new case")?;
    window.await_heading("If someone is in danger now")?;
    window.press_button("Continue")?;
    window.await_heading("Open a new case")?;
    fill(window, called)?;
    window.press_button("Open the case")?;
    window.await_heading("Overview")
}

fn fill(window: &Window, called: &str) -> Outcome {
    window.fill("Initials", called)?;
    window.choose_in("How old is the person?", "18 or over")?;
    window.choose_in("Where are you?", "England")?;
    window.fill("Language the person wants to use", &PracticeCase::shipped().case.language)?;
    window.choose_in("Is an interpreter needed?", "Yes")
}
