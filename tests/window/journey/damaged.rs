//! A damaged page: the vault does not open, what can be read is read, and a backup is two links away.

use std::path::Path;

use serde_json::json;
use vault::{Closed, Passphrase, VaultError};

use super::agreement::press_css;
use super::{CALLED, Journey, PASSPHRASE, case, first_run, lock, note};
use crate::daybook::Daybook;
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::inspection::{Depth, Inspection};
use crate::plain;
use crate::report::Report;
use crate::wait;

const PAGE: usize = 4096;
pub const TYPED: &str = "The lamp in the hall was on. ";

pub fn read(report: &mut Report, inspection: &Inspection<'_>, binary: &Path, folder: &Path) -> Outcome {
    let home = Home::make(folder.join("unused-damaged.pdf"))?;
    let daybook = Daybook::start(binary, &home)?;
    let window = &daybook.window;
    let written = first_run::make_vault_quickly(window)
        .and_then(|()| case::open_quickly(window))
        .and_then(|()| note::start(window))
        .and_then(|()| note::type_text(window, &TYPED.repeat(60)));
    let begun = report.check(Some(&window.session), "a case with a note", written);
    daybook.close()?;
    if !begun || !report.check(None, "a page of the file is damaged", damage(home.path())) {
        return Ok(());
    }
    let daybook = Daybook::start(binary, &home)?;
    let mut journey = Journey { window: &daybook.window, report: &mut *report, inspection };
    // A step that failed is in the report already: here it only ends the part.
    let _ended = open_and_read(&mut journey);
    daybook.close()
}

/// Flips a bit in a page without which the vault does not open, and with which it can be read.
pub fn damage(home: &Path) -> Outcome {
    let closed = Closed::at(home.join("vault"));
    let file = home.join("vault").join("vault").join("vault.db");
    let failed = |cause| Fault::machine("damaging a page", cause);
    let whole = std::fs::read(&file).map_err(failed)?;
    let now = daybook::session::Session::now();
    let passphrase = || Passphrase::new(PASSPHRASE.to_owned());
    for page in 1..whole.len() / PAGE {
        let mut damaged = whole.clone();
        damaged[page * PAGE + 900] ^= 1;
        std::fs::write(&file, &damaged).map_err(failed)?;
        let shut = closed.unlock(&passphrase(), now).err() == Some(VaultError::DatabaseDamaged);
        let readable = |vault: vault::Vault| vault.cases().is_ok_and(|cases| cases.len() == 1);
        if shut && closed.open_read_only(&passphrase(), now).is_ok_and(|(vault, _)| readable(vault)) {
            return Ok(());
        }
        std::fs::write(&file, &whole).map_err(failed)?;
    }
    Err(Fault::Machine("no page keeps the vault from opening and lets it be read".to_owned()))
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
