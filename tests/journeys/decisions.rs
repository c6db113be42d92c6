//! From sent to the end of support, through the commands: what stands, which days run, what follows, what is odd.

use chrono::{Days, NaiveDate};
use daybook_tests::desk::{ADULT, Desk, kept_here, now, text};
use serde_json::{Value, json};

fn today() -> NaiveDate {
    now()[..10].parse().expect("a real day")
}

fn ago(days: u64) -> String {
    (today() - Days::new(days)).to_string()
}

fn coming(days: u64) -> String {
    (today() + Days::new(days)).to_string()
}

fn page(desk: &Desk, case: &str) -> Value {
    desk.ask("read_decisions", json!({ "case": case })).expect("readable")
}

/// A desk with an adult's case whose referral was recorded as sent some days ago.
fn sent(days: u64) -> (Desk, String) {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let at = format!("{}T09:00", ago(days));
    let mut event = daybook_tests::desk::consent_event("referral", "agree");
    event["at"] = json!(at);
    desk.ask("record_consent", json!({ "case": case, "event": event })).expect("recorded");
    let sent = json!({ "at": at, "reference": "NRM-0000", "who": "An invented officer" });
    desk.ask("record_sent", json!({ "case": case, "sent": sent })).expect("recorded");
    (desk, case)
}

fn clock<'p>(page: &'p Value, begins: &str) -> Option<&'p Value> {
    let clocks = page["clocks"].as_array().expect("a list");
    clocks.iter().find(|clock| clock["key"].as_str().is_some_and(|key| key.starts_with(begins)))
}

fn needs(desk: &Desk, group: &str) -> Vec<Value> {
    let list = desk.ask("read_needs", json!({ "group": group, "from": 0 })).expect("listed");
    assert_eq!(list["group"], group, "the group asked for");
    list["items"].as_array().expect("a list").clone()
}

#[test]
fn nothing_is_tracked_before_a_referral_is_sent() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let before = page(&desk, &case);
    assert_eq!((&before["sent"], &before["state"]), (&json!(false), &json!("concern")), "nothing was sent");
    assert_eq!(before["clocks"], json!([]), "and no clock runs");
    desk.decide(&case, "agree");
    assert_eq!(page(&desk, &case)["state"], "draft-nrm", "it follows from consent");
    desk.send(&case);
    let after = page(&desk, &case);
    assert_eq!(after["state"], "rg-pending", "and from what was sent");
    assert_eq!(after["headline"]["says"], "expected", "hoped for, not promised");
    let why = text(&clock(&after, "rg-decision-5").expect("it runs")["why"]);
    assert!(why.contains("5 working days") && why.contains("Source:"), "it explains itself: {why}");
}

#[test]
fn the_whole_way_from_a_negative_decision_to_the_end_of_support() {
    let (desk, case) = sent(60);
    let way = [
        ("rg-negative", 50, "rg-negative"),
        ("reconsideration-asked", 45, "rg-reconsideration-asked"),
        ("reconsideration-accepted", 40, "rg-reconsidered"),
        ("rg-positive", 38, "cg-pending"),
        ("cg-positive", 5, "cg-positive"),
        ("move-on", 4, "move-on"),
        ("support-ended", 0, "exited"),
    ];
    for (act, days, state) in way {
        let outcome = desk.happened(&case, act, &ago(days));
        assert_eq!(outcome["oddities"], json!([]), "{act} is in order");
        assert_eq!(outcome["page"]["state"], state, "after {act}");
    }
    let end = page(&desk, &case);
    assert_eq!(
        end["course"].as_array().expect("a list").len(),
        9,
        "sent, seven letters, and days that passed"
    );
    assert_eq!(
        needs(&desk, "overdue").iter().filter(|need| need["kind"] != "step").count(),
        0,
        "nothing runs"
    );
    let overview = desk.ask("read_case", json!({ "case": case })).expect("readable");
    assert_eq!(overview["frame"]["identity"]["stage"], "exited", "the bar says where it stands");
    let told = overview["timeline"].to_string();
    assert!(told.contains("\"decision\"") && told.contains("rg-negative"), "the timeline tells it");
    assert_eq!(
        desk.ask("read_frame", json!({ "case": case })).expect("readable")["safety"]["steps"]
            .as_array()
            .map(Vec::is_empty),
        Some(false),
        "and safeguarding goes on beside it"
    );
}

