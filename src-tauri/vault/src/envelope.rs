//! The envelope: the key file that wraps the vault's data key under a passphrase.
//!
//! Layout, numbers big-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `DAYBOOK` and a line feed |
//! | 2 | format version |
//! | 1 + n | length of the namespace, the namespace |
//! | 1 | key derivation: 1 is Argon2id, version 0x13 |
//! | 4, 4, 4 | memory in KiB, passes, lanes |
//! | 32 | salt |
//! | 12 | nonce |
//! | 48 | the data key under AES-256-GCM, with its tag |
//! | 32 | SHA-256 of everything before |
//!
//! Everything up to the nonce is authenticated with the wrapped key. The sum at the end has no key: it
//! is read first and tells a damaged file from a wrong passphrase.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::digest::{SHA256, SHA256_OUTPUT_LEN, digest};
use ring::rand::{SecureRandom, SystemRandom};
use zeroize::{Zeroize, Zeroizing};

use crate::passphrase::Passphrase;
use crate::secret::{KEY_BYTES, SecretKey};
use crate::{Result, VaultError};

const MAGIC: &[u8; 8] = b"DAYBOOK\n";
const VERSION: u16 = 1;
const NAMESPACE: &[u8] = b"daybook/data-key/v1";
const ARGON2ID: u8 = 1;
const SALT_BYTES: usize = 32;
const TAG_BYTES: usize = 16;

/// The cost of one guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

/// RFC 9106's second recommended choice. Anything below is refused.
pub const FLOOR: Cost = Cost { memory_kib: 64 * 1024, passes: 3, lanes: 4 };
/// Beyond this a file is not dear but hostile.
const CEILING: Cost = Cost { memory_kib: 1024 * 1024, passes: 64, lanes: 16 };

impl Cost {
    fn within_bounds(self) -> bool {
        (FLOOR.memory_kib..=CEILING.memory_kib).contains(&self.memory_kib)
            && (FLOOR.passes..=CEILING.passes).contains(&self.passes)
            && (FLOOR.lanes..=CEILING.lanes).contains(&self.lanes)
    }

    /// Returns the dearer of two costs in every respect, so that a busy moment never makes guessing cheaper.
    pub fn at_least(self, other: Self) -> Self {
        Self {
            memory_kib: self.memory_kib.max(other.memory_kib),
            passes: self.passes.max(other.passes),
            lanes: self.lanes.max(other.lanes),
        }
    }

    /// Returns a cost never below the floor at which one guess takes at least 250 ms on this machine,
    /// given how long one at the floor took.
    pub fn calibrated(floor_took: std::time::Duration) -> Self {
        const AIM_MS: u128 = 250;
        let took = floor_took.as_millis().max(1);
        let passes = u128::from(FLOOR.passes) * AIM_MS.div_ceil(took).max(1);
        let passes = u32::try_from(passes).unwrap_or(CEILING.passes).min(CEILING.passes);
        Self { passes, ..FLOOR }
    }
}

/// What could be read of an envelope without a passphrase. Its sum and its bounds have been checked.
struct Parts<'a> {
    authenticated: &'a [u8],
    cost: Cost,
    salt: &'a [u8],
    nonce: [u8; NONCE_LEN],
    wrapped: &'a [u8],
}

/// Returns how long one guess at that cost takes on this machine.
pub fn time_guess(cost: Cost) -> Result<std::time::Duration> {
    let begun = std::time::Instant::now();
    derive_kek(&Passphrase::new("calibration".into()), &[0; SALT_BYTES], cost)?;
    Ok(begun.elapsed())
}

/// Makes a new random data key.
pub(crate) fn make_data_key() -> Result<SecretKey> {
    SecretKey::filled(|bytes| fill_random(bytes))
}

/// Seals the data key under the passphrase at that cost; returns the bytes of the key file.
pub(crate) fn seal(data_key: &SecretKey, passphrase: &Passphrase, cost: Cost) -> Result<Vec<u8>> {
    let mut salt = [0; SALT_BYTES];
    fill_random(&mut salt)?;
    let mut nonce = [0; NONCE_LEN];
    fill_random(&mut nonce)?;
    let mut envelope = header(cost, &salt);
    let key = aead_key(&derive_kek(passphrase, &salt, cost)?)?;
    let mut wrapped = Zeroizing::new(data_key.bytes().to_vec());
    let tag = key
        .seal_in_place_separate_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(&envelope),
            wrapped.as_mut_slice(),
        )
        .map_err(|_| VaultError::Unforeseen)?;
    envelope.extend_from_slice(&nonce);
    envelope.extend_from_slice(&wrapped);
    envelope.extend_from_slice(tag.as_ref());
    let sum = digest(&SHA256, &envelope);
    envelope.extend_from_slice(sum.as_ref());
    Ok(envelope)
}

