//! Words that every document prints alike: facts, the time of making, what was shown by number.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use crate::legible::Legible;

/// How many replaced characters are named before the list is cut.
const NAMED: usize = 12;

/// A short fact, its name beside it.
#[derive(Serialize)]
pub(crate) struct Fact {
    label: &'static str,
    lines: Vec<String>,
}

/// Returns a fact, unless there is nothing to say.
pub(crate) fn fact(label: &'static str, words: Option<&str>, legible: &mut Legible<'_>) -> Option<Fact> {
    let lines = legible.lines(words?);
    if lines.is_empty() { None } else { Some(Fact { label, lines }) }
}

/// What stands at the head of a case's record, beside its title.
pub(crate) struct Head<'a> {
    pub(crate) case_number: &'a str,
    pub(crate) called: Option<&'a str>,
    pub(crate) made_at: DateTime<FixedOffset>,
    pub(crate) made_by: Option<&'a str>,
}

impl Head<'_> {
    /// Returns the facts in the order of printing.
    pub(crate) fn facts(&self, legible: &mut Legible<'_>) -> Vec<Fact> {
        [
            fact("Case", Some(self.case_number), legible),
            fact("Called", self.called, legible),
            fact("Made", Some(&wall_clock(self.made_at)), legible),
            fact("Made by", self.made_by, legible),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Returns what stands at the foot of each page about one case.
pub(crate) fn foot(made_at: DateTime<FixedOffset>) -> String {
    format!("Made by Daybook on {}", wall_clock(made_at))
}

/// Returns texts as a line each, those that say nothing left out.
pub(crate) fn filled_lines(texts: &[String], legible: &mut Legible<'_>) -> Vec<String> {
    let lines = texts.iter().map(|text| legible.line(text));
    lines.filter(|line| !line.trim().is_empty()).collect()
}

/// The characters that are shown by number: the first dozen, and how many more there are.
#[derive(Serialize)]
pub(crate) struct Replaced {
    named: Vec<String>,
    more: usize,
}

impl Replaced {
    /// Returns what was replaced so far.
    pub(crate) fn by(legible: &Legible<'_>) -> Self {
        let replaced = legible.replaced();
        let number = |one: &char| format!("U+{:04X}", u32::from(*one));
        Self {
            named: replaced.iter().take(NAMED).map(number).collect(),
            more: replaced.len().saturating_sub(NAMED),
        }
    }
}

/// Returns a moment as the clock on the wall showed it.
pub(crate) fn wall_clock(moment: DateTime<FixedOffset>) -> String {
    let winter = moment.offset().local_minus_utc() == 0;
    let zone = if winter { "GMT" } else { "GMT%:z" };
    moment.format(&format!("%-d %B %Y at %H:%M {zone}")).to_string()
}
