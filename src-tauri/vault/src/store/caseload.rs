//! All cases at once, each with what decides how pressing it is: read in one pass over each table, so that thousands
//! of cases cost no more than their rows. Words of records that nothing is decided by are left where they are. One case
//! by itself is read by the same queries.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use casework::consent::{Decision, Purpose};
use casework::moment::{read_day, read_moment};
use casework::safeguarding::{NewRecord, StepRecord};
use chrono::NaiveDate;
use rusqlite::{Connection, Row, params_from_iter};

use super::case_facts::{CaseFacts, SentFacts};
use super::cases::CaseRecord;
use super::{cases, json, word};
use crate::ledger::{self, Digest};
use crate::{Result, Vault};

// The first column of each is the case's id.
const CHANGES: &str = "SELECT case_id, id, at, before, after, why FROM case_changes ORDER BY rowid";
const SAFETY: &str =
    "SELECT case_id, step, recorded_at, outcome, at, arranged_for, result FROM safety_records
                      ORDER BY rowid";
const SITUATIONS: &str = "SELECT case_id, recorded_at, content FROM situations ORDER BY rowid";
const ADDED: &str = "SELECT case_id, step, recorded_at FROM added_steps ORDER BY rowid";
const WARNINGS: &str = "SELECT case_id, id, content FROM warnings
                        WHERE id NOT IN (SELECT warning_id FROM warnings_ended) ORDER BY rowid";
const CLOSINGS: &str = "SELECT case_id, CASE act WHEN 'closed' THEN at END FROM case_closings ORDER BY rowid";
const DECISIONS: &str = "SELECT case_id, id, content, rowid place FROM decisions
                         WHERE id NOT IN (SELECT decision_id FROM decisions_taken_back) ORDER BY rowid";
const REPLACED: &str = "SELECT d.case_id, t.decision_id, t.replaced_by, d.rowid place FROM decisions_taken_back t
                        JOIN decisions d ON d.id = t.decision_id WHERE t.replaced_by IS NOT NULL ORDER BY t.rowid";
const OFFERED: &str = "SELECT case_id, decision_id, recorded_at, content FROM offered_steps ORDER BY rowid";
const SETTLED: &str = "SELECT case_id, clock, settled FROM settled_clocks ORDER BY rowid";
const NEWS: &str = "SELECT case_id, content FROM news_asked ORDER BY rowid";
const SENT: &str = "SELECT case_id, version, route, at FROM sent_referrals ORDER BY rowid";
const DRAFTS: &str = "SELECT case_id, form_version, version FROM referrals";
const ONLINE: &str = "SELECT case_id, version, begun_on, saved_on FROM online_drafts";
const CONSENT: &str = "SELECT case_id, purpose, decision, at,
     return_on IS NOT NULL OR decision = 'withdraw' OR details ->> '$.until' IS NOT NULL may_fall_due
     FROM consent_events ORDER BY rowid";

impl Vault {
    /// Returns every case with what decides how pressing it is, the most recently changed first. While nothing is changed
    /// they are read once and kept with the open vault; they go with it when it is locked.
    pub fn caseload(&self) -> Result<Vec<Arc<CaseFacts>>> {
        let stamp = Stamp::of(&self.connection)?;
        if let Some((kept, facts)) = &*self.kept_caseload.borrow()
            && *kept == stamp
        {
            return Ok(facts.clone());
        }
        let facts: Vec<_> = self.read_caseload()?.into_iter().map(Arc::new).collect();
        self.kept_caseload.replace(Some((stamp, facts.clone())));
        Ok(facts)
    }

    fn read_caseload(&self) -> Result<Vec<CaseFacts>> {
        let mut load = Caseload::of(self.cases()?, &self.unfinished_by_case()?, None);
        load.gather(&self.connection)?;
        load.take(&self.connection, SAFETY, read_safety, |facts, it| facts.safety.push(it))?;
        Ok(load.finish())
    }

