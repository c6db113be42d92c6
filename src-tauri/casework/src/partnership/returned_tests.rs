//! A return reads as it was written, and nothing else reads as one.

use rstest::rstest;
use serde_json::{Value, json};

use super::super::testing::rows;
use super::*;

fn json() -> Value {
    let quarter = "2026-Q3".to_owned().try_into().expect("a quarter");
    serde_json::to_value(Returned::of(quarter, rows(3, |_, _| ()))).expect("plain data")
}

fn read(json: &Value) -> Option<Returned> {
    Returned::read(&serde_json::to_vec(json).expect("plain data"))
}

#[test]
fn a_return_holds_categories_and_nothing_else() {
    let json = json();
    assert_eq!(read(&json).map(|it| it.rows.len()), Some(3), "it reads as it was written");
    let fields: Vec<&str> = json["rows"][0].as_object().expect("a row").keys().map(String::as_str).collect();
    let expected = [
        "age",
        "case",
        "closed",
        "consent",
        "daysToCg",
        "daysToRg",
        "exploitation",
        "gender",
        "kind",
        "nationality",
        "outcome",
        "steps",
    ];
    assert_eq!(fields, expected, "no name, number, day or free text");
}

#[rstest]
#[case::a_newer_version("/version", json!(2))]
#[case::no_quarter("/quarter", json!("2026-Q5"))]
#[case::free_text("/rows/0/nationality", json!("Ask for Quill"))]
#[case::a_formula("/rows/0/nationality", json!("=1+1"))]
#[case::a_case_by_name("/rows/0/case", json!("Quill Example"))]
#[case::a_case_twice("/rows/1/case", json!(format!("{:064x}", 0)))]
#[case::an_unknown_word("/rows/0/outcome", json!("guessed"))]
#[case::a_child_who_was_asked("/rows/0/kind", json!("child-nrm"))]
#[case::a_time_that_runs_backwards("/rows/0/daysToRg", json!(-1))]
fn what_daybook_could_not_have_made_is_no_return(#[case] place: &str, #[case] value: Value) {
    let mut json = json();
    *json.pointer_mut(place).expect("it is there") = value;
    assert_eq!(read(&json), None, "at {place}");
}

#[test]
fn a_row_with_more_than_its_categories_is_no_row() {
    let mut json = json();
    json["rows"][0]["name"] = json!("Quill Example");
    assert_eq!(read(&json), None, "nothing rides along");
}
