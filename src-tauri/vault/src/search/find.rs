//! Finding: tier after tier until there are as many as asked for.

use std::collections::HashSet;

use rusqlite::{Connection, params};

use super::document::Document;
use super::fields::Fields;
use super::index;
use super::plan::{Expression, Plan};
use super::rank::{Fit, Tier, tiers};
use crate::Result;

const IN_WORDS: &str = "SELECT -rowid FROM search_words WHERE search_words MATCH ?1 ORDER BY rowid LIMIT ?2";
const IN_KEYS: &str = "SELECT -rowid FROM search_keys WHERE search_keys MATCH ?1 ORDER BY rowid LIMIT ?2";
const IN_KEYS_FROM: &str = "SELECT -rowid FROM search_keys WHERE search_keys MATCH ?1 AND rowid <= -?2";
/// Words beside a name are looked for among so many of the newest documents in which all words stand.
const NEWEST: usize = 1000;

/// A document that was found, and how it fits.
pub(super) struct Hit {
    pub document: Document,
    pub fit: Fit,
}

struct Finder<'a> {
    connection: &'a Connection,
    wanted: usize,
    waiting: Vec<(i64, Fields)>,
    /// Places, best first, each once.
    found: Vec<i64>,
}

/// Returns the best documents, at most so many, with the plan as it was asked at last.
pub(super) fn find(
    connection: &Connection,
    typed: &str,
    ranked: bool,
    wanted: usize,
) -> Result<(Plan, Vec<Hit>)> {
    let mut plan = Plan::read(typed);
    if plan.is_empty() {
        return Ok((plan, Vec::new()));
    }
    let waiting = index::waiting(connection)?;
    let waiting = waiting.iter().map(|(place, document)| (*place, Fields::of(document))).collect();
    let mut finder = Finder { connection, wanted, waiting, found: Vec::new() };
    for tier in tiers(ranked) {
        if finder.found.len() >= wanted {
            break;
        }
        if *tier == Tier::Sound {
            plan.spell(connection, typed)?;
        }
        finder.take(&plan, *tier, ranked)?;
    }
    let found = std::mem::take(&mut finder.found);
    let hits = found.into_iter().map(|place| finder.hit(&plan, place)).collect::<Result<_>>()?;
    Ok((plan, hits))
}

impl Finder<'_> {
    /// Adds what the tier finds beyond what was found before it, the newest first.
    fn take(&mut self, plan: &Plan, tier: Tier, ranked: bool) -> Result<()> {
        let Some(expression) = plan.expression(tier) else { return Ok(()) };
        let mut places = self.indexed(&expression)?;
        let fits = |fit: &Fit| fit.tier == tier || (!ranked && tier == Tier::Words && fit.tier < tier);
        let waiting = self.waiting.iter().filter(|(_, fields)| plan.judge(fields).as_ref().is_some_and(fits));
        places.extend(waiting.map(|(place, _)| *place));
        places.sort_unstable_by(|one, other| other.cmp(one));
        for place in places {
            if self.found.len() < self.wanted && !self.found.contains(&place) {
                self.found.push(place);
            }
        }
        Ok(())
    }

    /// Returns the newest places of the index that fit; enough of them even if all found before are among them.
    fn indexed(&self, expression: &Expression) -> Result<Vec<i64>> {
        let most = self.wanted + self.found.len();
        match expression {
            Expression::Words(words) => self.places(IN_WORDS, words, most),
            Expression::Keys(keys) => self.places(IN_KEYS, keys, most),
            Expression::WordsWithKeys(words, keys) => {
                let mut places = self.places(IN_WORDS, words, NEWEST)?;
                let Some(oldest) = places.last() else { return Ok(places) };
                let oldest = usize::try_from(*oldest).unwrap_or(0);
                let with_keys: HashSet<i64> = self.places(IN_KEYS_FROM, keys, oldest)?.into_iter().collect();
                places.retain(|place| with_keys.contains(place));
                Ok(places)
            }
        }
    }

    fn places(&self, query: &str, expression: &str, number: usize) -> Result<Vec<i64>> {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        let mut statement = self.connection.prepare_cached(query)?;
        let places = statement.query_map(params![expression, number], |row| row.get(0))?;
        Ok(places.collect::<rusqlite::Result<_>>()?)
    }

    fn hit(&self, plan: &Plan, place: i64) -> Result<Hit> {
        let document = index::at(self.connection, place)?;
        let fit = plan.judge(&Fields::of(&document));
        // What the index found and reading it does not explain is shown all the same.
        let fit = fit.unwrap_or_else(|| Fit { tier: Tier::Words, matched: Vec::new() });
        Ok(Hit { document, fit })
    }
}
