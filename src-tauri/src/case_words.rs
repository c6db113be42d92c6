//! The words that go into a case file for the codes of the rules. The window has its own in `ui/src/words/`.

use casework::case::{AgeGroup, InterpreterNeed, Nation, NewCase};
use casework::case_file::{FileKind, PartKind};
use casework::caseload::Group;
use casework::closing::{ClosingReason, StepGoes};
use casework::note::NoteKind;
use casework::person::{PersonKind, SafeToContact};
use casework::safeguarding::{Fact, FactIs, Outcome};
use casework::warning::WarningKind;

pub fn file_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::WholeCase => "Whole case",
        FileKind::ReferralPack => "Referral pack",
        FileKind::Chronology => "Chronology",
        FileKind::Notes => "Notes",
        FileKind::ConsentRecord => "Consent record",
        FileKind::HandOver => "The case, handed over",
        FileKind::SubjectAccess => "Your own record",
    }
}

/// What the person's own copy says of supervision.
pub const OVERSIGHT_LEFT_OUT: &str = "Notes of managers' supervision of the work. You can ask for them";
/// To whom and why such a copy leaves, in the log.
pub const THE_PERSON: &str = "The person";
pub const ON_REQUEST: &str = "For the person, on their request";

pub fn part(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Case => "The case",
        PartKind::Open => "Open steps and days",
        PartKind::Steps => "Safety steps",
        PartKind::Warnings => "Warning notes",
        PartKind::GoingIn => "Before going in",
        PartKind::Referral => "The referral",
        PartKind::Decisions => "Decisions",
        PartKind::Consent => "Consent",
        PartKind::Sharing => "What was shared",
        PartKind::Notes => "Notes",
        PartKind::Files => "Files",
        PartKind::People => "People and places",
        PartKind::Chronology => "Chronology",
    }
}

pub fn age(age: AgeGroup) -> &'static str {
    match age {
        AgeGroup::Adult => "18 or over",
        AgeGroup::Under18 => "Under 18",
        AgeGroup::NotKnown => "Not known: treated as a child",
    }
}

pub fn nation(nation: Nation) -> &'static str {
    match nation {
        Nation::England => "England",
        Nation::Wales => "Wales",
        Nation::Scotland => "Scotland",
        Nation::NorthernIreland => "Northern Ireland",
    }
}

pub fn interpreter(need: InterpreterNeed) -> &'static str {
    match need {
        InterpreterNeed::Needed => "Needed",
        InterpreterNeed::NotNeeded => "Not needed",
        InterpreterNeed::NotYetKnown => "Not yet known",
    }
}

/// Returns the facts of a case in one line.
pub fn facts(case: &NewCase) -> String {
    let parts = [
        case.called.as_str(),
        age(case.age_group),
        nation(case.nation),
        &case.area,
        &case.language,
        interpreter(case.interpreter),
    ];
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ")
}

pub fn note(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Visit => "Visit note",
        NoteKind::Call => "Call",
        NoteKind::Observation => "Observation",
        NoteKind::Meeting => "Meeting",
        NoteKind::Conversation => "Conversation",
        NoteKind::ManagementOversight => "Management oversight",
        NoteKind::NoReply => "No reply",
    }
}

/// Returns how the person was, from the word that was ticked.
pub fn condition(word: &str) -> &str {
    match word {
        "calm" => "Calm",
        "tired" => "Tired",
        "hungry" => "Hungry",
        "cold" => "Cold",
        "frightened" => "Frightened",
        "in-pain" => "In pain",
        "medical-need" => "Medical need",
        "distressed" => "Distressed",
        other => other,
    }
}

pub fn seen_alone(word: &str) -> &str {
    match word {
        "yes" => "Yes",
        "no" => "No",
        "part" => "Part of the time",
        other => other,
    }
}

pub fn person(kind: PersonKind) -> &'static str {
    match kind {
        PersonKind::Person => "A person",
        PersonKind::Service => "A service",
        PersonKind::Exploiter => "Someone who exploits, or may do",
    }
}

