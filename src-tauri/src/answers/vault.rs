//! The vault: whether it is open, its passphrase, where the worker was.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::finding::FieldFinding;

/// Whether there is a vault on this computer, and whether it is open.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultStatus {
    pub state: VaultState,
    /// Seconds the worker must wait before another passphrase is tried; grows after five wrong ones.
    pub wait_seconds: u32,
    /// Seconds until Daybook locks by itself, while it is open.
    pub locks_in_seconds: Option<u32>,
    /// It is damaged and open to be read: nothing can be saved.
    pub read_only: bool,
    /// What the worker is to be told on every screen while it is open.
    pub alert: Option<VaultAlert>,
    /// There is none, and something beside its place says that there was one.
    pub missing: bool,
    /// The shortest passphrase accepted, in characters.
    pub minimum_characters: u32,
    /// The fewest words accepted instead of that length.
    pub minimum_words: u32,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum VaultState {
    None,
    Locked,
    Unlocked,
}

/// What stands over every screen of an open vault, the most pressing alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum VaultAlert {
    /// A part of it could not be read: nothing is saved until it was locked and opened to be read, or restored.
    Damaged,
    /// It is not as it was last seen, or the check that runs by itself found something.
    NeedsALook,
    /// The backup that makes itself could not be made.
    NoBackup,
}

/// How hard a passphrase would be to guess, by zxcvbn.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassphraseStrength {
    /// 0 (guessed at once) to 4 (very hard to guess).
    pub score: u8,
    /// Long enough and not on the list of common ones.
    pub accepted: bool,
    /// Why it is not accepted.
    pub findings: Vec<FieldFinding>,
}

/// Where the worker was when Daybook locked: a route of the window, a field in it and the caret there.
#[derive(Serialize, Deserialize, TS, Clone, Default)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    pub route: String,
    pub field: Option<String>,
    pub caret: Option<u32>,
}
