//! The order of what was found, best first: a name, then a number, a place, words beside a name, words, a
//! spelling by ear, a slip. Within one of these the newest come first. Every tier is a newest-first search that
//! ends at the limit, so that common words cost no more than rare ones.

/// What matched, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Matched {
    Name,
    Sound,
    Spelling,
    Reference,
    Phone,
    Postcode,
    Place,
    Words,
}

impl Matched {
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Sound => "sound",
            Self::Spelling => "spelling",
            Self::Reference => "reference",
            Self::Phone => "phone",
            Self::Postcode => "postcode",
            Self::Place => "place",
            Self::Words => "words",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// Every word in the names.
    Name,
    /// A reference or a telephone number.
    Number,
    /// Every word in the places, or a postcode.
    Place,
    /// Every word somewhere, some of them as a name, a number or a place.
    Mixed,
    Words,
    Sound,
    Spelling,
}

/// Returns the tiers to ask one after the other: while typing, all that is exact is one, newest first.
pub(super) fn tiers(ranked: bool) -> &'static [Tier] {
    use Tier::{Mixed, Name, Number, Place, Sound, Spelling, Words};
    if ranked { &[Name, Number, Place, Mixed, Words, Sound, Spelling] } else { &[Words, Sound, Spelling] }
}

/// How a document fits a query.
#[derive(Debug, Clone)]
pub(super) struct Fit {
    pub tier: Tier,
    pub matched: Vec<Matched>,
}

impl Fit {
    /// Takes what the query matched as a whole and what each of its words did; none for nothing.
    pub fn of(whole: Vec<Matched>, terms: Vec<Vec<Matched>>) -> Option<Self> {
        let tier = tier(&whole, &terms)?;
        let mut matched: Vec<Matched> = whole.into_iter().chain(terms.into_iter().flatten()).collect();
        matched.sort_unstable();
        matched.dedup();
        Some(Self { tier, matched })
    }

    pub fn words(&self) -> Vec<String> {
        self.matched.iter().map(|it| it.word().to_owned()).collect()
    }
}

fn tier(whole: &[Matched], terms: &[Vec<Matched>]) -> Option<Tier> {
    let every = |part: Matched| !terms.is_empty() && terms.iter().all(|term| term.contains(&part));
    let some = |part: &[Matched]| terms.iter().flatten().any(|matched| part.contains(matched));
    let strong = [Matched::Name, Matched::Reference, Matched::Phone, Matched::Postcode, Matched::Place];
    if every(Matched::Name) {
        return Some(Tier::Name);
    }
    if whole.contains(&Matched::Reference) || whole.contains(&Matched::Phone) {
        return Some(Tier::Number);
    }
    if whole.contains(&Matched::Postcode) || every(Matched::Place) {
        return Some(Tier::Place);
    }
    match terms {
        [] => None,
        _ if some(&[Matched::Spelling]) => Some(Tier::Spelling),
        _ if some(&[Matched::Sound]) => Some(Tier::Sound),
        [_, _, ..] if some(&strong) => Some(Tier::Mixed),
        _ => Some(Tier::Words),
    }
}
