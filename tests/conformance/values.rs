//! Single values: taken or refused, what the error hangs on, and what is stored.

use casework::referral::{self, Answer, Answers, Field, Form, Page, fields_shown, findings};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::recording;
use crate::walks::TODAY;

#[derive(Deserialize)]
struct Trial {
    page: String,
    field: String,
    value: Value,
    with: Map<String, Value>,
    accepted: bool,
    errors: Vec<String>,
    stored: Option<String>,
}

/// Says where the engine and the recorded trial part.
pub fn compare(form: &Form, line: &str) -> Result<(), String> {
    let trial: Trial = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let page = form.page(trial.page.trim_start_matches('/')).ok_or("an unknown page")?;
    let field = page.field(&trial.field).ok_or("an unknown field")?;
    let mut answers = recording::answers(form, &trial.with);
    answers.remove(&field.key);
    answers.extend(recording::answer(field, &trial.value).map(|answer| (field.key.clone(), answer)));
    let found = findings(page, &answers, TODAY);
    let shown = format!("{} = {:.60}", field.key, trial.value);
    if found.is_empty() != trial.accepted {
        return Err(format!("{shown}: {found:?}, recorded as accepted: {}", trial.accepted));
    }
    let anchors = anchors(page, &found);
    if anchors != trial.errors {
        return Err(format!("{shown}: errors on {anchors:?} instead of {:?}", trial.errors));
    }
    match trial.stored {
        Some(stored) if stored != stored_text(form, page, field, &answers) => Err(format!(
            "{shown}: stored as {:?} instead of {stored:?}",
            stored_text(form, page, field, &answers)
        )),
        _ => Ok(()),
    }
}

/// Returns the controls the online form puts an error on; some refusals it does not explain.
fn anchors(page: &Page, found: &[casework::finding::Finding]) -> Vec<String> {
    let fields = found.iter().filter_map(|found| Some((page.field(&found.field)?, found.code.name())));
    let explained =
        fields.filter(|(field, code)| !field.refused_without_reason.iter().any(|name| name == code));
    explained.map(|(field, _)| field.anchor()).collect()
}

fn stored_text(form: &Form, page: &Page, field: &Field, answers: &Answers) -> String {
    let is_shown = fields_shown(page, answers).iter().any(|other| other.key == field.key);
    let answer = answers.get(&field.key).filter(|_| is_shown);
    match answer.and_then(|answer| referral::as_stored(form, field, answer)) {
        Some(Answer::Text(text)) => text,
        _ => String::new(),
    }
}
