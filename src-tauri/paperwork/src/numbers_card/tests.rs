//! Any words at all become a card, on one page as long as they fit, and nothing of them is cut.

mod sample;

use hayro::hayro_syntax::Pdf as Read;
use hayro::hayro_syntax::object::{Dict, Name, Object, String as Text};
use proptest::prelude::*;

use self::sample::{ACT, STRATEGY, TOOLKIT, group, lines, number, shipped, with_own};
use super::*;
use crate::legible::{Care, Legible};
use crate::pages;

/// Returns a card with one text in every place that takes one.
fn everywhere(text: &str) -> NumbersCard {
    let one = CardNumber { checked: Some(text.to_owned()), ..number(text, text, text, text, text) };
    let groups = vec![group(text, [one.clone(), CardNumber { checked: None, ..one }])];
    let (does, do_nots) = (lines([text, text]), lines([text, text]));
    NumbersCard { groups, does, do_nots, parallel: text.to_owned(), packs: text.to_owned() }
}

/// Returns what the template gets, as JSON.
fn words_of(card: &NumbersCard) -> serde_json::Value {
    let care = Care::Usual([].into());
    serde_json::to_value(printed::card(card, &mut Legible::new(&care))).expect("words are JSON")
}

/// Returns the words of each page as they are drawn, in the order of reading.
fn pages_of(card: &NumbersCard) -> Vec<String> {
    let drawn = crate::pdf::drawn(TEMPLATE, |legible| printed::card(card, legible));
    drawn.expect("a card can be laid out").iter().map(|page| closed_up(page)).collect()
}

