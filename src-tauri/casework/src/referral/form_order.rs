//! The referral as it goes on paper: what was asked and answered, in the order of the online form's pages,
//! so that it can be copied across page by page. The online form's own summary has another order.

use chrono::NaiveDate;

use super::answer::Answers;
use super::field::{Control, Field};
use super::findings::findings;
use super::form::{Form, Page};
use super::route::pages;
use super::shown::{fields_shown, is_asked};
use super::words::words;

/// The questions of one official section.
#[derive(Debug, PartialEq, Eq)]
pub struct PaperSection<'f> {
    pub section: &'f str,
    pub rows: Vec<PaperRow>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct PaperRow {
    /// The question; on a page of several, after the page's own title.
    pub label: String,
    pub lines: Vec<String>,
    /// Something is missing or odd.
    pub missing: bool,
}

/// Returns every page on the route that has an answer or a gap, by section, in form order. Optional
/// questions without an answer are left out.
pub fn in_form_order<'f>(form: &'f Form, answers: &Answers, today: NaiveDate) -> Vec<PaperSection<'f>> {
    let mut sections: Vec<PaperSection<'f>> = Vec::new();
    for page in pages(form, answers, 0) {
        let rows = page_rows(form, page, answers, today);
        match sections.last_mut() {
            Some(last) if last.section == page.section => last.rows.extend(rows),
            _ => sections.push(PaperSection { section: &page.section, rows }),
        }
    }
    sections.retain(|section| !section.rows.is_empty());
    sections
}

fn page_rows(form: &Form, page: &Page, answers: &Answers, today: NaiveDate) -> Vec<PaperRow> {
    let found = findings(page, answers, today);
    let shown = fields_shown(page, answers);
    let unasked = page.fields.iter().filter(|field| !is_asked(field, answers));
    let instead = unasked.filter_map(|field| {
        let otherwise = field.otherwise.as_ref()?;
        Some(PaperRow { label: page.title.clone(), lines: vec![otherwise.label.clone()], missing: false })
    });
    let mut rows: Vec<PaperRow> = instead.collect();
    for field in shown.iter().filter(|field| leads_its_group(field, &shown)) {
        let fields = shown.iter().filter(|other| other.key == field.key || in_group_of(other, field));
        let lines = fields.flat_map(|field| lines(form, field, answers)).collect::<Vec<_>>();
        let missing = found.iter().any(|finding| finding.field == field.key);
        if missing || !lines.is_empty() {
            rows.push(PaperRow { label: label(page, field), lines, missing });
        }
    }
    rows
}

/// Files are added in the online form itself.
fn lines(form: &Form, field: &Field, answers: &Answers) -> Vec<String> {
    match answers.get(&field.key) {
        Some(answer) if field.control != Control::Files => words(form, field, answer),
        _ => Vec::new(),
    }
}

fn in_group_of(other: &Field, field: &Field) -> bool {
    field.group.is_some() && other.group == field.group
}

/// Tells whether the field begins a row: a group of tick boxes is one question.
fn leads_its_group(field: &Field, shown: &[&Field]) -> bool {
    field.group.is_none()
        || shown.iter().find(|other| in_group_of(other, field)).is_some_and(|first| first.key == field.key)
}

pub(super) fn label(page: &Page, field: &Field) -> String {
    let alone = page.fields.len() == 1 || field.label == page.title;
    if field.group.is_some() || alone {
        page.title.clone()
    } else {
        format!("{}: {}", page.title, field.label)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Answer;
    use super::*;
    use crate::practice::PracticeCase;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day of the calendar")
    }

    fn practice() -> Answers {
        let typed = serde_json::Value::Object(PracticeCase::shipped().answers.clone());
        let answers = serde_json::from_value(typed).expect("the practice case has answers of the form");
        super::super::with_consent(Form::current(), answers, Some(true), Some(true))
    }

    #[test]
    fn the_paper_follows_the_pages_and_not_the_summary() {
        let form = Form::current();
        let answers = practice();
        let paper = in_form_order(form, &answers, today());
        let titles: Vec<&str> = pages(form, &answers, 0).iter().map(|page| page.title.as_str()).collect();
        let place = |row: &PaperRow| titles.iter().position(|title| row.label.starts_with(title));
        let places: Vec<_> = paper.iter().flat_map(|part| &part.rows).map(place).collect();
        assert!(places.iter().all(Option::is_some), "every row belongs to a page: {places:?}");
        assert!(places.is_sorted(), "in the order of the pages");
        let sections: Vec<_> = paper.iter().map(|part| part.section).collect();
        let mut once = sections.clone();
        once.dedup();
        assert_eq!(sections, once, "each official section once");
    }

    #[test]
    fn the_practice_case_misses_nothing_on_paper() {
        let paper = in_form_order(Form::current(), &practice(), today());
        assert!(
            paper.iter().flat_map(|part| &part.rows).all(|row| !row.missing && !row.lines.is_empty()),
            "whole"
        );
    }

    #[test]
    fn tick_boxes_of_one_question_are_one_row() {
        let mut answers = practice();
        answers.insert("types-of-exploitation-organs-removed".into(), Answer::Ticked(true));
        let paper = in_form_order(Form::current(), &answers, today());
        let rows = paper.iter().flat_map(|part| &part.rows);
        let types: Vec<_> = rows.filter(|row| row.label == "What types of exploitation?").collect();
        assert_eq!(types.len(), 1, "one question");
        assert!(types[0].lines.contains(&"Organ removal".to_owned()), "every tick in it");
    }

    #[test]
    fn a_gap_is_said_and_a_child_was_not_asked() {
        let answers = Answers::from([("pv-under-age".to_owned(), Answer::text("yes"))]);
        let paper = in_form_order(Form::current(), &answers, today());
        let rows: Vec<_> = paper.iter().flat_map(|part| &part.rows).collect();
        assert!(rows.iter().any(|row| row.missing && row.lines.is_empty()), "what is required and empty");
        let unasked = rows.iter().find(|row| row.lines.iter().any(|line| line.starts_with("Not asked")));
        assert!(unasked.is_some_and(|row| !row.missing), "consent is not asked of a child");
    }
}
