//! What left Daybook, and the data packs it was made with.

use serde::Serialize;
use ts_rs::TS;

/// A file that left Daybook because the worker chose where. Its name and place stay with the dialog.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedFile {
    pub bytes: u32,
    /// SHA-256 in hex.
    pub fingerprint: String,
    pub saved_at: String,
}

/// One dated data pack and how old it is.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuidancePack {
    pub name: String,
    pub version: String,
    pub source: String,
    pub verified_on: Option<String>,
    pub entries: u32,
}
