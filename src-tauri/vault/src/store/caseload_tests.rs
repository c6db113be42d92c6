//! All cases at once say the same as each case by itself.

use casework::closing::{Closing, ClosingReason};
use casework::consent::{ConsentEvent, Decision, Purpose};
use casework::decision::{Act, DecisionEvent};
use casework::safeguarding::{Fact, FactIs, NewRecord, Outcome, Situation};
use casework::warning::{Warning, WarningKind};

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
        number: "01632 960001".to_owned(),
        result: "section-47".to_owned(),
        feedback: "They will ring".to_owned(),
    }
}

/// Without the words of the safety records, which the list leaves where they are.
fn decisive(facts: &CaseFacts) -> String {
    let safety: Vec<_> = facts
        .safety
        .iter()
        .map(|it| {
            let record = &it.record;
            (&it.step, &it.recorded_at, record.outcome, record.at, record.arranged_for, &record.result)
        })
        .collect();
    let rest = (&facts.decisions, &facts.offered, &facts.settled, &facts.news, &facts.online, &facts.draft);
    let beside = (&facts.situations, &facts.added, &facts.warnings, &facts.said, &facts.closed_at);
    let counted = (&facts.sent, &facts.replaced, facts.unfinished_notes, facts.changes.len());
    format!("{} {safety:?} {beside:?} {rest:?} {counted:?}", facts.case.id)
}

#[test]
fn all_cases_at_once_say_what_each_says_by_itself() {
    let mut desk = Desk::new();
    let (first, second) = (desk.case.clone(), desk.another_case());
    safeguard(&mut desk, &first, &second);
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
    assert_eq!(of_first.safety[1].record.result, "section-47", "with what it led to");
    assert_eq!(of_first.safety[1].record.agreed, "", "and without its words");
}

fn a_warning(text: &str) -> Warning {
    Warning {
        kind: WarningKind::RiskToStaff,
        text: text.to_owned(),
        told: true,
        why_not_told: String::new(),
        review_on: "2026-06-17".parse().expect("a real day"),
    }
}

/// Records what steps are called for by; the second case is closed, the first was.
fn safeguard(desk: &mut Desk, first: &str, second: &str) {
    let vault = &mut desk.vault;
    for case in [first, second] {
        for (minute, is) in [(1, FactIs::Yes), (2, FactIs::No)] {
            let situation = Situation { answers: [(Fact::Homeless, is)].into(), why: String::new() };
            vault.record_situation(case, &situation, now(minute)).expect("recorded");
        }
        vault.add_step(case, "ew-dtn", "Asked for", now(3)).expect("added");
        let dog = vault.record_warning(case, &a_warning("A dog"), None, now(4)).expect("recorded");
        vault.record_warning(case, &a_warning("Two dogs"), Some(&dog), now(5)).expect("replaced");
        let wall = vault.record_warning(case, &a_warning("A wall"), None, now(5)).expect("recorded");
        vault.end_warning(case, &wall, "It fell", now(6)).expect("ended");
        let closing =
            Closing { reason: ClosingReason::LostContact, why: "She moved".to_owned(), answers: Vec::new() };
        vault.close_case(case, &closing, now(7)).expect("closed");
        for purpose in [Purpose::Referral, Purpose::Investigations, Purpose::Support] {
            let event = ConsentEvent { purpose, ..a_plain_event() };
            vault.record_consent(case, &event, now(8)).expect("recorded");
        }
    }
    vault.reopen_case(first, "She rang", now(9)).expect("taken up");
}

#[test]
fn what_steps_are_called_for_by_is_read_in_order_and_what_ended_is_left_out() {
    let mut desk = Desk::new();
    let (first, second) = (desk.case.clone(), desk.another_case());
    safeguard(&mut desk, &first, &second);
    let facts = desk.vault.case_facts(&first).expect("readable");
    let answers: Vec<_> =
        facts.situations.iter().map(|(at, it)| (at.clone(), it.answers[&Fact::Homeless])).collect();
    let expected = [(now(1).to_rfc3339(), FactIs::Yes), (now(2).to_rfc3339(), FactIs::No)];
    assert_eq!(answers, expected, "the later last");
    assert_eq!(facts.added, [("ew-dtn".to_owned(), now(3).to_rfc3339())], "with when it was added");
    let warnings: Vec<&str> = facts.warnings.iter().map(|(_, it)| it.text.as_str()).collect();
    assert_eq!(warnings, ["Two dogs"], "neither what was replaced nor what ended");
    let day = || "2026-03-17".to_owned();
    let said = [(Purpose::Referral, Decision::Agree, day()), (Purpose::Support, Decision::Agree, day())];
    assert_eq!(facts.said, said, "nothing about other purposes");
    assert_eq!(facts.closed_at, None, "it was taken up again");
    let closed = desk.vault.case_facts(&second).expect("readable").closed_at;
    assert_eq!(closed, Some(now(7).to_rfc3339()), "since it was closed");
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
    for facts in [
        desk.vault.case_facts(&case).expect("readable"),
        desk.vault.read_caseload().expect("readable").remove(0),
    ] {
        let acts: Vec<Act> = facts.decisions.iter().map(|(_, event)| event.act).collect();
        assert_eq!(acts, [Act::InformationAsked, Act::InformationGiven], "asked, then given, as before");
    }
}

#[test]
fn what_is_kept_of_all_cases_is_read_anew_after_whatever_is_recorded() {
    let mut desk = Desk::new();
    let case = desk.case.clone();
    let acts: [fn(&mut Desk, &str); 6] = [
        |desk, case| {
            let record = a_record("2026-03-17T10:00", Outcome::Done);
            desk.vault.record_safety_step(case, "uk-999", &record, now(1)).expect("recorded");
        },
        |desk, case| {
            desk.vault.record_consent(case, &a_plain_event(), now(2)).expect("recorded");
        },
        |desk, case| {
            desk.vault.begin_referral(case, "2026-04", &[], now(3)).expect("begun");
        },
        |desk, case| {
            desk.vault.record_online_draft(case, "2026-03-01", "2026-03-02", now(4)).expect("told");
        },
        |desk, case| {
            desk.vault.settle_clock(case, "a-clock", true, "Seen to", now(5)).expect("settled");
        },
        |desk, _| {
            desk.another_case();
        },
    ];
    let read = |desk: &Desk| desk.vault.caseload().expect("readable");
    for (number, act) in acts.iter().enumerate() {
        let before = read(&desk);
        assert!(std::sync::Arc::ptr_eq(&before[0], &read(&desk)[0]), "read once while nothing changes");
        act(&mut desk, &case);
        let kept: Vec<_> = read(&desk).iter().map(|facts| decisive(facts)).collect();
        let anew: Vec<_> = desk.vault.read_caseload().expect("readable").iter().map(decisive).collect();
        assert_eq!(kept, anew, "act {number} shows");
        let of_before: Vec<_> = before.iter().map(|facts| decisive(facts)).collect();
        assert_ne!(kept, of_before, "act {number} changes something");
    }
}
