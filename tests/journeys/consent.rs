//! Consent through the commands: each decision by itself, what follows, and what may leave.

use daybook_tests::desk::{ADULT, ARABIC, Desk, VIETNAMESE, consent_event, kept_here, now, text};
use serde_json::{Value, json};

use crate::ask;

fn matter<'r>(record: &'r Value, key: &str) -> &'r Value {
    let matters = record["matters"].as_array().expect("a list");
    matters.iter().find(|matter| matter["key"] == key).expect("a matter that was recorded or is always there")
}

fn with(mut event: Value, more: Value) -> Value {
    let more = more.as_object().cloned().expect("an object");
    event.as_object_mut().expect("an object").extend(more);
    event
}

fn record(desk: &Desk, case: &str, event: Value) -> Result<Value, Value> {
    desk.ask("record_consent", json!({ "case": case, "event": event }))
}

fn fields(refusal: &Value) -> Vec<String> {
    refusal["fields"].as_array().expect("findings").iter().map(|it| text(&it["field"])).collect()
}

/// The kinds of what follows.
fn kinds(matter: &Value) -> Vec<String> {
    matter["follows"].as_array().expect("a list").iter().map(|it| text(&it["kind"])).collect()
}

#[test]
fn each_decision_stands_by_itself_and_nothing_is_decided_beforehand() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let before = ask(&desk, "read_consent", &case);
    let matters = before["matters"].as_array().expect("a list");
    assert!(
        matters.iter().all(|matter| matter["current"] == "not-asked"),
        "nothing is pre-selected: {before}"
    );
    assert_eq!(before["atReferral"]["consents"], Value::Null, "the officer cannot state what nobody decided");
    desk.decide(&case, "agree");
    let surgery = json!({ "about": "Brindlewick Surgery", "limits": "Not my address", "explained": [] });
    record(&desk, &case, with(consent_event("sharing", "agree-with-limits"), surgery)).expect("recorded");
    let after = record(&desk, &case, with(consent_event("contact", "refuse"), json!({ "about": "email" })))
        .expect("recorded");
    assert_eq!(matter(&after, "referral")["current"], "agreed", "as decided");
    assert_eq!(matter(&after, "support")["current"], "not-asked", "never bundled with the referral");
    assert_eq!(matter(&after, "sharing-1")["limits"], "Not my address", "in the person's words");
    assert_eq!(matter(&after, "contact-email")["current"], "refused", "each way of contact by itself");
    let at_referral = &after["atReferral"];
    assert_eq!(
        (&at_referral["consents"], &at_referral["support"]),
        (&json!(true), &Value::Null),
        "both from here"
    );
}

#[test]
fn whoever_agreed_before_all_was_explained_cannot_be_sent_yet() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    record(&desk, &case, with(consent_event("referral", "agree"), json!({ "explained": ["C1"] })))
        .expect("recorded as it was");
    let sent = json!({ "at": now(), "reference": "", "who": "An invented officer" });
    let refusal = desk.ask("record_sent", json!({ "case": case, "sent": sent })).expect_err("not informed");
    assert_eq!(refusal["code"], "not-yet", "it cannot be recorded as sent");
    assert_eq!(ask(&desk, "read_sent", &case)["blocked"], "not-informed", "and why is said");
    let lacking = ask(&desk, "read_consent", &case);
    let missing = lacking["atReferral"]["notExplained"].as_array().expect("a list").len();
    assert_eq!(missing, 7, "each statement by name");
    desk.decide(&case, "agree");
    assert_eq!(ask(&desk, "read_sent", &case)["blocked"], Value::Null, "explained, and agreed again");
    desk.send(&case);
}

