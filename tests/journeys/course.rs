//! Changing course: what went before is kept apart and never goes out.

use daybook_tests::desk::{ADULT, Desk, kept_here, text};
use serde_json::{Value, json};

use crate::{ask, fields_copied};

/// A desk with an adult's case whose answers fill the pages that matter here.
fn answered(age_group: &str) -> (Desk, String) {
    let desk = Desk::new();
    let case = desk.open_case(age_group);
    for (page, field, answer) in [
        ("fr-location", "fr-location", "england"),
        ("authorities-cooperation", "authorities-cooperation", "yes"),
        ("how-they-were-treated", "how-they-were-treated", "Nobody was paid."),
    ] {
        desk.answer(&case, page, field, answer);
    }
    (desk, case)
}

fn name(desk: &Desk, case: &str, page: &str, first: &str) {
    let answers = json!({ "pv-name-first-name": first, "pv-name-last-name": "Exampleton" });
    let arguments = json!({ "case": case, "page": page, "answers": answers });
    desk.ask("continue_page", arguments).expect("continued");
}

fn route(desk: &Desk, case: &str) -> String {
    text(&ask(desk, "read_task_list", case)["route"])
}

/// The fields kept apart, with why.
fn apart(desk: &Desk, case: &str) -> Vec<(String, String)> {
    let tasks = ask(desk, "read_task_list", case);
    let list = tasks["apart"].as_array().expect("a list");
    list.iter().map(|it| (text(&it["field"]), text(&it["why"]))).collect()
}

fn goes_out(desk: &Desk, case: &str, field: &str) -> bool {
    fields_copied(desk, case).iter().any(|copied| copied == field)
}

#[test]
fn a_withdrawn_consent_takes_name_and_files_out_and_asks_for_the_name_afresh() {
    let (desk, case) = answered(ADULT);
    desk.decide(&case, "agree");
    name(&desk, &case, "pv-name-referral", "Mai");
    desk.ask("add_evidence", json!({ "case": case })).expect("added");
    assert!(goes_out(&desk, &case, "pv-name-first-name"), "a referral carries the name");
    assert!(goes_out(&desk, &case, "upload-file"), "and the files");
    desk.decide(&case, "withdraw");
    assert_eq!(route(&desk, &case), "dtn-named", "co-operation says yes");
    let list = ask(&desk, "read_copy_list", &case);
    assert_eq!(list["blocked"], "named-without-consent", "nobody is named who did not agree to be");
    desk.decide_about(&case, "named-in-notification", "agree");
    for field in ["pv-name-first-name", "upload-file", "pv-dob", "fr-details-first-name"] {
        assert!(!goes_out(&desk, &case, field), "{field} was given for the referral");
    }
    let kept = apart(&desk, &case);
    let why = |field: &str| kept.iter().find(|(it, _)| it == field).map(|(_, why)| why.as_str());
    assert_eq!(why("pv-name-first-name"), Some("given-for-referral"), "kept apart, and said why: {kept:?}");
    name(&desk, &case, "pv-name-dtn", "Mai");
    assert!(goes_out(&desk, &case, "pv-name-first-name"), "given afresh, for the notification");
}

#[test]
fn co_operation_changed_to_no_takes_name_and_contact_out() {
    let (desk, case) = answered(ADULT);
    desk.decide(&case, "refuse");
    name(&desk, &case, "pv-name-dtn", "Mai");
    assert_eq!(route(&desk, &case), "dtn-named", "named while they co-operate");
    desk.answer(&case, "authorities-cooperation", "authorities-cooperation", "no");
    assert_eq!(route(&desk, &case), "dtn-anonymous", "anonymous now");
    assert!(!goes_out(&desk, &case, "pv-name-first-name"), "anonymous means anonymous");
    assert!(
        apart(&desk, &case).contains(&("pv-name-first-name".into(), "another-route".into())),
        "kept apart on this computer"
    );
}

#[test]
fn what_is_kept_apart_goes_on_request() {
    let (desk, case) = answered(ADULT);
    desk.decide(&case, "agree");
    desk.answer(&case, "refuse-nrm", "refuse-nrm", "Not today.");
    assert!(apart(&desk, &case).contains(&("refuse-nrm".into(), "another-route".into())), "of another route");
    desk.ask("remove_apart", json!({ "case": case, "field": "refuse-nrm" })).expect("removed");
    assert!(apart(&desk, &case).is_empty(), "gone on request");
}

#[test]
fn an_age_that_only_stands_on_its_page_changes_no_route_and_no_consent() {
    let (desk, case) = answered(ADULT);
    desk.decide(&case, "agree");
    let typed = |age: &str| {
        let page = json!({ "case": case, "page": "pv-under-age", "answers": { "pv-under-age": age } });
        desk.ask("save_answers", page).expect("kept");
    };
    typed("yes");
    assert_eq!(route(&desk, &case), "adult-nrm", "an arrow key on the way changes nothing");
    let page = json!({ "case": case, "page": "pv-under-age" });
    let page = desk.ask("read_question_page", page).expect("read");
    assert_eq!(page["answers"]["pv-under-age"], "yes", "what was chosen stands on its page");
    let tasks = ask(&desk, "read_task_list", &case);
    assert!(tasks["conflicts"].to_string().contains("case-says-otherwise"), "and is said to differ: {tasks}");
    typed("no");
    assert_eq!(route(&desk, &case), "adult-nrm", "still agreed");
    assert_eq!(ask(&desk, "read_consent", &case)["matters"][0]["current"], "agreed", "nobody asks again");
}

