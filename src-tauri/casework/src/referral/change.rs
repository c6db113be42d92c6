//! What a change of consent does to answers given before it.

use super::answer::Answers;
use super::form::Form;
use super::route::{pages, route};

/// Returns the fields whose answers must be set aside when consent to the NRM is gone: a named report under
/// the duty to notify asks afresh for what was given for the referral (name and contact). The caller takes
/// them out of the draft. Everything else of the branch left behind simply does not go out.
pub fn set_aside<'f>(form: &'f Form, before: &Answers, after: &Answers) -> Vec<&'f str> {
    if !route(form, before).is_referral() || !route(form, after).is_duty_to_notify() {
        return Vec::new();
    }
    let given = pages(form, before, 0);
    let given: Vec<&str> =
        given.iter().flat_map(|page| &page.fields).map(|field| field.key.as_str()).collect();
    let afresh = form.pages.iter().filter(|page| page.asked_afresh).flat_map(|page| &page.fields);
    let keys = afresh.map(|field| field.key.as_str());
    keys.filter(|key| given.contains(key) && before.contains_key(*key)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Answer;
    use super::*;

    fn adult(consents: &str) -> Answers {
        [
            ("pv-under-age", "no"),
            ("pv-want-to-submit-nrm", consents),
            ("authorities-cooperation", "yes"),
            ("who-contact", "potential-victim"),
            ("pv-name-first-name", "An"),
            ("pv-gender", "female"),
            ("pv-contact-details-town", "Leeds"),
        ]
        .map(|(key, text)| (key.to_owned(), Answer::text(text)))
        .into()
    }

    #[test]
    fn name_and_contact_are_asked_afresh_when_consent_is_gone() {
        let aside = set_aside(Form::current(), &adult("yes"), &adult("no"));
        assert_eq!(aside, ["pv-name-first-name", "pv-contact-details-town"], "gender is asked of everybody");
    }

    #[test]
    fn nothing_is_set_aside_otherwise() {
        for (before, after) in [("yes", "yes"), ("no", "no"), ("no", "yes")] {
            let aside = set_aside(Form::current(), &adult(before), &adult(after));
            assert!(
                aside.is_empty(),
                "from {before} to {after} nothing given for the referral is used otherwise"
            );
        }
    }
}
