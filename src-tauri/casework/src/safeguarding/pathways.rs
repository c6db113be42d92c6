//! The pathway packs: who to ring, about what and how soon, by nation and by place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, PoisonError, RwLock};

use chrono::{Months, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::due::Due;
use super::fact::{Fact, FactIs, Facts, Known};
use super::hours::OpeningHours;
use crate::case::{AgeGroup, Nation};
use crate::clock::Starts;
use crate::decision::{Act, State};
use crate::moment::read_day;

/// Every pack that ships, national ones first.
const SHIPPED: [&str; 8] = [
    include_str!("../../data/pathways/uk.toml"),
    include_str!("../../data/pathways/england.toml"),
    include_str!("../../data/pathways/wales.toml"),
    include_str!("../../data/pathways/scotland.toml"),
    include_str!("../../data/pathways/northern-ireland.toml"),
    include_str!("../../data/pathways/stockport.toml"),
    include_str!("../../data/pathways/thurrock-essex-southend.toml"),
    include_str!("../../data/pathways/decisions.toml"),
];

/// All packs together. A step's id is unique over all of them and never changes its meaning, because
/// records point to it.
#[derive(Debug)]
pub struct Pathways {
    packs: Vec<Pack>,
    /// Packs of an organisation that were removed or replaced: records may point to their steps.
    past: Vec<Pack>,
}

/// One dated pack.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// The file's name without its ending, for example `northern-ireland`.
    pub pack: String,
    /// What the pack is called on the screen.
    pub name: String,
    /// The day the pack was compiled, `YYYY-MM-DD`.
    pub version: String,
    pub source: String,
    /// The day every entry was last checked against a live page; none when that has never been done.
    #[serde(default)]
    pub verified_on: Option<NaiveDate>,
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
    /// Of the worker's own organisation, added from a file.
    #[serde(skip)]
    pub own: bool,
}

/// One act of safeguarding: when it is called for, what it is, whom to ring.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub id: String,
    /// The nation or nations in the source's own words, for example "England and Wales".
    pub jurisdiction: String,
    pub nations: Vec<Nation>,
    /// The council areas it is for; empty when it is for the whole of its nations.
    #[serde(default)]
    pub places: Vec<String>,
    /// The kind of step in the source's own words, for example `support-adult`.
    pub group: String,
    #[serde(rename = "for")]
    pub audience: Audience,
    /// How it comes into the rail: exactly one of `rail`, `when`, `after`, `while_closed`, `listed` and `page`.
    /// In the safety rail of every case it is for, unasked.
    #[serde(default)]
    pub rail: bool,
    /// Called for by what is so in the case.
    #[serde(default)]
    pub when: Option<When>,
    /// What it is offered after, to be accepted or declined: a decision, an end, a letter.
    #[serde(default)]
    pub after: Vec<Act>,
    /// The step whose office it stands in for while nobody answers there.
    #[serde(default)]
    pub while_closed: Option<String>,
    /// Only where the worker adds it.
    #[serde(default)]
    pub listed: bool,
    /// Done on pages of Daybook of their own, which keep it in sight.
    #[serde(default)]
    pub page: Option<Page>,
    /// The steps of a wider area that it stands in the place of.
    #[serde(default)]
    pub in_place_of: Vec<String>,
    /// The steps that go on beside it.
    #[serde(default)]
    pub beside: Vec<String>,
    /// What it can lead to.
    #[serde(default, rename = "result")]
    pub results: Vec<StepResult>,
    /// The clocks that start when it is done: of the council and its partners.
    #[serde(default)]
    pub starts: Option<Starts>,
    /// Its place in the rail while nothing else decides; lower is sooner.
    #[serde(default = "last_rank")]
    pub rank: u32,
    /// An act in a few words, for the rail.
    pub title: String,
    /// When it is called for.
    pub trigger: String,
    /// What to do, and why.
    pub step: String,
    /// Whom to ring, in words.
    pub who: String,
    /// The contact exactly as the source gives it; empty when it gives none.
    #[serde(default)]
    pub contact: String,
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// The deadline exactly as the source gives it; empty when it gives none.
    #[serde(default)]
    pub deadline: String,
    /// The same in words for the rail; empty when the source gives none.
    #[serde(default)]
    pub how_soon: String,
    #[serde(default)]
    pub due: Option<Due>,
    /// Where the entry comes from; empty when no source could be found.
    #[serde(default)]
    pub source: String,
    pub confidence: Confidence,
    /// About a medical need, which a note may offer.
    #[serde(default)]
    pub medical_need: bool,
    /// Rests wholly or partly on general knowledge, with no text checked: shown as "confirm".
    #[serde(default)]
    pub confirm: bool,
    /// What else the officer should know; where sources differ, what each of them says.
    #[serde(default)]
    pub note: String,
    /// The first and the last day on which it is called for; none where the source sets none.
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    #[serde(default)]
    pub valid_to: Option<NaiveDate>,
    /// The day this entry was last checked against a live page, where it is not the pack's.
    #[serde(default)]
    pub verified_on: Option<NaiveDate>,
}