#[test]
fn what_is_odd_is_said_first_and_recorded_as_typed_once_it_was_seen() {
    let (desk, case) = sent(10);
    let typed = json!({ "act": "rg-negative", "dated": ago(20), "received": ago(25), "why": "", "toldHow": "not-yet" });
    let decision = json!({ "typed": typed, "odditiesSeen": false });
    let first = desk.ask("record_decision", json!({ "case": case, "decision": decision })).expect("answered");
    assert_eq!(first["recorded"], Value::Null, "not recorded yet");
    assert_eq!(first["oddities"], json!(["before-referral", "received-before-dated"]), "both are said");
    assert_eq!(first["page"]["state"], "rg-pending", "nothing moved");
    let seen = desk.happened_as(&case, typed);
    assert_eq!(seen["oddities"], first["oddities"], "they stay beside it");
    let event = &seen["page"]["events"][0];
    assert_eq!(
        (&event["typed"]["dated"], &event["typed"]["received"]),
        (&json!(ago(20)), &json!(ago(25))),
        "as typed"
    );
    assert_eq!(seen["page"]["state"], "rg-pending", "a letter before the referral decides nothing");
    let future = desk.happened(&case, "rg-positive", &coming(3));
    assert_eq!(future["oddities"], json!(["in-future"]), "dated in the future");
    assert_eq!(future["page"]["state"], "rg-pending", "it waits for its day");
}

#[test]
fn a_day_that_does_not_exist_is_refused_by_its_box() {
    let (desk, case) = sent(10);
    let typed = json!({ "act": "rg-negative", "dated": "2026-02-30" });
    let decision = json!({ "typed": typed, "odditiesSeen": true });
    let refusal =
        desk.ask("record_decision", json!({ "case": case, "decision": decision })).expect_err("refused");
    assert_eq!(
        refusal["fields"],
        json!([{ "field": "dated", "code": "no-such-date", "limit": null }]),
        "by name"
    );
}

#[test]
fn a_record_is_put_right_or_taken_back_and_stays() {
    let (desk, case) = sent(30);
    let first = text(&desk.happened(&case, "rg-negative", &ago(20))["recorded"]);
    let step = json!({ "case": case, "decision": first, "step": "dec-reconsideration", "accepted": true, "why": "" });
    desk.ask("answer_offered_step", step).expect("accepted");
    let typed = json!({ "act": "rg-negative", "dated": ago(19), "received": ago(18) });
    let right = json!({ "typed": typed, "replaces": first, "odditiesSeen": false });
    let right = desk.ask("record_decision", json!({ "case": case, "decision": right })).expect("put right");
    let second = text(&right["recorded"]);
    let events = right["page"]["events"].as_array().expect("a list");
    assert_eq!(events.len(), 2, "both stay");
    let replaced = events.iter().find(|event| event["id"] == first.as_str()).expect("kept");
    assert_eq!(replaced["replacedBy"], second.as_str(), "marked");
    let offered =
        events.iter().find(|event| event["id"] == second.as_str()).expect("kept")["follows"].clone();
    let answered = offered.as_array().expect("a list").iter().find(|it| it["step"] == "dec-reconsideration");
    assert_eq!(
        answered.expect("offered")["answer"],
        "accepted",
        "what was decided about it is not asked again"
    );
    let back = json!({ "case": case, "decision": second, "why": "A letter of someone else" });
    let page = desk.ask("take_back_decision", back).expect("taken back");
    assert_eq!(page["state"], "rg-pending", "as if it had not come");
    let none = json!({ "case": case, "decision": second, "why": " " });
    assert!(desk.ask("take_back_decision", none).is_err(), "a reason is needed");
}

#[test]
fn steps_are_accepted_or_declined_one_by_one_and_what_is_accepted_stands_in_the_rail() {
    let (desk, case) = sent(30);
    let id = text(&desk.happened(&case, "rg-negative", &ago(2))["recorded"]);
    let rail = |desk: &Desk| {
        desk.ask("read_frame", json!({ "case": case })).expect("readable")["safety"]["steps"].to_string()
    };
    assert!(!rail(&desk).contains("dec-legal-advice"), "nothing is in the rail unasked");
    let open = page(&desk, &case)["undecided"].as_u64().expect("a number");
    assert!(open > 2, "several are offered: {open}");
    let answer = |step: &str, accepted: bool, why: &str| {
        let answer = json!({ "case": case, "decision": id, "step": step, "accepted": accepted, "why": why });
        desk.ask("answer_offered_step", answer)
    };
    answer("dec-reconsideration", true, "").expect("accepted");
    assert!(rail(&desk).contains("dec-reconsideration"), "it stands among the safety steps");
    let step = desk
        .ask("read_safety_step", json!({ "case": case, "step": "dec-reconsideration" }))
        .expect("readable");
    assert_eq!(step["after"], "rg-negative", "its page says after what");
    let refusal = answer("dec-tell-the-person", false, "").expect_err("declining needs a reason");
    assert_eq!(refusal["fields"][0]["field"], "why", "said");
    let page = answer("dec-tell-the-person", false, "Her support worker told her").expect("declined");
    assert_eq!(page["undecided"].as_u64(), Some(open - 2), "two are decided");
    assert!(answer("uk-999", true, "").is_err(), "only what is offered after it");
}

