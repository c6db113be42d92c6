//! What goes out: the answers of the route, as the online form stores them.

use super::answer::{Answer, Answers, TypedDay};
use super::field::{Control, Field};
use super::findings::fits;
use super::form::Form;
use super::list::list;
use super::route::pages;
use super::shown::{fields_shown, is_asked};
use super::text::{arrange, clean, trim};

/// Returns the answers that go out: those of fields shown on pages of the route, normalised. Answers left
/// on another branch, and those no longer revealed, stay in the draft and are not among them.
pub fn as_sent(form: &Form, answers: &Answers, files: usize) -> Answers {
    let mut sent = Answers::new();
    for page in pages(form, answers, files) {
        for field in fields_shown(page, answers) {
            let stored = answers.get(&field.key).and_then(|answer| as_stored(form, field, answer));
            sent.extend(stored.map(|stored| (field.key.clone(), stored)));
        }
        let forced = page.fields.iter().filter(|field| !is_asked(field, answers));
        sent.extend(forced.filter_map(|field| {
            field.otherwise.as_ref().map(|forced| (field.key.clone(), Answer::text(&forced.value)))
        }));
    }
    sent
}

/// Returns the answer as the online form stores it, or nothing where nothing was answered.
pub fn as_stored(form: &Form, field: &Field, answer: &Answer) -> Option<Answer> {
    if answer.is_blank() || !fits(field.control, answer) {
        return None;
    }
    Some(match answer {
        _ if field.control == Control::Tick => Answer::Ticked(true),
        Answer::Text(text) => Answer::Text(stored_text(form, field, text)),
        Answer::Choices(choices) => Answer::Choices(in_form_order(field, choices)),
        Answer::Day(day) => Answer::Day(TypedDay {
            day: trim(&day.day).to_owned(),
            month: trim(&day.month).to_owned(),
            year: trim(&day.year).to_owned(),
        }),
        Answer::Ticked(ticked) => Answer::Ticked(*ticked),
    })
}

fn stored_text(form: &Form, field: &Field, text: &str) -> String {
    match field.control {
        Control::Choice => arrange(field.control, text),
        Control::List => match field.list.as_deref().and_then(list).and_then(|list| list.entry(text)) {
            Some(entry) => entry.to_owned(),
            None => clean(form, field.control, text),
        },
        _ => clean(form, field.control, text),
    }
}

/// Returns the choices in the order of the options, unknown ones last as typed.
fn in_form_order(field: &Field, choices: &[String]) -> Vec<String> {
    let place = |choice: &String| field.options.iter().position(|option| option.value == trim(choice));
    let mut ordered: Vec<String> = choices.to_vec();
    ordered.sort_by_key(|choice| place(choice).unwrap_or(usize::MAX));
    ordered
}

#[cfg(test)]
#[path = "sent_tests.rs"]
mod tests;
