//! What a worker fears for their record: a lost passphrase, a lost day, an older copy put back, a screen left open.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use super::agreement::press_css;
use super::{CALLED, Journey, PASSPHRASE, case, first_run, lock, note};
use crate::daybook::Daybook;
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::inspection::{Depth, Inspection};
use crate::keys;
use crate::plain;
use crate::report::Report;
use crate::wait;
use crate::window::Window;

const NEW: &str = "velvet harbour cinder 77 meadow";
const TYPED: &str = "She held the door and said nothing for a while.";

/// Does all of it: in one home a passphrase is lost and a backup restored, in another an older copy is put back.
pub fn keep(report: &mut Report, inspection: &Inspection<'_>, binary: &Path, folder: &Path) -> Outcome {
    let home = Home::make(folder.join("recovery-words.pdf"))?;
    let daybook = Daybook::start(binary, &home)?;
    let mut journey = Journey { window: &daybook.window, report: &mut *report, inspection };
    // A step that failed is in the report already: here it only ends the part.
    let _ended = ways_back(&mut journey);
    daybook.close()?;
    older_copy(report, inspection, binary, folder)
}

fn ways_back(journey: &mut Journey<'_>) -> Outcome {
    let words = write_words_down(journey)?;
    journey.step("a case is opened", case::open_quickly)?;
    locked_with_the_computer(journey)?;
    forgotten(journey, &words)?;
    back_up(journey)?;
    restore(journey)
}

/// The last step of the first run: words on paper, and two of them typed back.
fn write_words_down(journey: &mut Journey<'_>) -> Outcome<Vec<String>> {
    journey.step("a vault is made", first_run::choose_passphrase)?;
    journey.arrive("first run, recovery words", "Recovery words")?;
    journey.step("the words are made with the passphrase", |window| {
        window.fill("Passphrase", PASSPHRASE)?;
        window.press(keys::ENTER)?;
        window.await_heading_for("Write these words down", wait::KEY_DERIVATION)
    })?;
    journey.inspect("recovery words, to write down", Depth::Whole);
    let mut words = Vec::new();
    journey.step("there are twelve", |window| {
        let script =
            "return [...document.querySelectorAll('.recovery-words li')].map((it) => it.textContent);";
        words = window.ask_lines(script, &json!([]))?;
        if words.len() == 12 { Ok(()) } else { Err(Fault::Window(format!("there are {}", words.len()))) }
    })?;
    journey.step("a page of them is saved", |window| {
        press_css(window, "#print-words")?;
        window.await_words("Print it, then delete the file.")
    })?;
    journey.step("another word is refused by its place", |window| {
        window.fill_element(&window.find_css("#first")?, "nonsense")?;
        press_css(window, "#keep-words")?;
        window.await_words("is another one. Look at the paper")
    })?;
    journey.check("recovery words: every error leads to its field", plain::error_summary);
    journey.step("the two that are asked for are typed back, and Cases opens", |window| {
        for id in ["first", "second"] {
            let place = place_asked(window, id)?;
            window.fill_element(&window.find_css(&format!("#{id}"))?, &words[place - 1])?;
        }
        press_css(window, "#keep-words")?;
        window.await_heading_for("Cases", wait::KEY_DERIVATION)
    })?;
    journey.check("nothing there says that there is no way back", |window| {
        match window.comes_true("return document.getElementById('no-way-back') === null;", &json!([]))? {
            true => Ok(()),
            false => Err(Fault::Window(wait::shown(&window.session))),
        }
    });
    Ok(words)
}

/// Returns which word a box asks for, counted from 1.
fn place_asked(window: &Window, id: &str) -> Outcome<usize> {
    let script =
        "return document.querySelector(`label[for=${arguments[0]}]`).textContent.replace(/\\D+/g, '');";
    let said = window.ask(script, &json!([id]))?;
    let place = said.as_str().and_then(|text| text.parse().ok()).filter(|place| (1..=12).contains(place));
    place.ok_or_else(|| Fault::Window(format!("box {id} asks for no word: {said}")))
}