#[test]
fn a_conversation_before_the_answer_informs_it() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let begin = json!({ "case": case, "audience": "adult", "language": "" });
    let mut page = desk.ask("begin_talk", begin).expect("begun");
    let talk = text(&page["talk"]["id"]);
    for id in ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"] {
        let mark = json!({ "case": case, "talk": talk, "statement": id, "mark": "said" });
        page = desk.ask("mark_statement", mark).expect("kept");
    }
    assert_eq!((&page["talk"]["said"], &page["talk"]["next"]), (&json!(8), &json!(8)), "all said");
    desk.ask("lock_vault", json!({})).expect("locked");
    desk.ask("unlock_vault", json!({ "passphrase": daybook_tests::PASSPHRASE })).expect("unlocked");
    assert_eq!(ask(&desk, "read_talk", &case)["talk"]["said"], 8, "each mark was kept at once");
    let typed = json!({ "explainedBy": "", "saidBack": "" });
    let finish = |typed: Value| json!({ "case": case, "talk": talk, "typed": typed });
    let refusal = desk.ask("finish_talk", finish(typed)).expect_err("nothing is said of it");
    assert_eq!(fields(&refusal), ["explainedBy", "saidBack"], "what is missing, by name");
    let typed = json!({
        "explainedBy": "W Zedworth", "saidBack": "I can say no.", "place": "the office",
        "interpreter": { "who": "K 17", "mode": "telephone", "agency": "Invented Interpreters", "gender": "woman" }
    });
    let record_ = desk.ask("finish_talk", finish(typed)).expect("whole");
    assert_eq!(record_["talks"][0]["typed"]["interpreter"]["gender"], "woman", "as asked for");
    assert_eq!(record_["talks"][0]["statements"][0]["worded"], "2026-11-21", "in the wording of that day");
    record(&desk, &case, with(consent_event("referral", "agree"), json!({ "explained": [] })))
        .expect("recorded");
    let after = ask(&desk, "read_consent", &case);
    assert_eq!(
        after["atReferral"]["lacks"],
        json!([]),
        "what was explained before counts: {}",
        after["atReferral"]
    );
}

#[test]
fn withdrawing_after_sending_says_what_follows() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    desk.decide(&case, "agree");
    desk.send(&case);
    let silent = with(consent_event("referral", "withdraw"), json!({ "manner": "" }));
    let refusal = record(&desk, &case, silent).expect_err("aloud or in writing?");
    assert_eq!(fields(&refusal), ["manner"], "the rule of February 2026 asks how");
    let after = desk.decide_about(&case, "referral", "withdraw");
    let referral = matter(&after, "referral");
    assert_eq!(referral["current"], "withdrawn", "at any time");
    let kinds = kinds(referral);
    for kind in ["tell", "ends", "stays"] {
        assert!(kinds.iter().any(|it| it == kind), "{kind} is said: {kinds:?}");
    }
    assert_eq!(referral["events"].as_array().map(Vec::len), Some(2), "nothing is lost");
    assert_eq!(after["sent"], true, "what was sent stays sent");
}

#[test]
fn a_refusal_leads_to_the_notification_or_to_the_other_routes_and_to_the_safety_steps() {
    for (nation, way) in [("england", "duty-to-notify"), ("scotland", "other-routes")] {
        let desk = Desk::new();
        let case = json!({
            "called": "AM", "ageGroup": "adult", "nation": nation, "language": "Vietnamese", "interpreter": "needed"
        });
        let case = text(&desk.ask("open_case", json!({ "case": case })).expect("opened")["id"]);
        let after = desk.decide_about(&case, "referral", "refuse");
        assert_eq!(after["refusalLeadsTo"], way, "{nation}");
        assert_eq!(after["otherRoutes"].as_array().is_some_and(|it| !it.is_empty()), way == "other-routes");
        let ways = matter(&after, "referral")["follows"].to_string();
        assert!(ways.contains("\"leadsTo\":\"safety\""), "always back to the safety steps: {ways}");
        desk.decide(&case, "agree");
        assert_eq!(ask(&desk, "read_consent", &case)["atReferral"]["consents"], true, "they may agree later");
    }
}

#[test]
fn more_time_is_a_due_item_beside_the_safety_steps() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let today = now()[..10].to_owned();
    let wait = json!({ "returnOn": today, "returnTime": "23:59" });
    record(&desk, &case, with(consent_event("referral", "more-time"), wait)).expect("recorded");
    let frame = ask(&desk, "read_frame", &case);
    let due = &frame["safety"]["due"][0];
    assert_eq!(
        (&due["kind"], &due["on"], &due["time"]),
        (&json!("return"), &json!(today), &json!("23:59")),
        "{due}"
    );
    let list = desk.ask("list_cases", json!({})).expect("listed");
    let due: Vec<_> = needs(&desk, "due-soon").into_iter().filter(|need| need["kind"] == "consent").collect();
    assert_eq!(due.len(), 1, "among what needs the worker too");
    assert_eq!(list["groups"][0]["lines"][0]["group"], "due-soon", "due today");
    desk.decide(&case, "agree");
    assert_eq!(ask(&desk, "read_frame", &case)["safety"]["due"], json!([]), "answered, so no longer due");
}

