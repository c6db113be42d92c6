//! A file that is signed off by one supervisor, and by two where the organisation asks for a second.

use std::path::PathBuf;

use daybook_tests::desk::{Desk, text};
use daybook_tests::exchange::{
    agreed, bring_back, everything, finish, meet, open, read_copy, say_who, seal_with, two_desks,
};
use serde_json::{Value, json};

/// Seals the case for every colleague on the desk.
fn seal_for_all(worker: &Desk) -> PathBuf {
    let colleagues = worker.ask("read_colleagues", json!({})).expect("readable")["colleagues"].clone();
    let ids: Vec<Value> = colleagues.as_array().expect("a list").iter().map(|it| it["id"].clone()).collect();
    seal_with(worker, &worker.case, &everything(), &json!({ "colleagues": ids, "passphrase": "" }))
        .expect("sealed")
}

fn standing(worker: &Desk) -> (String, Value) {
    let reviews = worker.ask("list_reviews", json!({ "case": worker.case })).expect("readable");
    let files = reviews["signOffs"].as_array().expect("a list");
    assert_eq!(files.len(), 1, "one file was reviewed: {reviews}");
    (text(&files[0]["state"]), files[0].clone())
}

#[test]
fn two_supervisors_sign_off_one_file_where_the_organisation_asks_for_two() {
    let (worker, first) = two_desks();
    let second = Desk::new();
    say_who(&second, "Manager");
    meet(&worker, &second);
    worker.ask("set_sign_off_rule", json!({ "second": true })).expect("kept");
    let file = seal_for_all(&worker);

    let page = read_copy(&first, &open(&first, file.clone()));
    assert_eq!(page["review"]["typed"]["asksSecond"], false, "nothing asks for it on their computer");
    bring_back(&worker, finish(&first, &page, &agreed(&page)));
    let (state, shown) = standing(&worker);
    assert_eq!(state, "second-awaited", "one of two: {shown}");
    assert_eq!(shown["needsSecond"], true, "it says so");

    let page = read_copy(&second, &open(&second, file));
    bring_back(&worker, finish(&second, &page, &agreed(&page)));
    let (state, shown) = standing(&worker);
    assert_eq!(state, "signed-off", "both: {shown}");
    let by: Vec<String> =
        shown["signatures"].as_array().expect("both").iter().map(|it| text(&it["by"])).collect();
    assert!(
        by[0].starts_with("Invented Supervisor") && by[1].starts_with("Invented Manager"),
        "in order: {by:?}"
    );
    assert_eq!(shown["aboutEarlier"], false, "it is the file that left last");
}

#[test]
fn a_review_begun_where_the_organisation_asks_for_two_asks_for_a_second() {
    let (worker, supervisor) = two_desks();
    supervisor.ask("set_sign_off_rule", json!({ "second": true })).expect("kept");
    let page = read_copy(&supervisor, &open(&supervisor, seal_for_all(&worker)));
    assert_eq!(page["review"]["typed"]["asksSecond"], true, "ticked beforehand");
    let mut typed = agreed(&page);
    typed["asksSecond"] = json!(true);
    bring_back(&worker, finish(&supervisor, &page, &typed));
    assert_eq!(standing(&worker).0, "second-awaited", "the review itself asks for it");
}

#[test]
fn a_supervisor_whose_card_was_removed_signs_nothing_off() {
    let (worker, supervisor) = two_desks();
    let page = read_copy(&supervisor, &open(&supervisor, seal_for_all(&worker)));
    bring_back(&worker, finish(&supervisor, &page, &agreed(&page)));
    assert_eq!(standing(&worker).0, "signed-off", "one is enough");
    let card = worker.ask("read_colleagues", json!({})).expect("readable")["colleagues"][0]["id"].clone();
    worker.ask("remove_colleague", json!({ "colleague": card })).expect("removed");
    let (state, shown) = standing(&worker);
    assert_eq!(state, "not-proven", "no card here has the key: {shown}");
}