/// The computer locks in the middle of a word, with a dialog open.
fn locked_with_the_computer(journey: &mut Journey<'_>) -> Outcome {
    journey.step("a note is being written, and the numbers stand over it", |window| {
        note::start(window)?;
        window.type_text(TYPED)?;
        super::safeguarding::open_numbers(window)
    })?;
    journey.step("the computer locks its screen, and Daybook with it", |window| {
        say_screen_is_locked()?;
        window.await_heading("Unlock")
    })?;
    journey.check("nothing of the case is left open; the numbers to ring, which are everyone's, may stay", |window| {
        let script = "return arguments[0].filter((it) => document.documentElement.outerHTML.includes(it))
                          .concat([...document.querySelectorAll('dialog[open]:not(#numbers)')].map((it) => it.id));";
        wait::until_none("still there:", || window.ask_lines(script, &json!([[CALLED, TYPED]])))
    });
    journey.step("unlocked, every letter is there", |window| {
        window.press(keys::ESCAPE)?;
        lock::await_focus(window, "passphrase")?;
        lock::unlock(window)?;
        window.await_heading_for("Visit note", wait::KEY_DERIVATION)?;
        let script = "return [...document.querySelectorAll('textarea')].some((it) => it.value.includes(arguments[0]));";
        match window.comes_true(script, &json!([TYPED]))? {
            true => Ok(()),
            false => Err(Fault::Window(wait::shown(&window.session))),
        }
    })
}

/// Says on the message bus of the session what a desktop says when its screen is locked.
fn say_screen_is_locked() -> Outcome {
    let said = Command::new("dbus-send")
        .args(["--session", "--type=signal", "/org/freedesktop/ScreenSaver"])
        .args(["org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"])
        .status()
        .map_err(|cause| Fault::machine("saying that the screen is locked", cause))?;
    if said.success() { Ok(()) } else { Err(Fault::Machine("the message bus took no signal".to_owned())) }
}

fn forgotten(journey: &mut Journey<'_>, words: &[String]) -> Outcome {
    journey.step("locked, and the passphrase is forgotten", |window| {
        window.control("l")?;
        window.await_heading("Unlock")?;
        press_css(window, "#to-recover")
    })?;
    journey.arrive("open with recovery words", "Open with recovery words")?;
    journey.step("a word that is none is named by its place", |window| {
        let typed = words.join(" ").replacen(&words[4], "qqqq", 1);
        window.fill_element(&window.find_css("#words")?, &typed)?;
        window.fill_element(&window.find_css("#new")?, NEW)?;
        press_css(window, "#recover")?;
        window.await_words("Word 5 is not one of Daybook’s words")
    })?;
    journey.check("recovery: every error leads to its field", plain::error_summary);
    journey.step("the words from the paper open it, at the same note", |window| {
        window.fill_element(&window.find_css("#words")?, &words.join(" ").to_uppercase())?;
        press_css(window, "#recover")?;
        window.await_heading_for("Visit note", wait::KEY_DERIVATION)
    })?;
    journey.step("the new passphrase unlocks from now on", |window| {
        window.control("l")?;
        window.await_heading("Unlock")?;
        window.fill("Passphrase", NEW)?;
        window.press(keys::ENTER)?;
        window.await_heading_for("Visit note", wait::KEY_DERIVATION)
    })
}

fn back_up(journey: &mut Journey<'_>) -> Outcome {
    journey.step("Settings leads to recovery words", |window| {
        window.follow("Settings")?;
        window.await_heading("Settings")?;
        press_css(window, "#to-recovery")
    })?;
    journey.arrive("settings, recovery words", "Recovery words")?;
    journey.step("and to backups and checks", |window| {
        window.follow("Settings")?;
        window.await_heading("Settings")?;
        press_css(window, "#to-safekeeping")
    })?;
    journey.arrive("backups and checks", "Backups and checks")?;
    journey.step("a backup is made", |window| {
        press_css(window, "#back-up-now")?;
        window.await_words_for("A backup is made.", wait::KEY_DERIVATION)
    })?;
    journey.step("a check finds that everything agrees", |window| {
        press_css(window, "#check-vault")?;
        window.await_words_for("everything agrees.", wait::KEY_DERIVATION)
    })?;
    journey.inspect("backups and checks, checked", Depth::Whole);
    Ok(())
}

fn restore(journey: &mut Journey<'_>) -> Outcome {
    journey.step("later more is written, and Daybook is locked", |window| {
        window.control("n")?;
        lock::await_focus(window, "text")?;
        note::type_text(window, "A line of later.")?;
        window.control("l")?;
        window.await_heading("Unlock")?;
        press_css(window, "#to-restore")
    })?;
    journey.arrive("restore a backup", "Restore a backup")?;
    journey.step("the backup says what restoring means before anything is changed", |window| {
        window.choose(&window.find_css("input[name=which]")?)?;
        window.fill_element(&window.find_css("#passphrase")?, NEW)?;
        press_css(window, "#look")?;
        window.await_words_for("made here since would be set aside", wait::KEY_DERIVATION)
    })?;
    journey.inspect("restore a backup, what it means", Depth::Whole);
    journey.step("it is restored, and opens", |window| {
        press_css(window, "#restore")?;
        let elsewhere =
            "return !['', 'Restore a backup'].includes(plain(document.querySelector('h1')?.textContent));";
        match window.comes_true(elsewhere, &json!([]))? {
            true => Ok(()),
            false => Err(Fault::Window(wait::shown(&window.session))),
        }
    })?;
    journey.check("a restore that was chosen is no alarm", |window| {
        window.follow("Daybook")?;
        window.await_heading("Cases")?;
        match window.comes_true("return document.getElementById('needs-a-look') === null;", &json!([]))? {
            true => Ok(()),
            false => Err(Fault::Window(wait::shown(&window.session))),
        }
    });
    Ok(())
}

