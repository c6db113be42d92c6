use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn of(kind: Kind, text: &str) -> Known {
    Known { kind, text: text.into(), from: KnownFrom::Referral }
}

/// Obviously invented, as everything here.
fn known() -> Vec<Known> {
    vec![
        of(Kind::Name, "Mai Linh Tranova"),
        of(Kind::Name, "Seán O'Quince"),
        of(Kind::Name, "Sol Oakfrost"),
        of(Kind::Name, "An"),
        of(Kind::Name, "Will"),
        of(Kind::Alias, "AM"),
        of(Kind::Name, "阮氏梅"),
        of(Kind::Name, "محمد علي"),
        of(Kind::DateOfBirth, "6/3/1990"),
        of(Kind::Phone, "+44 7400 123456"),
        of(Kind::Address, "12 Marmalade Wick"),
        of(Kind::Postcode, "ZZ9 9ZZ"),
        of(Kind::Reference, "CRI/4711/26"),
        of(Kind::Place, "Zedworth"),
    ]
}

fn found(text: &str) -> Vec<&str> {
    marks(text, &known()).into_iter().map(|mark| &text[mark.start..mark.end]).collect()
}

#[rstest]
#[case("He came on 6 March.12 jars stood there.", &["6 March"])]
#[case("Mai Linh Tranova left.", &["Mai Linh Tranova"])]
#[case("MAI-LINH  TRANOVA's bag", &["MAI-LINH  TRANOVA"])]
#[case("mai\nlinh tranova", &["mai\nlinh tranova"])]
#[case("Ms Tranova, Linh and mai", &["Ms Tranova", "Linh", "mai"])]
#[case("Maïlinh Tränová", &["Maïlinh Tränová"])]
#[case("Tranovas maintained a main line", &[])]
#[case("Sean OQuince and O’Quince, seán o'quince", &["Sean OQuince", "O’Quince", "seán o'quince"])]
#[case("M.L.T. signed, and MLT; SO did not, S.O. did", &["M.L.T", "MLT", "S.O"])]
#[case("AM said; A.M. said; A. M. said", &["AM", "A.M", "A. M"])]
#[case("I am an old man", &[])]
#[case("An came; an apple", &["An"])]
#[case("Will came; she will come", &["Will"])]
#[case("她叫阮氏梅，电话", &["阮氏梅"])]
#[case("قال محمد علي ومحمد", &["محمد علي", "محمد"])]
#[case("born 6 March 1990", &["6 March 1990"])]
#[case("on 06/03/90 and 6.3.1990 and 1990-03-06", &["06/03/90", "6.3.1990", "1990-03-06"])]
#[case("March 6 1990; the 6th of March; March 6th, 1990", &["March 6 1990", "6th of March", "March 6th, 1990"])]
#[case("on 7 March 1990 and 6 March 2026", &[])]
#[case("DOB: 1.2.1985", &["1.2.1985"])]
#[case("date of birth 3 May", &["3 May"])]
#[case("born in 1985 on a farm", &["1985"])]
#[case("work began on 3 May 2024", &[])]
#[case("ring 07400123456", &["07400123456"])]
#[case("ring 0740 012 3456 or +44 (0)7400-123-456", &["0740 012 3456", "+44 (0)7400-123-456"])]
#[case("ring 7400 123 456", &["7400 123 456"])]
#[case("ring 0161 496 0000 twice", &["0161 496 0000"])]
#[case("ring +84 24 3825 2916.", &["+84 24 3825 2916"])]
#[case("paid £1200000 for 12 hours, 3 days, 2024 to 2025", &[])]
#[case("from 01/02/2024 to 03/04/2025 at 10:30", &[])]
#[case("write to mai.t@example.com.", &["mai.t@example.com"])]
#[case("see https://example.com/a?b=c and www.example.org", &["https://example.com/a?b=c", "www.example.org"])]
#[case("on facebook.com/quince as @quince_90", &["facebook.com/quince", "@quince_90"])]
#[case("left home.He followed", &[])]
#[case("at zz99zz, ZZ9 9ZZ and m1 1ae", &["zz99zz", "ZZ9 9ZZ", "m1 1ae"])]
#[case("the A1 2nd exit, M25", &[])]
#[case("at 12 Marmalade Wick and Marmalade Wick", &["12 Marmalade Wick", "Marmalade Wick"])]
#[case("at 4 quince road", &["4 quince road"])]
#[case("in Tumble Street, Flat 3, 7a Quince Close", &["Tumble Street", "Flat 3", "7a Quince Close"])]
#[case("2 men crossed the road; a long way; close to it; he walked down the street", &[])]
#[case("crime cri-4711-26 was closed", &["cri-4711-26"])]
#[case("CAD 1234 of today; crime reference number is 06MS/12345/26", &["1234", "06MS/12345/26"])]
#[case("NI QQ 12 34 56 C, NHS 943 476 5919", &["QQ 12 34 56 C", "943 476 5919"])]
#[case("passport 533401234 and AB1234567", &["533401234", "AB1234567"])]
#[case("worked 12hours for 30kg, 100th, in the 1990s, covid19", &[])]
#[case("Mr. Tumble and uncle Ben Quince; Miss Plum; I miss London", &["Mr. Tumble", "uncle Ben Quince", "Miss Plum"])]
#[case("at Tumblefrost Car Wash and St Quince's Church", &["Tumblefrost Car Wash", "St Quince's Church"])]
#[case("University of Brindlewick; a hotel called Tumblefrost", &["University of Brindlewick", "hotel called Tumblefrost"])]
#[case("The school was far. At church. After the hotel a farm", &[])]
#[case("worked at Tumblefrost then left", &["Tumblefrost"])]
#[case("from ZEDWORTH.", &["ZEDWORTH"])]
#[case("He gave water and bread. She had nothing.", &[])]
#[case("", &[])]
fn a_text_is_marked_where_it_may_identify(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(found(text), expected, "{text:?}");
}

