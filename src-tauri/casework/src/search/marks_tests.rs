//! Words found are marked where they stand, and snippets are honest parts of the text.

use proptest::prelude::*;

use super::*;

fn matched<'t>(text: &'t str, typed: &str) -> Vec<&'t str> {
    matched_in(text, &Query::read(typed)).into_iter().map(|range| &text[range]).collect()
}

fn shown(text: &str, typed: &str, around: usize) -> Vec<Shown> {
    snippet(text, &Query::read(typed), around)
}

fn joined(shown: &[Shown]) -> String {
    shown.iter().map(|piece| piece.text.as_str()).collect()
}

#[test]
fn words_are_marked_whole_whatever_their_accents() {
    let text = "Thúy met Thuy's aunt; THUYEN was out.";
    assert_eq!(matched(text, "thuy"), ["Thúy", "Thuy", "THUYEN"], "the last word is a beginning");
    assert_eq!(matched(text, "thuy aunt"), ["Thúy", "Thuy", "aunt"], "an earlier word is whole");
    assert_eq!(matched(text, "hull"), Vec::<&str>::new(), "nothing there, nothing marked");
    assert_eq!(matched(text, ""), Vec::<&str>::new(), "nothing typed, nothing marked");
}

#[test]
fn scripts_without_blanks_are_marked_inside() {
    assert_eq!(matched("她叫梅花，梅来了", "梅"), ["梅", "梅"], "the sign, not the sentence");
    assert_eq!(matched("وقالت مريم", "مريم"), ["مريم"], "a whole word");
}

#[test]
fn a_short_text_is_shown_whole() {
    let pieces = shown("Mai rang at noon.", "rang", SNIPPET_LENGTH);
    let texts: Vec<(&str, bool)> = pieces.iter().map(|piece| (piece.text.as_str(), piece.hit)).collect();
    assert_eq!(texts, [("Mai ", false), ("rang", true), (" at noon.", false)], "uncut, the hit apart");
    assert_eq!(shown("", "rang", SNIPPET_LENGTH), [], "nothing to show");
}

#[test]
fn a_long_text_is_cut_between_words_round_the_first_hits() {
    let text = format!("{}Mai rang Linh {}", "early words here ".repeat(30), "later words here ".repeat(30));
    let pieces = shown(&text, "linh mai", 60);
    let line = joined(&pieces);
    assert!(line.starts_with('…') && line.ends_with('…'), "cut at both ends: {line}");
    assert!(line.contains("Mai rang Linh"), "the hits are there");
    let inner = line.trim_matches('…');
    let ends = ["early", "words", "here", "later"];
    assert!(ends.iter().any(|word| inner.starts_with(word)), "begins with a word: {line}");
    assert!(ends.iter().any(|word| inner.ends_with(word)), "ends with a word: {line}");
    assert_eq!(pieces.iter().filter(|piece| piece.hit).count(), 2, "both are marked");
    assert!(inner.chars().count() > 40, "the room is used");
}

#[test]
fn hits_at_the_end_show_what_came_before() {
    let text = format!("{}Linh", "word ".repeat(50));
    let line = joined(&shown(&text, "linh", 50));
    assert!(line.starts_with("…word") && line.ends_with("word Linh"), "no room is wasted: {line}");
    assert!(line.chars().count() > 40, "filled from the other side: {line}");
}

#[test]
fn without_a_hit_the_beginning_is_shown() {
    let text = "one two three four five six";
    assert_eq!(joined(&shown(text, "mai", 12)), "one two…", "whole words of the beginning");
    assert_eq!(joined(&shown(text, "", 500)), text, "all of it where there is room");
}

#[test]
fn a_word_longer_than_the_room_is_cut_inside() {
    let line = joined(&shown(&format!("a {}", "é".repeat(50)), "eee", 10));
    assert_eq!(line, format!("…{}…", "é".repeat(10)), "never more than the room");
}

proptest! {
    #[test]
    fn a_snippet_is_a_part_of_the_text(
        text in r"[\PC \n]{0,200}|([a-cé]{1,5} ){0,60}|[梅花a ]{0,80}",
        typed in r"[a-cé梅]{0,2}( [a-c]{0,2})?",
        around in 0..60_usize,
    ) {
        prop_assume!(!text.contains(CUT));
        let query = Query::read(&typed);
        let pieces = shown(&text, &typed, around);
        let inner = joined(&pieces).replace(CUT, "");
        prop_assert!(text.contains(&inner), "{inner:?} is in the text");
        prop_assert!(inner.chars().count() <= around, "no longer than the room");
        if around > 12 && !matched_in(&text, &query).is_empty() {
            prop_assert!(pieces.iter().any(|piece| piece.hit), "a hit is in sight");
        }
    }

    #[test]
    fn marks_stand_in_order(text in r"\PC{0,60}|[梅花a ]{0,40}", typed in r"\PC{0,6}|[梅花a ]{0,6}") {
        let mut last = 0;
        for range in matched_in(&text, &Query::read(&typed)) {
            prop_assert!(last <= range.start && range.start < range.end, "in order, not empty");
            prop_assert!(text.get(range.clone()).is_some(), "on char boundaries");
            last = range.end;
        }
    }
}
