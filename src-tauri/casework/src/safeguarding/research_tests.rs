//! Every row of the research stands in a pack, in its own words. The research is kept beside the repository, in
//! `../shared/domain`; where it is not there, these tests say so and check nothing.

use serde_json::Value;

use super::*;

/// Returns a file kept beside the repository; none where there is none, which is said.
#[expect(clippy::print_stderr, reason = "a test that checks nothing says so")]
pub fn beside_the_repository(path: &str) -> Option<String> {
    let file = format!("{}/../../../shared/{path}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&file).ok();
    if text.is_none() {
        eprintln!("not checked: {file} is not there");
    }
    text
}

fn word<'r>(row: &'r Value, field: &str) -> &'r str {
    match row[field].as_str().expect("a row has every field") {
        "-" => "",
        text => text,
    }
}

#[test]
fn every_row_of_the_research_is_in_a_pack_in_its_own_words() {
    let Some(text) = beside_the_repository("domain/pathways.json") else { return };
    let research: Value = serde_json::from_str(&text).expect("the research is whole");
    let rows = research["entries"].as_array().expect("the research has rows");
    assert_eq!(rows.len(), 59, "none is left out");
    for row in rows {
        let id = word(row, "id");
        let step = Pathways::shipped().step(id).unwrap_or_else(|| unreachable!("the row has no step: {id}"));
        let ours = [&step.contact, &step.deadline, &step.group, &step.jurisdiction].map(String::as_str);
        let theirs = ["contact", "deadline", "group", "jurisdiction"].map(|field| word(row, field));
        assert_eq!(ours, theirs, "contact, deadline, group and nation as in the research: {id}");
        assert_eq!(
            format!("{:?}", step.confidence),
            word(row, "confidence"),
            "as sure as the research: {id}"
        );
        let confirm = row["confirm_before_release"].as_bool().expect("a row says so");
        assert!(step.confirm || !confirm, "to be confirmed as in the research: {id}");
        let area = word(row, "area");
        assert!(step.places.iter().all(|place| area.contains(place.as_str())), "in no other area: {id}");
    }
}

#[test]
fn what_is_in_no_row_was_split_from_one_or_follows_one() {
    let Some(text) = beside_the_repository("domain/pathways.json") else { return };
    let others = Pathways::shipped().steps().filter(|step| step.after.is_empty());
    let others: Vec<_> = others.filter(|step| !text.contains(&format!("\"id\": \"{}\"", step.id))).collect();
    assert_eq!(
        others.len(),
        16,
        "eleven that follow a child's referral, four split from a row, one for everyone who is missing"
    );
    for step in others {
        assert_ne!(step.confidence, Confidence::H, "surer than the research would be: {}", step.id);
        let split = step.note.starts_with("Split from");
        assert!(split || step.when.is_some(), "it says where it comes from: {}", step.id);
    }
}
