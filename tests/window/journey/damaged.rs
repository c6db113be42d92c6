//! A damaged page: the vault does not open, or it opens and one note cannot be read. What can be read is read, and a backup
//! is two links away.

use std::path::Path;

use daybook::session::Session;
use serde_json::{Value, json};
use vault::{Closed, Passphrase, VaultError};

use super::agreement::press_css;
use super::{CALLED, Journey, PASSPHRASE, case, first_run, lock, note, trust};
use crate::daybook::Daybook;
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::inspection::{Depth, Inspection};
use crate::plain;
use crate::report::Report;
use crate::wait;
use crate::window::Window;

const PAGE: u64 = 4096;
const DATABASE: &str = "vault.db";
pub const TYPED: &str = "The lamp in the hall was on. ";
/// So often it fills more than a page of the file, so that a page holds nothing else.
const LINES: usize = 320;

pub fn read(report: &mut Report, inspection: &Inspection<'_>, binary: &Path, folder: &Path) -> Outcome {
    let home = Home::make(folder.join("unused-damaged.pdf"))?;
    let daybook = Daybook::start(binary, &home)?;
    let begun = report.check(Some(&daybook.window.session), "a case with a note", write(&daybook.window));
    daybook.close()?;
    if !begun || !report.check(None, "a page of the file is damaged", damage(home.path())) {
        return Ok(());
    }
    let daybook = Daybook::start(binary, &home)?;
    let mut journey = Journey { window: &daybook.window, report: &mut *report, inspection };
    // A step that failed is in the report already: here it only ends the part.
    let _ended = open_and_read(&mut journey);
    daybook.close()?;
    found_while_open(report, inspection, binary, folder)
}

/// The page of the note alone is damaged: the vault opens, and comes back to that note.
fn found_while_open(
    report: &mut Report,
    inspection: &Inspection<'_>,
    binary: &Path,
    folder: &Path,
) -> Outcome {
    let home = Home::make(folder.join("unused-damaged-note.pdf"))?;
    let daybook = Daybook::start(binary, &home)?;
    let begun =
        report.check(Some(&daybook.window.session), "a case with a long note", write(&daybook.window));
    daybook.close()?;
    if !begun || !report.check(None, "a page of the note is damaged", damage_a_note(home.path())) {
        return Ok(());
    }
    let daybook = Daybook::start(binary, &home)?;
    let mut journey = Journey { window: &daybook.window, report: &mut *report, inspection };
    let _ended = told_while_open(&mut journey);
    daybook.close()
}

/// Makes a vault and leaves it, locked, in the middle of a long note.
pub fn write(window: &Window) -> Outcome {
    first_run::make_vault_quickly(window)
        .and_then(|()| case::open_quickly(window))
        .and_then(|()| note::start(window))
        .and_then(|()| note::type_text(window, &TYPED.repeat(LINES)))
        .and_then(|()| trust::leave_locked(window))
}

fn told_while_open(journey: &mut Journey<'_>) -> Outcome {
    journey.step(
        "it opens, and says on the screen it comes back to that a part cannot be read",
        |window| {
            window.await_heading("Unlock")?;
            lock::unlock(window)?;
            window.await_words_for("nothing is saved now", wait::KEY_DERIVATION)?;
            window.find_css("#damaged").map(drop)
        },
    )?;
    journey.inspect("a page that cannot be read, said while open", Depth::Whole);
    journey.step("locked, reading what can be read is one link away", |window| {
        window.control("l")?;
        window.await_heading("Unlock")?;
        press_css(window, "#to-damaged")?;
        window.await_heading("Read a damaged case file")?;
        lock::unlock(window)?;
        window.await_words_for("What was found", wait::KEY_DERIVATION)
    })?;
    journey.step("locked on that page, it is put away again", |window| {
        window.control("l")?;
        window.find_css("#passphrase").map(drop)
    })?;
    journey.step("opened once more, the case can be read", |window| {
        lock::unlock(window)?;
        window.await_words_for("What was found", wait::KEY_DERIVATION)?;
        press_css(window, "#read")?;
        window.find_css("#read-only")?;
        window.follow("Daybook")?;
        window.await_heading("Cases")?;
        window.await_words(CALLED)
    })
}

/// Flips a bit in a page without which the vault does not open, and with which it can be read.
pub fn damage(home: &Path) -> Outcome {
    damage_where(home, keeps_it_shut)
}

/// As `damage`, with the vault that opens all the same and a note that cannot be read.
pub fn damage_a_note(home: &Path) -> Outcome {
    damage_where(home, hides_a_note)
}

