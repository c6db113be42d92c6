//! Two desks that give each other cards, case files and reviews.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::desk::{Desk, kept_here, text};

/// The worker with cases, and the supervisor with none. Each has the other's card, and the words were compared.
pub fn two_desks() -> (Desk, Desk) {
    let (worker, supervisor) = (Desk::with_a_case(), Desk::new());
    introduce(&worker, &supervisor);
    (worker, supervisor)
}

/// Gives each desk the other's card, with the words compared.
pub fn introduce(worker: &Desk, supervisor: &Desk) {
    say_who(worker, "Worker");
    say_who(supervisor, "Supervisor");
    meet(worker, supervisor);
}

/// Gives each desk the card of the other, who have said who they are, with the words compared.
pub fn meet(one: &Desk, other: &Desk) {
    for (from, to) in [(one, other), (other, one)] {
        let page = give_card(from, to);
        let added = to.ask("add_colleague", json!({ "same": false })).expect("added");
        let words: Vec<String> = page["own"]["words"].as_array().expect("words").iter().map(text).collect();
        let mut known = added["colleagues"].as_array().expect("a list").iter();
        let theirs = known.find(|it| it["card"]["words"] == page["own"]["words"]).expect("just added");
        let heard = json!({ "colleague": theirs["id"], "words": words.join(" ") });
        to.ask("confirm_colleague", heard).expect("the words are the same");
    }
}

/// Gives a card from one desk to the other, where it waits; returns the giver's page of keys.
pub fn give_card(from: &Desk, to: &Desk) -> Value {
    from.ask("save_card", json!({})).expect("saved");
    to.choose(&[from.saved("Daybook card.daybook-card")]);
    to.ask("choose_card", json!({})).expect("chosen");
    to.choose(&[]);
    from.ask("read_colleagues", json!({})).expect("readable")
}

pub fn say_who(desk: &Desk, last_name: &str) {
    let you = json!({
        "firstName": "Invented", "lastName": last_name, "role": "Social worker",
        "organisation": "Invented Borough Council", "notFirstResponder": false, "workEmail": "", "phone": "",
        "secondContact": "", "nation": "england", "area": ""
    });
    desk.ask("save_you", json!({ "you": you })).expect("kept");
}

/// The whole case with every part, as the worker chooses it.
pub fn everything() -> Value {
    let parts = [
        "case",
        "open",
        "steps",
        "warnings",
        "going-in",
        "referral",
        "decisions",
        "consent",
        "sharing",
        "notes",
        "files",
        "people",
        "chronology",
    ];
    json!({ "kind": "whole-case", "parts": parts, "from": "", "to": "", "replaced": [] })
}

/// Seals a case for the first colleague; returns where the file is.
pub fn seal(desk: &Desk, case: &str, choice: &Value) -> PathBuf {
    let colleague = desk.ask("read_colleagues", json!({})).expect("readable")["colleagues"][0]["id"].clone();
    let protection = json!({ "colleagues": [colleague], "passphrase": "" });
    seal_with(desk, case, choice, &protection).expect("sealed")
}

pub fn seal_with(desk: &Desk, case: &str, choice: &Value, protection: &Value) -> Result<PathBuf, Value> {
    let arguments =
        json!({ "case": case, "choice": choice, "leaving": kept_here(), "protection": protection });
    desk.ask("save_sealed_file", arguments)?;
    Ok(desk.saved(&format!("Case file {}.daybook", number(desk, case))))
}

pub fn number(desk: &Desk, case: &str) -> String {
    text(&desk.ask("read_frame", json!({ "case": case })).expect("readable")["identity"]["number"])
}

/// Opens a file on a desk; returns what came of it.
pub fn open(desk: &Desk, file: PathBuf) -> Value {
    desk.choose(&[file]);
    let opened = desk.ask("choose_copy", json!({})).expect("an answer");
    desk.choose(&[]);
    opened
}

pub fn read_copy(desk: &Desk, opened: &Value) -> Value {
    assert!(["kept", "known"].contains(&opened["standing"].as_str().expect("a word")), "it opens: {opened}");
    desk.ask("read_copy", json!({ "copy": opened["copy"] })).expect("readable")
}

/// Everything answered as fine, three comments, sent back.
pub fn sent_back(page: &Value) -> Value {
    let fine = |question: &Value| json!({ "question": question["id"], "verdict": "fine", "comment": "", "place": "" });
    let mut answers: Vec<Value> = page["checklist"].as_array().expect("questions").iter().map(fine).collect();
    let note = place_of(page, "notes");
    answers[0]["verdict"] = json!("needs-change");
    answers[0]["comment"] = json!("Say how it was asked");
    json!({
        "answers": answers,
        "comments": [
            { "id": "c1", "place": note, "text": "Who else was in the room?" },
            { "id": "c2", "place": "", "text": "A careful file" }
        ],
        "outcome": "sent-back", "why": "Two things are missing", "asksSecond": false
    })
}

/// Everything answered as fine, and agreed.
pub fn agreed(page: &Value) -> Value {
    let mut typed = sent_back(page);
    typed["answers"][0]["verdict"] = json!("fine");
    typed["answers"][0]["comment"] = json!("");
    typed["comments"] = json!([]);
    typed["outcome"] = json!("agreed");
    typed["why"] = json!("");
    typed
}

/// The first place of a part of a copy.
pub fn place_of(page: &Value, part: &str) -> String {
    let parts = page["file"]["parts"].as_array().expect("parts").iter();
    let part = parts.clone().find(|it| it["part"] == part).expect("the part is in the file");
    text(&part["entries"][0]["place"])
}

/// Finishes a review of the copy and saves its file; returns where it is.
pub fn finish(desk: &Desk, page: &Value, typed: &Value) -> PathBuf {
    let copy = &page["line"]["id"];
    let finished =
        desk.ask("finish_review", json!({ "copy": copy, "typed": typed })).expect("nothing is missing");
    assert!(finished["finishedAt"].is_string(), "it is fixed: {finished}");
    desk.ask("save_review_file", json!({ "copy": copy })).expect("saved");
    desk.saved(&format!("Review {}.daybook", text(&page["line"]["caseNumber"])))
}

/// Opens a review on a desk; returns what came of it.
pub fn bring_back(desk: &Desk, file: PathBuf) -> Value {
    desk.choose(&[file]);
    let opened = desk.ask("choose_review", json!({})).expect("an answer");
    desk.choose(&[]);
    opened
}
