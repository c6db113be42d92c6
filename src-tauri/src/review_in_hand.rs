//! The review of a copy while it is being written, and as it was finished.

use casework::case_file::CaseFile;
use casework::finding::Finding;
use casework::review::{Checklist, TypedAnswer, TypedComment, TypedReview};
use serde_json::Value;
use vault::Vault;

use crate::answers::{CheckAnswer, CommentTyped, FieldFinding, ReviewShown, ReviewTyped};
use crate::refusal::Answer;

/// Returns the review of a copy as it stands, or one to begin, which asks for a second sign-off where the organisation does; with what is missing in it until it is finished.
pub fn shown(vault: &Vault, copy: &str, file: &CaseFile, asks_second: bool) -> Answer<ReviewShown> {
    let review = vault.review_of(copy)?;
    let typed = match &review {
        Some(review) => typed(&review.content),
        None => ReviewTyped { asks_second, ..ReviewTyped::default() },
    };
    let finished_at = review.as_ref().and_then(|it| it.finished_at.clone());
    let findings: Vec<Finding> = match finished_at {
        Some(_) => Vec::new(),
        None => TypedReview::from(&typed).findings(Checklist::current(), file),
    };
    Ok(ReviewShown {
        typed,
        saved_at: review.map(|it| it.saved_at),
        finished_at,
        findings: findings.iter().map(FieldFinding::from).collect(),
    })
}

/// Returns a review as it was kept; what cannot be read is as if it were not begun.
pub fn typed(content: &Value) -> ReviewTyped {
    serde_json::from_value(content.clone()).unwrap_or_default()
}

impl From<&ReviewTyped> for TypedReview {
    fn from(typed: &ReviewTyped) -> Self {
        let answer = |it: &CheckAnswer| TypedAnswer {
            question: it.question.clone(),
            verdict: it.verdict.clone(),
            comment: it.comment.clone(),
            place: it.place.clone(),
        };
        let comment = |it: &CommentTyped| TypedComment {
            id: it.id.clone(),
            place: it.place.clone(),
            text: it.text.clone(),
        };
        Self {
            answers: typed.answers.iter().map(answer).collect(),
            comments: typed.comments.iter().map(comment).collect(),
            outcome: typed.outcome.clone(),
            why: typed.why.clone(),
            asks_second: typed.asks_second,
        }
    }
}
