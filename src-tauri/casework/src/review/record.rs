//! A finished review: what goes back to the worker, and what the worker answers in it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::case_file::Entry;

/// What a supervisor says to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    Fine,
    NeedsChange,
    /// It is not for this supervisor to say, or not a question of this case.
    NotForMe,
}

/// What comes of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    Agreed,
    SentBack,
    /// Someone may be in danger, or a day is about to pass.
    RaisedUrgently,
}

impl Outcome {
    /// Tells whether the worker must be told why.
    pub fn needs_why(self) -> bool {
        !matches!(self, Self::Agreed)
    }
}

/// A finished review, as the sealed file carries it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// In the order of the checklist.
    pub answers: Vec<Answered>,
    pub comments: Vec<Comment>,
    pub outcome: Outcome,
    pub why: String,
    /// Another supervisor is asked to sign as well.
    pub asks_second: bool,
}

/// One question with what was said to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// The question's id.
    pub question: String,
    /// The question as it was asked, so that it can be read without the pack.
    pub words: String,
    pub verdict: Verdict,
    pub comment: String,
    /// The place in the file; empty for the whole of it.
    pub place: String,
    /// What stood there in the copy.
    pub stood: Option<Entry>,
}

/// A comment of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    pub id: String,
    /// The place in the file; empty for the whole of it.
    pub place: String,
    pub text: String,
    /// What stood there in the copy.
    pub stood: Option<Entry>,
}

/// One thing that the worker answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Names it in its review, once and for good.
    pub id: String,
    /// The question it was said to, in words; empty for a comment of its own.
    pub question: String,
    pub verdict: Option<Verdict>,
    pub text: String,
    pub place: String,
    pub stood: Option<Entry>,
}

impl Review {
    /// Returns everything that the worker answers: what needs a change, what was commented on, and the comments. The ids
    /// are unique even where a review made elsewhere names two comments alike.
    pub fn remarks(&self) -> Vec<Remark> {
        let said = |answer: &&Answered| answer.verdict == Verdict::NeedsChange || !answer.comment.is_empty();
        let answers = self.answers.iter().filter(said).map(Answered::remark);
        let mut remarks: Vec<Remark> = answers.chain(self.comments.iter().map(Comment::remark)).collect();
        let mut taken = BTreeSet::new();
        for (place, remark) in remarks.iter_mut().enumerate() {
            if !taken.insert(remark.id.clone()) {
                remark.id = format!("again/{place}");
            }
        }
        remarks
    }
}

impl Answered {
    fn remark(&self) -> Remark {
        Remark {
            id: format!("answer/{}", self.question),
            question: self.words.clone(),
            verdict: Some(self.verdict),
            text: self.comment.clone(),
            place: self.place.clone(),
            stood: self.stood.clone(),
        }
    }
}

impl Comment {
    fn remark(&self) -> Remark {
        Remark {
            id: format!("comment/{}", self.id),
            question: String::new(),
            verdict: None,
            text: self.text.clone(),
            place: self.place.clone(),
            stood: self.stood.clone(),
        }
    }
}

#[cfg(test)]
#[path = "record_tests.rs"]
mod tests;
