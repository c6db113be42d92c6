//! What falls due, when it is overdue, and the 18th birthday.

use rstest::rstest;

use super::*;
use crate::consent::{ConsentEvent, Decision, EventDetails};
use crate::moment::{read_day, read_moment};

fn day(text: &str) -> NaiveDate {
    read_day(text).expect("the test writes real days")
}

fn at(text: &str) -> NaiveDateTime {
    read_moment(text).expect("the test writes real moments")
}

fn event(decision: Decision) -> ConsentEvent {
    ConsentEvent {
        purpose: Purpose::Referral,
        decision,
        at: at("2026-03-01T09:00"),
        words: "I want to think".into(),
        language: String::new(),
        interpreter: String::new(),
        present: String::new(),
        explained: Vec::new(),
        return_on: None,
        details: EventDetails::default(),
    }
}

fn coming_back(on: &str, time: Option<&str>) -> ConsentEvent {
    let mut event = event(Decision::MoreTime);
    event.return_on = Some(day(on));
    event.details.return_time = time.map(|time| time.parse().expect("the test writes real times"));
    event
}

fn stand_of(standing: Standing, event: &ConsentEvent) -> (String, Purpose, Stand<'_>) {
    ("referral".into(), event.purpose, Stand { standing, since: Some(event.at), event: Some(event) })
}

const ADULT: Growing = Growing { age: AgeGroup::Adult, born: None, concluded: None, adult_since: None };

