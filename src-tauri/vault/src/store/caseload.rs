//! All cases at once, each with what decides how pressing it is: read in one pass over each table, so that thousands
//! of cases cost no more than their rows. Words of records that nothing is decided by are left where they are.

use std::collections::HashMap;

use casework::decision::{DecisionEvent, FollowAnswer, NewsAsked};
use casework::moment::{read_day, read_moment};
use casework::safeguarding::NewRecord;
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row};

use super::cases::{CaseChangeRecord, CaseRecord};
use super::{all, cases, json, word};
use crate::{Result, Vault};

/// One case with what decides how pressing it is.
#[derive(Debug, Clone)]
pub struct CaseFacts {
    pub case: CaseRecord,
    /// Oldest first.
    pub changes: Vec<CaseChangeRecord>,
    /// The records of each step, in the order in which they were recorded, without their words: the step, when it was
    /// recorded, and the record.
    pub safety: Vec<(String, String, NewRecord)>,
    /// Those that count, in the order in which they were recorded, what was put right in its first place: id and event.
    pub decisions: Vec<(String, DecisionEvent)>,
    /// The answers to offered steps, in the order in which they were given: the record's id, when, and the answer.
    pub offered: Vec<(String, String, FollowAnswer)>,
    /// Records that another put right: the one that was replaced, and the one in its place.
    pub replaced: Vec<(String, String)>,
    /// What was said of clocks, in order: the clock, and whether it needs nothing more.
    pub settled: Vec<(String, bool)>,
    pub news: Vec<NewsAsked>,
    pub sent: Vec<SentFacts>,
    /// The draft's form and version; none before it is begun.
    pub draft: Option<(String, u32)>,
    /// The draft that was told to stand on the online form: its version, begun and last saved.
    pub online: Vec<(u32, NaiveDate, NaiveDate)>,
    pub unfinished_notes: usize,
    /// Something about consent may fall due: it was given until a day or withdrawn, a day to return was named, or someone
    /// was sent as a child or is treated as one.
    pub consent_may_fall_due: bool,
    /// In which place each record was made, those that were put right too.
    places: Vec<(String, i64)>,
}

/// A report that was sent, as far as it decides anything.
#[derive(Debug, Clone)]
pub struct SentFacts {
    pub version: u32,
    pub route: String,
    pub at: NaiveDateTime,
}

impl CaseFacts {
    /// Returns a record and those that it put right, whose answers and letters stand for it too.
    pub fn and_replaced<'f>(&'f self, record: &'f str) -> Vec<&'f str> {
        let mut all = vec![record];
        while let Some((before, _)) = self
            .replaced
            .iter()
            .find(|(before, by)| all.contains(&by.as_str()) && !all.contains(&before.as_str()))
        {
            all.push(before);
        }
        all
    }

    /// Lets what puts a record right stand where that record stood.
    fn order_decisions(&mut self) {
        let mut decisions = std::mem::take(&mut self.decisions);
        decisions.sort_by_key(|(id, _)| {
            let records = self.and_replaced(id);
            self.places.iter().filter(|(of, _)| records.contains(&of.as_str())).map(|(_, place)| *place).min()
        });
        self.decisions = decisions;
    }

    /// Returns the record that stands in the place of one: itself, unless it was put right.
    pub fn put_right_as<'f>(&'f self, record: &'f str) -> &'f str {
        let mut stands = record;
        while let Some((_, by)) = self.replaced.iter().find(|(before, _)| before == stands) {
            stands = by;
        }
        stands
    }

    /// Tells whether the present version of the referral is recorded as sent.
    pub fn is_frozen(&self) -> bool {
        let version = self.draft.as_ref().map_or(1, |(_, version)| *version);
        self.sent.iter().any(|sent| sent.version == version)
    }
}

const CHANGES: &str = "SELECT * FROM case_changes ORDER BY rowid";
const SAFETY: &str =
    "SELECT case_id, step, outcome, at, arranged_for, recorded_at FROM safety_records ORDER BY rowid";
const DECISIONS: &str = "SELECT case_id, id, content, rowid FROM decisions
                         WHERE id NOT IN (SELECT decision_id FROM decisions_taken_back) ORDER BY rowid";
const REPLACED: &str = "SELECT d.case_id, t.decision_id, t.replaced_by, d.rowid FROM decisions_taken_back t
                        JOIN decisions d ON d.id = t.decision_id WHERE t.replaced_by IS NOT NULL ORDER BY t.rowid";