#[test]
fn what_needs_the_worker_is_ordered_counted_and_the_same_everywhere() {
    let (desk, case) = sent(30);
    let past = needs(&desk, "past-expected");
    assert_eq!(past.len(), 1, "the decision is past the day on which it was expected");
    assert_eq!(
        (&past[0]["kind"], &past[0]["unit"]),
        (&json!("expected"), &json!("working-days")),
        "in working days"
    );
    desk.happened(&case, "rg-negative", &ago(25));
    let soon: Vec<Value> =
        needs(&desk, "due-soon").into_iter().filter(|need| need["kind"] != "step").collect();
    let kinds: Vec<&str> = soon.iter().filter_map(|need| need["kind"].as_str()).collect();
    assert!(kinds.contains(&"last-day") && kinds.contains(&"offered"), "{kinds:?}");
    let overview = desk.ask("read_case", json!({ "case": case })).expect("readable");
    let next = overview["next"]["kind"].as_str().expect("something").to_owned();
    assert!(
        ["safety-step", "decision-due"].contains(&next.as_str()),
        "a day that runs is the next thing: {next}"
    );
    let home = desk.ask("list_cases", json!({})).expect("listed");
    for (group, count) in [
        ("overdue", "overdue"),
        ("due-soon", "dueSoon"),
        ("past-expected", "pastExpected"),
        ("waiting", "waiting"),
    ] {
        let listed = needs(&desk, group).len();
        assert_eq!(
            home["needs"][count].as_u64(),
            u64::try_from(listed).ok(),
            "the count of {group} is its list's"
        );
    }
    let clock = text(&clock(&page(&desk, &case), "reconsideration-30").expect("it runs")["key"]);
    let settle = json!({ "case": case, "clock": clock, "settled": true, "why": "She does not want to ask" });
    let page = desk.ask("settle_clock", settle).expect("settled");
    let settled = page["clocks"].as_array().expect("a list").iter().find(|it| it["key"] == clock.as_str());
    assert_eq!(settled.expect("kept")["running"], "settled", "it stays to be read");
    assert!(!needs(&desk, "due-soon").iter().any(|need| need["kind"] == "last-day"), "and needs nobody");
}

#[test]
fn news_is_asked_for_without_a_name_and_asked_again() {
    let (desk, case) = sent(30);
    let text = text(&page(&desk, &case)["askText"]);
    assert!(text.contains("NRM-0000") && !text.contains("AM"), "the reference, never who it is: {text}");
    desk.ask("copy_ask_text", json!({ "case": case })).expect("copied");
    assert_eq!(desk.clipboard(), text, "as it is shown");
    let ask = json!({ "on": ago(3), "whom": "The competent authority", "againOn": ago(1) });
    let log = desk.ask("record_news_asked", json!({ "case": case, "ask": ask })).expect("recorded");
    assert_eq!(log["asks"][0]["whom"], "The competent authority", "in the log");
    assert!(needs(&desk, "overdue").iter().any(|need| need["kind"] == "ask"), "and asked again yesterday");
    desk.happened(&case, "rg-positive", &ago(0));
    assert!(!needs(&desk, "overdue").iter().any(|need| need["kind"] == "ask"), "the news has come");
}

