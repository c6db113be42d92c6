//! The figures count what there is, and no table gives away another.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use rstest::rstest;

use super::super::testing::{any_row, row, rows};
use super::*;

fn table(figures: &Figures, measure: Measure) -> &Table {
    figures.tables.iter().find(|table| table.measure == measure).expect("the return has that table")
}

fn counts(table: &Table) -> Vec<(&str, Option<u32>)> {
    let line = |line: &'_ crate::partnership::Line| line.shown.map(|shown| shown.count);
    table.lines.iter().map(|it| (it.category.as_str(), line(it))).collect()
}

#[test]
fn of_fewer_than_five_cases_nothing_is_told() {
    for many in 0..5 {
        let figures = figures(&rows(many, |_, _| ()));
        assert_eq!(figures.total, None, "not even how many, of {many}");
        let told = figures
            .tables
            .iter()
            .any(|table| table.total.is_some() || table.lines.iter().any(|it| it.shown.is_some()));
        assert!(!told, "and no table of {many}");
        assert!(figures.times.iter().all(|it| it.days.is_none()), "nor how long anything took");
    }
}

#[test]
fn each_category_is_counted_and_its_share_is_a_whole_number() {
    let figures = figures(&rows(21, |number, row| {
        row.gender = if number < 14 { Gender::Female } else { Gender::Male };
    }));
    let gender = table(&figures, Measure::Gender);
    let expected = [("female", Some(14)), ("male", Some(7)), ("neither", Some(0)), ("not-known", Some(0))];
    assert_eq!(counts(gender), expected, "nought is shown: it is nobody");
    let percents: Vec<u32> = gender.lines.iter().filter_map(|it| Some(it.shown?.percent)).collect();
    assert_eq!(percents, [67, 33, 0, 0], "as the Home Office prints them");
    assert_eq!(figures.total, Some(21), "the cases");
}

#[test]
fn where_everybody_is_in_one_category_it_is_not_told() {
    let figures = figures(&rows(20, |_, _| ()));
    let hidden = [
        Measure::Consent,
        Measure::Age,
        Measure::Gender,
        Measure::Nationality,
        Measure::Exploitation,
        Measure::Outcome,
        Measure::Steps,
    ];
    for measure in hidden {
        let table = table(&figures, measure);
        assert!(
            table.lines.iter().all(|line| line.shown.is_none()),
            "{measure:?} would be known of each of them"
        );
        assert_eq!(table.total, Some(20), "how many there are is known anyway");
    }
    assert_eq!(
        table(&figures, Measure::Kind).count("adult-nrm"),
        Some(20),
        "what kind of report is the team's work"
    );
}

#[test]
fn a_nationality_of_fewer_than_five_is_never_named() {
    let figures = figures(&rows(20, |number, row| {
        row.nationality = match number {
            0..11 => "Albanian",
            11..17 => "British",
            17 => "Sudanese",
            _ => "",
        }
        .to_owned();
    }));
    let of = table(&figures, Measure::Nationality);
    let expected = [("Albanian", Some(11)), ("others", Some(9))];
    assert_eq!(
        counts(of),
        expected,
        "the three others would be under five, and take the least of the named with them"
    );
}

#[test]
fn what_is_about_the_adults_is_told_only_where_their_number_is() {
    let with_one_child = figures(&rows(20, |number, row| {
        if number == 0 {
            row.kind = Kind::ChildNrm;
            row.consent = Consent::NotAsked;
            row.age = AgeThen::Under18;
        } else {
            row.age = if number < 10 { AgeThen::Under18 } else { AgeThen::Adult };
        }
    }));
    for measure in [Measure::Age, Measure::Consent, Measure::StepsForChildren, Measure::StepsForAdults] {
        assert_eq!(
            table(&with_one_child, measure).total,
            None,
            "{measure:?} of 19 would tell of the one child"
        );
    }
    let of_all = table(&with_one_child, Measure::OutcomeOfAll);
    assert_eq!(of_all.total, Some(20), "outcomes are told of everybody together");
}

#[test]
fn notifications_stand_apart_from_the_outcomes_where_their_number_is_told() {
    let figures = figures(&rows(30, |number, row| match number {
        0..8 => {
            row.kind = Kind::DutyToNotify;
            row.consent = Consent::NotAsked;
        }
        8..20 => row.outcome = Outcome::RgPositive,
        _ => (),
    }));
    let expected =
        [("cg-positive", 0), ("cg-negative", 0), ("rg-positive", 12), ("rg-negative", 0), ("none", 10)];
    let expected: Vec<_> = expected.iter().map(|(word, count)| (*word, Some(*count))).collect();
    assert_eq!(counts(table(&figures, Measure::Outcome)), expected, "of the 22 who were referred");
}

