//! The page of recovery words, read back: one page, every word behind its number, readable by everyone.

use chrono::DateTime;
use paperwork::recovery_page::RecoveryPage;

use crate::poppler::Paper;

const WORDS: &str = "quiet lamp orbit fern plum oak tin fog river stone cloud chair";

fn page() -> Paper {
    Paper::of_recovery(&RecoveryPage {
        words: WORDS.split(' ').map(str::to_owned).collect(),
        number: "1A2B-3C4D".to_owned(),
        made_at: DateTime::parse_from_rfc3339("2026-03-17T14:40:00+00:00").expect("a moment"),
    })
}

#[test]
fn the_words_stand_on_one_tagged_page() {
    let info = page().info();
    assert!(info.contains("Tagged:          yes"), "a screen reader needs the tags: {info}");
    assert!(info.contains("Title:           Recovery words for Daybook"), "{info}");
    assert!(info.contains("Pages:           1"), "one page is kept, not two: {info}");
}

#[test]
fn every_word_stands_behind_its_number_in_order() {
    let structure = page().structure();
    let mut rest = structure.as_str();
    for (place, word) in WORDS.split(' ').enumerate() {
        let before = rest.split(word).next().unwrap_or_default();
        assert!(before.len() < rest.len(), "word {} in its place: {structure}", place + 1);
        assert!(before.contains(&format!("{}.", place + 1)), "the number stands before it: {before}");
        rest = &rest[before.len() + word.len()..];
    }
    assert!(structure.contains("1A2B-3C4D"), "the key has its number");
}
