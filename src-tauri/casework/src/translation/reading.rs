//! Reading a file of translations: every fault of it is found at once, each with its line.

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::TranslationFaultCode as Code;
use super::hidden::holds_hidden;
use super::{Direction, FORMAT, LARGEST, Translated, TranslationFault, TranslationPack, fault};
use crate::moment::read_day;
use crate::statements::Statements;

const KEYS: [&str; 9] = [
    "format",
    "language",
    "english_name",
    "name",
    "direction",
    "source",
    "translator",
    "translated_on",
    "statement",
];
const STATEMENT_KEYS: [&str; 5] = ["id", "from", "words", "translator", "translated_on"];

/// Reads the whole file, or tells all that is odd in it.
pub(super) fn read(text: &str, statements: &Statements) -> Result<TranslationPack, Vec<TranslationFault>> {
    if text.len() > LARGEST {
        return Err(vec![TranslationFault::new(0, Code::TooLarge, "")]);
    }
    // Windows ends its lines in two characters, of which only one is part of the words.
    let text = text.replace("\r\n", "\n");
    let lines = Lines::of(&text);
    let file = DeTable::parse(&text).map_err(|error| {
        let at = error.span().map_or(text.len(), |span| span.start);
        vec![TranslationFault::new(lines.line(at), Code::NotToml, "")]
    })?;
    let mut reading = Reading { lines, faults: Vec::new() };
    let pack = reading.pack(file.get_ref(), statements);
    let Reading { mut faults, .. } = reading;
    match pack {
        Some(pack) if faults.is_empty() => Ok(pack),
        _ => {
            faults.sort_by_key(|fault| fault.line);
            faults.truncate(fault::MOST);
            Err(faults)
        }
    }
}

/// Where the lines of a text begin.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// Returns the line, counted from 1, on which the byte stands.
    fn line(&self, byte: usize) -> u32 {
        let before = self.0.partition_point(|begin| *begin <= byte);
        u32::try_from(before).expect("a file has fewer bytes than u32 has numbers")
    }
}

/// A table of the file, and how its faults are told.
#[derive(Clone, Copy)]
struct Part<'file> {
    table: &'file DeTable<'file>,
    /// The line that a missing key is looked for on.
    line: u32,
    /// The statement's id; empty at the head of the file.
    id: &'file str,
}

impl<'file> Part<'file> {
    fn value(&self, key: &str) -> Option<&'file Spanned<DeValue<'file>>> {
        self.table.get(key)
    }

    /// Returns a text without the blanks around it; none where it is missing, empty or something else.
    fn text(&self, key: &str) -> Option<&'file str> {
        let text = self.value(key)?.get_ref().as_str()?.trim();
        (!text.is_empty()).then_some(text)
    }

    /// Returns a day, written with quotation marks or without.
    fn day(&self, key: &str) -> Option<NaiveDate> {
        match self.value(key)?.get_ref() {
            DeValue::String(text) => read_day(text),
            DeValue::Datetime(moment) => read_day(&moment.to_string()),
            _ => None,
        }
    }

    fn about(&self, key: &str) -> String {
        if self.id.is_empty() { key.to_owned() } else { format!("{}: {key}", self.id) }
    }
}

/// What the file says once for all its statements.
struct Defaults<'file> {
    translator: Option<&'file str>,
    translated_on: Option<NaiveDate>,
}

struct Reading {
    lines: Lines,
    faults: Vec<TranslationFault>,
}

impl Reading {
    fn pack(&mut self, table: &DeTable<'_>, statements: &Statements) -> Option<TranslationPack> {
        let head = Part { table, line: 0, id: "" };
        if !is_known(head.value("format").map(Spanned::get_ref)) {
            self.odd(head, "format", Code::UnknownFormat);
            return None;
        }
        self.unknown_keys(head, &KEYS);
        let language = self.checked(head, "language", Code::NoLanguage, is_tag);
        let english_name = self.text(head, "english_name", Code::NoLanguage);
        let name = self.text(head, "name", Code::NoLanguage);
        let source = self.text(head, "source", Code::Empty);
        let direction = self.direction(head);
        let defaults = self.defaults(head);
        let statements = self.statements(head, &defaults, statements);
        Some(TranslationPack {
            language: language?,
            english_name: english_name?,
            name: name?,
            direction: direction?,
            source: source?,
            statements,
        })
    }

    fn direction(&mut self, head: Part<'_>) -> Option<Direction> {
        match head.text("direction") {
            Some("ltr") => Some(Direction::Ltr),
            Some("rtl") => Some(Direction::Rtl),
            _ => {
                self.odd(head, "direction", Code::Direction);
                None
            }
        }
    }

