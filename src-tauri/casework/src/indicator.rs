//! Indicators: what can point to modern slavery, in groups, to be found by a word and kept beside a note.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::folded::words;

/// The dated pack of indicators.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicators {
    /// The day the pack was compiled, `YYYY-MM-DD`.
    pub version: String,
    pub source: String,
    /// What stands above the list: one indicator is never proof.
    pub caution: String,
    #[serde(rename = "group")]
    pub groups: Vec<Group>,
}

/// Indicators of one kind of exploitation.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub id: String,
    pub title: String,
    /// Rests partly on general knowledge, with no text checked: shown as "to be confirmed".
    #[serde(default)]
    pub confirm: bool,
    /// Of children only.
    #[serde(default)]
    pub children: bool,
    /// What is said above the group.
    #[serde(default)]
    pub note: Option<String>,
    pub indicators: Vec<Indicator>,
}

/// Something seen or heard that can point to modern slavery.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Never given a new meaning: notes point to it.
    pub id: String,
    /// The id of its group.
    #[serde(skip)]
    pub group: String,
    /// One short sentence.
    pub words: String,
    pub source: String,
    /// To be confirmed; so in every indicator of a group that is.
    #[serde(default)]
    pub confirm: bool,
    /// Of children only; so in every indicator of a group that is.
    #[serde(default)]
    pub children: bool,
    /// Other words by which it is found, never shown.
    #[serde(default)]
    pub also: Vec<String>,
}

/// Returns the version of the pack (`YYYY-MM-DD`) and where its words come from.
pub fn pack_source() -> (&'static str, &'static str) {
    let pack = Indicators::current();
    (&pack.version, &pack.source)
}

impl Indicators {
    /// Returns the indicators that ship with this version.
    pub fn current() -> &'static Self {
        static CURRENT: LazyLock<Indicators> = LazyLock::new(|| {
            let pack = toml::from_str(include_str!("../data/indicators.toml"));
            let mut pack: Indicators = pack.expect("a test reads the shipped pack");
            pack.groups.iter_mut().for_each(Group::hand_down);
            pack
        });
        &CURRENT
    }

    /// Returns the indicator with this id.
    pub fn find(&self, id: &str) -> Option<&Indicator> {
        self.groups.iter().flat_map(|group| &group.indicators).find(|indicator| indicator.id == id)
    }

    /// Returns the group with this id.
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// Returns the indicators in which every word of the query begins a word of the sentence, of the
    /// group's title or of the further words, in the order of the pack; all of them when nothing is asked.
    /// Case and accents do not matter.
    pub fn search(&self, query: &str) -> Vec<&Indicator> {
        let asked = folded(query);
        let all = self.groups.iter().flat_map(|group| group.indicators.iter().map(move |one| (group, one)));
        let fits = all.filter(|(group, indicator)| {
            let texts = [&group.title, &indicator.words].into_iter().chain(&indicator.also);
            let held: Vec<String> = texts.flat_map(|text| folded(text)).collect();
            asked.iter().all(|part| held.iter().any(|word| word.starts_with(part.as_str())))
        });
        fits.map(|(_, indicator)| indicator).collect()
    }
}

impl Group {
    /// Writes what holds of the group into each of its indicators.
    fn hand_down(&mut self) {
        for indicator in &mut self.indicators {
            indicator.group.clone_from(&self.id);
            indicator.confirm |= self.confirm;
            indicator.children |= self.children;
        }
    }
}

fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded.into_owned()).collect()
}

#[cfg(test)]
#[path = "indicator_tests.rs"]
mod tests;
