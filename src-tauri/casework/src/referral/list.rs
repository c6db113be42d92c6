//! The closed lists of the online form.

use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::field::Control;
use super::text::{arrange, trim};

/// Each list by the name its fields use.
const PACKS: [(&str, &str); 9] = [
    ("organisations", include_str!("../../data/lists/organisations.json")),
    ("local-authorities", include_str!("../../data/lists/local-authorities.json")),
    ("police-forces", include_str!("../../data/lists/police-forces.json")),
    ("uk-towns", include_str!("../../data/lists/uk-towns.json")),
    ("uk-regions", include_str!("../../data/lists/uk-regions.json")),
    ("countries", include_str!("../../data/lists/countries.json")),
    ("nationalities", include_str!("../../data/lists/nationalities.json")),
    ("email-domains", include_str!("../../data/lists/email-domains.json")),
    ("email-suffixes", include_str!("../../data/lists/email-suffixes.json")),
];

/// One closed list, dated.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    pub version: String,
    pub source: String,
    pub verified_on: NaiveDate,
    pub title: String,
    /// Exactly as the online form has them: stray blanks and repeats included.
    pub entries: Vec<String>,
}

impl List {
    /// Returns the entry that the typed text names, blanks around either put aside.
    pub fn entry(&self, typed: &str) -> Option<&str> {
        let typed = arrange(Control::List, typed);
        self.entries.iter().find(|entry| trim(entry) == typed).map(String::as_str)
    }
}

/// Returns the list of this name.
pub fn list(name: &str) -> Option<&'static List> {
    lists().iter().find(|(known, _)| *known == name).map(|(_, list)| list)
}

/// Returns every list with its name.
pub fn lists() -> &'static [(&'static str, List)] {
    static LISTS: OnceLock<Vec<(&str, List)>> = OnceLock::new();
    LISTS.get_or_init(|| PACKS.map(|(name, pack)| (name, read(pack))).into())
}

fn read(pack: &str) -> List {
    serde_json::from_str(pack).expect("packs are in the binary and a test reads each")
}

#[cfg(test)]
#[path = "list_tests.rs"]
mod tests;