#[test]
fn a_child_who_turns_18_is_asked_to_stay_and_apart_about_support() {
    let desk = Desk::new();
    let case = desk.open_case("under-18");
    let birthday = years_ago(18);
    let day = json!({ "day": &birthday[8..], "month": &birthday[5..7], "year": &birthday[..4] });
    let page = json!({ "case": case, "page": "pv-dob", "answers": { "pv-dob": day } });
    desk.ask("save_answers", page).expect("kept");
    let child = ask(&desk, "read_consent", &case);
    assert_eq!(child["matters"], json!([]), "a child is not asked");
    assert_eq!(child["birthday"]["reached"], true, "18 today: {}", child["birthday"]);
    let frame = ask(&desk, "read_frame", &case);
    assert_eq!(frame["safety"]["due"][0]["kind"], "turning-18", "a due item: {}", frame["safety"]["due"]);
    let change = json!({
        "called": "AM", "ageGroup": "adult", "nation": "england", "language": "Vietnamese",
        "interpreter": "needed", "why": "Turned 18"
    });
    desk.ask("change_case", json!({ "case": case, "change": change })).expect("changed");
    let adult = ask(&desk, "read_consent", &case);
    assert_eq!(
        (&adult["asking"], &adult["birthday"]["askedAfresh"]),
        (&json!("asked"), &json!(true)),
        "asked now"
    );
    assert_eq!(matter(&adult, "referral")["mannerNeeded"], true, "aloud or in writing");
    let silent = with(consent_event("referral", "agree"), json!({ "manner": "" }));
    assert_eq!(fields(&record(&desk, &case, silent).expect_err("how?")), ["manner"], "it must be said");
    desk.decide(&case, "agree");
    desk.decide_about(&case, "support", "refuse");
    let after = ask(&desk, "read_consent", &case);
    let at_referral = &after["atReferral"];
    assert_eq!(
        (&at_referral["consents"], &at_referral["support"]),
        (&json!(true), &json!(false)),
        "two answers"
    );
    assert_eq!(after["due"], json!([]), "asked, so no longer due");
}

/// The day so many years before today; on 29 February the first of March.
fn years_ago(years: i32) -> String {
    let today = now();
    let year: i32 = today[..4].parse().expect("a year");
    let rest = if &today[5..10] == "02-29" { "03-01" } else { &today[5..10] };
    format!("{}-{rest}", year - years)
}

#[test]
fn doubt_about_capacity_leads_to_a_record_and_never_to_a_consent_by_itself() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let doubt = json!({ "why": "Could not say back what follows", "explained": [] });
    let after =
        record(&desk, &case, with(consent_event("referral", "cannot-decide"), doubt)).expect("recorded");
    assert_eq!(after["atReferral"]["consents"], Value::Null, "neither yes nor no");
    assert!(
        matter(&after, "referral")["follows"].to_string().contains("\"leadsTo\":\"capacity\""),
        "what comes next"
    );
    let found = json!({
        "purpose": "referral", "at": now(), "decision": "Whether to be referred", "finding": "unable",
        "help": "Two visits", "because": "A head injury", "couldNot": ["weigh"], "evidence": "As above",
        "coercion": "", "decidedBy": "Dr Q", "consulted": "Her sister", "wishes": "To be safe",
        "bestInterests": "go-ahead", "bestInterestsWhy": "Nothing less keeps her safe"
    });
    let pressed = with(found.clone(), json!({ "because": "", "coercion": "Her uncle stood behind her." }));
    let refusal =
        desk.ask("record_capacity", json!({ "case": case, "record": pressed })).expect_err("coercion");
    assert_eq!(fields(&refusal), ["because"], "coercion is not incapacity");
    let after = desk.ask("record_capacity", json!({ "case": case, "record": found })).expect("recorded");
    assert_eq!(matter(&after, "referral")["current"], "best-interests-for", "decided for the person");
    assert_eq!(after["atReferral"]["bestInterests"], true, "and said to be");
    assert!(text(&after["capacityLaw"]["title"]).contains("2005"), "by the nation's own law");
    assert_eq!(ask(&desk, "read_sent", &case)["blocked"], Value::Null, "it may go");
}

