//! What is missing or odd on a page.

use chrono::NaiveDate;

use super::answer::{Answer, Answers};
use super::email::is_email;
use super::field::{Control, Field, Required, Rule};
use super::form::{Form, Page};
use super::list::list;
use super::phone::is_phone;
use super::route::pages;
use super::shown::{fields_shown, is_required};
use super::text::{arrange, length};
use super::web_address::looks_like_web_address;
use crate::finding::{Finding, FindingCode};

/// Returns at most one finding for each field shown on the page, in its order. An answer of the wrong
/// shape for its field counts as none.
pub fn findings(page: &Page, answers: &Answers, today: NaiveDate) -> Vec<Finding> {
    let shown = fields_shown(page, answers);
    let odd = |field: &&Field| {
        let code = match field.required {
            Required::OneOfGroup => group_code(&shown, field, answers),
            _ => code(field, answers.get(&field.key), today),
        };
        code.map(|code| Finding::new(&field.key, code))
    };
    shown.iter().filter_map(odd).collect()
}

/// Returns the findings of every page on the route, each with its page, in form order.
pub fn all_findings<'f>(
    form: &'f Form,
    answers: &Answers,
    files: usize,
    today: NaiveDate,
) -> Vec<(&'f Page, Finding)> {
    let on_page = |page: &'f Page| findings(page, answers, today).into_iter().map(move |found| (page, found));
    pages(form, answers, files).into_iter().flat_map(on_page).collect()
}

/// The finding of a group without a tick hangs on its first box.
fn group_code(shown: &[&Field], field: &Field, answers: &Answers) -> Option<FindingCode> {
    let mut group = shown.iter().filter(|other| other.group == field.group);
    let is_first = group.clone().next().is_some_and(|first| first.key == field.key);
    let empty = group.all(|tick| answers.get(&tick.key).is_none_or(Answer::is_blank));
    (is_first && empty).then_some(FindingCode::NoneTicked)
}

/// Returns what is missing or odd about the answer to one field that is no part of a group.
pub(super) fn code(field: &Field, answer: Option<&Answer>, today: NaiveDate) -> Option<FindingCode> {
    let answer = answer.filter(|answer| fits(field.control, answer) && !answer.is_blank());
    let Some(answer) = answer else {
        let missing =
            if field.control == Control::Tick { FindingCode::NotTicked } else { FindingCode::Missing };
        return is_required(field).then_some(missing);
    };
    if answer.texts().iter().any(|text| text.contains('\0')) {
        return Some(FindingCode::ForbiddenCharacter);
    }
    match answer {
        Answer::Day(day) => day.read(field.after, today).err(),
        Answer::Text(text) => match field.control {
            Control::Line | Control::Box => text_code(field, text),
            Control::Choice | Control::List => (!is_listed(field, text)).then_some(FindingCode::NotListed),
            _ => None,
        },
        Answer::Choices(choices) => {
            let unlisted =
                field.control == Control::Choices && !choices.iter().all(|text| is_listed(field, text));
            unlisted.then_some(FindingCode::NotListed)
        }
        Answer::Ticked(_) => None,
    }
}

/// Tells whether an answer of this shape can answer such a field. The online form takes any value of a
/// box to tick for a tick.
pub(super) fn fits(control: Control, answer: &Answer) -> bool {
    match control {
        Control::Line | Control::Box | Control::Choice | Control::List => matches!(answer, Answer::Text(_)),
        Control::Choices => matches!(answer, Answer::Choices(_)),
        Control::Tick => !matches!(answer, Answer::Day(_)),
        Control::Day => matches!(answer, Answer::Day(_)),
        Control::Files => false,
    }
}

fn text_code(field: &Field, text: &str) -> Option<FindingCode> {
    let arranged = arrange(field.control, text);
    let broken = field.rules.iter().find_map(|rule| match rule {
        Rule::Email => (!is_email(&arranged)).then_some(FindingCode::NotEmail),
        Rule::Phone => (!is_phone(&arranged)).then_some(FindingCode::NotPhone),
        Rule::Digits => {
            (!arranged.bytes().all(|sign| sign.is_ascii_digit())).then_some(FindingCode::NotDigits)
        }
        Rule::NotWebAddress => looks_like_web_address(&arranged).then_some(FindingCode::LooksLikeWebAddress),
    });
    let limit = field.max_length.filter(|limit| length(field.control, text) > *limit);
    limit.map(FindingCode::TooLong).or(broken)
}

fn is_listed(field: &Field, text: &str) -> bool {
    match field.list.as_deref().and_then(list) {
        Some(list) => list.entry(text).is_some(),
        None => field.option(&arrange(field.control, text)).is_some(),
    }
}

#[cfg(test)]
#[path = "findings_tests.rs"]
mod tests;
