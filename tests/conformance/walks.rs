//! Whole walks: all answers at once, the pages they led through, the summary at the end.

use casework::referral::{
    self, Answers, Control, Form, Route, Row, TypedDay, all_findings, as_sent, check_answers, fields_shown,
    pages,
};
use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::differences::{Differences, Link};
use crate::recording;

#[derive(Deserialize)]
struct Walk {
    answers: Map<String, Value>,
    pages: Vec<String>,
    check_answers: Vec<Link>,
}

/// Says where the engine and the recorded walk part.
pub fn compare(form: &Form, line: &str, differences: &mut Differences) -> Result<(), String> {
    let walk: Walk = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let answers = recording::answers(form, &walk.answers);
    let walked: Vec<String> = pages(form, &answers, 0).iter().map(|page| format!("/{}", page.key)).collect();
    if walked != walk.pages {
        let parting = walked.iter().zip(&walk.pages).find(|(ours, theirs)| ours != theirs);
        let (ours, theirs) = (walked.len(), walk.pages.len());
        return Err(format!("{ours} pages instead of {theirs}, parting at {parting:?}"));
    }
    if let Some((page, found)) = all_findings(form, &answers, 0, TODAY).first() {
        return Err(format!("{found:?} on {}, though the online form let it pass", page.key));
    }
    let links = summary(form, &answers, differences);
    if links != walk.check_answers {
        let parting = links.iter().zip(&walk.check_answers).find(|(ours, theirs)| ours != theirs);
        let (ours, theirs) = (links.len(), walk.check_answers.len());
        return Err(format!("summary of {ours} rows instead of {theirs}, parting at {parting:?}"));
    }
    hidden_answers_stay(form, &answers)
}

/// Recordings hold days long past; only "not in the future" is judged by this day.
pub const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day of the calendar");

/// Returns the rows that have a change link, in order, as the online form has them.
fn summary(form: &Form, answers: &Answers, differences: &mut Differences) -> Vec<Link> {
    let parts = check_answers(form, answers, &[], TODAY);
    let has_link = |row: &&Row<'_>| !row.only_here && !is_told_only(form, row, answers);
    let rows = parts.iter().flat_map(|part| &part.rows).filter(has_link);
    rows.filter_map(|row| differences.undo(row, link(form, row, answers), answers)).collect()
}

/// A child's consent is told in the summary without a link to change it.
fn is_told_only(form: &Form, row: &Row<'_>, answers: &Answers) -> bool {
    row.from_consent && referral::route(form, answers) == Route::ChildNrm
}

fn link(form: &Form, row: &Row<'_>, answers: &Answers) -> Link {
    let page = format!("/{}", row.page.key);
    let chosen = form.field(row.field).filter(|field| field.control == Control::Choice);
    let value =
        chosen.and_then(|field| answers.get(&field.key)).and_then(|answer| answer.texts().first().copied());
    (page, value.map_or_else(|| row.field.to_owned(), |value| format!("{}-{value}", row.field)))
}

/// What goes out is exactly what is asked on the walked pages and answered, and the form's own forced answers.
fn hidden_answers_stay(form: &Form, answers: &Answers) -> Result<(), String> {
    let sent = as_sent(form, answers, 0);
    for page in &form.pages {
        let on_route = pages(form, answers, 0).iter().any(|walked| walked.key == page.key);
        let shown = fields_shown(page, answers);
        for field in &page.fields {
            let elsewhere =
                pages(form, answers, 0).iter().any(|p| p.key != page.key && p.field(&field.key).is_some());
            let asked = on_route && shown.iter().any(|other| other.key == field.key);
            let forced = on_route && field.not_asked_when.is_some() && !asked;
            let answered = answers.get(&field.key).is_some_and(|answer| {
                !answer.is_blank() && *answer != casework::referral::Answer::Day(TypedDay::default())
            });
            let expected = (asked && answered) || forced;
            if !elsewhere && sent.contains_key(&field.key) != expected {
                return Err(format!("{} goes out: {}", field.key, !expected));
            }
        }
    }
    Ok(())
}