#[test]
fn what_consent_does_not_cover_leaves_only_with_a_lawful_reason() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    desk.decide(&case, "agree");
    let limited = json!({ "about": "Brindlewick Surgery", "limits": "Not my address" });
    record(&desk, &case, with(consent_event("sharing", "agree-with-limits"), limited)).expect("recorded");
    let to = |agency: &str| json!({ "recipient": "other", "toWhom": agency, "why": "An appointment" });
    let save = |leaving: Value| desk.ask("save_consent_pdf", json!({ "case": case, "leaving": leaving }));
    let school = json!({ "case": case, "kind": "referral-pdf", "leaving": to("Quince School") });
    let leaving = desk.ask("read_leaving", school).expect("judged");
    assert_eq!(leaving["reasonNeeded"], true, "never asked about the school: {leaving}");
    let items = leaving["items"].as_array().expect("a list");
    assert!(
        items.len() >= 4 && items.iter().all(|it| it["cover"] == "not-covered"),
        "item by item: {leaving}"
    );
    assert_eq!(
        fields(&save(to("Quince School")).expect_err("no reason")),
        ["reason", "justification"],
        "both"
    );
    let reasoned = json!({ "reason": "serious-harm", "justification": "Her brother waits at the gate." });
    save(with(to("Quince School"), reasoned)).expect("with its reason").as_object().expect("saved");
    assert_eq!(
        fields(&save(to("brindlewick surgery")).expect_err("limits")),
        ["limitsKept"],
        "limits are kept"
    );
    save(with(to("brindlewick surgery"), json!({ "limitsKept": true }))).expect("within the limits");
    save(kept_here()).expect("it stays in the organisation");
    let log = ask(&desk, "read_sharing", &case);
    let bases: Vec<String> =
        log["entries"].as_array().expect("a list").iter().map(|it| text(&it["basis"])).collect();
    let mut sorted = bases.clone();
    sorted.sort();
    assert_eq!(sorted, ["limits-kept", "serious-harm", "within-organisation"], "each with its ground");
    assert!(desk.saved("Consent record 26-001.pdf").exists(), "the paper is there");
}

#[test]
fn what_was_shared_by_other_means_is_entered_by_hand() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let entry = json!({
        "what": "That she is safe", "recipient": "other", "toWhom": "The duty team", "at": now(), "why": "They asked",
        "basis": "legal-duty", "justification": ""
    });
    let refusal =
        desk.ask("record_sharing", json!({ "case": case, "entry": entry })).expect_err("no law named");
    assert_eq!(fields(&refusal), ["justification"], "a reason needs its justification");
    let whole = with(entry, json!({ "justification": "Section 47" }));
    let log = desk.ask("record_sharing", json!({ "case": case, "entry": whole })).expect("entered");
    assert_eq!(log["entries"][0]["basis"], "legal-duty", "as said");
    let overview = ask(&desk, "read_case", &case).to_string();
    assert!(overview.contains("\"kind\":\"sharing\""), "and it stands on the timeline");
}

#[test]
fn statements_are_shown_in_the_persons_language_and_an_outdated_one_says_so() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("pack.toml");
    let outdated = include_str!("../documents/translations/outdated.toml");
    for pack in [ARABIC, VIETNAMESE] {
        std::fs::write(&file, pack).expect("written");
        desk.choose(std::slice::from_ref(&file));
        let added = desk.ask("add_translations", json!({})).expect("read");
        assert_eq!(added["faults"], json!([]), "taken: {added}");
    }
    let begin = |language: &str| json!({ "case": case, "audience": "adult", "language": language });
    let page = desk.ask("begin_talk", begin("ar")).expect("begun");
    let first = &page["talk"]["statements"][0];
    assert_eq!(first["translation"]["direction"], "rtl", "right to left");
    assert_eq!(first["translation"]["outdated"], false, "made from the English of today");
    let talk = text(&page["talk"]["id"]);
    let mark = json!({ "case": case, "talk": talk, "statement": "C1", "mark": "said" });
    desk.ask("mark_statement", mark).expect("kept");
    let typed = json!({ "explainedBy": "W", "saidBack": "Yes" });
    let record =
        desk.ask("finish_talk", json!({ "case": case, "talk": talk, "typed": typed })).expect("finished");
    assert_eq!(record["talks"][0]["statements"][0]["language"], "ar", "the record says in which words");
    std::fs::write(&file, outdated).expect("written");
    desk.ask("add_translations", json!({})).expect("takes the place of the earlier");
    let page = desk.ask("begin_talk", begin("vi")).expect("begun");
    let of = |id: &str| {
        let told = page["talk"]["statements"].as_array().expect("a list").iter();
        told.clone().find(|it| it["id"] == id).expect("shown")["translation"].clone()
    };
    assert_eq!(
        (&of("C1")["outdated"], &of("C2")["outdated"]),
        (&json!(false), &json!(true)),
        "each by itself"
    );
    assert_eq!(of("C3"), Value::Null, "what is not translated is said by the interpreter");
    std::fs::write(&file, "language = \"vi\"\nstatement = 3").expect("written");
    let refused = desk.ask("add_translations", json!({})).expect("read");
    assert!(!refused["faults"].as_array().expect("a list").is_empty(), "odd, and said where: {refused}");
    assert_eq!(refused["packs"].as_array().map(Vec::len), Some(2), "the ones that were there stay");
}

