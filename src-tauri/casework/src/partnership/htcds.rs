//! The Human Trafficking Case Data Standard (IOM): one line a case, as far as Daybook holds what the standard asks for.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::csv::csv;
use super::row::CaseRow;
use crate::case::choice_word;

/// The dated pack of its fields.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Htcds {
    /// The day the pack was compiled, `YYYY-MM-DD`.
    pub version: String,
    /// The version of the standard.
    pub standard: String,
    pub source: String,
    /// Not yet compared with the standard's own list.
    pub confirm: bool,
    /// What stands between several values of one cell.
    between: String,
    #[serde(rename = "field")]
    pub fields: Vec<HtcdsField>,
    /// ISO 3166 codes by the form's words for a nationality.
    citizenship: BTreeMap<String, String>,
}

/// One column.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HtcdsField {
    pub name: String,
    pub label: String,
    /// None where Daybook holds nothing for it, or does not give it.
    pub from: Option<HtcdsFrom>,
    #[serde(default)]
    pub confirm: bool,
    /// Why it is given so, or not given.
    #[serde(default)]
    pub why: String,
    #[serde(default)]
    values: BTreeMap<String, String>,
}

/// What of a row answers a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HtcdsFrom {
    /// A reference that is made for the file.
    Reference,
    Gender,
    Nationality,
    Age,
    Exploitation,
    Outcome,
    Closed,
}

impl Htcds {
    /// Returns the pack that ships with this version.
    pub fn current() -> &'static Self {
        static CURRENT: LazyLock<Htcds> = LazyLock::new(|| {
            let pack = toml::from_str(include_str!("../../data/htcds.toml"));
            pack.expect("a test reads the shipped pack")
        });
        &CURRENT
    }

    /// Returns the file: the names of the columns, then a line for each case in the order of the references, which says
    /// nothing. `references` are random, one for each row.
    pub fn file(&self, rows: &[CaseRow], references: &[String]) -> String {
        let mut lines: Vec<Vec<String>> = rows
            .iter()
            .zip(references)
            .map(|(row, reference)| {
                self.fields.iter().map(|field| self.cell(field, row, reference)).collect()
            })
            .collect();
        lines.sort();
        lines.insert(0, self.fields.iter().map(|field| field.name.clone()).collect());
        csv(&lines)
    }

    fn cell(&self, field: &HtcdsField, row: &CaseRow, reference: &str) -> String {
        match field.from {
            None => String::new(),
            Some(HtcdsFrom::Reference) => reference.to_owned(),
            Some(HtcdsFrom::Nationality) => {
                self.citizenship.get(&row.nationality).cloned().unwrap_or_default()
            }
            Some(HtcdsFrom::Gender) => field.value(&choice_word(&row.gender)),
            Some(HtcdsFrom::Age) => field.value(&choice_word(&row.age)),
            Some(HtcdsFrom::Outcome) => field.value(&choice_word(&row.outcome)),
            Some(HtcdsFrom::Closed) => field.value(if row.closed { "closed" } else { "open" }),
            Some(HtcdsFrom::Exploitation) => {
                let mut values: Vec<String> =
                    row.exploitation.iter().map(|kind| field.value(&choice_word(kind))).collect();
                values.sort();
                values.dedup();
                values.join(&self.between)
            }
        }
    }
}

impl HtcdsField {
    fn value(&self, word: &str) -> String {
        self.values.get(word).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
#[path = "htcds_tests.rs"]
mod tests;
