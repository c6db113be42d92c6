//! A finished document, read back with poppler's tools; a computer without them fails these tests and says why.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use paperwork::consent_record::{self, ConsentDocument};
use paperwork::partnership::{self, PartnershipDocument};
use paperwork::prompt_sheet::{self, PromptSheet};
use paperwork::recovery_page::{self, RecoveryPage};
use paperwork::referral::{self, ReferralDocument};
use paperwork::{PaperError, Pdf};
use tempfile::TempDir;

/// A document on disk, gone with the test.
pub struct Paper {
    folder: TempDir,
}

impl Paper {
    /// Returns a referral or notification as a file.
    pub fn of(document: &ReferralDocument) -> Self {
        Self::on_disk(referral::pdf(document))
    }

    /// Returns a prompt sheet as a file.
    pub fn of_sheet(sheet: &PromptSheet) -> Self {
        Self::on_disk(prompt_sheet::pdf(sheet))
    }

    /// Returns a consent record as a file.
    pub fn of_consent(document: &ConsentDocument) -> Self {
        Self::on_disk(consent_record::pdf(document))
    }

    /// Returns a partnership return as a file.
    pub fn of_return(document: &PartnershipDocument) -> Self {
        Self::on_disk(partnership::pdf(document))
    }

    /// Returns a page of recovery words as a file.
    pub fn of_recovery(page: &RecoveryPage) -> Self {
        Self::on_disk(recovery_page::recovery_page(page))
    }

    fn on_disk(made: Result<Pdf, PaperError>) -> Self {
        let bytes = made.expect("every document prints").bytes;
        let folder = tempfile::tempdir().expect("a test has room for a folder");
        fs::write(folder.path().join("paper.pdf"), &bytes).expect("a test may write in its own folder");
        Self { folder }
    }

    /// Returns what the file says about itself.
    pub fn info(&self) -> String {
        self.read_with("pdfinfo", &["-enc", "UTF-8"], &[])
    }

    /// Returns what the file says about itself to machines (XMP).
    pub fn about(&self) -> String {
        self.read_with("pdfinfo", &["-meta"], &[])
    }

    /// Returns the tags with their text.
    pub fn structure(&self) -> String {
        self.read_with("pdfinfo", &["-struct-text"], &[])
    }

    /// Returns the levels of the headings, in reading order.
    pub fn heading_levels(&self) -> Vec<u8> {
        let structure = self.structure();
        let headings = structure.lines().filter_map(|line| line.trim_start().strip_prefix('H'));
        let digits = headings.filter_map(|rest| rest.bytes().next().filter(u8::is_ascii_digit));
        digits.map(|digit| digit - b'0').collect()
    }

    /// Returns all words, in reading order.
    pub fn words(&self) -> String {
        self.read_with("pdftotext", &["-enc", "UTF-8", "-raw"], &["-"])
    }

    /// Returns the words of each page.
    pub fn pages(&self) -> Vec<String> {
        let words = self.words();
        words.split_terminator('\u{000C}').map(str::to_owned).collect()
    }

    /// Returns the boxes of all lines: page, left, top, right, bottom, in points.
    fn lines(&self) -> Vec<[f64; 5]> {
        let boxes = self.read_with("pdftotext", &["-enc", "UTF-8", "-bbox-layout"], &["-"]);
        let mut page = 0.0;
        let mut lines = Vec::new();
        for line in boxes.lines().map(str::trim_start) {
            if line.starts_with("<page ") {
                page += 1.0;
            } else if line.starts_with("<line ") {
                let side = |name| attribute(line, name);
                lines.push([page, side("xMin"), side("yMin"), side("xMax"), side("yMax")]);
            }
        }
        assert!(!lines.is_empty(), "a document has lines");
        lines
    }

    /// Returns how far to the right any word reaches, in points.
    pub fn right_edge(&self) -> f64 {
        self.lines().iter().map(|line| line[3]).fold(0.0, f64::max)
    }

