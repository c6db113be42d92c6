//! What was typed, read: every gap at once, odd days taken, and boxes that were not shown left out.

use rstest::rstest;

use super::*;
use crate::case::choice_word;

fn day(text: &str) -> NaiveDate {
    read_day(text).expect("the test writes real days")
}

/// Returns a record of an act in which every box is filled, shown or not.
fn full(act: Act) -> TypedDecision {
    let text = str::to_owned;
    TypedDecision {
        act: choice_word(&act),
        dated: text("2026-03-03"),
        received: text("2026-03-05"),
        authority: text("single-competent-authority"),
        by: text("lawyer"),
        until: text("2026-04-02"),
        earlier_facts: text("yes"),
        why: text(" Lost contact\n"),
        told_how: text("in-person-interpreted"),
        told_on: text("2026-03-06"),
        said: text("I want to ask again"),
        other_case: text("case-2"),
    }
}

fn found(read: Result<DecisionEvent, Vec<Finding>>) -> Vec<(String, FindingCode)> {
    let findings = read.err().unwrap_or_default();
    findings.into_iter().map(|finding| (finding.field, finding.code)).collect()
}

fn named(findings: &[(&str, FindingCode)]) -> Vec<(String, FindingCode)> {
    findings.iter().map(|(field, code)| ((*field).to_owned(), *code)).collect()
}

#[test]
fn an_empty_page_asks_what_happened() {
    let findings = found(TypedDecision::default().read());
    assert_eq!(findings, named(&[("act", FindingCode::Missing)]), "the rest depends on it");
}

#[test]
fn every_gap_and_every_impossible_day_is_found_at_once() {
    let long = "x".repeat(TEXT_LIMIT as usize + 1);
    let typed = TypedDecision {
        act: "cg-negative".into(),
        dated: "2026-02-30".into(),
        received: "tomorrow".into(),
        authority: "the-minister".into(),
        until: "2026-13-01".into(),
        told_how: "phone".into(),
        told_on: "2026-00-01".into(),
        said: long,
        ..TypedDecision::default()
    };
    let expected = [
        ("dated", FindingCode::NoSuchDate),
        ("received", FindingCode::NoSuchDate),
        ("until", FindingCode::NoSuchDate),
        ("toldOn", FindingCode::NoSuchDate),
        ("said", FindingCode::TooLong(TEXT_LIMIT)),
        ("authority", FindingCode::NotListed),
    ];
    assert_eq!(found(typed.read()), named(&expected), "one finding a box, in the order of the page");
}

#[rstest]
#[case::nothing(Act::RgPositive, "", "", true)]
#[case::blank(Act::RgPositive, "  ", " ", true)]
#[case::the_letter_alone(Act::RgPositive, "2026-03-03", "", false)]
#[case::received_alone(Act::RgPositive, "", "2026-03-05", false)]
#[case::a_day_cannot_be_received(Act::Withdrawn, "", "2026-03-05", true)]
fn one_day_is_needed_to_count_from(
    #[case] act: Act,
    #[case] dated: &str,
    #[case] received: &str,
    #[case] missing: bool,
) {
    let typed = TypedDecision { dated: dated.into(), received: received.into(), ..full(act) };
    let expected = if missing { named(&[("dated", FindingCode::Missing)]) } else { Vec::new() };
    assert_eq!(found(typed.read()), expected, "{act:?} dated {dated:?}, received {received:?}");
}

#[test]
fn every_act_that_is_recorded_reads_and_no_other() {
    for act in Act::ALL {
        let read = full(act).read();
        if act.is_recorded() {
            assert_eq!(read.map(|event| event.act), Ok(act), "{act:?} is recorded");
        } else {
            assert_eq!(
                found(read),
                named(&[("act", FindingCode::NotListed)]),
                "{act:?} follows from something else"
            );
        }
    }
    let unknown = TypedDecision { act: "abolished".into(), ..full(Act::Withdrawn) };
    assert_eq!(found(unknown.read()), named(&[("act", FindingCode::Missing)]), "no act at all");
}

