//! What leaves with a file, and what stays: parts, days, names, and the ground on which it goes.

use daybook_tests::desk::{ADULT, Desk, kept_here, text};
use daybook_tests::exchange::{everything, open, read_copy, seal, seal_with, two_desks};
use serde_json::{Value, json};

fn to_leave(desk: &Desk, choice: &Value) -> Value {
    desk.ask("read_file_to_leave", json!({ "case": desk.case, "choice": choice })).expect("readable")
}

fn parts(file: &Value) -> Vec<String> {
    file["parts"].as_array().expect("parts").iter().map(|it| text(&it["part"])).collect()
}

#[test]
fn what_is_about_others_is_not_ticked_until_someone_ticks_it() {
    let desk = Desk::with_a_case();
    let offered = to_leave(&desk, &json!({ "kind": "whole-case" }));
    let ticked = |part: &str| {
        let parts = offered["parts"].as_array().expect("parts").iter();
        parts.clone().find(|it| it["part"] == part).expect("offered")["ticked"].clone()
    };
    assert_eq!(
        [ticked("people"), ticked("warnings"), ticked("going-in")],
        [false, false, false],
        "off at first"
    );
    assert_eq!(
        [ticked("steps"), ticked("notes"), ticked("consent")],
        [true, true, true],
        "the case itself is in"
    );
    let preview = &offered["preview"];
    assert!(!parts(preview).contains(&"people".to_owned()), "and the preview agrees");
    assert!(!preview["parts"].to_string().contains("Invented aunt"), "nobody else's page is in it");
    assert!(preview["leftOut"].to_string().contains("people"), "what is left out is said");
}

#[test]
fn the_persons_names_are_replaced_everywhere_and_the_list_of_them_stays_here() {
    let (worker, supervisor) = two_desks();
    worker.write("AM sat by the window. “A. M.” is what they call her. AM's sister rang.");
    let mut choice = everything();
    choice["replaced"] = json!([
        { "person": "self", "how": "pseudonym" }, { "person": worker.person, "how": "redact" }
    ]);
    let shown = to_leave(&worker, &choice);
    let told = shown["preview"].to_string();
    assert!(
        told.contains("Person B sat by the window"),
        "the stand-in stands there, by a letter that is not hers: {told}"
    );
    assert!(!told.contains("AM sat") && !told.contains("Invented aunt"), "no name is left");
    let replaced = shown["replacements"].as_array().expect("a list");
    assert_eq!(replaced.len(), 2, "both are listed for the worker: {replaced:?}");
    assert!(replaced.iter().all(|it| it["times"].as_u64() > Some(0)), "with how often");
    assert_eq!(shown["files"], json!([]), "no kept file goes along, since nothing in it can be replaced");
    let page = read_copy(&supervisor, &open(&supervisor, seal(&worker, &worker.case, &choice)));
    assert!(!page.to_string().contains("Invented aunt"), "the reader's computer never has it");
    assert_eq!(
        [&page["line"]["called"], &page["proof"]["namesReplaced"]],
        [&json!(""), &json!(true)],
        "and says so"
    );
}

#[test]
fn notes_of_some_days_only() {
    let desk = Desk::with_a_case();
    desk.write("A line of today.");
    let of = |from: &str, to: &str| json!({ "kind": "notes", "from": from, "to": to });
    let none = to_leave(&desk, &of("", "2020-01-01"));
    let notes =
        none["preview"]["parts"].as_array().expect("parts").iter().find(|it| it["part"] == "notes").cloned();
    assert_eq!(notes.expect("the part is there")["entries"], json!([]), "no note of those days");
    let backwards = json!({ "case": desk.case, "choice": of("2026-01-02", "2026-01-01") });
    let refused = desk.ask("read_file_to_leave", backwards).expect_err("an end before the beginning");
    assert_eq!(refused["fields"][0]["field"], "to", "the box is named");
}

