//! A case file leaves, is reviewed and comes back: two Daybooks with a vault each, and nothing between them but files
//! and what is read aloud.

pub mod answers;
pub mod cards;
pub mod copy;
pub mod handing;
pub mod leaving;

use std::cell::{Cell, RefCell};
use std::path::Path;

use casework::practice::PracticeCase;
use serde_json::json;
use tempfile::TempDir;

use super::{Journey, lock};
use crate::daybook::Daybook;
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::inspection::Inspection;
use crate::leak;
use crate::report::Report;
use crate::wait;
use crate::window::Window;

/// Who sits at a Daybook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Worker,
    Supervisor,
}

impl Side {
    pub fn first_name(self) -> &'static str {
        if self == Self::Worker { "Ivo" } else { "Vera" }
    }

    pub fn last_name(self) -> &'static str {
        if self == Self::Worker { "Invented" } else { "Reviewer" }
    }

    pub fn name(self) -> String {
        format!("{} {}", self.first_name(), self.last_name())
    }

    pub fn role(self) -> &'static str {
        if self == Self::Worker { "Outreach worker" } else { "Supervisor" }
    }

    pub fn other(self) -> Self {
        if self == Self::Worker { Self::Supervisor } else { Self::Worker }
    }
}

/// Two homes, and what has gone from one to the other.
pub struct Exchange {
    worker: Home,
    supervisor: Home,
    /// Where both save what they give to the other.
    saved: TempDir,
    /// The eight words that the other one reads aloud.
    pub heard: RefCell<Vec<String>>,
    /// How many entries the case file had when it left.
    pub entries: Cell<usize>,
}

impl Exchange {
    pub fn make() -> Outcome<Self> {
        let saved =
            tempfile::tempdir().map_err(|cause| Fault::machine("making a folder between two", cause))?;
        let home =
            |name: &str| Ok::<_, Fault>(Home::make(saved.path().join(name))?.choosing("given.daybook"));
        let (worker, supervisor) = (home("by-worker.saved")?, home("by-supervisor.saved")?);
        Ok(Self { worker, supervisor, saved, heard: RefCell::default(), entries: Cell::default() })
    }

    pub fn home(&self, side: Side) -> &Home {
        if side == Side::Worker { &self.worker } else { &self.supervisor }
    }

    /// Returns what this side saved last.
    pub fn saved_by(&self, side: Side) -> Outcome<Vec<u8>> {
        std::fs::read(self.home(side).pdf()).map_err(|cause| Fault::machine("reading what was saved", cause))
    }

    /// Gives what this side saved last to the other, whose next open dialogs choose it.
    pub fn give(&self, side: Side) -> Outcome {
        self.home(side.other()).choose(&self.saved_by(side)?)
    }
}

type Sitting = fn(&mut Journey<'_>, &Exchange) -> Outcome;

/// Each sits at their own Daybook in turn; what was saved there is given to the other at its end.
const SITTINGS: [(Side, Sitting); 8] = [
    (Side::Worker, cards::begin),
    (Side::Supervisor, cards::receive),
    (Side::Worker, leaving::seal),
    (Side::Supervisor, copy::review),
    (Side::Worker, answers::answer),
    (Side::Supervisor, copy::compare),
    (Side::Worker, handing::hand_over),
    (Side::Supervisor, handing::take_over),
];

/// Goes through all of it, in two homes of its own.
pub fn hand_over(report: &mut Report, inspection: &Inspection<'_>, binary: &Path, _folder: &Path) -> Outcome {
    let exchange = Exchange::make()?;
    for (side, sitting) in SITTINGS {
        let daybook = Daybook::start(binary, exchange.home(side))?;
        let mut journey = Journey { window: &daybook.window, report: &mut *report, inspection };
        // A step that failed is in the report already: here it only ends the journey.
        let ended = sitting(&mut journey, &exchange).is_err();
        daybook.close()?;
        if ended {
            return Ok(());
        }
        exchange.give(side)?;
    }
    report.check(None, "no word of the case can be read in either home, nor in what went between", {
        unreadable(&exchange)
    });
    Ok(())
}

fn unreadable(exchange: &Exchange) -> Outcome {
    let mut lines = Vec::new();
    for place in [exchange.worker.path(), exchange.supervisor.path(), exchange.saved.path()] {
        let searched = leak::search(place, &PracticeCase::shipped().markers, |_| true)?;
        if searched.bytes == 0 {
            return Err(Fault::Window("there was nothing to search".to_owned()));
        }
        lines.extend(searched.found);
    }
    Fault::from_list("readable on the disk:", &lines)
}

/// Unlocks a Daybook that was closed, and goes to its home.
pub fn come_in(window: &Window) -> Outcome {
    window.await_heading("Unlock")?;
    lock::unlock(window)?;
    let open = "return !['', 'Unlock'].includes(plain(document.querySelector('h1')?.textContent));";
    wait::until(&window.session, "another screen than Unlock", wait::KEY_DERIVATION, || {
        window.asks_whether(open, &json!([])).map(|open| open.then_some(()))
    })?;
    window.follow("Daybook")?;
    window.await_heading("Cases")
}

/// Goes from home to the practice case.
pub fn to_case(window: &Window) -> Outcome {
    window.follow(&PracticeCase::shipped().case.called)?;
    window.await_heading("Overview")
}

/// Waits until something whose id begins so has the focus.
pub fn await_focus_on(window: &Window, beginning: &str) -> Outcome {
    wait::until(&window.session, &format!("the focus on #{beginning}…"), wait::USUAL, || {
        let script = "return document.activeElement?.id.startsWith(arguments[0]) ?? false;";
        Ok(window.asks_whether(script, &json!([beginning]))?.then_some(()))
    })
}

/// Returns how many elements of the page the selector names.
pub fn count(window: &Window, selector: &str) -> Outcome<usize> {
    let found = window.ask("return document.querySelectorAll(arguments[0]).length;", &json!([selector]))?;
    Ok(found.as_u64().and_then(|found| usize::try_from(found).ok()).unwrap_or_default())
}
