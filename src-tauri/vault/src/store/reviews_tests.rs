//! Reviews over a real vault: those written here, those that came back, and what was answered.

use serde_json::{Value, json};

use crate::VaultError;
use crate::store::desk::{Desk, now};

fn typed(why: &str) -> Value {
    json!({ "outcome": "sent-back", "why": why, "comments": [{ "id": "1", "text": "When was this?" }] })
}

#[test]
fn a_review_is_kept_at_every_act_until_it_is_finished() {
    let mut desk = Desk::new();
    let copy = desk.copied(b"sealed");
    assert!(desk.vault.review_of(&copy).expect("readable").is_none(), "not begun");
    let at = desk.vault.save_review(&copy, &typed("Half a"), now(2)).expect("kept");
    desk.vault.save_review(&copy, &typed("Half a sentence"), now(3)).expect("kept");
    let draft = desk.vault.review_of(&copy).expect("readable").expect("begun");
    assert_eq!((draft.content, draft.finished_at), (typed("Half a sentence"), None), "as typed last");
    assert_eq!((at.as_str(), draft.revision), ("2026-03-17T14:34:00+00:00", 2), "each time");
    desk.agrees("writing a review");
    desk.vault.finish_review(&copy, &typed("Whole"), now(4)).expect("finished");
    for refused in [
        desk.vault.save_review(&copy, &typed("Other"), now(5)).map(|_| ()),
        desk.vault.finish_review(&copy, &typed("Other"), now(5)),
    ] {
        assert_eq!(refused, Err(VaultError::AlreadyFinished), "it is fixed");
    }
    let finished = desk.vault.review_of(&copy).expect("readable").expect("finished");
    let told = (finished.content, finished.finished_at.as_deref());
    assert_eq!(told, (typed("Whole"), Some("2026-03-17T14:36:00+00:00")), "what was signed, and when");
    desk.agrees("finishing a review");
    desk.refuses(&[
        "UPDATE reviews SET content = '{}'",
        "UPDATE reviews SET finished_at = NULL",
        "DELETE FROM reviews",
        "INSERT OR REPLACE INTO reviews SELECT copy_id, 9, saved_at, '{}', NULL FROM reviews",
    ]);
}

#[test]
fn a_finished_review_outlives_its_copy_and_an_unfinished_one_goes_with_it() {
    let mut desk = Desk::new();
    let (finished, begun) = (desk.copied(b"first"), desk.copied(b"second"));
    desk.vault.finish_review(&finished, &typed("Whole"), now(2)).expect("finished");
    desk.vault.save_review(&begun, &typed("Half"), now(2)).expect("kept");
    desk.refuses(&["DELETE FROM reviews WHERE finished_at IS NULL"]);
    for copy in [&finished, &begun] {
        desk.vault.remove_copy(copy, &serde_json::json!({}), now(3)).expect("removed");
        let refused = desk.vault.save_review(copy, &typed("Later"), now(4));
        assert_eq!(refused, Err(VaultError::NotFound), "what is not here is not reviewed");
    }
    let left = desk.vault.review_of(&finished).expect("readable").expect("stays");
    assert_eq!(left.content, typed("Whole"), "what was signed stays");
    assert!(desk.vault.review_of(&begun).expect("readable").is_none(), "what was not signed goes");
    desk.agrees("removing both copies");
    let nowhere = desk.vault.save_review("no such", &typed("x"), now(5));
    assert_eq!(nowhere, Err(VaultError::NotFound), "no review without its copy");
}

#[test]
fn a_review_that_came_back_is_kept_once_beside_its_case() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    let before = desk.vault.case(&case).expect("readable").changed_at;
    desk.vault.keep_received_review(&case, "r", "ab12", &typed("When?"), now(3)).expect("kept");
    let kept = desk.vault.received_reviews(&case).expect("readable").remove(0);
    let told = (kept.id.as_str(), kept.fingerprint.as_str(), kept.content, kept.received_at.as_str());
    assert_eq!(told, ("r", "ab12", typed("When?"), "2026-03-17T14:35:00+00:00"), "as it came");
    assert_ne!(
        desk.vault.case(&case).expect("readable").changed_at,
        before,
        "something happened in the case"
    );
    let again = desk.vault.keep_received_review(&case, "r", "cd34", &typed("Other"), now(4));
    assert_eq!(again, Err(VaultError::AlreadyKept), "the same review, whatever it holds now");
    let nowhere = desk.vault.keep_received_review("no such", "s", "ab12", &typed("x"), now(4));
    assert_eq!(nowhere, Err(VaultError::NotFound), "no review without its case");
    assert_eq!(desk.vault.received_review("r").expect("readable").case_id, case, "by itself too");
    desk.agrees("receiving a review");
    desk.refuses(&["UPDATE reviews_received SET content = '{}'", "DELETE FROM reviews_received"]);
}

#[test]
fn every_answer_to_a_remark_is_kept_and_ends_its_draft() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    desk.vault.keep_received_review(&case, "r", "ab12", &typed("When?"), now(1)).expect("kept");
    let draft = desk.draft("review-answer/r/1".to_owned());
    let other = desk.draft("review-answer/r/2".to_owned());
    desk.vault.reply("r", "1", &json!({ "answer": "will-do" }), now(2)).expect("recorded");
    desk.vault.reply("r", "1", &json!({ "answer": "done" }), now(3)).expect("recorded");
    let replies = desk.vault.replies("r").expect("readable");
    let told: Vec<_> = replies.iter().map(|it| (it.remark.as_str(), it.content["answer"].clone())).collect();
    assert_eq!(told, [("1", json!("will-do")), ("1", json!("done"))], "the latest last");
    assert!(!desk.has_draft(&draft), "answered, so no longer a draft");
    assert!(desk.has_draft(&other), "what was typed about another remark stays");
    let nowhere = desk.vault.reply("no such", "1", &json!({}), now(4));
    assert_eq!(nowhere, Err(VaultError::NotFound), "no answer without its review");
    desk.agrees("answering");
    desk.refuses(&["UPDATE review_replies SET content = '{}'", "DELETE FROM review_replies"]);
}
