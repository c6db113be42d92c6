//! The officer's account for the online form, drafted from what is already written.
//!
//! Nothing here writes a sentence. It cuts the records of a case into passages in their own words, offers
//! those that fit a box of the form, shows which of them bear on each part of the legal test, and remarks
//! on what an account usually needs. Cues and phrases are in one dated pack, `data/account.toml`.

mod checks;
mod legal_test;
mod offer;
mod pack;
mod passage;
mod quotes;
mod sentences;
mod times;

pub use checks::{AccountCheck, CheckCode, account_checks, account_fields};
pub use legal_test::{LegalTest, Part, TestPart, legal_test};
pub use offer::{Offer, offer};
pub use pack::pack_source;
pub use passage::{Passage, Source, SourceKind, passages};
