//! Where a matter stands: the cases that are easily got wrong, and what holds for every history.

use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::sample::select;
use rstest::rstest;

use super::*;
use crate::consent::counts;
use crate::moment::{read_day, read_moment};

fn day(text: &str) -> NaiveDate {
    read_day(text).expect("the test writes real days")
}

fn at(text: &str) -> NaiveDateTime {
    read_moment(text).expect("the test writes real moments")
}

fn event(decision: Decision, moment: &str) -> ConsentEvent {
    made(Purpose::Referral, "", decision, at(moment))
}

fn made(purpose: Purpose, about: &str, decision: Decision, at: NaiveDateTime) -> ConsentEvent {
    let plain = r#"{"purpose":"referral","decision":"agree","at":"2026-03-17T15:00:00","words":"","language":"",
        "interpreter":"","present":"","explained":[],"return_on":null}"#;
    let mut event: ConsentEvent = serde_json::from_str(plain).expect("as the first release wrote it");
    (event.purpose, event.decision, event.at) = (purpose, decision, at);
    event.details.about = about.to_owned();
    event
}

fn limited(moment: &str, until: &str) -> ConsentEvent {
    let mut event = event(Decision::AgreeWithLimits, moment);
    event.details.until = Some(day(until));
    event
}

fn found(finding: CapacityFinding, best_interests: Option<BestInterests>, moment: &str) -> CapacityRecord {
    record(Purpose::Referral, "", finding, best_interests, at(moment))
}

fn record(
    purpose: Purpose,
    about: &str,
    finding: CapacityFinding,
    best_interests: Option<BestInterests>,
    at: NaiveDateTime,
) -> CapacityRecord {
    let text = String::new;
    CapacityRecord {
        purpose,
        about: about.to_owned(),
        at,
        decision: text(),
        help: text(),
        because: text(),
        could_not: Vec::new(),
        evidence: text(),
        coercion: text(),
        finding,
        decided_by: text(),
        consulted: text(),
        advocate: None,
        advocate_words: text(),
        wishes: text(),
        best_interests,
        best_interests_why: text(),
        signed: None,
    }
}

fn referral(events: &[ConsentEvent], records: &[CapacityRecord], on: &str) -> Standing {
    stand(events, records, &Matter::of(Purpose::Referral), day(on)).standing
}

#[rstest]
#[case::agreed_then_refused_before_it(Decision::Agree, Decision::Refuse, Standing::Agreed)]
#[case::refused_then_agreed_before_it(Decision::Refuse, Decision::Agree, Standing::Refused)]
#[case::withdrawn_then_refused_before_it(Decision::Withdraw, Decision::Refuse, Standing::Withdrawn)]
#[case::withdrawn_then_given_time_before_it(Decision::Withdraw, Decision::MoreTime, Standing::Withdrawn)]
fn an_earlier_occasion_written_down_late_changes_nothing_after_it(
    #[case] noon: Decision,
    #[case] morning: Decision,
    #[case] stands: Standing,
) {
    let events = [event(noon, "2026-03-17T12:00"), event(morning, "2026-03-17T09:00")];
    assert_eq!(referral(&events, &[], "2026-03-17"), stands, "what happened last decides");
    let stand = stand(&events, &[], &Matter::of(Purpose::Referral), day("2026-03-17"));
    assert_eq!(stand.event, Some(&events[0]), "by the event that happened last");
    assert_eq!(stand.since, Some(at("2026-03-17T12:00")), "since it happened");
}

#[test]
fn of_two_at_the_same_moment_the_one_recorded_later_stands() {
    let events = [event(Decision::Refuse, "2026-03-17T12:00"), event(Decision::Agree, "2026-03-17T12:00")];
    assert_eq!(referral(&events, &[], "2026-03-17"), Standing::Agreed, "put right by the later one");
}

#[test]
fn what_was_agreed_until_a_day_counts_on_that_day_and_not_after() {
    let events = [limited("2026-03-01T09:00", "2026-03-17")];
    assert_eq!(referral(&events, &[], "2026-03-17"), Standing::AgreedWithLimits, "its last day");
    assert_eq!(referral(&events, &[], "2026-03-18"), Standing::Lapsed, "the day after");
    let able = [found(CapacityFinding::Able, None, "2026-03-20T09:00")];
    assert_eq!(referral(&events, &able, "2026-03-20"), Standing::Lapsed, "being able renews nothing");
    let renewed = [events[0].clone(), event(Decision::Agree, "2026-03-20T09:00")];
    assert_eq!(referral(&renewed, &[], "2026-03-20"), Standing::Agreed, "agreeing again does");
}

