//! An attached file: what kind it is by its content, what is odd about it, and whether it can be looked at
//! inside Daybook. Nothing here opens a file; the caller passes its name, its length and its first bytes.

mod ending;
mod kind;

pub use kind::kind_of;
use serde::{Deserialize, Serialize};

/// How many of the first bytes of a file to pass as its head: enough for every rule here.
pub const HEAD_BYTES: usize = 8192;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    Pdf,
    Jpeg,
    Png,
    Gif,
    Webp,
    Tiff,
    Heic,
    Bmp,
    Text,
    Word,
    /// Word, Excel, PowerPoint and saved Outlook messages as they were before 2007.
    OldOffice,
    Spreadsheet,
    Presentation,
    OpenDocument,
    Zip,
    Audio,
    Video,
    Email,
    /// A computer would run it.
    Program,
    Other,
}

/// What is odd about a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileOdd {
    TooLarge,
    Empty,
    /// The name's ending says one kind, the content is another.
    ContentDiffers,
    Program,
}

/// How a file can be looked at without another program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    Image,
    Pages,
    Text,
    No,
}

/// Returns what is odd about a file of that name and length, in bytes, with those first bytes; `max_bytes`
/// is the most that is kept. An ending that says nothing is never odd.
pub fn oddities(name: &str, bytes_len: u64, head: &[u8], max_bytes: u64) -> Vec<FileOdd> {
    let kind = kind_of(head, name);
    let differs = bytes_len > 0 && ending::differs(name, kind);
    let found = [
        (FileOdd::TooLarge, bytes_len > max_bytes),
        (FileOdd::Empty, bytes_len == 0),
        (FileOdd::ContentDiffers, differs),
        (FileOdd::Program, kind == FileKind::Program),
    ];
    found.into_iter().filter_map(|(odd, holds)| holds.then_some(odd)).collect()
}

/// Returns what is odd about a file that is kept already: its name against what it is.
pub fn name_oddities(name: &str, kind: FileKind) -> Vec<FileOdd> {
    let found = [
        (FileOdd::ContentDiffers, ending::differs(name, kind)),
        (FileOdd::Program, kind == FileKind::Program),
    ];
    found.into_iter().filter_map(|(odd, holds)| holds.then_some(odd)).collect()
}

/// Returns how a file of the kind can be looked at inside Daybook.
pub fn shown_inside(kind: FileKind) -> Shown {
    match kind {
        FileKind::Jpeg | FileKind::Png | FileKind::Gif | FileKind::Webp | FileKind::Bmp => Shown::Image,
        FileKind::Pdf => Shown::Pages,
        FileKind::Text => Shown::Text,
        _ => Shown::No,
    }
}

#[cfg(test)]
mod tests;
