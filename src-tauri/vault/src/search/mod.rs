//! Search over everything that was recorded, drafts of notes too.
//!
//! Two full-text indexes hold folded keys and no text: `search_words` says in which documents a key stands,
//! `search_keys` keeps names, references, telephone numbers, postcodes and places apart. The text to show stands
//! in `search_documents`. All of it follows from the records, in the transaction that changes them.
//!
//! FTS5's `secure-delete` is off: it made changing an indexed note some 160 ms slow at 10,000 notes. Keys taken
//! out stay in the encrypted index until segments merge; `rebuild_search` leaves none.

mod check;
mod document;
mod fields;
mod find;
mod index;
mod names;
mod plan;
mod rank;
mod shape;
mod show;

#[cfg(any(test, feature = "intruder"))]
mod fill;

use casework::search::Shown;

pub(crate) use index::{bring_up_to_date, follow, remake};

use crate::{Result, Vault};

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    pub hits: Vec<Hit>,
    /// There are more than these.
    pub more: bool,
}

/// One record that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// As the ledger names it: `case`, `note`, `amendment`, `person`, `life-event`, `going-in`, `consent`, `capacity`,
    /// `talk`, `sharing`, `safety`, `situation`, `added-step`, `warning`, `closing`, `decision`, `offered-step`, `news`,
    /// `answer`, `sent`, `sent-reference`, `attachment`, `evidence`.
    pub kind: String,
    pub record: String,
    /// The note it is, or belongs to.
    pub note: Option<String>,
    /// The cases it is in now; none for a note that is in no case.
    pub cases: Vec<String>,
    /// When it happened, or else was recorded.
    pub at: String,
    /// Of `name`, `sound`, `spelling`, `reference`, `phone`, `postcode`, `place`, `words`.
    pub matched: Vec<String>,
    pub snippet: Vec<Shown>,
}

const FILED_IN: &str = "SELECT case_id FROM filed WHERE note_id = ?1";

impl Vault {
    /// Returns the records in which every word typed stands: the newest first as is right while typing, or the
    /// best first. The last word may be a beginning. What is found only by ear or by a slip comes last.
    pub fn search(&self, typed: &str, ranked: bool, limit: usize) -> Result<Found> {
        index::bring_up_to_date(&self.connection)?;
        let (plan, mut hits) = find::find(&self.connection, typed, ranked, limit.saturating_add(1))?;
        let more = hits.len() > limit;
        hits.truncate(limit);
        let hits = hits.into_iter().map(|hit| self.shown(&plan, hit)).collect::<Result<_>>()?;
        Ok(Found { hits, more })
    }

    /// Makes the index anew from the records.
    pub fn rebuild_search(&self) -> Result<()> {
        index::rebuild(&self.connection)
    }

    /// Returns whether the index says what a new one would say. It reads every record.
    pub fn search_agrees(&self) -> Result<bool> {
        check::agrees(&self.connection)
    }

    fn shown(&self, plan: &plan::Plan, hit: find::Hit) -> Result<Hit> {
        let snippet = show::passage(&hit.document, plan, &hit.fit.matched);
        let document = hit.document;
        let cases = match (document.case, &document.note) {
            (Some(case), _) => vec![case],
            (None, Some(note)) => {
                let mut statement = self.connection.prepare_cached(FILED_IN)?;
                statement.query_map([note], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?
            }
            (None, None) => Vec::new(),
        };
        Ok(Hit {
            kind: document.kind,
            record: document.record,
            note: document.note,
            cases,
            at: document.at,
            matched: hit.fit.words(),
            snippet,
        })
    }
}

#[cfg(test)]
#[path = "../search_tests.rs"]
mod tests;
