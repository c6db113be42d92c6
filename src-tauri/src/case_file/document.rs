//! `case.json`: the case file as data, by the schema in `docs/schemas/case-file-1.json`; and what the manifest says of it.

use casework::case_file::{CaseFile, FileKind, PartKind};
use casework::review::OpenItem;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The name of the part.
pub const CASE: &str = "case.json";
pub const PAPER: &str = "case-file.pdf";
pub const RECORDS: &str = "records.json";
const FORMAT: &str = "daybook-case-file";
const VERSION: u32 = 1;

/// A case file as other software reads it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CaseDocument {
    pub format: String,
    pub version: u32,
    pub about: About,
    pub file: CaseFile,
    /// What was open when it was made, for whoever reckons it again on a later day.
    pub open: Vec<OpenItem>,
    pub files: Vec<FileCarried>,
}

/// What a case file is of; the manifest says the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct About {
    pub kind: FileKind,
    /// A random id: the same in every copy of the case.
    pub case_id: String,
    pub case_number: String,
    /// Empty where the person's names were replaced.
    pub called: String,
    pub practice: bool,
    pub entries: u32,
    pub left_out: Vec<PartKind>,
    /// Notes from this day on, `YYYY-MM-DD`; all when none.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub names_replaced: bool,
    /// The version of the official form by which the referral stands.
    pub form_version: String,
    /// The data packs by which steps and days were reckoned, with their versions.
    pub packs: Vec<String>,
}

/// A file of the case that is a part of the sealed file, under a number for a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FileCarried {
    pub part: String,
    pub name: String,
    pub bytes: u32,
    /// SHA-256 in hex.
    pub sha256: String,
    /// Where it stands in `file`.
    pub place: String,
}

impl CaseDocument {
    pub fn of(about: About, file: CaseFile, open: Vec<OpenItem>, files: Vec<FileCarried>) -> Self {
        Self { format: FORMAT.to_owned(), version: VERSION, about, file, open, files }
    }

    /// Reads the part; none when it is not by this schema.
    pub fn read(json: &[u8]) -> Option<Self> {
        let document: Self = serde_json::from_slice(json).ok()?;
        (document.format == FORMAT && document.version == VERSION).then_some(document)
    }
}
