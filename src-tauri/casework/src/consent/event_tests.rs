//! How an occasion is read: what is missing, what does not follow, and what is kept.

use proptest::prelude::*;
use proptest::sample::select;
use rstest::rstest;

use super::*;
use crate::consent::{Gender, Mode, Standing, manner_needed};
use crate::moment::read_moment;

/// An event as the first release wrote it.
const FIRST: &str = r#"{"purpose":"referral","decision":"more-time","at":"2026-03-17T15:00:00","words":"Let me think","language":"Vietnamese","interpreter":"no. 4411","present":"My manager","explained":["C1","C8"],"return_on":"2026-03-24"}"#;

fn now() -> NaiveDateTime {
    read_moment("2026-03-17T16:30").expect("a real moment")
}

fn typed(purpose: &str, decision: &str) -> TypedConsent {
    TypedConsent {
        purpose: purpose.into(),
        decision: decision.into(),
        at: "2026-03-17T15:00".into(),
        words: "As I said".into(),
        ..TypedConsent::default()
    }
}

fn read_after(events: &[ConsentEvent], typed: TypedConsent) -> Result<ConsentEvent, Vec<Finding>> {
    typed.read(events, &[], now(), |purpose, decision| manner_needed(purpose, decision, false))
}

fn read(typed: TypedConsent) -> Result<ConsentEvent, Vec<Finding>> {
    read_after(&[], typed)
}

/// Returns what was found odd; nothing when it was read.
fn odd(read: Result<ConsentEvent, Vec<Finding>>) -> Vec<(String, FindingCode)> {
    let findings = read.err().unwrap_or_default();
    findings.into_iter().map(|finding| (finding.field, finding.code)).collect()
}

fn found(field: &str, code: FindingCode) -> Vec<(String, FindingCode)> {
    vec![(field.to_owned(), code)]
}

fn recorded(purpose: &str, decision: &str, at: &str) -> ConsentEvent {
    read(TypedConsent { at: at.into(), limits: "Only by day".into(), ..typed(purpose, decision) })
        .expect("a whole event")
}

#[test]
fn an_empty_page_names_every_gap_at_once() {
    let expected = ["purpose", "at", "decision", "words"];
    let expected = expected.map(|field| (field.to_owned(), FindingCode::Missing));
    assert_eq!(odd(read(TypedConsent::default())), expected, "nothing is supposed");
}

#[rstest]
#[case("referral", "agree", "", "")]
#[case("referral", "agree-with-limits", "", "limits")]
#[case("referral", "cannot-decide", "", "why")]
#[case("referral", "more-time", "", "returnOn")]
#[case("sharing", "agree", "", "about")]
#[case("sharing", "agree", "The surgery", "")]
#[case("decision-to-other", "agree", " ", "about")]
#[case("contact", "agree", "", "about")]
#[case("contact", "agree", "fax", "about")]
#[case("contact", "agree", "through-someone", "")]
#[case("being-rich", "agree", "", "purpose")]
#[case("referral", "perhaps", "", "decision")]
fn each_decision_asks_for_what_belongs_to_it(
    #[case] purpose: &str,
    #[case] decision: &str,
    #[case] about: &str,
    #[case] missing: &str,
) {
    let whole = TypedConsent { about: about.into(), ..typed(purpose, decision) };
    let expected = if missing.is_empty() { Vec::new() } else { found(missing, FindingCode::Missing) };
    assert_eq!(odd(read(whole)), expected, "{purpose}, {decision}, about {about:?}");
}