    /// Returns pairs of lines whose middles lie within each other.
    pub fn crossing_lines(&self) -> Vec<([f64; 5], [f64; 5])> {
        let lines = self.lines();
        let middle = |line: &[f64; 5]| f64::midpoint(line[2], line[4]);
        let beside = |one: &[f64; 5], other: &[f64; 5]| one[3] <= other[1] + 1.0 || other[3] <= one[1] + 1.0;
        let cross = |one: &[f64; 5], other: &[f64; 5]| {
            one[0] == other[0] && !beside(one, other) && (other[2]..other[4]).contains(&middle(one))
        };
        let pairs = lines.iter().enumerate().flat_map(|(place, one)| {
            let others = lines.iter().enumerate().filter(move |(other, _)| *other != place);
            others.filter(move |(_, other)| cross(one, other)).map(|(_, other)| (*one, *other))
        });
        pairs.collect()
    }

    /// Returns all words with one blank wherever a line or page may have broken between them.
    pub fn unbroken_words(&self) -> String {
        self.words().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns a picture of each page.
    pub fn pictures(&self) -> Vec<Picture> {
        self.read_with("pdftoppm", &["-r", "50", "-gray"], &["page"]);
        let mut files: Vec<PathBuf> = fs::read_dir(self.folder.path())
            .expect("the folder is the test's own")
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "pgm"))
            .collect();
        files.sort();
        assert!(!files.is_empty(), "a document has pages");
        files.iter().map(|file| Picture::read(&fs::read(file).expect("pdftoppm wrote it"))).collect()
    }

    /// Returns what a tool prints about the file.
    fn read_with(&self, tool: &str, before: &[&str], after: &[&str]) -> String {
        let output = Command::new(tool)
            .current_dir(self.folder.path())
            .args(before)
            .arg("paper.pdf")
            .args(after)
            .output()
            .unwrap_or_else(|error| missing_tool(tool, &error));
        assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
        // UTF-8 but for the titles of tags, which pdfinfo copies out as the file holds them (UTF-16).
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

/// A page in shades of grey, 0 black to 255 white.
pub struct Picture {
    width: usize,
    shades: Vec<u8>,
}

impl Picture {
    /// Returns the picture in a binary PGM file (`P5 width height 255`, then a byte for each point).
    fn read(file: &[u8]) -> Self {
        let header: Vec<&[u8]> = file.splitn(4, |byte| byte.is_ascii_whitespace()).collect();
        let number = |place: usize| {
            header
                .get(place)
                .and_then(|part| std::str::from_utf8(part).ok())
                .and_then(|part| part.parse().ok())
        };
        let width: usize = number(1).expect("a PGM file gives its width");
        let shades = header.get(3).and_then(|rest| rest.get(4..)).expect("a PGM file has points");
        Self { width, shades: shades.to_vec() }
    }

    /// Returns the share of points that are dark.
    pub fn ink(&self) -> f64 {
        let dark = self.shades.iter().filter(|shade| **shade < 160).count();
        dark as f64 / self.shades.len() as f64
    }

    /// Returns whether the outer 3 % at the left and the right are white.
    pub fn margins_are_clear(&self) -> bool {
        let edge = self.width * 3 / 100;
        self.shades
            .chunks(self.width)
            .all(|row| row[..edge].iter().chain(&row[self.width - edge..]).all(|shade| *shade == 255))
    }
}

/// Returns a number from a tag, such as 12.5 for `xMin` in `<line xMin="12.5">`.
fn attribute(tag: &str, name: &str) -> f64 {
    let from = tag.split_once(&format!("{name}=\"")).map(|(_, rest)| rest);
    let number = from.and_then(|rest| rest.split_once('"')).and_then(|(number, _)| number.parse().ok());
    number.expect("pdftotext writes four sides for each line")
}

#[expect(clippy::panic, reason = "a test that cannot look at the paper must fail, not pass unseen")]
fn missing_tool(tool: &str, error: &std::io::Error) -> ! {
    panic!("{tool} does not start ({error}): install poppler-utils (`make test` does)")
}
