//! The save dialog can stand open for long: what leaves is made once a place was chosen, and behind a lock nothing is.

use std::path::PathBuf;
use std::process::Command;

use casework::note::NoteText;
use casework::referral::GivenFor;
use daybook_tests::PASSPHRASE;
use daybook_tests::desk::{Desk, kept_here, text};
use daybook_tests::exchange::{everything, number};
use serde_json::{Value, json};
use vault::store::AnswerToKeep;

/// Every command that asks where to save something of a case, or of the worker, on a desk with a case.
fn leaving(desk: &Desk) -> Vec<(&'static str, Value)> {
    let figures = desk.ask("read_partnership", json!({ "quarter": "", "source": "here" })).expect("readable");
    let quarter = &figures["quarter"];
    let of_quarter = |kind: &str| json!({ "quarter": quarter, "source": "here", "kind": kind });
    let of_practice = json!({ "case": practice(desk), "leaving": kept_here() });
    let of_case = json!({ "case": desk.case, "choice": everything(), "leaving": kept_here() });
    let mut sealed = of_case.clone();
    sealed["protection"] = json!({ "colleagues": [], "passphrase": "quiet lamp orbit fern" });
    let attachment = json!({ "case": desk.case, "attachment": desk.attachment, "leaving": kept_here() });
    vec![
        ("save_referral_pdf", of_practice.clone()),
        ("save_referral_json", of_practice.clone()),
        ("save_consent_pdf", of_practice),
        ("save_decisions_pdf", json!({ "case": desk.sent_case, "leaving": kept_here() })),
        ("save_attachment", attachment),
        ("save_readable_copy", of_case),
        ("save_sealed_file", sealed),
        ("save_partnership", of_quarter("pdf")),
        ("save_partnership", of_quarter("csv")),
        ("save_htcds", json!({ "quarter": quarter, "leaving": kept_here() })),
        ("save_card", json!({})),
        ("save_recovery_page", json!({})),
    ]
}

fn practice(desk: &Desk) -> String {
    text(&desk.ask("open_practice_case", json!({})).expect("opened")["id"])
}

/// What lies in the folder into which the desk saves.
fn saved(desk: &Desk) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(desk.place()).expect("a folder");
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    found.sort();
    found
}

#[test]
fn nothing_leaves_when_the_vault_locked_while_the_dialog_was_open() {
    let desk = Desk::with_a_case();
    for (command, arguments) in leaving(&desk) {
        if command == "save_recovery_page" {
            desk.ask("prepare_recovery", json!({ "passphrase": PASSPHRASE })).expect("words to print");
        }
        let before = saved(&desk);
        desk.while_asked(|session| session.lock());
        let refusal = desk.ask(command, arguments).expect_err("locked meanwhile");
        assert_eq!(refusal["code"], "locked", "{command}: said");
        assert_eq!(saved(&desk), before, "{command}: and nothing left Daybook");
        desk.ask("unlock_vault", json!({ "passphrase": PASSPHRASE })).expect("unlocked");
    }
}

/// Words that a lock took are not printed either when others wait by then: the page shows those that can be kept.
#[test]
fn a_page_of_words_is_of_those_that_wait_when_its_place_is_chosen() {
    let desk = Desk::with_a_case();
    desk.ask("prepare_recovery", json!({ "passphrase": PASSPHRASE })).expect("words to print");
    desk.while_asked(|session| {
        let dropped = session.with_beside(|_, beside, _| {
            beside.recovery = None;
            Ok(())
        });
        assert!(dropped.is_ok(), "they are not kept");
    });
    let refusal = desk.ask("save_recovery_page", json!({})).expect_err("there are none");
    assert_eq!(refusal["code"], "not-found", "said");
    assert!(!desk.saved("Daybook recovery words.pdf").exists(), "and none are on the disk");
}

/// What was made before the dialog would have to be held while it stands open, behind a lock too.
#[test]
fn what_leaves_is_made_once_its_place_was_chosen() {
    let desk = Desk::with_a_case();
    let case = practice(&desk);
    let leaving = json!({ "case": case, "leaving": kept_here() });
    desk.while_asked(move |session| {
        let answer = AnswerToKeep {
            field: "family".to_owned(),
            answer: json!("An invented quinceberry farm"),
            given_for: GivenFor::Referral,
        };
        let kept = session.with(|vault, now| Ok(vault.save_answers(&case, &[answer], now)?));
        assert!(kept.is_ok(), "kept meanwhile");
    });
    desk.ask("save_referral_json", leaving).expect("saved");
    let data = std::fs::read_to_string(desk.saved("Referral P-001.json")).expect("UTF-8");
    assert!(data.contains("quinceberry"), "the answers as they are then: {data}");
}

#[test]
fn a_readable_copy_is_made_once_its_place_was_chosen() {
    let desk = Desk::with_a_case();
    let case = desk.case.clone();
    desk.while_asked(move |session| {
        let note = NoteText {
            started: "2026-03-17T10:00".to_owned(),
            text: "A quinceberry pie on the table.".to_owned(),
            ..NoteText::default()
        };
        let begun = session.with(|vault, now| Ok(vault.begin_note(Some(&case), note, now)?));
        assert!(begun.is_ok(), "begun meanwhile");
    });
    let copy = json!({ "case": desk.case, "choice": everything(), "leaving": kept_here() });
    desk.ask("save_readable_copy", copy).expect("saved");
    let paper = desk.saved(&format!("Case file {}.pdf", number(&desk, &desk.case)));
    let words = Command::new("pdftotext").arg(paper).arg("-").output().expect("poppler is here").stdout;
    assert!(String::from_utf8_lossy(&words).contains("quinceberry"), "the notes as they are then");
}
