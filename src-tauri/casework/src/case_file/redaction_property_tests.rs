//! Whatever the text: no name is left, nothing else changes, and replacing twice is replacing once.

use proptest::prelude::*;

use super::*;
use crate::folded::words;

const NAMES: [&str; 9] = [
    "Amina Hassan",
    "Layla Hassan",
    "Amina",
    "Đặng Thị Thúy",
    "Mai-Linh",
    "O'Brien",
    "Zofia Anna Kowalska",
    "ZK",
    "07700 900123",
];

fn redaction(names: &[&str], hows: &[bool]) -> Redaction {
    let how = |redact: &bool| if *redact { How::Redact } else { How::Pseudonym };
    let named = |(name, redact): (&&str, &bool)| Named {
        person: (*name).to_owned(),
        names: vec![(*name).to_owned()],
        how: how(redact),
    };
    Redaction::of(&names.iter().zip(hows).map(named).collect::<Vec<_>>())
}

/// A name as hands type it: in other cases, parted otherwise, with an ending.
fn typed() -> impl Strategy<Value = String> {
    let gap = prop::sample::select(vec![" ", "  ", "\n", "\u{a0}", "-"]);
    let case = prop::sample::select(vec![0, 1, 2]);
    let ending = prop::sample::select(vec!["", "'s", "’s", ".", ",", ")"]);
    (prop::sample::select(NAMES.to_vec()), gap, case, ending).prop_map(|(name, gap, case, ending)| {
        let name = match case {
            1 if name != "ZK" => name.to_lowercase(),
            2 => name.to_uppercase(),
            _ => name.to_owned(),
        };
        name.replace(' ', gap) + ending
    })
}

fn text() -> impl Strategy<Value = String> {
    let other = prop_oneof![
        Just("visited the flat.".to_owned()),
        Just("Aminata".to_owned()),
        Just("Person A".to_owned()),
        Just("10 AM".to_owned()),
        r"\PC{0,12}",
        "[A-Za-z ,.'-]{0,20}",
    ];
    let between = prop::sample::select(vec![" ", "\n\n", ", ", "; "]);
    prop::collection::vec((prop_oneof![typed(), other], between), 0..12).prop_map(|pieces| {
        pieces.into_iter().flat_map(|(piece, between)| [piece, between.to_owned()]).collect()
    })
}

/// Tells whether the words of the name stand together in the text, by the plainest reading.
fn stands_in(text: &str, name: &str) -> bool {
    let wanted: Vec<String> = words(name).into_iter().map(|word| word.folded.into_owned()).collect();
    let found = words(text);
    found.windows(wanted.len()).any(|stretch| {
        let near =
            |two: &[crate::folded::Word<'_>]| matches!(&text[two[0].end..two[1].start], " " | "-" | "'");
        stretch.iter().map(|word| &*word.folded).eq(wanted.iter().map(String::as_str))
            && stretch.windows(2).all(near)
            && (name != "ZK" || stretch[0].raw == "ZK")
    })
}

proptest! {
    #[test]
    fn no_name_is_left(text in text(), hows in prop::collection::vec(any::<bool>(), NAMES.len())) {
        let by = redaction(&NAMES, &hows).text(&text);
        for name in NAMES {
            prop_assert!(!stands_in(&by, name), "{} is left in {:?}, which was {:?}", name, by, text);
        }
    }

    #[test]
    fn replacing_twice_is_replacing_once(text in text(), hows in prop::collection::vec(any::<bool>(), NAMES.len())) {
        let mut redaction = redaction(&NAMES, &hows);
        let once = redaction.text(&text);
        let counted = redaction.replaced();
        prop_assert_eq!(&redaction.text(&once), &once, "nothing is left to replace in {:?}", text);
        prop_assert_eq!(redaction.replaced(), counted, "and nothing is counted");
    }

    #[test]
    fn replacing_twice_is_replacing_once_whatever_the_names(
        text in "[ABab .'0-2梅-]{0,30}",
        names in prop::collection::vec("[ABab .'0-2梅]{1,8}", 1..4),
        hows in prop::collection::vec(any::<bool>(), 4),
    ) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut redaction = redaction(&names, &hows);
        let once = redaction.text(&text);
        prop_assert_eq!(&redaction.text(&once), &once, "{:?} in {:?}", names, text);
    }

    #[test]
    fn a_text_without_any_name_stays_to_the_byte(text in r"[b-y\n\r\t ,.;:!?'’é梅\u{200b}-]{0,80}") {
        prop_assert_eq!(redaction(&["Zofia Kowalska", "ZZ", "Zaza", "07700 900123"], &[true, false, false, true]).text(&text), text);
    }

    #[test]
    fn a_name_is_counted_each_time(count in 0_usize..20) {
        let mut redaction = redaction(&["Amina"], &[false]);
        let by = redaction.text(&"Amina, ".repeat(count));
        prop_assert_eq!(by, "Person A, ".repeat(count));
        prop_assert_eq!(redaction.replaced()[0].times, count, "every one");
    }

    #[test]
    fn any_name_in_any_text_is_read(name in r"\PC{0,20}", text in r"\PC{0,60}", around in r"\PC{0,5}") {
        let mut redaction = redaction(&[&name], &[false]);
        let text = format!("{text}{name}{around}");
        let once = redaction.text(&text);
        prop_assert_eq!(redaction.text(&once), once, "{:?}", name);
    }
}
