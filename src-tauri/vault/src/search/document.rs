//! A record as search sees it: which of its fields are names, numbers, places and words.

use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;

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

#[derive(Clone, Copy)]
enum Part {
    Case,
    Note,
    /// The first that says something counts.
    At,
    Name,
    Reference,
    Phone,
    Place,
    Words,
}
use Part::{At, Case, Name, Note, Phone, Place, Reference, Words};

/// What is searched of which record: the paths into its content. `*` is every row of a list. Who signed is
/// left out: the worker's own name stands under everything.
const SHAPES: &[(&str, &[(Part, &str)])] = &[
    (
        "case",
        &[(Case, "id"), (At, "opened_at"), (Name, "called"), (Reference, "number"), (Words, "language")],
    ),
    (
        "note",
        &[
            (Note, "id"),
            (At, "text/started"),
            (At, "began_at"),
            (Words, "text/text"),
            (Words, "text/view"),
            (Place, "text/place"),
            (Name, "text/present"),
            (Name, "text/details/who/*/name"),
            (Words, "text/details/who/*/role"),
            (Name, "text/details/interpreter/who"),
            (Words, "text/details/interpreter/language"),
            (Name, "text/details/exact/*/said/speaker"),
            (Name, "text/details/exact/*/said/through"),
            (Words, "text/details/indicators/*/what"),
            (Place, "text/details/indicators/*/place"),
            (Words, "text/details/indicators/*/passage"),
            (Words, "text/details/condition/rests"),
            (Words, "text/details/condition/words"),
            (Words, "text/details/oversight/decision"),
            (Words, "text/details/oversight/reasons"),
            (Words, "text/details/paper/place"),
            (Words, "finished/statement/why_later"),
        ],
    ),
    ("amendment", &[(Note, "note_id"), (At, "at"), (Words, "was_wrong"), (Words, "text"), (Words, "reason")]),
    (
        "person",
        &[
            (Case, "case_id"),
            (At, "saved_at"),
            (Name, "content/called"),
            (Words, "content/relation"),
            (Phone, "content/phones/*/number"),
            (Words, "content/phones/*/about"),
            (Place, "content/address"),
            (Words, "content/about"),
            (Words, "content/safe_way"),
            (Words, "content/last_contact"),
            (Words, "content/source"),
        ],
    ),
    (
        "life-event",
        &[
            (Case, "case_id"),
            (At, "saved_at"),
            (Words, "content/when"),
            (Words, "content/what"),
            (Words, "content/source"),
        ],
    ),
    (
        "going-in",
        &[
            (Case, "case_id"),
            (At, "saved_at"),
            (Words, "content/risks"),
            (Words, "content/safe_way"),
            (Words, "content/interpreter"),
        ],
    ),
    (
        "consent",
        &[
            (Case, "case_id"),
            (At, "event/at"),
            (Words, "event/words"),
            (Words, "event/language"),
            (Name, "event/interpreter"),
            (Name, "event/present"),
        ],
    ),
    (
        "safety",
        &[
            (Case, "case_id"),
            (At, "record/at"),
            (Name, "record/who"),
            (Reference, "record/reference"),
            (Words, "record/agreed"),
            (Words, "record/reason"),
        ],
    ),
    ("answer", &[(At, "saved_at"), (Words, "answer")]),
    ("sent", &[(Case, "case_id"), (At, "at"), (Reference, "reference"), (Name, "who")]),
    ("sent-reference", &[(At, "at"), (Reference, "reference")]),
    ("attachment", &[(Note, "note_id"), (At, "added_at"), (Words, "origin"), (Words, "about")]),
    ("evidence", &[(Case, "case_id"), (At, "added_at"), (Words, "file/name"), (Words, "description")]),
];

const FILE_NAME: &str = "SELECT name FROM kept_files WHERE id = ?1";
const CASE_OF_SENT: &str = "SELECT case_id FROM sent_referrals WHERE id = ?1";

/// Tells whether records of the kind are searched.
pub(super) fn is_searched(kind: &str) -> bool {
    SHAPES.iter().any(|(searched, _)| *searched == kind)
}

/// Returns what is searched of a record; none when nothing is, as of a row taken off its list.
pub(super) fn of(
    connection: &Connection,
    kind: &str,
    record: &str,
    content: &Value,
) -> Result<Option<Document>> {
    let Some((_, shape)) = SHAPES.iter().find(|(searched, _)| *searched == kind) else {
        return Ok(None);
    };
    if content["removed"] == Value::Bool(true) {
        return Ok(None);
    }
    let mut document = Document { kind: kind.to_owned(), record: record.to_owned(), ..Document::default() };
    for (part, path) in *shape {
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
            Case => return self.case = Some(text.to_owned()),
            Note => return self.note = Some(text.to_owned()),
            At if self.at.is_empty() => &mut self.at,
            At => return,
            Name => &mut self.names,
            Reference => &mut self.references,
            Phone => &mut self.phones,
            Place => &mut self.places,
            Words => &mut self.words,
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
            "answer" => self.case = self.record.split('/').next().map(str::to_owned),
            "sent-reference" => self.case = looked_up(CASE_OF_SENT, "sent_id")?,
            "attachment" => {
                if let Some(name) = looked_up(FILE_NAME, "file_id")? {
                    self.take(Words, &name);
                }
            }
            _ => {}
        }
        Ok(())
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
