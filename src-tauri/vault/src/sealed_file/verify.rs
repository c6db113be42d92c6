//! Reading a sealed file: once from beginning to end without keeping anything, and again for a part of it.

use std::io::Read;
use std::ops::RangeInclusive;

use ring::digest::{Context, SHA256};
use zeroize::Zeroizing;

use super::fault::{DIRECTORY, END, Fault, Why};
use super::keys::{SIGNATURE_BYTES, SIGNER_BYTES, signed_by};
use super::lock::{self, Opened};
use super::manifest::{MANIFEST, MOST_MANIFEST_BYTES, Manifest, PartListed, SIGNATURE};
use super::zip::{self, Entry, LOCAL_BYTES};
use super::{Key, NAMESPACE, PIECE_BYTES};
use crate::hex;

/// A sealed file of which every byte has been checked. Only `verify` makes one.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Verified {
    pub manifest: Manifest,
    /// The public key that signed it. Whose it is, the caller knows or not.
    pub signed_by: [u8; SIGNER_BYTES],
    /// SHA-256 of the sealed file as it came, in hex.
    pub fingerprint: String,
    /// Its bytes.
    pub bytes: u64,
}

/// Reads a whole file and returns what it is, when every byte of it is as it was signed.
pub fn verify(file: impl Read, key: Key<'_>) -> Result<Verified, Fault> {
    verify_within(file, key, &lock::WORK)
}

/// As `verify`, with bounds on the cost of one guess that a test can afford.
pub(crate) fn verify_within(
    file: impl Read,
    key: Key<'_>,
    work: &RangeInclusive<u8>,
) -> Result<Verified, Fault> {
    let mut contents = Contents::open(file, key, work)?;
    let manifest = contents.manifest()?;
    for part in &manifest.manifest.parts {
        contents.part(part, |_| ())?;
    }
    let (bytes, fingerprint) = contents.finish()?;
    let Signed { manifest, signer } = manifest;
    Ok(Verified { manifest, signed_by: signer, fingerprint, bytes })
}

/// Returns one part of a file that was verified; `TooLarge` when it has more than `most` bytes. The file is checked
/// again as far as it is read: what is returned is what was verified.
pub fn read_part(
    file: impl Read,
    key: Key<'_>,
    verified: &Verified,
    name: &str,
    most: usize,
) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let mut parts = read_parts(file, key, verified, &[name], most)?;
    parts.pop().ok_or_else(|| Fault::tampered(name))
}

/// As `read_part`, for several parts at one opening, in the order asked for; `most` is for each of them. A part that
/// the manifest does not list is `Tampered`.
pub fn read_parts(
    file: impl Read,
    key: Key<'_>,
    verified: &Verified,
    names: &[&str],
    most: usize,
) -> Result<Vec<Zeroizing<Vec<u8>>>, Fault> {
    read_parts_within(file, key, verified, names, most, &lock::WORK)
}

pub(crate) fn read_parts_within(
    file: impl Read,
    key: Key<'_>,
    verified: &Verified,
    names: &[&str],
    most: usize,
    work: &RangeInclusive<u8>,
) -> Result<Vec<Zeroizing<Vec<u8>>>, Fault> {
    let mut kept: Vec<Zeroizing<Vec<u8>>> = Vec::with_capacity(names.len());
    for name in names {
        let listed = verified.manifest.part(name).ok_or_else(|| Fault::tampered(name))?;
        let bytes = usize::try_from(listed.bytes).ok().filter(|bytes| *bytes <= most);
        let bytes = bytes.ok_or_else(|| Fault::new(Why::TooLarge, name))?;
        // The room is made once, so that nothing is left behind unwiped when it grows.
        kept.push(Zeroizing::new(Vec::with_capacity(bytes)));
    }
    let mut contents = Contents::open(file, key, work)?;
    if contents.manifest()?.manifest != verified.manifest {
        return Err(Fault::tampered(MANIFEST));
    }
    let last = verified.manifest.parts.iter().rposition(|part| names.contains(&part.name.as_str()));
    for part in verified.manifest.parts.iter().take(last.map_or(0, |last| last + 1)) {
        let wanted: Vec<usize> = (0..names.len()).filter(|at| names[*at] == part.name).collect();
        contents.part(part, |piece| wanted.iter().for_each(|at| kept[*at].extend_from_slice(piece)))?;
    }
    Ok(kept)
}

/// A manifest and the key that signed it.
struct Signed {
    manifest: Manifest,
    signer: [u8; SIGNER_BYTES],
}

/// The zip while it is read, and the entries that were met.
struct Contents<R: Read> {
    opened: Opened<R>,
    entries: Vec<Entry>,
    piece: Zeroizing<Vec<u8>>,
}

impl<R: Read> Contents<R> {
    fn open(file: R, key: Key<'_>, work: &RangeInclusive<u8>) -> Result<Self, Fault> {
        let opened = Opened::open(file, key, work)?;
        Ok(Self { opened, entries: Vec::new(), piece: Zeroizing::new(vec![0; PIECE_BYTES]) })
    }

