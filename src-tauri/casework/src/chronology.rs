//! What happened to the person, in the order in which it happened as far as that is known.

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, FindingCode};
use crate::moment::refuse_nul;

/// One thing that happened. When may be as vague as the person knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LifeEvent {
    /// In the person's own terms: "17 March 2022", "spring 2022", "when I was 15". Empty for not known.
    pub when: String,
    pub what: String,
    /// Who said so, or which paper.
    pub source: String,
    /// The note it was told in.
    pub note: String,
}

impl LifeEvent {
    /// Returns what keeps it from being put on the list.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (field, typed) in [("what", &self.what), ("source", &self.source)] {
            if typed.trim().is_empty() {
                findings.push(Finding::new(field, FindingCode::Missing));
            }
        }
        for (field, typed) in [("when", &self.when), ("what", &self.what), ("source", &self.source)] {
            refuse_nul(field, typed, &mut findings);
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_says_what_and_who_said_so_but_need_not_say_when() {
        let fields: Vec<_> = LifeEvent::default().findings().into_iter().map(|it| it.field).collect();
        assert_eq!(fields, ["what", "source"], "a date no one knows is never asked for");
    }
}