    /// Returns one case with what decides how pressing it is, and the words of its safety records.
    pub fn case_facts(&self, case: &str) -> Result<CaseFacts> {
        let mut load = Caseload::of(vec![self.case(case)?], &self.unfinished_by_case()?, Some(case));
        load.gather(&self.connection)?;
        let safety = self.safety_of(case)?.into_iter();
        let told =
            safety.map(|it| StepRecord { step: it.step, recorded_at: it.recorded_at, record: it.record });
        let mut facts = load.finish().remove(0);
        facts.safety = told.collect();
        facts.consent_may_fall_due = true;
        Ok(facts)
    }
}

/// All cases as they were last read, and what the vault was then.
pub(crate) type KeptCaseload = RefCell<Option<(Stamp, Vec<Arc<CaseFacts>>)>>;

/// What the vault was at one moment. Whatever is recorded enters the ledger; what another connection wrote shows in the
/// count that the engine keeps of such writing.
#[derive(PartialEq)]
pub(crate) struct Stamp {
    ledger: (i64, Digest),
    by_others: i64,
}

impl Stamp {
    fn of(connection: &Connection) -> Result<Self> {
        let by_others = connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
        Ok(Self { ledger: ledger::head(connection)?, by_others })
    }
}

/// The cases while their facts are gathered.
struct Caseload<'a> {
    facts: Vec<CaseFacts>,
    places: HashMap<String, usize>,
    /// Nothing of other cases is read.
    only: Option<&'a str>,
}

impl<'a> Caseload<'a> {
    fn of(cases: Vec<CaseRecord>, unfinished: &BTreeMap<String, usize>, only: Option<&'a str>) -> Self {
        let places = cases.iter().enumerate().map(|(place, case)| (case.id.clone(), place)).collect();
        let notes = |case: &CaseRecord| unfinished.get(&case.id).copied().unwrap_or(0);
        let facts = cases.into_iter().map(|case| {
            let unfinished = notes(&case);
            CaseFacts::of(case, unfinished)
        });
        Self { facts: facts.collect(), places, only }
    }

    /// Reads everything but the safety records.
    fn gather(&mut self, from: &Connection) -> Result<()> {
        self.take(from, CHANGES, cases::read_change, |facts, it| facts.changes.push(it))?;
        self.gather_safeguarding(from)?;
        self.gather_decisions(from)?;
        self.take(from, SENT, read_sent, |facts, it| facts.sent.push(it))?;
        self.take(from, DRAFTS, |row| Ok((row.get(1)?, row.get(2)?)), |facts, it| facts.draft = Some(it))?;
        self.take(from, ONLINE, read_online, |facts, it| facts.online.push(it))?;
        self.take(from, CONSENT, read_said, |facts, (said, may_fall_due)| {
            facts.said.extend(said);
            facts.consent_may_fall_due |= may_fall_due;
        })
    }

    fn gather_safeguarding(&mut self, from: &Connection) -> Result<()> {
        self.take(
            from,
            SITUATIONS,
            |row| Ok((row.get(1)?, json(row, 2)?)),
            |facts, it| facts.situations.push(it),
        )?;
        self.take(from, ADDED, |row| Ok((row.get(1)?, row.get(2)?)), |facts, it| facts.added.push(it))?;
        self.take(
            from,
            WARNINGS,
            |row| Ok((row.get(1)?, json(row, 2)?)),
            |facts, it| facts.warnings.push(it),
        )?;
        self.take(from, CLOSINGS, |row| row.get(1), |facts, it| facts.closed_at = it)
    }

