//! A pack's file as it is walked: its tables and lists, where each stands, and the faults told on the way.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Fault, FaultCode};

/// How many characters of the file's own text a fault repeats.
const LONGEST: usize = 60;

/// Where the lines of a text begin.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    /// Nothing begins after the last line's end.
    pub(super) fn of(text: &str) -> Self {
        let begins = text.match_indices('\n').map(|(at, _)| at + 1).filter(|at| *at < text.len());
        Self(std::iter::once(0).chain(begins).collect())
    }

    /// Returns the line, counted from one, on which the byte stands.
    pub(super) fn line(&self, byte: usize) -> u32 {
        let before = self.0.partition_point(|begin| *begin <= byte);
        u32::try_from(before).expect("a pack has fewer bytes than u32 has numbers")
    }
}

/// What was found so far: each fault with the byte it stands on; none where it is about the whole file.
#[derive(Default)]
pub(super) struct Faults(Vec<(Option<usize>, FaultCode, String)>);

impl Faults {
    /// Keeps a fault so that it is safe to show: what it repeats of the file is short and hides nothing.
    pub(super) fn tell(&mut self, at: Option<usize>, code: FaultCode, about: &str) {
        let seen = about.chars().map(|sign| if is_hidden(sign) { '\u{fffd}' } else { sign });
        self.0.push((at, code, seen.take(LONGEST).collect()));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn in_order(mut self, lines: &Lines, most: usize) -> Vec<Fault> {
        self.0.sort_by_key(|(at, ..)| *at);
        let line = |at: Option<usize>| at.map_or(0, |byte| lines.line(byte));
        self.0.into_iter().take(most).map(|(at, code, about)| Fault { line: line(at), code, about }).collect()
    }
}

/// Ends of lines, tabs and their like, and signs that turn or hide what stands beside them.
fn is_hidden(sign: char) -> bool {
    let turns = matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}');
    turns || matches!(sign, '\u{feff}' | '\u{e0000}'..='\u{e007f}') || sign.is_control()
}

/// A table of the file, and where it stands; nowhere for the file itself.
#[derive(Clone, Copy)]
pub(super) struct Part<'file> {
    pub(super) table: &'file DeTable<'file>,
    pub(super) at: Option<usize>,
}

impl<'file> Part<'file> {
    pub(super) fn value(&self, key: &str) -> Option<&'file DeValue<'file>> {
        self.table.get(key).map(Spanned::get_ref)
    }

    /// Returns where a key stands, or its table where there is no such key.
    pub(super) fn at(&self, key: &str) -> Option<usize> {
        self.table.get_key_value(key).map_or(self.at, |(key, _)| Some(key.span().start))
    }

    /// Returns a text without the blanks around it; none where it is missing, blank or something else.
    pub(super) fn text(&self, key: &str) -> Option<&'file str> {
        let text = self.value(key)?.as_str()?.trim();
        (!text.is_empty()).then_some(text)
    }

    /// Returns the texts of a list, each with where it stands.
    pub(super) fn texts(&self, key: &str) -> Vec<(Option<usize>, &'file str)> {
        let text =
            |one: &'file Spanned<DeValue<'file>>| Some((Some(one.span().start), one.get_ref().as_str()?));
        self.list(key).iter().filter_map(text).collect()
    }

    /// Returns the tables of a list.
    pub(super) fn parts(&self, key: &str) -> Vec<Part<'file>> {
        self.list(key).iter().filter_map(as_part).collect()
    }

    /// Returns a table within this one.
    pub(super) fn part(&self, key: &str) -> Option<Part<'file>> {
        as_part(self.table.get(key)?)
    }

    pub(super) fn list(&self, key: &str) -> &'file [Spanned<DeValue<'file>>] {
        self.value(key).and_then(DeValue::as_array).map_or(&[], |list| list)
    }
}

/// Returns a value as a table; none where it is something else.
pub(super) fn as_part<'file>(value: &'file Spanned<DeValue<'file>>) -> Option<Part<'file>> {
    Some(Part { table: value.get_ref().as_table()?, at: Some(value.span().start) })
}
