//! The pathway packs: who to ring, about what and how soon, by nation and by place.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::due::Due;
use crate::case::{AgeGroup, Nation};
use crate::clock::Starts;
use crate::decision::{Act, State};

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
}

/// One dated pack.
#[derive(Debug, Deserialize)]
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
}

/// One act of safeguarding: when it is called for, what it is, whom to ring.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub id: String,
    /// The nation or nations in the source's own words, for example "England and Wales".
    pub jurisdiction: String,
    pub nations: Vec<Nation>,
    /// The places it is for; empty when it is for the whole of its nations.
    #[serde(default)]
    pub places: Vec<String>,
    /// The kind of step in the source's own words, for example `support-adult`.
    pub group: String,
    #[serde(rename = "for")]
    pub audience: Audience,
    /// In the safety rail of every case it is for, unasked.
    #[serde(default)]
    pub rail: bool,
    /// What it is offered after, to be accepted or declined: a decision, an end, a letter.
    #[serde(default)]
    pub after: Vec<Act>,
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
}

/// One way to reach someone. At least one of `number`, `email` and `web` is there.
#[derive(Debug, PartialEq, Eq, Deserialize)]
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
    /// Set where the number stands on Help too, with no case at hand.
    #[serde(default)]
    pub help: Option<OnHelp>,
}

/// A number on Help.
#[derive(Debug, PartialEq, Eq, Deserialize)]
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
    /// Tells whether the step concerns someone of that age in that nation, wherever they live in it.
    fn concerns(&self, nation: Nation, age_group: AgeGroup) -> bool {
        self.places.is_empty() && self.nations.contains(&nation) && self.audience.includes(age_group)
    }
}

