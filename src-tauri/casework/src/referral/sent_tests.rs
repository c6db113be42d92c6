//! Only what belongs goes out.

use super::*;

fn sent(texts: &[(&str, &str)]) -> Answers {
    let answers = texts.iter().map(|(key, text)| ((*key).to_owned(), Answer::text(*text))).collect();
    as_sent(Form::current(), &answers, 0)
}

const ADULT_NRM: [(&str, &str); 5] = [
    ("pv-under-age", "no"),
    ("pv-want-to-submit-nrm", "yes"),
    ("authorities-cooperation", "no"),
    ("pv-name-first-name", " An "),
    ("refuse-nrm", "Does not want to"),
];

#[test]
fn what_goes_out_is_normalised() {
    assert_eq!(sent(&ADULT_NRM)["pv-name-first-name"], Answer::text("An"), "as the online form stores it");
}

#[test]
fn the_branch_left_behind_does_not_go_out() {
    assert!(
        !sent(&ADULT_NRM).contains_key("refuse-nrm"),
        "an adult who consents gives no reason for declining"
    );
    let mut declined = ADULT_NRM;
    declined[1].1 = "no";
    let sent = sent(&declined);
    assert!(sent.contains_key("refuse-nrm"), "the reason goes out now");
    assert!(!sent.contains_key("pv-name-first-name"), "an anonymous report holds no name");
}

#[test]
fn what_is_no_longer_revealed_does_not_go_out() {
    let hidden = sent(&[("any-other-pvs", "no"), ("other-potential-victims-yes-details", "A cousin")]);
    assert_eq!(hidden.keys().collect::<Vec<_>>(), ["any-other-pvs"], "kept in the draft, not sent");
}

#[test]
fn a_child_is_referred_without_being_asked() {
    let child = sent(&[("pv-under-age", "not-sure"), ("pv-want-to-submit-nrm", "no")]);
    assert_eq!(child["pv-want-to-submit-nrm"], Answer::text("yes"), "the online form forces it");
    let adult = sent(&[("pv-under-age", "no")]);
    assert!(!adult.contains_key("pv-want-to-submit-nrm"), "an adult's silence is never a yes");
}

#[test]
fn list_entries_go_out_exactly_as_listed() {
    let staying = sent(&[("current-pv-location-uk-city", "Dromore")]);
    assert_eq!(staying["current-pv-location-uk-city"], Answer::text("Dromore "), "stray blank included");
}

#[test]
fn choices_go_out_in_form_order_and_ticks_as_ticks() {
    let form = Form::current();
    let field = form.field("someone-else").expect("a field of the form");
    let both = Answer::Choices(vec!["post".into(), "email".into()]);
    let ordered = Answer::Choices(vec!["email".into(), "post".into()]);
    assert_eq!(as_stored(form, field, &both), Some(ordered), "the order of ticking does not matter");
    let tick = form.field("someone-else-permission-check").expect("a field of the form");
    assert_eq!(as_stored(form, tick, &Answer::Choices(vec!["true".into()])), Some(Answer::Ticked(true)));
    assert_eq!(as_stored(form, tick, &Answer::Ticked(false)), None, "an empty box is no answer");
}
