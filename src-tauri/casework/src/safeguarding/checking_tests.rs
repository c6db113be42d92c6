//! The check of an organisation's own pack: every rule by one fault of each.

use rstest::rstest;

use super::*;

#[path = "checking/whole_tests.rs"]
mod whole;

/// A whole pack of an invented council.
const VALID: &str = include_str!("checking/anyborough.toml");

fn today() -> NaiveDate {
    "2027-01-15".parse().expect("a real day")
}

fn read(text: &str) -> Result<Pack, Vec<Fault>> {
    read_pack(text, Pathways::shipped(), None, today())
}

fn valid() -> Pack {
    read(VALID).expect("the whole pack keeps to every rule")
}

/// Returns the pack's text with one piece of it put in another's place.
fn with(piece: &str, other: &str) -> String {
    assert!(VALID.contains(piece), "the test changes what is there: {piece}");
    VALID.replacen(piece, other, 1)
}

/// Returns the faults of a text as line, code and about.
fn told(text: &str, before: Option<&Pack>) -> Vec<(u32, FaultCode, String)> {
    let faults = read_pack(text, Pathways::shipped(), before, today()).expect_err("the text is at fault");
    faults.into_iter().map(|fault| (fault.line, fault.code, fault.about)).collect()
}

#[rstest]
// The file as a whole.
#[case("name = \"Anyborough Council\"", "name = ", 3, FaultCode::NotToml, "")]
#[case("name = \"Anyborough Council\"", "name = Anyborough", 3, FaultCode::NotToml, "")]
// Words.
#[case("verified_on =", "checked_on =", 6, FaultCode::UnknownWord, "checked_on")]
#[case("how_soon =", "howsoon =", 25, FaultCode::UnknownWord, "howsoon")]
#[case("always_open =", "open_always =", 54, FaultCode::UnknownWord, "open_always")]
#[case("from = \"08:30\"", "since = 1, from = \"08:30\"", 34, FaultCode::UnknownWord, "since")]
#[case("count = 2", "count = 2, of = 3", 68, FaultCode::UnknownWord, "of")]
#[case("no = [\"missing\"]", "none = [\"missing\"]", 63, FaultCode::UnknownWord, "none")]
#[case("says = \"There are needs\"", "says = \"Yes\"\nthen = 1", 79, FaultCode::UnknownWord, "then")]
#[case("what = \"A child", "for = 1, what = \"A child", 35, FaultCode::UnknownWord, "for")]
// Triggers.
#[case("\"care-needs\"", "\"care-need\"", 63, FaultCode::UnknownTrigger, "care-need")]
#[case("no = [\"missing\"]", "no = [\"mising\"]", 63, FaultCode::UnknownTrigger, "mising")]
#[case("no = [\"missing\"]", "all = [\"a\\u202eb\"]", 63, FaultCode::UnknownTrigger, "a\u{fffd}b")]
#[case("section-47 =", "section-48 =", 79, FaultCode::UnknownTrigger, "section-48")]
#[case("\"cg-negative\"", "\"cg-maybe\"", 92, FaultCode::UnknownTrigger, "cg-maybe")]
#[case("rail = true\n", "", 8, FaultCode::NoTrigger, "any-child")]
#[case("rail = true", "rail = false", 8, FaultCode::NoTrigger, "any-child")]
#[case("rail = true", "rail = true\nlisted = true", 8, FaultCode::NoTrigger, "any-child")]
#[case(
    "when = { any = [\"care-needs\", \"treated-as-child\"], no = [\"missing\"] }",
    "when = {}",
    63,
    FaultCode::NoTrigger,
    "any-adult"
)]
#[case("after = [\"rg-positive\", \"cg-negative\"]", "after = []", 86, FaultCode::NoTrigger, "any-letter")]
// Dates.
#[case("2026-11-01", "2026-02-30", 4, FaultCode::WrongDate, "2026-02-30")]
#[case("\"2026-10-30\"", "\"30/10/2026\"", 6, FaultCode::WrongDate, "30/10/2026")]
#[case("\"2026-10-30\"", "2026-10-30", 6, FaultCode::WrongDate, "verified_on")]
#[case("2026-10-01", "2026-10-1", 28, FaultCode::WrongDate, "2026-10-1")]
#[case("2027-09-30", "2026-09-30", 29, FaultCode::WrongDate, "2026-09-30")]
// Values.
#[case("\"anyborough\"", "\"Any Borough\"", 2, FaultCode::WrongValue, "Any Borough")]
#[case("id = \"any-leaflet\"", "id = \"x\"", 104, FaultCode::WrongValue, "x")]
#[case(
    "\"Give the leaflet\"",
    "\"Give the leaflet of the council and read it aloud\"",
    110,
    FaultCode::WrongValue,
    "Give the leaflet of the council and read it aloud"
)]
#[case("\"wales\"", "\"cornwall\"", 89, FaultCode::WrongValue, "cornwall")]
#[case("for = \"adult\"", "for = \"adults\"", 62, FaultCode::WrongValue, "adults")]
#[case("confidence = \"M\"", "confidence = \"m\"", 49, FaultCode::WrongValue, "m")]
#[case("due = \"at-once\"", "due = \"soon\"", 26, FaultCode::WrongValue, "soon")]
#[case("due = \"at-once\"", "due = \"days\"", 26, FaultCode::WrongValue, "days")]
#[case("count = 2", "count = -2", 68, FaultCode::WrongValue, "count")]
#[case("counted = \"working\"", "counted = \"weekly\"", 68, FaultCode::WrongValue, "weekly")]
#[case("\"fri\"", "\"friday\"", 34, FaultCode::WrongValue, "friday")]
#[case("08:30", "25:30", 34, FaultCode::WrongValue, "25:30")]
#[case("17:00", "08:30", 34, FaultCode::WrongValue, "08:30")]
#[case("rail = true", "rail = \"yes\"", 15, FaultCode::WrongValue, "yes")]
#[case("rail = true", "page = \"referral\"", 15, FaultCode::WrongValue, "page")]
#[case("section-47 =", "may-not-refer =", 79, FaultCode::WrongValue, "may-not-refer")]
#[case("section-47 = \"no\"", "section-47 = \"never\"", 79, FaultCode::WrongValue, "never")]
#[case("\"eng-child\"", "\"any-adult\"", 17, FaultCode::WrongValue, "any-adult")]
#[case(
    "while_closed = \"any-child\"",
    "while_closed = \"any-night\"",
    44,
    FaultCode::WrongValue,
    "any-night"
)]
#[case("confirm = true", "starts = \"tomorrow\"", 70, FaultCode::WrongValue, "tomorrow")]
// What must be there.
#[case("pack = \"anyborough\"\n", "", 0, FaultCode::Missing, "pack")]
#[case(
    "source = \"Anyborough safeguarding handbook, October 2026\"",
    "source = \" \"",
    5,
    FaultCode::Missing,
    "source"
)]
#[case("who = \"You\"\n", "", 103, FaultCode::Missing, "who")]
#[case("id = \"any-leaflet\"\n", "", 103, FaultCode::Missing, "id")]
#[case("nations = [\"england\", \"wales\"]", "nations = []", 89, FaultCode::Missing, "nations")]
#[case("says = \"There are no needs\"\n", "", 81, FaultCode::Missing, "says")]
// Whom to ring.
#[case("number = \"01632 960101\"", "number = \"01\"", 33, FaultCode::MissingPhone, "Front door")]
#[case(
    "number = \"01632 960101\"",
    "number = \"01632 960101 ext 4\"",
    33,
    FaultCode::MissingPhone,
    "Front door"
)]
#[case(
    "email = \"adults@anyborough.example\"",
    "hours = \"never\"",
    72,
    FaultCode::MissingPhone,
    "Adult social care"
)]
#[case(
    "[[step.contacts]]\nname = \"County\"\nweb = \"https://county.example/slavery\"\n",
    "",
    86,
    FaultCode::MissingPhone,
    "any-letter"
)]
// Ids and names.
#[case("id = \"any-leaflet\"", "id = \"any-letter\"", 104, FaultCode::DuplicateId, "any-letter")]
#[case("id = \"any-leaflet\"", "id = \"uk-101\"", 104, FaultCode::DuplicateId, "uk-101")]
#[case("id = \"any-front-door\"", "id = \"police\"", 35, FaultCode::DuplicateId, "police")]
#[case("id = \"no-needs\"", "id = \"needs\"", 82, FaultCode::DuplicateId, "needs")]
#[case("pack = \"anyborough\"", "pack = \"stockport\"", 2, FaultCode::ShippedName, "stockport")]
// Immediate danger stands first.
#[case("01632 960101\"\nopen", "999\"\nopen", 33, FaultCode::EmergencyNumber, "999")]
#[case("01632 960101\"\nopen", "1 0 1\"\nopen", 33, FaultCode::EmergencyNumber, "1 0 1")]
#[case("01632 960101\"\nopen", "112\"\nopen", 33, FaultCode::EmergencyNumber, "112")]
#[case("01632 960101\"\nopen", "18000\"\nopen", 33, FaultCode::EmergencyNumber, "18000")]
#[case("01632 960101\"\nopen", "105\"\nopen", 33, FaultCode::EmergencyNumber, "105")]
#[case("rank = 20", "rank = 10", 16, FaultCode::BeforeDanger, "any-child")]
#[case("\"eng-child\"", "\"uk-999\"", 17, FaultCode::BeforeDanger, "any-child")]
#[case("while_closed = \"any-child\"", "while_closed = \"uk-999\"", 44, FaultCode::BeforeDanger, "any-night")]
#[case("group = \"advice\"", "group = \"immediate-danger\"", 107, FaultCode::BeforeDanger, "any-leaflet")]
// Other steps.
#[case("\"eng-child\"", "\"eng-chid\"", 17, FaultCode::UnknownStep, "eng-chid")]
#[case("\"any-adult\"]", "\"any-adults\"]", 18, FaultCode::UnknownStep, "any-adults")]
#[case("while_closed = \"any-child\"", "while_closed = \"any-chid\"", 44, FaultCode::UnknownStep, "any-chid")]
fn one_fault_is_told_with_its_line_and_word(
    #[case] piece: &str,
    #[case] other: &str,
    #[case] line: u32,
    #[case] code: FaultCode,
    #[case] about: &str,
) {
    let expected = [(line, code, about.to_owned())];
    assert_eq!(told(&with(piece, other), None), expected, "this fault and no other: {other}");
}

