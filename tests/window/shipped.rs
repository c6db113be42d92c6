//! Daybook as it ships, with a person at the screen's own keyboard: what it leaves in memory behind a lock and on the
//! disk when it has ended, and what another program of the same account can see of it.

mod keyboard;
mod memory;
pub mod outside;
mod program;
mod written;

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use daybook_tests::a_case;
use vault::{Closed, Passphrase};

use self::keyboard::Keyboard;
use self::memory::{Found, Sought};
use self::program::Program;
use crate::driver;
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::leak;
use crate::processes;
use crate::report::{self, Report};
use crate::wait;

/// Invented, and on any keyboard.
const PASSPHRASE: &str = "copper lantern evening ferry 42";
const CALLED: &str = "quillfeather in the margin";
/// What is typed first, to see that the page takes it.
const BEGINNING: &str = "begun ";
/// Below the number of wrong passphrases after which there is a wait.
const TRIES: usize = 4;
/// So many lines are written, each looked for on its own.
const LINES: usize = 50;
/// The folder of the program's data, as `tauri.conf.json` names it.
const IDENTIFIER: &str = "uk.daybook.desktop";

/// One day: unlocked, a note of fifty lines, locked, looked for, unlocked, ended, looked for.
pub fn keep(report: &mut Report, folder: &Path) -> Outcome {
    let binary = program::binary()?;
    let home = Home::make(folder.join("unused-shipped.pdf"))?;
    let day = Day::before(&home)?;
    let program = Program::start(&binary, &home)?;
    let done = report.check(None, "a note of fifty lines is written", day.write());
    if done && driver::runs_as_root() {
        day.look(report, &program)?;
    } else if done {
        report::say("      not testable here: its memory can be read by root alone");
    }
    report.check(None, "Daybook ends when the person signs out", program.end());
    report.check(None, "nothing of the day can be read in any file", day.unreadable(&home));
    if !written::can_be_seen() {
        report::say("      what is written cannot be watched: that takes root and strace");
        return Ok(());
    }
    watched(report, &binary, folder)
}

/// The same day once more, with every path written down that anything was written to.
fn watched(report: &mut Report, binary: &Path, folder: &Path) -> Outcome {
    let home = Home::make(folder.join("unused-watched.pdf"))?;
    let day = Day::before(&home)?;
    let log = folder.join("written.log");
    let program = Program::start_behind(&written::tracing(&log), binary, &home)?;
    if report.check(None, "watched, a note of fifty lines is written", day.write()) {
        Keyboard::before_the_window()?.control('l')?;
    }
    report.check(None, "watched, Daybook ends", program.end());
    let paths = written::paths(&log, home.path())?;
    let elsewhere: Vec<String> = paths
        .iter()
        .filter(|path| !path.starts_with(home.path()))
        .map(|path| path.display().to_string())
        .collect();
    report::say(&format!("      figure: {} paths written to, {} elsewhere", paths.len(), elsewhere.len()));
    let vault = paths.iter().any(|path| path.ends_with("vault.db-wal"));
    report.check(None, "watched, the vault is seen being written", {
        if vault { Ok(()) } else { Err(Fault::Window("the watching sees nothing".to_owned())) }
    });
    report.check(
        None,
        "every path it wrote to is a folder of its own",
        Fault::from_list("elsewhere:", &elsewhere),
    );
    report.check(None, "watched, nothing of the day can be read in any of them", day.unreadable(&home));
    Ok(())
}

struct Day {
    /// Where the vault of this day lies.
    place: PathBuf,
    lines: Vec<String>,
    sought: Sought,
}

