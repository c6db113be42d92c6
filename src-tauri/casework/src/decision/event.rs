//! What can happen to a case in the NRM: each act as the worker records it, and what it needs to be told.

use serde::{Deserialize, Serialize};

use crate::clock::Starts;

/// Something that happened and may move the case from one state to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// The NRM was explained to an adult.
    Explained,
    /// Under 18 or not known: a child is not asked (Modern Slavery Act 2015 s.51).
    ChildOrNotSure,
    /// The person agrees to the referral, or it was decided for them in their best interests.
    Agreed,
    WantsTime,
    /// Refused where the Duty to Notify applies (England and Wales, Modern Slavery Act 2015 s.52).
    Refused,
    /// Refused where it does not (Scotland, Northern Ireland).
    RefusedElsewhere,
    SavedOnline,
    NrmSent,
    DtnSent,
    InformationAsked,
    /// The information was given, or the time for it passed.
    InformationGiven,
    RgPositive,
    RgNegative,
    /// Reasonable and conclusive grounds in one decision, both positive.
    BothPositive,
    /// Reasonable grounds positive and conclusive grounds negative in one decision.
    BothNegative,
    Suspended,
    Restored,
    Withdrawn,
    ReconsiderationAsked,
    ReconsiderationAccepted,
    ReconsiderationNotAccepted,
    /// The competent authority says that it gathers information for the conclusive grounds decision.
    CgBegun,
    /// The recovery days have passed.
    RecoveryDaysPass,
    CgPositive,
    CgNegative,
    /// The competent authority considers taking protection away and asks for an answer.
    DisqualificationConsidered,
    /// Public order or bad faith (Nationality and Borders Act 2022 s.63): a flag, no way out.
    Disqualified,
    /// Protection stays after all, or is given back.
    DisqualificationLifted,
    /// The days of moving on are told, with a plan.
    MoveOn,
    /// A Recovery Needs Assessment gives more time.
    MoveOnExtended,
    SupportEnded,
    /// Death, a duplicate, referred in error.
    ClosedOther,
    /// A new case was opened for new exploitation or new evidence.
    ReferredAgain,
}

/// Which dates an act has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dated {
    /// A letter or message: its own date, and the day it was received.
    Letter,
    /// One day on which it happened.
    Day,
}

impl Act {
    pub const ALL: [Self; 33] = [
        Self::Explained,
        Self::ChildOrNotSure,
        Self::Agreed,
        Self::WantsTime,
        Self::Refused,
        Self::RefusedElsewhere,
        Self::SavedOnline,
        Self::NrmSent,
        Self::DtnSent,
        Self::InformationAsked,
        Self::InformationGiven,
        Self::RgPositive,
        Self::RgNegative,
        Self::BothPositive,
        Self::BothNegative,
        Self::Suspended,
        Self::Restored,
        Self::Withdrawn,
        Self::ReconsiderationAsked,
        Self::ReconsiderationAccepted,
        Self::ReconsiderationNotAccepted,
        Self::CgBegun,
        Self::RecoveryDaysPass,
        Self::CgPositive,
        Self::CgNegative,
        Self::DisqualificationConsidered,
        Self::Disqualified,
        Self::DisqualificationLifted,
        Self::MoveOn,
        Self::MoveOnExtended,
        Self::SupportEnded,
        Self::ClosedOther,
        Self::ReferredAgain,
    ];

    /// Returns the acts that the worker records on the page of decisions. The others follow from consent, from the
    /// referral and from days that pass.
    pub fn recorded() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|act| act.is_recorded())
    }

    pub fn is_recorded(self) -> bool {
        self >= Self::InformationAsked && self != Self::RecoveryDaysPass
    }

    pub fn dated(self) -> Dated {
        match self {
            Self::InformationAsked
            | Self::RgPositive
            | Self::RgNegative
            | Self::BothPositive
            | Self::BothNegative
            | Self::Suspended
            | Self::ReconsiderationAccepted
            | Self::ReconsiderationNotAccepted
            | Self::CgBegun
            | Self::CgPositive
            | Self::CgNegative
            | Self::DisqualificationConsidered
            | Self::Disqualified
            | Self::DisqualificationLifted
            | Self::MoveOn
            | Self::MoveOnExtended => Dated::Letter,
            _ => Dated::Day,
        }
    }

    /// Tells whether it is a decision of the competent authority of which the person must be told.
    pub fn is_decision(self) -> bool {
        matches!(
            self,
            Self::RgPositive
                | Self::RgNegative
                | Self::BothPositive
                | Self::BothNegative
                | Self::CgPositive
                | Self::CgNegative
                | Self::ReconsiderationNotAccepted
                | Self::Disqualified
        )
    }

    /// Tells whether a day by which something comes or must be done may be told with it.
    pub fn may_have_until(self) -> bool {
        matches!(
            self,
            Self::InformationAsked | Self::DisqualificationConsidered | Self::MoveOn | Self::MoveOnExtended
        ) || self.is_negative()
    }

    /// Tells whether the day named with it is all that it says.
    pub fn needs_until(self) -> bool {
        self == Self::MoveOnExtended
    }

    /// Tells whether it counts only with a reason. Nobody has to say why they withdraw.
    pub fn needs_why(self) -> bool {
        self == Self::ClosedOther
    }

    /// Tells whether it asks why.
    pub fn asks_why(self) -> bool {
        matches!(
            self,
            Self::Suspended
                | Self::DisqualificationConsidered
                | Self::Withdrawn
                | Self::ClosedOther
                | Self::Disqualified
                | Self::ReconsiderationAsked
                | Self::ReconsiderationNotAccepted
        )
    }

    pub fn is_negative(self) -> bool {
        matches!(self, Self::RgNegative | Self::BothNegative | Self::CgNegative)
    }

    /// Tells whether it is a positive reasonable grounds decision, alone or with the other.
    pub fn is_rg_positive(self) -> bool {
        matches!(self, Self::RgPositive | Self::BothPositive | Self::BothNegative)
    }

    pub fn is_rg(self) -> bool {
        self.is_rg_positive() || self == Self::RgNegative
    }

    /// Tells whether it is a conclusive grounds decision, alone or with the other.
    pub fn is_cg(self) -> bool {
        matches!(self, Self::CgPositive | Self::CgNegative | Self::BothPositive | Self::BothNegative)
    }

    /// Returns the clocks it starts.
    pub fn starts(self) -> &'static [Starts] {
        match self {
            Self::NrmSent => &[Starts::NrmSent],
            Self::InformationAsked => &[Starts::InformationAsked],
            Self::RgPositive => &[Starts::RgPositive],
            Self::RgNegative => &[Starts::RgNegative, Starts::Decision],
            Self::BothPositive => &[Starts::RgPositive, Starts::CgPositive],
            Self::BothNegative => &[Starts::RgPositive, Starts::CgNegative, Starts::Decision],
            Self::CgPositive => &[Starts::CgPositive],
            Self::CgNegative => &[Starts::CgNegative, Starts::Decision],
            Self::ReconsiderationNotAccepted => &[Starts::Decision],
            Self::DisqualificationConsidered => &[Starts::DisqualificationConsidered],
            Self::Disqualified => &[Starts::Decision],
            _ => &[],
        }
    }
}
