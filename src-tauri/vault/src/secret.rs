//! A 32-byte key that wipes itself and can be neither printed, copied nor written out.

use ring::hkdf::{HKDF_SHA256, Salt};
use zeroize::Zeroizing;

use crate::VaultError;

pub(crate) const KEY_BYTES: usize = 32;

/// The bytes stand on the heap, so that moving the key leaves no copy behind.
pub(crate) struct SecretKey(Box<Zeroizing<[u8; KEY_BYTES]>>);

impl SecretKey {
    /// Returns a key filled by `fill`, which writes straight into wiped memory.
    pub fn filled<E>(fill: impl FnOnce(&mut [u8; KEY_BYTES]) -> Result<(), E>) -> Result<Self, E> {
        let mut bytes = Box::new(Zeroizing::new([0; KEY_BYTES]));
        fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// Returns the key that follows from this one for one purpose; neither tells anything of the other.
    pub fn derived(&self, namespace: &str) -> Result<Self, VaultError> {
        let extracted = Salt::new(HKDF_SHA256, &[]).extract(self.bytes());
        Self::filled(|bytes| {
            let namespace = [namespace.as_bytes()];
            let expanded = extracted.expand(&namespace, HKDF_SHA256).map_err(|_| VaultError::Unforeseen)?;
            expanded.fill(bytes).map_err(|_| VaultError::Unforeseen)
        })
    }

    pub fn bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }

    /// Returns the key as 64 hex digits, wiped when dropped.
    pub fn hex(&self) -> Zeroizing<String> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut hex = Zeroizing::new(String::with_capacity(2 * KEY_BYTES));
        for byte in self.0.iter() {
            hex.push(char::from(DIGITS[usize::from(byte >> 4)]));
            hex.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        hex
    }
}
