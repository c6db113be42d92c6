//! The Duty to Notify on paper, and what was noted about a sending.

use crate::poppler::Paper;
use crate::sample::{notification, referral, sent};

const NO_SUPPORT: &str = "This is not a referral: it brings the person no support and no decision. Safeguarding goes on by itself.";

#[test]
fn a_notification_says_in_its_title_what_it_is() {
    for anonymous in [true, false] {
        let paper = Paper::of(&notification(anonymous));
        let title = "Duty to Notify report – draft for the online form, case 26-001";
        assert!(paper.info().contains(title), "the window shows it: {}", paper.info());
        for page in paper.pages() {
            assert!(page.contains(title), "each page can be told from a referral: {page}");
        }
        let levels = paper.heading_levels();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "there is one title");
    }
}

#[test]
fn a_notification_says_that_it_brings_no_support_and_a_referral_does_not_say_so() {
    for anonymous in [true, false] {
        let words = Paper::of(&notification(anonymous)).unbroken_words();
        assert!(words.contains(NO_SUPPORT), "whoever reads it must not wait for support: {words}");
        assert!(words.contains("a notification does not keep a person safe"), "nor rely on it: {words}");
    }
    let words = Paper::of(&referral()).unbroken_words();
    assert!(!words.contains("This is not a referral"), "it would be untrue: {words}");
    assert!(!words.contains("Without a name"), "a referral has one: {words}");
}

#[test]
fn a_notification_without_a_name_leaves_out_what_may_identify_the_person() {
    let paper = Paper::of(&notification(true));
    let words = paper.unbroken_words();
    let promise = "Without a name: nothing in this document may identify the person.";
    assert!(words.contains(promise), "the reader is told: {words}");
    let identifying = [
        "M.K.",
        "Po, dua",
        "Yes, I want help",
        "Albanian",
        "Northshire interpreters",
        "What was said",
        "taken to a hotel",
        "GP in Leeds",
    ];
    let told: Vec<&str> = identifying.into_iter().filter(|private| words.contains(private)).collect();
    assert!(told.is_empty(), "{told:?} in {words}");
    let structure = paper.structure();
    assert!(!structure.contains("Consent: what"), "not even a heading for it: {structure}");
    assert!(words.contains("A safe place for tonight"), "which steps were taken identifies nobody: {words}");
}

#[test]
fn a_notification_with_a_name_keeps_the_words_of_consent() {
    let words = Paper::of(&notification(false)).unbroken_words();
    assert!(!words.contains("Without a name"), "it has one: {words}");
    for kept in ["M.K.", "Po, dua ndihmë.", "Northshire interpreters", "GP in Leeds"] {
        assert!(words.contains(kept), "{kept} was agreed to: {words}");
    }
}

#[test]
fn what_was_sent_shows_when_under_which_reference_and_in_which_version() {
    for document in [referral(), notification(true), notification(false)] {
        let mut document = document;
        assert!(!Paper::of(&document).words().contains("As sent"), "a draft was not sent");
        document.sent = Some(sent());
        let paper = Paper::of(&document);
        let words = paper.unbroken_words();
        for fact in
            ["As sent", "Sent 4 March 2026 at 09:12", "Reference DTN-2026-00417", "Version 2", "Fingerprint"]
        {
            assert!(words.contains(fact), "\"{fact}\" is in the block: {words}");
        }
        let digest: String = words.chars().filter(|letter| !letter.is_whitespace()).collect();
        assert!(digest.replace('\u{200B}', "").contains(&sent().digest), "all 64 figures: {words}");
        assert!(!words.contains("draft for the online form"), "it is no draft any more: {words}");
        assert!(!paper.structure().contains("/Placement /Block"), "the block has a role for a screen reader");
    }
}

#[test]
fn a_sending_without_a_reference_says_so() {
    let mut document = notification(true);
    document.sent = Some(paperwork::referral::SentStamp { reference: None, ..sent() });
    let words = Paper::of(&document).unbroken_words();
    assert!(words.contains("Reference None noted yet"), "an empty place could be taken for a fault: {words}");
}
