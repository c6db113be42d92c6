//! Safety steps through the commands: what calls for each, what follows from it, and what stays when things change.

mod closing;
mod danger;
mod packs;
mod warnings;

use chrono::{Days, NaiveDate};
use daybook_tests::PASSPHRASE;
use daybook_tests::desk::{ADULT, Desk, now, text};
use serde_json::{Value, json};

use crate::ask;

const CHILD: &str = "under-18";

fn today() -> NaiveDate {
    now()[..10].parse().expect("a real day")
}

fn ago(days: u64) -> String {
    (today() - Days::new(days)).to_string()
}

/// A desk with a case in Stockport.
fn stockport(age_group: &str) -> (Desk, String) {
    let desk = Desk::new();
    let case = desk.open_case_in(age_group, "england", "Stockport");
    (desk, case)
}

fn rail(desk: &Desk, case: &str) -> Value {
    ask(desk, "read_frame", case)["safety"].clone()
}

/// The ids of the rail, in its order.
fn ids(desk: &Desk, case: &str) -> Vec<String> {
    rail(desk, case)["steps"].as_array().expect("steps").iter().map(|line| text(&line["id"])).collect()
}

/// A step's line; `null` where it does not stand in the rail.
fn line(desk: &Desk, case: &str, step: &str) -> Value {
    let rail = rail(desk, case);
    let found = rail["steps"].as_array().expect("steps").iter().find(|line| line["id"] == step);
    found.cloned().unwrap_or_default()
}

/// The steps of the rail that are overdue.
fn overdue(desk: &Desk, case: &str) -> usize {
    let rail = rail(desk, case);
    rail["steps"].as_array().expect("steps").iter().filter(|line| line["status"] == "overdue").count()
}

fn step_page(desk: &Desk, case: &str, step: &str) -> Result<Value, Value> {
    desk.ask("read_safety_step", json!({ "case": case, "step": step }))
}

/// Records a step as done just now, but for the boxes given.
fn record(desk: &Desk, case: &str, step: &str, boxes: Value) -> Result<Value, Value> {
    let mut record = json!({
        "outcome": "done", "at": now(), "who": "The duty desk", "reference": "", "agreed": "", "reason": "",
        "arrangedFor": ""
    });
    let boxes = boxes.as_object().cloned().expect("boxes");
    record.as_object_mut().expect("a record").extend(boxes);
    desk.ask("record_safety_step", json!({ "case": case, "step": step, "record": record }))
}

/// Records a step as arranged some days ago for a day that has passed.
fn let_pass(desk: &Desk, case: &str, step: &str) {
    let boxes = json!({ "outcome": "arranged", "at": format!("{}T09:00", ago(5)), "arrangedFor": ago(2) });
    record(desk, case, step, boxes).expect("recorded");
}

/// Records that a step led to something.
fn led_to(desk: &Desk, case: &str, step: &str, result: &str) -> Value {
    record(desk, case, step, json!({ "result": result })).expect("recorded")
}

/// Answers what is so; returns the page of facts.
fn tell(desk: &Desk, case: &str, fact: &str, answer: &str) -> Value {
    let typed = json!({ "answers": [{ "fact": fact, "answer": answer }], "why": "She said so" });
    desk.ask("record_situation", json!({ "case": case, "typed": typed })).expect("recorded")
}

fn fact(page: &Value, fact: &str) -> Value {
    let facts = page["facts"].as_array().expect("facts").iter();
    facts.clone().find(|it| it["fact"] == fact).cloned().unwrap_or_default()
}

/// Changes the facts of a case.
fn change(desk: &Desk, case: &str, age_group: &str, nation: &str, area: &str) {
    let change = json!({
        "called": "AM", "ageGroup": age_group, "nation": nation, "area": area, "language": "Vietnamese",
        "interpreter": "needed", "why": "She told me"
    });
    desk.ask("change_case", json!({ "case": case, "change": change })).expect("changed");
}

/// Returns how often the timeline of a case tells of a kind.
fn told(desk: &Desk, case: &str, kind: &str) -> usize {
    let page = ask(desk, "read_case", case);
    let days = page["timeline"].as_array().expect("days").iter();
    let entries = days.flat_map(|day| day["entries"].as_array().expect("entries").clone());
    entries.filter(|entry| entry["kind"] == kind).count()
}

