//! How every case stands, and what of it needs the worker: one reading for the home screen, the lists and the rail, so
//! that their counts agree.

use std::collections::BTreeMap;

use casework::case::choice_word;
use casework::caseload::{self as rules, Group, Kind, Need, Stand, Undecided};
use casework::consent::Due;
use casework::lateness::Recording;
use casework::moment::read_day;
use casework::referral::{self as engine, Form, OnlineState};
use casework::safeguarding::{self, NewRecord, Opening, Pathways, Rail, Step};
use chrono::NaiveDate;
use vault::store::{CaseFacts, CaseRecord};
use vault::{Moment, Vault};

use crate::answers::{CaseIdentity, CaseLine, CaseName, NeedCounts, NeedItem, OnlineDraft, SafetyLine};
use crate::commands::cases::count;
use crate::consent_page::due_item;
use crate::consent_record::{falls_due, moment};
use crate::online;
use crate::refusal::{Answer, Refusal, RefusalCode};
use crate::tracked::{Tracked, open_offers};

/// One case and how it stands.
pub struct Standing {
    pub facts: CaseFacts,
    pub rail: Rail<'static>,
    pub tracked: Tracked,
    pub falls_due: Vec<Due>,
    pub online: Option<OnlineDraft>,
    /// Ordered by consequence, then by day.
    pub needs: Vec<Need>,
    pub group: safeguarding::Group,
}

/// Returns how every case stands: the most pressing first, and what is equally pressing by the most recent change.
pub fn all(vault: &Vault, now: Moment) -> Answer<Vec<Standing>> {
    let facts = vault.caseload()?;
    let mut all = facts.into_iter().map(|facts| of(vault, facts, now)).collect::<Answer<Vec<_>>>()?;
    all.sort_by_key(|standing| (standing.group, standing.needs.first().map_or(LAST, rules::order)));
    Ok(all)
}

/// Returns how one case stands.
pub fn one(vault: &Vault, case: &CaseRecord, now: Moment) -> Answer<Standing> {
    of(vault, vault.case_facts(&case.id)?, now)
}

const LAST: (Group, Kind, Option<NaiveDate>) = (Group::Waiting, Kind::Waiting, None);

fn of(vault: &Vault, facts: CaseFacts, now: Moment) -> Answer<Standing> {
    let today = now.date_naive();
    let soon = Recording::current().due_soon_days;
    let falls_due = falls_due(vault, &facts, now)?;
    let rail = rail(&facts, now)?;
    let tracked = Tracked::of(&facts, today);
    let online = online_draft(&facts, today);
    let news = &facts.news;
    let offers = open_offers(&facts, &tracked);
    let undecided: Vec<Undecided<'_>> =
        offers.iter().map(|offer| Undecided { record: offer.record, on: offer.on }).collect();
    let needs = rules::needs(
        &Stand {
            rail: &rail,
            consent: &falls_due.due,
            course: &tracked.course,
            clocks: &tracked.clocks,
            news,
            undecided: &undecided,
            withdrew: falls_due.withdrew,
            online: online.as_ref().filter(|it| is_warned_of(it)).and_then(|it| read_day(&it.deleted_on)),
        },
        today,
        soon,
    );
    let group = rules::group(&rail, &needs, today, soon);
    Ok(Standing { facts, rail, tracked, falls_due: falls_due.due, online, needs, group })
}

/// Returns the rail of a case: what stands in it unasked, and what was accepted after a decision.
pub fn rail(facts: &CaseFacts, now: Moment) -> Answer<Rail<'static>> {
    let case = &facts.case;
    let opened = case.opened_at.get(..10).and_then(read_day);
    let on = opened.ok_or_else(|| Refusal::new(RefusalCode::DatabaseDamaged))?;
    let unasked = Pathways::current().steps_for(case.nation, case.age_group).into_iter();
    let unasked = unasked.map(|step| (step, Opening { on, nation: case.nation }));
    let mut records = BTreeMap::<String, Vec<NewRecord>>::new();
    let accepted = accepted(facts);
    for (step, recorded_at, record) in &facts.safety {
        // A step accepted again after another decision is to be done again.
        let since = accepted.iter().find(|it| it.step.id == *step).map(|it| it.at);
        let counts = since.is_none_or(|since| moment(recorded_at).is_none_or(|at| at >= since));
        if counts {
            records.entry(step.clone()).or_default().push(record.clone());
        }
    }
    let accepted =
        accepted.into_iter().map(|it| (it.step, Opening { on: it.at.date_naive(), nation: case.nation }));
    Ok(Rail::of_each(unasked.chain(accepted), &records, now.naive_local()))
}

/// A step accepted after a decision, and when.
pub struct Accepted {
    pub step: &'static Step,
    pub at: Moment,
    /// The record after which it was accepted.
    pub record: String,
}

/// Returns the steps accepted after a decision, each from when it was last accepted. Declining an offer takes nothing
/// from the rail that was accepted after another record.
pub fn accepted(facts: &CaseFacts) -> Vec<Accepted> {
    let mut latest: BTreeMap<(&str, &str), (&str, bool)> = BTreeMap::new();
    for (record, at, answer) in &facts.offered {
        latest.insert((&answer.step, facts.put_right_as(record)), (at, answer.accepted));
    }
    let mut accepted: Vec<Accepted> = Vec::new();
    for ((step, record), (at, _)) in latest.into_iter().filter(|(_, (_, accepted))| *accepted) {
        let (Some(step), Some(at)) = (Pathways::current().step(step), moment(at)) else { continue };
        match accepted.iter_mut().find(|it| it.step.id == step.id) {
            Some(earlier) if earlier.at < at => (earlier.at, earlier.record) = (at, record.to_owned()),
            Some(_) => {}
            None => accepted.push(Accepted { step, at, record: record.to_owned() }),
        }
    }
    accepted
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
            language: case.language.clone(),
            interpreter: choice_word(&case.interpreter),
            practice: case.practice,
            referral: referral.to_owned(),
            stage: self.stage(),
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
            next_step: self.rail.next().map(SafetyLine::from),
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
