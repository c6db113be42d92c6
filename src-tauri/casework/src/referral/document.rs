//! The answers as JSON for other software; `docs/referral.schema.json` is its public description.

use serde_json::{Value, json};

use super::answer::{Answer, Answers};
use super::field::{Control, Field};
use super::form::{Form, Page};
use super::form_order::label;
use super::route::{pages, route};
use super::sent::as_sent;
use super::shown::{fields_shown, is_asked};
use super::words::words;

/// The name and version of the shape; it changes only when a reader must change too.
const SCHEMA: &str = "daybook-referral/1";

/// Returns what goes out, and nothing else, in the order of the online form. `files` holds the names of
/// the files added; under the duty to notify none goes out. `made_at` begins `YYYY-MM-DDTHH:MM`.
pub fn document(form: &Form, answers: &Answers, files: &[String], made_at: &str, case_number: &str) -> Value {
    let takes_files =
        |page: &&Page| fields_shown(page, answers).iter().any(|field| field.control == Control::Files);
    let reached = pages(form, answers, files.len());
    let files = if reached.iter().any(takes_files) { files } else { &[] };
    json!({
        "schema": SCHEMA,
        "form": {"version": form.version, "source": form.source, "verified_on": form.verified_on},
        "case": case_number,
        "made_at": made_at,
        "route": route(form, answers),
        "answers": sent_answers(form, answers, &reached, files.len()),
        "files": files,
    })
}

fn sent_answers(form: &Form, answers: &Answers, reached: &[&Page], files: usize) -> Vec<Value> {
    let sent = as_sent(form, answers, files);
    let mut written = Vec::new();
    for page in reached {
        let shown = fields_shown(page, answers);
        let unasked = |field: &&Field| !is_asked(field, answers) && field.otherwise.is_some();
        let goes_out = |field: &&Field| shown.iter().any(|other| other.key == field.key) || unasked(field);
        for field in page.fields.iter().filter(goes_out) {
            written.extend(sent.get(&field.key).map(|value| entry(form, page, field, value, answers)));
        }
    }
    written
}

fn entry(form: &Form, page: &Page, field: &Field, value: &Answer, answers: &Answers) -> Value {
    let words = match &field.otherwise {
        Some(otherwise) if !is_asked(field, answers) => vec![otherwise.label.clone()],
        // Words are made from what was typed: signs are changed once only.
        _ => answers.get(&field.key).map_or_else(Vec::new, |typed| words(form, field, typed)),
    };
    json!({
        "page": page.key,
        "field": field.key,
        "question": label(page, field),
        "value": value,
        "words": words,
    })
}
