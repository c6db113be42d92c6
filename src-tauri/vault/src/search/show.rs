//! The part of a document to show, with what matched marked.

use casework::search::{
    Query, SNIPPET_LENGTH, Shown, matched_in, phones_in, postcodes_in, references_in, snippet,
};

use super::document::Document;
use super::fields::tokens;
use super::plan::Plan;
use super::rank::Matched;

/// Returns the passage with the words found; of a number found by its key, the line it stands in.
pub(super) fn passage(document: &Document, plan: &Plan, matched: &[Matched]) -> Vec<Shown> {
    let query = plan.shown();
    let mut texts = document.texts();
    if matched.first() == Some(&Matched::Name) {
        // The name is what was looked for; where else it stands matters less.
        texts.swap(0, 1);
    }
    let with_words = texts.iter().find(|text| !matched_in(text, &query).is_empty());
    if let Some(text) = with_words {
        return snippet(text, &query, SNIPPET_LENGTH);
    }
    let lines = texts.iter().flat_map(|text| text.lines());
    for line in lines {
        if let Some(number) = number_in(line, &query) {
            return snippet(line, &number, SNIPPET_LENGTH);
        }
    }
    let first = texts.iter().find(|text| !text.is_empty()).unwrap_or(&"");
    snippet(first, &query, SNIPPET_LENGTH)
}

/// Returns a query for the line's own way of writing the number that was looked for.
fn number_in(line: &str, query: &Query) -> Option<Query> {
    let has_phone = query.phone.as_ref().is_some_and(|key| phones_in(line).iter().any(|it| it.contains(key)));
    let begins = |keys: Vec<String>, key: &Option<String>| {
        key.as_ref().is_some_and(|key| keys.iter().any(|it| it.starts_with(key)))
    };
    let stands = has_phone
        || begins(references_in(line), &query.reference)
        || begins(postcodes_in(line), &query.postcode);
    let has_digit = |word: &String| word.bytes().any(|sign| sign.is_ascii_digit());
    stands.then(|| Query { words: tokens(line).into_iter().filter(has_digit).collect(), ..Query::default() })
}