/// Returns words with one space between them: a line that broke reads as one that did not.
fn closed_up(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn file_of(card: &NumbersCard) -> Vec<u8> {
    numbers_card(card).expect("the sample prints")
}

/// Returns what `look` finds in each dictionary of the finished file.
fn found<T>(card: &NumbersCard, look: impl Fn(&Dict<'_>) -> Option<T>) -> Vec<T> {
    let file = Read::new(file_of(card)).expect("what Typst wrote can be read");
    let each = |object| match object {
        Object::Dict(dict) => look(&dict),
        Object::Stream(stream) => look(stream.dict()),
        _ => None,
    };
    file.objects().into_iter().filter_map(each).collect()
}

/// Returns the kinds of all tags, such as `H2` or `LI`.
fn tags_of(card: &NumbersCard) -> Vec<String> {
    found(card, |tag| {
        let kind = tag.contains_key("P").then(|| tag.get::<Name<'_>>("S"))?;
        kind.map(|kind| kind.as_str().to_owned())
    })
}

fn count(tags: &[String], kind: &str) -> usize {
    tags.iter().filter(|tag| *tag == kind).count()
}

/// Returns every text of a card in the order in which it is to be read.
fn in_order(card: &NumbersCard) -> Vec<String> {
    let mut order = lines(["If someone is in danger: 999", "Numbers to ring"]);
    for group in &card.groups {
        order.push(group.name.clone());
        for one in &group.numbers {
            order.extend([&one.number, &one.name, &one.what, &one.hours].map(Clone::clone));
            order.push("Source".to_owned());
            order.push(one.checked.as_ref().map_or_else(
                || "not checked against a live page: confirm.".to_owned(),
                |day| format!("checked on {day}."),
            ));
        }
    }
    order.push("Do".to_owned());
    order.extend(card.does.clone());
    order.push("Do not".to_owned());
    order.extend(card.do_nots.clone());
    order.extend(lines([&card.parallel, "Sources", "Not made by or for the Home Office.", &card.packs]));
    order
}

/// Says where the words of a card are not all drawn, in order; where lines break does not matter.
fn assert_all_there(card: &NumbersCard) {
    let without_spaces = |words: &str| words.split_whitespace().collect::<String>();
    let words = without_spaces(&pages_of(card).join(" "));
    let mut rest = words.as_str();
    for text in in_order(card).iter().map(|text| without_spaces(text)) {
        let place = rest.find(&text);
        assert!(place.is_some(), "“{text}” is cut, or out of its order, before: {rest}\nin: {words}");
        rest = &rest[place.unwrap_or_default() + text.len()..];
    }
}

#[test]
fn the_shipped_numbers_stand_on_one_page_in_the_order_of_reading() {
    assert_eq!(pages::count(&file_of(&shipped())), 1, "it goes on the wall as one sheet");
    assert_all_there(&shipped());
}

#[test]
fn up_to_six_more_of_an_organisation_still_fit_the_page() {
    for own in 0..=6 {
        let pages = pages::count(&file_of(&with_own(own)));
        assert_eq!(pages, 1, "with {own} of its own they belong on the same sheet");
    }
    assert_all_there(&with_own(6));
}

#[test]
fn what_does_not_fit_goes_on_over_further_pages() {
    for own in [16, 60] {
        let card = with_own(own);
        assert_all_there(&card);
        let pages = pages_of(&card);
        assert!(pages.len() > 1, "{own} more are too many for one page");
        for (number, page) in (1..).zip(&pages) {
            let counted = format!("Page {number} of {}", pages.len());
            assert!(page.contains(&counted), "a sheet that is lost is missed: {page}");
            let foot = page.matches("Not made by or for the Home Office.").count();
            assert_eq!(foot, 1, "each sheet says whose it is not: {page}");
        }
    }
    assert!(!pages_of(&shipped()).join(" ").contains("Page 1"), "one sheet needs no number");
}

#[test]
fn a_screen_reader_can_move_by_headings_and_lists() {
    let card = shipped();
    let tags = tags_of(&card);
    let numbers: usize = card.groups.iter().map(|group| group.numbers.len()).sum();
    assert_eq!(count(&tags, "H1"), 1, "one title: {tags:?}");
    assert_eq!(count(&tags, "H2"), 4, "the numbers, do, do not, the sources: {tags:?}");
    assert_eq!(count(&tags, "H3"), card.groups.len(), "each nation can be moved to: {tags:?}");
    assert_eq!(count(&tags, "L"), card.groups.len() + 3, "a list under each heading: {tags:?}");
    let sources = words_of(&card)["sources"].as_array().map_or(0, Vec::len);
    let items = numbers + card.does.len() + card.do_nots.len() + sources;
    assert_eq!(count(&tags, "LI"), items, "every number and every line is an item: {tags:?}");
}

#[test]
fn the_file_says_its_title_and_language_and_runs_nothing() {
    let card = shipped();
    let titles = found(&card, |dict| dict.get::<Text<'_>>("Title").map(|it| it.as_bytes().to_vec()));
    assert!(titles.contains(&b"If someone is in danger: 999".to_vec()), "windows show the title: {titles:?}");
    let languages = found(&card, |dict| dict.get::<Text<'_>>("Lang").map(|it| it.as_bytes().to_vec()));
    assert!(languages.contains(&b"en-GB".to_vec()), "it is read out in British English: {languages:?}");
    let marked = found(&card, |dict| dict.get::<Dict<'_>>("MarkInfo")?.get::<bool>("Marked"));
    assert_eq!(marked, [true], "it is tagged");
    let running = ["JavaScript", "Launch", "URI", "GoToR", "SubmitForm", "ImportData", "Rendition"];
    let kinds = found(&card, |dict| dict.get::<Name<'_>>("S").map(|kind| kind.as_str().to_owned()));
    assert!(!kinds.iter().any(|kind| running.contains(&kind.as_str())), "no action leads out: {kinds:?}");
    let live = ["JS", "OpenAction", "AA", "EmbeddedFiles", "AcroForm"];
    let acting = found(&card, |dict| live.into_iter().find(|key| dict.contains_key(*key)));
    assert!(acting.is_empty(), "nothing in it runs or opens by itself: {acting:?}");
    let moments = found(&card, |dict| dict.contains_key("CreationDate").then_some(()));
    assert!(moments.is_empty(), "only the days of checking count");
}

#[test]
fn each_number_says_where_it_comes_from_and_whether_it_was_checked() {
    let words = pages_of(&shipped()).join(" ");
    assert!(words.contains("Source 2, checked on 4 May 2026."), "a day where there is one: {words}");
    let unchecked = words.matches("not checked against a live page: confirm").count();
    assert_eq!(unchecked, 13, "each of the others asks to be confirmed: {words}");
    for source in [STRATEGY, TOOLKIT, ACT] {
        assert_eq!(
            words.matches(source).count(),
            1,
            "a source is named once, however many refer to it: {words}"
        );
    }
    let [none, blank] = ["", " "].map(|source| number("1", "A", "", "", source));
    let words =
        words_of(&NumbersCard { groups: vec![group("Ours", [none, blank])], ..NumbersCard::default() });
    assert_eq!(words["sources"], serde_json::json!([]), "nothing is no source");
    let said = words.to_string().matches("No source is named, not checked").count();
    assert_eq!(said, 2, "and it is said: {words}");
}

#[test]
fn what_not_to_do_cannot_be_read_for_its_opposite() {
    for (given, printed) in [
        ("Do not wait.", "Do not wait."),
        ("do not wait", "Do not wait"),
        ("DO NOT wait", "Do not wait"),
        ("confront the employer", "Do not confront the employer"),
        ("do nothing alone", "Do not do nothing alone"),
        ("Дo нот", "Do not Дo нот"),
    ] {
        let words = words_of(&NumbersCard { do_nots: lines([given, " "]), ..NumbersCard::default() });
        assert_eq!(words["do_nots"], serde_json::json!([printed]), "every line carries it: {given}");
    }
}

#[test]
fn a_card_without_words_still_names_the_one_number() {
    let empty = NumbersCard { groups: vec![group("Wales", [])], ..NumbersCard::default() };
    let words = pages_of(&empty).join(" ");
    assert!(
        words.contains("The packs hold no number. In danger, ring 999."),
        "never an empty place: {words}"
    );
    for absent in ["Wales", "Do", "Sources"] {
        assert!(!words.contains(absent), "no heading without anything below it: {absent} in {words}");
    }
    assert!(!pages_of(&shipped()).join(" ").contains("The packs hold no number"), "said only when it is so");
}

#[test]
fn words_of_every_kind_become_a_card() {
    for text in crate::referral::AWKWARD {
        let made = numbers_card(&everywhere(text));
        assert!(
            made.is_ok(),
            "{:?} everywhere is refused: {:?}",
            text.escape_unicode().to_string(),
            made.err()
        );
    }
}

#[test]
fn words_without_end_become_a_card() {
    for text in ["a long line of words ".repeat(300), "x".repeat(2_000)] {
        let made = numbers_card(&everywhere(&text));
        assert!(made.is_ok(), "no number is longer than the paper is patient: {:?}", made.err());
    }
}

#[test]
fn a_number_with_more_words_than_a_page_is_not_cut() {
    let mut card = shipped();
    card.groups[0].numbers[1].what = "word after word ".repeat(1_200);
    let pages = pages_of(&card);
    let words = pages.join(" ").matches("word after word").count();
    assert!(pages.len() > 1, "it is longer than a page");
    assert!(words >= 1_190, "only a page's end may part one from its neighbours: {words}");
    for (number, page) in (1..).zip(&pages) {
        let most = page.matches("word after word").count();
        assert!(
            most < 500,
            "two columns have room for some 430, so page {number} runs over its edge: {most}"
        );
    }
}

#[test]
fn letters_without_a_shape_are_shown_by_number_and_explained() {
    let mut card = shipped();
    card.groups[0].numbers[0].what.push('\u{1F642}');
    let words = pages_of(&card).join(" ");
    assert!(words.contains("[U+1F642]") && words.contains("Shown by number"), "nothing is dropped: {words}");
}

#[test]
fn typst_markup_prints_as_text() {
    let drawn = pages_of(&everywhere("*a* #b")).join(" ");
    // A group, two numbers (four texts each, a day in one), four lines, the sentence, a source, the foot.
    assert_eq!(drawn.matches("*a* #b").count(), 1 + 9 + 4 + 1 + 1 + 1, "letter by letter: {drawn}");
}

#[test]
fn the_same_card_gives_the_same_bytes() {
    assert!(file_of(&shipped()) == file_of(&shipped()), "a card made again is the same card");
    assert!(file_of(&shipped()) != file_of(&with_own(1)), "another is another");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_text_becomes_a_card(text in "\\PC{0,80}\\n{0,3}[\u{0600}-\u{06FF}\u{1E00}-\u{1EFF}]{0,20}") {
        prop_assert!(numbers_card(&everywhere(&text)).is_ok(), "any text prints");
    }
}
