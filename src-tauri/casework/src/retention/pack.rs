//! The dated pack of how long records are commonly kept.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a record is for its keeping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordKind {
    LookedAfterChild,
    /// Any other child.
    Child,
    Adult,
}

/// From which day years are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    Birth,
    LastContact,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionPack {
    /// The day the pack was compiled, `YYYY-MM-DD`.
    pub version: String,
    pub source: String,
    /// The day it was last checked against the live text; none when that was never done.
    #[serde(default)]
    pub verified_on: Option<NaiveDate>,
    #[serde(rename = "rule")]
    pub rules: Vec<RetentionRule>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionRule {
    /// Never given a new meaning: what was disposed of names it.
    pub id: String,
    #[serde(rename = "for")]
    pub kind: RecordKind,
    pub title: String,
    /// The period in words.
    pub words: String,
    pub from: Counted,
    pub years: u32,
    pub source: String,
    /// It was not checked, and must be before anyone relies on it.
    pub confirm: bool,
    /// What the rule does not reckon; empty where there is nothing to say.
    #[serde(default)]
    pub note: String,
}

impl RetentionPack {
    /// Returns the pack that ships with this version.
    pub fn current() -> &'static Self {
        static CURRENT: LazyLock<RetentionPack> = LazyLock::new(|| {
            toml::from_str(include_str!("../../data/retention.toml")).expect("a test reads the shipped pack")
        });
        &CURRENT
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::moment::read_day;

    #[test]
    fn the_pack_is_dated_and_every_rule_has_a_source_and_is_to_be_confirmed() {
        let pack = RetentionPack::current();
        assert!(read_day(&pack.version).is_some(), "a day");
        assert!(pack.source.contains("the organisation's own schedule decides"), "no law is claimed for all");
        assert_eq!(pack.verified_on, None, "nothing was checked against a live page");
        for rule in &pack.rules {
            assert!(rule.confirm, "{} was not checked", rule.id);
            assert!(!rule.source.is_empty() && !rule.words.is_empty(), "{} says whence", rule.id);
            assert!(rule.words.contains(&rule.years.to_string()), "{}: words and number agree", rule.id);
        }
    }

    #[test]
    fn every_kind_of_record_has_a_rule_and_no_two_rules_share_a_name() {
        let rules = &RetentionPack::current().rules;
        for kind in [RecordKind::LookedAfterChild, RecordKind::Child, RecordKind::Adult] {
            assert!(rules.iter().any(|rule| rule.kind == kind), "{kind:?} would be kept by no rule");
        }
        let names: BTreeSet<_> = rules.iter().map(|rule| &rule.id).collect();
        assert_eq!(names.len(), rules.len(), "a name means one rule");
    }
}
