//! What comes before a referral is sent: it follows from consent, from the draft and from the age, and is nowhere
//! written down.

use chrono::NaiveDateTime;

use super::event::Act;
use super::state::State;
use crate::case::AgeGroup;
use crate::consent::Standing;

/// How things stand before anything is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    pub age: AgeGroup,
    /// The NRM was explained, or the person decided something about it.
    pub explained: bool,
    /// Where consent to the referral stands.
    pub referral: Standing,
    /// A refusal here leads to a notification without identity.
    pub duty_to_notify: bool,
    /// A draft was told to stand on the online form.
    pub online: bool,
}

/// A report that was recorded as sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    pub at: NaiveDateTime,
    /// A notification without a referral: no decision comes of it.
    pub notification: bool,
}

impl Sent {
    pub fn act(self) -> Act {
        if self.notification { Act::DtnSent } else { Act::NrmSent }
    }
}

impl Before {
    /// Returns the acts that it amounts to, in order.
    fn acts(self) -> Vec<Act> {
        let mut acts = Vec::new();
        if self.age.treated_as_child() {
            acts.push(Act::ChildOrNotSure);
        } else {
            acts.extend(self.explained.then_some(Act::Explained));
            acts.extend(self.decided());
        }
        acts.extend(self.online.then_some(Act::SavedOnline));
        acts
    }

    fn decided(self) -> Option<Act> {
        match self.referral {
            Standing::Agreed | Standing::AgreedWithLimits | Standing::BestInterestsFor => Some(Act::Agreed),
            Standing::Refused | Standing::Withdrawn | Standing::BestInterestsAgainst
                if self.duty_to_notify =>
            {
                Some(Act::Refused)
            }
            Standing::Refused | Standing::Withdrawn | Standing::BestInterestsAgainst => {
                Some(Act::RefusedElsewhere)
            }
            Standing::MoreTime | Standing::CannotDecide | Standing::Lapsed => Some(Act::WantsTime),
            Standing::NotAsked => None,
        }
    }

    /// Returns where it leads from a state in which no referral is in the NRM.
    pub(super) fn from(self, state: State) -> State {
        self.acts().into_iter().fold(state, |state, act| state.after(act).unwrap_or(state))
    }
}
