//! Where a matter stands: a state machine over what the person decided and what was found about their capacity.
//! `docs/states.md` shows the whole table, and a test compares it with this file.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::capacity::{BestInterests, CapacityFinding, CapacityRecord};
use super::event::{ConsentEvent, Decision};
use super::matter::{Matter, Purpose, about};

/// Where one matter stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    NotAsked,
    Agreed,
    AgreedWithLimits,
    Refused,
    MoreTime,
    Withdrawn,
    /// The person cannot decide this now; a record of capacity comes next.
    CannotDecide,
    /// Decided for the person, who lacks capacity for it: it goes ahead.
    BestInterestsFor,
    /// Decided for the person, who lacks capacity for it: it does not.
    BestInterestsAgainst,
    /// Agreed until a day that has passed.
    Lapsed,
}

/// What moves a matter from one standing to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    Agree,
    AgreeWithLimits,
    Refuse,
    MoreTime,
    Withdraw,
    CannotDecide,
    /// A record of capacity: able to decide.
    FoundAble,
    /// A record of capacity: unable, and nothing decided for them yet.
    FoundUnable,
    BestInterestsFor,
    BestInterestsAgainst,
    /// The day until which it was agreed has passed.
    DayPasses,
}

impl Act {
    pub const ALL: [Self; 11] = [
        Self::Agree,
        Self::AgreeWithLimits,
        Self::Refuse,
        Self::MoreTime,
        Self::Withdraw,
        Self::CannotDecide,
        Self::FoundAble,
        Self::FoundUnable,
        Self::BestInterestsFor,
        Self::BestInterestsAgainst,
        Self::DayPasses,
    ];
}

impl From<Decision> for Act {
    fn from(decision: Decision) -> Self {
        match decision {
            Decision::Agree => Self::Agree,
            Decision::AgreeWithLimits => Self::AgreeWithLimits,
            Decision::Refuse => Self::Refuse,
            Decision::MoreTime => Self::MoreTime,
            Decision::Withdraw => Self::Withdraw,
            Decision::CannotDecide => Self::CannotDecide,
        }
    }
}

impl Standing {
    pub const ALL: [Self; 10] = [
        Self::NotAsked,
        Self::Agreed,
        Self::AgreedWithLimits,
        Self::Refused,
        Self::MoreTime,
        Self::Withdrawn,
        Self::CannotDecide,
        Self::BestInterestsFor,
        Self::BestInterestsAgainst,
        Self::Lapsed,
    ];

    /// Returns where the act leads from here, or nothing where it makes no sense: only what was agreed can be
    /// withdrawn, and whoever agreed does not refuse but withdraws.
    pub fn after(self, act: Act) -> Option<Self> {
        let agreed = matches!(self, Self::Agreed | Self::AgreedWithLimits);
        let for_them =
            matches!(self, Self::CannotDecide | Self::BestInterestsFor | Self::BestInterestsAgainst);
        match act {
            Act::Agree => Some(Self::Agreed),
            Act::AgreeWithLimits => Some(Self::AgreedWithLimits),
            Act::MoreTime => Some(Self::MoreTime),
            Act::CannotDecide => Some(Self::CannotDecide),
            Act::Refuse => (!agreed).then_some(Self::Refused),
            Act::Withdraw => (agreed || self == Self::Lapsed).then_some(Self::Withdrawn),
            // Able to decide: what they decided themself stands, what was not decided by them is asked.
            Act::FoundAble => Some(if for_them { Self::NotAsked } else { self }),
            Act::FoundUnable => Some(Self::CannotDecide),
            Act::BestInterestsFor => Some(Self::BestInterestsFor),
            Act::BestInterestsAgainst => Some(Self::BestInterestsAgainst),
            Act::DayPasses => agreed.then_some(Self::Lapsed),
        }
    }

    /// Returns the decisions that make sense from here for that purpose. The Privacy Information Notice is
    /// explained, not agreed to: it has no limits, and cannot be withdrawn.
    pub fn may_record(self, purpose: Purpose) -> Vec<Decision> {
        let fits = |decision: &Decision| {
            purpose != Purpose::PrivacyNotice
                || !matches!(decision, Decision::AgreeWithLimits | Decision::Withdraw)
        };
        let leads = |decision: &Decision| self.after(Act::from(*decision)).is_some();
        Decision::ALL.into_iter().filter(|decision| leads(decision) && fits(decision)).collect()
    }

    /// Returns the flag the official form asks for, or nothing while nobody has decided.
    pub fn flag(self) -> Option<bool> {
        match self {
            Self::Agreed | Self::AgreedWithLimits | Self::BestInterestsFor => Some(true),
            Self::Refused | Self::Withdrawn | Self::BestInterestsAgainst => Some(false),
            Self::NotAsked | Self::MoreTime | Self::CannotDecide | Self::Lapsed => None,
        }
    }

