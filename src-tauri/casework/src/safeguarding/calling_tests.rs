use super::*;
use crate::safeguarding::Outcome;
use crate::safeguarding::pathways::trial::{Shown, Trial, day, step, stored};
use proptest::prelude::*;
use rstest::rstest;

/// A working day, in office hours.
const TUESDAY: &str = "2026-03-17T14:00";

fn until(on: &str, nation: Nation, age: AgeGroup, area: &str) -> Lived {
    Lived { until: day(on), nation, age, area: area.into() }
}

fn there(trial: &Trial, ids: &[&str]) -> Vec<bool> {
    let shown = trial.ids(TUESDAY);
    ids.iter().map(|id| shown.contains(id)).collect()
}

#[test]
fn the_step_of_the_area_stands_in_the_place_of_the_nations() {
    let ids = ["stk-child", "eng-child", "stk-danger", "uk-999", "stk-ictg", "ew-ictg"];
    assert_eq!(
        there(&Trial::child("Stockport"), &ids),
        [true, false, true, false, true, false],
        "the area's"
    );
    assert_eq!(
        there(&Trial::child("Elsewhere"), &ids),
        [false, true, false, true, false, true],
        "the nation's"
    );
    let called = Trial::adult("Stockport").with(Fact::Supplier).with(Fact::CareNeeds);
    let ids = ["stk-procurement", "uk-employer", "stk-adult-careact", "eng-adult-needs"];
    assert_eq!(there(&called, &ids), [true, false, true, false], "also where a fact calls for both");
}

#[test]
fn a_step_of_the_nation_with_records_stays_and_is_not_asked_for_again() {
    let moved = Trial {
        lived: vec![until("2026-03-17", Nation::England, AgeGroup::Under18, "")],
        ..Trial::child("Stockport").done("eng-child", "")
    };
    assert_eq!(
        there(&moved, &["eng-child", "stk-child", "stk-ictg"]),
        [true, false, true],
        "rung once is enough"
    );
    let line = moved.line("eng-child", TUESDAY).expect("it is there");
    assert_eq!((line.status, line.stands), (Status::Done, Stands::Always), "and still of the case");
    let both = moved.done("stk-child", "");
    assert_eq!(there(&both, &["eng-child", "stk-child"]), [true, true], "two records are both kept");
}

#[rstest]
#[case("2026-12-25T23:00", true, "a bank holiday at night")]
#[case("2026-12-28T11:00", true, "a bank holiday in the morning")]
#[case("2026-03-17T17:00", true, "it has just closed")]
#[case("2026-03-17T16:59", false, "it is open")]
#[case("2026-03-20T16:30", true, "closed earlier on a Friday")]
fn while_the_office_is_closed_the_other_one_is_rung(
    #[case] now: &str,
    #[case] rung: bool,
    #[case] reason: &str,
) {
    let trial = Trial::child("Stockport");
    let line = trial.line("stk-child-ooh", now);
    assert_eq!(line.as_ref().map(|line| line.stands), rung.then_some(Stands::Closed), "{reason}");
    if rung {
        let ids = trial.ids(now);
        let place = |id: &str| ids.iter().position(|it| *it == id);
        assert!(place("stk-child-ooh") < place("stk-child"), "before the office that is closed: {ids:?}");
        assert_eq!(place("stk-danger"), Some(0), "after danger: {ids:?}");
    }
}

#[rstest]
#[case("2026-03-17T23:00", false, "the source gives no hours, and none are invented")]
#[case("2026-03-21T11:00", true, "a Saturday")]
#[case("2026-12-25T11:00", true, "a bank holiday")]
fn an_office_without_hours_is_closed_on_days_off_only(
    #[case] now: &str,
    #[case] rung: bool,
    #[case] reason: &str,
) {
    assert_eq!(Trial::adult("Stockport").line("stk-adult-ooh", now).is_some(), rung, "{reason}");
}

#[test]
fn what_was_told_to_the_office_needs_no_other_office() {
    let told = Trial::child("Stockport").done("stk-child", "");
    assert_eq!(told.line("stk-child-ooh", "2026-12-25T23:00"), None, "the MASSH knows");
    let rung = Trial::child("Stockport").recorded("stk-child-ooh", Outcome::Done, "2026-12-25T23:10", "");
    let line = rung.line("stk-child-ooh", "2026-12-29T10:00").expect("what was recorded stays");
    assert_eq!((line.status, line.stands), (Status::Done, Stands::Recorded), "also once the office is open");
    assert!(rung.ids("2026-12-29T10:00").contains(&"stk-child"), "and the office is still to be told");
}