/// A synced folder puts yesterday's vault back while Daybook is closed.
fn older_copy(report: &mut Report, inspection: &Inspection<'_>, binary: &Path, folder: &Path) -> Outcome {
    let home = Home::make(folder.join("unused-older.pdf"))?;
    let vault = home.path().join("vault").join("vault");
    let yesterday = home.path().join("yesterday");
    let daybook = Daybook::start(binary, &home)?;
    let window = &daybook.window;
    let made = first_run::make_vault_quickly(window)
        .and_then(|()| case::open_quickly(window))
        .and_then(|()| note::start(window))
        .and_then(|()| note::type_text(window, "A quiet morning."))
        .and_then(|()| leave_locked(window));
    let begun = report.check(Some(&daybook.window.session), "a vault, left in the middle of a note", made);
    daybook.close()?;
    report.check(None, "a copy of it is kept", copy(&vault, &yesterday));
    if !begun {
        return Ok(());
    }
    let daybook = Daybook::start(binary, &home)?;
    let window = &daybook.window;
    let written =
        in_the_note(window).and_then(|()| note::type_text(window, TYPED)).and_then(|()| leave_locked(window));
    report.check(Some(&daybook.window.session), "a day's work", written);
    daybook.close()?;
    let back = fs::remove_dir_all(&vault).map_err(|cause| Fault::machine("removing the vault", cause));
    report.check(None, "the older copy is put back", back.and_then(|()| copy(&yesterday, &vault)));
    let daybook = Daybook::start(binary, &home)?;
    let mut journey = Journey { window: &daybook.window, report: &mut *report, inspection };
    let _ended = told(&mut journey);
    daybook.close()
}

fn told(journey: &mut Journey<'_>) -> Outcome {
    journey.step("it opens where the worker was, and says there that something needs a look", |window| {
        in_the_note(window)?;
        window.find_css("#needs-a-look").map(drop)
    })?;
    journey.check("what needs a look is in sight, wherever the caret was", |window| {
        let seen = "const { top, bottom } = document.getElementById('needs-a-look').getBoundingClientRect(); \
                    return top >= 0 && bottom <= innerHeight;";
        window
            .comes_true(seen, &json!([]))?
            .then_some(())
            .ok_or_else(|| Fault::Window(wait::shown(&window.session)))
    });
    journey.inspect("a note, an older copy", Depth::Whole);
    journey
        .step("one link says what was found and what to do", |window| press_css(window, "#needs-a-look a"))?;
    journey.arrive("backups and checks, an older copy", "Backups and checks")?;
    journey.step("how much is missing is said", |window| window.find_css("#missing").map(drop))?;
    journey.step("the worker has looked and goes on", |window| {
        press_css(window, "#accept-standing")?;
        window.await_words("It is noted that you go on with what is here.")
    })?;
    journey.check("after that no screen says so any more", |window| {
        window.follow("Daybook")?;
        window.await_heading("Cases")?;
        window
            .comes_true("return document.getElementById('needs-a-look') === null;", &json!([]))?
            .then_some(())
            .ok_or_else(|| Fault::Window(wait::shown(&window.session)))
    });
    Ok(())
}

/// Locks, and so leaves Daybook where it will come back to.
pub fn leave_locked(window: &Window) -> Outcome {
    window.control("l")?;
    window.await_heading("Unlock")
}

fn in_the_note(window: &Window) -> Outcome {
    window.await_heading("Unlock")?;
    lock::unlock(window)?;
    window.await_heading_for("Visit note", wait::KEY_DERIVATION)
}

/// Copies the files of a folder into one that is made for them.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    let failed = |cause| Fault::machine("copying a vault", cause);
    fs::create_dir_all(to).map_err(failed)?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if let Some(name) = path.file_name() {
            fs::copy(&path, to.join(name)).map_err(failed)?;
        }
    }
    Ok(())
}
