//! Pages tell how far they are.

use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 6).expect("a day of the calendar")
}

fn answers(texts: &[(&str, &str)]) -> Answers {
    texts.iter().map(|(key, text)| ((*key).to_owned(), Answer::text(*text))).collect()
}

/// Returns the status of the page, or nothing where it is not in the list.
fn status_of(page: &str, texts: &[(&str, &str)]) -> Option<Status> {
    let sections = tasks(Form::current(), &answers(texts), 0, today());
    let mut all = sections.iter().flat_map(|section| &section.pages);
    all.find(|task| task.page.key == page).map(|task| task.status)
}

#[test]
fn a_page_goes_from_not_started_to_completed() {
    let page = "what-is-their-background";
    assert_eq!(status_of(page, &[]), Some(Status::NotStarted), "nothing is typed");
    let some = [("birthplace", "Hanoi"), ("family", "Two brothers")];
    assert_eq!(status_of(page, &some), Some(Status::InProgress { answered: 2, fields: 4 }), "two of four");
    let all = [some[0], some[1], ("education", "Not known"), ("employment-history", "Farm")];
    assert_eq!(status_of(page, &all), Some(Status::Completed), "nothing is missing or odd");
}

#[test]
fn a_revealed_field_is_part_of_the_page() {
    let taken = [("were-they-taken-somewhere-by-their-exploiter", "yes")];
    let status = status_of("were-they-taken-somewhere-by-their-exploiter", &taken);
    assert_eq!(status, Some(Status::InProgress { answered: 1, fields: 2 }), "the journey is missing");
}

#[test]
fn an_optional_answer_that_is_odd_keeps_the_page_open() {
    let status = status_of("details-last-contact", &[("details-last-contact", "see www.example.com")]);
    assert_eq!(
        status,
        Some(Status::InProgress { answered: 0, fields: 1 }),
        "the online form would refuse it"
    );
}

#[test]
fn pages_behind_consent_wait_until_it_is_recorded() {
    let adult = [("pv-under-age", "no")];
    let waiting = Some(Status::CannotStart(Reason::ConsentNotRecorded));
    for page in
        ["pv-want-to-submit-nrm", "does-pv-need-support", "pv-phone-number", "pv-name-referral", "fr-details"]
    {
        assert_eq!(status_of(page, &adult), waiting, "{page} waits for the person's decision");
    }
    assert_eq!(status_of("refuse-nrm", &adult), None, "declining is not supposed either");
    let agreed = [("pv-under-age", "no"), ("pv-want-to-submit-nrm", "yes")];
    assert_eq!(
        status_of("pv-want-to-submit-nrm", &agreed),
        Some(Status::FromConsent),
        "the ledger answers it"
    );
    assert_eq!(status_of("pv-name-referral", &agreed), Some(Status::NotStarted), "now it can start");
    assert_eq!(status_of("does-pv-need-support", &agreed), waiting, "support is a decision of its own");
    assert_eq!(status_of("pv-phone-number", &agreed), waiting, "and so is what hangs on it");
}

#[test]
fn an_adult_who_declines_has_no_page_of_the_nrm() {
    let declined = [("pv-under-age", "no"), ("pv-want-to-submit-nrm", "no")];
    assert_eq!(status_of("refuse-nrm", &declined), Some(Status::Optional), "the reason may be given");
    assert_eq!(status_of("pv-name-referral", &declined), None, "no referral, no name");
}

#[test]
fn consent_is_only_told_on_a_childs_page() {
    let child = [("pv-under-age", "yes")];
    assert_eq!(status_of("pv-want-to-submit-nrm", &child), Some(Status::NothingToAnswer), "text only");
    assert_eq!(
        status_of("pv-name-referral", &child),
        Some(Status::NotStarted),
        "a child's referral does not wait"
    );
}

#[test]
fn sections_stand_once_and_in_form_order() {
    let sections = tasks(Form::current(), &answers(&[("pv-under-age", "no")]), 0, today());
    let names: Vec<_> = sections.iter().map(|section| section.section).collect();
    assert_eq!(
        names,
        [
            "First responder details",
            "Age",
            "Background",
            "Exploitation details",
            "Professional insight",
            "Exploitation location",
            "Exploiters' details",
            "Consent and support",
            "Personal details",
            "Decision and contact",
            "Supporting evidence",
        ],
        "the official groups, without the duty to notify"
    );
}

#[test]
fn the_pages_left_are_those_that_wait_or_miss_something() {
    let left = |texts: &[(&str, &str)]| {
        let answers = answers(texts);
        pages_left(&tasks(Form::current(), &answers, 0, today()), &answers, today())
    };
    let begun = [("pv-under-age", "no")];
    let more = [begun[0], ("fr-location", "england")];
    assert_eq!(left(&begun) - left(&more), 1, "a page that is complete is not left");
}
