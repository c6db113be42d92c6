use rstest::rstest;

use super::*;

const HOW: &str = "how-did-the-exploitation-start";
const WHEN: &str = "when-did-the-exploitation-take-place";

fn checks(given: &[(&str, &str)]) -> Vec<(CheckCode, String, String)> {
    let mut answers: Answers =
        [("pv-under-age", "no"), ("potential-victim-exploitative-situation-multiple", "no")]
            .into_iter()
            .chain(given.iter().copied())
            .map(|(key, text)| (key.to_owned(), Answer::text(text)))
            .collect();
    answers.entry("where-exploitation-happened".into()).or_insert_with(|| Answer::text("uk"));
    account_checks(Form::current(), &answers)
        .into_iter()
        .map(|check| (check.code, check.field, check.words))
        .collect()
}

fn of(code: CheckCode, given: &[(&str, &str)]) -> Vec<String> {
    checks(given).into_iter().filter(|check| check.0 == code).map(|check| check.2).collect()
}

#[test]
fn nothing_is_remarked_before_anything_is_written() {
    assert_eq!(checks(&[]), [], "an empty account lacks everything and needs no telling");
    assert_eq!(
        checks(&[("family", "I think a mother"), ("professional-insight", "clearly")]),
        [],
        "not the account"
    );
}

#[test]
fn an_account_that_says_nothing_is_told_where_each_thing_belongs() {
    let found = checks(&[(HOW, "It was bad.")]);
    let expected = [
        (CheckCode::NoWho, "who-exploited-pv"),
        (CheckCode::NoWhen, WHEN),
        (CheckCode::NoWhere, "where-exploitation-happened-other-uk-other-location"),
        (CheckCode::NoHow, HOW),
    ];
    assert_eq!(
        found,
        expected.map(|(code, field)| (code, field.to_owned(), String::new())),
        "each in its box"
    );
}

#[test]
fn a_whole_account_has_no_remarks() {
    let found = checks(&[
        (WHEN, "From March 2024 until June 2025."),
        (HOW, "A man offered work on a farm near Brindlewick and took the passport."),
    ]);
    assert_eq!(found, [], "who, when, where and how are all there");
}

#[test]
fn saying_openly_that_it_is_not_known_is_saying_it() {
    let found = checks(&[
        (HOW, "A man offered work."),
        (WHEN, "Not known."),
        ("where-exploitation-happened-uk-city-1", "Leeds"),
    ]);
    assert_eq!(found, [], "not known is an answer, and so is a town");
}

#[test]
fn only_what_goes_out_is_read() {
    let left_behind = ("when-did-the-exploitation-take-place-multiple", "In 2019. In 2024 I think.");
    assert_eq!(checks(&[left_behind]), [], "a branch not taken is no account");
    let page = account_checks(Form::current(), &Answers::from([(HOW.into(), Answer::text("x"))]));
    assert!(page.iter().all(|check| Form::current().page(&check.page).is_some()), "each names its page");
    assert!(page.iter().all(|check| !check.label.is_empty()), "and what is asked there");
}

#[rstest]
#[case::months("In March 2023 at the farm. In December 2023 at the shop.", &["March 2023 … December 2023"])]
#[case::years("In 2019 on a farm. Again in 2022.", &["2019 … 2022"])]
#[case::near("In March 2023. In August 2023.", &[])]
#[case::next_year("In 2019. In 2020.", &[])]
#[case::backwards("In 2022. Before that in 2019.", &[])]
#[case::a_period("From 2019 to 2022.", &[])]
#[case::a_dash("2019 - 2022", &[])]
#[case::between("Between 2019 and 2022 on a farm.", &[])]
#[case::explained("In 2019. Where ZZ was until then is not known. Again in 2022.", &[])]
#[case::explained_later("In 2019. Again in 2022; ZZ does not remember the time before.", &[])]
#[case::after_a_period("From 2015 to 2016. From 2019 to 2020.", &["2016 … 2019"])]
fn a_gap_between_named_times_is_pointed_out(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(of(CheckCode::GapInTime, &[(WHEN, text)]), expected, "{text}");
}

#[rstest]
#[case::plain("I think he lied. Clearly it was bad.", &["I think", "Clearly"])]
#[case::once("Obviously so. Obviously.", &["Obviously"])]
#[case::marked("My view: I think he lied. In my view it was probably so. Opinion: clearly.", &[])]
#[case::mark_covers_its_sentence("In my view it was so. It seems to be worse.", &["seems to"])]
#[case::quoted("She said: \"I think he was clearly angry.\"", &[])]
#[case::inside_words("unclearly and I thinking", &[])]
fn opinion_in_the_account_is_pointed_out_unless_marked(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(of(CheckCode::OpinionNotMarked, &[(HOW, text)]), expected, "{text}");
}

#[test]
fn opinion_belongs_in_its_own_box() {
    let found = of(CheckCode::OpinionNotMarked, &[(HOW, "x"), ("professional-insight", "I believe ZZ.")]);
    assert_eq!(found, Vec::<String>::new(), "this box asks for it");
}

#[test]
fn the_boxes_of_the_account_come_in_the_order_of_the_form() {
    let fields = account_fields(Form::current());
    assert_eq!(fields.first(), Some(&"family"), "background first");
    assert_eq!(fields.len(), Pack::current().boxes.len(), "every box of the pack");
}