#[test]
fn answering_in_the_form_keeps_what_is_typed_on_the_page_of_the_case() {
    let (desk, case) = answered(ADULT);
    let form = format!("change/{case}");
    desk.ask("keep_form_draft", json!({ "form": form, "content": "{\"why\":\"half a" })).expect("kept");
    desk.answer(&case, "pv-under-age", "pv-under-age", "not-sure");
    let kept = desk.ask("read_form_draft", json!({ "form": form })).expect("read");
    assert_eq!(kept, "{\"why\":\"half a", "nothing typed is dropped");
}

#[test]
fn a_refusal_without_an_answer_on_co_operation_names_nobody_on_paper() {
    let desk = Desk::new();
    let case = desk.open_case(ADULT);
    desk.decide(&case, "refuse");
    assert_eq!(route(&desk, &case), "undecided", "co-operation is not answered");
    desk.ask("save_referral_pdf", json!({ "case": case, "leaving": kept_here() }))
        .expect("a draft may be printed");
    assert!(desk.saved("Notification 26-001.pdf").exists(), "as a notification, which names nobody");
}

#[test]
fn an_adult_who_turns_out_to_be_a_child_is_referred_and_the_refusal_is_dropped() {
    let (desk, case) = answered(ADULT);
    desk.decide(&case, "refuse");
    desk.answer(&case, "refuse-nrm", "refuse-nrm", "They fear the police.");
    let outcome = desk.answer(&case, "pv-under-age", "pv-under-age", "yes");
    assert_eq!(outcome["caseChanged"], json!(["ageGroup"]), "the case follows, and the window hears of it");
    assert_eq!(route(&desk, &case), "child-nrm", "a child is referred without being asked");
    assert!(!goes_out(&desk, &case, "refuse-nrm"), "the reason for declining is dropped");
    let frame = ask(&desk, "read_frame", &case);
    assert_eq!(frame["identity"]["ageGroup"], "under-18", "the rail is a child's from now on");
    let consent = ask(&desk, "read_consent", &case);
    assert_eq!(consent["asking"], "not-asked-child", "no consent is asked of a child");
}

#[test]
fn a_child_who_turns_out_to_be_an_adult_is_asked_afresh() {
    let (desk, case) = answered(ADULT);
    desk.decide(&case, "refuse");
    for age in ["under-18", "adult"] {
        let change = json!({
            "called": "AM", "ageGroup": age, "nation": "england", "language": "Vietnamese",
            "interpreter": "needed", "why": "An invented paper"
        });
        desk.ask("change_case", json!({ "case": case, "change": change })).expect("changed");
    }
    assert_eq!(route(&desk, &case), "undecided", "the answer given before counts no more");
    let consent = ask(&desk, "read_consent", &case);
    assert_eq!(consent["matters"][0]["current"], "not-asked", "nothing is chosen");
    let events = consent["matters"][0]["events"].as_array().expect("a list");
    assert_eq!(events.len(), 1, "what was said before is kept");
    desk.decide(&case, "agree");
    assert_eq!(route(&desk, &case), "adult-nrm", "asked again, they agreed");
}

#[test]
fn an_unknown_age_is_a_childs_route() {
    let (desk, case) = answered("not-known");
    assert_eq!(route(&desk, &case), "child-nrm", "assumed under 18 until assessed");
    let tasks = ask(&desk, "read_task_list", &case);
    let conflicts: Vec<String> =
        tasks["conflicts"].as_array().expect("a list").iter().map(|it| text(&it["code"])).collect();
    assert!(conflicts.is_empty(), "the case and its answers agree: {conflicts:?}");
}

#[test]
fn a_duty_of_another_nation_is_not_offered() {
    let (desk, case) = answered(ADULT);
    desk.decide(&case, "refuse");
    desk.answer(&case, "fr-location", "fr-location", "scotland");
    let tasks = ask(&desk, "read_task_list", &case);
    assert_eq!(tasks["dutyToNotifyHere"], false, "the duty is for England and Wales");
    let list = ask(&desk, "read_copy_list", &case);
    assert_eq!(list["blocked"], "not-here", "nothing is copied across");
    let refusal = desk
        .ask("copy_answer", json!({ "case": case, "field": "how-they-were-treated" }))
        .expect_err("held back");
    assert_eq!(refusal["code"], "not-yet", "in Rust, whatever the window does");
    assert_eq!(ask(&desk, "read_frame", &case)["identity"]["nation"], "scotland", "the case followed");
    assert_eq!(desk.clipboard(), "", "and nothing was copied");
}

#[test]
fn the_json_holds_what_goes_out_and_nothing_else() {
    let (desk, case) = answered(ADULT);
    desk.decide(&case, "agree");
    name(&desk, &case, "pv-name-referral", "Quillfeather");
    desk.decide(&case, "withdraw");
    desk.answer(&case, "authorities-cooperation", "authorities-cooperation", "no");
    desk.ask("save_referral_json", json!({ "case": case, "leaving": kept_here() })).expect("saved");
    let written =
        std::fs::read_to_string(desk.saved("Notification 26-001.json")).expect("under its own name");
    assert!(!written.contains("Quillfeather"), "an anonymous notification names nobody: {written}");
    let document: Value = serde_json::from_str(&written).expect("JSON");
    assert_eq!(document["route"], "dtn-anonymous", "and says what it is");
}
