//! Every rule of the form finds what it should.

use rstest::rstest;

use super::super::TypedDay;
use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 6).expect("a day of the calendar")
}

fn page(key: &str) -> &'static Page {
    Form::current().page(key).expect("a page of the form")
}

fn found(page_key: &str, answers: &[(&str, Answer)]) -> Vec<(String, FindingCode)> {
    let answers = answers.iter().map(|(key, answer)| ((*key).to_owned(), answer.clone())).collect();
    findings(page(page_key), &answers, today()).into_iter().map(|found| (found.field, found.code)).collect()
}

#[rstest]
#[case("Two brothers", None)]
#[case(" \n ", Some(FindingCode::Missing))]
#[case("a\0b", Some(FindingCode::ForbiddenCharacter))]
fn a_required_box_wants_a_text(#[case] text: &str, #[case] code: Option<FindingCode>) {
    let field = page("what-is-their-background").field("family").expect("a field of the page");
    assert_eq!(super::code(field, Some(&Answer::text(text)), today()), code, "{text:?}");
}

#[test]
fn the_fifteen_thousand_and_first_character_is_one_too_many() {
    let key = "how-did-the-exploitation-start";
    let typed = |count: usize| [(key, Answer::text("x".repeat(count)))];
    assert_eq!(found(key, &typed(15_000)), [], "the limit itself passes");
    let over = found(key, &typed(15_001));
    assert_eq!(over, [(key.to_owned(), FindingCode::TooLong(15_000))], "found, and nothing is cut");
}

#[test]
fn the_relationship_has_a_shorter_limit() {
    let answers = |text: String| {
        [
            ("pv-phone-number", Answer::text("pv-alternative-number")),
            ("pv-phone-number-alternative", Answer::text("+84 24 3825 2916")),
            ("alternative-number-relation-to-pv", Answer::text(text)),
        ]
    };
    assert_eq!(found("pv-phone-number", &answers("é".repeat(250))), [], "the limit itself passes");
    let over = found("pv-phone-number", &answers("é".repeat(251)));
    assert_eq!(over, [("alternative-number-relation-to-pv".to_owned(), FindingCode::TooLong(250))]);
}

#[rstest]
#[case(
    "does-pv-have-children",
    "does-pv-have-children",
    "yes",
    "does-pv-have-children-yes-amount",
    "two",
    FindingCode::NotDigits
)]
#[case(
    "pv-phone-number",
    "pv-phone-number",
    "yes",
    "pv-phone-number-yes",
    "07700 900123",
    FindingCode::NotPhone
)]
#[case(
    "authorities-cooperation",
    "authorities-cooperation",
    "yes",
    "authorities-cooperation-details",
    "left.he went",
    FindingCode::LooksLikeWebAddress
)]
fn a_revealed_field_keeps_its_own_rule(
    #[case] page: &str,
    #[case] governing: &str,
    #[case] option: &str,
    #[case] field: &str,
    #[case] text: &str,
    #[case] code: FindingCode,
) {
    let answers = [(governing, Answer::text(option)), (field, Answer::text(text))];
    assert_eq!(found(page, &answers), [(field.to_owned(), code)], "{text} does not pass");
    let hidden = [(governing, Answer::text("no")), (field, Answer::text(text))];
    assert!(!found(page, &hidden).iter().any(|(key, _)| key == field), "what is not shown is not judged");
}

#[test]
fn only_listed_options_pass() {
    let answers = |age: &str| [("pv-under-age", Answer::text(age))];
    assert_eq!(found("pv-under-age", &answers("not-sure")), [], "an option");
    let odd = found("pv-under-age", &answers("perhaps"));
    assert_eq!(odd, [("pv-under-age".to_owned(), FindingCode::NotListed)], "no option");
    let organisation = [("user-organisation", Answer::text("Ministry of Silly Walks"))];
    assert_eq!(found("organisation", &organisation)[0].1, FindingCode::NotListed, "not on the closed list");
}

#[test]
fn one_type_of_exploitation_must_be_ticked() {
    let none = found("types-of-exploitation", &[]);
    let first = "types-of-exploitation-forced-to-work".to_owned();
    assert_eq!(none, [(first, FindingCode::NoneTicked)], "the finding hangs on the first box");
    let one = [("types-of-exploitation-organs-removed", Answer::Ticked(true))];
    assert_eq!(found("types-of-exploitation", &one), [], "any one will do");
    let other = [("types-of-exploitation-other", Answer::Ticked(true))];
    let missing = [("other-exploitation-details".to_owned(), FindingCode::Missing)];
    assert_eq!(found("types-of-exploitation", &other), missing, "the other type is described");
}

#[test]
fn writing_to_the_person_needs_the_tick_that_it_is_safe() {
    let answers = [
        ("pv-contact-details", Answer::Choices(vec!["email".into()])),
        ("pv-contact-details-email-input", Answer::text("an@example.com")),
        ("pv-contact-details-email-check", Answer::Ticked(false)),
    ];
    let unsafe_yet = [("pv-contact-details-email-check".to_owned(), FindingCode::NotTicked)];
    assert_eq!(found("pv-contact-details-referral", &answers), unsafe_yet, "nobody writes before it is safe");
}

#[test]
fn a_date_of_birth_may_be_left_out_but_not_be_wrong() {
    let day = |day: &str, month: &str, year: &str| {
        [("pv-dob", Answer::Day(TypedDay { day: day.into(), month: month.into(), year: year.into() }))]
    };
    assert_eq!(found("pv-dob", &day("", "", "")), [], "optional, for a child too");
    assert_eq!(found("pv-dob", &day("30", "2", "1990"))[0].1, FindingCode::NoSuchDate);
    assert_eq!(found("pv-dob", &day("7", "3", "2026"))[0].1, FindingCode::InFuture);
}

#[test]
fn an_answer_of_the_wrong_shape_counts_as_none() {
    for odd in [Answer::Ticked(true), Answer::Choices(vec!["x".into()]), Answer::Day(TypedDay::default())] {
        let missing = [("reference".to_owned(), FindingCode::Missing)];
        assert_eq!(found("reference", &[("reference", odd)]), missing, "a line is a text");
    }
}

#[test]
fn findings_of_the_whole_route_come_in_form_order() {
    let all = all_findings(Form::current(), &Answers::new(), 0, today());
    let first: Vec<_> = all.iter().take(3).map(|(page, _)| page.key.as_str()).collect();
    assert_eq!(first, ["reference", "organisation", "fr-location"], "an empty draft misses everything");
}
