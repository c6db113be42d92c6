//! The stops of the tour, in the order of a working day.

use casework::practice::PracticeCase;
use serde_json::json;

use super::{Tour, consent, decisions};
use crate::fault::Outcome;
use crate::journey::agreement::press_css;
use crate::journey::{PASSPHRASE, first_run as beginning, lock, moment, referral};
use crate::keys;
use crate::stopwatch::Until;
use crate::wait;
use crate::window::Window;

const PAGES_AT_MOST: usize = 60;

/// Passes every screen.
pub fn all(tour: &mut Tour<'_>, practice: &PracticeCase) -> Outcome {
    first_run(tour)?;
    practice_case(tour)?;
    notes(tour, practice)?;
    life(tour)?;
    consent::all(tour)?;
    safety(tour)?;
    referral(tour)?;
    check_answers(tour)?;
    before_sending(tour)?;
    own_pages(tour)?;
    decisions::all(tour)?;
    new_case(tour)?;
    hide_and_lock(tour)
}

fn first_run(tour: &mut Tour<'_>) -> Outcome {
    tour.step("the first page stands", |window| window.await_heading("Daybook keeps your case notes"))?;
    tour.picture("first run")?;
    tour.stop("passphrase", "Choose a passphrase", |window| window.press_button("Continue"))?;
    tour.step("a passphrase is typed", |window| {
        window.fill("Passphrase", PASSPHRASE)?;
        window.await_words("Long enough.")
    })?;
    tour.picture("passphrase typed")?;
    tour.time("make the vault", Until::Heading, |window| window.press(keys::ENTER))?;
    tour.step("recovery words are offered", |window| window.await_heading("Recovery words"))?;
    tour.picture("recovery words offered")?;
    tour.step("they are left for later", beginning::leave_words_for_later)?;
    tour.picture("cases, none yet")
}

fn practice_case(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("practice case, made and opened", "Overview", |window| {
        window.press_button("Open the practice case")
    })?;
    tour.narrow_picture("practice case")?;
    tour.stop("cases", "Cases", |window| window.follow("Daybook"))?;
    tour.narrow_picture("cases")?;
    tour.go("overview", "Overview", |window| window.follow(&PracticeCase::shipped().case.called))
}

fn notes(tour: &mut Tour<'_>, practice: &PracticeCase) -> Outcome {
    tour.stop("notes", "Notes", |window| window.follow("Notes"))?;
    tour.stop("note, finished and amended", "Visit note", |window| {
        window.walk_to(&window.find_css("main .card a")?)?;
        window.press(keys::ENTER)
    })?;
    tour.stop("correct a note", "Correct something", |window| window.follow("Correct something"))?;
    tour.go("notes again", "Notes", |window| window.follow("Notes"))?;
    tour.stop("note editor", "Visit note", |window| window.press_button("Start a visit note"))?;
    let note = &practice.note_to_type;
    tour.step("the note is typed", |window| window.fill("What you saw and heard", &note.text))?;
    tour.step("the note is saved", |window| window.await_words("Saved at"))?;
    tour.time(
        "save a draft, from the last key (half a second's pause included)",
        Until::Words("Saved at"),
        |window| window.type_text("."),
    )?;
    tour.picture("note editor, typed")?;
    tour.narrow_picture("note editor")?;
    tour.step("a line is marked as exact words", |window| {
        window.press(keys::ENTER)?;
        window.type_text("They keep my passport")?;
        window.control("'")?;
        lock::await_focus(window, "exact-1-speaker")
    })?;
    tour.picture("note editor, exact words")?;
    tour.narrow_picture("note editor, exact words")?;
    tour.step("who said it", |window| {
        window.type_text("ZZ")?;
        window.press(keys::ENTER)
    })?;
    tour.step("the indicators open", |window| {
        window.press_holding("Indicators you noticed")?;
        window.fill("Find an indicator", "documents")?;
        window.tick(&window.find_css("#indicator-G09")?)?;
        window.find_css("h3[id^='noticed-']").map(drop)
    })?;
    tour.picture("note editor, indicators")?;
    tour.narrow_picture("note editor, indicators")?;
    tour.stop("finish note", "Finish note", |window| window.press_button("Finish note"))
}

