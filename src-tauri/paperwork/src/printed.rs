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
