//! What surrounds the words of a note: who was there, how the person was, what was noticed.

use serde::{Deserialize, Serialize};

use super::exact::ExactWords;

/// What kind of record a note is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    #[default]
    Visit,
    Call,
    Observation,
    Meeting,
    Conversation,
    /// A manager's decision with its reasons, who made it, and when it is looked at again.
    ManagementOversight,
    /// Someone called and no one answered.
    NoReply,
}

impl NoteKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Visit,
        Self::Call,
        Self::Observation,
        Self::Meeting,
        Self::Conversation,
        Self::ManagementOversight,
        Self::NoReply,
    ];
}

/// Everything typed round the words of a note, kept as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoteDetails {
    pub kind: NoteKind,
    pub who: Vec<PersonThere>,
    pub interpreter: InterpreterThere,
    /// `yes`, `no`, `part` of the time; empty while nothing was said.
    pub seen_alone: String,
    /// Which stretches of the text are someone's exact words, in order and apart.
    pub exact: Vec<ExactWords>,
    pub indicators: Vec<SeenIndicator>,
    pub condition: Condition,
    pub oversight: Oversight,
    /// For a note first written on paper.
    pub paper: Option<PaperNote>,
    /// Folded away on the timeline, for when someone else can see the screen.
    pub sensitive: bool,
    /// When this computer's clock was found to have been set back while the note was written.
    pub clock_changes: Vec<ClockChange>,
}

impl NoteDetails {
    /// Tells whether nothing was said beyond what notes of the first release held.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

/// Someone who was there, and from when to when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonThere {
    pub name: String,
    pub role: String,
    /// `HH:MM` once it is right; empty for from the beginning and to the end.
    pub from: String,
    pub until: String,
}

impl PersonThere {
    /// Tells whether nothing was typed in the row.
    pub fn is_empty(&self) -> bool {
        [&self.name, &self.role, &self.from, &self.until].iter().all(|typed| typed.trim().is_empty())
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InterpreterThere {
    /// `yes` or `no`; empty while nothing was said.
    pub used: String,
    /// Name or number, and the agency.
    pub who: String,
    pub language: String,
    /// In person, by telephone, by video.
    pub way: String,
}

/// An indicator that was noticed: what was seen, where and when, and the words of the note that tell of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SeenIndicator {
    /// The indicator's id in the pack.
    pub id: String,
    pub what: String,
    pub place: String,
    pub at: String,
    /// Words of the note, as they stood when they were linked.
    pub passage: String,
}

/// How the person was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Condition {
    /// Of [`CONDITIONS`].
    pub ticked: Vec<String>,
    /// Rests that were taken.
    pub rests: String,
    pub words: String,
}

/// What can be ticked about how the person was.
pub const CONDITIONS: [&str; 8] =
    ["calm", "tired", "hungry", "cold", "frightened", "in-pain", "medical-need", "distressed"];

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Oversight {
    pub decision: String,
    pub reasons: String,
    pub review_on: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaperNote {
    /// When it was written on paper, `YYYY-MM-DDTHH:MM` once it is right.
    pub written_at: String,
    /// `yes` or `no`: whether the paper is kept.
    pub kept: String,
    /// Where the paper is kept, or what became of it.
    pub place: String,
}

/// The clock stood at `before` and then at `after`, which is earlier.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockChange {
    pub before: String,
    pub after: String,
}
