//! Closed lists are whole and searchable.

use rstest::rstest;

use super::*;

#[rstest]
#[case("organisations", 526)]
#[case("local-authorities", 451)]
#[case("police-forces", 47)]
#[case("uk-towns", 1622)]
#[case("uk-regions", 98)]
#[case("countries", 196)]
#[case("nationalities", 222)]
#[case("email-domains", 52)]
#[case("email-suffixes", 6)]
fn every_list_is_whole(#[case] name: &str, #[case] entries: usize) {
    let list = list(name).expect("a list of the pack");
    assert_eq!(list.entries.len(), entries, "{name} as the online form has it, repeats included");
    assert!(
        list.entries.iter().all(|entry| arrange(Control::List, entry) == trim(entry)),
        "only the ends are odd"
    );
}

#[test]
fn an_entry_is_found_with_or_without_its_stray_blank() {
    let towns = list("uk-towns").expect("a list of the pack");
    for typed in ["Dromore", "Dromore ", "  Dromore"] {
        assert_eq!(
            towns.entry(typed),
            Some("Dromore "),
            "{typed:?} names the entry as the online form has it"
        );
    }
    assert_eq!(towns.entry("dromore"), None, "the online form takes exact names only");
}

#[test]
fn matches_at_the_beginning_come_first() {
    let (total, found) = search_options("uk-towns", "york", 4);
    assert_eq!(found.first(), Some(&"York"), "before places that hold it");
    assert_eq!(
        search_options("uk-towns", "york", usize::MAX).1.len(),
        total,
        "the total is of all, not of the shown"
    );
}

#[rstest]
#[case("cwmbran", "Cwmbrân")]
#[case("PONT-Y-PWL", "Pontypool / Pont-y-pŵl")]
#[case("aberdâr", "Aberdare / Aberdâr")]
#[case("dun obhainn", "Dunoon / Dùn Obhainn")]
fn case_and_accents_do_not_count(#[case] query: &str, #[case] town: &str) {
    assert_eq!(search_options("uk-towns", query, 1).1, [town], "{query} is enough");
}

#[test]
fn an_empty_query_lists_from_the_start_without_repeats() {
    let (total, found) = search_options("uk-towns", " ", 2);
    assert_eq!(total, 1608, "distinct towns");
    assert_eq!(found, ["Aberaeron", "Abercarn"], "in list order");
}

#[test]
fn nothing_is_found_in_a_list_that_is_not_there() {
    assert_eq!(search_options("planets", "", 10), (0, vec![]), "an unknown list is empty");
    assert_eq!(search_options("countries", "zzz", 10), (0, vec![]), "no such country");
}