#[test]
fn codes_are_written_as_the_window_reads_them() {
    use FaultCode as Code;
    let codes = [
        [Code::TooLarge, Code::Unreadable, Code::NotText, Code::NotToml, Code::UnknownWord].as_slice(),
        &[Code::UnknownTrigger, Code::WrongDate, Code::WrongValue, Code::Missing, Code::MissingPhone],
        &[Code::DuplicateId, Code::ShippedName, Code::EmergencyNumber, Code::BeforeDanger, Code::UnknownStep],
        &[Code::NoTrigger, Code::NoSteps, Code::TooMany, Code::OlderVersion],
    ];
    let written =
        codes.concat().into_iter().map(|code| serde_json::to_value(code).expect("a code is a word"));
    let words: Vec<_> = written.map(|word| word.as_str().map(str::to_owned).expect("a word")).collect();
    let expected = "too-large unreadable not-text not-toml unknown-word \
                    unknown-trigger wrong-date wrong-value missing missing-phone \
                    duplicate-id shipped-name emergency-number before-danger unknown-step \
                    no-trigger no-steps too-many older-version";
    assert_eq!(words.join(" "), expected, "the words of PackFault");
}

#[test]
fn an_office_that_a_police_step_names_may_be_given() {
    let named = Pathways::shipped().step("dec-suspended-missing").expect("a shipped step of the police");
    let office = named.contacts.iter().filter_map(|it| it.number.as_deref()).find(|number| number.len() > 5);
    let text = with("01632 960101\"\nopen", &format!("{}\"\nopen", office.expect("an office")));
    assert!(read(&text).is_ok(), "only short numbers are everyone's: {office:?}");
}

