//! Times as people tell them, and where they are placed.

use proptest::prelude::*;
use rstest::rstest;

use super::Precision::*;
use super::*;
use crate::moment::read_day;

fn day(typed: &str) -> NaiveDate {
    read_day(typed).expect("the test writes real days")
}

/// Said on a Sunday in November; born on 10 May 2004.
fn read(typed: &str) -> When {
    read_when(typed, Some(Born::on(day("2004-05-10"))), Some(day("2026-11-22")))
}

fn placed(earliest: &str, latest: &str, precision: Precision) -> When {
    When::between(day(earliest), day(latest), precision)
}

#[rstest]
#[case::british("17 March 2022")]
#[case::ordinal("on the 17th of March, 2022")]
#[case::weekday("Thursday 17 March 2022")]
#[case::american_words("March 17, 2022")]
#[case::short("17 Mar 2022")]
#[case::strokes("17/3/2022")]
#[case::dots("17.03.2022")]
#[case::dashes("17-3-2022")]
#[case::iso("2022-03-17")]
#[case::two_digits("17/3/22")]
#[case::case_and_width("１７ MARCH ２０２２")]
#[case::among_other_words("17 March 2022 in the evening")]
fn a_day_is_read_however_it_is_typed(#[case] typed: &str) {
    assert_eq!(read(typed), placed("2022-03-17", "2022-03-17", Day), "{typed:?}");
}

#[rstest]
#[case("March 2022", "2022-03-01", "2022-03-31", Month)]
#[case("in about Sept. 2020", "2020-09-01", "2020-09-30", Month)]
#[case("3/2022", "2022-03-01", "2022-03-31", Month)]
#[case("2022-03", "2022-03-01", "2022-03-31", Month)]
#[case("early March 2020", "2020-03-01", "2020-03-10", Month)]
#[case("mid March 2020", "2020-03-11", "2020-03-20", Month)]
#[case("late March 2020", "2020-03-21", "2020-03-31", Month)]
#[case("at the end of February 2020", "2020-02-21", "2020-02-29", Month)]
#[case("Christmas 2021", "2021-12-20", "2021-12-31", Month)]
#[case("Christmas Eve 2021", "2021-12-20", "2021-12-31", Month)]
#[case("spring 2022", "2022-03-01", "2022-05-31", Season)]
#[case("summer of 2019", "2019-06-01", "2019-08-31", Season)]
#[case("the fall of 2019", "2019-09-01", "2019-11-30", Season)]
#[case("winter 2019", "2019-12-01", "2020-02-29", Season)]
#[case("winter 2019/20", "2019-12-01", "2020-02-29", Season)]
#[case("late summer 2019", "2019-08-01", "2019-08-31", Season)]
#[case("2019", "2019-01-01", "2019-12-31", Year)]
#[case("about 2015", "2015-01-01", "2015-12-31", Year)]
#[case("early 2021", "2021-01-01", "2021-04-30", Year)]
#[case("mid-2018", "2018-05-01", "2018-08-31", Year)]
#[case("late 2018", "2018-09-01", "2018-12-31", Year)]
#[case("around Easter 2020", "2020-01-01", "2020-12-31", Year)]
#[case("Ramadan 2022", "2022-01-01", "2022-12-31", Year)]
#[case("the year we lost the house, 2016", "2016-01-01", "2016-12-31", Year)]
#[case("shortly after my birthday in March 2020", "2020-03-01", "2020-03-31", Month)]
fn a_time_named_by_the_calendar_is_its_days(
    #[case] typed: &str,
    #[case] earliest: &str,
    #[case] latest: &str,
    #[case] precision: Precision,
) {
    assert_eq!(read(typed), placed(earliest, latest, precision), "{typed:?}");
}

#[rstest]
#[case("2019-2021", "2019-01-01", "2021-12-31")]
#[case("2019 – 2021", "2019-01-01", "2021-12-31")]
#[case("2019/20", "2019-01-01", "2020-12-31")]
#[case("from 2019 to 2021", "2019-01-01", "2021-12-31")]
#[case("2019 or 2020", "2019-01-01", "2020-12-31")]
#[case("from 2021 to 2019", "2019-01-01", "2021-12-31")]
#[case("between May and July 2020", "2020-05-01", "2020-07-31")]
#[case("May-July 2020", "2020-05-01", "2020-07-31")]
#[case("March/April 2020", "2020-03-01", "2020-04-30")]
#[case("November to February 2021", "2020-11-01", "2021-02-28")]
#[case("December 2020 to February", "2020-12-01", "2021-02-28")]
#[case("17 to 19 March 2022", "2022-03-17", "2022-03-19")]
#[case("17 March to 2 April 2022", "2022-03-17", "2022-04-02")]
#[case("17/3/2022 - 2/4/2022", "2022-03-17", "2022-04-02")]
#[case("early to mid March 2020", "2020-03-01", "2020-03-20")]
#[case("summer 2019 until late 2020", "2019-06-01", "2020-12-31")]
#[case("the 1990s", "1990-01-01", "1999-12-31")]
#[case("late 90s", "1996-09-01", "1999-12-31")]
#[case("March 2020 to now", "2020-03-01", "2026-11-22")]
#[case("since March 2020", "2020-03-01", "2026-11-22")]
#[case("I met him in March 2019 and left in June 2020", "2019-03-01", "2020-06-30")]
#[case("worked there from May to July 2020, on a farm", "2020-05-01", "2020-07-31")]
fn a_range_runs_from_its_first_day_to_its_last(
    #[case] typed: &str,
    #[case] earliest: &str,
    #[case] latest: &str,
) {
    assert_eq!(read(typed), placed(earliest, latest, Range), "{typed:?}");
}

