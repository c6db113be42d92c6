//! The worker: who refers, whether they may, and who else can be told.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::case::Nation;
use crate::finding::{Finding, FindingCode};
use crate::referral::{self, Fact, Form, is_email, may_sign_in};
use crate::safeguarding::Confidence;

/// What the worker said of themself, as typed. Everything may be empty: nothing of it is asked before work.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Worker {
    pub first_name: String,
    pub last_name: String,
    pub role: String,
    /// An entry of the official list of organisations, or whatever was typed.
    pub organisation: String,
    /// The worker said that their organisation is not a First Responder Organisation.
    pub not_first_responder: bool,
    /// The address with which the online form is opened.
    pub work_email: String,
    pub phone: String,
    /// The e-mail address of a second contact, which the online form asks for.
    pub second_contact: String,
    /// A nation's word, or empty.
    pub nation: String,
    /// The council area the worker mostly works in, or empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub area: String,
}

/// Whether this worker can send the online form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MayRefer {
    Yes,
    /// The organisation or the work e-mail address has not been said.
    NotKnown,
    /// The worker said so.
    NotFirstResponder,
    /// The online form takes listed organisations only.
    OrganisationNotListed,
    /// The online form sends no sign-in link to this address.
    EmailNotTaken,
}

impl Worker {
    /// Returns what is odd in what is filled, by the window's names of the fields; an empty one is not odd.
    pub fn findings(&self) -> Vec<Finding> {
        let form = Form::current();
        let asked = |fact, typed| referral::odd_in_fact(form, fact, typed);
        let lines = [
            ("firstName", asked(Fact::WorkerFirstName, &self.first_name)),
            ("lastName", asked(Fact::WorkerLastName, &self.last_name)),
            ("role", asked(Fact::WorkerRole, &self.role)),
            ("organisation", asked(Fact::WorkerOrganisation, &self.organisation)),
            ("workEmail", odd_email(&self.work_email)),
            ("phone", asked(Fact::WorkerPhone, &self.phone)),
            ("secondContact", asked(Fact::WorkerSecondContact, &self.second_contact)),
            ("nation", odd_nation(&self.nation)),
        ];
        lines.into_iter().filter_map(|(field, code)| Some(Finding::new(field, code?))).collect()
    }

    /// Tells whether the worker can send the online form: what they said themself first, then what is
    /// missing, then the list of organisations, then the sign-in.
    pub fn may_refer(&self) -> MayRefer {
        let blank = |text: &str| text.trim().is_empty();
        if self.not_first_responder {
            MayRefer::NotFirstResponder
        } else if blank(&self.organisation) || blank(&self.work_email) {
            MayRefer::NotKnown
        } else if !is_listed(&self.organisation) {
            MayRefer::OrganisationNotListed
        } else if !may_sign_in(&self.work_email) {
            MayRefer::EmailNotTaken
        } else {
            MayRefer::Yes
        }
    }
}

fn is_listed(organisation: &str) -> bool {
    referral::odd_in_fact(Form::current(), Fact::WorkerOrganisation, organisation).is_none()
}

fn odd_email(typed: &str) -> Option<FindingCode> {
    match typed.trim() {
        "" => None,
        text if text.contains('\0') => Some(FindingCode::ForbiddenCharacter),
        text => (!is_email(text)).then_some(FindingCode::NotEmail),
    }
}

fn odd_nation(typed: &str) -> Option<FindingCode> {
    let word = serde_json::Value::String(typed.to_owned());
    let known = serde_json::from_value::<Nation>(word).is_ok();
    (!known && !typed.trim().is_empty()).then_some(FindingCode::NotListed)
}

/// The dated pack of other routes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherRoutes {
    /// The day the pack was compiled, `YYYY-MM-DD`.
    pub version: String,
    pub source: String,
    /// In order of urgency.
    #[serde(rename = "route")]
    pub routes: Vec<OtherRoute>,
}

/// A way to tell the right people for somebody who cannot send the online form.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherRoute {
    /// Never given a new meaning.
    pub id: String,
    pub nations: Vec<Nation>,
    pub title: String,
    pub what: String,
    /// The number, or in words where to find it.
    pub phone: String,
    /// Empty when the source gives none.
    #[serde(default)]
    pub hours: String,
    pub source: String,
    /// The day it was last checked against a live page; none when that has never been done.
    #[serde(default)]
    pub verified_on: Option<NaiveDate>,
    pub confidence: Confidence,
}

impl OtherRoutes {
    /// Returns the pack that ships with this version.
    pub fn current() -> &'static Self {
        static CURRENT: LazyLock<OtherRoutes> = LazyLock::new(|| {
            toml::from_str(include_str!("../data/other-routes.toml")).expect("a test reads the shipped pack")
        });
        &CURRENT
    }
}

/// Returns every other route, the most urgent first.
pub fn other_routes() -> &'static [OtherRoute] {
    &OtherRoutes::current().routes
}

/// Returns the other routes of a nation, the most urgent first; those of every nation while it is not known.
pub fn other_routes_for(nation: Option<Nation>) -> Vec<&'static OtherRoute> {
    let is_for = |route: &&OtherRoute| nation.is_none_or(|nation| route.nations.contains(&nation));
    other_routes().iter().filter(is_for).collect()
}

#[cfg(test)]
#[path = "worker_tests.rs"]
mod tests;
