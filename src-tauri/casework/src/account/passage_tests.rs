use proptest::prelude::*;

use super::*;

fn source(text: &str) -> Source {
    Source {
        id: "note/1".into(),
        kind: SourceKind::Note,
        note: Some("1".into()),
        at: None,
        text: text.into(),
        corrected: false,
    }
}

fn texts(text: &str) -> Vec<String> {
    passages(&[source(text)]).into_iter().map(|passage| passage.text).collect()
}

#[test]
fn each_paragraph_is_a_passage_with_its_own_name() {
    let found = passages(&[Source { corrected: true, ..source(" One.\r\n\r\n\tTwo. \nThree") }]);
    let named: Vec<_> = found.iter().map(|passage| (passage.id.as_str(), passage.text.as_str())).collect();
    assert_eq!(
        named,
        [("note/1#0", "One."), ("note/1#1", "Two."), ("note/1#2", "Three")],
        "blank lines are none"
    );
    assert!(found.iter().all(|passage| passage.corrected), "each shows that its note has a correction");
}

#[test]
fn a_quotation_over_several_lines_stays_whole() {
    assert_eq!(
        texts("He said \"one\n\ntwo\" then.\nNext"),
        ["He said \"one\n\ntwo\" then.", "Next"],
        "not cut"
    );
}

#[test]
fn exact_words_stand_in_quotation_marks() {
    let exact =
        |text: &str| passages(&[source(text)]).iter().map(|passage| passage.exact_words).collect::<Vec<_>>();
    assert_eq!(
        exact("ZZ said: \"No.\"\nZZ's van, the boys' room"),
        [true, false],
        "an apostrophe quotes nothing"
    );
    assert_eq!(exact("«Non»\n“Nie”\n「不」"), [true, true, true], "of any language");
}

#[test]
fn a_long_paragraph_is_cut_between_sentences() {
    let sentence = "She carried crates of fruit to the shed until it was dark. ";
    let found = texts(&sentence.repeat(30));
    assert_eq!(found.len(), 3, "thirty sentences of 59 characters");
    assert!(
        found.iter().all(|text| text.ends_with("dark.") && text.chars().count() <= LONG),
        "whole sentences"
    );
    assert_eq!(texts(&"ع".repeat(2000)).len(), 1, "a sentence is never cut");
    let quoted = format!("\"{}\"", sentence.repeat(30));
    assert_eq!(texts(&quoted), [quoted.trim()], "nor is a quotation");
}

#[test]
fn nothing_written_is_no_passage() {
    assert_eq!(texts(" \n\r\n\u{2028}\t"), Vec::<String>::new(), "blanks are nothing");
}

fn signs(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

fn records() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        r"\PC{0,30}",
        Just("\n".to_owned()),
        Just("\r\n\r\n".to_owned()),
        Just("\"".to_owned()),
        Just(" \"He said".to_owned()),
        Just("“".to_owned()),
        Just("”".to_owned()),
        Just("»".to_owned()),
        Just("مرحبا. 👋🏽 \u{202e}abc! ".to_owned()),
        Just("A sentence of some length, which ends here. ".repeat(9)),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn the_passages_hold_every_sign_in_order(text in records()) {
        let found = texts(&text);
        prop_assert_eq!(signs(&found.concat()), signs(&text), "nothing is lost, added or moved");
        let mut rest = text.as_str();
        for passage in &found {
            let at = rest.find(passage.as_str());
            prop_assert!(at.is_some(), "each is word for word in the record");
            rest = &rest[at.unwrap_or_default() + passage.len()..];
        }
    }

    #[test]
    fn no_cut_is_inside_a_quotation(text in records()) {
        let found = texts(&text);
        for quote in quotations(&text) {
            let quoted = text[quote].trim();
            prop_assert!(found.iter().any(|passage| passage.contains(quoted)), "{quoted:?} stays whole");
        }
    }
}
