//! The machine, the table and the drawings of `docs/states.md` are one: each is compared with the next.

use std::collections::BTreeMap;

use super::*;
use crate::case::choice_word;

/// From a standing, by an act, to a standing, in the page's words.
type Arrow = (String, String, String);

/// Returns what the page says of consent.
fn page() -> &'static str {
    let page = include_str!("../../../../docs/states.md");
    let consent = page.split("\n## ").find(|section| section.starts_with("Consent\n"));
    consent.expect("the page has a section on consent")
}

/// Returns the cells of the page's table, its head first.
fn table() -> Vec<Vec<&'static str>> {
    let lines = page().lines().filter(|line| line.starts_with('|') && !line.starts_with("|-"));
    lines.map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

fn words<T: Serialize>(all: &[T]) -> Vec<String> {
    all.iter().map(choice_word).collect()
}

fn tabled() -> Vec<Arrow> {
    let table = table();
    let (head, rows) = table.split_first().expect("the table has a head");
    let cells = rows.iter().flat_map(|row| head.iter().zip(row).skip(1).map(|(act, to)| (row[0], *act, *to)));
    let led = cells.filter(|(.., to)| *to != "–");
    led.map(|(from, act, to)| (from.to_owned(), act.to_owned(), to.to_owned())).collect()
}

/// Returns the standings that a box of a drawing stands for.
fn boxed(label: &str) -> Vec<String> {
    let listed = |list: &str| list.split(", ").map(str::to_owned).collect::<Vec<_>>();
    match label.strip_prefix("any standing") {
        None => listed(label),
        Some(but) => {
            let but = listed(but.trim_start_matches(" but "));
            words(&Standing::ALL).into_iter().filter(|standing| !but.contains(standing)).collect()
        }
    }
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
        for (standing, act) in boxes[from].iter().flat_map(|it| acts.split(", ").map(move |act| (it, act))) {
            let leads = if from == to { std::slice::from_ref(standing) } else { &boxes[to] };
            arrows.extend(leads.iter().map(|to| (standing.clone(), act.to_owned(), to.clone())));
        }
    }
    arrows
}

fn drawn() -> Vec<Arrow> {
    let drawings = page().split("```mermaid\n").skip(1);
    drawings.flat_map(|rest| arrows(rest.split("\n```").next().expect("it begins somewhere"))).collect()
}

#[test]
fn the_page_has_every_standing_and_every_act_once() {
    let table = table();
    assert_eq!(table[0][1..], words(&Act::ALL), "a column for each act");
    let rows: Vec<_> = table[1..].iter().map(|row| row[0].to_owned()).collect();
    assert_eq!(rows, words(&Standing::ALL), "a row for each standing");
    assert!(table.iter().all(|row| row.len() == table[0].len()), "no cell is left out");
}

#[test]
fn the_code_does_what_the_page_says() {
    let tabled = tabled();
    for (from, act) in Standing::ALL.iter().flat_map(|from| Act::ALL.map(|act| (from, act))) {
        let (row, column) = (choice_word(from), choice_word(&act));
        let cell = tabled.iter().find(|(from, act, _)| *from == row && *act == column);
        let said = cell.map(|(.., to)| to.clone());
        assert_eq!(from.after(act).map(|to| choice_word(&to)), said, "{row}, {column}: code, then page");
    }
}

#[test]
fn the_drawings_show_the_whole_table_and_nothing_else() {
    let (begins, mut drawn): (Vec<_>, Vec<_>) = drawn().into_iter().partition(|(from, ..)| from == "[*]");
    let begun = choice_word(&stand(&[], &[], &Matter::of(Purpose::Referral), NaiveDate::MIN).standing);
    assert_eq!(begins, [("[*]".to_owned(), String::new(), begun)], "drawn where it begins");
    let mut tabled = tabled();
    drawn.sort();
    tabled.sort();
    assert_eq!(drawn, tabled, "each arrow once: the drawings on the left, the table on the right");
}
