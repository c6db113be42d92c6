//! Sealing: parts into a zip, the zip into age, age into a file. Nothing is held but one part at a time.

use std::io::{self, Write};

use age::secrecy::SecretString;
use age::{Encryptor, scrypt};
use ring::digest::{Context, SHA256, digest};

use super::manifest::{MANIFEST, MOST_MANIFEST_BYTES, Manifest, PartListed, SIGNATURE};
use super::zip::{self, Entry};
use super::{Lock, NAMESPACE, OwnKeys, PIECE_BYTES, Part, public_key};
use crate::{Passphrase, Result, VaultError, hex};

/// scrypt's cost as a power of two: about a second and 256 MiB for each guess.
pub(super) const WORK: u8 = 18;
/// Nobody seals for more people at once; a lock of more lines is refused.
const MOST_RECIPIENTS: usize = 100;

/// What was written.
#[derive(Debug)]
pub struct Sealed {
    /// With its parts.
    pub manifest: Manifest,
    /// SHA-256 of the sealed file, in hex.
    pub fingerprint: String,
    pub bytes: u64,
}

/// Writes a sealed file of these parts, in this order, and returns what it wrote. The manifest's own list of parts is
/// made here. `Unforeseen` when a rule of the format was not kept: a name, a number or a size that may not be, keys
/// that are not the exporter's, a part that changed meanwhile, a recipient for whom one cannot seal.
pub fn seal(
    manifest: Manifest,
    parts: &[Part<'_>],
    lock: &Lock<'_>,
    keys: &OwnKeys,
    out: impl Write,
) -> Result<Sealed> {
    seal_with_work(manifest, parts, lock, keys, out, WORK)
}

/// As `seal`, at a cost of one guess that a test can afford.
pub(crate) fn seal_with_work(
    mut manifest: Manifest,
    parts: &[Part<'_>],
    lock: &Lock<'_>,
    keys: &OwnKeys,
    out: impl Write,
    work: u8,
) -> Result<Sealed> {
    let sums = list(&mut manifest, parts)?;
    let json = serde_json::to_vec_pretty(&manifest)?;
    let is_ours = manifest.exporter.signer == hex::write(&keys.signer());
    if !is_ours || json.len() as u64 > MOST_MANIFEST_BYTES || Manifest::read(&json).is_err() {
        return Err(VaultError::Unforeseen);
    }
    let signature = keys.sign(NAMESPACE, &json)?;
    let encryptor = encryptor(lock, work)?;
    let mut out = Summing::new(out);
    let written = write(encryptor, &json, &signature, parts, &sums, &mut out);
    // age tells only that something failed; the writer knows what.
    written.map_err(|error| out.failure.take().unwrap_or(error))?;
    Ok(Sealed { manifest, bytes: out.bytes, fingerprint: hex::write(out.digest.finish().as_ref()) })
}

/// Lists the parts in the manifest; returns the CRC-32 of each.
fn list(manifest: &mut Manifest, parts: &[Part<'_>]) -> Result<Vec<u32>> {
    manifest.parts.clear();
    let mut sums = Vec::with_capacity(parts.len());
    for part in parts {
        let (listed, crc) =
            part.with_contents(|bytes| Ok((listed(&part.name, bytes), crc32fast::hash(bytes))))?;
        manifest.parts.push(listed);
        sums.push(crc);
    }
    Ok(sums)
}

fn listed(name: &str, bytes: &[u8]) -> PartListed {
    PartListed {
        name: name.to_owned(),
        bytes: bytes.len() as u64,
        sha256: hex::write(digest(&SHA256, bytes).as_ref()),
    }
}

fn encryptor(lock: &Lock<'_>, work: u8) -> Result<Encryptor> {
    let made = match lock {
        Lock::Passphrase(passphrase) => {
            let mut recipient = scrypt::Recipient::new(secret(passphrase));
            recipient.set_work_factor(work);
            Encryptor::with_recipients(std::iter::once(&recipient as _))
        }
        Lock::Recipients(recipients) => {
            let read = recipients.iter().map(|recipient| Some(public_key::read(recipient)?.0));
            let read: Option<Vec<_>> = read.collect();
            let read = read.filter(|read| read.len() <= MOST_RECIPIENTS).ok_or(VaultError::Unforeseen)?;
            Encryptor::with_recipients(read.iter().map(|recipient| recipient as _))
        }
    };
    made.map_err(|_| VaultError::Unforeseen)
}

/// Returns the passphrase in the form age takes, which wipes it as well.
pub(super) fn secret(passphrase: &Passphrase) -> SecretString {
    SecretString::from(std::str::from_utf8(passphrase.bytes()).expect("a passphrase was made of a string"))
}

fn write(
    encryptor: Encryptor,
    manifest: &[u8],
    signature: &[u8],
    parts: &[Part<'_>],
    sums: &[u32],
    out: &mut Summing<impl Write>,
) -> Result<()> {
    let mut zip = Zip { age: encryptor.wrap_output(&mut *out)?, entries: Vec::new() };
    zip.add(MANIFEST, manifest, crc32fast::hash(manifest))?;
    zip.add(SIGNATURE, signature, crc32fast::hash(signature))?;
    for (part, crc) in parts.iter().zip(sums) {
        part.with_contents(|bytes| {
            // Fetched a second time, it must still be what the manifest says.
            if crc32fast::hash(bytes) == *crc {
                zip.add(&part.name, bytes, *crc)
            } else {
                Err(VaultError::Unforeseen)
            }
        })?;
    }
    zip.finish()?;
    Ok(out.flush()?)
}

/// The zip while it is written through age.
struct Zip<W: Write> {
    age: age::stream::StreamWriter<W>,
    entries: Vec<Entry>,
}

impl<W: Write> Zip<W> {
    fn add(&mut self, name: &str, bytes: &[u8], crc: u32) -> Result<()> {
        let entry = Entry {
            name: name.to_owned(),
            bytes: u32::try_from(bytes.len()).map_err(|_| VaultError::Unforeseen)?,
            crc,
            offset: self.entries.last().map_or(0, Entry::after),
        };
        self.age.write_all(&entry.local())?;
        for piece in bytes.chunks(PIECE_BYTES) {
            self.age.write_all(piece)?;
        }
        self.entries.push(entry);
        Ok(())
    }

    fn finish(mut self) -> Result<()> {
        for entry in &self.entries {
            self.age.write_all(&entry.central())?;
        }
        self.age.write_all(&zip::end(&self.entries))?;
        self.age.finish()?;
        Ok(())
    }
}

/// A writer that sums and counts what goes through it, and remembers why it could not.
struct Summing<W> {
    out: W,
    digest: Context,
    bytes: u64,
    failure: Option<VaultError>,
}

impl<W: Write> Summing<W> {
    fn new(out: W) -> Self {
        Self { out, digest: Context::new(&SHA256), bytes: 0, failure: None }
    }

    fn remember(&mut self, result: io::Result<()>) -> io::Result<()> {
        result.map_err(|error| {
            let kind = error.kind();
            self.failure.get_or_insert(error.into());
            kind.into()
        })
    }
}

impl<W: Write> Write for Summing<W> {
    /// Writes all or fails: age takes a piece that was written in part for a failure.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write_all(bytes);
        self.remember(written)?;
        self.digest.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.out.flush();
        self.remember(flushed)
    }
}

#[cfg(test)]
#[path = "seal_tests.rs"]
mod tests;
