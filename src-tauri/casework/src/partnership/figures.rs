//! The figures of a quarter: every table of the return, hidden so that no table gives away another.
//!
//! Tables that follow from one another would: whoever was referred as a child is not among the adults who agreed. The
//! tables are cut so that they touch in one place only, the kinds of report. Whatever is about some kinds alone is counted
//! among those alone, and only where their number is shown there; everything else is about everybody. So each table
//! stands for itself once the kinds are known, and what [`hidden`](super::hidden) promises of one holds of all together.

use serde::Serialize;

use super::hiding::{FEWEST, hidden, hidden_though_one_may_hold_all};
use super::row::{AgeThen, CaseRow, Consent, Exploitation, Gender, Kind, NOT_KNOWN, Outcome, StepKind};
use super::table::{Measure, Table};
use crate::case::choice_word;

/// The nationalities that are not named, and those that are not known, together.
const OTHERS: &str = "others";

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// How many cases; none for fewer than five.
    pub total: Option<u32>,
    /// In the order of the return.
    pub tables: Vec<Table>,
    pub times: Vec<TimeTaken>,
}

/// How long something took: the middle of all, in days; none for fewer than five cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TimeTaken {
    pub time: Time,
    pub days: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Time {
    /// From the referral to the reasonable grounds decision.
    ReferralToRg,
    /// From the reasonable to the conclusive grounds decision.
    RgToCg,
}

/// Returns the figures of these cases.
pub fn figures(rows: &[CaseRow]) -> Figures {
    let kinds = kinds(rows);
    let shown = |kind: Kind| kinds.count(&choice_word(&kind)).is_some();
    let of =
        |fits: &dyn Fn(&CaseRow) -> bool| -> Vec<&CaseRow> { rows.iter().filter(|row| fits(row)).collect() };
    let everybody = of(&|_| true);
    let children = of(&|row| row.kind == Kind::ChildNrm);
    let adults = of(&|row| row.kind != Kind::ChildNrm);
    let referred_adults = of(&|row| row.kind == Kind::AdultNrm);
    let adults_known = shown(Kind::ChildNrm);
    let outcomes = match shown(Kind::DutyToNotify) {
        true => outcomes(Measure::Outcome, &of(&|row| row.kind != Kind::DutyToNotify)),
        false => outcomes(Measure::OutcomeOfAll, &everybody),
    };
    let times = times(&everybody, &outcomes);
    let mut tables = vec![
        consent(&referred_adults, shown(Kind::AdultNrm)),
        age(&adults, adults_known),
        gender(&everybody),
        nationality(&everybody),
        exploitation(&everybody),
        outcomes,
        steps(Measure::Steps, &ANYONE, &everybody, true),
        steps(Measure::StepsForChildren, &[StepKind::Children], &children, adults_known),
        steps(Measure::StepsForAdults, &ADULTS, &adults, adults_known),
    ];
    let total = kinds.total;
    tables.insert(0, kinds);
    Figures { total, tables, times }
}

const ANYONE: [StepKind; 4] = [StepKind::Police, StepKind::Health, StepKind::Housing, StepKind::Legal];
const ADULTS: [StepKind; 2] = [StepKind::AdultSafeguarding, StepKind::AdultSupport];

fn counted<T: Copy + PartialEq + Serialize>(
    rows: &[&CaseRow],
    categories: &[T],
    of: impl Fn(&CaseRow) -> T,
) -> Vec<(String, u32)> {
    let count = |category: T| sized(rows.iter().filter(|row| of(row) == category).count());
    categories.iter().map(|category| (choice_word(category), count(*category))).collect()
}

