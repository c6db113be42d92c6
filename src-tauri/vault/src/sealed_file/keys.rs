//! A person's own keys: one by which others seal for them, one by which they sign.

use std::str::FromStr;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use ring::rand::SystemRandom;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use zeroize::Zeroizing;

use crate::{Result, VaultError};

/// The bytes of a public key for signatures.
pub const SIGNER_BYTES: usize = 32;
pub(super) const SIGNATURE_BYTES: usize = 64;

/// An age identity and an Ed25519 key pair. They can be neither printed nor copied, and are wiped when dropped.
pub struct OwnKeys {
    identity: Box<Identity>,
    /// PKCS #8, as ring wrote it.
    signing: Zeroizing<Vec<u8>>,
    signer: [u8; SIGNER_BYTES],
}

impl OwnKeys {
    /// Makes two new random keys.
    pub fn make() -> Result<Self> {
        let signing =
            Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).map_err(|_| VaultError::Unforeseen)?;
        let signing = Zeroizing::new(signing.as_ref().to_vec());
        Self::of(Identity::generate(), signing).ok_or(VaultError::Unforeseen)
    }

    /// Returns the keys that were kept as `identity()` and `signing()`; `DatabaseDamaged` when they are not keys.
    pub(crate) fn kept(identity: &str, signing: &[u8]) -> Result<Self> {
        let identity = Identity::from_str(identity).map_err(|_| VaultError::DatabaseDamaged)?;
        Self::of(identity, Zeroizing::new(signing.to_vec())).ok_or(VaultError::DatabaseDamaged)
    }

    fn of(identity: Identity, signing: Zeroizing<Vec<u8>>) -> Option<Self> {
        let pair = Ed25519KeyPair::from_pkcs8(&signing).ok()?;
        let signer = pair.public_key().as_ref().try_into().ok()?;
        Some(Self { identity: Box::new(identity), signing, signer })
    }

    /// Returns the secret half of the age identity, `AGE-SECRET-KEY-1…`, to be kept in the vault and nowhere else.
    pub(crate) fn identity(&self) -> Zeroizing<String> {
        Zeroizing::new(self.identity.to_string().expose_secret().to_owned())
    }

    /// Returns the secret half of the signing key (PKCS #8), to be kept in the vault and nowhere else.
    pub(crate) fn signing(&self) -> &[u8] {
        &self.signing
    }

    /// Returns the public key for which others seal, `age1…`.
    pub fn recipient(&self) -> String {
        self.identity.to_public().to_string()
    }

    /// Returns the public key by which what was signed with these keys is known.
    pub fn signer(&self) -> [u8; SIGNER_BYTES] {
        self.signer
    }

    pub(super) fn age(&self) -> &Identity {
        &self.identity
    }

    /// Returns the signature over the message under that namespace.
    pub(super) fn sign(&self, namespace: &[u8], message: &[u8]) -> Result<[u8; SIGNATURE_BYTES]> {
        let pair = Ed25519KeyPair::from_pkcs8(&self.signing).map_err(|_| VaultError::Unforeseen)?;
        let signature = pair.sign(&[namespace, message].concat());
        signature.as_ref().try_into().map_err(|_| VaultError::Unforeseen)
    }
}

/// Tells whether the holder of that key signed the message under that namespace.
pub(super) fn signed_by(
    signer: &[u8; SIGNER_BYTES],
    namespace: &[u8],
    message: &[u8],
    signature: &[u8],
) -> bool {
    UnparsedPublicKey::new(&ED25519, signer).verify(&[namespace, message].concat(), signature).is_ok()
}
