use rstest::rstest;

use super::*;
use crate::case_file::{Entry, Part, PartKind};
use crate::review::TEXT_LIMIT;

fn pack() -> &'static Checklist {
    Checklist::current()
}

/// Returns a file of two parts: one note, and a log with nothing in it.
fn file() -> CaseFile {
    let entry =
        |place: &str| Entry { place: place.into(), title: format!("Entry {place}"), ..Entry::default() };
    CaseFile {
        parts: vec![
            Part { kind: PartKind::Sharing, entries: Vec::new() },
            Part { kind: PartKind::Notes, entries: vec![entry("note/1"), entry("note/2")] },
        ],
    }
}

fn answer(question: &str, verdict: &str, comment: &str) -> TypedAnswer {
    TypedAnswer {
        question: question.into(),
        verdict: verdict.into(),
        comment: comment.into(),
        place: String::new(),
    }
}

fn comment(id: &str, place: &str, text: &str) -> TypedComment {
    TypedComment { id: id.into(), place: place.into(), text: text.into() }
}

/// Returns a review in which every question of the file's parts is fine.
fn agreed() -> TypedReview {
    let asked = pack().questions.iter().filter(|it| it.is_asked_of(&file()));
    TypedReview {
        answers: asked.map(|it| answer(&it.id, "fine", "")).collect(),
        outcome: "agreed".into(),
        ..TypedReview::default()
    }
}

/// Returns the review in which one question is answered otherwise.
fn with(changed: TypedAnswer) -> TypedReview {
    let mut review = agreed();
    review.answers.retain(|it| it.question != changed.question);
    review.answers.push(changed);
    review
}

fn found(review: &TypedReview) -> Vec<(String, FindingCode)> {
    review.findings(pack(), &file()).into_iter().map(|it| (it.field, it.code)).collect()
}

#[track_caller]
fn assert_found(review: &TypedReview, expected: &[(&str, FindingCode)], why: &str) {
    let expected: Vec<_> = expected.iter().map(|(field, code)| ((*field).to_owned(), *code)).collect();
    assert_eq!(found(review), expected, "{why}");
    assert_eq!(
        review.read(pack(), &file()).is_ok(),
        expected.is_empty(),
        "finished just when nothing is found"
    );
}

#[test]
fn an_untouched_review_asks_for_every_question_of_the_parts_there_and_for_the_outcome() {
    let fields: Vec<_> = found(&TypedReview::default()).into_iter().map(|(field, _)| field).collect();
    let expected = ["fact-and-view", "voice", "late-and-corrected", "oversight", "sharing", "others"];
    let expected: Vec<_> =
        expected.iter().map(|id| format!("answers/{id}")).chain(["outcome".into()]).collect();
    assert_eq!(fields, expected, "and for nothing of a part that was left out");
}

#[test]
fn a_review_in_which_all_is_fine_is_finished_with_an_outcome_alone() {
    assert_found(&agreed(), &[], "agreed");
    let review = agreed().read(pack(), &file()).expect("nothing is missing");
    assert_eq!((review.outcome, review.answers.len()), (Outcome::Agreed, 6), "each answer is kept");
    let first = &review.answers[0];
    let of_pack = pack().questions.iter().find(|it| it.id == first.question).expect("of the pack");
    assert_eq!(first.words, of_pack.question, "the question goes along in words");
}

#[rstest]
#[case::needs_a_change_without_words("needs-change", "  ", &[("answers/voice/comment", FindingCode::Missing)])]
#[case::no_verdict_with_words("", "Who was there?", &[("answers/voice", FindingCode::Missing)])]
#[case::a_word_that_is_no_verdict("splendid", "", &[("answers/voice", FindingCode::Missing)])]
#[case::with_a_sign_that_cannot_be_kept("fine", "a\0b", &[("answers/voice/comment", FindingCode::ForbiddenCharacter)])]
#[case::not_for_me("not-for-me", "", &[])]
#[case::fine_with_words("fine", "Clear", &[])]
fn an_answer_has_a_verdict_and_a_change_has_words(
    #[case] verdict: &str,
    #[case] words: &str,
    #[case] expected: &[(&str, FindingCode)],
) {
    let review = TypedReview {
        outcome: "raised-urgently".into(),
        why: "Today".into(),
        ..with(answer("voice", verdict, words))
    };
    assert_found(&review, expected, "of the one answer");
}

#[rstest]
#[case::agreed("agreed", "", &[("outcome", FindingCode::NotListed)])]
#[case::sent_back("sent-back", "The visit", &[])]
#[case::sent_back_without_a_reason("sent-back", " ", &[("why", FindingCode::Missing)])]
#[case::raised("raised-urgently", "Danger tonight", &[])]
#[case::raised_without_a_reason("raised-urgently", "", &[("why", FindingCode::Missing)])]
#[case::none("", "", &[("outcome", FindingCode::Missing)])]
#[case::no_such("approved", "", &[("outcome", FindingCode::Missing)])]
fn nobody_agrees_to_what_needs_a_change_and_what_comes_back_says_why(
    #[case] outcome: &str,
    #[case] why: &str,
    #[case] expected: &[(&str, FindingCode)],
) {
    let changed = with(answer("voice", "needs-change", "Quote her"));
    assert_found(&TypedReview { outcome: outcome.into(), why: why.into(), ..changed }, expected, outcome);
}