#[rstest]
#[case("before 2019", None, Some("2018-12-31"))]
#[case("until March 2020", None, Some("2020-03-31"))]
#[case("by the summer of 2019", None, Some("2019-08-31"))]
#[case("before I was 15", None, Some("2019-05-09"))]
#[case("after 2019", Some("2020-01-01"), None)]
fn a_time_may_be_open_at_one_end(
    #[case] typed: &str,
    #[case] earliest: Option<&str>,
    #[case] latest: Option<&str>,
) {
    let expected = When { earliest: earliest.map(day), latest: latest.map(day), precision: Range };
    assert_eq!(read(typed), expected, "{typed:?}");
}

#[rstest]
#[case("when I was 15", "2019-05-10", "2020-05-09")]
#[case("when she was about fifteen", "2019-05-10", "2020-05-09")]
#[case("aged 15", "2019-05-10", "2020-05-09")]
#[case("at 15", "2019-05-10", "2020-05-09")]
#[case("at the age of 15", "2019-05-10", "2020-05-09")]
#[case("15 years old", "2019-05-10", "2020-05-09")]
#[case("when I was 15 or 16", "2019-05-10", "2021-05-09")]
#[case("from the age of 14 until 16", "2018-05-10", "2021-05-09")]
#[case("as a child", "2004-05-10", "2022-05-09")]
fn an_age_runs_from_birthday_to_birthday(#[case] typed: &str, #[case] earliest: &str, #[case] latest: &str) {
    assert_eq!(read(typed), placed(earliest, latest, Age), "{typed:?}");
}

#[test]
fn an_age_is_as_wide_as_what_is_known_of_the_birth() {
    let born = Born::in_year(2004);
    let expected = placed("2019-01-01", "2020-12-30", Age);
    assert_eq!(read_when("when I was 15", born, None), expected, "born on any day of 2004");
    assert_eq!(read_when("when I was 15", None, None), When::UNPLACED, "no birth, no place");
    let leap = Some(Born::on(day("2004-02-29")));
    let expected = placed("2019-03-01", "2020-02-28", Age);
    assert_eq!(read_when("aged 15", leap, None), expected, "1 March where there is no 29 February");
    assert_eq!(Born::in_year(i32::MAX), None, "no such year");
}

#[rstest]
#[case("last winter", "2025-12-01", "2026-02-28", Season)]
#[case("last summer", "2026-06-01", "2026-08-31", Season)]
#[case("this autumn", "2026-09-01", "2026-11-30", Season)]
#[case("last March", "2026-03-01", "2026-03-31", Month)]
#[case("last Christmas", "2025-12-20", "2025-12-31", Month)]
#[case("last year", "2025-01-01", "2025-12-31", Year)]
#[case("this year", "2026-01-01", "2026-12-31", Year)]
#[case("two years ago", "2024-01-01", "2024-12-31", Year)]
#[case("about 2 years ago", "2024-01-01", "2024-12-31", Year)]
#[case("a couple of years ago", "2024-01-01", "2024-12-31", Year)]
#[case("2-3 years ago", "2023-01-01", "2024-12-31", Range)]
#[case("two or three months ago", "2026-08-01", "2026-09-30", Range)]
#[case("a month ago", "2026-10-01", "2026-10-31", Month)]
#[case("last week", "2026-11-09", "2026-11-15", Range)]
#[case("the last 6 months", "2026-05-22", "2026-11-22", Range)]
#[case("yesterday", "2026-11-21", "2026-11-21", Day)]
fn a_time_that_moves_is_placed_by_the_day_on_which_it_was_said(
    #[case] typed: &str,
    #[case] earliest: &str,
    #[case] latest: &str,
    #[case] precision: Precision,
) {
    assert_eq!(read(typed), placed(earliest, latest, precision), "{typed:?}");
    assert_eq!(read_when(typed, None, None), When::UNPLACED, "and not without it: {typed:?}");
}

#[test]
fn a_season_that_is_not_over_is_not_the_last() {
    let in_winter = Some(day("2026-01-10"));
    let expected = placed("2024-12-01", "2025-02-28", Season);
    assert_eq!(read_when("last winter", None, in_winter), expected, "said while it was winter");
    let expected = placed("2025-12-01", "2026-02-28", Season);
    assert_eq!(read_when("this winter", None, in_winter), expected, "the one that had begun");
}

