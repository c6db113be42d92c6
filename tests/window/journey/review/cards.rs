//! Cards: each saves their own, adds the other's from its file, and types the words as they are read aloud.

use serde_json::json;

use super::{Exchange, Side, await_focus_on};
use crate::fault::{Fault, Outcome};
use crate::inspection::Depth;
use crate::journey::safeguarding::says;
use crate::journey::{Journey, first_run, lock};
use crate::plain;
use crate::window::Window;

pub const TITLE: &str = "Colleagues’ keys";
const LABEL: &str = "The eight words they read to you";

/// The worker makes a vault and saves a card.
pub fn begin(journey: &mut Journey<'_>, exchange: &Exchange) -> Outcome {
    journey.step("the worker's vault", first_run::make_vault_quickly)?;
    journey.step("Settings leads to the keys of colleagues", to_colleagues)?;
    journey.arrive("colleagues, none", TITLE)?;
    journey.check("a card without a name is said to be one", |window| {
        says(window, "#unsaid", &["You have not said who you are"])
    });
    journey.step("the worker says who they are", |window| say_who(window, Side::Worker))?;
    journey.step("the card is saved, and its words are there to be read aloud", |window| {
        to_colleagues(window)?;
        says(window, "#own-card", &[&Side::Worker.name(), Side::Worker.role()])?;
        exchange.heard.replace(own_words(window)?);
        save(window)
    })?;
    let card = exchange.saved_by(Side::Worker);
    journey.check("the card says whose it is, and is not secret", |_| {
        match String::from_utf8_lossy(&card?).contains("Invented") {
            true => Ok(()),
            false => Err(Fault::Window("the card names nobody".to_owned())),
        }
    });
    Ok(())
}

/// The supervisor adds the worker's card, hears the words, and saves a card as well.
pub fn receive(journey: &mut Journey<'_>, exchange: &Exchange) -> Outcome {
    journey.step("the supervisor's vault", |window| {
        first_run::make_vault_quickly(window)?;
        say_who(window, Side::Supervisor)?;
        to_colleagues(window)
    })?;
    let heard = exchange.heard.borrow().clone();
    journey.step("a card is chosen, and nothing is added yet", |window| {
        choose(window, &Side::Worker.name())?;
        window.await_words("No colleague’s card is here yet.")
    })?;
    journey.inspect("colleagues, a card that waits", Depth::Whole);
    journey.step("it is added, and its words are still to be compared", |window| {
        add(window, &Side::Worker.name())?;
        window.await_words("Words not compared yet")
    })?;
    journey.inspect("colleagues, words to compare", Depth::Whole);
    let mut own = Vec::new();
    journey.step("one wrong word is told by its place", |window| {
        own = own_words(window)?;
        let mut wrong = heard.clone();
        let other = own.iter().find(|word| **word != heard[2]).cloned();
        wrong[2] = other.unwrap_or_default();
        type_words(window, &wrong)?;
        window.await_words("Word 3 is not the same")
    })?;
    journey.check("the words: the error leads to its field", plain::error_summary);
    journey.step("the right words confirm the card", |window| compare(window, &heard))?;
    journey.inspect("colleagues, words compared", Depth::WithoutWalk);
    journey.step("the same card again is known", |window| {
        window.press_button("Choose a card")?;
        window.find_css("#waiting[data-standing=known]")?;
        lock::await_focus(window, "waiting-title")?;
        window.press_button("Close")?;
        window.await_words("The colleagues are as they were.")
    })?;
    exchange.heard.replace(own);
    journey.step("the supervisor's card is saved", save)
}

/// Says in About you who this is.
pub fn say_who(window: &Window, side: Side) -> Outcome {
    window.follow("Settings")?;
    window.await_heading("Settings")?;
    window.follow_holding("About you")?;
    window.await_heading("About you")?;
    window.fill("First name", side.first_name())?;
    window.fill("Last name", side.last_name())?;
    window.fill("Your role", side.role())?;
    window.press_button("Save")?;
    window.find_css("#saved").map(drop)
}

pub fn to_colleagues(window: &Window) -> Outcome {
    window.follow("Settings")?;
    window.await_heading("Settings")?;
    window.follow_holding("See your card and colleagues’ keys")?;
    window.await_heading(TITLE)
}

/// Returns the eight words of one's own card.
pub fn own_words(window: &Window) -> Outcome<Vec<String>> {
    window.find_css("#own-words li")?;
    let script = "return [...document.querySelectorAll('#own-words li')].map((it) => plain(it.textContent));";
    let words = window.ask_lines(script, &json!([]))?;
    if words.len() == 8 { Ok(words) } else { Err(Fault::Window(format!("not eight words: {words:?}"))) }
}

pub fn save(window: &Window) -> Outcome {
    window.press_button("Save your card")?;
    window.await_words("Your card is saved")
}

/// Chooses the card that was given; it waits to be added.
pub fn choose(window: &Window, name: &str) -> Outcome {
    window.press_button("Choose a card")?;
    lock::await_focus(window, "waiting-title")?;
    says(window, "#waiting", &[&format!("A new card: {name}")])
}

pub fn add(window: &Window, name: &str) -> Outcome {
    window.press_button("Add this card")?;
    window.await_words(&format!("{name} is added. Now compare the words"))
}

/// Types the words as they are heard; the card is confirmed by them.
pub fn compare(window: &Window, heard: &[String]) -> Outcome {
    type_words(window, heard)?;
    window.find_css("[data-colleague] .govuk-tag--grey")?;
    await_focus_on(window, "title-")
}

fn type_words(window: &Window, words: &[String]) -> Outcome {
    window.fill(LABEL, &words.join(" "))?;
    window.press_button("Compare the words")
}
