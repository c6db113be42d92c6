//! What keeps an adult's referral from being recorded as sent as an NRM referral: consent must be recorded,
//! informed and current.

use chrono::NaiveDateTime;
use serde::Serialize;

use super::event::ConsentEvent;
use super::matter::{Matter, Purpose, about};
use super::pack::ConsentPack;
use super::standing::{Stand, Standing};
use super::talk::{Mark, Talk};
use crate::statements::Statement;

/// Why it is not yet a consent that a referral can be sent with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lack {
    /// Nobody has decided, or what was decided is no agreement any more.
    NotDecided,
    /// The person agreed before all of it was explained.
    NotInformed,
    /// Said aloud where that does not count: before the rule, or not through a First Responder.
    NotValid,
}

/// What the referral takes from the consent record of an adult.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consented {
    /// All statements were explained before the person agreed, or it was decided in their best interests.
    pub informed: bool,
    /// It was given in a way that counts.
    pub valid: bool,
    /// The person agreed to be named in a notification, and to help investigations.
    pub may_be_named: bool,
}

/// Returns the ids of what was explained before a moment: with the decision itself, with earlier ones about the
/// same, and in conversations that had begun by then.
pub fn explained_before<'a>(
    events: &'a [ConsentEvent],
    talks: &'a [Talk],
    matter: &Matter,
    at: NaiveDateTime,
) -> Vec<&'a str> {
    let decided = about(events, matter).into_iter().filter(move |event| event.at <= at);
    let with_decisions = decided.flat_map(|event| event.explained.iter().map(String::as_str));
    let said = talks.iter().flat_map(move |talk| {
        // What was said once more afterwards had been said before all the same.
        let until_then = talk.said.iter().rev().filter(move |it| whole_minute(it.at.naive_local()) <= at);
        let before = move |id: &&str| {
            let last = until_then.clone().find(|it| it.statement == **id);
            last.is_some_and(|it| it.mark == Mark::Said)
        };
        talk.explained().into_iter().filter(before)
    });
    with_decisions.chain(said).collect()
}

/// A decision is typed to the minute: what was said within that minute came before it.
fn whole_minute(at: NaiveDateTime) -> NaiveDateTime {
    use chrono::Timelike;
    at.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(at)
}

/// Returns the statements that were not explained before the person decided as they now stand.
pub fn not_explained<'s>(
    needed: &[&'s Statement],
    referral: &Stand<'_>,
    events: &[ConsentEvent],
    talks: &[Talk],
) -> Vec<&'s Statement> {
    let Some(event) = referral.event else { return needed.to_vec() };
    let explained = explained_before(events, talks, &Matter::of(Purpose::Referral), event.at);
    needed.iter().copied().filter(|statement| !explained.contains(&statement.id.as_str())).collect()
}

/// Returns what is still to be explained when the Privacy Information Notice is recorded as not explained, or not
/// understood, after all: its statement with the others, in their order.
pub fn with_notice<'s>(
    needed: &[&'s Statement],
    missing: &[&'s Statement],
    notice: Standing,
    pack: &ConsentPack,
) -> Vec<&'s Statement> {
    let open = matches!(notice, Standing::Refused | Standing::MoreTime | Standing::CannotDecide);
    let is_missing = |it: &&Statement| missing.iter().any(|statement| statement.id == it.id);
    needed.iter().copied().filter(|it| is_missing(it) || (open && it.id == pack.privacy_statement)).collect()
}

/// Returns whether the person helps public authorities as the official form is to be answered: where they declined
/// the referral, a Yes opens the pages for name and contact, so that it also needs their agreement to be named.
pub fn helps_authorities(referral: Standing, investigations: Standing, named: Standing) -> Option<bool> {
    let helps = investigations.flag()?;
    Some(helps && (referral.flag() != Some(false) || named.agrees()))
}

/// Returns what keeps an adult's referral back.
pub fn lacks(referral: Standing, not_explained: &[&Statement]) -> Vec<Lack> {
    match referral {
        // Whoever lacks capacity for the decision was not told in order to agree.
        Standing::BestInterestsFor => Vec::new(),
        Standing::Agreed | Standing::AgreedWithLimits if not_explained.is_empty() => Vec::new(),
        Standing::Agreed | Standing::AgreedWithLimits => vec![Lack::NotInformed],
        _ => vec![Lack::NotDecided],
    }
}

#[cfg(test)]
#[path = "gate_tests.rs"]
mod tests;
