//! A damaged file opened to be read, and the organisation's way in.

use std::path::Path;

use super::{Tour, Trail};
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::journey::agreement::press_css;
use crate::journey::{case, damaged, first_run, lock, note};
use crate::report::Report;
use crate::wait;

/// An invented organisation, with the public key of age's own documentation, which nobody keeps.
const MANAGED: &str = "version = 1\norganisation = \"Invented Borough Council\"\nlock_after_minutes_at_most = 5\n\
    recovery_keys = [\"age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa\"]\n";

/// Leads through both, in a home of their own.
pub fn lead(trail: &mut Trail, report: &mut Report, binary: &Path) -> Outcome {
    let home = Home::make(trail.folder.join("trust.pdf"))?;
    std::fs::write(home.managed(), MANAGED).map_err(|cause| Fault::machine("writing settings", cause))?;
    trail.walk(report, binary, &home, before)?;
    report.check(None, "a page of the file is damaged", damaged::damage(home.path()));
    trail.walk(report, binary, &home, after)?;
    let home = Home::make(trail.folder.join("trust-note.pdf"))?;
    trail.walk(report, binary, &home, in_a_note)?;
    report.check(None, "a page of the note is damaged", damaged::damage_a_note(home.path()));
    trail.walk(report, binary, &home, said_while_open)?;
    let vault = home.path().join("vault").join("vault");
    std::fs::remove_dir_all(vault).map_err(|cause| Fault::machine("removing a vault", cause))?;
    trail.walk(report, binary, &home, missing)
}

fn in_a_note(tour: &mut Tour<'_>) -> Outcome {
    tour.step("a vault that is left in a long note", damaged::write)
}

fn said_while_open(tour: &mut Tour<'_>) -> Outcome {
    tour.step("it opens, and a part cannot be read", |window| {
        window.await_heading("Unlock")?;
        lock::unlock(window)?;
        window.await_words_for("nothing is saved now", wait::KEY_DERIVATION)
    })?;
    tour.picture("a part that cannot be read, while open")?;
    tour.narrow_picture("a part that cannot be read, while open")
}

fn missing(tour: &mut Tour<'_>) -> Outcome {
    tour.step("the vault is gone", |window| window.find_css("#missing").map(drop))?;
    tour.picture("a vault that is missing")?;
    tour.narrow_picture("a vault that is missing")?;
    tour.stop("restore, where there is no vault", "Restore a backup", |window| {
        press_css(window, "#missing a")
    })
}

fn before(tour: &mut Tour<'_>) -> Outcome {
    tour.step("a vault with a case and a note", |window| {
        first_run::make_vault_quickly(window)?;
        case::open_quickly(window)?;
        note::start(window)?;
        note::type_text(window, &damaged::TYPED.repeat(60))
    })?;
    tour.go("cases, told of the organisation's key", "Cases", |window| window.follow("Daybook"))?;
    tour.picture("cases, told of the organisation's key")?;
    tour.go("settings, of the organisation", "Settings", |window| window.follow("Settings"))?;
    tour.pictures_from("settings, of the organisation", "#managed")
}

fn after(tour: &mut Tour<'_>) -> Outcome {
    tour.step("the file is said to be damaged", |window| {
        window.await_heading("Unlock")?;
        lock::unlock(window)?;
        window.await_words_for("the case file is damaged", wait::KEY_DERIVATION)
    })?;
    tour.picture("unlock, a damaged file")?;
    tour.narrow_picture("unlock, a damaged file")?;
    tour.stop("read a damaged file", "Read a damaged case file", |window| press_css(window, "#to-damaged"))?;
    tour.step("what was found", |window| {
        lock::unlock(window)?;
        window.await_words_for("What was found", wait::KEY_DERIVATION)
    })?;
    tour.picture("read a damaged file, what was found")?;
    tour.narrow_picture("read a damaged file, what was found")?;
    tour.step("read", |window| {
        press_css(window, "#read")?;
        window.find_css("#read-only")?;
        window.follow("Daybook")?;
        window.await_heading("Cases")
    })?;
    tour.picture("cases, open to be read")?;
    tour.narrow_picture("cases, open to be read")?;
    tour.step("locked", |window| {
        window.control("l")?;
        window.await_heading("Unlock")?;
        press_css(window, "#to-recover")?;
        window.await_heading("Open with recovery words")
    })?;
    tour.stop("open with the organisation's key", "Open with the organisation’s key", |window| {
        press_css(window, "#to-organisation")
    })?;
    tour.narrow_picture("open with the organisation's key")
}
