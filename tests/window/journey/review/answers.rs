//! The worker's side of coming back: comments in their place, the case changed where it belongs, an answer to each, and
//! the file sealed again.

use serde_json::json;

use super::copy::{ON_FILE, ON_NOTE, ON_STEP, WHY};
use super::{Exchange, Side, await_focus_on, come_in, leaving, to_case};
use crate::fault::Outcome;
use crate::inspection::Depth;
use crate::journey::Journey;
use crate::journey::agreement::press_css;
use crate::journey::safeguarding::says;
use crate::keys;
use crate::plain;
use crate::session::Element;
use crate::wait;
use crate::window::Window;

pub const REVIEWS: &str = "Reviews";
/// What the worker adds to the note that was commented on.
pub const ADDED: &str = "A second helper sat in the corridor and heard nothing.";

/// The worker opens the review, acts on it, answers it, and gives the case once more.
pub fn answer(journey: &mut Journey<'_>, _exchange: &Exchange) -> Outcome {
    journey.step("the reviews of the case are two links away", |window| {
        come_in(window)?;
        to_case(window)?;
        to_reviews(window)
    })?;
    journey.arrive("reviews, none", REVIEWS)?;
    came_back(journey)?;
    changed(journey)?;
    answered(journey)?;
    journey.step("the review, opened again, is known", |window| {
        press_css(window, "#open-review")?;
        window.await_words("This review is here already.")
    })?;
    journey.step("the case is given once more", leaving::seal_quickly)?;
    journey.step("the review is then about an earlier copy", |window| {
        to_reviews(window)?;
        window.await_heading(REVIEWS)?;
        window.await_words("This review is about an earlier copy.")
    })
}

pub fn to_reviews(window: &Window) -> Outcome {
    leaving::to_export(window)?;
    press_css(window, "#to-reviews")
}

/// Opens the review that was given; its title has the focus.
pub fn open(window: &Window) -> Outcome {
    press_css(window, "#open-review")?;
    await_focus_on(window, "title-")?;
    window.await_words("The review is added below.")
}

fn came_back(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the review is opened from its file", |window| {
        open(window)?;
        let by = format!("Review by {}", Side::Supervisor.name());
        says(window, "#main", &[&by, "Sent back", WHY, "3 comments are not answered yet"])?;
        says(window, "#main", &["You compared the words of this key."])
    })?;
    journey.check("each comment is there, and says what it is about", |window| {
        says(window, "#main", &[ON_NOTE, ON_STEP, ON_FILE, "About the whole file", "Go to: "])
    });
    journey.inspect("reviews, one that came back", Depth::Whole);
    Ok(())
}

/// Follows a comment to its note, adds to the note, and comes back.
fn changed(journey: &mut Journey<'_>) -> Outcome {
    journey.step("a comment leads to its note, which is added to", |window| {
        window.walk_to(&way_of(window, ON_NOTE)?)?;
        window.press(keys::ENTER)?;
        window.await_heading("Visit note")?;
        window.follow("Add to this note")?;
        window.await_heading("Add to this note")?;
        window.fill("What do you want to add?", ADDED)?;
        window.fill("Why are you adding it now?", "The supervisor asked")?;
        window.press_button("Add to the note")?;
        window.await_words("Additions and corrections")
    })?;
    journey.step("the comment says that its place was changed since", |window| {
        to_reviews(window)?;
        window.await_heading(REVIEWS)?;
        window.await_words("This was changed since the copy was made.")
    })
}

/// Returns the link of the comment that says this.
fn way_of(window: &Window, text: &str) -> Outcome<Element> {
    let script =
        "const card = [...document.querySelectorAll('[data-comment]')].find((it) => it.textContent.includes(arguments[0]));
                  return card?.querySelector('a[href]') ?? null;";
    wait::until(&window.session, &format!("the way to the place of \"{text}\""), wait::USUAL, || {
        Ok(Element::read(&window.ask(script, &json!([text]))?))
    })
}

fn answered(journey: &mut Journey<'_>) -> Outcome {
    journey.step("not agreeing says why", |window| {
        window.choose_in("Your answer to comment 1", "Not agreed")?;
        window.press_button("Save the answer: comment 1")?;
        window.await_words("There is a problem")
    })?;
    journey.check("answer: the error leads to its field", plain::error_summary);
    journey.step("each comment is answered", answer_each)?;
    journey.inspect("reviews, answered", Depth::Whole);
    Ok(())
}

pub fn answer_each(window: &Window) -> Outcome {
    for (place, answer, words) in [
        (1, "Not agreed", "It is said in the line above."),
        (2, "Done", "It stands there now."),
        (3, "Noted", ""),
    ] {
        window.choose_in(&format!("Your answer to comment {place}"), answer)?;
        if !words.is_empty() {
            window.fill(&format!("Your words on comment {place}"), words)?;
        }
        window.press_button(&format!("Save the answer: comment {place}"))?;
        window.await_words(&format!("Your answer: {answer}"))?;
        await_focus_on(window, "change-")?;
    }
    window.await_words("Every comment is answered")
}
