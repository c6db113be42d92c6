//! What the person is told, in words to be said to them: before an adult's consent counts, and to a
//! child, from whom none is asked.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::case::AgeGroup;

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
    #[serde(rename = "for")]
    pub ages: Vec<AgeGroup>,
    /// What the person then knows, in a few words to the officer.
    pub topic: String,
    /// What is said to the person.
    pub words: String,
    pub source: String,
    /// The month of the source, `YYYY-MM`.
    pub dated: String,
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

    pub fn statement(&self, id: &str) -> Option<&Statement> {
        self.statements.iter().find(|statement| statement.id == id)
    }
}

/// Returns what to explain to someone of that age, in the order in which it is said.
pub fn for_age(age_group: AgeGroup) -> Vec<&'static Statement> {
    Statements::current().statements.iter().filter(|statement| statement.ages.contains(&age_group)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn ids(age_group: AgeGroup) -> Vec<&'static str> {
        for_age(age_group).iter().map(|statement| statement.id.as_str()).collect()
    }

    #[test]
    fn an_adult_is_told_all_eight_things_in_order() {
        let expected = ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"];
        assert_eq!(ids(AgeGroup::Adult), expected, "consent counts only when all were explained");
    }

    #[test]
    fn a_child_is_never_read_the_statements_on_consent() {
        for age_group in [AgeGroup::Under18, AgeGroup::NotKnown] {
            let told = ids(age_group);
            assert!(!told.is_empty(), "a child is told what happens");
            assert!(told.iter().all(|id| !id.starts_with('C')), "no consent is asked: {told:?}");
        }
        assert_eq!(ids(AgeGroup::NotKnown).first(), Some(&"A1"), "an unknown age is explained first");
        assert_eq!(ids(AgeGroup::Under18).len() + 1, ids(AgeGroup::NotKnown).len(), "otherwise the same");
    }

    #[test]
    fn every_statement_is_whole_and_plain() {
        let all = &Statements::current().statements;
        let own: BTreeSet<_> = all.iter().map(|statement| &statement.id).collect();
        assert_eq!(own.len(), all.len(), "an id stands for one statement only");
        for statement in all {
            let Statement { id, topic, words, source, dated, .. } = statement;
            assert!(![topic, words, source, dated].iter().any(|text| text.is_empty()), "{id} is whole");
            assert!(!words.contains(['\'', '’']), "no contractions, which are hard to interpret: {id}");
            assert!(!words.to_lowercase().contains("victim"), "said to the person, not about a victim: {id}");
            let longest = words.split(['.', ':']).map(|said| said.split_whitespace().count()).max();
            assert!(longest <= Some(30), "short sentences: {id}");
        }
    }

    #[test]
    fn a_statement_is_found_by_its_id() {
        let found = Statements::current().statement("C8").map(|statement| statement.id.as_str());
        assert_eq!(found, Some("C8"), "a consent record keeps only ids");
        assert_eq!(Statements::current().statement("C9"), None, "there is no ninth");
    }
}
