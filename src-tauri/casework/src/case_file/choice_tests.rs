//! What leaves is what was ticked, and never by accident.

use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::case::choice_word;

fn day(typed: &str) -> NaiveDate {
    read_day(typed).expect("a real day")
}

fn today() -> NaiveDate {
    day("2026-03-17")
}

fn read(kind: FileKind, parts: Option<&[&str]>) -> Choice {
    let parts: Option<Vec<String>> = parts.map(|parts| parts.iter().map(|part| (*part).to_owned()).collect());
    Choice::read(&choice_word(&kind), parts.as_deref(), "", "", today()).expect("nothing odd was typed")
}

fn found(kind: &str, from: &str, to: &str) -> Vec<Finding> {
    Choice::read(kind, None, from, to, today()).expect_err("something odd was typed")
}

#[rstest]
#[case(FileKind::WholeCase, "case open steps referral decisions consent sharing notes files chronology")]
#[case(FileKind::ReferralPack, "case open steps referral decisions consent sharing files")]
#[case(FileKind::Chronology, "case chronology")]
#[case(FileKind::Notes, "case notes files")]
#[case(FileKind::ConsentRecord, "case consent")]
#[case(FileKind::SubjectAccess, "case open steps referral decisions consent sharing notes files chronology")]
fn what_is_ticked_at_first(#[case] kind: FileKind, #[case] expected: &str) {
    let ticked: Vec<String> = read(kind, None).parts.iter().map(choice_word).collect();
    assert_eq!(ticked.join(" "), expected, "{kind:?}: nothing about others and nothing sensitive by default");
}

#[rstest]
#[case(FileKind::WholeCase, "case open steps")]
#[case(FileKind::ReferralPack, "case open steps referral")]
#[case(FileKind::Chronology, "case chronology")]
#[case(FileKind::Notes, "case notes")]
#[case(FileKind::ConsentRecord, "case consent")]
#[case(FileKind::SubjectAccess, "case")]
fn what_cannot_be_left_out_stands_even_when_nothing_is_ticked(
    #[case] kind: FileKind,
    #[case] expected: &str,
) {
    let held: Vec<String> = read(kind, Some(&[])).parts.iter().map(choice_word).collect();
    assert_eq!(held.join(" "), expected, "{kind:?}");
}

#[test]
fn parts_about_others_and_sensitive_ones_are_never_ticked_nor_fixed() {
    // Who goes on with a case gets all of it: what is about others is theirs to keep from now on.
    let chosen_from = FileKind::ALL.into_iter().filter(|kind| *kind != FileKind::HandOver);
    for it in chosen_from.flat_map(offered) {
        assert!(it.ticked || it.third_party || it.sensitive, "{:?} is off without a reason", it.part);
        assert!(!(it.ticked && (it.third_party || it.sensitive)), "{:?} leaves unasked", it.part);
        assert!(!it.fixed || it.ticked, "{:?}: what is fixed is ticked", it.part);
    }
}

#[test]
fn a_case_is_handed_over_whole() {
    assert!(offered(FileKind::HandOver).iter().all(|it| it.fixed && it.ticked), "no part can be left out");
    let choice = Choice::read("hand-over", Some(&[]), "2026-03-10", "nonsense", today()).expect("readable");
    assert!(choice.is_whole() && choice.from.is_none(), "nor any day of it");
    assert!(
        !FileKind::HandOver.may_replace_names(),
        "nobody can go on with a case in which names were replaced"
    );
}

#[test]
fn a_narrow_kind_does_not_become_the_whole_case_by_ticks() {
    let every: Vec<String> = PartKind::ALL.iter().map(choice_word).collect();
    let every: Vec<&str> = every.iter().map(String::as_str).collect();
    let record = read(FileKind::ConsentRecord, Some(&every));
    assert_eq!(record.parts.len(), 2, "a consent record holds the case's line and consent");
    assert!(read(FileKind::WholeCase, Some(&every)).is_whole(), "all of a whole case is the whole case");
}