#[rstest]
#[case::odd(&[3, 9, 4, 100, 5], Some(5))]
#[case::even(&[3, 9, 4, 100, 5, 6], Some(6))]
#[case::too_few(&[3, 9, 4, 100], None)]
fn how_long_a_decision_took_is_told_of_five_or_more(#[case] days: &[u32], #[case] middle: Option<u32>) {
    let figures = figures(&rows(30, |number, row| {
        row.days_to_rg = days.get(number).copied();
        row.outcome = if row.days_to_rg.is_some() { Outcome::RgPositive } else { Outcome::None };
    }));
    assert_eq!(figures.times[0].days, middle, "the middle of {days:?}");
    assert_eq!(figures.times[1].days, None, "nothing was concluded");
}

/// Everything that is published of some rows.
fn published(rows: &[CaseRow]) -> String {
    serde_json::to_string(&figures(rows)).expect("plain data")
}

/// Every return of so many cases that differ in kind, age and outcome alone: these are what tables touch in.
fn returns(many: usize) -> Vec<Vec<CaseRow>> {
    let adult = |age, outcome| CaseRow { age, outcome, ..row(0) };
    let not_asked = CaseRow { consent: Consent::NotAsked, ..row(0) };
    let child =
        |outcome| CaseRow { kind: Kind::ChildNrm, age: AgeThen::Under18, outcome, ..not_asked.clone() };
    let kinds = [
        adult(AgeThen::Adult, Outcome::None),
        adult(AgeThen::Adult, Outcome::RgPositive),
        adult(AgeThen::Under18, Outcome::None),
        child(Outcome::None),
        child(Outcome::RgPositive),
        CaseRow { kind: Kind::DutyToNotify, ..not_asked.clone() },
    ];
    let mut all = vec![Vec::new()];
    for (place, kind) in kinds.iter().enumerate() {
        let longer = all.into_iter().flat_map(|rows: Vec<CaseRow>| {
            let left = many - rows.len();
            let least = if place == kinds.len() - 1 { left } else { 0 };
            (least..=left).map(move |more| [rows.clone(), vec![kind.clone(); more]].concat())
        });
        all = longer.collect();
    }
    all
}

/// The counts of which any can be hidden, by what they count.
fn all_counts(rows: &[CaseRow]) -> [u32; 7] {
    let count = |fits: &dyn Fn(&CaseRow) -> bool| sized(rows.iter().filter(|row| fits(row)).count());
    let adult = |row: &CaseRow| row.kind != Kind::ChildNrm;
    [
        count(&|row| row.kind == Kind::AdultNrm),
        count(&|row| row.kind == Kind::ChildNrm),
        count(&|row| row.kind == Kind::DutyToNotify),
        count(&|row| adult(row) && row.age == AgeThen::Adult),
        count(&|row| adult(row) && row.age == AgeThen::Under18),
        count(&|row| row.kind != Kind::DutyToNotify && row.outcome == Outcome::RgPositive),
        count(&|row| row.kind != Kind::DutyToNotify && row.outcome == Outcome::None),
    ]
}

#[rstest]
#[case(8)]
#[case(12)]
fn no_table_gives_away_what_another_hides(#[case] many: usize) {
    let mut alike: BTreeMap<String, Vec<[u32; 7]>> = BTreeMap::new();
    for rows in returns(many) {
        alike.entry(published(&rows)).or_default().push(all_counts(&rows));
    }
    for (seen, counts) in &alike {
        for place in 0..7 {
            let values: BTreeSet<u32> = counts.iter().map(|of| of[place]).collect();
            let only = values.first().filter(|_| values.len() == 1);
            assert!(
                only.is_none_or(|count| !(1..FEWEST).contains(count)),
                "a count under five is known, at {place}, from {seen}"
            );
        }
    }
}

proptest! {
    #[test]
    fn no_count_under_five_is_ever_shown(rows in prop::collection::vec(any_row(), 0..60)) {
        let figures = figures(&rows);
        let lines = figures.tables.iter().flat_map(|table| &table.lines);
        for shown in lines.filter_map(|line| line.shown) {
            prop_assert!(shown.count == 0 || shown.count >= FEWEST, "{:?}", shown);
        }
        for table in &figures.tables {
            prop_assert!(table.total.is_none_or(|total| total >= FEWEST), "{:?}", table);
            let exclusive = !matches!(table.measure, Measure::Steps | Measure::StepsForAdults | Measure::StepsForChildren);
            let hidden = table.lines.iter().filter(|line| line.shown.is_none()).count();
            if let (true, Some(total)) = (exclusive && hidden > 0, table.total) {
                let seen: u32 = table.lines.iter().filter_map(|line| Some(line.shown?.count)).sum();
                prop_assert!(total - seen >= FEWEST, "subtraction gives no fewer than five: {:?}", table);
            }
        }
    }

    #[test]
    fn the_order_of_cases_decides_nothing(rows in prop::collection::vec(any_row(), 0..40)) {
        let backwards: Vec<CaseRow> = rows.iter().rev().cloned().collect();
        prop_assert_eq!(figures(&rows), figures(&backwards), "the same cases are the same figures");
    }
}