#[test]
fn a_mark_says_what_it_is_and_where_it_is_known_from() {
    let said = |text: &str| marks(text, &known()).first().map(|mark| (mark.kind, mark.from));
    assert_eq!(said("Mr Tranova"), Some((Kind::Name, KnownFrom::Referral)), "known beats looks");
    assert_eq!(said("Mr Plum"), Some((Kind::Name, KnownFrom::LooksLike)), "only looks so");
    assert_eq!(said("07400 123456"), Some((Kind::Phone, KnownFrom::Referral)), "a known number");
    assert_eq!(said("ZZ9 9ZZ"), Some((Kind::Postcode, KnownFrom::Referral)), "a known postcode");
}

#[test]
fn a_long_account_is_marked_to_its_end() {
    let many: Vec<Known> =
        (0..60).map(|n| of(Kind::Name, &format!("Quinceberry{n} Tumble{n}frost"))).collect();
    let text = "ZZ said that the Steward took 3 boxes to Quinceberry7 on 6 May; nobody spoke. ".repeat(190);
    assert!(marks(&text, &many).len() >= 190, "each is found");
}

fn blanked(text: &str, found: &[Mark]) -> String {
    let mut blanked = text.to_owned();
    for mark in found.iter().rev() {
        blanked.replace_range(mark.start..mark.end, "▇");
    }
    blanked
}

fn accounts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        r"\PC{0,12}",
        r"[ .,'@/+0-9A-Za-z-]{0,12}",
        prop::sample::select(known()).prop_map(|one| one.text),
        prop::sample::select(vec![
            " ",
            "-",
            "'s ",
            "\n",
            "+44 (0)",
            "Mr ",
            "born ",
            " Road",
            "@",
            ".",
            "梅",
            "علي",
            "An",
            "A.",
            "M.",
            "6 March",
            " March 6 1990",
            "07400",
            "123456",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn marks_stand_in_order_and_blanking_leaves_nothing_known(text in accounts()) {
        let found = marks(&text, &known());
        let mut last = 0;
        for mark in &found {
            prop_assert!(last <= mark.start && mark.start < mark.end && mark.end <= text.len(), "in order, in bounds");
            prop_assert!(text.is_char_boundary(mark.start) && text.is_char_boundary(mark.end), "between signs");
            last = mark.end;
        }
        let blanked = blanked(&text, &found);
        let left: Vec<_> = marks(&blanked, &known()).into_iter().filter(|mark| mark.from != KnownFrom::LooksLike).collect();
        prop_assert!(left.is_empty(), "{blanked:?} still holds {left:?}");
    }

    #[test]
    fn a_known_name_is_marked_whatever_surrounds_it(
        before in r"(\PC{0,20}[ .,;:!?()«»“”'’—/\n\u{200b}])?",
        one in prop::sample::select(known().into_iter().filter(|one| one.kind == Kind::Name).collect::<Vec<_>>()),
        after in r"([ .,;:!?()«»“”'’—/\n\u{200b}]\PC{0,20})?",
    ) {
        let text = format!("{before}{}{after}", one.text);
        let (start, end) = (before.len(), before.len() + one.text.len());
        let covered = marks(&text, &known()).iter().any(|mark| mark.start <= start && end <= mark.end);
        prop_assert!(covered, "{text:?} holds {:?}", one.text);
    }
}
