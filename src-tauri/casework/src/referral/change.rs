//! What each answer was given for, and what counts once the person has decided otherwise.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::answer::Answers;
use super::form::Form;
use super::route::{Route, route};

/// The kind of report an answer was given for: the one the draft made when it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GivenFor {
    Referral,
    DutyToNotify,
    /// No kind of report was clear yet.
    Undecided,
}

/// Returns what an answer is given for while the draft is on this route.
pub fn given_for(route: Route) -> GivenFor {
    match route {
        Route::AdultNrm | Route::ChildNrm => GivenFor::Referral,
        Route::DtnNamed | Route::DtnAnonymous => GivenFor::DutyToNotify,
        Route::Undecided => GivenFor::Undecided,
    }
}

/// The answers of a draft, parted by whether they count on its route.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parted {
    /// What counts: from here everything is shown, judged and sent.
    pub answers: Answers,
    /// Given for a referral the person does not consent to: asked afresh, and never sent as it stands.
    pub afresh: Answers,
}

/// Returns what counts of the answers. Under the duty to notify (Modern Slavery Act 2015 s.52(3)) the
/// person's name and contact count only when they were given for the notification itself: an answer given
/// for anything else, or for nothing known, is to be asked afresh. Under a referral everything counts.
///
/// `answers` has the consent flags in place already; `given` says for what each answer was given.
pub fn part(form: &Form, answers: Answers, given: &BTreeMap<String, GivenFor>) -> Parted {
    if !route(form, &answers).is_duty_to_notify() {
        return Parted { answers, afresh: Answers::new() };
    }
    let (afresh, answers) = answers
        .into_iter()
        .partition(|(key, _)| is_asked_afresh(form, key) && given.get(key) != Some(&GivenFor::DutyToNotify));
    Parted { answers, afresh }
}

fn is_asked_afresh(form: &Form, key: &str) -> bool {
    form.pages.iter().any(|page| page.asked_afresh && page.field(key).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::Answer;
    use super::*;
    use rstest::rstest;

    fn adult(consents: &str, helps: &str) -> Answers {
        [
            ("pv-under-age", "no"),
            ("pv-want-to-submit-nrm", consents),
            ("authorities-cooperation", helps),
            ("pv-name-first-name", "An"),
            ("pv-gender", "female"),
            ("pv-contact-details-town", "Leeds"),
        ]
        .map(|(key, text)| (key.to_owned(), Answer::text(text)))
        .into()
    }

    fn all_given(answers: &Answers, given: GivenFor) -> BTreeMap<String, GivenFor> {
        answers.keys().map(|key| (key.clone(), given)).collect()
    }

    fn afresh(answers: &Answers, given: &BTreeMap<String, GivenFor>) -> Vec<String> {
        part(Form::current(), answers.clone(), given).afresh.into_keys().collect()
    }

    #[rstest]
    #[case(GivenFor::Referral)]
    #[case(GivenFor::Undecided)]
    fn name_and_contact_are_asked_afresh_when_consent_is_gone(#[case] given: GivenFor) {
        for helps in ["yes", "no"] {
            let answers = adult("no", helps);
            let aside = afresh(&answers, &all_given(&answers, given));
            assert_eq!(
                aside,
                ["pv-contact-details-town", "pv-name-first-name"],
                "gender is asked of everybody"
            );
        }
    }

    #[test]
    fn an_answer_of_which_nothing_is_known_is_asked_afresh() {
        let aside = afresh(&adult("no", "yes"), &BTreeMap::new());
        assert_eq!(aside, ["pv-contact-details-town", "pv-name-first-name"], "the safe side");
    }

    #[test]
    fn what_was_given_for_the_notification_counts() {
        let answers = adult("no", "yes");
        let parted = part(Form::current(), answers.clone(), &all_given(&answers, GivenFor::DutyToNotify));
        assert_eq!(parted, Parted { answers, afresh: Answers::new() }, "the person was asked for it");
    }

    #[test]
    fn everything_counts_under_a_referral() {
        for given in [GivenFor::Referral, GivenFor::DutyToNotify, GivenFor::Undecided] {
            let answers = adult("yes", "yes");
            assert!(
                afresh(&answers, &all_given(&answers, given)).is_empty(),
                "the person consents: {given:?}"
            );
        }
    }

    #[test]
    fn each_route_says_what_its_answers_are_given_for() {
        assert_eq!(given_for(Route::ChildNrm), GivenFor::Referral, "a child is referred");
        assert_eq!(given_for(Route::DtnAnonymous), GivenFor::DutyToNotify, "notified without a name");
        assert_eq!(given_for(Route::Undecided), GivenFor::Undecided, "not clear yet");
    }
}