impl Day {
    /// Makes a vault with a case in the place where the program looks for its own.
    fn before(home: &Home) -> Outcome<Self> {
        let place = home.path().join("data").join(IDENTIFIER);
        let made = Closed::at(&place).create(&passphrase()).and_then(|mut vault| {
            let mut case = a_case();
            CALLED.clone_into(&mut case.called);
            vault.open_case(&case, false, daybook::session::Session::now())?;
            Ok(vault.lock())
        });
        let closed = made.map_err(|cause| Fault::machine("making a vault", format!("{cause:?}")))?;
        let lines: Vec<String> =
            (1..=LINES).map(|number| format!("zephyr{number:02}quince under the stairs")).collect();
        let sought = sought(&closed, &lines)?;
        Ok(Self { place, lines, sought })
    }

    /// Writes the note. Whether a key had its effect is read from the vault: one that came before the page was ready for it is
    /// pressed again.
    fn write(&self) -> Outcome {
        let keyboard = Keyboard::before_the_window()?;
        self.unlock(&keyboard)?;
        until_it_has_its_effect("a new note", || keyboard.control('n'), || self.note().is_some())?;
        let begun = || self.note().is_some_and(|text| text.contains(BEGINNING));
        until_it_has_its_effect("the first word of it", || keyboard.type_text(BEGINNING), begun)?;
        keyboard.type_text(&format!("\n{}", self.lines.join("\n")))?;
        let last = self.lines.last().map_or("", String::as_str);
        wait::until_outside("the note on the disk", wait::KEY_DERIVATION, || {
            self.note().is_some_and(|text| text.contains(last))
        })
    }

    fn unlock(&self, keyboard: &Keyboard) -> Outcome {
        keyboard.await_rest()?;
        let passphrase = || {
            keyboard.control('a')?;
            keyboard.type_text(PASSPHRASE)?;
            keyboard.enter()
        };
        until_it_has_its_effect("the vault to open", passphrase, || self.is_open())?;
        keyboard.await_rest()
    }

    /// Tells whether somebody has the vault open: its lock file is locked then, which the system says without touching it.
    fn is_open(&self) -> bool {
        let Ok(file) = std::fs::metadata(self.place.join("vault.lock")) else { return false };
        let held = std::fs::read_to_string("/proc/locks").unwrap_or_default();
        held.lines().any(|line| line.contains(&format!(":{} ", file.ino())))
    }

    /// Returns the note that is being written, as a copy of the vault, opened beside it, holds it; none while there is none,
    /// or the copy was taken in the middle of a change.
    fn note(&self) -> Option<String> {
        let copy = tempfile::tempdir().ok()?;
        leak::leave_copies(&self.place.join("vault"), &copy.path().join("vault")).ok()?;
        let now = daybook::session::Session::now();
        let vault = Closed::at(copy.path()).unlock(&passphrase(), now).ok()?;
        vault.unfinished_notes().ok()?.last().map(|note| note.text.text.clone())
    }

    fn look(&self, report: &mut Report, program: &Program) -> Outcome {
        let open = self.everywhere(program)?;
        say(&open);
        report.check(
            None,
            "while it is open the note is found, so that it can be found",
            found(&open, "line 50"),
        );
        report.check(None, "the key lies in the clear nowhere but where it is kept out of the swap file", {
            key_is_locked(&open, program)
        });
        report.check(None, "no other program may look into it, attach to it or have it dumped", {
            outside::is_closed(program.number())
        });
        let page = program.page()?;
        let keyboard = Keyboard::before_the_window()?;
        keyboard.control('l')?;
        let renewed = wait::until_outside("another process to draw the page", wait::USUAL, || {
            program.page().is_ok_and(|now| now != page)
        });
        report.check(None, "locked, another process draws the page", renewed);
        report.check(None, "nobody has the vault open then", {
            if self.is_open() { Err(Fault::Window("its lock file is locked".to_owned())) } else { Ok(()) }
        });
        let left = wait::last_look(
            wait::USUAL,
            || self.everywhere(program),
            |found| found.iter().all(Found::is_empty),
        )?;
        say(&left);
        let megabytes = left.iter().map(|it| it.bytes).sum::<u64>() / 1_000_000;
        let places = left.iter().map(|it| it.places.len()).sum::<usize>();
        report::say(&format!("      figure: {places} places in {megabytes} MB of {} processes", left.len()));
        let lines: Vec<String> =
            left.iter().filter(|it| !it.is_empty()).map(|it| format!("{it:?}")).collect();
        report.check(None, "no passphrase, no key, no name and no line is left in any process", {
            Fault::from_list("left in memory:", &lines)
        });
        report.check(None, "the new page unlocks", self.unlock(&keyboard));
        Ok(())
    }