fn needs(desk: &Desk, group: &str) -> Vec<Value> {
    let list = desk.ask("read_needs", json!({ "group": group, "from": 0 })).expect("listed");
    list["items"].as_array().expect("a list").clone()
}

fn lock_and_unlock(desk: &Desk) {
    desk.ask("lock_vault", json!({})).expect("locked");
    desk.ask("unlock_vault", json!({ "passphrase": PASSPHRASE })).expect("unlocked");
}

/// Locks the desk for good and reads its whole vault.
fn every_record_is_sound(desk: &Desk) {
    desk.ask("lock_vault", json!({})).expect("locked");
    let vault = vault::Closed::at(desk.home())
        .unlock(&daybook_tests::a_passphrase(), daybook::session::Session::now())
        .expect("unlocked");
    assert_eq!(vault.check().expect("checked"), [], "every record stands in the ledger as it is");
}

#[test]
fn the_workers_council_is_kept_and_its_own_steps_stand_in_the_place_of_the_nations() {
    let (desk, case) = stockport(ADULT);
    let you = json!({
        "firstName": "", "lastName": "", "role": "", "organisation": "", "notFirstResponder": false, "workEmail": "",
        "phone": "", "secondContact": "", "nation": "england", "area": "Stockport"
    });
    desk.ask("save_you", json!({ "you": you })).expect("kept");
    let you = desk.ask("read_you", json!({})).expect("readable");
    assert_eq!(you["you"]["area"], "Stockport", "chosen once");
    let areas = desk.ask("read_areas", json!({})).expect("readable");
    let names: Vec<_> = areas.as_array().expect("areas").iter().map(|area| text(&area["name"])).collect();
    assert_eq!(names, ["Essex", "Southend", "Stockport", "Thurrock"], "as far as the packs go");
    assert_eq!(rail(&desk, &case)["area"], "Stockport", "the rail says whose steps these are");
    assert_eq!(ids(&desk, &case)[0], "stk-danger", "danger comes first");
    for (own, nations) in [("stk-danger", "uk-999"), ("stk-adult", "eng-adult-s42")] {
        assert_eq!(line(&desk, &case, own)["stands"], "always", "{own} stands unasked");
        assert_eq!(line(&desk, &case, nations), Value::Null, "and {nations} not beside it");
    }
    let elsewhere = desk.open_case(ADULT);
    assert_eq!(rail(&desk, &elsewhere)["area"], "", "a case can lie elsewhere");
    assert_eq!(line(&desk, &elsewhere, "eng-adult-s42")["stands"], "always", "with the nation's steps");
    every_record_is_sound(&desk);
}

#[test]
fn what_a_step_led_to_calls_for_the_next_one_and_says_why_and_since_when() {
    let (desk, case) = stockport(ADULT);
    assert_eq!(line(&desk, &case, "stk-adult-maars"), Value::Null, "nothing calls for the panel yet");
    let page = led_to(&desk, &case, "stk-adult", "no-care-needs");
    assert_eq!(page["line"]["status"], "done", "the step itself is done");
    assert_eq!(page["records"][0]["result"], "Screened: there are no Care Act needs", "in the pack's words");
    let panel = line(&desk, &case, "stk-adult-maars");
    let because = [&panel["stands"], &panel["because"], &panel["becauseIs"], &panel["since"]];
    assert_eq!(because, ["fact", "care-needs", "no", &today().to_string()], "it says why: {panel}");
    assert_eq!(line(&desk, &case, "eng-adult-below"), Value::Null, "the nation's stands back");

    led_to(&desk, &case, "stk-adult", "care-needs");
    assert_eq!(line(&desk, &case, "stk-adult-maars"), Value::Null, "nothing was recorded of the panel");
    let assessment = line(&desk, &case, "stk-adult-careact");
    let because = [&assessment["because"], &assessment["becauseIs"]];
    assert_eq!(because, ["care-needs", "yes"], "the assessment comes in its place: {assessment}");
    assert_eq!(line(&desk, &case, "eng-adult-needs"), Value::Null, "and not the nation's");
    let offered = step_page(&desk, &case, "stk-adult-careact").expect("readable")["results"].clone();
    let leads = offered.as_array().expect("results").iter().find(|it| it["id"] == "no-eligible-needs");
    assert_eq!(leads.expect("offered")["leadsTo"][0]["id"], "stk-adult-maars", "said before it is chosen");

    led_to(&desk, &case, "stk-adult-careact", "no-eligible-needs");
    assert_eq!(line(&desk, &case, "stk-adult-maars")["becauseIs"], "no", "the chain goes on to the panel");
    let assessed = line(&desk, &case, "stk-adult-careact");
    assert_eq!([&assessed["stands"], &assessed["status"]], ["recorded", "done"], "kept: {assessed}");
    let situation = ask(&desk, "read_situation", &case);
    let needs = fact(&situation, "care-needs");
    assert_eq!(
        [&needs["answer"], &needs["from"]["id"]],
        ["no", "stk-adult-careact"],
        "the page tells whence"
    );
    let answers: Vec<_> =
        situation["history"].as_array().expect("a list").iter().map(|it| text(&it["answer"])).collect();
    assert_eq!(answers, ["no", "yes", "no"], "with every change of it, newest first");
    every_record_is_sound(&desk);
}

