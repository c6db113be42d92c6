//! Text made fit for paper: every character either has a letter shape or is shown by its number.
//!
//! PDF/UA allows no missing letter, so emoji, Chinese, private-use and control characters become `[U+1F642]`. So do
//! characters that reorder or hide what stands around them, because what is read must be what was written.

use std::collections::BTreeSet;

use serde::Serialize;
use unicode_normalization::char::is_combining_mark;

use crate::fonts::{Families, Fonts};

/// The longest run of letters without a space that surely fits the width of the page.
const LONGEST_RUN: usize = 36;
/// Lets a line break without showing anything.
const BREAK_HERE: char = '\u{200B}';

/// How far a document may rely on what the fonts say about themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Care {
    /// Print all the fonts can draw, except these, which turned out not to work where they stand.
    Usual(BTreeSet<char>),
    /// Print plain English letters only: the last resort, which always works.
    Utmost,
}

/// Lines that belong together and run the same way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Paragraph {
    rtl: bool,
    lines: Vec<String>,
}

/// Makes texts legible and remembers what it replaced.
pub(crate) struct Legible<'a> {
    care: &'a Care,
    replaced: BTreeSet<char>,
}

impl<'a> Legible<'a> {
    /// Returns a fresh one.
    pub(crate) fn new(care: &'a Care) -> Self {
        Self { care, replaced: BTreeSet::new() }
    }

    /// Returns the characters that were replaced so far, each once, in order.
    pub(crate) fn replaced(&self) -> Vec<char> {
        self.replaced.iter().copied().collect()
    }

    /// Returns a text as one line.
    pub(crate) fn line(&mut self, text: &str) -> String {
        let joined: Vec<&str> = lines(text).into_iter().filter(|line| !line.trim().is_empty()).collect();
        self.clean(&joined.join(" "))
    }

    /// Returns a text as one line that shows something: a heading without words is no heading (PDF/UA-1).
    pub(crate) fn heading(&mut self, text: &str) -> String {
        let line = self.line(text);
        let shows = line.chars().any(|letter| !letter.is_whitespace() && !is_silent(letter));
        if shows { line } else { "Without a title".to_owned() }
    }

    /// Returns a text as paragraphs: a blank line, or a change between left-to-right and right-to-left, begins one.
    pub(crate) fn paragraphs(&mut self, text: &str) -> Vec<Paragraph> {
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        let mut after_blank = true;
        for line in lines(text) {
            if line.trim().is_empty() {
                after_blank = true;
                continue;
            }
            let clean = self.clean(line);
            let current = paragraphs.last_mut().filter(|_| !after_blank);
            let rtl = runs_right_to_left(line).unwrap_or_else(|| current.as_ref().is_some_and(|one| one.rtl));
            match current.filter(|one| one.rtl == rtl) {
                Some(paragraph) => paragraph.lines.push(clean),
                None => paragraphs.push(Paragraph { rtl, lines: vec![clean] }),
            }
            after_blank = false;
        }
        paragraphs
    }

    /// Returns the lines of a text, the blank ones left out.
    pub(crate) fn lines(&mut self, text: &str) -> Vec<String> {
        self.paragraphs(text).into_iter().flat_map(|paragraph| paragraph.lines).collect()
    }

    /// Returns one line with every character printable where it stands.
    fn clean(&mut self, line: &str) -> String {
        let mut printed = Printed::new();
        for character in line.chars() {
            let drawn_by = Fonts::get().drawing(character);
            if character == '\t' {
                printed.word_space("    ");
            } else if self.refuses(character) || conceals(character) {
                self.replace(character, &mut printed);
            } else if is_silent(character) {
                printed.silent(character);
            } else if is_combining_mark(character) {
                if !printed.mark(character, drawn_by) {
                    self.replace(character, &mut printed);
                }
            } else if drawn_by == 0 {
                self.replace(character, &mut printed);
            } else {
                printed.letter(character, drawn_by);
            }
        }
        printed.text
    }

