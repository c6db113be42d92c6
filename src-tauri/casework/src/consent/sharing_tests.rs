//! What was shared, on what ground: by hand, and when a file leaves.

use rstest::rstest;

use super::*;
use crate::consent::{Item, Standing};
use crate::moment::read_moment;

fn now() -> NaiveDateTime {
    read_moment("2026-03-17T16:30").expect("a real moment")
}

fn by_hand(basis: &str) -> TypedSharing {
    TypedSharing {
        what: "That she was seen".into(),
        recipient: "other".into(),
        to_whom: " The surgery ".into(),
        at: "2026-03-17T15:00".into(),
        why: "She asked for a doctor".into(),
        basis: basis.into(),
        justification: String::new(),
    }
}

fn leaving(recipient: &str) -> TypedLeaving {
    TypedLeaving {
        recipient: recipient.into(),
        to_whom: "The surgery".into(),
        why: "She asked for a doctor".into(),
        ..TypedLeaving::default()
    }
}

fn covered(covers: &[Cover]) -> Vec<Covered> {
    let one = |cover: &Cover| {
        let standing = match cover {
            Cover::Covered => Standing::Agreed,
            Cover::Limits => Standing::AgreedWithLimits,
            _ => Standing::Refused,
        };
        Covered { item: Item::Account, cover: *cover, standing, limits: String::new() }
    };
    covers.iter().map(one).collect()
}

fn odd(read: &Result<Sharing, Vec<Finding>>) -> Vec<(&str, FindingCode)> {
    let findings = read.as_ref().err().map(Vec::as_slice).unwrap_or_default();
    findings.iter().map(|finding| (finding.field.as_str(), finding.code)).collect()
}

fn basis(read: Result<Sharing, Vec<Finding>>) -> Basis {
    read.expect("whole").basis
}

const REASONS: [&str; 4] = ["duty-of-care", "serious-harm", "vital-interests", "legal-duty"];

#[test]
fn an_empty_entry_names_every_gap_at_once() {
    let read = TypedSharing::default().read(now());
    let expected = ["recipient", "at", "basis", "what", "why"].map(|field| (field, FindingCode::Missing));
    assert_eq!(odd(&read), expected, "nothing is supposed");
    let to_nobody = TypedSharing { to_whom: " ".into(), ..by_hand("consent") }.read(now());
    assert_eq!(odd(&to_nobody), [("toWhom", FindingCode::Missing)], "someone else has a name");
    let coming = TypedSharing { at: "2026-03-17T16:31".into(), ..by_hand("consent") }.read(now());
    assert_eq!(odd(&coming), [("at", FindingCode::InFuture)], "it has happened");
}

#[test]
fn by_hand_consent_needs_no_more_words() {
    let entry = by_hand("consent").read(now()).expect("whole");
    assert_eq!((entry.basis, entry.to_whom.as_str()), (Basis::Consent, "The surgery"), "as typed");
    assert_eq!((entry.file_kind, entry.not_covered), (None, Vec::new()), "no file of Daybook's");
}

#[test]
fn each_lawful_reason_needs_its_justification() {
    for code in REASONS {
        let bare = by_hand(code).read(now());
        assert_eq!(odd(&bare), [("justification", FindingCode::Missing)], "{code} by hand");
        let said = TypedSharing { justification: "He said he would hurt her".into(), ..by_hand(code) };
        assert_eq!(basis(said.read(now())), Basis::Reason(code.into()), "{code} by hand, with why");

        let file = TypedLeaving { reason: code.into(), ..leaving("other") };
        let bare = file.clone().read("referral", &covered(&[Cover::NotCovered]), now());
        assert_eq!(odd(&bare), [("justification", FindingCode::Missing)], "{code} for a file");
        let said = TypedLeaving { justification: "He said he would hurt her".into(), ..file };
        let entry =
            said.read("referral", &covered(&[Cover::Covered, Cover::NotCovered]), now()).expect("whole");
        assert_eq!(entry.basis, Basis::Reason(code.into()), "{code} for a file, with why");
        assert_eq!(entry.not_covered, covered(&[Cover::NotCovered]), "what it was needed for is kept");
    }
}

#[rstest]
#[case("")]
#[case("because")]
#[case("within-organisation")]
#[case("no-consent-needed")]
fn a_reason_is_one_of_the_pack(#[case] code: &str) {
    let said = TypedSharing { justification: "Because".into(), ..by_hand(code) };
    assert_eq!(odd(&said.read(now())), [("basis", FindingCode::Missing)], "{code:?} by hand");
    let file = TypedLeaving { reason: code.into(), justification: "Because".into(), ..leaving("other") };
    let read = file.read("referral", &covered(&[Cover::NotCovered]), now());
    assert_eq!(odd(&read), [("reason", FindingCode::Missing)], "{code:?} for a file");
}

#[test]
fn consent_is_no_reason_for_what_consent_does_not_cover() {
    let file = TypedLeaving { reason: "consent".into(), justification: "Because".into(), ..leaving("other") };
    let read = file.read("referral", &covered(&[Cover::NotCovered]), now());
    assert_eq!(odd(&read), [("reason", FindingCode::Missing)], "a lawful reason is asked for");
}

