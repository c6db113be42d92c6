//! The check of an organisation's own pathway pack: every fault of the file is found at once, each with its line.

use chrono::NaiveDate;
use serde::Serialize;
use toml::de::DeTable;

use super::pathways::{Contact, Pack, Pathways, Step};
use crate::moment::read_day;

mod around;
mod rules;
mod shape;
mod walking;

use around::Around;
pub(super) use around::is_for_everyone;
use walking::{Faults, Lines, Part};

/// How many bytes a pack's file may have.
pub const LARGEST: u64 = 1024 * 1024;

/// How many steps a pack may have.
const MOST_STEPS: usize = 500;

/// How many faults of one file are told; whoever has more than these has not begun to mend it.
const MOST_FAULTS: usize = 50;

/// One thing that is wrong in a pack's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[must_use]
pub struct Fault {
    /// Counted from one; nought where it is about the whole file.
    pub line: u32,
    pub code: FaultCode,
    /// The word, number, id or field at fault, at most 60 characters, none of them hidden; empty where the code says it all.
    pub about: String,
}

/// Why a pack is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultCode {
    /// More than [`LARGEST`] bytes.
    TooLarge,
    /// The file cannot be read. Told by whoever reads it.
    Unreadable,
    /// Not UTF-8. Told by whoever reads the file.
    NotText,
    /// Not TOML from this line on; nothing else is then looked at.
    NotToml,
    /// A key that a pack does not have.
    UnknownWord,
    /// No fact and no act has this name.
    UnknownTrigger,
    /// No day written `YYYY-MM-DD`, or a last day before the first.
    WrongDate,
    /// Something that cannot stand here.
    WrongValue,
    /// A field that must be there is not, or is blank.
    Missing,
    /// A step or a contact by which nobody can be reached.
    MissingPhone,
    /// An id that something else has already, in this file or in another pack.
    DuplicateId,
    /// The pack has the name of one that ships.
    ShippedName,
    /// A contact has an emergency number.
    EmergencyNumber,
    /// A step would stand before those for immediate danger, or in the place of one.
    BeforeDanger,
    /// No step has this id.
    UnknownStep,
    /// Nothing calls for a step, or more than one thing does.
    NoTrigger,
    NoSteps,
    /// More than 500 steps; none of them is then looked at.
    TooMany,
    /// Older than the version that is kept, or the same with another content.
    OlderVersion,
}

/// What becomes of a step by a new version of its pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    New,
    Changed,
    Same,
}

/// Returns the pack that the text of a file holds, or its faults in the order of lines, at most 50. `known` are the packs
/// that ship, with other own packs or without, and `before` is the version of the same pack that is kept now. No day
/// of it is later than `today`.
pub fn read_pack(
    text: &str,
    known: &Pathways,
    before: Option<&Pack>,
    today: NaiveDate,
) -> Result<Pack, Vec<Fault>> {
    let all: Vec<&Pack> = known.packs().iter().chain(known.past()).collect();
    read_among(text, &all, before, today)
}

fn read_among(
    text: &str,
    known: &[&Pack],
    before: Option<&Pack>,
    today: NaiveDate,
) -> Result<Pack, Vec<Fault>> {
    let told = |line, code| vec![Fault { line, code, about: String::new() }];
    if u64::try_from(text.len()).is_ok_and(|length| length > LARGEST) || u32::try_from(text.len()).is_err() {
        return Err(told(0, FaultCode::TooLarge));
    }
    let lines = Lines::of(text);
    let file = DeTable::parse(text).map_err(|error| {
        let at = error.span().map_or(text.len(), |span| span.start);
        told(lines.line(at), FaultCode::NotToml)
    })?;
    let head = Part { table: file.get_ref(), at: None };
    let before = before.filter(|before| head.text("pack") == Some(&before.pack));
    let mut faults = Faults::default();
    let whole = rules::check(head, &Around::of(known, head.text("pack"), today), before, &mut faults);
    let pack = if whole { typed(text, head, before, &mut faults) } else { None };
    match pack {
        Some(pack) if faults.is_empty() => Ok(pack),
        _ => Err(faults.in_order(&lines, MOST_FAULTS)),
    }
}

/// Returns the name that a pack's file gives itself, by which the version before it is found; none where there is no such
/// name to be read.
pub fn pack_named_in(text: &str) -> Option<String> {
    let file = DeTable::parse(text).ok()?;
    Part { table: file.get_ref(), at: None }.text("pack").map(str::to_owned)
}

/// Returns what becomes of each step, with its index in the pack, and the titles of steps that the version before had and
/// this one has not.
pub fn preview_steps(pack: &Pack, before: Option<&Pack>) -> (Vec<(usize, Change)>, Vec<String>) {
    let earlier: &[Step] = before.map_or(&[], |before| &before.steps);
    let change = |step: &Step| match earlier.iter().find(|old| old.id == step.id) {
        None => Change::New,
        Some(old) if old == step => Change::Same,
        Some(_) => Change::Changed,
    };
    let changes = pack.steps.iter().map(change).enumerate().collect();
    let is_gone = |old: &&Step| pack.steps.iter().all(|step| step.id != old.id);
    (changes, earlier.iter().filter(is_gone).map(|old| old.title.clone()).collect())
}

/// Returns the ways to reach someone that the step had in the version before and has no more. A number that was altered is
/// among them, whatever else it is called.
pub fn ways_gone<'before>(step: &Step, before: Option<&'before Pack>) -> Vec<&'before Contact> {
    let ways = |contact: &Contact| (contact.number.clone(), contact.email.clone(), contact.web.clone());
    let kept: Vec<_> = step.contacts.iter().map(ways).collect();
    let old = before.and_then(|before| before.steps.iter().find(|old| old.id == step.id));
    let contacts = old.into_iter().flat_map(|old| &old.contacts);
    contacts.filter(|contact| !kept.contains(&ways(contact))).collect()
}

/// Reads the pack as every pack is read. Whatever that refuses and no rule has told is told here.
fn typed(text: &str, head: Part<'_>, before: Option<&Pack>, faults: &mut Faults) -> Option<Pack> {
    match toml::from_str::<Pack>(text) {
        Ok(pack) => {
            if before.is_some_and(|before| before.version == pack.version && !is_same(before, &pack)) {
                faults.tell(head.at("version"), FaultCode::OlderVersion, &pack.version);
            }
            Some(pack)
        }
        Err(error) => {
            if faults.is_empty() {
                faults.tell(error.span().map(|span| span.start), FaultCode::WrongValue, "");
            }
            None
        }
    }
}

fn is_same(one: &Pack, other: &Pack) -> bool {
    (&one.name, &one.source, one.verified_on, &one.steps)
        == (&other.name, &other.source, other.verified_on, &other.steps)
}

/// Tells a version that is older than the one that is kept.
fn check_version(head: Part<'_>, before: Option<&Pack>, faults: &mut Faults) {
    let kept = before.and_then(|before| read_day(&before.version));
    let Some((version, kept)) = head.text("version").zip(kept) else { return };
    if read_day(version).is_some_and(|version| version < kept) {
        faults.tell(head.at("version"), FaultCode::OlderVersion, version);
    }
}

#[cfg(test)]
#[path = "checking_tests.rs"]
mod tests;
