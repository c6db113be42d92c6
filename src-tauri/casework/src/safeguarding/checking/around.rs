//! What stands already, and no pack of an organisation may take away, push back or use as its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::safeguarding::pathways::{Contact, Pack, Step};

/// The kinds of steps that come first: [`Step::group`].
pub(super) const DANGER: &str = "immediate-danger";
pub(super) const POLICE: &str = "police";

/// Numbers for an emergency that no pathway pack gives.
#[derive(Deserialize)]
struct Emergency {
    /// How many digits such a number has at most.
    longest: usize,
    #[serde(rename = "number")]
    numbers: Vec<EmergencyNumber>,
}

#[derive(Deserialize)]
struct EmergencyNumber {
    number: String,
}

static EMERGENCY: LazyLock<Emergency> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../data/emergency-numbers.toml"))
        .expect("a test reads the list that ships")
});

/// The packs around the one that is checked.
pub(super) struct Around<'known> {
    steps: BTreeMap<&'known str, (&'known Step, Kept)>,
    packs: BTreeSet<&'known str>,
    help: BTreeSet<&'known str>,
    numbers: BTreeSet<String>,
    /// The last place in the rail that a step for immediate danger has.
    pub(super) danger_rank: u32,
    pub(super) today: NaiveDate,
}

/// Whose a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    Shipped,
    Own,
}

impl<'known> Around<'known> {
    /// Leaves out earlier versions of the pack that is checked, `name`, whose steps it may have again; those of other packs
    /// that were removed stay, because records point to their steps.
    pub(super) fn of(known: &'known [&'known Pack], name: Option<&str>, today: NaiveDate) -> Self {
        let all = || known.iter().copied();
        let others = || all().filter(|pack| !pack.own || name != Some(&*pack.pack));
        let shipped = || others().filter(|pack| !pack.own);
        let steps = others().flat_map(|pack| pack.steps.iter().map(|step| (step, kept(pack))));
        let danger = shipped().flat_map(|pack| &pack.steps).filter(|step| step.group == DANGER);
        Self {
            steps: steps.map(|(step, kept)| (step.id.as_str(), (step, kept))).collect(),
            packs: shipped().map(|pack| pack.pack.as_str()).collect(),
            help: others().flat_map(contacts).filter_map(|it| Some(it.help.as_ref()?.id.as_str())).collect(),
            numbers: numbers(shipped().flat_map(|pack| &pack.steps)),
            // A step that gives no place of its own says nothing about the place of others.
            today,
            danger_rank: danger.map(|step| step.rank).filter(|rank| *rank < u32::MAX).max().unwrap_or(0),
        }
    }

    pub(super) fn step(&self, id: &str) -> Option<(&'known Step, Kept)> {
        self.steps.get(id).copied()
    }

    /// Tells whether a pack that ships is called so.
    pub(super) fn ships(&self, pack: &str) -> bool {
        self.packs.contains(pack)
    }

    pub(super) fn has_help(&self, id: &str) -> bool {
        self.help.contains(id)
    }

    pub(super) fn is_emergency(&self, number: &str) -> bool {
        self.numbers.contains(&digits(number))
    }
}

/// Returns a number's digits alone.
pub(super) fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

/// Tells whether a number that ships is for everyone in danger, such as 999 or 101: there is nothing in it to confirm.
pub(in crate::safeguarding) fn is_for_everyone(step: &Step, number: &str) -> bool {
    let digits = digits(number);
    [DANGER, POLICE].contains(&step.group.as_str()) && (1..=EMERGENCY.longest).contains(&digits.len())
}

fn kept(pack: &Pack) -> Kept {
    if pack.own { Kept::Own } else { Kept::Shipped }
}

fn contacts(pack: &Pack) -> impl Iterator<Item = &Contact> {
    pack.steps.iter().flat_map(|step| &step.contacts)
}

/// Only short numbers of the steps for danger and for the police: these steps name ordinary offices too.
fn numbers<'known>(shipped: impl Iterator<Item = &'known Step>) -> BTreeSet<String> {
    let urgent = shipped.filter(|step| [DANGER, POLICE].contains(&step.group.as_str()));
    let given = urgent.flat_map(|step| &step.contacts).filter_map(|contact| contact.number.as_deref());
    let short = given.map(digits).filter(|digits| digits.len() <= EMERGENCY.longest);
    short.chain(EMERGENCY.numbers.iter().map(|it| digits(&it.number))).collect()
}
