//! All cases at once say the same as each case by itself.

use casework::consent::{ConsentEvent, Decision};
use casework::decision::{Act, DecisionEvent};
use casework::safeguarding::{NewRecord, Outcome};

use super::CaseFacts;
use crate::store::desk::{Desk, a_plain_event, now};

fn a_record(at: &str, outcome: Outcome) -> NewRecord {
    NewRecord {
        outcome,
        at: casework::moment::read_moment(at).expect("a real moment"),
        who: "Control room".to_owned(),
        reference: String::new(),
        agreed: "A bed for tonight".to_owned(),
        reason: String::new(),
        arranged_for: "2026-03-20".parse().ok(),
    }
}

/// Without the words of the safety records, which the list leaves where they are.
fn decisive(facts: &CaseFacts) -> String {
    let safety: Vec<_> = facts
        .safety
        .iter()
        .map(|(step, recorded, it)| (step, recorded, it.outcome, it.at, it.arranged_for))
        .collect();
    let rest = (&facts.decisions, &facts.offered, &facts.settled, &facts.news, &facts.online, &facts.draft);
    let counted = (&facts.sent, &facts.replaced, facts.unfinished_notes);
    format!("{} {safety:?} {rest:?} {counted:?}", facts.case.id)
}

#[test]
fn all_cases_at_once_say_what_each_says_by_itself() {
    let mut desk = Desk::new();
    let (first, second) = (desk.case.clone(), desk.another_case());
    desk.vault
        .record_safety_step(&first, "uk-999", &a_record("2026-03-17T10:00", Outcome::Arranged), now(1))
        .expect("recorded");
    desk.vault
        .record_safety_step(&first, "uk-999", &a_record("2026-03-17T11:00", Outcome::Done), now(2))
        .expect("recorded");
    let event = DecisionEvent {
        act: Act::RgNegative,
        dated: "2026-03-10".parse().ok(),
        received: None,
        authority: None,
        by: None,
        until: None,
        earlier_facts: None,
        why: String::new(),
        told_how: None,
        told_on: None,
        said: String::new(),
        other_case: None,
        signed: None,
    };
    let taken_back = desk.vault.record_decision(&second, &event, None, "x", now(3)).expect("recorded");
    desk.vault.record_decision(&second, &event, None, "x", now(4)).expect("recorded");
    desk.vault.take_back_decision(&second, &taken_back, "Twice", now(5)).expect("taken back");
    desk.vault.settle_clock(&second, "a-clock", true, "Seen to", now(6)).expect("settled");
    desk.vault.begin_referral(&second, "2026-04", &[], now(6)).expect("begun");
    desk.vault.record_online_draft(&second, "2026-03-01", "2026-03-02", now(7)).expect("told");
    let all = desk.vault.caseload().expect("readable");
    assert_eq!(all.len(), 2, "every case");
    for facts in &all {
        let alone = desk.vault.case_facts(&facts.case.id).expect("readable");
        assert_eq!(decisive(facts), decisive(&alone), "the list and the case agree");
    }
    let of_first = all.iter().find(|facts| facts.case.id == first).expect("listed");
    assert_eq!(of_first.safety.len(), 2, "every record, in the order in which it was made");
}

#[test]
fn only_cases_about_whose_consent_something_may_fall_due_are_looked_at_closer() {
    let mut desk = Desk::new();
    let may = |desk: &Desk| desk.vault.caseload().expect("readable")[0].consent_may_fall_due;
    let case = desk.case.clone();
    desk.vault.record_consent(&case, &a_plain_event(), now(1)).expect("recorded");
    assert!(!may(&desk), "an adult who agreed without limits");
    let later = ConsentEvent {
        decision: Decision::MoreTime,
        return_on: "2026-03-20".parse().ok(),
        ..a_plain_event()
    };
    desk.vault.record_consent(&case, &later, now(2)).expect("recorded");
    assert!(may(&desk), "someone to go back to");
}

#[test]
fn what_is_put_right_keeps_its_place_among_the_records() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    let event = |act| DecisionEvent {
        act,
        dated: "2026-03-10".parse().ok(),
        received: None,
        authority: None,
        by: None,
        until: None,
        earlier_facts: None,
        why: String::new(),
        told_how: None,
        told_on: None,
        said: String::new(),
        other_case: None,
        signed: None,
    };
    let first = desk
        .vault
        .record_decision(&case, &event(Act::InformationAsked), None, "x", now(1))
        .expect("recorded");
    desk.vault.record_decision(&case, &event(Act::InformationGiven), None, "x", now(2)).expect("recorded");
    desk.vault
        .record_decision(&case, &event(Act::InformationAsked), Some(&first), "x", now(3))
        .expect("put right");
    for facts in
        [desk.vault.case_facts(&case).expect("readable"), desk.vault.caseload().expect("readable").remove(0)]
    {
        let acts: Vec<Act> = facts.decisions.iter().map(|(_, event)| event.act).collect();
        assert_eq!(acts, [Act::InformationAsked, Act::InformationGiven], "asked, then given, as before");
    }
}