#[test]
fn a_step_called_for_by_a_fact_stands_since_the_fact_was_known() {
    let trial = Trial::adult("").told("2026-03-20T10:00", Fact::Homeless, FactIs::Yes);
    let line = trial.line("eng-housing", "2026-03-21T10:00").expect("the person has no home");
    assert_eq!(
        (line.stands, line.because),
        (Stands::Fact, Some((Fact::Homeless, FactIs::Yes))),
        "it says why"
    );
    assert_eq!(line.since, day("2026-03-20"), "and since when");
}

#[test]
fn a_step_no_longer_called_for_goes_without_records_and_stays_with_them() {
    let answered = |trial: Trial| {
        let told = trial.with(Fact::SocialTenant);
        told.told("2026-03-19T09:00", Fact::SocialTenant, FactIs::No)
    };
    let now = "2026-03-20T09:00";
    assert_eq!(
        answered(Trial::adult("Stockport")).line("stk-tenant", now),
        None,
        "nothing was recorded of it"
    );
    for (outcome, status) in [
        (Outcome::CouldNot, Status::NotCalledFor),
        (Outcome::Arranged, Status::NotCalledFor),
        (Outcome::Done, Status::Done),
        (Outcome::NotNeeded, Status::NotNeeded),
    ] {
        let trial = Trial::adult("Stockport").recorded("stk-tenant", outcome, "2026-03-18T09:00", "");
        let line = answered(trial).line("stk-tenant", now).expect("it keeps its history");
        assert_eq!(
            (line.status, line.due_on),
            (status, None),
            "what was {outcome:?} stays, and presses nobody"
        );
        assert_eq!((line.stands, line.because), (Stands::Recorded, None), "only for its records");
    }
}

#[test]
fn what_was_recorded_before_a_step_was_accepted_again_is_history() {
    let accepted_at = |moment: &str| {
        let at = DateTime::parse_from_rfc3339(&stored(moment)).expect("a real moment");
        vec![Accepted { step: step("dec-tell-the-person"), at, record: "rg".into() }]
    };
    let done = || Trial::adult("").recorded("dec-tell-the-person", Outcome::Done, "2026-03-18T09:00", "");
    let before = Trial { accepted: accepted_at("2026-03-17T09:00"), ..done() };
    let status =
        |trial: &Trial| trial.line("dec-tell-the-person", "2026-03-20T09:00").map(|line| line.status);
    assert_eq!(status(&before), Some(Status::Done), "done after it was accepted");
    let again = Trial { accepted: accepted_at("2026-03-19T09:00"), ..done() };
    assert_eq!(status(&again), Some(Status::ToDo), "a new decision asks for it anew");
    let line = again.line("dec-tell-the-person", "2026-03-20T09:00").expect("it is there");
    assert_eq!((line.stands, line.since), (Stands::AfterDecision, day("2026-03-19")), "since then");
}

#[test]
fn a_step_that_was_added_stands_once_and_gives_way_to_what_calls_for_it() {
    let added = |trial: Trial| Trial {
        added: vec![(step("eng-housing"), day("2026-03-18").and_time(chrono::NaiveTime::MIN))],
        ..trial
    };
    let line = added(Trial::adult("")).line("eng-housing", "2026-03-18T10:00").expect("the worker added it");
    assert_eq!((line.stands, line.since, line.because), (Stands::Added, day("2026-03-18"), None), "by hand");
    let homeless = added(Trial::adult("").with(Fact::Homeless));
    let ids = homeless.ids("2026-03-18T10:00");
    assert_eq!(ids.iter().filter(|id| **id == "eng-housing").count(), 1, "once: {ids:?}");
    let line = homeless.line("eng-housing", "2026-03-18T10:00").expect("it is there");
    assert_eq!(line.stands, Stands::Fact, "the fact says more than the hand");
}

#[test]
fn a_case_that_moves_counts_from_the_day_it_moved() {
    let moved = Trial {
        lived: vec![until("2026-03-25", Nation::England, AgeGroup::Adult, "")],
        ..Trial::adult("Thurrock")
    };
    let now = "2026-03-25T10:00";
    let line = moved.line("thu-adult", now).expect("the new area has it");
    assert_eq!(
        (line.since, line.due_on),
        (day("2026-03-25"), Some(day("2026-03-25"))),
        "not late for another area"
    );
    let police = moved.line("uk-101", now).expect("every area has it");
    assert_eq!(
        (police.since, police.status),
        (day("2026-03-17"), Status::Overdue),
        "the nation's steps go on"
    );
}

#[test]
fn what_is_not_known_calls_for_nothing() {
    let quiet = Trial::adult("Stockport");
    let unsure =
        crate::safeguarding::ASKED.into_iter().fold(Trial::adult("Stockport"), |trial, (fact, _)| {
            trial.told("2026-03-17T09:00", fact, FactIs::NotKnown)
        });
    assert_eq!(unsure.rail(TUESDAY), quiet.rail(TUESDAY), "only yes and no do");
    let known = quiet.facts();
    assert!(!known.contains_key(&Fact::CareNeeds), "nobody said anything of needs");
}