/// People, what happened, going in, search.
fn life(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("people, none yet", "People and places", |window| window.follow("People and places"))?;
    for (name, avoid) in
        [("Invented uncle", true), ("Invented aunt", false), ("Night shelter, invented", false)]
    {
        tour.stop("person, form", "Add to people and places", |window| window.follow("Add a person"))?;
        tour.step("someone is saved", |window| {
            window.walk_to(&window.find_css("#called")?)?;
            window.type_text(name)?;
            window.walk_to(&window.find_css("[id='phones/0/number']")?)?;
            window.type_text("07700 900123")?;
            if avoid {
                window.tick(&window.find_css("#avoid")?)?;
            }
            window.press_button("Save to the list")?;
            window.await_words(name)
        })?;
    }
    tour.picture("people, with a map")?;
    tour.narrow_picture("people, with a map")?;
    tour.stop("chronology", "Chronology", |window| window.follow("Chronology"))?;
    tour.stop("chronology, form", "Add what happened", |window| window.follow("Add what happened"))?;
    tour.go("overview again", "Overview", |window| window.follow("Overview"))?;
    tour.stop("before you go in", "Before you go in", |window| {
        window.follow_holding("Before you go in: read or change")
    })?;
    tour.narrow_picture("before you go in")?;
    tour.stop("search", "Search", |window| window.control("k"))?;
    tour.step("the search field is at hand", |window| window.walk_to(&window.find_css("#query")?))?;
    tour.time("search, from the first key", Until::Words("Matched: name"), |window| window.type_text("i"))?;
    tour.step("something is searched", |window| {
        window.press(keys::BACKSPACE)?;
        window.type_text("0123")?;
        window.await_words("Invented uncle")
    })?;
    tour.picture("search, found")?;
    tour.narrow_picture("search, found")?;
    tour.step("a note in no case", |window| {
        window.control("n")?;
        window.await_words("Not in a case yet")?;
        window.type_text("A woman at the door, no name yet.")?;
        window.await_words("Saved at")
    })?;
    tour.picture("note in no case")?;
    tour.stop("cases, with a note in no case", "Cases", |window| window.follow("Daybook"))?;
    tour.narrow_picture("cases, with a note in no case")?;
    tour.go("overview, after all", "Overview", |window| {
        window.follow_holding(&PracticeCase::shipped().case.called)
    })
}

fn safety(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("safety step", "", |window| {
        window.walk_to(&window.find_css("#safety .rail__list a")?)?;
        window.press(keys::ENTER)
    })
}

/// Walks the referral page by page; each page that shows a kind of control for the first time gives a picture.
fn referral(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("referral task list", "Referral", |window| window.follow("Referral"))?;
    tour.narrow_picture("referral task list")?;
    tour.time("open: first question page", Until::Heading, |window| {
        window.walk_to(&window.find_css("main .govuk-task-list a")?)?;
        window.press(keys::ENTER)
    })?;
    let mut met: Vec<String> = Vec::new();
    for _ in 0..PAGES_AT_MOST {
        let route = tour.window.route()?;
        if route.ends_with("/check") {
            break;
        }
        picture_if_new(tour, &mut met)?;
        let page = route.rsplit('/').next().unwrap_or_default();
        tour.time(&format!("continue from: {page}"), Until::Heading, |window| {
            window.press_button("Continue")
        })?;
    }
    Ok(())
}

/// Takes a picture where the page has a kind of control that no picture shows yet.
fn picture_if_new(tour: &mut Tour<'_>, met: &mut Vec<String>) -> Outcome {
    let script = "const kind = (control) => control.getAttribute('role') ?? (control.closest('.govuk-date-input') ? 'date' : control.type);
                  return [...new Set([...document.querySelectorAll('main input, main textarea, main select')].filter(seen).map(kind))];";
    let new: Vec<String> =
        tour.window.ask_lines(script, &json!([]))?.into_iter().filter(|kind| !met.contains(kind)).collect();
    if new.is_empty() {
        return Ok(());
    }
    let name = format!("question, {}", new.join(" and "));
    tour.picture(&name)?;
    if met.is_empty() {
        tour.narrow_picture(&name)?;
    }
    met.extend(new);
    Ok(())
}

fn check_answers(tour: &mut Tour<'_>) -> Outcome {
    tour.step("check answers stands", |window| window.await_heading("Check answers"))?;
    tour.picture("check answers")?;
    tour.narrow_picture("check answers")?;
    tour.stop("before the referral leaves", referral::BEFORE_IT_LEAVES, |window| {
        window.follow("Save as PDF")
    })?;
    consent::someone_else(tour)?;
    tour.step("it stays in the organisation", referral::keep_here)?;
    tour.picture("before the referral leaves, covered")?;
    tour.narrow_picture("before the referral leaves")?;
    tour.time("save as PDF", Until::Words("PDF saved at"), |window| window.press_button("Save as PDF"))?;
    tour.picture("the referral, saved")?;
    tour.stop("what was shared", "What was shared", |window| window.follow("See what was shared"))?;
    tour.narrow_picture("what was shared")
}

