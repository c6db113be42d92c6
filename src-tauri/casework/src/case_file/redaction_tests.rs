//! A name that is not to leave does not leave, and nothing else is touched.

use rstest::rstest;

use super::*;
use crate::case_file::{Entry, Part, PartKind, Row};

fn named(person: &str, names: &[&str], how: How) -> Named {
    Named { person: person.to_owned(), names: names.iter().map(|name| (*name).to_owned()).collect(), how }
}

/// Replaces the names of one person.
fn replaced(names: &[&str], text: &str) -> String {
    Redaction::of(&[named("p", names, How::Pseudonym)]).text(text)
}

/// Replaces the names of several, one name each.
fn of_several(names: &[&str], text: &str) -> String {
    let people: Vec<Named> = names.iter().map(|name| named(name, &[name], How::Pseudonym)).collect();
    Redaction::of(&people).text(text)
}

fn file(texts: &[&str]) -> CaseFile {
    let entry = |(n, text): (usize, &&str)| Entry {
        place: format!("note/{n}"),
        rows: vec![Row { label: "Account".to_owned(), text: (*text).to_owned(), quoted: false }],
        ..Entry::default()
    };
    let entries = texts.iter().enumerate().map(entry).collect();
    CaseFile { parts: vec![Part { kind: PartKind::Notes, entries }] }
}

#[rstest]
#[case::plain("Met Amina Hassan today.", "Met Person A today.")]
#[case::capitals("AMINA HASSAN, amina hassan", "Person A, Person A")]
#[case::accents("Amína Hässan", "Person A")]
#[case::possessive(
    "Amina Hassan's flat, Amina Hassan’s and Amina Hassanʼs",
    "Person A's flat, Person A’s and Person Aʼs"
)]
#[case::line_break("It was Amina\n  Hassan.", "It was Person A.")]
#[case::windows_line_break("Amina\r\nHassan", "Person A")]
#[case::hyphen_at_the_end_of_a_line("Amina-\nHassan", "Person A")]
#[case::double_blank("Amina  \u{a0}Hassan", "Person A")]
#[case::hyphenated("Amina-Hassan, Amina‑Hassan", "Person A, Person A")]
#[case::turned("HASSAN, Amina and Hassan Amina", "Person A and Person A")]
#[case::as_one_word("AminaHassan on a photo site", "Person A on a photo site")]
#[case::handle("@amina_hassan and fb/amina.hassan84", "@Person A and fb/Person A84")]
#[case::invisible_signs("Ami\u{200b}na \u{202a}Hassan\u{202c}", "Person A\u{202c}")]
#[case::wide_letters("Ａｍｉｎａ Ｈａｓｓａｎ", "Person A")]
#[case::inside_a_word("Aminata Hassani, Amina Hassanova", "Aminata Hassani, Amina Hassanova")]
#[case::two_paragraphs("Amina\n\nHassan", "Amina\n\nHassan")]
#[case::two_sentences("I met Amina. Hassan was out.", "I met Amina. Hassan was out.")]
#[case::parts_alone("Amina rang; the Hassan family", "Amina rang; the Hassan family")]
fn a_full_name_is_found_however_it_is_typed(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(replaced(&["Amina Hassan"], text), expected, "{text}");
}

#[rstest]
#[case("Amina Hassan", "Person A")]
#[case("Amina N. Hassan", "Person A")]
#[case("Amina N Hassan's", "Person A's")]
#[case("Hassan, Amina Noor", "Person A")]
#[case("Amina Noor", "Person A")]
#[case("Amina Ali Hassan", "Amina Ali Hassan")]
fn middle_names_may_be_left_out_or_shortened(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(replaced(&["Amina Noor Hassan"], text), expected, "{text}");
}

#[rstest]
#[case("A.M. said", "Person A said")]
#[case("A.M said, AM said", "Person A said, Person A said")]
#[case("A. M. said", "Person A said")]
#[case("A M's room and A.M.'s", "Person A's room and Person A's")]
#[case("I met A.M. She left.", "I met Person A. She left.")]
#[case("I met A.M.", "I met Person A.")]
#[case("I am here at 10 AM, 9.30 AM and 10 A.M.", "I am here at 10 AM, 9.30 AM and 10 A.M.")]
#[case("Am I? The a.m. visit; HAM, AMY", "Am I? The a.m. visit; HAM, AMY")]
fn initials_are_found_in_capitals_alone(#[case] text: &str, #[case] expected: &str) {
    for given in ["AM", "A.M.", "A M", "A. M."] {
        let by = replaced(&[given], text).replace("Person B", "Person A");
        assert_eq!(by, expected, "{given} in {text}");
    }
}

