//! What falls due about consent. It stands with the safety steps and never waits for the referral.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use serde::Serialize;

use super::matter::Purpose;
use super::pack::ConsentPack;
use super::standing::{Stand, Standing};
use crate::case::AgeGroup;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueKind {
    /// The person wanted more time: go back to them.
    Return,
    /// Referred as a child, the person is 18: they are asked whether they stay in.
    #[serde(rename = "turning-18")]
    Turning18,
    /// What was agreed until a day has ended.
    AskAgain,
}

/// One thing that falls due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub kind: DueKind,
    /// The matter's key; `birthday` for turning 18.
    pub key: String,
    pub purpose: Purpose,
    pub on: NaiveDate,
    pub time: Option<NaiveTime>,
    pub overdue: bool,
}

/// What is known of the person's age, and how far the case is.
#[derive(Debug, Clone, Copy)]
pub struct Growing {
    pub age: AgeGroup,
    pub born: Option<NaiveDate>,
    /// The day of a Conclusive Grounds decision: from then on nobody is asked to stay in.
    pub concluded: Option<NaiveDate>,
    /// The day from which someone whose referral was sent as a child's is taken to be an adult.
    pub adult_since: Option<NaiveDate>,
}

/// Returns the day someone is 18. Born on 29 February, that is 1 March of a common year.
pub fn turns_18(born: NaiveDate, pack: &ConsentPack) -> Option<NaiveDate> {
    let year = born.year() + i32::try_from(pack.adult_at).ok()?;
    born.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
}

/// Returns what falls due, overdue first, then by day and time.
pub fn due(
    stands: &[(String, Purpose, Stand<'_>)],
    growing: Growing,
    pack: &ConsentPack,
    now: NaiveDateTime,
) -> Vec<Due> {
    let staying = stands.iter().any(|(_, purpose, stand)| {
        matches!(purpose, Purpose::Referral | Purpose::Support) && stand.standing == Standing::NotAsked
    });
    let of_matters = stands.iter().filter_map(|(key, purpose, stand)| of_matter(key, *purpose, stand, now));
    let mut due: Vec<Due> = of_matters.chain(birthday(growing, staying, pack, now.date())).collect();
    due.sort_by_key(|it| (!it.overdue, it.on, it.time));
    due
}

fn of_matter(key: &str, purpose: Purpose, stand: &Stand<'_>, now: NaiveDateTime) -> Option<Due> {
    let details = &stand.event?.details;
    let (kind, on, time) = match stand.standing {
        Standing::MoreTime => (DueKind::Return, stand.event?.return_on?, details.return_time),
        Standing::Lapsed => (DueKind::AskAgain, details.until?.succ_opt()?, None),
        _ => return None,
    };
    let passed = time.map_or(on < now.date(), |time| on.and_time(time) < now);
    Some(Due { kind, key: key.to_owned(), purpose, on, time, overdue: passed })
}

/// A person in the NRM as a child is asked from the birthday on; some time before it the day is in sight. It stays
/// until both questions were put: staying in, and apart from it support.
fn birthday(growing: Growing, not_asked: bool, pack: &ConsentPack, today: NaiveDate) -> Option<Due> {
    let born_18 = growing.born.and_then(|born| turns_18(born, pack));
    let on = match growing.age.treated_as_child() {
        true => born_18?,
        false => growing.adult_since.filter(|_| not_asked).map(|since| born_18.unwrap_or(since))?,
    };
    let in_sight = (on - today).num_days() <= i64::from(pack.birthday_in_sight_days);
    let asked = growing.concluded.is_none_or(|concluded| concluded >= on);
    (in_sight && asked).then(|| Due {
        kind: DueKind::Turning18,
        key: "birthday".to_owned(),
        purpose: Purpose::Referral,
        on,
        time: None,
        overdue: on < today,
    })
}

/// Tells whether someone treated as a child before can have been asked on a day: from the 18th birthday, where it
/// is known.
pub fn may_be_asked_on(day: NaiveDate, born: Option<NaiveDate>, pack: &ConsentPack) -> bool {
    born.and_then(|born| turns_18(born, pack)).is_none_or(|turns_18| day >= turns_18)
}

#[cfg(test)]
#[path = "due_tests.rs"]
mod tests;
