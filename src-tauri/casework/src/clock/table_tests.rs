//! Days worked out by hand, apart from the program, and what holds of every day that is reckoned.

use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::case::read_choice;
use crate::moment::read_day;

const CHECKED: &str = include_str!("../../data/time-limits-checked.txt");

/// The head of a small pack with one made-up limit, for ways of counting that no real rule has yet.
const MADE_UP: &str = r#"
version = "2026-11-22"
source = "made up"
[[limit]]
id = "made-up"
rule = "made-up"
row = "T0"
title = "Made up"
starts = "panel"
nations = ["england"]
for = "any"
kind = "local-rule"
says = "by"
owed_by = "Nobody"
words = "Made up."
leads_to = "Nothing"
source = "Made up"
confidence = "H"
"#;

fn day(text: &str) -> NaiveDate {
    read_day(text).expect("the test writes real days")
}

fn nation(word: &str) -> Nation {
    read_choice("nation", word, &mut Vec::new()).expect("the test writes real nations")
}

fn start(what: Starts, on: NaiveDate, nation: Nation) -> Start {
    Start { what, at: on.into(), nation, age: AgeGroup::Adult }
}

fn rows() -> Vec<Vec<&'static str>> {
    let lines = CHECKED.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| line.splitn(6, '|').map(str::trim).collect()).collect()
}

/// Returns the bank holidays passed over, as the table writes them.
fn holidays(reckoned: &Reckoned<'_>) -> String {
    let mut named: Vec<_> = reckoned.skipped.iter().collect();
    named.sort_by_key(|it| {
        if reckoned.limit.before { reckoned.start.at.date() - it.on } else { it.on - day("0001-01-01") }
    });
    let named = named.into_iter().filter_map(|it| match it.why {
        Closed::BankHoliday(title) => Some(format!("{} ({title})", it.on.format("%a %-d %b"))),
        Closed::Weekend => None,
    });
    named.collect::<Vec<_>>().join(", ").replace('’', "'")
}

/// Returns how a row differs from what is reckoned.
fn difference(row: &[&str]) -> Option<String> {
    let [rule, on, place, expected, version, why] = row else { return Some(format!("not a row: {row:?}")) };
    let (on, place) = (day(on), nation(place));
    let limit = TimeLimits::current().version(rule, on, place);
    let reckoned = limit.map(|limit| reckon(limit, start(limit.starts, on, place)));
    let id = limit.map_or("-", |limit| limit.id.as_str());
    let reached = match &reckoned {
        Some(Reckoned { on: Some(on), .. }) => on.to_string(),
        Some(Reckoned { beyond: Some(_), .. }) => "beyond".to_owned(),
        _ => "none".to_owned(),
    };
    let passed = reckoned.map(|reckoned| holidays(&reckoned)).unwrap_or_default();
    let named = why.split_once("bank holidays left out: ").map_or("", |(_, named)| named);
    let same = reached == *expected && id == *version && (reached == "beyond" || passed == named);
    (!same).then(|| format!("{rule} from {on} in {place:?}: by hand {expected} by {version}, {why}; reckoned {reached} by {id}, {passed}"))
}

#[test]
fn every_day_that_was_checked_by_hand_is_the_day_reckoned() {
    let rows = rows();
    assert!(rows.len() >= 60, "at least sixty days were checked; there are {}", rows.len());
    let differences: Vec<_> = rows.iter().filter_map(|row| difference(row)).collect();
    assert!(
        differences.is_empty(),
        "{} of {} differ:\n{}",
        differences.len(),
        rows.len(),
        differences.join("\n")
    );
}

#[test]
fn the_checked_days_reach_every_nation_and_every_rule_with_a_day() {
    let rows = rows();
    for place in ["england", "wales", "scotland", "northern-ireland"] {
        assert!(rows.iter().any(|row| row[2] == place), "{place} was checked");
    }
    let counted = TimeLimits::current()
        .limits
        .iter()
        .filter(|limit| limit.length.is_some_and(|it| it.unit != Unit::Hours));
    for limit in counted {
        assert!(rows.iter().any(|row| row[4] == limit.id), "{} was checked by hand", limit.id);
    }
}