/// Opens an envelope. A file that is not whole, not Daybook's or below the floor is `EnvelopeDamaged`,
/// one of a later format `NewerVersion`; only a whole and sound one can answer `WrongPassphrase`.
pub(crate) fn unseal(envelope: &[u8], passphrase: &Passphrase) -> Result<SecretKey> {
    let parts = read(envelope)?;
    let key = aead_key(&derive_kek(passphrase, parts.salt, parts.cost)?)?;
    let mut wrapped = Zeroizing::new(parts.wrapped.to_vec());
    let opened = key
        .open_in_place(
            Nonce::assume_unique_for_key(parts.nonce),
            Aad::from(parts.authenticated),
            wrapped.as_mut_slice(),
        )
        .map_err(|_| VaultError::WrongPassphrase)?;
    SecretKey::filled(|bytes| {
        bytes.copy_from_slice(opened);
        Ok(())
    })
}

/// Returns the cost of a guess that an envelope asks for, after all its checks.
pub fn cost_of(envelope: &[u8]) -> Result<Cost> {
    Ok(read(envelope)?.cost)
}

fn header(cost: Cost, salt: &[u8; SALT_BYTES]) -> Vec<u8> {
    let mut header = MAGIC.to_vec();
    header.extend_from_slice(&VERSION.to_be_bytes());
    header.push(u8::try_from(NAMESPACE.len()).expect("the namespace is shorter than 256 bytes"));
    header.extend_from_slice(NAMESPACE);
    header.push(ARGON2ID);
    for number in [cost.memory_kib, cost.passes, cost.lanes] {
        header.extend_from_slice(&number.to_be_bytes());
    }
    header.extend_from_slice(salt);
    header
}

fn read(envelope: &[u8]) -> Result<Parts<'_>> {
    let body = summed_body(envelope)?;
    let mut rest = Rest(body);
    if rest.take(MAGIC.len())? != MAGIC {
        return Err(VaultError::EnvelopeDamaged);
    }
    match u16::from_be_bytes(rest.array()?) {
        VERSION => {}
        0 => return Err(VaultError::EnvelopeDamaged),
        _ => return Err(VaultError::NewerVersion),
    }
    let [length] = rest.array()?;
    if rest.take(usize::from(length))? != NAMESPACE || rest.array()? != [ARGON2ID] {
        return Err(VaultError::EnvelopeDamaged);
    }
    let cost = Cost { memory_kib: rest.number()?, passes: rest.number()?, lanes: rest.number()? };
    if !cost.within_bounds() {
        return Err(VaultError::EnvelopeDamaged);
    }
    let salt = rest.take(SALT_BYTES)?;
    let authenticated = &body[..body.len() - rest.0.len()];
    let nonce = rest.array()?;
    let wrapped = rest.take(KEY_BYTES + TAG_BYTES)?;
    if !rest.0.is_empty() {
        return Err(VaultError::EnvelopeDamaged);
    }
    Ok(Parts { authenticated, cost, salt, nonce, wrapped })
}

/// Returns what the sum at the end covers, if the sum is right.
fn summed_body(envelope: &[u8]) -> Result<&[u8]> {
    let at = envelope.len().checked_sub(SHA256_OUTPUT_LEN).ok_or(VaultError::EnvelopeDamaged)?;
    let (body, sum) = envelope.split_at(at);
    if digest(&SHA256, body).as_ref() != sum {
        return Err(VaultError::EnvelopeDamaged);
    }
    Ok(body)
}

/// What is still to be read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(VaultError::EnvelopeDamaged)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        self.take(N)?.try_into().map_err(|_| VaultError::EnvelopeDamaged)
    }

    fn number(&mut self) -> Result<u32> {
        Ok(u32::from_be_bytes(self.array()?))
    }
}

fn derive_kek(passphrase: &Passphrase, salt: &[u8], cost: Cost) -> Result<SecretKey> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(KEY_BYTES))
        .map_err(|_| VaultError::EnvelopeDamaged)?;
    let mut memory = Vec::new();
    // A key file may ask for more than this machine has; that is no reason to end the program.
    memory.try_reserve_exact(params.block_count()).map_err(|_| VaultError::Unforeseen)?;
    memory.resize(params.block_count(), Block::default());
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let kek = SecretKey::filled(|bytes| {
        argon2
            .hash_password_into_with_memory(passphrase.bytes(), salt, bytes, &mut memory)
            .map_err(|_| VaultError::Unforeseen)
    });
    memory.iter_mut().for_each(Zeroize::zeroize);
    kek
}

