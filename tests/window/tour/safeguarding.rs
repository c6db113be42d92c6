//! The stops of safeguarding: a child at night, what is known, steps added, numbers, warning notes, closing a case, an
//! organisation's own pack; and, days later, what has become overdue.

use std::path::Path;

use chrono::Days;
use daybook_tests::desk::HARBOUR;
use serde_json::json;

use super::{Tour, Trail};
use crate::fault::Outcome;
use crate::home::Home;
use crate::journey::agreement::press_css;
use crate::journey::safeguarding::place::{self, Place};
use crate::journey::safeguarding::{adult, clock, closing, packs, rail, warnings};
use crate::journey::{PASSPHRASE, first_run, lock, note};
use crate::keys;
use crate::report::Report;
use crate::wait;
use crate::window::Window;

const CHILD: Place = Place { letter: 'C', age: "Under 18", nation: "England", area: Some("Stockport") };
const ELSEWHERE: Place = Place { letter: 'E', age: "18 or over", nation: "Wales", area: None };

/// Leads through the screens of safeguarding, in a home of its own, at night on a bank holiday and two days later.
pub fn lead(trail: &mut Trail, report: &mut Report, binary: &Path) -> Outcome {
    let night = clock::bank_holiday_night()?;
    let home = Home::make(trail.folder.join("safeguarding.pdf"))?.choosing("harbour.toml").at(night);
    trail.walk(report, binary, &home, at_night)?;
    let later = night.checked_add_days(Days::new(2)).unwrap_or(night);
    let home = home.at(later);
    trail.walk(report, binary, &home, two_days_later)
}

fn at_night(tour: &mut Tour<'_>) -> Outcome {
    before_anything(tour)?;
    child(tour)?;
    closed_office(tour)?;
    known(tour)?;
    added(tour)?;
    warned(tour)?;
    numbers(tour)?;
    own_pack(tour)?;
    closed(tour)
}

fn before_anything(tour: &mut Tour<'_>) -> Outcome {
    tour.step("numbers at the first run", |window| {
        window.await_heading("Daybook keeps your case notes")?;
        ring(window)
    })?;
    tour.picture("numbers, first run")?;
    tour.narrow_picture_from("numbers, first run", "#numbers-title")?;
    tour.step("a vault", |window| {
        put_away(window)?;
        first_run::make_vault_quickly(window)
    })
}

fn ring(window: &Window) -> Outcome {
    window.press(keys::F1)?;
    window.find_css("#numbers .phone").map(drop)
}

fn put_away(window: &Window) -> Outcome {
    window.press(keys::ESCAPE)?;
    wait::until(&window.session, "no numbers over the screen", wait::USUAL, || {
        let gone = "return document.getElementById('numbers') === null;";
        window.asks_whether(gone, &json!([])).map(|gone| gone.then_some(()))
    })
}

fn child(tour: &mut Tour<'_>) -> Outcome {
    tour.go("settings, for a place", "Settings", |window| window.follow("Settings"))?;
    tour.go("about you, for a place", "About you", |window| window.follow_holding("About you"))?;
    tour.step("the worker works in Stockport", |window| place::say_where(window, "England", "Stockport"))?;
    tour.pictures_from("about you, a council area", ".govuk-form-group:has(#nation)")?;
    tour.go("cases, for a child", "Cases", |window| window.follow("Daybook"))?;
    tour.stop("danger first", "If someone is in danger now", |window| {
        window.press_button("Open a new case")
    })?;
    tour.narrow_picture("danger first")?;
    tour.go("new case, for a child", "Open a new case", |window| window.press_button("Continue"))?;
    tour.step("it is filled", |window| CHILD.fill(window))?;
    tour.pictures_from("new case, a council area", ".govuk-form-group:has(#ageGroup)")?;
    tour.stop("a child at night", "Overview", |window| window.press_button("Open the case"))?;
    tour.narrow_picture_from("a child at night", "body")?;
    tour.pictures_from("the safety steps", "#safety")
}