const OFFERED: &str = "SELECT case_id, decision_id, recorded_at, content FROM offered_steps ORDER BY rowid";
const SETTLED: &str = "SELECT case_id, clock, settled FROM settled_clocks ORDER BY rowid";
const NEWS: &str = "SELECT case_id, content FROM news_asked ORDER BY rowid";
const SENT: &str = "SELECT case_id, version, route, at FROM sent_referrals ORDER BY rowid";
const DRAFTS: &str = "SELECT case_id, form_version, version FROM referrals";
const ONLINE: &str = "SELECT case_id, version, begun_on, saved_on FROM online_drafts";
const CONSENT: &str = "SELECT DISTINCT case_id FROM consent_events
                       WHERE return_on IS NOT NULL OR decision = 'withdraw' OR details ->> '$.until' IS NOT NULL";

impl Vault {
    /// Returns every case with what decides how pressing it is, the most recently changed first.
    pub fn caseload(&self) -> Result<Vec<CaseFacts>> {
        let mut load = Caseload::of(self.cases()?, self.unfinished_by_case()?);
        let connection = &self.connection;
        for change in all(connection, CHANGES, &[], cases::read_change)? {
            let case = change.case_id.clone();
            load.with(&case, |facts| facts.changes.push(change));
        }
        load.take(connection, SAFETY, read_safety, |facts, record| facts.safety.push(record))?;
        load.take(
            connection,
            DECISIONS,
            |row| Ok((row.get::<_, String>(1)?, json(row, "content")?, row.get(3)?)),
            |facts, (id, event, place)| {
                facts.places.push((id.clone(), place));
                facts.decisions.push((id, event));
            },
        )?;
        load.take(
            connection,
            OFFERED,
            |row| Ok((row.get(1)?, row.get(2)?, json(row, "content")?)),
            |facts, it| facts.offered.push(it),
        )?;
        load.take(
            connection,
            REPLACED,
            |row| Ok((row.get::<_, String>(1)?, row.get(2)?, row.get(3)?)),
            |facts, (id, by, place)| {
                facts.places.push((id.clone(), place));
                facts.replaced.push((id, by));
            },
        )?;
        load.take(
            connection,
            SETTLED,
            |row| Ok((row.get(1)?, row.get(2)?)),
            |facts, it| facts.settled.push(it),
        )?;
        load.take(connection, NEWS, |row| json(row, "content"), |facts, it| facts.news.push(it))?;
        load.take(connection, SENT, read_sent, |facts, it| facts.sent.push(it))?;
        load.take(
            connection,
            DRAFTS,
            |row| Ok((row.get(1)?, row.get(2)?)),
            |facts, it| facts.draft = Some(it),
        )?;
        load.take(connection, ONLINE, read_online, |facts, it| facts.online.push(it))?;
        load.take(connection, CONSENT, |_| Ok(()), |facts, ()| facts.consent_may_fall_due = true)?;
        Ok(load.finish())
    }

    /// Returns one case with what decides how pressing it is.
    pub fn case_facts(&self, case: &str) -> Result<CaseFacts> {
        let record = self.case(case)?;
        let unfinished = self.unfinished_by_case()?;
        let mut load = Caseload::of(vec![record], unfinished);
        for change in self.case_changes_of(case)? {
            load.with(case, |facts| facts.changes.push(change));
        }
        let taken_back = self.decisions_taken_back(case)?;
        let counts = |id: &str| !taken_back.iter().any(|it| it.decision_id == id);
        let stored = self.decisions_of(case)?;
        let places = (0..).zip(&stored).map(|(place, it)| (it.id.clone(), place)).collect();
        let counting = stored.into_iter().filter(|it| counts(&it.id));
        let decisions: Vec<_> = counting.map(|it| (it.id, it.event)).collect();
        let replaced =
            taken_back.into_iter().filter_map(|it| Some((it.decision_id, it.replaced_by?))).collect();
        let offered = self.offered_steps_of(case)?.into_iter();
        let offered: Vec<_> = offered.map(|it| (it.decision_id, it.recorded_at, it.answer)).collect();
        let settled = self.settled_clocks_of(case)?.into_iter().map(|it| (it.clock, it.settled)).collect();
        let news = self.news_of(case)?.into_iter().map(|it| it.asked).collect();
        let safety =
            self.safety_of(case)?.into_iter().map(|it| (it.step, it.recorded_at, it.record)).collect();
        load.with(case, |facts| {
            facts.decisions = decisions;
            facts.places = places;
            facts.replaced = replaced;
            facts.offered = offered;
            facts.settled = settled;
            facts.news = news;
            facts.safety = safety;
            facts.consent_may_fall_due = true;
        });
        let of_case = |query: &str| format!("SELECT * FROM ({query}) WHERE case_id = ?1");
        load.take_of(&self.connection, &of_case(SENT), case, read_sent, |facts, it| facts.sent.push(it))?;
        let draft = |row: &Row<'_>| Ok((row.get(1)?, row.get(2)?));
        load.take_of(&self.connection, &of_case(DRAFTS), case, draft, |facts, it| facts.draft = Some(it))?;
        load.take_of(&self.connection, &of_case(ONLINE), case, read_online, |facts, it| {
            facts.online.push(it)
        })?;
        Ok(load.finish().remove(0))
    }
}

