//! Decisions, their letters, the steps offered after them and the clocks, over a real vault.

use casework::decision::{Act, DecisionEvent, FollowAnswer, NewsAsked};
use chrono::NaiveDate;

use crate::VaultError;
use crate::store::desk::{Desk, now};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a real day")
}

fn an_event(act: Act, on: &str) -> DecisionEvent {
    DecisionEvent {
        act,
        dated: Some(day(on)),
        received: None,
        authority: None,
        by: None,
        until: None,
        earlier_facts: None,
        why: "Too little was known of the quinceberry farm".to_owned(),
        told_how: None,
        told_on: None,
        said: String::new(),
        other_case: None,
        signed: None,
    }
}

fn an_answer(accepted: bool) -> FollowAnswer {
    let why = if accepted { "" } else { "Her marmalade aunt sees to it" };
    FollowAnswer { step: "dec-reconsideration".to_owned(), accepted, why: why.to_owned(), signed: None }
}

impl Desk {
    fn happened(&mut self, act: Act, on: &str) -> String {
        let form = format!("decision/{}/{act:?}", self.case);
        let case = self.case.clone();
        self.vault.record_decision(&case, &an_event(act, on), None, &form, now(1)).expect("recorded")
    }
}

#[test]
fn what_happened_is_kept_as_it_was_recorded_found_by_its_words_and_ends_its_draft() {
    let mut desk = Desk::new();
    let draft = desk.draft(format!("decision/{}/rg-negative", desk.case));
    let event = an_event(Act::RgNegative, "2026-03-10");
    let case = desk.case.clone();
    let id = desk.vault.record_decision(&case, &event, None, &draft, now(1)).expect("recorded");
    let stored = desk.vault.decisions_of(&case).expect("readable");
    assert_eq!((stored[0].id.as_str(), &stored[0].event), (id.as_str(), &event), "every word of it");
    assert!(!desk.has_draft(&draft), "recorded, so no longer a draft");
    assert_eq!(desk.found("quinceberry"), ["decision: words"], "found by why");
    let nowhere = desk.vault.record_decision("no such", &event, None, "none", now(2));
    assert_eq!(nowhere, Err(VaultError::NotFound), "no decision without its case");
    desk.refuses(&["UPDATE decisions SET content = '{}'", "DELETE FROM decisions"]);
}

#[test]
fn what_is_taken_back_stays_and_counts_no_more() {
    let mut desk = Desk::new();
    let first = desk.happened(Act::RgNegative, "2026-03-10");
    let case = desk.case.clone();
    let right = an_event(Act::RgPositive, "2026-03-10");
    let second =
        desk.vault.record_decision(&case, &right, Some(&first), "decision/x", now(2)).expect("put right");
    let back = desk.vault.decisions_taken_back(&case).expect("readable");
    assert_eq!(back[0].replaced_by.as_deref(), Some(second.as_str()), "by the record in its place");
    assert_eq!(desk.vault.decisions_of(&case).expect("readable").len(), 2, "both stay");
    let facts = desk.vault.case_facts(&case).expect("readable");
    let counting: Vec<&str> = facts.decisions.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(counting, [second.as_str()], "only the second counts");
    let again = desk.vault.take_back_decision(&case, &first, "Again", now(3));
    assert_eq!(again, Err(VaultError::AlreadyKept), "it is taken back once");
    let other = desk.another_case();
    let elsewhere = desk.vault.take_back_decision(&other, &second, "Not of this case", now(3));
    assert_eq!(elsewhere, Err(VaultError::NotFound), "a case takes back its own");
    desk.vault.take_back_decision(&case, &second, "Of another person", now(4)).expect("taken back");
    assert!(desk.vault.case_facts(&case).expect("readable").decisions.is_empty(), "none counts any more");
    desk.refuses(&["UPDATE decisions_taken_back SET why = ''", "DELETE FROM decisions_taken_back"]);
}

