//! The answers as JSON: the document holds what goes out, in the shape its public schema describes.

use casework::practice::PracticeCase;
use casework::referral::{Answer, Answers, Form, as_sent, document, with_consent};
use rstest::rstest;
use serde_json::{Value, json};

const SCHEMA_FILE: &str = include_str!("../../docs/referral.schema.json");

fn practice() -> Answers {
    let typed = serde_json::Value::Object(PracticeCase::shipped().answers.clone());
    serde_json::from_value(typed).expect("the practice case has answers of the form")
}

/// Returns the document of the practice case on another route, with one file added.
fn made(age: &str, consents: Option<bool>, helps: &str) -> Value {
    let mut answers = practice();
    answers.insert("pv-under-age".into(), Answer::text(age));
    answers.insert("authorities-cooperation".into(), Answer::text(helps));
    answers.insert("gone-from-the-form".into(), Answer::text("old"));
    let answers = with_consent(Form::current(), answers, consents, Some(true));
    let files = ["letter.pdf".to_owned()];
    document(Form::current(), &answers, &files, "2026-11-21T10:00", "2026-007")
}

fn fields(document: &Value) -> Vec<&str> {
    let answers = document["answers"].as_array().expect("a list of answers");
    answers.iter().filter_map(|answer| answer["field"].as_str()).collect()
}

fn validator() -> jsonschema::Validator {
    let schema = serde_json::from_str(SCHEMA_FILE).expect("the schema is JSON");
    jsonschema::draft202012::new(&schema).expect("the schema is a schema")
}

#[rstest]
#[case("adult-nrm", "no", Some(true), "yes")]
#[case("child-nrm", "not-sure", None, "yes")]
#[case("dtn-named", "no", Some(false), "yes")]
#[case("dtn-anonymous", "no", Some(false), "no")]
#[case("undecided", "no", None, "no")]
fn every_route_makes_a_document_of_the_schema(
    #[case] route: &str,
    #[case] age: &str,
    #[case] consents: Option<bool>,
    #[case] helps: &str,
) {
    let document = made(age, consents, helps);
    assert_eq!(document["route"], route, "the route of the answers");
    let odd: Vec<_> = validator().iter_errors(&document).map(|error| error.to_string()).collect();
    assert!(odd.is_empty(), "{route}: {odd:?}");
}

#[test]
fn the_schema_refuses_what_is_no_such_document() {
    let validator = validator();
    let mut spoilt = Vec::new();
    for (key, value) in [
        ("schema", json!("daybook-referral/2")),
        ("route", json!("fast")),
        (
            "answers",
            json!([{"page": "reference", "field": "reference", "question": "x", "value": 1, "words": []}]),
        ),
        ("files", json!(["a.pdf"])),
        ("made_at", json!("yesterday")),
        ("extra", json!(true)),
    ] {
        let mut document = made("no", Some(false), "no");
        document[key] = value;
        spoilt.push((key, validator.is_valid(&document)));
    }
    let passed: Vec<_> = spoilt.iter().filter(|(_, valid)| *valid).collect();
    assert!(passed.is_empty(), "a notification takes no files, and nothing unknown: {passed:?}");
}

#[test]
fn only_what_goes_out_is_in_it_in_the_order_of_the_form() {
    let form = Form::current();
    let document = made("no", Some(true), "no");
    let answers = with_consent(form, practice(), Some(true), Some(true));
    let mut sent: Vec<_> = as_sent(form, &answers, 1).into_keys().collect();
    let mut written: Vec<_> = fields(&document).into_iter().map(str::to_owned).collect();
    let place = |key: &String| form.pages.iter().position(|page| page.field(key).is_some());
    assert_eq!(written[0], "reference", "the first field");
    let on_pages: Vec<_> = document["answers"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|answer| form.pages.iter().position(|page| answer["page"] == page.key.as_str()))
        .collect();
    assert!(on_pages.is_sorted() && written.iter().all(|key| place(key).is_some()), "page by page");
    written.sort();
    sent.retain(|key| key != "authorities-cooperation-details");
    written.retain(|key| key != "authorities-cooperation-details");
    assert_eq!(written, sent, "everything that goes out, once, and nothing else");
}

#[test]
fn an_anonymous_notification_tells_no_name_and_no_file() {
    let document = made("no", Some(false), "no");
    let named =
        fields(&document).iter().any(|field| field.contains("name") || field.contains("contact-details"));
    assert!(!named, "neither name nor contact");
    assert_eq!(document["files"], json!([]), "files go with a referral only");
    assert_eq!(made("no", Some(true), "no")["files"], json!(["letter.pdf"]), "as here");
}

#[test]
fn a_child_was_not_asked() {
    let document = made("yes", None, "no");
    let answers = document["answers"].as_array().expect("a list of answers");
    let consent = answers.iter().find(|answer| answer["field"] == "pv-want-to-submit-nrm");
    let consent = consent.expect("the online form answers it itself");
    assert_eq!(consent["value"], "yes", "what the online form stores");
    let said = consent["words"][0].as_str().is_some_and(|words| words.starts_with("Not asked"));
    assert!(said, "and that nobody was asked");
}

#[test]
fn signs_are_changed_once_only() {
    let mut answers = practice();
    answers.insert("family".into(), Answer::text("a [note]"));
    let document = document(Form::current(), &answers, &[], "2026-11-21T10:00", "1");
    let family =
        document["answers"].as_array().expect("a list").iter().find(|answer| answer["field"] == "family");
    let family = family.expect("it goes out");
    assert_eq!(family["value"], "a [-note]-", "as the online form stores it");
    assert_eq!(family["words"], json!(["a [-note]-"]), "and as it is read");
    assert_eq!(family["question"], "The person's background: Family", "with its page");
}
