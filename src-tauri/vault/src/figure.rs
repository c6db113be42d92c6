//! Figures that `make trust` prints beside a promise: a line of a test's output that begins with a sign of its own.
#![allow(clippy::print_stderr, reason = "the figures are what some tests are run for")]

const SIGN: &str = "figure: ";

pub(crate) fn say(figure: &str) {
    eprintln!("{SIGN}{figure}");
}

/// Says again what a process of the test's own said.
pub(crate) fn passed_on(said: &str) {
    said.lines().filter_map(|line| line.split_once(SIGN)).for_each(|(_, figure)| say(figure));
}

/// Returns how often a test tries: as `make trust` says in this variable, or a few times.
pub(crate) fn times(variable: &str, usual: usize) -> usize {
    std::env::var(variable).ok().and_then(|times| times.parse().ok()).unwrap_or(usual)
}