#[test]
fn letters_are_kept_whole_with_what_they_say() {
    let mut desk = Desk::new();
    let id = desk.happened(Act::RgPositive, "2026-03-10");
    let case = desk.case.clone();
    for name in ["first page.jpg", "second page.jpg"] {
        desk.vault.attach_decision_letter(&case, &id, name, name.as_bytes(), now(2)).expect("kept");
    }
    let letters = desk.vault.decision_letters_of(&case).expect("readable");
    let names: Vec<&str> = letters.iter().map(|(_, file)| file.name.as_str()).collect();
    assert_eq!(names, ["first page.jpg", "second page.jpg"], "as many as there are, in order");
    let content = desk.vault.file_content(&letters[1].1.id).expect("readable");
    assert_eq!(content.as_slice(), b"second page.jpg", "to the byte");
    let other = desk.another_case();
    let elsewhere = desk.vault.attach_decision_letter(&other, &id, "x.pdf", b"x", now(3));
    assert_eq!(elsewhere, Err(VaultError::NotFound), "with a record of the case only");
    desk.refuses(&["UPDATE decision_letters SET at = ''", "DELETE FROM decision_letters"]);
}

#[test]
fn answers_about_steps_and_clocks_are_added_and_the_last_counts() {
    let mut desk = Desk::new();
    let id = desk.happened(Act::RgNegative, "2026-03-10");
    let case = desk.case.clone();
    let draft = desk.draft(format!("follow/{id}/dec-reconsideration"));
    desk.vault.answer_offered_step(&case, &id, &an_answer(false), now(2)).expect("answered");
    desk.vault.answer_offered_step(&case, &id, &an_answer(true), now(3)).expect("answered again");
    desk.vault.settle_clock(&case, "reconsideration-30/x", true, "A lawyer asked", now(4)).expect("settled");
    desk.vault.settle_clock(&case, "reconsideration-30/x", false, "", now(5)).expect("taken up again");
    let answers = desk.vault.offered_steps_of(&case).expect("readable");
    let accepted: Vec<bool> = answers.iter().map(|it| it.answer.accepted).collect();
    assert_eq!(accepted, [false, true], "neither replaces the other");
    assert!(!desk.has_draft(&draft), "the reason is recorded");
    assert_eq!(desk.found("marmalade"), ["offered-step: words"], "found by why it was declined");
    let settled = desk.vault.case_facts(&case).expect("readable").settled;
    assert_eq!(settled.last(), Some(&("reconsideration-30/x".to_owned(), false)), "in order");
    desk.refuses(&["DELETE FROM offered_steps", "DELETE FROM settled_clocks"]);
}

#[test]
fn news_that_was_asked_for_is_in_the_log_and_found() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    let draft = desk.draft(format!("news/{case}"));
    let asked = NewsAsked {
        on: day("2026-03-12"),
        whom: "Nia Caseworker".to_owned(),
        how: "E-mail".to_owned(),
        answer: "Next week, perhaps, said the porridge line".to_owned(),
        again_on: Some(day("2026-03-19")),
        signed: None,
    };
    desk.vault.record_news_asked(&case, &asked, now(1)).expect("recorded");
    assert_eq!(desk.vault.news_of(&case).expect("readable")[0].asked, asked, "as told");
    assert!(!desk.has_draft(&draft), "recorded, so no longer a draft");
    assert_eq!(desk.found("porridge"), ["news: words"], "found by the answer");
    desk.refuses(&["UPDATE news_asked SET content = '{}'", "DELETE FROM news_asked"]);
}

#[test]
fn the_case_of_a_new_referral_is_found_from_both_sides() {
    let mut desk = Desk::new();
    let (first, second) = (desk.case.clone(), desk.another_case());
    let event =
        DecisionEvent { other_case: Some(second.clone()), ..an_event(Act::ReferredAgain, "2026-03-10") };
    desk.vault.record_decision(&first, &event, None, "decision/x", now(1)).expect("recorded");
    let leading = desk.vault.decisions_leading_to(&second).expect("readable");
    assert_eq!(leading[0].case_id, first, "the earlier case leads to the later");
    assert!(desk.vault.decisions_leading_to(&first).expect("readable").is_empty(), "and not back");
}