fn due_at(stands: &[(String, Purpose, Stand<'_>)], now: &str) -> Vec<Due> {
    due(stands, ADULT, ConsentPack::current(), at(now))
}

#[rstest]
#[case::the_day_before("2026-03-17", None, "2026-03-16T23:59", false)]
#[case::all_that_day("2026-03-17", None, "2026-03-17T23:59", false)]
#[case::the_next_day("2026-03-17", None, "2026-03-18T00:00", true)]
#[case::before_the_time("2026-03-17", Some("14:30"), "2026-03-17T14:29", false)]
#[case::at_the_time("2026-03-17", Some("14:30"), "2026-03-17T14:30", false)]
#[case::a_minute_later("2026-03-17", Some("14:30"), "2026-03-17T14:31", true)]
fn going_back_is_overdue_once_its_day_or_its_minute_has_passed(
    #[case] on: &str,
    #[case] time: Option<&str>,
    #[case] now: &str,
    #[case] overdue: bool,
) {
    let event = coming_back(on, time);
    let found = due_at(&[stand_of(Standing::MoreTime, &event)], now);
    let expected = Due {
        kind: DueKind::Return,
        key: "referral".into(),
        purpose: Purpose::Referral,
        on: day(on),
        time: event.details.return_time,
        overdue,
    };
    assert_eq!(found, [expected], "due on {on} at {time:?}, seen at {now}");
}

#[test]
fn only_time_that_was_wanted_and_agreement_that_ended_fall_due() {
    let mut event = coming_back("2026-03-17", None);
    event.details.until = Some(day("2026-03-17"));
    for standing in Standing::ALL {
        let kinds: Vec<_> =
            due_at(&[stand_of(standing, &event)], "2026-03-20T09:00").iter().map(|it| it.kind).collect();
        let expected: &[DueKind] = match standing {
            Standing::MoreTime => &[DueKind::Return],
            Standing::Lapsed => &[DueKind::AskAgain],
            _ => &[],
        };
        assert_eq!(kinds, expected, "{standing:?}");
    }
    let never = Stand { standing: Standing::NotAsked, since: None, event: None };
    assert_eq!(
        due_at(&[("support".into(), Purpose::Support, never)], "2026-03-20T09:00"),
        [],
        "no day named"
    );
}

#[test]
fn what_has_ended_is_asked_again_from_the_next_day() {
    let mut event = event(Decision::AgreeWithLimits);
    event.details.until = Some(day("2026-03-17"));
    let seen = |now: &str| {
        let found = due_at(&[stand_of(Standing::Lapsed, &event)], now);
        found.iter().map(|it| (it.on, it.overdue)).collect::<Vec<_>>()
    };
    assert_eq!(seen("2026-03-18T09:00"), [(day("2026-03-18"), false)], "due the day after the last one");
    assert_eq!(seen("2026-03-19T09:00"), [(day("2026-03-18"), true)], "and overdue after that");
}

#[test]
fn what_is_overdue_comes_first_and_then_the_sooner() {
    let days =
        [("2026-03-25", None), ("2026-03-17", Some("16:00")), ("2026-03-10", None), ("2026-03-17", None)];
    let events = days.map(|(on, time)| coming_back(on, time));
    let stands: Vec<_> = events.iter().map(|event| stand_of(Standing::MoreTime, event)).collect();
    let found = due_at(&stands, "2026-03-17T17:00");
    let order: Vec<_> = found.iter().map(|it| (it.on.to_string(), it.time.is_some(), it.overdue)).collect();
    let expected = [
        ("2026-03-10".to_owned(), false, true),
        ("2026-03-17".to_owned(), true, true),
        ("2026-03-17".to_owned(), false, false),
        ("2026-03-25".to_owned(), false, false),
    ];
    assert_eq!(order, expected, "the one with a time has passed today, the one without has not");
}

#[rstest]
#[case("2008-03-17", "2026-03-17")]
#[case("2008-02-29", "2026-03-01")]
#[case("2008-02-28", "2026-02-28")]
#[case("2008-03-01", "2026-03-01")]
fn someone_is_18_on_the_birthday_and_on_1_march_without_one(#[case] born: &str, #[case] adult: &str) {
    let turned = read_day(born).and_then(|born| turns_18(born, ConsentPack::current()));
    assert_eq!(turned, read_day(adult), "born on {born}");
}

/// Returns whether the birthday is shown, and if so, whether it is overdue.
fn birthday_of(age: AgeGroup, concluded: Option<&str>, today: &str) -> Option<bool> {
    let growing =
        Growing { age, born: Some(day("2008-05-16")), concluded: concluded.map(day), adult_since: None };
    let found = due(&[], growing, ConsentPack::current(), at(&format!("{today}T12:00")));
    let [one] = found.as_slice() else { return None };
    assert_eq!((one.kind, one.key.as_str()), (DueKind::Turning18, "birthday"), "the only thing due");
    assert_eq!((one.on, one.time), (day("2026-05-16"), None), "on the day itself");
    Some(one.overdue)
}

#[rstest]
#[case::sixty_one_days_before(AgeGroup::Under18, None, "2026-03-16", None)]
#[case::sixty_days_before(AgeGroup::Under18, None, "2026-03-17", Some(false))]
#[case::on_the_day(AgeGroup::Under18, None, "2026-05-16", Some(false))]
#[case::the_day_after(AgeGroup::Under18, None, "2026-05-17", Some(true))]
#[case::a_year_after(AgeGroup::Under18, None, "2027-05-16", Some(true))]
#[case::age_not_known(AgeGroup::NotKnown, None, "2026-05-16", Some(false))]
#[case::an_adult_was_asked(AgeGroup::Adult, None, "2026-05-16", None)]
#[case::concluded_before(AgeGroup::Under18, Some("2026-05-15"), "2026-05-16", None)]
#[case::concluded_on_the_birthday(AgeGroup::Under18, Some("2026-05-16"), "2026-05-17", Some(true))]
#[case::concluded_after(AgeGroup::Under18, Some("2026-06-01"), "2026-06-02", Some(true))]
fn whoever_turns_18_before_the_conclusive_grounds_decision_is_asked(
    #[case] age: AgeGroup,
    #[case] concluded: Option<&str>,
    #[case] today: &str,
    #[case] overdue: Option<bool>,
) {
    assert_eq!(birthday_of(age, concluded, today), overdue, "18 on 16 May 2026, seen on {today}");
}

#[test]
fn nobody_turns_18_without_a_date_of_birth() {
    let growing = Growing { age: AgeGroup::Under18, born: None, concluded: None, adult_since: None };
    assert_eq!(due(&[], growing, ConsentPack::current(), at("2026-03-17T12:00")), [], "no day is guessed");
}

#[test]
fn someone_sent_as_a_child_stays_due_until_both_questions_were_put() {
    let growing =
        Growing { age: AgeGroup::Adult, born: None, concluded: None, adult_since: Some(day("2026-05-16")) };
    let at = |standing| Stand { standing, since: None, event: None };
    let kinds = |referral, support| {
        let stands = [
            ("referral".to_owned(), Purpose::Referral, at(referral)),
            ("support".to_owned(), Purpose::Support, at(support)),
        ];
        let now = day("2026-05-17").and_hms_opt(9, 0, 0).expect("a real time");
        due(&stands, growing, ConsentPack::current(), now).len()
    };
    assert_eq!(kinds(Standing::NotAsked, Standing::NotAsked), 1, "taken to be an adult, and not asked");
    assert_eq!(kinds(Standing::Agreed, Standing::NotAsked), 1, "support is another question");
    assert_eq!(kinds(Standing::Agreed, Standing::Refused), 0, "both were put");
}

#[test]
fn nobody_was_asked_before_their_birthday() {
    let born = Some(day("2008-05-16"));
    let pack = ConsentPack::current();
    assert!(!may_be_asked_on(day("2026-05-15"), born, pack), "a child is not asked");
    assert!(may_be_asked_on(day("2026-05-16"), born, pack), "18 today");
    assert!(may_be_asked_on(day("2020-01-01"), None, pack), "no birthday is known");
}
