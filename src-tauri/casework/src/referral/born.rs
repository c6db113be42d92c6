//! When the person was born, as the referral has it.

use chrono::NaiveDate;

use super::answer::{Answer as Given, Answers};
use super::form::Form;

/// Returns the key of the question that asks for it.
pub fn birth_field(form: &Form) -> &str {
    &form.age_check.birth_field
}

/// Returns the date of birth that was answered, if it is a day of the calendar.
pub fn born(form: &Form, answers: &Answers) -> Option<NaiveDate> {
    match answers.get(&form.age_check.birth_field) {
        Some(Given::Day(typed)) => typed.calendar_day().ok(),
        _ => None,
    }
}