#[test]
fn only_the_file_on_request_is_for_the_person() {
    let own: Vec<_> = FileKind::ALL.into_iter().filter(|kind| kind.is_for_the_person()).collect();
    assert_eq!(own, [FileKind::SubjectAccess], "no other leaves others out of itself");
    let every: Vec<String> = PartKind::ALL.iter().map(choice_word).collect();
    let every: Vec<&str> = every.iter().map(String::as_str).collect();
    assert!(!read(FileKind::SubjectAccess, Some(&every)).is_whole(), "its records never go along as data");
}

#[test]
fn words_that_name_no_part_are_passed_over() {
    let choice = read(FileKind::Notes, Some(&["files", "diary", "", "People"]));
    assert_eq!(choice, read(FileKind::Notes, None), "a choice of another version still reads");
}

#[test]
fn everything_not_in_the_file_is_said_to_be_left_out() {
    let choice = read(FileKind::WholeCase, None);
    let left_out = [PartKind::Warnings, PartKind::GoingIn, PartKind::People];
    assert_eq!(choice.left_out(), left_out, "off by default, and said");
    assert!(!choice.is_whole(), "a file that leaves something out is not whole");
    assert_eq!(read(FileKind::Chronology, None).left_out().len(), 11, "what the kind never holds too");
}

#[test]
fn a_kind_must_be_chosen() {
    for kind in ["", "everything"] {
        assert_eq!(found(kind, "", ""), [Finding::new("kind", FindingCode::Missing)], "“{kind}”");
    }
}

#[rstest]
#[case("2026-02-30", "", &[("from", FindingCode::NoSuchDate)])]
#[case("", "17/03/2026", &[("to", FindingCode::NoSuchDate)])]
#[case("2026-03-18", "", &[("from", FindingCode::InFuture)])]
#[case("", "2026-03-18", &[("to", FindingCode::InFuture)])]
#[case("2026-03-10", "2026-03-09", &[("to", FindingCode::BeforeStart)])]
#[case("x", "y", &[("from", FindingCode::NoSuchDate), ("to", FindingCode::NoSuchDate)])]
fn odd_days_are_found_all_at_once(
    #[case] from: &str,
    #[case] to: &str,
    #[case] expected: &[(&str, FindingCode)],
) {
    let expected: Vec<Finding> = expected.iter().map(|(field, code)| Finding::new(*field, *code)).collect();
    assert_eq!(found("notes", from, to), expected, "{from} to {to}");
    assert_eq!(found("whole-case", from, to), expected, "notes of a whole case are chosen by day as well");
}

#[test]
fn days_say_nothing_where_no_notes_are() {
    let choice = Choice::read("consent-record", None, "2026-03-10", "nonsense", today())
        .expect("boxes of another kind do not stand in the way");
    assert_eq!((choice.from, choice.to), (None, None), "consent is not cut by days");
}

#[test]
fn both_days_are_in() {
    let choice = Choice::read("notes", None, "2026-03-09", "2026-03-10", today()).expect("in order");
    let held =
        ["2026-03-08", "2026-03-09", "2026-03-10", "2026-03-11"].map(|typed| choice.holds_day(day(typed)));
    assert_eq!(held, [false, true, true, false], "from and to are the first and the last");
    let all = Choice::read("whole-case", None, "2026-03-09", " ", today()).expect("one end open");
    assert!(!all.is_whole(), "a case cut by a day is not whole");
    assert!(all.holds_day(today()), "an open end holds all");
}

proptest! {
    #[test]
    fn held_and_left_out_are_the_whole_together(
        kind in prop::sample::select(FileKind::ALL.to_vec()),
        ticks in prop::collection::vec(prop::sample::select(PartKind::ALL.to_vec()), 0..14),
    ) {
        let words: Vec<String> = ticks.iter().map(choice_word).collect();
        let choice = Choice::read(&choice_word(&kind), Some(&words), "", "", today()).expect("no days");
        let mut all: Vec<PartKind> = choice.parts.iter().copied().chain(choice.left_out()).collect();
        all.sort();
        prop_assert_eq!(all, PartKind::ALL.to_vec(), "every part is one or the other");
        for it in offered(kind) {
            prop_assert_eq!(choice.parts.contains(&it.part), it.fixed || ticks.contains(&it.part), "as ticked");
        }
    }
}