#[rstest]
#[case("2026-03-17", "", None)]
#[case("2026-03-24", "14:30", None)]
#[case("2026-03-16", "", Some(("returnOn", FindingCode::InPast)))]
#[case("", "", Some(("returnOn", FindingCode::Missing)))]
#[case("2026-02-30", "", Some(("returnOn", FindingCode::NoSuchDate)))]
#[case("next week", "", Some(("returnOn", FindingCode::NoSuchDate)))]
#[case("2026-03-24", "25:00", Some(("returnTime", FindingCode::NoSuchDate)))]
#[case("2026-03-24", "half two", Some(("returnTime", FindingCode::NoSuchDate)))]
fn the_day_to_come_back_is_still_to_come(
    #[case] return_on: &str,
    #[case] return_time: &str,
    #[case] expected: Option<(&str, FindingCode)>,
) {
    let (return_on, return_time) = (return_on.to_owned(), return_time.to_owned());
    let result = read(TypedConsent { return_on, return_time, ..typed("referral", "more-time") });
    let expected = expected.map(|(field, code)| found(field, code)).unwrap_or_default();
    assert_eq!(odd(result.clone()), expected, "seen on 17 March 2026");
    if let Ok(event) = result {
        assert!(event.return_on >= read_day("2026-03-17"), "kept as typed");
    }
}

#[rstest]
#[case("2026-03-17T15:00", "", None)]
#[case("2026-03-17T15:00", "2026-03-17", None)]
#[case("2026-03-17T15:00", "2026-03-16", Some(FindingCode::InPast))]
#[case("2026-03-17T15:00", "2026-02-30", Some(FindingCode::NoSuchDate))]
#[case::ended_since_and_recorded_late("2026-03-01T09:00", "2026-03-10", None)]
fn an_agreement_ends_no_earlier_than_it_was_given(
    #[case] at: &str,
    #[case] until: &str,
    #[case] code: Option<FindingCode>,
) {
    let limits = TypedConsent {
        at: at.into(),
        until: until.into(),
        limits: "By day".into(),
        ..typed("referral", "agree-with-limits")
    };
    let expected = code.map(|code| found("until", code)).unwrap_or_default();
    let result = read(limits);
    assert_eq!(odd(result.clone()), expected, "agreed at {at} until {until:?}");
    let kept = result.ok().and_then(|event| event.details.until);
    assert_eq!(kept, read_day(until).filter(|_| code.is_none()), "the day is not lost");
}

#[rstest]
#[case::never_agreed("withdraw", "2026-03-10T09:00", "refuse", false)]
#[case::agreed_before("withdraw", "2026-03-10T09:00", "agree", true)]
#[case::agreed_with_limits_before("withdraw", "2026-03-10T09:00", "agree-with-limits", true)]
#[case::agreed_only_afterwards("withdraw", "2026-03-17T15:01", "agree", false)]
#[case::whoever_agreed_withdraws("refuse", "2026-03-10T09:00", "agree", false)]
#[case::whoever_refused_can_refuse_again("refuse", "2026-03-10T09:00", "refuse", true)]
#[case::refused_before_agreeing_and_told_late("refuse", "2026-03-17T15:01", "agree", true)]
fn a_decision_follows_from_how_things_stood_when_it_was_made(
    #[case] decision: &str,
    #[case] before_at: &str,
    #[case] before: &str,
    #[case] follows: bool,
) {
    let events = [recorded("referral", before, before_at)];
    let late = TypedConsent { manner: "verbal".into(), ..typed("referral", decision) };
    let expected = if follows { Vec::new() } else { found("decision", FindingCode::NotListed) };
    assert_eq!(odd(read_after(&events, late)), expected, "{decision} at 15:00, {before} at {before_at}");
    let of_support =
        read_after(&events, TypedConsent { manner: "verbal".into(), ..typed("support", decision) });
    assert_eq!(of_support.is_ok(), decision == "refuse", "nothing was decided about support");
}

#[test]
fn a_moment_left_out_is_the_only_gap_found_for_it() {
    let mut ended = recorded("referral", "agree-with-limits", "2026-03-01T09:00");
    ended.details.until = read_day("2026-03-10");
    let refused = TypedConsent { at: String::new(), ..typed("referral", "refuse") };
    let expected = found("at", FindingCode::Missing);
    assert_eq!(odd(read_after(&[ended], refused)), expected, "what has ended today can be refused today");
}

