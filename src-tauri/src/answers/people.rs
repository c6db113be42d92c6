//! People and places, what happened, and what to know before going in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::notes::NoteBlock;

/// Someone, a service, or someone who exploits; kept as typed.
#[derive(Serialize, Deserialize, TS, Clone, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct PersonTyped {
    /// `person`, `service` or `exploiter`.
    pub kind: String,
    pub called: String,
    pub relation: String,
    /// `yes`, `no` or `not-known`.
    pub safe_to_contact: String,
    pub phones: Vec<PhoneTyped>,
    /// How to reach them safely.
    pub safe_way: String,
    pub address: String,
    pub last_contact: String,
    /// Who said so.
    pub source: String,
    /// Someone to avoid: shown before going in.
    pub avoid: bool,
    /// Cares for the child now.
    pub cares_now: bool,
    pub about: String,
}

#[derive(Serialize, Deserialize, TS, Clone, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct PhoneTyped {
    pub number: String,
    pub about: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonRow {
    pub id: String,
    pub person: PersonTyped,
    pub saved_at: String,
    /// The numbers stay folded until asked for: it is not safe to ring, or this is an exploiter.
    pub numbers_folded: bool,
    /// The place on the map, each from -1 to 1 with the person in the middle; none beyond the map's room.
    pub at: Option<MapPlace>,
}

#[derive(Serialize, TS, Clone, Copy)]
#[serde(rename_all = "camelCase")]
pub struct MapPlace {
    pub x: f64,
    pub y: f64,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeopleList {
    /// People, then services. Exploiters are apart.
    pub people: Vec<PersonRow>,
    pub exploiters: Vec<PersonRow>,
    /// How many are not on the map for want of room.
    pub beyond: u32,
}

#[derive(Serialize, Deserialize, TS, Clone, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct LifeEventTyped {
    /// In the person's own terms; empty for not known.
    pub when: String,
    pub what: String,
    /// Who said so, or which paper.
    pub source: String,
    /// The note it was told in, if one.
    pub note: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LifeEventRow {
    pub id: String,
    pub event: LifeEventTyped,
    pub saved_at: String,
    /// `day`, `month`, `season`, `year`, `age`, `range` or `unplaced`: how exactly it could be placed.
    pub precision: String,
    /// When the note was, for a note that is named.
    pub note_started: Option<String>,
}

/// In the order in which it happened; what could not be placed comes last.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Chronology {
    pub events: Vec<LifeEventRow>,
    /// The year or date of birth that ages were reckoned from, as the referral has it; none when it is not known.
    pub born: Option<String>,
    /// The case's notes, to name as a source.
    pub notes: Vec<ChronologyNote>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChronologyNote {
    pub id: String,
    pub started: String,
    pub place: String,
}

#[derive(Serialize, Deserialize, TS, Clone, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct GoingInTyped {
    pub risks: String,
    pub safe_way: String,
    pub interpreter: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GoingIn {
    pub typed: GoingInTyped,
    pub saved_at: Option<String>,
    /// The last three notes, newest first.
    pub notes: Vec<GoingInNote>,
    pub avoid: Vec<PersonRow>,
    /// Who can safely be contacted.
    pub reach: Vec<PersonRow>,
    pub language: String,
    /// `needed`, `not-needed` or `not-yet-known`.
    pub interpreter: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GoingInNote {
    pub id: String,
    pub kind: String,
    pub started: String,
    pub place: String,
    pub blocks: Vec<NoteBlock>,
    pub finished: bool,
    pub sensitive: bool,
}
