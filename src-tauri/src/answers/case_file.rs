//! A case file on its way out: what may be chosen, what would leave, how it is protected.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What of a case leaves, as chosen so far. Anything may be empty; a choice is kept as a form draft.
#[derive(Serialize, Deserialize, TS, Default, Clone)]
#[serde(rename_all = "camelCase", default)]
pub struct FileChoice {
    /// `whole-case`, `referral-pack`, `chronology`, `notes`, `consent-record` or `subject-access`; empty until chosen.
    pub kind: String,
    /// The parts that are ticked; none until a kind was chosen: then those the kind begins with.
    pub parts: Option<Vec<String>>,
    /// `YYYY-MM-DD`: notes of that day and later; empty for all.
    pub from: String,
    /// `YYYY-MM-DD`: notes of that day and before; empty for all.
    pub to: String,
    pub replaced: Vec<ReplacedPerson>,
    /// For the person themself alone: what must be said before it leaves. None while it is being chosen.
    pub access: Option<AccessTyped>,
}

/// What is said before someone gets their own record, as typed.
#[derive(Serialize, Deserialize, TS, Default, Clone)]
#[serde(rename_all = "camelCase", default)]
pub struct AccessTyped {
    /// `YYYY-MM-DD`: when the request came in; may stay empty.
    pub received: String,
    /// Serious harm and others named in it were looked at.
    pub confirmed: bool,
    /// Who looked at it, and what they decided.
    pub looked_at: String,
}

/// By when a person's request for their own record is answered.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccessShown {
    pub months: u32,
    pub source: String,
    pub to_confirm: bool,
    /// `YYYY-MM-DD`; none until the day of the request is typed.
    pub answer_by: Option<String>,
}

/// Someone whose names are not to leave.
#[derive(Serialize, Deserialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct ReplacedPerson {
    /// `self` for the person the case is about, or the id of a person of the case.
    pub person: String,
    /// `pseudonym` ("Person A"), `redact` ("[name removed]"), or `shown`: as it is, in a file for the person themself,
    /// where others' names are taken out unless someone says so.
    pub how: String,
}

/// What may be chosen, and what would leave by this choice.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileToLeave {
    pub choice: FileChoice,
    pub kinds: Vec<String>,
    pub parts: Vec<PartOffered>,
    /// Whose names can be replaced.
    pub people: Vec<PersonNamed>,
    /// What the file would say, as it would say it; none until a kind was chosen.
    pub preview: Option<CaseFileShown>,
    /// What stands in place of which names, how often. It never leaves.
    pub replacements: Vec<Replacement>,
    /// Parts of those names that still stand somewhere, such as a first name alone.
    pub leftovers: Vec<String>,
    /// The files that would go along.
    pub files: Vec<FileListed>,
    /// Of a file for the person themself.
    pub access: Option<AccessShown>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartOffered {
    /// `case`, `open`, `steps`, `warnings`, `going-in`, `referral`, `decisions`, `consent`, `sharing`, `notes`, `files`,
    /// `people` or `chronology`.
    pub part: String,
    pub ticked: bool,
    /// It stands in every file of this kind and cannot be left out.
    pub fixed: bool,
    /// It is about people other than the person.
    pub third_party: bool,
    pub sensitive: bool,
    /// How many entries it would hold.
    pub entries: u32,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonNamed {
    pub person: String,
    /// As the case calls them.
    pub called: String,
    /// What they are to the person, in the worker's words; empty for the person themself.
    pub role: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Replacement {
    /// The names that were looked for.
    pub names: Vec<String>,
    /// What stands there now.
    pub by: String,
    pub times: u32,
}

/// A file kept in the case that would go along, under a number for a name.
#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct FileListed {
    /// Such as `attachments/0001.pdf`.
    pub part: String,
    pub name: String,
    pub bytes: u32,
    pub fingerprint: String,
    /// Where it stands in the file, such as `note/<id>`.
    pub place: String,
}

/// A case file as it can be read: the same for the preview, the paper and the review.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseFileShown {
    pub parts: Vec<FilePart>,
    /// The parts that are not in it, by choice; `oversight` for notes of supervision, in a file for the person.
    pub left_out: Vec<String>,
    /// How many entries there are in all.
    pub entries: u32,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FilePart {
    /// As of `PartOffered`.
    pub part: String,
    pub entries: Vec<FileEntry>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileEntry {
    /// A lasting name of the place, such as `note/<id>`; comments are tied to it.
    pub place: String,
    pub title: String,
    /// When, in words; may be empty.
    pub when: String,
    pub rows: Vec<FileRow>,
    /// It was added to, corrected or taken back after it was recorded.
    pub amended: bool,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileRow {
    pub label: String,
    pub text: String,
    /// The very words of someone.
    pub quoted: bool,
}

/// How a sealed file is protected, as typed.
#[derive(Deserialize, TS, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct Protection {
    /// The colleagues whose key opens it, by id.
    pub colleagues: Vec<String>,
    /// Where no colleague is chosen: a passphrase that is told to the reader by other means.
    pub passphrase: String,
}
