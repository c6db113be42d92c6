//! The shipped indicators are whole, and are found by a word.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn all() -> impl Iterator<Item = &'static Indicator> {
    Indicators::current().groups.iter().flat_map(|group| &group.indicators)
}

fn found(query: &str) -> Vec<&'static str> {
    Indicators::current().search(query).into_iter().map(|indicator| indicator.id.as_str()).collect()
}

#[test]
fn an_id_stands_for_one_indicator_only() {
    let ids: BTreeSet<_> = all().map(|indicator| &indicator.id).collect();
    assert_eq!(ids.len(), all().count(), "notes point to ids");
    let groups: BTreeSet<_> = Indicators::current().groups.iter().map(|group| &group.id).collect();
    assert_eq!(groups.len(), Indicators::current().groups.len(), "and so do indicators to groups");
}

#[test]
fn every_group_has_indicators_under_its_own_letters() {
    let letters = [
        ("general", "G"),
        ("labour", "L"),
        ("sexual", "S"),
        ("domestic-servitude", "D"),
        ("criminal", "C"),
        ("marriage", "M"),
        ("organ", "O"),
        ("financial-other", "F"),
        ("children", "CH"),
    ];
    assert_eq!(Indicators::current().groups.len(), letters.len(), "none is forgotten");
    for (id, letter) in letters {
        let group = Indicators::current().group(id).expect("the pack has the group");
        assert!(!group.indicators.is_empty(), "{id} is not an empty heading");
        for indicator in &group.indicators {
            assert!(indicator.id.starts_with(letter), "{} stands in {id}", indicator.id);
            assert_eq!(indicator.group, group.id, "and knows it");
        }
    }
}

#[test]
fn every_indicator_is_whole_and_plain() {
    for Indicator { id, words, source, also, children, .. } in all() {
        assert!(!words.is_empty() && !source.is_empty() && !also.is_empty(), "{id} is whole");
        assert!(words.ends_with('.') && words.matches('.').count() == 1, "one sentence: {id}");
        assert!(words.split_whitespace().count() <= 20, "a short one: {id}");
        assert!(!words.to_lowercase().contains("victim"), "of a person, not of a victim: {id}");
        assert!(!children || !words.contains("person"), "a child is called a child: {id}");
    }
    let Indicators { version, source, caution, .. } = Indicators::current();
    assert!(!version.is_empty() && !source.is_empty(), "dated and sourced");
    assert!(caution.contains("never proof") && caution.contains("no score"), "said above every list");
    assert_eq!(pack_source(), (version.as_str(), source.as_str()), "the list of guidance names the pack");
}

/// The twelve questions of Appendix 1 of the Stockport statement 2023/24, each with what holds it.
#[rstest]
#[case::who_holds_the_passport(&["G09"])]
#[case::seems_instructed_or_coached(&["G14"])]
#[case::others_speak_for_them(&["G13"])]
#[case::recruited_for_one_job_forced_into_another(&["G15"])]
#[case::transport_costs_to_be_paid_back(&["G11"])]
#[case::little_pay_or_wages_controlled(&["G17"])]
#[case::no_freedom_of_movement_dropped_off_and_collected(&["G02", "G03"])]
#[case::withdrawn_or_frightened(&["G04"])]
#[case::threatened_with_harm_if_they_escape(&["G05"])]
#[case::bonded_by_debt_or_dependent(&["G22", "G23"])]
#[case::harmed_or_deprived_of_necessities(&["G05", "G06", "G20", "G26"])]
#[case::few_contacts_with_friends_or_family(&["G21"])]
fn every_question_of_the_stockport_statement_is_covered(#[case] ids: &[&str]) {
    for id in ids {
        let indicator = Indicators::current().find(id).expect("the pack covers its source");
        assert_eq!(indicator.group, "general", "asked of everyone");
    }
    let sourced = |id: &&str| {
        Indicators::current().find(id).is_some_and(|found| found.source.starts_with("Stockport statement"))
    };
    assert!(ids.iter().any(sourced), "and names the source");
}

#[test]
fn what_no_text_was_checked_for_is_to_be_confirmed() {
    for indicator in all().filter(|indicator| indicator.source.starts_with("General knowledge")) {
        assert!(indicator.confirm, "{} does not pass for checked", indicator.id);
    }
    let organ = Indicators::current().group("organ").and_then(|group| group.note.as_deref());
    let organ = organ.expect("the sources differ and the group says so");
    assert!(organ.contains("no case") && organ.contains("conviction"), "both statements are kept");
}

#[test]
fn what_is_asked_of_children_says_so() {
    for indicator in all() {
        let of_child = indicator.id.starts_with("CH") || indicator.id.starts_with("SC");
        assert_eq!(indicator.children, of_child, "{}", indicator.id);
    }
}

#[rstest]
#[case::a_word_of_the_sentence("passport", "G09")]
#[case::a_stem("threat", "G05")]
#[case::case_and_accents("PÀSSPORT Ídentity", "G09")]
#[case::a_further_word("car wash", "L09")]
#[case::words_in_any_order("lines county", "C12")]
#[case::the_title_of_the_group("criminal beg", "C02")]
#[case::words_across_title_and_sentence("organ kidney", "O01")]
fn an_indicator_is_found_by_the_beginnings_of_its_words(#[case] query: &str, #[case] id: &str) {
    assert!(found(query).contains(&id), "{query:?} finds {id}: {:?}", found(query));
}

#[test]
fn every_word_asked_for_must_be_there() {
    assert_eq!(found("passport zebra"), Vec::<&str>::new(), "no animal in any");
    assert_eq!(found("assport"), Vec::<&str>::new(), "the beginning of a word, not its middle");
}

#[test]
fn no_question_shows_them_all_in_order() {
    let in_order: Vec<_> = all().map(|indicator| indicator.id.as_str()).collect();
    assert_eq!(found(""), in_order, "as the pack has them");
    assert_eq!(found(" – "), in_order, "a sign is no word");
}

#[test]
fn an_indicator_is_found_by_its_id() {
    let held = Indicators::current().find("G22").map(|found| found.words.contains("debt"));
    assert_eq!(held, Some(true), "a note keeps only ids");
    assert_eq!(Indicators::current().find("G99"), None, "no such indicator");
}

proptest! {
    #[test]
    fn a_longer_question_never_finds_more(text in r"\PC{0,20}", more in "[a-z]{1,6}") {
        let wide = found(&text);
        prop_assert!(found(&format!("{text} {more}")).iter().all(|id| wide.contains(id)), "only narrower");
    }
}
