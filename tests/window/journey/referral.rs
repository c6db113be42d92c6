//! The referral: every page of the consenting adult's route, check answers, the PDF.

use std::collections::BTreeSet;

use casework::practice::PracticeCase;
use serde_json::json;

use super::Journey;
use crate::answer;
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::inspection::Depth;
use crate::keys;
use crate::pdf;
use crate::plain;
use crate::wait;
use crate::window::Window;

/// The longest adult route has 53 pages.
const PAGES_AT_MOST: usize = 60;
/// The page before the referral is saved as a PDF.
pub const BEFORE_IT_LEAVES: &str = "Before the referral leaves Daybook";
const CHECK: &str = "/referral/check";

/// Answers every page in the order in which the form asks them.
pub fn answer(journey: &mut Journey<'_>, practice: &PracticeCase) -> Outcome {
    journey.step("Referral is one link away", |window| window.follow("Referral"))?;
    journey.arrive("referral, task list", "Referral")?;
    journey.step("the first task opens", |window| {
        window.walk_to(&window.find_css("main .govuk-task-list a")?)?;
        let before = window.route()?;
        window.press(keys::ENTER)?;
        window.await_route_after(&before).map(drop)
    })?;
    let mut given = BTreeSet::new();
    for place in 0..PAGES_AT_MOST {
        if journey.window.route()?.ends_with(CHECK) {
            break;
        }
        given.extend(answer_page(journey, practice, place)?);
    }
    journey.step("the last page leads to check answers", |window| window.await_heading("Check answers"))?;
    let unasked: Vec<String> = practice.answers.keys().filter(|key| !given.contains(*key)).cloned().collect();
    journey.check("every answer of the practice case was asked for", |_| {
        Fault::from_list("no page asked for:", &unasked)
    });
    Ok(())
}

/// Inspects a page, gives its answers, continues; returns the keys answered, those that stood there included.
fn answer_page(journey: &mut Journey<'_>, practice: &PracticeCase, place: usize) -> Outcome<Vec<String>> {
    let page = await_page(journey.window)?;
    let name = format!("referral page {}, {page}", place + 1);
    journey.check(&format!("{name}: the heading has the focus"), plain::focus_on_heading);
    let depth = if place.is_multiple_of(6) { Depth::Whole } else { Depth::WithoutWalk };
    journey.inspect(&name, depth);
    let mut given = keys_shown(journey.window)?;
    journey.step(&format!("{name}: is answered"), |window| {
        answer::give_all(window, &practice.answers)?;
        given.extend(keys_shown(window)?);
        Ok(())
    })?;
    journey.step(&format!("{name}: leads on"), leave_page)?;
    Ok(given)
}

/// Waits until the page's heading stands there, and returns the page's name in the address.
fn await_page(window: &Window) -> Outcome<String> {
    window.find_css("main h1")?;
    let route = window.route()?;
    Ok(route.rsplit('/').next().unwrap_or_default().to_owned())
}

/// Presses Continue; an error summary in place of the next page is a fault that says what it says.
pub fn leave_page(window: &Window) -> Outcome {
    let before = window.route()?;
    window.press_button("Continue")?;
    wait::until(&window.session, "the next page", wait::USUAL, || {
        if window.route()? != before {
            return Ok(Some(()));
        }
        let script = "return [...document.querySelectorAll('.govuk-error-summary li')].map((line) => plain(line.innerText));";
        let errors = window.ask_lines(script, &json!([]))?;
        Fault::from_list("the page found:", &errors).map(|()| None)
    })
}

/// Returns the keys of the questions on the page.
fn keys_shown(window: &Window) -> Outcome<Vec<String>> {
    let script = "const controls = document.querySelectorAll('main input, main textarea, main select');
                  const names = [...controls].filter(seen).map((control) => control.name || control.id);
                  return [...new Set(names.flatMap((name) => [name, name.replace(/-(day|month|year)$/, '')]))];";
    window.ask_lines(script, &json!([]))
}

/// Checks that nothing is missing and saves the referral as a PDF.
pub fn save_pdf(journey: &mut Journey<'_>, home: &Home) -> Outcome {
    journey.arrive("check answers", "Check answers")?;
    journey.step("check answers: nothing is missing", |window| {
        window.await_words("Every question on this route is answered.")
    })?;
    journey.check("check answers: no answers disagree", |window| {
        match window.shows("Answers that disagree")? {
            true => Err(Fault::Window(wait::shown(&window.session))),
            false => Ok(()),
        }
    });
    journey.step("the paper is one link away", |window| window.follow("Save as PDF"))?;
    journey.arrive("before the referral leaves", BEFORE_IT_LEAVES)?;
    journey.step("nobody is chosen to receive it, and nothing leaves so", |window| {
        window.press_button("Save as PDF")?;
        window.await_words("There is a problem")
    })?;
    journey.check("before it leaves: every error leads to its field", plain::error_summary);
    journey.step("the referral is saved as PDF", |window| {
        keep_here(window)?;
        window.press_button("Save as PDF")?;
        window.await_words("PDF saved at")
    })?;
    let file = home.pdf().to_owned();
    journey.check("the PDF is there, tagged for screen readers", |_| pdf::is_tagged(&file));
    journey.inspect("the referral, saved", Depth::WithoutWalk);
    Ok(())
}

/// Says that the file stays in the worker's own organisation.
pub fn keep_here(window: &Window) -> Outcome {
    window.choose_in("Who is it for?", "My own organisation")?;
    window.fill("Why does it leave?", "For the case file")
}