#[test]
fn no_shipped_pack_passes_for_an_own_one() {
    for pack in Pathways::shipped().packs() {
        let text = with("\"anyborough\"", &format!("{:?}", pack.pack));
        assert_eq!(told(&text, None)[0].1, FaultCode::ShippedName, "taken: {}", pack.pack);
    }
}

#[test]
fn steps_of_another_own_pack_are_known_and_left_alone() {
    let own = Pack { own: true, ..valid() };
    let known: Vec<&Pack> = Pathways::shipped().packs().iter().chain([&own]).collect();
    let text = with("\"anyborough\"", "\"otherborough\"").replace("\"any-", "\"other-");
    assert!(read_among(&text, &known, None, today()).is_ok(), "no id of it is taken");
    let beside = text.replacen("\"uk-101\"", "\"any-adult\"", 1);
    assert!(read_among(&beside, &known, None, today()).is_ok(), "a step may go on beside its steps");
    let told = |text: &str| {
        read_among(text, &known, None, today()).map(|pack| pack.version).map_err(|faults| faults[0].clone())
    };
    let fault = |line, code| Err(Fault { line, code, about: "any-adult".into() });
    let instead = text.replacen("\"eng-child\"", "\"any-adult\"", 1);
    assert_eq!(told(&instead), fault(17, FaultCode::WrongValue), "only shipped steps are replaced");
    let twice = text.replacen("id = \"other-night\"", "id = \"any-adult\"", 1);
    assert_eq!(told(&twice), fault(38, FaultCode::DuplicateId), "records point to the id");
    assert!(
        read_among(VALID, &known, Some(&valid()), today()).is_ok(),
        "but for the version before of the same pack"
    );
}

#[test]
fn a_day_that_has_not_come_says_nothing_about_how_old_guidance_is() {
    let text = with("version = \"2026-11-01\"", "version = \"2099-01-01\"");
    assert_eq!(
        told(&text, None)[0].1,
        FaultCode::WrongDate,
        "it would never be checked, and refuse each real one"
    );
}

#[test]
fn what_is_offered_after_a_decision_is_for_the_whole_nation() {
    let text = with("rail = true", "after = [\"rg-positive\"]");
    assert!(
        told(&text, None).iter().any(|fault| fault.1 == FaultCode::WrongValue),
        "else it is never offered"
    );
}
