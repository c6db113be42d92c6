//! The words of a case file as the template gets them: legible, counted, in order, nothing left to decide.

use serde::Serialize;

use super::{CaseFileDocument, FileLine, PaperEntry, PaperPart};
use crate::entry::{PrintedRow, printed_rows};
use crate::legible::Legible;
use crate::printed::{Fact, Head, Replaced, fact, filled_lines, foot};

/// Lets a line break without showing anything; whoever copies a fingerprint from the screen would copy it too.
const BREAK_HERE: char = '\u{200B}';

#[derive(Serialize)]
pub(super) struct PrintedFile {
    title: String,
    /// What stands at the foot of each page.
    foot: String,
    practice: bool,
    protected: bool,
    facts: Vec<Fact>,
    /// How many entries there are in how many parts, as a sentence.
    holds: String,
    left_out: Vec<String>,
    names_replaced: bool,
    parts: Vec<PrintedPart>,
    files: Vec<PrintedFileLine>,
    files_counted: String,
    sources: Vec<String>,
    /// What the copy held, said again where it ends.
    end: String,
    replaced: Replaced,
}

#[derive(Serialize)]
struct PrintedPart {
    title: String,
    /// How many entries it has, such as "3 entries".
    counted: String,
    entries: Vec<PrintedPaperEntry>,
}

#[derive(Serialize)]
struct PrintedPaperEntry {
    title: String,
    /// Empty where no time is known.
    when: String,
    amended: bool,
    rows: Vec<PrintedRow>,
}

#[derive(Serialize)]
struct PrintedFileLine {
    name: String,
    facts: Vec<Fact>,
    fingerprint: String,
}

/// Returns a case file in printable words.
pub(super) fn file(document: &CaseFileDocument, legible: &mut Legible<'_>) -> PrintedFile {
    let number = legible.line(&document.case_number);
    let size = Size::of(&document.parts);
    PrintedFile {
        title: title(&number, &document.kind, legible),
        foot: format!("Case {number}. {}", foot(document.made_at)),
        practice: document.practice,
        protected: document.protected,
        facts: facts(document, legible),
        holds: size.holds(),
        left_out: filled_lines(&document.left_out, legible),
        names_replaced: document.names_replaced,
        parts: document.parts.iter().map(|part| printed_part(part, legible)).collect(),
        files: document.files.iter().map(|file| printed_file_line(file, legible)).collect(),
        files_counted: counted(document.files.len(), "file", "files"),
        sources: filled_lines(&document.sources, legible),
        end: size.end(),
        replaced: Replaced::by(legible),
    }
}

fn title(number: &str, kind: &str, legible: &mut Legible<'_>) -> String {
    let kind = legible.line(kind);
    if kind.trim().is_empty() { format!("Case file {number}") } else { format!("Case file {number}: {kind}") }
}

fn facts(document: &CaseFileDocument, legible: &mut Legible<'_>) -> Vec<Fact> {
    let head = Head {
        case_number: &document.case_number,
        called: document.called.as_deref(),
        made_at: document.made_at,
        made_by: document.made_by.as_deref(),
    };
    let what = fact("What it is", Some(&document.kind), legible);
    what.into_iter().chain(head.facts(legible)).collect()
}

/// How much a copy holds.
struct Size {
    entries: usize,
    parts: usize,
}

impl Size {
    fn of(parts: &[PaperPart]) -> Self {
        Self { entries: parts.iter().map(|part| part.entries.len()).sum(), parts: parts.len() }
    }

    fn holds(&self) -> String {
        match self.entries {
            0 => "This copy holds no entries: nothing is recorded in what was chosen.".to_owned(),
            1 => format!("This copy holds {}, and this is all that was chosen.", self.words()),
            _ => format!("This copy holds {}, and this is all of them that were chosen.", self.words()),
        }
    }

    fn end(&self) -> String {
        format!("This is the end of the copy: {}.", self.words())
    }

    fn words(&self) -> String {
        format!("{} in {}", counted(self.entries, "entry", "entries"), counted(self.parts, "part", "parts"))
    }
}

/// Returns a number with its noun, such as "no entries" or "1 part".
fn counted(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}

fn printed_part(part: &PaperPart, legible: &mut Legible<'_>) -> PrintedPart {
    PrintedPart {
        title: legible.heading(&part.title),
        counted: counted(part.entries.len(), "entry", "entries"),
        entries: part.entries.iter().map(|entry| printed_entry(entry, legible)).collect(),
    }
}

fn printed_entry(PaperEntry { entry, amended }: &PaperEntry, legible: &mut Legible<'_>) -> PrintedPaperEntry {
    PrintedPaperEntry {
        title: legible.heading(&entry.title),
        when: legible.line(&entry.when).trim().to_owned(),
        amended: *amended,
        rows: printed_rows(&entry.rows, legible),
    }
}

fn printed_file_line(file: &FileLine, legible: &mut Legible<'_>) -> PrintedFileLine {
    let name = legible.heading(&file.name);
    let facts = [fact("In this copy", Some(&file.part), legible), fact("Size", Some(&file.size), legible)];
    PrintedFileLine {
        name,
        facts: facts.into_iter().flatten().collect(),
        fingerprint: legible.line(&file.fingerprint).replace(BREAK_HERE, ""),
    }
}
