//! A visit note: written at the time, then fixed; afterwards only additions and corrections.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

mod amendment;
mod details;
mod exact;
mod findings;
mod version;

pub use amendment::{AmendmentKind, NewAmendment, Signature};
pub use details::{
    CONDITIONS, ClockChange, Condition, InterpreterThere, NoteDetails, NoteKind, Oversight, PaperNote,
    PersonThere, SeenIndicator,
};
pub use exact::{Block, ExactWords, Said, blocks, joined, quoted};
pub use findings::Written;
pub use version::corrected;

use crate::moment::read_moment;

/// Everything typed into a note, kept as typed. A draft may hold anything at all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteText {
    /// When the visit began, `YYYY-MM-DDTHH:MM` once it is right.
    pub started: String,
    pub ended: String,
    pub place: String,
    pub present: String,
    /// What was seen and heard.
    pub text: String,
    /// The worker's professional view, never mixed with what was seen and heard.
    pub view: String,
    /// What notes of the first release did not hold. Left out of the record while it says nothing, so that
    /// the digest of an earlier note stays what it was.
    #[serde(default, skip_serializing_if = "NoteDetails::is_plain")]
    pub details: NoteDetails,
}

/// What the worker states when finishing: made at the time, or later and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    pub made_at_the_time: bool,
    pub why_later: String,
}

impl Statement {
    /// Takes what was chosen; none while nothing was.
    pub fn read(made_at_the_time: Option<bool>, why_later: String) -> Option<Self> {
        made_at_the_time.map(|made_at_the_time| Self { made_at_the_time, why_later })
    }
}

impl NoteText {
    /// Returns when the visit began, if that can be read from what was typed.
    pub fn started_at(&self) -> Option<NaiveDateTime> {
        read_moment(&self.started)
    }
}

/// The most characters of a note that a list shows.
const EXCERPT_LENGTH: usize = 160;

/// Returns the first two lines of a text, shortened, for a list.
pub fn excerpt(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(2).collect();
    let joined = lines.join(" ");
    if joined.chars().count() <= EXCERPT_LENGTH {
        return joined;
    }
    joined.chars().take(EXCERPT_LENGTH).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_two_lines_at_most() {
        assert_eq!(excerpt("\n One \n\n Two\nThree"), "One Two", "blank lines do not count");
        assert_eq!(excerpt(&"é".repeat(300)).chars().count(), EXCERPT_LENGTH + 1, "cut between characters");
    }
}
