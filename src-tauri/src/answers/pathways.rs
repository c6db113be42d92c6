//! The pathway packs: those that ship, and those of the worker's own organisation.

use serde::Serialize;
use ts_rs::TS;

use super::StepContact;

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PathwayPacks {
    /// Those that ship, then the organisation's own.
    pub packs: Vec<PathwayPack>,
    /// A file that was chosen and is not added yet.
    pub waiting: Option<PackPreview>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PathwayPack {
    /// Its lasting name, such as `stockport`.
    pub pack: String,
    pub name: String,
    pub version: String,
    pub source: String,
    pub verified_on: Option<String>,
    pub steps: u32,
    /// The council areas it has steps of their own for.
    pub areas: Vec<String>,
    /// Added from a file, and can be removed.
    pub own: bool,
    /// Older than twelve months since it was compiled or checked.
    pub check: bool,
    pub added_at: Option<String>,
    /// Kept by another version of Daybook in a shape that this one cannot read: its steps are not called for.
    pub unread: bool,
    /// The versions it replaced, the latest first.
    pub earlier: Vec<String>,
}

/// What a chosen file holds, before it is added.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PackPreview {
    pub pack: String,
    pub name: String,
    pub version: String,
    pub source: String,
    pub areas: Vec<String>,
    pub check: bool,
    /// The version it would replace; none when it is new.
    pub replaces: Option<String>,
    pub steps: Vec<PreviewStep>,
    /// Titles of the steps that the version before had and this one has not.
    pub gone: Vec<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewStep {
    pub id: String,
    pub title: String,
    pub when: String,
    pub who: String,
    /// Whom to reach, in the pack's own words.
    pub contact: String,
    pub contacts: Vec<StepContact>,
    /// Ways to reach someone that it had in the version before and has no more.
    pub gone: Vec<StepContact>,
    /// `new`, `changed` or `same`, against the version before.
    pub change: String,
}

/// What became of a file that was chosen.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PackChoice {
    /// The file's name.
    pub file: String,
    /// Why it cannot be added, in the order of its lines; empty when it can. The packs stay as they were.
    pub faults: Vec<PackFault>,
    pub packs: PathwayPacks,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PackFault {
    /// Counted from one; nought where it is about the whole file.
    pub line: u32,
    /// `too-large`, `unreadable`, `not-text`, `not-toml`, `unknown-word`, `unknown-trigger`, `wrong-date`, `wrong-value`, `missing`, `missing-phone`,
    /// `duplicate-id`, `shipped-name`, `emergency-number`, `before-danger`, `unknown-step`, `no-trigger`, `no-steps`,
    /// `too-many` or `older-version`.
    pub code: String,
    /// The word, number or id at fault; empty where the code says it all.
    pub about: String,
}

/// A council area that has steps of its own.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Area {
    pub name: String,
    /// `england`, `wales`, `scotland` or `northern-ireland`.
    pub nation: String,
}
