//! Each kind of change between two versions is told, and nothing else.

use rstest::rstest;
use serde_json::{Value, json};

use super::*;

const PACK: &str = include_str!("../../data/nrm-form/2026-04.json");

fn form(change: impl FnOnce(&mut Value)) -> Form {
    let mut pack: Value = serde_json::from_str(PACK).expect("the pack is JSON");
    pack["version"] = json!("2099-01");
    change(&mut pack);
    serde_json::from_value(pack).expect("still a form")
}

/// Returns the pages of a pack, to be changed.
fn pages(pack: &mut Value) -> &mut Vec<Value> {
    pack["pages"].as_array_mut().expect("the pack has pages")
}

fn page<'p>(pack: &'p mut Value, key: &str) -> &'p mut Value {
    pages(pack).iter_mut().find(|page| page["key"] == key).expect("a page of the pack")
}

fn changes(change: impl FnOnce(&mut Value)) -> Vec<FormChange> {
    compare(&form(|_| {}), &form(change))
}

fn told(kind: ChangeKind, what: &str, fields: &[&str]) -> FormChange {
    FormChange { kind, what: what.to_owned(), fields: fields.iter().map(|key| (*key).to_owned()).collect() }
}

#[test]
fn the_same_form_has_no_changes() {
    assert_eq!(changes(|_| {}), [], "but for its version");
}

#[rstest]
#[case("label", json!("Your own note"), ChangeKind::WordsChanged, "Your own note")]
#[case("hint", json!(null), ChangeKind::WordsChanged, "Your own reference for this draft")]
#[case("required", json!("no"), ChangeKind::RequiredChanged, "Your own reference for this draft")]
#[case("control", json!("box"), ChangeKind::OptionsChanged, "Your own reference for this draft")]
#[case("max_length", json!(50), ChangeKind::LimitChanged, "Your own reference for this draft")]
#[case("rules", json!(["digits"]), ChangeKind::LimitChanged, "Your own reference for this draft")]
#[case("not_asked_when", json!({"field": "pv-under-age", "in": ["no"]}), ChangeKind::AskedWhenChanged,
    "Your own reference for this draft")]
fn a_changed_question_is_told(
    #[case] part: &str,
    #[case] put: Value,
    #[case] kind: ChangeKind,
    #[case] what: &str,
) {
    let found = changes(|pack| page(pack, "reference")["fields"][0][part] = put);
    assert_eq!(found, [told(kind, what, &["reference"])], "{part}");
}

#[test]
fn changed_options_and_lists_are_told() {
    let title = "Which nation are you reporting from?";
    let found =
        changes(|pack| page(pack, "fr-location")["fields"][0]["options"][0]["label"] = json!("Albion"));
    assert_eq!(found, [told(ChangeKind::OptionsChanged, title, &["fr-location"])], "a label");
    let found = changes(|pack| page(pack, "organisation")["fields"][0]["list"] = json!("police-forces"));
    assert_eq!(
        found,
        [told(ChangeKind::OptionsChanged, "Your organisation", &["user-organisation"])],
        "a list"
    );
}

#[test]
fn a_changed_page_is_told_with_its_fields() {
    let found = changes(|pack| page(pack, "fr-alternative-contact")["title"] = json!("Another contact"));
    assert_eq!(
        found,
        [told(ChangeKind::WordsChanged, "Another contact", &["fr-alternative-contact"])],
        "a title"
    );
    let found = changes(|pack| page(pack, "why-report-now")["when"] = json!(null));
    let title = "Why was this not reported sooner?";
    assert_eq!(found, [told(ChangeKind::AskedWhenChanged, title, &["why-report-now"])], "a condition");
}

#[test]
fn other_files_are_a_changed_limit() {
    let found = changes(|pack| pack["uploads"]["max_megabytes"] = json!(5));
    assert_eq!(found, [told(ChangeKind::LimitChanged, "Supporting files", &["upload-file"])], "one field");
}

#[test]
fn pages_and_questions_come_in_the_new_order_and_removed_ones_last() {
    let found = changes(|pack| {
        let fields = page(pack, "what-is-their-background")["fields"].as_array_mut().expect("fields");
        fields.remove(2);
        let mut own = fields[0].clone();
        own["key"] = json!("shoe-size");
        own["label"] = json!("Shoe size");
        fields.push(own);
        let mut extra = page(pack, "professional-insight").clone();
        extra["key"] = json!("weather");
        extra["title"] = json!("What was the weather?");
        extra["fields"][0]["key"] = json!("weather");
        pages(pack).push(extra);
        pages(pack).retain(|page| page["key"] != "reference");
    });
    assert_eq!(
        found,
        [
            told(ChangeKind::QuestionAdded, "Shoe size", &["shoe-size"]),
            told(ChangeKind::PageAdded, "What was the weather?", &["weather"]),
            told(ChangeKind::PageRemoved, "Your own reference for this draft", &["reference"]),
            told(ChangeKind::QuestionRemoved, "Education", &["education"]),
        ],
        "added ones where they stand, removed ones last"
    );
}

#[test]
fn a_question_on_two_pages_that_changes_alike_is_told_once() {
    let found = changes(|pack| {
        for key in ["pv-gender-dtn", "pv-gender-referral"] {
            page(pack, key)["fields"][0]["options"][2]["label"] = json!("Something else");
        }
    });
    let label = "What is the person's gender?";
    assert_eq!(found, [told(ChangeKind::OptionsChanged, label, &["pv-gender"])], "one question");
}
