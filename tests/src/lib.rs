//! What the whole-program tests share: an invented case, a passphrase, a moment.

pub mod desk;
pub mod exchange;
pub mod old_case;

use casework::case::{AgeGroup, InterpreterNeed, Nation, NewCase};
use vault::{Moment, Passphrase};

/// Long enough and hard to guess.
pub const PASSPHRASE: &str = "plum oak tin fog";

pub fn a_passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE.to_owned())
}

pub fn a_moment() -> Moment {
    chrono::DateTime::parse_from_rfc3339("2026-03-17T14:32:00+00:00").expect("written as RFC 3339")
}

pub fn a_case() -> NewCase {
    NewCase {
        called: "AM (invented)".to_owned(),
        age_group: AgeGroup::Adult,
        nation: Nation::England,
        area: String::new(),
        language: "Vietnamese".to_owned(),
        interpreter: InterpreterNeed::Needed,
    }
}
