//! Closing a case: every open step has its answer, nothing of it needs anyone, and it can be taken up again.

use daybook_tests::desk::{ADULT, Desk, now, text};
use serde_json::{Value, json};

use super::{every_record_is_sound, led_to, let_pass, needs, stockport, tell, told};
use crate::ask;

/// The ids of the steps that closing asks for.
fn open(desk: &Desk, case: &str) -> Vec<String> {
    let page = ask(desk, "read_closing", case);
    page["open"].as_array().expect("a list").iter().map(|step| text(&step["id"])).collect()
}

/// Closes a case with an answer for each of those steps.
fn close(desk: &Desk, case: &str, steps: &[String]) -> Result<Value, Value> {
    let answer =
        |step: &String| json!({ "step": step, "answer": "goes-on", "detail": "With the night team" });
    let answers: Vec<Value> = steps.iter().map(answer).collect();
    let typed = json!({ "reason": "passed-on", "why": "Another team works with her", "answers": answers });
    desk.ask("close_case", json!({ "case": case, "typed": typed }))
}

fn fields(refusal: &Value) -> Vec<String> {
    refusal["fields"].as_array().expect("fields").iter().map(|it| text(&it["field"])).collect()
}

/// What the home screen counts.
fn counts(desk: &Desk) -> Value {
    let home = desk.ask("list_cases", json!({})).expect("listed");
    json!([home["needs"], home["groups"], home["unsentReferrals"], home["unsent"]["count"]])
}

/// How many days a calendar of the case would hold.
fn days(desk: &Desk, case: &str) -> usize {
    if desk.ask("save_calendar", json!({ "case": case })).is_err() {
        return 0;
    }
    let file = std::fs::read_to_string(desk.saved("Daybook days 26-001.ics")).expect("written");
    file.matches("BEGIN:VEVENT").count()
}

#[test]
fn closing_is_refused_until_every_open_step_has_its_answer() {
    let (desk, case) = stockport(ADULT);
    led_to(&desk, &case, "stk-adult", "no-care-needs");
    let steps = open(&desk, &case);
    assert!(!steps.contains(&"stk-adult".to_owned()), "what is done asks nothing: {steps:?}");
    assert!(steps.contains(&"stk-adult-maars".to_owned()), "what it led to does: {steps:?}");
    let typed = json!({ "reason": "", "why": " ", "answers": [] });
    let refusal =
        desk.ask("close_case", json!({ "case": case, "typed": typed })).expect_err("nothing is answered");
    let every: Vec<String> = steps.iter().map(|step| format!("step/{step}")).collect();
    let asked: Vec<String> = ["reason", "why"].map(str::to_owned).into_iter().chain(every.clone()).collect();
    assert_eq!(fields(&refusal), asked, "every gap at once, each step by name");
    let refusal = close(&desk, &case, &steps[1..]).expect_err("one is left");
    assert_eq!(fields(&refusal), every[..1], "the one that is left");
    let answers: Vec<Value> =
        steps.iter().map(|step| json!({ "step": step, "answer": "not-needed", "detail": "" })).collect();
    let typed = json!({ "reason": "other", "why": "For a reason", "answers": answers });
    let refusal = desk.ask("close_case", json!({ "case": case, "typed": typed })).expect_err("no details");
    let details: Vec<String> = every.iter().map(|step| format!("{step}/detail")).collect();
    assert_eq!(fields(&refusal), details, "an answer says to whom, with whom or why");
    assert_eq!(ask(&desk, "read_closing", &case)["closed"], false, "and the case is open still");
}

