//! What is odd about a field, and when something reached the disk.

use serde::Serialize;
use ts_rs::TS;

/// One thing missing or odd in what was typed. Never an error: nothing is lost and saving goes on.
#[derive(Serialize, TS, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct FieldFinding {
    pub field: String,
    pub code: String,
    /// The limit or number the code speaks of, where there is one (characters, for instance).
    pub limit: Option<u32>,
}

/// The moment something reached the disk.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    pub saved_at: String,
}