#[test]
fn initials_of_three_letters_may_be_a_name_in_capitals() {
    assert_eq!(replaced(&["NUR"], "Nur, N.U.R. and nur"), "Person A, Person A and Person A");
    assert_eq!(
        replaced(&["Linh T."], "Linh T. came; Linh T came; Linh took"),
        "Person A came; Person A came; Linh took"
    );
    assert_eq!(
        replaced(&["Mai A"], "I told Mai a story. Mai A. knows."),
        "I told Mai a story. Person B knows."
    );
}

#[rstest]
#[case("Will", "Will said he will. WILL's will.", "Person A said he will. Person A's will.")]
#[case("grace", "Say grace with Grace.", "Say grace with Person A.")]
#[case("Mark", "a mark on Mark", "a mark on Person A")]
#[case("An", "an old man and An", "an old man and Person A")]
#[case("Ly", "ly and Ly", "ly and Person A")]
#[case("Said", "he said that Said left", "he said that Person A left")]
#[case("Grace Hope", "Grace Hope had hope and grace; grace hope", "Person A had hope and grace; grace hope")]
#[case("Amina", "amina", "Person A")]
fn a_name_that_is_a_word_needs_its_capital(#[case] name: &str, #[case] text: &str, #[case] expected: &str) {
    assert_eq!(replaced(&[name], text), expected, "{name} in {text}");
}

#[rstest]
#[case("Mai-Linh", "Mai Linh, Mailinh, mai-linh, Mai", "Person A, Person A, Person A, Mai")]
#[case("Mailinh", "Mai-Linh and Mai Linh", "Person A and Mai Linh")]
#[case("O'Brien", "o’brien, OBrien, O Brien's, Brien", "Person A, Person A, Person A's, Brien")]
#[case("Isa", "this is a man called Isa", "this is a man called Person A")]
#[case("Łukasz Đặng", "LUKASZ DANG", "Person A")]
#[case("Đặng Thị Thúy", "Dang Thuy and Thúy Đặng", "Person A and Thúy Đặng")]
#[case("Amina (Mimi) Hassan", "Mimi, that is Amina Hassan", "Person A, that is Person A")]
#[case("Amina aka \"Mimi\"", "Mimi is Amina", "Person A is Person A")]
#[case("Anna van der Berg", "Anna Berg in Anna van, Anna van der Berg", "Person A in Anna van, Person A")]
fn names_of_many_shapes(#[case] name: &str, #[case] text: &str, #[case] expected: &str) {
    assert_eq!(replaced(&[name], text), expected, "{name} in {text}");
}

#[rstest]
#[case::chinese("王小梅", "我见了王小梅，她说", "我见了Person A，她说")]
#[case::chinese_beside_a_letter("梅", "梅b and b梅梅", "Person A b and b Person A Person A")]
#[case::chinese_one_sign("梅", "与梅去了", "与Person A去了")]
#[case::chinese_with_a_dot("玛丽·史密斯", "玛丽·史密斯和玛丽史密斯", "Person A和Person A")]
#[case::thai("สมชาย", "พบสมชายที่บ้าน", "พบPerson Aที่บ้าน")]
#[case::korean_with_an_ending("민수", "민수가 왔다", "Person A가 왔다")]
#[case::arabic("أحمد", "قال احمد. وأحمد", "قال Person A. وأحمد")]
#[case::arabic_inside_a_word("علي", "عليها", "عليها")]
#[case::cyrillic("Анна Иванова", "АННА ИВАНОВА и Анна", "Person A и Анна")]
#[case::mixed("Tran梅", "Tran 梅 and Tran梅", "Tran 梅 and Person A")]
fn names_in_other_scripts(#[case] name: &str, #[case] text: &str, #[case] expected: &str) {
    assert_eq!(replaced(&[name], text), expected, "{name} in {text}");
}

