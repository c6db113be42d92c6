//! Kills while a worker types, finishes, attaches and amends: nothing that was acknowledged may be lost, and
//! the ledger, the pages and the search index must agree afterwards.
//!
//! An ordinary run makes 50 kills; `make crash` asks for 500 with `DAYBOOK_KILLS`. The target has no harness,
//! so that its figures are the last line.
#![allow(clippy::print_stdout, reason = "the figures are what this test is run for")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use daybook_tests::{a_case, a_moment, a_passphrase};
use tempfile::TempDir;
use vault::Closed;

const WRITER: &str = env!("CARGO_BIN_EXE_vault_writer");
const KILLS: u32 = 50;
/// A vault is left behind after so many, so that each check stays quick.
const KILLS_OF_A_VAULT: u32 = 50;

/// What is known of each note, by act and note: how often.
type Acts = BTreeMap<String, u32>;

#[derive(Default)]
struct Tally {
    lost: usize,
    broken: u32,
}

fn main() -> ExitCode {
    if is_listing() {
        return ExitCode::SUCCESS;
    }
    let asked = std::env::var("DAYBOOK_KILLS").ok().and_then(|kills| kills.parse().ok());
    let kills: u32 = asked.unwrap_or(KILLS);
    let mut tally = Tally::default();
    let mut done = 0;
    while done < kills {
        let here = KILLS_OF_A_VAULT.min(kills - done);
        evening(done, here, &mut tally);
        done += here;
        println!("after {done} kills: {} lost, {} ledgers broken", tally.lost, tally.broken);
    }
    println!("crash: {kills} kills, {} lost, {} ledgers broken", tally.lost, tally.broken);
    if tally.lost == 0 && tally.broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// One vault and so many kills. Each writer first says what the one before it has left.
fn evening(first: u32, kills: u32, tally: &mut Tally) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut vault = Closed::at(folder.path()).create(&a_passphrase()).expect("made");
    vault.open_case(&a_case(), false, a_moment()).expect("opened");
    vault.lock();
    let mut acknowledged = Acts::new();
    for round in first..=first + kills {
        let mut writer = Writer::begin(&folder, round);
        let there = writer.report();
        tally.broken += u32::from(there.is_none());
        let there = there.unwrap_or_default();
        let lost = acknowledged.iter().filter(|(act, count)| there.get(*act).unwrap_or(&0) < count);
        for (act, count) in lost {
            println!("lost in round {round}: {act} {count}");
            tally.lost += 1;
        }
        if round == first + kills {
            writer.kill();
            return;
        }
        acknowledged.extend(writer.work_until_killed(moment_of(round)));
    }
}

/// Returns how long after the first act the writer is killed: from at once to a tenth of a second, spread
/// over the acts.
fn moment_of(round: u32) -> Duration {
    Duration::from_micros(u64::from(round) * 7919 % 100_000)
}

struct Writer {
    process: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Writer {
    fn begin(folder: &TempDir, seed: u32) -> Self {
        let mut command = Command::new(WRITER);
        command.arg("work").arg(folder.path()).arg(seed.to_string()).stdout(Stdio::piped());
        let mut process = command.spawn().expect("the writer is built with the tests");
        let lines = BufReader::new(process.stdout.take().expect("piped")).lines();
        Self { process, lines }
    }

    /// Returns what the writer found on the disk; none when a check found a fault.
    fn report(&mut self) -> Option<Acts> {
        let mut there = Acts::new();
        loop {
            let line = self.lines.next().expect("the vault opens").expect("in text");
            if let Some(faults) = line.strip_prefix("faults ") {
                if faults != "0 0 0" {
                    println!("pages, ledger, search: {faults}");
                    return None;
                }
                return Some(there);
            }
            if let Some((act, count)) = line.strip_prefix("is ").and_then(|act| act.rsplit_once(' ')) {
                there.insert(act.to_owned(), count.parse().unwrap_or(0));
            }
        }
    }

    /// Lets it work so long, kills it, and returns everything it acknowledged.
    fn work_until_killed(mut self, moment: Duration) -> Acts {
        let mut acts = Acts::new();
        let first = self.lines.next().expect("it works").expect("in text");
        note(&mut acts, &first);
        let until = Instant::now() + moment;
        while Instant::now() < until {
            note(&mut acts, &self.lines.next().expect("it works").expect("in text"));
        }
        self.process.kill().expect("it runs");
        for line in self.lines.by_ref().map_while(Result::ok) {
            note(&mut acts, &line);
        }
        self.process.wait().expect("it ends");
        acts
    }

    fn kill(mut self) {
        self.process.kill().expect("it runs");
        self.process.wait().expect("it ends");
    }
}

/// Takes an acknowledgement: an act, a note, and how often by now.
fn note(acts: &mut Acts, line: &str) {
    let words: Vec<&str> = line.split(' ').collect();
    match words[..] {
        [act, note, count] => drop(acts.insert(format!("{act} {note}"), count.parse().expect("a count"))),
        ["finished", note] => drop(acts.insert(format!("finished {note}"), 1)),
        // The last line of a killed writer may be half a line: it acknowledges nothing.
        _ => {}
    }
}

/// Answers `--list`, by which nextest learns what a target without a harness holds.
fn is_listing() -> bool {
    let asked: Vec<String> = std::env::args().collect();
    let has = |word: &str| asked.iter().any(|argument| argument == word);
    if has("--list") && !has("--ignored") {
        println!("crash: test");
    }
    has("--list")
}
