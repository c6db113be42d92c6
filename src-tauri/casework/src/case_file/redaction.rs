//! Names that are not to leave: found however they are typed, and replaced by the same stand-in everywhere.
//!
//! What stands in place of a name says that someone is there and keeps them apart from others; that is all it says. The
//! rules err towards replacing, and [`Redaction::leftovers`] shows what they did not dare to decide:
//!
//! - A name is found whole, never inside a word; case, accents, hyphens, line breaks and double blanks do not matter, nor
//!   the order "Hassan, Amina", nor that middle names are left out or shortened. Scripts without blanks between words
//!   have no whole words: there a name is found wherever its signs stand.
//! - A name that is also an English word (Will, Grace, Mark), or that has one or two letters, is replaced only where it
//!   has a capital, also where the capital only begins a sentence. Initials are found in capitals alone: "am" is no one.
//! - Parts of a name alone ("Amina" for "Amina Hassan") are not replaced: they may be someone else. They are leftovers.
//! - A telephone number is found with any spacing and prefix, an e-mail address also when it is made of the name.
//! - Where a name is that of two people, both stand-ins stand there: it is not for us to say which of them it was.

mod address;
mod everyday;
mod leftover;
mod number;
mod pattern;
mod spans;
mod token;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::CaseFile;
use crate::folded::fold;
use crate::identifiers::{self, Kind, Known, KnownFrom};
use address::addresses;
use leftover::Parts;
use number::Number;
use pattern::Patterns;
use spans::{Found, Span};
use token::{Text, makes_one_word};

/// What stands in place of a name that is taken out, whoever's it is.
const REMOVED: &str = "[name removed]";

/// How a name is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// By "Person A", "Person B": who did what can still be followed.
    Pseudonym,
    /// By "[name removed]", the same for everyone.
    Redact,
}

/// Someone whose names are not to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Who it is; one person may be named several times.
    pub person: String,
    /// Every name, alias, initials, number, address and day of birth they are known by, as typed: several in one, such as
    /// "Amina (Mimi)", are taken apart.
    pub names: Vec<String>,
    pub how: How,
}

/// What was replaced of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    pub person: String,
    /// What was looked for.
    pub names: Vec<String>,
    /// What stands there now.
    pub by: String,
    /// How often; nought says that the names were nowhere.
    pub times: usize,
}

/// Names made ready to be found, with a count of what was replaced so far.
#[derive(Debug, Clone)]
pub struct Redaction {
    replaced: Vec<Replaced>,
    hows: Vec<How>,
    patterns: Patterns,
    numbers: Vec<(usize, Number)>,
    /// E-mail addresses, folded.
    addresses: Vec<(usize, String)>,
    days: Vec<(usize, Known)>,
    parts: Parts,
}

impl Redaction {
    /// Makes the names ready. Stand-ins are given out in the order of the people, and none that is a name or the
    /// initials of one of them.
    pub fn of(people: &[Named]) -> Self {
        let mut redaction = Self {
            replaced: Vec::new(),
            hows: Vec::new(),
            patterns: Patterns::default(),
            numbers: Vec::new(),
            addresses: Vec::new(),
            days: Vec::new(),
            parts: Parts::default(),
        };
        let used = words_used(people);
        let mut letters = (0..).map(letters_of).filter(|letters| !used.contains(&fold(letters)));
        for named in people {
            let known = redaction.replaced.iter().position(|it| it.person == named.person);
            let person = known.unwrap_or_else(|| {
                let by = match named.how {
                    How::Pseudonym => format!("Person {}", letters.next().unwrap_or_default()),
                    How::Redact => REMOVED.to_owned(),
                };
                let (person, names) = (named.person.clone(), Vec::new());
                redaction.replaced.push(Replaced { person, names, by, times: 0 });
                redaction.hows.push(named.how);
                redaction.replaced.len() - 1
            });
            for name in &named.names {
                redaction.add(person, name.trim());
            }
        }
        redaction
    }

    fn add(&mut self, person: usize, name: &str) {
        let names = &mut self.replaced[person].names;
        if name.is_empty() || names.iter().any(|known| known == name) {
            return;
        }
        names.push(name.to_owned());
        if let [only] = addresses(name)[..] {
            self.addresses.push((person, fold(&name[only.start..only.end])));
        } else if number::is_day(name) {
            let known = Known { kind: Kind::DateOfBirth, text: name.to_owned(), from: KnownFrom::Case };
            self.days.push((person, known));
        } else {
            let numbers = number::numbers_in(name);
            let bare = !numbers.is_empty() && !name.contains(char::is_alphabetic);
            self.numbers.extend(numbers.into_iter().map(|number| (person, number)));
            if !bare {
                self.patterns.add(person, name);
                self.parts.add(name);
            }
        }
    }

    /// Returns the text with every name replaced, and counts them. A text without any comes back to the byte; one that was
    /// replaced before comes back as it is.
    pub fn text(&mut self, text: &str) -> String {
        let read = Text::read(text);
        let mut replaced = String::with_capacity(text.len());
        let mut done = 0;
        for found in self.found(&read) {
            let by = self.stand_in(&found.people);
            push(&mut replaced, &text[done..found.span.start], makes_one_word);
            push(&mut replaced, &by, |beside, sign| makes_one_word(sign, beside));
            done = found.span.end;
            for person in found.people {
                self.replaced[person].times += 1;
            }
        }
        push(&mut replaced, &text[done..], makes_one_word);
        replaced
    }