#[test]
fn a_box_that_an_act_does_not_show_is_not_kept() {
    for act in Act::recorded() {
        let event = full(act).read().expect("every box is right");
        let letter = act.dated() == Dated::Letter;
        assert_eq!(event.dated, Some(day("2026-03-03")), "{act:?} has a day");
        assert_eq!(event.received.is_some(), letter, "{act:?}: only a letter is received");
        assert_eq!(event.until.is_some(), act.may_have_until(), "{act:?}: a day that it names");
        assert_eq!(event.authority.is_some(), act.is_decision(), "{act:?}: who decided");
        assert_eq!(event.told_how.is_some(), act.is_decision(), "{act:?}: how the person was told");
        assert_eq!(event.told_on.is_some(), act.is_decision(), "{act:?}: and when");
        assert_eq!(event.said.is_empty(), !act.is_decision(), "{act:?}: and what they said");
        assert_eq!(event.by.is_some(), act == Act::ReconsiderationAsked, "{act:?}: who asks");
        assert_eq!(event.earlier_facts.is_some(), act.is_rg_positive(), "{act:?}: whether on earlier facts");
        assert_eq!(event.other_case.is_some(), act == Act::ReferredAgain, "{act:?}: the new case");
        assert_eq!(event.signed, None, "{act:?}: nobody has signed yet");
    }
}

#[test]
fn what_is_wrong_in_a_box_that_is_not_shown_stops_nothing() {
    let wrong = || "no such thing".to_owned();
    let typed = TypedDecision {
        received: wrong(),
        authority: wrong(),
        by: wrong(),
        until: wrong(),
        earlier_facts: wrong(),
        told_how: wrong(),
        told_on: wrong(),
        ..full(Act::InformationGiven)
    };
    assert_eq!(found(typed.read()), [], "nobody can mend what they do not see");
}

#[test]
fn who_was_not_told_yet_was_told_on_no_day_and_said_nothing() {
    let event =
        TypedDecision { told_how: "not-yet".into(), ..full(Act::CgNegative) }.read().expect("it reads");
    assert_eq!((event.told_how, event.told_on), (Some(ToldHow::NotYet), None), "not yet");
    assert_eq!(event.said, "", "so nothing was said");
}

#[test]
fn what_may_be_left_open_may_be_left_open() {
    let typed =
        TypedDecision { act: "cg-negative".into(), dated: "2026-03-03".into(), ..TypedDecision::default() };
    let event = typed.read().expect("a letter and its date are enough");
    let open = (event.authority, event.by, event.until, event.told_how, event.told_on, event.earlier_facts);
    assert_eq!(open, (None, None, None, None, None, None), "the rest can follow");
}

#[rstest]
#[case::received_before_dated("2026-03-03", "2026-03-01", "2026-03-06", "2026-04-02")]
#[case::years_ago("1990-01-01", "1990-01-01", "1990-01-01", "1990-01-01")]
#[case::far_ahead("2999-12-31", "2999-12-31", "2999-12-31", "2999-12-31")]
#[case::until_before_dated("2026-03-03", "2026-03-05", "2026-03-01", "2026-01-01")]
fn a_day_that_exists_is_taken_however_odd(
    #[case] dated: &str,
    #[case] received: &str,
    #[case] told_on: &str,
    #[case] until: &str,
) {
    let typed = TypedDecision {
        dated: dated.into(),
        received: received.into(),
        told_on: told_on.into(),
        until: until.into(),
        ..full(Act::CgNegative)
    };
    let event = typed.read().expect("odd is not wrong");
    let kept = [event.dated, event.received, event.told_on, event.until];
    assert_eq!(kept, [dated, received, told_on, until].map(|text| Some(day(text))), "kept as typed");
    assert_eq!(event.on(), Some(day(dated)), "the letter's own date counts");
}

