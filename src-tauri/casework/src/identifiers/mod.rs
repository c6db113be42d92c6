//! What in a text may identify a person, marked before an anonymous Duty to Notify.
//!
//! Under the Modern Slavery Act 2015 s.52(3) nothing may go out without consent that identifies the adult,
//! alone or in combination with other information. [`marks`] finds what the case already knows, however it
//! is typed, and what looks like a sign by its shape. It decides nothing, and it cannot find everything:
//! the officer reads the text again. Word lists are in one dated pack, `data/identifiers.toml`.

mod addresses;
mod dates;
mod known;
mod net;
mod pack;
mod patterns;
mod phones;
mod places;
mod references;
mod settle;
mod text;

use serde::{Deserialize, Serialize};

pub use known::{known_in_answers, known_in_place, known_in_text, without_agreed};
pub use pack::pack_source;

use patterns::Patterns;
use text::Text;

/// What kind of sign identifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Name,
    /// A nickname, initials, a handle of a social network.
    Alias,
    DateOfBirth,
    Address,
    Postcode,
    Phone,
    /// An e-mail or web address.
    Email,
    Reference,
    /// A place that singles out: a school, an employer, a village of birth.
    Place,
}

/// Where it is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KnownFrom {
    Referral,
    Case,
    Note,
    Consent,
    Safety,
    /// Not known: it only looks so.
    LooksLike,
}

/// A text that identifies, as it was typed somewhere in the case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Known {
    pub kind: Kind,
    pub text: String,
    pub from: KnownFrom,
}

/// A part of a text that may identify.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Bytes into the text, on char boundaries.
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    pub from: KnownFrom,
}

/// Returns what may identify in the text: in order, never overlapping. Where several signs overlap, one
/// mark covers them all and says what the longest known one is, or else the longest.
pub fn marks(text: &str, known: &[Known]) -> Vec<Mark> {
    let text = Text::read(text);
    let patterns = Patterns::of(known);
    let mut found = patterns.marks(&text);
    found.extend(phones::marks(&text, &patterns.phones));
    found.extend(dates::marks(&text, &patterns.days));
    found.extend(looks(&text));
    settle::settle(&text, found)
}

/// Returns what looks like a sign by its shape alone.
fn looks(text: &Text<'_>) -> Vec<Mark> {
    let mut found = net::marks(text);
    found.extend(addresses::marks(text));
    found.extend(references::marks(text));
    found.extend(places::marks(text));
    found
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;
