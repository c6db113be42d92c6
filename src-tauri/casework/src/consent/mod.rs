//! Consent as a ledger of events. Nothing is bundled, nothing is edited: a change is a new event, and where a
//! matter stands now follows from its events, the records of capacity and the day.

mod capacity;
mod coverage;
mod due;
mod event;
mod gate;
mod matter;
mod pack;
mod remark;
mod sharing;
mod standing;
mod talk;

pub use capacity::{Advocate, BestInterests, CapacityFinding, CapacityRecord, Inability, TypedCapacity};
pub use coverage::{Cover, Covered, Item, Leaving, coverage};
pub use due::{Due, DueKind, Growing, due, may_be_asked_on, turns_18};
pub use event::{ConsentEvent, Decision, EventDetails, Manner, TypedConsent};
pub use gate::{Consented, Lack, explained_before, helps_authorities, lacks, not_explained, with_notice};
pub use matter::{Channel, Matter, Purpose, key_of, matters_in};
pub use pack::{CapacityLaw, ConsentPack, Follow, FollowKind, LawfulReason, LeadsTo, Rule, Text};
pub use remark::{Remark, manner_needed, remarks};
pub use sharing::{Basis, Recipient, Sharing, TypedLeaving, TypedSharing};
pub use standing::{Act, Stand, Standing, of_all, stand};
pub use talk::{Break, Gender, Interpreter, Mark, Mode, Said, Talk, TalkDetails};

use serde::Serialize;

use crate::case::AgeGroup;

/// Whether consent is asked at all. A child's referral does not wait for it (Home Office guidance on
/// the NRM; an unknown age is treated as under 18, Modern Slavery Act 2015 s.51).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asking {
    Asked,
    NotAskedChild,
    NotAskedAgeNotKnown,
}

/// Tells whether this person's consent is asked.
pub fn asking(age: AgeGroup) -> Asking {
    match age {
        AgeGroup::Adult => Asking::Asked,
        AgeGroup::Under18 => Asking::NotAskedChild,
        AgeGroup::NotKnown => Asking::NotAskedAgeNotKnown,
    }
}

/// Tells whether an event still counts. One recorded before the person was last taken to be an adult does not:
/// a child is not asked, so that whoever turns out to be an adult after all is asked afresh.
pub fn counts<M: PartialOrd>(recorded_at: &M, adult_since: Option<&M>) -> bool {
    adult_since.is_none_or(|since| recorded_at >= since)
}

/// Tells whether consent to the referral is to be asked and has not been yet.
pub fn referral_not_asked(age: AgeGroup, referral: Standing) -> bool {
    asking(age) == Asking::Asked && referral == Standing::NotAsked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adult_is_to_be_asked_until_they_have_been() {
        assert!(referral_not_asked(AgeGroup::Adult, Standing::NotAsked), "not asked yet");
        assert!(!referral_not_asked(AgeGroup::Under18, Standing::NotAsked), "a child is never asked");
        assert!(!referral_not_asked(AgeGroup::Adult, Standing::MoreTime), "asked, and given time");
    }

    #[test]
    fn nobody_is_asked_who_is_treated_as_a_child() {
        assert_eq!(asking(AgeGroup::Under18), Asking::NotAskedChild, "a child's referral is automatic");
        assert_eq!(asking(AgeGroup::NotKnown), Asking::NotAskedAgeNotKnown, "assume under 18");
    }
}
