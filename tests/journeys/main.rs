//! A worker's day, through every layer but the window.

mod consent;
mod course;
mod decisions;
mod hand_over;
mod partnership;
mod recording;
mod retention;
mod review;
mod safeguarding;
mod safekeeping;
mod sending;

use daybook_tests::PASSPHRASE;
use daybook_tests::desk::{Desk, consent_event, text};
use serde_json::{Value, json};

/// A desk with the practice case on it.
fn practice() -> (Desk, String) {
    let desk = Desk::new();
    let case = text(&desk.ask("open_practice_case", json!({})).expect("opened")["id"]);
    (desk, case)
}

fn ask(desk: &Desk, command: &str, case: &str) -> Value {
    desk.ask(command, json!({ "case": case })).expect("answers")
}

/// The fields of the list for the online form that hold something to enter.
fn fields_copied(desk: &Desk, case: &str) -> Vec<String> {
    let list = ask(desk, "read_copy_list", case);
    let rows = list["rows"].as_array().expect("rows").iter();
    let filled = rows.filter(|row| row["lines"].as_array().is_some_and(|lines| !lines.is_empty()));
    filled.map(|row| text(&row["field"])).collect()
}

fn decide(desk: &Desk, case: &str, purpose: &str, decision: &str) -> Result<Value, Value> {
    desk.ask("record_consent", json!({ "case": case, "event": consent_event(purpose, decision) }))
}

#[test]
fn the_practice_case_is_a_whole_referral_of_a_consenting_adult() {
    let (desk, case) = practice();
    let tasks = ask(&desk, "read_task_list", &case);
    assert_eq!(tasks["route"], "adult-nrm", "an adult who agreed");
    assert_eq!(tasks["readyToCheck"], true, "every page is answered: {tasks}");
    assert_eq!(tasks["pagesDone"], tasks["pagesInAll"], "in figures too");
    let check = ask(&desk, "check_referral", &case);
    assert_eq!(check["missing"], 0, "nothing is missing: {check}");
    assert_eq!(check["conflicts"], json!([]), "nothing disagrees");
    let pages = tasks["pagesInAll"].as_u64().expect("a count");
    assert!((46..=53).contains(&pages), "as many pages as the official route has: {pages}");
}

#[test]
fn the_rail_stands_beside_the_case_whatever_the_referral_says() {
    let (desk, case) = practice();
    let frame = ask(&desk, "read_frame", &case);
    let steps = frame["safety"]["steps"].as_array().expect("steps");
    assert!(steps.len() >= 4, "the national steps for an adult: {steps:?}");
    assert!(steps.iter().any(|step| step["status"] == "done"), "some are recorded");
    assert_eq!(frame["identity"]["referral"], "answered", "and the referral is answered");
    assert!(frame["identity"]["practice"].as_bool().expect("a flag"), "the practice case says what it is");
}

#[test]
fn withdrawing_consent_changes_the_route_at_once() {
    let (desk, case) = practice();
    decide(&desk, &case, "referral", "withdraw").expect("it was agreed before");
    let tasks = ask(&desk, "read_task_list", &case);
    assert!(text(&tasks["route"]).starts_with("dtn-"), "no consent, no referral: {}", tasks["route"]);
    let consent = ask(&desk, "read_consent", &case);
    assert_eq!(consent["matters"][0]["current"], "withdrawn", "the newest event counts");
    assert_eq!(consent["matters"][0]["events"].as_array().map(Vec::len), Some(2), "and both are kept");
}

