//! The doorstep: a note begun with no case, interrupted, locked and taken up again at the same letter; exact
//! words, indicators, finished, corrected, compared, filed. Then what belongs to the person: people, what
//! happened, going in, and finding it all again. The keyboard alone.

use std::path::Path;

use serde_json::json;

use super::{CALLED, Journey, case, first_run, lock, note};
use crate::daybook::Daybook;
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::inspection::{Depth, Inspection};
use crate::keys;
use crate::plain;
use crate::report::Report;
use crate::wait;
use crate::window::Kind;

const FIRST: &str = "The door was open and the light was on.";
const SAID: &str = "They keep my passport in the office";
const AFTER: &str = "She looked at the van and stopped.";

/// Goes to the door in a home of its own.
pub fn visit(report: &mut Report, inspection: &Inspection<'_>, binary: &Path, folder: &Path) -> Outcome {
    let home = Home::make(folder.join("doorstep.pdf"))?;
    let daybook = Daybook::start(binary, &home)?;
    let mut journey = Journey { window: &daybook.window, report, inspection };
    // A step that failed is in the report already: here it only ends the journey.
    let _ended = doorstep(&mut journey);
    daybook.close()
}

fn doorstep(journey: &mut Journey<'_>) -> Outcome {
    journey.step("a case stands from before", |window| {
        first_run::make_vault_quickly(window)?;
        case::open_quickly(window)?;
        window.follow("Daybook")?;
        window.await_heading("Cases")
    })?;
    begin(journey)?;
    mark(journey)?;
    interrupt(journey)?;
    notice(journey)?;
    add_file(journey)?;
    finish(journey)?;
    correct_and_compare(journey)?;
    file(journey)?;
    people(journey)?;
    what_happened(journey)?;
    going_in(journey)?;
    find_again(journey)
}

/// Locks on purpose, unlocks, and begins without asking whose note it is.
fn begin(journey: &mut Journey<'_>) -> Outcome {
    journey.step("locked and unlocked", |window| {
        window.control("l")?;
        window.await_heading("Unlock")?;
        lock::unlock(window)?;
        window.await_heading_for("Cases", wait::KEY_DERIVATION)
    })?;
    journey.step("Ctrl+N begins a note in no case, the caret in its text", |window| {
        window.control("n")?;
        window.await_words("Not in a case yet")?;
        lock::await_focus(window, "text")
    })?;
    journey.step("two lines are typed and the time is stamped", |window| {
        window.type_text(&format!("{FIRST}\n"))?;
        window.control(";")?;
        let stamped = "return /\\n\\d{1,2}:\\d{2}(am|pm) $/.test(document.activeElement.value);";
        wait::until(&window.session, "the time in the text", wait::USUAL, || {
            window.asks_whether(stamped, &json!([])).map(|there| there.then_some(()))
        })
    })
}

/// The line is what the person said, word for word.
fn mark(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Ctrl+' marks the chosen words as exact and asks who said them", |window| {
        window.type_text(SAID)?;
        window.session.chord(&[keys::SHIFT], keys::HOME)?;
        for _ in 0.."12:00am ".len() {
            let over = "return !document.activeElement.value.slice(document.activeElement.selectionStart,
                            document.activeElement.selectionEnd).startsWith(arguments[0]);";
            if !window.asks_whether(over, &json!([SAID]))? {
                break;
            }
            window.session.chord(&[keys::SHIFT], keys::RIGHT)?;
        }
        window.control("'")?;
        lock::await_focus(window, "exact-1-speaker")
    })?;
    journey.inspect("note editor, exact words being marked", Depth::WithoutWalk);
    journey.step("who, in which language, through whom; then the text goes on", |window| {
        window.type_text("AM")?;
        window.fill("Language spoken", "Vietnamese")?;
        window.press(keys::ENTER)?;
        lock::await_focus(window, "text-2")?;
        window.type_text(AFTER)?;
        note::await_saved(window)
    })?;
    journey.check("the words stand as they were said, with their source", |window| {
        let script = "return document.getElementById('exact-1').value === arguments[0]
                          && plain(document.getElementById('exact-1-said').innerText).includes('AM, in Vietnamese');";
        match window.comes_true(script, &json!([SAID]))? {
            true => Ok(()),
            false => Err(Fault::Window("the exact words are not as typed".to_owned())),
        }
    });
    journey.inspect("note editor, exact words", Depth::Whole);
    Ok(())
}

