//! What of a case leaves: a kind of file, and the parts that are ticked.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::PartKind;
use crate::case::read_choice;
use crate::finding::{Finding, FindingCode};
use crate::moment::read_day;

/// What a file is for; it decides which parts it can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    WholeCase,
    ReferralPack,
    Chronology,
    Notes,
    ConsentRecord,
    /// The case itself, for a colleague to go on with.
    HandOver,
    /// For the person themself, on their request (UK GDPR Art. 15): others' names do not leave unless someone says so.
    SubjectAccess,
}

/// A part that can be chosen.
///
/// Whoever receives a file gets what they need and no more (Caldicott principles; special category data, UK GDPR Art. 9):
/// parts that are third-party or sensitive are therefore not ticked until someone ticks them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offered {
    pub part: PartKind,
    /// Ticked at first.
    pub ticked: bool,
    /// It stands in every file of the kind and cannot be left out.
    pub fixed: bool,
    /// It is about people other than the person.
    pub third_party: bool,
    pub sensitive: bool,
}

/// What leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub kind: FileKind,
    pub parts: BTreeSet<PartKind>,
    /// Notes of this day and later; all when none.
    pub from: Option<NaiveDate>,
    /// Notes of this day and before; all when none.
    pub to: Option<NaiveDate>,
}

impl FileKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::WholeCase,
        Self::ReferralPack,
        Self::Chronology,
        Self::Notes,
        Self::ConsentRecord,
        Self::HandOver,
        Self::SubjectAccess,
    ];

    /// Tells whether the person the case is about is to read it: then it is about them, and others are left out of it.
    pub fn is_for_the_person(self) -> bool {
        self == Self::SubjectAccess
    }

    /// Returns the parts the kind can hold, in their order. A narrow kind does not become the whole case by ticks.
    fn parts(self) -> &'static [PartKind] {
        use PartKind as Part;
        match self {
            Self::WholeCase | Self::HandOver | Self::SubjectAccess => &PartKind::ALL,
            Self::ReferralPack => &[
                Part::Case,
                Part::Open,
                Part::Steps,
                Part::Referral,
                Part::Decisions,
                Part::Consent,
                Part::Sharing,
                Part::Files,
                Part::People,
            ],
            Self::Chronology => &[Part::Case, Part::Chronology],
            Self::Notes => &[Part::Case, Part::Notes, Part::Files],
            Self::ConsentRecord => &[Part::Case, Part::Consent],
        }
    }

    /// Returns the part the kind is named after.
    fn own_part(self) -> PartKind {
        match self {
            Self::WholeCase | Self::HandOver | Self::SubjectAccess => PartKind::Case,
            Self::ReferralPack => PartKind::Referral,
            Self::Chronology => PartKind::Chronology,
            Self::Notes => PartKind::Notes,
            Self::ConsentRecord => PartKind::Consent,
        }
    }

    /// Tells whether the part stands in every file of the kind. Nobody reads a case without what is open in it and
    /// what was done for safety: a stranger must be able to pick it up.
    fn always_holds(self, part: PartKind) -> bool {
        let safety = matches!(part, PartKind::Open | PartKind::Steps);
        self == Self::HandOver
            || part == PartKind::Case
            || part == self.own_part()
            || safety && matches!(self, Self::WholeCase | Self::ReferralPack)
    }

    /// Tells whether days choose among its notes; a day typed for another kind says nothing.
    fn holds_notes(self) -> bool {
        self != Self::HandOver && self.parts().contains(&PartKind::Notes)
    }

    /// Tells whether names may be replaced in it. Nobody can go on with a case in which they were.
    pub fn may_replace_names(self) -> bool {
        self != Self::HandOver
    }
}

/// Returns the parts a kind can hold, in their order.
pub fn offered(kind: FileKind) -> Vec<Offered> {
    let offer = |part: &PartKind| {
        let (third_party, sensitive) = (is_third_party(*part), is_sensitive(*part));
        let fixed = kind.always_holds(*part);
        Offered { part: *part, ticked: fixed || !third_party && !sensitive, fixed, third_party, sensitive }
    };
    kind.parts().iter().map(offer).collect()
}

