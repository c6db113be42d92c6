//! Speed, as the worker waits for it, with raw SQLCipher beside it in the same run.
//!
//! `make bench` prints the table. Figures of two runs are never compared; nothing here asserts a time.

#![allow(clippy::print_stdout, reason = "the table is the result")]

mod caseload;
mod corpus;
mod raw;
mod sealing;
mod search;

use std::time::{Duration, Instant};

use casework::note::NoteText;
use casework::practice::PracticeCase;
use casework::referral::{self, Answers, Form};
use daybook_tests::desk::{Desk, kept_here};
use daybook_tests::{PASSPHRASE, a_case, a_moment, a_passphrase};
use raw::Raw;
use serde_json::{Value, json};
use vault::Closed;

/// As in the program: whatever is freed is wiped.
#[global_allocator]
static WIPING: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

const NOTE: &str =
    "Opened the door herself. The kitchen was tidy; two cups on the table, one of them broken. ";
const NOTES: usize = 500;
const SAVES: usize = 200;
const SCREENS: usize = 30;

fn main() {
    // `cargo test` asks benches for their list; there is nothing to list.
    if std::env::args().any(|argument| argument == "--list") {
        return;
    }
    println!("{:<44} {:>10} {:>10} {:>10}", "", "median", "95th", "worst");
    let parts: [(&str, fn()); 7] = [
        ("opening", opening),
        ("saving", saving),
        ("engine", engine),
        ("screens", screens),
        ("caseload", caseload::reading),
        ("searching", search::searching),
        ("sealing", sealing::sealing),
    ];
    // Named, only those run: `make bench PARTS="caseload"`.
    let named: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    for (name, measure) in parts {
        if named.is_empty() || named.iter().any(|part| part == name) {
            measure();
        }
    }
}

fn opening() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut vault = Closed::at(folder.path()).create(&a_passphrase()).expect("made");
    for _ in 0..20 {
        let case = vault.open_case(&a_case(), false, a_moment()).expect("opened").id;
        for _ in 0..NOTES / 20 {
            vault.begin_note(Some(&case), note_of(1900), a_moment()).expect("begun");
        }
    }
    vault.lock();
    let key = std::fs::read(folder.path().join("vault/vault.key")).expect("readable");
    let cost = vault::envelope::cost_of(&key).expect("sound");
    println!(
        "passphrase: Argon2id, {} MiB, {} passes, {} lanes",
        cost.memory_kib / 1024,
        cost.passes,
        cost.lanes
    );
    let guess = times(7, || vault::envelope::time_guess(cost).expect("memory is there"));
    row("one key derivation at that cost", &guess);
    let unlock = times(7, || {
        let begun = Instant::now();
        let vault = Closed::at(folder.path()).unlock(&a_passphrase(), a_moment()).expect("unlocked");
        assert_eq!(vault.cases().expect("readable").len(), 20, "the list is there");
        begun.elapsed()
    });
    row("unlock to case list, key derivation included", &unlock);
    let beyond = median(&unlock).saturating_sub(median(&guess));
    println!("{:<44} {:>10}", "  of it beyond the key derivation", ms(beyond));
}

fn saving() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut vault = Closed::at(folder.path()).create(&a_passphrase()).expect("made");
    let case = vault.open_case(&a_case(), false, a_moment()).expect("opened").id;
    let note = vault.begin_note(Some(&case), note_of(1900), a_moment()).expect("begun").id;
    let raw = Raw::in_folder(folder.path());
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    // In turn, so that whatever else the machine does falls on both alike.
    for count in 0..SAVES {
        let text = note_of(1900 + count);
        ours.push(timed(|| {
            vault.save_note_draft(&note, &text, 0, a_moment()).expect("saved");
        }));
        floor.push(timed(|| raw.save(&text.text)));
    }
    row("save a draft (record, ledger, flushed)", &ours);
    row("  raw SQLCipher, one row, flushed", &floor);
    println!("{:<44} {:>9.2}x", "  ratio of medians", ratio(&ours, &floor));
}

