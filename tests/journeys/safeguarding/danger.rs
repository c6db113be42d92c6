//! The numbers that are there in any moment.

use daybook_tests::desk::{ADULT, Desk};
use serde_json::{Value, json};

use super::line;

fn numbers(desk: &Desk) -> Vec<Value> {
    let lines = desk.ask("read_helplines", json!({})).expect("answers");
    lines.as_array().expect("a list").clone()
}

#[test]
fn the_numbers_are_there_before_the_vault_is_open_and_can_be_printed_then() {
    let desk = Desk::new();
    let open = numbers(&desk);
    desk.ask("lock_vault", json!({})).expect("locked");
    let locked = numbers(&desk);
    assert_eq!(locked, open, "nothing of a case is in them");
    assert_eq!(locked[0]["phone"], "999", "danger first");
    for nation in ["uk", "scotland", "northern-ireland"] {
        assert!(locked.iter().any(|line| line["nation"] == nation), "those of {nation}");
    }
    let saved = desk.ask("save_numbers_card", json!({})).expect("saved while locked");
    let pdf = std::fs::read(desk.saved("Numbers to ring.pdf")).expect("written");
    assert!(pdf.starts_with(b"%PDF-"), "a PDF, whole");
    assert_eq!(saved["bytes"].as_u64(), u64::try_from(pdf.len()).ok(), "as it says");
}

#[test]
fn danger_is_the_first_step_of_every_new_case_and_keeps_nobody_from_working() {
    let desk = Desk::new();
    for nation in ["england", "wales", "scotland", "northern-ireland"] {
        for age in [ADULT, "under-18", "not-known"] {
            let case = desk.open_case_in(age, nation, "");
            let danger = line(&desk, &case, "uk-999");
            assert_eq!(
                [&danger["stands"], &danger["status"]],
                ["always", "to-do"],
                "{nation}, {age}: {danger}"
            );
            assert_eq!(super::ids(&desk, &case)[0], "uk-999", "before everything else: {nation}, {age}");
            desk.ask("begin_note", json!({ "case": case })).expect("it is never a gate");
        }
    }
}
