//! A record as search sees it: which of its fields are names, numbers, places and words.

use casework::case::choice_word;
use casework::consent::{Channel, Purpose};
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Deserialize;
use serde_json::Value;

use super::shape::{self, Part};
use crate::Result;

/// What is searched of one record, as typed; several fields of a kind stand on lines of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Document {
    pub kind: String,
    pub record: String,
    pub note: Option<String>,
    pub case: Option<String>,
    /// What it is about, or else when it was recorded.
    pub at: String,
    pub names: String,
    pub references: String,
    pub phones: String,
    pub places: String,
    pub words: String,
}

const FILE_NAME: &str = "SELECT name FROM kept_files WHERE id = ?1";
const CASE_OF_SENT: &str = "SELECT case_id FROM sent_referrals WHERE id = ?1";

/// Tells whether records of the kind are searched.
pub(super) fn is_searched(kind: &str) -> bool {
    shape::of(kind).is_some()
}

/// Returns what is searched of a record; none when nothing is, as of a row taken off its list.
pub(super) fn of(
    connection: &Connection,
    kind: &str,
    record: &str,
    content: &Value,
) -> Result<Option<Document>> {
    let Some(shape) = shape::of(kind) else { return Ok(None) };
    if content["removed"] == Value::Bool(true) {
        return Ok(None);
    }
    let mut document = Document { kind: kind.to_owned(), record: record.to_owned(), ..Document::default() };
    for (part, path) in shape {
        at_path(content, path, &mut |text| document.take(*part, text));
    }
    document.complete(connection, content)?;
    Ok(document.says_something().then_some(document))
}

/// Calls with every text at the path.
fn at_path(content: &Value, path: &str, take: &mut impl FnMut(&str)) {
    let (step, rest) = path.split_once('/').map_or((path, None), |(step, rest)| (step, Some(rest)));
    let Some(rest) = rest else {
        if let Some(text) = content[step].as_str() {
            take(text);
        }
        return;
    };
    if step == "*" {
        content.as_array().into_iter().flatten().for_each(|row| at_path(row, rest, take));
    } else {
        at_path(&content[step], rest, take);
    }
}

impl Document {
    fn take(&mut self, part: Part, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let whole = match part {
            Part::Case => return self.case = Some(text.to_owned()),
            Part::Note => return self.note = Some(text.to_owned()),
            Part::At if self.at.is_empty() => &mut self.at,
            Part::At => return,
            Part::Name => &mut self.names,
            Part::Reference => &mut self.references,
            Part::Phone => &mut self.phones,
            Part::Place => &mut self.places,
            Part::Words => &mut self.words,
        };
        if !whole.is_empty() {
            whole.push('\n');
        }
        whole.push_str(text);
    }

    /// Adds what stands in another record, or in the record's name.
    fn complete(&mut self, connection: &Connection, content: &Value) -> Result<()> {
        let looked_up = |query: &str, key: &str| {
            let key = content[key].as_str().unwrap_or_default();
            connection.prepare_cached(query)?.query_row([key], |row| row.get::<_, String>(0)).optional()
        };
        match self.kind.as_str() {
            "consent" => self.take_matter(&content["event"]),
            "answer" => self.case = self.record.split('/').next().map(str::to_owned),
            "sent-reference" => self.case = looked_up(CASE_OF_SENT, "sent_id")?,
            "attachment" => {
                if let Some(name) = looked_up(FILE_NAME, "file_id")? {
                    self.take(Part::Words, &name);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes the agency or the other person that was decided about, or for a way of contact its number or address.
    fn take_matter(&mut self, event: &Value) {
        let details = &event["details"];
        if event["purpose"] != choice_word(&Purpose::Contact) {
            return self.take(Part::Name, details["about"].as_str().unwrap_or_default());
        }
        let part = match Channel::deserialize(&details["about"]) {
            Ok(Channel::Call | Channel::Text) => Part::Phone,
            Ok(Channel::Post | Channel::Visit) => Part::Place,
            _ => Part::Words,
        };
        self.take(part, details["address"].as_str().unwrap_or_default());
    }

    fn says_something(&self) -> bool {
        !self.texts().iter().all(|text| text.is_empty())
    }

    /// Returns what was typed, the part to show first in front.
    pub fn texts(&self) -> [&str; 5] {
        [&self.words, &self.names, &self.places, &self.references, &self.phones]
    }

    /// Reads a row of the documents.
    pub fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            kind: row.get("kind")?,
            record: row.get("record")?,
            note: row.get("note_id")?,
            case: row.get("case_id")?,
            at: row.get("at")?,
            names: row.get("names")?,
            references: row.get("references_")?,
            phones: row.get("phones")?,
            places: row.get("places")?,
            words: row.get("words")?,
        })
    }
}
