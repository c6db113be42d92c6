//! The answers once more before they go out, in the order of the online form's own summary.

use chrono::NaiveDate;

use super::answer::Answers;
use super::field::{Control, Field};
use super::findings::findings;
use super::form::{Form, Page, SummaryRow};
use super::route::pages;
use super::shown::{fields_shown, is_asked};
use super::words::words;
use crate::finding::Finding;

/// One section of the summary; a section without rows is left out.
#[derive(Debug)]
pub struct SummaryPart<'f> {
    pub section: &'f str,
    pub rows: Vec<Row<'f>>,
}

/// One row: what was asked, the answer in words, and what is missing or odd about it.
#[derive(Debug)]
pub struct Row<'f> {
    /// Where the answer is given.
    pub page: &'f Page,
    /// What the online form calls the row.
    pub field: &'f str,
    pub label: &'f str,
    /// No lines: nothing is answered yet.
    pub lines: Vec<String>,
    pub finding: Option<Finding>,
    /// The consent ledger answers it, or the form itself: the page offers no change.
    pub from_consent: bool,
    /// A row the online form's summary does not have.
    pub only_here: bool,
}

/// Returns the summary: every row of a page on the route that has an answer or a finding. `files` holds the
/// names of the files added.
pub fn check_answers<'f>(
    form: &'f Form,
    answers: &Answers,
    files: &[String],
    today: NaiveDate,
) -> Vec<SummaryPart<'f>> {
    let sight = Sight { form, answers, files, reached: pages(form, answers, files.len()), today };
    let parts = form.summary.iter().map(|part| SummaryPart {
        section: &part.section,
        rows: part.rows.iter().filter_map(|row| sight.row(row)).collect(),
    });
    parts.filter(|part| !part.rows.is_empty()).collect()
}

/// What a row is made from.
struct Sight<'f, 'a> {
    form: &'f Form,
    answers: &'a Answers,
    files: &'a [String],
    reached: Vec<&'f Page>,
    today: NaiveDate,
}

impl<'f> Sight<'f, '_> {
    fn page(&self, key: &str) -> Option<&'f Page> {
        self.reached.iter().find(|page| page.key == key).copied()
    }

    fn row(&self, row: &'f SummaryRow) -> Option<Row<'f>> {
        let page = self.page(&row.page)?;
        if row.with_page.as_ref().is_some_and(|other| self.page(other).is_none()) {
            return None;
        }
        let lines = self.lines(row, page);
        let found = findings(page, self.answers, self.today);
        let finding = found.into_iter().find(|found| row.shows(&found.field));
        let from_consent = page.fields.iter().all(|field| field.answered_from.is_some());
        (!lines.is_empty() || finding.is_some()).then(|| Row {
            page,
            field: &row.field,
            label: &row.label,
            lines,
            finding,
            from_consent,
            only_here: row.only_here,
        })
    }

    fn lines(&self, row: &SummaryRow, page: &'f Page) -> Vec<String> {
        let fields = page.fields.iter().filter(|field| row.shows(&field.key));
        let lines: Vec<String> = fields.flat_map(|field| self.field_lines(page, field)).collect();
        match &row.empty {
            Some(empty) if lines.is_empty() => vec![empty.clone()],
            _ if row.joined && !lines.is_empty() => vec![lines.join(" ")],
            _ => lines,
        }
    }

    fn field_lines(&self, page: &'f Page, field: &'f Field) -> Vec<String> {
        if field.control == Control::Files {
            return self.files.to_vec();
        }
        if !is_asked(field, self.answers) {
            return field.otherwise.iter().map(|otherwise| otherwise.label.clone()).collect();
        }
        let shown = fields_shown(page, self.answers).iter().any(|other| other.key == field.key);
        let answer = self.answers.get(&field.key).filter(|_| shown);
        answer.map_or_else(Vec::new, |answer| words(self.form, field, answer))
    }
}

impl SummaryRow {
    /// Tells whether the row shows this field's answer, and what is odd about it.
    fn shows(&self, key: &str) -> bool {
        if self.fields.is_empty() { self.field == key } else { self.fields.iter().any(|field| field == key) }
    }
}

#[cfg(test)]
#[path = "summary_tests.rs"]
mod tests;
