//! What the person is told, in words to be said to them: before an adult's consent counts, to a
//! child, from whom none is asked, and to a young person who is soon asked for themself.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::case::AgeGroup;

/// Whom statements are for. An age group has more than one: see [`audiences_for`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    Adult,
    #[serde(rename = "under-18")]
    Under18,
    NotKnown,
    /// A child who was referred and will be 18 before the Conclusive Grounds decision: told that they are
    /// then asked themself whether they stay and, apart, whether they want support (First Responder
    /// Toolkit, April 2026; change of 13 February 2026). Chosen by the officer, never by an age alone.
    #[serde(rename = "nearly-18")]
    Nearly18,
}

impl From<AgeGroup> for Audience {
    fn from(age_group: AgeGroup) -> Self {
        match age_group {
            AgeGroup::Adult => Self::Adult,
            AgeGroup::Under18 => Self::Under18,
            AgeGroup::NotKnown => Self::NotKnown,
        }
    }
}

/// The dated pack of statements.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statements {
    /// The day the pack was compiled, `YYYY-MM-DD`.
    pub version: String,
    pub source: String,
    /// The day the words were last checked against the live guidance; none when that was never done.
    #[serde(default)]
    pub verified_on: Option<NaiveDate>,
    #[serde(rename = "statement")]
    pub statements: Vec<Statement>,
}

/// One thing to explain.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Never given a new meaning: consent records point to it.
    pub id: String,
    /// Whom it is said to; never none.
    #[serde(rename = "for")]
    pub audiences: Vec<Audience>,
    /// What the person then knows, in a few words to the officer.
    pub topic: String,
    /// What is said to the person.
    pub words: String,
    pub source: String,
    /// The month of the source, `YYYY-MM`.
    pub dated: String,
    /// The day on which `words` became what they are. It moves with every change of them, and with nothing
    /// else: by it a translation is known to be outdated, and a record says which words were shown.
    pub worded: NaiveDate,
    /// Rests partly on general knowledge, with no text checked: shown as "confirm".
    #[serde(default)]
    pub confirm: bool,
}

impl Statements {
    /// Returns the statements that ship with this version.
    pub fn current() -> &'static Self {
        static CURRENT: LazyLock<Statements> = LazyLock::new(|| {
            toml::from_str(include_str!("../data/statements.toml")).expect("a test reads the shipped pack")
        });
        &CURRENT
    }

    /// Returns the statement of that id; none where the pack has no such id.
    pub fn statement(&self, id: &str) -> Option<&Statement> {
        self.statements.iter().find(|statement| statement.id == id)
    }
}

/// Returns what to explain to someone of that age, in the order in which it is said. A young person near
/// 18 is told as a child here; [`for_audience`] gives what is said to them besides.
pub fn for_age(age_group: AgeGroup) -> Vec<&'static Statement> {
    for_audience(age_group.into())
}

/// Returns what to explain to those people, in the order in which it is said: the pack's own.
pub fn for_audience(audience: Audience) -> Vec<&'static Statement> {
    let statements = Statements::current().statements.iter();
    statements.filter(|statement| statement.audiences.contains(&audience)).collect()
}