#[rstest]
#[case::a_working_day_is_day_one("working-days", 3, "counted", false, "2026-11-20", "2026-11-24")]
#[case::a_saturday_is_not("working-days", 3, "counted", false, "2026-11-21", "2026-11-25")]
#[case::day_one_alone("working-days", 1, "counted", false, "2026-11-20", "2026-11-20")]
#[case::back_from_day_one("working-days", 3, "counted", true, "2026-11-24", "2026-11-20")]
#[case::back_from_the_day_before("working-days", 3, "not-counted", true, "2026-11-24", "2026-11-19")]
#[case::calendar_days_back("days", 30, "counted", true, "2026-03-01", "2026-01-31")]
#[case::calendar_days_back_uncounted("days", 30, "not-counted", true, "2026-03-01", "2026-01-30")]
#[case::a_month_back("months", 1, "not-counted", true, "2026-03-31", "2026-02-28")]
#[case::a_month_from_day_one("months", 1, "counted", false, "2026-03-15", "2026-04-14")]
#[case::a_first_day_not_said("days", 7, "not-said", false, "2026-03-15", "2026-03-22")]
fn the_first_day_and_the_way_decide_the_day(
    #[case] unit: &str,
    #[case] count: u32,
    #[case] first_day: &str,
    #[case] before: bool,
    #[case] from: &str,
    #[case] expected: &str,
) {
    let counting = format!(
        "length = {{ count = {count}, unit = \"{unit}\" }}\nfirst_day = \"{first_day}\"\nbefore = {before}\n"
    );
    let pack: TimeLimits = toml::from_str(&format!("{MADE_UP}{counting}")).expect("the test writes a pack");
    let reckoned = reckon(&pack.limits[0], start(Starts::Panel, day(from), Nation::England));
    assert_eq!(reckoned.on, Some(day(expected)), "{count} {unit}, first day {first_day}, back: {before}");
}

#[rstest]
#[case::across_midnight("2026-11-20T14:30", "2026-11-23", "14:30")]
#[case::across_a_leap_day("2028-02-27T23:59", "2028-03-01", "23:59")]
fn hours_are_counted_to_the_minute_whatever_the_day(#[case] at: &str, #[case] on: &str, #[case] time: &str) {
    let limit = TimeLimits::current().limits.iter().find(|limit| limit.id == "return-interview-72h");
    let limit = limit.expect("the pack has 72 hours");
    let at = crate::moment::read_moment(at).expect("a real moment");
    let reckoned = reckon(limit, Start { at, ..start(limit.starts, at.date(), Nation::England) });
    let time = time.parse().expect("a real time");
    assert_eq!(
        (reckoned.on, reckoned.time),
        (Some(day(on)), Some(time)),
        "three days on, at the same minute"
    );
}

#[test]
fn an_event_starts_only_the_limits_of_its_day_nation_and_age() {
    let on = day("2026-11-20");
    let ids = |nation, age| -> Vec<String> {
        let start = Start { age, ..start(Starts::RgPositive, on, nation) };
        reckon_all(TimeLimits::current(), start).iter().map(|it| it.limit.id.clone()).collect()
    };
    let everywhere = ["recovery-30-statute", "cg-decision", "cg-earliest-statute"];
    assert_eq!(ids(Nation::England, AgeGroup::Under18), everywhere, "a child has support of another kind");
    assert_eq!(ids(Nation::England, AgeGroup::NotKnown), everywhere, "nor anyone whose age is not known");
    let mut scotland = everywhere.map(str::to_owned).to_vec();
    scotland.push("scotland-support-90".to_owned());
    assert_eq!(ids(Nation::Scotland, AgeGroup::Adult), scotland, "ninety days only in Scotland");
}

/// Returns a limit that counts days, and a nation that it is for.
fn any_limit() -> impl Strategy<Value = (&'static Limit, Nation)> {
    let limits = TimeLimits::current().limits.iter();
    let counted = limits.filter(|limit| limit.length.is_some_and(|length| length.unit != Unit::Hours));
    let all: Vec<_> =
        counted.flat_map(|limit| limit.nations.iter().map(move |nation| (limit, *nation))).collect();
    proptest::sample::select(all)
}

/// Returns a day from which no rule of the pack leaves the list of bank holidays.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..5900).prop_map(|days| day("2012-03-01") + Days::new(days))
}

proptest! {
    #[test]
    fn a_later_start_never_ends_earlier((limit, nation) in any_limit(), from in any_day(), later in 0u64..60) {
        let first = reckon(limit, start(limit.starts, from, nation)).on;
        let second = reckon(limit, start(limit.starts, from + Days::new(later), nation)).on;
        prop_assert!(first.is_some() && second.is_some(), "{} can be counted", limit.id);
        prop_assert!(first <= second, "{}: {:?} from {}, then {:?}", limit.id, first, from, second);
    }

    #[test]
    fn the_days_skipped_are_the_closed_days_passed_over((limit, nation) in any_limit(), from in any_day()) {
        let length = limit.length.expect("only counted limits are taken");
        let reckoned = reckon(limit, start(limit.starts, from, nation));
        let on = reckoned.on.expect("within the list");
        let skipped: Vec<_> = reckoned.skipped.iter().map(|it| it.on).collect();
        if length.unit != Unit::WorkingDays {
            prop_assert!(skipped.is_empty(), "{}: calendar days skip nothing", limit.id);
            return Ok(());
        }
        let passed = from.min(on).iter_days().take_while(|day| *day <= from.max(on)).filter(|day| *day != from);
        let (closed, open): (Vec<_>, Vec<_>) = passed.partition(|day| calendar::is_working_day(*day, nation) == Ok(false));
        prop_assert_eq!(skipped, closed, "{}: every closed day, and no other", &limit.id);
        prop_assert_eq!(open.len(), length.count as usize, "{}: and as many working days as the rule says", &limit.id);
    }
}
