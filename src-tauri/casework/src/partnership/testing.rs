//! Rows for tests.

use proptest::prelude::*;

use super::row::{AgeThen, CaseRow, Consent, Exploitation, Gender, Kind, Outcome, StepKind};

/// A row of that number: an adult who agreed, waiting for a decision.
pub fn row(number: usize) -> CaseRow {
    CaseRow {
        case: format!("{number:064x}"),
        kind: Kind::AdultNrm,
        consent: Consent::Agreed,
        age: AgeThen::Adult,
        gender: Gender::Female,
        nationality: "Albanian".to_owned(),
        exploitation: [Exploitation::Labour].into(),
        outcome: Outcome::None,
        days_to_rg: None,
        days_to_cg: None,
        steps: [StepKind::Police].into(),
        closed: false,
    }
}

/// So many rows, each changed by its number.
pub fn rows(many: usize, change: impl Fn(usize, &mut CaseRow)) -> Vec<CaseRow> {
    let changed = |number: usize| {
        let mut row = row(number);
        change(number, &mut row);
        row
    };
    (0..many).map(changed).collect()
}

/// Any row that Daybook could make.
pub fn any_row() -> impl Strategy<Value = CaseRow> {
    let kinds = prop::sample::select(vec![Kind::AdultNrm, Kind::ChildNrm, Kind::DutyToNotify]);
    let genders = prop::sample::select(vec![Gender::Female, Gender::Male, Gender::NotKnown]);
    let nations = prop::sample::select(vec!["Albanian", "British", "Vietnamese", "Sudanese", ""]);
    let outcomes = prop::sample::select(vec![Outcome::None, Outcome::RgPositive, Outcome::CgPositive]);
    let ages = prop::sample::select(vec![AgeThen::Adult, AgeThen::Under18, AgeThen::NotKnown]);
    let police = any::<bool>();
    (kinds, genders, nations, outcomes, ages, police).prop_map(
        |(kind, gender, nation, outcome, age, police)| {
            let child = kind == Kind::ChildNrm;
            CaseRow {
                kind,
                consent: if kind == Kind::AdultNrm { Consent::Agreed } else { Consent::NotAsked },
                age: if child { AgeThen::Under18 } else { age },
                gender,
                nationality: nation.to_owned(),
                outcome: if kind == Kind::DutyToNotify { Outcome::None } else { outcome },
                steps: if police { [StepKind::Police].into() } else { [].into() },
                ..row(0)
            }
        },
    )
}