    fn refuses(&self, character: char) -> bool {
        match self.care {
            Care::Usual(refused) => refused.contains(&character),
            Care::Utmost => !character.is_ascii(),
        }
    }

    fn replace(&mut self, character: char, printed: &mut Printed) {
        self.replaced.insert(character);
        printed.number(character);
    }
}

/// A line as it grows.
struct Printed {
    text: String,
    /// The families that can still draw the letter and all of its marks so far.
    families: Families,
    /// How many letters stand since the last place where the line may break.
    run: usize,
    /// Whether the last thing printed was a number in place of a character.
    after_number: bool,
}

impl Printed {
    fn new() -> Self {
        Self { text: String::new(), families: Families::MAX, run: 0, after_number: false }
    }

    /// Prints a letter, and lets the line break before it when the word has grown too long for the page.
    fn letter(&mut self, letter: char, families: Families) {
        if may_break_at(letter) {
            self.run = 0;
        } else {
            self.make_room(1);
        }
        self.text.push(letter);
        self.families = families;
        self.after_number = false;
    }

    /// Prints an accent or vowel sign, if one family can draw it together with its letter; returns whether it did.
    fn mark(&mut self, mark: char, families: Families) -> bool {
        let together = self.families & families;
        if together != 0 {
            self.text.push(mark);
            self.families = together;
        }
        together != 0
    }

    /// Keeps a character that shapes its neighbours; after a number there is nothing left to shape.
    fn silent(&mut self, character: char) {
        if !self.after_number {
            self.text.push(character);
        }
    }

    /// Prints the number of a character in its place.
    fn number(&mut self, character: char) {
        let number = format!("[U+{:04X}]", u32::from(character));
        self.make_room(number.len());
        self.text.push_str(&number);
        self.families = Fonts::get().drawing(']');
        self.after_number = true;
    }

    fn word_space(&mut self, space: &str) {
        self.text.push_str(space);
        self.families = Fonts::get().drawing(' ');
        self.run = 0;
        self.after_number = false;
    }

    fn make_room(&mut self, letters: usize) {
        if self.run + letters > LONGEST_RUN {
            self.text.push(BREAK_HERE);
            self.run = 0;
        }
        self.run += letters;
    }
}

/// Returns whether a character shows nothing itself but belongs to correct writing: joiners (Farsi, Hindi), soft
/// hyphens, direction marks, variation selectors.
pub(crate) fn is_silent(character: char) -> bool {
    matches!(
        character,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}'
    )
}

/// Returns whether a character would hide something or turn the order of reading: bidi overrides, embeddings and
/// isolates, invisible operators and tags, control characters.
pub(crate) fn conceals(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{202A}'..='\u{202E}'
                | '\u{2061}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFC}'
                | '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{10FFFF}'
        )
}

/// Returns whether a line may break at a character: at a space, and anywhere in scripts that write without spaces,
/// where the layout knows the words.
fn may_break_at(character: char) -> bool {
    let bound = matches!(character, '\u{00A0}' | '\u{2007}' | '\u{202F}');
    (character.is_whitespace() && !bound)
        || matches!(character, '\u{0E00}'..='\u{0EFF}' | '\u{1780}'..='\u{17FF}')
}

/// Returns the direction of the first letter that has one; figures and signs have none.
fn runs_right_to_left(line: &str) -> Option<bool> {
    line.chars().find(|letter| letter.is_alphabetic()).map(|letter| {
        matches!(
            letter,
            '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
                | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'
        )
    })
}

/// Returns the lines of a text, whichever way it marks their ends.
pub(crate) fn lines(text: &str) -> Vec<&str> {
    let ends = ['\n', '\r', '\u{000B}', '\u{000C}', '\u{0085}', '\u{2028}', '\u{2029}'];
    text.split("\r\n").flat_map(|part| part.split(ends)).collect()
}

#[cfg(test)]
mod tests;