/// The screens between the last check and sent.
fn before_sending(tour: &mut Tour<'_>) -> Outcome {
    for (name, link, heading) in [
        ("legal test", "The legal test", "Does the account show what the law asks?"),
        ("read back", "Read back", "Read back"),
        ("files", "Files for the online form", "Files for the online form"),
        ("copy to the online form", "Copy to the online form", "Copy to the online form"),
        ("record as sent", "Record as sent", "Record as sent"),
    ] {
        tour.go(&format!("task list, before {name}"), "Referral", |window| window.follow("Referral"))?;
        tour.stop(name, heading, |window| window.follow_holding(link))?;
        tour.narrow_picture(name)?;
    }
    tour.go("task list again", "Referral", |window| window.follow("Referral"))?;
    let account = "how-they-were-treated";
    tour.stop("question with passages of the notes", "", |window| {
        window.walk_to(&window.find_css(&format!("main .govuk-task-list a[href$='/{account}']"))?)?;
        window.press(keys::ENTER)
    })?;
    tour.step("the passages are opened", |window| window.press_holding("From your notes"))?;
    tour.picture("question, passages open")?;
    tour.narrow_picture("question, passages open")?;
    a_notification(tour)
}

/// The practice person withdraws: what changes, and the check for identifiers.
fn a_notification(tour: &mut Tour<'_>) -> Outcome {
    tour.go("consent, to withdraw", "Consent", |window| window.follow("Consent"))?;
    tour.step("the person withdraws", |window| {
        window.walk_to(&window.find_css("main a[href$='/consent/record/referral']")?)?;
        window.press(keys::ENTER)?;
        window.await_heading("What has the person decided")?;
        window.choose_in("What has the person decided?", "They withdraw their agreement")?;
        moment::fill(window, "When did the person decide?", PracticeCase::shipped().consent[0].at)?;
        window.fill("What did the person say?", "Not any more.")?;
        window.choose_in("How did the person give their answer?", "They said it")?;
        window.press_button("Record this decision")?;
        window.await_heading("What follows")
    })?;
    tour.picture("what follows")?;
    tour.narrow_picture("what follows")?;
    tour.stop("task list of a notification", "Referral", |window| window.follow("Referral"))?;
    tour.narrow_picture("task list of a notification")?;
    tour.stop("identifier check", "Who could be recognised?", |window| {
        window.follow_holding("Identifier check")
    })?;
    tour.narrow_picture("identifier check")
}

fn own_pages(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("settings", "Settings", |window| window.follow("Settings"))?;
    tour.stop("about you", "About you", |window| window.follow_holding("About you"))?;
    tour.go("settings, for recovery words", "Settings", |window| window.follow("Settings"))?;
    tour.stop("recovery words", "Recovery words", |window| press_css(window, "#to-recovery"))?;
    tour.stop("recovery words to write down", "Write these words down", |window| {
        window.fill("Passphrase", PASSPHRASE)?;
        window.press(keys::ENTER)
    })?;
    tour.narrow_picture("recovery words to write down")?;
    tour.go("settings, for backups", "Settings", |window| window.follow("Settings"))?;
    tour.stop("backups and checks", "Backups and checks", |window| press_css(window, "#to-safekeeping"))?;
    tour.step("a backup and a check", |window| {
        press_css(window, "#back-up-now")?;
        window.await_words_for("A backup is made.", wait::KEY_DERIVATION)?;
        press_css(window, "#check-vault")?;
        window.await_words_for("everything agrees.", wait::KEY_DERIVATION)
    })?;
    tour.picture("backups and checks, checked")?;
    tour.narrow_picture("backups and checks, checked")?;
    tour.go("settings again", "Settings", |window| window.follow("Settings"))?;
    tour.stop("change the passphrase", "Change the passphrase", |window| {
        window.follow("Change the passphrase")
    })?;
    tour.stop("help", "Help", |window| window.follow("Help"))
}

fn new_case(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("cases, with the practice case", "Cases", |window| window.follow("Daybook"))?;
    tour.stop("new case, danger first", "If someone is in danger", |window| {
        window.press_button("Open a new case")
    })?;
    tour.stop("new case", "Open a new case", |window| window.press_button("Continue"))?;
    tour.step("an empty form is refused", |window| {
        window.press_button("Open the case")?;
        window.await_words("There is a problem")
    })?;
    tour.picture("new case, what is missing")
}

fn hide_and_lock(tour: &mut Tour<'_>) -> Outcome {
    tour.time("hide the screen", Until::Words("Continue"), |window| {
        window.session.press(&[keys::SHIFT, keys::SHIFT, keys::SHIFT])
    })?;
    tour.picture("screen hidden")?;
    tour.step("Escape shows it again", |window| {
        window.press(keys::ESCAPE)?;
        window.await_heading("Open a new case")
    })?;
    tour.stop("unlock", "Unlock", |window| window.control("l"))?;
    tour.step("a wrong passphrase is refused", |window| {
        window.fill("Passphrase", "not the passphrase at all")?;
        window.press(keys::ENTER)?;
        window.await_words_for("The passphrase does not match", wait::KEY_DERIVATION)
    })?;
    tour.picture("unlock, refused")?;
    tour.step("the passphrase is typed", |window: &Window| window.fill("Passphrase", PASSPHRASE))?;
    tour.time("unlock", Until::Heading, |window| window.press(keys::ENTER))?;
    tour.step("the same screen stands again", |window| window.await_heading("Open a new case"))?;
    tour.picture("unlocked, the same place")
}
