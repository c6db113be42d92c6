//! The pack of cues, phrases and limits behind the account.

use std::sync::LazyLock;

use serde::Deserialize;

use super::checks::CheckCode;
use super::legal_test::Part;
use super::passage::SourceKind;
use crate::cues::Cues;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pack {
    pub version: String,
    pub source: String,
    #[serde(rename = "box")]
    pub boxes: Vec<BoxCues>,
    pub test: Test,
    pub needed: Vec<Needed>,
    pub time: Time,
    pub unknown: Unknown,
    pub opinion: Opinion,
}

/// What fits one box of the form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BoxCues {
    pub key: String,
    /// Part of the account of what happened.
    #[serde(default)]
    pub narrative: bool,
    /// Kinds that fit even without a cue.
    #[serde(default)]
    pub always: Vec<SourceKind>,
    /// Kinds that come first among those with a cue.
    #[serde(default)]
    pub prefers: Vec<SourceKind>,
    pub cues: Cues,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Test {
    pub source: String,
    #[serde(rename = "part")]
    pub parts: Vec<PartCues>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartCues {
    pub part: Part,
    pub asks: String,
    pub cues: Cues,
}

/// Something an account usually says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Needed {
    pub code: CheckCode,
    pub boxes: Vec<String>,
    #[serde(default)]
    pub answered: Vec<String>,
    /// A year or a month with its year counts too.
    #[serde(default)]
    pub times: bool,
    pub cues: Cues,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Time {
    pub gap_months: i32,
    pub boxes: Vec<String>,
    pub ranges: Cues,
    pub between: Cues,
    pub explained: Cues,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Unknown {
    pub words: Cues,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Opinion {
    pub own_box: String,
    pub phrases: Cues,
    pub marks: Cues,
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
            toml::from_str(include_str!("../../data/account.toml")).expect("a test reads the shipped pack")
        });
        &CURRENT
    }

    /// Returns what fits the box with this key.
    pub fn of_box(&self, key: &str) -> Option<&BoxCues> {
        self.boxes.iter().find(|entry| entry.key == key)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::referral::{Control, Form};

    #[test]
    fn every_box_of_the_form_has_its_cues() {
        let fields = Form::current().pages.iter().flat_map(|page| &page.fields);
        let boxes: BTreeSet<&str> =
            fields.filter(|field| field.control == Control::Box).map(|field| field.key.as_str()).collect();
        let listed: BTreeSet<&str> = Pack::current().boxes.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(boxes, listed, "none is forgotten and none is invented");
        assert_eq!(listed.len(), Pack::current().boxes.len(), "each once");
    }

    #[test]
    fn the_pack_names_fields_of_the_form() {
        let pack = Pack::current();
        assert!(!pack.version.is_empty() && !pack.source.is_empty(), "dated and sourced");
        let needed = pack.needed.iter().flat_map(|needed| needed.boxes.iter().chain(&needed.answered));
        for key in needed.chain(&pack.time.boxes).chain([&pack.opinion.own_box]) {
            assert!(Form::current().field(key).is_some(), "{key} is a field of the form");
        }
    }
}