#[test]
fn the_calendar_file_holds_days_and_nothing_of_anyone() {
    let (desk, case) = sent(3);
    let saved = desk.ask("save_calendar", json!({ "case": case })).expect("saved");
    let file = std::fs::read_to_string(desk.saved("Daybook days 26-001.ics")).expect("written");
    assert_eq!(saved["bytes"].as_u64(), u64::try_from(file.len()).ok(), "whole");
    assert!(file.contains("BEGIN:VEVENT") && file.contains("26-001"), "{file}");
    let said = file.lines().filter(|line| line.starts_with("SUMMARY") || line.starts_with("DESCRIPTION"));
    for line in said {
        let words = line.split_once(':').map(|(_, words)| words).expect("a name and its words");
        let plain = ["Daybook: a day in 26-001", "Open Daybook and look at 26-001."];
        assert!(plain.contains(&words), "nothing of what the day is about: {words}");
    }
    for word in ["Reasonable", "slavery", "Vietnamese", "referral", "police", "LOCATION", "ORGANIZER"] {
        assert!(!file.contains(word), "no {word} in it");
    }
    assert!(!file.contains(case.as_str()), "nor the case's own id");
    let again = desk.ask("save_calendar", json!({ "case": null })).expect("saved");
    assert!(again["bytes"].as_u64() > Some(0), "and of all cases");
    let empty = Desk::new();
    assert!(empty.ask("save_calendar", json!({ "case": null })).is_err(), "no file without a day");
}

#[test]
fn the_history_leaves_as_paper_with_its_line_in_the_log() {
    let (desk, case) = sent(30);
    desk.happened(&case, "rg-negative", &ago(2));
    desk.ask("save_decisions_pdf", json!({ "case": case, "leaving": kept_here() })).expect("saved");
    let pdf = std::fs::read(desk.saved("Decisions 26-001.pdf")).expect("written");
    assert!(pdf.starts_with(b"%PDF-"), "a PDF, whole");
    let log = desk.ask("read_sharing", json!({ "case": case })).expect("readable");
    assert_eq!(log["entries"][0]["fileKind"], "decision-history", "and the log says that it left");
    let unsaid = json!({ "case": case, "leaving": { "recipient": "", "why": "" } });
    assert!(desk.ask("save_decisions_pdf", unsaid).is_err(), "nothing leaves unsaid");
}

#[test]
fn a_new_referral_after_the_end_is_a_new_case_that_knows_the_old_one() {
    let (desk, first) = sent(30);
    desk.happened(&first, "withdrawn", &ago(5));
    let second = desk.open_case(ADULT);
    let typed = json!({ "act": "referred-again", "dated": ago(1), "otherCase": second });
    let outcome = desk.happened_as(&first, typed);
    assert_eq!(outcome["page"]["state"], "withdrawn", "the old one stays at its end");
    assert_eq!(page(&desk, &second)["linked"][0]["id"], first.as_str(), "the new one knows it");
    assert_eq!(page(&desk, &first)["linked"][0]["later"], true, "and it the new one");
    let itself = json!({ "act": "referred-again", "dated": ago(1), "otherCase": first });
    let decision = json!({ "typed": itself, "odditiesSeen": true });
    assert!(
        desk.ask("record_decision", json!({ "case": first, "decision": decision })).is_err(),
        "not itself"
    );
}

#[test]
fn a_reminder_is_wished_for_and_kept() {
    let desk = Desk::new();
    assert_eq!(
        desk.ask("read_reminders", json!({})).expect("readable")["atUnlock"],
        false,
        "not unless wished"
    );
    desk.ask("set_reminders", json!({ "on": true })).expect("kept");
    desk.ask("lock_vault", json!({})).expect("locked");
    desk.ask("unlock_vault", json!({ "passphrase": daybook_tests::PASSPHRASE })).expect("unlocked");
    assert_eq!(
        desk.ask("list_cases", json!({})).expect("listed")["remindAtUnlock"],
        true,
        "kept over a lock"
    );
}

#[test]
fn a_changed_nation_is_said_and_earlier_dates_stay() {
    let (desk, case) = sent(10);
    let before = clock(&page(&desk, &case), "rg-decision-5").expect("it runs")["on"].clone();
    let change = json!({
        "called": "AM", "ageGroup": "adult", "nation": "scotland", "language": "Vietnamese",
        "interpreter": "needed", "why": "She moved"
    });
    desk.ask("change_case", json!({ "case": case, "change": change })).expect("changed");
    assert_eq!(
        clock(&page(&desk, &case), "rg-decision-5").expect("it runs")["on"],
        before,
        "counted as it was then"
    );
    let outcome = desk.happened(&case, "rg-positive", &ago(0));
    assert_eq!(outcome["oddities"], json!(["nation-changed"]), "said beside what comes after");
    assert!(clock(&outcome["page"], "scotland-support-90").is_some(), "and counted as it is now");
}