#[test]
fn what_was_found_of_capacity_is_part_of_how_things_stood() {
    let agreed = recorded("referral", "agree", "2026-03-10T09:00");
    let record = crate::consent::TypedCapacity {
        purpose: "referral".into(),
        at: "2026-03-11T09:00".into(),
        decision: "Whether to be referred".into(),
        finding: "unable".into(),
        could_not: vec!["retain".into()],
        help: "Two visits".into(),
        because: "A head injury".into(),
        evidence: "Asked the same again".into(),
        decided_by: "Dr Q".into(),
        ..crate::consent::TypedCapacity::default()
    };
    let record = record.read(now()).expect("a whole record");
    let refused = typed("referral", "refuse").read(&[agreed], &[record], now(), |_, _| false);
    assert_eq!(odd(refused), [], "found unable since, they are no longer held to what they agreed");
}

#[test]
fn how_it_was_given_is_asked_where_it_matters() {
    let events = [recorded("referral", "agree", "2026-03-10T09:00")];
    let withdrawn = |manner: &str| TypedConsent { manner: manner.into(), ..typed("referral", "withdraw") };
    let expected = found("manner", FindingCode::Missing);
    assert_eq!(odd(read_after(&events, withdrawn(""))), expected, "aloud or in writing");
    assert_eq!(odd(read_after(&events, withdrawn("by whistling"))), expected, "one of the two");
    let kept = read_after(&events, withdrawn("written")).map(|event| event.details.manner);
    assert_eq!(kept, Ok(Some(Manner::Written)), "as typed");
    assert_eq!(odd(read(typed("referral", "refuse"))), [], "for a refusal it may be left open");
}

#[test]
fn what_belongs_to_another_decision_is_not_kept() {
    let everything = |purpose: &str, about: &str, decision: &str| TypedConsent {
        about: about.into(),
        limits: "By day".into(),
        until: "2026-03-20".into(),
        return_on: "2026-03-24".into(),
        return_time: "14:30".into(),
        why: "Too tired".into(),
        address: "07700 900123".into(),
        ..typed(purpose, decision)
    };
    let agreed = read(everything("referral", "The surgery", "agree")).expect("whole");
    assert_eq!((agreed.return_on, agreed.details.is_plain()), (None, true), "agreed, and nothing else");
    let kept = |decision: &str| {
        let event = read(everything("contact", "call", decision)).expect("whole");
        let EventDetails { about, address, limits, until, return_time, why, .. } = event.details;
        assert_eq!((about.as_str(), address.as_str()), ("call", "07700 900123"), "the way it is about");
        let days = [until, event.return_on].map(|day| day.is_some());
        (limits.is_empty(), why.is_empty(), days, return_time.is_some())
    };
    assert_eq!(kept("agree"), (true, true, [false, false], false), "agreed without limits");
    assert_eq!(kept("agree-with-limits"), (false, true, [true, false], false), "the limits and their end");
    assert_eq!(kept("more-time"), (true, true, [false, true], true), "when to come back");
    assert_eq!(kept("cannot-decide"), (true, false, [false, false], false), "the reason");
}

