//! What every file that wraps the data key has in common: how it begins, how the key is wrapped, and the sum
//! at its end.
//!
//! Such a file begins with `DAYBOOK` and a line feed, a version of its format (2 bytes), the length of its
//! namespace (1 byte), its namespace and how its key is derived (1 byte). It ends with a nonce, the data key
//! under AES-256-GCM with its tag, and the SHA-256 of everything before. What stands before the nonce is
//! authenticated with the wrapped key. The sum has no key: it is read first and tells damage from a wrong key.

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::digest::{SHA256, SHA256_OUTPUT_LEN, digest};
use ring::rand::{SecureRandom, SystemRandom};
use zeroize::Zeroizing;

use crate::secret::{KEY_BYTES, SecretKey};
use crate::{Result, VaultError};

pub(crate) const MAGIC: &[u8; 8] = b"DAYBOOK\n";
pub(crate) const SALT_BYTES: usize = 32;
pub(crate) const TAG_BYTES: usize = 16;

/// How the key that wraps is derived, one number for each way there is.
pub(crate) const ARGON2ID: u8 = 1;
pub(crate) const HKDF_SHA256: u8 = 2;

/// What one kind of file says of itself at its beginning.
pub(crate) struct Opening {
    pub version: u16,
    pub namespace: &'static [u8],
    pub derivation: u8,
    /// What a file that is not whole, or not of this kind, is called.
    pub damage: VaultError,
}

impl Opening {
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&self.version.to_be_bytes());
        bytes.push(u8::try_from(self.namespace.len()).expect("the namespace is shorter than 256 bytes"));
        bytes.extend_from_slice(self.namespace);
        bytes.push(self.derivation);
        bytes
    }

    /// Checks the sum and the beginning of a file; returns what follows. A later version is `NewerVersion`.
    pub fn read<'a>(&self, file: &'a [u8]) -> Result<Rest<'a>> {
        let body = summed_body(file).ok_or(self.damage)?;
        let mut rest = Rest { body, read: 0, damage: self.damage };
        if rest.take(MAGIC.len())? != MAGIC {
            return Err(self.damage);
        }
        match u16::from_be_bytes(rest.array()?) {
            0 => return Err(self.damage),
            version if version > self.version => return Err(VaultError::NewerVersion),
            _ => {}
        }
        let [length] = rest.array()?;
        if rest.take(usize::from(length))? != self.namespace || rest.array()? != [self.derivation] {
            return Err(self.damage);
        }
        Ok(rest)
    }
}

/// A file whose sum is right, as far as it has been read.
pub(crate) struct Rest<'a> {
    body: &'a [u8],
    read: usize,
    damage: VaultError,
}

impl<'a> Rest<'a> {
    pub fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, _) = self.body[self.read..].split_at_checked(count).ok_or(self.damage)?;
        self.read += count;
        Ok(taken)
    }

    pub fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        self.take(N)?.try_into().map_err(|_| self.damage)
    }

    pub fn number(&mut self) -> Result<u32> {
        Ok(u32::from_be_bytes(self.array()?))
    }

    /// Reads the wrapped key, with which the file must end.
    pub fn wrapped(mut self) -> Result<Wrapped<'a>> {
        let authenticated = &self.body[..self.read];
        let nonce = self.array()?;
        let key = self.take(KEY_BYTES + TAG_BYTES)?;
        if self.read != self.body.len() {
            return Err(self.damage);
        }
        Ok(Wrapped { authenticated, nonce, key })
    }
}

/// The data key under another key, and what is authenticated with it.
pub(crate) struct Wrapped<'a> {
    authenticated: &'a [u8],
    nonce: [u8; NONCE_LEN],
    key: &'a [u8],
}

impl Wrapped<'_> {
    /// Returns the data key; `wrong` when it was wrapped under another key or something was changed with it.
    pub fn open(&self, kek: &SecretKey, wrong: VaultError) -> Result<SecretKey> {
        let mut wrapped = Zeroizing::new(self.key.to_vec());
        let nonce = Nonce::assume_unique_for_key(self.nonce);
        let opened = aead_key(kek)?
            .open_in_place(nonce, Aad::from(self.authenticated), wrapped.as_mut_slice())
            .map_err(|_| wrong)?;
        SecretKey::filled(|bytes| {
            bytes.copy_from_slice(opened);
            Ok(())
        })
    }
}

/// Wraps the data key behind what has been written so far, and closes the file with its sum.
pub(crate) fn wrap(mut file: Vec<u8>, data_key: &SecretKey, kek: &SecretKey) -> Result<Vec<u8>> {
    let nonce = random()?;
    wrap_with(&mut file, data_key, kek, nonce)?;
    Ok(file)
}

/// As `wrap`, with a nonce that a test may know.
pub(crate) fn wrap_with(
    file: &mut Vec<u8>,
    data_key: &SecretKey,
    kek: &SecretKey,
    nonce: [u8; NONCE_LEN],
) -> Result<()> {
    let mut wrapped = Zeroizing::new(data_key.bytes().to_vec());
    let tag = aead_key(kek)?
        .seal_in_place_separate_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(&file),
            wrapped.as_mut_slice(),
        )
        .map_err(|_| VaultError::Unforeseen)?;
    file.extend_from_slice(&nonce);
    file.extend_from_slice(&wrapped);
    file.extend_from_slice(tag.as_ref());
    add_sum(file);
    Ok(())
}

/// Puts the sum of everything before at the end.
pub(crate) fn add_sum(file: &mut Vec<u8>) {
    let sum = digest(&SHA256, file);
    file.extend_from_slice(sum.as_ref());
}

/// Returns what the sum at the end covers, if the sum is right.
pub(crate) fn summed_body(file: &[u8]) -> Option<&[u8]> {
    let (body, sum) = file.split_at(file.len().checked_sub(SHA256_OUTPUT_LEN)?);
    (digest(&SHA256, body).as_ref() == sum).then_some(body)
}

/// Returns random bytes that are no secret.
pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    fill_random(&mut bytes)?;
    Ok(bytes)
}

pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<()> {
    SystemRandom::new().fill(bytes).map_err(|_| VaultError::Unforeseen)
}

fn aead_key(key: &SecretKey) -> Result<LessSafeKey> {
    let key = UnboundKey::new(&AES_256_GCM, key.bytes()).map_err(|_| VaultError::Unforeseen)?;
    Ok(LessSafeKey::new(key))
}