fn closed_office(tour: &mut Tour<'_>) -> Outcome {
    tour.step("the MASSH", |window| rail::open(window, "stk-child"))?;
    two_pictures(tour, "safety step, closed")?;
    tour.pictures_from("safety step, its facts", ".step")?;
    tour.step("results are asked for", |window| {
        window.choose_in("What happened?", "Done")?;
        window.find_css("#result").map(drop)
    })?;
    tour.pictures_from("safety step, results", ".govuk-form-group:has(#outcome)")?;
    tour.step("harm is suspected", |window| {
        window.choose_in("What came of it?", "The council suspects significant harm")?;
        window.fill("Who did you speak to?", "Duty worker, out-of-hours team")?;
        window.fill("Number you rang", "0161 718 2118")?;
        window.fill("Reference", "OOH-4471")?;
        window.fill("What came back", "Call back at 23:40: the child is safe")?;
        window.press_button("Record")?;
        window.await_words("OOH-4471")
    })?;
    two_pictures(tour, "safety step, recorded")?;
    tour.pictures_from("safety step, its records", "#main .cards")?;
    tour.pictures_from("the safety steps, after a record", "#safety")
}

fn known(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("what is known", adult::SITUATION, |window| window.follow(adult::SITUATION))?;
    tour.narrow_picture("what is known")?;
    tour.step("no home, and a landlord", |window| {
        window.choose(&window.find_css("input[name=fact-homeless][value=yes]")?)?;
        window.choose(&window.find_css("input[name=fact-social-tenant][value=yes]")?)?;
        window.fill("How do you know?", "The sister said so on the telephone")?;
        window.press_button("Save")?;
        lock::await_focus(window, "what-changed-title")
    })?;
    tour.pictures_from("what is known, saved", "#what-changed")?;
    tour.step("what was known before is shown", |window| window.press_holding("changes so far"))?;
    tour.pictures_from("what is known, its history", "#main .fact-history")
}

fn added(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("add a step", "Add a step", |window| window.follow("Add a step"))?;
    tour.narrow_picture("add a step")?;
    tour.pictures_from("add a step, national", "#step-national")
}

fn warned(tour: &mut Tour<'_>) -> Outcome {
    tour.stop("warning note, form", "Add a warning note", |window| window.follow("Add a warning note"))?;
    tour.step("how to write one", |window| window.press_holding("How to write a warning note"))?;
    two_pictures(tour, "warning note, how to write one")?;
    tour.step("two are recorded", |window| {
        warnings::write_here(window, "Risk to staff", warnings::FIRST)?;
        warnings::write_quickly(window, "Do not contact by", "No letters to the old address.")
    })?;
    two_pictures(tour, "warning notes")?;
    tour.stop("under warning notes", "Consent", |window| window.follow("Consent"))?;
    tour.narrow_picture_from("under warning notes", "body")?;
    tour.step("back to the notes", |window| {
        press_css(window, "#warnings .warning-strip__all")?;
        window.await_heading("Warning notes")
    })?;
    tour.stop("warning note, change", "Change a warning note", |window| {
        window.follow("Change: Risk to staff")
    })?;
    tour.narrow_picture("warning note, change")?;
    tour.step("back to the notes again", |window| {
        window.back()?;
        window.await_heading("Warning notes")
    })?;
    tour.stop("warning note, end", "End a warning note", |window| window.follow("End: Do not contact"))?;
    tour.narrow_picture("warning note, end")?;
    tour.step("it ends", |window| {
        window.fill("Why does it end?", "Nobody lives there any more")?;
        window.press_button("End the warning note")?;
        window.await_words("The warning note has ended.")?;
        window.press_holding("Show 1 warning note that ended")
    })?;
    two_pictures(tour, "warning notes, one ended")
}

fn numbers(tour: &mut Tour<'_>) -> Outcome {
    tour.step("numbers over a note", |window| {
        window.follow("Notes")?;
        window.await_heading("Notes")?;
        note::start(window)?;
        note::type_text(window, "The door was locked from outside.")?;
        ring(window)
    })?;
    tour.picture("numbers, over a note")?;
    tour.narrow_picture_from("numbers, over a note", "#numbers-title")?;
    tour.step("numbers at the lock", |window| {
        put_away(window)?;
        window.control("l")?;
        window.await_heading("Unlock")?;
        ring(window)
    })?;
    tour.picture("numbers, locked")?;
    tour.step("unlocked", |window| {
        put_away(window)?;
        lock::unlock(window)?;
        window.await_heading_for("Visit note", wait::KEY_DERIVATION)
    })?;
    tour.stop("help, numbers first", "Help", |window| window.follow("Help"))?;
    tour.narrow_picture("help, numbers first")?;
    for (name, part) in [("help, what to do now", "#help-now"), ("help, what is protected", "#help-safe")] {
        tour.pictures_from(name, part)?;
    }
    tour.step("help is searched", |window| {
        window.fill("Search in Help", "supplier")?;
        window.press(keys::ENTER)?;
        window.find_css("#help-found").map(drop)
    })?;
    two_pictures(tour, "help, searched")
}

