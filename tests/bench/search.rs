//! Search and saving in vaults of 10,000 and 100,000 notes of 180 words.

use std::time::{Duration, Instant};

use daybook_tests::{a_moment, a_passphrase};
use vault::{Closed, Vault};

use crate::corpus::Corpus;
use crate::{row, sorted, timed};

const SEARCHES: usize = 40;
const SAVES: usize = 100;
/// As many as a page of results shows.
const PAGE: usize = 20;
/// Ranks of words that stand in nearly every note, in some, and in hardly any.
const COMMON: (usize, usize) = (0, 20);
const MIDDLING: (usize, usize) = (100, 500);
const RARE: (usize, usize) = (5_000, 20_000);

/// What a search of one size must keep to: the first answer, the full one and a save, in milliseconds.
struct Marks {
    notes: usize,
    first: u64,
    full: u64,
    save: u64,
}

pub fn searching() {
    for marks in [
        Marks { notes: 10_000, first: 50, full: 100, save: 50 },
        Marks { notes: 100_000, first: 300, full: 300, save: 50 },
    ] {
        with_notes(&marks);
    }
}

fn with_notes(marks: &Marks) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut vault = Closed::at(folder.path()).create(&a_passphrase()).expect("made");
    let mut corpus = Corpus::new();
    let begun = Instant::now();
    let notes: Vec<_> = (0..marks.notes).map(|_| corpus.note()).collect();
    vault.fill_with_notes(notes.into_iter(), a_moment()).expect("room on the disk");
    println!(
        "\nsearch with {} notes (kept and indexed in {:.0} s):",
        marks.notes,
        begun.elapsed().as_secs_f64()
    );
    let first = first_answers(&vault, &mut corpus);
    let full = full_answers(&vault, &mut corpus);
    let saves = saves(&mut vault, &mut corpus);
    tell("the first answer", &first, marks.first);
    tell("the full answer", &full, marks.full);
    tell("a save", &saves, marks.save);
}

/// Returns every time from a key to its answer, the newest first.
fn first_answers(vault: &Vault, corpus: &mut Corpus) -> Vec<Duration> {
    let mut all = Vec::new();
    for letters in [1, 2, 3, 5] {
        let typed = some(corpus, |corpus| word(corpus, (0, 2_000)).chars().take(letters).collect());
        all.extend(asked(vault, &format!("first answer, {letters} letters"), &typed, false));
    }
    let typed = some(corpus, name);
    all.extend(asked(vault, "first answer, a name", &typed, false));
    all
}

fn full_answers(vault: &Vault, corpus: &mut Corpus) -> Vec<Duration> {
    let mut all = Vec::new();
    for (what, ranks) in [("common", COMMON), ("middling", MIDDLING), ("rare", RARE)] {
        let one = some(corpus, |corpus| word(corpus, ranks));
        all.extend(asked(vault, &format!("full answer, a {what} word"), &one, true));
        let two = some(corpus, |corpus| format!("{} {}", word(corpus, ranks), word(corpus, ranks)));
        all.extend(asked(vault, &format!("full answer, two {what} words"), &two, true));
    }
    let names = some(corpus, |corpus| format!("{} {}", name(corpus), word(corpus, COMMON)));
    all.extend(asked(vault, "full answer, a name and a common word", &names, true));
    let slips = some(corpus, |corpus| format!("{}q", name(corpus)));
    all.extend(asked(vault, "full answer, a misspelt name", &slips, true));
    let phones = some(corpus, |corpus| format!("07700 {:03}", corpus.below(1_000)));
    all.extend(asked(vault, "full answer, part of a number", &phones, true));
    all
}

/// Returns the times of saving a draft as it grows, and of notes that push others into the index.
fn saves(vault: &mut Vault, corpus: &mut Corpus) -> Vec<Duration> {
    let mut text = corpus.note();
    let note = vault.begin_note(None, text.clone(), a_moment()).expect("begun").id;
    let drafts: Vec<_> = (0..SAVES)
        .map(|count| {
            text.text.push_str(&format!(" more{count}"));
            timed(|| drop(vault.save_note_draft(&note, &text, 0, a_moment()).expect("saved")))
        })
        .collect();
    row("save a draft with those notes there", &drafts);
    let notes: Vec<_> = (0..SAVES)
        .map(|_| {
            let text = corpus.note();
            timed(|| drop(vault.begin_note(None, text, a_moment()).expect("begun")))
        })
        .collect();
    row("  keep a whole note, another enters the index", &notes);
    drafts.into_iter().chain(notes).collect()
}

fn asked(vault: &Vault, what: &str, typed: &[String], ranked: bool) -> Vec<Duration> {
    let ask = |typed: &String| timed(|| drop(vault.search(typed, ranked, PAGE).expect("answers")));
    let taken: Vec<Duration> = typed.iter().map(ask).collect();
    row(what, &taken);
    taken
}

fn some(corpus: &mut Corpus, typed: impl Fn(&mut Corpus) -> String) -> Vec<String> {
    (0..SEARCHES).map(|_| typed(corpus)).collect()
}

fn word(corpus: &mut Corpus, (from, to): (usize, usize)) -> String {
    let rank = from + corpus.below(to - from);
    corpus.word(rank).to_owned()
}

fn name(corpus: &mut Corpus) -> String {
    let rank = corpus.below(crate::corpus::NAMES);
    corpus.name(rank).to_owned()
}

fn tell(what: &str, taken: &[Duration], mark: u64) {
    let late = sorted(taken)[(taken.len() - 1) * 95 / 100];
    let holds = if late <= Duration::from_millis(mark) { "holds" } else { "does not hold" };
    println!("  the mark for {what}, 95th at most {mark} ms, {holds}");
}
