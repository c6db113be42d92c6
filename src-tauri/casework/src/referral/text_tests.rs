//! Text is stored and counted as the online form does it.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

#[rstest]
#[case("  a \t b\n c  ", "a b c")]
#[case("before — after -- end", "before - after - end")]
#[case("\u{feff}byte order mark\u{a0}", "byte order mark")]
#[case("<b>bold</b>", "<-b>-bold<-/b>-")]
#[case("[note] ~ | a && b @@", "[-note]- ~- - a & b @")]
#[case("100%U off", "100- off")]
#[case("/* x */ C:\\ CMD.exe &#39;", "- x - - - -39;")]
#[case("<<<- ~~ [[x]]", "<- ~- [-x]-")]
#[case("Nguyễn Thị Ánh “I said no” 😔", "Nguyễn Thị Ánh “I said no” 😔")]
fn a_line_is_stored_as_the_form_stores_it(#[case] typed: &str, #[case] stored: &str) {
    assert_eq!(clean(Form::current(), Control::Line, typed), stored, "{typed:?}");
}

#[test]
fn a_box_keeps_its_lines_and_blanks() {
    let stored = clean(Form::current(), Control::Box, "\n one\ttwo  three\n\n––four \n");
    assert_eq!(stored, "one\ttwo  three\n\n-four", "only the ends and the dashes change");
}

#[rstest]
#[case(Control::Line, " ab  c ", 4)]
#[case(Control::Line, "😔", 2)]
#[case(Control::Line, "é", 1)]
#[case(Control::Box, "a\nb", 4)]
#[case(Control::Box, "a\r\nb", 4)]
#[case(Control::Box, "a\r\r\nb", 6)]
#[case(Control::Box, "<>", 2)]
#[case(Control::Box, " \n ", 0)]
fn characters_count_as_the_online_form_counts(
    #[case] control: Control,
    #[case] text: &str,
    #[case] count: u32,
) {
    assert_eq!(length(control, text), count, "{text:?}");
}

proptest! {
    #[test]
    fn putting_right_twice_changes_nothing_more(text in r"[-–— \t\n\u{feff}a<>\]]{0,30}") {
        for control in [Control::Line, Control::Box] {
            let once = arrange(control, &text);
            prop_assert_eq!(arrange(control, &once), once, "blanks and dashes are right already");
        }
    }

    #[test]
    fn a_text_without_odd_signs_is_stored_as_it_is(text in r"[A-Za-z0-9,.!?£’é]([ ]?[A-Za-z0-9,.!?£’é]){0,40}") {
        prop_assert_eq!(clean(Form::current(), Control::Line, &text), text.clone());
        prop_assert_eq!(length(Control::Line, &text) as usize, text.chars().count());
    }
}
