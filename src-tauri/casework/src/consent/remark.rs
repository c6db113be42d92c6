//! What is to be seen to about one event. It is said beside the event and stops nothing: what the person
//! decided is recorded as they decided it.

use serde::Serialize;

use super::event::{ConsentEvent, Decision, Manner};
use super::matter::Purpose;
use super::pack::ConsentPack;
use crate::worker::MayRefer;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Remark {
    /// Given aloud on a day when only writing counted.
    VerbalBeforeRule,
    /// Given aloud to someone who is not of a First Responder Organisation: it does not count that way.
    NotThroughFirstResponder,
    /// Given in writing, and the paper is not with the record.
    WrittenNotAttached,
    /// An interpreter's agency or way is recorded and nobody's name or number.
    NoInterpreterNamed,
}

impl Remark {
    /// Tells whether what was said does not count until it is given in another way.
    pub fn undoes(self) -> bool {
        matches!(self, Self::VerbalBeforeRule | Self::NotThroughFirstResponder)
    }
}

/// Tells whether the decision must say how it was given: staying in the NRM at 18, and withdrawing, count aloud only
/// under a rule of the pack.
pub fn manner_needed(purpose: Purpose, decision: Decision, asked_afresh: bool) -> bool {
    let of_the_nrm = matches!(purpose, Purpose::Referral | Purpose::Support);
    of_the_nrm && (decision == Decision::Withdraw || asked_afresh)
}

/// Returns what is to be seen to about an event. `asked_afresh` tells whether the person was treated as a child
/// before; `attached` whether the paper is with the record.
pub fn remarks(
    event: &ConsentEvent,
    asked_afresh: bool,
    attached: bool,
    may: MayRefer,
    pack: &ConsentPack,
) -> Vec<Remark> {
    let mut found = Vec::new();
    let details = &event.details;
    let under_the_rule = manner_needed(event.purpose, event.decision, asked_afresh);
    if under_the_rule && details.manner == Some(Manner::Verbal) {
        if event.at.date() < pack.verbal.valid_from {
            found.push(Remark::VerbalBeforeRule);
        }
        if matches!(may, MayRefer::NotFirstResponder | MayRefer::OrganisationNotListed) {
            found.push(Remark::NotThroughFirstResponder);
        }
    }
    if details.manner == Some(Manner::Written) && !attached {
        found.push(Remark::WrittenNotAttached);
    }
    let interpreted = details.through.mode.is_some() || !details.through.agency.trim().is_empty();
    if interpreted && event.interpreter.trim().is_empty() {
        found.push(Remark::NoInterpreterNamed);
    }
    found
}

#[cfg(test)]
#[path = "remark_tests.rs"]
mod tests;
