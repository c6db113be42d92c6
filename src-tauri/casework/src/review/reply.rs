//! What the worker answers to one remark of a review.

use serde::{Deserialize, Serialize};

use super::text_findings;
use crate::case::read_choice;
use crate::finding::Finding;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReplyKind {
    Done,
    WillDo,
    /// The worker holds that it is right as it stands, and says why.
    NotAgreed,
    Noted,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    pub kind: ReplyKind,
    /// May be empty, but where the worker does not agree.
    pub words: String,
}

impl Reply {
    /// Reads an answer; its fields are `reply` and `reply-words`.
    pub fn read(kind: &str, words: &str) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let kind = read_choice::<ReplyKind>("reply", kind, &mut findings);
        text_findings("reply-words", words, kind == Some(ReplyKind::NotAgreed), &mut findings);
        match kind {
            Some(kind) if findings.is_empty() => Ok(Self { kind, words: words.trim().to_owned() }),
            _ => Err(findings),
        }
    }
}

#[cfg(test)]
#[path = "reply_tests.rs"]
mod tests;
