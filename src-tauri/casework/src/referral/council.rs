//! Councils formed since 2020, which the online form's lists do not have.

use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::list::list;
use super::search::{Name, Query, Rank, steps_between};

const PACK: &str = include_str!("../../data/lists/councils-since-2020.json");

/// A council that the online form's lists do not have, with the entries of one list to choose from instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewerCouncil {
    pub name: &'static str,
    /// The day it took over.
    pub formed_on: NaiveDate,
    /// The councils before it, exactly as the list has them; which of them depends on the place.
    pub listed_instead: Vec<&'static str>,
    /// The order that formed it.
    pub source: &'static str,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Councils {
    #[serde(rename = "version")]
    _version: String,
    #[serde(rename = "source")]
    _source: String,
    /// None until a person has compared the pack with its sources.
    #[serde(rename = "verified_on")]
    _verified_on: Option<NaiveDate>,
    #[serde(rename = "title")]
    _title: String,
    /// Lists that name councils.
    lists: Vec<String>,
    /// A word of every council's name, which names none.
    shared_word: String,
    councils: Vec<Council>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Council {
    name: String,
    formed_on: NaiveDate,
    source: String,
    listed_instead: Vec<String>,
}

/// Returns the newer councils that the query names by the beginnings of their words, in any order; with slips
/// in spelling only where the list itself holds nothing of the kind (`forgiving`).
pub(super) fn newer_councils(list_name: &str, query: &Query, forgiving: bool) -> Vec<NewerCouncil> {
    let pack = pack();
    let telling = |word: &String| word.len() > 2 && !pack.shared_word.starts_with(word.as_str());
    if !pack.lists.iter().any(|known| known == list_name) || !query.words.iter().any(telling) {
        return Vec::new();
    }
    let matching = |fits: fn(&Name, &Query) -> bool| {
        let found = pack.councils.iter().filter(move |council| fits(&Name::read(&council.name), query));
        found.map(|council| council.in_list(list_name)).collect::<Vec<_>>()
    };
    let exact = matching(|name, query| name.rank(query).is_some_and(|rank| rank <= Rank::WordsBegin));
    if exact.is_empty() && forgiving { matching(is_near) } else { exact }
}

fn is_near(name: &Name, query: &Query) -> bool {
    query.words.iter().all(|typed| name.words.iter().any(|word| steps_between(typed, word).is_some()))
}

impl Council {
    fn in_list(&'static self, list_name: &str) -> NewerCouncil {
        let entry = |name: &'static String| list(list_name).and_then(|list| list.entry(name));
        NewerCouncil {
            name: &self.name,
            formed_on: self.formed_on,
            listed_instead: self.listed_instead.iter().filter_map(entry).collect(),
            source: &self.source,
        }
    }
}

fn pack() -> &'static Councils {
    static PACK_READ: OnceLock<Councils> = OnceLock::new();
    PACK_READ
        .get_or_init(|| serde_json::from_str(PACK).expect("the pack is in the binary and a test reads it"))
}

#[cfg(test)]
mod tests {
    use super::super::search_options;
    use super::*;
    use rstest::rstest;

    fn names(list: &str, query: &str) -> Vec<&'static str> {
        search_options(list, query, 0, 10).newer.iter().map(|council| council.name).collect()
    }

    #[test]
    fn every_council_before_is_in_both_lists_and_the_newer_one_in_neither() {
        let pack = pack();
        assert_eq!(pack.councils.len(), 7, "seven councils took over from 2020 to 2023");
        assert_eq!(pack.lists, ["organisations", "local-authorities"], "the lists that name councils");
        for entries in pack.lists.iter().map(|name| &list(name).expect("a list of the form").entries) {
            for council in &pack.councils {
                assert!(!entries.contains(&council.name), "{} is missing from the list", council.name);
                assert!(council.name.to_lowercase().contains(&pack.shared_word), "{}", council.name);
                assert!(council.source.contains("(Structural Changes) Order"), "{}", council.source);
                assert!(council.listed_instead.len() > 3, "{}: a county and districts", council.name);
                for listed in &council.listed_instead {
                    assert!(entries.contains(listed), "{listed} can be chosen for {}", council.name);
                }
            }
        }
    }

    #[test]
    fn a_newer_council_comes_with_what_to_choose_instead() {
        let found = search_options("local-authorities", "cumberland", 0, 10).newer;
        assert_eq!(found.len(), 1, "one council: {found:?}");
        assert_eq!(found[0].name, "Cumberland Council");
        assert_eq!(found[0].formed_on.to_string(), "2023-04-01");
        assert_eq!(
            found[0].listed_instead,
            [
                "Cumbria County Council",
                "Allerdale Borough Council",
                "Carlisle City Council",
                "Copeland Borough Council"
            ],
            "exactly as the list has them"
        );
        assert!(found[0].source.contains("2022/331"), "with the order to look up");
    }

    #[rstest]
    #[case("westmorland & furness", &["Westmorland and Furness Council"])]
    #[case("furness westmor", &["Westmorland and Furness Council"])]
    #[case("Council Buckinghamshire", &["Buckinghamshire Council"])]
    #[case("northamptonshire", &["North Northamptonshire Council", "West Northamptonshire Council"])]
    #[case("cumberlnad", &["Cumberland Council"])]
    #[case("westmoreland furnes", &["Westmorland and Furness Council"])]
    #[case("stockport", &[])]
    #[case("council", &[])]
    #[case("no", &[])]
    #[case("", &[])]
    fn words_name_a_newer_council(#[case] query: &str, #[case] expected: &[&str]) {
        for list in ["organisations", "local-authorities"] {
            assert_eq!(names(list, query), expected, "{query:?} in {list}");
        }
    }

    #[test]
    fn other_lists_have_no_councils() {
        assert!(names("uk-towns", "northamptonshire").is_empty(), "towns are not councils");
    }
}
