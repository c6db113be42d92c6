//! What a pack of an organisation must keep to, beyond the shape of its words.

use std::collections::BTreeSet;

use toml::de::DeValue;

use super::around::{Around, DANGER, Kept, POLICE, digits};
use super::walking::{Faults, Part, as_part};
use super::{FaultCode, MOST_STEPS, check_version, shape};
use crate::moment::read_day;
use crate::safeguarding::pathways::Pack;

/// How many digits a number has at least.
const FEWEST_DIGITS: usize = 3;

/// The ids that came so far.
#[derive(Default)]
struct Seen<'file> {
    steps: BTreeSet<&'file str>,
    help: BTreeSet<&'file str>,
}

/// A step of the file, and what its faults call it.
#[derive(Clone, Copy)]
struct Checked<'file, 'known> {
    part: Part<'file>,
    /// Its id; its title where it has none.
    name: &'file str,
    around: &'file Around<'known>,
    /// The ids of all steps of the file.
    beside: &'file BTreeSet<&'file str>,
}

/// Tells all faults of a file. Returns whether every step of it was looked at.
pub(super) fn check(head: Part<'_>, around: &Around<'_>, before: Option<&Pack>, faults: &mut Faults) -> bool {
    shape::check(head, shape::HEAD, faults);
    check_version(head, before, faults);
    not_to_come(head, &["version", "verified_on"], around, faults);
    if let Some(pack) = head.text("pack").filter(|pack| around.ships(pack)) {
        faults.tell(head.at("pack"), FaultCode::ShippedName, pack);
    }
    let list = head.list("step");
    if list.is_empty() {
        let odd = head.value("step").is_some_and(|value| !value.is_array());
        let code = if odd { FaultCode::WrongValue } else { FaultCode::NoSteps };
        faults.tell(head.at("step"), code, if odd { "step" } else { "" });
    }
    if let Some(first_over) = list.get(MOST_STEPS) {
        faults.tell(Some(first_over.span().start), FaultCode::TooMany, "step");
        return false;
    }
    let beside = head.parts("step").iter().filter_map(|step| step.text("id")).collect();
    let mut seen = Seen::default();
    for one in list {
        match as_part(one) {
            Some(part) => {
                let name = part.text("id").or_else(|| part.text("title")).unwrap_or_default();
                Checked { part, name, around, beside: &beside }.check(&mut seen, faults);
            }
            None => faults.tell(Some(one.span().start), FaultCode::WrongValue, "step"),
        }
    }
    true
}

/// Days that say how old guidance is have come.
fn not_to_come(part: Part<'_>, keys: &[&str], around: &Around<'_>, faults: &mut Faults) {
    for key in keys {
        if let Some(text) = part.text(key).filter(|text| read_day(text).is_some_and(|day| day > around.today))
        {
            faults.tell(part.at(key), FaultCode::WrongDate, text);
        }
    }
}

