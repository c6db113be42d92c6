//! How every case stands, and what of it needs the worker: one reading for the home screen, the lists and the rail, so
//! that their counts agree.

use std::sync::Arc;

use casework::case::choice_word;
use casework::caseload::{self as rules, Group, Kind, Need, Stand, Undecided};
use casework::consent::Due;
use casework::decision::{Tracked, open_offers};
use casework::lateness::Recording;
use casework::moment::read_day;
use casework::referral::{self as engine, Form, OnlineState};
use casework::review::{self, OpenItem};
use casework::safeguarding::{self, Rail};
use casework::worker::MayRefer;
use chrono::NaiveDate;
use rayon::prelude::*;
use vault::store::{CaseFacts, CaseRecord};
use vault::{Moment, Vault};

use crate::answers::{CaseIdentity, CaseLine, CaseName, NeedCounts, NeedItem, OnlineDraft, SafetyLine};
use crate::commands::cases::count;
use crate::consent_page::due_item;
use crate::consent_record::{FallsDue, births, born, falls_due};
use crate::refusal::Answer;
use crate::situated::{Situation, worker_may};
use crate::{online, tracked};

/// One case and how it stands.
pub struct Standing {
    pub facts: Arc<CaseFacts>,
    pub situation: Situation,
    pub rail: Rail<'static>,
    pub tracked: Tracked,
    pub falls_due: Vec<Due>,
    withdrew: bool,
    pub online: Option<OnlineDraft>,
    /// Ordered by consequence, then by day.
    pub needs: Vec<Need>,
    pub group: safeguarding::Group,
}

/// Returns how every case stands: the most pressing first, and what is equally pressing by the most recent change.
pub fn all(vault: &Vault, now: Moment) -> Answer<Vec<Standing>> {
    let facts = vault.caseload()?;
    let births = births(vault)?;
    let may = worker_may(vault)?;
    let mut due = Vec::with_capacity(facts.len());
    for facts in &facts {
        due.push(falls_due(vault, facts, births.get(&facts.case.id).copied(), now)?);
    }
    // The rules ask nothing of the vault: each core takes some of the cases.
    let of_each = facts.into_par_iter().zip(due).map(|(facts, due)| of(facts, due, may, now));
    let mut all = of_each.collect::<Answer<Vec<_>>>()?;
    all.sort_by_cached_key(|standing| (standing.group, standing.needs.first().map_or(LAST, rules::order)));
    Ok(all)
}