/// Flips a bit in the first page with which the vault is as asked, and which leaves its cases to be read. Each is tried in a
/// copy, so that nothing of the trying is left in the vault.
fn damage_where(home: &Path, is_so: fn(&Closed) -> bool) -> Outcome {
    let failed = |cause| Fault::machine("damaging a page", cause);
    let place = home.join("vault").join("vault");
    let tried = home.join("tried");
    let pages = std::fs::metadata(place.join(DATABASE)).map_err(failed)?.len() / PAGE;
    for page in 1..pages {
        trust::copy(&place, &tried.join("vault"))?;
        flip(&tried.join("vault").join(DATABASE), page).map_err(failed)?;
        let closed = Closed::at(&tried);
        let fits = is_so(&closed) && leaves_cases(&closed);
        std::fs::remove_dir_all(&tried).map_err(failed)?;
        if fits {
            return flip(&place.join(DATABASE), page).map_err(failed);
        }
    }
    Err(Fault::Machine("no page damages the vault so and lets it be read".to_owned()))
}

fn flip(file: &Path, page: u64) -> std::io::Result<()> {
    let mut bytes = std::fs::read(file)?;
    bytes[usize::try_from(page * PAGE).unwrap_or_default() + 900] ^= 1;
    std::fs::write(file, bytes)
}

fn keeps_it_shut(closed: &Closed) -> bool {
    closed.unlock(&passphrase(), Session::now()).err() == Some(VaultError::DatabaseDamaged)
}

/// The note is the one in which the worker was.
fn hides_a_note(closed: &Closed) -> bool {
    closed.unlock(&passphrase(), Session::now()).is_ok_and(|vault| {
        let place: Option<Value> =
            vault.place().ok().flatten().and_then(|place| serde_json::from_str(&place).ok());
        let note =
            place.and_then(|place| Some(place["route"].as_str()?.rsplit_once("/notes/")?.1.to_owned()));
        note.is_some_and(|note| vault.note(&note).err() == Some(VaultError::DatabaseDamaged))
    })
}

fn leaves_cases(closed: &Closed) -> bool {
    let opened = closed.open_read_only(&passphrase(), Session::now());
    opened.is_ok_and(|(vault, _)| {
        let has_cases = vault.cases().is_ok_and(|cases| cases.len() == 1);
        has_cases && vault.caseload().is_ok() && vault.unfinished_count().is_ok() && vault.place().is_ok()
    })
}

fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE.to_owned())
}

fn open_and_read(journey: &mut Journey<'_>) -> Outcome {
    journey.step("the passphrase is right, and the file is said to be damaged", |window| {
        window.await_heading("Unlock")?;
        lock::unlock(window)?;
        window.await_words_for("the case file is damaged", wait::KEY_DERIVATION)
    })?;
    journey.inspect("unlock, a damaged file", Depth::Whole);
    journey.step("a link leads to reading it", |window| press_css(window, "#to-damaged"))?;
    journey.arrive("read a damaged file", "Read a damaged case file")?;
    journey.step("no passphrase is said to be missing", |window| {
        press_css(window, "#open-damaged")?;
        window.await_words("Enter your passphrase")
    })?;
    journey.check("damaged: the error leads to its field", plain::error_summary);
    journey.step("it says what was found before it shows anything", |window| {
        lock::unlock(window)?;
        window.await_words_for("What was found", wait::KEY_DERIVATION)?;
        window.await_words("restore the newest backup")
    })?;
    journey.inspect("read a damaged file, what was found", Depth::Whole);
    journey.step("the case can be read, and every screen says that nothing is saved", |window| {
        press_css(window, "#read")?;
        window.find_css("#read-only")?;
        window.follow("Daybook")?;
        window.await_heading("Cases")?;
        window.find_css("#read-only")?;
        window.await_words(CALLED)
    })?;
    journey.inspect("cases, open to be read", Depth::Whole);
    journey.step("so does the case, which opens", |window| {
        window.follow_holding(CALLED)?;
        window.await_heading("Overview")?;
        window.find_css("#read-only").map(drop)
    })?;
    journey.step("locked, the backups are one link away", |window| {
        window.control("l")?;
        window.await_heading("Unlock")?;
        press_css(window, "#to-restore")?;
        window.await_heading("Restore a backup")
    })?;
    journey.check("nothing of the case is left on the screen", |window| {
        let script = "return arguments[0].filter((it) => document.documentElement.outerHTML.includes(it));";
        wait::until_none("still there:", || window.ask_lines(script, &json!([[CALLED, TYPED]])))
    });
    Ok(())
}
