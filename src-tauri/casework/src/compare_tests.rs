//! The pieces are both texts, and show what a reader would call the change.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

/// Writes pieces as "same [-removed-] {+added+}".
fn shown(older: &str, newer: &str) -> String {
    let pieces = compare(older, newer);
    let texts = pieces.iter().map(|Piece { change, text }| match change {
        Change::Same => text.clone(),
        Change::Removed => format!("[-{text}-]"),
        Change::Added => format!("{{+{text}+}}"),
    });
    texts.collect()
}

fn joined(pieces: &[Piece], left_out: Change) -> String {
    pieces.iter().filter(|piece| piece.change != left_out).map(|piece| piece.text.as_str()).collect()
}

fn assert_holds(older: &str, newer: &str) {
    let pieces = compare(older, newer);
    assert!(joined(&pieces, Change::Added) == older, "the older text, to the byte");
    assert!(joined(&pieces, Change::Removed) == newer, "the newer text, to the byte");
    assert!(pieces.iter().all(|piece| !piece.text.is_empty()), "no empty piece");
    assert!(pieces.windows(2).all(|two| two[0].change != two[1].change), "neighbours are merged");
}

#[rstest]
#[case::one_word("He wore a red coat.", "He wore a blue coat.", "He wore a [-red-]{+blue+} coat.")]
#[case::added_at_the_end("He left", "He left early", "He left{+ early+}")]
#[case::two_words_together("a red old van", "a blue new van", "a [-red old-]{+blue new+} van")]
#[case::nothing_changed("She said no.", "She said no.", "She said no.")]
#[case::from_nothing("", "Met her.", "{+Met her.+}")]
#[case::to_nothing("Met her.", "", "[-Met her.-]")]
#[case::a_sign_only("He came, twice", "He came twice", "He came[-,-] twice")]
#[case::a_line_added("one\nthree\n", "one\ntwo\nthree\n", "one\n{+two\n+}three\n")]
#[case::lines_keep_apart(
    "a red\nb\nc old\n",
    "a blue\nb\nc new\n",
    "a [-red-]{+blue+}\nb\nc [-old-]{+new+}\n"
)]
#[case::accents("Ủy ban Đà Nẵng", "Ủy ban Hà Nội", "Ủy ban [-Đà Nẵng-]{+Hà Nội+}")]
#[case::an_apostrophe_stays_inside("I can't", "I can", "I [-can't-]{+can+}")]
fn a_change_is_shown_as_a_reader_would_tell_it(
    #[case] older: &str,
    #[case] newer: &str,
    #[case] expected: &str,
) {
    assert_eq!(shown(older, newer), expected, "{older:?} to {newer:?}");
}

#[test]
fn words_are_counted_and_blanks_and_signs_are_not() {
    let pieces = compare("He came twice, he said.", "He came three or four times, he said!");
    assert_eq!(summary(&pieces), (4, 1), "three or four times, for twice");
    assert_eq!(summary(&compare("same", "same")), (0, 0), "nothing changed");
}

#[test]
fn pieces_have_their_names_in_json() {
    let json = serde_json::to_string(&compare("a", "b")).expect("pieces are plain data");
    let expected = r#"[{"change":"removed","text":"a"},{"change":"added","text":"b"}]"#;
    assert_eq!(json, expected, "as the window reads them");
}

/// About 100 kB in lines of `width` words, no two alike, one word in `every` changed.
fn long(width: usize, every: usize, changed: bool) -> String {
    let word = |at: usize| match changed && at.is_multiple_of(every) {
        true => format!("other{at}"),
        false => format!("word{}", at % 977),
    };
    let ended = |at: usize| if at.is_multiple_of(width) { "\n" } else { " " };
    (1..12_000).map(|at| word(at) + ended(at)).collect()
}

#[rstest]
#[case::a_change_in_every_line(12, 7)]
#[case::one_line_of_all(usize::MAX, 5)]
#[case::nearly_every_word(usize::MAX, 2)]
#[case::nothing_left(12, 1)]
#[case::a_word_a_line(1, 3)]
fn a_long_note_with_many_changes_is_compared(#[case] width: usize, #[case] every: usize) {
    let (older, newer) = (long(width, every, false), long(width, every, true));
    assert!(older.len() > 90_000, "as long as a note may be");
    assert_holds(&older, &newer);
    assert_eq!(compare(&older, &newer), compare(&older, &newer), "the same every time");
}

#[test]
fn long_texts_of_few_different_words_are_compared() {
    let older: String =
        (0..20_000).map(|at: u32| ["yes ", "no ", "well "][(at * at % 7 % 3) as usize]).collect();
    let newer: String =
        (0..20_000).map(|at: u32| ["no ", "well ", "yes\n"][(at * at % 11 % 3) as usize]).collect();
    assert_holds(&older, &newer);
}

proptest! {
    #[test]
    fn no_byte_is_lost(older in r"(\PC|\s){0,60}", newer in r"(\PC|\s){0,60}") {
        assert_holds(&older, &newer);
    }

    #[test]
    fn no_byte_is_lost_in_texts_that_share_words(
        older in "([ab] |a\n|b\r\n|\n|, ){0,40}",
        newer in "([ab] |a\n|b\r\n|\n|, ){0,40}",
    ) {
        assert_holds(&older, &newer);
    }
}