#[rstest]
#[case("ring 07700 900123 now", "ring Person A now")]
#[case("07700900123, 0770 090 0123, 07700-900-123", "Person A, Person A, Person A")]
#[case("+44 7700 900123; +44 (0)7700 900123; 00447700900123", "Person A; Person A; Person A")]
#[case("(07700) 900123 (07700 900123)", "Person A (Person A)")]
#[case("7700\n900123", "Person A")]
#[case("٠٧٧٠٠ ٩٠٠١٢٣", "Person A")]
#[case("07700 900456 07700 900123", "07700 900456 Person A")]
#[case("107700900123, 077009001234, 07700 900124", "107700900123, 077009001234, 07700 900124")]
fn a_telephone_number_is_found_with_any_spacing(#[case] text: &str, #[case] expected: &str) {
    for given in ["07700 900123", "+44 7700 900123", "(07700) 900-123", "07700900123 (mum, evenings)"] {
        assert_eq!(replaced(&[given], text), expected, "{given} in {text}");
    }
}

#[test]
fn a_number_abroad_is_found_as_it_is_rung_there() {
    let text = "+84 91 234 56 78, 0084 912345678, 0912 345 678";
    assert_eq!(
        replaced(&["+84 912 345 678"], text),
        "Person A, Person A, Person A",
        "with and without its country"
    );
}

#[rstest]
#[case("Write to amina.hassan@example.org.", "Write to Person A.")]
#[case("AminaHassan84@example.org, hassan-amina@x.uk", "Person A, Person A")]
#[case("info@amina-hassan.example.org", "Person A")]
#[case("mimi99@example.org", "Person A")]
#[case("pixie@example.org, PIXIE@example.org!", "Person A, Person A!")]
#[case("office@example.org", "office@example.org")]
#[case("mimimi@example.org, ali.hassan@example.org", "mimimi@example.org, ali.hassan@example.org")]
fn an_address_made_of_the_name_goes_whole(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(replaced(&["Amina Hassan", "Mimi", "pixie@example.org"], text), expected, "{text}");
}

#[test]
fn a_day_of_birth_is_found_however_it_is_written() {
    let text = "Born 3 February 1994 (03/02/1994), seen 4 February 2026";
    assert_eq!(replaced(&["3/2/1994"], text), "Born Person A (Person A), seen 4 February 2026");
}

#[test]
fn an_address_and_a_reference_are_found_across_commas_and_lines() {
    let text = "At 12 Otter Row, Brindlewick and 12 Otter Row\nBrindlewick, BX1 2YZ, bx12yz";
    let by = replaced(&["12 Otter Row, Brindlewick", "BX1 2YZ"], text);
    assert_eq!(by, "At Person A and Person A, Person A, Person A", "each line of it");
}

#[test]
fn the_longest_name_goes_first() {
    let by = of_several(
        &["Amina", "Amina Hassan", "Hassan Ali"],
        "Amina Hassan, Amina, Hassan Ali, Amina Hassan Ali",
    );
    assert_eq!(by, "Person B, Person A, Person C, Person B Ali", "one name inside another");
}

#[test]
fn two_people_of_one_family_are_kept_apart() {
    let by =
        of_several(&["Amina Hassan", "Layla Hassan"], "Layla Hassan is Amina Hassan's sister; Hassan, Layla");
    assert_eq!(by, "Person B is Person A's sister; Person B", "each by their own");
}

#[test]
fn a_name_of_two_people_is_given_to_neither() {
    assert_eq!(of_several(&["Ali", "Alí"], "Ali came"), "Person A or Person B came", "nobody knows which");
    let people = [named("1", &["Ali"], How::Pseudonym), named("2", &["Ali"], How::Redact)];
    assert_eq!(Redaction::of(&people).text("Ali came"), "[name removed] came", "what is to go goes");
    let by = of_several(&["Maria Lopez Garcia", "Maria Lopez"], "Maria Lopez, Maria Lopez Garcia");
    assert_eq!(by, "Person B, Person A", "a name as it was given comes before a shortened one");
}