/// Tells whether the part is about others by what it is: the people and services of the case, whom a warning speaks of,
/// who may be met when going in. Notes name others too; for them there is replacing names.
fn is_third_party(part: PartKind) -> bool {
    matches!(part, PartKind::People | PartKind::Warnings | PartKind::GoingIn)
}

/// Tells whether the part harms someone when it goes astray: who must not be told, and how the person is reached
/// without being found out.
///
/// Decisions are not: the reasonable and conclusive grounds decisions are about the person alone, the person has them in
/// writing, and a referral pack or a review without them says less than is so. In the law's sense (special category data,
/// UK GDPR Art. 9; criminal offence data, Art. 10) every part of such a case is sensitive, and a tick that is off
/// everywhere guards nothing.
fn is_sensitive(part: PartKind) -> bool {
    matches!(part, PartKind::Warnings | PartKind::GoingIn)
}

impl Choice {
    /// Reads what was chosen: `kind` and `parts` as the window's words, `from` and `to` as `YYYY-MM-DD` or empty.
    ///
    /// No parts at all means that nothing was ticked or unticked yet. What cannot be left out is in; words that name no
    /// part of the kind are passed over, so that a choice kept before the kind was changed still reads. A day to come is a
    /// finding: the file would say that it holds notes of days that have not been.
    pub fn read(
        kind: &str,
        parts: Option<&[String]>,
        from: &str,
        to: &str,
        today: NaiveDate,
    ) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let Some(kind) = read_choice::<FileKind>("kind", kind, &mut findings) else {
            return Err(findings);
        };
        let (mut first, mut last) = (None, None);
        if kind.holds_notes() {
            first = read_day_of("from", from, today, &mut findings);
            last = read_day_of("to", to, today, &mut findings);
        }
        if first.zip(last).is_some_and(|(first, last)| last < first) {
            findings.push(Finding::new("to", FindingCode::BeforeStart));
        }
        if !findings.is_empty() {
            return Err(findings);
        }
        Ok(Self { kind, parts: chosen(kind, parts), from: first, to: last })
    }

    /// Returns the parts of a case that the file does not hold, in their order: those unticked, and those a kind
    /// narrower than the whole case never holds.
    pub fn left_out(&self) -> Vec<PartKind> {
        PartKind::ALL.into_iter().filter(|part| !self.parts.contains(part)).collect()
    }

    /// Tells whether notes of supervision are left out: what managers said to the worker is their own work.
    pub fn leaves_out_oversight(&self) -> bool {
        self.kind.is_for_the_person() && self.parts.contains(&PartKind::Notes)
    }

    /// Tells whether a note of the day is in.
    pub fn holds_day(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Tells whether all of the case leaves: nothing is left out, and no day.
    pub fn is_whole(&self) -> bool {
        matches!(self.kind, FileKind::WholeCase | FileKind::HandOver)
            && self.left_out().is_empty()
            && self.from.is_none()
            && self.to.is_none()
    }
}

fn chosen(kind: FileKind, parts: Option<&[String]>) -> BTreeSet<PartKind> {
    let ticked: Option<Vec<PartKind>> = parts
        .map(|parts| parts.iter().filter_map(|word| read_choice("parts", word, &mut Vec::new())).collect());
    let is_in = |it: &Offered| it.fixed || ticked.as_ref().map_or(it.ticked, |all| all.contains(&it.part));
    offered(kind).into_iter().filter(is_in).map(|it| it.part).collect()
}

/// Reads a day that may be left open.
fn read_day_of(field: &str, typed: &str, today: NaiveDate, findings: &mut Vec<Finding>) -> Option<NaiveDate> {
    if typed.trim().is_empty() {
        return None;
    }
    let code = match read_day(typed) {
        Some(day) if day <= today => return Some(day),
        Some(_) => FindingCode::InFuture,
        None => FindingCode::NoSuchDate,
    };
    findings.push(Finding::new(field, code));
    None
}

#[cfg(test)]
#[path = "choice_tests.rs"]
mod tests;