/// A text by its name in the window.
type Text = (&'static str, fn(&mut TypedConsent) -> &mut String);

const TEXTS: [Text; 13] = [
    ("words", |it| &mut it.words),
    ("limits", |it| &mut it.limits),
    ("why", |it| &mut it.why),
    ("asked", |it| &mut it.asked),
    ("language", |it| &mut it.language),
    ("interpreter", |it| &mut it.interpreter),
    ("agency", |it| &mut it.agency),
    ("present", |it| &mut it.present),
    ("explainedBy", |it| &mut it.explained_by),
    ("place", |it| &mut it.place),
    ("address", |it| &mut it.address),
    ("breaks", |it| &mut it.breaks),
    ("about", |it| &mut it.about),
];

#[test]
fn nul_is_refused_by_name_and_other_scripts_are_welcome() {
    for (name, text) in TEXTS {
        let mut whole = TypedConsent { about: "The surgery".into(), ..typed("sharing", "agree") };
        "نعم 👋🏽 \u{202e}abc".clone_into(text(&mut whole));
        assert_eq!(odd(read(whole.clone())), [], "{name} in any script");
        text(&mut whole).push('\0');
        assert_eq!(odd(read(whole)), found(name, FindingCode::ForbiddenCharacter), "only NUL is refused");
    }
}

#[test]
fn an_event_of_the_first_release_is_written_back_byte_for_byte() {
    let event: ConsentEvent = serde_json::from_str(FIRST).expect("read");
    assert!(event.details.is_plain(), "nothing is made up for it");
    let written = serde_json::to_string(&event).expect("written");
    assert_eq!(written, FIRST, "its digest stays what it was");
}

#[test]
fn what_later_releases_ask_is_kept_beside_it() {
    let whole = TypedConsent {
        explained: vec!["C1".into()],
        mode: "telephone".into(),
        gender: "woman".into(),
        ..typed("referral", "agree")
    };
    let event = read(whole).expect("whole");
    let version = &crate::statements::Statements::current().version;
    assert_eq!(&event.details.statements, version, "the statements it was explained from");
    let through = (event.details.through.mode, event.details.through.gender);
    assert_eq!(through, (Some(Mode::Telephone), Some(Gender::Woman)), "how it was interpreted");
    let written = serde_json::to_string(&event).expect("written");
    assert_eq!(serde_json::from_str::<ConsentEvent>(&written).expect("read"), event, "read as written");
}

/// A word of the list, or anything else.
fn any_of(words: &[&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![4 => select(words.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,8}|\0"]
}

fn any_typed() -> impl Strategy<Value = TypedConsent> {
    let choices = (
        any_of(&["referral", "contact", "sharing", "privacy-notice"]),
        any_of(&["agree", "agree-with-limits", "refuse", "more-time", "withdraw", "cannot-decide"]),
        any_of(&["2026-03-17T15:00", "2026-03-01T09:00", "2026-03-17T16:31", ""]),
        any_of(&["", "verbal", "written"]),
        any_of(&["", "telephone"]),
    );
    let days = (
        any_of(&["", "2026-03-17", "2026-03-16", "2026-02-30"]),
        any_of(&["", "2026-03-24", "2026-03-16"]),
        any_of(&["", "14:30", "24:00"]),
    );
    let texts = [any_of(&["", "email", "The surgery"]), any_of(&["Yes", " "]), any_of(&["", "By day"])];
    (choices, days, texts, any_of(&["", "Too tired"])).prop_map(
        |(choices, days, [about, words, limits], why)| {
            let (purpose, decision, at, manner, mode) = choices;
            let (until, return_on, return_time) = days;
            let rest = TypedConsent::default();
            TypedConsent {
                purpose,
                about,
                decision,
                at,
                words,
                limits,
                until,
                return_on,
                return_time,
                why,
                manner,
                mode,
                ..rest
            }
        },
    )
}

proptest! {
    #[test]
    fn whatever_is_typed_is_read_or_found_odd(first in any_typed(), second in any_typed()) {
        let events: Vec<_> = read(first).into_iter().collect();
        match read_after(&events, second.clone()) {
            Err(findings) => prop_assert!(!findings.is_empty(), "a refusal says why"),
            Ok(event) => {
                prop_assert!(event.at <= now() && !event.words.trim().is_empty(), "it happened, in words");
                let limited = event.decision == Decision::AgreeWithLimits;
                prop_assert_eq!(limited, !event.details.limits.trim().is_empty(), "limits where there are some");
                let waits = event.decision == Decision::MoreTime;
                prop_assert_eq!(waits, event.return_on.is_some(), "a day to come back where one is promised");
                prop_assert_eq!(&event.words, &second.words, "the person's words as typed");
                let written = serde_json::to_string(&event).expect("written");
                prop_assert!(!written.contains("\\u0000"), "no NUL is kept");
                prop_assert_eq!(serde_json::from_str::<ConsentEvent>(&written).ok(), Some(event.clone()), "as written");
                let matter = Matter::about(event.purpose, &event.details.about);
                let stands = stand(std::slice::from_ref(&event), &[], &matter, event.at.date()).standing;
                prop_assert_ne!(stands, Standing::NotAsked, "what was decided stands");
            }
        }
    }
}
