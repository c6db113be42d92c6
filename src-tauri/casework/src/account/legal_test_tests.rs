use rstest::rstest;

use super::super::{Source, SourceKind, passages};
use super::*;

fn records() -> Vec<Passage> {
    let text = "A man offered a job and drove ZZ to the orchard.\n\
        He took the passport and made threats; ZZ could not leave.\n\
        ZZ picked fruit every day and was never paid.\n\
        The tea was hot.";
    passages(&[Source {
        id: "n".into(),
        kind: SourceKind::Note,
        note: None,
        at: None,
        text: text.into(),
        corrected: false,
    }])
}

fn ids(passages: &[&Passage]) -> Vec<String> {
    passages.iter().map(|passage| passage.id.clone()).collect()
}

#[test]
fn an_adult_has_three_parts_each_with_its_passages() {
    let records = records();
    let test = legal_test(AgeGroup::Adult, &records, &[]);
    let first: Vec<_> =
        test.parts.iter().map(|part| (part.part, ids(&part.may_support)[0].clone())).collect();
    let expected = [(Part::Act, "n#0"), (Part::Means, "n#1"), (Part::Purpose, "n#2")];
    assert_eq!(first, expected.map(|(part, id)| (part, id.to_owned())), "act, means, purpose");
    assert!(!test.child && test.source.contains("Modern Slavery Act 2015"), "with its law");
}

#[rstest]
#[case(AgeGroup::Under18)]
#[case(AgeGroup::NotKnown)]
fn a_child_needs_no_means(#[case] age: AgeGroup) {
    let records = records();
    let test = legal_test(age, &records, &[("n#1".into(), Part::Means)]);
    let parts: Vec<_> = test.parts.iter().map(|part| part.part).collect();
    assert_eq!(parts, [Part::Act, Part::Purpose], "a child cannot consent");
    assert!(test.child, "the child's test");
}

#[test]
fn what_is_marked_is_not_suggested_again() {
    let records = records();
    let marks =
        [("n#0".to_owned(), Part::Act), ("n#3".to_owned(), Part::Act), ("gone#9".to_owned(), Part::Act)];
    let test = legal_test(AgeGroup::Adult, &records, &marks);
    assert_eq!(ids(&test.parts[0].marked), ["n#0", "n#3"], "the officer decides; what is gone is gone");
    assert!(!ids(&test.parts[0].may_support).contains(&"n#0".to_owned()), "not twice");
    assert!(ids(&test.parts[2].may_support).contains(&"n#2".to_owned()), "other parts are untouched");
}

#[test]
fn a_part_without_any_passage_is_bare() {
    let records = records();
    let test = legal_test(AgeGroup::Adult, &records[3..], &[("n#3".into(), Part::Means)]);
    let bare: Vec<_> = test.parts.iter().map(|part| part.bare).collect();
    assert_eq!(bare, [true, false, true], "a mark is enough");
}

#[test]
fn six_are_suggested_at_most() {
    let records: Vec<Passage> = (0..9).map(|_| records()[1].clone()).collect();
    let test = legal_test(AgeGroup::Adult, &records, &[]);
    assert_eq!(test.parts[1].may_support.len(), MOST, "a short list");
}
