//! The words of names that stand in the vault, for those who write them by ear.

use std::collections::BTreeSet;

use casework::search::{Query, close, sounds};
use rusqlite::{Connection, params, params_from_iter};

use crate::Result;

/// The most other spellings that a search takes in for one word.
const MOST: usize = 64;
/// From so many letters on, names a slip apart are looked for; from the second number on, with any beginning.
const LEAST_LETTERS: i64 = 4;
const LONG: i64 = 6;

const MORE: &str = "INSERT INTO search_names VALUES (?1, ?2, 1)
    ON CONFLICT (word, sound) DO UPDATE SET documents = documents + 1";
const FEWER: &str = "UPDATE search_names SET documents = documents - 1 WHERE word = ?1 AND sound = ?2";
const NO_MORE: &str = "DELETE FROM search_names WHERE word = ?1 AND sound = ?2 AND documents <= 0";

/// Returns the words of a document's names, folded, each with each of its sounds.
pub(super) fn of(names: &str) -> BTreeSet<(String, String)> {
    names.split_whitespace().flat_map(word_of).collect()
}

fn word_of(written: &str) -> Vec<(String, String)> {
    let words = Query::read(written).words;
    let alone = words.len() == 1;
    let heard = |word: &str| sounds(if alone { written } else { word });
    let paired = words.iter().flat_map(|word| {
        let heard = heard(word);
        let silent = heard.is_empty().then(String::new);
        heard.into_iter().chain(silent).map(|sound| (word.clone(), sound))
    });
    paired.collect()
}

/// Counts the names of a document that changed.
pub(super) fn change(connection: &Connection, before: &str, after: &str) -> Result<()> {
    if before == after {
        return Ok(());
    }
    let (before, after) = (of(before), of(after));
    for (word, sound) in after.difference(&before) {
        connection.prepare_cached(MORE)?.execute([word, sound])?;
    }
    for (word, sound) in before.difference(&after) {
        connection.prepare_cached(FEWER)?.execute([word, sound])?;
        connection.prepare_cached(NO_MORE)?.execute([word, sound])?;
    }
    Ok(())
}

/// Returns the other words of names that may sound like the word, folded and as it was typed.
pub(super) fn sounding_like(connection: &Connection, word: &str, typed: &str) -> Result<Vec<String>> {
    let heard: BTreeSet<String> = sounds(word).into_iter().chain(sounds(typed)).collect();
    if heard.is_empty() {
        return Ok(Vec::new());
    }
    let marks = vec!["?"; heard.len()].join(", ");
    let query = format!("SELECT DISTINCT word FROM search_names WHERE sound IN ({marks}) LIMIT {MOST}");
    let mut statement = connection.prepare_cached(&query)?;
    let words = statement.query_map(params_from_iter(&heard), |row| row.get(0))?;
    let words: Vec<String> = words.collect::<rusqlite::Result<_>>()?;
    Ok(words.into_iter().filter(|other| other != word).collect())
}

/// Returns the other words of names that are a slip of the finger away.
pub(super) fn slips_of(connection: &Connection, word: &str) -> Result<Vec<String>> {
    let letters = i64::try_from(word.chars().count()).unwrap_or(i64::MAX);
    let first = match word.chars().next() {
        Some(first) if letters >= LEAST_LETTERS => first,
        _ => return Ok(Vec::new()),
    };
    let beginning = if letters < LONG { first.to_string() } else { String::new() };
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT word FROM search_names
         WHERE word >= ?1 AND word < ?1 || char(1114111) AND length(word) BETWEEN ?2 - 2 AND ?2 + 2",
    )?;
    let mut rows = statement.query(params![beginning, letters])?;
    let mut slips = Vec::new();
    while let Some(row) = rows.next()? {
        let other: String = row.get(0)?;
        if other != word && close(word, &other) {
            slips.push(other);
        }
        if slips.len() == MOST {
            break;
        }
    }
    Ok(slips)
}
