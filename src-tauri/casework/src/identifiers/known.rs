//! What the case knows already: answers of the draft, and lines such as who was present.

use std::collections::BTreeSet;

use super::pack::Pack;
use super::places::{after_title, proper};
use super::settle::settle;
use super::text::Text;
use super::{Kind, Known, KnownFrom, Mark, addresses, net, phones, references};
use crate::referral::{Answer, Answers, Form, list};

/// The most bytes of a line that is read as a list of people; a longer one is an account.
const LIST_LINE: usize = 240;

/// Returns what identifies among all answers of the draft, those not part of the referral included: the
/// person's and the other recipient's names, dates, numbers and addresses. The officer's own are not there.
pub fn known_in_answers(form: &Form, all_answers: &Answers) -> Vec<Known> {
    let pack = Pack::current();
    let mut found = BTreeSet::new();
    for (key, kind) in &pack.fields {
        let answer = all_answers.get(key).filter(|answer| form.field(key).is_some() && !answer.is_blank());
        let texts = answer.map_or_else(Vec::new, |answer| pieces(*kind, answer));
        found.extend(texts.into_iter().map(|text| Known { kind: *kind, text, from: KnownFrom::Referral }));
    }
    for joined in &pack.joined {
        let parts = joined.fields.iter().filter_map(|key| all_answers.get(key)).flat_map(Answer::texts);
        let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.len() > 1 {
            found.insert(Known { kind: Kind::Name, text: parts.join(" "), from: KnownFrom::Referral });
        }
    }
    found.into_iter().collect()
}

/// Returns what identifies in a line that says where something was: each part that is a name of its own. A
/// word that begins the line may have its capital from that, so that one alone there tells nothing.
pub fn known_in_place(line: &str, from: KnownFrom) -> Vec<Known> {
    let line = line.trim();
    let pieces = line.split([',', ';', '(', ')', '/', '\n']).flat_map(|part| part.split(" at "));
    let pieces = pieces.flat_map(|part| part.split(" in ")).map(str::trim);
    let is_name = |piece: &&str| {
        let capitals = piece.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
        let begins = line.starts_with(*piece);
        capitals > usize::from(begins) && !is_country(piece)
    };
    pieces.filter(is_name).map(|piece| known(Kind::Place, piece, from)).collect()
}

/// Leaves out what the person agreed to be named by: each of those texts, and names of their words alone.
pub fn without_agreed(mut known: Vec<Known>, agreed: &[&str]) -> Vec<Known> {
    let words: Vec<&str> = agreed.iter().flat_map(|text| text.split_whitespace()).collect();
    let is_agreed = |it: &Known| {
        let named = matches!(it.kind, Kind::Name | Kind::Alias);
        agreed.iter().any(|text| text.trim() == it.text.trim())
            || (named && it.text.split_whitespace().all(|word| words.contains(&word)))
    };
    known.retain(|it| !is_agreed(it));
    known
}

/// Returns the texts of an answer that identify each by itself.
fn pieces(kind: Kind, answer: &Answer) -> Vec<String> {
    match (kind, answer) {
        (_, Answer::Day(day)) => vec![[&day.day, &day.month, &day.year].map(|part| part.trim()).join("/")],
        (Kind::Alias, _) => split(answer, &[',', ';', '/', '\n']),
        (Kind::Place, _) => {
            let mut places = split(answer, &[',', ';', '/', '\n', '(', ')']);
            places.retain(|place| place.starts_with(|sign: char| !sign.is_lowercase()) && !is_country(place));
            places
        }
        _ => split(answer, &[]),
    }
}

fn split(answer: &Answer, at: &[char]) -> Vec<String> {
    let pieces = answer.texts().into_iter().flat_map(|text| text.split(at));
    pieces.map(|piece| piece.trim().to_owned()).filter(|piece| !piece.is_empty()).collect()
}

/// Tells whether the place is a country, which the form asks by itself, or says that it is not known.
fn is_country(place: &str) -> bool {
    let place = place.to_lowercase();
    let listed = list("countries")
        .is_some_and(|list| list.entries.iter().any(|entry| entry.trim().to_lowercase() == place));
    listed || ["not known", "unknown", "not asked", "united kingdom", "uk"].contains(&place.as_str())
}

/// Returns what identifies in a text of the case. A short line, such as who was present, is read as a list
/// of names; in any text, names after titles, e-mail addresses, telephone numbers and references count.
pub fn known_in_text(text: &str, from: KnownFrom) -> Vec<Known> {
    let read = Text::read(text);
    let mut found: BTreeSet<Known> = BTreeSet::new();
    let shaped = shaped(&read);
    found.extend(shaped.iter().map(|mark| known(mark.kind, &text[mark.start..mark.end], from)));
    let is_free = |at: usize| {
        let word = &read.words[at];
        !shaped.iter().any(|mark| mark.start < word.end && word.start < mark.end)
    };
    let mut at = 0;
    while at < read.words.len() {
        let length = if is_free(at) { name_at(&read, at) } else { 0 };
        if length > 0 {
            let name = &text[read.words[at].start..read.words[at + length - 1].end];
            let kind = if is_initials(name) { Kind::Alias } else { Kind::Name };
            found.insert(known(kind, name, from));
        }
        at += length.max(1);
    }
    found.into_iter().collect()
}

/// Returns what is certain by its form alone.
fn shaped(text: &Text<'_>) -> Vec<Mark> {
    let mut shaped = net::marks(text);
    shaped.extend(phones::marks(text, &[]));
    shaped.extend(references::marks(text));
    shaped.extend(addresses::marks(text).into_iter().filter(|mark| mark.kind == Kind::Postcode));
    settle(text, shaped)
}

fn known(kind: Kind, text: &str, from: KnownFrom) -> Known {
    Known { kind, text: text.to_owned(), from }
}

/// Returns how many words of a name begin here; none where it is no name.
fn name_at(text: &Text<'_>, at: usize) -> usize {
    let titled = at > 0 && (at.saturating_sub(3)..at).any(|title| after_title(text, title) == Some(at));
    let length = proper(text, at);
    let names = (0..length).take_while(|more| !is_role(text, at + more)).count();
    let letters: usize = text.words[at..at + names].iter().map(|word| word.raw.chars().count()).sum();
    let other_script = text.words[at].other_script && is_list_line(text, at);
    match titled || is_list_line(text, at) {
        true if letters > 1 => names,
        _ if other_script => 1,
        _ => 0,
    }
}

/// Tells whether the word says what someone is, or is a title.
fn is_role(text: &Text<'_>, at: usize) -> bool {
    let pack = Pack::current();
    pack.roles.contains(&*text.words[at].folded) || after_title(text, at) == Some(at + 1)
}

/// Tells whether the word stands in a line short enough to be a list of people.
fn is_list_line(text: &Text<'_>, at: usize) -> bool {
    let place = text.words[at].start;
    let start = text.raw[..place].rfind('\n').map_or(0, |found| found + 1);
    let end = text.raw[place..].find('\n').map_or(text.raw.len(), |found| place + found);
    let line = &text.raw[start..end];
    line.len() <= LIST_LINE && !line.contains(". ")
}

fn is_initials(name: &str) -> bool {
    name.chars().count() <= 4 && name.chars().all(char::is_uppercase)
}

#[cfg(test)]
#[path = "known_tests.rs"]
mod tests;
