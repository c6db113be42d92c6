//! A power cut: the program ends in the middle of a note with nothing said to it, and the text is there again.

use std::path::Path;

use serde_json::json;

use super::{CALLED, case, first_run, lock, note};
use crate::daybook::Daybook;
use crate::fault::Outcome;
use crate::home::Home;
use crate::inspection::Inspection;
use crate::plain;
use crate::report::Report;
use crate::wait;
use crate::window::Window;

const TYPED: &str = "Before the light went out: \"I counted the steps, there were forty-one.\"";

/// Types, waits for the sign that it is saved, cuts the program off, starts again.
pub fn survive(report: &mut Report, inspection: &Inspection<'_>, binary: &Path, folder: &Path) -> Outcome {
    let home = Home::make(folder.join("unused.pdf"))?;
    let daybook = Daybook::start(binary, &home)?;
    let typed = begin(&daybook.window);
    if !report.check(Some(&daybook.window.session), "a note is typed and the window says it is saved", typed)
    {
        return Ok(());
    }
    report.check(None, "the program is killed (SIGKILL)", daybook.cut_off());
    let again = Daybook::start(binary, &home)?;
    let window = &again.window;
    if report.check(Some(&window.session), "Daybook starts again and unlocks", come_back(window)) {
        report.check(Some(&window.session), "the unfinished note is at hand", find_note(window));
        report.check(Some(&window.session), "the text is there, to the last letter", text_stands(window));
        let names: Vec<&str> = inspection.names.iter().map(String::as_str).collect();
        report.check(Some(&window.session), "the screen is at rest", plain::at_rest(window, &names));
    }
    again.close()
}

fn begin(window: &Window) -> Outcome {
    first_run::make_vault_quickly(window)?;
    case::open_quickly(window)?;
    note::start(window)?;
    note::type_text(window, TYPED)
}

fn come_back(window: &Window) -> Outcome {
    window.await_heading("Unlock")?;
    lock::unlock(window)?;
    let words = "return !['', 'Unlock'].includes(plain(document.querySelector('h1')?.textContent));";
    wait::until(&window.session, "another screen than Unlock", wait::KEY_DERIVATION, || {
        window.asks_whether(words, &json!([])).map(|open| open.then_some(()))
    })
}

/// The window opens where the worker was; when the cut came before even that was kept, two links lead there.
fn find_note(window: &Window) -> Outcome {
    if window.heading()? == "Cases" {
        window.follow(CALLED)?;
        window.await_heading("Overview")?;
        window.follow("Visit note,")?;
    }
    window.await_heading("Visit note")
}

fn text_stands(window: &Window) -> Outcome {
    lock::await_focus(window, "text")?;
    let script = "return document.activeElement.value === arguments[0];";
    wait::until(&window.session, "the text that was typed before", wait::USUAL, || {
        window.asks_whether(script, &json!([TYPED])).map(|there| there.then_some(()))
    })
}
