//! Small sealed files for the tests, and hostile ones as somebody with the keys could make them.

use std::io::{Read, Write};

use age::x25519::Recipient;
use ring::digest::{SHA256, digest};

use super::zip::{self, Entry};
use super::*;
use crate::{Moment, hex};

pub const CASE: &str = "case.json";
pub const PDF: &str = "case-file.pdf";
pub const SCAN: &str = "attachments/0001.pdf";
pub const PARTS: [(&str, &[u8]); 3] =
    [(CASE, b"{\"notes\":2}"), (PDF, b"%PDF-1.7 two pages"), (SCAN, b"%PDF-1.4 scan")];

pub fn now() -> Moment {
    Moment::parse_from_rfc3339("2026-11-22T15:00:00+00:00").expect("a moment")
}

pub fn keys() -> OwnKeys {
    OwnKeys::make().expect("random keys")
}

pub fn manifest(keys: &OwnKeys) -> Manifest {
    let card = Card::of(keys, &uuid::Uuid::new_v4().to_string(), "Ann Lee", "Worker", "Harbour", now());
    let facts = serde_json::json!({ "kind": "whole-case", "notes": 2 });
    let facts = facts.as_object().expect("an object").clone();
    let ledger = LedgerHead { entries: 12, hash: "ab".repeat(32) };
    Manifest::begin(What::CaseFile, Exporter::of(&card), facts, ledger, now())
}

/// Returns these parts as `seal` takes them.
pub fn parts<'a>(parts: &[(&str, &'a [u8])]) -> Vec<Part<'a>> {
    parts.iter().map(|(name, bytes)| Part::held(*name, bytes)).collect()
}

/// Returns the small file, sealed for these keys.
pub fn sealed(keys: &OwnKeys) -> Vec<u8> {
    sealed_of(keys, &PARTS)
}

pub fn sealed_of(keys: &OwnKeys, of: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = Vec::new();
    let lock = [keys.recipient()];
    seal(manifest(keys), &parts(of), &Lock::Recipients(&lock), keys, &mut file).expect("sealed");
    file
}

/// Returns what is inside, as `age -d` would.
pub fn unlocked(file: &[u8], keys: &OwnKeys) -> Vec<u8> {
    let decryptor = age::Decryptor::new_buffered(file).expect("an age file");
    let mut opened = decryptor.decrypt(std::iter::once(keys.age() as _)).expect("the right key");
    let mut zip = Vec::new();
    opened.read_to_end(&mut zip).expect("whole");
    zip
}

/// Returns anything as a sealed file, as `age -r` would.
pub fn locked(zip: &[u8], keys: &OwnKeys) -> Vec<u8> {
    let recipient: Recipient = keys.recipient().parse().expect("a recipient");
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as _)).expect("one recipient");
    let mut file = Vec::new();
    let mut writer = encryptor.wrap_output(&mut file).expect("a vector takes all");
    writer.write_all(zip).expect("a vector takes all");
    writer.finish().expect("a vector takes all");
    file
}

/// Returns the entries of a zip of the right form.
pub fn entries(of: &[(&str, &[u8])]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (name, bytes) in of {
        let offset = entries.last().map_or(0, Entry::after);
        let length = u32::try_from(bytes.len()).expect("small");
        entries.push(Entry { name: (*name).to_owned(), bytes: length, crc: crc32fast::hash(bytes), offset });
    }
    entries
}

/// Returns a zip of the right form with these entries.
pub fn zipped(of: &[(&str, &[u8])]) -> Vec<u8> {
    let entries = entries(of);
    let mut zip = Vec::new();
    for (entry, (_, bytes)) in entries.iter().zip(of) {
        zip.extend(entry.local());
        zip.extend_from_slice(bytes);
    }
    entries.iter().for_each(|entry| zip.extend(entry.central()));
    zip.extend(zip::end(&entries));
    zip
}

/// Returns the manifest that lists these parts, changed by `alter` before anybody signs it.
pub fn listing(keys: &OwnKeys, of: &[(&str, &[u8])], alter: impl FnOnce(&mut Manifest)) -> Vec<u8> {
    let mut manifest = manifest(keys);
    let listed = |(name, bytes): &(&str, &[u8])| PartListed {
        name: (*name).to_owned(),
        bytes: bytes.len() as u64,
        sha256: hex::write(digest(&SHA256, bytes).as_ref()),
    };
    manifest.parts = of.iter().map(listed).collect();
    alter(&mut manifest);
    serde_json::to_vec(&manifest).expect("JSON")
}

/// Returns a sealed file with this manifest, whatever it is, signed by these keys, and these parts.
pub fn signed(keys: &OwnKeys, json: &[u8], of: &[(&str, &[u8])]) -> Vec<u8> {
    let signature = keys.sign(NAMESPACE, json).expect("signed");
    let mut all: Vec<(&str, &[u8])> = vec![(manifest::MANIFEST, json), (manifest::SIGNATURE, &signature)];
    all.extend_from_slice(of);
    locked(&zipped(&all), keys)
}

/// Returns why the file is refused.
pub fn refusal(file: &[u8], keys: &OwnKeys) -> Fault {
    verify(file, Key::Own(keys)).expect_err("it must be refused")
}

/// Returns in one word and the part's name why the file is refused.
pub fn said(file: &[u8], keys: &OwnKeys) -> (Why, String) {
    let fault = refusal(file, keys);
    (fault.why, fault.part)
}
