//! What is so in a case, as far as safety steps are called for by it: a closed list, so that a pack can name nothing that
//! Daybook does not know.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Something that is so in a case, or is not, or is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    Missing,
    /// Was missing and has come back.
    MissingReturned,
    /// Abuse at home, a forced marriage, so-called honour-based abuse.
    DomesticAbuse,
    /// Has no home, or may lose it soon.
    Homeless,
    /// Rents from the council or a housing association.
    SocialTenant,
    /// Someone has taken over the person's home.
    Cuckooed,
    /// Needs for care and support (Care Act 2014 s.9 and s.42).
    CareNeeds,
    SeveralAgencies,
    DoubtOfCapacity,
    /// A child may suffer significant harm (Children Act 1989 s.47).
    SignificantHarm,
    /// Accused of a crime done under exploitation (Modern Slavery Act 2015 s.45).
    Accused,
    ImmigrationUnsure,
    WithPolice,
    ExploitedAtWork,
    Supplier,
    OwnOrganisation,
    // What follows from a step's record.
    /// A strategy discussion agreed an enquiry.
    #[serde(rename = "section-47")]
    Section47,
    ChildInNeed,
    ConferenceAgreed,
    ProtectionPlan,
    // What other records say; never asked.
    TreatedAsChild,
    OtherLanguage,
    AgreesToSupport,
    AgreesToReferral,
    /// Said no, withdrew, or asked for more time about the referral.
    NotReady,
    /// The worker is no First Responder.
    MayNotRefer,
}

/// A heading under which facts are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactGroup {
    Now,
    Home,
    Needs,
    Law,
    Work,
}

/// What is known of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactIs {
    Yes,
    No,
    NotKnown,
}

/// The facts that the worker is asked, in the order of the page. The rest follow from what else is recorded.
pub const ASKED: [(Fact, FactGroup); 16] = [
    (Fact::Missing, FactGroup::Now),
    (Fact::MissingReturned, FactGroup::Now),
    (Fact::DomesticAbuse, FactGroup::Now),
    (Fact::Homeless, FactGroup::Home),
    (Fact::SocialTenant, FactGroup::Home),
    (Fact::Cuckooed, FactGroup::Home),
    (Fact::CareNeeds, FactGroup::Needs),
    (Fact::SeveralAgencies, FactGroup::Needs),
    (Fact::DoubtOfCapacity, FactGroup::Needs),
    (Fact::SignificantHarm, FactGroup::Needs),
    (Fact::Accused, FactGroup::Law),
    (Fact::ImmigrationUnsure, FactGroup::Law),
    (Fact::WithPolice, FactGroup::Law),
    (Fact::ExploitedAtWork, FactGroup::Work),
    (Fact::Supplier, FactGroup::Work),
    (Fact::OwnOrganisation, FactGroup::Work),
];

impl Fact {
    /// Tells whether the worker is asked it.
    pub fn is_asked(self) -> bool {
        ASKED.iter().any(|(fact, _)| *fact == self)
    }
}

/// What the worker answered on one day, with how it is known. Facts left out stay as they were.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Situation {
    pub answers: BTreeMap<Fact, FactIs>,
    pub why: String,
}

/// Facts that were told together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactsTold {
    pub at: NaiveDateTime,
    pub answers: BTreeMap<Fact, FactIs>,
    /// The step whose record says so; none where the worker answered.
    pub step: Option<String>,
}

/// What is known of one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    pub is: FactIs,
    /// Since when it has been so without a break.
    pub since: NaiveDate,
    /// When it came to be so again, where it had been so before: what was done about the first time is history.
    pub again: Option<NaiveDateTime>,
    pub step: Option<String>,
}

/// Everything known of a case.
pub type Facts = BTreeMap<Fact, Known>;

/// Returns what is known once everything was told; `told` is in the order in which it happened, and the later wins.
pub fn known(told: &[FactsTold]) -> Facts {
    let mut facts = Facts::new();
    let mut before: BTreeSet<(Fact, FactIs)> = BTreeSet::new();
    for telling in told {
        for (fact, is) in &telling.answers {
            if facts.get(fact).is_none_or(|known| known.is != *is) {
                let again = (!before.insert((*fact, *is))).then_some(telling.at);
                let (since, step) = (telling.at.date(), telling.step.clone());
                facts.insert(*fact, Known { is: *is, since, again, step });
            }
        }
    }
    facts
}

/// Returns what a record adds to what was known: only answers that differ, so that nothing is told twice.
pub fn changed(facts: &Facts, answers: &BTreeMap<Fact, FactIs>) -> BTreeMap<Fact, FactIs> {
    let now = |fact: &Fact| facts.get(fact).map_or(FactIs::NotKnown, |known| known.is);
    answers
        .iter()
        .filter(|(fact, is)| fact.is_asked() && now(fact) != **is)
        .map(|(fact, is)| (*fact, *is))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(on: &str, fact: Fact, is: FactIs) -> FactsTold {
        let at = on.parse::<NaiveDate>().expect("a real day").and_time(chrono::NaiveTime::MIN);
        FactsTold { at, answers: BTreeMap::from([(fact, is)]), step: None }
    }

    #[test]
    fn a_fact_told_again_keeps_the_day_it_was_first_known() {
        let all = [
            told("2026-03-01", Fact::Homeless, FactIs::Yes),
            told("2026-03-05", Fact::Homeless, FactIs::Yes),
            told("2026-03-06", Fact::Supplier, FactIs::No),
        ];
        let facts = known(&all);
        assert_eq!(facts[&Fact::Homeless].since, all[0].at.date(), "since the first day without a break");
        assert_eq!(facts[&Fact::Supplier].is, FactIs::No, "each fact for itself");
        assert_eq!(facts[&Fact::Homeless].again, None, "for the first time");
        let back = told("2026-03-07", Fact::Homeless, FactIs::Yes);
        let again = known(&[all[0].clone(), told("2026-03-05", Fact::Homeless, FactIs::No), back.clone()]);
        let now = &again[&Fact::Homeless];
        assert_eq!(
            (now.is, now.again),
            (FactIs::Yes, Some(back.at)),
            "the later telling wins, and is the second time"
        );
    }

    #[test]
    fn only_what_differs_is_told() {
        let facts = known(&[told("2026-03-01", Fact::Homeless, FactIs::Yes)]);
        let answers = BTreeMap::from([
            (Fact::Homeless, FactIs::Yes),
            (Fact::Cuckooed, FactIs::NotKnown),
            (Fact::CareNeeds, FactIs::No),
            (Fact::OtherLanguage, FactIs::Yes),
        ]);
        let expected = BTreeMap::from([(Fact::CareNeeds, FactIs::No)]);
        assert_eq!(changed(&facts, &answers), expected, "not what stands, and not what is never asked");
    }
}
