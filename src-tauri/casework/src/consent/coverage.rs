//! Whether consent covers what would leave: item by item, for the one who would receive it.

use serde::{Deserialize, Serialize};

use super::matter::Purpose;
use super::sharing::Recipient;
use super::standing::Standing;

/// A part of what would leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// What happened, and everything else in the answers.
    Account,
    /// Name, date of birth and whatever else says who the person is.
    Identity,
    /// That the person asks for support.
    Support,
    ContactEmail,
    ContactPost,
    ContactCall,
    /// That someone else receives the decision.
    DecisionToOther,
    /// What the person decided and said about consent.
    ConsentRecord,
    SafetySteps,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cover {
    Covered,
    /// Covered within the limits that the person set.
    Limits,
    NotCovered,
    /// The law decides and nobody is asked: a child's referral, a notification that names nobody.
    NotAsked,
    /// It stays in the worker's own organisation.
    WithinOrganisation,
}

/// One item, whether it is covered, and by what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Covered {
    pub item: Item,
    pub cover: Cover,
    /// Where the matter that decides it stands.
    pub standing: Standing,
    pub limits: String,
}

/// What would leave, and who the person is to the law.
#[derive(Debug, Clone)]
pub struct Leaving<'a> {
    pub items: &'a [Item],
    /// A child's case, or someone whose age is not known.
    pub as_child: bool,
    /// It is a notification of an adult who refused the referral, not the referral itself.
    pub notification: bool,
}

/// Returns for each item whether consent covers it. `stand` gives where a purpose stands, with the limits in words: of
/// `Sharing` about the recipient, of `Contact` about the channel's word, of `DecisionToOther` about anybody.
pub fn coverage(
    leaving: &Leaving<'_>,
    (recipient, to_whom): (Recipient, &str),
    stand: impl Fn(Purpose, &str) -> (Standing, String),
) -> Vec<Covered> {
    let of = |item: &Item| {
        let (purpose, about) = deciding(*item, leaving, recipient, to_whom);
        let (standing, limits) = stand(purpose, about);
        let cover = match recipient {
            Recipient::OwnOrganisation => Cover::WithinOrganisation,
            Recipient::HomeOffice if lawful_without(*item, leaving) => Cover::NotAsked,
            // Nobody agrees in the person's place to be named (Modern Slavery Act 2015 s.52(3)).
            _ if purpose == Purpose::NamedInNotification && !standing.agrees() => Cover::NotCovered,
            _ => cover_of(standing),
        };
        Covered { item: *item, cover, standing, limits }
    };
    leaving.items.iter().map(of).collect()
}

/// Returns the matter that decides an item.
fn deciding<'w>(
    item: Item,
    leaving: &Leaving<'_>,
    recipient: Recipient,
    to_whom: &'w str,
) -> (Purpose, &'w str) {
    if recipient == Recipient::Other {
        return (Purpose::Sharing, to_whom);
    }
    match item {
        Item::Support => (Purpose::Support, ""),
        Item::ContactEmail => (Purpose::Contact, "email"),
        Item::ContactPost => (Purpose::Contact, "post"),
        Item::ContactCall => (Purpose::Contact, "call"),
        Item::DecisionToOther => (Purpose::DecisionToOther, ""),
        Item::Identity | Item::ConsentRecord if leaving.notification => (Purpose::NamedInNotification, ""),
        Item::Account | Item::Identity | Item::ConsentRecord | Item::SafetySteps => (Purpose::Referral, ""),
    }
}

/// Tells whether the law lets an item go to the Home Office without asking: a child must be referred, and a
/// notification must be made of what names nobody (Modern Slavery Act 2015 s.52).
fn lawful_without(item: Item, leaving: &Leaving<'_>) -> bool {
    leaving.as_child || (leaving.notification && item == Item::Account)
}

fn cover_of(standing: Standing) -> Cover {
    match standing {
        Standing::Agreed | Standing::BestInterestsFor => Cover::Covered,
        Standing::AgreedWithLimits => Cover::Limits,
        _ => Cover::NotCovered,
    }
}

#[cfg(test)]
#[path = "coverage_tests.rs"]
mod tests;