#[test]
fn what_is_sent_back_says_in_one_place_at_least_what_to_change() {
    let back = TypedReview { outcome: "sent-back".into(), why: "Not yet".into(), ..agreed() };
    assert_found(&back, &[("comments", FindingCode::Missing)], "all is fine and it comes back all the same");
    let blank = TypedReview { comments: vec![comment("1", "note/1", " \n")], ..back.clone() };
    assert_found(&blank, &[("comments", FindingCode::Missing)], "a comment without words says nothing");
    let said = TypedReview { comments: vec![comment("1", "note/1", "Who was there?")], ..back.clone() };
    assert_found(&said, &[], "a comment says it");
    let answers =
        TypedReview { outcome: "sent-back".into(), why: back.why, ..with(answer("voice", "fine", "Almost")) };
    assert_found(&answers, &[], "so does what was said to a question");
}

#[test]
fn a_place_is_one_of_the_file_or_the_whole_of_it() {
    let review = TypedReview {
        comments: vec![comment("1", "note/9", "Where?"), comment("2", "", "All of it")],
        ..with(TypedAnswer { place: "note/9".into(), ..answer("voice", "fine", "") })
    };
    let expected = [("answers/voice/place", FindingCode::NotListed), ("comments/1", FindingCode::NotListed)];
    assert_found(&review, &expected, "no comment is tied to nothing");
}

#[test]
fn words_longer_than_can_be_kept_are_found_and_exactly_as_many_are_kept() {
    let most = "a".repeat(TEXT_LIMIT as usize);
    let review = |text: &str| TypedReview {
        comments: vec![comment("1", "", text)],
        why: text.into(),
        ..with(answer("voice", "fine", text))
    };
    assert_found(&review(&most), &[], "the most");
    let long = FindingCode::TooLong(TEXT_LIMIT);
    let expected = [("answers/voice/comment", long), ("comments/1", long), ("why", long)];
    assert_found(&review(&format!("{most}a")), &expected, "one more");
}

#[test]
fn a_finished_review_holds_what_stood_at_each_place_and_only_what_was_said() {
    let mut typed = TypedReview {
        outcome: "sent-back".into(),
        why: " Two things ".into(),
        asks_second: true,
        comments: vec![comment("1", "note/2", " The time? "), comment("2", "note/1", "")],
        ..with(TypedAnswer { place: "note/1".into(), ..answer("voice", "needs-change", " Quote her ") })
    };
    typed.answers.push(answer("no-such-question", "fine", "From another pack"));
    typed.answers.push(answer("child-referral", "needs-change", "Is there a child? The steps are not here"));
    let review = typed.read(pack(), &file()).expect("nothing is missing");
    let voice = review.answers.iter().find(|it| it.question == "voice").expect("answered");
    let stood = |entry: &Option<Entry>| entry.as_ref().map(|entry| entry.title.clone());
    assert_eq!(
        (voice.comment.as_str(), stood(&voice.stood)),
        ("Quote her", Some("Entry note/1".into())),
        "of the answer"
    );
    let comments: Vec<_> = review.comments.iter().map(|it| (it.text.as_str(), stood(&it.stood))).collect();
    assert_eq!(
        comments,
        [("The time?", Some("Entry note/2".into()))],
        "of the one comment that says anything"
    );
    let asked: Vec<_> = review.answers.iter().map(|it| it.question.as_str()).collect();
    assert_eq!(
        asked.len(),
        7,
        "what was said of a part that is not there is kept, an unknown question is not: {asked:?}"
    );
    assert_eq!(asked[0], "child-referral", "in the order of the checklist");
    assert_eq!((review.why.as_str(), review.asks_second), ("Two things", true), "the rest");
}

#[test]
fn of_two_answers_to_one_question_the_later_counts_unless_it_is_empty() {
    let mut review = with(answer("voice", "needs-change", "Quote her"));
    review.answers.push(answer("voice", "fine", ""));
    review.answers.push(answer("voice", "", " "));
    assert_found(&review, &[], "it is fine now");
}

#[test]
fn a_review_kept_by_the_window_is_read_with_whatever_it_holds_so_far() {
    let kept = r#"{"answers":[{"question":"voice","verdict":"fine"}],"asksSecond":true}"#;
    let review: TypedReview = serde_json::from_str(kept).expect("gaps are empty");
    assert!(review.asks_second, "as the window names it");
    assert_eq!(review.answers, [answer("voice", "fine", "")], "what was said so far");
}

/// Returns a finding without the ids in it.
fn shape(finding: &Finding) -> String {
    let mut field: Vec<&str> = finding.field.split('/').collect();
    if let Some(id) = field.get_mut(1) {
        *id = "*";
    }
    format!("{} {}", field.join("/"), finding.code.name())
}

#[test]
fn every_finding_of_a_review_is_on_the_list_for_which_the_window_has_sentences() {
    let listed: Vec<String> = serde_json::from_str(include_str!("../../../../ui/tests/review-findings.json"))
        .expect("a list of texts");
    let long = "x".repeat(TEXT_LIMIT as usize + 1);
    let texts = ["", "Said", "\0Said", &long];
    let mut found = std::collections::BTreeSet::new();
    for outcome in ["", "agreed", "sent-back", "raised-urgently", "no outcome"] {
        for verdict in ["", "fine", "needs-change", "not-for-me", "no verdict"] {
            for text in texts {
                for place in ["", "note/1", "note/gone"] {
                    let answered = TypedAnswer { place: place.into(), ..answer("voice", verdict, text) };
                    let commented = TypedReview {
                        comments: vec![comment("c1", place, text)],
                        outcome: outcome.into(),
                        why: text.into(),
                        ..with(answered)
                    };
                    found.extend(commented.findings(pack(), &file()).iter().map(shape));
                }
            }
        }
    }
    assert_eq!(found.into_iter().collect::<Vec<_>>(), listed, "ui/tests/review-findings.json names each");
}