    /// A default may be left out; one that is there and odd is told here, and again by no statement.
    fn defaults<'file>(&mut self, head: Part<'file>) -> Defaults<'file> {
        if head.value("translator").is_some() {
            let _ = self.text(head, "translator", Code::NoTranslator);
        }
        if head.value("translated_on").is_some() {
            let _ = self.day(head, "translated_on");
        }
        Defaults { translator: head.text("translator"), translated_on: head.day("translated_on") }
    }

    fn statements(
        &mut self,
        head: Part<'_>,
        defaults: &Defaults<'_>,
        statements: &Statements,
    ) -> Vec<Translated> {
        let Some(list) = head.value("statement") else {
            self.odd(head, "statement", Code::Empty);
            return Vec::new();
        };
        let Some(list) = list.get_ref().as_array() else {
            self.odd(head, "statement", Code::NotToml);
            return Vec::new();
        };
        if list.is_empty() {
            self.odd(head, "statement", Code::Empty);
        }
        let mut read: Vec<Translated> = Vec::new();
        let mut seen = Vec::new();
        for one in list.iter() {
            let line = self.lines.line(one.span().start);
            let Some(table) = one.get_ref().as_table() else {
                self.faults.push(TranslationFault::new(line, Code::NotToml, "statement"));
                continue;
            };
            let id = table.get("id").and_then(|id| id.get_ref().as_str()).unwrap_or_default().trim();
            let part = Part { table, line, id };
            self.identify(part, statements, &mut seen);
            read.extend(self.statement(part, head, defaults));
        }
        read
    }

    /// Tells an id that no statement has, and one that came before.
    fn identify<'file>(&mut self, part: Part<'file>, statements: &Statements, seen: &mut Vec<&'file str>) {
        if statements.statement(part.id).is_none() {
            self.push(part, "id", Code::UnknownStatement, if part.id.is_empty() { "id" } else { part.id });
        } else if seen.contains(&part.id) {
            self.push(part, "id", Code::Twice, part.id);
        } else {
            seen.push(part.id);
        }
    }

    fn statement(&mut self, part: Part<'_>, head: Part<'_>, defaults: &Defaults<'_>) -> Option<Translated> {
        self.unknown_keys(part, &STATEMENT_KEYS);
        let words = self.text(part, "words", Code::Empty);
        let from = self.day(part, "from");
        let translator = match part.value("translator").or(head.value("translator")) {
            // An odd default was told where it stands.
            Some(_) if part.value("translator").is_none() => defaults.translator.map(str::to_owned),
            _ => self.text(part, "translator", Code::NoTranslator),
        };
        let translated_on = match part.value("translated_on").or(head.value("translated_on")) {
            Some(_) if part.value("translated_on").is_none() => defaults.translated_on,
            _ => self.day(part, "translated_on"),
        };
        Some(Translated {
            id: part.id.to_owned(),
            from: from?,
            words: words?,
            translator: translator?,
            translated_on: translated_on?,
        })
    }

    /// Reads a text that must be there and hide nothing.
    fn text(&mut self, part: Part<'_>, key: &str, missing: Code) -> Option<String> {
        self.checked(part, key, missing, |_| true)
    }

    fn checked(&mut self, part: Part<'_>, key: &str, odd: Code, fits: fn(&str) -> bool) -> Option<String> {
        let code = match part.text(key) {
            Some(text) if holds_hidden(text) => Code::HiddenCharacters,
            Some(text) if fits(text) => return Some(text.to_owned()),
            _ => odd,
        };
        self.odd(part, key, code);
        None
    }

    fn day(&mut self, part: Part<'_>, key: &str) -> Option<NaiveDate> {
        let day = part.day(key);
        if day.is_none() {
            self.odd(part, key, Code::NoSuchDate);
        }
        day
    }

    fn unknown_keys(&mut self, part: Part<'_>, known: &[&str]) {
        for (key, _) in part.table.iter().filter(|(key, _)| !known.contains(&key.get_ref().as_ref())) {
            let line = self.lines.line(key.span().start);
            self.faults.push(TranslationFault::new(line, Code::UnknownKey, &part.about(key.get_ref())));
        }
    }

    fn odd(&mut self, part: Part<'_>, key: &str, code: Code) {
        self.push(part, key, code, &part.about(key));
    }

    /// Tells a fault on the line where the key stands, or its table when there is no such key.
    fn push(&mut self, part: Part<'_>, key: &str, code: Code, about: &str) {
        let line =
            part.table.get_key_value(key).map_or(part.line, |(key, _)| self.lines.line(key.span().start));
        self.faults.push(TranslationFault::new(line, code, about));
    }
}

fn is_known(format: Option<&DeValue<'_>>) -> bool {
    format.and_then(DeValue::as_integer).is_some_and(|number| number.as_str() == FORMAT)
}

/// Tells whether this has the shape of a language tag (BCP 47): letters, digits and single hyphens.
fn is_tag(text: &str) -> bool {
    let whole = |part: &str| !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_alphanumeric());
    (2..=35).contains(&text.len()) && text.split('-').all(whole)
}
