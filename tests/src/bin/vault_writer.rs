//! Another process with the vault: it writes until it is killed, or until its disk is full. Each line it
//! prints acknowledges something that has reached the disk.
//!
//! `vault_writer keep HOME` saves one note again and again; `vault_writer fill HOME` does it with longer
//! and longer text on a small disk until a save is refused, makes room, and opens the vault again.

#![allow(clippy::print_stdout, reason = "the test that started this process reads what it prints")]

use std::io::Write;
use std::path::Path;

use casework::note::{AmendmentKind, NewAmendment, NoteText, Statement};
use daybook_tests::{a_case, a_moment, a_passphrase};
use vault::store::FileToAttach;
use vault::{Closed, Passphrase, Vault, VaultError};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["keep", home] => keep(home),
        ["fill", home] => fill(home),
        ["work", home, seed] => work(home, seed.parse().expect("a number")),
        _ => say("vault_writer keep|fill HOME, vault_writer work HOME SEED"),
    }
}

fn keep(home: &str) {
    let mut vault = Closed::at(home).unlock(&a_passphrase(), a_moment()).expect("the test made the vault");
    let note = the_note(&mut vault);
    for count in already(&vault, &note) + 1.. {
        let text = text_of(count, 400);
        vault.save_note_draft(&note, &text, 0, a_moment()).expect("nothing is in the way");
        say(&count.to_string());
    }
}

fn fill(home: &str) {
    let ballast = Path::new(home).join("ballast");
    std::fs::write(&ballast, vec![7; 256 * 1024]).expect("the disk is still empty");
    let mut vault = Closed::at(home).create(&a_passphrase()).expect("the disk has room for a vault");
    let note = the_note(&mut vault);
    let mut kept = 0;
    let refused = loop {
        match vault.save_note_draft(&note, &text_of(kept + 1, 20_000 * (kept + 1)), 0, a_moment()) {
            Ok(_) => kept += 1,
            Err(refused) => break refused,
        }
    };
    say(&format!("kept {kept}, then refused: {refused}"));
    let still = already(&vault, &note);
    let passphrase = passphrase_on_a_full_disk(&mut vault, home);
    drop(vault);
    std::fs::remove_file(&ballast).expect("it was written above");
    let vault = Closed::at(home).unlock(&passphrase, a_moment()).expect("room was made");
    let sound = vault.verify().is_ok() && vault.check() == Ok(Vec::new());
    let whole = still == kept && already(&vault, &note) == kept && sound;
    say(if whole && refused == VaultError::DiskFull { "whole" } else { "harmed" });
}

/// Says what is there, then types, finishes, attaches and amends in turn until it is killed. Before each act
/// it says nothing; after it, what has reached the disk: `typed NOTE COUNT`, `finished NOTE`, `attached NOTE
/// COUNT`, `amended NOTE COUNT`.
fn work(home: &str, seed: u64) {
    let mut vault = Closed::at(home).unlock(&a_passphrase(), a_moment()).expect("the test made the vault");
    report(&vault);
    let case =
        vault.cases().expect("readable").first().map(|case| case.id.clone()).expect("the test opened one");
    let mut dice = seed;
    loop {
        let note = vault.begin_note(Some(&case), NoteText::default(), a_moment()).expect("begun").id;
        say(&format!("typed {note} 0"));
        for count in 1..=roll(&mut dice, 12) {
            let length = 200 + roll(&mut dice, 4000);
            vault.save_note_draft(&note, &text_of(count, length), 0, a_moment()).expect("saved");
            say(&format!("typed {note} {count}"));
        }
        for count in 1..=roll(&mut dice, 3) {
            let content = vec![7; roll(&mut dice, 600_000) + 1];
            let file = FileToAttach { name: "invented.bin", content: &content, kind: "other" };
            vault.attach(&note, file, None, a_moment()).expect("kept");
            say(&format!("attached {note} {count}"));
        }
        let statement = Statement { made_at_the_time: true, why_later: String::new() };
        vault.finish_note(&note, &statement, None, a_moment()).expect("finished");
        say(&format!("finished {note}"));
        for count in 1..=roll(&mut dice, 3) {
            vault.amend_note(&note, &an_addition(), None, a_moment()).expect("amended");
            say(&format!("amended {note} {count}"));
        }
    }
}

/// Says of every note what is on the disk, and how many faults the checks find.
fn report(vault: &Vault) {
    for case in vault.cases().expect("readable") {
        for note in vault.notes_of(&case.id).expect("readable") {
            let id = &note.id;
            say(&format!("is typed {id} {}", note.text.text.split(' ').next().unwrap_or_default()));
            say(&format!("is attached {id} {}", vault.attachments_of(id).expect("readable").len()));
            say(&format!("is amended {id} {}", vault.amendments_of(id).expect("readable").len()));
            if note.finished.is_some() {
                say(&format!("is finished {id} 1"));
            }
        }
    }
    let pages = u32::from(vault.verify().is_err());
    let ledger = vault.check().map_or(1, |findings| findings.len());
    let search = u32::from(vault.search_agrees() != Ok(true));
    say(&format!("faults {pages} {ledger} {search}"));
}

fn an_addition() -> NewAmendment {
    NewAmendment {
        kind: AmendmentKind::Addition,
        was_wrong: String::new(),
        text: "Her sister left at half past ten.".to_owned(),
        reason: "Left out".to_owned(),
    }
}

/// Returns a number below `below`, and turns the dice: the same seed gives the same evening.
fn roll(dice: &mut u64, below: usize) -> usize {
    *dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*dice >> 33).unwrap_or(0) % below
}

/// Fills what is left, asks for another passphrase, says whether exactly one fits, and returns that one.
fn passphrase_on_a_full_disk(vault: &mut Vault, home: &str) -> Passphrase {
    let crumbs = Path::new(home).join("crumbs");
    let mut last = std::fs::File::create(&crumbs).ok();
    while last.as_mut().is_some_and(|file| file.write_all(&[7; 64]).is_ok()) {}
    let other = Passphrase::new("fog tin oak plum".to_owned());
    let changed = vault.change_passphrase(&a_passphrase(), &other, a_moment()).is_ok();
    let fits = |passphrase: &Passphrase, vault: &mut Vault| {
        vault.change_passphrase(passphrase, passphrase, a_moment()) != Err(VaultError::WrongPassphrase)
    };
    let as_answered = fits(&other, vault) == changed && fits(&a_passphrase(), vault) != changed;
    let _ = std::fs::remove_file(&crumbs);
    say(if as_answered { "one passphrase fits" } else { "passphrase in doubt" });
    if changed { other } else { a_passphrase() }
}

fn the_note(vault: &mut Vault) -> String {
    if let Some(note) = vault.unfinished_notes().expect("readable").first() {
        return note.id.clone();
    }
    let case = vault.open_case(&a_case(), false, a_moment()).expect("room for a case");
    vault.begin_note(Some(&case.id), NoteText::default(), a_moment()).expect("room for a note").id
}

/// Returns the count that the saved note carries.
fn already(vault: &Vault, note: &str) -> usize {
    let text = vault.note(note).expect("the note is there").text.text;
    text.split_whitespace().next().and_then(|count| count.parse().ok()).unwrap_or(0)
}

fn text_of(count: usize, length: usize) -> NoteText {
    NoteText {
        text: format!("{count} {}", "quiet kitchen, two cups ".repeat(length / 24)),
        ..NoteText::default()
    }
}

fn say(line: &str) {
    println!("{line}");
    let _ = std::io::stdout().flush();
}
