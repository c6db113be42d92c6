//! Files that are not believed: each for its own reason, and nothing of them is kept.

use daybook_tests::desk::{Desk, text};
use daybook_tests::exchange::{bring_back, everything, finish, open, read_copy, seal, sent_back, two_desks};
use serde_json::json;

#[test]
fn a_file_for_someone_else_a_damaged_one_a_cut_one_and_what_is_none_are_told_apart() {
    let (worker, supervisor) = two_desks();
    let file = seal(&worker, &worker.case, &everything());
    let stranger = Desk::new();
    assert_eq!(open(&stranger, file.clone())["standing"], "wrong-key", "sealed for another");
    let bytes = std::fs::read(&file).expect("there");
    let changed_at = |at: usize| {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        changed
    };
    let standing = |content: &[u8]| {
        let path = supervisor.saved("changed.daybook");
        std::fs::write(&path, content).expect("written");
        text(&open(&supervisor, path)["standing"])
    };
    assert_eq!(standing(&changed_at(bytes.len() / 2)), "damaged", "one bit in the middle");
    assert_eq!(standing(&changed_at(bytes.len() - 1)), "damaged", "one bit at the end");
    assert!(["cut-short", "damaged"].contains(&standing(&bytes[..bytes.len() / 2]).as_str()), "half of it");
    assert_eq!(standing(b"Dear colleague"), "not-sealed", "a letter");
    assert_eq!(standing(b""), "cut-short", "nothing at all");
    let list = supervisor.ask("list_copies", json!({ "from": 0 })).expect("readable");
    assert_eq!(list["total"], 0, "nothing of any was kept");
}

#[test]
fn a_review_of_another_case_of_another_file_and_a_file_that_is_no_review_are_told_apart() {
    let (worker, supervisor) = two_desks();
    let file = seal(&worker, &worker.case, &everything());
    let page = read_copy(&supervisor, &open(&supervisor, file.clone()));
    let review = finish(&supervisor, &page, &sent_back(&page));
    assert_eq!(open(&worker, review.clone())["standing"], "review", "a review is no case file to review");
    assert_eq!(bring_back(&worker, file)["standing"], "case-file", "a case file is no review");
    let stranger = Desk::new();
    assert_eq!(bring_back(&stranger, review)["standing"], "wrong-key", "not for this computer");
}

#[test]
fn a_review_that_was_not_finished_is_not_sealed() {
    let (worker, supervisor) = two_desks();
    let page = read_copy(&supervisor, &open(&supervisor, seal(&worker, &worker.case, &everything())));
    let copy = &page["line"]["id"];
    supervisor.ask("save_review", json!({ "copy": copy, "typed": sent_back(&page) })).expect("kept");
    let refused = supervisor.ask("save_review_file", json!({ "copy": copy })).expect_err("not finished");
    assert_eq!(refused["code"], "not-yet", "it is said: {refused}");
}
