//! What counts as informed, and what keeps a referral back.

use chrono::DateTime;
use rstest::rstest;

use super::*;
use crate::consent::talk::Said;
use crate::consent::{Decision, stand};
use crate::moment::read_moment;
use crate::statements::{Audience, for_audience};

fn event(purpose: Purpose, at: &str, explained: &[&str]) -> ConsentEvent {
    ConsentEvent {
        purpose,
        decision: Decision::Agree,
        at: read_moment(at).expect("the test writes real moments"),
        words: "Yes".into(),
        language: String::new(),
        interpreter: String::new(),
        present: String::new(),
        explained: explained.iter().map(|&id| id.to_owned()).collect(),
        return_on: None,
        details: crate::consent::EventDetails::default(),
    }
}

/// Returns a conversation in which C1 was marked so, each mark at a moment of that day.
fn talk(marks: &[(Mark, &str)]) -> Talk {
    let moment =
        |time: &str| DateTime::parse_from_rfc3339(&format!("2026-03-17T{time}")).expect("a real time");
    let mut talk = Talk::begin(Audience::Adult, "", moment("14:00:00Z"));
    talk.said.extend(marks.iter().map(|&(mark, time)| {
        let (worded, language) = ("2026-11-21".to_owned(), String::new());
        Said { statement: "C1".into(), mark, at: moment(time), worded, language, translated: String::new() }
    }));
    talk
}

/// Returns which of the eight statements were not explained before the referral was last decided.
fn missing(events: &[ConsentEvent], talks: &[Talk]) -> Vec<&'static str> {
    let matter = Matter::of(Purpose::Referral);
    let today = read_moment("2026-03-20T09:00").expect("a real moment").date();
    let referral = stand(events, &[], &matter, today);
    let left = not_explained(&for_audience(Audience::Adult), &referral, events, talks);
    left.into_iter().map(|statement| statement.id.as_str()).collect()
}

const ALL_BUT_C1: [&str; 7] = ["C2", "C3", "C4", "C5", "C6", "C7", "C8"];

#[rstest]
#[case::before(&[(Mark::Said, "14:50:00Z")], true)]
#[case::within_the_minute_of_the_decision(&[(Mark::Said, "15:00:59Z")], true)]
#[case::after_it(&[(Mark::Said, "15:01:00Z")], false)]
#[case::to_come_back_to(&[(Mark::ComeBack, "14:50:00Z")], false)]
#[case::said_and_then_to_come_back_to(&[(Mark::Said, "14:40:00Z"), (Mark::ComeBack, "14:50:00Z")], false)]
#[case::come_back_to_and_said(&[(Mark::ComeBack, "14:40:00Z"), (Mark::Said, "14:50:00Z")], true)]
#[case::said_again_afterwards(&[(Mark::Said, "14:50:00Z"), (Mark::Said, "15:10:00Z")], true)]
#[case::come_back_to_too_late(&[(Mark::ComeBack, "14:50:00Z"), (Mark::Said, "15:10:00Z")], false)]
#[case::found_not_understood_afterwards(&[(Mark::Said, "14:50:00Z"), (Mark::ComeBack, "15:10:00Z")], false)]
#[case::by_the_clock_of_the_place(&[(Mark::Said, "15:10:00+01:00")], false)]
#[case::never(&[], false)]
fn a_conversation_informs_when_it_was_said_before_the_decision(
    #[case] marks: &[(Mark, &str)],
    #[case] informed: bool,
) {
    let events = [event(Purpose::Referral, "2026-03-17T15:00", &ALL_BUT_C1)];
    let expected: &[&str] = if informed { &[] } else { &["C1"] };
    assert_eq!(missing(&events, &[talk(marks)]), expected, "{marks:?} for a decision at 15:00");
}

#[rstest]
#[case::with_the_decision(&[("2026-03-17T15:00", Purpose::Referral, "C1")], true)]
#[case::on_an_earlier_occasion(&[("2026-03-10T15:00", Purpose::Referral, "C1")], true)]
#[case::about_something_else(&[("2026-03-10T15:00", Purpose::Support, "C1")], false)]
#[case::something_else_was_said(&[("2026-03-10T15:00", Purpose::Referral, "C2")], false)]
fn decisions_about_the_same_inform(#[case] others: &[(&str, Purpose, &str)], #[case] informed: bool) {
    let mut events: Vec<_> = others.iter().map(|(at, purpose, id)| event(*purpose, at, &[id])).collect();
    events.push(event(Purpose::Referral, "2026-03-17T15:00", &ALL_BUT_C1));
    let expected: &[&str] = if informed { &[] } else { &["C1"] };
    assert_eq!(missing(&events, &[]), expected, "{others:?} before a decision at 15:00");
}

#[test]
fn what_is_explained_after_the_decision_informs_only_the_next_one() {
    let first = event(Purpose::Referral, "2026-03-17T15:00", &ALL_BUT_C1);
    let needed = for_audience(Audience::Adult);
    let events = [first.clone(), event(Purpose::Referral, "2026-03-18T15:00", &["C1"])];
    let then = Stand { standing: Standing::Agreed, since: Some(first.at), event: Some(&first) };
    let left: Vec<_> = not_explained(&needed, &then, &events, &[]).iter().map(|it| it.id.as_str()).collect();
    assert_eq!(left, ["C1"], "the first decision was made without it");
    assert_eq!(missing(&events, &[]), [""; 0], "the second was made with all eight");
}

#[test]
fn without_a_decision_nothing_was_explained_before_one() {
    assert_eq!(missing(&[], &[talk(&[(Mark::Said, "14:50:00Z")])]).len(), 8, "nobody decided");
}

#[rstest]
#[case(Standing::NotAsked, &[Lack::NotDecided])]
#[case(Standing::Agreed, &[Lack::NotInformed])]
#[case(Standing::AgreedWithLimits, &[Lack::NotInformed])]
#[case(Standing::Refused, &[Lack::NotDecided])]
#[case(Standing::MoreTime, &[Lack::NotDecided])]
#[case(Standing::Withdrawn, &[Lack::NotDecided])]
#[case(Standing::CannotDecide, &[Lack::NotDecided])]
#[case(Standing::BestInterestsFor, &[])]
#[case(Standing::BestInterestsAgainst, &[Lack::NotDecided])]
#[case(Standing::Lapsed, &[Lack::NotDecided])]
fn only_an_informed_agreement_or_a_best_interests_decision_passes(
    #[case] standing: Standing,
    #[case] uninformed: &[Lack],
) {
    let all = for_audience(Audience::Adult);
    assert_eq!(lacks(standing, &all), uninformed, "{standing:?}, nothing explained");
    let informed = if standing.agrees() { &[] } else { uninformed };
    assert_eq!(lacks(standing, &[]), informed, "{standing:?}, all explained");
}

#[test]
fn a_privacy_notice_that_was_not_understood_is_missing_whatever_was_said_before() {
    let needed = for_audience(Audience::Adult);
    let pack = ConsentPack::current();
    let ids = |notice| {
        let missing = with_notice(&needed, &[], notice, pack).into_iter();
        missing.map(|statement| statement.id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(ids(Standing::Refused), ["C5"], "nobody can honestly send without it");
    assert!(ids(Standing::Agreed).is_empty(), "explained");
    assert!(ids(Standing::NotAsked).is_empty(), "its statement among the others counts");
}