/// What calls for a step: everything of `all`, something of `any` where it names anything, and everything of `no`
/// answered with no. What is not known is neither.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    #[serde(default)]
    pub any: Vec<Fact>,
    #[serde(default)]
    pub all: Vec<Fact>,
    #[serde(default)]
    pub no: Vec<Fact>,
}

/// The pages of Daybook that keep a step in sight themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Page {
    Referral,
}

/// What a step can lead to, and what is so from then on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepResult {
    /// Unique within its step and never given a new meaning.
    pub id: String,
    pub says: String,
    pub sets: BTreeMap<Fact, FactIs>,
}

/// One way to reach someone. At least one of `number`, `email` and `web` is there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub name: String,
    #[serde(default)]
    pub number: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub web: Option<String>,
    #[serde(default)]
    pub hours: Option<String>,
    /// When someone answers, as far as the source says so.
    #[serde(default)]
    pub open: Vec<OpeningHours>,
    /// Day and night, every day.
    #[serde(default)]
    pub always_open: bool,
    /// Set where the number stands on Help too, with no case at hand.
    #[serde(default)]
    pub help: Option<OnHelp>,
}

/// A number on Help.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnHelp {
    /// Stable over versions of the pack.
    pub id: String,
    /// What it is for.
    pub what: String,
}

/// For whom a step is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    Adult,
    /// Under 18, or age not known: a child until assessed.
    Child,
    /// Only while the age is not known.
    AgeNotKnown,
    Any,
}

/// How well the source carries the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Confidence {
    /// Plain in the cited source.
    H,
    /// The source is partial, indirect or old.
    M,
    /// Weak or missing source.
    L,
}

fn shipped() -> Vec<Pack> {
    SHIPPED.iter().map(|text| toml::from_str(text).expect("a test reads every shipped pack")).collect()
}

fn as_own(pack: Pack) -> Pack {
    Pack { own: true, ..pack }
}

fn known_packs() -> &'static RwLock<&'static Pathways> {
    static KNOWN: LazyLock<RwLock<&'static Pathways>> = LazyLock::new(|| RwLock::new(Pathways::shipped()));
    &KNOWN
}

fn last_rank() -> u32 {
    u32::MAX
}

impl Audience {
    /// Tells whether the step is meant for someone of that age.
    pub fn includes(self, age_group: AgeGroup) -> bool {
        match self {
            Self::Any => true,
            Self::Adult => !age_group.treated_as_child(),
            Self::Child => age_group.treated_as_child(),
            Self::AgeNotKnown => age_group == AgeGroup::NotKnown,
        }
    }
}

impl Step {
    /// Tells whether the step concerns someone of that age in that nation and council area.
    pub fn concerns(&self, nation: Nation, age_group: AgeGroup, area: &str) -> bool {
        let here = self.places.is_empty() || self.places.iter().any(|place| is_same_area(place, area));
        here && self.nations.contains(&nation) && self.audience.includes(age_group)
    }

    /// Tells whether the guidance behind it holds on a day.
    pub fn is_valid_on(&self, today: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= today) && self.valid_to.is_none_or(|to| today <= to)
    }

    /// Tells whether it is about the worker's own organisation: it goes on no paper that leaves it.
    pub fn is_internal(&self) -> bool {
        INTERNAL.contains(&self.group.as_str())
    }

    pub fn is_national(&self) -> bool {
        self.places.is_empty()
    }

    /// Returns what a record of it says to be so, by the result that was chosen.
    pub fn sets(&self, result: &str) -> Option<&BTreeMap<Fact, FactIs>> {
        self.results.iter().find(|it| it.id == result).map(|it| &it.sets)
    }
}

/// Groups of steps about the worker's own organisation.
const INTERNAL: [&str; 2] = ["staff", "supply-chain"];

