//! The form engine beside vectors recorded from the real online form: the same pages and summary from the
//! same answers, the same values taken, refused and stored.
//!
//! `WALKS=file VALUES=file` run other recordings. The target has no harness (`harness = false`), so that
//! the figures are its last line.
#![allow(clippy::print_stdout, reason = "the figures are what this test is run for")]

mod differences;
mod recording;
mod values;
mod walks;

use std::process::ExitCode;

use casework::referral::Form;
use differences::Differences;

fn main() -> ExitCode {
    if is_listing() {
        return ExitCode::SUCCESS;
    }
    let form = Form::current();
    let mut differences = Differences::default();
    let walks = agreement("walk", &recording::lines("WALKS", "walks.jsonl"), |line| {
        walks::compare(form, line, &mut differences)
    });
    let values =
        agreement("value", &recording::lines("VALUES", "values.jsonl"), |line| values::compare(form, line));
    differences.print();
    println!("conformance: walks {} of {}, values {} of {}", walks.0, walks.1, values.0, values.1);
    let all = walks.0 == walks.1 && values.0 == values.1 && walks.1 + values.1 > 0;
    if all { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints every disagreement; returns how many recordings agree, and of how many.
fn agreement(
    what: &str,
    lines: &[String],
    mut compare: impl FnMut(&str) -> Result<(), String>,
) -> (usize, usize) {
    let mut agreeing = 0;
    for (place, line) in lines.iter().enumerate() {
        match compare(line) {
            Ok(()) => agreeing += 1,
            Err(why) => println!("{what} {}: {why}", place + 1),
        }
    }
    (agreeing, lines.len())
}

/// Answers `--list`, by which nextest learns what a target without a harness holds.
fn is_listing() -> bool {
    let asked: Vec<String> = std::env::args().collect();
    let has = |word: &str| asked.iter().any(|argument| argument == word);
    if has("--list") && !has("--ignored") {
        println!("conformance: test");
    }
    has("--list")
}
