//! The first lines of the program: nothing may attach to it, dump its memory or steer its window.
//!
//! No `unsafe` is needed: the limits are set through safe wrappers, and variables that would hand the
//! window to someone else are dropped by starting again without them.

#[cfg(unix)]
use std::os::unix::process::CommandExt;

/// Variables by which the web view could be steered or inspected from outside, even in a release.
#[cfg(not(feature = "window-tests"))]
const STEERING: [&str; 3] =
    ["TAURI_WEBVIEW_AUTOMATION", "WEBKIT_INSPECTOR_SERVER", "WEBKIT_INSPECTOR_HTTP_SERVER"];
/// The window tests steer the window on purpose, through the first two.
#[cfg(feature = "window-tests")]
const STEERING: [&str; 1] = ["WEBKIT_INSPECTOR_HTTP_SERVER"];

/// What makes the C allocator wipe what is freed, and the web view use that allocator: the letters that a person types pass
/// through its memory in this process too. They are read when a process starts.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const WIPING: [(&str, &str); 2] =
    [("Malloc", "1"), ("GLIBC_TUNABLES", "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0")];
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
const WIPING: [(&str, &str); 0] = [];

/// Starts again without the steering variables, and with memory wiped, if that is not so yet; then silences panics, whose texts can hold
/// a piece of a note, and forbids dumps (Linux, macOS) and attaching (Linux). What it starts to draw the page can be attached to.
pub fn harden() {
    start_as_it_should();
    std::panic::set_hook(Box::new(|_| {}));
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    forbid_dumps();
}

fn start_as_it_should() {
    let is_steered = STEERING.iter().any(|name| std::env::var_os(name).is_some());
    let is_wiped = WIPING.iter().all(|(name, value)| std::env::var_os(name).is_some_and(|set| set == *value));
    if !is_steered && is_wiped {
        return;
    }
    let Ok(program) = std::env::current_exe() else { std::process::exit(1) };
    let mut again = std::process::Command::new(program);
    again.args(std::env::args_os().skip(1));
    for name in STEERING {
        again.env_remove(name);
    }
    again.envs(WIPING);
    #[cfg(unix)]
    let _ = again.exec();
    #[cfg(not(unix))]
    let _ = again.status();
    // Reached only when it could not start again, or when the one that did has ended.
    std::process::exit(1)
}

/// The limit is handed on to whatever is started; that nothing may attach is not.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn forbid_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // A kernel that refuses either is no reason to refuse the worker.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    #[cfg(target_os = "linux")]
    forbid_attaching();
}

#[cfg(target_os = "linux")]
fn forbid_attaching() {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}
