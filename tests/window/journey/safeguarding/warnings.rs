//! Warning notes: written, at the top of every screen of the case, changed, ended.

use serde_json::json;

use super::says;
use super::{numbers, rail};
use crate::fault::{Fault, Outcome};
use crate::inspection::Depth;
use crate::journey::{Journey, agreement, lock, moment};
use crate::plain;
use crate::wait;
use crate::window::Window;

pub const FIRST: &str = "Two men waited at the door on 3 March, the neighbour says. Visit in twos.";
const SECOND: &str = "No letters to the old address.";
const CHANGED: &str = "One man waited at the door on 3 March, the neighbour says. Visit in twos.";
const TITLE: &str = "Warning notes";
/// How far off a note is looked at again.
const IN_DAYS: i64 = -30;

/// Writes two notes in the case that is open, changes one, ends it.
pub fn warn(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the case is opened again", super::closing::open_case)?;
    write_first(journey)?;
    on_other_screens(journey)?;
    write_second(journey)?;
    change(journey)?;
    end(journey)
}

fn write_first(journey: &mut Journey<'_>) -> Outcome {
    journey.step("with no warning note, the way to write one is at the top of the case", |window| {
        window.follow("Add a warning note")
    })?;
    journey.arrive("warning note, form", "Add a warning note")?;
    journey.step("an empty one is refused", |window| {
        window.press_button("Record the warning note")?;
        window.await_words("There is a problem")
    })?;
    journey.check("warning note: every error leads to its field", plain::error_summary);
    journey.step("how to write one is there to read", |window| {
        window.press_holding("How to write a warning note")?;
        window.await_words("Write facts, not opinion")
    })?;
    journey.step("it is filled in; a lock in the middle loses nothing", |window| {
        window.choose_in("What is it about?", "Risk to staff")?;
        window.fill("What must everyone who opens this case know?", FIRST)?;
        window.choose_in("Have you told the person", "No")?;
        window.fill("Why not?", "Someone else reads their telephone")?;
        window.control("l")?;
        window.await_heading("Unlock")?;
        lock::unlock(window)?;
        window.await_heading_for("Add a warning note", wait::KEY_DERIVATION)?;
        let script = "return document.getElementById('text')?.value === arguments[0]
                          && document.getElementById('whyNotTold')?.value === 'Someone else reads their telephone';";
        wait::until(&window.session, "the note as it was typed", wait::USUAL, || {
            window.asks_whether(script, &json!([FIRST])).map(|there| there.then_some(()))
        })
    })?;
    journey.inspect("warning note, taken up again", Depth::Whole);
    journey.step("a day too far off to look at it again is refused", |window| {
        moment::fill_day(window, "reviewOn", -4000)?;
        window.press_button("Record the warning note")?;
        window.await_words("The day to look at this again must be at most")
    })?;
    journey.step("it is recorded", |window| {
        moment::fill_day(window, "reviewOn", IN_DAYS)?;
        window.press_button("Record the warning note")?;
        window.await_words("The warning note is recorded.")
    })?;
    journey.arrive("warning notes, one", TITLE)
}

/// Writes a note of that kind from the page of them, in the fewest keys.
pub fn write_quickly(window: &Window, kind: &str, text: &str) -> Outcome {
    window.follow("Add a warning note")?;
    write_here(window, kind, text)
}

/// The same on the form itself.
pub fn write_here(window: &Window, kind: &str, text: &str) -> Outcome {
    window.await_heading("Add a warning note")?;
    window.choose_in("What is it about?", kind)?;
    window.fill("What must everyone who opens this case know?", text)?;
    window.choose_in("Have you told the person", "Yes")?;
    moment::fill_day(window, "reviewOn", IN_DAYS)?;
    window.press_button("Record the warning note")?;
    window.await_words("The warning note is recorded.")?;
    // With it the other way to write one goes from the top of the case.
    window.find_css("#warnings")?;
    window.await_heading(TITLE)?;
    window.find_css("#add-warning").map(drop)
}

