//! A case file leaves, is reviewed by someone else on another computer, and the review comes back.

mod cards;
mod files;
mod leaving;
mod refused;
mod sign_off;

use daybook_tests::desk::text;
use daybook_tests::exchange::{bring_back, everything, finish, open, read_copy, seal, sent_back, two_desks};
use serde_json::{Value, json};

#[test]
fn a_case_is_reviewed_elsewhere_and_its_comments_are_answered_here() {
    let (worker, supervisor) = two_desks();
    let preview = worker
        .ask("read_file_to_leave", json!({ "case": worker.case, "choice": everything() }))
        .expect("readable")["preview"]
        .clone();
    let file = seal(&worker, &worker.case, &everything());
    let bytes = std::fs::read(&file).expect("it was saved");

    let opened = open(&supervisor, file.clone());
    assert_eq!(opened["standing"], "kept", "every byte is as it was signed: {opened}");
    let page = read_copy(&supervisor, &opened);
    assert_eq!(page["proof"]["signer"], "known", "the words were compared");
    assert_eq!(page["file"]["entries"], preview["entries"], "what was shown before it left");
    assert_eq!(page["file"]["leftOut"], json!([]), "nothing was left out");
    let told = |of: &Value, part: &str| {
        of["parts"].as_array().expect("parts").iter().find(|it| it["part"] == part).cloned()
    };
    for part in ["notes", "referral", "consent", "people", "chronology", "files"] {
        assert_eq!(told(&page["file"], part), told(&preview, part), "{part} is word for word the preview");
    }
    assert!(!page["open"].as_array().expect("a list").is_empty(), "open steps stand beside it");

    let review = finish(&supervisor, &page, &sent_back(&page));
    assert_eq!(std::fs::read(&file).expect("there"), bytes, "the file itself is as it was");

    let back = bring_back(&worker, review.clone());
    assert_eq!(back["standing"], "kept", "it is about a file that left from here: {back}");
    assert_eq!(bring_back(&worker, review)["standing"], "known", "once is enough");
    let reviews = worker.ask("list_reviews", json!({ "case": worker.case })).expect("readable");
    let received = &reviews["reviews"][0];
    assert_eq!(
        [&received["outcome"], &received["signer"]],
        ["sent-back", "known"],
        "whose and what: {received}"
    );
    assert_eq!(received["unanswered"], 3, "one answer and two comments");
    let comments = received["comments"].as_array().expect("comments");
    let of_note = comments.iter().find(|it| it["text"] == "Who else was in the room?").expect("there");
    assert_eq!(
        of_note["route"],
        format!("/c/{}/notes/{}", worker.case, worker.note),
        "it stands by its place"
    );
    assert_eq!(of_note["changedSince"], false, "nothing was changed meanwhile");

    worker.write("Three quiet lines.");
    let answer = |answer: &str, words: &str| {
        let arguments = json!({
            "case": worker.case, "review": received["id"], "comment": of_note["id"], "answer": answer, "words": words
        });
        worker.ask("answer_comment", arguments)
    };
    let refused = answer("not-agreed", "").expect_err("not agreeing says why");
    assert_eq!(refused["fields"][0]["field"], "words", "the box is named: {refused}");
    let after = answer("done", "Her sister; it stands there now").expect("recorded");
    let of_note = after["reviews"][0]["comments"].as_array().expect("comments").iter();
    let of_note =
        of_note.clone().find(|it| it["text"] == "Who else was in the room?").expect("there").clone();
    assert_eq!(
        [&of_note["answer"], &of_note["changedSince"]],
        [&json!("done"), &json!(true)],
        "both are shown"
    );
    assert_eq!(after["reviews"][0]["unanswered"], 2, "one fewer");
}

#[test]
fn a_review_is_kept_as_it_is_typed_and_says_what_is_missing() {
    let (worker, supervisor) = two_desks();
    let page = read_copy(&supervisor, &open(&supervisor, seal(&worker, &worker.case, &everything())));
    let copy = &page["line"]["id"];
    let half = json!({ "answers": [], "comments": [{ "id": "c1", "place": "", "text": "Half a" }], "outcome": "sent-back" });
    supervisor.ask("save_review", json!({ "copy": copy, "typed": half })).expect("kept");
    let refused =
        supervisor.ask("finish_review", json!({ "copy": copy, "typed": half })).expect_err("not whole");
    let fields: Vec<String> =
        refused["fields"].as_array().expect("fields").iter().map(|it| text(&it["field"])).collect();
    assert!(fields.contains(&"why".to_owned()), "sent back, but not why: {fields:?}");
    assert!(fields.iter().any(|field| field.starts_with("answers/")), "questions wait: {fields:?}");
    let again = supervisor.ask("read_copy", json!({ "copy": copy })).expect("readable");
    assert_eq!(again["review"]["typed"]["comments"][0]["text"], "Half a", "nothing typed is lost");
    assert_eq!(again["line"]["state"], "begun", "and the list says so");
    let list = supervisor.ask("list_copies", json!({ "from": 0 })).expect("readable");
    assert_eq!([&list["toReview"], &list["begun"]], [0, 1], "counted");
}

#[test]
fn two_copies_of_a_case_are_compared_place_by_place() {
    let (worker, supervisor) = two_desks();
    let older = open(&supervisor, seal(&worker, &worker.case, &everything()));
    worker.write("Two quiet lines, and a third.");
    let person = json!({ "called": "Invented uncle", "kind": "person", "safeToContact": "no" });
    worker.ask("save_person", json!({ "case": worker.case, "person": null, "typed": person })).expect("kept");
    let newer = open(&supervisor, seal(&worker, &worker.case, &everything()));
    let arguments = json!({ "older": older["copy"], "newer": newer["copy"] });
    let difference = supervisor.ask("compare_copies", arguments).expect("compared");
    let titles = |list: &str| -> Vec<String> {
        difference[list].as_array().expect("a list").iter().map(|it| text(&it["title"])).collect()
    };
    assert!(titles("added").contains(&"Invented uncle".to_owned()), "the new person: {difference}");
    assert_eq!(titles("removed"), Vec::<String>::new(), "nothing went");
    let note = difference["corrected"].as_array().expect("a list").iter();
    let note = note.clone().find(|it| it["part"] == "notes").expect("the note was changed");
    assert!(note.to_string().contains(", and a third"), "the words are told: {note}");
    let page = read_copy(&supervisor, &older);
    assert_eq!(page["line"]["superseded"], true, "a later copy is here");
    assert_eq!(page["others"].as_array().map(Vec::len), Some(1), "and stands beside it");
}

#[test]
fn a_copy_that_was_removed_is_gone_and_its_finished_review_stays() {
    let (worker, supervisor) = two_desks();
    let file = seal(&worker, &worker.case, &everything());
    let page = read_copy(&supervisor, &open(&supervisor, file.clone()));
    finish(&supervisor, &page, &sent_back(&page));
    let left = supervisor.ask("remove_copy", json!({ "copy": page["line"]["id"] })).expect("removed");
    assert_eq!(left["total"], 0, "it is on no list");
    let gone = supervisor.ask("read_copy", json!({ "copy": page["line"]["id"] })).expect_err("gone");
    assert_eq!(gone["code"], "not-found", "nothing of it can be read");
    assert_eq!(open(&supervisor, file)["standing"], "kept", "it can be opened again from its file");
}
