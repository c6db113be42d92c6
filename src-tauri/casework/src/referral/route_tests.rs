//! Answers lead through the pages of the form, whatever they are.

use proptest::prelude::*;
use rstest::rstest;

use super::super::{Answer, TypedDay, all_findings, as_sent, check_answers, conflicts, tasks};
use super::*;

fn answers(texts: &[(&str, &str)]) -> Answers {
    texts.iter().map(|(key, text)| ((*key).to_owned(), Answer::text(*text))).collect()
}

fn keys(pages: &[&Page]) -> Vec<String> {
    pages.iter().map(|page| page.key.clone()).collect()
}

#[rstest]
#[case(&[], Route::Undecided)]
#[case(&[("pv-under-age", "yes")], Route::ChildNrm)]
#[case(&[("pv-under-age", "not-sure"), ("pv-want-to-submit-nrm", "no")], Route::ChildNrm)]
#[case(&[("pv-under-age", "no")], Route::Undecided)]
#[case(&[("pv-under-age", "no"), ("pv-want-to-submit-nrm", "yes")], Route::AdultNrm)]
#[case(&[("pv-under-age", "no"), ("pv-want-to-submit-nrm", "no")], Route::Undecided)]
#[case(&[("pv-under-age", "no"), ("pv-want-to-submit-nrm", "no"), ("authorities-cooperation", "yes")], Route::DtnNamed)]
#[case(&[("pv-under-age", "no"), ("pv-want-to-submit-nrm", "no"), ("authorities-cooperation", "no")], Route::DtnAnonymous)]
fn age_consent_and_cooperation_decide(#[case] texts: &[(&str, &str)], #[case] expected: Route) {
    assert_eq!(route(Form::current(), &answers(texts)), expected, "{texts:?}");
}

#[test]
fn a_file_brings_the_page_that_describes_it() {
    let form = Form::current();
    let child = answers(&[("pv-under-age", "yes")]);
    let describes =
        |files| keys(&pages(form, &child, files)).contains(&"what-evidence-you-will-submit".to_owned());
    assert!(!describes(0) && describes(1), "only once there is a file");
}

#[test]
fn an_anonymous_report_never_asks_for_a_name() {
    let texts = [("pv-under-age", "no"), ("pv-want-to-submit-nrm", "no"), ("authorities-cooperation", "no")];
    let walked = keys(&pages(Form::current(), &answers(&texts), 3));
    assert!(!walked.iter().any(|key| key.contains("name") || key.contains("contact-details")), "{walked:?}");
}

#[test]
fn neighbours_skip_pages_off_the_route() {
    let form = Form::current();
    let child = answers(&[("pv-under-age", "yes")]);
    let around = neighbours(form, "what-is-their-background", &child, 0);
    let previous = around.previous.map(|page| page.key.as_str());
    assert_eq!(previous, Some("local-authority-contacted-about-child"), "the adult's page is skipped");
    assert!(neighbours(form, "reference", &child, 0).previous.is_none(), "the first page");
    assert!(neighbours(form, "upload-evidence", &child, 0).next.is_none(), "the last page without a file");
    let unknown = neighbours(form, "no-such-page", &child, 0);
    assert!(unknown.previous.is_none() && unknown.next.is_none(), "an unknown page stands nowhere");
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let word = prop_oneof![
        Just("yes".to_owned()),
        Just("no".to_owned()),
        Just("not-sure".to_owned()),
        Just("email".to_owned()),
        Just("Unknown".to_owned()),
        Just("\0".to_owned()),
        r"\PC{0,20}",
        "[-+0-9@. \n]{0,20}",
    ];
    prop_oneof![
        4 => word.clone().prop_map(Answer::Text),
        1 => prop::collection::vec(word.clone(), 0..3).prop_map(Answer::Choices),
        1 => any::<bool>().prop_map(Answer::Ticked),
        1 => (word.clone(), word.clone(), word)
            .prop_map(|(day, month, year)| Answer::Day(TypedDay { day, month, year })),
    ]
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let fields = Form::current().pages.iter().flat_map(|page| &page.fields);
    let keys: Vec<String> = fields.map(|field| field.key.clone()).collect();
    prop::collection::btree_map(prop::sample::select(keys), any_answer(), 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_answers_at_all_lead_somewhere(answers in any_answers(), files in 0_usize..3) {
        let form = Form::current();
        let today = chrono::NaiveDate::from_ymd_opt(2026, 3, 6).expect("a day of the calendar");
        let walked = keys(&pages(form, &answers, files));
        let mut rest = form.pages.iter();
        prop_assert!(walked.iter().all(|key| rest.any(|page| page.key == *key)), "form order");
        let sent = as_sent(form, &answers, files);
        let of_route: Vec<_> = pages(form, &answers, files).iter().flat_map(|page| &page.fields).collect();
        prop_assert!(sent.keys().all(|key| of_route.iter().any(|field| field.key == *key)), "only the route goes out");
        let names = vec!["a.pdf".to_owned(); files];
        let rows: usize = check_answers(form, &answers, &names, today).iter().map(|part| part.rows.len()).sum();
        prop_assert!(rows > 0, "required fields always make rows");
        for (page, found) in all_findings(form, &answers, files, today) {
            prop_assert!(page.field(&found.field).is_some(), "a finding names a field of its page");
        }
        prop_assert!(tasks(form, &answers, files, today).iter().all(|part| !part.pages.is_empty()));
        let _ = conflicts(form, &answers, today);
    }
}
