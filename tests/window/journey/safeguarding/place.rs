//! A case somewhere: where it lies and whom it is about.

use serde_json::json;

use crate::fault::{Fault, Outcome};
use crate::journey::CALLED;
use crate::wait;
use crate::window::Window;

/// Where a case lies and how old the person is, in the words of the form.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub letter: char,
    pub age: &'static str,
    pub nation: &'static str,
    /// None where no area of the nation has steps of its own: nothing is asked then.
    pub area: Option<&'static str>,
}

impl Place {
    /// Returns what the person is called: no two of a journey alike.
    pub fn called(self) -> String {
        format!("{CALLED} {}", self.letter)
    }

    /// Opens a case there, from any screen.
    pub fn open_case(self, window: &Window) -> Outcome {
        begin(window)?;
        self.fill(window)?;
        window.press_button("Open the case")?;
        window.await_heading("Overview")
    }

    /// Fills the form of a new case.
    pub fn fill(self, window: &Window) -> Outcome {
        window.fill("Initials", &self.called())?;
        window.choose_in("How old is the person?", self.age)?;
        window.choose_in("Where are you?", self.nation)?;
        match self.area {
            Some(area) => window.choose_in("Council area", area)?,
            None => no_area_is_asked(window)?,
        }
        window.fill("Language the person wants to use", "English")?;
        window.choose_in("Is an interpreter needed?", "No")
    }
}

/// Goes from any screen to the form of a new case, past the page about danger.
pub fn begin(window: &Window) -> Outcome {
    window.follow("Daybook")?;
    window.await_heading("Cases")?;
    window.press_button("Open a new case")?;
    window.await_heading("If someone is in danger now")?;
    window.press_button("Continue")?;
    window.await_heading("Open a new case")
}

fn no_area_is_asked(window: &Window) -> Outcome {
    let asked =
        window.asks_whether("return document.querySelector('input[name=area]') !== null;", &json!([]))?;
    if asked { Err(Fault::Window(wait::shown(&window.session))) } else { Ok(()) }
}

/// Says in About you where the worker works.
pub fn say_where(window: &Window, nation: &str, area: &str) -> Outcome {
    window.choose_in("Where do you work?", nation)?;
    window.choose_in("Council area", area)?;
    window.press_button("Save")?;
    window.await_words("Saved")
}