#[test]
fn a_file_for_another_agency_needs_agreement_or_a_lawful_reason() {
    let (worker, _) = two_desks();
    let colleague =
        worker.ask("read_colleagues", json!({})).expect("readable")["colleagues"][0]["id"].clone();
    let outside = json!({ "recipient": "other", "toWhom": "Brindlewick Surgery", "why": "An appointment" });
    let mut arguments = json!({
        "case": worker.case, "choice": everything(), "leaving": outside,
        "protection": { "colleagues": [colleague], "passphrase": "" }
    });
    let refused = worker.ask("save_sealed_file", arguments.clone()).expect_err("nothing covers it");
    assert_eq!(refused["code"], "not-valid", "a reason is asked for: {refused}");
    arguments["leaving"]["reason"] = json!("vital-interests");
    arguments["leaving"]["justification"] = json!("She could not be asked.");
    worker.ask("save_sealed_file", arguments).expect("with the reason it goes");
    let log = worker.ask("read_sharing", json!({ "case": worker.case })).expect("readable");
    let entry = &log["entries"][0];
    assert_eq!(
        [&entry["fileKind"], &entry["basis"]],
        ["case-file", "vital-interests"],
        "and is logged: {entry}"
    );
}

#[test]
fn a_file_protected_by_a_passphrase_opens_with_it_and_a_weak_one_is_refused() {
    let (worker, supervisor) = two_desks();
    let weak =
        seal_with(&worker, &worker.case, &everything(), &json!({ "colleagues": [], "passphrase": "short" }));
    let refused = weak.expect_err("too easy");
    assert_eq!(refused["fields"][0]["field"], "passphrase", "the box is named");
    let protection = json!({ "colleagues": [], "passphrase": "quiet lamp orbit fern" });
    let file = seal_with(&worker, &worker.case, &everything(), &protection).expect("sealed");
    assert_eq!(open(&supervisor, file.clone())["standing"], "passphrase", "it asks");
    let wrong = supervisor.ask("open_copy", json!({ "passphrase": "quiet lamp orbit" })).expect("an answer");
    assert_eq!(wrong["standing"], "wrong-passphrase", "and says when it is another");
    let opened =
        supervisor.ask("open_copy", json!({ "passphrase": "quiet lamp orbit fern" })).expect("an answer");
    assert_eq!(opened["standing"], "kept", "{opened}");
    read_copy(&supervisor, &opened);
}

#[test]
fn a_concern_about_the_workers_own_organisation_leaves_with_no_file() {
    let (worker, supervisor) = two_desks();
    let case = worker.open_case(ADULT);
    let situation =
        json!({ "answers": [{ "fact": "own-organisation", "answer": "yes" }], "why": "A quiet concern" });
    worker.ask("record_situation", json!({ "case": case, "typed": situation })).expect("recorded");
    let page = read_copy(&supervisor, &open(&supervisor, seal(&worker, &case, &everything())));
    assert!(!page.to_string().contains("A quiet concern"), "it is the worker's: {page}");
    let sealed = supervisor.saved("home");
    assert!(sealed.exists(), "the supervisor's vault is there");
}

#[test]
fn a_readable_copy_is_one_pdf_and_is_logged() {
    let desk = Desk::with_a_case();
    let arguments = json!({ "case": desk.case, "choice": everything(), "leaving": kept_here() });
    desk.ask("save_readable_copy", arguments).expect("saved");
    let number =
        text(&desk.ask("read_frame", json!({ "case": desk.case })).expect("readable")["identity"]["number"]);
    let pdf = std::fs::read(desk.saved(&format!("Case file {number}.pdf"))).expect("there");
    assert!(pdf.starts_with(b"%PDF-"), "a PDF");
    let log = desk.ask("read_sharing", json!({ "case": desk.case })).expect("readable");
    assert_eq!(log["entries"][0]["fileKind"], "readable-copy", "that it left is on record");
}
