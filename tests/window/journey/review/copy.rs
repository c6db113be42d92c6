//! The supervisor's side: a copy is verified whole, read beside the checklist, commented on and sent back; a later copy
//! is compared with it.

use casework::practice::PracticeCase;
use serde_json::json;

use super::leaving::QUOTED;
use super::{Exchange, Side, answers, await_focus_on, come_in, count};
use crate::fault::{Fault, Outcome};
use crate::inspection::Depth;
use crate::journey::agreement::press_css;
use crate::journey::safeguarding::says;
use crate::journey::{Journey, lock};
use crate::keys;
use crate::plain;
use crate::wait;
use crate::window::Window;

pub const COPIES: &str = "Copies to review";
pub const ON_NOTE: &str = "Who else was in the room?";
pub const ON_STEP: &str = "Say what the officer answered.";
pub const ON_FILE: &str = "A careful file.";
pub const WHY: &str = "Two things are to be said more clearly.";
/// Questions that do not arise for an adult who agreed.
const NOT_ASKED: [&str; 3] = ["child-referral", "guardian", "refusal"];

/// The supervisor opens the copy and reviews it.
pub fn review(journey: &mut Journey<'_>, exchange: &Exchange) -> Outcome {
    journey.step("Copies to review is one link from home", |window| {
        come_in(window)?;
        window.follow("Open a copy to review")
    })?;
    journey.arrive("copies, none", COPIES)?;
    spoilt(journey, exchange)?;
    opened(journey, exchange.entries.get())?;
    listed(journey)?;
    checked(journey)?;
    commented(journey)?;
    finished(journey)
}

/// A file that was cut short, and one with a byte changed, show nothing of it.
fn spoilt(journey: &mut Journey<'_>, exchange: &Exchange) -> Outcome {
    let whole = exchange.saved_by(Side::Worker)?;
    let mut changed = whole.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    let home = exchange.home(Side::Supervisor);
    for (name, content) in [("cut short", &whole[..whole.len() - 40]), ("changed in one byte", &changed)] {
        journey.step(&format!("a file {name} is not opened"), |window| {
            home.choose(content)?;
            press_css(window, "#open-copy")?;
            says(window, "#copy-fault", &["nothing of it is shown"])?;
            window.await_words("No copies are here yet.")
        })?;
    }
    home.choose(&whole)
}

fn opened(journey: &mut Journey<'_>, entries: usize) -> Outcome {
    journey.step("the whole file is opened", |window| press_css(window, "#open-copy"))?;
    journey.arrive("copy", &PracticeCase::shipped().case.called)?;
    journey.step("it is whole, and signed by whom the supervisor knows", |window| {
        let signed = format!("Signed with the key of {}", Side::Worker.name());
        says(window, "#proof", &["Whole and unchanged since it was signed.", &signed])?;
        says(window, "#signer[data-signer=known]", &["You have compared the eight words with them."])?;
        says(window, "#copy-made", &[&format!("made by {}", Side::Worker.name())])
    })?;
    journey.check("it says what the worker saw before it left", |window| {
        says(window, "#part-notes", &[QUOTED])?;
        let here = count(window, ".filed__entry")?;
        if here == entries {
            Ok(())
        } else {
            Err(Fault::Window(format!("{entries} entries left, {here} came")))
        }
    });
    journey.step("how it was checked can be opened", |window| {
        window.press_holding("How this was checked")?;
        says(window, "#proof-details", &["Fingerprint of the file (SHA-256)", "Left out by choice"])
    })
}

fn listed(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the list counts it", |window| {
        window.back()?;
        window.await_heading(COPIES)?;
        says(window, "#copy-counts", &["1 to review, 0 begun, 0 reviewed."])
    })?;
    journey.inspect("copies, one to review", Depth::Whole);
    journey.step("and it stands at home", |window| {
        window.follow("Daybook")?;
        window.await_heading("Cases")?;
        window.await_words("Copies to review (1)")
    })?;
    journey.inspect("cases, with a copy to review", Depth::WithoutWalk);
    journey.step("from where it is one link away", |window| {
        press_css(window, "#copies-to-review + ol a")?;
        window.await_heading(&PracticeCase::shipped().case.called)
    })
}

fn checked(journey: &mut Journey<'_>) -> Outcome {
    let mut left = 0;
    journey.step("the checklist is answered, all but the last", |window| {
        left = count(window, "[data-check]")?;
        (1..left).try_for_each(|_| answer_next(window))
    })?;
    journey.step("a review that is not whole is not finished", |window| {
        window.press_button("Finish the review")?;
        window.await_words("There is a problem")
    })?;
    journey.check("review: every error leads to its field", plain::error_summary);
    journey.step("the last is answered", |window| {
        answer_next(window)?;
        says(window, "#answered", &[&format!("{left} of {left} answered."), "Every item has an answer."])
    })
}

/// Answers the whole checklist.
pub fn answer_all(window: &Window) -> Outcome {
    (0..count(window, "[data-check]")?).try_for_each(|_| answer_next(window))
}

