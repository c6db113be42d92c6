//! The partnership return: sealed by workers, put together by a colleague, published without anyone in it.

use std::path::PathBuf;

use daybook_tests::desk::{ADULT, Desk, kept_here, text};
use daybook_tests::exchange::{everything, introduce, seal, two_desks};
use serde_json::{Value, json};

use crate::practice;

/// Opens so many cases for someone of that age and records their referrals as sent today.
fn sent(desk: &Desk, age_group: &str, many: usize) -> Vec<String> {
    let one = |_| {
        let case = desk.open_case(age_group);
        if age_group == ADULT {
            desk.decide(&case, "agree");
        }
        desk.send(&case);
        case
    };
    (0..many).map(one).collect()
}

fn read(desk: &Desk, source: &str) -> Value {
    desk.ask("read_partnership", json!({ "quarter": "", "source": source })).expect("readable")
}

fn quarter(desk: &Desk) -> String {
    text(&read(desk, "here")["quarter"])
}

/// Seals this quarter's return for the first colleague; returns a copy of the file under another name.
fn sealed_as(desk: &Desk, name: &str) -> PathBuf {
    let colleague = desk.ask("read_colleagues", json!({})).expect("readable")["colleagues"][0]["id"].clone();
    let quarter = quarter(desk);
    let arguments = json!({ "quarter": quarter, "colleague": colleague, "leaving": kept_here() });
    desk.ask("seal_return", arguments).expect("sealed");
    let copy = desk.saved(name);
    std::fs::copy(desk.saved(&format!("Partnership return {quarter}.daybook")), &copy).expect("copied");
    copy
}

fn choose(desk: &Desk, files: &[PathBuf]) {
    desk.choose(files);
    let chosen = desk.ask("choose_returns", json!({})).expect("an answer");
    assert_eq!(chosen, json!(files.len()), "all at once");
    desk.choose(&[]);
}

fn table<'v>(page: &'v Value, measure: &str) -> &'v Value {
    let mut tables = page["figures"]["tables"].as_array().expect("tables").iter();
    tables.find(|table| table["measure"] == measure).expect("the return has it")
}

fn count(page: &Value, measure: &str, category: &str) -> Value {
    let mut lines = table(page, measure)["lines"].as_array().expect("lines").iter();
    lines.find(|line| line["category"] == category).expect("a line of it")["count"].clone()
}

fn standings(page: &Value) -> Vec<String> {
    page["returns"].as_array().expect("a list").iter().map(|it| text(&it["standing"])).collect()
}

#[test]
fn returns_are_put_together_and_a_spoilt_one_is_named_while_the_others_count() {
    let (worker, board) = two_desks();
    sent(&worker, ADULT, 5);
    sent(&board, "under-18", 5);
    let good = sealed_as(&worker, "good.daybook");
    let spoilt = worker.saved("spoilt.daybook");
    let mut bytes = std::fs::read(&good).expect("a file");
    let middle = bytes.len() - 40;
    bytes[middle] ^= 1;
    std::fs::write(&spoilt, bytes).expect("written");
    let case_file = seal(&worker, &worker.case, &everything());
    choose(&board, &[good.clone(), spoilt, case_file, good]);
    let cases_before = board.ask("list_cases", json!({})).expect("listed");
    let page = read(&board, "both");
    let stands = standings(&page);
    assert_eq!((&*stands[0], &*stands[2], &*stands[3]), ("counted", "not-a-return", "same"), "{stands:?}");
    assert!(["damaged", "tampered", "cut-short"].contains(&&*stands[1]), "one byte is enough: {stands:?}");
    assert_eq!(page["returns"][0]["signer"], "known", "whose it is");
    assert_eq!(page["figures"]["total"], 11, "six of the worker, five here");
    assert_eq!(count(&page, "kind", "adult-nrm"), 6, "the worker's");
    assert_eq!(count(&page, "kind", "child-nrm"), 5, "those here");
    assert_eq!(count(&page, "gender", "female"), Value::Null, "nobody answered: everybody in one line");
    assert_eq!(read(&board, "returns")["figures"]["total"], 6, "the worker's alone");
    assert_eq!(board.ask("list_cases", json!({})).expect("listed"), cases_before, "nothing was taken in");
}

#[test]
fn a_later_return_of_the_same_colleague_counts_instead() {
    let (worker, board) = two_desks();
    sent(&worker, ADULT, 4);
    let older = sealed_as(&worker, "older.daybook");
    sent(&worker, ADULT, 1);
    let later = sealed_as(&worker, "later.daybook");
    choose(&board, &[later, older.clone()]);
    let page = read(&board, "returns");
    assert_eq!(standings(&page), ["counted", "older"], "in whichever order they are chosen");
    assert_eq!(page["figures"]["total"], 6, "each case once");
    let stranger = Desk::new();
    choose(&stranger, &[older]);
    assert_eq!(standings(&read(&stranger, "returns")), ["wrong-key"], "nobody else opens it");
}