#[rstest]
#[case::neither(false, "", "", Err(("limitsKept", FindingCode::NotTicked)))]
#[case::kept(true, "", "", Ok(Basis::LimitsKept))]
#[case::not_kept_for_a_reason(false, "legal-duty", "Order 12", Ok(Basis::Reason("legal-duty".into())))]
#[case::not_kept_and_no_justification(false, "legal-duty", " ", Err(("justification", FindingCode::Missing)))]
#[case::kept_whatever_else_was_typed(true, "legal-duty", "", Ok(Basis::LimitsKept))]
fn limits_are_kept_or_a_reason_is_given(
    #[case] limits_kept: bool,
    #[case] reason: &str,
    #[case] justification: &str,
    #[case] expected: Result<Basis, (&str, FindingCode)>,
) {
    let (reason, justification) = (reason.to_owned(), justification.to_owned());
    let file = TypedLeaving { limits_kept, reason, justification, ..leaving("other") };
    let read = file.read("referral", &covered(&[Cover::Covered, Cover::Limits]), now());
    match expected {
        Err(finding) => assert_eq!(odd(&read), [finding], "it does not leave"),
        Ok(basis) => {
            let entry = read.expect("whole");
            assert_eq!(entry.basis, basis, "the ground it left on");
            assert_eq!(entry.not_covered, covered(&[Cover::Limits]), "the limits as they stood");
            let reasoned = matches!(basis, Basis::Reason(_));
            assert_eq!(!entry.justification.is_empty(), reasoned, "only a reason is justified");
        }
    }
}

#[rstest]
#[case::kept_where_it_is("own-organisation", &[Cover::WithinOrganisation], Basis::WithinOrganisation)]
#[case::agreed("home-office", &[Cover::Covered, Cover::Covered], Basis::Consent)]
#[case::partly_not_asked("home-office", &[Cover::NotAsked, Cover::Covered], Basis::Consent)]
#[case::a_child("home-office", &[Cover::NotAsked], Basis::NoConsentNeeded)]
fn what_is_covered_leaves_without_a_reason(
    #[case] recipient: &str,
    #[case] covers: &[Cover],
    #[case] expected: Basis,
) {
    let file = TypedLeaving { to_whom: String::new(), justification: "Unasked".into(), ..leaving(recipient) };
    let entry = file.read("referral", &covered(covers), now()).expect("whole");
    assert_eq!(entry.basis, expected, "{covers:?} to {recipient}");
    assert_eq!((entry.justification.as_str(), entry.not_covered), ("", Vec::new()), "nothing was overridden");
    assert_eq!((entry.at, entry.file_kind.as_deref()), (now(), Some("referral")), "the file, now");
}

#[test]
fn a_file_that_leaves_says_to_whom_and_why() {
    let read = TypedLeaving::default().read("referral", &[], now());
    let expected = [("recipient", FindingCode::Missing), ("why", FindingCode::Missing)];
    assert_eq!(odd(&read), expected, "both at once");
    let to_nobody = TypedLeaving { to_whom: " ".into(), ..leaving("other") };
    let read = to_nobody.read("referral", &covered(&[Cover::Covered]), now());
    assert_eq!(odd(&read), [("toWhom", FindingCode::Missing)], "someone else has a name");
    assert_eq!(leaving("other").to(), Some((Recipient::Other, "The surgery")), "who is asked about");
    assert_eq!(leaving("a friend").to(), None, "nobody yet");
}

/// A text by its name in the window.
type Text = (&'static str, fn(&mut TypedSharing) -> &mut String);

const TEXTS: [Text; 4] = [
    ("what", |it| &mut it.what),
    ("toWhom", |it| &mut it.to_whom),
    ("why", |it| &mut it.why),
    ("justification", |it| &mut it.justification),
];

#[test]
fn nul_is_refused_by_name() {
    for (name, text) in TEXTS {
        let mut entry = by_hand("consent");
        text(&mut entry).push_str("a\0b");
        assert_eq!(
            odd(&entry.read(now())),
            [(name, FindingCode::ForbiddenCharacter)],
            "no paper can carry it"
        );
    }
}

#[rstest]
#[case(Basis::Consent, "\"consent\"")]
#[case(Basis::LimitsKept, "\"limits-kept\"")]
#[case(Basis::NoConsentNeeded, "\"no-consent-needed\"")]
#[case(Basis::WithinOrganisation, "\"within-organisation\"")]
#[case(Basis::Reason("duty-of-care".into()), "\"duty-of-care\"")]
#[case(Basis::Reason("serious-harm".into()), "\"serious-harm\"")]
#[case(Basis::Reason("vital-interests".into()), "\"vital-interests\"")]
#[case(Basis::Reason("legal-duty".into()), "\"legal-duty\"")]
fn a_ground_is_read_as_it_was_written(#[case] basis: Basis, #[case] written: &str) {
    assert_eq!(serde_json::to_string(&basis).expect("written"), written, "one word");
    assert_eq!(serde_json::from_str::<Basis>(written).expect("read"), basis, "the same ground");
}

#[test]
fn no_reason_of_the_pack_is_the_word_of_another_ground() {
    for reason in &ConsentPack::current().reasons {
        let read: Basis = serde_json::from_value(reason.code.clone().into()).expect("read");
        assert_eq!(read, Basis::Reason(reason.code.clone()), "{} stays a reason", reason.code);
    }
}
