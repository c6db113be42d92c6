//! Secrecy and storage. A vault is one folder: a key file (the envelope) that only a passphrase opens,
//! and one SQLCipher database that only the key inside it opens. Two further files may wrap the same key:
//! for words on paper, and for the worker's organisation.
//!
//! What this crate promises: nothing readable is written outside the database, nothing is deleted or
//! rewritten because a key did not fit, and every change stands in the ledger beside what it changed.

#[cfg(all(feature = "intruder", not(debug_assertions)))]
compile_error!("the tests' intruder is never part of a release");
#[cfg(all(feature = "fuzz", not(debug_assertions)))]
compile_error!("what the fuzz targets reach is never part of a release");

mod attempts;
pub mod backup;
mod change;
mod check;
mod database;
pub mod envelope;
mod failure;
#[cfg(test)]
mod figure;
mod files;
#[cfg(all(test, target_os = "linux"))]
mod full_disk;
#[cfg(feature = "fuzz")]
pub mod fuzz;
mod hex;
pub mod ledger;
mod open;
pub mod passphrase;
mod read_only;
pub mod recovery;
pub mod sealed_file;
pub mod search;
mod secret;
pub mod store;
mod witness;
mod wrapping;

pub use check::{CheckCode, CheckFinding};
pub use failure::VaultError;
pub use open::{Closed, Vault};
pub use passphrase::Passphrase;
pub use recovery::{OrganisationKeyState, PreparedRecovery, RecoveryState, RecoveryWords, WordsFault};
pub use witness::Standing;

/// A moment with the computer's offset, always passed in by the caller.
pub type Moment = chrono::DateTime<chrono::FixedOffset>;

/// Returns the SHA-256 of a document in hex, by which a copy can be recognised.
pub fn fingerprint(bytes: &[u8]) -> String {
    hex::write(ring::digest::digest(&ring::digest::SHA256, bytes).as_ref())
}

/// Returns a random reference that stands for something in one file alone.
pub fn random_reference() -> String {
    uuid::Uuid::new_v4().to_string()
}

/// Returns how many bytes a document has and its SHA-256 in hex, reading it in pieces.
pub fn fingerprint_of(mut document: impl std::io::Read) -> std::io::Result<(u64, String)> {
    let mut digest = ring::digest::Context::new(&ring::digest::SHA256);
    let mut piece = zeroize::Zeroizing::new([0; 64 * 1024]);
    let mut bytes = 0;
    loop {
        match document.read(&mut piece[..])? {
            0 => break,
            read => {
                digest.update(&piece[..read]);
                bytes += read as u64;
            }
        }
    }
    Ok((bytes, hex::write(digest.finish().as_ref())))
}

/// Writes a document that belongs to no case: aside, flushed and swapped in.
pub fn write_document(target: &std::path::Path, document: &[u8]) -> Result<()> {
    files::write_whole(target, document)
}

/// What the functions of this crate return.
pub type Result<T> = std::result::Result<T, VaultError>;
