//! The versions of the online form: those of the program, and those an organisation gives.

use std::collections::BTreeSet;
use std::sync::{OnceLock, PoisonError, RwLock};

use serde_json::Value;
use thiserror::Error;

use super::answer::TICKED;
use super::condition::Condition;
use super::field::{AnsweredFrom, Control, Field};
use super::form::{Form, Page, SummaryRow};
use super::list::list;
use super::text::MOST_CHANGES;

/// Every version in the program, oldest first.
const PACKS: [&str; 1] = [include_str!("../../data/nrm-form/2026-04.json")];

/// Why a pack cannot be used. It names a page or a field by its key and repeats nothing else of the pack.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PackFault {
    /// Not JSON of the right shape, no version such as "2026-04", no page, no route, no question that the consent
    /// record answers, no page that is asked afresh once consent is gone, or more changes of texts than any form makes.
    #[error("the pack is not a form")]
    NotAForm,
    /// A condition, a check or a summary row asks for a field, or for an option of it, that is not there.
    #[error("the pack asks for the field {0}, or an option of it, that it does not have")]
    UnknownField(String),
    #[error("the pack asks for the page {0} that it does not have")]
    UnknownPage(String),
    /// A field, by its key, has no list or options to choose from that Daybook knows.
    #[error("the field {0} has nothing to choose from")]
    UnknownList(String),
    /// Two pages, two fields of a page, or a second field for files.
    #[error("{0} stands in the pack more than once")]
    RepeatedKey(String),
    /// Another pack has this version.
    #[error("another form has the version of the pack")]
    VersionTaken,
}

/// One version that can be opened, with the text it was read from.
struct Edition {
    form: &'static Form,
    pack: Value,
}

/// The versions that can be opened, oldest first. None is ever taken out, so that a draft opens for ever in
/// the version it was begun with.
pub(super) struct Registry(RwLock<Vec<Edition>>);

/// Returns the versions of this program.
pub(super) fn registry() -> &'static Registry {
    static REGISTRY: OnceLock<Registry> = OnceLock::new();
    REGISTRY.get_or_init(Registry::shipped)
}

impl Registry {
    fn shipped() -> Self {
        let edition =
            |pack: &&str| Edition::read(pack).expect("packs are in the binary and a test reads each");
        let mut editions: Vec<Edition> = PACKS.iter().map(edition).collect();
        editions.sort_by(|one, other| one.form.version.cmp(&other.form.version));
        Self(RwLock::new(editions))
    }

    pub fn versions(&self) -> Vec<&'static Form> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).iter().map(|edition| edition.form).collect()
    }

    pub fn current(&self) -> &'static Form {
        self.versions().pop().expect("PACKS names at least one version")
    }

    pub fn version(&self, version: &str) -> Option<&'static Form> {
        self.versions().into_iter().find(|form| form.version == version)
    }

    /// Returns the version of a pack that could be added.
    pub fn check(&self, pack: &str) -> Result<String, PackFault> {
        let value: Value = serde_json::from_str(pack).map_err(|_| PackFault::NotAForm)?;
        let form = checked(pack)?;
        let editions = self.0.read().unwrap_or_else(PoisonError::into_inner);
        match editions.iter().find(|edition| edition.form.version == form.version) {
            Some(known) if known.pack != value => Err(PackFault::VersionTaken),
            _ => Ok(form.version),
        }
    }

    pub fn add(&self, pack: &str) -> Result<&'static Form, PackFault> {
        let value: Value = serde_json::from_str(pack).map_err(|_| PackFault::NotAForm)?;
        let form = checked(pack)?;
        let mut editions = self.0.write().unwrap_or_else(PoisonError::into_inner);
        match editions.binary_search_by(|edition| edition.form.version.cmp(&form.version)) {
            Ok(place) if editions[place].pack == value => Ok(editions[place].form),
            Ok(_) => Err(PackFault::VersionTaken),
            Err(place) => {
                let form: &'static Form = Box::leak(Box::new(form));
                editions.insert(place, Edition { form, pack: value });
                Ok(form)
            }
        }
    }
}

impl Edition {
    fn read(pack: &str) -> serde_json::Result<Self> {
        Ok(Self { form: Box::leak(Box::new(serde_json::from_str(pack)?)), pack: serde_json::from_str(pack)? })
    }
}

/// Returns the form of a pack that hangs together.
fn checked(pack: &str) -> Result<Form, PackFault> {
    let form: Form = serde_json::from_str(pack).map_err(|_| PackFault::NotAForm)?;
    check(&form)?;
    Ok(form)
}