fn screens() {
    let desk = Desk::new();
    let opened = desk.ask("open_practice_case", json!({})).expect("opened");
    let case = &opened["id"];
    for _ in 0..NOTES {
        let note = desk.ask("begin_note", json!({ "case": case })).expect("begun");
        let text = json!({
            "started": "2026-03-17T10:00", "ended": "2026-03-17T11:00", "place": "", "present": "",
            "blocks": [{ "text": NOTE.repeat(20), "said": null }], "view": "", "caret": 0
        });
        desk.ask("save_note_draft", json!({ "note": note["id"], "draft": text })).expect("saved");
        let finish =
            json!({ "note": note["id"], "statement": { "madeAtTheTime": false, "whyLater": "Measured" } });
        desk.ask("finish_note", finish).expect("finished");
    }
    println!("\nscreens of a case with {NOTES} notes, from command to answer:");
    let of_case = json!({ "case": case });
    let page = json!({ "case": case, "page": "what-is-their-background" });
    let account = json!({ "case": case, "field": "how-they-were-treated" });
    let leaving = json!({ "case": case, "leaving": kept_here() });
    for (screen, command, arguments) in [
        ("cases", "list_cases", json!({})),
        ("overview with timeline", "read_case", of_case.clone()),
        ("notes", "list_notes", of_case.clone()),
        ("consent", "read_consent", of_case.clone()),
        ("decisions", "read_decisions", of_case.clone()),
        ("referral: task list", "read_task_list", of_case.clone()),
        ("referral: question", "read_question_page", page),
        ("referral: check answers", "check_referral", of_case.clone()),
        (
            "a type-ahead over 526 organisations",
            "search_options",
            json!({ "list": "organisations", "query": "stock", "from": 0 }),
        ),
        (
            "a type-ahead with a slip, over 1622 towns",
            "search_options",
            json!({ "list": "uk-towns", "query": "stokcport", "from": 0 }),
        ),
        ("passages for one box", "read_passages", account),
        ("legal test", "read_legal_test", of_case.clone()),
        ("copy to the online form", "read_copy_list", of_case.clone()),
        ("referral as a PDF, saved", "save_referral_pdf", leaving),
    ] {
        row(screen, &screen_times(&desk, command, &arguments));
    }
    // From here on a notification: every account is read for identifiers.
    desk.decide(case.as_str().expect("an id"), "withdraw");
    row("identifier check", &screen_times(&desk, "read_identifiers", &of_case));
    desk.ask("lock_vault", json!({})).expect("locked");
    assert!(desk.ask("unlock_vault", json!({ "passphrase": PASSPHRASE })).is_ok(), "it opens again");
}

fn screen_times(desk: &Desk, command: &str, arguments: &Value) -> Vec<Duration> {
    times(SCREENS, || timed(|| drop(desk.ask(command, arguments.clone()).expect("answers"))))
}

/// The rules alone: the route, its findings and the summary of a whole referral.
fn engine() {
    let form = Form::current();
    let typed = Value::Object(PracticeCase::shipped().answers.clone());
    let typed: Answers = serde_json::from_value(typed).expect("answers of the form");
    let answers = referral::with_consent(form, typed, Some(true), Some(true));
    let today = a_moment().date_naive();
    let taken = times(SCREENS, || {
        timed(|| {
            assert_eq!(referral::route(form, &answers), referral::Route::AdultNrm, "the practice case");
            assert!(referral::all_findings(form, &answers, 0, today).is_empty(), "nothing is missing");
            assert!(!referral::check_answers(form, &answers, &[], today).is_empty(), "a summary");
        })
    });
    row("the engine routes and checks a referral", &taken);
}

fn note_of(length: usize) -> NoteText {
    let text: String = NOTE.chars().cycle().take(length).collect();
    NoteText { text, started: "2026-03-17T10:00".to_owned(), ..NoteText::default() }
}

fn timed(act: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    act();
    begun.elapsed()
}

fn times(count: usize, act: impl FnMut() -> Duration) -> Vec<Duration> {
    std::iter::repeat_with(act).take(count).collect()
}

fn row(what: &str, taken: &[Duration]) {
    let at = |part: usize| ms(sorted(taken)[(taken.len() - 1) * part / 100]);
    println!("{what:<44} {:>10} {:>10} {:>10}", at(50), at(95), at(100));
}

fn sorted(taken: &[Duration]) -> Vec<Duration> {
    let mut taken = taken.to_vec();
    taken.sort();
    taken
}

fn median(taken: &[Duration]) -> Duration {
    sorted(taken)[taken.len() / 2]
}

fn ratio(ours: &[Duration], floor: &[Duration]) -> f64 {
    median(ours).as_secs_f64() / median(floor).as_secs_f64()
}

fn ms(taken: Duration) -> String {
    format!("{:.2} ms", taken.as_secs_f64() * 1000.0)
}
