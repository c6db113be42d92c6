//! The worker: who refers, and whether they may.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::finding::FieldFinding;

/// What the worker said of themself, as typed. Everything may be empty: nothing here is asked before work.
#[derive(Serialize, Deserialize, TS, Clone, Default, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct YouTyped {
    pub first_name: String,
    pub last_name: String,
    pub role: String,
    /// An entry of the official list of organisations, or whatever was typed.
    pub organisation: String,
    /// True when the worker said that their organisation is not a First Responder Organisation.
    pub not_first_responder: bool,
    pub work_email: String,
    pub phone: String,
    /// The second contact's e-mail that the official form asks for.
    pub second_contact: String,
    /// A nation, or empty.
    pub nation: String,
    /// The council area the worker mostly works in, one of those that have steps of their own; or empty.
    #[serde(default)]
    pub area: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct You {
    pub you: YouTyped,
    pub may_refer: MayRefer,
    /// What is odd in it; it is kept all the same.
    pub findings: Vec<FieldFinding>,
    pub saved_at: Option<String>,
}

/// Whether this worker can send the online form, and what to do when not.
#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct MayRefer {
    /// `yes`, `not-known` (nothing said yet), `not-first-responder`, `organisation-not-listed` or
    /// `email-not-taken`. Only `not-first-responder` and `organisation-not-listed` keep a referral from
    /// being recorded as sent.
    pub standing: String,
    /// When not: the other routes, the most urgent first, from the pathway packs.
    pub instead: Vec<OtherRoute>,
}

/// A way to tell the right people that does not need a First Responder's sign-in.
#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct OtherRoute {
    pub title: String,
    pub what: String,
    pub phone: String,
    pub hours: String,
    pub source: String,
    /// The day it was last checked; none means never against a live page.
    pub verified_on: Option<String>,
}

/// A telephone number of the packs, for Help and for a moment of danger.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Helpline {
    /// Stable over versions of the packs.
    pub id: String,
    pub name: String,
    pub what: String,
    pub phone: String,
    pub hours: String,
    /// `uk` or a nation.
    pub nation: String,
    pub source: String,
    pub verified_on: Option<String>,
    /// False while the number waits to be confirmed.
    pub sure: bool,
}
