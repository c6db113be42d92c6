//! The words that go on paper for decisions. The window has its own in `ui/src/words/`.

use casework::clock::Says;
use casework::decision::{Act, Authority, By, Oddity, State, ToldHow};

pub fn state(state: State) -> &'static str {
    match state {
        State::Concern => "Concern recorded",
        State::ConsentSought => "Consent being asked",
        State::DraftNrm => "Referral being drafted",
        State::SavedOnline => "Saved on the online form, not sent",
        State::DraftDtn => "Notification being drafted",
        State::NoReferral => "No referral",
        State::DtnSent => "Notified without a referral",
        State::RgPending => "Waiting for the reasonable grounds decision",
        State::RgInformationAsked => "More information asked for, reasonable grounds",
        State::RgSuspended => "Suspended before reasonable grounds",
        State::RgPositive => "Reasonable grounds: positive",
        State::RgNegative => "Reasonable grounds: negative",
        State::RgReconsiderationAsked => "Reconsideration asked, reasonable grounds",
        State::RgReconsidered => "Being reconsidered, reasonable grounds",
        State::RgNegativeFinal => "Reasonable grounds: negative, not to be reconsidered",
        State::CgPending => "Waiting for the conclusive grounds decision",
        State::CgInformationAsked => "More information asked for, conclusive grounds",
        State::CgSuspended => "Suspended before conclusive grounds",
        State::CgPositive => "Conclusive grounds: positive",
        State::MoveOn => "Moving on from support",
        State::CgNegative => "Conclusive grounds: negative",
        State::CgReconsiderationAsked => "Reconsideration asked, conclusive grounds",
        State::CgReconsidered => "Being reconsidered, conclusive grounds",
        State::CgNegativeFinal => "Conclusive grounds: negative, not to be reconsidered",
        State::Withdrawn => "Withdrawn from the NRM",
        State::Exited => "Support ended",
        State::ClosedOther => "Closed for another reason",
    }
}

pub fn act(act: Act) -> &'static str {
    match act {
        Act::Explained => "NRM explained",
        Act::ChildOrNotSure => "Treated as a child: a referral is made",
        Act::Agreed => "Agreed to the referral",
        Act::WantsTime => "Wants more time",
        Act::Refused | Act::RefusedElsewhere => "Refused",
        Act::SavedOnline => "Saved on the online form",
        Act::NrmSent => "Referral sent",
        Act::DtnSent => "Notification sent",
        Act::InformationAsked => "More information asked for",
        Act::InformationGiven => "Information given, or its time passed",
        Act::RgPositive => "Reasonable grounds decision: positive",
        Act::RgNegative => "Reasonable grounds decision: negative",
        Act::BothPositive => "Both decisions together: positive",
        Act::BothNegative => {
            "Both decisions together: reasonable grounds positive, conclusive grounds negative"
        }
        Act::Suspended => "Case suspended",
        Act::Restored => "Suspension ended",
        Act::Withdrawn => "The person withdrew",
        Act::ReconsiderationAsked => "Reconsideration asked for",
        Act::ReconsiderationAccepted => "Reconsideration accepted",
        Act::ReconsiderationNotAccepted => "Reconsideration not accepted",
        Act::CgBegun => "Information is being gathered for the conclusive grounds decision",
        Act::RecoveryDaysPass => "Recovery days ended",
        Act::CgPositive => "Conclusive grounds decision: positive",
        Act::CgNegative => "Conclusive grounds decision: negative",
        Act::DisqualificationConsidered => "Taking protection away is being considered",
        Act::Disqualified => "Protection taken away (public order or bad faith)",
        Act::DisqualificationLifted => "Protection stays, or was given back",
        Act::MoveOn => "Days of moving on begin",
        Act::MoveOnExtended => "More time before moving on",
        Act::SupportEnded => "Support ended",
        Act::ClosedOther => "Closed for another reason",
        Act::ReferredAgain => "A new case was opened for a new referral",
    }
}

/// Returns how firm a day is.
pub fn says(says: Says) -> &'static str {
    match says {
        Says::Expected => "Expected, not promised",
        Says::By => "By this day",
        Says::LastDay => "Last day",
        Says::LastsUntil => "Lasts at least until",
        Says::UpTo => "Lasts at most until",
        Says::NotBefore => "Not before this day has passed",
        Says::None => "No day",
    }
}

pub fn told(how: ToldHow) -> &'static str {
    match how {
        ToldHow::InPerson => "In person",
        ToldHow::InPersonInterpreted => "In person, with an interpreter",
        ToldHow::Phone => "By telephone",
        ToldHow::PhoneInterpreted => "By telephone, with an interpreter",
        ToldHow::SupportWorker => "Through a support worker",
        ToldHow::Letter => "By letter",
        ToldHow::Other => "In another way",
        ToldHow::NotYet => "Not told yet",
    }
}

pub fn by(by: By) -> &'static str {
    match by {
        By::Person => "The person",
        By::FirstResponder => "A First Responder",
        By::SupportProvider => "A support provider",
        By::Lawyer => "A lawyer",
        By::Police => "The police",
        By::LocalAuthority => "A local authority",
        By::Other => "Someone else",
    }
}

pub fn authority(authority: Authority) -> &'static str {
    match authority {
        Authority::SingleCompetentAuthority => "Single Competent Authority",
        Authority::ImmigrationEnforcement => "Immigration Enforcement Competent Authority",
        Authority::LocalPanel => "A local panel",
        Authority::NotKnown => "Not known",
    }
}

pub fn oddity(oddity: Oddity) -> &'static str {
    match oddity {
        Oddity::NotSent => "No referral was recorded as sent",
        Oddity::BeforeReferral => "Dated before the referral was sent",
        Oddity::ReceivedBeforeDated => "Received before the date on the letter",
        Oddity::InFuture => "A day of it lay in the future on the day of printing",
        Oddity::ToldBeforeDated => "The person was told before the date on the letter",
        Oddity::UntilBeforeDated => "The day it names is before its own",
        Oddity::OutOfOrder => "It does not follow from what was recorded before it",
        Oddity::Twice => "The same was recorded for the same day",
        Oddity::AfterLastDay => "Asked for after the last day",
        Oddity::BeforeRecoveryEnds => "Decided before the recovery days had ended",
        Oddity::ChildWithdraws => "A child cannot generally withdraw",
        Oddity::NationChanged => "The case changed its nation between the referral and this",
        Oddity::NoLetterDate => "No date on the letter: days are counted from the day it was received",
        Oddity::ClockSetBack => {
            "The computer's clock stood earlier than when something before it was recorded"
        }
    }
}