#[test]
fn a_return_that_nobody_known_signed_does_not_count() {
    let (worker, board) = two_desks();
    let file = sealed_as(&worker, "return.daybook");
    let known = board.ask("read_colleagues", json!({})).expect("readable")["colleagues"][0]["id"].clone();
    board.ask("remove_colleague", json!({ "colleague": known })).expect("removed");
    choose(&board, &[file]);
    let page = read(&board, "returns");
    assert_eq!(standings(&page), ["not-known"], "it could be anyone's invention");
    introduce(&worker, &board);
    assert_eq!(standings(&read(&board, "returns")), ["counted"], "once their card is here");
}

#[test]
fn fewer_than_five_and_the_practice_case_are_never_told() {
    let (desk, case) = practice();
    desk.send(&case);
    sent(&desk, ADULT, 4);
    let page = read(&desk, "here");
    assert_eq!(page["figures"]["total"], Value::Null, "four cases, and the practice case is none");
    let arguments = json!({ "quarter": page["quarter"], "source": "here", "kind": "csv" });
    desk.ask("save_partnership", arguments).expect("saved");
    let name = format!("Partnership return {}.csv", text(&page["quarter"]));
    let file = std::fs::read_to_string(desk.saved(&name)).expect("UTF-8");
    assert!(file.contains("Everybody,under five"), "said in words: {file}");
    assert!(!file.contains(",4,"), "and never the number");
}

#[test]
fn the_figures_leave_as_they_are_shown() {
    let desk = Desk::new();
    let adults = sent(&desk, ADULT, 6);
    let today = &daybook_tests::desk::now()[..10];
    desk.happened(&adults[0], "rg-positive", today);
    let page = read(&desk, "here");
    assert_eq!(count(&page, "outcome", "rg-positive"), Value::Null, "one decision is one person");
    assert_eq!(count(&page, "outcome", "none"), Value::Null, "and the others would give it away");
    for kind in ["pdf", "csv"] {
        let arguments = json!({ "quarter": page["quarter"], "source": "here", "kind": kind });
        desk.ask("save_partnership", arguments).expect("saved");
    }
    let saved = |ending: &str| desk.saved(&format!("Partnership return {}.{ending}", text(&page["quarter"])));
    let csv = std::fs::read_to_string(saved("csv")).expect("UTF-8");
    assert!(csv.starts_with('\u{feff}') && csv.contains("\r\n"), "as spreadsheets read it");
    assert!(csv.contains("Reasonable grounds: positive, the other awaited\",hidden,6,hidden"), "{csv}");
    assert!(std::fs::read(saved("pdf")).expect("a file").starts_with(b"%PDF-"), "and on paper");
}

#[test]
fn lines_about_single_people_say_for_whom_and_stand_in_the_log_of_each_case() {
    let desk = Desk::new();
    let cases = sent(&desk, ADULT, 2);
    let ask =
        |leaving: Value| desk.ask("save_htcds", json!({ "quarter": quarter(&desk), "leaving": leaving }));
    let refusal = ask(json!({ "recipient": "other", "toWhom": "An invented institute", "why": "A study" }))
        .expect_err("nobody was asked about statistics");
    assert_eq!(refusal["fields"][0]["field"], "reason", "a lawful reason is needed: {refusal}");
    ask(kept_here()).expect("saved");
    let file = std::fs::read_to_string(desk.saved(&format!("HTCDS {}.csv", quarter(&desk)))).expect("UTF-8");
    assert_eq!(file.lines().count(), 3, "the names of the columns, and a line each");
    assert!(!cases.iter().any(|case| file.contains(case.as_str())), "nothing leads back to a case");
    assert!(file.contains("PossibleVictimOfTrafficking"), "in the standard's words: {file}");
    for case in &cases {
        let log = desk.ask("read_sharing", json!({ "case": case })).expect("readable");
        assert_eq!(log["entries"][0]["fileKind"], "htcds", "it is logged: {log}");
    }
    let empty = Desk::new();
    let refusal = empty.ask("save_htcds", json!({ "quarter": quarter(&empty), "leaving": kept_here() }));
    assert_eq!(refusal.expect_err("about nobody")["code"], "not-found", "a file about nobody is no file");
}

/// Figures that were drawn before the dialog would have to be held while it stands open, behind a lock too.
#[test]
fn figures_are_drawn_again_once_their_place_was_chosen() {
    let (worker, board) = two_desks();
    sent(&worker, ADULT, 4);
    let file = sealed_as(&worker, "return.daybook");
    choose(&board, std::slice::from_ref(&file));
    let page = read(&board, "returns");
    assert_eq!(page["figures"]["total"], 5, "what the dialog is asked for");
    board.while_asked(move |_| std::fs::remove_file(&file).expect("it was there"));
    let arguments = json!({ "quarter": page["quarter"], "source": "returns", "kind": "csv" });
    board.ask("save_partnership", arguments).expect("saved");
    let name = format!("Partnership return {}.csv", text(&page["quarter"]));
    let csv = std::fs::read_to_string(board.saved(&name)).expect("UTF-8");
    assert!(csv.contains("Everybody,under five"), "the return was taken away meanwhile: {csv}");
}
