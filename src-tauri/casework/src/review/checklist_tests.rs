use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::case_file::Part;
use crate::moment::read_day;

fn pack() -> &'static Checklist {
    Checklist::current()
}

#[test]
fn the_shipped_pack_is_dated_and_sourced_and_claims_no_check_that_was_not_made() {
    assert!(read_day(&pack().version).is_some(), "a day");
    assert!(pack().source.contains("the organisation's own policy decides"), "no law is claimed");
    assert_eq!(pack().verified_on, None, "nobody has checked it against a live page");
}

#[test]
fn every_row_of_the_review_list_and_every_question_of_the_screen_is_asked() {
    let covered: BTreeSet<&str> =
        pack().questions.iter().flat_map(|it| it.covers.iter().map(String::as_str)).collect();
    let rows: BTreeSet<String> =
        (1..=19).map(|row| format!("R{row}")).chain((1..=7).map(|it| format!("S{it}"))).collect();
    assert_eq!(
        covered,
        rows.iter().map(String::as_str).collect(),
        "R1 to R19 and S1 to S7, and nothing else"
    );
    assert!(pack().questions.iter().all(|it| !it.covers.is_empty()), "no question comes from nowhere");
}

#[test]
fn each_question_is_one_question_with_a_name_of_its_own_and_a_hint() {
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    for question in &pack().questions {
        *asked.entry(&question.id).or_default() += 1;
        assert!(question.question.ends_with('?'), "{}: a question", question.id);
        assert_eq!(question.question.matches('?').count(), 1, "{}: one question", question.id);
        assert!(question.hint.ends_with('.'), "{}: whole sentences say what to look for", question.id);
        let plain = |sign: char| sign.is_ascii_lowercase() || sign == '-';
        assert!(question.id.chars().all(plain), "{}: the id is a word of the window", question.id);
    }
    assert!(asked.values().all(|times| *times == 1), "an id stands for one question: {asked:?}");
}

#[test]
fn no_question_speaks_of_the_person_as_less_than_a_person() {
    let words = |question: &Question| format!("{} {}", question.question, question.hint).to_lowercase();
    for question in &pack().questions {
        for word in
            ["victim", "client", "service user", "subject", "perpetrator", "allege", "claim", "disclos"]
        {
            assert!(!words(question).contains(word), "{} says {word:?}", question.id);
        }
    }
}

#[test]
fn a_question_is_asked_only_where_its_part_is_in_the_file_even_with_nothing_in_it() {
    let file = CaseFile { parts: vec![Part { kind: PartKind::Sharing, entries: Vec::new() }] };
    let asked: Vec<&str> =
        pack().questions.iter().filter(|it| it.is_asked_of(&file)).map(|it| it.id.as_str()).collect();
    assert_eq!(asked, ["sharing", "others"], "the empty log is asked after, and the file as a whole");
}