#[test]
fn a_childs_strategy_discussion_leads_to_its_outcomes_with_their_days() {
    let (desk, case) = stockport(CHILD);
    assert_eq!(line(&desk, &case, "stk-child")["stands"], "always", "the children's front door");
    led_to(&desk, &case, "stk-child", "significant-harm");
    for step in ["ew-strategy-ask", "ew-strategy"] {
        assert_eq!(line(&desk, &case, step)["because"], "significant-harm", "{step} is called for");
    }
    led_to(&desk, &case, "ew-strategy", "conference-agreed");
    for (step, because) in [("ew-section-47", "section-47"), ("ew-conference", "conference-agreed")] {
        assert_eq!(line(&desk, &case, step)["because"], because, "{step} follows from the discussion");
    }
    let page = led_to(&desk, &case, "ew-section-47", "");
    let conference = page["clocks"][0].clone();
    assert_eq!(conference["running"], "coming", "the council's days run: {page}");
    assert!(text(&conference["why"]).contains("15 working days"), "and explain themselves: {conference}");
    led_to(&desk, &case, "ew-conference", "protection-plan");
    assert_eq!(line(&desk, &case, "eng-core-group")["because"], "protection-plan", "and so on");
}

#[test]
fn a_tenancy_brings_its_step_and_takes_away_only_what_has_no_record() {
    let (desk, case) = stockport(ADULT);
    let before = fact(&ask(&desk, "read_situation", &case), "social-tenant");
    assert_eq!(before["answer"], "not-known", "nobody has asked yet");
    let calls = before["yesCallsFor"].to_string();
    assert!(calls.contains("stk-tenant"), "the page says what a yes calls for: {calls}");
    tell(&desk, &case, "social-tenant", "yes");
    let tenant = line(&desk, &case, "stk-tenant");
    assert_eq!([&tenant["because"], &tenant["since"]], ["social-tenant", &today().to_string()], "{tenant}");
    tell(&desk, &case, "social-tenant", "no");
    assert_eq!(line(&desk, &case, "stk-tenant"), Value::Null, "it goes as it came: nothing was recorded");

    tell(&desk, &case, "social-tenant", "yes");
    let tried = json!({ "outcome": "could-not", "reason": "The line was engaged", "who": "" });
    record(&desk, &case, "stk-tenant", tried).expect("recorded");
    tell(&desk, &case, "social-tenant", "no");
    let kept = line(&desk, &case, "stk-tenant");
    assert_eq!([&kept["stands"], &kept["status"]], ["recorded", "not-called-for"], "it stays: {kept}");
    assert!(text(&kept["lastFact"]).contains("The line was engaged"), "with what was recorded: {kept}");
    assert_eq!(kept["dueOn"], Value::Null, "and nothing of it is due");
    let page = step_page(&desk, &case, "stk-tenant").expect("its page still opens");
    assert_eq!(page["records"].as_array().map(Vec::len), Some(1), "with its whole history");
    tell(&desk, &case, "social-tenant", "yes");
    let again = line(&desk, &case, "stk-tenant");
    assert_eq!([&again["stands"], &again["status"]], ["fact", "to-do"], "called for again: {again}");
}

