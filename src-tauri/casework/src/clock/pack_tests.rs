//! The shipped pack of time limits: whole, never of two minds on one day, and spoken in plain words.

use std::collections::BTreeSet;

use super::*;
use crate::case::choice_word;
use crate::decision::Act;

const NATIONS: [Nation; 4] = [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland];

/// The rows of the research: T1 to T34, and eight variants.
const VARIANTS: [&str; 8] = ["T4a", "T4b", "T6-old", "T8a", "T9-old", "T9-older", "T18S", "T18N"];

/// Names that hold a word Daybook does not use of anyone.
const OFFICIAL_NAMES: [&str; 3] =
    ["Modern Slavery Victim Care Contract", "Support for Victims) Act", "Trafficking Victims) Act"];

fn limits() -> &'static [Limit] {
    &TimeLimits::current().limits
}

/// Returns everything of a limit that anyone reads.
fn texts(limit: &Limit) -> [&str; 6] {
    [&limit.title, &limit.owed_by, &limit.words, &limit.leads_to, &limit.source, &limit.note]
}

/// Returns the days on which any version begins or ends, and those beside them.
fn boundaries() -> BTreeSet<NaiveDate> {
    let edges = limits().iter().flat_map(|limit| [limit.valid_from, limit.valid_to]).flatten();
    let beside = edges.flat_map(|edge| [edge.pred_opt(), Some(edge), edge.succ_opt()]).flatten();
    beside.chain([NaiveDate::MIN, NaiveDate::MAX]).collect()
}

/// Returns the versions of a rule in one place in force in a nation on a day.
fn versions<'a>(of: &'a Limit, on: NaiveDate, nation: Nation) -> impl Iterator<Item = &'static Limit> + 'a {
    let same = move |it: &&Limit| it.rule == of.rule && it.place == of.place;
    limits().iter().filter(same).filter(move |it| it.is_in_force(on, nation))
}

#[test]
fn every_limit_has_a_name_of_its_own() {
    let ids: BTreeSet<_> = limits().iter().map(|limit| &limit.id).collect();
    assert_eq!(ids.len(), limits().len(), "an id never names two limits");
}

#[test]
fn on_no_day_are_two_versions_of_a_rule_in_force_in_a_nation() {
    for limit in limits() {
        for (on, nation) in boundaries().into_iter().flat_map(|on| NATIONS.map(|nation| (on, nation))) {
            let ids: Vec<_> = versions(limit, on, nation).map(|it| &it.id).collect();
            assert!(ids.len() <= 1, "{} on {on} in {nation:?}: {ids:?}", limit.rule);
        }
    }
}

#[test]
fn a_rule_that_was_changed_is_in_force_again_the_next_day() {
    let mut changes = 0;
    for limit in limits() {
        let Some(next) = limit.valid_to.and_then(|to| to.succ_opt()) else { continue };
        for nation in &limit.nations {
            assert_eq!(versions(limit, next, *nation).count(), 1, "{} leaves no gap, {nation:?}", limit.id);
            changes += 1;
        }
    }
    assert!(changes > 0, "some rules were changed");
}

#[test]
fn a_version_begins_before_it_ends_and_holds_somewhere() {
    for limit in limits() {
        assert!(limit.valid_from.zip(limit.valid_to).is_none_or(|(from, to)| from <= to), "{}", limit.id);
        let nations: BTreeSet<_> = limit.nations.iter().map(choice_word).collect();
        assert!(
            !nations.is_empty() && nations.len() == limit.nations.len(),
            "{}: each nation once",
            limit.id
        );
    }
}

#[test]
fn every_row_of_the_research_is_there_and_no_other() {
    let rows: BTreeSet<_> = limits().iter().map(|limit| limit.row.clone()).collect();
    let numbered = (1..=34).map(|number| format!("T{number}"));
    let expected: BTreeSet<_> = numbered.chain(VARIANTS.map(str::to_owned)).collect();
    let missing: Vec<_> = expected.difference(&rows).collect();
    let unknown: Vec<_> = rows.difference(&expected).collect();
    assert!(
        missing.is_empty() && unknown.is_empty(),
        "missing: {missing:?}; not in the research: {unknown:?}"
    );
}