/// Returns how one case stands.
pub fn one(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<Standing> {
    let facts = vault.case_facts(&case.id)?;
    let due = falls_due(vault, &facts, born(vault, case)?, now)?;
    of(Arc::new(facts), due, worker_may(vault)?, now)
}

const LAST: (Group, Kind, Option<NaiveDate>) = (Group::Waiting, Kind::Waiting, None);

fn of(facts: Arc<CaseFacts>, falls_due: FallsDue, worker_may: MayRefer, now: Moment) -> Answer<Standing> {
    let today = now.date_naive();
    let situation = Situation::of(&facts, worker_may)?;
    let rail = situation.rail(&facts.case, &facts.safety, now.naive_local());
    let tracked = tracked::of(&facts, &rail, today);
    let online = online_draft(&facts, today);
    let mut standing = Standing {
        facts,
        situation,
        rail,
        tracked,
        falls_due: falls_due.due,
        withdrew: falls_due.withdrew,
        online,
        needs: Vec::new(),
        group: safeguarding::Group::Waiting,
    };
    let soon = Recording::current().due_soon_days;
    let (needs, group) = standing.stand(|stand| {
        let needs = rules::needs(stand, today, soon);
        let group = rules::group(stand, &needs, today, soon);
        (needs, group)
    });
    (standing.needs, standing.group) = (needs, group);
    Ok(standing)
}

/// Returns the clock of the draft on the online form; none once the version was sent.
fn online_draft(facts: &CaseFacts, today: NaiveDate) -> Option<OnlineDraft> {
    if facts.is_frozen() {
        return None;
    }
    let (form, version) = facts.draft.clone().unwrap_or_else(|| (Form::current().version.clone(), 1));
    let (_, begun_on, saved_on) = *facts.online.iter().find(|(of, ..)| *of == version)?;
    let form = Form::version(&form)?;
    Some(online::shown(form, &engine::OnlineDraft { begun_on, saved_on }, today))
}

impl Standing {
    /// Does something with the case as the rules see it.
    fn stand<T>(&self, act: impl FnOnce(&Stand<'_>) -> T) -> T {
        let offers = open_offers(&self.tracked, &self.facts.replaced, &self.facts.offered);
        let undecided: Vec<Undecided<'_>> =
            offers.iter().map(|offer| Undecided { record: offer.record, on: offer.on }).collect();
        let warnings: Vec<_> =
            self.facts.warnings.iter().map(|(id, warning)| (id.as_str(), warning.review_on)).collect();
        let warned_of = self.online.as_ref().filter(|it| is_warned_of(it));
        act(&Stand {
            rail: &self.rail,
            consent: &self.falls_due,
            course: &self.tracked.course,
            clocks: &self.tracked.clocks,
            news: &self.facts.news,
            undecided: &undecided,
            withdrew: self.withdrew,
            online: warned_of.and_then(|it| read_day(&it.deleted_on)),
            warnings: &warnings,
            closed: self.facts.closed_at.is_some(),
        })
    }

    /// Returns what would need the worker if the case were open.
    pub fn needs_if_open(&self, today: NaiveDate) -> Vec<Need> {
        self.stand(|stand| {
            rules::needs(&Stand { closed: false, ..*stand }, today, Recording::current().due_soon_days)
        })
    }

    /// Returns the days to come, each with a lasting name of what it is about.
    pub fn days_to_come(&self, today: NaiveDate) -> Vec<(String, NaiveDate)> {
        let online = self.online.as_ref().and_then(|it| read_day(&it.deleted_on));
        self.stand(|stand| rules::days_to_come(stand, online, today))
    }

    /// Returns what is open as it leaves with a case file: without the steps about the worker's own organisation.
    pub fn open_items(&self, today: NaiveDate) -> Vec<OpenItem> {
        let mut rail = self.rail.clone();
        rail.lines.retain(|line| !line.step.is_internal());
        let online = self.online.as_ref().and_then(|it| read_day(&it.deleted_on));
        let soon = Recording::current().due_soon_days;
        self.stand(|stand| review::open(&Stand { rail: &rail, ..*stand }, online, today, soon))
    }

    pub fn is_closed(&self) -> bool {
        self.facts.closed_at.is_some()
    }

    /// Tells whether a referral is begun and its present version is not recorded as sent.
    pub fn is_unsent(&self) -> bool {
        self.facts.draft.is_some() && !self.facts.is_frozen()
    }

    pub fn is_practice(&self) -> bool {
        self.facts.case.practice
    }

    pub fn name(&self) -> CaseName {
        let CaseRecord { id, number, called, practice, .. } = self.facts.case.clone();
        CaseName { id, number, called, practice }
    }

    /// Returns the identity of the case as a list shows it: whether its draft is complete is not looked at.
    pub fn identity(&self) -> CaseIdentity {
        let case = &self.facts.case;
        let referral = match () {
            () if self.facts.is_frozen() => "sent",
            () if self.facts.draft.is_some() => "in-progress",
            () => "not-started",
        };
        CaseIdentity {
            id: case.id.clone(),
            number: case.number.clone(),
            called: case.called.clone(),
            age_group: choice_word(&case.age_group),
            nation: choice_word(&case.nation),
            area: case.area.clone(),
            language: case.language.clone(),
            interpreter: choice_word(&case.interpreter),
            practice: case.practice,
            referral: referral.to_owned(),
            stage: self.stage(),
            closed_at: self.facts.closed_at.clone(),
        }
    }

    /// Returns where the case stands in the NRM once something was sent; after a notification alone, only until a new
    /// version is begun.
    pub fn stage(&self) -> Option<String> {
        let stands = self.tracked.is_in_nrm() || self.facts.is_frozen();
        stands.then(|| choice_word(&self.tracked.course.state))
    }

    pub fn line(&self, now: Moment) -> CaseLine {
        let other = self.needs.iter().find(|need| need.kind != Kind::Step);
        CaseLine {
            identity: self.identity(),
            group: choice_word(&self.group),
            next_step: self.rail.next().filter(|_| !self.is_closed()).map(SafetyLine::from),
            need: other.map(|need| self.item(need, now)),
            unfinished_notes: count(self.facts.unfinished_notes),
            online: self.online.clone(),
            changed_at: self.facts.case.changed_at.clone(),
        }
    }

    pub fn item(&self, need: &Need, now: Moment) -> NeedItem {
        let clock = self.tracked.clock(&need.about);
        let (how, count, unit) = rules::distance(need, clock, now.date_naive());
        NeedItem {
            case: self.name(),
            group: choice_word(&need.group),
            kind: choice_word(&need.kind),
            title: need.title.clone(),
            about: need.about.clone(),
            on: need.on.map(|on| on.to_string()),
            how: how.map(|how| choice_word(&how)).unwrap_or_default(),
            count,
            unit: choice_word(&unit),
            to_confirm: need.to_confirm,
            due: need.due.as_ref().map(due_item),
        }
    }

    /// Returns what of decisions falls due, for the rail.
    pub fn of_decisions(&self) -> impl Iterator<Item = &Need> {
        let other =
            |need: &&Need| !matches!(need.kind, Kind::Step | Kind::Consent | Kind::Online | Kind::Waiting);
        self.needs.iter().filter(other).filter(|need| need.group != Group::Waiting)
    }
}

/// Returns how many things need the worker, by group; the practice case's do not count.
pub fn counts(all: &[Standing]) -> NeedCounts {
    let of = |group: Group| count(needs(all).filter(|(_, need)| need.group == group).count());
    NeedCounts {
        overdue: of(Group::Overdue),
        due_soon: of(Group::DueSoon),
        past_expected: of(Group::PastExpected),
        waiting: of(Group::Waiting),
    }
}

/// Returns what needs the worker in the cases that count as work.
pub fn needs(all: &[Standing]) -> impl Iterator<Item = (&Standing, &Need)> {
    let work = all.iter().filter(|standing| !standing.is_practice());
    work.flat_map(|standing| standing.needs.iter().map(move |need| (standing, need)))
}

/// Tells whether a draft on the online form is warned of.
pub fn is_warned_of(online: &OnlineDraft) -> bool {
    online.state != choice_word(&OnlineState::Running)
}
