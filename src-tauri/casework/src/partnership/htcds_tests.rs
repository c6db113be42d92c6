//! The pack reads, maps what it names, and its file holds nothing of its own invention under the standard's names.

use super::super::row::{Exploitation, Gender, Outcome};
use super::super::testing::{row, rows};
use super::*;
use crate::referral::list;

fn cells(row: &CaseRow) -> BTreeMap<String, String> {
    let pack = Htcds::current();
    let file = pack.file(std::slice::from_ref(row), &["reference".to_owned()]);
    let lines: Vec<&str> = file.trim_start_matches('\u{feff}').split("\r\n").collect();
    let cells = lines[1].split(',').map(|cell| cell.trim_matches('"').to_owned());
    lines[0].split(',').map(str::to_owned).zip(cells).collect()
}

#[test]
fn every_nationality_of_the_form_has_a_code_or_is_named_here() {
    let pack = Htcds::current();
    let list = list("nationalities").expect("a list of the form");
    let without: Vec<&str> =
        list.entries.iter().map(|it| it.trim()).filter(|it| !pack.citizenship.contains_key(*it)).collect();
    assert_eq!(without, ["Unknown", "Kosovan"], "Kosovo has no code in ISO 3166");
    let code = |code: &String| code.len() == 2 && code.bytes().all(|it| it.is_ascii_uppercase());
    assert!(pack.citizenship.values().all(code), "two letters each");
    assert!(
        pack.citizenship.keys().all(|it| list.entries.iter().any(|entry| entry.trim() == it)),
        "no other words"
    );
}

#[test]
fn a_case_is_given_in_the_standards_words() {
    let mut case = row(1);
    case.exploitation = [Exploitation::Sexual, Exploitation::Criminal, Exploitation::Other].into();
    case.outcome = Outcome::CgPositive;
    let cells = cells(&case);
    let given = |name: &str| cells[name].as_str();
    assert_eq!(given("prs_Gender"), "Feminine", "the standard's word");
    assert_eq!(given("prs_Citizenship"), "AL", "ISO 3166");
    assert_eq!(given("vic_TypeOfExploitation"), "Other;SexualExploitation", "each once");
    assert_eq!(given("vic_TraffickingStatus"), "ActualVictimOfTrafficking", "it was concluded");
    assert_eq!(given("con_Consent"), "", "consent to a referral is not what it asks");
    assert_eq!(given("daybook_AgeAtExploitation"), "18 or over", "a band, never a date");
}

#[test]
fn a_negative_decision_does_not_say_that_it_was_not_so() {
    for outcome in [Outcome::RgNegative, Outcome::CgNegative] {
        let mut case = row(1);
        case.outcome = outcome;
        assert_eq!(cells(&case)["vic_TraffickingStatus"], "", "of {outcome:?}");
    }
}

#[test]
fn what_the_form_calls_neither_is_not_made_something_finer() {
    let mut case = row(1);
    case.gender = Gender::Neither;
    assert_eq!(cells(&case)["prs_Gender"], "NonSpecifiedUnknown", "to be confirmed");
}

#[test]
fn the_order_of_lines_says_nothing_of_the_cases() {
    let (rows, references) = (rows(3, |_, _| ()), ["c", "a", "b"].map(str::to_owned));
    let file = Htcds::current().file(&rows, &references);
    let firsts: Vec<&str> = file.split("\r\n").skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(firsts, ["a", "b", "c", ""], "by the references, which are random");
    assert!(!file.contains(&rows[0].case), "and nothing by which the case is known again");
}

#[test]
fn no_column_can_name_anyone() {
    for field in &Htcds::current().fields {
        let named = ["Name", "Birth", "Email", "Phone", "Mailing", "CaseWorker", "Location"];
        let names = named.iter().any(|part| field.name.contains(part)) && field.from.is_some();
        assert!(!names, "{} must stay empty", field.name);
        assert!(field.from.is_some() || !field.why.is_empty(), "{} says why it is empty", field.name);
    }
}
