//! Answers that cannot both be right.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::answer::{Answer, Answers};
use super::condition::Condition;
use super::field::{AgreesWith, AnsweredFrom, Control, Fact, Field};
use super::form::{Form, Page};
use super::future::is_later_than;
use super::given::differs_from_case;
use super::list::{List, list};
use super::name::plain_name;
use super::pack::PackFault;
use super::route::{pages, route};
use super::sent::as_sent;
use super::shown::is_asked;
use crate::case::NewCase;

/// Two answers that disagree. It warns; it never stops anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conflict {
    pub code: ConflictCode,
    /// The fields to look at.
    pub fields: Vec<String>,
}

impl Conflict {
    /// Returns the pages on which the fields stand, in form order, whatever the route.
    pub fn pages<'f>(&self, form: &'f Form) -> Vec<&'f Page> {
        let here = |page: &&Page| self.fields.iter().any(|key| page.field(key).is_some());
        form.pages.iter().filter(here).collect()
    }
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
    /// Children but none of them, or a number of children and no children.
    ChildrenCountNone,
    /// The place in the UK where the person stays is a country. The online form has only "Unknown" for it.
    PersonOutsideUk,
    /// An account of what has happened names a day or a year still to come.
    DateInFuture,
    /// Support is agreed to while the referral that brings it is refused.
    ConsentNotReferralButSupport,
    /// The age or the nation is not the one the case has.
    CaseSaysOtherwise,
    /// The answer is not what the consent record says.
    ConsentSaysOtherwise,
}

/// Which answers tell the age, and from what age a person is an adult.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AgeCheck {
    age_field: String,
    pub(super) birth_field: String,
    adult_from: u32,
    adult: Vec<String>,
    child: Vec<String>,
}

/// Fields whose answers are compared with each other, or with a list. A pack may leave any of them out.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct CrossChecks {
    children: Option<ChildrenCheck>,
    uk_places: Option<PlaceCheck>,
    /// Accounts of what has happened, in which no day can be still to come.
    past_accounts: Vec<String>,
}

/// Which answers tell of children, and which options say that there are some, or none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChildrenCheck {
    field: String,
    number_field: String,
    some: Vec<String>,
    none: Vec<String>,
}

/// Places in the UK, each from its own list, in which a country may be typed by mistake.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceCheck {
    fields: Vec<String>,
    countries: String,
}

impl AgeCheck {
    /// Returns the fields it compares.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        [self.age_field.as_str(), &self.birth_field].into_iter()
    }
}

impl CrossChecks {
    /// Returns the fields they compare.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        let children = self.children.iter().flat_map(|check| [&check.field, &check.number_field]);
        let places = self.uk_places.iter().flat_map(|check| &check.fields);
        children.chain(places).chain(&self.past_accounts).map(String::as_str)
    }

    /// Checks that the lists they compare with are there.
    pub fn check_lists(&self) -> Result<(), PackFault> {
        let mut unknown = self.uk_places.iter().filter(|check| list(&check.countries).is_none());
        unknown.next().map_or(Ok(()), |check| Err(PackFault::UnknownList(check.fields.concat())))
    }
}

/// Returns the conflicts among the answers that would go out, and among those that decide what does.
pub fn conflicts(form: &Form, answers: &Answers, today: NaiveDate) -> Vec<Conflict> {
    let sent = as_sent(form, answers, 0);
    let checks = &form.cross_checks;
    let children = checks.children.as_ref().and_then(|check| children_conflict(form, check, answers));
    let places = checks.uk_places.as_ref().and_then(|check| place_conflict(form, check, &sent));
    let found = [
        age_conflict(&form.age_check, &sent, today),
        nation_conflict(form, &sent),
        children,
        places,
        future_conflict(&checks.past_accounts, &sent, today),
        support_conflict(form, answers),
    ];
    found.into_iter().flatten().collect()
}

/// Returns the answers about age and nation that are not what the case says, one conflict a field. Which is
/// right, the officer decides.
pub fn case_conflicts(form: &Form, case: &NewCase, answers: &Answers) -> Vec<Conflict> {
    let weighty = |field: &Field| {
        let from = field.suggest.as_ref().map(|suggest| suggest.from);
        matches!(from, Some(Fact::AgeGroup | Fact::Nation))
    };
    let mut keys = differs_from_case(form, case, answers);
    keys.retain(|key| form.field(key).is_some_and(weighty));
    keys.dedup();
    keys.into_iter().filter_map(|key| conflict(ConflictCode::CaseSaysOtherwise, [key])).collect()
}

/// Returns the answers that contradict what the consent record says, one conflict a field; `says` gives what was
/// decided, or nothing while it was not. Which is right, the officer decides.
pub fn consent_conflicts(
    form: &Form,
    answers: &Answers,
    says: impl Fn(AgreesWith) -> Option<bool>,
) -> Vec<Conflict> {
    let sent = as_sent(form, answers, 0);
    let contradicts = |field: &&Field| {
        let decided = field.agrees_with.and_then(&says);
        let answer = sent.get(&field.key).filter(|answer| !answer.is_blank());
        let yes = answer.is_some_and(|answer| {
            // A number that is given stands for itself.
            field.control == Control::Line || answer.chooses("yes") || answer.chooses("true")
        });
        answer.is_some() && decided.is_some_and(|decided| decided != yes)
    };
    let fields = form.pages.iter().flat_map(|page| &page.fields).filter(contradicts);
    let mut keys: Vec<&str> = fields.map(|field| field.key.as_str()).collect();
    keys.dedup();
    keys.into_iter().filter_map(|key| conflict(ConflictCode::ConsentSaysOtherwise, [key])).collect()
}