/// The cases while their facts are gathered.
struct Caseload {
    facts: Vec<CaseFacts>,
    places: HashMap<String, usize>,
}

impl Caseload {
    fn of(cases: Vec<CaseRecord>, unfinished: std::collections::BTreeMap<String, usize>) -> Self {
        let places = cases.iter().enumerate().map(|(place, case)| (case.id.clone(), place)).collect();
        let facts = cases.into_iter().map(|case| CaseFacts {
            unfinished_notes: unfinished.get(&case.id).copied().unwrap_or(0),
            consent_may_fall_due: case.age_group.treated_as_child(),
            case,
            changes: Vec::new(),
            safety: Vec::new(),
            decisions: Vec::new(),
            offered: Vec::new(),
            replaced: Vec::new(),
            settled: Vec::new(),
            news: Vec::new(),
            sent: Vec::new(),
            draft: None,
            online: Vec::new(),
            places: Vec::new(),
        });
        Self { facts: facts.collect(), places }
    }

    fn with(&mut self, case: &str, act: impl FnOnce(&mut CaseFacts)) {
        if let Some(place) = self.places.get(case) {
            act(&mut self.facts[*place]);
        }
    }

    /// Reads every row of a query whose first column is the case's id.
    fn take<T>(
        &mut self,
        connection: &Connection,
        query: &str,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
        put: impl Fn(&mut CaseFacts, T),
    ) -> Result<()> {
        let mut statement = connection.prepare_cached(query)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let place = row.get_ref(0)?.as_str().ok().and_then(|case| self.places.get(case).copied());
            if let Some(place) = place {
                put(&mut self.facts[place], read(row)?);
            }
        }
        Ok(())
    }

    fn take_of<T>(
        &mut self,
        connection: &Connection,
        query: &str,
        case: &str,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
        put: impl Fn(&mut CaseFacts, T),
    ) -> Result<()> {
        let mut statement = connection.prepare_cached(query)?;
        let mut rows = statement.query([case])?;
        while let Some(row) = rows.next()? {
            let told = read(row)?;
            self.with(case, |facts| put(facts, told));
        }
        Ok(())
    }

    /// Marks also those about whom something falls due because they were taken to be a child before.
    fn finish(mut self) -> Vec<CaseFacts> {
        for facts in &mut self.facts {
            facts.order_decisions();
            let was_child = facts.changes.iter().any(|change| change.before.age_group.treated_as_child());
            facts.consent_may_fall_due |= was_child;
        }
        self.facts
    }
}

fn read_safety(row: &Row<'_>) -> rusqlite::Result<(String, String, NewRecord)> {
    let at = row.get_ref("at")?.as_str()?.to_owned();
    let arranged_for: Option<String> = row.get("arranged_for")?;
    let record = NewRecord {
        outcome: word(row, "outcome")?,
        at: read_moment(&at).ok_or(rusqlite::Error::InvalidQuery)?,
        who: String::new(),
        reference: String::new(),
        agreed: String::new(),
        reason: String::new(),
        arranged_for: arranged_for.as_deref().and_then(read_day),
    };
    Ok((row.get("step")?, row.get("recorded_at")?, record))
}

fn read_sent(row: &Row<'_>) -> rusqlite::Result<SentFacts> {
    let at: String = row.get("at")?;
    let at = read_moment(&at).ok_or(rusqlite::Error::InvalidQuery)?;
    Ok(SentFacts { version: row.get("version")?, route: row.get("route")?, at })
}

fn read_online(row: &Row<'_>) -> rusqlite::Result<(u32, NaiveDate, NaiveDate)> {
    let day = |column: &str| -> rusqlite::Result<NaiveDate> {
        let typed: String = row.get(column)?;
        read_day(&typed).ok_or(rusqlite::Error::InvalidQuery)
    };
    Ok((row.get("version")?, day("begun_on")?, day("saved_on")?))
}

#[cfg(test)]
#[path = "caseload_tests.rs"]
mod tests;
