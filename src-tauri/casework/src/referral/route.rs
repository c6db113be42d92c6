//! The route: which pages the answers lead through.

use serde::{Deserialize, Serialize};

use super::answer::Answers;
use super::condition::Condition;
use super::form::{Form, Page};

/// What kind of report the answers make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// An adult who consents.
    AdultNrm,
    /// A child, or a person whose age is not known: referred without being asked.
    ChildNrm,
    /// An adult who declines and co-operates with the authorities: the duty to notify, with their name.
    DtnNamed,
    /// An adult who declines and does not co-operate: the duty to notify, without their name.
    DtnAnonymous,
    /// Not yet clear from the answers.
    Undecided,
}

impl Route {
    /// Tells whether the report is a referral into the NRM.
    pub fn is_referral(self) -> bool {
        matches!(self, Self::AdultNrm | Self::ChildNrm)
    }

    /// Tells whether the report is made under the duty to notify (Modern Slavery Act 2015 s.52).
    pub fn is_duty_to_notify(self) -> bool {
        matches!(self, Self::DtnNamed | Self::DtnAnonymous)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RouteRule {
    route: Route,
    pub when: Condition,
}

/// Returns the kind of report the answers make so far.
pub fn route(form: &Form, answers: &Answers) -> Route {
    let rule = form.routes.iter().find(|rule| rule.when.holds(answers, 0));
    rule.map_or(Route::Undecided, |rule| rule.route)
}

/// Returns the pages on the route in form order. `files` is the number of files added.
pub fn pages<'f>(form: &'f Form, answers: &Answers, files: usize) -> Vec<&'f Page> {
    form.pages.iter().filter(|page| is_on_route(page, answers, files)).collect()
}

pub(super) fn is_on_route(page: &Page, answers: &Answers, files: usize) -> bool {
    page.when.as_ref().is_none_or(|when| when.holds(answers, files))
}

/// The pages before and after one, on the route.
#[derive(Debug)]
pub struct Neighbours<'f> {
    pub previous: Option<&'f Page>,
    pub next: Option<&'f Page>,
}

/// Returns the pages around `page` on the route. A page that is itself off the route lies between the
/// nearest ones by form order; an unknown page has none.
pub fn neighbours<'f>(form: &'f Form, page: &str, answers: &Answers, files: usize) -> Neighbours<'f> {
    let Some(place) = form.pages.iter().position(|known| known.key == page) else {
        return Neighbours { previous: None, next: None };
    };
    let (before, after) = (&form.pages[..place], &form.pages[place + 1..]);
    Neighbours {
        previous: before.iter().rev().find(|page| is_on_route(page, answers, files)),
        next: after.iter().find(|page| is_on_route(page, answers, files)),
    }
}

#[cfg(test)]
#[path = "route_tests.rs"]
mod tests;
