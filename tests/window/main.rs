//! The real window: the main job by keyboard, every screen looked at, a power cut; or, asked for, the tour.
//!
//! `DAYBOOK_BINARY=target/debug/daybook cargo test -p daybook-tests --test window` runs the checks, with
//! ` -- tour` (or `DAYBOOK_TOUR=1`) the tour. Without a display both run in a virtual one.

mod answer;
mod axe;
mod daybook;
mod driver;
mod fault;
mod home;
mod inspection;
mod journey;
mod keys;
mod leak;
mod pdf;
mod picture;
mod plain;
mod processes;
mod report;
mod screen;
mod seeded;
mod session;
mod shipped;
mod stopwatch;
mod tour;
mod wait;
mod window;
mod wire;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::axe::Axe;
use crate::fault::{Fault, Outcome};
use crate::report::Report;

/// What this program was asked to do.
enum Task {
    /// What nextest asks first: which tests there are, and which of them are not run.
    List,
    ListIgnored,
    Check,
    Tour,
}

fn main() -> ExitCode {
    let passed = match asked() {
        Task::List => {
            report::say("window: test");
            true
        }
        Task::ListIgnored => true,
        Task::Check => on_screen("window", "DAYBOOK_WINDOW_TO", check),
        Task::Tour => on_screen("tour", "DAYBOOK_TOUR_TO", tour::lead),
    };
    if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Reads the arguments; those of the usual test runner are let pass.
fn asked() -> Task {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |word: &str| arguments.iter().any(|argument| argument == word);
    if has("--list") {
        return if has("--ignored") { Task::ListIgnored } else { Task::List };
    }
    let wanted = std::env::var_os("DAYBOOK_TOUR").is_some_and(|value| !value.is_empty() && value != "0");
    if has("tour") || wanted { Task::Tour } else { Task::Check }
}

/// Runs a task where there is a screen, with a report in its folder under target/, or in the one that the
/// variable names.
fn on_screen(name: &str, variable: &str, task: fn(&mut Report, &Path) -> Outcome) -> bool {
    let mut report = match prepare(name, variable) {
        Ok(report) => report,
        Err(fault) => {
            report::say(&format!("FAIL  {fault}\n\n0 passed, 1 failed"));
            return false;
        }
    };
    let folder = report.folder().to_owned();
    if let Err(fault) = task(&mut report, &folder) {
        report.check(None, name, Err(fault));
    }
    report.close()
}

fn prepare(name: &str, variable: &str) -> Outcome<Report> {
    screen::ensure()?;
    let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target").join(name);
    let folder = std::env::var_os(variable).map_or_else(usual, PathBuf::from);
    Report::in_folder(folder).map_err(|cause| Fault::machine("making the report's folder", cause))
}

/// Proves that the checks can fail, then checks Daybook.
fn check(report: &mut Report, folder: &Path) -> Outcome {
    let binary = daybook::binary()?;
    let axe = Axe::installed()?;
    report.chapter("The checks themselves, on a page seeded with faults");
    let scratch = tempfile::tempdir().map_err(|cause| Fault::machine("making a scratch folder", cause))?;
    seeded::check(report, &axe, scratch.path())?;
    report.check(
        None,
        "the search for leaks finds what is planted",
        leak::finds_what_is_planted(scratch.path(), &planted()),
    );
    journey::travel(report, &axe, &binary, folder)
}

fn planted() -> Vec<String> {
    casework::practice::PracticeCase::shipped().markers.clone()
}
