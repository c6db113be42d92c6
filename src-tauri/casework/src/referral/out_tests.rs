//! Whatever sequence of changes led here, only what belongs goes out, and the rest is said.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::super::field::Control;
use super::super::findings::fits;
use super::super::{GivenFor, Route, TypedDay, as_sent, given_for, part, revealed_by, route, with_consent};
use super::*;

/// What says who the person is or where they can be reached, on any page.
const NAME_AND_CONTACT: [&str; 11] = [
    "pv-name-first-name",
    "pv-name-last-name",
    "pv-name-nickname",
    "pv-contact-details",
    "pv-contact-details-email-input",
    "pv-contact-details-email-check",
    "pv-contact-details-street",
    "pv-contact-details-town",
    "pv-contact-details-county",
    "pv-contact-details-postcode",
    "pv-contact-details-post-check",
];

/// What only a referral asks for, beside name and contact.
const REFERRAL_ONLY: [&str; 25] = [
    "pv-dob",
    "does-pv-have-children",
    "does-pv-have-children-yes-amount",
    "pv-interpreter-requirements",
    "pv-interpreter-requirements-language",
    "pv-other-help-with-communication",
    "pv-other-help-with-communication-aid",
    "pv-ho-reference",
    "pv-ho-reference-type",
    "does-pv-need-support",
    "pv-phone-number",
    "pv-phone-number-yes",
    "pv-phone-number-alternative",
    "who-contact",
    "someone-else",
    "someone-else-first-name",
    "someone-else-email-input",
    "someone-else-postcode",
    "fr-details-first-name",
    "fr-details-last-name",
    "fr-details-phone",
    "fr-alternative-contact",
    "local-authority-contacted-about-child-local-authority-name",
    "upload-file",
    "what-evidence-you-will-submit",
];

/// Answers that decide the route or reveal others.
const DECIDING: [&str; 8] = [
    "pv-under-age",
    "authorities-cooperation",
    "fr-location",
    "who-contact",
    "pv-phone-number",
    "pv-contact-details",
    "where-exploitation-happened",
    "any-other-pvs",
];

/// One thing an officer does.
#[derive(Debug, Clone)]
enum Step {
    Answer(String, Answer),
    Decide { referral: Option<bool>, support: Option<bool> },
    Files(usize),
}

/// A draft as the store keeps it.
#[derive(Debug, Clone, Default)]
struct Draft {
    typed: Answers,
    given: BTreeMap<String, GivenFor>,
    referral: Option<bool>,
    support: Option<bool>,
    files: usize,
}

impl Draft {
    fn take(&mut self, step: Step) {
        match step {
            Step::Answer(key, answer) => {
                let given = given_for(route(Form::current(), &self.parted().answers));
                self.given.insert(key.clone(), given);
                self.typed.insert(key, answer);
            }
            Step::Decide { referral, support } => (self.referral, self.support) = (referral, support),
            Step::Files(files) => self.files = files,
        }
    }

    fn parted(&self) -> Parted {
        let form = Form::current();
        part(form, with_consent(form, self.typed.clone(), self.referral, self.support), &self.given)
    }

    fn sent(&self) -> Answers {
        as_sent(Form::current(), &self.parted().answers, self.files)
    }

    fn apart(&self) -> BTreeMap<String, ApartWhy> {
        let found = apart(Form::current(), &self.parted(), self.files);
        found.into_iter().map(|apart| (apart.field, apart.why)).collect()
    }

    fn route(&self) -> Route {
        route(Form::current(), &self.parted().answers)
    }

    /// Tells whether an adult's decision is still to come.
    fn waits(&self) -> bool {
        let adult = self.typed.get("pv-under-age").is_some_and(|age| age.chooses("no"));
        adult && (self.referral.is_none() || (self.referral == Some(true) && self.support.is_none()))
    }
}

