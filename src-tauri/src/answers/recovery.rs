//! Ways into the vault besides the passphrase.

use serde::Serialize;
use ts_rs::TS;

/// The ways in, as they stand; read with the vault closed too.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaysIn {
    pub recovery: RecoveryKey,
    pub organisation: OrganisationKey,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryKey {
    /// `none`, `made`, `damaged` or `newer`.
    pub state: String,
    /// The number on the printed page; empty unless made.
    pub number: String,
    pub made_at: Option<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrganisationKey {
    /// `none`, `set`, `damaged` or `newer`.
    pub state: String,
    /// Whose keys they are, as the settings file says; empty unless set.
    pub name: String,
    pub set_at: Option<String>,
    /// The worker has not said yet that they know of it.
    pub is_news: bool,
}

/// Recovery words that were just made and are not kept yet.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryToWrite {
    pub words: Vec<String>,
    pub number: String,
    /// The places of the two words to type back, from 1.
    pub asks: [u32; 2],
}
