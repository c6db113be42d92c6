//! Why a sealed file was not believed, and at which part of it this showed.

/// What stands for the part of a file that has no name of its own.
pub(super) const LOCK: &str = "lock";
pub(super) const DIRECTORY: &str = "directory";
pub(super) const END: &str = "end";

/// Why a file was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is no sealed file of Daybook.
    NotSealed,
    /// It was sealed for other keys, or for a passphrase where a key was tried, or the other way round. One changed
    /// letter in the lock that was meant for this key cannot be told from it.
    WrongKey,
    /// The passphrase does not open it.
    WrongPassphrase,
    /// Its lock asks for more work than Daybook does for a file it was given.
    TooHard,
    /// Its bytes are not those that were sealed.
    Damaged,
    /// It ends before its end.
    CutShort,
    /// It opens, but what is inside is not what was signed: somebody with a key of it made it anew.
    Tampered,
    /// A newer version of Daybook wrote it.
    Newer,
    /// It holds, or claims to hold, more than a sealed file may.
    TooLarge,
    /// The computer could not read it.
    Unreadable,
}

impl Why {
    /// Returns the word by which the window knows it.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotSealed => "not-sealed",
            Self::WrongKey => "wrong-key",
            Self::WrongPassphrase => "wrong-passphrase",
            Self::TooHard => "too-hard",
            Self::Damaged => "damaged",
            Self::CutShort => "cut-short",
            Self::Tampered => "tampered",
            Self::Newer => "newer",
            Self::TooLarge => "too-large",
            Self::Unreadable => "unreadable",
        }
    }
}

/// Why a file was refused, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} at {part}", why.code())]
pub struct Fault {
    pub why: Why,
    /// The part's name; `lock` for age's own lines at the beginning, `directory` and `end` for what follows the
    /// parts. Never a name that only the refused file gave, unless it has the form a part's name must have.
    pub part: String,
}

impl Fault {
    pub(super) fn new(why: Why, part: &str) -> Self {
        Self { why, part: part.to_owned() }
    }

    pub(super) fn tampered(part: &str) -> Self {
        Self::new(Why::Tampered, part)
    }
}
