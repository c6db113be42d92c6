use super::*;
use crate::referral::TypedDay;

fn texts(text: &str) -> Vec<(Kind, String)> {
    known_in_text(text, KnownFrom::Note).into_iter().map(|known| (known.kind, known.text)).collect()
}

#[test]
fn a_line_of_people_present_gives_their_names() {
    let found = texts("Mai Linh Tranova, Dr Plum and her cousin Duc; interpreter K by telephone; ZZ; me");
    let expected =
        [(Kind::Name, "Duc"), (Kind::Name, "Mai Linh Tranova"), (Kind::Name, "Plum"), (Kind::Alias, "ZZ")];
    assert_eq!(
        found,
        expected.map(|(kind, text)| (kind, text.to_owned())),
        "names, no roles, no single letters"
    );
}

#[test]
fn an_account_gives_only_what_is_certain_by_its_form() {
    let text = "She spoke of Brindlewick. Mr Tumble rang from 07400 123456. Write to mai@example.com, CAD 4711, M1 1AE.";
    let expected = [
        (Kind::Name, "Tumble"),
        (Kind::Postcode, "M1 1AE"),
        (Kind::Phone, "07400 123456"),
        (Kind::Email, "mai@example.com"),
        (Kind::Reference, "4711"),
    ];
    assert_eq!(
        texts(text),
        expected.map(|(kind, text)| (kind, text.to_owned())),
        "no guess at every capital"
    );
}

#[test]
fn every_answer_of_the_draft_counts_and_the_officer_does_not() {
    let day = TypedDay { day: "6".into(), month: "3".into(), year: "1990".into() };
    let answers = Answers::from([
        ("pv-name-first-name".to_owned(), Answer::text("Mai ")),
        ("pv-name-last-name".to_owned(), Answer::text("Tranova")),
        ("pv-name-nickname".to_owned(), Answer::text("Lin, Plum")),
        ("pv-dob".to_owned(), Answer::Day(day)),
        ("birthplace".to_owned(), Answer::text("Zedworth, an invented village, Vietnam")),
        ("someone-else-street".to_owned(), Answer::text("12 Quince Road")),
        ("pv-phone-number-yes".to_owned(), Answer::text(" ")),
        ("fr-details-first-name".to_owned(), Answer::text("Officer")),
    ]);
    let found = known_in_answers(Form::current(), &answers);
    let expected = [
        (Kind::Name, "Mai"),
        (Kind::Name, "Mai Tranova"),
        (Kind::Name, "Tranova"),
        (Kind::Alias, "Lin"),
        (Kind::Alias, "Plum"),
        (Kind::DateOfBirth, "6/3/1990"),
        (Kind::Address, "12 Quince Road"),
        (Kind::Place, "Zedworth"),
    ];
    let found: Vec<_> = found.iter().map(|known| (known.kind, known.text.as_str())).collect();
    assert_eq!(found, expected, "countries, blanks and the officer are left out");
}

#[test]
fn a_person_who_agreed_to_be_named_is_not_marked_by_the_parts_of_their_name() {
    let known = |kind, text: &str| Known { kind, text: text.to_owned(), from: KnownFrom::Referral };
    let found = vec![
        known(Kind::Name, "Mai Exampleton"),
        known(Kind::Name, "Exampleton"),
        known(Kind::Name, "Mai Oakfrost"),
        known(Kind::Phone, "0161 496 0000"),
    ];
    let left = without_agreed(found, &["Mai", "Exampleton", ""]);
    let texts: Vec<&str> = left.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["Mai Oakfrost", "0161 496 0000"], "another person's name and the number stay");
}

#[test]
fn a_place_is_known_by_its_own_name_and_not_by_what_it_is() {
    let places =
        |line: &str| known_in_place(line, KnownFrom::Note).into_iter().map(|it| it.text).collect::<Vec<_>>();
    assert_eq!(places("Drop-in at Nowhere-on-Sea (invented)"), ["Nowhere-on-Sea"], "a drop-in is not a name");
    assert_eq!(places("Tumblefrost Farm, the shed"), ["Tumblefrost Farm"], "two capitals are one");
    assert!(places("car wash").is_empty() && places("Car wash").is_empty(), "no name, no mark");
    assert!(places("by telephone, United Kingdom").is_empty(), "the form asks the country by itself");
}
