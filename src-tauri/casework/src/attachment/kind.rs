//! The kind of a file, by its first bytes.

use infer::MatcherType;

use super::{FileKind, ending};

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const WINDOWS_MEDIA: &[u8] = b"\x30\x26\xb2\x75\x8e\x66\xcf\x11";

/// Mach-O for one processor, in both orders of bytes, and for several.
const MACH_O: [&[u8]; 5] =
    [b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"];

/// What the first file inside an Office document is called.
const OFFICE_PARTS: [&[u8]; 7] =
    [b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/", b"customXml/"];

/// Headers with which a saved message begins.
const MESSAGE_HEADERS: [&str; 8] = [
    "received:",
    "return-path:",
    "delivered-to:",
    "message-id:",
    "mime-version:",
    "x-mozilla-status:",
    "dkim-signature:",
    "arc-seal:",
];

/// Returns the kind of the file with these first bytes (`HEAD_BYTES`, or all of a shorter one). The name
/// decides only what the content leaves open: which Office document a zip is, and whether a computer would
/// run a text or a package by its ending. A program is one whatever its name.
pub fn kind_of(head: &[u8], name: &str) -> FileKind {
    let said = ending::says(name);
    if is_program(head) {
        return FileKind::Program;
    }
    match by_content(head, said) {
        // What has no kind of its own, or several uses, is run by its ending.
        FileKind::Text | FileKind::Zip | FileKind::OldOffice | FileKind::Other
            if said == Some(FileKind::Program) =>
        {
            FileKind::Program
        }
        kind => kind,
    }
}

/// Tells whether the head is that of a program or a script. "MZ" alone may begin a text.
fn is_program(head: &[u8]) -> bool {
    let windows = head.starts_with(b"MZ") && !is_text(head);
    let script = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).starts_with(b"#!");
    windows || script || head.starts_with(b"\x7fELF") || MACH_O.iter().any(|magic| head.starts_with(magic))
}

fn by_content(head: &[u8], said: Option<FileKind>) -> FileKind {
    if head.starts_with(b"%PDF-") {
        FileKind::Pdf
    } else if head.starts_with(OLD_OFFICE) {
        FileKind::OldOffice
    } else if head.starts_with(ZIP) || head.starts_with(EMPTY_ZIP) {
        zipped(head, said)
    } else if is_text(head) {
        written(head)
    } else {
        by_magic(head)
    }
}

/// Returns what a zip is: its own content first, then its name where the content is an Office document's.
fn zipped(head: &[u8], said: Option<FileKind>) -> FileKind {
    let first_name = head.get(30..).unwrap_or_default();
    if first_name.starts_with(b"mimetypeapplication/vnd.oasis.opendocument.") {
        return FileKind::OpenDocument;
    }
    let office = [FileKind::Word, FileKind::Spreadsheet, FileKind::Presentation];
    match infer::get(head).map(|found| found.extension()) {
        Some("docx") => FileKind::Word,
        Some("xlsx") => FileKind::Spreadsheet,
        Some("pptx") => FileKind::Presentation,
        _ if OFFICE_PARTS.iter().any(|part| first_name.starts_with(part)) => {
            said.filter(|said| office.contains(said)).unwrap_or(FileKind::Zip)
        }
        _ => FileKind::Zip,
    }
}

/// Tells whether the head reads as text: UTF-8 without NUL, the last character perhaps cut off.
fn is_text(head: &[u8]) -> bool {
    let whole = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    whole && !head.is_empty() && !head.contains(&0)
}

/// Returns what a text is: a saved message, or a text. Marked-up text, such as a web page, is Other, since
/// it is not read as it is written.
fn written(head: &[u8]) -> FileKind {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let small = text.get(..text.floor_char_boundary(64)).unwrap_or_default().to_ascii_lowercase();
    let marked_up = ["<!doctype html", "<html", "<?xml", "<svg", "{\\rtf"];
    if MESSAGE_HEADERS.iter().any(|header| small.starts_with(header)) || is_message(text) {
        FileKind::Email
    } else if marked_up.iter().any(|start| small.starts_with(start)) {
        FileKind::Other
    } else {
        FileKind::Text
    }
}

/// Tells whether the text begins with headers, a sender, a date and a message's version or number among them.
fn is_message(text: &str) -> bool {
    let headers: Vec<String> =
        text.lines().take_while(|line| !line.trim().is_empty()).map(str::to_ascii_lowercase).collect();
    let has = |name: &str| headers.iter().any(|line| line.starts_with(name));
    has("from:") && has("date:") && (has("message-id:") || has("mime-version:"))
}

fn by_magic(head: &[u8]) -> FileKind {
    if head.starts_with(WINDOWS_MEDIA) {
        return FileKind::Video;
    }
    let Some(found) = infer::get(head) else { return FileKind::Other };
    match (found.extension(), found.matcher_type()) {
        ("jpg", _) => FileKind::Jpeg,
        ("png", _) => FileKind::Png,
        ("gif", _) => FileKind::Gif,
        ("webp", _) => FileKind::Webp,
        ("tif", _) => FileKind::Tiff,
        ("heif", _) => FileKind::Heic,
        ("bmp", _) => FileKind::Bmp,
        // Compiled for a machine, or a package that installs.
        ("exe" | "dll" | "elf" | "mach" | "class" | "dex" | "wasm" | "deb" | "rpm" | "crx", _) => {
            FileKind::Program
        }
        (_, MatcherType::Audio) => FileKind::Audio,
        (_, MatcherType::Video) => FileKind::Video,
        _ => FileKind::Other,
    }
}