#[test]
fn a_limit_without_a_number_names_no_day_and_one_with_a_number_does() {
    for limit in limits() {
        let Some(length) = limit.length else {
            assert_eq!(limit.says, Says::None, "{} has no day to speak of", limit.id);
            assert!(!limit.before && limit.first_day == FirstDay::NotSaid, "{} counts nothing", limit.id);
            continue;
        };
        assert!(length.count > 0, "{} has a length", limit.id);
        assert_ne!(limit.says, Says::None, "{} says what its day means", limit.id);
        assert!(!matches!(limit.kind, Kind::None | Kind::Unknown), "{} is known, so it has a kind", limit.id);
    }
}

#[test]
fn what_is_only_expected_is_never_called_a_deadline_nor_promised() {
    for limit in limits().iter().filter(|limit| limit.says == Says::Expected) {
        for text in texts(limit) {
            assert!(!text.to_lowercase().contains("deadline"), "{}: {text}", limit.id);
        }
        assert!(!limit.words.contains("must"), "{}: {}", limit.id, limit.words);
    }
    let expected = limits().iter().filter(|limit| limit.says == Says::Expected).count();
    assert!(expected > 0, "some days are only expected");
}

#[test]
fn nobody_is_called_a_victim_but_in_official_names() {
    for (limit, text) in limits().iter().flat_map(|limit| texts(limit).map(|text| (limit, text))) {
        let plain = OFFICIAL_NAMES.iter().fold(text.to_owned(), |text, name| text.replace(name, ""));
        assert!(!plain.to_lowercase().contains("victim"), "{}: {text}", limit.id);
    }
}

#[test]
fn every_limit_says_who_what_and_whence_in_a_line_that_fits() {
    for limit in limits() {
        assert!(limit.title.chars().count() <= 45, "{} fits a table: {}", limit.id, limit.title);
        for text in [&limit.title, &limit.owed_by, &limit.words, &limit.leads_to, &limit.source] {
            assert!(!text.trim().is_empty() && text.trim() == text, "{} leaves nothing out", limit.id);
        }
        assert!(limit.words.ends_with('.'), "{}: its words are sentences", limit.id);
        assert!(!limit.title.ends_with('.'), "{}: its title is none", limit.id);
    }
}

#[test]
fn what_a_source_does_not_carry_plainly_is_to_be_confirmed() {
    for limit in limits() {
        let plain = limit.confidence == Confidence::H;
        let counted = limit.length.is_none() || limit.first_day != FirstDay::NotSaid;
        assert_eq!(limit.to_confirm(), limit.confirm || !plain || !counted, "{}", limit.id);
        assert!(plain || limit.confirm, "{} is not sure, and says so in the pack too", limit.id);
    }
}

#[test]
fn every_word_for_a_start_is_used_by_a_limit() {
    let refused =
        serde_json::from_str::<Starts>("\"no such start\"").expect_err("there is none of this name");
    let refused = refused.to_string();
    let words = refused.split('`').skip(1).step_by(2).skip(1);
    let known: BTreeSet<_> = words.map(str::to_owned).collect();
    let used: BTreeSet<_> = limits().iter().map(|limit| choice_word(&limit.starts)).collect();
    assert!(known.contains("nrm-sent"), "the words were read: {refused}");
    assert_eq!(used, known, "a start that no limit has would start nothing");
}

#[test]
fn every_act_that_starts_clocks_finds_a_limit_in_each_nation() {
    let today = "2026-11-22".parse().expect("a real day");
    for (act, what) in Act::ALL.iter().flat_map(|act| act.starts().iter().map(move |what| (act, *what))) {
        let nations =
            NATIONS.iter().filter(|nation| **nation != Nation::NorthernIreland || what != Starts::Decision);
        for nation in nations {
            let found = TimeLimits::current().in_force(what, today, *nation, AgeGroup::Adult);
            assert!(!found.is_empty(), "{act:?} starts {what:?} in {nation:?}");
        }
    }
}

#[test]
fn a_local_rule_is_not_offered_while_the_council_is_not_known() {
    let today = "2026-11-22".parse().expect("a real day");
    let found = TimeLimits::current().in_force(Starts::Panel, today, Nation::England, AgeGroup::Adult);
    assert_eq!(found, Vec::<&Limit>::new(), "the panel of one council is not for all");
    assert!(limits().iter().any(|limit| limit.starts == Starts::Panel), "though the pack has it");
}
