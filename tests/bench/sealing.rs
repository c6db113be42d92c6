//! A case of 200 notes and 50 files, 100 MB, sealed for a colleague and verified by them.

use casework::note::Statement;
use daybook_tests::desk::{Desk, kept_here};
use daybook_tests::exchange::{everything, open, read_copy, seal, two_desks};
use daybook_tests::{PASSPHRASE, a_passphrase};
use serde_json::json;
use vault::store::FileToAttach;
use vault::{Closed, Vault};

use crate::corpus::Corpus;
use crate::{row, timed, times};

const NOTES: usize = 200;
const FILES: usize = 50;
const FILE_BYTES: usize = 2 * 1024 * 1024;
/// As often as a median needs.
const RUNS: usize = 7;

pub fn sealing() {
    let (worker, supervisor) = two_desks();
    fill(&worker);
    println!(
        "\na case of {NOTES} notes and {FILES} files of {} MiB (marks 5 s, 300 MB):",
        FILE_BYTES / 1024 / 1024
    );
    // The first time, before anything has been read or drawn: what a program needs that does nothing else.
    let mut file = None;
    memory_of("sealing", || file = Some(seal(&worker, &worker.case, &everything())));
    let first_file = file.take().expect("it was sealed");
    memory_of("verifying and keeping", || drop(open(&supervisor, first_file)));
    let sealed = times(RUNS, || timed(|| file = Some(seal(&worker, &worker.case, &everything()))));
    row("sealed for a colleague and saved", &sealed);
    let file = file.expect("it was sealed");
    println!("{:<44} {:>10}", "  the sealed file", megabytes(std::fs::metadata(&file).expect("there").len()));
    let of_paper = json!({ "case": worker.case, "choice": everything(), "leaving": kept_here() });
    let paper = || timed(|| drop(worker.ask("save_readable_copy", of_paper.clone()).expect("saved")));
    row("  of it the paper, saved alone", &times(3, paper));
    let mut kept = json!(null);
    let first = [timed(|| kept = open(&supervisor, file.clone()))];
    row("verified whole, and kept", &first);
    assert_eq!(kept["standing"], "kept", "every byte is right");
    let verified =
        times(RUNS, || timed(|| assert_eq!(open(&supervisor, file.clone())["standing"], "known", "again")));
    row("verified whole", &verified);
    let read = times(RUNS, || timed(|| drop(read_copy(&supervisor, &kept))));
    row("verified again and read, with what is open", &read);
}

/// Fills the worker's case beside what the desk has made in it.
fn fill(desk: &Desk) {
    desk.ask("lock_vault", json!({})).expect("locked");
    let now = daybook::session::Session::now();
    let mut vault = Closed::at(desk.home()).unlock(&a_passphrase(), now).expect("opens");
    let mut corpus = Corpus::new();
    for number in 0..NOTES {
        let note = vault.begin_note(Some(&desk.case), corpus.note(), now).expect("begun").id;
        if number < FILES {
            attach(&mut vault, &note, &mut corpus, now);
        }
        let statement = Statement { made_at_the_time: true, why_later: String::new() };
        vault.finish_note(&note, &statement, None, now).expect("finished");
    }
    vault.lock();
    desk.ask("unlock_vault", json!({ "passphrase": PASSPHRASE })).expect("opens");
    let list = desk.ask("list_notes", json!({ "case": desk.case })).expect("readable");
    assert!(list.as_array().is_some_and(|notes| notes.len() > NOTES), "every note is there");
}

/// A file that no compression makes smaller, as pictures are.
fn attach(vault: &mut Vault, note: &str, corpus: &mut Corpus, now: vault::Moment) {
    let content: Vec<u8> =
        (0..FILE_BYTES).map(|_| u8::try_from(corpus.below(256)).expect("a byte")).collect();
    let file = FileToAttach { name: "picture.jpg", content: &content, kind: "jpeg" };
    vault.attach(note, file, None, now).expect("kept");
}

/// Prints how much more memory than before was in use at the most, where the system says so.
fn memory_of(what: &str, act: impl FnOnce()) {
    let reset = std::fs::write("/proc/self/clear_refs", "5").is_ok();
    let before = in_use("VmRSS");
    act();
    match (reset, before, in_use("VmHWM")) {
        (true, Some(before), Some(most)) => {
            println!("{:<44} {:>10}", format!("memory while {what}, at the most"), megabytes(most));
            println!("{:<44} {:>10}", "  of it more than before", megabytes(most.saturating_sub(before)));
        }
        _ => println!("  memory while {what}: this system does not say"),
    }
}

/// Returns bytes.
fn in_use(what: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(what))?;
    let kibibytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1024)
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes / 1_000_000)
}