#[test]
fn a_child_is_never_asked_and_the_route_does_not_wait() {
    let desk = Desk::new();
    let case = json!({
        "called": "KL", "ageGroup": "under-18", "nation": "england", "language": "English", "interpreter": "not-needed"
    });
    let case = text(&desk.ask("open_case", json!({ "case": case })).expect("opened")["id"]);
    assert_eq!(ask(&desk, "read_consent", &case)["asking"], "not-asked-child", "said on the page");
    assert!(decide(&desk, &case, "referral", "agree").is_err(), "and refused underneath");
    let tasks = ask(&desk, "read_task_list", &case);
    assert_eq!(tasks["route"], "child-nrm", "the case's age is enough");
    let waiting = tasks["groups"].as_array().expect("groups").iter().flat_map(|group| {
        group["tasks"].as_array().expect("tasks").iter().filter(|task| task["status"] == "cannot-start")
    });
    assert_eq!(waiting.count(), 0, "nothing waits for consent");
    let rail = ask(&desk, "read_frame", &case);
    let titles = rail["safety"]["steps"].to_string();
    assert!(titles.contains("children's social care"), "the child's steps: {titles}");
}

#[test]
fn an_interrupted_day_goes_on_where_it_stopped() {
    let desk = Desk::with_a_case();
    let draft = json!({
        "started": "2026-03-17T10:00", "ended": "", "place": "by the lock-up", "present": "", "blocks": [{ "text": "Half a sent", "said": null }], "view": "",
        "caret": 11
    });
    desk.ask("save_note_draft", json!({ "note": desk.note, "draft": draft })).expect("saved");
    let route = format!("/c/{}/notes/{}", desk.case, desk.note);
    let place = json!({ "route": route, "field": "text", "caret": 11 });
    desk.ask("remember_place", json!({ "place": place })).expect("kept");
    desk.ask("lock_vault", json!({})).expect("locked");
    let place = desk.ask("unlock_vault", json!({ "passphrase": PASSPHRASE })).expect("unlocked");
    assert_eq!(place["route"], route, "back to the same page");
    assert_eq!(place["caret"], 11, "and the same caret");
    let note = desk.ask("read_note", json!({ "note": desk.note })).expect("there");
    assert_eq!(note["text"]["blocks"][0]["text"], "Half a sent", "with every character");
    let cases = desk.ask("list_cases", json!({})).expect("listed");
    assert_eq!(cases["unfinishedNotes"], 1, "and the home page says so");
    assert_eq!(cases["unfinished"]["count"], 1, "one case has it");
    let line = &cases["unfinished"]["lines"][0];
    assert_eq!(line["identity"]["id"], desk.case.as_str(), "and which case it is");
}

#[test]
fn the_practice_case_never_counts_as_work() {
    let (desk, _) = practice();
    let cases = desk.ask("list_cases", json!({})).expect("listed");
    let nothing = json!({ "overdue": 0, "dueSoon": 0, "pastExpected": 0, "waiting": 0 });
    assert_eq!(cases["needs"], nothing, "it needs nothing");
    assert_eq!(cases["practice"], true, "though it is there");
    assert_eq!(cases["unsentReferrals"], 0, "though its referral is answered");
}

#[test]
fn what_was_made_later_says_so_and_why() {
    let desk = Desk::with_a_case();
    let draft = json!({
        "started": "2026-03-17T10:00", "ended": "2026-03-17T10:30", "place": "", "present": "", "blocks": [{ "text": "Seen at work.", "said": null }],
        "view": "", "caret": 0
    });
    desk.ask("save_note_draft", json!({ "note": desk.note, "draft": draft })).expect("saved");
    let later =
        |why: &str| json!({ "note": desk.note, "statement": { "madeAtTheTime": false, "whyLater": why } });
    let refusal = desk.ask("finish_note", later("")).expect_err("late writing asks why");
    assert_eq!(refusal["fields"][0]["field"], "whyLater", "at that box");
    let note = desk.ask("finish_note", later("No safe place to write")).expect("finished");
    assert_eq!(note["finished"]["whyLater"], "No safe place to write", "kept with the note");
    let timeline = ask(&desk, "read_case", &desk.case);
    let newest = &timeline["timeline"].as_array().expect("days").last().expect("a day")["entries"][0];
    assert_eq!(newest["kind"], "note", "the note stands where the visit was");
    assert_eq!(newest["at"], "2026-03-17T10:00", "on the visit's own day, not the typing's");
}
