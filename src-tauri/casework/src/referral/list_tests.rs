//! Closed lists are whole.

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