    fn gather_decisions(&mut self, from: &Connection) -> Result<()> {
        self.take(
            from,
            DECISIONS,
            |row| Ok((row.get::<_, String>(1)?, json(row, 2)?, row.get(3)?)),
            |facts, (id, event, place)| {
                facts.places.push((id.clone(), place));
                facts.decisions.push((id, event));
            },
        )?;
        self.take(
            from,
            REPLACED,
            |row| Ok((row.get::<_, String>(1)?, row.get(2)?, row.get(3)?)),
            |facts, (id, by, place)| {
                facts.places.push((id.clone(), place));
                facts.replaced.push((id, by));
            },
        )?;
        self.take(
            from,
            OFFERED,
            |row| Ok((row.get(1)?, row.get(2)?, json(row, 3)?)),
            |facts, it| facts.offered.push(it),
        )?;
        self.take(from, SETTLED, |row| Ok((row.get(1)?, row.get(2)?)), |facts, it| facts.settled.push(it))?;
        self.take(from, NEWS, |row| json(row, 1), |facts, it| facts.news.push(it))
    }

    /// Reads every row of a query, or those of the one case.
    fn take<T>(
        &mut self,
        connection: &Connection,
        query: &str,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
        put: impl Fn(&mut CaseFacts, T),
    ) -> Result<()> {
        let query = match self.only {
            Some(_) => Cow::Owned(format!("SELECT * FROM ({query}) WHERE case_id = ?1")),
            None => Cow::Borrowed(query),
        };
        let mut statement = connection.prepare_cached(&query)?;
        let mut rows = statement.query(params_from_iter(self.only))?;
        while let Some(row) = rows.next()? {
            let place = row.get_ref(0)?.as_str().ok().and_then(|case| self.places.get(case).copied());
            if let Some(place) = place {
                put(&mut self.facts[place], read(row)?);
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Vec<CaseFacts> {
        self.facts.iter_mut().for_each(CaseFacts::finish);
        self.facts
    }
}

/// Reads a safety record as far as anything is decided by it.
fn read_safety(row: &Row<'_>) -> rusqlite::Result<StepRecord> {
    let record = NewRecord {
        outcome: word(row, 3)?,
        at: read_moment(row.get_ref(4)?.as_str()?).ok_or(rusqlite::Error::InvalidQuery)?,
        who: String::new(),
        reference: String::new(),
        agreed: String::new(),
        reason: String::new(),
        arranged_for: row.get_ref(5)?.as_str_or_null()?.and_then(read_day),
        number: String::new(),
        result: row.get(6)?,
        feedback: String::new(),
    };
    Ok(StepRecord { step: row.get(1)?, recorded_at: row.get(2)?, record })
}

fn read_sent(row: &Row<'_>) -> rusqlite::Result<SentFacts> {
    let at = read_moment(row.get_ref(3)?.as_str()?).ok_or(rusqlite::Error::InvalidQuery)?;
    Ok(SentFacts { version: row.get(1)?, route: row.get(2)?, at })
}

fn read_online(row: &Row<'_>) -> rusqlite::Result<(u32, NaiveDate, NaiveDate)> {
    let day = |column: usize| -> rusqlite::Result<NaiveDate> {
        read_day(row.get_ref(column)?.as_str()?).ok_or(rusqlite::Error::InvalidQuery)
    };
    Ok((row.get(1)?, day(2)?, day(3)?))
}

/// What was decided about a purpose, and on which day.
type Said = (Purpose, Decision, String);

/// Reads what was decided, where steps are called for by it, and whether something about it may fall due.
fn read_said(row: &Row<'_>) -> rusqlite::Result<(Option<Said>, bool)> {
    let purpose: Purpose = word(row, 1)?;
    let said = if matches!(purpose, Purpose::Referral | Purpose::Support) {
        let (day, _) = row.get_ref(3)?.as_str()?.split_once('T').ok_or(rusqlite::Error::InvalidQuery)?;
        Some((purpose, word(row, 2)?, day.to_owned()))
    } else {
        None
    };
    Ok((said, row.get(4)?))
}

#[cfg(test)]
#[path = "caseload_tests.rs"]
mod tests;