#[test]
fn what_is_decided_for_someone_is_asked_once_they_can_decide() {
    let events = [event(Decision::CannotDecide, "2026-03-01T09:00")];
    let records = [
        found(CapacityFinding::Unable, None, "2026-03-02T09:00"),
        found(CapacityFinding::Unable, Some(BestInterests::GoAhead), "2026-03-03T09:00"),
        found(CapacityFinding::NotSure, None, "2026-03-04T09:00"),
        found(CapacityFinding::Able, None, "2026-03-05T09:00"),
    ];
    let so_far = |count: usize| referral(&events, &records[..count], "2026-03-17");
    assert_eq!(so_far(0), Standing::CannotDecide, "said so themself");
    assert_eq!(so_far(1), Standing::CannotDecide, "found so, and nothing decided for them yet");
    assert_eq!(so_far(2), Standing::BestInterestsFor, "decided for them");
    assert_eq!(so_far(3), Standing::BestInterestsFor, "not being sure changes nothing");
    assert_eq!(so_far(4), Standing::NotAsked, "able again: theirs to decide");
}

#[test]
fn whoever_is_found_able_keeps_what_they_decided() {
    let able = [found(CapacityFinding::Able, None, "2026-03-18T09:00")];
    for decision in [Decision::Agree, Decision::Refuse, Decision::MoreTime] {
        let events = [event(decision, "2026-03-17T09:00")];
        let before = referral(&events, &[], "2026-03-18");
        assert_eq!(referral(&events, &able, "2026-03-18"), before, "{decision:?} is their own");
    }
}

#[test]
fn what_was_recorded_while_someone_was_taken_for_a_child_does_not_count() {
    let adult_since = at("2026-03-17T09:00");
    assert!(!counts(&at("2026-03-17T08:59"), Some(&adult_since)), "a child is not asked");
    assert!(counts(&adult_since, Some(&adult_since)), "from then on an adult");
    assert!(counts(&at("2020-01-01T00:00"), None), "an adult from the beginning");
}

/// Some matters, two of them one agency in two spellings.
fn any_matter() -> impl Strategy<Value = Matter> {
    let named = [
        (Purpose::Referral, ""),
        (Purpose::Support, ""),
        (Purpose::Sharing, "The surgery"),
        (Purpose::Sharing, " the  Surgery"),
        (Purpose::Sharing, "The school"),
        (Purpose::Contact, "email"),
        (Purpose::Contact, "post"),
    ];
    select(named.to_vec()).prop_map(|(purpose, about)| Matter::about(purpose, about))
}

type History = (Vec<ConsentEvent>, Vec<CapacityRecord>);

/// Decisions and records of capacity, each at a moment of its own, seven hours apart; any order makes sense.
fn any_history() -> impl Strategy<Value = History> {
    let finding = select(vec![CapacityFinding::Able, CapacityFinding::Unable, CapacityFinding::NotSure]);
    let best = select(vec![BestInterests::GoAhead, BestInterests::DoNot, BestInterests::NotDecided]);
    let until = proptest::option::of(0i64..9).prop_map(|days| days.map(TimeDelta::days));
    let decided = (any_matter(), select(Decision::ALL.to_vec()), until)
        .prop_map(|(matter, decision, until)| (matter, Some((decision, until)), None));
    let was_found = (any_matter(), finding, proptest::option::of(best))
        .prop_map(|(matter, finding, best)| (matter, None, Some((finding, best))));
    proptest::collection::vec(prop_oneof![3 => decided, 1 => was_found], 0..20).prop_map(|entries| {
        let mut moment = at("2026-03-01T09:00");
        let (mut events, mut records) = (Vec::new(), Vec::new());
        for (Matter { purpose, about }, decided, found) in entries {
            moment += TimeDelta::hours(7);
            records.extend(found.map(|(finding, best)| record(purpose, &about, finding, best, moment)));
            events.extend(decided.map(|(decision, until)| {
                let mut event = made(purpose, &about, decision, moment);
                let limited = decision == Decision::AgreeWithLimits;
                event.details.until = until.filter(|_| limited).map(|days| moment.date() + days);
                event
            }));
        }
        (events, records)
    })
}

/// The same history, recorded in another order.
fn any_order() -> impl Strategy<Value = (History, History)> {
    any_history().prop_flat_map(|history| {
        let (events, records) = history.clone();
        (Just(history), (Just(events).prop_shuffle(), Just(records).prop_shuffle()))
    })
}

/// A day from before the first event to after the last.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0i64..25).prop_map(|days| day("2026-02-27") + TimeDelta::days(days))
}