#[test]
fn nobody_says_why_but_who_closes_a_case_and_a_word_is_kept_of_any() {
    for act in Act::recorded() {
        let findings = found(TypedDecision { why: " \n".into(), ..full(act) }.read());
        let expected =
            if act == Act::ClosedOther { named(&[("why", FindingCode::Missing)]) } else { Vec::new() };
        assert_eq!(findings, expected, "{act:?}");
        let event = full(act).read().expect("it reads");
        assert_eq!(
            event.why, "Lost contact",
            "{act:?}: a note may stand beside any, without the blanks around it"
        );
    }
    let odd = TypedDecision { why: "a\0b".into(), ..full(Act::Withdrawn) };
    assert_eq!(found(odd.read()), named(&[("why", FindingCode::ForbiddenCharacter)]), "what cannot be kept");
}

#[test]
fn an_event_reads_back_as_it_was_written() {
    for act in Act::recorded() {
        let event = full(act).read().expect("it reads");
        let kept = serde_json::to_string(&event).expect("it is plain data");
        assert_eq!(serde_json::from_str::<DecisionEvent>(&kept).ok(), Some(event), "{kept}");
    }
}

fn asked() -> TypedAsk {
    let text = str::to_owned;
    TypedAsk {
        on: text("2026-11-20"),
        whom: text("Single Competent Authority"),
        how: text("e-mail"),
        answer: text("No decision yet"),
        again_on: text("2026-12-04"),
    }
}

#[rstest]
#[case::all_right(asked(), &[])]
#[case::only_when_and_whom(TypedAsk { how: String::new(), answer: String::new(), again_on: String::new(), ..asked() }, &[])]
#[case::today(TypedAsk { on: "2026-11-22".into(), ..asked() }, &[])]
#[case::empty(TypedAsk::default(), &[("on", FindingCode::Missing), ("whom", FindingCode::Missing)])]
#[case::tomorrow(TypedAsk { on: "2026-11-23".into(), ..asked() }, &[("on", FindingCode::InFuture)])]
#[case::again_the_same_day(TypedAsk { again_on: "2026-11-20".into(), ..asked() }, &[("againOn", FindingCode::BeforeStart)])]
#[case::again_the_next_day(TypedAsk { again_on: "2026-11-21".into(), ..asked() }, &[])]
#[case::no_such_day(TypedAsk { on: "2026-11-31".into(), again_on: "soon".into(), ..asked() }, &[("on", FindingCode::NoSuchDate), ("againOn", FindingCode::NoSuchDate)])]
fn asking_for_news_needs_when_and_whom(#[case] typed: TypedAsk, #[case] expected: &[(&str, FindingCode)]) {
    let findings: Vec<_> = typed.read(day("2026-11-22")).err().unwrap_or_default();
    let findings: Vec<_> = findings.into_iter().map(|finding| (finding.field, finding.code)).collect();
    assert_eq!(findings, named(expected), "{typed:?}");
}

#[test]
fn declining_a_step_needs_a_reason_and_accepting_none() {
    let declined =
        FollowAnswer::read("dec-tell-the-person", false, " Already done ").expect("a reason is given");
    assert_eq!((declined.accepted, declined.why.as_str()), (false, "Already done"), "kept");
    let accepted = FollowAnswer::read("dec-tell-the-person", true, "x").expect("nothing is asked");
    assert_eq!((accepted.accepted, accepted.why.as_str()), (true, ""), "a reason not asked for is not kept");
    let missing = vec![Finding::new("why", FindingCode::Missing)];
    assert_eq!(FollowAnswer::read("dec-tell-the-person", false, " "), Err(missing.clone()), "why not?");
    assert_eq!(read_reason("\t"), Err(missing), "the same of any reason");
    assert_eq!(read_reason(" Typed twice "), Ok("Typed twice".to_owned()), "without the blanks around it");
}

#[test]
fn more_time_says_until_when() {
    let typed = TypedDecision { until: " ".into(), ..full(Act::MoveOnExtended) };
    assert_eq!(
        found(typed.read()),
        named(&[("until", FindingCode::Missing)]),
        "or nothing is left to ask about"
    );
}
