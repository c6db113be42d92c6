//! What needs the worker across thousands of invented cases: read whole, as the home screen and its lists read it.

use std::collections::BTreeMap;

use casework::case::{AgeGroup, NewCase};
use casework::decision::{Act, DecisionEvent};
use casework::moment::read_moment;
use casework::safeguarding::{NewRecord, Outcome};
use chrono::{Days, NaiveDate};
use daybook_tests::desk::{Desk, now};
use daybook_tests::{PASSPHRASE, a_case, a_passphrase};
use serde_json::json;
use vault::store::ReferralToFreeze;
use vault::{Closed, Moment, Vault};

use crate::{SCREENS, row, screen_times, timed, times};

const CASES: usize = 5000;
/// The mark of the issue: all of them in under so many milliseconds.
const MARK: &str = "100 ms";

pub fn reading() {
    let desk = Desk::new();
    desk.ask("lock_vault", json!({})).expect("locked");
    let moment = daybook::session::Session::now();
    let mut vault = Closed::at(desk.home()).unlock(&a_passphrase(), moment).expect("opens");
    for number in 0..CASES {
        fill(&mut vault, number, moment);
    }
    println!("\nwhat needs the worker in {CASES} cases (mark {MARK}):");
    let mut recorded = 0;
    let records = || {
        recorded += 1;
        vault.keep_form_draft("bench", &recorded.to_string(), moment).expect("kept");
        timed(|| assert_eq!(vault.caseload().expect("readable").len(), CASES, "every case"))
    };
    row("its records, read from the vault", &times(SCREENS, records));
    vault.lock();
    desk.ask("unlock_vault", json!({ "passphrase": PASSPHRASE })).expect("opens");
    for (what, command, arguments) in [
        ("the home screen", "list_cases", json!({})),
        ("overdue, the first 50", "read_needs", json!({ "group": "overdue", "from": 0 })),
        ("past the expected date, the last", "read_needs", json!({ "group": "past-expected", "from": 1000 })),
        ("one group of cases", "read_case_group", json!({ "group": "due-soon", "from": 0 })),
    ] {
        row(what, &screen_times(&desk, command, &arguments));
    }
    let mut recorded = 0;
    let home_after_a_change = || {
        recorded += 1;
        let draft = json!({ "form": "bench", "content": recorded.to_string() });
        desk.ask("keep_form_draft", draft).expect("kept");
        timed(|| drop(desk.ask("list_cases", json!({})).expect("answers")))
    };
    row("the home screen after each change", &times(SCREENS, home_after_a_change));
}

/// Fills one case: two in five are a child's, four in five were sent, three in five had a decision.
fn fill(vault: &mut Vault, number: usize, now: Moment) {
    let age_group = if number % 5 < 2 { AgeGroup::Under18 } else { AgeGroup::Adult };
    let opened = vault.open_case(&NewCase { age_group, ..a_case() }, false, now).expect("opened").id;
    for step in ["uk-999", "uk-101", "eng-health"].iter().take(number % 4) {
        vault.record_safety_step(&opened, step, &done(), now).expect("recorded");
    }
    if number.is_multiple_of(5) {
        return;
    }
    let sent_on = day(now, 10 + number % 300);
    vault.begin_referral(&opened, "2026-04", &[], now).expect("begun");
    let sent = ReferralToFreeze {
        route: if age_group == AgeGroup::Adult { "adult-nrm" } else { "child-nrm" }.to_owned(),
        form_version: "2026-04".to_owned(),
        at: format!("{sent_on}T09:00"),
        reference: String::new(),
        who: "An invented officer".to_owned(),
        document: "{}".to_owned(),
        answers: BTreeMap::new(),
        files: Vec::new(),
    };
    vault.record_sent(&opened, sent, now).expect("recorded");
    if number % 5 < 3 {
        let act = if number.is_multiple_of(2) { Act::RgPositive } else { Act::RgNegative };
        let decided = sent_on + Days::new(5);
        vault.record_decision(&opened, &event(act, decided), None, "bench", now).expect("recorded");
    }
}

fn day(now: Moment, ago: usize) -> NaiveDate {
    now.date_naive() - Days::new(u64::try_from(ago).expect("few"))
}

fn done() -> NewRecord {
    NewRecord {
        outcome: Outcome::Done,
        at: read_moment(&now()).expect("a real moment"),
        who: "Control room".to_owned(),
        reference: String::new(),
        agreed: "An officer comes".to_owned(),
        reason: String::new(),
        arranged_for: None,
        number: String::new(),
        result: String::new(),
        feedback: String::new(),
    }
}

fn event(act: Act, on: NaiveDate) -> DecisionEvent {
    DecisionEvent {
        act,
        dated: Some(on),
        received: Some(on),
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
    }
}
