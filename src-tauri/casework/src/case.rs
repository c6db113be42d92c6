//! A case: one person, known here by initials or an alias.

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, FindingCode};

/// How old the person is for the law's purposes. "Not known" is treated as a child until assessed
/// (Modern Slavery Act 2015 s.51; Human Trafficking and Exploitation (Scotland) Act 2015 s.12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgeGroup {
    Adult,
    #[serde(rename = "under-18")]
    Under18,
    NotKnown,
}

impl AgeGroup {
    /// Tells whether the child's route and steps apply.
    pub fn treated_as_child(self) -> bool {
        self != Self::Adult
    }
}

/// Where the worker makes the report from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nation {
    England,
    Wales,
    Scotland,
    NorthernIreland,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InterpreterNeed {
    Needed,
    NotNeeded,
    NotYetKnown,
}

/// What is asked when a case is opened. The full name is never asked here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCase {
    pub called: String,
    pub age_group: AgeGroup,
    pub nation: Nation,
    /// The council area whose own steps concern it; empty for another than those that have steps of their own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub area: String,
    pub language: String,
    pub interpreter: InterpreterNeed,
}

/// The most characters kept in `called` and `language`: a line of the identity bar.
pub const LINE_LIMIT: u32 = 60;

impl NewCase {
    /// Reads what was typed; every gap is a finding, and all gaps are found at once.
    pub fn read(
        called: &str,
        age_group: &str,
        nation: &str,
        area: &str,
        language: &str,
        interpreter: &str,
    ) -> Result<Self, Vec<Finding>> {
        let mut findings = line_findings("called", called);
        let age_group = read_choice("ageGroup", age_group, &mut findings);
        let nation = read_choice("nation", nation, &mut findings);
        if area.chars().count() > LINE_LIMIT as usize || area.contains('\0') {
            findings.push(Finding::new("area", FindingCode::NotListed));
        }
        findings.extend(line_findings("language", language));
        let interpreter = read_choice("interpreter", interpreter, &mut findings);
        match (age_group, nation, interpreter) {
            (Some(age_group), Some(nation), Some(interpreter)) if findings.is_empty() => Ok(Self {
                called: called.trim().to_owned(),
                age_group,
                nation,
                area: area.trim().to_owned(),
                language: language.trim().to_owned(),
                interpreter,
            }),
            _ => Err(findings),
        }
    }
}

/// Returns what is odd about a single required line.
fn line_findings(field: &str, typed: &str) -> Vec<Finding> {
    let length = u32::try_from(typed.trim().chars().count()).unwrap_or(u32::MAX);
    let code = match length {
        0 => FindingCode::Missing,
        _ if length > LINE_LIMIT => FindingCode::TooLong(LINE_LIMIT),
        _ if typed.contains('\0') => FindingCode::ForbiddenCharacter,
        _ => return Vec::new(),
    };
    vec![Finding::new(field, code)]
}

/// Reads one of a closed set of words; an unknown or empty word is a finding.
pub fn read_choice<T: serde::de::DeserializeOwned>(
    field: &str,
    typed: &str,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let read = serde_json::from_value(serde_json::Value::String(typed.to_owned())).ok();
    if read.is_none() {
        findings.push(Finding::new(field, FindingCode::Missing));
    }
    read
}

/// Returns the word that stands for a choice in the window and in the store.
pub fn choice_word<T: Serialize>(choice: &T) -> String {
    match serde_json::to_value(choice) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_page_names_every_gap_at_once() {
        let findings = NewCase::read("", "", "", "", " ", "").expect_err("nothing was typed");
        let fields: Vec<_> = findings.iter().map(|finding| finding.field.as_str()).collect();
        assert_eq!(fields, ["called", "ageGroup", "nation", "language", "interpreter"], "one finding a gap");
    }

    #[test]
    fn unknown_age_is_treated_as_a_child() {
        assert!(AgeGroup::NotKnown.treated_as_child(), "assume under 18 until assessed");
        assert!(!AgeGroup::Adult.treated_as_child(), "an adult decides for themself");
    }

    #[test]
    fn choices_read_back_as_they_were_written() {
        let mut findings = Vec::new();
        for nation in [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland] {
            let read: Option<Nation> = read_choice("nation", &choice_word(&nation), &mut findings);
            assert_eq!(read, Some(nation), "the word is its own reading");
        }
        assert_eq!(choice_word(&AgeGroup::Under18), "under-18", "the window's word");
        assert!(findings.is_empty(), "all words are known");
    }
}