#[test]
fn what_is_told_twice_is_kept_once_and_what_is_odd_is_refused_by_name() {
    let (desk, case) = stockport(ADULT);
    tell(&desk, &case, "homeless", "yes");
    let same = json!({ "answers": [{ "fact": "homeless", "answer": "yes" }], "why": "" });
    let page =
        desk.ask("record_situation", json!({ "case": case, "typed": same })).expect("nothing is wrong in it");
    assert_eq!(page["history"].as_array().map(Vec::len), Some(1), "nothing changed");
    assert_eq!(told(&desk, &case, "situation"), 1, "so the timeline tells of nothing new");
    for (fact, answer, field) in
        [("lighthouse", "yes", "fact"), ("homeless", "perhaps", "homeless"), ("homeless", "", "homeless")]
    {
        let typed = json!({ "answers": [{ "fact": fact, "answer": answer }], "why": "" });
        let refusal = desk
            .ask("record_situation", json!({ "case": case, "typed": typed }))
            .expect_err("no such answer");
        assert_eq!(refusal["fields"][0]["field"], field, "{fact}: {answer:?}");
    }
    let derived = tell(&desk, &case, "other-language", "no");
    assert_eq!(
        line(&desk, &case, "stk-leaflets")["because"],
        "other-language",
        "what is derived is not typed"
    );
    assert_eq!(derived["history"].as_array().map(Vec::len), Some(1), "and is not kept as if it were");
}

#[test]
fn every_save_of_a_step_is_an_event_with_all_its_boxes() {
    let (desk, case) = stockport(ADULT);
    let at = |time: &str| format!("{}T{time}", ago(1));
    let tried = json!({ "outcome": "could-not", "at": at("09:00"), "who": "", "reason": "Nobody answered" });
    record(&desk, &case, "stk-adult", tried).expect("recorded");
    let arranged = json!({ "outcome": "arranged", "at": at("10:00"), "arrangedFor": ago(0) });
    record(&desk, &case, "stk-adult", arranged).expect("recorded");
    let done = json!({
        "at": at("11:00"), "number": "0161 217 6029", "reference": "ASC 17", "agreed": "A visit tomorrow",
        "feedback": "They rang back at noon", "result": "no-care-needs-several-agencies"
    });
    let page = record(&desk, &case, "stk-adult", done).expect("recorded");
    let records = page["records"].as_array().expect("a list");
    let outcomes: Vec<_> = records.iter().map(|it| text(&it["outcome"])).collect();
    assert_eq!(outcomes, ["done", "arranged", "could-not"], "none replaces another, newest first");
    let newest = &records[0];
    for (field, kept) in [
        ("number", "0161 217 6029"),
        ("reference", "ASC 17"),
        ("agreed", "A visit tomorrow"),
        ("feedback", "They rang back at noon"),
        ("result", "Screened: no Care Act needs, and several agencies are involved"),
        ("who", "The duty desk"),
    ] {
        assert_eq!(newest[field], kept, "{field} comes back");
    }
    assert_eq!(told(&desk, &case, "safety"), 3, "and the timeline tells each");
    assert_eq!(line(&desk, &case, "stk-adult-taa")["because"], "several-agencies", "its result counts");
    let odd =
        record(&desk, &case, "stk-adult", json!({ "result": "sailed-away" })).expect_err("no such result");
    assert_eq!(
        odd["fields"],
        json!([{ "field": "result", "code": "not-listed", "limit": null }]),
        "the box at fault"
    );
    let empty = record(&desk, &case, "stk-adult", json!({ "outcome": "", "at": "", "who": "" }));
    assert_eq!(empty.expect_err("nothing was chosen")["fields"][0]["field"], "outcome", "the first gap");
    every_record_is_sound(&desk);
}

#[test]
fn another_council_brings_its_own_steps_and_what_was_recorded_stays() {
    let (desk, case) = stockport(ADULT);
    led_to(&desk, &case, "stk-adult", "no-care-needs");
    let tried = json!({ "outcome": "could-not", "reason": "No form today", "who": "" });
    record(&desk, &case, "stk-adult-maars", tried).expect("recorded");
    change(&desk, &case, ADULT, "england", "Thurrock");
    assert_eq!(rail(&desk, &case)["area"], "Thurrock", "the rail says where");
    let thurrock = line(&desk, &case, "thu-adult");
    assert_eq!([&thurrock["stands"], &thurrock["since"]], ["always", &today().to_string()], "{thurrock}");
    assert_eq!(line(&desk, &case, "eng-adult-below")["because"], "care-needs", "what is so stays so");
    for (step, status) in [("stk-adult", "done"), ("stk-adult-maars", "not-called-for")] {
        let kept = line(&desk, &case, step);
        assert_eq!([&kept["stands"], &kept["status"]], ["recorded", status], "{step} stays: {kept}");
        let page = step_page(&desk, &case, step).expect("and its page opens");
        assert_eq!(page["records"].as_array().map(Vec::len), Some(1), "with its history");
    }
    assert_eq!(line(&desk, &case, "stk-victims"), Value::Null, "what was not begun goes");
    every_record_is_sound(&desk);
}

