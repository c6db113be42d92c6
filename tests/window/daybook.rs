//! Daybook running: the program, its driver and the person at its window.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::driver::Driver;
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::plain;
use crate::report;
use crate::window::Window;

/// Names the program to test. There is no default: a forgotten, older build must not pass for the present one.
const BINARY: &str = "DAYBOOK_BINARY";
/// Says by how many seconds the program's clock is ahead.
const AHEAD: &str = "DAYBOOK_AHEAD";

/// The program under test, started; dropping it ends it.
pub struct Daybook {
    pub window: Window,
    driver: Driver,
}

/// Returns the program under test.
pub fn binary() -> Outcome<PathBuf> {
    let named = std::env::var_os(BINARY).map(PathBuf::from).ok_or_else(|| {
        Fault::Machine(format!(
            "{BINARY} is not set: it names the Daybook program to test, built with the test overlay \
             (`make window` builds it and sets it)"
        ))
    })?;
    let whole = named
        .canonicalize()
        .map_err(|cause| Fault::machine(&format!("{BINARY}={}", named.display()), cause))?;
    Ok(whole)
}

impl Daybook {
    /// Starts the program in this home, on the whole screen. On a loaded machine the driver now and then misses
    /// the program it has started: then both are started once more, and the report says so.
    pub fn start(binary: &Path, home: &Home) -> Outcome<Self> {
        Self::start_once(binary, home).or_else(|fault| {
            report::say(&format!("      started a second time, because: {fault}"));
            Self::start_once(binary, home)
        })
    }

    fn start_once(binary: &Path, home: &Home) -> Outcome<Self> {
        let log = home.new_log();
        let ahead = home.ahead();
        let mut environment = home.environment();
        environment.extend(ahead.map(|seconds| (AHEAD, seconds.to_string().into())));
        let driver = Driver::start(&environment, &log)?;
        let session = driver.session(binary, &[]).map_err(|fault| explain(&fault, &driver, &log))?;
        let window = Window::of(session);
        plain::widen(&window)?;
        if let Some(seconds) = ahead {
            window.ask(include_str!("page/clock_ahead.js"), &json!([seconds]))?;
        }
        Ok(Self { window, driver })
    }

    /// Closes the window, as the person does at the end of the day.
    pub fn close(self) -> Outcome {
        self.window.session.end()?;
        self.driver.await_end()
    }

    /// Ends the program as a power cut would, with nothing said to it.
    pub fn cut_off(self) -> Outcome {
        self.driver.kill_programs()
    }
}

/// Adds whether the program runs, and the last lines that driver and program said.
fn explain(fault: &Fault, driver: &Driver, log: &Path) -> Fault {
    let runs = if driver.programs().is_empty() { "it has ended" } else { "it runs" };
    let said = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = said.lines().collect();
    let last = lines.len().saturating_sub(12);
    Fault::Machine(format!("Daybook gave no window ({runs}): {fault}\n{}", lines[last..].join("\n")))
}
