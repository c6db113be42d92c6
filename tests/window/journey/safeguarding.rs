//! Safeguarding beside the referral: whom the steps name at each hour and in each nation, what makes them come and go,
//! the numbers over every screen, warning notes, closing a case, and an organisation's own pack.

pub mod adult;
pub mod clock;
pub mod closing;
mod keeping;
mod numbers;
pub mod packs;
pub mod place;
mod places;
pub mod rail;
mod screens;
pub mod stockport;
pub mod warnings;

use std::path::Path;

use serde_json::json;

use super::Journey;
use crate::daybook::Daybook;
use crate::fault::Outcome;
use crate::home::Home;
use crate::inspection::Inspection;
use crate::report::Report;
use crate::wait;
use crate::window::Window;

/// Does all of it, each part in a home of its own.
pub fn keep(report: &mut Report, inspection: &Inspection<'_>, binary: &Path, folder: &Path) -> Outcome {
    let mut part = |home: Home, act: &dyn Fn(&mut Journey<'_>, &Home) -> Outcome| {
        let daybook = Daybook::start(binary, &home)?;
        let mut journey = Journey { window: &daybook.window, report: &mut *report, inspection };
        // A step that failed is in the report already: here it only ends the part.
        let _ended = act(&mut journey, &home);
        daybook.close()
    };
    let home = |name: &str| Home::make(folder.join(name));
    part(home("child-at-night.pdf")?.at(clock::bank_holiday_night()?), &|journey, _| {
        stockport::child_at_night(journey)
    })?;
    part(home("places.pdf")?.at(clock::working_morning()?), &|journey, _| {
        adult::known_by_degrees(journey)?;
        places::visit(journey)
    })?;
    part(home("numbers.pdf")?, &|journey, _| {
        numbers::ring(journey)?;
        warnings::warn(journey)?;
        closing::close(journey)
    })?;
    part(home("pack.pdf")?.choosing("harbour.toml"), &packs::add)?;
    part(home("every-screen.pdf")?, &|journey, _| screens::visit_all(journey))
}

/// Brings the numbers over the screen.
pub use numbers::open as open_numbers;

/// Checks that a part of the page says each of these.
pub fn says(window: &Window, part: &str, words: &[&str]) -> Outcome {
    let script = "const said = plain(document.querySelector(arguments[0])?.textContent ?? '');
                  return arguments[1].filter((words) => !said.includes(plain(words)));";
    wait::until_none(&format!("{part} does not say:"), || window.ask_lines(script, &json!([part, words])))
}