/// Someone comes back into the room; later the same letter is under the caret.
fn interrupt(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the caret is put in the middle", |window| {
        window.walk_to(&window.find_css("#text-2")?)?;
        window.press(keys::HOME)?;
        (0..4).try_for_each(|_| window.press(keys::RIGHT))?;
        window.session.press(&["x", keys::BACKSPACE])?;
        note::await_saved(window)
    })?;
    let before = journey.window.route()?;
    journey.check("Shift three times hides everything, and Esc brings it back", plain::hide);
    journey.step("locked in the middle, unlocked", |window| {
        window.control("l")?;
        window.await_heading("Unlock")?;
        lock::unlock(window)?;
        window.await_heading_for("Visit note", wait::KEY_DERIVATION)
    })?;
    journey.check("the same note, the same box, the same letter", |window| {
        let script = "return location.hash === arguments[0] && document.activeElement?.id === 'text-2'
                          && document.activeElement.selectionStart === 4;";
        wait::until(&window.session, "the caret where it was", wait::USUAL, || {
            window.asks_whether(script, &json!([before])).map(|there| there.then_some(()))
        })
    });
    Ok(())
}

/// Two indicators, found by words and ticked.
fn notice(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the indicators open", |window| window.press_holding("Indicators you noticed"))?;
    for (count, (words, id)) in [("documents", "G09"), ("speak for", "G13")].into_iter().enumerate() {
        journey.step(&format!("the indicator {id} is found and ticked"), |window| {
            window.fill("Find an indicator", words)?;
            let found = window.find_css(&format!("#indicator-{id}"))?;
            window.tick(&found)?;
            let listed = "return document.querySelectorAll(\"h3[id^='noticed-']\").length > arguments[0];";
            wait::until(&window.session, "it among those you noticed", wait::USUAL, || {
                window.asks_whether(listed, &json!([count])).map(|there| there.then_some(()))
            })
        })?;
    }
    journey.step("both are saved with the note", note::await_saved)?;
    journey.inspect("note editor, indicators", Depth::Whole);
    Ok(())
}

fn add_file(journey: &mut Journey<'_>) -> Outcome {
    journey.step("a file is added", |window| {
        window.press_button("Add files")?;
        window.await_words("letter.pdf")
    })?;
    journey.step("and looked at inside", |window| window.follow_holding("Look at it"))?;
    journey.arrive("attached file", "letter.pdf")?;
    journey.step("back to the note", |window| {
        window.back()?;
        window.await_heading("Visit note")
    })
}

fn finish(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the note is offered to be finished", |window| window.press_button("Finish note"))?;
    journey.arrive("finish note, from the doorstep", "Finish note")?;
    journey.step("the note is finished as made at the time", |window| {
        window.press_button("Use the time now")?;
        window.choose_in("When did you make this record?", "At the time of the visit")?;
        window.press_button("Finish note")?;
        window.await_words("Record made at the time")
    })?;
    journey.check("exact words are shown as such", |window| window.await_words(SAID));
    journey.inspect("note, finished on the doorstep", Depth::Whole);
    Ok(())
}

fn correct_and_compare(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the note is corrected", |window| {
        window.follow("Correct something")?;
        window.await_heading("Correct something")?;
        window.fill("What was wrong?", "the light was on")?;
        window.fill("What is right?", "the light was off")?;
        window.fill("How do you know?", "I looked again from the street")?;
        window.press_button("Record the correction")?;
        window.await_words("Additions and corrections")
    })?;
    journey.step("versions can be compared", |window| window.follow_holding("Compare versions"))?;
    journey.arrive("compare versions", "Compare versions")?;
    journey.check("the change is said in words and in marks", |window| {
        let script =
            "return ['ins', 'del'].every((kind) => document.querySelector('main ' + kind) !== null);";
        wait::until(&window.session, "one word added, one removed", wait::USUAL, || {
            window.asks_whether(script, &json!([])).map(|there| there.then_some(()))
        })
    });
    journey.step("back to the note", |window| {
        window.back()?;
        window.await_words("Additions and corrections")
    })
}

