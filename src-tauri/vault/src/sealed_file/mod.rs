//! The sealed file: a case file, a review or a return that leaves one vault for another, or for anyone with `age` and `unzip`.
//! docs/sealed-file.md describes the format.
//!
//! What this module promises: `verify` reads a file once, keeps nothing of it, and returns nothing before the last
//! byte has been checked; one byte that is not as it was signed is a `Fault` that names the part. However large a file
//! says it is, a few pieces of 64 KiB and the manifest are all that stands in memory.

use zeroize::Zeroizing;

use crate::{Passphrase, Result};

pub mod card;
mod fault;
mod keys;
mod lock;
mod manifest;
pub(crate) mod public_key;
mod seal;
mod verify;
mod zip;

pub use card::{Card, CardFault};
pub use fault::{Fault, Why};
pub use keys::{OwnKeys, SIGNER_BYTES};
pub use lock::needs_passphrase;
pub use manifest::{
    Exporter, Facts, LedgerHead, MOST_BYTES, MOST_PARTS, Manifest, PartListed, What, is_part_name,
};
pub use seal::{Sealed, seal};
pub use verify::{Verified, read_part, read_parts, verify};

/// What the manifest's signature is over, before the manifest itself.
const NAMESPACE: &[u8] = b"daybook/sealed-file/v1\0";
/// A file is read, hashed and written in pieces of this many bytes.
const PIECE_BYTES: usize = 64 * 1024;

/// One part to be sealed. Its contents are asked for twice: once to be hashed, once to be written.
pub struct Part<'a> {
    name: String,
    contents: Contents<'a>,
}

enum Contents<'a> {
    Held(&'a [u8]),
    Fetched(Box<dyn Fn() -> Result<Zeroizing<Vec<u8>>> + 'a>),
}

impl<'a> Part<'a> {
    /// A part whose bytes are at hand.
    pub fn held(name: impl Into<String>, bytes: &'a [u8]) -> Self {
        Self { name: name.into(), contents: Contents::Held(bytes) }
    }

    /// A part whose bytes are fetched when it is its turn, so that no two such parts are in memory at once.
    pub fn fetched(name: impl Into<String>, fetch: impl Fn() -> Result<Zeroizing<Vec<u8>>> + 'a) -> Self {
        Self { name: name.into(), contents: Contents::Fetched(Box::new(fetch)) }
    }

    fn with_contents<T>(&self, use_them: impl FnOnce(&[u8]) -> Result<T>) -> Result<T> {
        match &self.contents {
            Contents::Held(bytes) => use_them(bytes),
            Contents::Fetched(fetch) => use_them(&fetch()?),
        }
    }
}

/// Who will be able to open a file.
pub enum Lock<'a> {
    /// The holders of these keys, `age1…`; whoever seals is one of them only if named.
    Recipients(&'a [String]),
    /// Everybody who knows it.
    Passphrase(&'a Passphrase),
}

/// What a file is opened with.
#[derive(Clone, Copy)]
pub enum Key<'a> {
    Own(&'a OwnKeys),
    Passphrase(&'a Passphrase),
}

#[cfg(test)]
mod any_tests;
#[cfg(test)]
mod tampered_tests;
#[cfg(test)]
mod testing;