#[rstest]
#[case(Decision::Refuse, true)]
#[case(Decision::MoreTime, true)]
#[case(Decision::Withdraw, true)]
#[case(Decision::Agree, false)]
#[case(Decision::AgreeWithLimits, false)]
fn whoever_is_not_ready_leads_to_the_helpline(#[case] decision: Decision, #[case] called: bool) {
    let trial = Trial::adult("").said(Purpose::Referral, decision);
    let line = trial.line("uk-helpline", TUESDAY);
    let because = called.then_some((Fact::NotReady, FactIs::Yes));
    assert_eq!(line.and_then(|line| line.because), because, "it can support people who are not ready");
}

/// A step of an adult or child, how it went and what it led to.
fn records() -> impl Strategy<Value = Vec<(&'static str, Outcome, u32, usize)>> {
    let ids: Vec<&str> = Pathways::shipped().steps().map(|step| step.id.as_str()).collect();
    let outcomes = [Outcome::Done, Outcome::Arranged, Outcome::CouldNot, Outcome::NotNeeded];
    let one = (prop::sample::select(ids), prop::sample::select(outcomes.to_vec()), 0..24_u32, 0..4_usize);
    prop::collection::vec(one, 0..12)
}

fn facts() -> impl Strategy<Value = Vec<(Fact, FactIs)>> {
    let facts: Vec<Fact> = crate::safeguarding::ASKED.iter().map(|(fact, _)| *fact).collect();
    let is = prop::sample::select(vec![FactIs::Yes, FactIs::No, FactIs::NotKnown]);
    prop::collection::vec((prop::sample::select(facts), is), 0..10)
}

fn cases() -> impl Strategy<Value = (Nation, AgeGroup, &'static str)> {
    let nations = vec![Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland];
    let ages = vec![AgeGroup::Adult, AgeGroup::Under18, AgeGroup::NotKnown];
    let areas = vec!["", "Stockport", "Thurrock", "Essex", "Southend"];
    (prop::sample::select(nations), prop::sample::select(ages), prop::sample::select(areas))
}

