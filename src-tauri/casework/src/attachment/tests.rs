//! Files are known by what they hold, not by what they are called.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

const MAX: u64 = 25 * 1024 * 1024;
const PDF: &[u8] = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj";
const JPEG: &[u8] = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR";
const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00\x00\x00";
const WINDOWS: &[u8] = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00";
const HEIC: &[u8] = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic";
const MP4: &[u8] = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00isommp42";
const M4A: &[u8] = b"\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00M4A mp42";
const WAV: &[u8] = b"RIFF\x24\x08\x00\x00WAVEfmt \x10\x00\x00\x00";
const WEBP: &[u8] = b"RIFF\x24\x08\x00\x00WEBPVP8 \x10\x00\x00\x00";
const MESSAGE: &[u8] =
    b"From: a@example.org\r\nTo: b@example.org\r\nDate: Tue, 17 Mar 2026\r\nMIME-Version: 1.0\r\n\r\nHi";

/// A zip whose first file has that name and content.
fn zip(name: &str, content: &str) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00".to_vec();
    for length in [content.len(), content.len()] {
        bytes.extend(u32::try_from(length).expect("short").to_le_bytes());
    }
    bytes.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
    bytes.extend([0, 0]);
    bytes.extend(name.bytes().chain(content.bytes()));
    bytes
}

#[rstest]
#[case::pdf(PDF, FileKind::Pdf)]
#[case::jpeg(JPEG, FileKind::Jpeg)]
#[case::png(PNG, FileKind::Png)]
#[case::gif(b"GIF89a\x01\x00\x01\x00", FileKind::Gif)]
#[case::webp(WEBP, FileKind::Webp)]
#[case::tiff(b"II*\x00\x08\x00\x00\x00\x0e\x00\xfe\x00", FileKind::Tiff)]
#[case::heic(HEIC, FileKind::Heic)]
#[case::bmp(b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00", FileKind::Bmp)]
#[case::text(b"She said no.\n", FileKind::Text)]
#[case::text_cut_inside_a_character(b"caf\xc3", FileKind::Text)]
#[case::text_with_its_mark(b"\xef\xbb\xbfcaf\xc3\xa9", FileKind::Text)]
#[case::text_that_begins_like_a_picture(b"BM Khan came at nine.", FileKind::Text)]
#[case::text_that_begins_like_a_program(b"MZ Khan came at nine.", FileKind::Text)]
#[case::text_that_begins_like_sound(b"ID3 is the room.", FileKind::Text)]
#[case::old_office(OLD_OFFICE, FileKind::OldOffice)]
#[case::mp3(b"ID3\x04\x00\x00\x00\x00\x00\x00", FileKind::Audio)]
#[case::wav(WAV, FileKind::Audio)]
#[case::m4a(M4A, FileKind::Audio)]
#[case::mp4(MP4, FileKind::Video)]
#[case::message(MESSAGE, FileKind::Email)]
#[case::message_as_delivered(b"Received: from mail.example.org\r\n", FileKind::Email)]
#[case::windows_program(WINDOWS, FileKind::Program)]
#[case::linux_program(b"\x7fELF\x02\x01\x01\x00", FileKind::Program)]
#[case::mac_program(b"\xcf\xfa\xed\xfe\x07\x00\x00\x01", FileKind::Program)]
#[case::script(b"#!/bin/sh\nrm -rf ~\n", FileKind::Program)]
#[case::web_page(b"<!DOCTYPE html><p>", FileKind::Other)]
#[case::unknown(b"\x00\x01\x02\x03\x04", FileKind::Other)]
#[case::nothing(b"", FileKind::Other)]
fn a_file_is_known_by_its_first_bytes(#[case] head: &[u8], #[case] expected: FileKind) {
    assert_eq!(kind_of(head, "unnamed"), expected, "whatever its name");
    let misnamed = if expected == FileKind::Png { "photo.gif" } else { "photo.png" };
    assert_eq!(kind_of(head, misnamed), expected, "and a wrong name changes nothing");
}

#[rstest]
#[case("letter.docx", "[Content_Types].xml", FileKind::Word)]
#[case("LETTER.DOCX", "word/document.xml", FileKind::Word)]
#[case("shifts.xlsx", "_rels/.rels", FileKind::Spreadsheet)]
#[case("talk.pptx", "[Content_Types].xml", FileKind::Presentation)]
#[case("photos.zip", "one.jpg", FileKind::Zip)]
#[case("letter.docx", "virus.exe", FileKind::Zip)]
#[case("photo.jpg", "[Content_Types].xml", FileKind::Zip)]
#[case("game.jar", "META-INF/MANIFEST.MF", FileKind::Program)]
fn a_zip_is_what_its_first_file_and_its_name_agree_on(
    #[case] name: &str,
    #[case] first: &str,
    #[case] expected: FileKind,
) {
    assert_eq!(kind_of(&zip(first, ""), name), expected, "{name} with {first}");
}