fn fitting(field: &Field) -> BoxedStrategy<Answer> {
    let options: Vec<String> = field.options.iter().map(|option| option.value.clone()).collect();
    match field.control {
        Control::Choice => prop::sample::select(options).prop_map(Answer::Text).boxed(),
        Control::Choices => prop::sample::subsequence(options, 0..=2).prop_map(Answer::Choices).boxed(),
        Control::Tick => any::<bool>().prop_map(Answer::Ticked).boxed(),
        Control::Day => (1..40_u32, 1..14_u32, 1890..2030_u32)
            .prop_map(|(day, month, year)| {
                Answer::Day(TypedDay {
                    day: day.to_string(),
                    month: month.to_string(),
                    year: year.to_string(),
                })
            })
            .boxed(),
        _ => prop_oneof![Just("Unknown".to_owned()), Just(" ".to_owned()), r"\PC{1,12}"]
            .prop_map(Answer::Text)
            .boxed(),
    }
}

fn odd() -> impl Strategy<Value = Answer> {
    prop_oneof![
        Just(Answer::text("perhaps")),
        Just(Answer::text("\0")),
        Just(Answer::text("")),
        Just(Answer::Ticked(true)),
        Just(Answer::Choices(vec!["fax".into()])),
        Just(Answer::Day(TypedDay { day: "31".into(), month: "2".into(), year: "90".into() })),
    ]
}

fn answering(keys: Vec<String>) -> impl Strategy<Value = Step> {
    prop::sample::select(keys).prop_flat_map(|key| {
        let fitting = Form::current().field(&key).map_or_else(|| odd().boxed(), fitting);
        prop_oneof![5 => fitting, 1 => odd()].prop_map(move |answer| Step::Answer(key.clone(), answer))
    })
}

fn step() -> impl Strategy<Value = Step> {
    let strings = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    let fields = Form::current().pages.iter().flat_map(|page| &page.fields);
    let mut all: Vec<String> = fields.map(|field| field.key.clone()).collect();
    all.push("gone-from-the-form".into());
    let decision = || prop::option::weighted(0.7, any::<bool>());
    prop_oneof![
        4 => answering(strings(&DECIDING)),
        3 => answering(strings(&NAME_AND_CONTACT)),
        6 => answering(all),
        2 => (decision(), decision()).prop_map(|(referral, support)| Step::Decide { referral, support }),
        1 => (0..3_usize).prop_map(Step::Files),
    ]
}

/// Fails unless every key that goes out is asked on the route, or given by the form itself.
fn only_what_is_shown(draft: &Draft) -> Result<(), TestCaseError> {
    let answers = draft.parted().answers;
    for key in draft.sent().keys() {
        let asks = |page: &&Page| {
            let shown = fields_shown(page, &answers).iter().any(|field| field.key == *key);
            shown
                || page
                    .field(key)
                    .is_some_and(|field| field.otherwise.is_some() && !is_asked(field, &answers))
        };
        prop_assert!(pages(Form::current(), &answers, draft.files).iter().any(asks), "{key} is not asked");
    }
    Ok(())
}

/// Fails when a notification tells more of the person than it may.
fn no_name_without_consent(draft: &Draft) -> Result<(), TestCaseError> {
    let (sent, route) = (draft.sent(), draft.route());
    if !route.is_duty_to_notify() {
        return Ok(());
    }
    for key in REFERRAL_ONLY {
        prop_assert!(!sent.contains_key(key), "{key} belongs to a referral");
    }
    for key in NAME_AND_CONTACT {
        let given = draft.given.get(key);
        prop_assert!(
            !sent.contains_key(key) || route == Route::DtnNamed,
            "{key} in an anonymous notification"
        );
        prop_assert!(
            !sent.contains_key(key) || given == Some(&GivenFor::DutyToNotify),
            "{key} was given for {given:?}"
        );
    }
    Ok(())
}

