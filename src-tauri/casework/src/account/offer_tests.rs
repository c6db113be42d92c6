use rstest::rstest;

use super::super::{SourceKind, account_fields};
use super::*;
use crate::moment::read_moment;
use crate::referral::Form;

fn passage(id: &str, kind: SourceKind, at: &str, text: &str) -> Passage {
    Passage {
        id: id.into(),
        kind,
        note: None,
        at: read_moment(at),
        text: text.into(),
        exact_words: false,
        corrected: false,
    }
}

fn records() -> Vec<Passage> {
    let day = "2026-03-17T10:00";
    vec![
        passage(
            "journey",
            SourceKind::Note,
            day,
            "ZZ was driven in a green van over the border with no passport.",
        ),
        passage(
            "sleep",
            SourceKind::Note,
            day,
            "ZZ slept with five others in one caravan; a tap was the only water.",
        ),
        passage("blow", SourceKind::Addition, day, "The Steward beat ZZ and made threats about the debt."),
        passage("mother", SourceKind::Note, day, "A mother and two sisters live in Zedworth."),
        passage("view", SourceKind::View, day, "Quiet, and tired at the end."),
        passage("visit", SourceKind::Visit, day, "Drop-in at Nowhere-on-Sea; ZZ; me"),
        passage("consent", SourceKind::Consent, day, "Tomorrow."),
        passage("safety", SourceKind::Safety, day, "Practice surgery: appointment made."),
    ]
}

#[rstest]
#[case::journey("were-they-taken-somewhere-by-their-exploiter-journey-details", "journey")]
#[case::beds("living-conditions", "sleep")]
#[case::blows("how-they-were-treated", "blow")]
#[case::family("family", "mother")]
#[case::view("professional-insight", "view")]
#[case::visit("where-how-interview-carried-out", "visit")]
#[case::refusal("refuse-nrm", "consent")]
#[case::cooperation("authorities-cooperation-details", "consent")]
#[case::others("are-others-involved-details", "safety")]
#[case::indicators("modern-slavery-indicators-details", "blow")]
fn the_best_passage_for_a_box_comes_first(#[case] field: &str, #[case] expected: &str) {
    let records = records();
    let first = offer(field, &records).fitting.first().map(|passage| passage.id.clone());
    assert_eq!(first.as_deref(), Some(expected), "for {field}");
}

#[test]
fn every_passage_is_offered_once_for_every_box() {
    let records = records();
    for field in account_fields(Form::current()).into_iter().chain(["no-such-box"]) {
        let offer = offer(field, &records);
        let mut ids: Vec<_> = offer.fitting.iter().chain(&offer.others).map(|passage| &passage.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), records.len(), "{field} shows all");
    }
    assert!(offer("no-such-box", &records).fitting.is_empty(), "without cues nothing fits");
}

#[test]
fn twelve_fit_at_most_and_the_rest_is_newest_first() {
    let at = |day: usize| format!("2026-03-{day:02}T10:00");
    let many: Vec<Passage> =
        (1..=15).map(|day| passage(&format!("{day}"), SourceKind::Note, &at(day), "the van")).collect();
    let offer = offer("were-they-taken-somewhere-by-their-exploiter-journey-details", &many);
    let ids = |passages: &[&Passage]| passages.iter().map(|passage| passage.id.clone()).collect::<Vec<_>>();
    assert_eq!(offer.fitting.len(), MOST, "twelve");
    assert_eq!(ids(&offer.fitting[..2]), ["15", "14"], "the newest of equals first");
    assert_eq!(ids(&offer.others), ["3", "2", "1"], "the others newest first");
}

#[test]
fn what_has_no_time_comes_last() {
    let records = [
        passage("undated", SourceKind::Note, "", "x"),
        passage("dated", SourceKind::Note, "2026-03-17T10:00", "x"),
    ];
    let ids: Vec<_> = offer("family", &records).others.iter().map(|passage| passage.id.clone()).collect();
    assert_eq!(ids, ["dated", "undated"], "a time before none");
}
