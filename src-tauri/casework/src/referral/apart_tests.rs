//! What is kept but would not go out is said with its reason.

use super::super::{GivenFor, part};
use super::*;

fn answers(texts: &[(&str, &str)]) -> Answers {
    texts.iter().map(|(key, text)| ((*key).to_owned(), Answer::text(*text))).collect()
}

/// Returns what is apart when everything was given for a referral.
fn found(texts: &[(&str, &str)], files: usize) -> Vec<(String, ApartWhy)> {
    let form = Form::current();
    let answers = answers(texts);
    let given = answers.keys().map(|key| (key.clone(), GivenFor::Referral)).collect();
    let parted = part(form, answers, &given);
    apart(form, &parted, files).into_iter().map(|apart| (apart.field, apart.why)).collect()
}

fn named(fields: &[(&str, ApartWhy)]) -> Vec<(String, ApartWhy)> {
    fields.iter().map(|(field, why)| ((*field).to_owned(), *why)).collect()
}

const ADULT: (&str, &str) = ("pv-under-age", "no");

#[test]
fn a_named_notification_asks_afresh_for_name_and_contact() {
    let texts = [
        ADULT,
        ("pv-want-to-submit-nrm", "no"),
        ("authorities-cooperation", "yes"),
        ("pv-name-first-name", "An"),
        ("pv-contact-details", "email"),
        ("pv-contact-details-email-input", "an@example.com"),
        ("fr-details-role", "Worker"),
        ("pv-gender", "female"),
    ];
    let expected = [
        ("pv-name-first-name", ApartWhy::GivenForReferral),
        ("pv-contact-details", ApartWhy::GivenForReferral),
        ("pv-contact-details-email-input", ApartWhy::GivenForReferral),
        ("fr-details-role", ApartWhy::AnotherRoute),
    ];
    assert_eq!(found(&texts, 0), named(&expected), "in form order; gender and consent go out");
}

#[test]
fn an_anonymous_notification_never_asks_for_a_name() {
    let texts = [
        ADULT,
        ("pv-want-to-submit-nrm", "no"),
        ("authorities-cooperation", "no"),
        ("pv-name-first-name", "An"),
    ];
    let expected = [("pv-name-first-name", ApartWhy::AnotherRoute)];
    assert_eq!(found(&texts, 0), named(&expected), "there is nothing to ask afresh");
}

#[test]
fn what_waits_for_the_persons_decision_is_not_apart() {
    let waiting = [
        ADULT,
        ("pv-name-first-name", "An"),
        ("refuse-nrm", "Not yet sure"),
        ("pv-phone-number", "yes"),
        ("pv-phone-number-yes", "07400 123456"),
    ];
    assert_eq!(found(&waiting, 0), [], "either decision may come");
    let mut decided = waiting.to_vec();
    decided.push(("pv-want-to-submit-nrm", "yes"));
    assert_eq!(
        found(&decided, 0),
        named(&[("refuse-nrm", ApartWhy::AnotherRoute)]),
        "the support may still be wanted"
    );
    decided.push(("does-pv-need-support", "no"));
    let expected = [
        ("refuse-nrm", ApartWhy::AnotherRoute),
        ("pv-phone-number", ApartWhy::AnotherRoute),
        ("pv-phone-number-yes", ApartWhy::AnotherRoute),
    ];
    assert_eq!(found(&decided, 0), named(&expected), "no support, no number");
}

#[test]
fn a_child_gives_no_reason_for_declining() {
    let texts = [("pv-under-age", "yes"), ("refuse-nrm", "Afraid"), ("pv-name-first-name", "An")];
    assert_eq!(found(&texts, 0), named(&[("refuse-nrm", ApartWhy::AnotherRoute)]), "nothing waits");
}

#[test]
fn what_is_no_longer_revealed_is_said() {
    let texts = [ADULT, ("any-other-pvs", "no"), ("other-potential-victims-yes-details", "A cousin")];
    let expected = [("other-potential-victims-yes-details", ApartWhy::NotRevealed)];
    assert_eq!(found(&texts, 0), named(&expected), "its page is on the route");
}

#[test]
fn files_keep_their_description() {
    let texts = [("pv-under-age", "yes"), ("what-evidence-you-will-submit", "A letter")];
    assert_eq!(found(&texts, 1), [], "there is a file");
    let expected = [("what-evidence-you-will-submit", ApartWhy::AnotherRoute)];
    assert_eq!(found(&texts, 0), named(&expected), "without one nobody asks what it is");
}

#[test]
fn fields_the_form_does_not_have_come_last_by_their_key() {
    let form = Form::current();
    let mut answers =
        answers(&[("pv-under-age", "yes"), ("refuse-nrm", "one\ntwo"), ("aa-gone", "left\nover")]);
    answers.insert("zz-blank".into(), Answer::text(" "));
    let found = apart(form, &Parted { answers, afresh: Answers::new() }, 0);
    let lines = |apart: &Apart| (apart.label.clone(), apart.lines.clone());
    let expected = [
        ("Why does the person decline the NRM?".to_owned(), vec!["one".to_owned(), "two".to_owned()]),
        ("aa-gone".to_owned(), vec!["left".to_owned(), "over".to_owned()]),
    ];
    assert_eq!(found.iter().map(lines).collect::<Vec<_>>(), expected, "in words; blanks are nothing");
    assert_eq!(found[1].why, ApartWhy::NotInForm, "the form changed");
}
