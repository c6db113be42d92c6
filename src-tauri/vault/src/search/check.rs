//! Whether the index says what a new one would say. For the tests: it reads everything.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::{Connection, OptionalExtension};

use super::document::Document;
use super::fields::Fields;
use super::{index, names};
use crate::Result;

type Names = BTreeMap<(String, String), i64>;

/// Returns whether documents, names and both indexes are as the records would make them now.
pub(super) fn agrees(connection: &Connection) -> Result<bool> {
    let mut names = Names::new();
    let mut documents = 0;
    let mut same = true;
    index::each_document(connection, &mut |document| {
        documents += 1;
        for pair in names::of(&document.names) {
            *names.entry(pair).or_default() += 1;
        }
        same &= kept(connection, &document)?.as_ref() == Some(&document);
        Ok(())
    })?;
    let count: i64 = connection.query_row("SELECT count(*) FROM search_documents", [], |row| row.get(0))?;
    Ok(same && count == documents && names == kept_names(connection)? && indexes_agree(connection)?)
}

fn kept(connection: &Connection, document: &Document) -> Result<Option<Document>> {
    let query = "SELECT * FROM search_documents WHERE kind = ?1 AND record = ?2";
    let keys = [&document.kind, &document.record];
    Ok(connection.prepare_cached(query)?.query_row(keys, Document::read).optional()?)
}

fn kept_names(connection: &Connection) -> Result<Names> {
    let mut statement = connection.prepare("SELECT word, sound, documents FROM search_names")?;
    let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The keys in both indexes, by table and document: their number and a digest that no order changes.
type Held = HashMap<(&'static str, i64), (u64, u64)>;

fn indexes_agree(connection: &Connection) -> Result<bool> {
    connection.execute_batch(
        "INSERT INTO search_words (search_words) VALUES ('integrity-check');
         INSERT INTO search_keys (search_keys) VALUES ('integrity-check');
         CREATE VIRTUAL TABLE temp.held_words USING fts5vocab (main, search_words, instance);
         CREATE VIRTUAL TABLE temp.held_keys USING fts5vocab (main, search_keys, instance);",
    )?;
    let held = held(connection);
    connection.execute_batch("DROP TABLE temp.held_words; DROP TABLE temp.held_keys;")?;
    Ok(held? == expected(connection)?)
}

fn held(connection: &Connection) -> Result<Held> {
    let mut held = Held::new();
    for (table, query) in [
        ("words", "SELECT -doc, term, '' FROM temp.held_words"),
        ("keys", "SELECT -doc, term, col FROM temp.held_keys"),
    ] {
        let mut statement = connection.prepare(query)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (term, column): (String, String) = (row.get(1)?, row.get(2)?);
            add(&mut held, (table, row.get(0)?), &term, &column);
        }
    }
    Ok(held)
}

fn expected(connection: &Connection) -> Result<Held> {
    let mut held = Held::new();
    let mut statement = connection.prepare("SELECT * FROM search_documents WHERE waiting IS NULL")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let place: i64 = row.get("place")?;
        let fields = Fields::of(&Document::read(row)?);
        fields.all().split_whitespace().for_each(|key| add(&mut held, ("words", place), key, ""));
        for (column, keys) in [
            ("names", fields.names.joined()),
            ("references_", fields.references.joined()),
            ("phones", fields.phones.joined()),
            ("postcodes", fields.postcodes.joined()),
            ("places", fields.places.joined()),
        ] {
            let keys: BTreeSet<&str> = keys.split_whitespace().collect();
            keys.into_iter().for_each(|key| add(&mut held, ("keys", place), key, column));
        }
    }
    Ok(held)
}

fn add(held: &mut Held, document: (&'static str, i64), key: &str, column: &str) {
    let mut hasher = DefaultHasher::new();
    (key, column).hash(&mut hasher);
    let (count, digest) = held.entry(document).or_default();
    *count += 1;
    *digest = digest.wrapping_add(hasher.finish());
}
