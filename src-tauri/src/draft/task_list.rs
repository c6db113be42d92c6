//! The task list: how far each page is, and what stands above and below the list.

use casework::case::choice_word;
use casework::finding::FindingCode;
use casework::identifiers;
use casework::referral as engine;
use casework::referral::{Control, Form, Reason, Status};
use vault::store::PassageLinkRecord;
use vault::{Moment, Vault};

use super::Draft;
use crate::answers::{
    ApartAnswer, Conflict, FieldFinding, FormChange, FormEdition, NamedFinding, NewerForm, Task, TaskGroup,
    TaskList,
};
use crate::commands::cases::count;
use crate::refusal::Answer;
use crate::{links, online, other_routes};

impl Draft {
    pub fn task_list(&self, vault: &Vault, now: Moment) -> Answer<TaskList> {
        let today = now.date_naive();
        let sections = engine::tasks(self.form, self.answers(), self.files.len(), today);
        let in_all = sections.iter().map(|section| section.pages.len()).sum::<usize>();
        let left = engine::pages_left(&sections, self.answers(), today);
        let links = vault.passage_links_of(&self.case.id)?;
        let corrections = links::corrections_of(vault, &links)?;
        let stale = links.iter().filter(|link| corrections.since(link) && links::still_there(self, link));
        let stale: Vec<&PassageLinkRecord> = stale.collect();
        let groups = sections.iter().map(|section| TaskGroup {
            section: section.section.to_owned(),
            tasks: section.pages.iter().map(|task| self.task(task, &stale, now)).collect(),
        });
        Ok(TaskList {
            route: choice_word(&self.route()),
            form: self.edition(now),
            groups: groups.collect(),
            pages_done: count(in_all - left),
            pages_in_all: count(in_all),
            ready_to_check: left == 0,
            apart: self.apart(),
            conflicts: self.conflicts(now),
            may_refer: other_routes::may_refer(self.may_refer, self.case.nation),
            duty_to_notify_here: engine::duty_to_notify_here(self.form, self.answers())
                || !self.route().is_duty_to_notify(),
            online: online::draft_of(vault, self, now)?,
            referral_version: self.stored.as_ref().map_or(1, |it| it.version),
            frozen_since: self.frozen_since.clone(),
            newer_form: self.newer_form(),
        })
    }

    fn task(&self, task: &engine::PageTask<'_>, stale: &[&PassageLinkRecord], now: Moment) -> Task {
        let (status, answered, fields) = match task.status {
            Status::Optional => ("optional", 0, 0),
            Status::NotStarted => ("not-started", 0, 0),
            Status::InProgress { answered, fields } => ("in-progress", answered, fields),
            Status::Completed if self.suggests(task.page) => ("filled-from-case", 0, 0),
            Status::Completed => ("completed", 0, 0),
            Status::FromConsent => ("from-consent", 0, 0),
            Status::NothingToAnswer => ("nothing-to-answer", 0, 0),
            Status::CannotStart(_) => ("cannot-start", 0, 0),
        };
        let why_not = match task.status {
            Status::CannotStart(Reason::ConsentNotRecorded) => Some("consent-not-recorded".to_owned()),
            _ => None,
        };
        let begun = matches!(task.status, Status::InProgress { .. });
        let found = engine::findings(task.page, self.answers(), now.date_naive());
        let named = found.iter().filter(|_| begun).map(|finding| named(task.page, finding));
        Task {
            page: task.page.key.clone(),
            title: task.page.title.clone(),
            status: status.to_owned(),
            answered: count(answered),
            fields: count(fields),
            why_not,
            findings: named.collect(),
            note_corrected: stale.iter().any(|link| task.page.field(&link.link.field).is_some()),
        }
    }

    /// Tells whether an answer of the page is still what the case suggests, unseen by the officer.
    fn suggests(&self, page: &engine::Page) -> bool {
        page.fields.iter().any(|field| self.suggested.contains(&field.key))
    }

    pub fn apart(&self) -> Vec<ApartAnswer> {
        let apart = engine::apart(self.form, &self.parted, self.files.len()).into_iter();
        let notifies = self.route().is_duty_to_notify();
        let everything = self.everything();
        let identifies = |field: &String| {
            let alone = everything.get(field).map(|answer| (field.clone(), answer.clone()));
            !identifiers::known_in_answers(self.form, &alone.into_iter().collect()).is_empty()
        };
        apart
            .map(|apart| ApartAnswer {
                needed_by_check: notifies && identifies(&apart.field),
                field: apart.field,
                label: apart.label,
                answer: apart.lines.join("\n"),
                why: choice_word(&apart.why),
            })
            .collect()
    }

    pub fn conflicts(&self, now: Moment) -> Vec<Conflict> {
        let mut found = engine::conflicts(self.form, self.answers(), now.date_naive());
        found.extend(engine::case_conflicts(self.form, &self.case.facts(), &self.with_pending()));
        found.extend(engine::consent_conflicts(self.form, self.answers(), |what| self.decided(what)));
        found
            .iter()
            .map(|conflict| Conflict {
                code: choice_word(&conflict.code),
                pages: self.on_route(conflict.pages(self.form)),
            })
            .collect()
    }

    /// Returns the keys of those pages that the route has: only they can be looked at.
    fn on_route(&self, pages: Vec<&engine::Page>) -> Vec<String> {
        let route = self.pages();
        let here = pages.into_iter().filter(|page| route.iter().any(|other| other.key == page.key));
        here.map(|page| page.key.clone()).collect()
    }

    pub fn edition(&self, now: Moment) -> FormEdition {
        FormEdition {
            version: self.form.version.clone(),
            source: self.form.source.clone(),
            verified_on: self.form.verified_on.to_string(),
            is_old: self.form.is_old(now.date_naive()),
        }
    }

    /// Returns the newer copy of the form, if this draft follows an older one and is not frozen.
    fn newer_form(&self) -> Option<NewerForm> {
        let newest = Form::current();
        if newest.version == self.form.version || self.frozen_since.is_some() {
            return None;
        }
        let everything = self.everything();
        let changes = engine::compare(self.form, newest).into_iter().map(|change| FormChange {
            kind: choice_word(&change.kind),
            answered: change.fields.iter().any(|field| everything.contains_key(field)),
            what: change.what,
        });
        Some(NewerForm { version: newest.version.clone(), changes: changes.collect() })
    }
}

/// Names what was found after what was asked. A choice that is missing is chosen, not typed.
fn named(page: &engine::Page, finding: &casework::finding::Finding) -> NamedFinding {
    let field = page.field(&finding.field);
    let chosen = field
        .is_some_and(|field| matches!(field.control, Control::Choice | Control::Choices | Control::List));
    let mut found = FieldFinding::from(finding);
    if chosen && finding.code == FindingCode::Missing {
        "missing-choice".clone_into(&mut found.code);
    }
    NamedFinding { label: field.map_or_else(String::new, |field| field.label.clone()), finding: found }
}
