//! The screen: a display and a message bus of the tests' own where the computer has none.

use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::process::Command;

use crate::driver;
use crate::fault::{Fault, Outcome};

/// Set in the process that runs inside the virtual screen, so that it does not start another.
const INSIDE: &str = "DAYBOOK_WINDOW_INSIDE";
const XVFB: &str = "-screen 0 1366x768x24 -nolisten tcp";

/// Returns once there is a screen and a bus: at once, or inside a copy of this program that has them.
pub fn ensure() -> Outcome {
    let missing = missing_programs();
    if !missing.is_empty() {
        return Err(Fault::Machine(format!(
            "the tests of the window need {}: install them (Debian, Ubuntu: apt-get install webkit2gtk-driver xvfb \
             dbus-x11 xauth)",
            missing.join(", ")
        )));
    }
    if std::env::var_os(INSIDE).is_some() || (has("DISPLAY") && has("DBUS_SESSION_BUS_ADDRESS")) {
        return Ok(());
    }
    Err(Fault::machine("starting the virtual screen", again_inside()?.exec()))
}

/// Returns this program's own command line, wrapped in the screen and bus that are missing.
fn again_inside() -> Outcome<Command> {
    let own =
        std::env::current_exe().map_err(|cause| Fault::machine("finding this program's own file", cause))?;
    let mut words: Vec<OsString> = Vec::new();
    if !has("DISPLAY") {
        words.extend(["xvfb-run", "-a", "-s", XVFB].map(OsString::from));
    }
    let bus = concat!("--config-file=", env!("CARGO_MANIFEST_DIR"), "/window/bus.conf");
    words.extend(["dbus-run-session", bus, "--"].map(OsString::from));
    words.push(own.into_os_string());
    words.extend(std::env::args_os().skip(1));
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]).env(INSIDE, "yes").env_remove("WAYLAND_DISPLAY");
    Ok(command)
}

fn has(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

fn missing_programs() -> Vec<&'static str> {
    let mut needed = vec![driver::PROGRAM, "dbus-run-session", "kill"];
    if !has("DISPLAY") {
        needed.extend(["xvfb-run", "Xvfb", "xauth"]);
    }
    needed.into_iter().filter(|program| !on_path(program)).collect()
}

fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = std::env::split_paths(&path);
    folders.any(|folder| folder.join(program).is_file())
}
