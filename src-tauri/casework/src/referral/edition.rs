//! What one version of the online form asks otherwise than another.

use serde::Serialize;

use super::field::{Choice, Control, Field};
use super::form::{Form, Page};

/// One difference between two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormChange {
    pub kind: ChangeKind,
    /// The title of the page or the label of the question, from the newer form where it has it.
    pub what: String,
    /// The keys of the fields it touches; of a page, all its fields.
    pub fields: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    PageAdded,
    PageRemoved,
    QuestionAdded,
    QuestionRemoved,
    /// A title, a section, guidance, a label, a hint, or what is said where nothing is asked.
    WordsChanged,
    /// Whether it must be answered.
    RequiredChanged,
    /// The options, the closed list, or the kind of answer.
    OptionsChanged,
    /// How long an answer may be, from what day on, what a text must be, or which files are taken.
    LimitChanged,
    /// When the page is reached, or the question asked.
    AskedWhenChanged,
}

/// Returns what changed from the old form to the new, in the order of the new; what was removed comes last,
/// in the order of the old. A page or a question is the same when its key is. A question that stands on
/// several pages and changes alike on each is told once.
pub fn compare<'f>(old: &'f Form, new: &'f Form) -> Vec<FormChange> {
    let mut changes = Vec::new();
    for page in &new.pages {
        match old.page(&page.key) {
            None => changes.push(of_page(ChangeKind::PageAdded, page)),
            Some(before) => changes.extend(page_changes((old, before), (new, page))),
        }
    }
    for page in &old.pages {
        match new.page(&page.key) {
            None => changes.push(of_page(ChangeKind::PageRemoved, page)),
            Some(after) => {
                let gone = page.fields.iter().filter(|field| after.field(&field.key).is_none());
                changes.extend(gone.map(|field| of_field(ChangeKind::QuestionRemoved, field)));
            }
        }
    }
    let mut once: Vec<FormChange> = Vec::new();
    changes.into_iter().for_each(|change| {
        if !once.contains(&change) {
            once.push(change)
        }
    });
    once
}

fn page_changes(
    (old, before): (&Form, &Page),
    (new, page): (&Form, &Page),
) -> impl Iterator<Item = FormChange> {
    let own = [
        (ChangeKind::WordsChanged, page_words(before) != page_words(page)),
        (ChangeKind::AskedWhenChanged, before.when != page.when),
    ];
    let own = own.into_iter().filter(|(_, changed)| *changed).map(|(kind, _)| of_page(kind, page));
    let asked = page.fields.iter().flat_map(move |field| match before.field(&field.key) {
        None => vec![of_field(ChangeKind::QuestionAdded, field)],
        Some(before) => field_changes((old, before), (new, field)),
    });
    own.chain(asked)
}

fn field_changes((old, before): (&Form, &Field), (new, field): (&Form, &Field)) -> Vec<FormChange> {
    let files = field.control == Control::Files && old.uploads != new.uploads;
    let limits = |field: &Field| (field.max_length, field.after, field.rules.clone());
    let needs = |field: &Field| (field.required, field.group.clone());
    let asked = |field: &Field| (field.shown_when.clone(), field.not_asked_when.clone());
    let kinds = [
        (ChangeKind::WordsChanged, field_words(before) != field_words(field)),
        (ChangeKind::RequiredChanged, needs(before) != needs(field)),
        (ChangeKind::OptionsChanged, choices(before) != choices(field)),
        (ChangeKind::LimitChanged, files || limits(before) != limits(field)),
        (ChangeKind::AskedWhenChanged, asked(before) != asked(field)),
    ];
    let changed = kinds.into_iter().filter(|(_, changed)| *changed);
    changed.map(|(kind, _)| of_field(kind, field)).collect()
}

fn page_words(page: &Page) -> (&str, &str, &[String]) {
    (&page.section, &page.title, &page.guidance)
}

fn field_words(field: &Field) -> (&str, Option<&str>, Option<(&str, &str)>) {
    (&field.label, field.hint.as_deref(), field.otherwise.as_ref().map(pair))
}

fn choices(field: &Field) -> (Control, Vec<(&str, &str)>, Option<&str>) {
    (field.control, field.options.iter().map(pair).collect(), field.list.as_deref())
}

fn pair(choice: &Choice) -> (&str, &str) {
    (&choice.value, &choice.label)
}

fn of_page(kind: ChangeKind, page: &Page) -> FormChange {
    let fields = page.fields.iter().map(|field| field.key.clone()).collect();
    FormChange { kind, what: page.title.clone(), fields }
}

fn of_field(kind: ChangeKind, field: &Field) -> FormChange {
    FormChange { kind, what: field.label.clone(), fields: vec![field.key.clone()] }
}

#[cfg(test)]
#[path = "edition_tests.rs"]
mod tests;