#[test]
fn a_referral_is_recorded_as_sent_by_the_consent_of_the_moment_at_which_it_went() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    let agreed = with(consent_event("referral", "agree"), json!({ "at": "2026-03-17T10:00" }));
    record(&desk, &case, agreed).expect("recorded");
    let went = |at: &str| {
        let sent = json!({ "at": at, "reference": "", "who": "An invented officer" });
        desk.ask("record_sent", json!({ "case": case, "sent": sent }))
    };
    assert_eq!(went("2026-03-16T09:00").expect_err("nobody had agreed")["code"], "not-yet", "not before");
    desk.decide(&case, "withdraw");
    let record_ = went("2026-03-18T09:00").expect("they agreed when it went");
    assert_eq!(record_["sent"][0]["route"], "adult-nrm", "what went is what is frozen");
    let after = ask(&desk, "read_consent", &case);
    assert_eq!(after["sent"], true, "an NRM referral went, so that the authority is told of the withdrawal");
    assert!(matter(&after, "referral")["follows"].to_string().contains("competent authority"), "{after}");
}

#[test]
fn the_record_of_someone_who_is_not_named_does_not_go_to_the_home_office_without_a_reason() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    desk.answer(&case, "fr-location", "fr-location", "england");
    desk.answer(&case, "authorities-cooperation", "authorities-cooperation", "no");
    desk.decide(&case, "refuse");
    let home_office = json!({ "recipient": "home-office", "why": "With the notification" });
    let save = json!({ "case": case, "leaving": home_office });
    let refusal = desk.ask("save_consent_pdf", save.clone()).expect_err("it names them");
    assert_eq!(fields(&refusal), ["reason", "justification"], "their words point to them");
    desk.ask("save_referral_pdf", save).expect("the notification itself names nobody, and is a duty");
}

#[test]
fn someone_sent_as_a_child_stays_due_until_they_were_asked_and_was_not_asked_before_their_birthday() {
    let desk = Desk::new();
    let case = desk.open_case("under-18");
    let birthday = years_ago(18);
    let day = json!({ "day": &birthday[8..], "month": &birthday[5..7], "year": &birthday[..4] });
    let page = json!({ "case": case, "page": "pv-dob", "answers": { "pv-dob": day } });
    desk.ask("save_answers", page).expect("kept");
    desk.send(&case);
    let change = json!({
        "called": "AM", "ageGroup": "adult", "nation": "england", "language": "Vietnamese",
        "interpreter": "needed", "why": "Turned 18"
    });
    desk.ask("change_case", json!({ "case": case, "change": change })).expect("changed");
    let due = |desk: &Desk| ask(desk, "read_frame", &case)["safety"]["due"][0]["kind"].clone();
    assert_eq!(due(&desk), "turning-18", "changing the case asks nobody");
    let early = with(consent_event("referral", "agree"), json!({ "at": "2026-03-17T10:00" }));
    assert_eq!(
        fields(&record(&desk, &case, early).expect_err("a child then")),
        ["at"],
        "a child is not asked"
    );
    desk.decide(&case, "agree");
    assert_eq!(due(&desk), "turning-18", "support is asked apart");
    desk.decide_about(&case, "support", "agree");
    assert_eq!(due(&desk), Value::Null, "both were asked");
}

#[test]
fn what_is_said_aloud_to_someone_who_is_not_a_first_responder_is_kept_and_does_not_count() {
    let desk = Desk::new();
    let case = desk.open_case("under-18");
    let change = json!({
        "called": "AM", "ageGroup": "adult", "nation": "england", "language": "Vietnamese",
        "interpreter": "needed", "why": "Turned 18"
    });
    desk.ask("change_case", json!({ "case": case, "change": change })).expect("changed");
    let mut you = desk.ask("read_you", json!({})).expect("read")["you"].clone();
    you["notFirstResponder"] = json!(true);
    desk.ask("save_you", json!({ "you": you })).expect("kept");
    desk.decide(&case, "agree");
    let lacks = ask(&desk, "read_consent", &case)["atReferral"]["lacks"].clone();
    assert_eq!(lacks, json!(["not-valid"]), "it does not count this way");
    let written = with(consent_event("referral", "agree"), json!({ "manner": "written" }));
    let after = record(&desk, &case, written).expect("recorded");
    assert_eq!(after["atReferral"]["lacks"], json!([]), "in writing it does");
}

/// Returns what needs the worker in a group.
fn needs(desk: &Desk, group: &str) -> Vec<Value> {
    let list = desk.ask("read_needs", json!({ "group": group, "from": 0 })).expect("listed");
    list["items"].as_array().expect("a list").clone()
}