#[test]
fn another_nation_brings_its_own_steps_and_knows_none_of_the_others() {
    let (desk, case) = stockport(ADULT);
    led_to(&desk, &case, "stk-adult", "care-needs");
    change(&desk, &case, ADULT, "wales", "Stockport");
    assert_eq!(line(&desk, &case, "wal-adult")["stands"], "always", "the adult's step of Wales");
    assert_eq!(line(&desk, &case, "stk-adult")["stands"], "recorded", "what was done stays");
    assert_eq!(rail(&desk, &case)["area"], "", "no council of England serves it");
    let scotland = desk.open_case_in(ADULT, "scotland", "");
    assert_eq!(line(&desk, &scotland, "sco-adult")["stands"], "always", "in Scotland its own");
    let refusal = step_page(&desk, &scotland, "eng-adult-s42").expect_err("of England only");
    assert_eq!(refusal["code"], "not-found", "a step of another nation");
    let belfast = desk.open_case_in(ADULT, "northern-ireland", "");
    assert_eq!(line(&desk, &belfast, "ni-support")["stands"], "always", "in Northern Ireland its own");
}

#[test]
fn an_age_put_right_brings_the_childs_steps_since_that_day() {
    let desk = Desk::new();
    let case = text(&desk.ask("open_practice_case", json!({})).expect("opened")["id"]);
    assert_eq!(line(&desk, &case, "eng-child"), Value::Null, "the practice case is an adult's");
    change(&desk, &case, CHILD, "england", "");
    let child = line(&desk, &case, "eng-child");
    assert_eq!(child["since"], today().to_string(), "since today, though the case is older: {child}");
    assert_eq!(
        [&child["status"], &child["dueOn"]],
        ["to-do", &today().to_string()],
        "due from today, not before"
    );
    assert_eq!(
        line(&desk, &case, "uk-101")["since"],
        ago(3),
        "what it had before stands since it was opened"
    );
    let adults = line(&desk, &case, "ew-sa");
    assert_eq!([&adults["stands"], &adults["status"]], ["recorded", "done"], "what was done stays: {adults}");
    assert_eq!(line(&desk, &case, "eng-adult-s42"), Value::Null, "what was not begun goes");
    change(&desk, &case, "not-known", "england", "");
    assert_eq!(line(&desk, &case, "eng-child")["stands"], "always", "not sure is treated as a child");
}

#[test]
fn what_other_pages_record_calls_for_steps_too() {
    let (desk, case) = stockport(ADULT);
    assert_eq!(line(&desk, &case, "uk-helpline"), Value::Null, "nothing calls for it yet");
    desk.decide(&case, "refuse");
    assert_eq!(line(&desk, &case, "uk-helpline")["because"], "not-ready", "a no to the referral does");
    desk.decide(&case, "agree");
    assert_eq!(line(&desk, &case, "uk-helpline"), Value::Null, "and a yes takes it away");
    let mut you = desk.ask("read_you", json!({})).expect("readable")["you"].clone();
    you["notFirstResponder"] = json!(true);
    desk.ask("save_you", json!({ "you": you })).expect("kept");
    assert_eq!(line(&desk, &case, "uk-helpline")["because"], "may-not-refer", "so does who the worker is");
}

