//! A review as it is typed, and what keeps it from being finished. Nothing here keeps it from being saved.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::checklist::{Checklist, Question};
use super::record::{Answered, Comment, Outcome, Review, Verdict};
use super::text_findings;
use crate::case::read_choice;
use crate::case_file::CaseFile;
use crate::finding::{Finding, FindingCode};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct TypedReview {
    pub answers: Vec<TypedAnswer>,
    pub comments: Vec<TypedComment>,
    /// The word of an [`Outcome`]; empty until chosen.
    pub outcome: String,
    pub why: String,
    pub asks_second: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedAnswer {
    /// The question's id.
    pub question: String,
    /// The word of a [`Verdict`]; empty until chosen.
    pub verdict: String,
    pub comment: String,
    /// The place in the file; empty for the whole of it.
    pub place: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedComment {
    /// Given by the window and unique in the review.
    pub id: String,
    /// The place in the file; empty for the whole of it.
    pub place: String,
    pub text: String,
}

impl TypedReview {
    /// Returns everything that keeps the review from being finished. The fields are `answers/<question>`, with `/comment`
    /// and `/place`, `comments/<id>`, `comments` (sent back, and nothing says what to change), `outcome` and `why`. A place that the
    /// file does not have, and agreeing while something needs a change, are not of the list that can be chosen from.
    pub fn findings(&self, checklist: &Checklist, file: &CaseFile) -> Vec<Finding> {
        let mut findings = Vec::new();
        for question in &checklist.questions {
            let field = format!("answers/{}", question.id);
            match self.answer(question) {
                Some(answer) => answer.findings(&field, file, &mut findings),
                None if question.is_asked_of(file) => {
                    findings.push(Finding::new(field, FindingCode::Missing));
                }
                None => {}
            }
        }
        for comment in self.comments() {
            let field = format!("comments/{}", comment.id);
            text_findings(&field, &comment.text, true, &mut findings);
            place_findings(&field, &comment.place, file, &mut findings);
        }
        self.outcome_findings(checklist, &mut findings);
        findings
    }

    /// Reads the finished review of a file; all gaps are found at once. What is said to a question that the checklist
    /// does not have, and comments without words, are left out.
    pub fn read(&self, checklist: &Checklist, file: &CaseFile) -> Result<Review, Vec<Finding>> {
        let findings = self.findings(checklist, file);
        let (Some(outcome), true) = (chosen::<Outcome>(&self.outcome), findings.is_empty()) else {
            return Err(findings);
        };
        let answers = checklist.questions.iter().filter_map(|question| self.answered(question, file));
        let comments = self.comments().map(|comment| Comment {
            id: comment.id.clone(),
            place: comment.place.clone(),
            text: comment.text.trim().to_owned(),
            stood: file.at(&comment.place).map(|(_, entry)| entry.clone()),
        });
        Ok(Review {
            answers: answers.collect(),
            comments: comments.collect(),
            outcome,
            why: self.why.trim().to_owned(),
            asks_second: self.asks_second,
        })
    }

    /// Returns what was last said to a question, if anything was.
    fn answer(&self, question: &Question) -> Option<&TypedAnswer> {
        let said = |answer: &&TypedAnswer| answer.question == question.id && !answer.is_empty();
        self.answers.iter().rev().find(said)
    }

    fn answered(&self, question: &Question, file: &CaseFile) -> Option<Answered> {
        let answer = self.answer(question)?;
        Some(Answered {
            question: question.id.clone(),
            words: question.question.clone(),
            verdict: chosen(&answer.verdict)?,
            comment: answer.comment.trim().to_owned(),
            place: answer.place.clone(),
            stood: file.at(&answer.place).map(|(_, entry)| entry.clone()),
        })
    }

    /// Returns the comments that have words.
    fn comments(&self) -> impl Iterator<Item = &TypedComment> {
        self.comments.iter().filter(|comment| !comment.text.trim().is_empty())
    }

    fn outcome_findings(&self, checklist: &Checklist, findings: &mut Vec<Finding>) {
        let said: Vec<&TypedAnswer> = checklist.questions.iter().filter_map(|it| self.answer(it)).collect();
        let needs_change = said.iter().any(|answer| answer.needs_change());
        let commented = said.iter().any(|answer| !answer.comment.trim().is_empty());
        let outcome = read_choice::<Outcome>("outcome", &self.outcome, findings);
        if outcome == Some(Outcome::Agreed) && needs_change {
            findings.push(Finding::new("outcome", FindingCode::NotListed));
        }
        text_findings("why", &self.why, outcome.is_some_and(Outcome::needs_why), findings);
        let says_what = needs_change || commented || self.comments().next().is_some();
        if outcome == Some(Outcome::SentBack) && !says_what {
            findings.push(Finding::new("comments", FindingCode::Missing));
        }
    }
}

impl TypedAnswer {
    fn is_empty(&self) -> bool {
        self.verdict.is_empty() && self.comment.trim().is_empty()
    }

    fn needs_change(&self) -> bool {
        chosen(&self.verdict) == Some(Verdict::NeedsChange)
    }

    fn findings(&self, field: &str, file: &CaseFile, findings: &mut Vec<Finding>) {
        read_choice::<Verdict>(field, &self.verdict, findings);
        text_findings(&format!("{field}/comment"), &self.comment, self.needs_change(), findings);
        place_findings(&format!("{field}/place"), &self.place, file, findings);
    }
}

/// Adds that a place is not one of the file.
fn place_findings(field: &str, place: &str, file: &CaseFile, findings: &mut Vec<Finding>) {
    if !place.is_empty() && file.at(place).is_none() {
        findings.push(Finding::new(field, FindingCode::NotListed));
    }
}

/// Returns the choice that a word stands for.
fn chosen<T: DeserializeOwned>(word: &str) -> Option<T> {
    read_choice("", word, &mut Vec::new())
}

#[cfg(test)]
#[path = "typed_tests.rs"]
mod tests;
