//! The words of the partnership return on paper and in its file. The window has its own in `ui/src/words/`.

use casework::partnership::{Measure, Time};

/// What stands in the place of a count that is hidden.
pub const HIDDEN: &str = "hidden";
pub const UNDER_FIVE: &str = "under five";

/// Returns the title of a table and whom it is about.
pub fn table(measure: Measure) -> (&'static str, &'static str) {
    match measure {
        Measure::Kind => ("Reports sent", "Everybody of whom a report was sent."),
        Measure::Consent => {
            ("Consent of adults to the referral", "Adults who were referred, on the day of sending.")
        }
        Measure::Age => {
            ("Age of adults while they were exploited", "Everybody who was not reported as a child.")
        }
        Measure::Gender => ("Gender", "Everybody, as the official form was answered."),
        Measure::Nationality => (
            "Nationality",
            "Everybody, by first nationality. Nationalities of fewer than five stand together.",
        ),
        Measure::Exploitation => (
            "Exploitation that recorded signs point to",
            "Everybody. The official form asks for no type: these are the signs kept beside notes.",
        ),
        Measure::Outcome => {
            ("Reasonable and conclusive grounds", "Everybody who was referred, as it is recorded now.")
        }
        Measure::OutcomeOfAll => (
            "Reasonable and conclusive grounds",
            "Everybody, as it is recorded now. Notifications stand with those for whom no decision is recorded.",
        ),
        Measure::Steps => ("Safeguarding steps done", "Everybody. One person can have several."),
        Measure::StepsForChildren => ("Steps for children done", "Everybody who was reported as a child."),
        Measure::StepsForAdults => (
            "Steps for adults done",
            "Everybody who was not reported as a child. One person can have several.",
        ),
    }
}

/// Returns the words of a category; a nationality is its own name.
pub fn category(measure: Measure, word: &str) -> &str {
    match (measure, word) {
        (Measure::Kind, "adult-nrm") => "Adult referred into the NRM",
        (Measure::Kind, "child-nrm") => "Child, or age not known, referred into the NRM",
        (Measure::Kind, "duty-to-notify") => "Notified under the duty to notify",
        (Measure::Consent, "agreed") => "Agreed",
        (Measure::Consent, "best-interests") => "Decided in their best interests",
        (Measure::Consent, "not-recorded") => "Not recorded",
        (Measure::Age, "adult") => "18 or over throughout",
        (Measure::Age, "under-18") => "Under 18 at some time",
        (Measure::Gender, "female") => "Female",
        (Measure::Gender, "male") => "Male",
        (Measure::Gender, "neither") => "Neither male nor female",
        (Measure::Nationality, "others") => "All others, and not known",
        (Measure::Exploitation, "labour") => "Labour",
        (Measure::Exploitation, "sexual") => "Sexual",
        (Measure::Exploitation, "criminal") => "Criminal",
        (Measure::Exploitation, "domestic") => "Domestic servitude",
        (Measure::Exploitation, "other") => "Another kind",
        (Measure::Exploitation, "combined") => "Several kinds",
        (Measure::Exploitation, "not-recorded") => "None recorded",
        (_, "cg-positive") => "Conclusive grounds: positive",
        (_, "cg-negative") => "Conclusive grounds: negative",
        (_, "rg-positive") => "Reasonable grounds: positive, the other awaited",
        (_, "rg-negative") => "Reasonable grounds: negative",
        (_, "none") => "No decision recorded",
        (_, "police") => "Police told",
        (_, "health") => "Health",
        (_, "housing") => "Housing",
        (_, "legal") => "Legal or immigration advice",
        (_, "children") => "Children’s services or guardians",
        (_, "adult-safeguarding") => "Adult safeguarding or care needs",
        (_, "adult-support") => "Support for adults",
        (_, "not-known") => "Not known",
        (_, other) => other,
    }
}

pub fn time(time: Time) -> &'static str {
    match time {
        Time::ReferralToRg => "From the referral to the reasonable grounds decision",
        Time::RgToCg => "From the reasonable to the conclusive grounds decision",
    }
}

/// How the figures are to be read.
pub const NOTES: [&str; 5] = [
    "A case counts in the quarter in which its referral, or before any referral its notification, was first sent.",
    "Counts of one to four are hidden, and with them as many others as would let them be worked out. Fewer than five altogether, and a table in which everybody stands in one line, are not shown.",
    "Percentages are whole numbers and need not add up to 100.",
    "What was not answered is not known; nothing is guessed. Outcomes are as they were recorded when this was made, and can change.",
    "To publish these figures a second time for the same quarter can give away what is hidden here: the difference between the two is a count too.",
];