fn told(case: (Nation, AgeGroup, &'static str), facts: &[(Fact, FactIs)]) -> Trial {
    let trial = Trial::new(case.0, case.1, case.2);
    facts.iter().fold(trial, |trial, (fact, is)| trial.told("2026-03-17T09:00", *fact, *is))
}

fn by_id(mut lines: Vec<Shown>) -> Vec<Shown> {
    lines.sort_by_key(|line| line.id);
    lines
}

proptest! {
    #[test]
    fn what_was_recorded_never_leaves_the_rail(
        case in cases(),
        facts in facts(),
        records in records(),
        hour in 0..24_u32,
    ) {
        let trial = records.iter().fold(told(case, &facts), |trial, (id, outcome, hour, result)| {
            let result = step(id).results.get(*result).map_or("", |it| it.id.as_str());
            let result = if *outcome == Outcome::Done { result } else { "" };
            trial.recorded(id, *outcome, &format!("2026-03-18T{hour:02}:00"), result)
        });
        let now = format!("2026-03-19T{hour:02}:30");
        let ids = trial.ids(&now);
        for (id, ..) in &records {
            prop_assert!(ids.contains(id), "{} has a history: {:?}", id, ids);
        }
        let each: std::collections::BTreeSet<_> = ids.iter().collect();
        prop_assert_eq!(each.len(), ids.len(), "each step stands once");
    }

    #[test]
    fn the_order_in_which_facts_that_have_nothing_to_do_with_each_other_are_told_does_not_matter(
        case in cases(),
        facts in facts(),
        turn in 0..10_usize,
    ) {
        let mut latest: BTreeMap<Fact, FactIs> = BTreeMap::new();
        latest.extend(facts.iter().copied());
        let one: Vec<_> = latest.into_iter().collect();
        let mut other = one.clone();
        other.reverse();
        if !other.is_empty() {
            let turn = turn % other.len();
            other.rotate_left(turn);
        }
        let rail = |facts: &[(Fact, FactIs)]| by_id(told(case, facts).rail(TUESDAY));
        prop_assert_eq!(rail(&one), rail(&other), "each fact speaks for itself");
    }

    #[test]
    fn danger_comes_first_while_nothing_was_done_about_it(case in cases(), facts in facts(), hour in 0..24_u32) {
        let lines = told(case, &facts).rail(&format!("2026-03-17T{hour:02}:30"));
        let danger = step(lines[0].id);
        prop_assert_eq!(&danger.group, "immediate-danger", "not {}", lines[0].id);
    }
}

#[test]
fn trying_the_nations_number_hides_nobody_elses() {
    let tried = Trial::child("Stockport").recorded("eng-child", Outcome::CouldNot, "2026-03-17T10:00", "");
    let ids = ["stk-child", "eng-child"];
    assert_eq!(there(&tried, &ids), [true, true], "the area's number, and what was tried");
    let line = tried.line("eng-child", TUESDAY).expect("its history stays");
    assert_eq!((line.status, line.stands), (Status::NotCalledFor, Stands::Recorded), "as history only");
}

#[test]
fn someone_who_goes_missing_again_is_reported_again() {
    let first = Trial::adult("").told("2026-03-17T09:00", Fact::Missing, FactIs::Yes).recorded(
        "uk-missing",
        Outcome::Done,
        "2026-03-17T09:30",
        "",
    );
    let status = |trial: &Trial| trial.line("uk-missing", "2026-03-21T10:00").map(|line| line.status);
    assert_eq!(status(&first), Some(Status::Done), "the police were told");
    let back = first.told("2026-03-18T09:00", Fact::Missing, FactIs::No);
    assert_eq!(status(&back), Some(Status::Done), "its history stays");
    let again = back.told("2026-03-20T09:00", Fact::Missing, FactIs::Yes);
    assert_eq!(status(&again), Some(Status::ToDo), "that was the first time");
    let told = again.recorded("uk-missing", Outcome::Done, "2026-03-20T09:20", "");
    assert_eq!(status(&told), Some(Status::Done), "and now the second");
}

#[test]
fn a_try_at_the_other_office_is_not_forgotten_while_the_first_is_closed() {
    let tried =
        Trial::child("Stockport").recorded("stk-child-ooh", Outcome::Arranged, "2026-12-25T23:10", "");
    let line = tried.line("stk-child-ooh", "2026-12-25T23:30").expect("it is to be rung");
    assert_eq!((line.status, line.due_on), (Status::Arranged, Some(day("2026-12-25"))), "its record counts");
}

#[test]
fn an_office_that_was_closed_is_told_on_the_day_it_opens() {
    let told = Trial {
        lived: vec![until("2026-12-25", Nation::Wales, AgeGroup::Under18, "")],
        ..Trial::child("Stockport")
    };
    let told = told.recorded("stk-child-ooh", Outcome::Done, "2026-12-25T23:10", "");
    let due = |now: &str| told.line("stk-child", now).map(|line| (line.status, line.due_on));
    let opens = Some(day("2026-12-29"));
    assert_eq!(due("2026-12-26T00:10"), Some((Status::ToDo, opens)), "nobody is late while nobody answers");
    assert_eq!(due("2026-12-29T09:00"), Some((Status::ToDo, opens)), "it is to be told that day");
    assert_eq!(due("2026-12-30T09:00"), Some((Status::Overdue, opens)), "and then it is late");
}

#[test]
fn a_result_put_right_is_no_longer_so() {
    let screened =
        |trial: Trial, at: &str, result: &str| trial.recorded("stk-adult", Outcome::Done, at, result);
    let needs = screened(Trial::adult("Stockport"), "2026-03-17T11:00", "care-needs");
    let right = screened(needs, "2026-03-17T15:00", "no-care-needs-several-agencies");
    let ids = ["stk-adult-careact", "stk-adult-maars", "stk-adult-taa"];
    assert_eq!(there(&right, &ids), [false, true, true], "the later screening counts");
    let typed_late = screened(right, "2026-03-17T12:00", "care-needs");
    assert_eq!(
        there(&typed_late, &ids),
        [false, true, true],
        "also when an earlier one is written down after it"
    );
}

#[test]
fn a_step_added_after_it_was_done_is_to_be_done_again() {
    let done = Trial::adult("").recorded("eng-housing", Outcome::Done, "2026-03-17T10:00", "");
    let added = Trial {
        added: vec![(step("eng-housing"), day("2026-03-18").and_time(chrono::NaiveTime::MIN))],
        ..done
    };
    let line = added.line("eng-housing", "2026-03-18T10:00").expect("it was added");
    assert_eq!((line.status, line.stands), (Status::ToDo, Stands::Added), "what was done before is history");
}

#[test]
fn what_is_no_longer_called_for_is_not_counted_as_done() {
    let opened = Trial::adult("").recorded("eng-housing", Outcome::CouldNot, "2026-03-17T10:00", "");
    let facts = opened.facts();
    let case = Situated {
        nation: opened.nation,
        age: opened.age,
        area: opened.area,
        opened_on: day("2026-03-17"),
        lived: &[],
        facts: &facts,
        records: &opened.records,
        accepted: &[],
        added: &[],
    };
    let rail = Pathways::shipped().rail(&case, crate::moment::read_moment(TUESDAY).expect("a moment"));
    assert_eq!((rail.done, rail.of), (0, rail.lines.len() - 1), "its line is there, and counts neither way");
}