#[test]
fn a_closed_case_needs_nobody_and_comes_back_whole() {
    let (desk, case) = stockport(ADULT);
    tell(&desk, &case, "homeless", "yes");
    let_pass(&desk, &case, "uk-101");
    let warning = json!({
        "replaces": null, "kind": "other", "text": "Ring twice", "told": "yes", "whyNotTold": "", "reviewOn": &now()[..10]
    });
    desk.ask("record_warning", json!({ "case": case, "typed": warning })).expect("recorded");
    desk.answer(&case, "fr-location", "fr-location", "england");
    let (before, days_before) = (counts(&desk), days(&desk, &case));
    assert!(!needs(&desk, "overdue").is_empty() && days_before > 0, "it needs someone: {before}");
    assert_eq!(before[2], 1, "and its referral is begun");

    let page = close(&desk, &case, &open(&desk, &case)).expect("every step is answered");
    assert_eq!(page["closed"], true, "closed");
    let answered = &page["history"][0]["answers"][0];
    assert_eq!([&answered["answer"], &answered["detail"]], ["goes-on", "With the night team"], "{answered}");
    assert!(!text(&answered["title"]).is_empty(), "by its name, since a pack may change");
    let none = json!({ "overdue": 0, "dueSoon": 0, "pastExpected": 0, "waiting": 0 });
    assert_eq!(counts(&desk)[0], none, "it needs nobody");
    assert_eq!(counts(&desk)[1], json!([]), "and stands in no group of the home screen");
    assert_eq!([&counts(&desk)[2], &counts(&desk)[3]], [0, 0], "nor among the unsent");
    assert_eq!(desk.ask("list_cases", json!({})).expect("listed")["closed"], 1, "but among the closed");
    let group = desk.ask("read_case_group", json!({ "group": "closed", "from": 0 })).expect("listed");
    assert_eq!([&group["count"], &group["lines"][0]["group"]], [&json!(1), &json!("closed")], "{group}");
    for group in ["overdue", "due-soon", "past-expected", "waiting"] {
        assert_eq!(needs(&desk, group), [Value::Null; 0], "nothing in {group}");
    }
    assert_eq!(days(&desk, &case), 0, "a calendar has nothing of it");
    let reminders = desk.ask("read_reminders", json!({})).expect("readable");
    assert_eq!([&reminders["needs"], &reminders["calendarDays"]], [&none, &json!(0)], "nor has a reminder");
    let frame = ask(&desk, "read_frame", &case);
    assert!(frame["identity"]["closedAt"].is_string(), "every screen of it says so");
    assert_eq!(frame["safety"]["needs"], json!([]), "and its rail asks for nothing beside the steps");

    let twice = close(&desk, &case, &open(&desk, &case)).expect_err("it is closed");
    assert_eq!(twice["code"], "already-finished", "once is enough");
    let reopen = |why: &str| desk.ask("reopen_case", json!({ "case": case, "why": why }));
    assert_eq!(fields(&reopen("").expect_err("no reason")), ["why"], "taking it up again needs a reason");
    let page = reopen("She rang again").expect("reopened");
    assert_eq!(
        [&page["closed"], &page["history"][0]["why"]],
        [&json!(false), &json!("She rang again")],
        "newest first"
    );
    assert_eq!(page["history"].as_array().map(Vec::len), Some(2), "with that it was closed");
    assert_eq!(reopen("Once more").expect_err("it is open")["code"], "not-found", "it is not closed");
    assert_eq!(counts(&desk)[0], before[0], "everything needs someone as before");
    assert_eq!(days(&desk, &case), days_before, "and is in the calendar");
    assert_eq!(ask(&desk, "read_frame", &case)["identity"]["closedAt"], Value::Null, "open again");
    every_record_is_sound(&desk);
}

#[test]
fn the_timeline_tells_what_was_known_added_warned_of_and_closed() {
    let (desk, case) = stockport(ADULT);
    tell(&desk, &case, "accused", "yes");
    let add = json!({ "case": case, "step": "eng-housing", "why": "She may lose the room" });
    desk.ask("add_safety_step", add).expect("added");
    let warning = json!({
        "replaces": null, "kind": "do-not-contact", "text": "Not before noon", "told": "yes", "whyNotTold": "",
        "reviewOn": &now()[..10]
    });
    let page = desk.ask("record_warning", json!({ "case": case, "typed": warning })).expect("recorded");
    let end = json!({ "case": case, "warning": page["standing"][0]["id"], "why": "He works elsewhere" });
    desk.ask("end_warning", end).expect("ended");
    close(&desk, &case, &open(&desk, &case)).expect("closed");
    desk.ask("reopen_case", json!({ "case": case, "why": "She rang again" })).expect("reopened");
    let page = ask(&desk, "read_case", &case);
    let days = page["timeline"].as_array().expect("days").iter();
    let entries: Vec<Value> =
        days.flat_map(|day| day["entries"].as_array().expect("entries").clone()).collect();
    for (kind, group, words) in [
        ("situation", "safety", "She said so"),
        ("step-added", "safety", "She may lose the room"),
        ("warning", "safety", "Not before noon"),
        ("warning-ended", "safety", "He works elsewhere"),
        ("case-closed", "case", "Another team works with her"),
        ("case-reopened", "case", "She rang again"),
    ] {
        assert_eq!(told(&desk, &case, kind), 1, "{kind} is told once");
        let entry = entries.iter().find(|entry| entry["kind"] == kind).expect("told");
        assert_eq!(
            [&entry["group"], &entry["excerpt"]],
            [group, words],
            "in its group, with its words: {entry}"
        );
    }
    every_record_is_sound(&desk);
}