proptest! {
    #[test]
    fn where_a_matter_stands_does_not_depend_on_when_its_events_were_written_down(
        (told, shuffled) in any_order(), matter in any_matter(), today in any_day(),
    ) {
        let stands = stand(&told.0, &told.1, &matter, today);
        prop_assert_eq!(&stand(&told.0, &told.1, &matter, today), &stands, "the same question, the same answer");
        prop_assert_eq!(stand(&shuffled.0, &shuffled.1, &matter, today), stands, "whatever the order");
    }

    #[test]
    fn nothing_about_another_matter_moves_it(
        (events, records) in any_history(), matter in any_matter(), today in any_day(),
    ) {
        let mine = |purpose: Purpose, about: &str| matter.is(purpose, about);
        let own: Vec<_> = events.iter().filter(|it| mine(it.purpose, &it.details.about)).cloned().collect();
        let of_it: Vec<_> = records.iter().filter(|it| mine(it.purpose, &it.about)).cloned().collect();
        let alone = stand(&own, &of_it, &matter, today);
        prop_assert_eq!(stand(&events, &records, &matter, today), alone.clone(), "as if there were no others");
        prop_assert_eq!(alone.event, own.last(), "no decision of its own is lost: the last is shown");
        if own.is_empty() && of_it.is_empty() {
            prop_assert_eq!(alone.standing, Standing::NotAsked, "nothing was recorded");
        }
    }

    #[test]
    fn nobody_has_agreed_who_did_not_say_so(
        (events, records) in any_history(), matter in any_matter(), today in any_day(),
    ) {
        let stands = stand(&events, &records, &matter, today);
        let said = stands.event.map(|event| event.decision);
        let needed = match stands.standing {
            Standing::Agreed => Some(Decision::Agree),
            Standing::AgreedWithLimits | Standing::Lapsed => Some(Decision::AgreeWithLimits),
            _ => said,
        };
        prop_assert_eq!(said, needed, "agreed by their own last word");
    }

    #[test]
    fn days_only_end_what_was_agreed_until_one(
        (events, records) in any_history(), matter in any_matter(), today in any_day(), days in 0i64..25,
    ) {
        let now = stand(&events, &records, &matter, today);
        let later = stand(&events, &records, &matter, today + TimeDelta::days(days));
        let lapsed = (now.standing, later.standing) == (Standing::AgreedWithLimits, Standing::Lapsed);
        prop_assert!(lapsed || now == later, "{:?} became {:?}", now.standing, later.standing);
        prop_assert_eq!((now.since, now.event), (later.since, later.event), "and nothing else changes");
    }

    #[test]
    fn only_what_is_agreed_is_withdrawn_and_what_is_agreed_is_not_refused(
        standing in select(Standing::ALL.to_vec()), purpose in select(Purpose::ALL.to_vec()),
    ) {
        let may = standing.may_record(purpose);
        let notice = purpose == Purpose::PrivacyNotice;
        prop_assert_eq!(may.contains(&Decision::Withdraw), (standing.agrees() || standing == Standing::Lapsed) && !notice, "withdraw");
        prop_assert_eq!(may.contains(&Decision::Refuse), !standing.agrees(), "refuse");
        prop_assert_eq!(may.contains(&Decision::AgreeWithLimits), !notice, "a notice has no limits");
        for always in [Decision::Agree, Decision::MoreTime, Decision::CannotDecide] {
            prop_assert!(may.contains(&always), "{always:?} is always theirs to say");
        }
    }
}

#[test]
fn in_one_minute_a_record_follows_the_doubt_and_precedes_the_decision() {
    let moment = "2026-03-17T15:00";
    let unable = found(CapacityFinding::Unable, Some(BestInterests::GoAhead), moment);
    let doubt = event(Decision::CannotDecide, moment);
    let refused = event(Decision::Refuse, moment);
    let after_doubt = referral(std::slice::from_ref(&doubt), std::slice::from_ref(&unable), "2026-03-17");
    assert_eq!(after_doubt, Standing::BestInterestsFor, "the doubt led to the record");
    let all = referral(&[doubt, refused], &[unable], "2026-03-17");
    assert_eq!(all, Standing::Refused, "what the person then said stands");
}

#[test]
fn what_is_decided_for_several_is_agreed_only_about_each_of_them() {
    let limited_to = |limits: &str| {
        let mut event = event(Decision::AgreeWithLimits, "2026-03-17T15:00");
        event.details.limits = limits.to_owned();
        event
    };
    let agreed = event(Decision::Agree, "2026-03-17T15:00");
    let only_day = limited_to("Only by day");
    let at = |standing, event| Stand { standing, since: None, event };
    let sister = at(Standing::Agreed, Some(&agreed));
    let uncle = at(Standing::Withdrawn, Some(&agreed));
    let aunt = at(Standing::AgreedWithLimits, Some(&only_day));
    assert_eq!(of_all(&[]).0, Standing::NotAsked, "nobody is named");
    assert_eq!(of_all(&[sister.clone(), uncle]).0, Standing::Withdrawn, "not about the uncle");
    assert_eq!(
        of_all(&[sister, aunt]),
        (Standing::AgreedWithLimits, "Only by day".to_owned()),
        "with its limits"
    );
}
