//! The task list: how far each page is, section by section.

use chrono::NaiveDate;
use serde::Serialize;

use super::answer::{Answer, Answers};
use super::field::{Field, Required};
use super::findings::findings;
use super::form::{Form, Page};
use super::route::pages;
use super::shown::{fields_shown, is_required};

/// The pages of one official section.
#[derive(Debug)]
pub struct SectionTasks<'f> {
    pub section: &'f str,
    pub pages: Vec<PageTask<'f>>,
}

#[derive(Debug)]
pub struct PageTask<'f> {
    pub page: &'f Page,
    pub status: Status,
}

/// How far a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    NotStarted,
    /// Nothing is answered and nothing has to be.
    Optional,
    /// Of this many fields that want an answer, so many have a good one. A group counts as one.
    InProgress {
        answered: usize,
        fields: usize,
    },
    Completed,
    /// The consent ledger answers it.
    FromConsent,
    /// The page is text only.
    NothingToAnswer,
    CannotStart(Reason),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The person's decision is not in the consent ledger yet.
    ConsentNotRecorded,
}

/// Returns the pages of the route and those that wait for the person's decision, by section. Waiting pages
/// are those that a "yes" would bring; they say so and suppose nothing.
pub fn tasks<'f>(form: &'f Form, answers: &Answers, files: usize, today: NaiveDate) -> Vec<SectionTasks<'f>> {
    let reached = pages(form, answers, files);
    let mut sections: Vec<SectionTasks<'f>> = Vec::new();
    for page in pages(form, &supposing_consent(form, answers), files) {
        let on_route = reached.iter().any(|other| std::ptr::eq(*other, page));
        let status = if on_route { status(page, answers, today) } else { WAITING };
        let task = PageTask { page, status };
        match sections.iter_mut().find(|known| known.section == page.section) {
            Some(known) => known.pages.push(task),
            None => sections.push(SectionTasks { section: &page.section, pages: vec![task] }),
        }
    }
    sections
}

/// Returns how many pages still wait or have something missing or odd on them.
pub fn pages_left(sections: &[SectionTasks<'_>], answers: &Answers, today: NaiveDate) -> usize {
    let open = |task: &&PageTask<'_>| {
        matches!(task.status, Status::CannotStart(_)) || !findings(task.page, answers, today).is_empty()
    };
    sections.iter().flat_map(|section| &section.pages).filter(open).count()
}

const WAITING: Status = Status::CannotStart(Reason::ConsentNotRecorded);

fn supposing_consent(form: &Form, answers: &Answers) -> Answers {
    let mut supposed = answers.clone();
    for (field, _) in form.consent_fields() {
        let yes = field.options.first().map(|option| Answer::text(&option.value));
        supposed.entry(field.key.clone()).or_insert_with(|| yes.unwrap_or(Answer::Ticked(false)));
    }
    supposed
}

fn status(page: &Page, answers: &Answers, today: NaiveDate) -> Status {
    let shown = fields_shown(page, answers);
    if shown.is_empty() {
        return Status::NothingToAnswer;
    }
    let found = findings(page, answers, today);
    if shown.iter().all(|field| field.answered_from.is_some()) {
        return if found.is_empty() { Status::FromConsent } else { WAITING };
    }
    if !shown.iter().any(|field| has_answer(field, answers)) {
        return if found.is_empty() { Status::Optional } else { Status::NotStarted };
    }
    if found.is_empty() {
        return Status::Completed;
    }
    let fields = wanting(&shown, answers);
    Status::InProgress { answered: fields.saturating_sub(found.len()), fields }
}

/// Counts the fields that want an answer or have one; a group of boxes counts as one.
fn wanting(shown: &[&Field], answers: &Answers) -> usize {
    let single =
        |field: &&&Field| is_required(field) || (field.group.is_none() && has_answer(field, answers));
    let grouped = usize::from(shown.iter().any(|field| field.required == Required::OneOfGroup));
    shown.iter().filter(single).count() + grouped
}

fn has_answer(field: &Field, answers: &Answers) -> bool {
    answers.get(&field.key).is_some_and(|answer| !answer.is_blank())
}

#[cfg(test)]
#[path = "task_tests.rs"]
mod tests;