/// Returns the conflict of these fields; without a field there is none.
fn conflict<'k>(code: ConflictCode, keys: impl IntoIterator<Item = &'k str>) -> Option<Conflict> {
    let fields: Vec<String> = keys.into_iter().map(str::to_owned).collect();
    (!fields.is_empty()).then_some(Conflict { code, fields })
}

fn says(answer: &Answer, options: &[String]) -> bool {
    options.iter().any(|option| answer.chooses(option))
}

fn age_conflict(check: &AgeCheck, sent: &Answers, today: NaiveDate) -> Option<Conflict> {
    let said = sent.get(&check.age_field)?;
    let Some(Answer::Day(born)) = sent.get(&check.birth_field) else { return None };
    let adult = age(born.read(None, today).ok()?, today) >= check.adult_from;
    let code = match adult {
        false if says(said, &check.adult) => ConflictCode::AdultBornUnder18,
        true if says(said, &check.child) => ConflictCode::ChildBornAdult,
        _ => return None,
    };
    conflict(code, check.fields())
}

fn nation_conflict(form: &Form, sent: &Answers) -> Option<Conflict> {
    let nations = &form.duty_to_notify_nations;
    let Condition::Answered { field, .. } = nations else { return None };
    let outside = sent.contains_key(field) && !nations.holds(sent, 0);
    let here = route(form, sent).is_duty_to_notify() && outside;
    conflict(ConflictCode::NoDutyToNotify, here.then_some(field.as_str()))
}

/// A number typed before the answer changed to "no" is no longer shown; it still speaks against the "no".
fn children_conflict(form: &Form, check: &ChildrenCheck, answers: &Answers) -> Option<Conflict> {
    let asked = pages(form, answers, 0).iter().any(|page| page.field(&check.field).is_some());
    let said = answers.get(&check.field).filter(|_| asked)?;
    let Answer::Text(number) = answers.get(&check.number_field)? else { return None };
    let number: u32 = number.trim().parse().ok()?;
    let here = if number == 0 { says(said, &check.some) } else { says(said, &check.none) };
    let fields = [check.field.as_str(), &check.number_field];
    conflict(ConflictCode::ChildrenCountNone, fields.into_iter().filter(|_| here))
}

fn place_conflict(form: &Form, check: &PlaceCheck, sent: &Answers) -> Option<Conflict> {
    let countries = list(&check.countries)?;
    let abroad = |key: &&str| {
        let places = form.field(key).and_then(|field| field.list.as_deref()).and_then(list);
        match (places, sent.get(*key)) {
            (Some(places), Some(Answer::Text(typed))) => {
                !names(places, typed) && names_country(countries, typed)
            }
            _ => false,
        }
    };
    conflict(ConflictCode::PersonOutsideUk, check.fields.iter().map(String::as_str).filter(abroad))
}

fn names(list: &List, typed: &str) -> bool {
    let typed = plain_name(typed);
    list.entries.iter().any(|entry| plain_name(entry) == typed)
}

/// Tells whether the text, or a part of it between commas, is a country.
fn names_country(countries: &List, typed: &str) -> bool {
    names(countries, typed) || typed.split(',').any(|part| names(countries, part))
}

fn future_conflict(accounts: &[String], sent: &Answers, today: NaiveDate) -> Option<Conflict> {
    let to_come = |key: &&str| {
        sent.get(*key).is_some_and(|answer| answer.texts().iter().any(|text| is_later_than(text, today)))
    };
    conflict(ConflictCode::DateInFuture, accounts.iter().map(String::as_str).filter(to_come))
}

/// The page about support leaves the route with the refusal, so its answer is looked at before that.
fn support_conflict(form: &Form, answers: &Answers) -> Option<Conflict> {
    let decided = |wanted: AnsweredFrom, word: &str| {
        let mut fields =
            form.consent_fields().filter(|(field, from)| *from == wanted && is_asked(field, answers));
        let said = |field: &&Field| answers.get(&field.key).is_some_and(|answer| answer.chooses(word));
        fields.next().map(|(field, _)| field).filter(said).map(|field| field.key.as_str())
    };
    let refused = decided(AnsweredFrom::ConsentReferral, "no")?;
    let agreed = decided(AnsweredFrom::ConsentSupport, "yes")?;
    conflict(ConflictCode::ConsentNotReferralButSupport, [refused, agreed])
}

/// Returns the whole years lived. Someone born on 29 February is a year older on 1 March of other years.
fn age(born: NaiveDate, today: NaiveDate) -> u32 {
    let years = today.year() - born.year();
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    u32::try_from(if had_birthday { years } else { years - 1 }).unwrap_or(0)
}

#[cfg(test)]
#[path = "conflict_tests.rs"]
mod tests;
