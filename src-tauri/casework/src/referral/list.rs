//! The closed lists of the online form, and finding an entry by typing.

use std::collections::HashSet;
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

/// Returns how many entries of the list hold the query, and the first `limit` of them: those that begin
/// with it, then the rest, each in list order and once. Case and accents do not count. An empty query
/// finds every entry; an unknown list has none.
pub fn search_options(name: &str, query: &str, limit: usize) -> (usize, Vec<&'static str>) {
    let query = fold(&arrange(Control::List, query));
    let mut seen = HashSet::new();
    let entries = list(name).map_or(&[][..], |list| &list.entries);
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for entry in entries.iter().filter(|entry| seen.insert(entry.as_str())) {
        match fold(entry).find(&query) {
            Some(0) => first.push(entry.as_str()),
            Some(_) => rest.push(entry.as_str()),
            None => {}
        }
    }
    first.append(&mut rest);
    let total = first.len();
    first.truncate(limit);
    (total, first)
}

/// Returns the text in lower case without the accents of Latin letters.
fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(bare).collect()
}

/// Returns the plain letter under a Latin letter with an accent, in lower case; curly quotes straighten.
fn bare(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ł' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        '’' | '‘' => '\'',
        other => other,
    }
}

fn read(pack: &str) -> List {
    serde_json::from_str(pack).expect("packs are in the binary and a test reads each")
}

#[cfg(test)]
#[path = "list_tests.rs"]
mod tests;
