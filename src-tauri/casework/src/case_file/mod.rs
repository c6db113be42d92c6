//! A case file as it can be read: one shape for the preview, the paper, the supervisor's screen and the comparison, so that
//! what is shown before it leaves is what leaves.

mod alone;
mod choice;
mod compared;
mod redaction;
mod touched;

pub use alone::standing_alone;
pub use choice::{Choice, FileKind, Offered, offered};
pub use compared::{Compared, ComparedEntry, ComparedRow, compared};
pub use redaction::{How, Named, Redaction, Replaced};
pub use touched::touched;

use serde::{Deserialize, Serialize};

/// The parts of a case file, in the order in which they stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// Who and where, what is so, whether it is closed.
    Case,
    /// Open steps and clocks on the day it was made.
    Open,
    /// Everything recorded of the safeguarding steps.
    Steps,
    Warnings,
    GoingIn,
    Referral,
    Decisions,
    Consent,
    Sharing,
    Notes,
    /// The list of every file kept in the case.
    Files,
    People,
    Chronology,
}

/// A case file, whole or in part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    /// In the order of their kinds; each kind at most once.
    pub parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub kind: PartKind,
    pub entries: Vec<Entry>,
}

/// One thing recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// A lasting name of the place, such as `note/<id>` or `consent/<id>`; unique in the file. Comments are tied to it.
    pub place: String,
    pub title: String,
    /// When it happened, in words; may be empty.
    pub when: String,
    pub rows: Vec<Row>,
    /// It was added to, corrected or taken back after it was recorded.
    pub amended: bool,
}

/// One thing said of it, and its name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub label: String,
    pub text: String,
    /// The very words of someone.
    pub quoted: bool,
}

impl CaseFile {
    /// Returns how many entries there are.
    pub fn entries(&self) -> usize {
        self.parts.iter().map(|part| part.entries.len()).sum()
    }

    /// Returns the entry at a place, with the part it stands in.
    pub fn at(&self, place: &str) -> Option<(PartKind, &Entry)> {
        let in_part = |part: &'_ Part| part.entries.iter().position(|entry| entry.place == place);
        self.parts.iter().find_map(|part| Some((part.kind, &part.entries[in_part(part)?])))
    }
}

impl PartKind {
    /// Every part in order.
    pub const ALL: [Self; 13] = [
        Self::Case,
        Self::Open,
        Self::Steps,
        Self::Warnings,
        Self::GoingIn,
        Self::Referral,
        Self::Decisions,
        Self::Consent,
        Self::Sharing,
        Self::Notes,
        Self::Files,
        Self::People,
        Self::Chronology,
    ];
}