fn aead_key(key: &SecretKey) -> Result<LessSafeKey> {
    let key = UnboundKey::new(&AES_256_GCM, key.bytes()).map_err(|_| VaultError::Unforeseen)?;
    Ok(LessSafeKey::new(key))
}

fn fill_random(bytes: &mut [u8]) -> Result<()> {
    SystemRandom::new().fill(bytes).map_err(|_| VaultError::Unforeseen)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase() -> Passphrase {
        Passphrase::new("plum oak tin fog".into())
    }

    fn sealed() -> Vec<u8> {
        seal(&make_data_key().expect("random bytes"), &passphrase(), FLOOR).expect("sealed")
    }

    /// Puts a right sum behind a changed body, as someone would who edits the file on purpose.
    fn summed(mut body: Vec<u8>) -> Vec<u8> {
        let sum = digest(&SHA256, &body);
        body.extend_from_slice(sum.as_ref());
        body
    }

    fn refusal(envelope: &[u8]) -> VaultError {
        unseal(envelope, &passphrase()).err().expect("it must not open")
    }

    #[test]
    fn what_was_sealed_opens_with_the_same_passphrase_only() {
        let key = make_data_key().expect("random bytes");
        let envelope = seal(&key, &passphrase(), FLOOR).expect("sealed");
        let opened = unseal(&envelope, &passphrase()).expect("the same passphrase");
        assert_eq!(opened.bytes(), key.bytes(), "the same key comes out");
        let near = Passphrase::new("plum oak tin fog ".into());
        assert_eq!(unseal(&envelope, &near).err(), Some(VaultError::WrongPassphrase), "blanks count");
    }

    #[test]
    fn every_changed_byte_and_every_cut_is_damage_not_a_wrong_passphrase() {
        let envelope = sealed();
        for at in 0..envelope.len() {
            let mut changed = envelope.clone();
            changed[at] ^= 1;
            assert_eq!(read(&changed).err(), Some(VaultError::EnvelopeDamaged), "byte {at} is covered");
            assert_eq!(read(&envelope[..at]).err(), Some(VaultError::EnvelopeDamaged), "cut at {at}");
        }
    }

    #[test]
    fn a_header_rewritten_with_a_right_sum_is_still_refused() {
        let envelope = sealed();
        let body = &envelope[..envelope.len() - SHA256_OUTPUT_LEN];
        let cost_at = MAGIC.len() + 2 + 1 + NAMESPACE.len() + 1;
        let mut weaker = body.to_vec();
        weaker[cost_at..cost_at + 4].copy_from_slice(&1024_u32.to_be_bytes());
        assert_eq!(refusal(&summed(weaker)), VaultError::EnvelopeDamaged, "below the floor");
        let mut hostile = body.to_vec();
        hostile[cost_at..cost_at + 4].copy_from_slice(&u32::MAX.to_be_bytes());
        assert_eq!(refusal(&summed(hostile)), VaultError::EnvelopeDamaged, "absurd memory");
        let mut dearer = body.to_vec();
        dearer[cost_at + 4..cost_at + 8].copy_from_slice(&4_u32.to_be_bytes());
        assert_eq!(refusal(&summed(dearer)), VaultError::WrongPassphrase, "the cost is authenticated");
    }

    #[test]
    fn a_later_format_and_another_namespace_are_told_apart() {
        let envelope = sealed();
        let body = &envelope[..envelope.len() - SHA256_OUTPUT_LEN];
        let mut later = body.to_vec();
        later[MAGIC.len() + 1] = 2;
        assert_eq!(refusal(&summed(later)), VaultError::NewerVersion, "made by a newer Daybook");
        let mut other = body.to_vec();
        other[MAGIC.len() + 3] = b'x';
        assert_eq!(refusal(&summed(other)), VaultError::EnvelopeDamaged, "sealed for something else");
        let mut longer = body.to_vec();
        longer.push(0);
        assert_eq!(refusal(&summed(longer)), VaultError::EnvelopeDamaged, "trailing bytes");
    }

    #[test]
    fn an_empty_or_random_file_is_damage() {
        assert_eq!(refusal(&[]), VaultError::EnvelopeDamaged, "zero bytes");
        let mut random = [0; 300];
        fill_random(&mut random).expect("random bytes");
        assert_eq!(refusal(&random), VaultError::EnvelopeDamaged, "random bytes");
    }

    #[test]
    fn a_faster_machine_pays_more_and_none_pays_less_than_the_floor() {
        let ms = std::time::Duration::from_millis;
        assert_eq!(Cost::calibrated(ms(400)), FLOOR, "slow enough already");
        assert_eq!(Cost::calibrated(ms(100)).passes, 9, "three times the passes");
        assert_eq!(Cost::calibrated(ms(0)).passes, CEILING.passes, "never beyond the ceiling");
    }
}
