//! A case goes to a colleague, who goes on with it; and comes back.

use std::path::PathBuf;

use daybook_tests::a_passphrase;
use daybook_tests::desk::Desk;
use daybook_tests::exchange::{everything, give_card, open, say_who, seal, seal_with, two_desks};
use serde_json::{Value, json};

fn handed_over() -> Value {
    json!({ "kind": "hand-over", "parts": null, "from": "", "to": "", "replaced": [] })
}

/// Hands the worker's case over; returns the copy on the other desk.
fn hand_over(from: &Desk, to: &Desk, case: &str) -> Value {
    let opened = open(to, seal(from, case, &handed_over()));
    assert!(["kept", "known"].contains(&opened["standing"].as_str().expect("a word")), "it opens: {opened}");
    opened["copy"].clone()
}

fn brings(desk: &Desk, copy: &Value) -> Value {
    desk.ask("read_hand_over", json!({ "copy": copy })).expect("readable")
}

fn take_over(desk: &Desk, copy: &Value, chosen: Value) -> Result<Value, Value> {
    desk.ask("take_over", json!({ "copy": copy, "chosen": chosen }))
}

/// What would leave of the case by its parts; the sharing log grows whenever it leaves.
fn told(desk: &Desk, case: &str) -> Value {
    let whole = json!({ "case": case, "choice": everything() });
    let mut parts = desk.ask("read_file_to_leave", whole).expect("readable")["preview"]["parts"].clone();
    let parts = parts.as_array_mut().expect("parts");
    parts.retain(|part| !["sharing", "open", "case"].contains(&part["part"].as_str().unwrap_or_default()));
    json!(parts)
}

/// Says on a desk what the person of the worker's case is called.
fn name(desk: &Desk, worker: &Desk, called: &str) {
    let typed = json!({ "kind": "person", "called": called });
    desk.ask("save_person", json!({ "case": worker.case, "person": worker.person, "typed": typed }))
        .expect("kept");
}

/// Asserts that the ledger accounts for every record.
fn agrees(desk: &Desk) {
    desk.ask("lock_vault", json!({})).expect("locked");
    let vault = vault::Closed::at(desk.home())
        .unlock(&a_passphrase(), daybook::session::Session::now())
        .expect("opens");
    assert_eq!(vault.check(), Ok(Vec::new()), "the ledger accounts for every record");
}

fn with_a_file(desk: &Desk) {
    let file: PathBuf = desk.home().join("scan.txt");
    std::fs::write(&file, "A scan of an invented letter").expect("written");
    desk.choose(&[file]);
    desk.ask("add_attachments", json!({ "note": desk.note })).expect("attached");
    desk.choose(&[]);
}

#[test]
fn a_case_arrives_as_a_case_with_its_history_and_what_vouches_for_it() {
    let (worker, colleague) = two_desks();
    with_a_file(&worker);
    let copy = hand_over(&worker, &colleague, &worker.case);
    let before = brings(&colleague, &copy);
    assert_eq!([&before["standing"], &before["from"]], ["new", "Invented Worker"], "{before}");
    assert_eq!(before["case"], Value::Null, "it is not here yet");
    let taken = take_over(&colleague, &copy, json!([])).expect("taken over");
    assert_eq!(taken["case"], json!(worker.case), "the very same case");

    assert_eq!(told(&colleague, &worker.case), told(&worker, &worker.case), "word for word");
    let cases = colleague.ask("list_case_names", json!({})).expect("readable");
    assert!(cases.to_string().contains(&worker.case), "it stands among the cases: {cases}");
    let list = |desk: &Desk| desk.ask("list_hand_overs", json!({ "case": worker.case })).expect("readable");
    let (there, here) = (list(&worker)["handOvers"][0].clone(), list(&colleague)["handOvers"][0].clone());
    assert_eq!([&there["act"], &there["with"]], ["sent", "Invented Supervisor"], "on record where it went");
    assert_eq!([&here["act"], &here["with"]], ["arrived", "Invented Worker"], "and where it came");
    assert_eq!(here["fingerprint"], there["fingerprint"], "the very same file");
    let whose = |desk: &Desk| {
        desk.ask("read_case", json!({ "case": worker.case })).expect("readable")["handedOver"].clone()
    };
    assert_eq!(whose(&worker)["to"], "Invented Supervisor", "the overview says with whom it is");
    assert_eq!(whose(&colleague), Value::Null, "and says nothing where it is");
    let page = colleague.ask("read_copy", json!({ "copy": copy })).expect("readable");
    assert_eq!(here["ledgerHash"], page["proof"]["ledgerHash"], "the witness stays with the case");
    agrees(&colleague);
    agrees(&worker);
}

