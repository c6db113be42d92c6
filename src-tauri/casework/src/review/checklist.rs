//! The dated pack of questions that a supervisor asks of a case file.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::case_file::{CaseFile, PartKind};

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// The day the pack was compiled, `YYYY-MM-DD`.
    pub version: String,
    pub source: String,
    /// The day it was last checked against the live guidance; none when that was never done.
    #[serde(default)]
    pub verified_on: Option<NaiveDate>,
    /// In the order in which they are asked.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Never given a new meaning.
    pub id: String,
    pub question: String,
    pub hint: String,
    /// The part of the file it is about; none for the whole of it.
    #[serde(default)]
    pub part: Option<PartKind>,
    /// The rows of the review list and the questions of the review screen that stand behind it.
    pub covers: Vec<String>,
}

impl Checklist {
    /// Returns the pack that ships with this version.
    pub fn current() -> &'static Self {
        static CURRENT: LazyLock<Checklist> = LazyLock::new(|| {
            toml::from_str(include_str!("../../data/review-checklist.toml"))
                .expect("a test reads the shipped pack")
        });
        &CURRENT
    }
}

impl Question {
    /// Tells whether it is to be answered for a file: the part it is about was not left out.
    pub fn is_asked_of(&self, file: &CaseFile) -> bool {
        self.part.is_none_or(|kind| file.parts.iter().any(|part| part.kind == kind))
    }
}

#[cfg(test)]
#[path = "checklist_tests.rs"]
mod tests;
