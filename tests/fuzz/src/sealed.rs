//! Sealed files as somebody with the keys could make them, written anew from docs/sealed-file.md.

use std::io::Write;
use std::sync::LazyLock;

use age::x25519::Recipient;
use ring::digest::{SHA256, digest};
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};
use vault::fuzz;
use vault::sealed_file::OwnKeys;

/// Made up for these targets; nothing was ever sealed for it.
pub const IDENTITY: &str = "AGE-SECRET-KEY-1HPV80FJWSA2YDQN55TQNP20RPERCGLAVWRQF5H2HRD5L2Z0KFZDQ6R4744";
const SEED: [u8; 32] = [7; 32];
/// A private key as PKCS #8 names it, before its bytes and between them and the public key.
const BEFORE_SEED: &[u8] = b"\x30\x51\x02\x01\x01\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20";
const BEFORE_PUBLIC: &[u8] = b"\x81\x21\x00";

/// The one pair of keys of every run, so that what an earlier run kept opens again.
pub static KEYS: LazyLock<OwnKeys> = LazyLock::new(|| {
    let signing = [BEFORE_SEED, &SEED, BEFORE_PUBLIC, pair().public_key().as_ref()].concat();
    fuzz::keys(IDENTITY, &signing).expect("both are keys")
});

/// What the small file holds.
pub const PARTS: [(&str, &[u8]); 3] = [
    ("case.json", b"{\"notes\":2}"),
    ("case-file.pdf", b"%PDF-1.7 two pages"),
    ("attachments/0001.pdf", b"scan"),
];

fn pair() -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(&SEED).expect("32 bytes")
}

/// Returns the small file's manifest.
pub fn manifest() -> Value {
    let card = card();
    let parts = PARTS.map(|(name, bytes)| {
        json!({ "name": name, "bytes": bytes.len(), "sha256": hex(digest(&SHA256, bytes).as_ref()) })
    });
    json!({
        "format": "daybook-sealed-file", "version": 1, "id": "0b9b5b0e-6d0f-4c57-9a3c-1d2f3a4b5c6d",
        "what": "case-file", "madeAt": "2026-11-22T15:00:00+00:00", "daybook": "0.1.0",
        "exporter": {
            "name": card["name"], "role": card["role"], "organisation": card["organisation"], "card": card["id"],
            "recipient": card["recipient"], "signer": card["signer"],
        },
        "facts": { "kind": "whole-case", "notes": 2 },
        "ledger": { "entries": 12, "hash": "ab".repeat(32) },
        "parts": parts,
    })
}

/// Returns a card without its signature.
pub fn card() -> Value {
    json!({
        "id": "5f0c8a52-58f6-4f8e-8a44-0c9d1e2f3a4b", "name": "Ann Lee", "role": "Worker", "organisation": "Harbour",
        "recipient": KEYS.recipient(), "signer": hex(&KEYS.signer()), "madeAt": "2026-11-22T15:00:00+00:00",
    })
}

/// Returns the signature over that under a namespace.
pub fn signed(namespace: &[u8], message: &[u8]) -> Vec<u8> {
    pair().sign(&[namespace, message].concat()).as_ref().to_vec()
}

/// Returns the zip of a manifest, whatever it is, with its signature and the small file's parts.
pub fn zip_of(manifest: &[u8]) -> Vec<u8> {
    let signature = signed(b"daybook/sealed-file/v1\0", manifest);
    let own: [(&str, &[u8]); 2] = [("manifest.json", manifest), ("manifest.sig", &signature)];
    zipped(&[&own[..], &PARTS].concat())
}

/// Returns the one right zip of these entries.
pub fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in entries {
        let offset = u32::try_from(zip.len()).expect("small");
        let header = header(name, bytes);
        zip.extend_from_slice(b"PK\x03\x04\x0a\0");
        zip.extend_from_slice(&header);
        zip.extend_from_slice(name.as_bytes());
        zip.extend_from_slice(bytes);
        directory.extend_from_slice(b"PK\x01\x02\x0a\0\x0a\0");
        directory.extend_from_slice(&header);
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&offset.to_le_bytes());
        directory.extend_from_slice(name.as_bytes());
    }
    let count = u16::try_from(entries.len()).expect("few").to_le_bytes();
    let [at, long] =
        [zip.len(), directory.len()].map(|size| u32::try_from(size).expect("small").to_le_bytes());
    zip.extend(directory);
    zip.extend([&b"PK\x05\x06\0\0\0\0"[..], &count, &count, &long, &at, &[0, 0]].concat());
    zip
}

/// From the flags to the length of the extra fields.
fn header(name: &str, bytes: &[u8]) -> Vec<u8> {
    let size = u32::try_from(bytes.len()).expect("small").to_le_bytes();
    let name = u16::try_from(name.len()).expect("short").to_le_bytes();
    let crc = crc32fast::hash(bytes).to_le_bytes();
    [&[0, 0, 0, 0, 0, 0, 0x21, 0][..], &crc, &size, &size, &name, &[0, 0]].concat()
}

/// Returns anything as a sealed file, as `age -r` would.
pub fn locked(zip: &[u8]) -> Vec<u8> {
    static RECIPIENT: LazyLock<Recipient> = LazyLock::new(|| KEYS.recipient().parse().expect("a recipient"));
    let encryptor =
        age::Encryptor::with_recipients(std::iter::once(&*RECIPIENT as _)).expect("one recipient");
    let mut file = Vec::new();
    let mut writer = encryptor.wrap_output(&mut file).expect("a vector takes all");
    writer.write_all(zip).expect("a vector takes all");
    writer.finish().expect("a vector takes all");
    file
}

/// Returns bytes as lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
