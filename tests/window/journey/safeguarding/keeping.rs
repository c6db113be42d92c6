//! A closed case is kept: how long, what holds it, and that nothing is disposed of by itself; and the figures of a quarter.

use super::says;
use crate::fault::Outcome;
use crate::inspection::Depth;
use crate::journey::Journey;
use crate::journey::agreement::press_css;
use crate::plain;

const KEEPING: &str = "Keeping and disposal";
const LIST: &str = "Closed cases and disposal";
const RETURN: &str = "Partnership return";
const REASON: &str = "An invented inquest is to be held";

/// From the page of a closed case and back to it.
pub fn look(journey: &mut Journey<'_>) -> Outcome {
    journey
        .step("the closed case leads to how long it is kept", |window| press_css(window, "#to-retention"))?;
    journey.arrive("keeping", KEEPING)?;
    journey.step("it says what stands in the way of disposal, and offers none", |window| {
        says(window, "#obstacles", &["approved"])?;
        window.find_css("#main:not(:has(#dispose-of-case))").map(drop)
    })?;
    held(journey)?;
    journey.step("the list of closed cases is one link from Settings", |window| {
        window.follow("Settings")?;
        window.await_heading("Settings")?;
        press_css(window, "a[href='#/settings/retention']")
    })?;
    journey.arrive("closed cases and disposal", LIST)?;
    figures(journey)?;
    journey.step("and back to the closed case", super::closing::open_closed)
}

fn held(journey: &mut Journey<'_>) -> Outcome {
    journey.step("a hold without a reason is refused", |window| {
        press_css(window, "#place-hold")?;
        window.await_words("There is a problem")
    })?;
    journey.check("keeping: every error leads to its field", plain::error_summary);
    journey.step("with one it stands", |window| {
        window.fill_element(&window.find_css("#holdReason")?, REASON)?;
        window.fill_element(&window.find_css("#askedBy")?, "The invented coroner")?;
        press_css(window, "#place-hold")?;
        says(window, "#main", &[REASON])
    })?;
    journey.inspect("keeping, with a hold", Depth::Whole);
    Ok(())
}

fn figures(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the figures of a quarter are one link from Settings", |window| {
        window.follow("Settings")?;
        window.await_heading("Settings")?;
        press_css(window, "#to-partnership")
    })?;
    journey.arrive("partnership return", RETURN)?;
    journey.step("sealing one for a colleague opens", |window| press_css(window, "#to-seal"))?;
    journey.arrive("partnership return, sealed", "Seal a return for a colleague")?;
    journey.step("and the lines of the data standard", |window| {
        window.back()?;
        window.await_heading(RETURN)?;
        press_css(window, "#to-htcds")
    })?;
    journey.arrive("partnership return, lines", "Lines for the Human Trafficking Case Data Standard")
}