#[test]
fn everyone_keeps_one_stand_in_and_is_counted() {
    let people = [
        named("sister", &["Layla Hassan", "Layla", "layla", "07700 900123"], How::Pseudonym),
        named("landlord", &["Bogdan"], How::Redact),
        named("aunt", &["Mona"], How::Pseudonym),
        named("sister", &["Lulu", "Layla"], How::Pseudonym),
    ];
    let mut redaction = Redaction::of(&people);
    let text = "Layla, Lulu (07700900123) and Bogdan's Mona. Layla Hassan. Bogdan?";
    let expected = "Person A, Person A (Person A) and [name removed]'s Person B. Person A. [name removed]?";
    assert_eq!(redaction.text(text), expected, "the same everywhere");
    assert_eq!(redaction.text(expected), expected, "replaced text stays, and is not counted again");
    let counts: Vec<_> = redaction.replaced().into_iter().map(|it| (it.person, it.by, it.times)).collect();
    let of = |person: &str, by: &str, times| (person.to_owned(), by.to_owned(), times);
    let expected =
        [of("sister", "Person A", 4), of("landlord", "[name removed]", 2), of("aunt", "Person B", 1)];
    assert_eq!(counts, expected, "one line a person");
    assert_eq!(
        redaction.replaced()[0].names,
        ["Layla Hassan", "Layla", "layla", "07700 900123", "Lulu"],
        "every name that was looked for, once"
    );
}

#[test]
fn a_stand_in_is_never_one_of_the_names() {
    let by = of_several(&["Person A", "B", "CD"], "Person A met B and C.D.");
    assert_eq!(by, "Person E met Person F and Person G.", "A to D are letters of names");
    assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters_of), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
}

#[test]
fn titles_times_labels_and_texts_change_and_places_never() {
    let mut file = file(&["Mona was there."]);
    let entry = &mut file.parts[0].entries[0];
    entry.place = "note/Mona".to_owned();
    entry.title = "Visit to Mona".to_owned();
    entry.when = "The day Mona left".to_owned();
    entry.rows[0].label = "Mona's words".to_owned();
    let mut redaction = Redaction::of(&[named("1", &["Mona"], How::Redact)]);
    redaction.apply(&mut file);
    let entry = &file.parts[0].entries[0];
    assert_eq!(entry.place, "note/Mona", "comments still find it");
    let texts = [&entry.title, &entry.when, &entry.rows[0].label, &entry.rows[0].text];
    let expected = [
        "Visit to [name removed]",
        "The day [name removed] left",
        "[name removed]'s words",
        "[name removed] was there.",
    ];
    assert_eq!(texts, expected, "wherever it can be read");
    assert_eq!(redaction.replaced()[0].times, 4, "each counted");
}

#[rstest]
#[case("Amina Hassan", "Amina rang. HASSAN's van.", &["Amina", "HASSAN"])]
#[case("Amina Hassan", "Amina Hassan and Hassan, Amina", &[])]
#[case("Mrs Amina bin Hassan", "Mrs Jones has a bin", &[])]
#[case("Li Hassan", "Li came", &[])]
#[case("Will", "He will. Will did.", &["will"])]
#[case("Grace Hill", "Up the hill to Hill and grace", &["Hill"])]
#[case("Layla", "Laylas room, Laylan", &["Laylas"])]
#[case("Amina Hassan", "ahassan84@example.org and hassan@example.org", &["hassan", "ahassan84@example.org", "hassan@example.org"])]
#[case("أحمد", "وأحمد", &["وأحمد"])]
#[case("the landlord", "The landlord and a landlord", &["landlord"])]
#[case("07700 900123", "ends 900123, 900 123, 900124", &["900123", "900 123"])]
#[case("Amina Hassan", "Amina, amina, AMINA", &["Amina"])]
fn what_may_still_tell_is_shown(#[case] name: &str, #[case] text: &str, #[case] expected: &[&str]) {
    let mut redaction = Redaction::of(&[named("1", &[name], How::Pseudonym)]);
    let mut file = file(&[text]);
    assert_eq!(redaction.leftovers(&file), expected, "{name} in {text}, before");
    redaction.apply(&mut file);
    assert_eq!(redaction.leftovers(&file), expected, "{name} in {text}, after");
}

#[test]
fn nobody_named_changes_nothing() {
    let mut redaction = Redaction::of(&[named("1", &["", "  ", "—", "@"], How::Pseudonym)]);
    let text = "Amina\r\n\u{feff}Hassan \u{202e}— “Person A”";
    assert_eq!(redaction.text(text), text, "to the byte");
    assert_eq!(Redaction::of(&[]).text(text), text, "to the byte");
    assert_eq!(redaction.leftovers(&file(&[text])), Vec::<String>::new(), "and nothing is left over");
}