fn is_same_area(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

impl When {
    /// Returns by what a step is called for; none while it is not. It has been since the last of what must be so, and
    /// since the first of what may be.
    pub fn called_by(&self, facts: &Facts) -> Option<CalledBy> {
        let is = |fact: &Fact, is: FactIs| {
            facts.get(fact).filter(|known| known.is == is).map(|known| (*fact, known))
        };
        let any: Vec<_> = self.any.iter().filter_map(|fact| is(fact, FactIs::Yes)).collect();
        let all: Vec<_> = self.all.iter().filter_map(|fact| is(fact, FactIs::Yes)).collect();
        let no: Vec<_> = self.no.iter().filter_map(|fact| is(fact, FactIs::No)).collect();
        if all.len() < self.all.len() || no.len() < self.no.len() || (any.is_empty() && !self.any.is_empty())
        {
            return None;
        }
        let first_of_any = any.into_iter().min_by_key(|(_, known)| known.since);
        let holds: Vec<(Fact, &Known)> = first_of_any.into_iter().chain(all).chain(no).collect();
        let (fact, known) = *holds.first()?;
        let since = holds.iter().map(|(_, known)| known.since).max()?;
        Some(CalledBy {
            fact,
            is: known.is,
            since,
            again: holds.iter().filter_map(|(_, known)| known.again).max(),
        })
    }
}

/// By what a step is called for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalledBy {
    pub fact: Fact,
    pub is: FactIs,
    pub since: NaiveDate,
    /// When it was called for anew.
    pub again: Option<NaiveDateTime>,
}

impl Pack {
    /// Reads a pack that was checked when it was kept. It is not checked again: a later Daybook's rules must not take
    /// away what records point to. None where it cannot be read at all.
    pub fn kept(text: &str) -> Option<Self> {
        toml::from_str(text).ok().map(as_own)
    }

    /// Returns the council areas it has steps of their own for, in the alphabet's order.
    pub fn areas(&self) -> Vec<String> {
        let mut areas: Vec<String> = self.steps.iter().flat_map(|step| step.places.clone()).collect();
        areas.sort();
        areas.dedup();
        areas
    }

    fn serves(&self, nation: Nation, area: &str) -> bool {
        let serves = |step: &Step| {
            step.nations.contains(&nation)
                && (step.is_national() || step.places.iter().any(|place| is_same_area(place, area)))
        };
        self.steps.iter().any(serves)
    }

    /// Tells whether the guidance is to be checked again: twelve months after it was last checked, or compiled.
    pub fn is_to_check(&self, today: NaiveDate) -> bool {
        let on = self.verified_on.or_else(|| read_day(&self.version));
        on.and_then(|on| on.checked_add_months(Months::new(MONTHS_UNCHECKED)))
            .is_none_or(|until| until < today)
    }
}

/// After so many months guidance is to be checked again. Daybook's own limit.
const MONTHS_UNCHECKED: u32 = 12;