fn sized(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

/// That all reports are of one kind may be told: it is what a team does, and not about one person.
fn kinds(rows: &[CaseRow]) -> Table {
    let rows: Vec<&CaseRow> = rows.iter().collect();
    let counts = counted(&rows, &[Kind::AdultNrm, Kind::ChildNrm, Kind::DutyToNotify], |row| row.kind);
    Table::of(Measure::Kind, counts, true, hidden_though_one_may_hold_all)
}

fn consent(rows: &[&CaseRow], known: bool) -> Table {
    let of = [Consent::Agreed, Consent::BestInterests, Consent::NotRecorded];
    Table::of(Measure::Consent, counted(rows, &of, |row| row.consent), known, hidden)
}

fn age(rows: &[&CaseRow], known: bool) -> Table {
    let of = [AgeThen::Adult, AgeThen::Under18, AgeThen::NotKnown];
    Table::of(Measure::Age, counted(rows, &of, |row| row.age), known, hidden)
}

fn gender(rows: &[&CaseRow]) -> Table {
    let of = [Gender::Female, Gender::Male, Gender::Neither, Gender::NotKnown];
    Table::of(Measure::Gender, counted(rows, &of, |row| row.gender), true, hidden)
}

/// Returns the nationalities of at least five people each, the most first; all others stand together. To name one of
/// fewer would say that somebody has it, so that the others are never hidden: while they are one to four, the least of
/// the named are put to them.
fn nationality(rows: &[&CaseRow]) -> Table {
    let mut names: Vec<&str> = rows.iter().map(|row| row.nationality.as_str()).collect();
    names.sort_unstable();
    let groups = names.chunk_by(|one, other| one == other);
    let mut named: Vec<(String, u32)> = groups
        .filter(|group| group[0] != NOT_KNOWN && sized(group.len()) >= FEWEST)
        .map(|group| (group[0].to_owned(), sized(group.len())))
        .collect();
    named.sort_by(|(a, many), (b, more)| more.cmp(many).then_with(|| a.cmp(b)));
    let others =
        |named: &[(String, u32)]| sized(rows.len()) - named.iter().map(|(_, count)| count).sum::<u32>();
    while (1..FEWEST).contains(&others(&named)) {
        let Some(least) = named.last().map(|(_, count)| *count) else { break };
        named.retain(|(_, count)| *count != least);
    }
    let rest = (OTHERS.to_owned(), others(&named));
    // One nationality alone is everybody's: then it is not named.
    if named.len() + usize::from(rest.1 > 0) < 2 {
        return Table::of(Measure::Nationality, vec![(OTHERS.to_owned(), sized(rows.len()))], true, hidden);
    }
    named.push(rest);
    Table::of(Measure::Nationality, named, true, hidden)
}

fn exploitation(rows: &[&CaseRow]) -> Table {
    let kinds = [
        Exploitation::Labour,
        Exploitation::Sexual,
        Exploitation::Criminal,
        Exploitation::Domestic,
        Exploitation::Other,
    ];
    let only = |row: &CaseRow, kind| row.exploitation.len() == 1 && row.exploitation.contains(&kind);
    let count = |fits: &dyn Fn(&CaseRow) -> bool| sized(rows.iter().filter(|row| fits(row)).count());
    let mut counts: Vec<(String, u32)> =
        kinds.iter().map(|kind| (choice_word(kind), count(&|row| only(row, *kind)))).collect();
    counts.push(("combined".to_owned(), count(&|row| row.exploitation.len() > 1)));
    counts.push(("not-recorded".to_owned(), count(&|row| row.exploitation.is_empty())));
    Table::of(Measure::Exploitation, counts, true, hidden)
}

/// Where the notifications are not told apart, they stand with those for whom no decision is recorded: how many these are
/// says no more of them than that they are not more.
fn outcomes(measure: Measure, rows: &[&CaseRow]) -> Table {
    let of =
        [Outcome::CgPositive, Outcome::CgNegative, Outcome::RgPositive, Outcome::RgNegative, Outcome::None];
    Table::of(measure, counted(rows, &of, |row| row.outcome), true, hidden)
}

fn steps(measure: Measure, kinds: &[StepKind], rows: &[&CaseRow], known: bool) -> Table {
    let done = |kind: &StepKind| sized(rows.iter().filter(|row| row.steps.contains(kind)).count());
    let counts = kinds.iter().map(|kind| (choice_word(kind), done(kind)));
    Table::of_each(measure, counts.collect(), sized(rows.len()), known)
}

/// A time is told only where the table of outcomes tells how many decisions there were: that it is missing says
/// nothing more.
fn times(rows: &[&CaseRow], outcomes: &Table) -> Vec<TimeTaken> {
    let count = |outcome: Outcome| outcomes.count(&choice_word(&outcome));
    let decided = count(Outcome::None).zip(outcomes.total).map(|(none, all)| all - none);
    let concluded =
        count(Outcome::CgPositive).zip(count(Outcome::CgNegative)).map(|(one, other)| one + other);
    let middle = |known: Option<u32>, of: &dyn Fn(&CaseRow) -> Option<u32>| {
        let days: Vec<u32> = rows.iter().filter_map(|row| of(row)).collect();
        known.filter(|known| *known >= FEWEST && sized(days.len()) >= FEWEST).map(|_| median(days))
    };
    vec![
        TimeTaken { time: Time::ReferralToRg, days: middle(decided, &|row| row.days_to_rg) },
        TimeTaken { time: Time::RgToCg, days: middle(concluded, &|row| row.days_to_cg) },
    ]
}

/// Returns the middle of some numbers; between two, the mean of both, half a day up.
fn median(mut days: Vec<u32>) -> u32 {
    days.sort_unstable();
    let (below, above) = (days[(days.len() - 1) / 2], days[days.len() / 2]);
    below + (above - below).div_ceil(2)
}

#[cfg(test)]
#[path = "figures_tests.rs"]
mod tests;