/// Returns whom a conversation with someone of that age can be for, the fitting one first. Nothing that
/// asks for consent is ever among what a child, or someone of unknown age, can be told.
pub fn audiences_for(age_group: AgeGroup) -> &'static [Audience] {
    match age_group {
        AgeGroup::Adult => &[Audience::Adult],
        AgeGroup::Under18 => &[Audience::Under18, Audience::Nearly18],
        AgeGroup::NotKnown => &[Audience::NotKnown, Audience::Under18, Audience::Nearly18],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rstest::rstest;

    use super::*;
    use crate::moment::read_day;

    const AUDIENCES: [Audience; 4] =
        [Audience::Adult, Audience::Under18, Audience::NotKnown, Audience::Nearly18];

    fn ids(audience: Audience) -> Vec<&'static str> {
        for_audience(audience).iter().map(|statement| statement.id.as_str()).collect()
    }

    #[rstest]
    #[case::adult(Audience::Adult, "C1 C2 C3 C4 C5 C6 C7 C8")]
    #[case::under_18(Audience::Under18, "K1 K2 K3 K4 K5 K6 K7 K8")]
    #[case::not_known(Audience::NotKnown, "A1 K1 K2 K3 K4 K5 K6 K7 K8")]
    #[case::nearly_18(Audience::Nearly18, "Y1 Y2 K4 K5 K6 K7 Y3 Y4 Y5 Y6 Y7 Y8 Y9")]
    fn each_audience_is_told_its_own_things_in_order(#[case] audience: Audience, #[case] told: &str) {
        assert_eq!(ids(audience).join(" "), told, "nothing is left out, and the order is how it is said");
    }

    #[rstest]
    #[case(AgeGroup::Adult, &[Audience::Adult])]
    #[case(AgeGroup::Under18, &[Audience::Under18, Audience::Nearly18])]
    #[case(AgeGroup::NotKnown, &[Audience::NotKnown, Audience::Under18, Audience::Nearly18])]
    fn what_fits_the_age_is_offered_first(#[case] age_group: AgeGroup, #[case] offered: &[Audience]) {
        assert_eq!(audiences_for(age_group), offered, "the officer chooses among what can fit");
        assert_eq!(for_age(age_group), for_audience(offered[0]), "and the first is what the age alone says");
    }

    #[rstest]
    #[case(AgeGroup::Under18)]
    #[case(AgeGroup::NotKnown)]
    fn a_child_is_never_read_the_statements_on_consent(#[case] age_group: AgeGroup) {
        for audience in audiences_for(age_group) {
            let told = ids(*audience);
            assert!(told.iter().all(|id| !id.starts_with('C')), "no consent is asked: {audience:?} {told:?}");
        }
    }

    #[test]
    fn a_young_person_near_18_is_told_both_questions_and_both_ways_to_answer() {
        let told = for_audience(Audience::Nearly18);
        for said in [
            "want to stay in the NRM",
            "a different question",
            "aloud to a First Responder",
            "answer in writing",
        ] {
            let times = told.iter().filter(|statement| statement.words.contains(said)).count();
            assert_eq!(times, 1, "said once and clearly: {said}");
        }
    }

    #[test]
    fn every_statement_is_whole_and_plain() {
        let all = &Statements::current().statements;
        let own: BTreeSet<_> = all.iter().map(|statement| &statement.id).collect();
        assert_eq!(own.len(), all.len(), "an id stands for one statement only");
        for statement in all {
            let Statement { id, topic, words, source, dated, .. } = statement;
            assert!(![id, topic, words, source].iter().any(|text| text.trim().is_empty()), "{id} is whole");
            assert!(read_day(&format!("{dated}-01")).is_some(), "the source has a month: {id}");
            assert!(!words.contains(['\'', '’']), "no contractions, which are hard to interpret: {id}");
            assert!(!words.to_lowercase().contains("victim"), "said to the person, not about a victim: {id}");
            let longest = words.split(['.', ':']).map(|said| said.split_whitespace().count()).max();
            assert!(longest <= Some(30), "short sentences: {id}");
        }
    }

    #[test]
    fn every_statement_is_said_to_someone_and_to_nobody_twice() {
        for Statement { id, audiences, .. } in &Statements::current().statements {
            let times = |audience| audiences.iter().filter(|one| **one == audience).count();
            assert!(!audiences.is_empty(), "otherwise it is never said: {id}");
            assert!(AUDIENCES.into_iter().all(|audience| times(audience) <= 1), "named once each: {id}");
        }
    }

    #[test]
    fn no_words_are_newer_than_the_pack_that_holds_them() {
        let pack = Statements::current();
        let compiled = read_day(&pack.version).expect("the pack's version is a day");
        for Statement { id, worded, .. } in &pack.statements {
            assert!(*worded <= compiled, "words changed, so the pack has a newer version: {id}");
        }
    }

    #[test]
    fn what_rests_on_no_checked_text_is_shown_as_to_be_confirmed() {
        for Statement { id, source, confirm, .. } in &Statements::current().statements {
            assert_eq!(source.to_lowercase().contains("to be confirmed"), *confirm, "said and marked: {id}");
        }
    }

    #[test]
    fn a_statement_is_found_by_its_id() {
        let found = Statements::current().statement("C8").map(|statement| statement.id.as_str());
        assert_eq!(found, Some("C8"), "a consent record keeps only ids");
        assert_eq!(Statements::current().statement("C9"), None, "there is no ninth");
    }
}
