//! Statements in the person's language: packs that an organisation adds from a file.
//!
//! One language a file; a person translates, never a machine. Daybook ships none of its own, and checks
//! the shape of a file, not its words. The format is described in docs/translations.md.

mod fault;
mod hidden;
mod reading;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::statements::{Statement, Statements};
pub use fault::{TranslationFault, TranslationFaultCode};

/// Bytes of the largest file that is read. A language of all statements needs some twenty thousand.
pub const LARGEST: usize = 1_000_000;

/// The version of the file format that this Daybook reads.
const FORMAT: &str = "1";

/// Which way the language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    Ltr,
    Rtl,
}

/// The translations of one language, as one file brought them. All texts are trimmed and none is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TranslationPack {
    /// A BCP 47 tag, such as `ar` or `zh-Hans`.
    pub language: String,
    pub english_name: String,
    /// The language's name in itself.
    pub name: String,
    pub direction: Direction,
    /// Whose translations these are.
    pub source: String,
    /// In the order of the file; at least one, and none twice.
    pub statements: Vec<Translated>,
}

/// One statement in the pack's language, with the file's defaults put in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Translated {
    /// The id of the statement.
    pub id: String,
    /// [`Statement::worded`] of the English that it was made from.
    pub from: NaiveDate,
    /// What is said to the person; a blank line parts paragraphs.
    pub words: String,
    /// Who translated it.
    pub translator: String,
    pub translated_on: NaiveDate,
}

impl TranslationPack {
    /// Reads a file of translations. The statements say which ids there are.
    ///
    /// # Errors
    /// Everything that is odd in the file, in the order of its lines; such a file is not taken at all, so
    /// that nobody believes a language to be there of which a part is missing. Where the text is no TOML,
    /// only the first place at which it is not is known.
    pub fn read(text: &str, statements: &Statements) -> Result<Self, Vec<TranslationFault>> {
        reading::read(text, statements)
    }

    /// Returns the translation of a statement; none where this file has none.
    pub fn translated(&self, id: &str) -> Option<&Translated> {
        self.statements.iter().find(|translated| translated.id == id)
    }
}

/// Tells whether the translation was made from another English wording than the statement has now: an
/// older one, or one that this Daybook does not have. It is then folded away and the interpreter says it.
pub fn is_outdated(translated: &Translated, statement: &Statement) -> bool {
    translated.from != statement.worded
}
