//! A case goes to the colleague, who goes on with it in their own Daybook.

use super::{Exchange, Side, copy, leaving};
use crate::fault::Outcome;
use crate::inspection::Depth;
use crate::journey::agreement::press_css;
use crate::journey::safeguarding::says;
use crate::journey::{CALLED, Journey, case, referral};
use crate::window::Window;

const TAKE: &str = "Take the case over";
const WENT: &str = "Handed over and taken over";

/// The worker opens a case and hands it over.
pub fn hand_over(journey: &mut Journey<'_>, _exchange: &Exchange) -> Outcome {
    journey.step("a case of the worker's own", |window| {
        super::come_in(window)?;
        case::open_quickly(window)
    })?;
    journey.step("all of it goes: nothing is asked of parts, days or names", |window| {
        leaving::to_export(window)?;
        window.choose_in(leaving::WHAT, "Hand the case over")?;
        window.await_words("Always in it")
    })?;
    journey.inspect("export, hand over", Depth::Whole);
    journey.step("only a colleague's key locks it", |window| {
        press_css(window, "#to-preview")?;
        window.await_heading(leaving::PREVIEW)?;
        press_css(window, "#to-leave")?;
        window.await_heading(leaving::BEFORE)?;
        referral::keep_here(window)?;
        window.choose_in(leaving::HOW, "A colleague’s key")?;
        window.tick(&window.find_css("input[name=colleagues]")?)?;
        press_css(window, "#save-file")?;
        window.await_heading(leaving::SAVED)
    })?;
    journey.step("where it went is on record", |window| {
        window.follow("Overview")?;
        window.await_heading("Overview")?;
        press_css(window, "#hand-overs-link")?;
        window.await_heading(WENT)?;
        window.await_words(&format!("Handed over to {}", Side::Supervisor.name()))
    })?;
    journey.inspect("handed over", Depth::Whole);
    Ok(())
}

/// The colleague takes it over: it stands among their cases, and how it came stands in it.
pub fn take_over(journey: &mut Journey<'_>, _exchange: &Exchange) -> Outcome {
    journey.step("the file opens as a copy that hands a case over", |window| {
        super::come_in(window)?;
        window.follow("Open a copy to review")?;
        window.await_heading(copy::COPIES)?;
        press_css(window, "#open-copy")?;
        window.await_heading(CALLED)?;
        says(window, "#handed-over", &["This case is handed over to you by", &Side::Worker.name()])
    })?;
    journey.step("what it brings is one link away", |window| press_css(window, "#handed-over a"))?;
    journey.arrive("take over", TAKE)?;
    journey.step("it is taken over", |window| {
        says(window, "#brings", &["It is not among your cases yet."])?;
        press_css(window, "#take-over")?;
        window.await_heading("Overview")
    })?;
    journey.step("from whom, and what vouches for it", |window| {
        press_css(window, "#hand-overs-link")?;
        window.await_heading(WENT)?;
        window.await_words(&format!("Taken over from {}", Side::Worker.name()))?;
        window.press_holding("What vouches for it")
    })?;
    journey.inspect("taken over", Depth::Whole);
    journey.step("it stands among the cases", stands_among_cases)
}

fn stands_among_cases(window: &Window) -> Outcome {
    window.follow("Daybook")?;
    window.await_heading("Cases")?;
    window.await_words(CALLED)
}
