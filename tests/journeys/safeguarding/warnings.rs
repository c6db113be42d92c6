//! Warning notes: at the top of the case, looked at again, and never lost.

use chrono::Months;
use daybook_tests::desk::{ADULT, Desk, text};
use serde_json::{Value, json};

use super::{ago, every_record_is_sound, needs, stockport, today, told};
use crate::ask;

/// A whole warning, but for the boxes given.
fn warning(boxes: Value) -> Value {
    let mut typed = json!({
        "replaces": null, "kind": "other", "text": "Ring twice at the blue door", "told": "yes", "whyNotTold": "",
        "reviewOn": today().checked_add_months(Months::new(3)).expect("a real day").to_string()
    });
    let boxes = boxes.as_object().cloned().expect("boxes");
    typed.as_object_mut().expect("a warning").extend(boxes);
    typed
}

fn warn(desk: &Desk, case: &str, boxes: Value) -> Result<Value, Value> {
    desk.ask("record_warning", json!({ "case": case, "typed": warning(boxes) }))
}

/// The kinds that stand at the top of the case, in order.
fn top(desk: &Desk, case: &str) -> Vec<String> {
    let frame = ask(desk, "read_frame", case);
    frame["warnings"].as_array().expect("warnings").iter().map(|it| text(&it["kind"])).collect()
}

#[test]
fn a_warning_needs_every_box() {
    let (desk, case) = stockport(ADULT);
    let fields = |boxes: Value| -> Vec<(String, String)> {
        let refusal = warn(&desk, &case, boxes).expect_err("something is missing");
        let fields = refusal["fields"].as_array().expect("fields").iter();
        fields.map(|it| (text(&it["field"]), text(&it["code"]))).collect()
    };
    let missing = |field: &str| (field.to_owned(), "missing".to_owned());
    let none = json!({ "kind": "", "text": " ", "told": "", "reviewOn": "" });
    assert_eq!(fields(none), ["kind", "text", "told", "reviewOn"].map(missing), "every gap at once");
    let untold = json!({ "told": "no" });
    assert_eq!(fields(untold), [missing("whyNotTold")], "not telling the person needs a reason");
    let far = today().checked_add_months(Months::new(13)).expect("a real day").to_string();
    for (day, code) in [(ago(1), "in-past"), (far, "too-far"), ("2026-02-30".to_owned(), "no-such-date")] {
        assert_eq!(fields(json!({ "reviewOn": day })), [("reviewOn".to_owned(), code.to_owned())], "{day}");
    }
    assert_eq!(top(&desk, &case), [""; 0], "and nothing was kept");
}

#[test]
fn warnings_stand_at_the_top_of_the_case_until_they_are_replaced_or_ended() {
    let (desk, case) = stockport(ADULT);
    let first = warn(&desk, &case, json!({})).expect("recorded");
    let blue = text(&first["standing"][0]["id"]);
    let hidden = json!({ "kind": "do-not-disclose", "told": "no", "whyNotTold": "He reads her letters" });
    warn(&desk, &case, hidden).expect("recorded");
    warn(&desk, &case, json!({ "kind": "risk-to-staff", "text": "A dog is loose in the yard" }))
        .expect("recorded");
    assert_eq!(top(&desk, &case), ["risk-to-staff", "do-not-disclose", "other"], "the gravest first");
    let page = ask(&desk, "read_warnings", &case);
    assert_eq!(page["standing"][1]["whyNotTold"], "He reads her letters", "with why she was not told");

    let replacing = json!({ "replaces": blue, "text": "Ring three times at the blue door" });
    let page = warn(&desk, &case, replacing.clone()).expect("replaced");
    assert_eq!(page["standing"].as_array().map(Vec::len), Some(3), "one for one");
    assert_eq!(page["ended"][0]["id"], blue.as_str(), "the one before ended");
    assert!(page["ended"][0]["endedAt"].is_string(), "and says when");
    assert_eq!(warn(&desk, &case, replacing).expect_err("it has ended")["code"], "not-found", "once only");

    let dog = text(&page["standing"][0]["id"]);
    let end = |why: &str| desk.ask("end_warning", json!({ "case": case, "warning": dog, "why": why }));
    assert_eq!(end(" ").expect_err("no reason")["fields"][0]["field"], "why", "ending needs a reason");
    let page = end("The dog was taken away").expect("ended");
    assert_eq!(page["ended"][0]["whyEnded"], "The dog was taken away", "the latest first, with why");
    assert_eq!(top(&desk, &case), ["do-not-disclose", "other"], "it stands no more");
    assert_eq!(end("Again").expect_err("it has ended")["code"], "not-found", "once only");
    assert_eq!(
        (told(&desk, &case, "warning"), told(&desk, &case, "warning-ended")),
        (4, 2),
        "all of it is told"
    );
    every_record_is_sound(&desk);
}

#[test]
fn a_warning_whose_day_has_come_is_to_be_looked_at_again() {
    let (desk, case) = stockport(ADULT);
    let due = |desk: &Desk| -> Vec<Value> {
        needs(desk, "due-soon").into_iter().filter(|need| need["kind"] == "warning").collect()
    };
    warn(&desk, &case, json!({})).expect("recorded");
    assert_eq!(due(&desk), [Value::Null; 0], "nothing yet: its day is to come");
    let page = warn(&desk, &case, json!({ "kind": "risk-to-staff", "reviewOn": ago(0) })).expect("recorded");
    let id = text(&page["standing"][0]["id"]);
    assert_eq!(page["standing"][0]["reviewDue"], true, "today is its day");
    let found = due(&desk);
    assert_eq!(found.len(), 1, "one of the two: {found:?}");
    assert_eq!(
        [&found[0]["about"], &found[0]["on"]],
        [id.as_str(), &*ago(0)],
        "it says which and since when"
    );
    let rail = ask(&desk, "read_frame", &case)["safety"]["needs"].to_string();
    assert!(rail.contains("\"warning\""), "the rail of the case says so too: {rail}");
    desk.ask("end_warning", json!({ "case": case, "warning": id, "why": "Nobody lives there now" }))
        .expect("ended");
    assert_eq!(due(&desk), [Value::Null; 0], "ended, so no longer");
}

#[test]
fn the_words_of_a_warning_are_found_and_said_to_be_searched() {
    let (desk, case) = stockport(ADULT);
    let hidden =
        json!({ "text": "Never by the turnstile", "told": "no", "whyNotTold": "A periwinkle reason" });
    warn(&desk, &case, hidden).expect("recorded");
    for word in ["turnstile", "periwinkle"] {
        let found =
            desk.ask("search_everything", json!({ "query": word, "ranked": true })).expect("searched");
        assert_eq!(found["hits"][0]["kind"], "warning", "{word} is found: {found}");
        let route = text(&found["hits"][0]["route"]);
        assert!(route.starts_with(&format!("/c/{case}")), "and leads into its case: {route}");
        let searched = found["searched"].as_array().expect("kinds");
        assert!(searched.contains(&json!("warning")), "what is searched is said: {searched:?}");
    }
}