impl Pathways {
    /// Returns the packs that ship with this version.
    pub fn current() -> &'static Self {
        static CURRENT: LazyLock<Pathways> = LazyLock::new(|| Pathways {
            packs: SHIPPED
                .iter()
                .map(|text| toml::from_str(text).expect("a test reads every shipped pack"))
                .collect(),
        });
        &CURRENT
    }

    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// Returns the steps that stand in the rail unasked, in the order in which they are to be done.
    pub fn steps_for(&self, nation: Nation, age_group: AgeGroup) -> Vec<&Step> {
        let mut steps: Vec<_> =
            self.steps().filter(|step| step.rail && step.concerns(nation, age_group)).collect();
        steps.sort_by_key(|step| step.rank);
        steps
    }

    /// Returns the national steps that are not in the rail but can be added to it.
    pub fn more_steps_for(&self, nation: Nation, age_group: AgeGroup) -> Vec<&Step> {
        self.steps()
            .filter(|step| !step.rail && step.after.is_empty() && step.concerns(nation, age_group))
            .collect()
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
        self.steps().filter(offered).filter(|step| step.concerns(nation, age_group)).collect()
    }

    /// Returns the steps of one place, whatever the age, in the pack's order. The place is one of
    /// `places`, in any case.
    pub fn local(&self, place: &str) -> Vec<&Step> {
        let place = place.trim();
        self.steps().filter(|step| step.places.iter().any(|own| own.eq_ignore_ascii_case(place))).collect()
    }

    /// Returns the places that have steps of their own, in the alphabet's order.
    pub fn places(&self) -> Vec<&str> {
        let mut places: Vec<_> = self.steps().flat_map(|step| &step.places).map(String::as_str).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps().find(|step| step.id == id)
    }

    /// Returns the day on which the least recently checked pack that serves a nation was checked; none
    /// when any of them never was.
    pub fn verified_on(&self, nation: Nation) -> Option<NaiveDate> {
        let serving = |pack: &&Pack| {
            pack.steps.iter().any(|step| step.places.is_empty() && step.nations.contains(&nation))
        };
        let days: Option<Vec<_>> = self.packs.iter().filter(serving).map(|pack| pack.verified_on).collect();
        days?.into_iter().min()
    }

    fn steps(&self) -> impl Iterator<Item = &Step> {
        self.packs.iter().flat_map(|pack| &pack.steps)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use rstest::rstest;

    const AGES: [AgeGroup; 3] = [AgeGroup::Adult, AgeGroup::Under18, AgeGroup::NotKnown];
    const NATIONS: [Nation; 4] = [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland];

    fn ids(steps: &[&Step]) -> Vec<String> {
        steps.iter().map(|step| step.id.clone()).collect()
    }

    #[test]
    fn every_shipped_step_is_whole_and_has_its_own_id() {
        let pathways = Pathways::current();
        let counts: Vec<_> =
            pathways.packs().iter().map(|pack| (pack.pack.as_str(), pack.steps.len())).collect();
        let expected = [
            ("uk", 15),
            ("england", 6),
            ("wales", 3),
            ("scotland", 5),
            ("northern-ireland", 3),
            ("stockport", 16),
            ("thurrock-essex-southend", 11),
            ("decisions", 31),
        ];
        assert_eq!(counts, expected, "all 59 rows of the research are here, and what follows decisions");
        let own: BTreeSet<_> = pathways.steps().map(|step| &step.id).collect();
        assert_eq!(own.len(), 90, "an id stands for one step only");
        for step in pathways.steps() {
            let words = [&step.title, &step.trigger, &step.step, &step.who];
            assert!(words.iter().all(|words| !words.is_empty()), "words for the officer: {}", step.id);
            assert!(step.title.chars().count() <= 45, "fits the rail: {}", step.title);
            assert_eq!(step.deadline.is_empty(), step.how_soon.is_empty(), "both or neither: {}", step.id);
            assert!(!step.nations.is_empty(), "is for some nation: {}", step.id);
            assert!(!step.rail || step.rank < u32::MAX, "has its place in the rail: {}", step.id);
        }
    }

    #[test]
    fn no_due_day_is_invented() {
        for step in Pathways::current().steps() {
            let said = match step.due {
                Some(Due::AtOnce) => step.deadline.contains("at once") || step.deadline == "immediately",
                Some(Due::SameDay) => step.deadline.starts_with("same day"),
                Some(Due::Days { count, .. }) => step.deadline.contains(&count.to_string()),
                None => true,
            };
            assert!(said, "the source's own words carry it: {} ({})", step.id, step.deadline);
        }
    }

    #[test]
    fn every_contact_is_in_the_source_and_reaches_someone() {
        for step in Pathways::current().steps() {
            for contact in &step.contacts {
                let ways = [&contact.number, &contact.email, &contact.web];
                let given: Vec<_> = ways.into_iter().flatten().collect();
                assert!(!given.is_empty(), "some way to reach {}", contact.name);
                let as_printed = given.iter().all(|way| step.contact.contains(way.as_str()));
                assert!(as_printed, "as the source prints it: {} in {}", contact.name, step.id);
            }
        }
    }

    #[test]
    fn the_words_never_call_the_person_a_victim() {
        let official = [
            "Modern Slavery Victim Care Contract",
            "Greater Manchester Victims Services",
            "GM Victims Services",
        ];
        for step in Pathways::current().steps() {
            let mut words = [&step.title, &step.trigger, &step.step, &step.who].map(String::as_str).join(" ");
            for name in official.into_iter().chain(["victim navigator"]) {
                words = words.replace(name, "");
            }
            assert!(!words.to_lowercase().contains("victim"), "only in official names: {}", step.id);
        }
    }

    #[test]
    fn every_rail_is_short_and_begins_with_danger() {
        for (nation, age) in NATIONS.iter().flat_map(|nation| AGES.map(|age| (*nation, age))) {
            let steps = Pathways::current().steps_for(nation, age);
            assert!((4..=7).contains(&steps.len()), "short enough to be read: {:?}", ids(&steps));
            assert_eq!(steps.first().map(|step| step.id.as_str()), Some("uk-999"), "danger comes first");
            assert!(steps.iter().all(|step| step.places.is_empty()), "local steps are not national ones");
        }
    }

    #[rstest]
    #[case(Nation::England, AgeGroup::Adult, &["uk-999", "uk-101", "eng-health", "eng-adult-s42", "ew-sa"])]
    #[case(Nation::Wales, AgeGroup::Adult, &["uk-999", "uk-101", "eng-health", "wal-adult", "ew-sa"])]
    #[case(Nation::Scotland, AgeGroup::Adult, &["uk-999", "sco-adult", "uk-101", "eng-health", "sco-support"])]
    #[case(Nation::NorthernIreland, AgeGroup::Adult, &["uk-999", "uk-101", "eng-health", "ni-adult", "ni-support"])]
    #[case(Nation::England, AgeGroup::Under18, &["uk-999", "eng-child", "uk-101", "eng-health", "ew-ictg", "eng-child-emerg"])]
    #[case(Nation::Wales, AgeGroup::Under18, &["uk-999", "wal-child", "uk-101", "eng-health", "ew-ictg", "eng-child-emerg"])]
    #[case(Nation::Scotland, AgeGroup::Under18, &["uk-999", "sco-child", "uk-101", "eng-health"])]
    #[case(Nation::Scotland, AgeGroup::NotKnown, &["uk-999", "sco-child", "sco-age", "uk-101", "eng-health"])]
    #[case(Nation::NorthernIreland, AgeGroup::NotKnown, &["uk-999", "ni-child", "uk-101", "eng-health"])]
    fn each_nation_and_age_has_its_own_rail(
        #[case] nation: Nation,
        #[case] age: AgeGroup,
        #[case] expected: &[&str],
    ) {
        assert_eq!(ids(&Pathways::current().steps_for(nation, age)), expected, "in the order of work");
    }

    #[test]
    fn an_unknown_age_has_every_step_of_a_child() {
        for nation in NATIONS {
            let pathways = Pathways::current();
            let unknown = ids(&pathways.steps_for(nation, AgeGroup::NotKnown));
            for child in ids(&pathways.steps_for(nation, AgeGroup::Under18)) {
                assert!(unknown.contains(&child), "assume under 18 until assessed: {child}");
            }
        }
    }

    #[test]
    fn steps_to_add_are_those_the_rail_leaves_out() {
        let pathways = Pathways::current();
        let more = ids(&pathways.more_steps_for(Nation::England, AgeGroup::Adult));
        assert!(more.contains(&"ew-dtn".to_owned()) && more.contains(&"eng-housing".to_owned()), "{more:?}");
        let abroad = ids(&pathways.more_steps_for(Nation::Scotland, AgeGroup::Adult));
        assert!(!abroad.contains(&"ew-dtn".to_owned()), "no duty to notify in Scotland");
    }

    #[test]
    fn a_place_has_its_own_steps_in_any_case() {
        let pathways = Pathways::current();
        assert_eq!(pathways.places(), ["Essex", "Southend", "Stockport", "Thurrock"], "as far as packs go");
        let counts =
            ["stockport", " Thurrock ", "essex", "Southend", "Nowhere"].map(|p| pathways.local(p).len());
        assert_eq!(counts, [16, 6, 3, 3, 0], "the emergency duty team serves Essex and Southend");
    }

    #[test]
    fn a_pack_that_was_never_verified_says_so() {
        assert_eq!(Pathways::current().verified_on(Nation::England), None, "no live page was checked");
    }
}
