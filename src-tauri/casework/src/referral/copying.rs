//! The list from which the officer fills the online form: field by field, in its order.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::answer::{Answer, Answers};
use super::field::{Control, Field};
use super::findings::{findings, fits};
use super::form::{Form, Page};
use super::list::list;
use super::route::pages;
use super::sent::as_stored;
use super::shown::fields_shown;
use super::text::{arrange, clean, length};
use super::words::words;
use crate::finding::Finding;

/// What the officer does in the online form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Pastes a text.
    Copy,
    /// Chooses one or several options.
    Choose,
    /// Picks an entry of a long list; it can be pasted there too.
    Pick,
    Tick,
    /// Types day, month and year into three boxes.
    Date,
    Files,
    /// Leaves the field as it is: there is no answer.
    Leave,
}

/// One act in the online form.
#[derive(Debug)]
pub struct CopyRow<'f> {
    pub page: &'f Page,
    pub field: &'f Field,
    pub act: Act,
    /// Empty when the title of the page says it, or the line of a box to tick.
    pub label: &'f str,
    /// What to enter or choose, in the form's words.
    pub lines: Vec<String>,
    /// Exactly what goes on the clipboard; none when nothing is copied.
    pub text: Option<String>,
    /// As the online form counts them; none but for a text to paste.
    pub characters: u32,
    /// The most characters the online form takes, when the text has more.
    pub too_long: Option<u32>,
    pub finding: Option<Finding>,
}

/// Returns a row for every field shown on the route, answered or not, in the order of the online form. A
/// group of boxes gives a row for each tick, or one row that says none is ticked. A question that the
/// online form does not ask gives none. `files` holds the names of the files added.
pub fn copy_rows<'f>(
    form: &'f Form,
    answers: &Answers,
    files: &[String],
    today: NaiveDate,
) -> Vec<CopyRow<'f>> {
    let mut rows = Vec::new();
    for page in pages(form, answers, files.len()) {
        let found = findings(page, answers, today);
        let shown = fields_shown(page, answers);
        for field in shown.iter().copied().filter(|field| has_row(field, &shown, answers)) {
            let answer = answers.get(&field.key);
            let mut row = row(form, page, field, answer, files);
            row.finding = found.iter().find(|finding| finding.field == field.key).cloned();
            rows.push(row);
        }
    }
    rows
}

/// Returns the text as the online form will keep it, when it changes signs in it. Blanks and dashes are
/// put right before copying, so that they are no change.
pub fn kept_as(form: &Form, field: &Field, answer: &Answer) -> Option<String> {
    let Answer::Text(typed) = answer else { return None };
    if !is_typed(field) {
        return None;
    }
    let kept = clean(form, field.control, typed);
    (kept != arrange(field.control, typed)).then_some(kept)
}

fn is_typed(field: &Field) -> bool {
    matches!(field.control, Control::Line | Control::Box)
}

/// Tells whether the field has a row of its own: of a group, each tick has one, or the first when there
/// is no tick.
fn has_row(field: &Field, shown: &[&Field], answers: &Answers) -> bool {
    let ticked = |field: &Field| {
        answers.get(&field.key).is_some_and(|tick| fits(field.control, tick) && !tick.is_blank())
    };
    let mut group = shown.iter().filter(|other| other.group == field.group);
    field.group.is_none()
        || ticked(field)
        || (group.clone().next().is_some_and(|first| first.key == field.key)
            && !group.any(|other| ticked(other)))
}

/// Returns the row without its finding.
fn row<'f>(
    form: &'f Form,
    page: &'f Page,
    field: &'f Field,
    answer: Option<&Answer>,
    files: &[String],
) -> CopyRow<'f> {
    let empty = empty_row(page, field);
    if field.control == Control::Files && !files.is_empty() {
        return CopyRow { act: Act::Files, lines: files.to_vec(), ..empty };
    }
    let stored = answer.and_then(|answer| Some((answer, as_stored(form, field, answer)?)));
    let Some((answer, stored)) = stored else { return empty };
    match (answer, stored) {
        (Answer::Text(typed), _) if is_typed(field) => typed_row(empty, typed),
        (_, Answer::Text(entry)) if field.control == Control::List => picked_row(empty, entry),
        (_, Answer::Day(day)) => {
            CopyRow { act: Act::Date, lines: vec![[day.day, day.month, day.year].join(" / ")], ..empty }
        }
        (_, Answer::Ticked(_)) => {
            CopyRow { act: Act::Tick, label: "", lines: words(form, field, answer), ..empty }
        }
        _ => CopyRow { act: Act::Choose, lines: words(form, field, answer), ..empty },
    }
}

fn empty_row<'f>(page: &'f Page, field: &'f Field) -> CopyRow<'f> {
    let said_by_page = field.group.is_some() || field.label == page.title;
    CopyRow {
        page,
        field,
        act: Act::Leave,
        label: if said_by_page { "" } else { &field.label },
        lines: Vec::new(),
        text: None,
        characters: 0,
        too_long: None,
        finding: None,
    }
}

/// An entry that is not on the list could not be picked, so it is not copied.
fn picked_row(empty: CopyRow<'_>, entry: String) -> CopyRow<'_> {
    let list = empty.field.list.as_deref().and_then(list);
    let listed = list.is_some_and(|list| list.entries.contains(&entry));
    CopyRow { act: Act::Pick, lines: vec![entry.clone()], text: listed.then_some(entry), ..empty }
}

/// The online form changes signs once, when it saves; what is copied must not be changed before.
fn typed_row<'f>(empty: CopyRow<'f>, typed: &str) -> CopyRow<'f> {
    let field = empty.field;
    let text = arrange(field.control, typed);
    let characters = length(field.control, typed);
    CopyRow {
        act: Act::Copy,
        lines: text.lines().map(str::to_owned).collect(),
        text: Some(text),
        characters,
        too_long: field.max_length.filter(|limit| characters > *limit),
        ..empty
    }
}

#[cfg(test)]
#[path = "copying_tests.rs"]
mod tests;
