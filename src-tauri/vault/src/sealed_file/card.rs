//! A card: who somebody is and the two public keys that are theirs, signed with the one of them that signs.

use bip39::Language;
use casework::moment::read_stored;
use ring::hkdf::{HKDF_SHA256, KeyType, Salt};
use serde::{Deserialize, Serialize};

use super::keys::{OwnKeys, SIGNATURE_BYTES, signed_by};
use super::manifest::is_uuid;
use super::public_key;
use crate::{Moment, Result, VaultError, hex};

const FORMAT: &str = "daybook-card";
const VERSION: u64 = 1;
const NAMESPACE: &[u8] = b"daybook/card/v1\0";
const WORDS_NAMESPACE: &[u8] = b"daybook/card-words/v1";
/// A file of more bytes is no card.
pub const MOST_CARD_BYTES: usize = 16 * 1024;
const MOST_CHARACTERS: usize = 200;
/// Eleven bits choose one of 2,048 words.
const WORD_BITS: usize = 11;
const WORDS: usize = 8;

/// Who somebody is and the keys that are theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Card {
    /// A random uuid, hyphenated.
    pub id: String,
    /// May be empty: nobody has to say who they are.
    pub name: String,
    pub role: String,
    pub organisation: String,
    /// The key for which others seal, `age1…`.
    pub recipient: String,
    /// The key by which they sign, in hex.
    pub signer: String,
    /// RFC 3339.
    pub made_at: String,
}

/// A card as it stands in its file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Signed {
    format: String,
    version: u64,
    card: Card,
    /// Ed25519 in hex, over the card as JSON in the order of its fields, without blanks.
    signature: String,
}

/// All that is read of a card before its version is known.
#[derive(Deserialize)]
struct Preface {
    format: String,
    version: u64,
}

/// Why a file was not taken for a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CardFault {
    #[error("not a card")]
    NotACard,
    /// It was a card, but not one letter of it is believed.
    #[error("damaged")]
    Damaged,
    #[error("newer version")]
    Newer,
}

impl CardFault {
    /// Returns the word by which the window knows it.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotACard => "not-a-card",
            Self::Damaged => "damaged",
            Self::Newer => "newer",
        }
    }
}

impl Card {
    /// Returns the card of the holder of these keys. Control characters are left out of the texts, and what goes
    /// beyond 200 characters.
    pub fn of(keys: &OwnKeys, id: &str, name: &str, role: &str, organisation: &str, made_at: Moment) -> Self {
        Self {
            id: id.to_owned(),
            name: tidy(name),
            role: tidy(role),
            organisation: tidy(organisation),
            recipient: keys.recipient(),
            signer: hex::write(&keys.signer()),
            made_at: made_at.to_rfc3339(),
        }
    }

    /// Returns the text of the card's file, signed by its own key; `Unforeseen` when the keys are not the card's.
    pub fn write(&self, keys: &OwnKeys) -> Result<String> {
        if self.signer != hex::write(&keys.signer()) || self.recipient != keys.recipient() {
            return Err(VaultError::Unforeseen);
        }
        let signature = keys.sign(NAMESPACE, &serde_json::to_vec(self)?)?;
        let signed = Signed {
            format: FORMAT.to_owned(),
            version: VERSION,
            card: self.clone(),
            signature: hex::write(&signature),
        };
        Ok(serde_json::to_string_pretty(&signed)? + "\n")
    }

    /// Returns the card in a file that its own key signed.
    pub fn read(file: &[u8]) -> std::result::Result<Self, CardFault> {
        if file.len() > MOST_CARD_BYTES || !looks_like_a_card(file) {
            return Err(CardFault::NotACard);
        }
        let preface: Preface = serde_json::from_slice(file).map_err(|_| CardFault::Damaged)?;
        if preface.format == FORMAT && preface.version > VERSION {
            return Err(CardFault::Newer);
        }
        let signed: Signed = serde_json::from_slice(file).map_err(|_| CardFault::Damaged)?;
        if signed.is_sound() { Ok(signed.card) } else { Err(CardFault::Damaged) }
    }

    /// Returns eight words of the English BIP-39 list made from both keys, to be compared aloud. Another card with
    /// the same words would take 2⁸⁸ tries.
    pub fn words(&self) -> [String; WORDS] {
        let key = Salt::new(HKDF_SHA256, &[]).extract(&self.keys());
        let mut bytes = [0; WORDS * WORD_BITS / 8];
        key.expand(&[WORDS_NAMESPACE], Length(bytes.len()))
            .and_then(|made| made.fill(&mut bytes))
            .expect("eleven bytes are fewer than HKDF can make");
        std::array::from_fn(|word| {
            let bits = word * WORD_BITS..(word + 1) * WORD_BITS;
            let index =
                bits.fold(0, |index, bit| index << 1 | usize::from(bytes[bit / 8] >> (7 - bit % 8) & 1));
            Language::English.word_list()[index].to_owned()
        })
    }

    /// Returns both keys as bytes, one after the other. A card that was never read may hold any text.
    fn keys(&self) -> Vec<u8> {
        match (public_key::read(&self.recipient), hex::read::<32>(&self.signer)) {
            (Some((_, recipient)), Some(signer)) => [recipient, signer].concat(),
            _ => [self.recipient.as_bytes(), b"\0", self.signer.as_bytes()].concat(),
        }
    }
}

impl Signed {
    fn is_sound(&self) -> bool {
        let card = &self.card;
        let texts = [&card.name, &card.role, &card.organisation];
        let (Some(signer), Some(signature)) =
            (hex::read(&card.signer), hex::read::<SIGNATURE_BYTES>(&self.signature))
        else {
            return false;
        };
        self.format == FORMAT
            && self.version == VERSION
            && is_uuid(&card.id)
            && read_stored(&card.made_at).is_some()
            && texts.iter().all(|text| tidy(text) == **text)
            && public_key::is_usable(&card.recipient)
            && serde_json::to_vec(card).is_ok_and(|card| signed_by(&signer, NAMESPACE, &card, &signature))
    }
}

/// Tells whether a file was once a card, even when one letter of it is another.
fn looks_like_a_card(file: &[u8]) -> bool {
    let text = String::from_utf8_lossy(file);
    text.contains(FORMAT) || (text.contains("\"recipient\"") && text.contains("\"signature\""))
}

fn tidy(text: &str) -> String {
    text.chars().filter(|character| !character.is_control()).take(MOST_CHARACTERS).collect()
}

/// How many bytes HKDF is asked for.
struct Length(usize);

impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

#[cfg(test)]
#[path = "card_tests.rs"]
mod tests;
