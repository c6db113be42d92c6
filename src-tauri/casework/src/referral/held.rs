//! What keeps a referral from going out. Gaps do not: the officer may fill them in the online form itself.

use serde::Serialize;

use super::answer::Answers;
use super::form::Form;
use super::route::{Route, route};
use crate::consent::Consented;
use crate::worker::MayRefer;

/// Why nothing may be copied across or recorded as sent yet; the first reason that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Held {
    /// The worker said that they do not refer for a First Responder Organisation.
    NotFirstResponder,
    /// Their organisation is not on the online form's list.
    OrganisationNotListed,
    /// It is not clear yet what kind of report this is.
    Undecided,
    /// An adult declined, and this nation has no duty to notify (Modern Slavery Act 2015 s.60).
    NotHere,
    /// Something that may identify the person waits for a decision (Modern Slavery Act 2015 s.52(3)).
    Identifiers,
    /// The adult agreed to the referral before all of it was explained to them.
    NotInformed,
    /// The adult agreed in a way that does not count, such as aloud before the rule that allows it.
    NotValid,
    /// A notification with a name, of a person who did not agree to be named (Modern Slavery Act 2015 s.52(3)).
    NamedWithoutConsent,
}

/// Returns what keeps these answers from going out.
pub fn held(
    form: &Form,
    answers: &Answers,
    may: MayRefer,
    identifiers_undecided: usize,
    consented: Consented,
) -> Option<Held> {
    let route = route(form, answers);
    match may {
        MayRefer::NotFirstResponder => Some(Held::NotFirstResponder),
        MayRefer::OrganisationNotListed => Some(Held::OrganisationNotListed),
        _ if route == Route::Undecided => Some(Held::Undecided),
        _ if route == Route::AdultNrm && !consented.informed => Some(Held::NotInformed),
        _ if route == Route::AdultNrm && !consented.valid => Some(Held::NotValid),
        _ if !route.is_duty_to_notify() => None,
        _ if !duty_to_notify_here(form, answers) => Some(Held::NotHere),
        _ if route == Route::DtnNamed && !consented.may_be_named => Some(Held::NamedWithoutConsent),
        _ => (identifiers_undecided > 0).then_some(Held::Identifiers),
    }
}

/// Tells whether the nation answered has a duty to notify. No nation has none.
pub fn duty_to_notify_here(form: &Form, answers: &Answers) -> bool {
    form.duty_to_notify_nations.holds(answers, 0)
}

/// Tells whether paper made from these answers may say nothing that points to the person: an adult declined,
/// and it is not certain that they agreed to be named.
pub fn is_anonymous(form: &Form, answers: &Answers, consents: Option<bool>) -> bool {
    let route = route(form, answers);
    route == Route::DtnAnonymous
        || (consents == Some(false) && !matches!(route, Route::DtnNamed | Route::ChildNrm))
}

#[cfg(test)]
mod tests {
    use super::super::Answer;
    use super::*;
    use rstest::rstest;

    fn adult(consents: &str, nation: &str) -> Answers {
        let given = [
            ("pv-under-age", "no"),
            ("pv-want-to-submit-nrm", consents),
            ("authorities-cooperation", "no"),
            ("fr-location", nation),
        ];
        given.map(|(key, text)| (key.to_owned(), Answer::text(text))).into()
    }

    #[rstest]
    #[case("yes", Some(false), false)]
    #[case("no", Some(false), true)]
    #[case("", Some(false), true)]
    #[case("", None, false)]
    #[case("no", Some(true), false)]
    fn a_refusal_is_anonymous_until_it_is_certain_that_it_is_not(
        #[case] co_operates: &str,
        #[case] consents: Option<bool>,
        #[case] anonymous: bool,
    ) {
        let mut answers = adult("", "england");
        answers.insert("authorities-cooperation".into(), Answer::text(co_operates));
        let answers = super::super::with_consent(Form::current(), answers, consents, None);
        let found = is_anonymous(Form::current(), &answers, consents);
        assert_eq!(found, anonymous, "co-operation {co_operates:?}, consent {consents:?}");
    }

    #[rstest]
    #[case("yes", "scotland", MayRefer::Yes, 3, None)]
    #[case("yes", "england", MayRefer::EmailNotTaken, 0, None)]
    #[case("yes", "england", MayRefer::NotKnown, 0, None)]
    #[case("yes", "england", MayRefer::NotFirstResponder, 0, Some(Held::NotFirstResponder))]
    #[case("no", "england", MayRefer::Yes, 0, None)]
    #[case("no", "wales", MayRefer::Yes, 1, Some(Held::Identifiers))]
    #[case("no", "northern-ireland", MayRefer::Yes, 1, Some(Held::NotHere))]
    #[case("no", "", MayRefer::Yes, 0, Some(Held::NotHere))]
    #[case("", "england", MayRefer::Yes, 0, Some(Held::Undecided))]
    fn what_keeps_it_back(
        #[case] consents: &str,
        #[case] nation: &str,
        #[case] may: MayRefer,
        #[case] undecided: usize,
        #[case] wanted: Option<Held>,
    ) {
        let consented = Consented { informed: true, valid: true, may_be_named: true };
        let why = held(Form::current(), &adult(consents, nation), may, undecided, consented);
        assert_eq!(why, wanted, "consent {consents:?} in {nation:?}, {may:?}, {undecided} undecided");
    }

    #[rstest]
    #[case("yes", "no", false, true, Some(Held::NotInformed))]
    #[case("yes", "no", true, false, None)]
    #[case("no", "yes", false, false, Some(Held::NamedWithoutConsent))]
    #[case("no", "yes", false, true, None)]
    #[case("no", "no", false, false, None)]
    fn what_consent_keeps_back(
        #[case] consents: &str,
        #[case] co_operates: &str,
        #[case] informed: bool,
        #[case] may_be_named: bool,
        #[case] wanted: Option<Held>,
    ) {
        let mut answers = adult(consents, "england");
        answers.insert("authorities-cooperation".into(), Answer::text(co_operates));
        let consented = Consented { informed, valid: true, may_be_named };
        let why = held(Form::current(), &answers, MayRefer::Yes, 0, consented);
        assert_eq!(why, wanted, "consent {consents:?}, co-operation {co_operates:?}, {consented:?}");
    }
}
