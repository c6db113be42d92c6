//! Search.

use serde::Serialize;
use ts_rs::TS;

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchResults {
    pub query: String,
    /// Best first when ranked, newest first otherwise.
    pub hits: Vec<SearchHit>,
    /// There are more than these.
    pub more: bool,
    pub ranked: bool,
    /// Which kinds of things are searched, in the order of the window's words.
    pub searched: Vec<String>,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchHit {
    /// `case`, `note`, `amendment`, `person`, `life-event`, `consent`, `safety`, `answer`, `sent`, `sent-reference`,
    /// `evidence`, `going-in` or `attachment`.
    pub kind: String,
    /// The route that shows it.
    pub route: String,
    /// What a person or place is called; empty for everything else.
    pub called: String,
    /// The number of the case it is in; empty for a note in no case.
    pub number: String,
    /// The day it is about or was recorded.
    pub at: String,
    /// Which fields matched: `name`, `sound`, `spelling`, `reference`, `phone`, `postcode`, `place`, `words`.
    pub matched: Vec<String>,
    /// Empty while it is folded.
    pub snippet: Vec<SnippetPiece>,
    /// Sensitive, or a number that is not safe to ring: its words are not shown in a list.
    pub folded: bool,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SnippetPiece {
    pub text: String,
    pub hit: bool,
}

/// A case whose person may be the same.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LikePerson {
    pub case: String,
    pub number: String,
    pub called: String,
    /// `same`, `sounds-alike`, `one-mistake-apart` or `same-initials`.
    pub likeness: String,
}
