//! Cards: known, changed, taken names, one's own, and what is no card.

use daybook_tests::desk::{Desk, text};
use daybook_tests::exchange::{give_card, say_who};
use serde_json::json;

#[test]
fn a_card_is_looked_at_first_and_added_when_the_worker_says_so() {
    let (worker, supervisor) = (Desk::new(), Desk::new());
    say_who(&supervisor, "Supervisor");
    let own = give_card(&supervisor, &worker)["own"].clone();
    let waiting = worker.ask("read_colleagues", json!({})).expect("readable")["waiting"].clone();
    assert_eq!(waiting["standing"], "new", "it waits: {waiting}");
    assert_eq!(waiting["card"]["words"], own["words"], "the same words on both computers");
    let added = worker.ask("add_colleague", json!({ "same": false })).expect("added");
    assert_eq!(added["waiting"], json!(null), "it waits no more");
    assert_eq!(added["colleagues"][0]["confirmedAt"], json!(null), "the words were not compared yet");

    let id = added["colleagues"][0]["id"].clone();
    let mut words: Vec<String> = own["words"].as_array().expect("words").iter().map(text).collect();
    words.swap(2, 5);
    let heard = json!({ "colleague": id, "words": words.join(" ") });
    let refused = worker.ask("confirm_colleague", heard).expect_err("two words changed places");
    let fields: Vec<String> =
        refused["fields"].as_array().expect("fields").iter().map(|it| text(&it["field"])).collect();
    assert_eq!(fields, ["words-3", "words-6"], "each wrong word is named");
    words.swap(2, 5);
    let heard = json!({ "colleague": id, "words": words.join(", ").to_uppercase() });
    let confirmed = worker.ask("confirm_colleague", heard).expect("the same words");
    assert!(confirmed["colleagues"][0]["confirmedAt"].is_string(), "compared");
}

#[test]
fn the_same_card_one_with_a_name_that_is_taken_and_ones_own_are_told_apart() {
    let (worker, supervisor, other) = (Desk::new(), Desk::new(), Desk::new());
    say_who(&supervisor, "Supervisor");
    say_who(&other, "Supervisor");
    give_card(&supervisor, &worker);
    worker.ask("add_colleague", json!({ "same": false })).expect("added");
    let standing = |desk: &Desk| {
        give_card(desk, &worker);
        text(&worker.ask("read_colleagues", json!({})).expect("readable")["waiting"]["standing"])
    };
    assert_eq!(standing(&supervisor), "known", "the very card");
    assert_eq!(standing(&worker), "own", "one's own");
    assert_eq!(standing(&other), "name-taken", "another card of that name");
    let both = worker.ask("add_colleague", json!({ "same": false })).expect("another person");
    assert_eq!(both["colleagues"].as_array().map(Vec::len), Some(2), "both are kept");
    let dropped = worker.ask("drop_card", json!({})).expect("dropped");
    assert_eq!(dropped["waiting"], json!(null), "nothing waits");
}

#[test]
fn what_is_no_card_or_a_damaged_one_is_said_to_be() {
    let (worker, supervisor) = (Desk::new(), Desk::new());
    say_who(&supervisor, "Supervisor");
    let text_of = |text: &str| worker.choose_text("choose_card", text)["waiting"]["standing"].clone();
    assert_eq!(text_of("Dear colleague"), "not-a-card", "a letter");
    assert_eq!(text_of(""), "not-a-card", "nothing at all");
    supervisor.ask("save_card", json!({})).expect("saved");
    let card = std::fs::read_to_string(supervisor.saved("Daybook card.daybook-card")).expect("readable");
    assert_eq!(
        text_of(&card.replace("Invented Supervisor", "Invented Stranger")),
        "damaged",
        "one word changed"
    );
    assert_eq!(text_of(&card.replace("\"version\": 1", "\"version\": 2")), "newer", "a later Daybook's");
}
