//! A safety step: opened from the rail, recorded as done, seen as done.

use casework::practice::PracticeCase;
use serde_json::json;

use super::{Journey, moment};
use crate::fault::{Fault, Outcome};
use crate::keys;
use crate::wait;
use crate::window::Window;

/// Records the practice case's first step that was done.
pub fn record(journey: &mut Journey<'_>, practice: &PracticeCase) -> Outcome {
    let told = practice.safety.iter().find(|told| told.outcome == "done");
    let told =
        told.ok_or_else(|| Fault::Machine("the practice case has no step that was done".to_owned()))?;
    let before = done_count(journey.window)?;
    journey.step("the rail leads to a safety step", |window| {
        window.walk_to(&window.find_css(&format!("#safety a[href$='/safety/{}']", told.step))?)?;
        window.press(keys::ENTER)?;
        window.find_css("main h1").map(drop)
    })?;
    let title = journey.window.heading()?;
    journey.arrive("safety step", &title)?;
    journey.step("the step is recorded as done", |window| {
        window.choose_in("What happened?", "Done")?;
        moment::fill(window, "When was this?", told.at)?;
        window.fill("Who did you speak to?", &told.who)?;
        window.fill("Reference", &told.reference)?;
        window.fill("What was agreed?", &told.agreed)?;
        window.press_button("Record")?;
        window.await_words(&told.agreed)
    })?;
    journey.step("the rail counts one more step done", |window| {
        wait::until(&window.session, "one more step done in the rail", wait::USUAL, || {
            Ok((done_count(window)? == before + 1).then_some(()))
        })
    })?;
    journey.arrive("safety step, recorded", &title)
}

/// Returns how many steps the rail says are done.
fn done_count(window: &Window) -> Outcome<u64> {
    let script = "return parseInt(document.querySelector('.rail__count')?.innerText ?? '', 10);";
    wait::until(&window.session, "the count of safety steps", wait::USUAL, || {
        Ok(window.ask(script, &json!([]))?.as_u64())
    })
}
