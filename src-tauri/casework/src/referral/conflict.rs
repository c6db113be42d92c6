//! Answers that cannot both be right.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::answer::{Answer, Answers};
use super::form::Form;
use super::route::route;
use super::sent::as_sent;

/// Two answers that disagree. It warns; it never stops anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conflict {
    pub code: ConflictCode,
    /// The fields to look at.
    pub fields: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConflictCode {
    /// Said to be an adult, but the date of birth makes them under 18 today.
    AdultBornUnder18,
    /// Said to be under 18, but the date of birth makes them an adult today.
    ChildBornAdult,
    /// A report under the duty to notify from a nation that has no such duty.
    NoDutyToNotify,
}

/// Which answers tell the age, and from what age a person is an adult.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AgeCheck {
    age_field: String,
    birth_field: String,
    adult_from: u32,
    adult: Vec<String>,
    child: Vec<String>,
}

/// Returns the conflicts among the answers that would go out.
pub fn conflicts(form: &Form, answers: &Answers, today: NaiveDate) -> Vec<Conflict> {
    let sent = as_sent(form, answers, 0);
    age_conflict(&form.age_check, &sent, today).into_iter().chain(nation_conflict(form, &sent)).collect()
}

fn age_conflict(check: &AgeCheck, sent: &Answers, today: NaiveDate) -> Option<Conflict> {
    let said = sent.get(&check.age_field)?;
    let Some(Answer::Day(born)) = sent.get(&check.birth_field) else { return None };
    let adult = age(born.read(None, today).ok()?, today) >= check.adult_from;
    let says = |options: &[String]| options.iter().any(|option| said.chooses(option));
    let code = match adult {
        false if says(&check.adult) => ConflictCode::AdultBornUnder18,
        true if says(&check.child) => ConflictCode::ChildBornAdult,
        _ => return None,
    };
    Some(Conflict { code, fields: vec![check.age_field.clone(), check.birth_field.clone()] })
}

fn nation_conflict(form: &Form, sent: &Answers) -> Option<Conflict> {
    let nations = &form.duty_to_notify_nations;
    let super::Condition::Answered { field, .. } = nations else { return None };
    let outside = sent.contains_key(field) && !nations.holds(sent, 0);
    let here = route(form, sent).is_duty_to_notify() && outside;
    here.then(|| Conflict { code: ConflictCode::NoDutyToNotify, fields: vec![field.clone()] })
}

/// Returns the whole years lived. Someone born on 29 February is a year older on 1 March of other years.
fn age(born: NaiveDate, today: NaiveDate) -> u32 {
    let years = today.year() - born.year();
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    u32::try_from(if had_birthday { years } else { years - 1 }).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::TypedDay;
    use super::*;
    use rstest::rstest;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
    }

    #[rstest]
    #[case("no", 2009, Some(ConflictCode::AdultBornUnder18))]
    #[case("no", 2008, None)]
    #[case("yes", 2008, Some(ConflictCode::ChildBornAdult))]
    #[case("yes", 2009, None)]
    #[case("not-sure", 2008, None)]
    fn age_and_birth_must_agree(
        #[case] under_18: &str,
        #[case] year: i32,
        #[case] code: Option<ConflictCode>,
    ) {
        let born = TypedDay { day: "6".into(), month: "3".into(), year: year.to_string() };
        let answers = Answers::from([
            ("pv-under-age".into(), Answer::text(under_18)),
            ("pv-want-to-submit-nrm".into(), Answer::text("yes")),
            ("pv-dob".into(), Answer::Day(born)),
        ]);
        let found = conflicts(Form::current(), &answers, date(2026, 3, 6));
        let codes: Vec<_> = found.iter().map(|conflict| conflict.code).collect();
        assert_eq!(codes, Vec::from_iter(code), "under 18: {under_18}, born in {year}");
    }

    #[rstest]
    #[case("wales", 0)]
    #[case("scotland", 1)]
    fn the_duty_to_notify_is_for_england_and_wales(#[case] nation: &str, #[case] found: usize) {
        let answers = Answers::from(
            [
                ("pv-under-age", "no"),
                ("pv-want-to-submit-nrm", "no"),
                ("authorities-cooperation", "no"),
                ("fr-location", nation),
            ]
            .map(|(key, text)| (key.to_owned(), Answer::text(text))),
        );
        assert_eq!(conflicts(Form::current(), &answers, date(2026, 3, 6)).len(), found, "{nation}");
    }

    #[test]
    fn a_leap_day_child_comes_of_age_in_march() {
        assert_eq!(age(date(2008, 2, 29), date(2026, 2, 28)), 17, "not yet");
        assert_eq!(age(date(2008, 2, 29), date(2026, 3, 1)), 18, "from the first of March");
    }
}