#[test]
fn an_open_document_says_so_inside() {
    let head = zip("mimetype", "application/vnd.oasis.opendocument.text");
    assert_eq!(kind_of(&head, "letter.odt"), FileKind::OpenDocument, "its first file is its kind");
    assert_eq!(kind_of(&head, "letter.zip"), FileKind::OpenDocument, "whatever its name");
}

#[rstest]
#[case::a_photo_that_is_a_pdf("photo.jpg", PDF, &[FileOdd::ContentDiffers])]
#[case::a_letter_that_is_a_program("letter.pdf", WINDOWS, &[FileOdd::ContentDiffers, FileOdd::Program])]
#[case::a_program_that_says_so("setup.exe", WINDOWS, &[FileOdd::Program])]
#[case::a_text_that_would_run("notes.bat", b"del *.*\r\n", &[FileOdd::Program])]
#[case::a_second_ending_counts("photo.jpg.exe", WINDOWS, &[FileOdd::Program])]
#[case::dots_after_the_ending("setup.exe. .", b"echo\r\n", &[FileOdd::Program])]
#[case::an_old_package_that_would_run("setup.msi", OLD_OFFICE, &[FileOdd::Program])]
#[case::a_photo("photo.JPG", JPEG, &[])]
#[case::another_ending_of_the_same("photo.jpeg", JPEG, &[])]
#[case::a_message_that_reads_as_text("saved.eml", b"Subject: x\n\nHi", &[])]
#[case::sound_in_a_container_of_pictures("voice.m4a", MP4, &[])]
#[case::no_ending("scan", PDF, &[])]
#[case::an_ending_that_says_nothing("scan.backup", PDF, &[])]
fn what_is_odd_is_named(#[case] name: &str, #[case] head: &[u8], #[case] expected: &[FileOdd]) {
    assert_eq!(oddities(name, 100, head, MAX), expected, "{name}");
}

#[test]
fn a_file_may_be_as_large_as_is_kept_and_no_larger() {
    assert_eq!(oddities("a.jpg", MAX, JPEG, MAX), [], "the last byte still fits");
    assert_eq!(oddities("a.jpg", MAX + 1, JPEG, MAX), [FileOdd::TooLarge], "one more does not");
    assert_eq!(oddities("a.jpg", 0, b"", MAX), [FileOdd::Empty], "empty, which is not another kind");
}

#[rstest]
#[case(FileKind::Jpeg, Shown::Image)]
#[case(FileKind::Bmp, Shown::Image)]
#[case(FileKind::Tiff, Shown::No)]
#[case(FileKind::Heic, Shown::No)]
#[case(FileKind::Pdf, Shown::Pages)]
#[case(FileKind::Text, Shown::Text)]
#[case(FileKind::Email, Shown::No)]
#[case(FileKind::Program, Shown::No)]
fn only_what_can_do_no_harm_is_shown_inside(#[case] kind: FileKind, #[case] expected: Shown) {
    assert_eq!(shown_inside(kind), expected, "{kind:?}");
}

#[test]
fn kinds_and_oddities_have_their_names_in_json() {
    let json = serde_json::to_string(&(FileKind::OldOffice, FileOdd::ContentDiffers, Shown::No));
    let json = json.expect("names are plain data");
    assert_eq!(json, r#"["old-office","content-differs","no"]"#, "as the window reads them");
}

proptest! {
    #[test]
    fn no_bytes_and_no_name_stop_the_rule(
        magic in prop::sample::select(vec![PDF, JPEG, PNG, OLD_OFFICE, WINDOWS, HEIC, MP4, WAV, MESSAGE, b"PK\x03\x04", b""]),
        kept in 0usize..40,
        rest in prop::collection::vec(any::<u8>(), 0..300),
        name in r"\PC{0,12}(\.[a-z]{1,4})?",
    ) {
        let head: Vec<u8> = magic.iter().take(kept).copied().chain(rest).collect();
        let kind = kind_of(&head, &name);
        let odd = oddities(&name, head.len() as u64, &head, MAX);
        prop_assert_eq!(odd.contains(&FileOdd::Program), kind == FileKind::Program, "a program is always named");
    }
}