    /// Reads the manifest and its signature. A newer version is said to be one before anything else is asked.
    fn manifest(&mut self) -> Result<Signed, Fault> {
        let header = self.header(MANIFEST)?;
        let bytes = zip::claimed_bytes(&header);
        if bytes > MOST_MANIFEST_BYTES {
            return Err(self.opened.fault(Why::TooLarge));
        }
        let mut json = Vec::new();
        let summed = self.contents(bytes, |piece| json.extend_from_slice(piece))?;
        if Manifest::is_newer(&json) {
            return Err(self.opened.fault(Why::Newer));
        }
        self.entry(MANIFEST, &header, bytes, &summed)?;
        let manifest = Manifest::read(&json)?;
        let signature = self.signature()?;
        let signer = hex::read(&manifest.exporter.signer).ok_or_else(|| Fault::tampered(MANIFEST))?;
        if !signed_by(&signer, NAMESPACE, &json, &signature) {
            return Err(Fault::tampered(SIGNATURE));
        }
        let listed = manifest.parts.iter().map(|part| (part.name.as_str(), part.bytes));
        let own = [(MANIFEST, bytes), (SIGNATURE, SIGNATURE_BYTES as u64)];
        self.opened.must_hold(zip::whole(own.into_iter().chain(listed)));
        Ok(Signed { manifest, signer })
    }

    fn signature(&mut self) -> Result<Vec<u8>, Fault> {
        let header = self.header(SIGNATURE)?;
        let mut signature = Vec::with_capacity(SIGNATURE_BYTES);
        let summed = self.contents(SIGNATURE_BYTES as u64, |piece| signature.extend_from_slice(piece))?;
        self.entry(SIGNATURE, &header, SIGNATURE_BYTES as u64, &summed)?;
        Ok(signature)
    }

    /// Reads one part as the manifest lists it.
    fn part(&mut self, part: &PartListed, keep: impl FnMut(&[u8])) -> Result<(), Fault> {
        let header = self.header(&part.name)?;
        // A header that claims another size is refused before a byte behind it is read.
        if zip::claimed_bytes(&header) != part.bytes {
            return Err(self.opened.fault(Why::Tampered));
        }
        let summed = self.contents(part.bytes, keep)?;
        self.entry(&part.name, &header, part.bytes, &summed)?;
        if summed.sha256 == part.sha256 { Ok(()) } else { Err(self.opened.fault(Why::Tampered)) }
    }

    /// Reads the header before the contents of that part, as long as it must be.
    fn header(&mut self, name: &str) -> Result<Vec<u8>, Fault> {
        self.opened.turn_to(name);
        let mut header = vec![0; LOCAL_BYTES + name.len()];
        let read = self.opened.fill(&mut header)?;
        if self.entries.is_empty() && !zip::begins(&header[..read]) {
            return Err(self.opened.fault(Why::NotSealed));
        }
        if read == header.len() { Ok(header) } else { Err(self.opened.fault(Why::Tampered)) }
    }

    /// Reads that many bytes, a piece at a time.
    fn contents(&mut self, bytes: u64, mut keep: impl FnMut(&[u8])) -> Result<Summed, Fault> {
        let (mut digest, mut crc) = (Context::new(&SHA256), crc32fast::Hasher::new());
        let mut left = bytes;
        while left > 0 {
            let room = usize::try_from(left).unwrap_or(PIECE_BYTES).min(PIECE_BYTES);
            let piece = &mut self.piece[..room];
            self.opened.fill_all(piece)?;
            digest.update(piece);
            crc.update(piece);
            keep(piece);
            left -= room as u64;
        }
        Ok(Summed { crc: crc.finalize(), sha256: hex::write(digest.finish().as_ref()) })
    }

    /// Compares a header with the one it must be, now that the contents were read, and remembers the entry.
    fn entry(&mut self, name: &str, header: &[u8], bytes: u64, summed: &Summed) -> Result<(), Fault> {
        let bytes = u32::try_from(bytes).map_err(|_| self.opened.fault(Why::TooLarge))?;
        let offset = self.entries.last().map_or(0, Entry::after);
        let entry = Entry { name: name.to_owned(), bytes, crc: summed.crc, offset };
        if entry.local() != header {
            return Err(self.opened.fault(Why::Tampered));
        }
        self.entries.push(entry);
        Ok(())
    }

    /// Reads the directory, the end, and that nothing follows it.
    fn finish(mut self) -> Result<(u64, String), Fault> {
        self.opened.turn_to(DIRECTORY);
        for entry in &self.entries {
            self.opened.expect(&entry.central())?;
        }
        self.opened.turn_to(END);
        self.opened.expect(&zip::end(&self.entries))?;
        self.opened.finish()
    }
}

/// What was reckoned over some contents while they were read.
struct Summed {
    crc: u32,
    sha256: String,
}

#[cfg(test)]
#[path = "verify_tests.rs"]
mod tests;