pub fn safe(safe: SafeToContact) -> &'static str {
    match safe {
        SafeToContact::Yes => "Yes",
        SafeToContact::No => "No: do not contact",
        SafeToContact::NotKnown => "Not known",
    }
}

pub fn warning(kind: WarningKind) -> &'static str {
    match kind {
        WarningKind::RiskToStaff => "Risk to staff",
        WarningKind::RiskToPerson => "Risk to the person",
        WarningKind::DoNotDisclose => "Do not disclose",
        WarningKind::DoNotContact => "Do not contact in this way",
        WarningKind::Other => "Other warning",
    }
}

pub fn closing(reason: ClosingReason) -> &'static str {
    match reason {
        ClosingReason::SafeAndSettled => "The person is safe and settled",
        ClosingReason::PassedOn => "Another team or organisation has taken it over",
        ClosingReason::LostContact => "Contact with the person is lost",
        ClosingReason::PersonAsked => "The person asked for it",
        ClosingReason::OpenedInError => "It was opened in error",
        ClosingReason::Died => "The person has died",
        ClosingReason::Other => "Another reason",
    }
}

pub fn step_goes(goes: StepGoes) -> &'static str {
    match goes {
        StepGoes::HandedOver => "Handed over",
        StepGoes::GoesOn => "Goes on without this case",
        StepGoes::NotNeeded => "Not needed",
    }
}

pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => "Done",
        Outcome::Arranged => "Arranged",
        Outcome::CouldNot => "Could not be done",
        Outcome::NotNeeded => "Not needed",
    }
}

pub fn group(group: Group) -> &'static str {
    match group {
        Group::Overdue => "Overdue",
        Group::DueSoon => "Due soon",
        Group::PastExpected => "Past the expected date",
        Group::Waiting => "Waiting",
    }
}

/// Returns what is known of a fact.
pub fn fact_is(is: FactIs) -> &'static str {
    match is {
        FactIs::Yes => "Yes",
        FactIs::No => "No",
        FactIs::NotKnown => "Not known",
    }
}

pub fn fact(fact: Fact) -> &'static str {
    match fact {
        Fact::Missing => "The person is missing",
        Fact::MissingReturned => "The person was missing and has come back",
        Fact::DomesticAbuse => "There is abuse at home, a forced marriage or so-called honour-based abuse",
        Fact::Homeless => "The person has no home, or may lose it soon",
        Fact::SocialTenant => "The person rents from the council or a housing association",
        Fact::Cuckooed => "Someone has taken over the person's home",
        Fact::CareNeeds => "The person has needs for care and support",
        Fact::SeveralAgencies => "Several agencies are involved",
        Fact::DoubtOfCapacity => "There is doubt that the person can decide about the referral or support",
        Fact::SignificantHarm => "A child may be suffering, or be likely to suffer, significant harm",
        Fact::Accused => "The person is accused of a crime done under exploitation",
        Fact::ImmigrationUnsure => "The person's immigration status is uncertain",
        Fact::WithPolice => "The person works with the police on an investigation",
        Fact::ExploitedAtWork => "The person was exploited at work, or not paid",
        Fact::Supplier => "A contractor or supplier of the worker's organisation may be involved",
        Fact::OwnOrganisation => "It is about how the worker's own organisation acts",
        Fact::Section47 => "A strategy discussion agreed an enquiry",
        Fact::ChildInNeed => "There is a child in need plan",
        Fact::ConferenceAgreed => "A child protection conference was agreed",
        Fact::ProtectionPlan => "There is a child protection plan",
        Fact::TreatedAsChild => "The person is treated as a child",
        Fact::OtherLanguage => "The person needs another language or an interpreter",
        Fact::AgreesToSupport => "The person agrees to support",
        Fact::AgreesToReferral => "The person agrees to the referral",
        Fact::NotReady => "The person said no, withdrew or asked for more time",
        Fact::MayNotRefer => "The worker's organisation is no First Responder",
    }
}
