//! Any words at all become a PDF, or a named refusal; never a panic.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

/// Returns a small document with one text in every place that takes one.
fn everywhere(text: &str) -> ReferralDocument {
    let text = text.to_owned();
    ReferralDocument {
        kind: DocumentKind::Referral,
        sent: Some(SentStamp {
            at: text.clone(),
            reference: Some(text.clone()),
            digest: text.clone(),
            version: u32::MAX,
        }),
        case_number: text.clone(),
        called: Some(text.clone()),
        route: text.clone(),
        form: FormEdition {
            version: text.clone(),
            source: text.clone(),
            verified: NaiveDate::from_ymd_opt(2026, 2, 1).unwrap_or_default(),
        },
        made_at: DateTime::parse_from_rfc3339("2026-03-03T14:05:00+00:00").unwrap_or_default(),
        made_by: Some(text.clone()),
        practice: true,
        sections: vec![Section {
            title: text.clone(),
            rows: vec![Row { label: text.clone(), answer: text.clone(), missing: true }],
        }],
        safety_steps: vec![SafetyStep {
            title: text.clone(),
            status: text.clone(),
            last_fact: Some(text.clone()),
        }],
        consent_events: vec![ConsentEvent {
            purpose: text.clone(),
            decision: text.clone(),
            when: text.clone(),
            language: Some(text.clone()),
            interpreter: Some(text.clone()),
            words_said: Some(text),
        }],
    }
}

/// Returns a document whose one answer is the text.
fn answering(text: String) -> ReferralDocument {
    let mut document = everywhere("word");
    document.sections[0].rows[0].answer = text;
    document
}

/// Texts that tried other programs before.
pub(crate) const AWKWARD: [&str; 16] = [
    "",
    " ",
    "\0",
    "\n\n\n",
    "\u{0301}",
    "a\u{05B8}\u{0301}",
    "\u{200D}\u{FE0F}",
    "\u{202E}\u{2066}",
    "#panic() \\ $ ] } \" // /* ",
    "\u{25CC}\u{094D}\u{0995}",
    "क्\u{200D}ष a\u{093F} \u{0600}\u{0661}",
    "©\u{200D}\u{2640}\u{FE0F}",
    "1️⃣ 🏴\u{E0067}\u{E007F}",
    "\u{FDFD}\u{FDFA} \u{FFFD}\u{FFFE}\u{10FFFF}",
    "שלום (abc) سلام 123 – నమస్తే 你好",
    "\u{AD}\u{AD}\u{2060}\u{200B}",
];

#[test]
fn words_of_every_kind_become_a_pdf() {
    for text in AWKWARD {
        let made = pdf(&everywhere(text));
        assert!(made.is_ok(), "{:?} everywhere gives {made:?}", text.escape_unicode().to_string());
    }
}

#[test]
fn a_notification_of_every_kind_becomes_a_pdf() {
    for anonymous in [true, false] {
        let mut document = everywhere("word");
        document.kind = DocumentKind::Notification { anonymous };
        assert!(pdf(&document).is_ok(), "sent, anonymous: {anonymous}");
        document.sent = None;
        assert!(pdf(&document).is_ok(), "a draft, anonymous: {anonymous}");
    }
}

#[test]
fn the_letters_of_what_is_left_out_are_left_out_too() {
    let mut document = everywhere("word");
    document.called = Some("\u{738B}".to_owned());
    document.safety_steps[0].last_fact = Some("\u{738B}".to_owned());
    document.consent_events[0].words_said = Some("\u{738B}".to_owned());
    let replaced = |kind| {
        let document = ReferralDocument { kind, ..document.clone() };
        pdf(&document).map(|pdf| pdf.replaced)
    };
    let named = replaced(DocumentKind::Notification { anonymous: false });
    assert_eq!(named, Ok(vec!['\u{738B}']), "with a name, all of it is printed");
    let anonymous = replaced(DocumentKind::Notification { anonymous: true });
    assert_eq!(anonymous, Ok(Vec::new()), "a list of letters could tell the person's language, or a name");
}

#[test]
fn a_very_long_answer_becomes_a_pdf() {
    let unbroken = pdf(&answering("x".repeat(100_000)));
    assert!(unbroken.is_ok(), "100,000 letters without a space: {unbroken:?}");
    let lines = pdf(&answering("line\n".repeat(5_000)));
    assert!(lines.is_ok(), "5,000 lines: {lines:?}");
}

#[test]
fn an_error_or_a_debug_print_shows_nothing_of_the_document() {
    let mut document = answering("Maria".to_owned());
    let printed = format!("{:?}", pdf(&document));
    assert!(!printed.contains("77, 97, 114"), "no bytes in a debug print: {printed}");
    document.made_at = DateTime::<chrono::Utc>::MAX_UTC.fixed_offset();
    assert_eq!(pdf(&document), Err(PaperError::Moment), "the year 262142 cannot be written");
}

/// Returns a strategy for one character: any at all, with extra weight on those that combine and conceal.
fn character() -> impl Strategy<Value = char> {
    prop_oneof![
        3 => any::<char>(),
        2 => proptest::char::range('\u{0020}', '\u{0700}'),
        2 => proptest::char::range('\u{0900}', '\u{17FF}'),
        1 => proptest::char::range('\u{2000}', '\u{2BFF}'),
        1 => proptest::char::range('\u{FB00}', '\u{FFFF}'),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_text_becomes_a_pdf(letters in proptest::collection::vec(character(), 0..400)) {
        let text: String = letters.into_iter().collect();
        prop_assert!(pdf(&everywhere(&text)).is_ok(), "any text prints");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_text_of_a_hundred_kilobytes_becomes_a_pdf(
        letters in proptest::collection::vec(character(), 33_000..34_000),
    ) {
        let text: String = letters.into_iter().collect();
        prop_assert!(pdf(&answering(text)).is_ok(), "any length prints");
    }
}
