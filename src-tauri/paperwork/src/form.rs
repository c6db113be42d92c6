//! Which edition of the online form a document belongs to.

use chrono::NaiveDate;

/// The edition of the form that the answers or questions belong to (rule D12: the form is data, dated).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormEdition {
    /// The version as the form's own data names it.
    pub version: String,
    /// Where the questions come from.
    pub source: String,
    /// The day on which someone last compared them with the source.
    pub verified: NaiveDate,
}

impl FormEdition {
    /// Returns the version, the source and the day of comparing, each on its line.
    pub(crate) fn in_words(&self) -> String {
        let verified = self.verified.format("%-d %B %Y");
        format!("{}\n{}\nCompared with the source on {verified}", self.version, self.source)
    }
}
