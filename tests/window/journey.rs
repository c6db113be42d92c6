//! The journey: a First Responder's main job in the real window, with the keyboard alone.

pub mod agreement;
pub mod case;
mod consent;
mod courses;
pub mod decisions;
mod doorstep;
pub mod first_run;
pub mod lock;
pub mod moment;
pub mod note;
mod power_cut;
pub mod referral;
pub mod safeguarding;
mod safety;

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

/// Does the whole main job in a home of its own, then the power cut in another.
pub fn travel(report: &mut Report, axe: &Axe, binary: &Path, folder: &Path) -> Outcome {
    let practice = PracticeCase::shipped();
    let names = names_of(practice);
    let inspection = Inspection { axe, names };
    report.chapter("The main job, by keyboard");
    let home = Home::make(folder.join("referral.pdf"))?;
    let daybook = Daybook::start(binary, &home)?;
    let mut journey = Journey { window: &daybook.window, report, inspection: &inspection };
    // A step that failed is in the report already: here it only ends the journey.
    let _ended = main_job(&mut journey, practice, &home);
    daybook.close()?;
    report.check(None, "what was typed cannot be read in any file", unreadable(&home, practice));
    report.chapter("The doorstep");
    doorstep::visit(report, &inspection, binary, folder)?;
    report.chapter("Consent, as a conversation and as a ledger");
    agreement::hold(report, &inspection, binary, folder)?;
    report.chapter("Every kind of report, and the changes from one to the next");
    courses::take(report, &inspection, binary, folder)?;
    report.chapter("Decisions and their clocks");
    decisions::follow(report, &inspection, binary, folder)?;
    report.chapter("Safeguarding beside the referral");
    safeguarding::keep(report, &inspection, binary, folder)?;
    report.chapter("A power cut");
    power_cut::survive(report, &inspection, binary, folder)
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
