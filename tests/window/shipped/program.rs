//! Daybook as it ships: started as a person starts it, with no door for tests.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::outside;
use crate::driver;
use crate::fault::{Fault, Outcome};
use crate::home::Home;
use crate::processes;
use crate::wait;

/// Names the program as it ships. There is no default, as for the one that takes orders.
const BINARY: &str = "DAYBOOK_SHIPPED";
/// What the system calls the process that draws the page.
const PAGE: &str = "WebKitWebProces";

/// The program, started; dropping it ends it.
pub struct Program {
    process: Child,
}

/// Returns the program as it ships.
pub fn binary() -> Outcome<PathBuf> {
    let named = std::env::var_os(BINARY).map(PathBuf::from).ok_or_else(|| {
        Fault::Machine(format!(
            "{BINARY} is not set: it names Daybook as it ships (`make window` builds it and sets it)"
        ))
    })?;
    named.canonicalize().map_err(|cause| Fault::machine(&format!("{BINARY}={}", named.display()), cause))
}

impl Program {
    pub fn start(binary: &Path, home: &Home) -> Outcome<Self> {
        Self::start_behind(&[], binary, home)
    }

    /// Starts it behind another program, such as one that watches it.
    pub fn start_behind(before: &[String], binary: &Path, home: &Home) -> Outcome<Self> {
        let log = std::fs::File::create(home.new_log())
            .map_err(|cause| Fault::machine("opening the program's log", cause))?;
        let errors = log.try_clone().map_err(|cause| Fault::machine("opening the program's log", cause))?;
        let mut command = match before {
            [] => outside::as_an_ordinary_account(&binary.display().to_string()),
            // What watches it must be root: to an ordinary account the program shows nothing, not even the names it asks for.
            [program, arguments @ ..] => {
                let mut command = Command::new(program);
                command.args(arguments).arg(binary);
                command
            }
        };
        command.envs(driver::rendering()).envs(home.environment());
        // What steers the window in tests is left in, to see it refused.
        command.stdin(Stdio::null()).stdout(log).stderr(errors).process_group(0);
        let process = command.spawn().map_err(|cause| Fault::machine("starting Daybook", cause))?;
        Ok(Self { process })
    }

    /// Returns the number of Daybook's own process.
    pub fn number(&self) -> u32 {
        let own = self.process.id();
        // Behind another program it is what that one started.
        let begun = processes::begun_by(own).into_iter().find(|process| process.name.starts_with("daybook"));
        begun.map_or(own, |process| process.number)
    }

    /// Returns the process that draws the page, once there is exactly one.
    pub fn page(&self) -> Outcome<u32> {
        let mut page = Vec::new();
        wait::until_outside("one process that draws the page", wait::USUAL, || {
            page = processes::begun_by(self.number());
            page.retain(|process| process.name == PAGE);
            page.len() == 1
        })?;
        Ok(page[0].number)
    }

    /// Ends it as the system does when the person signs out.
    pub fn end(mut self) -> Outcome {
        let asked = Command::new("kill").args(["-TERM", &self.number().to_string()]).status();
        asked.map_err(|cause| Fault::machine("ending Daybook", cause))?;
        wait::until_outside("Daybook to be gone", wait::USUAL, || {
            self.process.try_wait().is_ok_and(|it| it.is_some())
        })
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Nothing can be done about a program that is already gone.
        let _gone = self.process.kill();
        let _gone = self.process.wait();
    }
}
