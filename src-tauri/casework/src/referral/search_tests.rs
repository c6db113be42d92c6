//! An entry is found by what an officer is likely to type.

use proptest::prelude::*;
use rstest::rstest;

use super::super::list::list;
use super::*;

#[test]
fn matches_at_the_beginning_come_first() {
    let found = search_options("uk-towns", "york", 0, 4);
    assert_eq!(found.options.first(), Some(&"York"), "before places that hold it");
    assert_eq!(
        search_options("uk-towns", "york", 0, usize::MAX).options.len(),
        found.total,
        "the total is of all, not of the shown"
    );
}

#[test]
fn ranks_follow_one_another() {
    let name = Name::read("City of London Corporation");
    let rank = |typed: &str| name.rank(&Query::read(typed));
    let ranks = ["city of l", "london corp", "london city", "ondo", "cityofl"].map(rank);
    assert_eq!(
        ranks,
        [
            Some(Rank::Begins),
            Some(Rank::WordBegins),
            Some(Rank::WordsBegin),
            Some(Rank::Holds),
            Some(Rank::WordBeginsUnspaced)
        ],
        "from the surest to the least sure"
    );
    assert!(ranks.is_sorted(), "and in that order they are shown");
    assert_eq!(rank("london leeds"), None, "each word must be there");
}

#[rstest]
#[case("uk-towns", "cwmbran", "Cwmbrân")]
#[case("uk-towns", "PONT-Y-PWL", "Pontypool / Pont-y-pŵl")]
#[case("uk-towns", "aberdâr", "Aberdare / Aberdâr")]
#[case("uk-towns", "dun obhainn", "Dunoon / Dùn Obhainn")]
#[case("uk-towns", "kings lynn", "King's Lynn")]
#[case("uk-towns", "Saint Albans", "St Albans")]
#[case("uk-towns", "stoke on trent", "Stoke-on-Trent")]
#[case("uk-towns", "stockton-ontees", "Stockton-on-Tees")]
#[case("organisations", "devon and cornwall", "Devon & Cornwall Police")]
#[case("organisations", "yarlswood", "Home Office - Immigration Enforcement IE - DET Yarl's Wood")]
#[case("organisations", "london city", "City of London Police")]
#[case("countries", "st. lucia", "St Lucia")]
fn spelling_habits_and_the_order_of_words_do_not_count(
    #[case] name: &str,
    #[case] query: &str,
    #[case] entry: &str,
) {
    let found = search_options(name, query, 0, 1);
    assert_eq!((found.options.as_slice(), found.nearest), (&[entry][..], false), "{query} is enough");
}

#[rstest]
#[case("uk-towns", "Manchestre", "Manchester")]
#[case("uk-towns", "birmingam", "Birmingham")]
#[case("uk-towns", "leiscester", "Leicester")]
#[case("uk-towns", "edinbrugh", "Edinburgh")]
#[case("organisations", "stokport council", "Stockport Metropolitan Borough Council")]
#[case("organisations", "barnardoes", "Barnardo's")]
#[case("nationalities", "vietnamees", "Vietnamese")]
#[case("nationalities", "romainan", "Romanian")]
#[case("countries", "alabnia", "Albania")]
fn a_slip_finds_the_nearest(#[case] name: &str, #[case] query: &str, #[case] entry: &str) {
    let found = search_options(name, query, 0, usize::MAX);
    assert!(found.nearest, "{query} is held by no entry");
    assert_eq!(found.options.first(), Some(&entry), "{query} among {:?}", found.options);
    assert_eq!(found.total, found.options.len(), "the total counts the nearest");
}

#[rstest]
#[case("manchestr", "manchester", Some(1))]
#[case("mnachester", "manchester", Some(1))]
#[case("manchester", "manchester", Some(0))]
#[case("manc", "manchester", Some(0))]
#[case("mnac", "manchester", Some(1))]
#[case("yrok", "york", Some(1))]
#[case("yr", "york", None)]
#[case("leeds", "lewes", None)]
#[case("zzz", "york", None)]
fn longer_words_forgive_more(#[case] typed: &str, #[case] word: &str, #[case] steps: Option<usize>) {
    assert_eq!(steps_between(typed, word), steps, "{typed} for {word}");
}

#[test]
fn an_empty_query_lists_from_the_start_without_repeats() {
    let found = search_options("uk-towns", " ", 0, 2);
    assert_eq!(found.total, 1608, "distinct towns");
    assert_eq!(found.options, ["Aberaeron", "Abercarn"], "in list order");
    assert!(!found.nearest, "nothing was typed, so nothing was misspelt");
}

#[test]
fn page_by_page_the_whole_list_is_reached() {
    let whole = search_options("uk-towns", "", 0, usize::MAX).options;
    let mut reached = Vec::new();
    while reached.len() < whole.len() {
        let page = search_options("uk-towns", "", reached.len(), 100);
        assert!((1..=100).contains(&page.options.len()), "each page has entries, and no more than asked for");
        assert_eq!(page.total, whole.len(), "the total stays");
        reached.extend(page.options);
    }
    assert_eq!(reached, whole, "nothing twice and nothing left out");
    assert!(
        search_options("uk-towns", "", whole.len(), 100).options.is_empty(),
        "after the end there is none"
    );
}

#[test]
fn nothing_is_found_in_a_list_that_is_not_there() {
    let none = Matches { total: 0, options: vec![], nearest: false, newer: vec![] };
    assert_eq!(search_options("planets", "", 0, 10), none, "an unknown list is empty");
    let far = search_options("countries", "zzz", 0, 10);
    assert_eq!((far.total, far.options), (0, vec![]), "no country is near");
}

proptest! {
    #[test]
    fn every_entry_is_found_by_its_own_name(place in 0_usize..1622) {
        let entry = &list("uk-towns").expect("a list of the pack").entries[place];
        let found = search_options("uk-towns", &entry.to_uppercase(), 0, usize::MAX);
        prop_assert!(!found.nearest && found.options.contains(&entry.as_str()));
    }

    #[test]
    fn no_query_breaks_the_search(query in any::<String>(), from in any::<usize>()) {
        let found = search_options("uk-towns", &query, from, 5);
        prop_assert!(found.options.len() <= 5);
    }
}
