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
use zeroize::Zeroize;

use crate::passphrase::Passphrase;
use crate::secret::{KEY_BYTES, SecretKey};
use crate::wrapping::{self, ARGON2ID, Opening, SALT_BYTES, Wrapped};
use crate::{Result, VaultError};

const OPENING: Opening = Opening {
    version: 1,
    namespace: b"daybook/data-key/v1",
    derivation: ARGON2ID,
    damage: VaultError::EnvelopeDamaged,
};

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
    cost: Cost,
    salt: &'a [u8],
    wrapped: Wrapped<'a>,
}

/// Returns how long one guess at that cost takes on this machine.
pub fn time_guess(cost: Cost) -> Result<std::time::Duration> {
    let begun = std::time::Instant::now();
    derive_kek(&Passphrase::new("calibration".into()), &[0; SALT_BYTES], cost)?;
    Ok(begun.elapsed())
}

/// Makes a new random data key.
pub(crate) fn make_data_key() -> Result<SecretKey> {
    SecretKey::filled(|bytes| wrapping::fill_random(bytes))
}

/// Seals the data key under the passphrase at that cost; returns the bytes of the key file.
pub(crate) fn seal(data_key: &SecretKey, passphrase: &Passphrase, cost: Cost) -> Result<Vec<u8>> {
    let salt = wrapping::random::<SALT_BYTES>()?;
    wrapping::wrap(header(cost, &salt), data_key, &derive_kek(passphrase, &salt, cost)?)
}

/// Seals the data key under a passphrase that takes the place of another, and opens it once to be sure. A guess costs no
/// less than in the key file that it replaces, as far as that can be read; one of a later format is not written over.
pub(crate) fn seal_anew(data_key: &SecretKey, new: &Passphrase, old: &[u8]) -> Result<Vec<u8>> {
    let calibrated = Cost::calibrated(time_guess(FLOOR)?);
    let cost = match cost_of(old) {
        Ok(cost) => calibrated.at_least(cost),
        Err(VaultError::NewerVersion) => return Err(VaultError::NewerVersion),
        Err(_) => calibrated,
    };
    let sealed = seal(data_key, new, cost)?;
    if unseal(&sealed, new)?.bytes() == data_key.bytes() { Ok(sealed) } else { Err(VaultError::Unforeseen) }
}

/// Returns what stands in the file before the wrapped key.
pub(crate) fn header(cost: Cost, salt: &[u8; SALT_BYTES]) -> Vec<u8> {
    let mut header = OPENING.write();
    for number in [cost.memory_kib, cost.passes, cost.lanes] {
        header.extend_from_slice(&number.to_be_bytes());
    }
    header.extend_from_slice(salt);
    header
}

/// Opens an envelope. A file that is not whole, not Daybook's or below the floor is `EnvelopeDamaged`,
/// one of a later format `NewerVersion`; only a whole and sound one can answer `WrongPassphrase`.
pub(crate) fn unseal(envelope: &[u8], passphrase: &Passphrase) -> Result<SecretKey> {
    let parts = read(envelope)?;
    let kek = derive_kek(passphrase, parts.salt, parts.cost)?;
    parts.wrapped.open(&kek, VaultError::WrongPassphrase)
}

/// Opens an envelope with the key that was made of its passphrase.
#[cfg(feature = "fuzz")]
pub(crate) fn unwrap_with(envelope: &[u8], kek: &SecretKey) -> Result<SecretKey> {
    read(envelope)?.wrapped.open(kek, VaultError::WrongPassphrase)
}

/// Returns the cost of a guess that an envelope asks for, after all its checks.
pub fn cost_of(envelope: &[u8]) -> Result<Cost> {
    Ok(read(envelope)?.cost)
}

fn read(envelope: &[u8]) -> Result<Parts<'_>> {
    let mut rest = OPENING.read(envelope)?;
    let cost = Cost { memory_kib: rest.number()?, passes: rest.number()?, lanes: rest.number()? };
    if !cost.within_bounds() {
        return Err(VaultError::EnvelopeDamaged);
    }
    Ok(Parts { cost, salt: rest.take(SALT_BYTES)?, wrapped: rest.wrapped()? })
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

#[cfg(test)]
mod tests {
    use ring::digest::SHA256_OUTPUT_LEN;

    use super::*;
    use crate::wrapping::MAGIC;

    fn passphrase() -> Passphrase {
        Passphrase::new("plum oak tin fog".into())
    }

    fn sealed() -> Vec<u8> {
        seal(&make_data_key().expect("random bytes"), &passphrase(), FLOOR).expect("sealed")
    }

    /// Puts a right sum behind a changed body, as someone would who edits the file on purpose.
    fn summed(mut body: Vec<u8>) -> Vec<u8> {
        wrapping::add_sum(&mut body);
        body
    }

    fn refusal(envelope: &[u8]) -> VaultError {
        unseal(envelope, &passphrase()).err().expect("it must not open")
    }

    /// Made once, by another program, from this page's layout: the passphrase above, the key 00 01 … 1f, a salt of 5a
    /// and a nonce of c3.
    const FIXED: &str = "\
        444159424f4f4b0a000113646179626f6f6b2f646174612d6b65792f7631010001000000000003000000045a5a5a5a5a5a5a\
        5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5ac3c3c3c3c3c3c3c3c3c3c3c30f29a862fb17b11daa83c6ff1e\
        46ad083026e12cc4e983d24c83f7da78cbd4b79c84d44514f16a7c3507978af4e8673a2f1ac88f3c0ae5617baffa287aaa7b\
        e068f8b28adcfae7bccf78fb78fce04cbc\
    ";

    #[test]
    fn the_layout_never_changes_unseen() {
        let fixed = crate::recovery::testing::bytes_of(FIXED);
        let opened = unseal(&fixed, &passphrase()).expect("another program's file");
        assert!(opened.bytes().iter().copied().eq(0..32), "the key that was put into it");
        assert_eq!(cost_of(&fixed), Ok(FLOOR), "and its cost");
        let sealed = seal(&opened, &passphrase(), FLOOR).expect("sealed");
        assert_eq!((&sealed[..43], sealed.len()), (&fixed[..43], fixed.len()), "what is new begins alike");
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

    /// T1. Letters another keyboard would give, other cases, blanks and neighbours on the keyboard; then anything.
    #[test]
    fn of_a_thousand_wrong_passphrases_none_opens_it() {
        let right = "plum oak tin fog";
        let envelope = seal(&make_data_key().expect("random bytes"), &passphrase(), FLOOR).expect("sealed");
        let near = (0..right.len()).flat_map(|at| {
            let (before, after) = right.split_at(at);
            let rest = &after[1..];
            let other = if after.starts_with(' ') { "_".to_owned() } else { after[..1].to_uppercase() };
            [
                format!("{before}{other}{rest}"),
                format!("{before}{rest}"),
                format!("{before}\u{a0}{after}"),
                format!("{before} {after}"),
            ]
        });
        let any = (0..).map(|number: u32| format!("{right}{number}"));
        let times = crate::figure::times("DAYBOOK_GUESSES", 12);
        for wrong in near.chain(any).take(times) {
            assert_ne!(wrong, right, "not the right one by chance");
            let tried = unseal(&envelope, &Passphrase::new(wrong.clone())).err();
            assert_eq!(tried, Some(VaultError::WrongPassphrase), "{wrong:?}");
        }
        crate::figure::say(&format!("0 of {times} wrong passphrases accepted"));
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
        let cost_at = MAGIC.len() + 2 + 1 + OPENING.namespace.len() + 1;
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
        wrapping::fill_random(&mut random).expect("random bytes");
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
