//! The stops of consent: the translations, the decisions, the conversation in Arabic and its record, capacity, and a
//! file that consent does not cover.

use super::Tour;
use crate::fault::Outcome;
use crate::journey::agreement::{ASKED, STATEMENTS, grow, press_css, to_consent};
use crate::keys;
use crate::window::Window;

/// Passes every screen of consent, from the overview of the practice case.
pub fn all(tour: &mut Tour<'_>) -> Outcome {
    translations(tour)?;
    tour.stop("consent", "Consent", to_consent)?;
    tour.narrow_picture("consent")?;
    decisions(tour)?;
    conversation(tour)?;
    the_record(tour)?;
    capacity(tour)
}

fn translations(tour: &mut Tour<'_>) -> Outcome {
    let home = tour.home;
    tour.go("settings, for translations", "Settings", |window| window.follow("Settings"))?;
    tour.stop("translations, none", "Translations of the statements", |window| {
        window.follow_holding("See and add translations")
    })?;
    tour.step("Arabic is added from a file", |window| {
        home.choose(daybook_tests::desk::ARABIC.as_bytes())?;
        window.press_button("Add translations from a file")?;
        window.await_words("Arabic")
    })?;
    two_pictures(tour, "translations")?;
    tour.go("cases, after translations", "Cases", |window| window.follow("Daybook"))?;
    tour.go("overview, after translations", "Overview", |window| {
        window.follow_holding(&casework::practice::PracticeCase::shipped().case.called)
    })
}

/// The forms of two decisions; nothing is recorded.
fn decisions(tour: &mut Tour<'_>) -> Outcome {
    for (name, decision) in [
        ("consent, agree with limits", "They agree, with limits"),
        ("consent, more time", "They want more time"),
    ] {
        tour.go(name, "What has the person decided", |window| {
            press_css(window, "main a[href$='/consent/record/referral']")
        })?;
        tour.step(&format!("chosen: {name}"), |window| window.choose_in(ASKED, decision))?;
        tour.pictures_from(name, ".govuk-form-group:has(#decision)")?;
        tour.step(&format!("nothing is kept: {name}"), leave_empty)?;
    }
    Ok(())
}

/// Goes back to the consent page; comes again, and empties the form that was kept.
fn leave_empty(window: &Window) -> Outcome {
    window.back()?;
    window.await_heading("Consent")?;
    press_css(window, "main a[href$='/consent/record/referral']")?;
    window.press_button("Empty this form")?;
    window.back()?;
    window.await_heading("Consent")
}

fn conversation(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("conversation, before it", "The conversation", |window| press_css(window, "#talk"))?;
    tour.narrow_picture("conversation, before it")?;
    tour.stop("conversation, a statement in Arabic", "Statement 1 of 8", |window| {
        window.choose(&window.find_css("input[value=ar]")?)?;
        window.press_button("Begin")
    })?;
    tour.narrow_picture("conversation, a statement in Arabic")?;
    tour.step("the text grows to 400 %", |window| grow(window, 400))?;
    two_pictures(tour, "conversation, at 400 %")?;
    tour.step("the text is as it was", |window| grow(window, 100))?;
    tour.stop("conversation, a break", "A break", |window| window.press_button("Take a break"))?;
    tour.narrow_picture("conversation, a break")?;
    tour.step("one is to be come back to, the rest is said", |window| {
        window.press_button("Go on")?;
        for place in 1..=STATEMENTS {
            window.await_heading(&format!("Statement {place} of 8"))?;
            window.press_button(if place == 2 { "Come back to this" } else { "Said it" })?;
        }
        window.await_heading("The end of the statements")
    })?;
    two_pictures(tour, "conversation, its end")
}

fn the_record(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("conversation, the record", "The record of the conversation", |window| {
        window.press_button("End and write the record")
    })?;
    tour.narrow_picture("conversation, the record")?;
    tour.step("the record is written", |window| {
        window.fill("Who explained?", "Ivo Invented, officer")?;
        window.fill("Language used", "Arabic")?;
        window.fill("Name or number", "K 17")?;
        window.choose_in("How did the interpreter take part?", "By telephone")?;
        window.fill("What did the person say back?", "That I can say no, and stop later.")?;
        window.press_button("Finish the record")?;
        window.await_heading("Consent")?;
        window.await_words("That I can say no, and stop later.")
    })?;
    tour.pictures_from("consent, with a conversation", "#talks")
}

/// The form of a record of capacity; nothing is recorded.
fn capacity(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("capacity", "Capacity for this decision", |window| {
        press_css(window, "main a[href$='/consent/capacity/referral']")
    })?;
    tour.narrow_picture("capacity")?;
    tour.step("the person cannot decide", |window| {
        window.choose_in("What was found?", "They cannot make this decision now")
    })?;
    tour.pictures_from("capacity, unable", ".govuk-form-group:has(#finding)")?;
    tour.step("back to consent", |window| {
        window.back()?;
        window.await_heading("Consent")
    })
}

/// The page before a file leaves, where consent does not cover all of it.
pub fn someone_else(tour: &mut Tour<'_>) -> Outcome {
    tour.step("it is for someone else", |window| {
        window.choose_in("Who is it for?", "Someone else")?;
        window.fill("Which agency or person?", "Invented Housing Trust")?;
        window.press(keys::TAB)?;
        window.await_words("Which lawful reason is there?")
    })?;
    tour.pictures_from("before the referral leaves, not covered", "#covered")
}

fn two_pictures(tour: &mut Tour<'_>, name: &str) -> Outcome {
    tour.picture(name)?;
    tour.narrow_picture(name)
}
