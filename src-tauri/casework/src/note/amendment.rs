//! What is linked to a finished note: additions and corrections, dated and signed. The note stays as it was.

use serde::{Deserialize, Serialize};

use crate::case::read_choice;
use crate::finding::{Finding, FindingCode};
use crate::moment::refuse_nul;

/// Who made a record, as they said of themself when they made it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub name: String,
    pub role: String,
}

/// Adding what was left out, or putting right what was wrong. The original stays as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AmendmentKind {
    Addition,
    Correction,
}

/// An entry linked to a finished note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAmendment {
    pub kind: AmendmentKind,
    /// For a correction: what was wrong. Empty for an addition.
    pub was_wrong: String,
    pub text: String,
    pub reason: String,
}

impl NewAmendment {
    /// Reads what was typed; all gaps are found at once.
    pub fn read(kind: &str, was_wrong: &str, text: &str, reason: &str) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let kind = read_choice::<AmendmentKind>("kind", kind, &mut findings);
        let correcting = kind == Some(AmendmentKind::Correction);
        for (field, typed, required) in
            [("wasWrong", was_wrong, correcting), ("text", text, true), ("reason", reason, true)]
        {
            if required && typed.trim().is_empty() {
                findings.push(Finding::new(field, FindingCode::Missing));
            }
            refuse_nul(field, typed, &mut findings);
        }
        match kind {
            Some(kind) if findings.is_empty() => Ok(Self {
                kind,
                was_wrong: if correcting { was_wrong.to_owned() } else { String::new() },
                text: text.to_owned(),
                reason: reason.to_owned(),
            }),
            _ => Err(findings),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_names_what_was_wrong() {
        let findings =
            NewAmendment::read("correction", "", "The visit was on Tuesday", "").expect_err("gaps");
        let fields: Vec<_> = findings.iter().map(|finding| finding.field.as_str()).collect();
        assert_eq!(fields, ["wasWrong", "reason"], "what, and why");
        assert!(
            NewAmendment::read("addition", "", "Also", "Left out").is_ok(),
            "an addition corrects nothing"
        );
    }
}