fn file(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Cases lists the note that is in no case", |window| {
        window.follow("Daybook")?;
        window.await_heading("Cases")?;
        window.await_words("Notes not in a case yet")
    })?;
    journey.inspect("cases, with a note in no case", Depth::Whole);
    journey.step("its list opens", |window| window.follow("See these notes and file them"))?;
    journey.arrive("unfiled notes", "Notes not in a case yet")?;
    journey.step("File this note", |window| window.follow_holding("File this note"))?;
    journey.arrive("file a note", "File this note")?;
    journey.step("it is filed in the case", |window| {
        let radio = window.find_css("input[type=radio][name='move-to'], #move-to input[type=radio]")?;
        window.choose(&radio)?;
        window.press_button("File this note")?;
        window.await_words(CALLED)
    })
}

fn people(journey: &mut Journey<'_>) -> Outcome {
    journey.step("People and places", |window| window.follow("People and places"))?;
    journey.arrive("people, none yet", "People and places")?;
    journey.step("someone is added", |window| window.follow("Add a person"))?;
    journey.arrive("person, form", "Add to people and places")?;
    journey.step("and saved", |window| {
        window.walk_to(&window.find_css("#called")?)?;
        window.type_text("Invented uncle")?;
        window.walk_to(&window.find_css("[id='phones/0/number']")?)?;
        window.type_text("07700 900123")?;
        window.tick(&window.find_css("#avoid")?)?;
        window.press_button("Save to the list")?;
        window.await_words("Invented uncle")
    })?;
    journey.arrive("people, with a map", "People and places")
}

fn what_happened(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Chronology", |window| window.follow("Chronology"))?;
    journey.arrive("chronology, none yet", "Chronology")?;
    journey.step("something is added", |window| window.follow("Add what happened"))?;
    journey.arrive("chronology, form", "Add what happened")?;
    journey.step("with a date as vague as it is known", |window| {
        for (id, text) in
            [("when", "spring 2022"), ("what", "Came by bus with four others"), ("source", "AM")]
        {
            window.walk_to(&window.find_css(&format!("#{id}"))?)?;
            window.type_text(text)?;
        }
        window.press_button("Save to the chronology")?;
        window.await_words("spring 2022")
    })?;
    journey.arrive("chronology", "Chronology")
}

fn going_in(journey: &mut Journey<'_>) -> Outcome {
    journey.step("before you go in, from the overview", |window| {
        window.follow("Overview")?;
        window.await_heading("Overview")?;
        window.follow_holding("Before you go in: read or change")
    })?;
    journey.arrive("before you go in", "Before you go in")?;
    journey.step("a risk is written and saves itself", |window| {
        window.walk_to(&window.find_css("#risks")?)?;
        window.type_text("A dog in the yard")?;
        let saved = "return document.getElementById('going-in-save-state')?.dataset.state === 'saved';";
        wait::until(&window.session, "the sign that it is saved", wait::USUAL, || {
            window.asks_whether(saved, &json!([])).map(|saved| saved.then_some(()))
        })
    })?;
    journey.check("whom to avoid is there", |window| window.await_words("Invented uncle"));
    Ok(())
}

fn find_again(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Ctrl+K searches", |window| window.control("k"))?;
    journey.step("by the end of a number", |window| {
        window.await_heading("Search")?;
        lock::await_focus(window, "query")?;
        window.type_text("0123")?;
        window.await_words("Invented uncle")
    })?;
    journey.step("and by exact words, best first", |window| {
        let field = window.find(Kind::Field, "Search everything in Daybook")?;
        window.fill_element(&field, "passport office")?;
        window.press(keys::ENTER)?;
        window.find_css("main .card mark").map(drop)
    })?;
    journey.inspect("search, with hits", Depth::Whole);
    journey.check("what was searched for is in no address", |window| {
        match window.route()?.contains("passport") {
            true => Err(Fault::Window("the address says what was searched for".to_owned())),
            false => Ok(()),
        }
    });
    Ok(())
}