    /// Tells whether the person themself agrees now.
    pub fn agrees(self) -> bool {
        matches!(self, Self::Agreed | Self::AgreedWithLimits)
    }
}

/// How a matter stands, and which event or record made it so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand<'e> {
    pub standing: Standing,
    pub since: Option<NaiveDateTime>,
    /// The person's own last decision, if one was recorded.
    pub event: Option<&'e ConsentEvent>,
}

/// Returns how a matter stands on that day, from the events and records that count, each in the order in which
/// they were recorded. What happened last decides; of two decisions in the same minute, the one recorded later. A
/// record of capacity comes after the doubt of its minute, and before whatever else the person decided in it.
pub fn stand<'e>(
    events: &'e [ConsentEvent],
    records: &[CapacityRecord],
    matter: &Matter,
    today: NaiveDate,
) -> Stand<'e> {
    let mut now = Stand { standing: Standing::NotAsked, since: None, event: None };
    for (at, event, act) in acts(events, records, matter) {
        // An earlier occasion written down late can come before one that no longer follows from it: the later stands.
        let next = now.standing.after(act).unwrap_or_else(|| told(act));
        if next != now.standing || event.is_some() {
            now = Stand { standing: next, since: Some(at), event: event.or(now.event) };
        }
    }
    let until = now.event.filter(|_| now.standing.agrees()).and_then(|event| event.details.until);
    if until.is_some_and(|until| until < today) {
        now.standing = now.standing.after(Act::DayPasses).unwrap_or(now.standing);
    }
    now
}

type Happened<'e> = (NaiveDateTime, Option<&'e ConsentEvent>, Act);

/// Returns what happened about a matter, in order.
fn acts<'e>(events: &'e [ConsentEvent], records: &[CapacityRecord], matter: &Matter) -> Vec<Happened<'e>> {
    let events = about(events, matter);
    let doubt = |at| events.iter().rposition(|it| it.at == at && it.decision == Decision::CannotDecide);
    let place = |(at, event): (usize, &&ConsentEvent)| match doubt(event.at) {
        Some(last) if at <= last => 0,
        _ => 2,
    };
    let decided = events.iter().enumerate().map(|(at, event)| {
        let act = Act::from(event.decision);
        ((event.at, place((at, event))), (event.at, Some(*event), act))
    });
    let of_matter = records.iter().filter(|record| matter.is(record.purpose, &record.about));
    let found = of_matter.filter_map(|record| Some(((record.at, 1), (record.at, None, act_of(record)?))));
    let mut acts: Vec<((NaiveDateTime, u8), Happened<'e>)> = decided.chain(found).collect();
    acts.sort_by_key(|(order, _)| *order);
    acts.into_iter().map(|(_, happened)| happened).collect()
}

/// Returns where several stand together, with the limits of those that have them: what is not agreed about one of
/// them is not agreed.
pub fn of_all(stands: &[Stand<'_>]) -> (Standing, String) {
    let Some(first) = stands.first() else { return (Standing::NotAsked, String::new()) };
    let other = stands.iter().find(|stand| !stand.standing.agrees());
    let limited = stands.iter().filter(|stand| stand.standing == Standing::AgreedWithLimits);
    let limits: Vec<&str> = limited.filter_map(|stand| Some(stand.event?.details.limits.as_str())).collect();
    let together = if limits.is_empty() { first.standing } else { Standing::AgreedWithLimits };
    (other.map_or(together, |stand| stand.standing), limits.join("\n"))
}

/// Returns what an act says by itself.
fn told(act: Act) -> Standing {
    match act {
        Act::Refuse => Standing::Refused,
        Act::Withdraw => Standing::Withdrawn,
        _ => Standing::NotAsked,
    }
}

/// Returns what a record of capacity does; not being sure changes nothing.
fn act_of(record: &CapacityRecord) -> Option<Act> {
    match (record.finding, record.best_interests) {
        (CapacityFinding::NotSure, _) => None,
        (CapacityFinding::Able, _) => Some(Act::FoundAble),
        (CapacityFinding::Unable, Some(BestInterests::GoAhead)) => Some(Act::BestInterestsFor),
        (CapacityFinding::Unable, Some(BestInterests::DoNot)) => Some(Act::BestInterestsAgainst),
        (CapacityFinding::Unable, Some(BestInterests::NotDecided) | None) => Some(Act::FoundUnable),
    }
}

#[cfg(test)]
#[path = "states_tests.rs"]
mod states_tests;

#[cfg(test)]
#[path = "standing_tests.rs"]
mod tests;
