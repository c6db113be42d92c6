use super::*;

fn answered(question: &str, verdict: Verdict, comment: &str) -> Answered {
    Answered {
        question: question.into(),
        words: format!("What of {question}?"),
        verdict,
        comment: comment.into(),
        place: String::new(),
        stood: None,
    }
}

fn comment(id: &str, text: &str) -> Comment {
    let stood = Entry { place: "note/1".into(), title: "Visit".into(), ..Entry::default() };
    Comment { id: id.into(), place: "note/1".into(), text: text.into(), stood: Some(stood) }
}

fn review() -> Review {
    Review {
        answers: vec![
            answered("danger", Verdict::Fine, ""),
            answered("age", Verdict::NeedsChange, "Say how the age is known"),
            answered("consent", Verdict::Fine, "Well explained"),
            answered("refusal", Verdict::NotForMe, ""),
        ],
        comments: vec![comment("1", "The time is missing")],
        outcome: Outcome::SentBack,
        why: "Two things to put right".into(),
        asks_second: true,
    }
}

#[test]
fn the_worker_answers_what_needs_a_change_and_whatever_was_commented_on() {
    let remarks = review().remarks();
    let said: Vec<_> = remarks
        .iter()
        .map(|it| (it.id.as_str(), it.question.as_str(), it.verdict, it.text.as_str()))
        .collect();
    let expected = [
        ("answer/age", "What of age?", Some(Verdict::NeedsChange), "Say how the age is known"),
        ("answer/consent", "What of consent?", Some(Verdict::Fine), "Well explained"),
        ("comment/1", "", None, "The time is missing"),
    ];
    assert_eq!(said, expected, "what is fine and without a word needs no answer");
    let stood = remarks[2].stood.as_ref().map(|entry| entry.title.as_str());
    assert_eq!((remarks[2].place.as_str(), stood), ("note/1", Some("Visit")), "it stays with its place");
}

#[test]
fn remarks_that_a_foreign_review_names_alike_are_told_apart_every_time() {
    let alike = ["answer/age", "1", "1", "again/4", "1"].map(|id| comment(id, "See here"));
    let twice =
        vec![answered("age", Verdict::NeedsChange, "Once"), answered("age", Verdict::NeedsChange, "Twice")];
    let review = Review { answers: twice, comments: alike.into(), ..review() };
    let ids = |review: &Review| review.remarks().into_iter().map(|it| it.id).collect::<Vec<_>>();
    assert_eq!(ids(&review).iter().collect::<BTreeSet<_>>().len(), 7, "seven names: {:?}", ids(&review));
    assert_eq!(ids(&review), ids(&review.clone()), "an answer finds its remark again");
}

#[test]
fn a_review_reads_back_as_it_was_written_and_takes_nothing_it_does_not_know() {
    let written = serde_json::to_value(review()).expect("a review is plain data");
    assert_eq!(written["outcome"], "sent-back", "the word of the window");
    assert_eq!(written["answers"][3]["verdict"], "not-for-me", "the word of the window");
    assert_eq!(serde_json::from_value::<Review>(written.clone()).ok(), Some(review()), "nothing is lost");
    let mut odd = written;
    odd["apply"] = true.into();
    assert!(serde_json::from_value::<Review>(odd).is_err(), "an unknown field is not passed over");
}

#[test]
fn agreeing_gives_no_reasons_and_everything_else_does() {
    let needs = [Outcome::Agreed, Outcome::SentBack, Outcome::RaisedUrgently].map(Outcome::needs_why);
    assert_eq!(needs, [false, true, true], "the worker is told why something comes back");
}