impl<'file> Checked<'file, '_> {
    fn check(self, seen: &mut Seen<'file>, faults: &mut Faults) {
        shape::check(self.part, shape::STEP, faults);
        self.own_id(seen, faults);
        self.trigger(faults);
        self.contacts(seen, faults);
        self.other_steps(faults);
        self.place(faults);
        self.validity(faults);
        self.results(faults);
    }

    fn own_id(self, seen: &mut Seen<'file>, faults: &mut Faults) {
        let Some(id) = self.part.text("id") else { return };
        if !seen.steps.insert(id) || self.around.step(id).is_some() {
            faults.tell(self.part.at("id"), FaultCode::DuplicateId, id);
        }
    }

    /// Exactly one thing calls for a step. One with a page of Daybook's own is told by its shape.
    fn trigger(self, faults: &mut Faults) {
        let ways = ["rail", "when", "after", "while_closed", "listed", "page"];
        let given = ways.into_iter().filter(|key| self.part.value(key).is_some_and(is_given)).count();
        let when = self.part.part("when");
        let idle = when.filter(|when| ["any", "all", "no"].iter().all(|key| when.list(key).is_empty()));
        if idle.is_some() || given != 1 {
            let at = idle.map_or(self.part.at, |_| self.part.at("when"));
            faults.tell(at, FaultCode::NoTrigger, self.name);
        }
        // A decision is of a nation: what is offered after it cannot be for an area alone.
        if !self.part.list("after").is_empty() && !self.part.list("places").is_empty() {
            faults.tell(self.part.at("places"), FaultCode::WrongValue, "places");
        }
    }

    fn contacts(self, seen: &mut Seen<'file>, faults: &mut Faults) {
        let contacts = self.part.parts("contacts");
        let is_listed = self.part.value("listed").is_some_and(is_given);
        if self.part.list("contacts").is_empty() && !is_listed {
            faults.tell(self.part.at, FaultCode::MissingPhone, self.name);
        }
        for contact in contacts {
            self.contact(contact, faults);
            let help = contact.part("help").and_then(|help| Some((help.at("id"), help.text("id")?)));
            if let Some((at, id)) = help.filter(|(_, id)| !seen.help.insert(id) || self.around.has_help(id)) {
                faults.tell(at, FaultCode::DuplicateId, id);
            }
            for hours in contact.parts("open") {
                let times =
                    hours.text("from").and_then(shape::time).zip(hours.text("to").and_then(shape::time));
                if times.is_some_and(|(from, to)| from >= to) {
                    faults.tell(hours.at("to"), FaultCode::WrongValue, hours.text("to").unwrap_or_default());
                }
            }
        }
    }

    /// Someone can be reached, and not by a number that is everyone's.
    fn contact(self, contact: Part<'_>, faults: &mut Faults) {
        let name = contact.text("name").unwrap_or(self.name);
        let number = contact.value("number").and_then(DeValue::as_str);
        let is_reached = ["number", "email", "web"].iter().any(|way| contact.text(way).is_some());
        if number.is_some_and(|number| !is_dialled(number)) || !is_reached {
            faults.tell(contact.at("number"), FaultCode::MissingPhone, name);
        }
        if let Some(number) = number.filter(|number| self.around.is_emergency(number)) {
            faults.tell(contact.at("number"), FaultCode::EmergencyNumber, number);
        }
    }

    /// The steps that it names are there, and those for immediate danger are left alone.
    fn other_steps(self, faults: &mut Faults) {
        for (at, id) in self.part.texts("in_place_of") {
            match self.around.step(id) {
                Some((_, Kept::Own)) => faults.tell(at, FaultCode::WrongValue, id),
                None if self.beside.contains(id) => faults.tell(at, FaultCode::WrongValue, id),
                _ => self.other_step(at, id, faults),
            }
            self.leaves_danger(at, id, faults);
        }
        for (at, id) in self.part.texts("beside") {
            self.other_step(at, id, faults);
        }
        if let Some(id) = self.part.value("while_closed").and_then(DeValue::as_str) {
            let at = self.part.at("while_closed");
            self.other_step(at, id, faults);
            self.leaves_danger(at, id, faults);
        }
    }

    fn other_step(self, at: Option<usize>, id: &str, faults: &mut Faults) {
        if self.part.text("id") == Some(id) {
            faults.tell(at, FaultCode::WrongValue, id);
        } else if self.around.step(id).is_none() && !self.beside.contains(id) {
            faults.tell(at, FaultCode::UnknownStep, id);
        }
    }

    fn leaves_danger(self, at: Option<usize>, id: &str, faults: &mut Faults) {
        if self.around.step(id).is_some_and(|(step, kept)| {
            kept == Kept::Shipped && [DANGER, POLICE].contains(&step.group.as_str())
        }) {
            faults.tell(at, FaultCode::BeforeDanger, self.name);
        }
    }

    /// Its place in the rail is after the steps for immediate danger.
    fn place(self, faults: &mut Faults) {
        if self.part.text("group") == Some(DANGER) {
            faults.tell(self.part.at("group"), FaultCode::BeforeDanger, self.name);
        }
        let rank = self.part.value("rank").and_then(DeValue::as_integer);
        let rank = rank.and_then(|rank| u32::from_str_radix(rank.as_str(), rank.radix()).ok());
        if rank.is_some_and(|rank| rank <= self.around.danger_rank) {
            faults.tell(self.part.at("rank"), FaultCode::BeforeDanger, self.name);
        }
    }

    fn validity(self, faults: &mut Faults) {
        not_to_come(self.part, &["verified_on"], self.around, faults);
        let day = |key| self.part.text(key).and_then(read_day);
        if day("valid_from").zip(day("valid_to")).is_some_and(|(from, to)| to < from) {
            let to = self.part.text("valid_to").unwrap_or_default();
            faults.tell(self.part.at("valid_to"), FaultCode::WrongDate, to);
        }
    }

    /// A result's id is unique within its step: records point to it.
    fn results(self, faults: &mut Faults) {
        let mut seen = BTreeSet::new();
        for result in self.part.parts("result") {
            if let Some(id) = result.text("id").filter(|id| !seen.insert(*id)) {
                faults.tell(result.at("id"), FaultCode::DuplicateId, id);
            }
        }
    }
}

/// Tells whether something stands there that says more than that it is not so.
fn is_given(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Boolean(is_so) => *is_so,
        DeValue::Array(list) => !list.is_empty(),
        DeValue::String(text) => !text.trim().is_empty(),
        _ => true,
    }
}

/// Tells whether a number can be dialled: digits, with the signs by which they are set apart.
fn is_dialled(number: &str) -> bool {
    let fits = |sign: char| sign.is_ascii_digit() || " +()-".contains(sign);
    number.chars().all(fits) && digits(number).len() >= FEWEST_DIGITS
}