#[test]
fn the_counts_of_the_home_screen_are_those_of_the_rails() {
    let (desk, first) = stockport(ADULT);
    let (second, quiet) = (desk.open_case(CHILD), desk.open_case(ADULT));
    let practice = text(&desk.ask("open_practice_case", json!({})).expect("opened")["id"]);
    for (case, step) in [(&first, "stk-adult"), (&first, "uk-101"), (&second, "ew-ictg")] {
        let_pass(&desk, case, step);
    }
    let boxes = json!({ "outcome": "arranged", "at": format!("{}T09:00", ago(1)), "arrangedFor": ago(1) });
    record(&desk, &practice, "uk-101", boxes).expect("recorded");
    let rails: Vec<usize> = [&first, &second, &quiet].map(|case| overdue(&desk, case)).to_vec();
    assert_eq!(rails, [2, 1, 0], "each rail for itself");
    assert_eq!(overdue(&desk, &practice), 1, "the practice case's rail too");
    let items = needs(&desk, "overdue");
    assert!(items.iter().all(|item| item["kind"] == "step"), "nothing else is overdue: {items:?}");
    assert_eq!(items.len(), 3, "the list holds the rails' steps, and none of the practice case");
    let home = desk.ask("list_cases", json!({})).expect("listed");
    assert_eq!(home["needs"]["overdue"], 3, "as the home screen counts them");
    assert_eq!(home["groups"][0]["name"], "overdue", "the most pressing group first");
    let first_line = line(&desk, &first, &ids(&desk, &first)[0]);
    assert_eq!(
        first_line["status"], "overdue",
        "and in the rail overdue comes before danger that is due today"
    );
    let step = step_page(&desk, &first, "stk-adult").expect("readable");
    assert_eq!(step["line"]["status"], "overdue", "its own page says the same");
}

#[test]
fn a_step_is_added_once_by_hand_and_only_one_that_concerns_the_case() {
    let (desk, case) = stockport(ADULT);
    let offered = ask(&desk, "read_steps_to_add", &case);
    assert_eq!(offered["area"], "Stockport", "whose steps come first");
    let listed = |part: &str| offered[part].to_string();
    assert!(listed("local").contains("\"stk-board\""), "those that are only added: {}", listed("local"));
    assert!(listed("national").contains("\"eng-housing\""), "and the nation's: {}", listed("national"));
    for step in ["stk-adult", "uk-101", "thu-nav", "sco-adult", "uk-nrm", "dec-legal-advice"] {
        let named = format!("\"id\":\"{step}\"");
        assert!(!offered.to_string().contains(&named), "{step} stands there, or is for another case");
    }
    let add = |step: &str| {
        let arguments = json!({ "case": case, "step": step, "why": "Her landlord wants the room back" });
        desk.ask("add_safety_step", arguments)
    };
    add("eng-housing").expect("added");
    let housing = line(&desk, &case, "eng-housing");
    assert_eq!([&housing["stands"], &housing["since"]], ["added", &today().to_string()], "{housing}");
    let before = rail(&desk, &case);
    let again = add("eng-housing").expect("it is there already");
    assert_eq!(again["safety"], before, "adding it twice changes nothing");
    assert_eq!(told(&desk, &case, "step-added"), 1, "and is told once");
    assert!(!ask(&desk, "read_steps_to_add", &case).to_string().contains("eng-housing"), "nor offered again");
    for step in ["no-such-step", "thu-nav", "sco-adult", "dec-legal-advice"] {
        assert_eq!(add(step).expect_err("it does not concern this case")["code"], "not-found", "{step}");
    }
    assert_eq!(add("").expect_err("nothing was chosen")["fields"][0]["field"], "step", "the box at fault");
    tell(&desk, &case, "homeless", "yes");
    assert_eq!(line(&desk, &case, "eng-housing")["stands"], "fact", "a fact that calls for it says more");
    every_record_is_sound(&desk);
}

#[test]
fn what_has_pages_of_its_own_is_recorded_there_only() {
    let (desk, case) = stockport(ADULT);
    let beside = step_page(&desk, &case, "stk-adult").expect("read")["beside"].clone();
    let referral = beside.as_array().expect("a list").iter().find(|it| it["id"] == "uk-nrm").cloned();
    assert_eq!(referral.map(|it| it["page"].clone()), Some(json!("referral")), "it says where: {beside}");
    let done = json!({ "at": format!("{}T11:00", ago(1)) });
    let refusal =
        record(&desk, &case, "uk-nrm", done).expect_err("the referral is recorded as sent on its page");
    assert_eq!(refusal["code"], "not-found", "no step of the rail");
    assert_eq!(ask(&desk, "read_sent", &case)["frozen"], false, "and nothing is sent");
}
