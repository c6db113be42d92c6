//! The visit note: typed, saved by itself, finished, added to, corrected.

use casework::practice::{PracticeCase, PracticeNote};
use serde_json::json;

use super::{Journey, moment};
use crate::fault::{Fault, Outcome};
use crate::inspection::Depth;
use crate::plain;
use crate::wait;
use crate::window::Window;

const EDITOR: &str = "Visit note";
const TEXT: &str = "What you saw and heard";

/// Writes the note that is still to be typed, finishes it, adds to it and corrects it.
pub fn write(journey: &mut Journey<'_>, practice: &PracticeCase) -> Outcome {
    let note = &practice.note_to_type;
    journey.step("a visit note starts from the overview", start)?;
    journey.inspect("note editor", Depth::Whole);
    journey.step("the note is typed and saves itself", |window| type_text(window, &note.text))?;
    journey.check("the note editor can be hidden while typing capitals", hides_only_on_purpose);
    journey.step("when, where and who are filled", |window| fill_head(window, note))?;
    finish(journey)?;
    journey
        .check("a finished note shows what was written", |window| window.await_words(first_line(&note.text)));
    let amended = &practice.finished_note.amendments;
    for amendment in amended {
        let addition = amendment.kind == "addition";
        let (link, button, heading) = match addition {
            true => ("Add to this note", "Add to the note", "Add to this note"),
            false => ("Correct something", "Record the correction", "Correct something"),
        };
        journey.step(&format!("{link}: opens"), |window| window.follow(link))?;
        journey.arrive(&format!("note, {}", amendment.kind), heading)?;
        journey.step(&format!("{link}: is recorded"), |window| {
            if !addition {
                window.fill("What was wrong?", &amendment.was_wrong)?;
            }
            window.fill(
                if addition { "What do you want to add?" } else { "What is right?" },
                &amendment.text,
            )?;
            window.fill(
                if addition { "Why are you adding it now?" } else { "How do you know?" },
                &amendment.reason,
            )?;
            window.press_button(button)?;
            window.await_words("Additions and corrections")
        })?;
    }
    journey.inspect("note, amended", Depth::Whole);
    Ok(())
}

/// Starts a note from where the window is; the caret stands in the box for what was seen and heard.
pub fn start(window: &Window) -> Outcome {
    window.press_button("Start a visit note")?;
    window.await_heading(EDITOR)?;
    let caret = "return document.activeElement?.id === 'text';";
    wait::until(&window.session, "the caret in the note", wait::USUAL, || {
        window.asks_whether(caret, &json!([])).map(|there| there.then_some(()))
    })
}

/// Types the text of a note and waits for the sign that Rust has it on the disk.
pub fn type_text(window: &Window, text: &str) -> Outcome {
    window.fill(TEXT, text)?;
    await_saved(window)
}

pub fn await_saved(window: &Window) -> Outcome {
    wait::until(&window.session, "the sign \"Saved at\" of the note", wait::USUAL, || {
        let script = "const sign = document.getElementById('note-save-state');
                      return sign?.dataset.state === 'saved' && plain(sign.innerText).startsWith('Saved at');";
        window.asks_whether(script, &json!([])).map(|saved| saved.then_some(()))
    })
}

/// Shift with letters must never hide the screen; three alone must.
fn hides_only_on_purpose(window: &Window) -> Outcome {
    for letter in ["A", "B", "C", "D"] {
        window.session.chord(&[crate::keys::SHIFT], letter)?;
    }
    if window.asks_whether("return document.title === 'Document';", &json!([]))? {
        return Err(Fault::Window("capitals hid the screen".to_owned()));
    }
    for _ in 0..4 {
        window.press(crate::keys::BACKSPACE)?;
    }
    plain::hide(window)
}

fn fill_head(window: &Window, note: &PracticeNote) -> Outcome {
    window.press_button("Started")?;
    moment::fill(window, "When the visit started", note.started)?;
    moment::fill(window, "When the visit ended", note.ended)?;
    window.fill("Where it was", &note.place)?;
    window.fill("Who was there", &note.present)?;
    window.fill("Your professional view", &note.view)?;
    await_saved(window)
}

fn finish(journey: &mut Journey<'_>) -> Outcome {
    journey.inspect("note editor, filled", Depth::WithoutWalk);
    journey.step("the note is offered to be finished", |window| window.press_button("Finish note"))?;
    journey.arrive("finish note", "Finish note")?;
    journey.step("finishing asks when the record was made", |window| {
        window.press_button("Finish note")?;
        window.await_words("There is a problem")
    })?;
    journey.check("finish note: the error leads to its field", plain::error_summary);
    journey.step("the note is finished", |window| {
        window.choose_in("When did you make this record?", "Later")?;
        window.fill("Why was it made later?", "It was not safe to type there")?;
        window.press_button("Finish note")?;
        window.await_words("Made later because")
    })?;
    journey.arrive("note, finished", EDITOR)
}

/// Returns the beginning of the first line, as much as stands on one line of any page.
fn first_line(text: &str) -> &str {
    let line = text.lines().next().unwrap_or_default();
    line.split_once('.').map_or(line, |(sentence, _)| sentence)
}
