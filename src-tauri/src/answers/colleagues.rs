//! Keys between people: the worker's own card, and the cards of colleagues.

use serde::Serialize;
use ts_rs::TS;

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Colleagues {
    pub own: Card,
    /// By name.
    pub colleagues: Vec<Colleague>,
    /// The card that was chosen and waits to be added.
    pub waiting: Option<CardRead>,
}

/// Who someone is and the keys that are theirs.
#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct Card {
    /// May be empty on one's own card: nobody has to say who they are.
    pub name: String,
    pub role: String,
    pub organisation: String,
    /// Eight words made from both keys, to be read aloud.
    pub words: Vec<String>,
    /// The public key in the form other programs take, `age1…`.
    pub recipient: String,
    pub made_at: String,
}

#[derive(Serialize, TS, Clone)]
#[serde(rename_all = "camelCase")]
pub struct Colleague {
    pub id: String,
    pub card: Card,
    pub added_at: String,
    /// When the words were compared aloud; none until then.
    pub confirmed_at: Option<String>,
    /// The card whose place it took had other keys.
    pub changed: bool,
}

/// A card that was chosen from a file, before anything is kept.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CardRead {
    /// `new`, `known` (the very same is kept), `changed` (the same person's with other keys), `name-taken` (another
    /// card has this name), `own`, or a fault: `not-a-card`, `damaged`, `newer`, `unreadable`.
    pub standing: String,
    pub card: Option<Card>,
    /// Whose card it would take the place of.
    pub replaces: Option<String>,
}
