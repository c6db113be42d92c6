//! The states of a case in the NRM, and where each act leads. `docs/states.md` shows the whole machine, and a test
//! compares it with this file.

use serde::{Deserialize, Serialize};

use super::event::Act;

/// Where a case stands in the NRM.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    Concern,
    ConsentSought,
    DraftNrm,
    SavedOnline,
    DraftDtn,
    NoReferral,
    /// An end: no decision will come of it.
    DtnSent,
    RgPending,
    RgInformationAsked,
    RgSuspended,
    RgPositive,
    RgNegative,
    RgReconsiderationAsked,
    RgReconsidered,
    RgNegativeFinal,
    CgPending,
    CgInformationAsked,
    CgSuspended,
    CgPositive,
    MoveOn,
    CgNegative,
    CgReconsiderationAsked,
    CgReconsidered,
    CgNegativeFinal,
    Withdrawn,
    Exited,
    ClosedOther,
}

impl State {
    pub const ALL: [Self; 27] = [
        Self::Concern,
        Self::ConsentSought,
        Self::DraftNrm,
        Self::SavedOnline,
        Self::DraftDtn,
        Self::NoReferral,
        Self::DtnSent,
        Self::RgPending,
        Self::RgInformationAsked,
        Self::RgSuspended,
        Self::RgPositive,
        Self::RgNegative,
        Self::RgReconsiderationAsked,
        Self::RgReconsidered,
        Self::RgNegativeFinal,
        Self::CgPending,
        Self::CgInformationAsked,
        Self::CgSuspended,
        Self::CgPositive,
        Self::MoveOn,
        Self::CgNegative,
        Self::CgReconsiderationAsked,
        Self::CgReconsidered,
        Self::CgNegativeFinal,
        Self::Withdrawn,
        Self::Exited,
        Self::ClosedOther,
    ];

    /// Tells whether no NRM referral was sent yet, or none is on its way.
    pub fn is_before_sending(self) -> bool {
        self <= Self::DtnSent
    }

