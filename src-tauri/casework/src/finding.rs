//! A finding: something missing or odd in what was typed. It never stops anything from being saved.

use serde::Serialize;

/// What is odd, and where. `field` is the name of the field as the window knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[must_use]
pub struct Finding {
    pub field: String,
    pub code: FindingCode,
}

impl Finding {
    pub fn new(field: impl Into<String>, code: FindingCode) -> Self {
        Self { field: field.into(), code }
    }
}

/// Why a field was found odd. Where a code speaks of a number, it carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingCode {
    /// Nothing was typed or chosen.
    Missing,
    /// None of a group of tick boxes is ticked.
    NoneTicked,
    /// A confirming box that must be ticked is not.
    NotTicked,
    /// Longer than this many characters.
    TooLong(u32),
    /// Shorter than this many characters.
    TooShort(u32),
    /// A passphrase that would be guessed soon.
    EasyToGuess,
    /// Not an entry of the closed list.
    NotListed,
    /// Not an e-mail address.
    NotEmail,
    /// Looks like a web address (also an e-mail address, or no blank after a full stop).
    LooksLikeWebAddress,
    /// Not a telephone number that can exist.
    NotPhone,
    /// Not a whole number in digits.
    NotDigits,
    /// Not a date that exists, or not a moment that can be read.
    NoSuchDate,
    /// The year must have four digits.
    YearNotFourDigits,
    /// Later than today.
    InFuture,
    /// Earlier than anyone living was born.
    TooLongAgo,
    /// Earlier than the thing it follows.
    BeforeStart,
    /// Further off than this many months.
    TooFar(u32),
    /// In the past where a coming day is meant.
    InPast,
    /// Holds a character that cannot be kept (NUL).
    ForbiddenCharacter,
    /// A file of a kind the official form does not take.
    FileKind,
    /// Said to have been made at the time, but begun long after.
    WrittenLater,
    /// The worker's own name where another's is meant.
    OwnName,
    /// Not what was to be typed again.
    NotTheSame,
}

impl FindingCode {
    /// Returns the code as the window's word files know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NoneTicked => "none-ticked",
            Self::NotTicked => "not-ticked",
            Self::TooLong(_) => "too-long",
            Self::TooShort(_) => "too-short",
            Self::EasyToGuess => "easy-to-guess",
            Self::NotListed => "not-listed",
            Self::NotEmail => "not-email",
            Self::LooksLikeWebAddress => "looks-like-web-address",
            Self::NotPhone => "not-phone",
            Self::NotDigits => "not-digits",
            Self::NoSuchDate => "no-such-date",
            Self::YearNotFourDigits => "year-not-four-digits",
            Self::InFuture => "in-future",
            Self::TooLongAgo => "too-long-ago",
            Self::BeforeStart => "before-start",
            Self::TooFar(_) => "too-far",
            Self::InPast => "in-past",
            Self::ForbiddenCharacter => "forbidden-character",
            Self::FileKind => "file-kind",
            Self::WrittenLater => "written-later",
            Self::OwnName => "own-name",
            Self::NotTheSame => "not-the-same",
        }
    }

    /// Returns the number the code speaks of.
    pub fn limit(self) -> Option<u32> {
        match self {
            Self::TooLong(limit) | Self::TooShort(limit) | Self::TooFar(limit) => Some(limit),
            _ => None,
        }
    }
}