#[test]
fn sent_twice_and_sent_back_there_is_one_case_with_nothing_twice() {
    let (worker, colleague) = two_desks();
    let copy = hand_over(&worker, &colleague, &worker.case);
    take_over(&colleague, &copy, json!([])).expect("taken over");
    assert_eq!(brings(&colleague, &copy)["standing"], "nothing", "all of it is here");
    let refused = take_over(&colleague, &copy, json!([])).expect_err("nothing to take");
    assert_eq!(refused["code"], "not-yet", "{refused}");
    let again = hand_over(&worker, &colleague, &worker.case);
    assert_ne!(again, copy, "another file");
    assert_eq!(brings(&colleague, &again)["standing"], "nothing", "of a case that is here");

    name(&colleague, &worker, "LM, now in Hull");
    let back = hand_over(&colleague, &worker, &worker.case);
    let brought = brings(&worker, &back);
    assert_eq!([&brought["standing"], &brought["changed"]], [&json!("brings"), &json!(1)], "{brought}");
    take_over(&worker, &back, json!([])).expect("taken over");
    assert_eq!(told(&worker, &worker.case), told(&colleague, &worker.case), "one case");
    agrees(&worker);
}

#[test]
fn what_both_changed_waits_to_be_chosen_and_what_was_not_chosen_stays_on_record() {
    let (worker, colleague) = two_desks();
    let copy = hand_over(&worker, &colleague, &worker.case);
    take_over(&colleague, &copy, json!([])).expect("taken over");
    name(&worker, &worker, "LM as the worker heard it");
    name(&colleague, &worker, "LM as the colleague heard it");
    let back = hand_over(&colleague, &worker, &worker.case);
    let brought = brings(&worker, &back);
    assert_eq!(brought["standing"], "differs", "{brought}");
    let differs = &brought["differs"][0];
    let told_of = differs["rows"].to_string();
    assert!(
        told_of.contains("worker heard") && told_of.contains("colleague heard"),
        "both are shown: {differs}"
    );
    let refused = take_over(&worker, &back, json!([])).expect_err("nothing was chosen");
    assert_eq!(refused["fields"][0]["field"], differs["row"], "it is named: {refused}");
    let before = told(&worker, &worker.case).to_string();
    assert!(before.contains("worker heard"), "nothing was taken: {before}");
    let theirs = json!([{ "row": differs["row"], "whose": "theirs" }]);
    take_over(&worker, &back, theirs).expect("chosen");
    assert!(told(&worker, &worker.case).to_string().contains("colleague heard"), "theirs stands");
    let list = worker.ask("list_hand_overs", json!({ "case": worker.case })).expect("readable");
    let chosen = list["handOvers"][0]["chosen"].to_string();
    assert!(
        chosen.contains("worker heard") && chosen.contains("theirs"),
        "what gave way is on record: {chosen}"
    );
}

#[test]
fn a_case_is_handed_over_whole_and_to_someone_whose_key_is_known() {
    let (worker, colleague) = two_desks();
    let open_to_all = json!({ "colleagues": [], "passphrase": "quiet lamp orbit fern" });
    let refused = seal_with(&worker, &worker.case, &handed_over(), &open_to_all).expect_err("to no one");
    assert_eq!(refused["fields"][0]["field"], "colleagues", "{refused}");
    let asked = json!({ "case": worker.case, "choice": handed_over() });
    let file = worker.ask("read_file_to_leave", asked).expect("readable");
    assert_eq!(file["people"], json!([]), "no name is replaced in it");
    assert_eq!(file["preview"]["leftOut"], json!([]), "and nothing left out");

    let reviewed = open(&colleague, seal(&worker, &worker.case, &everything()));
    assert_eq!(brings(&colleague, &reviewed["copy"]), Value::Null, "a copy to review is no hand-over");

    let stranger = Desk::with_a_case();
    say_who(&stranger, "Stranger");
    let card = give_card(&colleague, &stranger);
    stranger.ask("add_colleague", json!({ "same": false })).expect("added");
    let known = stranger.ask("read_colleagues", json!({})).expect("readable");
    let of = known["colleagues"].as_array().expect("a list").iter();
    let of = of.clone().find(|it| it["card"]["words"] == card["own"]["words"]).expect("just added");
    let protection = json!({ "colleagues": [of["id"]], "passphrase": "" });
    let sealed = seal_with(&stranger, &stranger.case, &handed_over(), &protection).expect("sealed");
    let copy = open(&colleague, sealed)["copy"].clone();
    assert_eq!(brings(&colleague, &copy)["standing"], "unknown-signer", "nobody knows whose case it is");
    let refused = take_over(&colleague, &copy, json!([])).expect_err("not from a stranger");
    assert_eq!(refused["code"], "not-yet", "{refused}");
}
