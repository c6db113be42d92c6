//! When Daybook locks by itself, and what the organisation sets.

use serde::Serialize;
use ts_rs::TS;

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Locking {
    /// Minutes without a key press or a click.
    pub minutes: u32,
    /// What can be chosen, in minutes.
    pub choices: Vec<u32>,
    /// The longest that the organisation allows; none where it says nothing.
    pub at_most: Option<u32>,
}

/// What the organisation's file sets on this computer.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ManagedShown {
    /// `none`, `set`, or why it could not be used: `unreadable`, `too-large`, `newer` or `not-valid`.
    pub state: String,
    /// Where a fault is, for whoever mends it.
    pub line: Option<u32>,
    pub organisation: String,
    pub lock_after_at_most: Option<u32>,
    pub second_sign_off: Option<bool>,
    /// Whether a case file may leave unprotected.
    pub readable_copies: Option<bool>,
    /// How many keys of the organisation the file names. Whether they open the vault is for the ways in to say.
    pub recovery_keys: u32,
    /// How many files of safety steps are added to every vault.
    pub pathway_packs: u32,
}
