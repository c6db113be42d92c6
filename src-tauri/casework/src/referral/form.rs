//! One version of the online form, read from its pack.

use chrono::NaiveDate;
use serde::Deserialize;

use super::condition::Condition;
use super::conflict::{AgeCheck, CrossChecks};
use super::field::{AnsweredFrom, Field};
use super::files::Uploads;
use super::online::OnlineRules;
use super::pack::{PackFault, registry};
use super::route::RouteRule;
use super::text::TextChange;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pub version: String,
    /// Where the pack was taken from.
    pub source: String,
    /// The day the pack was last compared with its source.
    pub verified_on: NaiveDate,
    /// After this many days the officer is told to look whether the online form has changed.
    check_again_after_days: i64,
    pub live_service: String,
    pub(super) text_changes: Vec<TextChange>,
    pub uploads: Uploads,
    /// How long the online form keeps what is typed into it.
    pub online: OnlineRules,
    pub(super) age_check: AgeCheck,
    #[serde(default)]
    pub(super) cross_checks: CrossChecks,
    /// The nations in which the duty to notify exists (Modern Slavery Act 2015 s.52).
    pub duty_to_notify_nations: Condition,
    pub(super) routes: Vec<RouteRule>,
    /// In the order of the online form.
    pub pages: Vec<Page>,
    /// In the order of the online form's own summary, which is not the order of its pages.
    pub summary: Vec<SummarySection>,
    /// What the officer confirms by sending the online form.
    pub declaration: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    pub key: String,
    pub section: String,
    pub title: String,
    #[serde(default)]
    pub guidance: Vec<String>,
    /// When the page is on the route; none means always.
    pub when: Option<Condition>,
    /// Its answers are asked again after consent to the NRM is gone; see [`super::part`].
    #[serde(default)]
    pub asked_afresh: bool,
    pub fields: Vec<Field>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SummarySection {
    pub section: String,
    pub rows: Vec<SummaryRow>,
}

/// A row of the summary; it may bring several fields together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SummaryRow {
    pub page: String,
    /// What the online form calls the row.
    pub field: String,
    pub label: String,
    /// The fields whose answers it shows; none means the field of the row.
    #[serde(default)]
    pub(super) fields: Vec<String>,
    /// The answers stand on one line, as a name does.
    #[serde(default)]
    pub(super) joined: bool,
    /// Shown only while this page too is on the route.
    pub(super) with_page: Option<String>,
    /// What it says without an answer; none means the row is left out.
    pub(super) empty: Option<String>,
    /// A row the online form's summary does not have.
    #[serde(default)]
    pub only_here: bool,
}

impl Form {
    /// Returns every version Daybook can open, oldest first. A draft opens for ever in the version it was
    /// begun with.
    pub fn versions() -> Vec<&'static Self> {
        registry().versions()
    }

    /// Returns the version new drafts begin with: the newest.
    pub fn current() -> &'static Self {
        registry().current()
    }

    /// Returns this version, if Daybook has it.
    pub fn version(version: &str) -> Option<&'static Self> {
        registry().version(version)
    }

    /// Reads a pack given by an organisation (JSON of the shape of those under `data/nrm-form/`) and keeps it
    /// as long as the program runs. The same pack may be given again.
    ///
    /// # Errors
    /// The pack is no form, does not hang together, or has the version of another pack.
    pub fn add(pack: &str) -> Result<&'static Self, PackFault> {
        registry().add(pack)
    }

    /// Checks such a pack without keeping it; returns its version.
    ///
    /// # Errors
    /// As [`Form::add`] has.
    pub fn check(pack: &str) -> Result<String, PackFault> {
        registry().check(pack)
    }

    /// Tells whether it is time to look whether the online form has changed.
    pub fn is_old(&self, today: NaiveDate) -> bool {
        (today - self.verified_on).num_days() > self.check_again_after_days
    }

    /// Returns the page with this key.
    pub fn page(&self, key: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.key == key)
    }

    /// Returns the field with this key, from the first page that has it.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.pages.iter().find_map(|page| page.field(key))
    }

    /// Returns the fields that the consent ledger answers.
    pub(super) fn consent_fields(&self) -> impl Iterator<Item = (&Field, AnsweredFrom)> {
        let fields = self.pages.iter().flat_map(|page| &page.fields);
        fields.filter_map(|field| field.answered_from.map(|from| (field, from)))
    }
}

impl Page {
    /// Returns the field of this page with this key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;
