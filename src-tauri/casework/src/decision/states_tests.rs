//! The machine, the table and the drawings of `docs/states.md` are one: each is compared with the next.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::case::choice_word;
use crate::decision::trial;

/// From a state, by an act, to a state, in the page's words.
type Arrow = (String, String, String);

/// What the page writes for "leaves each where it is".
const SAME: &str = "(same)";

/// Returns what the page says of a case in the NRM.
fn page() -> &'static str {
    let page = include_str!("../../../../docs/states.md");
    let section = page.split("\n## ").find(|section| section.starts_with("NRM case\n"));
    section.expect("the page has a section on the NRM case")
}

fn words<T: Serialize>(all: &[T]) -> BTreeSet<String> {
    all.iter().map(choice_word).collect()
}

/// Returns the rows of the page's table, one for each state that a row names; no line of it is passed over.
fn tabled() -> Vec<Arrow> {
    let lines = page().lines().filter(|line| line.starts_with('|') && !line.starts_with("|-"));
    let mut rows = lines.map(|line| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>());
    assert_eq!(rows.next(), Some(vec!["From", "Act", "To"]), "the table has its head");
    let mut arrows = Vec::new();
    for row in rows {
        assert_eq!(row.len(), 3, "no cell is left out: {row:?}");
        let to = |from: &str| if row[2] == SAME { from.to_owned() } else { row[2].to_owned() };
        arrows.extend(row[0].split(", ").map(|from| (from.to_owned(), row[1].to_owned(), to(from))));
    }
    arrows
}

/// Returns the states that a box of a drawing stands for.
fn boxed(label: &str) -> Vec<String> {
    let listed = |list: &str| list.split(", ").map(str::to_owned).collect::<Vec<_>>();
    let Some(but) = label.strip_prefix("any state but ") else { return listed(label) };
    let but = listed(but);
    State::ALL.iter().map(choice_word).filter(|state| !but.contains(state)).collect()
}

/// Returns the arrows of one drawing; where it begins is an arrow from `[*]`. No line of it is passed over.
fn arrows(drawing: &str) -> Vec<Arrow> {
    let mut boxes = BTreeMap::from([("[*]", vec!["[*]".to_owned()])]);
    let mut arrows = Vec::new();
    for line in drawing.lines().map(str::trim).filter(|line| *line != "stateDiagram-v2") {
        if let Some((label, id)) = line.strip_prefix("state \"").and_then(|rest| rest.split_once("\" as ")) {
            boxes.insert(id, boxed(label));
            continue;
        }
        let (from, rest) = line.split_once(" --> ").expect("a line names a box or draws an arrow");
        let (to, acts) = rest.split_once(" : ").unwrap_or((rest, ""));
        for (state, act) in boxes[from].iter().flat_map(|it| acts.split(", ").map(move |act| (it, act))) {
            let leads = if from == to { std::slice::from_ref(state) } else { &boxes[to] };
            arrows.extend(leads.iter().map(|to| (state.clone(), act.to_owned(), to.clone())));
        }
    }
    arrows
}

fn drawn() -> Vec<Arrow> {
    let drawings = page().split("```mermaid\n").skip(1);
    drawings.flat_map(|rest| arrows(rest.split("\n```").next().expect("it begins somewhere"))).collect()
}

#[test]
fn every_act_in_every_state_does_what_the_page_says() {
    let tabled: BTreeMap<_, _> = tabled().into_iter().map(|(from, act, to)| ((from, act), to)).collect();
    let pairs = State::ALL.iter().flat_map(|from| Act::ALL.map(|act| (*from, act)));
    let differ = pairs.filter_map(|(from, act)| {
        let code = from.after(act).map(|to| choice_word(&to));
        let page = tabled.get(&(choice_word(&from), choice_word(&act))).cloned();
        (code != page).then(|| format!("{from:?}, {act:?}: code {code:?}, page {page:?}"))
    });
    let differ: Vec<_> = differ.collect();
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

#[test]
fn the_table_says_nothing_twice() {
    let tabled = tabled();
    let pairs: BTreeSet<_> = tabled.iter().map(|(from, act, _)| (from, act)).collect();
    assert_eq!(pairs.len(), tabled.len(), "an act leads from a state to one state");
}

#[test]
fn the_drawings_show_the_whole_table_and_nothing_else() {
    let (begins, mut drawn): (Vec<_>, Vec<_>) = drawn().into_iter().partition(|(from, ..)| from == "[*]");
    let before = trial::Trial::default().course(trial::day("2026-11-22")).state;
    let begun = vec![("[*]".to_owned(), String::new(), choice_word(&before))];
    assert_eq!(begins, begun, "drawn where a case begins");
    let mut tabled = tabled();
    drawn.sort();
    tabled.sort();
    assert_eq!(drawn, tabled, "each arrow once: the drawings on the left, the table on the right");
}

#[test]
fn the_page_has_every_state_and_every_act_and_no_other() {
    let tabled = tabled();
    let states: BTreeSet<_> = tabled.iter().flat_map(|(from, _, to)| [from.clone(), to.clone()]).collect();
    let acts: BTreeSet<_> = tabled.iter().map(|(_, act, _)| act.clone()).collect();
    assert_eq!(states, words(&State::ALL), "the states of the page, then of the code");
    assert_eq!(acts, words(&Act::ALL), "the acts of the page, then of the code");
    assert_eq!(words(&State::ALL).len(), State::ALL.len(), "each state is listed once");
    assert_eq!(words(&Act::ALL).len(), Act::ALL.len(), "each act is listed once");
}

#[test]
fn every_state_can_be_reached() {
    let mut reached = BTreeSet::from([State::Concern]);
    loop {
        let next: BTreeSet<_> =
            reached.iter().flat_map(|from| Act::ALL.map(|act| from.after(act))).flatten().collect();
        if next.is_subset(&reached) {
            break;
        }
        reached.extend(next);
    }
    assert_eq!(reached, State::ALL.into_iter().collect(), "from a concern to everywhere");
}

#[test]
fn the_worker_records_what_does_not_follow_from_something_else() {
    let follow = Act::ALL.into_iter().filter(|act| !act.is_recorded()).map(|act| choice_word(&act));
    let expected = [
        "explained",
        "child-or-not-sure",
        "agreed",
        "wants-time",
        "refused",
        "refused-elsewhere",
        "saved-online",
        "nrm-sent",
        "dtn-sent",
        "recovery-days-pass",
    ];
    assert_eq!(follow.collect::<Vec<_>>(), expected, "consent, the draft, the referral and days that pass");
    assert_eq!(Act::recorded().count() + expected.len(), Act::ALL.len(), "all others are recorded");
}

#[test]
fn nothing_leads_back_before_the_referral_nor_out_of_an_end() {
    for (from, act) in State::ALL.iter().flat_map(|from| Act::ALL.map(|act| (*from, act))) {
        let Some(to) = from.after(act) else { continue };
        assert!(
            from.is_before_sending() || !to.is_before_sending(),
            "{from:?} by {act:?}: what was sent is sent"
        );
        assert!(!from.is_end() || to == from, "{from:?} by {act:?}: an end is an end");
    }
}

#[test]
fn a_decision_is_waited_for_exactly_where_one_can_come() {
    for state in State::ALL {
        let rg = state.after(Act::RgPositive).is_some();
        let cg = state.after(Act::CgPositive).is_some();
        assert_eq!(
            (state.awaits_rg(), state.awaits_cg()),
            (rg, cg),
            "{state:?}: waited for, and can be recorded"
        );
        assert_eq!(state.awaits_decision(), rg || cg, "{state:?}: either");
    }
}
