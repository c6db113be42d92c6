//! What the ending of a file's name says of its kind.

use super::FileKind;

/// Endings and the kinds they say; a kind's own ending stands first.
const ENDINGS: &[(FileKind, &[&str])] = &[
    (FileKind::Pdf, &["pdf"]),
    (FileKind::Jpeg, &["jpg", "jpeg", "jpe", "jfif"]),
    (FileKind::Png, &["png"]),
    (FileKind::Gif, &["gif"]),
    (FileKind::Webp, &["webp"]),
    (FileKind::Tiff, &["tif", "tiff"]),
    (FileKind::Heic, &["heic", "heif"]),
    (FileKind::Bmp, &["bmp", "dib"]),
    (FileKind::Text, &["txt", "text", "csv", "md", "log", "vtt", "srt", "ics", "vcf"]),
    (FileKind::Word, &["docx", "docm", "dotx", "dotm"]),
    (FileKind::OldOffice, &["doc", "dot", "xls", "ppt", "pps", "msg"]),
    (FileKind::Spreadsheet, &["xlsx", "xlsm", "xltx", "xlsb"]),
    (FileKind::Presentation, &["pptx", "pptm", "ppsx", "potx"]),
    (FileKind::OpenDocument, &["odt", "ods", "odp", "odg"]),
    (FileKind::Zip, &["zip"]),
    (
        FileKind::Audio,
        &["mp3", "m4a", "wav", "ogg", "oga", "opus", "flac", "aac", "amr", "aiff", "aif", "wma"],
    ),
    (FileKind::Video, &["mp4", "m4v", "mov", "mkv", "webm", "avi", "wmv", "mpg", "mpeg", "3gp", "flv"]),
    (FileKind::Email, &["eml"]),
    (
        FileKind::Program,
        &[
            "exe", "com", "scr", "pif", "cpl", "dll", "msi", "msp", "bat", "cmd", "ps1", "psm1", "vbs",
            "vbe", "js", "jse", "wsf", "wsh", "hta", "lnk", "url", "reg", "jar", "sh", "command", "app",
            "pkg", "dmg", "apk", "deb", "rpm", "desktop", "appimage", "iso", "scf", "chm",
        ],
    ),
];

/// Returns the last ending of the name in small letters, as Windows takes it: dots and blanks after it do
/// not count. A name without a dot has none.
pub(super) fn of(name: &str) -> Option<String> {
    let name = name.trim_end_matches(|sign: char| sign == '.' || sign.is_whitespace());
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())
}

/// Returns the kind that the ending says, if it says one.
pub(super) fn says(name: &str) -> Option<FileKind> {
    let ending = of(name)?;
    let named = ENDINGS.iter().find(|(_, endings)| endings.contains(&ending.as_str()));
    named.map(|(kind, _)| *kind)
}

/// Tells whether the ending says another kind than the content is. Sound in a container of moving pictures,
/// and a message or a script that reads as text, are what they say.
pub(super) fn differs(name: &str, kind: FileKind) -> bool {
    let Some(said) = says(name) else { return false };
    let alike = matches!(
        (said, kind),
        (FileKind::Audio, FileKind::Video)
            | (FileKind::Video, FileKind::Audio)
            | (FileKind::Email, FileKind::Text)
    );
    said != kind && !alike
}