fn own_pack(tour: &mut Tour<'_>) -> Outcome {
    let home = tour.home;
    tour.step("local pathways", packs::to_packs)?;
    two_pictures(tour, "local pathways")?;
    tour.step("a file is refused", |window| {
        packs::choose(window, home, packs::FAULTY)?;
        lock::await_focus(window, "faults")
    })?;
    two_pictures(tour, "local pathways, a file refused")?;
    tour.step("a file waits", |window| {
        packs::choose(window, home, HARBOUR)?;
        lock::await_focus(window, "waiting-title")
    })?;
    tour.pictures_from("local pathways, a pack to look at", "#waiting")?;
    tour.step("it is added", |window| {
        window.press_button("Add this pack")?;
        window.find_css("[data-pack=harbour]").map(drop)
    })?;
    two_pictures(tour, "local pathways, a pack added")?;
    tour.step("removing it is asked about", |window| {
        window.press_button("Remove: Harbour House (invented)")?;
        lock::await_focus(window, "remove-harbour-title")
    })?;
    tour.pictures_from("local pathways, before a pack is removed", "[data-pack=harbour]")
}

fn closed(tour: &mut Tour<'_>) -> Outcome {
    tour.step("a case to close", |window| ELSEWHERE.open_case(window))?;
    tour.stop("close the case", "Close the case", closing::to_closing)?;
    tour.narrow_picture("close the case")?;
    tour.step("nothing answered is refused", |window| {
        window.press_button("Close the case")?;
        window.await_words("There is a problem")
    })?;
    two_pictures(tour, "close the case, refused")?;
    tour.step("it is answered", closing::fill)?;
    tour.pictures_from("close the case, the steps", "#open-steps")?;
    tour.stop("closed case", "This case is closed", |window| window.press_button("Close the case"))?;
    tour.narrow_picture("closed case")?;
    tour.step("the closed cases", |window| {
        window.follow("Daybook")?;
        window.await_heading("Cases")?;
        press_css(window, "#closed-cases")?;
        window.await_heading("Closed")
    })?;
    two_pictures(tour, "closed cases")
}

/// The same Daybook two days later: what was due at night is overdue.
fn two_days_later(tour: &mut Tour<'_>) -> Outcome {
    tour.step("unlocked two days later", |window| {
        window.await_heading("Unlock")?;
        window.fill("Passphrase", PASSPHRASE)?;
        window.press(keys::ENTER)?;
        // It comes back to where it was left; from there to Cases.
        wait::until(&window.session, "Cases, after unlocking", wait::KEY_DERIVATION, || {
            let script = "const open = document.querySelector('.strip__name a') !== null;
                          if (open && location.hash !== '#/cases') location.hash = '/cases';
                          return open && plain(document.querySelector('#main h1')?.textContent) === 'Cases';";
            window.asks_whether(script, &json!([])).map(|there| there.then_some(()))
        })?;
        window.await_heading("Cases")
    })?;
    two_pictures(tour, "cases, one overdue, one closed")?;
    // A link leads there only from more cases than Cases itself shows.
    tour.step("the overdue cases", |window| {
        window.ask("location.hash = '/cases/group/overdue'; return true;", &json!([]))?;
        window.await_heading("Overdue")
    })?;
    two_pictures(tour, "overdue cases")?;
    tour.stop("a child, steps overdue", "Overview", |window| window.follow(&CHILD.called()))?;
    tour.pictures_from("the safety steps, overdue", "#safety")
}

fn two_pictures(tour: &mut Tour<'_>, name: &str) -> Outcome {
    tour.picture(name)?;
    tour.narrow_picture(name)
}
