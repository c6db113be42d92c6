//! Files that go with the online form.

use serde::{Deserialize, Serialize};

use super::form::Form;

/// What the online form takes.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Uploads {
    /// Endings of file names, in lower case.
    pub kinds: Vec<String>,
    pub max_megabytes: u32,
    /// One more is stored but then stops the page, so this many are planned for.
    pub most_files: u32,
}

/// A file to be added to the online form.
#[derive(Debug, Clone, Copy)]
pub struct EvidenceFile<'a> {
    pub name: &'a str,
    pub bytes: u64,
    /// The first bytes of the file; eight are enough.
    pub head: &'a [u8],
}

/// What is odd about a file. The online form says no reason for some of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileOdd {
    /// Its name has no ending the online form takes.
    WrongKind,
    TooLarge,
    Empty,
    /// Its content is not what the ending of its name says.
    KindDiffers,
    /// One file more than the online form can go on with; see [`too_many`].
    TooMany,
}

const BYTES_PER_MEGABYTE: u64 = 1024 * 1024;

/// The first bytes of each kind of file, by the endings of its name.
const HEADS: [(&[&str], &[u8]); 5] = [
    (&["pdf"], b"%PDF"),
    (&["png"], b"\x89PNG\r\n\x1a\n"),
    (&["jpg", "jpeg"], b"\xff\xd8\xff"),
    (&["doc"], b"\xd0\xcf\x11\xe0"),
    (&["docx"], b"PK\x03\x04"),
];

/// Returns what is odd about one file. How many there are is for [`too_many`].
pub fn file_oddities(form: &Form, file: &EvidenceFile<'_>) -> Vec<FileOdd> {
    let ending = file.name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let empty = file.bytes == 0;
    let checks = [
        (FileOdd::WrongKind, !form.uploads.kinds.contains(&ending)),
        (FileOdd::TooLarge, file.bytes > u64::from(form.uploads.max_megabytes) * BYTES_PER_MEGABYTE),
        (FileOdd::Empty, empty),
        (FileOdd::KindDiffers, !empty && has_other_content(&ending, file.head)),
    ];
    checks.into_iter().filter_map(|(odd, found)| found.then_some(odd)).collect()
}

/// Tells whether this many files are more than the online form can go on with.
pub fn too_many(form: &Form, count: usize) -> bool {
    u32::try_from(count).map_or(true, |count| count > form.uploads.most_files)
}

fn has_other_content(ending: &str, head: &[u8]) -> bool {
    let known = HEADS.iter().find(|(endings, _)| endings.contains(&ending));
    known.is_some_and(|(_, start)| !head.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const LIMIT: u64 = 25 * 1024 * 1024;

    fn odd(name: &str, bytes: u64, head: &[u8]) -> Vec<FileOdd> {
        file_oddities(Form::current(), &EvidenceFile { name, bytes, head })
    }

    #[rstest]
    #[case("letter.pdf", b"%PDF-1.7")]
    #[case("Photo.JPG", b"\xff\xd8\xff\xe1")]
    #[case("scan.jpeg", b"\xff\xd8\xff\xdb")]
    #[case("page.png", b"\x89PNG\r\n\x1a\n")]
    #[case("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")]
    #[case("a.b.docx", b"PK\x03\x04\x14")]
    fn the_kinds_of_the_form_are_taken(#[case] name: &str, #[case] head: &[u8]) {
        assert_eq!(odd(name, LIMIT, head), [], "{name} up to the limit");
        let other: &[u8] = b"GIF89a..";
        assert_eq!(
            odd(name, 8, other),
            [FileOdd::KindDiffers],
            "{name} with a picture of another kind in it"
        );
    }

    #[test]
    fn every_kind_of_the_form_is_known_by_its_content() {
        for kind in &Form::current().uploads.kinds {
            assert!(has_other_content(kind, b"MZ"), "a program named .{kind} is found");
        }
    }

    #[rstest]
    #[case("sound.mp3")]
    #[case("pdf")]
    #[case("letter.pdf.exe")]
    #[case("")]
    fn other_endings_are_refused(#[case] name: &str) {
        assert_eq!(odd(name, 10, b"%PDF-1.7"), [FileOdd::WrongKind], "{name} is refused");
    }

    #[test]
    fn size_is_judged_by_the_byte() {
        assert_eq!(odd("a.pdf", LIMIT + 1, b"%PDF"), [FileOdd::TooLarge], "one byte too many");
        assert_eq!(odd("a.pdf", 0, b""), [FileOdd::Empty], "nothing in it, so no content to differ");
        assert_eq!(odd("a.exe", 0, b""), [FileOdd::WrongKind, FileOdd::Empty], "everything is said at once");
    }

    #[test]
    fn the_hundredth_file_is_one_too_many() {
        assert!(!too_many(Form::current(), 99), "99 go through");
        assert!(too_many(Form::current(), 100), "with 100 the online form stops");
    }
}
