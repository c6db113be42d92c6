//! Answers that are kept but would not go out, and why.

use std::collections::BTreeMap;

use serde::Serialize;

use super::answer::{Answer, Answers};
use super::change::Parted;
use super::field::Field;
use super::form::{Form, Page};
use super::route::pages;
use super::shown::{fields_shown, is_asked};
use super::words::words;

/// Why an answer would not go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ApartWhy {
    /// No page of the route asks for it.
    AnotherRoute,
    /// Its page is on the route, but the answer that revealed it has changed.
    NotRevealed,
    /// Given for a referral the person does not consent to; the notification asks for it afresh.
    GivenForReferral,
    /// This version of the form has no such field.
    NotInForm,
}

/// An answer that is kept and would not go out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Apart {
    pub field: String,
    /// The key itself where the form has no such field.
    pub label: String,
    /// The answer in words, line by line.
    pub lines: Vec<String>,
    pub why: ApartWhy,
}

/// Returns every answer that would not go out: in form order, then those of fields the form does not have.
/// Answers that only wait for the person's decision are not among them, nor is what the consent ledger
/// answers. `files` is the number of files added.
pub fn apart(form: &Form, parted: &Parted, files: usize) -> Vec<Apart> {
    let mut left: BTreeMap<&String, &Answer> = parted.answers.iter().chain(&parted.afresh).collect();
    left.retain(|_, answer| !answer.is_blank());
    let sight = Sight::new(form, parted, files);
    let mut found = Vec::new();
    for field in form.pages.iter().flat_map(|page| &page.fields) {
        let Some(answer) = left.remove(&field.key) else { continue };
        if let Some(why) = sight.why(field) {
            let lines = lines(form, field, answer);
            found.push(Apart { field: field.key.clone(), label: field.label.clone(), lines, why });
        }
    }
    found.extend(left.into_iter().map(|(key, answer)| Apart {
        field: key.clone(),
        label: key.clone(),
        lines: texts(answer),
        why: ApartWhy::NotInForm,
    }));
    found
}

/// Returns the field's own words, or what was typed where its shape does not fit the field.
fn lines(form: &Form, field: &Field, answer: &Answer) -> Vec<String> {
    let words = words(form, field, answer);
    if words.is_empty() { texts(answer) } else { words }
}

fn texts(answer: &Answer) -> Vec<String> {
    answer.texts().into_iter().flat_map(str::lines).map(str::to_owned).collect()
}

/// What decides over each field.
struct Sight<'f, 'a> {
    parted: &'a Parted,
    reached: Vec<&'f Page>,
    /// Pages that the person's decision may yet bring.
    waiting: Vec<&'f Page>,
}

impl<'f, 'a> Sight<'f, 'a> {
    fn new(form: &'f Form, parted: &'a Parted, files: usize) -> Self {
        let reached = pages(form, &parted.answers, files);
        let may_come = decisions_to_come(form, &parted.answers);
        let waiting = may_come.iter().flat_map(|answers| pages(form, answers, files)).collect();
        Self { parted, reached, waiting }
    }

    fn why(&self, field: &Field) -> Option<ApartWhy> {
        let has = |page: &&&Page| page.field(&field.key).is_some();
        let on_route = self.reached.iter().any(|page| has(&page));
        let counts = self.parted.answers.contains_key(&field.key);
        let shown = |page: &&'f Page| {
            fields_shown(page, &self.parted.answers).iter().any(|other| other.key == field.key)
        };
        let waits = !on_route && self.waiting.iter().any(|page| has(&page));
        if field.answered_from.is_some() || waits || (counts && self.reached.iter().any(shown)) {
            return None;
        }
        Some(match (on_route, counts) {
            (false, _) => ApartWhy::AnotherRoute,
            (true, false) => ApartWhy::GivenForReferral,
            (true, true) => ApartWhy::NotRevealed,
        })
    }
}

/// Returns the answers with each decision the person may still take; as they are, while none is to come.
fn decisions_to_come(form: &Form, answers: &Answers) -> Vec<Answers> {
    let open =
        |field: &&Field| is_asked(field, answers) && answers.get(&field.key).is_none_or(Answer::is_blank);
    let mut supposed = vec![answers.clone()];
    for field in form.consent_fields().map(|(field, _)| field).filter(open) {
        let with = |answers: &Answers| {
            let decided = field.options.iter().map(|option| Answer::text(&option.value));
            decided.map(|decided| with_answer(answers, &field.key, decided)).collect::<Vec<_>>()
        };
        supposed = supposed.iter().flat_map(with).collect();
    }
    supposed
}

fn with_answer(answers: &Answers, key: &str, answer: Answer) -> Answers {
    let mut answers = answers.clone();
    answers.insert(key.to_owned(), answer);
    answers
}

#[cfg(test)]
#[path = "apart_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "out_tests.rs"]
mod out_tests;
