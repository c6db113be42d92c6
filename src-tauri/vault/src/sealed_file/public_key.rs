//! An age recipient as a card or a manifest names it, checked before anything is sealed for it.

use std::str::FromStr;

use age::x25519::Recipient;
use ring::agreement::{EphemeralPrivateKey, UnparsedPublicKey, X25519, agree_ephemeral};
use ring::rand::SystemRandom;

const KEY_BYTES: usize = 32;
const PREFIX: &str = "age1";
const LETTERS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const CHECKSUM_LETTERS: usize = 6;

/// Tells whether one can seal for that key.
pub(super) fn is_usable(recipient: &str) -> bool {
    read(recipient).is_some()
}

/// Returns the recipient and the bytes of its key; none when it is not in its one usual form (Bech32, lower case), or
/// when it is one of the few points with which every key agrees on nothing, for which age would end the program.
pub(crate) fn read(recipient: &str) -> Option<(Recipient, [u8; KEY_BYTES])> {
    let read = Recipient::from_str(recipient).ok()?;
    let bytes = bytes_of(recipient)?;
    let own = EphemeralPrivateKey::generate(&X25519, &SystemRandom::new()).ok()?;
    agree_ephemeral(own, &UnparsedPublicKey::new(&X25519, bytes), |_| ()).ok()?;
    (read.to_string() == recipient).then_some((read, bytes))
}

/// Returns the bytes between prefix and checksum, five bits a letter.
fn bytes_of(recipient: &str) -> Option<[u8; KEY_BYTES]> {
    let letters = recipient.strip_prefix(PREFIX)?.as_bytes();
    let (letters, _) = letters.split_at_checked(letters.len().checked_sub(CHECKSUM_LETTERS)?)?;
    let (mut bytes, mut bits, mut held) = (Vec::with_capacity(KEY_BYTES), 0_u32, 0_u32);
    for letter in letters {
        let five = LETTERS.iter().position(|known| known == letter)?;
        held = held << 5 | u32::try_from(five).ok()?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xff).ok()?);
        }
    }
    bytes.try_into().ok()
}