/// Goes to the next question without an answer with the key for it, and answers it.
fn answer_next(window: &Window) -> Outcome {
    window.session.chord(&[keys::CONTROL], keys::DOWN)?;
    let question = wait::until(&window.session, "a question without an answer", wait::USUAL, || {
        let script = "const check = document.activeElement?.closest('[data-check]');
                      return check && !check.querySelector('input:checked') ? check.dataset.check : null;";
        Ok(window.ask(script, &json!([]))?.as_str().map(str::to_owned))
    })?;
    let verdict = if NOT_ASKED.contains(&question.as_str()) { "not-for-me" } else { "fine" };
    window.choose(&window.find_css(&format!("[data-check='{question}'] input[value='{verdict}']"))?)
}

fn commented(journey: &mut Journey<'_>) -> Outcome {
    journey.step("three comments: on a note, on a step and on the whole file", comment_three)?;
    journey.step("a lock in the middle loses nothing", |window| {
        window.control("l")?;
        window.await_heading("Unlock")?;
        lock::unlock(window)?;
        window.await_heading_for(&PracticeCase::shipped().case.called, wait::KEY_DERIVATION)?;
        window.find_css(".comment textarea").map(drop)
    })?;
    journey.check("every comment stands as it was typed", |window| {
        let script =
            "const typed = [...document.querySelectorAll('.comment textarea')].map((it) => it.value);
                      return arguments[0].filter((text) => !typed.includes(text));";
        wait::until_none("not there:", || window.ask_lines(script, &json!([[ON_NOTE, ON_STEP, ON_FILE]])))
    });
    journey.inspect("copy, with comments", Depth::WithoutWalk);
    Ok(())
}

pub fn comment_three(window: &Window) -> Outcome {
    comment(window, "#part-notes .comments__add", ON_NOTE)?;
    comment(window, "#part-steps .comments__add", ON_STEP)?;
    comment(window, "#comment-on-file", ON_FILE)
}

/// Begins a comment with the first button of that kind, types it, and waits for the sign that it is on the disk.
fn comment(window: &Window, button: &str, text: &str) -> Outcome {
    press_css(window, button)?;
    await_focus_on(window, "comments/")?;
    window.type_text(text)?;
    await_saved(window)
}

fn await_saved(window: &Window) -> Outcome {
    window.find_css("#review-save-state[data-state=saved]").map(drop)
}

fn finished(journey: &mut Journey<'_>) -> Outcome {
    journey.step("it is sent back, and why", send_back)?;
    journey.step("it is finished", finish)?;
    journey.inspect("copy, reviewed", Depth::Whole);
    journey.check("what was said stands there, and nothing can be changed", |window| {
        says(window, "#review-checks", &["Sent back", WHY, ON_FILE, "It is signed and stays as it is."])?;
        says(window, "#part-notes", &[ON_NOTE])?;
        says(window, "#part-steps", &[ON_STEP])?;
        match count(window, ".review textarea, .review input")? {
            0 => Ok(()),
            boxes => Err(Fault::Window(format!("{boxes} boxes to type in"))),
        }
    });
    journey.step("the review file is saved", save_file)?;
    journey.step("the list says how it ended", |window| {
        window.back()?;
        window.await_heading(COPIES)?;
        says(window, "#copy-counts", &["0 to review, 0 begun, 1 reviewed."])?;
        says(window, "#main .cards", &["Sent back"])
    })
}

pub fn send_back(window: &Window) -> Outcome {
    window.choose_in("Outcome", "Sent back because")?;
    window.fill("Why it is sent back", WHY)?;
    await_saved(window)
}

pub fn finish(window: &Window) -> Outcome {
    window.press_button("Finish the review")?;
    lock::await_focus(window, "review-finished")
}

pub fn save_file(window: &Window) -> Outcome {
    window.press_button("Save the review file")?;
    window.await_words("Review file saved at")
}

/// The supervisor opens the second copy and sees what changed since the first.
pub fn compare(journey: &mut Journey<'_>, _exchange: &Exchange) -> Outcome {
    journey.step("the second copy is opened", open_quickly)?;
    journey.step("it leads to the comparison with the first", |window| {
        window.follow_holding("Compare with the copy from")
    })?;
    journey.arrive("copies compared", "What changed between two copies")?;
    journey.step("what was added is told, and nothing is missing", |window| {
        says(window, "#main", &[answers::ADDED, "Nothing was removed."])?;
        let told = count(window, "#compared-corrected + .cards .card")?;
        if told > 0 { Ok(()) } else { Err(Fault::Window("no entry was corrected".to_owned())) }
    })?;
    journey.step("the list says which is the later", |window| {
        window.back()?;
        window.await_heading(&PracticeCase::shipped().case.called)?;
        window.back()?;
        window.await_heading(COPIES)?;
        says(window, "#copy-counts", &["1 to review, 0 begun, 1 reviewed."])?;
        says(window, "#main .cards", &["A later copy of the same case is here."])
    })?;
    journey.inspect("copies, two of one case", Depth::Whole);
    journey.step("removing a copy is asked about first", |window| {
        press_css(window, "#main .cards a")?;
        window.await_heading(&PracticeCase::shipped().case.called)?;
        press_css(window, "#remove-copy")
    })?;
    journey.arrive("copy, before it is removed", "Remove this copy")
}

/// Unlocks and opens the copy that was given.
pub fn open_quickly(window: &Window) -> Outcome {
    come_in(window)?;
    window.follow("Open a copy to review")?;
    window.await_heading(COPIES)?;
    press_css(window, "#open-copy")?;
    window.await_heading(&PracticeCase::shipped().case.called)
}
