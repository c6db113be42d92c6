//! The manifest: what is in a sealed file, from whom, and what it is about.

use casework::moment::read_stored;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::card::Card;
use super::fault::{Fault, Why};
use super::public_key;
use crate::{Moment, Vault, hex};

pub const FORMAT: &str = "daybook-sealed-file";
pub const VERSION: u64 = 1;
pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const SIGNATURE: &str = "manifest.sig";

/// A manifest of more bytes is refused unread.
pub(super) const MOST_MANIFEST_BYTES: u64 = 4 * 1024 * 1024;
/// More parts than this are refused …
pub const MOST_PARTS: usize = 5_000;
/// … and parts of more bytes than this together.
pub const MOST_BYTES: u64 = 2 * 1024 * 1024 * 1024;
const MOST_NAME_BYTES: usize = 100;
/// A value in JSON takes up far more room in memory than on paper. Each is opened by one of three characters.
const MOST_VALUES: usize = 60_000;

/// What the caller says of the contents: kind, case number, form and pack versions, counts, what was left out …
pub type Facts = Map<String, Value>;

/// What a sealed file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    CaseFile,
    Review,
    /// A partnership return: categories of cases, for whoever puts several together.
    Return,
}

/// The list of contents of a sealed file, signed by its exporter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Manifest {
    pub format: String,
    pub version: u64,
    /// A random uuid, hyphenated.
    pub id: String,
    pub what: What,
    /// RFC 3339.
    pub made_at: String,
    /// The version of Daybook that sealed it.
    pub daybook: String,
    pub exporter: Exporter,
    pub facts: Facts,
    pub ledger: LedgerHead,
    /// In the order in which they stand in the file. `seal` fills them in.
    pub parts: Vec<PartListed>,
}

/// Who sealed the file, by their card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Exporter {
    pub name: String,
    pub role: String,
    pub organisation: String,
    /// The id of their card.
    pub card: String,
    /// The key by which an answer is sealed for them, `age1…`.
    pub recipient: String,
    /// The key by which they sign, in hex.
    pub signer: String,
}

impl Exporter {
    /// Returns what a manifest says of the holder of a card.
    pub fn of(card: &Card) -> Self {
        Self {
            name: card.name.clone(),
            role: card.role.clone(),
            organisation: card.organisation.clone(),
            card: card.id.clone(),
            recipient: card.recipient.clone(),
            signer: card.signer.clone(),
        }
    }
}

/// The head of the exporter's ledger at that moment, a witness for later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LedgerHead {
    pub entries: u64,
    /// In hex.
    pub hash: String,
}

impl LedgerHead {
    /// Returns the head of this vault's ledger as it stands.
    pub fn of(vault: &Vault) -> crate::Result<Self> {
        let (entries, hash) = vault.head()?;
        Ok(Self { entries: u64::try_from(entries).unwrap_or(0), hash: hex::write(&hash) })
    }
}

/// One part as the manifest lists it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PartListed {
    pub name: String,
    pub bytes: u64,
    /// In hex.
    pub sha256: String,
}

/// All that is read of a manifest before its version is known.
#[derive(Deserialize)]
struct Preface {
    format: String,
    version: u64,
}

impl Manifest {
    /// Returns a manifest without parts and with a new random id.
    pub fn begin(what: What, exporter: Exporter, facts: Facts, ledger: LedgerHead, now: Moment) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            id: uuid::Uuid::new_v4().to_string(),
            what,
            made_at: now.to_rfc3339(),
            daybook: env!("CARGO_PKG_VERSION").to_owned(),
            exporter,
            facts,
            ledger,
            parts: Vec::new(),
        }
    }

    /// Returns the bytes of all parts together.
    pub fn bytes(&self) -> u64 {
        self.parts.iter().map(|part| part.bytes).fold(0, u64::saturating_add)
    }

    pub fn part(&self, name: &str) -> Option<&PartListed> {
        self.parts.iter().find(|part| part.name == name)
    }

    /// Tells whether a newer version wrote this. Nothing else of it is looked at.
    pub(super) fn is_newer(json: &[u8]) -> bool {
        serde_json::from_slice::<Preface>(json)
            .is_ok_and(|preface| preface.format == FORMAT && preface.version > VERSION)
    }

    /// Returns a manifest that keeps every rule of the format.
    pub(super) fn read(json: &[u8]) -> Result<Self, Fault> {
        let values = json.iter().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count();
        if values > MOST_VALUES {
            return Err(Fault::new(Why::TooLarge, MANIFEST));
        }
        let manifest: Self = serde_json::from_slice(json).map_err(|_| Fault::tampered(MANIFEST))?;
        if manifest.parts.len() > MOST_PARTS || manifest.bytes() > MOST_BYTES {
            return Err(Fault::new(Why::TooLarge, MANIFEST));
        }
        if manifest.keeps_the_rules() { Ok(manifest) } else { Err(Fault::tampered(MANIFEST)) }
    }

    fn keeps_the_rules(&self) -> bool {
        self.format == FORMAT
            && self.version == VERSION
            && is_uuid(&self.id)
            && read_stored(&self.made_at).is_some()
            && is_uuid(&self.exporter.card)
            && public_key::is_usable(&self.exporter.recipient)
            && hex::read::<32>(&self.exporter.signer).is_some()
            && hex::read::<32>(&self.ledger.hash).is_some()
            && self.parts_are_well_named()
            && self.parts.iter().all(|part| hex::read::<32>(&part.sha256).is_some())
    }

    fn parts_are_well_named(&self) -> bool {
        let mut seen = std::collections::BTreeSet::new();
        !self.parts.is_empty()
            && self.parts.iter().all(|part| is_part_name(&part.name) && seen.insert(part.name.as_str()))
    }
}

/// Tells whether this is a random uuid in its one usual form.
pub(super) fn is_uuid(text: &str) -> bool {
    uuid::Uuid::try_parse(text)
        .is_ok_and(|uuid| uuid.get_version_num() == 4 && uuid.hyphenated().to_string() == text)
}

/// Tells whether a part may have that name: `[a-z0-9-]+(/[a-z0-9-]+)?\.[a-z0-9]{1,5}`, and not the manifest's own.
pub fn is_part_name(name: &str) -> bool {
    let plain = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    let hyphened =
        |text: &str| !text.is_empty() && text.split('-').all(|piece| piece.is_empty() || plain(piece));
    let Some((stem, kind)) = name.split_once('.') else { return false };
    let (folder, stem) = stem.split_once('/').unwrap_or(("folder", stem));
    name.len() <= MOST_NAME_BYTES
        && hyphened(folder)
        && hyphened(stem)
        && plain(kind)
        && kind.len() <= 5
        && name != MANIFEST
        && name != SIGNATURE
}
