//! The pack of words by which signs are known.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::Kind;
use crate::cues::Cues;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pack {
    pub version: String,
    pub source: String,
    pub titles: Cues,
    pub titles_with_capital: Cues,
    pub streets: Cues,
    pub streets_with_capital: Cues,
    pub units: Cues,
    pub places: Cues,
    pub place_links: Cues,
    pub place_leads: Cues,
    pub references: Cues,
    pub reference_links: BTreeSet<String>,
    pub births: Cues,
    pub web_endings: BTreeSet<String>,
    pub not_names: BTreeSet<String>,
    pub roles: BTreeSet<String>,
    pub common_words: BTreeSet<String>,
    pub fields: BTreeMap<String, Kind>,
    pub joined: Vec<Joined>,
}

/// Fields that are one name together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Joined {
    pub fields: Vec<String>,
}

/// Returns the version of the pack (`YYYY-MM-DD`) and where its words come from.
pub fn pack_source() -> (&'static str, &'static str) {
    let pack = Pack::current();
    (&pack.version, &pack.source)
}

impl Pack {
    /// Returns the pack that ships with this version.
    pub fn current() -> &'static Self {
        static CURRENT: LazyLock<Pack> = LazyLock::new(|| {
            toml::from_str(include_str!("../../data/identifiers.toml"))
                .expect("a test reads the shipped pack")
        });
        &CURRENT
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::referral::Form;

    #[test]
    fn the_pack_names_fields_of_the_form_and_none_of_the_officer() {
        let pack = Pack::current();
        assert!(!pack.version.is_empty() && !pack.source.is_empty(), "dated and sourced");
        for key in pack.fields.keys().chain(pack.joined.iter().flat_map(|joined| &joined.fields)) {
            assert!(Form::current().field(key).is_some(), "{key} is a field of the form");
            assert!(!key.starts_with("fr-"), "{key}: the officer is not hidden");
        }
    }

    #[test]
    fn every_name_date_and_contact_of_the_person_is_listed() {
        let fields = Form::current().pages.iter().flat_map(|page| &page.fields);
        let own =
            fields.filter(|field| field.key.starts_with("pv-") || field.key.starts_with("someone-else-"));
        let telling = ["-name", "-dob", "-input", "-street", "-postcode", "number-yes", "number-alternative"];
        for field in own.filter(|field| telling.iter().any(|end| field.key.ends_with(end))) {
            assert!(Pack::current().fields.contains_key(&field.key), "{} identifies", field.key);
        }
    }
}
