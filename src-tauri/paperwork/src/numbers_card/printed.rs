//! The words of a card as the template gets them: legible, in order, each source once.

use serde::Serialize;

use super::{CardNumber, NumberGroup, NumbersCard};
use crate::legible::Legible;
use crate::printed::{Replaced, filled_lines};

/// The most letters of a number and its words that surely fit a column together.
const WHOLE_LETTERS: usize = 600;
/// How each line of what not to do begins.
const DO_NOT: &str = "Do not ";

#[derive(Serialize)]
pub(super) struct PrintedCard {
    title: &'static str,
    groups: Vec<PrintedGroup>,
    does: Vec<String>,
    do_nots: Vec<String>,
    parallel: String,
    /// The sources, each once, in the order in which the numbers refer to them.
    sources: Vec<String>,
    /// What stands at the end, and at the foot of each page before the last.
    foot: String,
    replaced: Replaced,
}

#[derive(Serialize)]
struct PrintedGroup {
    name: String,
    numbers: Vec<PrintedNumber>,
}

#[derive(Serialize)]
struct PrintedNumber {
    number: String,
    name: String,
    what: String,
    hours: String,
    /// Where it comes from and whether it was checked, as sentences.
    origin: String,
    /// Whether it stays in one column.
    whole: bool,
}

/// Returns a card in printable words.
pub(super) fn card(card: &NumbersCard, legible: &mut Legible<'_>) -> PrintedCard {
    let mut sources = Vec::new();
    let groups = card.groups.iter().filter(|group| !group.numbers.is_empty());
    PrintedCard {
        title: "If someone is in danger: 999",
        groups: groups.map(|group| printed_group(group, &mut sources, legible)).collect(),
        does: filled_lines(&card.does, legible),
        do_nots: filled_lines(&card.do_nots, legible).iter().map(|line| forbidding(line)).collect(),
        parallel: legible.line(&card.parallel),
        sources,
        foot: format!("Not made by or for the Home Office. {}", legible.line(&card.packs))
            .trim_end()
            .to_owned(),
        replaced: Replaced::by(legible),
    }
}

fn printed_group(group: &NumberGroup, sources: &mut Vec<String>, legible: &mut Legible<'_>) -> PrintedGroup {
    let numbers = group.numbers.iter();
    PrintedGroup {
        name: legible.heading(&group.name),
        numbers: numbers.map(|number| printed_number(number, sources, legible)).collect(),
    }
}

fn printed_number(
    number: &CardNumber,
    sources: &mut Vec<String>,
    legible: &mut Legible<'_>,
) -> PrintedNumber {
    let source = match place_of(&legible.line(&number.source), sources) {
        Some(place) => format!("Source {place}"),
        None => "No source is named".to_owned(),
    };
    let checked = match &number.checked {
        Some(day) => format!("checked on {}", legible.line(day)),
        None => "not checked against a live page: confirm".to_owned(),
    };
    let origin = format!("{source}, {checked}.");
    let [dialled, name, what, hours] =
        [&number.number, &number.name, &number.what, &number.hours].map(|words| legible.line(words));
    let letters: usize =
        [&dialled, &name, &what, &hours, &origin].map(|words| words.chars().count()).iter().sum();
    PrintedNumber { number: dialled, name, what, hours, origin, whole: letters <= WHOLE_LETTERS }
}

/// Returns the place of a source in the list, counted from 1; puts it there when it is new. None for no source.
fn place_of(source: &str, sources: &mut Vec<String>) -> Option<usize> {
    if source.trim().is_empty() {
        return None;
    }
    let known = sources.iter().position(|one| one == source);
    let place = known.unwrap_or_else(|| {
        sources.push(source.to_owned());
        sources.len() - 1
    });
    Some(place + 1)
}

/// Returns a line that begins with "Do not", whichever way it was given.
fn forbidding(line: &str) -> String {
    match line.split_at_checked(DO_NOT.len()) {
        Some((start, rest)) if start.eq_ignore_ascii_case(DO_NOT) => format!("{DO_NOT}{rest}"),
        _ => format!("{DO_NOT}{line}"),
    }
}
