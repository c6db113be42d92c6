//! What full-text search compares: words, sounds, spellings, numbers; and what it shows of a text found.
//!
//! The vault keeps the index and asks it. Here is only what a typed query means, which keys a text gives,
//! and where the words found stand. Keys are compared whole or by their beginning, never shown.

mod keys;
mod marks;
mod sound;
mod spelling;
mod terms;

pub use keys::{phone_key, phones_in, postcodes_in, reference_key, references_in};
pub use marks::{SNIPPET_LENGTH, Shown, matched_in, snippet};
pub use sound::{sound_alike, sounds};
pub use spelling::close;
pub use terms::Query;