    /// Tells whether nothing more is decided: withdrawn, exited, closed.
    pub fn is_end(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Exited | Self::ClosedOther)
    }

    /// Tells whether a negative decision stands that is not reconsidered again.
    pub fn is_final(self) -> bool {
        matches!(self, Self::RgNegativeFinal | Self::CgNegativeFinal)
    }

    /// Tells whether a decision of the competent authority is waited for.
    pub fn awaits_decision(self) -> bool {
        self.awaits_rg() || self.awaits_cg()
    }

    pub fn awaits_rg(self) -> bool {
        matches!(
            self,
            Self::RgPending | Self::RgInformationAsked | Self::RgReconsiderationAsked | Self::RgReconsidered
        )
    }

    pub fn awaits_cg(self) -> bool {
        matches!(
            self,
            Self::RgPositive
                | Self::CgPending
                | Self::CgInformationAsked
                | Self::CgReconsiderationAsked
                | Self::CgReconsidered
        )
    }

    /// Returns where the act leads from here, or nothing where it does not fit.
    pub fn after(self, act: Act) -> Option<Self> {
        match act {
            Act::Explained
            | Act::ChildOrNotSure
            | Act::Agreed
            | Act::WantsTime
            | Act::Refused
            | Act::RefusedElsewhere
            | Act::SavedOnline
            | Act::NrmSent
            | Act::DtnSent => self.before_sending(act),
            Act::InformationAsked | Act::InformationGiven | Act::Suspended | Act::Restored => {
                self.paused(act)
            }
            Act::RgPositive | Act::RgNegative | Act::BothPositive | Act::BothNegative => {
                self.first_decided(act)
            }
            Act::CgBegun | Act::RecoveryDaysPass | Act::CgPositive | Act::CgNegative => {
                self.last_decided(act)
            }
            Act::ReconsiderationAsked | Act::ReconsiderationAccepted | Act::ReconsiderationNotAccepted => {
                self.reconsidered(act)
            }
            Act::DisqualificationConsidered | Act::Disqualified | Act::DisqualificationLifted => {
                self.protected().then_some(self)
            }
            Act::MoveOn | Act::MoveOnExtended | Act::SupportEnded => self.moving_on(act),
            Act::Withdrawn => self.is_open().then_some(Self::Withdrawn),
            Act::ClosedOther => (!self.is_end()).then_some(Self::ClosedOther),
            Act::ReferredAgain => self.may_be_referred_again().then_some(self),
        }
    }

    fn before_sending(self, act: Act) -> Option<Self> {
        let drafting = matches!(self, Self::DraftNrm | Self::SavedOnline);
        match act {
            Act::NrmSent => (self.is_before_sending()).then_some(Self::RgPending),
            Act::DtnSent => (self.is_before_sending() && self != Self::DtnSent).then_some(Self::DtnSent),
            Act::SavedOnline => drafting.then_some(Self::SavedOnline),
            Act::Explained => (self == Self::Concern).then_some(Self::ConsentSought),
            _ if !self.is_before_sending() => None,
            Act::ChildOrNotSure | Act::Agreed if drafting => Some(self),
            Act::ChildOrNotSure | Act::Agreed => Some(Self::DraftNrm),
            Act::WantsTime if self == Self::DtnSent => None,
            Act::WantsTime => Some(Self::ConsentSought),
            Act::Refused if self != Self::DtnSent => Some(Self::DraftDtn),
            Act::RefusedElsewhere if self != Self::DtnSent => Some(Self::NoReferral),
            _ => None,
        }
    }

    /// Information asked for, and a case that rests.
    fn paused(self, act: Act) -> Option<Self> {
        match (act, self) {
            (Act::InformationAsked, Self::RgPending | Self::RgInformationAsked) => {
                Some(Self::RgInformationAsked)
            }
            (Act::InformationAsked, Self::RgPositive | Self::CgPending | Self::CgInformationAsked) => {
                Some(Self::CgInformationAsked)
            }
            (Act::InformationGiven, Self::RgInformationAsked) => Some(Self::RgPending),
            (Act::InformationGiven, Self::CgInformationAsked) => Some(Self::CgPending),
            (Act::Suspended, Self::RgPending | Self::RgInformationAsked) => Some(Self::RgSuspended),
            (Act::Suspended, Self::RgPositive | Self::CgPending | Self::CgInformationAsked) => {
                Some(Self::CgSuspended)
            }
            (Act::Restored, Self::RgSuspended) => Some(Self::RgPending),
            (Act::Restored, Self::CgSuspended) => Some(Self::CgPending),
            _ => None,
        }
    }

    fn first_decided(self, act: Act) -> Option<Self> {
        let reconsidering = matches!(self, Self::RgReconsiderationAsked | Self::RgReconsidered);
        let waiting = matches!(self, Self::RgPending | Self::RgInformationAsked);
        match act {
            _ if !waiting && !reconsidering => None,
            Act::RgPositive => Some(Self::RgPositive),
            Act::RgNegative if reconsidering => Some(Self::RgNegativeFinal),
            Act::RgNegative => Some(Self::RgNegative),
            Act::BothPositive => Some(Self::CgPositive),
            _ => Some(Self::CgNegative),
        }
    }

    fn last_decided(self, act: Act) -> Option<Self> {
        let reconsidering = matches!(self, Self::CgReconsiderationAsked | Self::CgReconsidered);
        let waiting = matches!(self, Self::RgPositive | Self::CgPending | Self::CgInformationAsked);
        match act {
            Act::CgBegun | Act::RecoveryDaysPass => (self == Self::RgPositive).then_some(Self::CgPending),
            _ if !waiting && !reconsidering => None,
            Act::CgPositive => Some(Self::CgPositive),
            _ if reconsidering => Some(Self::CgNegativeFinal),
            _ => Some(Self::CgNegative),
        }
    }

    fn reconsidered(self, act: Act) -> Option<Self> {
        match (act, self) {
            (Act::ReconsiderationAsked, Self::RgNegative) => Some(Self::RgReconsiderationAsked),
            (Act::ReconsiderationAsked, Self::CgNegative) => Some(Self::CgReconsiderationAsked),
            (Act::ReconsiderationAccepted, Self::RgReconsiderationAsked) => Some(Self::RgReconsidered),
            (Act::ReconsiderationAccepted, Self::CgReconsiderationAsked) => Some(Self::CgReconsidered),
            (Act::ReconsiderationNotAccepted, Self::RgReconsiderationAsked) => Some(Self::RgNegativeFinal),
            (Act::ReconsiderationNotAccepted, Self::CgReconsiderationAsked) => Some(Self::CgNegativeFinal),
            _ => None,
        }
    }

    /// The days of moving on, and the end of support. Where a reconsideration can still be asked for, support that ends
    /// does not end the case.
    fn moving_on(self, act: Act) -> Option<Self> {
        match (act, self) {
            (Act::MoveOn | Act::MoveOnExtended, Self::CgPositive | Self::MoveOn) => Some(Self::MoveOn),
            (
                Act::SupportEnded,
                Self::CgPositive | Self::MoveOn | Self::RgNegativeFinal | Self::CgNegativeFinal,
            ) => Some(Self::Exited),
            (Act::SupportEnded, _) if self.is_negative_and_open() || self.is_before_cg() => Some(self),
            _ => None,
        }
    }

    /// Someone can leave support while the last decision is still waited for.
    fn is_before_cg(self) -> bool {
        matches!(self, Self::RgPositive | Self::CgPending | Self::CgInformationAsked | Self::CgSuspended)
    }

    fn is_negative_and_open(self) -> bool {
        matches!(
            self,
            Self::RgNegative
                | Self::RgReconsiderationAsked
                | Self::RgReconsidered
                | Self::CgNegative
                | Self::CgReconsiderationAsked
                | Self::CgReconsidered
        )
    }

    /// Tells whether the recovery period or what follows from it protects the person, so that it can be taken away.
    fn protected(self) -> bool {
        matches!(
            self,
            Self::RgPositive
                | Self::CgPending
                | Self::CgInformationAsked
                | Self::CgSuspended
                | Self::CgPositive
                | Self::MoveOn
        )
    }

    /// Tells whether a referral is in the NRM and not at an end.
    fn is_open(self) -> bool {
        !self.is_before_sending() && !self.is_end()
    }

    /// Tells whether the next referral of the person is a new case: after an end, and after a last negative decision.
    pub(super) fn may_be_referred_again(self) -> bool {
        self.is_end() || matches!(self, Self::RgNegativeFinal | Self::CgNegativeFinal)
    }
}

#[cfg(test)]
#[path = "states_tests.rs"]
mod tests;
