//! One case as it counts: categories only. No name, number, day, place or free text, so that nothing of it can be read
//! that is not counted.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::referral::list;

/// What stands for a nationality that was not answered.
pub const NOT_KNOWN: &str = "";

/// A case of a quarter, as it leaves in a sealed return.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CaseRow {
    /// A digest by which the same case is known again in another return: 64 small letters of hex.
    pub case: String,
    pub kind: Kind,
    pub consent: Consent,
    pub age: AgeThen,
    pub gender: Gender,
    /// An entry of the form's list of nationalities; empty where it is not known.
    pub nationality: String,
    /// What the signs point to that were recorded; empty where none was.
    pub exploitation: BTreeSet<Exploitation>,
    pub outcome: Outcome,
    /// From the referral to the reasonable grounds decision.
    pub days_to_rg: Option<u32>,
    /// From the reasonable to the conclusive grounds decision, where they came apart.
    pub days_to_cg: Option<u32>,
    /// What was done at least once.
    pub steps: BTreeSet<StepKind>,
    pub closed: bool,
}

/// Which kind of report was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    AdultNrm,
    /// A child, or someone whose age is not known.
    ChildNrm,
    /// Modern Slavery Act 2015 s.52, with or without a name.
    DutyToNotify,
}

/// How an adult came to be referred, as it stood on the day of sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consent {
    Agreed,
    BestInterests,
    NotRecorded,
    /// A child is not asked; a notification is made where an adult did not agree.
    NotAsked,
}

/// How old the person was while they were exploited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgeThen {
    Adult,
    #[serde(rename = "under-18")]
    Under18,
    NotKnown,
}

/// The answers of the official form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gender {
    Female,
    Male,
    /// The form's third answer.
    Neither,
    NotKnown,
}

/// A kind of exploitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exploitation {
    Labour,
    Sexual,
    Criminal,
    Domestic,
    Other,
}

/// Where the referral stands: the latest decision that was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    None,
    RgPositive,
    RgNegative,
    CgPositive,
    CgNegative,
}

/// Kinds of safeguarding steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    Police,
    Health,
    Housing,
    Legal,
    Children,
    AdultSafeguarding,
    AdultSupport,
}

impl CaseRow {
    /// Tells whether a row that came from elsewhere is one that Daybook could have made.
    pub fn keeps_the_rules(&self) -> bool {
        let hex = |sign: u8| sign.is_ascii_digit() || (b'a'..=b'f').contains(&sign);
        let not_asked = self.consent == Consent::NotAsked;
        self.case.len() == 64
            && self.case.bytes().all(hex)
            && not_asked == (self.kind != Kind::AdultNrm)
            && (self.kind != Kind::ChildNrm || self.age != AgeThen::Adult)
            && (self.nationality == NOT_KNOWN || is_listed(&self.nationality))
    }
}

/// Tells whether the form's list has that nationality, word for word.
pub(super) fn is_listed(nationality: &str) -> bool {
    list("nationalities").is_some_and(|list| list.entries.iter().any(|entry| entry.trim() == nationality))
}