impl Pathways {
    /// Returns the packs that ship with this version, and those of the worker's organisation.
    pub fn current() -> &'static Self {
        *known_packs().read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the packs that ship with this version.
    pub fn shipped() -> &'static Self {
        static SHIPPED_ONLY: LazyLock<Pathways> =
            LazyLock::new(|| Pathways { packs: shipped(), past: Vec::new() });
        &SHIPPED_ONLY
    }

    /// Makes packs of the worker's organisation known beside those that ship, and forgets the ones known before.
    /// `past` are those that were removed or replaced. Nothing of them is known any more after `know(&[], &[])`.
    pub fn know(own: Vec<Pack>, past: Vec<Pack>) {
        let next: &'static Self = if own.is_empty() && past.is_empty() {
            Self::shipped()
        } else {
            // An id stands for one step only: of two packs that share one, the later has it no more.
            let mut ids: BTreeSet<String> =
                shipped().iter().flat_map(|pack| &pack.steps).map(|step| step.id.clone()).collect();
            let mut own = own;
            for pack in &mut own {
                pack.steps.retain(|step| ids.insert(step.id.clone()));
            }
            // Read everywhere by reference: the few kilobytes of a pack stay until Daybook ends.
            Box::leak(Box::new(Self {
                packs: shipped().into_iter().chain(own.into_iter().map(as_own)).collect(),
                past,
            }))
        };
        *known_packs().write().unwrap_or_else(PoisonError::into_inner) = next;
    }

    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// Returns the packs that were removed or replaced.
    pub(super) fn past(&self) -> &[Pack] {
        &self.past
    }

    /// Returns the steps that can be added by hand: those of the area and of the organisation first, then the
    /// nation's that none of the area stands in the place of, each in the packs' order. `there` are those that stand in the rail.
    pub fn steps_to_add(
        &self,
        nation: Nation,
        age_group: AgeGroup,
        area: &str,
        there: &[&str],
    ) -> Vec<&Step> {
        let replaced = |step: &Step| {
            let instead = |other: &Step| other.in_place_of.contains(&step.id);
            self.steps().any(|other| instead(other) && other.concerns(nation, age_group, area))
        };
        let can = |step: &&Step| {
            !replaced(step)
                && step.after.is_empty()
                && step.page.is_none()
                && step.concerns(nation, age_group, area)
                && !there.contains(&step.id.as_str())
        };
        let (national, local): (Vec<&Step>, Vec<&Step>) =
            self.steps().filter(can).partition(|step| step.is_national() && !self.is_own(step));
        local.into_iter().chain(national).collect()
    }

    /// Returns the steps of a nation and area that an answer about a fact calls for, in the packs' order.
    pub fn called_for(
        &self,
        nation: Nation,
        age_group: AgeGroup,
        area: &str,
        fact: Fact,
        is: FactIs,
    ) -> Vec<&Step> {
        let names = |when: &When| match is {
            FactIs::Yes => when.any.contains(&fact) || when.all.contains(&fact),
            FactIs::No => when.no.contains(&fact),
            FactIs::NotKnown => false,
        };
        let called: Vec<&Step> = self
            .steps()
            .filter(|step| step.concerns(nation, age_group, area) && step.when.as_ref().is_some_and(names))
            .collect();
        let replaced = |step: &&Step| called.iter().any(|other| other.in_place_of.contains(&step.id));
        called.iter().copied().filter(|step| !replaced(step)).collect()
    }

    /// Returns the step of a nation that is about a medical need.
    pub fn medical_step(&self, nation: Nation) -> Option<&Step> {
        self.steps().find(|step| step.medical_need && step.nations.contains(&nation))
    }

    /// Tells whether a step is of the worker's own organisation.
    pub fn is_own(&self, step: &Step) -> bool {
        self.pack_of(&step.id).is_some_and(|pack| pack.own)
    }

    /// Returns the pack a step is in.
    pub fn pack_of(&self, id: &str) -> Option<&Pack> {
        self.packs.iter().chain(&self.past).find(|pack| pack.steps.iter().any(|step| step.id == id))
    }

    /// Returns the steps to offer after an act that led to a state, in the pack's order. A negative decision that is not
    /// reconsidered again offers what a reconsideration not accepted does. Two decisions in one letter offer what follows from
    /// each.
    pub fn steps_after(&self, act: Act, led_to: State, nation: Nation, age_group: AgeGroup) -> Vec<&Step> {
        let acts: &[Act] = match act {
            Act::RgNegative | Act::CgNegative if led_to.is_final() => &[Act::ReconsiderationNotAccepted],
            Act::BothPositive => &[Act::RgPositive, Act::CgPositive],
            Act::BothNegative => &[Act::RgPositive, Act::CgNegative],
            _ => &[act],
        };
        let offered = |step: &&Step| step.after.iter().any(|after| acts.contains(after));
        self.steps().filter(offered).filter(|step| step.concerns(nation, age_group, "")).collect()
    }

    /// Returns the council areas that have steps of their own, each with its nation, in the alphabet's order.
    pub fn areas(&self) -> Vec<(Nation, &str)> {
        let of_step = |step: &'_ Step| step.nations.first().copied();
        let mut areas: Vec<(&str, Nation)> = self
            .steps()
            .filter_map(|step| Some((step, of_step(step)?)))
            .flat_map(|(step, nation)| step.places.iter().map(move |place| (place.as_str(), nation)))
            .collect();
        areas.sort_by_key(|(area, _)| area.to_lowercase());
        areas.dedup_by(|one, other| is_same_area(one.0, other.0));
        areas.into_iter().map(|(area, nation)| (nation, area)).collect()
    }

    /// Returns a step of any pack, also of one that was removed.
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps().chain(self.past.iter().rev().flat_map(|pack| &pack.steps)).find(|step| step.id == id)
    }

    /// Returns a step of a pack that is in use.
    pub fn step_in_use(&self, id: &str) -> Option<&Step> {
        self.steps().find(|step| step.id == id)
    }

    /// Tells whether a pack whose steps concern a nation and area is to be checked again.
    pub fn is_to_check(&self, nation: Nation, area: &str, today: NaiveDate) -> bool {
        self.packs.iter().filter(|pack| pack.serves(nation, area)).any(|pack| pack.is_to_check(today))
    }

    /// Returns the day on which the least recently checked pack that serves a nation and area was checked; none
    /// when any of them never was.
    pub fn verified_on(&self, nation: Nation, area: &str) -> Option<NaiveDate> {
        let serving = self.packs.iter().filter(|pack| pack.serves(nation, area));
        let days: Option<Vec<_>> = serving.map(|pack| pack.verified_on).collect();
        days?.into_iter().min()
    }

    pub(super) fn steps(&self) -> impl Iterator<Item = &Step> {
        self.packs.iter().flat_map(|pack| &pack.steps)
    }
}

#[cfg(test)]
#[path = "trial.rs"]
pub(super) mod trial;

#[cfg(test)]
#[path = "pathways_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "research_tests.rs"]
mod research_tests;

#[cfg(test)]
#[path = "seeds_table.rs"]
mod seeds_table;

#[cfg(test)]
#[path = "seeds_tests.rs"]
mod seeds_tests;

#[cfg(test)]
#[path = "page_tests.rs"]
mod page_tests;