/// Fails unless every answer goes out or is said to be apart.
fn nothing_is_lost_unsaid(draft: &Draft) -> Result<(), TestCaseError> {
    let (sent, apart) = (draft.sent(), draft.apart());
    for key in apart.keys() {
        prop_assert!(!sent.contains_key(key), "{key} goes out and is said not to");
    }
    let consent: BTreeSet<_> = Form::current().consent_fields().map(|(field, _)| &field.key).collect();
    for (key, answer) in draft.typed.iter().filter(|(key, _)| !consent.contains(key)) {
        let fits = Form::current().field(key).is_some_and(|field| fits(field.control, answer));
        if answer.is_blank() || sent.contains_key(key) || apart.contains_key(key) {
            continue;
        }
        prop_assert!(!fits || draft.waits(), "{key} neither goes out nor is it said: {answer:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn whatever_led_here_only_what_belongs_goes_out(steps in prop::collection::vec(step(), 1..50)) {
        let mut draft = Draft::default();
        for step in steps {
            draft.take(step);
            only_what_is_shown(&draft)?;
            no_name_without_consent(&draft)?;
            nothing_is_lost_unsaid(&draft)?;
        }
    }

    #[test]
    fn the_order_of_answering_does_not_matter(
        (steps, order) in prop::collection::vec(step(), 1..50)
            .prop_flat_map(|steps| { let some = Just(steps.clone()).prop_shuffle(); (Just(steps), some) })
    ) {
        let (mut one, mut other) = (Draft::default(), Draft::default());
        steps.into_iter().for_each(|step| one.take(step));
        // The same records in another order: each keeps its last answer and what that was given for.
        for step in order {
            if let Step::Answer(key, _) = step {
                other.typed.insert(key.clone(), one.typed[&key].clone());
                other.given.insert(key.clone(), one.given[&key]);
            }
        }
        (other.referral, other.support, other.files) = (one.referral, one.support, one.files);
        prop_assert_eq!(one.sent(), other.sent(), "what goes out");
        prop_assert_eq!(one.apart(), other.apart(), "what does not");
    }
}

#[test]
fn consent_there_and_back_again_brings_the_name_back() {
    let mut draft = Draft::default();
    let texts = [("pv-under-age", "no"), ("authorities-cooperation", "yes")];
    for (key, text) in texts {
        draft.take(Step::Answer(key.into(), Answer::text(text)));
    }
    draft.take(Step::Decide { referral: Some(true), support: Some(false) });
    draft.take(Step::Answer("pv-name-first-name".into(), Answer::text("An")));
    assert!(draft.sent().contains_key("pv-name-first-name"), "the person consents");
    draft.take(Step::Decide { referral: Some(false), support: None });
    assert_eq!(draft.apart()["pv-name-first-name"], ApartWhy::GivenForReferral, "consent is gone");
    draft.take(Step::Decide { referral: Some(true), support: Some(false) });
    assert!(draft.sent().contains_key("pv-name-first-name"), "consent is back, and nothing was lost");
    draft.take(Step::Decide { referral: Some(false), support: None });
    draft.take(Step::Answer("pv-name-first-name".into(), Answer::text("An")));
    assert!(draft.sent().contains_key("pv-name-first-name"), "asked afresh, and given for the notification");
    draft.take(Step::Answer("authorities-cooperation".into(), Answer::text("no")));
    assert!(!draft.sent().contains_key("pv-name-first-name"), "anonymous, however it came about");
}

#[test]
fn the_lists_of_this_test_name_fields_of_the_form() {
    let form = Form::current();
    for key in NAME_AND_CONTACT.iter().chain(&REFERRAL_ONLY).chain(&DECIDING) {
        assert!(form.field(key).is_some(), "{key} is a field");
    }
    let afresh = form.pages.iter().filter(|page| page.asked_afresh).flat_map(|page| &page.fields);
    let afresh: BTreeSet<_> = afresh.map(|field| field.key.as_str()).collect();
    assert_eq!(afresh, NAME_AND_CONTACT.into(), "name and contact, and nothing else, are asked afresh");
    let page = form.page("pv-phone-number").expect("a page of the form");
    assert!(!revealed_by(page, &page.fields[0], "yes").is_empty(), "some of the deciding answers reveal");
}
