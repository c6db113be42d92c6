use super::*;
use rstest::rstest;

fn today() -> NaiveDate {
    "2026-03-17".parse().expect("a real day")
}

const WHOLE: TypedWarning<'_> = TypedWarning {
    kind: "risk-to-staff",
    text: " Two people watch the door. ",
    told: "no",
    why_not_told: "It may reach those people",
    review_on: "2026-06-17",
};

#[test]
fn a_whole_warning_is_read() {
    let warning = Warning::read(WHOLE, today()).expect("whole");
    assert_eq!(warning.text, "Two people watch the door.", "without the blanks round it");
    assert!(!warning.told && warning.why_not_told == "It may reach those people", "with the reason");
    let told = Warning::read(TypedWarning { told: "yes", ..WHOLE }, today()).expect("whole");
    assert_eq!(told.why_not_told, "", "a reason typed and then hidden is not kept");
}

#[test]
fn an_empty_page_names_every_gap_at_once() {
    let findings = Warning::read(TypedWarning::default(), today()).expect_err("nothing was typed");
    let fields: Vec<_> = findings.iter().map(|finding| finding.field.as_str()).collect();
    assert_eq!(fields, ["kind", "text", "told", "reviewOn"], "in the order of the page");
}

#[rstest]
#[case("2026-03-16", FindingCode::InPast)]
#[case("2027-03-18", FindingCode::TooFar(12))]
#[case("2026-02-30", FindingCode::NoSuchDate)]
fn the_day_to_look_again_is_real_and_not_far_off(#[case] review_on: &str, #[case] code: FindingCode) {
    let findings = Warning::read(TypedWarning { review_on, ..WHOLE }, today()).expect_err("no such day");
    assert_eq!(findings, [Finding::new("reviewOn", code)], "the box at fault");
}

#[test]
fn a_warning_is_looked_at_again_on_its_day() {
    let warning = Warning::read(WHOLE, today()).expect("whole");
    assert!(!warning.is_to_review("2026-06-16".parse().expect("a day")), "not before");
    assert!(warning.is_to_review(warning.review_on), "on the day itself");
}

#[test]
fn not_telling_the_person_needs_a_reason() {
    let findings =
        Warning::read(TypedWarning { why_not_told: " ", ..WHOLE }, today()).expect_err("no reason");
    assert_eq!(findings, [Finding::new("whyNotTold", FindingCode::Missing)], "the law's default is to tell");
}
