//! The pack is whole and hangs together.

use std::collections::BTreeSet;

use super::super::field::{Control, Required};
use super::super::list::list;
use super::*;

fn conditions(form: &Form) -> Vec<&Condition> {
    let fields = form.pages.iter().flat_map(|page| &page.fields);
    let of_fields = fields.flat_map(|field| field.shown_when.iter().chain(&field.not_asked_when));
    form.pages.iter().flat_map(|page| &page.when).chain(of_fields).collect()
}

/// Returns every field a condition asks for, with the options it wants.
fn asked(condition: &Condition) -> Vec<(&str, &[String])> {
    match condition {
        Condition::All { all: parts } | Condition::Any { any: parts } => {
            parts.iter().flat_map(asked).collect()
        }
        Condition::Answered { field, among } => vec![(field, among)],
        Condition::Files { .. } => Vec::new(),
    }
}

#[test]
fn every_version_can_be_read_and_found_again() {
    for form in Form::versions() {
        let found = Form::version(&form.version).expect("a version finds itself");
        assert!(std::ptr::eq(found, form), "no two packs share the version {}", form.version);
    }
    assert_eq!(Form::current().version, "2026-04", "drafts begin with the newest");
    assert!(Form::version("1999-01").is_none(), "an unknown version is not guessed");
}

#[test]
fn the_form_is_whole() {
    let form = Form::current();
    let placements: Vec<_> =
        form.pages.iter().flat_map(|page| &page.fields).map(|field| &field.key).collect();
    assert_eq!(form.pages.len(), 62, "question pages of the online form");
    assert_eq!(placements.len(), 152, "places of fields on pages");
    assert_eq!(placements.iter().collect::<BTreeSet<_>>().len(), 138, "fields of the online form");
    let keys: BTreeSet<_> = form.pages.iter().map(|page| &page.key).collect();
    assert_eq!(keys.len(), form.pages.len(), "a page key names one page");
}

#[test]
fn conditions_ask_for_options_that_exist() {
    let form = Form::current();
    for (key, options) in conditions(form).into_iter().flat_map(asked) {
        let field = form.field(key).expect("a condition asks for a field of the form");
        let known = |option: &String| field.option(option).is_some() || field.control == Control::Tick;
        assert!(options.iter().all(known), "{key} has the options {options:?}");
    }
}

#[test]
fn a_field_is_revealed_by_its_own_page() {
    for page in &Form::current().pages {
        for key in page.fields.iter().flat_map(|field| &field.shown_when).flat_map(asked).map(|(key, _)| key)
        {
            assert!(page.field(key).is_some(), "{key} stands on {}", page.key);
        }
    }
}

#[test]
fn every_field_knows_how_it_is_answered() {
    for field in Form::current().pages.iter().flat_map(|page| &page.fields) {
        let key = &field.key;
        let few = matches!(field.control, Control::Choice | Control::Choices);
        assert_eq!(few, !field.options.is_empty(), "{key}: options to choose from");
        assert_eq!(
            field.control == Control::List,
            field.list.as_deref().and_then(list).is_some(),
            "{key}: a list"
        );
        assert_eq!(field.required == Required::OneOfGroup, field.group.is_some(), "{key}: a group");
        assert_eq!(field.not_asked_when.is_some(), field.otherwise.is_some(), "{key}: what goes out unasked");
    }
}

#[test]
fn the_summary_shows_every_field_where_it_is_asked() {
    let form = Form::current();
    let rows: Vec<_> = form.summary.iter().flat_map(|part| &part.rows).collect();
    for page in &form.pages {
        for key in page.fields.iter().map(|field| &field.key) {
            let shows =
                |row: &&&SummaryRow| row.page == page.key && (row.field == *key || row.fields.contains(key));
            assert!(
                rows.iter().any(|row| shows(&row)),
                "{key} of {} has a row, so that a gap is seen",
                page.key
            );
        }
    }
    for row in rows {
        let page = form.page(&row.page).expect("a row leads to a page");
        let shown = if row.fields.is_empty() { std::slice::from_ref(&row.field) } else { &row.fields[..] };
        assert!(shown.iter().all(|key| page.field(key).is_some()), "{} shows fields of its page", row.field);
    }
}

#[test]
fn officers_never_read_victim() {
    let form = Form::current();
    let mut words: Vec<&str> = vec![&form.declaration];
    for page in &form.pages {
        words.extend([page.title.as_str(), &page.section]);
        words.extend(page.guidance.iter().map(String::as_str));
        for field in &page.fields {
            words.push(&field.label);
            words.extend(field.hint.as_deref());
            words.extend(field.options.iter().chain(&field.otherwise).map(|option| option.label.as_str()));
        }
    }
    for row in form.summary.iter().flat_map(|part| &part.rows) {
        words.push(&row.label);
    }
    for text in words {
        let lower = text.to_lowercase();
        assert!(!lower.contains("victim") && !text.contains("PV"), "{text:?} says \"the person\" instead");
        assert!(text.trim() == text && !text.is_empty(), "{text:?} is a finished text");
    }
}

#[test]
fn a_pack_says_when_to_look_again() {
    let form = Form::current();
    let after = |days| form.verified_on + chrono::Days::new(days);
    assert!(!form.is_old(after(90)), "three months are fresh enough");
    assert!(form.is_old(after(91)), "then the officer is told to look");
}

/// The window shows a field while one other field has one value; it is told only that.
#[test]
fn every_reveal_hangs_on_one_value_of_one_field() {
    let fields = Form::current().pages.iter().flat_map(|page| &page.fields);
    for field in fields.filter(|field| field.shown_when.is_some()) {
        let single = matches!(&field.shown_when, Some(Condition::Answered { among, .. }) if among.len() == 1);
        assert!(single, "the window could not show {} rightly", field.key);
    }
}