/// Checks that the form hangs together: whatever it refers to is there, and nothing twice.
pub(super) fn check(form: &Form) -> Result<(), PackFault> {
    let fields = || form.pages.iter().flat_map(|page| &page.fields);
    let consent = |field: &Field| field.answered_from == Some(AnsweredFrom::ConsentReferral);
    let afresh = form.pages.iter().any(|page| page.asked_afresh);
    if !is_version(&form.version) || !fields().any(consent) || form.routes.is_empty() || !afresh {
        return Err(PackFault::NotAForm);
    }
    if form.text_changes.len() > MOST_CHANGES {
        return Err(PackFault::NotAForm);
    }
    once(form.pages.iter().map(|page| &page.key))?;
    for page in &form.pages {
        once(page.fields.iter().map(|field| &field.key))?;
        check_page(form, page)?;
    }
    let mut files: Vec<&str> =
        fields().filter(|field| field.control == Control::Files).map(|field| field.key.as_str()).collect();
    match files.pop() {
        Some(second) if !files.is_empty() => return Err(PackFault::RepeatedKey(second.to_owned())),
        _ => {}
    }
    for when in form.routes.iter().map(|rule| &rule.when).chain([&form.duty_to_notify_nations]) {
        check_condition(when, |key| form.field(key))?;
    }
    for key in form.age_check.fields().chain(form.cross_checks.fields()) {
        form.field(key).ok_or_else(|| PackFault::UnknownField(key.to_owned()))?;
    }
    form.cross_checks.check_lists()?;
    form.summary.iter().flat_map(|part| &part.rows).try_for_each(|row| check_row(form, row))
}

/// Versions are compared as text, so each begins with a year and a month.
fn is_version(version: &str) -> bool {
    let signs = version.bytes().all(|sign| sign.is_ascii_digit() || sign == b'-');
    let month = version.get(..7).and_then(|month| month.split_once('-'));
    signs && month.is_some_and(|(year, month)| year.len() == 4 && month.len() == 2)
}

fn once<'f>(keys: impl Iterator<Item = &'f String>) -> Result<(), PackFault> {
    let mut seen = BTreeSet::new();
    let mut keys = keys.filter(|key| !seen.insert(key.as_str()));
    keys.next().map_or(Ok(()), |key| Err(PackFault::RepeatedKey(key.clone())))
}

fn check_page(form: &Form, page: &Page) -> Result<(), PackFault> {
    page.when.iter().try_for_each(|when| check_condition(when, |key| form.field(key)))?;
    for field in &page.fields {
        field.shown_when.iter().try_for_each(|when| check_condition(when, |key| page.field(key)))?;
        field.not_asked_when.iter().try_for_each(|when| check_condition(when, |key| form.field(key)))?;
        let can_be_answered = match (field.control, &field.list) {
            (Control::List, Some(name)) => list(name).is_some(),
            (Control::List, None) => false,
            (Control::Choice | Control::Choices, _) => !field.options.is_empty(),
            _ => true,
        };
        if !can_be_answered {
            return Err(PackFault::UnknownList(field.key.clone()));
        }
    }
    Ok(())
}

fn check_condition<'f>(
    when: &Condition,
    find: impl Fn(&str) -> Option<&'f Field> + Copy,
) -> Result<(), PackFault> {
    match when {
        Condition::All { all: parts } | Condition::Any { any: parts } => {
            parts.iter().try_for_each(|part| check_condition(part, find))
        }
        Condition::Answered { field: key, among } => {
            let has = |field: &Field, option: &String| {
                field.option(option).is_some() || (field.control == Control::Tick && option == TICKED)
            };
            let known = find(key).is_some_and(|field| among.iter().all(|option| has(field, option)));
            if known { Ok(()) } else { Err(PackFault::UnknownField(key.clone())) }
        }
        Condition::Files { .. } => Ok(()),
    }
}

fn check_row(form: &Form, row: &SummaryRow) -> Result<(), PackFault> {
    let page = |key: &String| form.page(key).ok_or_else(|| PackFault::UnknownPage(key.clone()));
    row.with_page.iter().try_for_each(|key| page(key).map(drop))?;
    let page = page(&row.page)?;
    let shown = if row.fields.is_empty() { std::slice::from_ref(&row.field) } else { &row.fields[..] };
    let mut unknown = shown.iter().filter(|key| page.field(key).is_none());
    unknown.next().map_or(Ok(()), |key| Err(PackFault::UnknownField(key.clone())))
}

#[cfg(test)]
#[path = "pack_tests.rs"]
mod tests;
