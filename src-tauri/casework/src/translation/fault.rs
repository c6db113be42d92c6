//! What is odd in a file of translations, and on which line.

use serde::Serialize;

use super::hidden::is_hidden;

/// How many faults of one file are told; whoever has more than these has not begun to mend it.
pub(super) const MOST: usize = 100;

/// How many characters of the file's own text a fault repeats.
const LONGEST: usize = 40;

/// One thing that is odd in a file of translations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[must_use]
pub struct TranslationFault {
    /// Counted from 1; 0 where it is about the file as a whole.
    pub line: u32,
    pub code: TranslationFaultCode,
    /// The statement's id, the key, or both (`C1: translated_on`); empty where there is nothing to name.
    /// At most 40 characters, none of them hidden.
    pub about: String,
}

/// Why a file of translations is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TranslationFaultCode {
    /// Not TOML from this line on; or a value that cannot be what its key says, such as a number of statements.
    NotToml,
    /// More than [`super::LARGEST`] bytes.
    TooLarge,
    /// `format` is missing, or a version that this Daybook does not read. Nothing else is then looked at.
    UnknownFormat,
    /// No statement has this id, or none is given.
    UnknownStatement,
    /// A second translation of the same statement.
    Twice,
    /// There are no words, or no statements, or the file does not say whose they are.
    Empty,
    /// `from` or `translated_on` is missing, or no date that exists.
    NoSuchDate,
    /// Nobody is named who translated it, here or for the whole file.
    NoTranslator,
    /// `language` is no language tag, or one of the language's two names is missing.
    NoLanguage,
    /// `direction` is neither `ltr` nor `rtl`.
    Direction,
    /// Holds characters that cannot be seen and turn or hide what can.
    HiddenCharacters,
    /// A key that the format does not have.
    UnknownKey,
}

impl TranslationFault {
    /// Makes a fault that is safe to show: what it repeats of the file is short and hides nothing.
    pub(super) fn new(line: u32, code: TranslationFaultCode, about: &str) -> Self {
        let seen = about.chars().map(|sign| if is_hidden(sign) || sign == '\n' { '\u{fffd}' } else { sign });
        Self { line, code, about: seen.take(LONGEST).collect() }
    }
}