#[rstest]
#[case::no_such_day("31 February 2020", "2020-02-01", "2020-02-29", Month)]
#[case::no_such_day_in_figures("31/2/2020", "2020-02-01", "2020-02-29", Month)]
#[case::no_such_leap_day("29 February 2021", "2021-02-01", "2021-02-28", Month)]
#[case::no_such_month("17/13/2022", "2022-01-01", "2022-12-31", Year)]
fn what_does_not_exist_is_not_guessed(
    #[case] typed: &str,
    #[case] earliest: &str,
    #[case] latest: &str,
    #[case] precision: Precision,
) {
    assert_eq!(read(typed), placed(earliest, latest, precision), "{typed:?}");
}

#[rstest]
#[case("")]
#[case("   ")]
#[case("a long time ago")]
#[case("some years ago")]
#[case("March")]
#[case("in the spring")]
#[case("17")]
#[case("after the wedding")]
#[case("when I was young")]
#[case("when I was 200")]
#[case("12345")]
#[case("3000")]
#[case("room 101")]
#[case("99999999999999999999 years ago")]
#[case("999 years old")]
#[case("梅 ዓመት")]
fn what_names_no_time_is_unplaced(#[case] typed: &str) {
    assert_eq!(read(typed), When::UNPLACED, "{typed:?}");
}

#[test]
fn a_year_of_two_digits_is_never_after_the_day_it_was_said() {
    assert_eq!(read("17/3/85"), placed("1985-03-17", "1985-03-17", Day), "2085 has not come");
    assert_eq!(read_when("17/3/85", None, None), When::UNPLACED, "no day to measure by");
}

#[test]
fn times_stand_in_order_and_the_unplaced_last() {
    let typed = [
        "one day",
        "since 2020",
        "2020",
        "early 2020",
        "before 2020",
        "3 January 2020",
        "2019",
        "some day",
        "summer 2019",
    ];
    let mut told: Vec<(&str, When)> = typed.into_iter().map(|typed| (typed, read(typed))).collect();
    told.sort_by_key(|(_, when)| order_key(when));
    let order: Vec<&str> = told.into_iter().map(|(typed, _)| typed).collect();
    let expected = [
        "2019",
        "summer 2019",
        "before 2020",
        "early 2020",
        "2020",
        "since 2020",
        "3 January 2020",
        "one day",
        "some day",
    ];
    assert_eq!(order, expected, "by the first day, then by the last; the unplaced as they came");
}

#[test]
fn a_time_keeps_its_days_and_names_in_json() {
    let json = serde_json::to_string(&read("summer 2019")).expect("a time is plain data");
    let expected = r#"{"earliest":"2019-06-01","latest":"2019-08-31","precision":"season"}"#;
    assert_eq!(json, expected, "as the window reads it");
}

/// Words of the grammar in any order, and any signs.
fn told() -> impl Strategy<Value = String> {
    let words = [
        "17",
        "31",
        "3/2022",
        "2019",
        "2019-2021",
        "29/2/2021",
        "winter",
        "late",
        "mid-",
        "May",
        "to",
        "from",
        "-",
        "between",
        "and",
        "before",
        "since",
        "when I was",
        "15",
        "years ago",
        "last",
        "this",
        "Christmas",
        "1990s",
        "99/99/99",
        "a",
        "couple",
        "child",
        "now",
        "9999",
        "0",
        "year",
        "week",
        "999",
    ];
    let known = prop::collection::vec(prop::sample::select(words.to_vec()), 0..9);
    prop_oneof![known.prop_map(|words| words.join(" ")), r"\PC{0,60}", r"[0-9/. -]{0,20}"]
}

fn some_day() -> impl Strategy<Value = NaiveDate> {
    let ends = prop::sample::select(vec![NaiveDate::MIN, NaiveDate::MAX]);
    let usual = (-800_000i32..800_000).prop_filter_map("a day", NaiveDate::from_num_days_from_ce_opt);
    prop_oneof![1 => ends, 9 => usual]
}

proptest! {
    #[test]
    fn no_text_stops_the_reading(typed in told(), born in some_day(), said_on in some_day()) {
        for (born, said_on) in [(None, None), (Some(Born::on(born)), Some(said_on))] {
            let when = read_when(&typed, born, said_on);
            let unplaced = when.earliest.is_none() && when.latest.is_none();
            prop_assert_eq!(unplaced, when.precision == Unplaced, "placed or not, never half: {:?}", when);
            if let (Some(earliest), Some(latest)) = (when.earliest, when.latest) {
                prop_assert!(earliest <= latest, "runs forwards: {:?}", when);
            }
        }
    }
}

#[test]
fn a_long_text_is_read_too() {
    let typed = "from late 17 to March and 2019 or ".repeat(4_000);
    assert_eq!(read(&typed).precision, Range, "every time it names is covered");
}