    /// Searches the program and all that it started.
    fn everywhere(&self, program: &Program) -> Outcome<Vec<Found>> {
        let mut found = vec![self.sought.search(program.number(), "Daybook")?];
        // One that ended since it was listed holds nothing any more.
        let begun = processes::begun_by(program.number());
        found.extend(begun.iter().filter_map(|it| self.sought.search(it.number, &it.name).ok()));
        Ok(found)
    }

    fn unreadable(&self, home: &Home) -> Outcome {
        let words: Vec<String> =
            self.lines.iter().cloned().chain([CALLED, PASSPHRASE].map(str::to_owned)).collect();
        let searched = leak::search(home.path(), &words, |_| true)?;
        if searched.bytes == 0 {
            return Err(Fault::Window("there was no file to search".to_owned()));
        }
        report::say(&format!("      {} files, {} bytes", searched.files, searched.bytes));
        Fault::from_list("readable on the disk:", &searched.found)
    }
}

/// Does something until it has had its effect, a few times at most: a page that is still being drawn takes no keys.
fn until_it_has_its_effect(awaited: &str, act: impl Fn() -> Outcome, had_it: impl Fn() -> bool) -> Outcome {
    for _ in 0..TRIES {
        act()?;
        if wait::last_look(wait::USUAL, || Ok(had_it()), |had_it| *had_it)? {
            return Ok(());
        }
    }
    Err(Fault::Window(format!("waited in vain for {awaited}")))
}

fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE.to_owned())
}

fn sought(closed: &Closed, lines: &[String]) -> Outcome<Sought> {
    let key = closed.key_for_an_intruder(&passphrase());
    let key = key.map_err(|cause| Fault::machine("reading the key", format!("{cause:?}")))?;
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut texts: Vec<(String, String)> =
        lines.iter().enumerate().map(|(at, line)| (format!("line {:02}", at + 1), line.clone())).collect();
    texts.push(("passphrase".to_owned(), PASSPHRASE.to_owned()));
    texts.push(("name".to_owned(), CALLED.to_owned()));
    texts.push(("key in HEX".to_owned(), hex.to_uppercase()));
    texts.push(("key in hex".to_owned(), hex));
    Ok(Sought::of(&texts, &[("key".to_owned(), key)]))
}

fn found(all: &[Found], name: &str) -> Outcome {
    let there = all.iter().any(|found| found.places.iter().any(|place| place.name.starts_with(name)));
    if there { Ok(()) } else { Err(Fault::Window(format!("{name} was found nowhere"))) }
}

/// While the vault is open its engine holds the key, masked, in locked memory, and nobody else holds it.
fn key_is_locked(all: &[Found], program: &Program) -> Outcome {
    if outside::locked_bytes(program.number())? == 0 {
        return Err(Fault::Window("nothing is locked".to_owned()));
    }
    let places = all.iter().flat_map(|found| &found.places);
    let open = places.filter(|place| place.name.starts_with("key") && !place.is_locked);
    let lines: Vec<String> = open.map(|place| format!("{} in {}", place.name, place.mapping)).collect();
    Fault::from_list("not locked:", &lines)
}

fn say(all: &[Found]) {
    for found in all {
        let (megabytes, places) = (found.bytes / 1_000_000, found.places.len());
        report::say(&format!("      {}: {megabytes} MB searched, {places} places", found.of));
    }
}