    /// Replaces every name in the file: in titles, times, labels and texts. Places stay, so that comments still find them.
    pub fn apply(&mut self, file: &mut CaseFile) {
        for entry in file.parts.iter_mut().flat_map(|part| &mut part.entries) {
            let rows = entry.rows.iter_mut().flat_map(|row| [&mut row.label, &mut row.text]);
            for text in [&mut entry.title, &mut entry.when].into_iter().chain(rows) {
                *text = self.text(text);
            }
        }
    }

    /// Returns what was replaced so far, one a person, in the order in which they were named.
    pub fn replaced(&self) -> Vec<Replaced> {
        self.replaced.clone()
    }

    /// Returns what may still tell who someone is, as it stands in the file, each once: a first or family name of three
    /// letters or more alone, a name with an ending or in small letters that may be an English word, an address made of
    /// part of a name, the last digits of a number. Whoever sends the file looks at each.
    pub fn leftovers(&self, file: &CaseFile) -> Vec<String> {
        let entries = file.parts.iter().flat_map(|part| &part.entries);
        let texts = entries.flat_map(|entry| {
            let rows = entry.rows.iter().flat_map(|row| [&row.label, &row.text]);
            [&entry.title, &entry.when].into_iter().chain(rows)
        });
        let (mut left, mut seen) = (Vec::new(), BTreeSet::new());
        for text in texts {
            let read = Text::read(text);
            let mut covered: Vec<Span> = self.found(&read).into_iter().map(|found| found.span).collect();
            covered.extend(self.stand_ins(text));
            let numbers = self.numbers.iter().map(|(_, number)| number);
            let all =
                self.parts.left(&read, &covered).into_iter().chain(number::ends(text, numbers, &covered));
            left.extend(all.filter(|it| seen.insert(fold(it))));
        }
        left
    }

    /// Returns what is to be replaced, in order and apart.
    fn found(&self, text: &Text<'_>) -> Vec<Found> {
        let mut found = self.patterns.found(text);
        let addresses = addresses(text.raw);
        for it in &mut found {
            if let Some(address) = addresses.iter().find(|address| address.holds(it.span)) {
                it.span = *address;
            }
        }
        for span in addresses {
            let typed = fold(&text.raw[span.start..span.end]);
            let exact = self.addresses.iter().filter(|(_, known)| *known == typed);
            found.extend(exact.map(|(person, _)| Found::exact(span, *person)));
            found.extend(self.patterns.in_address(span, &typed));
        }
        for (person, number) in &self.numbers {
            found.extend(number.spans(text.raw).into_iter().map(|span| Found::exact(span, *person)));
        }
        for (person, known) in self.days.iter().filter(|_| text.raw.contains(char::is_numeric)) {
            let marks = identifiers::marks(text.raw, std::slice::from_ref(known));
            let days = marks.into_iter().filter(|mark| mark.from != KnownFrom::LooksLike);
            found.extend(days.map(|mark| Found::exact(Span { start: mark.start, end: mark.end }, *person)));
        }
        spans::apart(text.raw, found, &self.stand_ins(text.raw))
    }

    /// Returns where stand-ins stand already.
    fn stand_ins(&self, text: &str) -> Vec<Span> {
        let by: BTreeSet<&str> = self.replaced.iter().map(|it| it.by.as_str()).collect();
        let places = by.into_iter().flat_map(|by| text.match_indices(by));
        let spans = places.map(|(start, by)| Span { start, end: start + by.len() });
        spans.filter(|span| !token::is_inside_word(text, *span)).collect()
    }

    /// Returns what stands in place of a name that is that of all these people.
    fn stand_in(&self, people: &BTreeSet<usize>) -> String {
        if people.iter().any(|person| self.hows[*person] == How::Redact) {
            return REMOVED.to_owned();
        }
        let all: Vec<&str> = people.iter().map(|person| self.replaced[*person].by.as_str()).collect();
        all.join(" or ")
    }
}

/// Puts the piece at the end, with a blank where it would grow into one word with what stands there: a name of a script
/// without blanks may stand right beside a letter, and "Person A" and "b" must not become "Person Ab".
fn push(text: &mut String, piece: &str, grows_into_one: impl Fn(char, char) -> bool) {
    let seam = text.chars().next_back().zip(piece.chars().next());
    if seam.is_some_and(|(before, after)| grows_into_one(before, after)) {
        text.push(' ');
    }
    text.push_str(piece);
}

/// Returns "A" to "Z", then "AA" and on.
fn letters_of(number: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(number % 26).expect("less than 26"));
    let before = if number < 26 { String::new() } else { letters_of(number / 26 - 1) };
    before + &letter.to_string()
}

/// Returns the words of all names, and the letters of those that may be initials.
fn words_used(people: &[Named]) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for name in people.iter().flat_map(|named| &named.names) {
        for token in Text::read(name).tokens {
            if token.raw.chars().all(char::is_uppercase) && token.raw.chars().count() <= pattern::INITIALS {
                used.extend(token.folded.chars().map(String::from));
            }
            used.insert(token.folded.into_owned());
        }
    }
    used
}

#[cfg(test)]
#[path = "redaction_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "redaction_property_tests.rs"]
mod property_tests;