fn on_other_screens(journey: &mut Journey<'_>) -> Outcome {
    for (link, heading) in [("Consent", "Consent"), ("Referral", "Referral"), ("Notes", "Notes")] {
        journey.step(&format!("it stands at the top of {link}"), |window| {
            window.follow(link)?;
            window.await_heading(heading)?;
            says(window, "#warnings", &["Risk to staff", FIRST])?;
            above_the_heading(window)
        })?;
    }
    journey.inspect("notes, under a warning note", Depth::Whole);
    journey.step("and not on the screen that is turned to the person", |window| {
        agreement::to_consent(window)?;
        agreement::press_css(window, "#talk")?;
        window.await_heading("The conversation")?;
        window.press_button("Begin")?;
        window.find_css(".talk__statement")?;
        let script = "return document.getElementById('warnings') === null && document.getElementById('safety') === null;";
        match window.comes_true(script, &json!([]))? {
            true => Ok(()),
            false => Err(Fault::Window(wait::shown(&window.session))),
        }
    })?;
    journey.step("over it F1 brings the numbers, and no way into a case", |window| {
        numbers::open(window)?;
        let script = "return document.querySelector('#numbers a') === null;";
        if !window.comes_true(script, &json!([]))? {
            return Err(Fault::Window("a link leads away from it".to_owned()));
        }
        numbers::close(window)
    })?;
    journey.step("the conversation ends there", |window| {
        window.press_button("End and write the record")?;
        window.await_heading("The record of the conversation")
    })
}

fn above_the_heading(window: &Window) -> Outcome {
    let script = "const foot = document.getElementById('warnings').getBoundingClientRect().bottom;
                  return foot <= document.querySelector('#main h1').getBoundingClientRect().top;";
    match window.comes_true(script, &json!([]))? {
        true => Ok(()),
        false => Err(Fault::Window("the heading stands above the warning notes".to_owned())),
    }
}

fn write_second(journey: &mut Journey<'_>) -> Outcome {
    journey.step("back in the case, a second one, told to the person", |window| {
        super::closing::open_case(window)?;
        window.walk_to(&window.find_css("#warnings .warning-strip__all")?)?;
        window.press(crate::keys::ENTER)?;
        window.await_heading(TITLE)?;
        write_quickly(window, "Do not contact by", SECOND)
    })?;
    journey.check("the gravest stands first", |window| {
        says(window, "#warnings .warning-note--first", &["Risk to staff", FIRST])?;
        says(window, "#warnings", &[SECOND])
    });
    journey.inspect("warning notes, two", Depth::Whole);
    Ok(())
}

fn change(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the first is changed", |window| {
        window.follow("Change: Risk to staff")?;
        window.await_heading("Change a warning note")
    })?;
    journey.arrive("warning note, change", "Change a warning note")?;
    journey.step("with what it said in its boxes", |window| {
        let script = "return document.getElementById('text').value;";
        if window.ask(script, &json!([]))? != json!(FIRST) {
            return Err(Fault::Window(wait::shown(&window.session)));
        }
        window.fill("What must everyone who opens this case know?", CHANGED)?;
        window.press_button("Record the change")?;
        window.await_words("The warning note is changed.")
    })?;
    journey.step("it stands so at the top", |window| {
        window.await_heading(TITLE)?;
        says(window, "#warnings .warning-note--first", &[CHANGED])
    })
}

fn end(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the first is to end", |window| {
        window.follow("End: Risk to staff")?;
        window.await_heading("End a warning note")
    })?;
    journey.arrive("warning note, end", "End a warning note")?;
    journey.step("without a reason it does not", |window| {
        window.press_button("End the warning note")?;
        window.await_words("There is a problem")
    })?;
    journey.check("ending: the error leads to its field", plain::error_summary);
    journey.step("it ends, with why", |window| {
        window.fill("Why does it end?", "The person has moved, and nobody there knows the address")?;
        window.press_button("End the warning note")?;
        window.await_words("The warning note has ended.")
    })?;
    journey.step("the other stands at the top alone", |window| {
        says(window, "#warnings .warning-note--first", &[SECOND])?;
        match window
            .comes_true("return document.querySelectorAll('#warnings li').length === 1;", &json!([]))?
        {
            true => Ok(()),
            false => Err(Fault::Window(wait::shown(&window.session))),
        }
    })?;
    journey.step("both versions are kept among those that ended", |window| {
        window.press_holding("Show 2 warning notes that ended")?;
        window.await_words("nobody there knows the address")?;
        window.await_words("It was changed: a newer note took its place.")
    })?;
    journey.inspect("warning notes, ended", Depth::Whole);
    journey.check("the rail is beside it", |window| rail::lines(window).map(drop));
    Ok(())
}
