//! The journey: a First Responder's main job in the real window, with the keyboard alone.

pub mod agreement;
pub mod case;
mod consent;
mod courses;
pub mod damaged;
pub mod decisions;
mod doorstep;
pub mod first_run;
pub mod lock;
pub mod moment;
pub mod note;
mod power_cut;
pub mod referral;
pub mod review;
pub mod safeguarding;
mod safety;
mod script;
mod trust;

use std::path::Path;

use casework::practice::PracticeCase;

use crate::axe::Axe;
use crate::daybook::Daybook;
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::inspection::{Depth, Inspection};
use crate::leak;
use crate::plain;
use crate::report::Report;
use crate::shipped;
use crate::window::Window;

/// Invented, like everything typed here; long enough for the rule of length and for the one of words.
pub const PASSPHRASE: &str = "copper lantern evening ferry 42";
/// What the case of the journey is called: a word that is in no other text.
pub const CALLED: &str = "Quillfeather";

/// Someone at the window, with the report that is kept of what they see.
pub struct Journey<'a> {
    pub window: &'a Window,
    pub report: &'a mut Report,
    pub inspection: &'a Inspection<'a>,
}

impl Journey<'_> {
    /// Reports a step; what comes after it needs it, so its failure ends the journey.
    pub fn step(&mut self, name: &str, act: impl FnOnce(&Window) -> Outcome) -> Outcome {
        let outcome = act(self.window);
        match self.report.check(Some(&self.window.session), name, outcome) {
            true => Ok(()),
            false => Err(Fault::Window(format!("the journey ended at: {name}"))),
        }
    }

    /// Reports a check that nothing after it needs.
    pub fn check(&mut self, name: &str, act: impl FnOnce(&Window) -> Outcome) {
        let outcome = act(self.window);
        self.report.check(Some(&self.window.session), name, outcome);
    }

    /// Waits for a screen, checks that its heading has the focus, and inspects it.
    pub fn arrive(&mut self, name: &str, heading: &str) -> Outcome {
        self.step(&format!("{name}: opens"), |window| window.await_heading(heading))?;
        self.check(&format!("{name}: the heading has the focus"), plain::focus_on_heading);
        self.inspect(name, Depth::Whole);
        Ok(())
    }

    /// Inspects the screen as it stands.
    pub fn inspect(&mut self, name: &str, depth: Depth) {
        self.inspection.screen(self.report, self.window, name, depth);
    }
}

/// One part of the journey, in homes of its own.
type Part = fn(&mut Report, &Inspection<'_>, &Path, &Path) -> Outcome;

const PARTS: [(&str, Part); 11] = [
    ("The main job, by keyboard", whole_job),
    ("The doorstep", doorstep::visit),
    ("Consent, as a conversation and as a ledger", agreement::hold),
    ("Every kind of report, and the changes from one to the next", courses::take),
    ("Decisions and their clocks", decisions::follow),
    ("Safeguarding beside the referral", safeguarding::keep),
    ("A case file leaves, is reviewed and comes back", review::hand_over),
    ("A lost passphrase, a lost day, an older copy", trust::keep),
    ("A damaged page", damaged::read),
    ("A power cut", power_cut::survive),
    ("Script in a note, a file's name and a copy", script::refuse),
];

/// Takes no orders, so nothing of the window is asked there.
const AS_IT_SHIPS: &str = "The program as it ships: memory, disk, and from outside";

/// Does all of it, or only the parts whose title holds the words of `DAYBOOK_JOURNEY`.
pub fn travel(report: &mut Report, axe: &Axe, binary: &Path, folder: &Path) -> Outcome {
    let inspection = Inspection { axe, names: names_of(PracticeCase::shipped()) };
    let wanted = std::env::var("DAYBOOK_JOURNEY").unwrap_or_default();
    let parts: Vec<_> = PARTS.iter().filter(|(title, _)| title.contains(&wanted)).collect();
    let as_it_ships = AS_IT_SHIPS.contains(&wanted);
    if parts.is_empty() && !as_it_ships {
        return Err(Fault::Machine(format!("no part of the journey is called \"{wanted}\"")));
    }
    for (title, part) in parts {
        report.chapter(title);
        part(report, &inspection, binary, folder)?;
    }
    if as_it_ships {
        report.chapter(AS_IT_SHIPS);
        shipped::keep(report, folder)?;
    }
    Ok(())
}

/// The whole main job; afterwards nothing of it can be read on the disk.
fn whole_job(report: &mut Report, inspection: &Inspection<'_>, binary: &Path, folder: &Path) -> Outcome {
    let practice = PracticeCase::shipped();
    let home = Home::make(folder.join("referral.pdf"))?;
    let daybook = Daybook::start(binary, &home)?;
    let mut journey = Journey { window: &daybook.window, report: &mut *report, inspection };
    // A step that failed is in the report already: here it only ends the journey.
    let _ended = main_job(&mut journey, practice, &home);
    daybook.close()?;
    report.check(None, "what was typed cannot be read in any file", unreadable(&home, practice));
    Ok(())
}

fn main_job(journey: &mut Journey<'_>, practice: &PracticeCase, home: &Home) -> Outcome {
    first_run::make_vault(journey)?;
    case::open(journey)?;
    note::write(journey, practice)?;
    consent::record(journey, practice)?;
    safety::record(journey, practice)?;
    referral::answer(journey, practice)?;
    referral::save_pdf(journey, home)?;
    lock::lock_and_unlock(journey)?;
    first_run::look_round(journey)
}

/// Words that may stand in no title: what the case is called and what the practice person is called.
fn names_of(practice: &PracticeCase) -> Vec<String> {
    let named = |key: &str| practice.answers.get(key).and_then(|name| name.as_str()).map(str::to_owned);
    let people = ["pv-name-first-name", "pv-name-last-name"].into_iter().filter_map(named);
    people.chain([CALLED.to_owned()]).collect()
}

/// Searches every file of the home, the PDF not being one of them, for the words that were typed.
fn unreadable(home: &Home, practice: &PracticeCase) -> Outcome {
    let words: Vec<String> =
        practice.markers.iter().cloned().chain([CALLED.to_owned(), PASSPHRASE.to_owned()]).collect();
    let searched = leak::search(home.path(), &words, |_| true)?;
    if searched.files == 0 || searched.bytes == 0 {
        return Err(Fault::Window("there was no file to search".to_owned()));
    }
    Fault::from_list("readable on the disk:", &searched.found)
}
