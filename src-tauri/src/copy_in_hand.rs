//! A copy that a colleague gave: opened whole, kept as it came, and read again whenever it is looked at.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use casework::lateness::Recording;
use casework::review::{OpenItem, as_of};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use vault::sealed_file::{Fault, Key, Manifest, OwnKeys, Verified, What, Why, read_part, read_parts, verify};
use vault::store::{Carried, CopyRecord};
use vault::{Moment, Passphrase, Vault, VaultError};
use zeroize::Zeroizing;

use crate::case_file::document::{About, CASE, CaseDocument, FileCarried, RECORDS};
use crate::caseload;
use crate::refusal::{Answer, Refusal, RefusalCode};

/// The most bytes of `case.json` and of `records.json` that are taken into memory.
pub const MOST_JSON: usize = 64 * 1024 * 1024;
/// The most bytes of any other part.
pub const MOST_PART: usize = 256 * 1024 * 1024;

/// The file that was chosen and waits for its passphrase, while Daybook runs.
#[derive(Default)]
pub struct Waiting(Mutex<Option<PathBuf>>);

impl Waiting {
    pub fn put(&self, path: Option<PathBuf>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = path;
    }

    pub fn path(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// What a copy is opened with.
pub enum Opener {
    Own(OwnKeys),
    Passphrase(Zeroizing<String>),
}

impl Opener {
    /// Does something with the key.
    fn with<T>(&self, act: impl FnOnce(Key<'_>) -> T) -> T {
        match self {
            Self::Own(keys) => act(Key::Own(keys)),
            Self::Passphrase(text) => act(Key::Passphrase(&Passphrase::new(text.to_string()))),
        }
    }
}

/// A sealed file of which every byte was checked, and the case file in it.
pub struct Opened {
    pub verified: Verified,
    pub document: CaseDocument,
}

/// What is kept of a copy beside its bytes.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Kept {
    pub manifest: Manifest,
    /// What was open when it was made.
    pub open: Vec<OpenItem>,
    /// What opens it again, where it was sealed for a passphrase: the vault keeps it with the copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passphrase: Option<String>,
}

impl Kept {
    /// Returns what the manifest says of the case file.
    pub fn about(&self) -> Answer<About> {
        let facts = Value::Object(self.manifest.facts.clone());
        serde_json::from_value(facts).map_err(|_| VaultError::CannotRead.into())
    }
}

/// Why a file was not opened as a copy.
pub enum NotOpened {
    Fault(Fault),
    /// It is a review, whole and sound, but no case file.
    Review,
}

impl From<Fault> for NotOpened {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Opens a sealed file: nothing of it is believed before its last byte was checked.
pub fn open<R: Read>(read: impl Fn() -> std::io::Result<R>, opener: &Opener) -> Result<Opened, NotOpened> {
    let file = || read().map_err(|_| unreadable());
    let verified = opener.with(|key| verify(BufReader::new(file()?), key))?;
    if verified.manifest.what != What::CaseFile {
        return Err(NotOpened::Review);
    }
    let json = opener.with(|key| read_part(BufReader::new(file()?), key, &verified, CASE, MOST_JSON))?;
    let document = CaseDocument::read(&json);
    let document = document.ok_or_else(|| Fault { why: Why::Tampered, part: CASE.to_owned() })?;
    Ok(Opened { verified, document })
}

fn unreadable() -> Fault {
    Fault { why: Why::Unreadable, part: String::new() }
}

/// Keeps the opened file of that path; returns the copy and whether it was here before.
pub fn keep(
    vault: &mut Vault,
    path: &Path,
    opened: &Opened,
    opener: &Opener,
    now: Moment,
) -> Answer<(String, bool)> {
    let here = vault
        .copies()?
        .into_iter()
        .find(|copy| copy.removed_at.is_none() && copy.fingerprint == opened.verified.fingerprint);
    if let Some(copy) = here {
        return Ok((copy.id, true));
    }
    let kept = Kept {
        manifest: opened.verified.manifest.clone(),
        open: opened.document.open.clone(),
        passphrase: match opener {
            Opener::Own(_) => None,
            Opener::Passphrase(text) => Some(text.to_string()),
        },
    };
    let content = serde_json::to_value(&kept).map_err(|_| Refusal::new(RefusalCode::Unforeseen))?;
    let file = File::open(path).map_err(|_| Refusal::new(RefusalCode::CannotRead))?;
    Ok((vault.keep_copy(BufReader::new(file), &opened.verified, &content, now)?, false))
}

/// Returns what is kept of a copy beside its bytes.
pub fn kept(record: &CopyRecord) -> Answer<Kept> {
    serde_json::from_value(record.content.clone()).map_err(|_| VaultError::CannotRead.into())
}

/// Returns what is still said of a copy once it is removed: which file it was, and from whom.
pub fn left(kept: &Kept) -> Answer<Value> {
    let mut manifest = kept.manifest.clone();
    manifest.facts.retain(|fact, _| fact == "caseNumber");
    json(&manifest)
}

/// Opens a copy that is kept, checking every byte of it again.
pub fn reopen(vault: &mut Vault, copy: &str, now: Moment) -> Answer<(CopyRecord, Opened)> {
    let record = vault.copy(copy)?;
    if record.removed_at.is_some() {
        return Err(VaultError::NotFound.into());
    }
    let opener = opener(vault, &record, now)?;
    let read = || vault.copy_reader(copy).map_err(|_| std::io::Error::from(std::io::ErrorKind::NotFound));
    let opened = open(read, &opener).map_err(|_| VaultError::CannotRead)?;
    Ok((record, opened))
}

fn opener(vault: &mut Vault, record: &CopyRecord, now: Moment) -> Answer<Opener> {
    Ok(match kept(record)?.passphrase {
        Some(text) => Opener::Passphrase(Zeroizing::new(text)),
        None => Opener::Own(vault.own_keys(now)?),
    })
}

/// Returns what is open in a copy on this day: by the rules where its records came along, otherwise by the days alone.
pub fn open_today(vault: &mut Vault, copy: &CopyRecord, opened: &Opened, now: Moment) -> Vec<OpenItem> {
    let by_rules =
        records(vault, copy, opened, now).and_then(|records| reckoned(&records, &opened.document, now));
    by_day(by_rules.as_ref().unwrap_or(&opened.document.open), now.date_naive())
}

/// Returns what was open, reckoned for another day.
pub fn by_day(open: &[OpenItem], today: NaiveDate) -> Vec<OpenItem> {
    as_of(open, today, Recording::current().due_soon_days)
}

fn records(vault: &mut Vault, copy: &CopyRecord, opened: &Opened, now: Moment) -> Option<Zeroizing<Vec<u8>>> {
    parts(vault, copy, opened, (&[RECORDS], MOST_JSON), now)?.pop()
}

/// Returns parts of a copy that is kept, each of at most so many bytes, in the order asked for; none when one is not
/// there or has more.
pub fn parts(
    vault: &mut Vault,
    copy: &CopyRecord,
    opened: &Opened,
    (names, most): (&[&str], usize),
    now: Moment,
) -> Option<Vec<Zeroizing<Vec<u8>>>> {
    names.iter().try_for_each(|name| opened.verified.manifest.part(name).map(|_| ()))?;
    let opener = opener(vault, copy, now).ok()?;
    let read = vault.copy_reader(&copy.id).ok()?;
    opener.with(|key| read_parts(read, key, &opened.verified, names, most)).ok()
}

/// Returns a file that came with a copy, and what the case file says of it. Every byte of the copy is checked before.
pub fn file(
    vault: &mut Vault,
    copy: &str,
    part: &str,
    now: Moment,
) -> Answer<(FileCarried, Zeroizing<Vec<u8>>)> {
    let (record, opened) = reopen(vault, copy, now)?;
    let listed = opened.document.files.iter().find(|it| it.part == part).cloned();
    let listed = listed.ok_or_else(|| Refusal::new(RefusalCode::NotFound))?;
    let content = parts(vault, &record, &opened, (&[part], MOST_PART), now).and_then(|mut all| all.pop());
    Ok((listed, content.ok_or_else(|| Refusal::new(RefusalCode::CannotRead))?))
}

fn reckoned(records: &[u8], document: &CaseDocument, now: Moment) -> Option<Vec<OpenItem>> {
    let carried: Carried = serde_json::from_slice(records).ok()?;
    let carried = carried.open().ok()?;
    let case = carried.case(&document.about.case_id).ok()?;
    let standing = caseload::one(&carried, &case, now).ok()?;
    Some(standing.open_items(now.date_naive()))
}

/// Returns the value of a record's content as JSON.
pub fn json(content: &impl Serialize) -> Answer<Value> {
    serde_json::to_value(content).map_err(|_| Refusal::new(RefusalCode::Unforeseen))
}
