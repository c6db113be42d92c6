//! An answer in the words an officer reads.

use chrono::{Datelike, NaiveDate};

use super::answer::Answer;
use super::field::{Control, Field};
use super::form::Form;
use super::sent::as_stored;

/// Returns the answer in words, line by line: option labels, list entries, the text as it will stand in the
/// online form, a date with its month named. A tick is the label of its box. No answer is no line.
pub fn words(form: &Form, field: &Field, answer: &Answer) -> Vec<String> {
    match as_stored(form, field, answer) {
        None | Some(Answer::Ticked(false)) => Vec::new(),
        Some(Answer::Ticked(true)) => vec![field.label.clone()],
        Some(Answer::Text(text)) if field.control == Control::Choice => vec![label(field, text)],
        Some(Answer::Text(text)) => text.lines().map(str::to_owned).collect(),
        Some(Answer::Choices(choices)) => choices.into_iter().map(|choice| label(field, choice)).collect(),
        Some(Answer::Day(day)) => {
            let known = day.read(None, NaiveDate::MAX);
            vec![known.map_or_else(|_| [day.day, day.month, day.year].join(" ").trim().to_owned(), in_words)]
        }
    }
}

fn in_words(day: NaiveDate) -> String {
    format!("{} {}", day.day(), day.format("%B %Y"))
}

/// Returns the label of the option; an unlisted value stands for itself.
fn label(field: &Field, value: String) -> String {
    match field.option(&value) {
        Some(option) => option.label.clone(),
        None => value,
    }
}

#[cfg(test)]
mod tests {
    use super::super::TypedDay;
    use super::*;

    fn in_form(key: &str, answer: Answer) -> Vec<String> {
        let form = Form::current();
        words(form, form.field(key).expect("a field of the form"), &answer)
    }

    #[test]
    fn answers_read_as_words() {
        assert_eq!(in_form("pv-gender", Answer::text("unknown")), ["Neither male nor female"], "not the key");
        assert_eq!(
            in_form("family", Answer::text(" one — two\nthree ")),
            ["one - two", "three"],
            "as it will stand"
        );
        let both = Answer::Choices(vec!["post".into(), "email".into()]);
        assert_eq!(in_form("someone-else", both), ["By e-mail", "By post"], "in form order");
        let ticked = in_form("pv-contact-details-post-check", Answer::Ticked(true));
        assert_eq!(ticked, ["It is safe to write to this address"], "a tick is its label");
    }

    #[test]
    fn days_name_their_month() {
        let day = |day: &str, month: &str, year: &str| {
            Answer::Day(TypedDay { day: day.into(), month: month.into(), year: year.into() })
        };
        assert_eq!(in_form("pv-dob", day("05", "3", "1994")), ["5 March 1994"], "no order to mistake");
        assert_eq!(in_form("pv-dob", day("", "3", "1994")), ["3 1994"], "what was typed, when it is no day");
    }
}
