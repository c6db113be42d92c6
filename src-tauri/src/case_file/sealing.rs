//! A case file that is ready to be sealed: its parts, and what its manifest says.

use casework::case_file::FileKind;
use serde_json::Value;
use vault::sealed_file::{Exporter, LedgerHead, Lock, Manifest, OwnKeys, Part, What, seal};
use vault::store::Rows;
use vault::{Moment, Vault, VaultError};
use zeroize::Zeroizing;

use super::{Made, document, records};
use crate::copy_in_hand as in_hand;
use crate::refusal::Answer;

/// A file that is ready to be sealed.
pub struct Sealing {
    made: Made,
    manifest: Manifest,
    json: Zeroizing<Vec<u8>>,
    pdf: Zeroizing<Vec<u8>>,
    keys: OwnKeys,
    records: Option<Records>,
}

/// The records of a whole case.
struct Records {
    json: Zeroizing<Vec<u8>>,
    rows: Rows,
    /// Files that are kept in the case and listed nowhere, such as that of a note it was taken from: id and fingerprint.
    files: Vec<(String, String)>,
}

impl Sealing {
    /// Takes everything that goes in together, so that only the writing is left.
    pub fn of(vault: &mut Vault, made: Made, now: Moment) -> Answer<Self> {
        let card = vault.own_card(now)?;
        let Value::Object(facts) = in_hand::json(&made.about())? else {
            return Err(VaultError::Unforeseen.into());
        };
        let manifest =
            Manifest::begin(What::CaseFile, Exporter::of(&card), facts, LedgerHead::of(vault)?, now);
        let json = serde_json::to_vec(&made.document()).map_err(|_| VaultError::Unforeseen)?;
        // Only a case with nothing left out or replaced can be taken up again as a case.
        let whole = made.choice.is_whole() && !made.replaced;
        let records = whole.then(|| Records::of(vault, &made)).transpose()?;
        Ok(Self {
            pdf: Zeroizing::new(made.pdf(true)?),
            json: Zeroizing::new(json),
            records,
            keys: vault.own_keys(now)?,
            manifest,
            made,
        })
    }

    /// Writes the sealed file; the files that go along are fetched one at a time.
    pub fn write(&self, vault: &Vault, lock: &Lock<'_>, out: &mut dyn std::io::Write) -> vault::Result<()> {
        let mut parts = vec![Part::held(document::CASE, &self.json), Part::held(document::PAPER, &self.pdf)];
        parts.extend(self.records.as_ref().map(|records| Part::held(document::RECORDS, &records.json)));
        parts.extend(
            self.made.files.iter().map(|file| Part::fetched(file.part.clone(), move || file.content(vault))),
        );
        let more = self.records.iter().flat_map(|records| &records.files);
        parts.extend(more.enumerate().map(|(number, (file, fingerprint))| {
            let name = format!("attachments/{:04}.bin", self.made.files.len() + number + 1);
            Part::fetched(name, move || whole(vault, file, fingerprint))
        }));
        seal(self.manifest.clone(), &parts, lock, &self.keys, out)?;
        Ok(())
    }

    /// Returns the file's own name for itself, and what stands in each row that may change, when a case is handed over.
    pub fn handed_over(&self) -> Option<(&str, &Rows)> {
        let records = self.records.as_ref().filter(|_| self.made.choice.kind == FileKind::HandOver)?;
        Some((&self.manifest.id, &records.rows))
    }
}

impl Records {
    fn of(vault: &Vault, made: &Made) -> Answer<Self> {
        let carried = records::of(vault, &made.case)?;
        let is_listed = |(id, _): &(String, String)| made.files.iter().any(|it| it.file.id == *id);
        let files = if made.choice.kind == FileKind::HandOver { carried.kept_files() } else { Vec::new() };
        Ok(Self {
            json: records::json(&carried)?,
            rows: carried.rows_that_change(),
            files: files.into_iter().filter(|it| !is_listed(it)).collect(),
        })
    }
}

/// Returns what a file holds, when it is as it was kept.
fn whole(vault: &Vault, file: &str, fingerprint: &str) -> vault::Result<Zeroizing<Vec<u8>>> {
    let content = vault.file_content(file)?;
    if vault::fingerprint(&content) == fingerprint { Ok(content) } else { Err(VaultError::DatabaseDamaged) }
}
